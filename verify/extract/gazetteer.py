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
        self._memo: dict[str, tuple[tuple[str, str], ...]] = {}
        self._specs: dict[int, PlaceSpec] = {}

    def at(self, text: str, words: Sequence[Word], i: int, clitics: bool) -> tuple[int, int, str, tuple[PlaceSpec, ...]] | None:
        """The longest name that begins at word i: (start, last word, clitic, the places called so)."""
        best: tuple[int, int, str, tuple[PlaceSpec, ...]] | None = None
        word = words[i]
        for stem, clitic in self._readings(word.text, clitics):
            key, last = stem, i
            for j in range(i, min(i + _LONGEST, len(words))):
                if j > i:
                    if text[words[j - 1].end : words[j].start] not in _GAPS:
                        break
                    key = f"{key} {words[j].text}"
                found = self._named(key)
                if found and (best is None or j > best[1]):
                    last = j
                    best = (word.start + len(clitic), last, clitic, found)
        return best

    def _readings(self, word: str, clitics: bool) -> tuple[tuple[str, str], ...]:
        """The readings (rest, clitic) of a word with which some name begins, remembered."""
        memo_key = word if clitics else "=" + word
        known = self._memo.get(memo_key)
        if known is None:
            known = tuple((s, c) for s, c in (stems(word) if clitics else ((word, ""),)) if self._begins(s))
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            self._memo[memo_key] = known
        return known

    def _begins(self, word: str) -> bool:
        """Whether a name begins with this word."""
        for end in ("\t", " "):
            at = bisect_left(self._names, word + end)
            if at < len(self._names) and self._names[at].startswith(word + end):
                return True
        return False

    def _named(self, key: str) -> tuple[PlaceSpec, ...]:
        at = bisect_left(self._names, key + "\t")
        if at < len(self._names) and self._names[at].startswith(key + "\t"):
            return tuple(self._spec(int(n)) for n in self._names[at].rpartition("\t")[2].split(","))
        return ()

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
