"""Articles that agree with a database of casualties, or not."""

import json
from pathlib import Path

from msgspec.structs import replace

from tests.evaluate.conftest import claim, event, report
from verify.evaluate import credibility
from verify.model import Claim, Credibility
from verify.rulepack import Rules


def believed(name: str, probability: float | None) -> Claim:
    return replace(claim(f"c-{name}", name), credibility=Credibility(3 if probability is not None else 6, probability, ()))


def test_figures_by_hand(tmp_path: Path, few: Rules) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [
        {"unit_id": n, "labels": label, "article_title": "T", "article_content": "C", "source": "s", "date": "4/5/2017"}
        for n, label in enumerate("1100")
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert next(credibility.documents(path, few)) == {
        "id": "0", "publisher": "s", "lang": "en", "published_at": "2017-04-05", "text": "T\n\nC",
    }  # fmt: skip
    claims = [believed("0", 0.9), believed("1", 0.4), believed("2", 0.5), believed("3", None)]
    made = report(claims, [event("e-0", ["c-0"], belief=0.9), event("e-2", ["c-2"], belief=0.2)])
    found = credibility.score(path, made, few)
    assert (found["articles"], found["with_claim"], found["articles_with_credibility"]) == (4, 4, 3)
    assert found["auc_of_claims"] == 0.5, "one true article above the false one, one below"
    assert found["auc_of_events"] == 1.0
