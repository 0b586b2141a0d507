"""Whom a clause holds responsible: agents, claims, denials, "of unknown origin". Targets and bystanders are not perpetrators.

Under a verb of denial every agent and every claim is a denial.
"""

from collections.abc import Mapping, Sequence

from verify.extract.clauses import Clause
from verify.extract.denial import denied_at, left_open_at, undenied
from verify.extract.effects import flies
from verify.extract.items import Item, actors_of, sources_of
from verify.extract.patterns import Match
from verify.extract.readings import Reading
from verify.extract.speakers import Speaker
from verify.extract.taken import Taken, whole
from verify.extract.targets import is_target, is_victim
from verify.extract.theatre import part_of_name
from verify.rulepack import ActorSpec, umbrellas


def read_attribution(clause: Clause, matches: Sequence[Match], speaker: Speaker, actors: Mapping[str, ActorSpec]) -> list[Reading]:
    """Agents (field `agent`), claims, denials and "unknown" of a clause, in the order they are said."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension != "attribution" or not taken.free(whole(match)):
            continue
        reads = match.rule.reads
        if _says_nothing(clause, match):
            continue
        if "ignore" in reads:
            taken.take(whole(match))
        elif "unknown" in reads:
            taken.take(whole(match))
            found.append(_plain("unknown", match))
        elif "denies_event" in reads:
            taken.take(whole(match))
            found.append(_plain("denies_event", match))
        elif "claims_own" in reads and _hit_itself(match, speaker, actors):
            continue
        elif "claims" in reads or ("claims_own" in reads and speaker.affiliation is not None):
            taken.take(whole(match))
            found += _denied(match, speaker, actors) if denied_at(clause, match.start) else _claims(match, speaker, actors)
        elif "assesses_own" in reads and speaker.affiliation is not None:
            found += _denied(match, speaker, actors) if denied_at(clause, match.start) else [_plain("assesses", match)]
        elif "denies" in reads:
            if _denies_nothing(match):
                continue
            taken.take(whole(match))
            found += [_plain("denies_event", match)] if _hit_itself(match, speaker, actors) else _denied(match, speaker, actors)
        elif "agent" in reads:
            named = _agents(match, speaker, actors)
            if named:
                taken.take(whole(match))
                field = "denies" if denied_at(clause, match.start) else "agent"
                foes = any(item.has("hostile") for g in _NAMED if (item := match.one(g)) is not None)
                found += [Reading(field, a, match.start, match.end, match.rule, by_foes=foes) for a in named]
    return sorted(found, key=lambda r: (r.start, r.end))


def _plain(field: str, match: Match) -> Reading:
    return Reading(field, None, match.start, match.end, match.rule)


def _claims(match: Match, speaker: Speaker, actors: Mapping[str, ActorSpec]) -> list[Reading]:
    """A claim of responsibility, by the party that says "we" where it names itself."""
    item = match.one("self")
    named = _meant(item, speaker, actors) if item is not None else ()
    return [Reading("claims", named[0] if named else None, match.start, match.end, match.rule)]


def _agents(match: Match, speaker: Speaker, actors: Mapping[str, ActorSpec]) -> list[ActorSpec]:
    """The parties named as agents, with those joined to them ("the army and its allies"), without those that were hit."""
    out: list[ActorSpec] = []
    if _no_deed(match):
        return out
    for group in _NAMED:
        item = match.one(group)
        if (
            item is None
            or _of_an_office(match.sentence.items, match.groups[group][0])
            or _of_country(match.sentence.items, match.groups[group][0], "verb" in match.groups)
            or (match.rule.reads.get("sure") is not True and is_target(match.sentence.items, match.groups[group][0]))
        ):
            continue
        for named in (item, *_joined(match.sentence.items, match.groups[group][0])):
            out += [a for a in _meant(named, speaker, actors) if a not in out]
    return out


def _of_an_office(items: Sequence[Item], k: int) -> bool:
    """Whether the party at `k` only says whose the office right before it is, of somebody who accuses: "اتهمت القيادة العامة للجيش"."""
    if k < 2 or "for" not in items[k].front or not items[k - 1].has("speaker"):
        return False
    return any(items[n].has("accuses") for n in range(max(0, k - 1 - _NEAR), k - 1))


def _of_country(items: Sequence[Item], k: int, subject: bool) -> bool:
    """Whether a state's name at `k` is only where: "a patrol in Colombia and killed four", or whose land fighters are of: "Colombian guerrillas"."""
    named = actors_of(items[k])
    if not named or any(a.kind != "state" for a in named):
        return False
    if subject and items[k].kind != "actor_adj" and k > 0 and items[k - 1].has_any(_WHERE):
        return True
    return items[k].kind == "actor_adj" and any(i.has("not_of_state") for i in items[max(0, k - 1) : k + 1 + _NEAR])


def _no_deed(match: Match) -> bool:
    """Whether the verb of a match is none: "soldiers in the bombing", or its aircraft only fly."""
    items = match.sentence.items
    k = match.groups["verb"][0] if "verb" in match.groups else None
    if k is not None and _was_killed(items, k):
        return True
    n = match.groups["what"][0] if "what" in match.groups else 0
    if n > 0 and items[n].has("against") and items[n - 1].has("and"):
        return True  # "they work with them and targeting them": another clause
    if k is not None and (items[k].has("definite") or (k > 0 and (items[k - 1].has("preposition") or items[k - 1].has("article")))):
        return True
    return match.rule.reads.get("weak") is True and flies(items, match.first, match.last)


_WHERE = ("inside", "toward")
_OFFICES = ("official", "militia")
_NEAR = 2
_CIRCUMSTANCE = ("preposition", "dangling", "against", "by_agent", "near_place", "said_how", "lasting", "edge", "meanwhile")
_OBJECT_NEXT = ("article", "determiner", "person", "thing", "one_person", "many_people", "casualty", "pronoun", "own")
_TOGETHER = ("joint", "attack_verb", "against")
_NAMED = ("actor", "actor2", "actor3")
_MARKS = ('"', "(", ")", "/")
_BETWEEN = ("force", "belonging", "attack_adjective", "ally", "pronoun", "determiner")
_ADJECTIVAL = ("ally", "force", "weapon", "attack")


def _was_killed(items: Sequence[Item], k: int) -> bool:
    """Whether "killed" at `k` is what befell the one before it: "three soldiers of X killed in a strike", with nobody behind whom they killed."""
    if not (items[k].has("attack_participle") and items[k].has("casualty_verb")):
        return False
    if k + 1 >= len(items):
        return True
    after = items[k + 1]
    if after.kind in ("number", "actor", "actor_adj", "source") or after.has_any(_OBJECT_NEXT):
        return False
    return after.kind == "punct" or after.has_any(_CIRCUMSTANCE)


def _joined(items: Sequence[Item], k: int) -> Sequence[Item]:
    """The parties joined to the one at `k` by "and": "the army and the groups that belong to Iran"."""
    found: list[Item] = []
    n = k + 1
    while n < len(items):
        listed = items[n].text == "," and _listed(items, n, bool(found))
        n += listed
        first = n
        while n < len(items) and (items[n].text in _MARKS or (items[n].has("and") and not actors_of(items[n]))):
            n += 1
        if n < len(items) and first < n and actors_of(items[n]) and actors_of(items[n]) == actors_of(items[k]):
            n += 1  # the same party by another name, in brackets
            continue
        joins = listed or any(i.has("and") or i.text == "/" for i in items[first:n]) or (n < len(items) and "and" in items[n].front)
        joins = joins or (n < len(items) and items[n].kind == "actor_adj" and _side_by_side(items, n))
        while n < len(items) and joins and not actors_of(items[n]) and items[n].has_any(_BETWEEN):
            n += 1
        if n >= len(items) or not joins or not actors_of(items[n]):
            break
        if items[n].kind == "actor_adj" != (found or [items[k]])[-1].kind and not (_of_force(items, n) or _side_by_side(items, n)):
            break
        found.append(items[n])
        n += 1
    return found


def _listed(items: Sequence[Item], k: int, begun: bool) -> bool:
    """Whether the comma at `k` goes on with a list of parties that ends in "and": "by X, Y, and Z"."""
    n = k
    if begun and n + 2 < len(items) and items[n + 1].has("and"):
        return bool(actors_of(items[n + 2]))
    while n + 1 < len(items) and items[n].text == "," and actors_of(items[n + 1]):
        n += 2
    if n > k and n < len(items) and items[n].text == ",":
        n += 1
    return n > k and n + 1 < len(items) and items[n].has("and") and bool(actors_of(items[n + 1]))


def _side_by_side(items: Sequence[Item], k: int) -> bool:
    """Whether the adjective at `k` stands right behind another that it goes with: "the joint Syrian Russian air force"."""
    before = items[k - 1]
    return before.kind == "actor_adj" or (bool(actors_of(before)) and k + 1 < len(items) and items[k + 1].has_any(_TOGETHER))


def _of_force(items: Sequence[Item], k: int) -> bool:
    """Whether the adjective at `k` says whose a force or an ally is: "its Russian allies", "Russian warplanes"."""
    return any(items[n].has(x) for n in (k - 1, k + 1) if 0 <= n < len(items) for x in _ADJECTIVAL)


def _meant(item: Item, speaker: Speaker, actors: Mapping[str, ActorSpec]) -> tuple[ActorSpec, ...]:
    """The party a name means: of several of one name ("the coalition") the one on the speaker's side, else the first."""
    named = actors_of(item) or _served(item, actors)
    own = tuple(a for a in named if belongs_to(speaker.affiliation, a.id, actors))
    side = speaker.side(actors)
    if not own and named and side is not None and side.kind == named[0].kind == "coalition" and part_of_name(item.text, side):
        return (side,)
    return (own or named)[:1]


def _served(item: Item, actors: Mapping[str, ActorSpec]) -> tuple[ActorSpec, ...]:
    """The party whose office a registered source is: the command whose forces struck."""
    sides = (s.affiliation for s in sources_of(item) if s.kind in _OFFICES and s.affiliation is not None)
    return tuple(actors[side] for side in sides if side in actors)


def _denied(match: Match, speaker: Speaker, actors: Mapping[str, ActorSpec]) -> list[Reading]:
    item = match.one("actor")
    named = list(_meant(item, speaker, actors)) if item is not None and actors_of(item) else []
    own = speaker.side(actors)
    if not named and own is not None:
        named = [own]
    if not named:
        return [Reading("denies", None, match.start, match.end, match.rule)]
    return [Reading("denies", a, match.start, match.end, match.rule) for a in named]


def _says_nothing(clause: Clause, match: Match) -> bool:
    """Whether a deed is neither owned nor denied: "did not claim responsibility", "neither confirmed nor denied that it struck"."""
    reads = match.rule.reads
    if not any(x in reads for x in ("claims", "claims_own", "assesses_own", "agent")):
        return False
    before = match.sentence.items[max(clause.segment.first, match.first - _NEAR) : match.first]
    nobody = "self" not in match.groups  # "an unidentified caller claimed it on behalf of ..."
    unclaimed = "claims" in reads and any(i.has("none_word") or i.has("neither") or (nobody and i.has("unknown_actor")) for i in before)
    return unclaimed or left_open_at(clause, match.start)


def _denies_nothing(match: Match) -> bool:
    """Whether a denial is of no deed of the party it names: the party was hit, or "did not deny"."""
    items = match.sentence.items
    if "actor" in match.groups and is_victim(items, match.groups["actor"][0]):
        return True
    return undenied(items, match.first, match.last)


def _hit_itself(match: Match, speaker: Speaker, actors: Mapping[str, ActorSpec]) -> bool:
    """Whether what is denied is an attack on the one who denies: "the Pentagon denied the targeting of American forces"."""
    if "by" not in match.groups or match.last + 1 >= len(match.sentence.items):
        return False
    hit = match.sentence.items[match.last + 1]
    if hit.has("own_force") or hit.has("self"):
        return True
    return hit.kind == "actor" and any(belongs_to(speaker.affiliation, a.id, actors) for a in actors_of(hit))


def belongs_to(side: str | None, actor: str, actors: Mapping[str, ActorSpec]) -> bool:
    """Whether a speaker of this side speaks for the actor: the same party, a member of it, or the umbrella it acts under."""
    if side is None:
        return False
    if side == actor:
        return True
    return actor in umbrellas(side, actors) or side in umbrellas(actor, actors)
