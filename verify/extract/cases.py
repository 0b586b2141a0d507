"""Runs the cases inside the rules of a language pack: each rule must read its own examples as it says."""

from collections.abc import Iterable, Mapping
from typing import Any

from verify.extract.extractor import Extractor
from verify.model import Claim, Document
from verify.rulepack import PatternSpec, Rules

_PUBLISHED = "2021-07-11T12:00:00+03:00"


def run_cases(rules: Rules) -> tuple[list[str], int]:
    """Findings "file:line: rule ...: ..." of cases that fail, and how many cases were run."""
    extractor = Extractor(rules)
    findings: list[str] = []
    count = 0
    for lang in sorted(rules.lang):
        for spec in rules.lang[lang].rules:
            for case in spec.cases:
                count += 1
                problem = _problem(extractor, lang, spec, case)
                if problem is not None:
                    findings.append(f"{spec.file}:{spec.line}: rule {spec.id}: {problem}")
    return findings, count


def _problem(extractor: Extractor, lang: str, spec: PatternSpec, case: Mapping[str, Any]) -> str | None:
    text, reads = str(case["text"]), case.get("reads") or {}
    document = Document(id="case", text=text, lang=lang, source="case", published_at=_PUBLISHED)
    _, traces = extractor.explain(document)
    fits = any(m.rule.id == spec.id for t in traces for m in t.matches)
    if reads and not fits:
        return f"does not fit its own example {text!r}"
    if not reads and spec.dimension == "speech" and fits:
        return f"fits {text!r}, where it should not"
    if spec.dimension == "speech":
        return None
    got = _values(extractor.extract(document))
    wrong = {k: (v, got.get(k)) for k, v in reads.items() if got.get(k) != v}
    if wrong:
        told = "; ".join(f"{k} should be {want}, was read as {have}" for k, (want, have) in sorted(wrong.items()))
        return f"{text!r}: {told}"
    if not reads:
        extra = {k: got[k] for k in _of_dimension(spec.dimension) if got.get(k) not in (None, [], "silent")}
        if extra:
            return f"{text!r}: nothing should be read, but {extra} was"
    return None


def _of_dimension(dimension: str) -> Iterable[str]:
    return {
        "casualties": ("killed", "wounded", "status"), "attribution": ("actors", "status"), "damage": ("damage", "damage_status"),
        "weapon": ("weapon",), "assertion": (),
    }.get(dimension, ())  # fmt: skip


def _values(claims: Iterable[Claim]) -> dict[str, Any]:
    """The values of the claims of one example, the first that states each."""
    out: dict[str, Any] = {}
    for c in claims:
        for name in ("killed", "wounded", "missing"):
            value = getattr(c, name)
            if value is not None:
                out.setdefault(name, [value.min, value.max])
        if c.casualties_status == "unknown_stated":
            out.setdefault("status", c.casualties_status)
        if c.attribution is not None:
            out.setdefault("actors", [a.id for a in c.attribution.actors])
            out.setdefault("status", c.attribution.status)
        if c.damage is not None:
            out.setdefault("damage", c.damage)
        if c.damage_status == "unknown_stated":
            out.setdefault("damage_status", c.damage_status)
        if c.weapon is not None:
            out.setdefault("weapon", c.weapon.type)
            if c.weapon.count is not None:
                out.setdefault("count", [c.weapon.count.min, c.weapon.count.max])
        out["assertion"] = c.assertion if c.assertion != "asserted" else out.get("assertion", c.assertion)
    return out
