"""Armed groups that no registry knows, read by what they are called: "the Popular Dawn Front", "سرايا فجر الجنوب".

A kind of armed body (`armed_body`) with a name of its own is a party. From there on it is an actor like any other: who speaks, who claims
and who is blamed is told by the same rules. A state's units bear numbers, its nation or the words for an arm (`regular_unit`): they are none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from verify.extract.items import Item, Sentence
from verify.extract.names import capitals, title_case
from verify.extract.vocabulary import Vocabulary
from verify.model import stable_id
from verify.rulepack import ActorSpec
from verify.rulepack.states import state_adjectives
from verify.text.normalise import Normalised, fold

_LEXICONS = ("armed_body", "calls_itself")
_ACTOR = frozenset({"actor"})
_KINDS = ("word", "term", "place", "actor_adj")
_NO_CONSTRUCT = ("belonging", "attack_adjective")
_NO_NAME = (
    "article", "determiner", "preposition", "pronoun", "say", "attack_verb", "be", "aux", "by_agent", "relative", "that", "and", "against",
)  # fmt: skip
_ARTICLE, _ADJECTIVE = "ال", ("ي", "يه")
_LONGEST = 5
"""Words of a name on one side of the kind of body."""
_ARABIC_WORDS = 3
_QUOTED = 4
_SHORT = 2  # letters of "من", "في"
_LINKS = ("of", "for")
_SELF = "self"  # "self-styled", "self-proclaimed"
_QUOTE, _QUOTES = '"', re.compile('["“”„«»‘’]')
_WIDE = ("group", "unit", "line")
_FREE = ("group", "band")
_NEEDING = ("line", "band")
"""What is a body only with a word such as bodies bear in their names, or in quotes: "جبهة", "حركة"; "فصيل"."""
Span = tuple[int, int, int]
"""The items [first, last] that stand for a group, and the one with which its name begins."""


def settle_groups(sentences: Sequence[Sentence], norm: Normalised, vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with each unregistered armed group as one item that names it."""
    return [s if s.lexicons.isdisjoint(_LEXICONS) else _settled(s, norm, vocabulary) for s in sentences]


def _settled(sentence: Sentence, norm: Normalised, vocabulary: Vocabulary) -> Sentence:
    if vocabulary.clitics:
        spans = _constructs(sentence.items, vocabulary)
    else:
        capital = capitals(sentence, norm)
        flat = title_case(sentence, capital)
        spans = _capitalised(sentence.items, capital, norm, vocabulary, flat)
    if not spans:
        return sentence
    items = list(sentence.items)
    for first, last, named in reversed(spans):
        items[first : last + 1] = [_party(items[first : last + 1], items[named].start, norm, vocabulary)]
    return sentence.with_items(tuple(items))


def _party(items: Sequence[Item], start: int, norm: Normalised, vocabulary: Vocabulary) -> Item:
    name = " ".join(_QUOTES.sub("", norm.original[slice(*norm.span(start, items[-1].end))]).split())
    text = " ".join([i.text for i in items])
    front = items[0].front
    return Item(items[0].start, items[-1].end, vocabulary.symbol(_ACTOR), text, "actor", (), (("actor", unregistered(name)),), front)


@lru_cache(maxsize=4096)
def unregistered(name: str) -> ActorSpec:
    """The armed group of a name that no registry knows."""
    return ActorSpec(stable_id("actor", [fold(name)]), name, "armed_group", names={"und": (name,)})


def _capitalised(
    items: Sequence[Item], capital: Sequence[bool], norm: Normalised, vocabulary: Vocabulary, flat: bool = False
) -> list[Span]:
    """The groups of a sentence in a script with capitals: "the Sons of the Valley Brigades", "the Army of the Orchard"."""
    found: list[Span] = []
    shouted = [norm.original[norm.starts[i.end - 1]].isupper() for i in items]  # "RESISTANCE"
    k, behind = 0, 0
    while k < len(items):
        span = None
        if not flat and items[k].has("armed_body") and capital[k] and items[k].kind in ("word", "term") and not shouted[k]:
            span = _around(items, capital, k, behind, vocabulary)
        elif items[k].has("calls_itself"):
            span = _named_so(items, capital, k)
        if span is not None:
            found.append(span)
            behind = span[1] + 1
        k = max(k + 1, behind)
    return found


def _around(items: Sequence[Item], capital: Sequence[bool], k: int, behind: int, vocabulary: Vocabulary) -> Span | None:
    first = _left(items, capital, k, behind, vocabulary)
    last = _right(items, capital, k)
    if last + 1 < len(items) and capital[last + 1] and items[last + 1].kind in _KINDS and _close(items, last):
        return None  # "the Home Front Command", "Army Street"
    words = [i for i in (*items[first:k], *items[k + 1 : last + 1]) if not (i.has("article") or i.text in (*_LINKS, "al"))]
    if not _is_name(words, items[k].value("armed_body"), vocabulary):
        return None
    return first, last, first


def _left(items: Sequence[Item], capital: Sequence[bool], k: int, behind: int, vocabulary: Vocabulary) -> int:
    """Where the name begins that ends in the word at `k`."""
    first = n = k
    while n - 1 >= behind and k - n < _LONGEST and _close(items, n - 1):
        n -= 1
        if items[n].text in _LINKS or (items[n].has("article") and not capital[n] and n > behind and items[n - 1].text in _LINKS):
            continue
        if not (capital[n] and _may_name(items[n])) or (n + 1 < first and items[n].text not in vocabulary.words_in("group_name")):
            break  # behind "of" only what groups call themselves: "Sons of the ...", no "Committee of the ..."
        first = n
    return first


def _right(items: Sequence[Item], capital: Sequence[bool], k: int) -> int:
    """Where the name ends that goes on behind the word at `k`: "... of the Guardians of the Promise"."""
    last, n = k, k + 1
    while n < len(items) and n - k <= _LONGEST + 2 and _close(items, n - 1):
        if capital[n] and _may_name(items[n]) and last + 1 < n + (last > k):
            last = n
        elif not (items[n].text in _LINKS or (items[n].has("article") and items[n - 1].text in _LINKS)):
            break
        n += 1
    return last


def _close(items: Sequence[Item], n: int) -> bool:
    """Whether nothing but a blank or a hyphen parts the item at `n` from the next."""
    return items[n + 1].start - items[n].end <= 1


def _may_name(item: Item) -> bool:
    return item.kind in _KINDS and not item.has_any(_NO_NAME)


def _is_name(words: Sequence[Item], kind: str | None, vocabulary: Vocabulary) -> bool:
    """Whether these words make a kind of body a group of its own, no unit of a state."""
    regular = vocabulary.words_in("regular_unit")
    proper = [i for i in words if not (i.text in regular or i.text.isdigit())]
    if not proper or all(i.kind in ("place", "actor_adj") for i in proper):
        return False
    if kind == "group":
        return len(proper) > 1 or proper[0].text not in vocabulary.words_in("common_in_names")
    states = state_adjectives(vocabulary.rules)
    of_state = any(i.kind == "actor_adj" or i.text in states for i in words)
    return len(proper) == len(words) and len(proper) > 1 and not of_state


def _named_so(items: Sequence[Item], capital: Sequence[bool], k: int) -> Span | None:
    """The name behind "a group calling itself" at `k`, or behind "the self-styled", up to where capitals end."""
    styled = items[k].text.startswith(_SELF)
    if k + 1 >= len(items) or not (styled or (k > 0 and items[k - 1].has_any(("band", "speaker", "force")))):
        return None
    n = k + 1
    while n < len(items) and (items[n].has("article") or items[n].text == _QUOTE):
        n += 1
    if n >= len(items) or not capital[n] or not _may_name(items[n]):
        return None
    last = _right(items, capital, n) if not items[n].has("armed_body") else n
    while last + 1 < len(items) and capital[last + 1] and _may_name(items[last + 1]) and _close(items, last):
        last += 1
    return k if styled else k - 1, _right(items, capital, last), n


def _constructs(items: Sequence[Item], vocabulary: Vocabulary) -> list[Span]:
    """The groups of a sentence in a script without capitals: an indefinite kind of body in construct with what ends definite, or in quotes."""
    found: list[Span] = []
    bare = vocabulary.words_in("armed_body")  # neither "the army" nor "its forces" is in construct
    k = 0
    while k < len(items):
        span = None
        if items[k].has("armed_body") and items[k].kind in ("word", "term") and items[k].text in bare:
            span = _behind(items, k, vocabulary)
        if span is not None:
            found.append(span)
        k = span[1] + 1 if span is not None else k + 1
    return found


def _behind(items: Sequence[Item], k: int, vocabulary: Vocabulary) -> Span | None:
    kind = items[k].value("armed_body")
    n = k + 1
    while n < len(items) and items[n].has("calls_itself"):
        n += 1
    if n < len(items) and items[n].text == _QUOTE:
        close = next((m for m in range(n + 1, min(len(items), n + _QUOTED + 2)) if items[m].text == _QUOTE), n)
        if not _is_quoted_name(items[n + 1 : close], kind, vocabulary):
            return None
        return k, close - 1, k if kind in _WIDE and n == k + 1 else n + 1
    last = _construct_end(items, n, vocabulary)
    if last is None:
        return None
    if kind == "unit" and (last == n or items[n].kind == "place" or items[n].text.startswith(_ARTICLE)):
        return None
    if kind in _NEEDING and n == k + 1 and not _names_groups(items[n], vocabulary):
        return None
    return k, last, k if n == k + 1 and kind in _WIDE else n


def _agrees(item: Item) -> bool:
    """Whether a word is a definite adjective, as goes on a name: "الوطني"."""
    return item.kind == "word" and item.text.startswith(_ARTICLE) and item.text.endswith(_ADJECTIVE)


def _may_follow(item: Item) -> bool:
    """Whether a word may be part of a name in construct: no verb, unless it is a time of day too ("dawn")."""
    if len(item.text) <= _SHORT or item.has_any(_NO_CONSTRUCT):
        return False
    return not item.has_any(_NO_NAME) or (item.has("attack_verb") and item.has("outside_name"))


def _names_groups(item: Item, vocabulary: Vocabulary) -> bool:
    return item.text.removeprefix(_ARTICLE) in vocabulary.words_in("group_name")


def _is_quoted_name(quoted: Sequence[Item], kind: str | None, vocabulary: Vocabulary) -> bool:
    """Whether what stands in quotes behind a kind of body is its name."""
    if not quoted or not all(_in_quotes(i, vocabulary) for i in quoted):
        return False
    if len(quoted) == 1:
        return quoted[0].text.startswith(_ARTICLE) and kind in _FREE
    if quoted[0].has("armed_body") and quoted[1].kind == "place":
        return False
    return kind in _FREE or (quoted[0].kind != "place" and (kind != "line" or _names_groups(quoted[0], vocabulary)))


def _in_quotes(item: Item, vocabulary: Vocabulary) -> bool:
    """Whether a word in quotes may be of a name; single letters are an abbreviation of one that is registered under it or not at all."""
    return item.kind in _KINDS and len(item.text) > 1 and item.text.removeprefix(_ARTICLE) not in vocabulary.words_in("regular_unit")


def _construct_end(items: Sequence[Item], n: int, vocabulary: Vocabulary) -> int | None:
    """The last word of the construct that goes on at `n`: its first definite word and an adjective that agrees with it; None if it is no name."""
    regular = vocabulary.words_in("regular_unit")
    for m in range(n, min(len(items), n + _ARABIC_WORDS)):
        item = items[m]
        if item.kind not in _KINDS[:3] or (m > n and item.front) or not _may_follow(item) or not _close(items, m - 1):
            return None
        if m == n and (item.text in regular or item.text.removeprefix(_ARTICLE) in regular):
            return None
        definite = item.text.startswith(_ARTICLE)
        if definite or (m > n and item.kind == "place"):
            follows = items[m + 1] if m + 1 < len(items) and m - n + 1 < _ARABIC_WORDS else None
            return m + 1 if follows is not None and _agrees(follows) and _close(items, m) else m
    return None


__all__ = ["settle_groups", "unregistered"]
