"""The `compare:` section of a pack, checked and typed: which relation of two values means what, and how it is told."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from msgspec import Struct

from verify.errors import RuleError
from verify.model.comparison import ConflictType, Verdict
from verify.model.values import EventType

RELATIONS: Mapping[str, tuple[str, ...]] = {
    "casualties": ("none_against_some", "denied", "disjoint_killed", "disjoint_wounded", "same_killed_other_wounded",
                   "same_killed_other_civilians", "same_killed", "same_wounded", "same_without_figures", "other_people", "compatible"),
    "damage": ("none_against_some", "levels_exclude", "same", "compatible"),
    "attribution": ("denied", "different", "same", "umbrella", "side", "in_part", "compatible"),
    "place": ("apart", "same", "within", "near", "in_part", "unlocated"),
    "time": ("apart", "same", "within", "zones"),
    "weapon": ("different", "disjoint_counts", "same", "broader", "together", "unknown"),
}  # fmt: skip
"""What the mechanism of each dimension can find between two values; a rule says what the finding means."""

MECHANISMS: Mapping[str, str] = {
    "casualties": "intervals", "damage": "ordered_levels", "attribution": "actor_hierarchy", "place": "distance", "time": "time_spans",
    "weapon": "taxonomy",
}  # fmt: skip
_FILE = "compare.yml"
_VERDICTS = ("conflict", "over_agree", "agree", "partial")


class CompareRule(Struct, frozen=True):
    """One line of the table: where two voices' values stand in `relation`, the verdict is this. `tail` ends the sentence, by language.

    `over_agree` sets a partial verdict above agreement elsewhere: it shows a difference that agreement would hide. `rank` is the place in
    the table; of several rules found that of the lowest `order` decides.
    """

    id: str
    version: int
    dimension: str
    relation: str
    verdict: Verdict
    conflict_type: ConflictType | None
    tail: Mapping[str, str]
    cases: tuple[Mapping[str, Any], ...]
    over_agree: bool
    rank: int
    order: int


class Term(Struct, frozen=True):
    """A weapon: the broader terms it falls under, those it may be told together with, and other spellings."""

    broader: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    names: Mapping[str, str] = {}


class Reach(Struct, frozen=True):
    """How exactly places and times are meant."""

    default_km: float
    slack_km: float
    equally: float
    slack_minutes: Mapping[str, int]
    far_zone_hours: float


class CompareSpec(Struct, frozen=True):
    """Everything the compare step reads from its pack, ready to use."""

    rules: Mapping[tuple[str, str], CompareRule]
    levels: Mapping[str, tuple[int, int]]
    reach: Reach
    weapons: Mapping[str, Term]
    weapon_aliases: Mapping[str, str]
    weapon_of_event: Mapping[str, str]
    people: Mapping[str, str]
    own_people: Mapping[str, tuple[str, ...]]
    most_values: int
    words: Mapping[str, Mapping[str, Any]]

    @classmethod
    def build(cls, raw: Any) -> "CompareSpec":
        """The `compare` section of the packs in force. Raises RuleError that names the key or the rule in question."""
        top = _Section(raw, "compare")
        rules = _rules(top.take("rules", list))
        reach = _Section(top.take("reach", dict), "compare.reach")
        weapons, aliases = _weapons(top.take("weapons", dict))
        spec = cls(
            rules=rules,
            levels=_levels(top.take("damage_levels", dict)),
            reach=Reach(
                reach.number("default_km"), reach.number("slack_km"), reach.number("equally"),
                {k: int(v) for k, v in reach.take("slack_minutes", dict).items()}, reach.number("far_zone_hours"),
            ),
            weapons=weapons,
            weapon_aliases=aliases,
            weapon_of_event=_of_event(top.take("weapon_of_event", dict), weapons),
            people=_people(top.take("people", dict)),
            own_people={k: tuple(v) for k, v in top.take("own_people", dict).items()},
            most_values=int(top.number("most_values")),
            words=_words(top.take("words", dict)),
        )  # fmt: skip
        reach.finish()
        top.finish()
        return spec

    def rule(self, dimension: str, relation: str) -> CompareRule:
        """The line of the table for what was found."""
        return self.rules[dimension, relation]


def _fail(where: str, message: str) -> RuleError:
    return RuleError(f"{where}: {message}", _FILE)


class _Section:
    """Takes values out of a mapping by name and complains about what is missing, of the wrong kind, or left over."""

    def __init__(self, raw: Any, path: str) -> None:
        if not isinstance(raw, Mapping):
            raise _fail(path, "must be a mapping")
        self.rest, self.path = dict(raw), path

    def take(self, key: str, kind: type) -> Any:
        if key not in self.rest:
            raise _fail(f"{self.path}.{key}", "missing")
        value = self.rest.pop(key)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise _fail(f"{self.path}.{key}", f"must be a {kind.__name__}, not {value!r}"[:200])
        return value

    def number(self, key: str) -> float:
        if key in self.rest and isinstance(self.rest[key], int) and not isinstance(self.rest[key], bool):
            return float(self.rest.pop(key))
        return float(self.take(key, float))

    def finish(self) -> None:
        if self.rest:
            raise _fail(f"{self.path}.{min(self.rest)}", "unknown name; nothing reads it")


def _texts(value: Any) -> str | None:
    good = isinstance(value, Mapping) and all(isinstance(t, str) and t for t in value.values()) and "en" in value
    return None if good else "must be texts by language, English (en) among them"


def _pairs(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(c, Mapping) and set(c) == {"a", "b"} for c in value)
    return None if good else "must be a list of {a: ..., b: ...}"


_RULE: Mapping[str, Callable[[Any], str | None]] = {
    "id": lambda v: None if isinstance(v, str) and v else "must be a text",
    "version": lambda v: None if isinstance(v, int) and not isinstance(v, bool) else "must be a whole number",
    "dimension": lambda v: None if v in RELATIONS else f"must be one of {', '.join(RELATIONS)}",
    "mechanism": lambda v: None if v in MECHANISMS.values() else f"must be one of {', '.join(MECHANISMS.values())}",
    "relation": lambda v: None if isinstance(v, str) else "must be a text",
    "verdict": lambda v: None if v in ("agree", "partial", "conflict") else "must be agree, partial or conflict",
    "conflict_type": lambda v: None if v in get_args(ConflictType) else f"must be one of {', '.join(get_args(ConflictType))}",
    "over_agree": lambda v: None if isinstance(v, bool) else "must be true or false",
    "tail": _texts,
    "cases": _pairs,
}  # fmt: skip
_OPTIONAL = ("conflict_type", "over_agree")


def _rules(items: list[Any]) -> dict[tuple[str, str], CompareRule]:
    table: dict[tuple[str, str], CompareRule] = {}
    for rank, item in enumerate(items):
        if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
            raise _fail(f"compare.rules[{rank}]", "must be a mapping with an id")
        name = item["id"]
        for key in item:
            if key not in _RULE:
                raise _fail(f"rule {name}", f"unknown field {key!r}; known are {', '.join(_RULE)}")
        for key, check in _RULE.items():
            if key not in item:
                if key in _OPTIONAL:
                    continue
                raise _fail(f"rule {name}", f"{key!r} is missing")
            problem = check(item[key])
            if problem is not None:
                raise _fail(f"rule {name}", f"{key}: {problem}, not {item[key]!r}"[:200])
        dimension, relation = item["dimension"], item["relation"]
        if relation not in RELATIONS[dimension]:
            raise _fail(f"rule {name}", f"relation must be one of {', '.join(RELATIONS[dimension])}, not {relation!r}")
        if item["mechanism"] != MECHANISMS[dimension]:
            raise _fail(f"rule {name}", f"mechanism of {dimension} is {MECHANISMS[dimension]}, not {item['mechanism']!r}")
        if (dimension, relation) in table:
            raise _fail(f"rule {name}", f"{relation!r} of {dimension} has a rule already: {table[dimension, relation].id}")
        if item["verdict"] == "conflict" and "conflict_type" not in item:
            raise _fail(f"rule {name}", "a conflict needs its conflict_type")
        if not item["cases"]:
            raise _fail(f"rule {name}", "a rule needs at least one case that proves it")
        table[dimension, relation] = CompareRule(
            name, item["version"], dimension, relation, item["verdict"], item.get("conflict_type"), dict(item["tail"]),
            tuple(item["cases"]), item.get("over_agree", False), rank,
            rank + len(items) * _VERDICTS.index("over_agree" if item["verdict"] == "partial" and item.get("over_agree") else item["verdict"]),
        )  # fmt: skip
    missing = [f"{d}: {r}" for d, found in RELATIONS.items() for r in found if (d, r) not in table]
    if missing:
        raise _fail("compare.rules", f"no rule says what this means: {missing[0]}")
    return table


def _levels(raw: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    for name, span in raw.items():
        if not isinstance(span, list) or len(span) != 2 or not all(isinstance(v, int) for v in span) or span[0] > span[1]:
            raise _fail(f"compare.damage_levels.{name}", "must be two whole numbers, the lower first")
    return {name: (span[0], span[1]) for name, span in raw.items()}


def _weapons(raw: Mapping[str, Any]) -> tuple[dict[str, Term], dict[str, str]]:
    terms: dict[str, Term] = {}
    aliases: dict[str, str] = {}
    for name, given in raw.items():
        section = _Section(given, f"compare.weapons.{name}")
        lists = {k: tuple(section.rest.pop(k, ())) for k in ("broader", "with", "aliases")}
        terms[name] = Term(lists["broader"], lists["with"], section.take("name", dict))
        section.finish()
        for alias in (name, *lists["aliases"]):
            if aliases.setdefault(alias, name) != name:
                raise _fail(f"compare.weapons.{name}", f"{alias!r} stands for {aliases[alias]!r} already")
    for name, term in terms.items():
        for other in (*term.broader, *term.with_):
            if other not in terms:
                raise _fail(f"compare.weapons.{name}", f"there is no weapon {other!r}")
    return terms, aliases


def _of_event(raw: Mapping[str, Any], weapons: Mapping[str, Term]) -> dict[str, str]:
    for kind, weapon in raw.items():
        if kind not in get_args(EventType):
            raise _fail(f"compare.weapon_of_event.{kind}", f"must be one of {', '.join(get_args(EventType))}")
        if weapon not in weapons:
            raise _fail(f"compare.weapon_of_event.{kind}", f"there is no weapon {weapon!r}")
    return dict(raw)


def _people(raw: Mapping[str, Any]) -> dict[str, str]:
    """Who -> the part of the people it falls in (civilians, combatants)."""
    found: dict[str, str] = {}
    for part, members in raw.items():
        if not isinstance(members, list):
            raise _fail(f"compare.people.{part}", "must be a list")
        for who in members:
            if found.setdefault(who, part) != part:
                raise _fail(f"compare.people.{part}", f"{who!r} stands in {found[who]!r} already")
    return found


def _words(raw: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    if "en" not in raw:
        raise _fail("compare.words", "English (en) is missing; other languages fall back on it")
    wanted = set(_paths(raw["en"]))
    for lang, words in raw.items():
        lacking = sorted(wanted - set(_paths(words)))
        if lacking:
            raise _fail(f"compare.words.{lang}", f"{lacking[0]} is missing")
    return dict(raw)


def _paths(value: Any, prefix: str = "") -> list[str]:
    """The names in a tree of words; the plural forms under a name are its own affair."""
    if not isinstance(value, Mapping) or "other" in value:
        return [prefix]
    return [p for k, v in value.items() for p in _paths(v, f"{prefix}.{k}" if prefix else str(k))]
