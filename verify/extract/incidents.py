"""Which incident a clause is about: follows dates, places, weapons and parties through one text.

A text tells several incidents. A clause with a date of its own, "separately", or "this comes after" opens one or goes back to one
already told; "in response to ..." speaks of another one in passing; everything else stays with the incident last spoken of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from verify.extract.lexer import Item, actors_of, date_of
from verify.extract.segments import Segment
from verify.model import DateSpan, Place
from verify.text.dates import DateMention

_VAGUE_KINDS = frozenset({"other", "strike"})
_REMEMBERED = 100
_NEWS_DAYS, _AHEAD, _LEADS = 3, 16, 2
_EXACT_KM = 20.0
_PLAINLY = 2
_JOINED = ("meanwhile", "another", "item", "later")
_NEWS = ("main", *_JOINED)
_CARRIED = ("reason", "after", "response")


class Clause(NamedTuple):
    """Items [first, last] of a segment; `mode` is main, reason, response, after, later, meanwhile, resumed, item, another, next or dated."""

    segment: Segment
    first: int
    last: int
    mode: str
    lead: Item | None

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the clause."""
        return self.segment.sentence.items[self.first : self.last + 1]

    @property
    def told(self) -> Iterable[Item]:
        """The items without those that only say who speaks, and when."""
        framed = self.segment.framed
        return (i for i in self.items if not any(a <= i.start < b for a, b in framed))


class Dated(NamedTuple):
    """A date with the item it was read from."""

    span: DateSpan
    item: Item


@dataclass(slots=True)
class Incident:
    """One incident as this text tells it so far."""

    number: int
    dated: Dated | None = None
    stated: Dated | None = None
    derived: bool = False
    places: dict[str, Place] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    background: bool = False
    paragraph: int = -1


class Facts(NamedTuple):
    """What a clause says that tells incidents apart; `above` are the umbrellas of the agents, `stated` when it was said."""

    dated: Dated | None
    offset_days: int | None
    same_day: bool
    places: tuple[Place, ...]
    types: frozenset[str]
    agents: frozenset[str]
    happened: bool
    responded: bool
    points_back: bool = False
    stated: Dated | None = None
    above: frozenset[str] = frozenset()


_ATTACK_TAGS = frozenset({"attack", "attack_verb", "suffered", "casualty_event", "casualty_verb"})


def happens(items: Sequence[Item]) -> bool:
    """Whether a clause tells of violence at all."""
    if any(t.lexicon in _ATTACK_TAGS for i in items for t in i.tags):
        return True
    armed = [k for k, i in enumerate(items) if i.has("weapon")]
    return bool(armed) and (any(i.has("fell") for i in items) or _headline(items, armed[0]))


def acts(items: Sequence[Item]) -> bool:
    """Whether a clause tells of an act, and not of its victims alone."""
    for i in items:
        if (i.has("attack") or i.has("attack_verb") or i.has("suffered")) and not (i.has("casualty_verb") or i.has("casualty_event")):
            return True
    return any(i.has("weapon") for i in items) and any(i.has("fell") for i in items)


def _told_before(items: Sequence[Item]) -> bool:
    """Whether the attack a clause speaks of is one told already: "after the strike"."""
    attack = next((k for k, i in enumerate(items) if i.has("attack")), None)
    return attack is not None and (items[attack].has("definite") or (attack > 0 and items[attack - 1].has("definite")))


def dates_words(items: Sequence[Item], date_item: Item) -> bool:
    """Whether a date is that of something said, written or counted: "a list released on", "posted on", "by 1 November"."""
    k = next((n for n, i in enumerate(items) if i is date_item), 0)
    before = items[max(0, k - 2) : k]
    if before and before[-1].has("as_of"):
        return True
    return any(i.has("published") for i in before[-1:]) or (len(before) == 2 and before[0].has("published") and before[1].kind != "punct")


def _dated_apart(before: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether a relative clause tells an act of another day: "... today against those who fired the rockets that fell there last night"."""
    if not acts(before) or not happens(behind):
        return False
    first, second = (next((d for i in part if (d := date_of(i)) is not None and d.span is not None), None) for part in (before, behind))
    return first is not None and second is not None and _start(first) != _start(second)


def _start(mention: DateMention) -> str | None:
    return mention.span.start[:10] if mention.span is not None else None


def _headline(items: Sequence[Item], weapon: int) -> bool:
    """Whether a line without a verb says what came down where: "Rockets on the base at ..."."""
    onto = weapon + 1
    leads = weapon < _LEADS or (items[weapon - 1].kind == "punct" and items[weapon - 1].text == ":")
    return leads and onto < len(items) and items[onto].has("against") and any(i.kind == "place" for i in items[onto : onto + 4])


def clauses(segment: Segment, before: Clause | None = None) -> list[Clause]:
    """The clauses of a segment, cut where another incident may begin.

    `before` is the last clause of the segment before: what it only began, "a day after a drone that", this one goes on with.
    """
    items = segment.sentence.items
    if before is not None and before.segment.sentence is segment.sentence and before.mode in _CARRIED and not happens(before.items):
        going_on = clauses(segment._replace(joint=before.mode))
        return [going_on[0]._replace(mode=before.mode, lead=before.lead), *going_on[1:]]
    cuts: list[tuple[int, str]] = [(segment.first, segment.joint)]
    for k in range(segment.first, segment.last + 1):
        mode = _opens(items, k, cuts[-1][0])
        if mode is None:
            continue
        done = items[cuts[-1][0] : k]
        if mode == "main" or (mode == "reason" and not happens(done)):
            if mode == "main" and cuts[-1][1] == "reason" and _leads(items, cuts):
                cuts.append((k, "main"))
            elif mode == "reason" and _resumes(items, k, segment.last):
                cuts = [*cuts, (k, "reason")] if k > segment.first else [(k, "reason")]
            elif mode == "reason" and k - segment.first <= _LEADS and cuts[-1][1] != "after":
                cuts[-1] = (cuts[-1][0], "reason")
            continue
        if k == segment.first or not any(i.kind != "punct" for i in done):
            cuts[-1] = (cuts[-1][0], mode)
        else:
            cuts.append((k, mode))
    ends = [start - 1 for start, _ in cuts[1:]] + [segment.last]
    return [Clause(segment, a, b, mode, items[a] if a <= b else None) for (a, mode), b in zip(cuts, ends, strict=True) if a <= b]


def _leads(items: Sequence[Item], cuts: Sequence[tuple[int, str]]) -> bool:
    """Whether nothing has happened yet before the clause begun last."""
    return all(mode == "main" and not happens(items[a : cuts[n + 1][0]]) for n, (a, mode) in enumerate(cuts[:-1]))


def _resumes(items: Sequence[Item], k: int, last: int) -> bool:
    """Whether the main clause comes behind a comma: "after the rocket fire, the army answered"."""
    comma = next((n for n in range(k + 1, min(k + _AHEAD, last)) if items[n].kind == "punct" and items[n].text == ","), None)
    return comma is not None and happens(items[comma + 1 : comma + _AHEAD])


def _opens(items: Sequence[Item], k: int, start: int) -> str | None:
    item = items[k]
    if item.kind == "punct" and item.text == ";":
        return "next"
    if item.kind == "punct" and item.text == "," and happens(items[k + 1 : k + _AHEAD]):
        return "main"
    if item.has("comes_after"):
        return "after"
    found = date_of(item)
    if found is not None:
        if found.kind == "offset_after":
            return "reason"
        leads = k == start or items[k - 1].kind == "punct" or (k - start <= 2 and start > 0)
        cuts = leads and found.span is not None and happens(items[start:k]) and happens(items[k + 1 : k + _AHEAD])
        return "dated" if cuts else None
    if item.has("later") and k - start <= _LEADS:
        return "later"
    if item.has("relative") and _dated_apart(items[start:k], items[k + 1 : k + _AHEAD]):
        return "dated"
    if item.has("prompted"):
        return "response"
    if item.has("reply_to"):
        return "reason" if happens(items[k + 1 : k + 9]) or any(i.has("casualty") for i in items[k + 1 : k + 9]) else None
    if item.has("another"):
        return "another"
    if item.has("meanwhile"):
        return "meanwhile"
    return None


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def same_time(a: DateSpan, b: DateSpan) -> bool:
    """Whether two spans can be the same time: they share a day."""
    return _day(a.start) <= _day(b.end) and _day(b.start) <= _day(a.end)


class Tracker:
    """The incidents of one text, in the order they were told."""

    def __init__(self, published: date | None = None) -> None:
        self._published = published
        self.told: list[Incident] = []
        self.current: Incident | None = None
        self._sentence = self._main = -1
        self._aside: Incident | None = None
        self._led = False
        self._latest: Incident | None = None
        self._acted = False

    def place(self, clause: Clause, facts: Facts) -> Incident:
        """The incident a clause speaks of; opens it if the text has not told it before."""
        if clause.segment.sentence.number != self._sentence:
            self._sentence = clause.segment.sentence.number
            self.current, self._aside, self._acted = self._aside or self.current, None, False
        answers = self._answers(clause, facts)
        known = self._best(facts, None, exclude=self.current, need=3) if answers else self._known(clause, facts)
        self._led = clause.mode == "reason" and clause.first <= clause.segment.first + _LEADS
        aside = clause.mode == "meanwhile" and clause.first > clause.segment.first
        moves = clause.mode not in ("reason", "resumed") and not aside
        if known is None:
            known = self._open(clause, facts)
        if moves or self.current is None:
            self.current, self._aside, self._main = known, None, self._sentence
        elif clause.mode == "reason" and self._main != self._sentence:
            self._aside = known
        self._learn(known, facts)
        self._acted = self._acted or acts(clause.items)
        known.paragraph = clause.segment.sentence.paragraph
        self._latest = known
        return known

    def _answers(self, clause: Clause, facts: Facts) -> bool:
        """Whether a clause tells what was done after the attack its sentence began with: "after the rocket fire, the army shelled ..."."""
        now = self.current
        return self._led and clause.mode == "main" and now is not None and bool(facts.types) and not facts.types <= now.types

    def _known(self, clause: Clause, facts: Facts) -> Incident | None:
        now = self.current
        if now is None:
            return None
        if clause.mode == "resumed":
            return self._latest
        if clause.mode == "another" or (clause.mode == "item" and acts(clause.items) and (facts.places or facts.dated is not None)):
            return self._apart(facts, now)
        if facts.offset_days is not None and clause.mode in ("reason", "after"):
            return self._best(facts, self._shifted(facts), exclude=now)
        if facts.dated is not None:
            if (
                now.dated is None
                and not now.derived
                and clause.mode not in ("after", "reason", "meanwhile")
                and not self._earlier(clause, facts.dated)
            ):
                return now
            return self._best(facts, facts.dated.span, exclude=now if clause.mode == "reason" else None)
        if clause.mode == "after":
            return None
        if clause.mode == "response":
            return self._best(facts, None, exclude=now, need=2)
        if clause.mode == "reason":
            if self._same_again(clause, facts, now):
                return now
            return self._best(facts, None, exclude=now, need=2)
        if clause.mode == "meanwhile" and self._score(now, facts) < 0:
            return self._best(facts, None, exclude=now, need=0)
        apart = bool(facts.agents and now.agents) and not _akin(now, facts)
        if facts.responded and (apart or (facts.agents and not now.agents)):
            return None
        if clause.mode == "later" and facts.agents and facts.types and (apart or not facts.types & now.types):
            return None
        if apart and self._score(now, facts) <= -3:
            return self._best(facts, None, exclude=now, need=3) or now
        here = self._score(now, facts)
        if here < 2 and (facts.agents or facts.places) and not facts.points_back:
            return self._best(facts, None, exclude=now, need=max(2, here + 3)) or now
        return now

    def _apart(self, facts: Facts, now: Incident) -> Incident | None:
        """The incident of an item of a list, or of "in another incident": one told before only if it plainly is that one."""
        span = facts.dated.span if facts.dated is not None else None
        if span is None and self._score(now, facts) >= _PLAINLY:
            return now
        return self._best(facts, span, exclude=None, need=_PLAINLY)

    def _same_again(self, clause: Clause, facts: Facts, now: Incident) -> bool:
        """Whether "after ..." gives the cause of what the sentence told, or points at the incident told already."""
        if facts.offset_days is not None or (facts.agents and now.agents and not _akin(now, facts)):
            return False
        leads = clause.first <= clause.segment.first + _LEADS
        effects = not self._acted and not leads and self._main == clause.segment.sentence.number
        return effects or _told_before(clause.items)

    def _earlier(self, clause: Clause, dated: Dated) -> bool:
        """Whether a date leads back behind the news: told as what had happened before, days before publication."""
        sentence, now = clause.segment.sentence, self.current
        told_here = now is not None and now.paragraph == sentence.paragraph
        leads = any(i is dated.item for i in clause.items[: _LEADS + 1])
        looks_back = (told_here and leads) or any(i.has("background") for i in sentence.items[:3])
        return looks_back and self._published is not None and (self._published - _day(dated.span.end)).days >= _NEWS_DAYS

    def _shifted(self, facts: Facts) -> DateSpan | None:
        now = self.current
        if now is None or now.dated is None or facts.offset_days is None:
            return None
        if facts.dated is not None:
            return facts.dated.span
        day = (_day(now.dated.span.start) - timedelta(days=facts.offset_days)).isoformat()
        return DateSpan(day, day, "day")

    def _best(self, facts: Facts, span: DateSpan | None, exclude: Incident | None, need: int = 0) -> Incident | None:
        """The incident told before that fits best; with a date only those of that time."""
        best: tuple[int, int, Incident] | None = None
        for incident in self.told[-_REMEMBERED:]:
            if incident is exclude:
                continue
            if span is not None and (incident.dated is None or not same_time(incident.dated.span, span)):
                continue
            score = self._score(incident, facts)
            if score >= (need if span is None else -2) and (best is None or (score, incident.number) > best[:2]):
                best = (score, incident.number, incident)
        return best[2] if best is not None else None

    def _score(self, incident: Incident, facts: Facts) -> int:
        """How well the facts of a clause fit an incident; unknown is not different."""
        score = 0
        if facts.places and incident.places:
            score += _places_fit(facts.places, incident.places)
        plain = facts.types - _VAGUE_KINDS
        known = incident.types - _VAGUE_KINDS
        if plain and known:
            score += 1 if plain & known else -1
        if facts.agents and incident.agents:
            score += 2 if _akin(incident, facts) else -3
        return score

    def _open(self, clause: Clause, facts: Facts) -> Incident:
        now = self.current
        incident = Incident(number=len(self.told) + 1, background=now is not None and clause.mode in ("reason", "after"))
        if (
            facts.offset_days is not None
            and facts.dated is None
            and now is not None
            and now.dated is not None
            and clause.mode in ("reason", "after")
        ):
            span = self._shifted(facts)
            item = clause.lead
            if span is not None and item is not None:
                incident.dated = Dated(span, item)
        elif facts.dated is None and now is not None and (facts.responded or clause.mode in _JOINED) and now.dated is not None:
            incident.dated = now.dated
        elif facts.dated is None and now is not None and clause.mode in _NEWS and not now.background:
            incident.dated, incident.derived = now.dated, now.derived
            self.told.append(incident)
            return incident
        if incident.dated is None and facts.dated is None and now is not None:
            incident.derived = True
        if now is not None and now.background and facts.dated is None:
            incident.background = True
        self.told.append(incident)
        return incident

    def _learn(self, incident: Incident, facts: Facts) -> None:
        if incident.dated is None and facts.dated is not None and not facts.same_day:
            incident.dated = facts.dated
        incident.stated = incident.stated or facts.stated
        for place in facts.places:
            incident.places.setdefault(place.id, place)
        incident.types |= facts.types
        incident.agents |= facts.agents
        incident.above |= facts.above


def _places_fit(told: Sequence[Place], known: Mapping[str, Place]) -> int:
    """2 for a place both name, 1 if it is a wide one, -1 if both name exact places and no common one."""
    shared = [p for p in told if p.id in known]
    if shared:
        return 2 if any(_exact(p) for p in shared) else 1
    return -1 if any(_exact(p) for p in told) and any(_exact(p) for p in known.values()) else 0


def _exact(place: Place) -> bool:
    return place.precision_km is not None and place.precision_km <= _EXACT_KM


def _akin(incident: Incident, facts: Facts) -> bool:
    """Whether the parties are the same, or one the umbrella of the other."""
    return bool(facts.agents & (incident.agents | incident.above) or facts.above & incident.agents)


def agents_named(items: Sequence[Item]) -> frozenset[str]:
    """The actors a clause names at all."""
    return frozenset(a.id for i in items for a in actors_of(i))
