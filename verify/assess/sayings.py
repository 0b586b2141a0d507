"""What each voice says last on each dimension, as intervals and words with their weights."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from verify.assess.actors import Families
from verify.assess.airwars import VAGUE
from verify.assess.belief import accu_weight
from verify.assess.choice import Word
from verify.assess.counts import Toll
from verify.assess.voices import MICROSECONDS, Voice, latest_moment, moment, trust
from verify.model import Actor, Attribution, Claim, Interval
from verify.rulepack.spec_assess import AssessSpec
from verify.text.normalise import fold


def killed_of(claim: Claim) -> Interval | None:
    """The dead a claim counts. A part of them (its own people, one group) is a lower bound of all; "none of ours" is no word on all."""
    if claim.denies_event:
        return None
    if claim.killed is not None:
        if claim.casualties_scope in ("own_people", "group"):
            return Interval(claim.killed.min, None) if claim.killed.min > 0 else None
        return claim.killed
    if claim.civilians_killed is not None and claim.civilians_killed.min > 0:
        return Interval(claim.civilians_killed.min, None)
    nobody = claim.casualties_status == "none" and claim.casualties_scope == "all" and claim.wounded is None
    return Interval(0, 0) if nobody else None


def wounded_of(claim: Claim) -> Interval | None:
    """The wounded a claim counts, by the same reading."""
    if claim.denies_event or claim.wounded is None:
        return None
    if claim.casualties_scope in ("own_people", "group"):
        return Interval(claim.wounded.min, None) if claim.wounded.min > 0 else None
    return claim.wounded


def civilians_of(claim: Claim) -> Interval | None:
    """The civilians among the dead, where a claim speaks of them."""
    if claim.denies_event:
        return None
    if claim.civilians_killed is not None:
        return claim.civilians_killed
    return claim.killed if claim.casualties_scope == "civilians" else None


def civilians_or_killed_of(claim: Claim) -> Interval | None:
    """The dead whom nobody calls combatants: as who counts civilian harm reads a toll that does not say who they were."""
    said = civilians_of(claim)
    if said is not None or claim.casualties_scope in ("own_people", "group"):
        return said
    return None if any(_is_combatant(g.who) for g in claim.groups) else killed_of(claim)


def _is_combatant(who: str) -> bool:
    folded = who.casefold()
    return any(word in folded for word in _COMBATANTS)


CIVILIANS_OR_KILLED = "civilians_or_killed"
_COMBATANTS = ("fighter", "soldier", "militant", "combatant", "officer", "gunmen", "troop", "member", "personnel")
_READ = {"killed": killed_of, "wounded": wounded_of, "civilians_killed": civilians_of, CIVILIANS_OR_KILLED: civilians_or_killed_of}


def figure_of(field: str, claim: Claim) -> Interval | None:
    """The claim's figure: "killed", "wounded", "civilians_killed", or the dead whom nobody calls combatants."""
    return _READ[field](claim)


def is_vague(field: str, claim: Claim) -> bool:
    """Whether the words of that figure are vague: "several", "dozens", a bare plural."""
    return ("wounded" if field == "wounded" else "killed") in claim.vague


Attributions = list[tuple[Claim, Attribution]]


class Scene:
    """What one must know of an event to weigh a statement: its voices, who is accused, how parties are related, when the last word was spoken.

    `attributions` are what voices say of whose deed it was or was not; `telling` the voices that say that it took place.
    """

    def __init__(self, voices: Sequence[Voice], families: Families, claims: Sequence[Claim], spec: AssessSpec) -> None:
        self.voices, self.families, self.claims, self.spec = voices, families, claims, spec
        self.attributions: list[tuple[Voice, Attributions]] = []
        self.telling: list[Voice] = []
        accused: set[str] = set()
        for voice in voices:
            attributed: Attributions = []
            telling = False
            for claim in voice.claims:
                telling = telling or tells(claim)
                said = claim.attribution
                if said is not None:
                    attributed.append((claim, said))
                    if said.status == "blames":
                        accused.update([a.id for a in said.actors])
            if telling:
                self.telling.append(voice)
            if attributed:
                self.attributions.append((voice, attributed))
        self.accused = frozenset(accused)
        self._accused: dict[str, bool] = {}

    @cached_property
    def latest(self) -> int | None:
        """When the last word was spoken."""
        return latest_moment(self.claims)

    def is_accused(self, affiliation: str | None) -> bool:
        """Does somebody blame this party, its umbrella or a member of it?"""
        if affiliation is None or not self.accused:
            return False
        found = self._accused.get(affiliation)
        if found is None:
            found = self._accused[affiliation] = self.families.akin(affiliation, self.accused)
        return found

    def is_own(self, voice: Voice, actor: Actor) -> bool:
        """Does the voice speak for this party, its umbrella or a member of it?"""
        if voice.affiliation is not None:
            return self.families.related(voice.affiliation, actor.id)
        name = fold(actor.name)
        return any(claim.source.id == actor.id or fold(claim.source.name) == name for claim in voice.claims)

    def trust(self, claim: Claim, voice: Voice) -> float:
        """See `trust`."""
        if claim.assertion != "unconfirmed" and not claim.hedges:
            return voice.share
        return trust(claim, voice, self.latest, self.spec)


class _Figure(Struct, frozen=True, gc=False):
    voice: Voice
    claim: Claim
    said: Interval
    at: int | None


def tolls(field: str, scene: Scene) -> list[Toll]:
    """The last figure of every voice that gives one."""
    read = _READ[field]
    found = []
    for voice in scene.voices:
        last = _last_figure(voice, read)
        if last is not None:
            claim, said = last
            found.append(_Figure(voice, claim, said, moment(claim.published_at)))
    if not found:
        return []
    if field == "killed" and len(found) > 1:
        found = _parts_of_a_whole(found)
    later = _Later(found if len(found) > 1 else (), scene.spec.counts.early_hours)
    most = max([f.said.min for f in found])
    return [_toll(f, field, most, later, scene) for f in found]


def _parts_of_a_whole(figures: list[_Figure]) -> list[_Figure]:
    """Where one counts the fighters and another the children, neither counts all: each is a lower bound."""
    parts = [_part(f) for f in figures]
    if len(set(parts) - {""}) < 2:
        return figures
    return [
        _Figure(f.voice, f.claim, Interval(f.said.min, None), f.at) if part and f.said.min > 0 else f
        for f, part in zip(figures, parts, strict=True)
    ]


def _part(figure: _Figure) -> str:
    """Which people all the dead of a claim are, where it says that: "combatants" or "civilians"."""
    claim = figure.claim
    counted = [g for g in claim.groups if g.killed is not None] if claim.groups else ()
    if not counted or (claim.killed is not None and not any(g.killed == claim.killed for g in counted)):
        return "civilians" if claim.civilians_killed is not None and claim.civilians_killed == claim.killed else ""
    kinds = {"combatants" if _is_combatant(g.who) else "civilians" if g.who in _CIVILIANS else "" for g in counted}
    return kinds.pop() if len(kinds) == 1 else ""


_CIVILIANS = frozenset({"civilians", "children", "women", "elderly", "medics", "journalists", "family", "displaced"})


class _Later:
    """Answers, for a moment, whether figures were given a good while after it, and how high the highest of them is."""

    def __init__(self, figures: Sequence[_Figure], hours: float) -> None:
        dated = sorted([(f.at, f.said.min) for f in figures if f.at is not None])
        self._wait = round(hours * 3600 * MICROSECONDS)
        self._moments = [at for at, _ in dated]
        self._highest = list(accumulate([low for _, low in reversed(dated)], max))[::-1]

    def highest_after(self, at: int | None) -> int | None:
        """The highest lower bound given later; None if nobody speaks later."""
        if at is None or not self._moments:
            return None
        n = bisect_right(self._moments, at + self._wait)
        return self._highest[n] if n < len(self._highest) else None


def _last_figure(voice: Voice, read: Callable[[Claim], Interval | None]) -> tuple[Claim, Interval] | None:
    """What its latest document says; several figures in it are held together. Who says later that he does not know withdraws his figure.

    A plural without a number takes the place of no figure it goes with; a party that counts its own people says "nobody" of them alone.
    """
    if len(voice.claims) == 1:
        claim = voice.claims[0]
        said = read(claim)
        return None if said is None or (said.max == 0 and _counts_its_own(voice)) else (claim, said)
    chosen: tuple[Claim, Interval] | None = None
    own_only = _counts_its_own(voice)
    for claim in reversed(voice.claims):
        if chosen is not None and claim.document_id != chosen[0].document_id:
            if not _bare(chosen, read):
                break
            before = read(claim)
            if before is not None and not _bare((claim, before), read) and _compatible(before, chosen[1]):
                return claim, before
            continue
        said = read(claim)
        if said is not None and said.max == 0 and own_only:
            continue
        if said is None:
            if chosen is None and claim.casualties_status == "unknown_stated" and claim.revises is not None:
                return None
            continue
        chosen = (claim, said) if chosen is None else (chosen[0], _together(chosen[1], said))
    return chosen


def _counts_its_own(voice: Voice) -> bool:
    return any(c.casualties_scope == "own_people" and c.casualties_status == "none" for c in voice.claims)


def _bare(said: tuple[Claim, Interval], read: Callable[[Claim], Interval | None]) -> bool:
    """Whether nobody counted: the words are a plural or "several"."""
    claim, interval = said
    return interval.max is None and interval.min <= VAGUE and is_vague("wounded" if read is wounded_of else "killed", claim)


def _compatible(one: Interval, other: Interval) -> bool:
    return (one.max is None or one.max >= other.min) and (other.max is None or other.max >= one.min)


def _together(one: Interval, other: Interval) -> Interval:
    """What both support; what lies between them if nothing does."""
    low = max(one.min, other.min)
    high = one.max if other.max is None else other.max if one.max is None else min(one.max, other.max)
    if high is None or low <= high:
        return Interval(low, high)
    return Interval(min(one.min, other.min), max(one.max or one.min, other.max or other.min))


def _toll(figure: _Figure, field: str, most: int, later: _Later, scene: Scene) -> Toll:
    voice, claim, said = figure.voice, figure.claim, figure.said
    weight, spec = scene.trust(claim, voice), scene.spec
    if field == CIVILIANS_OR_KILLED and said.max != 0 and civilians_of(claim) is None:
        weight *= spec.counts.unspecified
    if claim.casualties_scope == "own_people" and said.min > 0:
        weight *= spec.interest.own_losses
    elif scene.is_accused(voice.affiliation):
        if said.max is not None and said.max < most:
            weight *= spec.interest.minimises
        elif _part(figure) == "combatants":
            weight *= spec.interest.boasts
    higher = later.highest_after(figure.at)
    if higher is not None and said.max is not None and higher > said.max:
        weight *= spec.counts.overtaken
    vague = said.max is None and is_vague(field, claim) and said == figure_of(field, claim)
    return Toll(voice.name, said, weight, voice.accuracy, higher is not None, vague)


def last_word(voice: Voice) -> Claim | None:
    """The last claim of a voice that tells of the event or denies it; none where it only denies a toll or a role.

    What others say of it later does not take the place of its own denial.
    """
    if len(voice.claims) == 1:
        claim = voice.claims[0]
        return claim if claim.denies_event or claim.assertion != "denied" else None
    telling = next((c for c in reversed(voice.claims) if tells(c)), None)
    denying = next((c for c in reversed(voice.claims) if c.denies_event), None)
    if telling is None or denying is None:
        return denying or telling
    if denying.relayed_by is None and telling.relayed_by is not None:
        return denying
    return denying if (denying.published_at or "") >= (telling.published_at or "") else telling


def tells(claim: Claim) -> bool:
    """Whether a claim says that the event took place; who denies something of it leaves that open."""
    return not claim.denies_event and claim.assertion != "denied"


def damage_words(scene: Scene) -> list[Word]:
    """The last word of every voice on the damage."""
    found = []
    for voice in scene.voices:
        for claim in reversed(voice.claims):
            if claim.damage is not None and not claim.denies_event:
                weight = scene.trust(claim, voice) * accu_weight(voice.accuracy, scene.spec.alternatives.damage)
                found.append(Word(voice.name, claim.damage, weight, claim.damage.replace("_", " ")))
                break
    return found
