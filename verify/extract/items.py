"""The pieces a text is cut into: items with what they mean, and sentences of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.places import PlaceMention
from verify.rulepack import ActorSpec, SourceSpec
from verify.text.dates import DateMention
from verify.text.numbers import NumberMention

_start = attrgetter("start")


class Tag(Struct, frozen=True, gc=False):
    """A term's place in a lexicon, with its meaning there: lexicon `weapon`, value `rockets`."""

    lexicon: str
    value: str | None


class Item(Struct, frozen=True, gc=False):
    """One meaning-bearing piece of a sentence at [start, end) of the normalised text; `front` says what letters on it mean (and, for).

    `lexicons` are those its tags name: they are asked for far more often than the tags, so they are worked out once a word.
    """

    start: int
    end: int
    symbol: str
    text: str
    kind: str
    tags: tuple[Tag, ...] = ()
    payloads: tuple[Any, ...] = ()
    front: tuple[str, ...] = ()
    lexicons: frozenset[str] = frozenset()

    def value(self, lexicon: str) -> str | None:
        """The item's value in a lexicon, None if it does not stand there or has none."""
        if lexicon in self.lexicons:
            for tag in self.tags:
                if tag.lexicon == lexicon:
                    return tag.value
        return None

    def has(self, lexicon: str, value: str | None = None) -> bool:
        """Whether the item stands in a lexicon (under this value)."""
        if value is None:
            return lexicon in self.lexicons
        return any(tag.lexicon == lexicon and tag.value == value for tag in self.tags)

    def has_any(self, lexicons: Iterable[str]) -> bool:
        """Whether the item stands in one of these lexicons."""
        return not self.lexicons.isdisjoint(lexicons)

    def tagged(self, tags: tuple[Tag, ...], symbol: str) -> "Item":
        """The same item with other tags."""
        return replace(self, tags=tags, symbol=symbol, lexicons=lexicons_of(tags))


def lexicons_of(tags: Iterable[Tag]) -> frozenset[str]:
    """The lexicons that tags name."""
    return frozenset([tag.lexicon for tag in tags])


class Sentence(Struct, frozen=True, gc=False):
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
    lexicons = frozenset[str]().union(*[item.lexicons for item in items if item.tags])
    return Sentence(number, paragraph, start, end, items, "".join([item.symbol for item in items]), lexicons)


def index_at(items: Sequence[Item], start: int) -> int:
    """Which of a sentence's items begins at an offset, or the first behind it."""
    return bisect_left(items, start, key=_start)


def actors_of(item: Item) -> tuple[ActorSpec, ...]:
    """The actors an item names, as a name or an adjective."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if type(p) is tuple and p[0] in ("actor", "actor_adj"))


def sources_of(item: Item) -> tuple[SourceSpec, ...]:
    """The registered sources an item names."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if type(p) is tuple and p[0] == "source")


def number_of(item: Item) -> NumberMention | None:
    """The number an item is, if it is one."""
    return item.payloads[0] if item.kind == "number" else None


def date_of(item: Item) -> DateMention | None:
    """The date an item is, if it is one."""
    return item.payloads[0] if item.kind == "date" else None


def place_of(item: Item) -> PlaceMention | None:
    """The place an item is, if it is one."""
    return next((p for p in item.payloads if isinstance(p, PlaceMention)), None) if item.kind == "place" else None
