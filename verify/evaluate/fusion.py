"""Truth discovery: what many sources say of many objects, with the true values of some. No report is needed.

A folder with `claims.csv` (obj, src, value), `groundtruths.csv` (obj, value, from specific to general) and perhaps `hierarchy.csv`
(ID, name, parentID).
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from verify.assess import Tree, fuse_table
from verify.evaluate.calibration import calibration
from verify.evaluate.labels import table
from verify.evaluate.measures import share
from verify.text.normalise import fold

Rows = list[tuple[str, str, str]]


def fits(path: Path) -> bool:
    """True for a folder of this layout."""
    return (path / "claims.csv").is_file() and (path / "groundtruths.csv").is_file()


def score(path: Path) -> dict[str, Any]:
    """Accuracy of the fused value beside a plain vote and the best that choosing could do, and its calibration."""
    claims = [(r["obj"], r["src"], r["value"]) for r in table(path / "claims.csv") if r.get("obj") and r.get("src") and r.get("value")]
    gold = {r["obj"]: r["value"].split(",")[0].strip() for r in table(path / "groundtruths.csv") if r.get("value")}
    return _judged(claims, gold, _tree(path / "hierarchy.csv"))


def _judged(claims: Rows, gold: dict[str, str], tree: Tree | None) -> dict[str, Any]:
    best: dict[str, tuple[str, float]] = {}
    for obj, value, probability in fuse_table(claims, hierarchy=tree):
        if obj not in best or probability > best[obj][1]:
            best[obj] = (value, probability)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for obj, _, value in claims:
        told[obj][value] += 1
    asked = [obj for obj in sorted(gold) if obj in best]
    right = [_same(best[obj][0], gold[obj]) for obj in asked]
    voted = [_same(min(told[obj], key=lambda v: (-told[obj][v], v)), gold[obj]) for obj in asked]
    could = [any(_same(v, gold[obj]) for v in told[obj]) for obj in asked]
    return {
        "objects": len(gold), "told_of": len(asked), "accuracy": share(sum(right), len(gold)), "accuracy_of_a_vote": share(sum(voted), len(gold)),
        "accuracy_at_best": share(sum(could), len(gold)), "calibration": calibration([best[obj][1] for obj in asked], right),
    }  # fmt: skip


def _same(a: str, b: str) -> bool:
    return fold(a) == fold(b)


def _tree(path: Path) -> Tree | None:
    """Values with the broader ones above them, from (ID, name, parentID); a root that holds everything says nothing."""
    if not path.is_file():
        return None
    found = table(path)
    names = {r["ID"]: r["name"] for r in found}
    parents: dict[str, str | None] = {r["ID"]: r["parentID"] for r in found}
    tops = [n for n in names if parents[n] not in names]
    if len(tops) == 1 and len(names) > 1:
        del names[tops[0]]
    return Tree(parents, names)
