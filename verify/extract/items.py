"""The pieces a text is cut into: items with what they mean, and sentences of them."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from verify.extract.places import PlaceMention
from verify.rulepack import ActorSpec, SourceSpec
from verify.text.dates import DateMention
from verify.text.numbers import NumberMention

_start = itemgetter(0)


class Tag(NamedTuple):
    """A term's place in a lexicon, with its meaning there: lexicon `weapon`, value `rockets`."""

    lexicon: str
    value: str | None


class Item(NamedTuple):
    """One meaning-bearing piece of a sentence at [start, end) of the normalised text; `front` says what letters on it mean (and, for)."""

    start: int
    end: int
    symbol: str
    text: str
    kind: str
    tags: tuple[Tag, ...] = ()
    payloads: tuple[Any, ...] = ()
    front: tuple[str, ...] = ()

    def value(self, lexicon: str) -> str | None:
        """The item's value in a lexicon, None if it does not stand there or has none."""
        for name, value in self.tags:
            if name == lexicon:
                return value
        return None

    def has(self, lexicon: str, value: str | None = None) -> bool:
        """Whether the item stands in a lexicon (under this value)."""
        for name, own in self.tags:  # noqa: SIM110 - asked of every item many times, and a generator costs more than the loop
            if name == lexicon and (value is None or own == value):
                return True
        return False


class Sentence(NamedTuple):
    """The items of one sentence at [start, end) of the normalised text; `code` has one symbol an item.

    `lexicons` are those its items stand in: what looks for a word of one that is not among them need not look at all.
    """

    number: int
    paragraph: int
    start: int
    end: int
    items: tuple[Item, ...]
    code: str
    lexicons: frozenset[str]

    def with_items(self, items: tuple[Item, ...], start: int = -1, end: int = -1) -> "Sentence":
        """The same sentence with other items, at other offsets if these are given."""
        return sentence_of(self.number, self.paragraph, self.start if start < 0 else start, self.end if end < 0 else end, items)


def sentence_of(number: int, paragraph: int, start: int, end: int, items: tuple[Item, ...]) -> Sentence:
    """The sentence of these items."""
    lexicons = frozenset([tag[0] for item in items for tag in item[5]])
    return Sentence(number, paragraph, start, end, items, "".join([item[2] for item in items]), lexicons)


def index_at(items: Sequence[Item], start: int) -> int:
    """Which of a sentence's items begins at an offset, or the first behind it."""
    return bisect_left(items, start, key=_start)


def actors_of(item: Item) -> tuple[ActorSpec, ...]:
    """The actors an item names, as a name or an adjective."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if not isinstance(p, PlaceMention) and p[0] in ("actor", "actor_adj"))


def sources_of(item: Item) -> tuple[SourceSpec, ...]:
    """The registered sources an item names."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if not isinstance(p, PlaceMention) and p[0] == "source")


def number_of(item: Item) -> NumberMention | None:
    """The number an item is, if it is one."""
    return item.payloads[0] if item.kind == "number" else None


def date_of(item: Item) -> DateMention | None:
    """The date an item is, if it is one."""
    return item.payloads[0] if item.kind == "date" else None


def place_of(item: Item) -> PlaceMention | None:
    """The place an item is, if it is one."""
    return next((p for p in item.payloads if isinstance(p, PlaceMention)), None) if item.kind == "place" else None
