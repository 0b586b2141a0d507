"""The sentences of the reasons that need nothing but a level, or two counts."""

import math

from verify.cluster.weights import LEVELS

TIME_TAIL = {
    "next_day_far_zone": ", neighbouring days told from zones far apart",
    "next_day": ", neighbouring days",
    "other_hours": ", other hours of one day",
    "two_days": ", two days apart",
    "days_apart": ", days apart",
}
"""What follows two days that differ, by the level of the time."""
FIXED = {
    ("document", "told_apart"): "One document tells them as two incidents.",
    ("document", "told_twice"): "One document tells them apart, but nothing it states of them differs.",
    ("author", "same"): "Two texts of one author.",
    ("author", "same_monitor"): "Two reports of one monitor.",
    ("author", "own_entries"): "A monitor gives them an entry each in its record.",
    ("relation", "stated"): "One names the other as what it carries or corrects.",
    ("published", "same_day"): "The texts were published on one day.",
    ("published", "next_day"): "The texts were published on neighbouring days.",
    ("published", "soon"): "The texts were published within days of each other.",
    ("published", "late"): "The texts were published at different times.",
    ("hours", "to_3"): "The texts were published within three hours of each other.",
    ("hours", "to_6"): "The texts were published within six hours of each other.",
    ("hours", "to_12"): "The texts were published within twelve hours of each other.",
    **{("hours", level): "Between half a day and a day lies between the texts." for level in ("to_18", "to_24")},
    **{("hours", level): "Between a day and two days lie between the texts." for level in ("to_30", "to_36", "to_48")},
    ("hours", "more"): "More than two days lie between the texts.",
    ("named", "one_spot"): "Both texts name places that lie within three kilometres of each other.",
    ("named", "near"): "Both texts name places that lie within fifteen kilometres of each other.",
    ("named", "around"): "The nearest places that the two texts name lie within forty kilometres of each other.",
    ("named", "far"): "No two places that the texts name lie within forty kilometres of each other.",
    **{("crowd", level): "Many texts tell of those days, and no place singles one incident out." for level in LEVELS["crowd"][1:]},
    ("text", "near_duplicate"): "The texts are nearly the same, word for word.",
    ("text", "very_alike"): "The texts share many of the words that few others have.",
    ("text", "alike"): "The texts share several words that few others have.",
    ("text", "somewhat"): "The texts share some words that few others have.",
    ("text", "little"): "The texts share a word or two that not all have.",
    ("text", "unlike"): "The texts share only words that many have, if any.",
    ("rare_words", "one"): "The texts share a word hardly any other text has.",
    ("rare_words", "few"): "The texts share two or three words hardly any other text has.",
    ("rare_words", "many"): "The texts share many words hardly any other text has.",
    ("vectors", "very_close"): "The sentences mean nearly the same by their vectors.",
    ("vectors", "close"): "The sentences are close by their vectors.",
    ("vectors", "middling"): "The sentences are neither close nor far by their vectors.",
    ("vectors", "distant"): "The sentences lie far apart by their vectors.",
}
"""The sentences that are always the same, by feature and level."""


def toll(one: list[float], other: list[float], what: str, level: str) -> str:
    """What two counts of the killed or wounded (`what`) say of each other."""
    first, second = sorted((_count(one), _count(other)))
    if level == "none":
        return f"Both say that nobody was {what}."
    if level.startswith("same"):
        if first == second:
            return f"Same number {what}: {first}."
        return f"Numbers {what} start from the same figure: {first} and {second}."
    if level == "close":
        return f"Numbers {what} are high and close: {first} and {second}."
    if level.startswith("near"):
        return f"Numbers {what} are close: {first} and {second}."
    if level.startswith("overlap"):
        return f"Numbers {what} are compatible: {first} and {second}."
    return f"Numbers {what} differ: {first} and {second}."


def _count(interval: list[float]) -> str:
    low, high = interval
    if math.isinf(high):
        return f"{low:.0f} or more"
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
