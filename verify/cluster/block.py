"""Which claims are worth holding against each other: pairs that share a place cell and a day, an actor and a day, or words.

Every unit has *homes* (keys it is found under) and *probes* (keys it looks into). A pair comes up where one's probe meets the other's
home. A block is never read beyond its cap; what was left out is counted in `Blocks.dropped`.
"""

from collections import defaultdict
from itertools import combinations

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import PLACES, Columns, Floats, Ints
from verify.cluster.meeting import Blocks, Found, Seen, join, matches, spread, together
from verify.cluster.names import NAME_BITS
from verify.cluster.referring import by_reference
from verify.cluster.weights import BlockSpec, ClusterSpec
from verify.cluster.wording import Wording

__all__ = ["Blocks", "candidate_pairs", "meetings"]

_KM_PER_DEGREE = 111.2
_LONGEST_SPAN = 32
_WIDEST = 4
"""Cells a probe looks to either side at most."""


def candidate_pairs(columns: Columns, wording: Wording, spec: ClusterSpec) -> Blocks:
    """All pairs that share a key, sorted, each once. Cost: n log n in the units, bounded by the caps."""
    return meetings(columns, wording, spec).finish()


def meetings(columns: Columns, wording: Wording, spec: ClusterSpec) -> Found:
    """The same, as they come up."""
    found = Found(columns.n)
    fine = np.nan_to_num(columns.km[:, 0], nan=np.inf) <= spec.sparse.coarse_km
    alike = _likeness(columns)
    days = _Days(columns, spec.blocks)
    _by_cell(columns, spec, fine, days, alike, found)
    _by_name(columns, spec.blocks, days, alike, found)
    _by_country(columns, spec.blocks, fine, days, alike, found)
    _without_place(columns, spec.blocks, days, alike, found)
    _by_day_of_texts(columns, spec.blocks, days, found)
    _same_document(columns, spec.blocks, found)
    by_reference(columns, found)
    _by_text(columns, wording, spec.blocks, found)
    found.dropped = dict(sorted(found.dropped.items()))
    return found


def _likeness(columns: Columns) -> Ints:
    """A number that brings like claims next to each other inside a block: type, toll, first actor, about whom sources quarrel."""
    killed = np.clip(np.nan_to_num(columns.killed[:, 0], nan=0.0, posinf=0.0), 0, 4095).astype(np.int64)
    actor = np.minimum(columns.actors[:, 0] + 1, 4095)
    return (columns.event_type << 24) | (killed << 12) | actor


class _Days:
    """First and last day of each unit as it stands (home) and as it looks out (probe)."""

    def __init__(self, columns: Columns, spec: BlockSpec) -> None:
        self.dated = ~np.isnan(columns.t_lo)
        self.known = self.dated | ~np.isnan(columns.published)
        self.published = np.floor(columns.published + columns.zone / 24.0)
        first = np.where(self.dated, np.floor(columns.t_lo), self.published)
        last = np.where(self.dated, np.floor(columns.t_hi), self.published)
        self.first = np.nan_to_num(first, nan=0.0).astype(np.int64)
        self.last = np.minimum(np.nan_to_num(last, nan=0.0).astype(np.int64), self.first + _LONGEST_SPAN)
        back = np.where(self.dated, spec.days, spec.published_days)
        self.probe_first, self.probe_last = self.first - back, self.last + np.where(self.dated, spec.days, 0)
        self.site_first = np.where(self.dated, self.probe_first, self.first - spec.site_days)

    def home(self, rows: Ints, value: Ints) -> Seen:
        """These rows as they are found by a value."""
        return Seen(rows, value, self.first[rows], self.last[rows])

    def probe(self, rows: Ints, value: Ints, *, site: bool = False) -> Seen:
        """These rows as they look for a value; `site`: that of a very spot."""
        return Seen(rows, value, (self.site_first if site else self.probe_first)[rows], self.probe_last[rows])


def _by_cell(columns: Columns, spec: ClusterSpec, fine: npt.NDArray[np.bool_], days: _Days, alike: Ints, found: Found) -> None:
    """Units with a fine place: the cell they lie in, seen from every cell that their precision and reach touch."""
    size = spec.blocks.cell_degrees
    homes, probes = [], []
    for slot in range(PLACES):
        rows = np.flatnonzero((columns.km[:, slot] <= spec.sparse.coarse_km) & fine & days.known)
        lat, lon = columns.lat[rows, slot], columns.lon[rows, slot]
        homes.append(days.home(rows, _cell(np.floor(lat / size), np.floor(lon / size))))
        reach = np.fmax(columns.km[rows, slot] + spec.blocks.reach_km, columns.wide[rows, slot])
        north = reach / _KM_PER_DEGREE
        east = north / np.maximum(np.cos(np.radians(lat)), 0.05)
        y0, y1 = _cells(lat, north, size)
        x0, x1 = _cells(lon, east, size)
        wide = (x1 - x0 + 1).astype(np.int64)
        at, cell = spread(np.arange(len(rows)), np.zeros(len(rows), np.int64), ((y1 - y0 + 1).astype(np.int64) * wide) - 1)
        y, x = y0[at] + cell // wide[at], x0[at] + cell % wide[at]
        probes.append(days.probe(rows[at], _cell(y, x), site=True))
    join("place and day", together(homes), together(probes), alike, spec.blocks.cap, found)


def _cell(y: Floats, x: Floats) -> Ints:
    """The number of a cell."""
    number: Ints = (y.astype(np.int64) << 32) + x.astype(np.int64)
    return number


def _cells(middle: Floats, reach: Floats, size: float) -> tuple[Floats, Floats]:
    own = np.floor(middle / size)
    return np.maximum(np.floor((middle - reach) / size), own - _WIDEST), np.minimum(np.floor((middle + reach) / size), own + _WIDEST)


def _by_name(columns: Columns, spec: BlockSpec, days: _Days, alike: Ints, found: Found) -> None:
    """Units whose place has a name and no coordinates look for the name's consonants and the day; stated ones for those a letter apart too."""
    home = np.flatnonzero((columns.name_key != 0) & days.known)
    probe = home[np.isnan(columns.km[home, 0])]
    homes = days.home(home, columns.name_key[home])
    join("place name and day", homes, days.probe(probe, columns.name_key[probe], site=True), alike, spec.cap, found)
    stated = probe[~columns.read[probe]]
    here, other = np.divmod(columns.near_names, 1 << NAME_BITS)
    at, slot = matches(here, columns.name_key[stated])
    join("place name and day", homes, days.probe(stated[at], other[slot], site=True), alike, spec.cap, found)


def _by_country(columns: Columns, spec: BlockSpec, fine: npt.NDArray[np.bool_], days: _Days, alike: Ints, found: Found) -> None:
    """Units placed no finer than a province or a country look at every claim of that country and day; in a crowd, of that type."""
    home = np.flatnonzero((columns.country != 0) & days.known)
    probe = np.flatnonzero((columns.country != 0) & ~fine & days.known)
    homes, probes = days.home(home, columns.country[home]), days.probe(probe, columns.country[probe])
    join("country and day", homes, probes, alike, spec.crowd_cap, found)


def _without_place(columns: Columns, spec: BlockSpec, days: _Days, alike: Ints, found: Found) -> None:
    """Units that say no country either look at the claims of that day, and at those that name the same actor."""
    placed = (columns.country != 0) | (columns.name_key != 0) | ~np.isnan(columns.lat[:, 0])
    home, probe = np.flatnonzero(days.known), np.flatnonzero(~placed & days.known)
    whole_day = np.zeros(columns.n, np.int64)
    for kind, value, said in (
        ("actor and day", columns.actors[:, 0], columns.actors[:, 0] >= 0),
        ("day", whole_day, np.ones(columns.n, np.bool_)),
    ):
        at, out = home[said[home]], probe[said[probe]]
        join(kind, days.home(at, value[at]), days.probe(out, value[out]), alike, spec.crowd_cap, found)


def _by_day_of_texts(columns: Columns, spec: BlockSpec, days: _Days, found: Found) -> None:
    """What was read from texts and is told of, or was published on, one day or two neighbouring ones, whatever the place: it may be misread.

    A day of more than `cap` is passed over: there a day says next to nothing.
    """
    rows = np.flatnonzero(columns.read & days.known)
    told, day = spread(rows, days.first[rows], days.last[rows])
    out = rows[~np.isnan(days.published[rows])]
    at, day = np.concatenate([told, out]), np.concatenate([day, days.published[out].astype(np.int64)])
    order = np.lexsort((at, day))
    at, day = at[order], day[order]
    for back in (0, 1):
        low, high = (np.searchsorted(day, day - back, side=side) for side in ("left", "right"))
        few = np.flatnonzero((high > low) & (high - low <= spec.cap))
        one, other = spread(few, low[few], high[few] - 1)
        found.drop("day of texts", int((high - low)[high - low > spec.cap].sum()))
        found.add(at[one], at[other])


def _same_document(columns: Columns, spec: BlockSpec, found: Found) -> None:
    """The incidents that one document tells apart meet, so that they are kept apart."""
    by_document: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(columns.told):
        by_document[int(columns.document[row])].append(int(row))
    pairs: list[tuple[int, int]] = []
    for rows in by_document.values():
        kept = rows[: spec.document_cap]
        found.drop("one document", (len(rows) * (len(rows) - 1) - len(kept) * (len(kept) - 1)) // 2)
        pairs.extend(combinations(kept, 2))
    _add_pairs(pairs, found)


def _by_text(columns: Columns, wording: Wording, spec: BlockSpec, found: Found) -> None:
    """Near-duplicate texts, and texts that share a word hardly anybody else uses, wherever and whenever they speak of.

    Inside a block a text meets the next `text_cap` in the order of publication: many copies make a chain, not a square.
    """
    place = np.empty(columns.n, np.int64)
    place[np.argsort(np.nan_to_num(columns.published, nan=0.0), kind="stable")] = np.arange(columns.n)
    for kind, (rows, keys) in (("text", wording.near_duplicate_keys()), ("rare word", wording.rare_word_keys())):
        order = np.lexsort((place[rows], keys))
        rows, keys = rows[order], keys[order]
        for step in range(1, min(spec.text_cap, len(rows) - 1) + 1):
            same = keys[step:] == keys[:-step]
            found.add(rows[:-step][same], rows[step:][same], by_words=True)
        sizes = np.diff(np.r_[np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]), len(keys)]) if len(keys) else np.zeros(0, np.int64)
        more = np.maximum(sizes - 1 - spec.text_cap, 0)
        found.drop(kind, int((more * (more + 1) // 2).sum()))


def _add_pairs(pairs: list[tuple[int, int]], found: Found) -> None:
    if pairs:
        both = np.array(pairs, np.int64)
        found.add(both[:, 0], both[:, 1])
