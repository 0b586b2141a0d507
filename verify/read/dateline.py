"""The date a text itself gives for its publication, in its heading or its dateline: taken only where nobody states one."""

import re

from verify.read.lookup import Lookup

_LINES, _HEADING = 3, 160
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORD = r"[^\W\d_]{3,12}\.?"
# A day, a month of one or two words, at most two names of it ("حزيران/يونيو"), a year; or the month first; or digits alone.
DATE = (
    rf"(?:\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}"
    rf"|{_DAY} ?(?:/ ?|من |of )?{_WORD}(?:[ /]{_WORD}){{0,3}} ?[,،/]? ?\d{{4}}|{_WORD} {_DAY}[,،]? \d{{4}})م?"
)
_WEEKDAY = rf"(?:{_WORD},? )?"
_AT_END = re.compile(
    rf"(?:^|[,،|:(–—-]\s?|(?:published|updated|نشر|نشرت)(?: on| في| بتاريخ)? )(?:{_WEEKDAY})({DATE})\s?[)\]]?\s*$", re.IGNORECASE
)
DATELINE = re.compile(
    rf"^\s*(?:[^\W\d_][\w'’-]*[ ,،/]{{1,2}}){{1,5}}(?:{_WEEKDAY})({DATE})\s?(?:[,،]?\s?\([^()\n]{{2,40}}\))?\s?(?:[-–—]|:\s)"
)
_ENDS = (".", "!", "?", "؟", "…")


def date_of_text(text: str, title: str | None, lang: str, lookup: Lookup) -> str | None:
    """The moment (ISO 8601) that a heading or a dateline of the text gives; None if none of the first lines does, or it lacks the year."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()]
    headings = [title.strip()] if title else []
    headings += [line for line in lines[: min(_LINES, len(lines) - 1)] if len(line) <= _HEADING and not line.endswith(_ENDS)]
    found = [m for h in headings if (m := _AT_END.search(h)) is not None]
    found += [m for line in lines[:_LINES] if (m := DATELINE.match(line[:_HEADING])) is not None]
    for match in found:
        iso, _, _ = lookup.date(match.group(1), lang, None)
        if iso is not None:
            return iso
    return None
