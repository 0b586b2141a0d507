"""Spellings of the names of places that no list can hold: one word for two, another transliteration, a vowel more or less.

"كفرنوران" is "كفر نوران", and "Kafr Noran" and "Kafarnouran" are the same village. Spellings that only sound alike propose a place;
whether it is meant is decided by what the text names around it.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from verify.rulepack import PlaceSpec
from verify.text.normalise import fold
from verify.text.skeleton import SHORTEST, skeleton

# What village names begin with and are written apart or together ("تل", "كفر").
_HEADS = ("كفر", "تل", "دير", "عين", "خان", "بيت", "معره", "تير", "جب", "بير", "راس", "ام", "ابو", "خربه", "وادي")
_APART = ("كفر", "دير", "عين", "خان", "تير", "معر")
_REST, _WHOLE, _ALIKE = 3, 3, 72.0
# Vowels of Latin spellings vary ("Til Temir", "Tell Tamer"), where there are consonants enough to know a name by.
_LOOSELY, _CONSONANTS = 55.0, 5
# How alike the letters of a name and of one that misspells it are, and how many it takes to tell.
_MISSPELT, _LONG, _REMEMBERED = 88.0, 6, 4096
_SETTLED = frozenset(("city", "town", "village", "camp", "neighbourhood", "dam", "crossing", "base", "field", "airport"))


def run_together(name: str) -> tuple[str, ...]:
    """The other ways to write an Arabic name of two words: "كفر نوران" and "جسر الشغور" together, "كفرنوران" apart."""
    words = fold(name).split()
    if len(words) == 2 and (words[0] in _HEADS or min(map(len, words)) >= _WHOLE) and len(words[1]) >= _REST:
        return ("".join(words),)
    if len(words) == 1:
        return tuple(
            f"{head} {words[0][len(head) :]}" for head in _APART if words[0].startswith(head) and len(words[0]) - len(head) >= _REST
        )
    return ()


class Spellings:
    """Places by the consonants of their names."""

    def __init__(self, places: Mapping[str, PlaceSpec]) -> None:
        self._places = places
        self._by_skeleton: dict[str, list[tuple[str, PlaceSpec]]] | None = None
        self._letters: dict[str, list[PlaceSpec]] | None = None
        self._misspelt: dict[str, tuple[PlaceSpec, ...]] = {}

    def like(self, written: str, misspelt: bool = False) -> tuple[PlaceSpec, ...]:
        """The places with a name that sounds like this one, by id; with those that it misspells by a letter or two."""
        key = skeleton(written)
        found = {p.id: p for name, p in self._index().get(key, ()) if _as_written(name, written)} if len(key) >= SHORTEST else {}
        if misspelt:
            found |= {p.id: p for p in self._near(fold(written).replace(" ", ""))}
        return tuple(found[k] for k in sorted(found))

    def _near(self, letters: str) -> tuple[PlaceSpec, ...]:
        """The places with a name of nearly these letters; remembered."""
        if len(letters) < _LONG:
            return ()
        if letters not in self._misspelt:
            if len(self._misspelt) >= _REMEMBERED:
                self._misspelt.clear()
            names = self._spelt()
            hits = process.extract(letters, names.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELT, limit=None)
            self._misspelt[letters] = tuple(p for name, _, _ in hits for p in names[name])
        return self._misspelt[letters]

    def _spelt(self) -> dict[str, list[PlaceSpec]]:
        if self._letters is None:
            self._letters = {}
            for key in sorted(self._places):
                for name in sorted({fold(n).replace(" ", "") for n in _names(self._places[key])}):
                    if len(name) >= _LONG:
                        self._letters.setdefault(name, []).append(self._places[key])
        return self._letters

    def _index(self) -> dict[str, list[tuple[str, PlaceSpec]]]:
        if self._by_skeleton is None:
            self._by_skeleton = {}
            for key in sorted(self._places):
                for name in _names(self._places[key]):
                    self._by_skeleton.setdefault(skeleton(name), []).append((name, self._places[key]))
        return self._by_skeleton


def _names(place: PlaceSpec) -> Iterable[str]:
    if place.kind not in _SETTLED:
        return ()
    return dict.fromkeys([place.name, *(n for lang in sorted(place.names) for n in place.names[lang])])


def _as_written(name: str, written: str) -> bool:
    """Whether names of one script share most of their letters; of two scripts the consonants must do."""
    latin = _in_latin(name)
    if latin != _in_latin(written):
        return True
    least = _LOOSELY if latin and len(skeleton(written)) >= _CONSONANTS else _ALIKE
    return fuzz.ratio(fold(name).replace(" ", ""), fold(written).replace(" ", "")) >= least


def _in_latin(name: str) -> bool:
    """Whether a name is in Latin letters, with or without marks on them."""
    return name[:1].isascii() or "LATIN" in unicodedata.name(name[0], "")
