"""Looks for what is wrong with rule packs, beyond what keeps them from being loaded."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import available_timezones

from verify.rulepack.hierarchy import containers, umbrellas
from verify.rulepack.load import LanguagePack, Rules, read_packs
from verify.rulepack.names import key_of
from verify.rulepack.spec import LintFinding, PatternSpec, PlaceSpec, SourceSpec

ITEM_KINDS = frozenset({"word", "number", "date", "place", "actor", "actor_adj", "source", "name"})
DIMENSIONS = frozenset({"speech", "casualties", "damage", "attribution", "weapon", "assertion", "event", "place", "time"})
_REFERENCE = re.compile(r"\{([^\d,}][^}]*)\}")


def lint_packs(dirs: Sequence[Path] = ()) -> list[LintFinding]:
    """Everything wrong with our packs together with those in `dirs`, sorted by file and line."""
    rules, findings = read_packs(dirs)
    for check in (_patterns, _zones, _containment, _umbrellas, _twin_sources):
        findings += check(rules)
    return sorted(_once(findings))


def _once(findings: Sequence[LintFinding]) -> list[LintFinding]:
    """Each finding once."""
    return list({(f.file, f.line, f.rule_id, f.message): f for f in findings}.values())


def _patterns(rules: Rules) -> Iterator[LintFinding]:
    for _, pack in sorted(rules.lang.items()):
        known = _tags(pack)
        for rule in pack.rules:
            yield from _pattern(rule, known)


def _tags(pack: LanguagePack) -> frozenset[str]:
    values = {f"{name}:{e.value}" for name, entries in pack.lexicons.items() for e in entries if e.value is not None}
    return frozenset(values | set(pack.lexicons) | ITEM_KINDS)


def _pattern(rule: PatternSpec, known: frozenset[str]) -> Iterator[LintFinding]:
    if rule.dimension not in DIMENSIONS:
        yield LintFinding(rule.file, rule.line, rule.id, f"unknown dimension {rule.dimension!r}; known are {', '.join(sorted(DIMENSIONS))}")
    for reference in _REFERENCE.findall(rule.pattern):
        for name in (part.strip() for part in reference.split("|")):
            if not name.startswith("'") and name not in known:
                yield LintFinding(rule.file, rule.line, rule.id, f"there is no lexicon {name!r} in {rule.lang}")
    try:
        re.compile(_REFERENCE.sub("x", rule.pattern))
    except re.error as error:
        yield LintFinding(rule.file, rule.line, rule.id, f"the pattern is no regular expression: {error}")
    if not rule.cases:
        yield LintFinding(rule.file, rule.line, rule.id, "a rule needs at least one case that proves it")


def _zones(rules: Rules) -> Iterator[LintFinding]:
    zones = available_timezones()
    specs: list[PlaceSpec | SourceSpec] = [*rules.places.values(), *rules.sources.values()]
    for spec in specs:
        if spec.timezone is not None and spec.timezone not in zones:
            yield LintFinding(spec.file, spec.line, spec.id, f"there is no time zone {spec.timezone!r}; write one such as Asia/Damascus")


def _containment(rules: Rules) -> Iterator[LintFinding]:
    for place in rules.places.values():
        if place.id in containers(place.id, rules.places):
            yield LintFinding(place.file, place.line, place.id, "a place cannot lie within itself")


def _umbrellas(rules: Rules) -> Iterator[LintFinding]:
    for actor in rules.actors.values():
        if actor.id in umbrellas(actor.id, rules.actors):
            yield LintFinding(actor.file, actor.line, actor.id, "an actor cannot be its own umbrella")


def _twin_sources(rules: Rules) -> Iterator[LintFinding]:
    held: dict[str, str] = {}
    for _, source in sorted(rules.sources.items()):
        for key in dict.fromkeys(key_of(n) for n in (source.name, *(n for terms in source.names.values() for n in terms))):
            if key in held and rules.sources[held[key]].kind == source.kind:
                yield LintFinding(source.file, source.line, source.id, f"the name {key!r} is also that of {held[key]}, of the same kind")
            held.setdefault(key, source.id)
