"""Who agrees with whom: one row an independent voice, one column a dimension."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from verify.model import DIMENSIONS, Claim, ComparedValue, Comparison, Dimension, Event, ProvenanceGroup
from verify.render.book import Book
from verify.render.i18n import Interface
from verify.render.phrases import Phrases
from verify.render.safe import visible

SYMBOLS = {"agree": "✓", "partial": "≈", "conflict": "✕", "single": "1", "silent": "–", "unknown": "?"}

AGAINST_SHOWN = 3


class Cell(Struct, frozen=True):
    """A verdict or `unknown` (says that it does not know), with what was said and the voices it excludes."""

    state: str
    symbol: str
    word: str
    values: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Legend(Struct, frozen=True):
    """A symbol of the matrix with its word and meaning."""

    state: str
    symbol: str
    word: str
    means: str


class Voice(Struct, frozen=True):
    """A row: the voice, the sources it is made of with their Admiralty letters, its cells."""

    name: str
    members: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]


class Explained(Struct, frozen=True):
    """A column's verdict with the engine's sentence."""

    dimension: str
    cell: Cell
    explanation: str
    conflict: str
    rule_id: str


class Matrix(Struct, frozen=True):
    """The table as the template draws it."""

    columns: tuple[str, ...]
    voices: tuple[Voice, ...]
    verdicts: tuple[Explained, ...]


def comparison(event: Event, dimension: Dimension) -> Comparison:
    """The event's comparison on one dimension."""
    found: Comparison = getattr(event.comparisons, dimension)
    return found


def cell(phrases: Phrases, state: str, values: tuple[str, ...] = (), against: tuple[str, ...] = ()) -> Cell:
    """A cell of this state with its symbol and word."""
    return Cell(state, SYMBOLS[state], phrases.ui.s(f"verdict.{state}"), values, against)


class Dimensions(Struct, frozen=True):
    """The dimensions that have one verdict: "✕ casualties, place"."""

    state: str
    symbol: str
    word: str
    names: str


def by_verdict(event: Event, ui: Interface) -> tuple[Dimensions, ...]:
    """The event's dimensions by verdict, contradictions first."""
    found: dict[str, list[str]] = {"conflict": [], "partial": [], "agree": [], "single": [], "silent": []}
    for dimension in DIMENSIONS:
        found[comparison(event, dimension).verdict].append(ui.s(f"dimension.{dimension}"))
    separator = ui.s("sentence.list")
    return tuple(Dimensions(v, SYMBOLS[v], ui.s(f"verdict.{v}"), separator.join(names)) for v, names in found.items() if names)


def matrix(event: Event, book: Book, phrases: Phrases) -> Matrix:
    """Rows in the order of the provenance groups, columns in the order of the dimensions."""
    ui = phrases.ui
    claims = {c.id: c for c in book.claims_of(event)}
    names = {g.id: phrases.voice(g, claims) for g in event.provenance_groups}
    voices = tuple(
        Voice(
            names[group.id],
            _members(group, claims, book, phrases),
            tuple(_cell(group, dimension, event, claims, names, phrases) for dimension in DIMENSIONS),
        )
        for group in event.provenance_groups
    )
    verdicts = tuple(_explained(dimension, comparison(event, dimension), phrases) for dimension in DIMENSIONS)
    return Matrix(tuple(ui.s(f"dimension.{d}") for d in DIMENSIONS), voices, verdicts)


def _members(group: ProvenanceGroup, claims: Mapping[str, Claim], book: Book, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    ids = sorted({claims[i].source.id for i in group.claim_ids if i in claims})
    found = []
    for source_id in ids:
        source = book.source(source_id)
        found.append((phrases.source(source_id, book.source_name(source_id)), "F" if source is None else source.reliability.letter))
    return tuple(found)


def _cell(
    group: ProvenanceGroup, dimension: Dimension, event: Event, claims: Mapping[str, Claim], names: Mapping[str, str], phrases: Phrases
) -> Cell:
    """What the voice says, and how that stands to the others: only those who exclude each other are in conflict."""
    compared = comparison(event, dimension)
    own = [v for v in compared.values if v.source_group == group.id]
    if own:
        words = tuple(dict.fromkeys(phrases.compared(dimension, v, claims.get(v.claim_id)) for v in own))
        against = tuple(dict.fromkeys(names.get(g, g) for v in own for g in v.against))
        more = len(against) - AGAINST_SHOWN
        if more > 0:
            against = (*against[:AGAINST_SHOWN], phrases.ui.count("further", more))
        return cell(phrases, _stand(own, compared), words, against)
    told = [claims[i] for i in group.claim_ids if i in claims]
    return cell(phrases, "unknown" if any(phrases.unknown_stated(dimension, c) for c in told) else "silent")


def _stand(own: Sequence[ComparedValue], compared: Comparison) -> str:
    """The strongest of the verdicts on a voice's values; that on the dimension where a report does not give them singly."""
    found = {v.verdict for v in own}
    if None in found:
        return compared.verdict if compared.verdict != "silent" else "single"
    return next(v for v in ("conflict", "agree", "partial", "single", "silent") if v in found)


def _explained(dimension: Dimension, compared: Comparison, phrases: Phrases) -> Explained:
    conflict = "" if compared.conflict_type is None else phrases.ui.s(f"conflict_type.{compared.conflict_type}")
    return Explained(
        phrases.ui.s(f"dimension.{dimension}"),
        cell(phrases, compared.verdict),
        visible(compared.explanation, 600),
        conflict,
        visible(compared.rule_id),
    )


def legend(ui: Interface) -> tuple[Legend, ...]:
    """All symbols."""
    return tuple(Legend(s, mark, ui.s(f"verdict.{s}"), ui.s(f"verdict_means.{s}")) for s, mark in SYMBOLS.items())
