"""What only says more of people counted before: their names, ages and titles, words in brackets, an apposition between commas."""

from collections.abc import Sequence

from verify.extract.items import Item

_TELLING = ("casualty", "casualty_verb", "casualty_event", "attack", "attack_verb", "weapon", "say", "speaker", "none_word", "among")
_OWNER_WITHIN, _NAME_WORDS, _DESCRIBED, _BRACKET = 8, 7, 10, 14
_JOINING, _NAMING = ("and", "with"), ("name", "particle")
_BREAKS = ("-", ":")
_HAPPENS = ("aux", "casualty", "casualty_verb", "casualty_event", "attack_verb")


def joins(item: Item) -> bool:
    """Whether a word joins people: "and", "along with"."""
    return item.has_any(_JOINING)


def unadorned(items: Sequence[Item], k: int) -> int:
    """The item after the ages and titles that stand before a name at item k: "54-year-old engineer Omar"."""
    n = k
    while n < len(items) and n < k + 3 and (items[n].kind == "figure" or (n > k and items[n].has("title"))):
        n += 1
    return n if n < len(items) and is_name(items[n]) else k


def is_name(item: Item) -> bool:
    """Whether a word is written as names are."""
    return item.has_any(_NAMING)


def past(items: Sequence[Item], k: int) -> int:
    """The item after a name, an age, a bracket or an apposition that only says more of the people before item k."""
    start = k
    if k > 0 and _goes_on_named(items[k - 1]):
        while k < len(items) and k < start + _NAME_WORDS and _of_name(items, k):
            k += 1
    if k + 1 < len(items) and items[k].has("called") and items[k + 1].has("name"):
        k += 1
    k = _aged(items, _bracketed(items, _named(items, k)))
    joined = _described_to(items, k)
    if joined is not None:
        return joined
    if k < len(items) and items[k].has("part_of"):
        return _owned(items, k)
    return _apposed(items, k) if start > 0 and items[start - 1].has("one_person") else k


def _goes_on_named(item: Item) -> bool:
    """Whether the words behind may go on with a name, in a script without capitals: a given name, "his wife"."""
    return item.has("given_name") or (item.value("person") == "family" and item.has("one_person") and not item.text.isascii())


def _of_name(items: Sequence[Item], k: int) -> bool:
    known = items[k].has("preposition") or items[k].has("dangling") or items[k].has("person")
    return plain(items[k]) and not items[k].front and (not known or items[k - 1].has("given_name"))


def named_ones(items: Sequence[Item], k: int, most: int) -> tuple[int, int]:
    """How many people are named one after the other from item k on, `most` at the most, and the item after the last of them.

    The names may stand behind a dash or a colon: "her four sons - Adam, Munir, Omar and Qais".
    """
    n = k + 1 if k + 1 < len(items) and items[k].text in _BREAKS else k
    count, end = 0, k
    while count < most:
        n = unadorned(items, n)
        after = _named(items, n)
        if after == n:
            break
        count, end = count + 1, _aged(items, _bracketed(items, after))
        n = end
        while n < len(items) and n < end + 2 and (items[n].text == "," or joins(items[n])):
            n += 1
        if n == end:
            break
    return count, end


def given_to(items: Sequence[Item], k: int, most: int) -> int:
    """The item after the given names of just so many people: "his two daughters Huda and Raghad"."""
    n, count = k, 0
    while n < len(items) and items[n].has("given_name") and count < most and ("and" in items[n].front) == (count > 0):
        n, count = n + 1, count + 1
    return n if count == most else k


def _named(items: Sequence[Item], k: int) -> int:
    n = k
    while n < len(items) and n < k + _NAME_WORDS and is_name(items[n]) and not (items[n].front and n > k):
        n += 1
    return n


def _bracketed(items: Sequence[Item], k: int) -> int:
    while k < len(items) and items[k].text == "(":
        close = next((n for n in range(k, min(len(items), k + _BRACKET)) if items[n].text == ")"), None)
        if close is None:
            return k
        k = close + 1
    return k


def _aged(items: Sequence[Item], k: int) -> int:
    """The item after an age between commas or in words: ", 34", "who is 23 years of age"."""
    said = k + 1 if k < len(items) and items[k].text == "," else k
    if said + 1 < len(items) and items[said].has("aged") and items[said + 1].kind in ("figure", "number"):
        return said + 2
    if k + 1 < len(items) and items[k].text == "," and (items[k + 1].kind == "figure" or is_age(items, k + 1)):
        return k + 2
    return k


def _owned(items: Sequence[Item], k: int) -> int:
    """The item after "of ..." where a list goes on: "the wife of a teacher and three others", "the wife of a commander, Omar Hallaq, and"."""
    for n in range(k + 1, min(len(items), k + _OWNER_WITHIN)):
        if joins(items[n]) or "and" in items[n].front:
            return n
        if items[n].has_any(_HAPPENS):
            return k
        if items[n].kind == "punct":
            apposed = _apposed(items, n)
            return apposed if apposed > n else n if n + 1 < len(items) and joins(items[n + 1]) else k
    return k


def _apposed(items: Sequence[Item], k: int) -> int:
    """The comma or dash that closes an apposition opened at item k, which names the one person before: "a man, Omar Hallaq (Abu Samir), "."""
    if k >= len(items) or items[k].text not in (",", "-"):
        return k
    first = unadorned(items, k + 1)
    end = _aged(items, _bracketed(items, _named(items, first)))
    return end if end > first and end < len(items) and items[end].text in (",", "-") else k


def _described_to(items: Sequence[Item], k: int) -> int | None:
    """The next item that an "and" written onto it joins, where only names, ages and brackets stand before it."""
    n = k
    while n < min(len(items), k + _DESCRIBED):
        if "and" in items[n].front:
            return n
        if items[n].text == "," and n + 1 < len(items) and "and" in items[n + 1].front:
            return n + 1
        if (after := _aged(items, n)) > n:
            n = after
        elif items[n].text == "(":
            n = next((c for c in range(n, min(len(items), n + _DESCRIBED)) if items[c].text == ")"), len(items)) + 1
        elif items[n].kind == "figure" or (plain(items[n]) and (not items[n].has("preposition") or _in_name(items, n))):
            n += 1
        else:
            return None
    return None


def _in_name(items: Sequence[Item], k: int) -> bool:
    """Whether a preposition at item k is a name written like one, Ali in Arabic: more of the name, an age or the next of a list follows."""
    if not items[k].has("against") or k + 1 >= len(items):
        return False
    behind = items[k + 1]
    return (
        behind.kind in ("figure", "punct")
        or behind.has("given_name")
        or "and" in behind.front
        or (behind.kind == "word" and not behind.tags)
    )


def plain(item: Item) -> bool:
    """Whether a word only names or describes: nothing that happens, is counted or is said."""
    return item.kind not in ("punct", "number", "date") and not item.has_any(_TELLING)


def is_age(items: Sequence[Item], k: int) -> bool:
    """Whether a bare number behind a name is an age: "Samir Hallaq (11)", "Samir Hallaq, 21"."""
    follows = items[k + 1] if k + 1 < len(items) else None
    counts = follows is not None and (follows.has("person") or follows.has("casualty"))
    named = any(i.has("name") for i in items[max(0, k - 3) : max(0, k - 1)])
    return named and not counts and items[k - 1].text in ("(", ",") and items[k].text.isdecimal()


def is_day(items: Sequence[Item], k: int) -> bool:
    """Whether a bare number behind a date is a day whose month is cut off or unknown: "on Monday 2 Kan..."."""
    if k == 0 or items[k - 1].kind != "date" or not items[k].text.isdecimal():
        return False
    return k + 1 >= len(items) or (items[k + 1].kind == "word" and not items[k + 1].tags and not items[k + 1].front)
