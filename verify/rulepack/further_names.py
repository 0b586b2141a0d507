"""Names that a language pack adds to the places, parties and sources of other packs, so that a new language needs no change to them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from verify.rulepack.fields import texts
from verify.rulepack.spec import LintFinding
from verify.rulepack.yaml_lines import Block

if TYPE_CHECKING:
    from verify.rulepack.load import Rules


class FurtherNames(NamedTuple):
    """What something of this id is called in one more language; `adjectives` of a party alone ("American")."""

    id: str
    lang: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    file: str
    line: int


def read_further(section: Any, lang: str, file: str, line: int) -> tuple[list[FurtherNames], list[LintFinding]]:
    """The entries of a section `names:`, `id: [names]` or `id: {names: [...], adjectives: [...]}`, and what is wrong with it."""
    if not isinstance(section, Block):
        return [], [LintFinding(file, line, "", "names must be a mapping of the id of a place, a party or a source to its names")]
    found: list[FurtherNames] = []
    wrong: list[LintFinding] = []
    for key, value in section.items():
        at = section.lines[key]
        given = value if isinstance(value, Mapping) else {"names": value}
        unknown = next((k for k in given if k not in ("names", "adjectives")), None)
        problem = f"unknown field {unknown!r}; known are names, adjectives" if unknown is not None else None
        problem = problem or next((p for v in given.values() if (p := texts(v)) is not None), None)
        if problem is not None:
            wrong.append(LintFinding(file, at, str(key), f"names: {problem}"))
        else:
            found.append(FurtherNames(str(key), lang, tuple(given.get("names", ())), tuple(given.get("adjectives", ())), file, at))
    return found, wrong


def add_further(rules: "Rules", more: FurtherNames) -> str | None:
    """Adds the names to what bears the id; what is wrong, if there is nothing that could bear them."""
    rules.named_by_pack.add(more.lang)
    actor, source, place = rules.actors.get(more.id), rules.sources.get(more.id), rules.places.get(more.id)
    if actor is not None:
        names, adjectives = _with(actor.names, more.lang, more.names), _with(actor.adjectives, more.lang, more.adjectives)
        rules.actors[more.id] = replace(actor, names=names, adjectives=adjectives)
    elif more.adjectives:
        return f"there is no party {more.id!r} that could have adjectives"
    elif source is not None:
        rules.sources[more.id] = replace(source, names=_with(source.names, more.lang, more.names))
    elif place is not None:
        rules.places[more.id] = replace(place, names=_with(place.names, more.lang, more.names))
    else:
        return f"there is no place, party or source {more.id!r}"
    return None


def _with(held: Mapping[str, tuple[str, ...]], lang: str, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The names with those of one language added behind what it has."""
    return {**held, lang: tuple(dict.fromkeys((*held.get(lang, ()), *names)))} if names else held
