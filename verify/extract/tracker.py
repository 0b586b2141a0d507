"""Which incident a clause is about: follows dates, places, weapons and parties through one text.

A text tells several incidents. A clause with a date of its own, "separately", or "this comes after" opens one or goes back to one
already told; "in response to ..." speaks of another one in passing; everything else stays with the incident last spoken of.
"""

from datetime import date, timedelta

from verify.extract.clauses import LEADS, Clause, acts, looks_back, told_before
from verify.extract.heading import Heading
from verify.extract.incidents import REGION_KM, Dated, Facts, Incident, akin, day, differs, far_off, fit, of_another_kind, same_time
from verify.extract.recalls import leads_back, recalled, reported_before
from verify.model import DateSpan

_REMEMBERED = 100
_LONG_BACK = 60
_PLAINLY = 2
_OPENING = ("main", "next", "dated", "item", "later")
_JOINED = ("meanwhile", "another", "item", "later")
_NEWS = ("main", "next", *_JOINED)


class Tracker:
    """The incidents of one text, in the order they were told."""

    def __init__(self, published: date | None = None) -> None:
        self._published = published
        self.told: list[Incident] = []
        self.current: Incident | None = None
        self.heading: Heading | None = None
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
            self._come_back(clause, facts)
        answers = self._answers(clause, facts)
        known = self._best(facts, None, exclude=self.current, need=3) if answers else self._known(clause, facts)
        self._led = clause.mode == "reason" and clause.first <= clause.segment.first + LEADS
        aside = clause.mode == "meanwhile" and clause.first > clause.segment.first
        moves = clause.mode not in ("reason", "resumed") and not aside
        if known is None:
            known = self._open(clause, facts)
        if moves or self.current is None:
            self.current, self._aside, self._main = known, None, self._sentence
        elif clause.mode == "reason" and self._main != self._sentence:
            self._aside = known
        self._learn(known, facts, clause.items[0].start)
        self._acted = self._acted or acts(clause.items)
        known.paragraph = clause.segment.sentence.paragraph
        if self._sentence not in known.sentences[-1:]:
            known.sentences.append(self._sentence)
        self._latest = known
        return known

    def _come_back(self, clause: Clause, facts: Facts) -> None:
        """A paragraph after one that looked long back is of the news again, unless it gives a day or a place of its own."""
        now = self.current
        if (
            now is None
            or now.dated is None
            or facts.dated is not None
            or facts.places
            or clause.segment.sentence.paragraph == now.paragraph
        ):
            return
        news = next((i for i in self.told if not i.background and i.dated is not None), None)
        if news is not None and news.dated is not None and (day(news.dated.span.start) - day(now.dated.span.end)).days >= _LONG_BACK:
            self.current = news

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
        if reported_before(clause, facts, now, self._published):
            return self._best(facts, facts.stated.span if facts.stated is not None else None, exclude=now)
        if clause.mode == "another" or (clause.mode == "item" and acts(clause.items) and (facts.places or facts.dated is not None)):
            return self._apart(facts, now)
        if clause.mode == "headed" and facts.places:
            return self._apart(facts, now)
        if facts.offset_days is not None and clause.mode in ("reason", "after"):
            return self._best(facts, self._shifted(clause, facts), exclude=now)
        if self._elsewhere(clause, facts, now) or (facts.same_day and facts.happened and differs(now, facts)):
            return self._told_there(facts, now)
        if facts.dated is not None:
            if (
                now.dated is None
                and not now.derived
                and clause.mode not in ("after", "reason", "meanwhile")
                and not leads_back(clause, facts, now, self._published)
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
        if clause.mode == "meanwhile" and fit(now, facts) < 0:
            return self._best(facts, None, exclude=now, need=0)
        apart = bool(facts.agents and now.agents) and not akin(now, facts)
        if facts.responded and (apart or (facts.agents and not now.agents)):
            return None
        if clause.mode == "later" and facts.agents and facts.types and (apart or not facts.types & now.types):
            return None
        if clause.mode == "later" and of_another_kind(now, facts) and acts(clause.items):
            return None  # "hours later a missile hit ..." after what bombs did
        if apart and fit(now, facts) <= -3:
            return self._best(facts, None, exclude=now, need=3) or now
        here = fit(now, facts)
        if here < 2 and (facts.agents or facts.places) and not facts.points_back:
            return self._best(facts, None, exclude=now, need=max(2, here + 3)) or now
        return now

    def _elsewhere(self, clause: Clause, facts: Facts, now: Incident) -> bool:
        """Whether a clause tells of an act far from where this incident was, in a paragraph, on a date or by a joint of its own."""
        points_back = facts.points_back or told_before(clause.items)
        if clause.mode not in _OPENING or not facts.happened or points_back or not far_off(facts.places, now.places):
            return False
        sentence = clause.segment.sentence
        # Another voice may only put the same incident elsewhere.
        nearby = not far_off(facts.places, now.places, REGION_KM)
        if facts.agents and now.agents and not akin(now, facts):
            return True  # what another party did in another place: the answer from across the border
        if clause.mode == "next" and not nearby:
            return True  # "a strike on A, and shelling of B" in another land
        starts = sentence.paragraph != now.paragraph and not (clause.segment.reported and facts.types & now.types and nearby)
        return starts or facts.dated is not None or looks_back(sentence.items)

    def _out_of_region(self, clause: Clause, facts: Facts) -> bool:
        """Whether a paragraph turns to another region without saying when: it is not of the day of what was told before."""
        now = self.current
        begins = now is not None and clause.segment.sentence.paragraph != now.paragraph and facts.dated is None
        return now is not None and begins and far_off(facts.places, now.places, REGION_KM)

    def _told_there(self, facts: Facts, now: Incident) -> Incident | None:
        """The incident of another place told before: plainly that one, and of its time if the clause gives one."""
        found = self._best(facts, None, exclude=now, need=_PLAINLY)
        span = facts.dated.span if facts.dated is not None else None
        if found is not None and span is not None and found.dated is not None and not same_time(found.dated.span, span):
            return self._best(facts, span, exclude=now, need=_PLAINLY)
        return found

    def _apart(self, facts: Facts, now: Incident) -> Incident | None:
        """The incident of an item of a list, or of "in another incident": one told before only if it plainly is that one."""
        span = facts.dated.span if facts.dated is not None else None
        if span is None and fit(now, facts) >= _PLAINLY:
            return now
        return self._best(facts, span, exclude=None, need=_PLAINLY)

    def _same_again(self, clause: Clause, facts: Facts, now: Incident) -> bool:
        """Whether "after ..." gives the cause of what the sentence told, or points at the incident told already."""
        if facts.offset_days is not None or (facts.agents and now.agents and not akin(now, facts)):
            return False
        leads = clause.first <= clause.segment.first + LEADS
        effects = not self._acted and not leads and self._main == clause.segment.sentence.number
        return effects or told_before(clause.items)

    def _shifted(self, clause: Clause, facts: Facts) -> DateSpan | None:
        now = self.current
        if now is None or facts.offset_days is None:
            return None
        if clause.mode == "after" and clause.segment.sentence.paragraph != now.paragraph:
            now = next((i for i in self.told if not i.background and i.dated is not None), now)  # "this comes after": the news
        if facts.dated is not None:
            return facts.dated.span
        since = self._day_of(now)
        if since is None:
            return None
        before = (since - timedelta(days=facts.offset_days)).isoformat()
        return DateSpan(before, before, "day")

    def _day_of(self, incident: Incident) -> date | None:
        """The day of an incident as its claims will say: that of the words, of the telling, for the news that of its publication."""
        if incident.dated is not None:
            return day(incident.dated.span.start)
        if incident.derived or incident.background:
            return None
        return day(incident.stated.span.start) if incident.stated is not None else self._published

    def _best(self, facts: Facts, span: DateSpan | None, exclude: Incident | None, need: int = 0) -> Incident | None:
        """The incident told before that fits best; with a date only those of that time."""
        least = need if span is None or need >= _PLAINLY else -2
        best: tuple[int, int, Incident] | None = None
        for incident in self.told[-_REMEMBERED:]:
            if incident is exclude:
                continue
            if span is not None and not self._of_time(incident, span):
                continue
            score = fit(incident, facts)
            if score >= least and (best is None or (score, incident.number) > best[:2]):
                best = (score, incident.number, incident)
        return best[2] if best is not None else None

    def _of_time(self, incident: Incident, span: DateSpan) -> bool:
        """Whether an incident was at this time; the news of a text that has not dated it yet is of the day of its publication."""
        if incident.dated is not None:
            return same_time(incident.dated.span, span)
        news = incident.number == 1 and not incident.derived and not incident.background
        return news and self._published is not None and day(span.start) <= self._published <= day(span.end)

    def _open(self, clause: Clause, facts: Facts) -> Incident:
        now = self.current
        incident = Incident(number=len(self.told) + 1, background=now is not None and clause.mode in ("reason", "after"))
        if reported_before(clause, facts, now, self._published):
            incident.dated, incident.background = facts.stated, True
            self.told.append(incident)
            return incident
        if (
            facts.offset_days is not None
            and facts.dated is None
            and now is not None
            and self._day_of(now) is not None
            and clause.mode in ("reason", "after")
        ):
            span = self._shifted(clause, facts)
            item = clause.lead
            if span is not None and item is not None:
                incident.dated = Dated(span, item)
        elif clause.mode == "headed" or (clause.mode == "main" and self._out_of_region(clause, facts)):
            self.told.append(incident)
            return incident
        elif facts.same_day and now is not None:
            incident.dated, incident.derived, incident.background = now.dated, now.derived, now.background
        elif facts.dated is None and now is not None and looks_back(clause.segment.sentence.items) and far_off(facts.places, now.places):
            incident.derived = True
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
        if now is not None and now.dated is None and facts.dated is not None and leads_back(clause, facts, now, self._published):
            incident.background = True
        news = next((i for i in self.told if not i.background), None)
        if recalled(clause, facts, self._day_of(news) if news is not None else None):
            incident.background = True
        self.told.append(incident)
        return incident

    def _learn(self, incident: Incident, facts: Facts, at: int) -> None:
        if incident.dated is None and facts.dated is not None and not facts.same_day:
            incident.dated = facts.dated
        incident.stated = incident.stated or facts.stated
        for place in facts.places:
            incident.places.setdefault(place.id, place)
        if facts.places:
            incident.named.append((at, facts.places))
        incident.types |= facts.types
        incident.agents |= facts.agents
        incident.above |= facts.above
