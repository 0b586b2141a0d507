"""What the rules call parties and weapons, in the languages of the report."""

from collections.abc import Mapping

from verify.rulepack import Rules

LANGUAGES = ("ar", "en")


def weapon_key(weapon: str) -> str:
    """The key of a weapon's names: a weapon and a party may share an id."""
    return f"weapon:{weapon}"


def names_of(rules: Rules) -> dict[str, dict[str, str]]:
    """Names by id and language: a party's first name in each, a weapon's under `weapon_key`, other spellings of it too."""
    found: dict[str, dict[str, str]] = {}
    for actor in rules.actors.values():
        found[actor.id] = _first(actor.names) | {"en": actor.name}
    weapons = rules.compare.weapons
    for name, term in weapons.items():
        found[weapon_key(name)] = dict(term.names)
    for alias, name in rules.compare.weapon_aliases.items():
        found.setdefault(weapon_key(alias), dict(weapons[name].names))
    return found


def _first(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {lang: names[lang][0] for lang in LANGUAGES if names.get(lang)}
