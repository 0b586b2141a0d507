"""The evidence of a structured claim: it came structured, so no words stand behind it; a piece of it that comes again is one object."""

from functools import partial

from verify.model import Attribution, Claim, DateSpan, Evidence, Interval
from verify.read.recurring import Memo


class Proofs:
    """The pieces of evidence of one run."""

    def __init__(self) -> None:
        self._killed, self._wounded, self._missing, self._civilians = map(_counts, ("killed", "wounded", "missing", "civilians_killed"))
        self._casualties, self._damage, self._types = map(_words, ("casualties_status", "damage", "event_type"))
        self._assertions, self._places, self._weapons = map(_words, ("assertion", "place", "weapon"))
        self._dates: Memo[DateSpan, Evidence] = Memo(_date)
        self._blames: Memo[Attribution, Evidence] = Memo(_blame)

    def of(self, claim: Claim) -> tuple[Evidence, ...]:
        """One piece for each value of a claim."""
        found: list[Evidence] = []
        add, status = found.append, claim.casualties_status
        if claim.killed is not None:
            add(self._killed[claim.killed])
        if claim.wounded is not None:
            add(self._wounded[claim.wounded])
        if claim.missing is not None:
            add(self._missing[claim.missing])
        if claim.civilians_killed is not None:
            add(self._civilians[claim.civilians_killed])
        if status not in ("silent", "reported") or (status == "reported" and claim.killed is None):
            add(self._casualties[status])
        if claim.damage_status != "silent":
            add(self._damage[claim.damage or claim.damage_status])
        if claim.attribution is not None:
            add(self._blames[claim.attribution])
        for place in claim.places:
            add(self._places[place.name])
        if claim.date is not None:
            add(self._dates[claim.date])
        if claim.weapon is not None:
            add(self._weapons[claim.weapon.type])
        if claim.event_type != "other":
            add(self._types[claim.event_type])
        if claim.assertion != "asserted":
            add(self._assertions[claim.assertion])
        return tuple(found)


def _counts(dimension: str) -> Memo[Interval, Evidence]:
    return Memo(lambda count: _proof(dimension, count.in_words()))


def _words(dimension: str) -> Memo[str, Evidence]:
    return Memo(partial(_proof, dimension))


def _date(span: DateSpan) -> Evidence:
    return _proof("date", span.start if span.start == span.end else f"{span.start} to {span.end}")


def _blame(given: Attribution) -> Evidence:
    names = ", ".join([a.name for a in given.actors])
    return _proof("attribution", f"{given.status} {names}".strip())


def _proof(dimension: str, value: str) -> Evidence:
    return Evidence("structured", dimension, value=value)
