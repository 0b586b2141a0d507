"""Which words of a frame of speech name the speaker, and which the outlet he speaks to."""

from collections.abc import Sequence
from itertools import takewhile

from verify.extract.items import Item, sources_of
from verify.extract.patterns import Match

MEDIA = ("state_media", "international_media")
"""The kinds of sources that are outlets by trade."""
_OUTSIDE = ("outside_name", "that", "of_us")


def told_to(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Who speaks, and the outlet he speaks to where a letter written onto its name says so: "قال مصدر طبي لرويترز"."""
    k = next((n for n, i in enumerate(items) if n > 0 and "for" in i.front and sources_of(i) and i.kind == "source"), len(items))
    outlet = items[k : k + 1]
    spoken_to = bool(outlet) and any(s.kind in (*MEDIA, "local") for s in sources_of(outlet[0]))
    return (items[:k], outlet) if spoken_to else (items, ())


def said_by(match: Match) -> tuple[Item, ...]:
    """The words of a frame of speech that say who speaks."""
    return match.all("speaker") or match.all("speaker2")


def name_part(items: Sequence[Item]) -> tuple[Item, ...]:
    """The words that name a speaker: the head with what belongs to it, without dates and quotes and what stands around.

    "Shehab Agency also initially" is Shehab Agency; "but relatives" are relatives; a comma or a bracket ends a name.
    """
    head = next((k for k, i in enumerate(items) if _heads(i)), 0)
    first = next((k + 1 for k in range(head - 1, -1, -1) if _around(items[k]) or items[k].has("and")), 0)
    cut = next((k for k in range(head, len(items)) if _around(items[k])), len(items))
    while first < head and items[first].has("against"):
        first += 1
    while cut - 1 > head and _joins(items[cut - 1]):
        cut -= 1
    return tuple(i for i in items[first:cut] if i.kind not in ("punct", "date"))


def names_apposed(spoken: Sequence[Item], items: Sequence[Item]) -> tuple[str, ...]:
    """The person's name behind an office and a comma: "the governor, Omar Hallaq,"; nothing where none stands there."""
    end = items[-1].end
    behind = [i for i in spoken if i.start >= end]
    if not behind or behind[0].text != ",":
        return ()
    names = tuple(i.text for i in takewhile(lambda i: i.has("name") or i.has("particle"), behind[1:]))
    return names if len(names) > 1 else ()


def _heads(item: Item) -> bool:
    return (
        item.has("speaker")
        or item.has("speaker_back")
        or item.has("pronoun")
        or (bool(item.payloads) and item.kind not in ("date", "number", "figure"))
    )


def _around(item: Item) -> bool:
    """Whether an item is no part of any name."""
    return (item.kind == "punct" and item.text in ",;:(") or item.has_any(_OUTSIDE)


def _joins(item: Item) -> bool:
    return item.has("and") or item.has("against") or item.has("determiner")
