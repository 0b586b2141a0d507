"""Runs the cases of places, actors and sources: the text of a case must name the item it stands in, or what the case says instead.

`{text: "هجوم على قاعدة العند", reads: place.ye.al-anad}`; an item without `reads` must not be found in the text of the case.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verify.extract.extractor import Extractor
from verify.extract.items import actors_of, place_of, sources_of
from verify.extract.place_resolution import resolve
from verify.model import Document
from verify.rulepack import ActorSpec, PlaceSpec, Rules, SourceSpec

_PUBLISHED = "2021-07-11T12:00:00+03:00"


def run_name_cases(rules: Rules) -> list[str]:
    """Findings "file:line: id: ..." of the cases that fail; a case in a language no pack reads is one of them."""
    extractor = Extractor(rules)
    return [
        f"{spec.file}:{spec.line}: {spec.id}: {problem}" for spec, case in name_cases(rules) if (problem := _problem(extractor, spec, case))
    ]


def name_cases(rules: Rules) -> Iterator[tuple[PlaceSpec | ActorSpec | SourceSpec, Mapping[str, Any]]]:
    """Every case of a place, an actor or a source with the item it stands in."""
    items: tuple[Mapping[str, PlaceSpec | ActorSpec | SourceSpec], ...] = (rules.places, rules.actors, rules.sources)
    yield from ((table[key], case) for table in items for key in sorted(table) for case in table[key].cases)


def _problem(extractor: Extractor, spec: PlaceSpec | ActorSpec | SourceSpec, case: Mapping[str, Any]) -> str | None:
    text, reads = str(case["text"]), case.get("reads")
    lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
    found = set(_ids(extractor, spec, Document(id="case", text=text, lang=lang, source="case", published_at=_PUBLISHED)))
    if reads is None:
        return f"{text!r}: should not be found here" if spec.id in found else None
    return None if str(reads) in found else f"{text!r}: should be read as {reads}, was read as {', '.join(sorted(found)) or 'nothing'}"


def _ids(extractor: Extractor, spec: PlaceSpec | ActorSpec | SourceSpec, document: Document) -> Iterable[str]:
    _, traces = extractor.explain(document)
    items = [item for trace in traces for item in trace.sentence.items]
    if isinstance(spec, PlaceSpec):
        mentions = [mention for item in items if (mention := place_of(item)) is not None]
        return [resolved.place.id for resolved in resolve(mentions, (), extractor.rules.places)]
    if isinstance(spec, ActorSpec):
        return [actor.id for item in items for actor in actors_of(item)]
    return [source.id for item in items for source in sources_of(item)]
