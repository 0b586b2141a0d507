"""What the rules call parties and weapons, in the languages of the report."""

from collections.abc import Mapping

from verify.rulepack import Rules

LANGUAGES = ("ar", "en")


def weapon_key(weapon: str) -> str:
    """The key of a weapon's names: a weapon and a party may share an id."""
    return f"weapon:{weapon}"


def source_key(source: str) -> str:
    """The key of a source's names: the Pentagon is a source and a party."""
    return f"source:{source}"


def names_of(rules: Rules) -> dict[str, dict[str, str]]:
    """Names by id and language: a party's first name in each, a source's under `source_key`, a weapon's under `weapon_key`."""
    found: dict[str, dict[str, str]] = {}
    for source in rules.sources.values():
        found[source_key(source.id)] = _first(source.names) | {"en": source.name}
    for actor in rules.actors.values():
        found[actor.id] = _first(actor.names) | {"en": actor.name}
    weapons = rules.compare.weapons
    for name, term in weapons.items():
        found[weapon_key(name)] = dict(term.names)
    for alias, name in rules.compare.weapon_aliases.items():
        found.setdefault(weapon_key(alias), dict(weapons[name].names))
    return found


def public_names(rules: Rules) -> frozenset[str]:
    """The names of parties and outlets that the rules know: none of them is a private person's."""
    named = [(a.name, a.names) for a in rules.actors.values()] + [(s.name, s.names) for s in rules.sources.values()]
    return frozenset(one for name, names in named for some in ((name,), *names.values()) for one in some)


def _first(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {lang: names[lang][0] for lang in LANGUAGES if names.get(lang)}
