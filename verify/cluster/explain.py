"""Why two claims were joined, in sentences a fact-checker would accept."""

import math
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import ClassVar, NamedTuple

from verify.cluster.columns import EVENT_TYPES, Columns
from verify.cluster.phrases import FIXED, TIME_TAIL, toll
from verify.cluster.score import Scores
from verify.cluster.weights import FEATURES, LEVELS, READING, ClusterSpec
from verify.cluster.wording import Wording

_EPOCH = date(1970, 1, 1)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SHOWN_QUOTE = 80


class Sentence(NamedTuple):
    """How a level is put in words: by what the two claims say, or, where `say` is None, by a sentence that is always the same."""

    say: "Callable[[Reasons, int, int, str], str] | None"
    level: str
    fixed: str


def _weight(said: tuple[float, int, Sentence]) -> tuple[float, int]:
    return said[:2]


class Reasons:
    """The sentences of a pair, the weightiest first; what speaks against the link is said too."""

    def __init__(
        self, columns: Columns, wording: Wording, scores: Scores, spec: ClusterSpec, judged: Mapping[tuple[int, int], str]
    ) -> None:
        self.columns, self.wording, self.scores, self.spec, self.judged = columns, wording, scores, spec, judged
        self._plans: dict[bytes, tuple[Sentence, ...]] = {}

    def of(self, k: int) -> tuple[str, ...]:
        """The reasons of the pair at position k of the scores."""
        i, j = int(self.scores.a[k]), int(self.scores.b[k])
        levels = self.scores.levels[k]
        key = levels.tobytes()
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._plan(levels.tolist())
        return tuple([fixed if say is None else say(self, i, j, level) for say, level, fixed in plan])

    def _plan(self, codes: list[int]) -> "tuple[Sentence, ...]":
        """What is said where a pair has these levels, the weightiest first."""
        said: list[tuple[float, int, Sentence]] = []
        for f, code in enumerate(codes):
            if code and f != READING:
                feature = FEATURES[f]
                level = LEVELS[feature][code]
                say = self.SAY.get(feature)
                fixed = FIXED[feature, level] if say is None else ""
                said.append((-abs(float(self.spec.table(feature)[codes[READING], code])), f, Sentence(say, level, fixed)))
        return tuple([sentence for _, _, sentence in sorted(said, key=_weight)])

    def _judgement(self, i: int, j: int, level: str) -> str:
        return self.judged[i, j]

    def _place(self, i: int, j: int, level: str) -> str:
        one, other, km = self._nearest(i, j)
        if level == "same_name":
            return f"Both name the place {one}." if one == other else f"{one} and {other} are spellings of one name."
        if level == "like_name":
            return f"{one} and {other} are two names a letter apart."
        if level == "other_name":
            return f"{one} and {other} are two names, and one of them has no known point."
        if km is None:
            return f"{one or 'One place'} and {other or 'the other'} lie in different countries."
        if level == "namesake":
            return f"{one} and {other} lie {_km(km)} apart, but a town and its province go by one of these names."
        if level == "neighbours":
            return f"{one} and {other} lie {_km(km)} apart, within the stated precision, but they are two places."
        within = "within" if level.startswith("same") else "outside"
        if one == other:
            return f"Both say {one} ({_km(km)} apart, {within} the stated precision)."
        if level == "same_country":
            return f"{one} and {other} agree as far as they go: one of them says little more than the country."
        return f"{one} and {other} lie {_km(km)} apart, {within} the stated precision."

    def _nearest(self, i: int, j: int) -> tuple[str, str, float | None]:
        """The two place names that match best by what their distance exceeds the stated precision, and that distance."""
        c = self.columns
        best: tuple[float, float, int, int, float] | None = None
        for p in range(len(c.place_names[i])):
            for q in range(len(c.place_names[j])):
                km = _distance(float(c.lat[i, p]), float(c.lon[i, p]), float(c.lat[j, q]), float(c.lon[j, q]))
                if not math.isnan(km):
                    wide = float(c.km[i, p] + c.km[j, q])
                    key = (max(km - wide, 0.0), wide, p, q, km)
                    best = key if best is None or key < best else best
        names_i, names_j = c.place_names[i], c.place_names[j]
        if best is None:
            return (names_i[0] if names_i else "", names_j[0] if names_j else "", None)
        return names_i[best[2]], names_j[best[3]], best[4]

    def _time(self, i: int, j: int, level: str) -> str:
        c = self.columns
        if level in ("same_hours", "same_day"):
            day = int(max(c.t_lo[i], c.t_lo[j]) // 1)
            together = ", at times that fit" if level == "same_hours" else ""
            return f"Both on {_day(day)}{together}."
        if level.startswith("published"):
            dated, other = (i, j) if c.t_precision[i] else (j, i)
            return f"One says {_when(c, dated)}; the other states no day and was published on {_published(c, other)}."
        if level.startswith("both_published"):
            return f"Neither states a day; published on {_published(c, i)} and on {_published(c, j)}."
        if level == "same_span":
            return f"The times they state include each other: {_when(c, i)} and {_when(c, j)}."
        if level == "recalled":
            return self._recalled(i, j)
        tail = TIME_TAIL[level]
        return f"One says {_when(c, i)}, the other {_when(c, j)}{tail}."

    def _recalled(self, i: int, j: int) -> str:
        c = self.columns
        old = min((r for r in (i, j) if c.t_precision[r]), key=lambda r: float(c.t_hi[r] - c.published[r]))
        return (
            f"One says {_when(c, old)} and was published on {_published(c, old)}, which fits the other: it may only recall the earlier day."
        )

    def _event_type(self, i: int, j: int, level: str) -> str:
        one, other = (_words(EVENT_TYPES[int(self.columns.event_type[r])]) for r in (i, j))
        if level == "same":
            return f"Both call it {one}."
        one, other = sorted((one, other))
        if level == "compatible":
            return f"{_start(one)} and {other} are words used for one another."
        return f"One calls it {one}, the other {other}."

    def _weapon(self, i: int, j: int, level: str) -> str:
        one, other = (self.columns.weapons[int(self.columns.weapon[r])].replace("_", " ") for r in (i, j))
        if level == "same":
            return f"Same weapon named: {one}."
        one, other = sorted((one, other))
        return f"Weapons named: {one} and {other}, {'of one kind' if level == 'compatible' else 'of different kinds'}."

    def _perpetrator(self, i: int, j: int, level: str) -> str:
        c = self.columns
        one, other = ([c.actor_ids[x] for x in c.actors[r].tolist() if x >= 0] for r in (i, j))
        if level == "same":
            both = sorted(c.actor_names[x] for x in set(one) & set(other))
            return f"Same perpetrator named: {', '.join(both)}."
        named, others = sorted((_names(c, one), _names(c, other)))
        if level == "umbrella":
            return f"Perpetrators named belong together: {named} and {others}."
        if level == "claimed_by_other":
            return f"One party says it fired itself, the other claim names somebody else: {named} and {others}."
        return f"Different perpetrators named: {named} and {others}."

    def _killed(self, i: int, j: int, level: str) -> str:
        return toll(self.columns.killed[i].tolist(), self.columns.killed[j].tolist(), "killed", level)

    def _wounded(self, i: int, j: int, level: str) -> str:
        return toll(self.columns.wounded[i].tolist(), self.columns.wounded[j].tolist(), "wounded", level)

    def _quotation(self, i: int, j: int, level: str) -> str:
        phrase = self.wording.shared_quotation(i, j) or ""
        return f"Both hold the quotation “{phrase[:_SHOWN_QUOTE]}”."

    SAY: ClassVar = {
        "place": _place, "time": _time, "event_type": _event_type, "weapon": _weapon, "perpetrator": _perpetrator, "killed": _killed,
        "wounded": _wounded, "quotation": _quotation, "judgement": _judgement,
    }  # fmt: skip
    """What says a level, by feature: functions, not methods of this object, which would hold it, and all that it knows, in a circle."""


def _distance(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    east = abs(lon_a - lon_b)
    east = min(east, 360.0 - east) * math.cos(math.radians((lat_a + lat_b) / 2.0))
    return 111.2 * math.hypot(lat_a - lat_b, east)


def _km(km: float) -> str:
    return f"{km:.0f} km" if km >= 0.5 else "0 km"


@lru_cache(maxsize=65536)
def _day(day: int) -> str:
    """A day since 1970 in words: "28 June 2021"."""
    when = _EPOCH + timedelta(days=day)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _when(columns: Columns, row: int) -> str:
    first, last = int(columns.t_lo[row] // 1), int(columns.t_hi[row] // 1)
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _published(columns: Columns, row: int) -> str:
    return _day(int((columns.published[row] + columns.zone[row] / 24.0) // 1))


def _names(columns: Columns, actors: list[str]) -> str:
    return " and ".join(columns.actor_names[a] for a in actors)


def _words(event_type: str) -> str:
    name = event_type.replace("_", " ")
    if event_type == "shelling":
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _start(words: str) -> str:
    return words[0].upper() + words[1:]
