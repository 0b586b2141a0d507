"""What happened by one voice: the type of event, the weapon, the damage."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from verify.extract.effects import worst
from verify.extract.readings import Reading
from verify.extract.told import Proof, Told
from verify.model import Attribution, Weapon
from verify.rulepack import ActorSpec

_SPECIFIC = ("chemical_attack", "drone_attack", "airstrike", "missile_attack", "rocket_attack", "shelling", "ground_attack", "explosion")
BY_WEAPON = {
    "rockets": "rocket_attack", "ballistic_missile": "missile_attack", "cruise_missile": "missile_attack", "missile": "missile_attack",
    "drone": "drone_attack", "airstrike": "airstrike", "artillery": "shelling", "shells": "shelling", "ied": "explosion", "car_bomb": "explosion",
    "small_arms": "ground_attack", "chemical": "chemical_attack", "explosion": "explosion", "indirect_fire": "rocket_attack",
    "cluster": "other", "bomb": "airstrike", "grenade": "ground_attack",
}  # fmt: skip


_VAGUE_KINDS = ("other", "strike")
_WITH_AIRCRAFT = ("state", "armed_forces", "coalition")
_LOOSE_SHELLS = "shells"
_OTHER_THAN_MISSILES = frozenset({"artillery", _LOOSE_SHELLS, "indirect_fire"})
_JETS = frozenset({"warplane", "warplanes", "jet", "jets", "fighter jets", "fighter jet", "bombers"})
_BOMBS = frozenset({"ied", "car_bomb"})


def damage_of(told: Sequence[Told], proof: Proof) -> tuple[str | None, str]:
    """The worst damage named and how it stands: reported, none, unknown_stated, silent."""
    levels: list[str] = []
    status = "silent"
    for r in (r for t in told for r in t.readings.damage):
        if r.field == "damage":
            levels.append(str(r.value))
            proof.of("damage", r, r.value)
        else:
            status = "unknown_stated"
            proof.of("damage_status", r, r.value)
    some = [level for level in levels if level != "none"]
    if some:
        return worst(some), "reported"
    if levels:
        return "none", "none"
    return None, status


def weapon_of(told: Sequence[Told], proof: Proof) -> Weapon | None:
    """The weapon that says most: a counted one before a bare one, a kind of its own before a vague word."""
    readings = [r for t in told for r in t.readings.weapon]
    best: tuple[int, Reading, Weapon] | None = None
    for r in readings:
        weapon = r.value
        assert isinstance(weapon, Weapon)
        rank = (weapon.count is not None) * 2 + (weapon.type not in ("airstrike", "explosion", "artillery", _LOOSE_SHELLS))
        if best is None or rank > best[0]:
            best = (rank, r, weapon)
    if best is None:
        return None
    _, reading, chosen = best
    if chosen.type == _LOOSE_SHELLS:
        chosen = replace(chosen, type="artillery")
    proof.of("weapon", reading, chosen.type if chosen.count is None else f"{chosen.type}, {chosen.count.in_words()}")
    return chosen


def event_type_of(
    told: Sequence[Told], weapon: Weapon | None, attribution: Attribution | None, actors: Mapping[str, ActorSpec], proof: Proof
) -> str:
    """The type by its own word, else by the weapon, else by how the party held responsible strikes, else `other`.

    A counted weapon decides over a word for effects.
    """
    found = [(kind, a, b) for t in told for kind, a, b in t.types]
    named = sorted({kind for kind, _, _ in found if kind not in _VAGUE_KINDS}, key=_SPECIFIC.index)
    by_weapon = BY_WEAPON.get(weapon.type) if weapon is not None else None
    by_default = "airstrike" if any(k == "strike" for k, _, _ in found) else "other"
    kind = named[0] if named else by_weapon or by_default
    if kind == "ground_attack" and by_weapon == "airstrike" and _raided_by_jets(told):
        kind = "airstrike"
    planted = kind == "explosion" and weapon is not None and weapon.type == "bomb" and not _from_the_air(told, attribution, actors)
    if by_weapon and not planted and (kind == "explosion" or (kind == "shelling" and by_weapon in ("rocket_attack", "missile_attack"))):
        kind = by_weapon
    if kind == "other" and _bombed(told) and _has_aircraft(attribution, actors):
        kind = "airstrike"
    kind = _by_party(kind, told, attribution, actors)
    where = next(((a, b) for k, a, b in found if k == kind or (k == "strike" and kind == "airstrike")), None)
    if where is not None:
        proof.add("event_type", *where, "event_type", 1, kind)
    return kind


def _raided_by_jets(told: Sequence[Told]) -> bool:
    """Whether what is called a raid was flown by warplanes; helicopters land men too."""
    items = [i for t in told for i in t.clause.items]
    raids = [i for i in items if i.value("attack") == "ground_attack"]
    return bool(raids) and all(i.text.startswith("raid") for i in raids) and any(i.text in _JETS for i in items)


def _from_the_air(told: Sequence[Told], attribution: Attribution | None, actors: Mapping[str, ActorSpec]) -> bool:
    """Whether a bomb that exploded was dropped: aircraft are told of, or who has them is held responsible. Else it was laid."""
    weapons = {r.value.type for t in told for r in t.readings.weapon if isinstance(r.value, Weapon)}
    return "airstrike" in weapons or _has_aircraft(attribution, actors)


def _bombed(told: Sequence[Told]) -> bool:
    """Whether the verb is one that is done from the air, by those who have aircraft: "the army bombed a market"."""
    return any(i.value("attack_verb") == "airstrike" for t in told for i in t.clause.items)


def _has_aircraft(attribution: Attribution | None, actors: Mapping[str, ActorSpec]) -> bool:
    """Whether states and their forces alone are held responsible."""
    parties = [actors[a.id] for a in attribution.actors if a.id in actors] if attribution is not None else []
    return bool(parties) and all(p.kind in _WITH_AIRCRAFT for p in parties)


def told_elsewhere(kinds: Collection[str]) -> str:
    """The kind of attack that the rest of the text gives an incident, where it gives one alone; a blast is what any attack sounds like."""
    plain = [k for k in _SPECIFIC if k in kinds and k != "explosion"] or [k for k in _SPECIFIC if k in kinds]
    if plain:
        return plain[0] if len(plain) == 1 else "other"
    return "airstrike" if "strike" in kinds else "other"


def _by_party(kind: str, told: Sequence[Told], attribution: Attribution | None, actors: Mapping[str, ActorSpec]) -> str:
    """The kind of attack with what is known of the party held responsible.

    "The aggression", "the explosions" and "rockets" of a party that strikes from the air or with missiles are that; the loose shells of
    an armed group are rockets, the "rockets" of one with an air force missiles.
    """
    if attribution is None or attribution.status not in ("blames", "claims_responsibility"):
        return kind
    parties = [actors[a.id] for a in attribution.actors if a.id in actors]
    weapons = {r.value.type for t in told for r in t.readings.weapon if isinstance(r.value, Weapon)}
    vague = (
        kind in ("other", "rocket_attack")
        or (kind == "explosion" and not weapons & _BOMBS)
        or (kind == "airstrike" and _says_strike_alone(told, weapons))
    )
    ways = {p.strikes_by for p in parties}
    on_foot = any("operation" in i.lexicons for t in told for i in t.clause.items)
    way = next(iter(ways)) if len(ways) == 1 else None
    if vague and not on_foot and way is not None:
        if not _contradicts(weapons, way):
            return way
        if way == "airstrike" and kind == "rocket_attack" and not weapons & _OTHER_THAN_MISSILES:
            return "missile_attack"
    if (
        kind == "shelling"
        and _LOOSE_SHELLS in weapons
        and "artillery" not in weapons
        and parties
        and all(p.kind == "armed_group" for p in parties)
    ):
        return "rocket_attack"
    return kind


def _contradicts(weapons: Collection[str], way: str) -> bool:
    """Whether a weapon that is named is none of that way of striking: shells are not dropped, rockets are no aircraft."""
    named = {BY_WEAPON.get(w) for w in weapons} - {None, "explosion", "other"}
    if way == "missile_attack":
        named -= {"rocket_attack"}
    return bool(named) and way not in named


def _says_strike_alone(told: Sequence[Told], weapons: Collection[str]) -> bool:
    """Whether nothing but the word "strike" tells of aircraft."""
    return "airstrike" not in weapons and not any(kind == "airstrike" for t in told for kind, _, _ in t.types)
