"""The gazetteer: some twenty thousand places out of GeoNames, behind the places that the rule packs describe.

It is read when a text first needs it. Names are searched in their sorted order, so loading is one decompression and one split.
"""

import gzip
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from verify.rulepack import PlaceSpec
from verify.text.terms import Memo, Word, stems

_LONGEST = 5
_GAPS = (" ", "-", '"', " -", "- ", '" ')


class _Reading(Struct, frozen=True, gc=False):
    """A word read as a clitic and the rest: the places called so, and of the longer names that begin so their most and their second words."""

    stem: str
    clitic: str
    alone: tuple[PlaceSpec, ...]
    most: int
    seconds: frozenset[str]


class Gazetteer:
    """Places by name; `names` are sorted lines "folded words<TAB>row,row", `rows` one line a place."""

    def __init__(self, names: list[str], rows: list[str]) -> None:
        self._names, self._rows = names, rows
        self._free, self._tied = Memo(self._readings_free), Memo(self._readings_tied)
        self._specs: dict[int, PlaceSpec] = {}

    def at(self, text: str, words: Sequence[Word], i: int, clitics: bool) -> tuple[int, int, str, tuple[PlaceSpec, ...]] | None:
        """The longest name that begins at word i: (start, last word, clitic, the places called so)."""
        best: tuple[int, int, str, tuple[PlaceSpec, ...]] | None = None
        reading: _Reading
        for reading in (self._free if clitics else self._tied)[words[i].text]:
            clitic, alone = reading.clitic, reading.alone
            if alone and best is None:
                best = (words[i].start + len(clitic), i, clitic, alone)
            if i + 1 >= len(words) or words[i + 1].text not in reading.seconds:
                continue
            key = reading.stem
            for j in range(i + 1, min(i + reading.most, len(words))):
                if text[words[j - 1].end : words[j].start] not in _GAPS:
                    break
                key = f"{key} {words[j].text}"
                found = self._named(key)
                if found and (best is None or j > best[1]):
                    best = (words[i].start + len(clitic), j, clitic, found)
        return best

    def beginnings(self, clitics: bool) -> Mapping[str, tuple[object, ...]]:
        """For each word what begins with it: nothing for a word with which no name does."""
        return self._free if clitics else self._tied

    def _readings_free(self, word: str) -> tuple[_Reading, ...]:
        """The readings of a word, under any clitic, with which some name begins."""
        return tuple(found for stem, clitic in stems(word) if (found := self._reading(stem, clitic)) is not None)

    def _readings_tied(self, word: str) -> tuple[_Reading, ...]:
        """The word as it stands, if some name begins with it."""
        found = self._reading(word, "")
        return (found,) if found is not None else ()

    def _reading(self, stem: str, clitic: str) -> _Reading | None:
        first, behind = bisect_left(self._names, stem + " "), bisect_left(self._names, stem + "!")
        longer = [name.partition("\t")[0].split(" ") for name in self._names[first:behind]]
        alone = self._named(stem)
        if not alone and not longer:
            return None
        return _Reading(stem, clitic, alone, min(max(map(len, longer), default=1), _LONGEST), frozenset(name[1] for name in longer))

    def _named(self, key: str) -> tuple[PlaceSpec, ...]:
        line = self._line(key)
        return tuple(self._spec(int(n)) for n in line.rpartition("\t")[2].split(",")) if line is not None else ()

    def _line(self, key: str) -> str | None:
        """The line of a name."""
        at = bisect_left(self._names, key + "\t")
        return line if at < len(self._names) and (line := self._names[at]).startswith(key + "\t") else None

    def _spec(self, n: int) -> PlaceSpec:
        known = self._specs.get(n)
        if known is None:
            place_id, name, arabic, lat, lon, kind, country, size, province = self._rows[n].split("\t")
            names = {"ar": (arabic,)} if arabic else {}
            population = 0 if kind == "country" else int(size)
            km = float(size) if kind == "country" else 8.0 if population >= 1_000_000 else 5.0 if kind == "city" else 3.0
            within = (province, f"country.{country.lower()}") if province else ()
            known = PlaceSpec(place_id, name, kind, float(lat), float(lon), km, country, within, names, None, population)
            self._specs[n] = known
        return known


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program, read once."""
    raw = (files("verify.rules") / "gazetteer" / "places.tsv.gz").read_bytes()
    names, _, rows = gzip.decompress(raw).decode().partition("\n\n")
    return Gazetteer(names.split("\n"), rows.rstrip("\n").split("\n"))
