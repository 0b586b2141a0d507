"""Dates in a text: "Saturday night", "28 حزيران الفائت", "two days after"; and the date a record gives for its publication."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from verify.model import DateSpan
from verify.text.date_collect import TAKEN, collect
from verify.text.date_counted import DateMention, counted
from verify.text.date_lexicon import DateLexicon
from verify.text.date_scan import DateScan, Token
from verify.text.date_spans import Stated, resolve
from verify.text.date_written import written_on
from verify.text.normalise import normalise
from verify.text.number_scan import Scan
from verify.text.numbers import NumberMention
from verify.text.published import Published, parse_published
from verify.text.terms import Word, words_of

_OPENING = frozenset((*TAKEN, "not_date", "ago_before", "after", "unit", "same", "offset_after", "since"))
"""The kinds of words that a date can begin with."""
# How many days "since" may go back where it tells when something was: "since yesterday".
_SINCE = 2


def find_dates(
    norm_text: str,
    lexicon: DateLexicon,
    anchor: datetime | None,
    words: Sequence[Word] | None = None,
    numbers: Sequence[NumberMention] | None = None,
    spelt: Scan | None = None,
) -> list[DateMention]:
    """The dates of a normalised text in order; `anchor` is the moment of publication in the speaker's zone, None finds absolute ones.

    `words` and the `numbers` of the lexicon's own language are found here unless they are given; `spelt` is what these were found by.
    """
    words = words_of(norm_text) if words is None else words
    scan = DateScan(norm_text, lexicon, words, numbers, spelt)
    found: list[DateMention] = []
    beginnings = lexicon.beginnings
    done = 0
    for i in [k for k, word in enumerate(words) if beginnings[word.text]]:
        if i >= done:
            mention, done = _at(scan, i, anchor)
            if mention is not None:
                found.append(mention)
    return found


def _at(scan: DateScan, i: int, anchor: datetime | None) -> tuple[DateMention | None, int]:
    """The date whose first word is i, and the word to go on from."""
    token = scan.token(i)
    if token is None:
        return None, i + 1
    if token.get("not_date") is not None or _OPENING.isdisjoint([a.kind for a in token.atoms]) or _alone(scan, i, token):
        return None, token.last + 1
    count = counted(scan, token, anchor)
    if count is not None:
        return count
    for kind in ("same", "offset_after"):
        atom = token.get(kind)
        if atom is not None and kind == "offset_after" and _clock_follows(scan, token):
            return None, token.last + 1
        if atom is not None:
            return DateMention(token.start, token.end, None, "anaphoric" if kind == "same" else kind, atom.value), token.last + 1
    if token.get("since") is not None:
        return _since(scan, token, anchor)
    collected = collect(scan, i)
    if collected is None:
        return None, token.last + 1
    stated, start, end, last = collected
    span = _span(stated, anchor)
    if span is None:
        return None, max(last, i) + 1
    return DateMention(start, end, span, span.precision), last + 1


def _alone(scan: DateScan, i: int, token: Token) -> bool:
    """Whether word i is but a figure with no word of a date beside it."""
    if len(token.atoms) > 1 or token.atoms[0].kind != "digits" or scan.token(token.last + 1) is not None:
        return False
    return scan.before(i) is None and (i == 0 or scan.token(i - 1) is None)


def _clock_follows(scan: DateScan, token: Token) -> bool:
    """Whether an hour comes next: "shortly after 1 a.m." is no time after something."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if following is None:
        return False
    half = scan.token(following.last + 1) if scan.near(following.last) else None
    timed = following.get("digits") is not None and half is not None and half.get("am", "pm") is not None
    return timed or following.get("clocktime", "clock") is not None


def _span(stated: Stated, anchor: datetime | None) -> DateSpan | None:
    if stated.empty and not (stated.hour is not None and stated.said) and (stated.part is None or stated.which != "this"):
        return None
    small_hours = anchor is not None and (0, 0) < (anchor.hour, anchor.minute) < (6, 0)
    if small_hours and stated.relative == 0 and stated.part is not None and stated.part[1] > 24:
        stated.relative = -1
    if stated.edge is not None and stated.month is None and stated.unit is None and stated.part is None:
        stated.part = ((0, 8), (11, 14), (20, 24))[stated.edge]
    return resolve(stated, anchor)


def _since(scan: DateScan, token: Token, anchor: datetime | None) -> tuple[DateMention | None, int]:
    """ "Since June" tells when something began, not when what is told took place; "since this morning" does."""
    if not scan.near(token.last):
        return None, token.last + 1
    k = token.last + 1
    while (filler := scan.token(k)) is not None and filler.get("of") is not None and scan.near(filler.last) and k < token.last + 3:
        k = filler.last + 1
    following = scan.token(k)
    if following is None or following.get("since") is not None:
        return None, k
    mention, follows = _at(scan, k, anchor)
    if mention is not None and (mention.kind in ("month", "week") or _days_back(mention, anchor)):
        mention = replace(mention, span=None, kind="since")
    return mention, follows


def _days_back(mention: DateMention, anchor: datetime | None) -> bool:
    """Whether a date lies days before the moment of publication: what is told "since 8 January" went on."""
    if mention.span is None or anchor is None:
        return mention.span is not None
    return datetime.fromisoformat(mention.span.end[:10]).date() < anchor.date() - timedelta(days=_SINCE)


def run_date_cases(lexicon: DateLexicon) -> list[str]:
    """What is wrong with the reading of the lexicon's own examples, a sentence each."""
    findings: list[str] = []
    for case in lexicon.cases:
        text = str(case["text"])
        anchor = datetime.fromisoformat(str(case.get("anchor", lexicon.anchor)))
        if "written" in case:
            own = written_on(normalise(text).text, lexicon, anchor)
            day = (own or anchor).date().isoformat()
            if day != str(case["written"]):
                findings.append(f"dates: case {case.get('id', text)}: {text!r} should be of {case['written']}, was taken to be of {day}")
            continue
        got = [_shown(m) for m in find_dates(normalise(text).text, lexicon, anchor)]
        want = [str(r) for r in case["reads"]]
        if got != want:
            findings.append(f"dates: case {case.get('id', text)}: {text!r} should be read as {want}, was read as {got}")
    return findings


def _shown(mention: DateMention) -> Any:
    """A mention as the cases write it: "2021-07-10", "2021-07-10T18:00/2021-07-10T22:00", "offset_after 2"."""
    if mention.span is None:
        return mention.kind if mention.offset_days is None else f"{mention.kind} {mention.offset_days}"
    span = mention.span
    return span.start if span.start == span.end else f"{span.start}/{span.end}"


__all__ = ["DateLexicon", "DateMention", "Published", "find_dates", "parse_published", "run_date_cases", "written_on"]
