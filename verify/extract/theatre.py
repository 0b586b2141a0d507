"""Which coalition is meant by "the coalition", and by its spokesman: the one that fights in the countries a text tells of (`theatre`)."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from verify.extract.speakers import Speaker
from verify.model import SourceRef
from verify.rulepack import ActorSpec, Rules, SourceSpec
from verify.text.normalise import fold

_ARTICLES = frozenset({"the", "a", "an"})


def coalition_of(named: ActorSpec, called: str, told: Collection[str], actors: Mapping[str, ActorSpec]) -> ActorSpec:
    """The coalition that is meant by one called no more than so in a text of these countries: in Yemen another than in Iraq."""
    return next((a for a in fighting_in(told, named, actors) if part_of_name(called, a)), named)


def fighting_in(told: Collection[str], instead_of: ActorSpec, actors: Mapping[str, ActorSpec]) -> list[ActorSpec]:
    """The coalitions that fight in these countries, in the order of their ids; none where the one they would replace does."""
    if not told or not set(told).isdisjoint(instead_of.theatre):
        return []
    return [a for _, a in sorted(actors.items()) if a.kind == "coalition" and not set(told).isdisjoint(a.theatre)]


def part_of_name(text: str, spec: ActorSpec | SourceSpec) -> bool:
    """Whether folded words say no more than a name of a party or a source: "the coalition" of one that is called "the Arab coalition"."""
    words = set(text.split()) - _ARTICLES
    return any(words <= set(fold(name).split()) for names in spec.names.values() for name in names)


def spokesman_of(told_by: Speaker, called: str, told: Collection[str], rules: Rules) -> Speaker:
    """The voice of a text that calls itself no more than a coalition's: that of the coalition that fights in these countries."""
    side = rules.actors.get(told_by.affiliation or "")
    if side is None or side.kind != "coalition":
        return told_by
    for meant in fighting_in(told, side, rules.actors):
        for spec in (s for _, s in sorted(rules.sources.items()) if s.affiliation == meant.id):
            if part_of_name(fold(called), spec):
                return replace(told_by, source=SourceRef(spec.id, spec.name, told_by.source.kind), affiliation=meant.id)
    return told_by
