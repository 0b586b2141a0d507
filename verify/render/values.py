"""A piece of evidence's value in the report's words: "reported_unspecified" is "damage, extent not stated", "2021-07-10" is 10 July 2021."""

import re

from verify.model import DateSpan, Interval
from verify.render.phrases import Phrases
from verify.render.safe import visible

_COUNT = re.compile(r"(\d{1,15})(?: (or more)| to (\d{1,15}))?")
_COUNTED = frozenset({"killed", "wounded", "missing", "civilians_killed"})
# dimension: the vocabulary its values come from
_TERMS = {"event_type": "event_type", "damage": "damage", "assertion": "assertion", "casualties_status": "status", "hedge": "hedge"}
_ATTRIBUTION = {
    "unknown": "attribution.unknown_stated",
    "claims responsibility": "attribution.claims_responsibility",
    "denies responsibility": "attribution.denies_responsibility",
}


def value_words(dimension: str, value: str, phrases: Phrases) -> str:
    """The value in words; one that has no form of ours stays as it is."""
    ui = phrases.ui
    if dimension in _TERMS:
        return visible(ui.term(_TERMS[dimension], value))
    if dimension == "damage_status":
        return visible(ui.term("status", f"damage_{value}"))
    if dimension in _COUNTED:
        return _counted(value, phrases) or visible(value)
    if dimension == "date":
        return ui.span(DateSpan(value, value, "hour" if "T" in value else "day"))
    if dimension == "attribution" and value in _ATTRIBUTION:
        return ui.s(_ATTRIBUTION[value])
    if dimension == "weapon":
        kind, comma, count = value.partition(", ")
        said = _counted(count, phrases) if comma else ""
        return phrases.weapon_name(kind) + (f" ({said})" if said else "") if said or not comma else visible(value)
    return visible(phrases.name(value)) if dimension in {"place", "source", "attribution"} else visible(value)


def _counted(value: str, phrases: Phrases) -> str:
    found = _COUNT.fullmatch(value)
    if found is None:
        return ""
    low, more, high = found.groups()
    return phrases.ui.interval(Interval(int(low), None if more else int(high or low)))
