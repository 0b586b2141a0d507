"""Finds a source by its name as people write it: other spellings, with a rank before it or a post behind it."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from verify.rulepack.spec import SourceSpec
from verify.text.normalise import fold

T = TypeVar("T")
_NOISE = re.compile(r"[\"'.!*|]+|[@#]")
_BREAK = re.compile(r"\s*[,:;|()\[\]/\n]\s*|\s+-+\s+")


def key_of(name: str) -> str:
    """The form under which a name is looked up: folded, without quotes, dots and marks; "S.A.N.A." is "sana"."""
    return fold(_NOISE.sub("", fold(name)).replace("-", " "))  # again, for what meets once the marks are gone


class NameTable(Generic[T]):
    """Things by folded name; several may share one."""

    def __init__(self, items: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._held: dict[str, list[T]] = {}
        for item, names in items:
            for key in dict.fromkeys(key_of(n) for n in names):
                if key:
                    self._held.setdefault(key, []).append(item)

    def get(self, key: str) -> list[T]:
        """All of this key."""
        return self._held.get(key, [])

    def first(self, name: str) -> T | None:
        """The first of this name, with or without its article."""
        for key in with_and_without_article(key_of(name)):
            if key in self._held:
                return self._held[key][0]
        return None


class SourceNames:
    """The registered sources by name."""

    def __init__(self, sources: Iterable[SourceSpec], honorifics: Iterable[str]) -> None:
        ordered = sorted(sources, key=lambda s: s.id)
        self._table = NameTable((s, [s.name, *(n for lang in sorted(s.names) for n in s.names[lang])]) for s in ordered)
        self._honorifics = sorted({key_of(h) for h in honorifics} - {""}, key=lambda h: (-len(h), h))

    def find(self, name: str, kind: str | None) -> SourceSpec | None:
        """The source that is called so as a whole, else the first one that a part between commas or brackets is called."""
        for key in self._keys(name):
            found = self._table.get(key)
            if found:
                return next((s for s in found if s.kind == kind), found[0])
        return None

    def _keys(self, name: str) -> Iterator[str]:
        parts = [name, *(p for p in _BREAK.split(fold(name)) if p)]
        for part in dict.fromkeys(key_of(p) for p in parts):
            yield from with_and_without_article(part)
            bare = self._without_honorifics(part)
            if bare != part:
                yield from with_and_without_article(bare)

    def _without_honorifics(self, key: str) -> str:
        for _ in range(3):
            for title in self._honorifics:
                if key.startswith(title + " "):
                    key = key[len(title) + 1 :]
                    break
            else:
                return key
        return key


def with_and_without_article(key: str) -> Iterator[str]:
    """The key as it is, then without and with a definite article ("the ", ال) on its first word."""
    if not key:
        return
    yield key
    if key.startswith("the "):
        yield key[4:]
    elif key.startswith("ال") and len(key) > 4:
        yield key[2:]
    elif key[0] > "\u0600":
        yield "ال" + key
