"""Counts the people of a list that is opened as one ("each of", a name in quotation marks), whatever their names are."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from verify.extract.described import joins, plain
from verify.extract.items import Item
from verify.extract.people import Member, member_at
from verify.model import Interval

_MOST, _NAME_WORDS, _LEAST_LETTERS = 30, 10, 4
_ENDS = frozenset(".;:")
_QUOTES = frozenset("\"'()")
_AND_WRITTEN_ON = "و"
_NO_NAME = ("dangling", "casualty", "attack", "attack_verb", "say", "number")


def each_of(items: Sequence[Item], k: int) -> list[Member]:
    """The people listed from item k on: names of any form, kin, numbers of people, joined by "and" or commas."""
    return list(_members(items, k))


def _members(items: Sequence[Item], k: int) -> Iterator[Member]:
    for _ in range(_MOST):
        k = _past_marks(items, k)
        found = member_at(items, k) or _bare(items, k)
        if found is None:
            return
        end = _past_name(items, found.last + 1)
        yield replace(found, last=end - 1)
        after = _past_joint(items, end)
        if after is None:
            return
        k = after


def _past_marks(items: Sequence[Item], k: int) -> int:
    while k < len(items) and items[k].text in _QUOTES:
        k += 1
    return k


def _bare(items: Sequence[Item], k: int) -> Member | None:
    """One person by a name that no list of names knows."""
    if k >= len(items) or not plain(items[k]) or items[k].has_any(_NO_NAME):
        return None
    return Member(Interval(1, 1), None, k, k)


def _past_name(items: Sequence[Item], k: int) -> int:
    """The item after the rest of a name, an age and what is in brackets."""
    end = k
    while end < len(items) and end < k + _NAME_WORDS and not (_opens(items[end]) or joins(items[end])):
        item = items[end]
        goes_on = item.text in _QUOTES or item.kind == "figure" or (plain(item) and (not item.has("dangling") or item.has("against")))
        if not goes_on:
            break
        end += 1
    return end


def _opens(item: Item) -> bool:
    """Whether an "and" is written onto a word, known or not."""
    unknown = item.kind == "word" and not item.tags and len(item.text) > _LEAST_LETTERS and item.text.startswith(_AND_WRITTEN_ON)
    return unknown or "and" in item.front


def _past_joint(items: Sequence[Item], k: int) -> int | None:
    """The item after the comma or "and" at item k; None if the list ends there."""
    n = k
    while n < len(items) and n < k + 2 and (items[n].text == "," or joins(items[n])):
        n += 1
    return n if n < len(items) and (n > k or _opens(items[n])) else None


def again_named(items: Sequence[Item], k: int) -> int:
    """How often the word for one dead at item k opens the name of somebody else: "the martyr Tariq A., the martyr Walid A."."""
    if k < 0 or not _one_dead(items[k]):
        return 0
    names, last = {_name_behind(items, k)}, k
    for n in range(k + 1, len(items)):
        if n - last > _NAME_WORDS or items[n].text in _ENDS or items[n].has("casualty_verb"):
            break
        if _one_dead(items[n]) and n - last > 1:
            names.add(_name_behind(items, n))
            last = n
    return len(names) - 1


def _one_dead(item: Item) -> bool:
    return item.has("casualty", "killed") and item.has("one_person")


def _name_behind(items: Sequence[Item], k: int) -> tuple[str, ...]:
    return tuple(i.text for i in items[k + 1 : k + 4] if i.kind != "punct")
