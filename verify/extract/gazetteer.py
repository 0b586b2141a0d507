"""The gazetteer: some twenty thousand places out of GeoNames, behind the places that the rule packs describe.

It is read when a text first needs it. Names are searched in their sorted order, so loading is one decompression and one split.
"""

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from verify.rulepack import PlaceSpec
from verify.text.terms import Word, stems

_LONGEST, _MEMO_LIMIT = 5, 200_000
_GAPS = (" ", "-", '"', " -", "- ", '" ')


class Gazetteer:
    """Places by name; `names` are sorted lines "folded words<TAB>row,row", `rows` one line a place."""

    def __init__(self, names: list[str], rows: list[str]) -> None:
        self._names, self._rows = names, rows
        self._memo: dict[str, tuple[tuple[str, str, int], ...]] = {}
        self._specs: dict[int, PlaceSpec] = {}

    def at(self, text: str, words: Sequence[Word], i: int, clitics: bool) -> tuple[int, int, str, tuple[PlaceSpec, ...]] | None:
        """The longest name that begins at word i: (start, last word, clitic, the places called so)."""
        best: tuple[int, int, str, tuple[PlaceSpec, ...]] | None = None
        for stem, clitic, most in self._readings(words[i][2], clitics):
            key = stem
            for j in range(i, min(i + most, len(words))):
                if j > i:
                    if text[words[j - 1][1] : words[j][0]] not in _GAPS:
                        break
                    key = f"{key} {words[j][2]}"
                found = self._named(key)
                if found and (best is None or j > best[1]):
                    best = (words[i][0] + len(clitic), j, clitic, found)
        return best

    def _readings(self, word: str, clitics: bool) -> tuple[tuple[str, str, int], ...]:
        """The readings of a word with which some name begins: (rest, clitic, words of the longest such name); remembered."""
        memo_key = word if clitics else "=" + word
        known = self._memo.get(memo_key)
        if known is None:
            read = stems(word) if clitics else [(word, "")]
            known = tuple((stem, clitic, most) for stem, clitic in read if (most := self._longest(stem)))
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            self._memo[memo_key] = known
        return known

    def _longest(self, word: str) -> int:
        """The words of the longest name that begins with this word, `_LONGEST` at most; 0 if none does."""
        alone = int(self._line(word) is not None)
        first, behind = bisect_left(self._names, word + " "), bisect_left(self._names, word + "!")
        longer = (name.partition("\t")[0].count(" ") + 1 for name in self._names[first:behind])
        return min(max(longer, default=alone), _LONGEST)

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
