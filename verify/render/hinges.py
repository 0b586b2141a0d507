"""What would change a verdict: what comes out otherwise without one voice or a few, as rows of a table."""

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from verify.model import DIMENSIONS, Actor, Event
from verify.render.book import Book
from verify.render.phrases import Phrases

SETS_SHOWN = 5
_ORDER = ("grade", "party", "killed", *DIMENSIONS)


class HingeRow(Struct, frozen=True):
    """Something of the event, how it is, how it would be, and the voices without which it would; `more` sets of them are not shown."""

    what: str
    now: str
    then: str
    without: tuple[Markup, ...]
    more: int


def hinge_rows(event: Event, book: Book, phrases: Phrases) -> tuple[HingeRow, ...]:
    """The grade first, then who and how many, then the verdicts; sets of fewest voices first."""
    names = {g.id: phrases.voice(g, book.claims) for g in event.provenance_groups}
    parties = {a.actor.name: a.actor for a in event.assessed.attribution}
    for claim in book.claims_of(event):
        parties.update((a.name, a) for a in (claim.attribution.actors if claim.attribution is not None else ()))
    found: dict[tuple[str, str, str], list[tuple[str, ...]]] = {}
    for hinge in event.hangs_on or ():
        for change in hinge.changes:
            found.setdefault((change.what, change.before, change.after), []).append(hinge.voices)
    rows = []
    for what, before, after in sorted(found, key=lambda k: (_ORDER.index(k[0]) if k[0] in _ORDER else len(_ORDER), k)):
        sets = sorted(found[what, before, after], key=len)
        joined = tuple(phrases.ui.joined([names.get(v, v) for v in s], "event.hinge_and") for s in sets[:SETS_SHOWN])
        now, then = (_said(what, v, parties, phrases) for v in (before, after))
        rows.append(HingeRow(_what(what, phrases), now, then, joined, len(sets) - len(joined)))
    return tuple(rows)


def _what(what: str, phrases: Phrases) -> str:
    ui = phrases.ui
    if what in DIMENSIONS:
        return ui.s("event.hinge_verdict").format(dimension=ui.s(f"dimension.{what}"))
    return ui.term("hinge", what)


def _said(what: str, value: str, parties: Mapping[str, Actor], phrases: Phrases) -> str:
    ui = phrases.ui
    if not value:
        return ui.s("site.not_stated" if what == "killed" else "event.hinge_nothing")
    if what == "grade":
        return ui.term("grade", value)
    if what in DIMENSIONS:
        return ui.term("verdict", value)
    return phrases.actor(parties[value]) if value in parties else phrases.name(value)
