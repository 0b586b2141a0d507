"""Counts people that are listed: "two women and three children", "a man, his wife and their five sons", names one by one.

A list is read from the member a rule found, onwards over "and" and commas, and back over those before it.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.described import given_to, joins, named_ones, past, plain, unadorned
from verify.extract.items import Item, number_of
from verify.model import Interval

_SUFFERED = ("casualty", "casualty_verb", "casualty_event")
# "His companions", "their fighters" are no kin.
_COMPANY = ("people", "militants", "soldiers", "workers")
_OWN_WORD_WITHIN = 5
_BETWEEN, _NAME_WORDS, _BACK, _BRACKET = 2, 7, 9, 10
_MOST_NAMED, _LONG = 30, 20
_ONE, _SOME = Interval(1, 1), Interval(1, None)


class Member(Struct, frozen=True, gc=False):
    """One entry of a list of people: how many, of whom, and the items [first, last] it covers.

    `kin`: they are somebody's ("his wife"); `joined`: by "and" and not by a comma alone.
    """

    value: Interval
    who: str | None
    first: int
    last: int
    kin: bool = False
    joined: bool = True


def following(items: Sequence[Item], k: int, shared: bool = False) -> Iterator[Member]:
    """The further members of a list from item k on, until something else comes; `shared`: the casualty word stands behind them all."""
    while (found := _joined_at(items, past(items, k), shared)) is not None:
        yield found
        k = found.last + 1


def preceding(items: Sequence[Item], k: int) -> list[Member]:
    """The members of a list that ends before item k, the nearest first: "two women and" before "three children were killed".

    None where the list only tells who is among those counted before: "ten bodies, among them two women, and" before "five injured".
    """
    found: list[Member] = []
    while (member := _ending_at(items, k)) is not None:
        found.append(member)
        k = member.first
    return [] if any(i.has("among") for i in items[max(0, k - 2) : k]) else found


def member_at(items: Sequence[Item], k: int, joined: bool = True, shared: bool = False) -> Member | None:
    """The people counted or named at item k who have no casualty word of their own; a bare name needs to be `joined` to a list."""
    own = k < len(items) and (items[k].has("own") or items[k].has("article"))
    i = k + 1 if own else unadorned(items, k)
    if i >= len(items):
        return None
    found = _counted(items, i, k) or _single(items, i, k, own or joined) or (_named(items, i) if joined and not own else None)
    if found is not None and found.value == _SOME and any(i.has("part_of") for i in items[max(0, k - _OWN_WORD_WITHIN) : k]):
        return None
    if found is None or (not shared and _suffers(items, found.last + 1)):
        return None
    theirs = found.who not in _COMPANY and any(items[n].has("own") for n in range(k, max(k + 1, found.last)))
    return replace(found, kin=found.who == "family" or theirs)


def _joined_at(items: Sequence[Item], k: int, shared: bool) -> Member | None:
    """The member that "and" or a comma at item k joins to the list."""
    j = k
    while j < len(items) and j < k + 2 and (items[j].text in (",", ";") or joins(items[j]) or items[j].has("possibly")):
        j += 1
    anded = any(joins(i) for i in items[k:j])
    if j >= len(items) or (j == k and "and" not in items[j].front):
        return None
    found = member_at(items, j, shared=shared)
    return None if found is None else replace(found, joined=anded or "and" in items[j].front)


def _ending_at(items: Sequence[Item], k: int) -> Member | None:
    """The member right before item k, with "and" or a comma between."""
    j = k - 1
    if j >= 0 and (items[j].has("own") or items[j].has("article") or items[j].kind == "figure"):
        j -= 1
    joined, comma = "and" in items[j + 1].front, False
    while j > 0 and (items[j].text == "," or joins(items[j])):
        joined, comma, j = joined or joins(items[j]), True, j - 1
    if not joined and not comma:
        return None
    if items[j].text == ")":
        j = next((n - 1 for n in range(j, max(0, j - _BRACKET), -1) if items[n].text == "("), j)
    best: Member | None = None
    for first in range(j, max(-1, j - _BACK), -1):
        if items[first].kind == "punct" or (best is not None and items[first].has("and")):
            break
        found = member_at(items, first)
        best = found if found is not None and past(items, found.last + 1) > j else best
    if best is None or any(i.has(word) for word in _SUFFERED for i in items[max(0, best.first - 2) : best.first]):
        return None
    return replace(best, joined=joined)


def _counted(items: Sequence[Item], i: int, first: int) -> Member | None:
    """A number of people, "three of his sons", "his four sons", or people with their number behind: أطفالهما الخمسة."""
    number = number_of(items[i])
    if number is not None and number.kind == "count":
        j = i + 1
        while j < len(items) and (items[j].has("part_of") or items[j].has("own") or items[j].has("article")) and j <= i + 2:
            j += 1
        skip = j
        while (
            j < len(items)
            and j <= skip + _BETWEEN
            and not items[j].has("person")
            and items[j].kind in ("word", "actor_adj", "actor", "place")
        ):
            j += 1
        if j < len(items) and items[j].has("person") and not items[j].has("casualty"):
            return Member(Interval(number.min, number.max), whom(items, j), first, named_ones(items, j + 1, number.min)[1] - 1)
        return None
    if (items[i].has("many_people") or items[i].has("kin_many")) and i + 1 < len(items) and not items[i].has("casualty"):
        behind = number_of(items[i + 1])
        if behind is not None and behind.kind == "count" and (i + 2 >= len(items) or not items[i + 2].has("person")):
            return Member(Interval(behind.min, behind.max), whom(items, i), first, i + 1)
    return None


def _single(items: Sequence[Item], i: int, first: int, listed: bool) -> Member | None:
    """ "A woman", "his wife", two persons in one word, and in a list "women", "his children" without a number."""
    for j in range(i, min(len(items), i + _BETWEEN + 1)):
        item = items[j]
        if item.has("casualty"):
            return None
        if item.has("two_persons"):
            return Member(Interval(2, 2), whom(items, j), first, given_to(items, j + 1, 2) - 1)
        if listed and item.has("one_person"):
            return Member(_ONE, whom(items, j), first, j)
        if listed and (item.has("many_people") or item.has("kin_many")):
            names, end = named_ones(items, j + 1, _MOST_NAMED)
            return Member(Interval(names, names) if names > 1 else _SOME, whom(items, j), first, end - 1 if names > 1 else j)
        if item.kind not in ("word", "actor_adj", "figure") or item.has("and") or item.front or item.text in (",", ":"):
            return None
    return None


def _named(items: Sequence[Item], i: int) -> Member | None:
    """A person by name: two words or more that are written as names are."""
    j = i
    if items[i].has("given_name"):
        while j < len(items) and j < i + _NAME_WORDS and not (j > i and items[j].front) and plain(items[j]):
            j += 1
        return Member(_ONE, None, i, j - 1)
    while j < len(items) and j < i + _NAME_WORDS and items[j].has("name") and not (j > i and items[j].front):
        j += 1
    return Member(_ONE, None, i, j - 1) if j - i >= 2 else None


def whom(items: Sequence[Item], j: int) -> str | None:
    """Of whom, by the word at item j: "members of the same family" are a family."""
    who = items[j].value("person")
    if who in ("people", "militants", None):
        for n in range(j + 1, min(len(items), j + 7)):
            if items[n].kind in ("punct", "number") or items[n].has("casualty_verb") or items[n].has("and"):
                break
            if items[n].value("person") == "family":
                return "family"
    return who


def _suffers(items: Sequence[Item], k: int) -> bool:
    """Whether the people before item k have a casualty word of their own: "... and one civilian was slightly wounded"."""
    k = _parenthesis(items, k)
    for item in items[k : k + _OWN_WORD_WITHIN]:
        if item.kind in ("punct", "number") or item.has("and") or "and" in item.front:
            return False
        if item.has("plural_verb"):
            return False  # of all of the list: "he, his wife and his children were killed"
        if item.has("casualty_verb") or item.has("casualty"):
            return True
    return False


def _parenthesis(items: Sequence[Item], k: int) -> int:
    """The item after a parenthesis that says who is among those before: ", including six women, "."""
    if k + 1 >= len(items) or items[k].kind != "punct" or not items[k + 1].has("among"):
        return k
    closes = range(k + 2, min(len(items), k + _LONG))
    return next((n + 1 for n in closes if items[n].text == items[k].text), k)
