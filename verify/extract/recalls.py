"""What a text tells behind its news of times before it: what had happened earlier, and what had been said of it."""

from datetime import date

from verify.extract.clauses import LEADS, Clause, looks_back
from verify.extract.incidents import Facts, Incident, day, exact, fit

_NEWS_DAYS = 3
_LONG_BACK = 60
_SENTENCES = 2
_PLAINLY = 2


def leads_back(clause: Clause, facts: Facts, now: Incident | None, published: date | None) -> bool:
    """Whether a date leads back behind the news: told as what had happened before, days before publication.

    It does where it opens a sentence of the paragraph that told the news, or one behind two sentences of it, and no less where it lies
    months back: "the group lost its last town in March 2019".
    """
    sentence, dated = clause.segment.sentence, facts.dated
    if published is None or dated is None or (back := (published - day(dated.span.end)).days) < _NEWS_DAYS:
        return False
    if looks_back(sentence.items):
        return True
    if now is None or sentence.number in now.sentences:
        return False
    leads = any(i is dated.item for i in clause.items[: LEADS + 1])
    if now.paragraph == sentence.paragraph and leads:
        return True
    apart = len(now.sentences) >= _SENTENCES if leads else back >= _LONG_BACK and bool(now.sentences)
    # What is told of the same place lately is the news itself; a province has had other news in months.
    there = any(p.id in now.places and (back < _LONG_BACK or exact(p)) for p in facts.places)
    return apart and not there and fit(now, facts) < _PLAINLY


def reported_before(clause: Clause, facts: Facts, now: Incident | None, published: date | None) -> bool:
    """Whether a sentence behind the news tells what was said days before: "the monitor had said on 2 March that"."""
    said = facts.stated
    if now is None or said is None or facts.dated is not None or clause.segment.sentence.number in now.sentences:
        return False
    if now.derived or now.background or now.stated is not None:
        return False
    return published is not None and (published - day(said.span.end)).days >= _NEWS_DAYS


def recalled(clause: Clause, facts: Facts, news: date | None) -> bool:
    """Whether a sentence looks back at what was before the day of the news: "the army had shelled the town yesterday"."""
    before = news is not None and facts.dated is not None and day(facts.dated.span.end) < news
    return before and looks_back(clause.segment.sentence.items)
