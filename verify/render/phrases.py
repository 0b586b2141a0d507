"""What a claim says, in the words of the report's language: the gloss beside a quote and the cells of the matrix."""

import re
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from verify.model import Actor, Claim, ComparedValue, Dimension, Group, Interval, Place, ProvenanceGroup, Source
from verify.render.engine_words import EngineWords
from verify.render.i18n import Interface
from verify.render.names import source_key, weapon_key
from verify.render.safe import NAME_LIMIT, visible
from verify.render.speakers import NOBODY, QUOTED_BY, Speakers

ARABIC_WORD = re.compile("[\u0621-\u06d5]+")
LATIN_WORD = re.compile("[A-Za-z]+")
_ARABIC_RUN = re.compile("[\u0621-\u06d5]+(?: [\u0621-\u06d5]+)*")
# From one Latin letter on to the last, over the marks between ("a U.S. official", "St. Mary's"), and the dot that ends "U.S.".
_LATIN_RUN = re.compile(r"[A-Za-z](?:[A-Za-z0-9]|[ .,'’&/_-]{1,3}(?=[A-Za-z0-9]))*(?:(?<=\.[A-Za-z])\.)?")
# How the reading step names a part of a place: "Aleppo governorate (north)".
_SIDES = "north|south|east|west|north-east|north-west|south-east|south-west|centre"
_PART = re.compile(rf"(.+) \(({_SIDES})\)")
_PART_TOLD = re.compile(rf"[A-Za-z][\w'’ -]{{1,60}} \((?:{_SIDES})\)")
Names = Mapping[str, Mapping[str, str]]


class Reading(Struct, frozen=True):
    """One line of a gloss: "killed" and "5 or more"."""

    label: str
    value: str


class Phrases:
    """Says values in one language. `names` gives canonical names of actors by id and language where the rules have them."""

    def __init__(self, ui: Interface, names: Names | None = None) -> None:
        self.ui = ui
        self._names = names or {}
        # A country that is a party too goes by one name.
        self._parties = {n["en"]: n[ui.lang] for k, n in self._names.items() if ":" not in k and "en" in n and ui.lang in n}
        self._known = {n["en"]: n[ui.lang] for n in self._names.values() if "en" in n and ui.lang in n}
        if ui.lang != "en":  # the steps call a weapon by its id
            weapons = {key.removeprefix(weapon_key("")): n for key, n in self._names.items() if key.startswith(weapon_key(""))}
            self._known = {w.replace("_", " "): n[ui.lang] for w, n in weapons.items() if ui.lang in n} | self._known
        self._words = EngineWords(ui, self.name)
        self._issues = EngineWords(ui, self.name, "issues")
        self.told_in = ui.lang
        self._speakers = Speakers((), (), ui, self._party)

    def actor(self, actor: Actor) -> str:
        """The party's name in the report's language, or its canonical English one."""
        return visible(self._names.get(actor.id, {}).get(self.ui.lang) or actor.name)

    def source(self, source_id: str, name: str) -> str:
        """A source's name: in another language than English, the one the rules have for it; a description in another language by kind
        and side, with its words; else as it was said."""
        known = self._names.get(source_key(source_id), {}).get(self.ui.lang) if self.ui.lang != "en" else None
        return visible(known or self._speakers.by_name.get(name) or self.name(name), NAME_LIMIT + 80)

    def voice(self, group: ProvenanceGroup, claims: Mapping[str, Claim]) -> str:
        """A voice's name: that of the source it is called after."""
        same = (c for i in group.claim_ids if (c := claims.get(i)) is not None and c.source.name == group.name)
        first = next(same, None)
        return visible(group.name) if first is None else self.source(first.source.id, first.source.name)

    def place(self, place: Place | None) -> str:
        """The place's name in the report's language where it is known."""
        if place is None:
            return self.ui.s("site.not_stated")
        if self.ui.lang == "en":
            return visible(place.name)
        return visible(self._parties.get(place.name) or place.name_ar or self._part_of(place.name) or place.name)

    def engine(self, text: str) -> Markup:
        """A sentence of the engine: in the report's language where it has words for it, else as it is; in the direction of its language,
        with runs of the other script isolated."""
        return self._told(text, self._words)

    def issue(self, text: str) -> Markup:
        """What a reader says of the input, in the same way."""
        return self._told(text, self._issues)

    def verdict(self, text: str) -> Markup:
        """The sentence of a comparison, which is in the language of `told_in`."""
        if self.told_in == self.ui.lang != "en":
            text = _PART_TOLD.sub(lambda m: self._part_of(m.group()) or m.group(), text)
        return self._in(self.told_in, self._speakers.told(text))

    def _told(self, text: str, words: EngineWords) -> Markup:
        if self.ui.lang == "en":
            return self._in("en", text)
        said = words.say(text)
        if said is None and len(LATIN_WORD.findall(text)) > len(ARABIC_WORD.findall(text)):
            return self._in("en", text)
        return self._in(self.ui.lang, said or text)

    def _in(self, lang: str, text: str) -> Markup:
        inside = _isolating(text, _ARABIC_RUN if lang == "en" else _LATIN_RUN)
        if lang == self.ui.lang:
            return inside  # it stands in a block of the same direction
        return Markup("<span lang=%s dir=%s>%s</span>") % (lang, "ltr" if lang == "en" else "rtl", inside)

    def hear(self, sources: Iterable[Source], claims: Iterable[Claim] = ()) -> None:
        """Takes note of the sources of a report: those that are described and not named are told by kind and side."""
        self._speakers = Speakers(sources, claims, self.ui, self._party)

    def _party(self, actor_id: str) -> str:
        return self._names.get(actor_id, {}).get(self.ui.lang, "")

    def learn(self, names: Iterable[tuple[str, str]]) -> None:
        """Takes note of names in the report's language, those of the places of a report; a party of the same name keeps its own."""
        self._known = dict(names) | self._known

    def name(self, name: str) -> str:
        """A name the engine gives in English."""
        if name.startswith(QUOTED_BY):
            return self.ui.s("site.quoted_by").format(outlet=self.name(name.removeprefix(QUOTED_BY)))
        if name == NOBODY:
            return self.ui.s("site.unknown_source")
        return self._known.get(name) or self._speakers.by_name.get(name) or self._part_of(name) or name

    def _part_of(self, name: str) -> str:
        """ "Aleppo governorate (north)" in the report's language; "" for what is no part of a place it has a name for."""
        found = _PART.fullmatch(name)
        known = None if found is None else self._known.get(found.group(1))
        if found is None or known is None:
            return ""
        return self.ui.s("direction.of").format(place=known, direction=self.ui.s(f"direction.{found.group(2)}"))

    def actors(self, actors: Sequence[Actor]) -> str:
        """Several parties in one line."""
        return self.ui.s("sentence.list").join(self.actor(a) for a in actors)

    def counted(self, field: str, value: Interval) -> str:
        """ "5 or more killed"."""
        return self.ui.s(f"interval.{field}").format(n=self.ui.interval(value))

    def said(self, dimension: Dimension, claim: Claim) -> str:
        """What the claim says on the dimension; "" where it is silent."""
        say = {
            "casualties": self.casualties,
            "damage": self.damage,
            "attribution": self.attribution,
            "place": self.places,
            "time": self.time,
            "weapon": self.weapon,
        }[dimension]
        return say(claim)

    def compared(self, dimension: Dimension, value: ComparedValue, claim: Claim | None) -> str:
        """The value as it entered the comparison, as the gloss of its claim says it: the same words beside the quote and in the matrix."""
        said = "" if claim is None else self.said(dimension, claim)
        return said or visible(value.value)

    def casualties(self, claim: Claim) -> str:
        """Killed, wounded, missing and civilians in one line, or that there were none, or that it does not know."""
        fields = ("killed", "civilians_killed", "wounded", "missing")
        counted = [self.counted(f, v) for f in fields if (v := getattr(claim, f)) is not None]
        if counted and claim.casualties_status != "none":
            return self.ui.s("sentence.list").join(counted)
        if claim.casualties_status == "none":
            return self.ui.s("status.none" if claim.casualties_scope == "all" else f"status.none_{claim.casualties_scope}")
        if claim.casualties_status == "silent":
            return ""
        return self.ui.s(f"status.{claim.casualties_status}")

    def damage(self, claim: Claim) -> str:
        """The degree of damage, or none, or that it does not know."""
        if claim.damage is not None:
            return self.ui.s(f"damage.{claim.damage}")
        return "" if claim.damage_status == "silent" else self.ui.s(f"status.damage_{claim.damage_status}")

    def attribution(self, claim: Claim) -> str:
        """Whom it holds responsible, accepts or denies for, or that it does not know."""
        said = claim.attribution
        if said is None:
            return ""
        if said.actors and said.status != "unknown_stated":
            return self.ui.s(f"said_of.{said.status}").format(actors=self.actors(said.actors))
        return self.ui.s("said_of.unknown_stated" if said.status == "unknown_stated" else f"said_of.{said.status}_bare")

    def places(self, claim: Claim) -> str:
        """The names of the places."""
        return self.ui.s("sentence.list").join(self.place(p) for p in claim.places)

    def time(self, claim: Claim) -> str:
        """The date of the incident as the claim gives it itself."""
        inferred = claim.date_inferred
        told = claim.date_told if inferred is None or inferred.basis == "vague" else None
        return "" if told is None else self.ui.span(told)

    def weapon(self, claim: Claim) -> str:
        """The weapon and how many were counted."""
        if claim.weapon is None:
            return ""
        kind = self.weapon_name(claim.weapon.type)
        return kind if claim.weapon.count is None else f"{kind} ({self.ui.interval(claim.weapon.count)})"

    def weapon_name(self, kind: str) -> str:
        """A weapon as the rules call it in the report's language."""
        known = self._names.get(weapon_key(kind), {}).get(self.ui.lang)
        return visible(known or self.ui.term("weapon", kind))

    def group(self, group: Group) -> str:
        """A part of the toll: "women: 2 killed"."""
        parts = [self.counted(f, v) for f in ("killed", "wounded") if (v := getattr(group, f)) is not None]
        who = visible(self.ui.term("who", group.who))
        what = self.ui.s("sentence.list").join(parts)
        return self.ui.s("interval.of_who").format(who=who, what=what) if what else who

    def gloss(self, claim: Claim) -> tuple[Reading, ...]:
        """Everything read from the claim, dimension by dimension; what it is silent on is left out."""
        ui = self.ui
        rows = [Reading(ui.s("dimension.event_type"), ui.term("event_type", claim.event_type))]
        rows += [Reading(ui.s(f"dimension.{d}"), said) for d in _GLOSS_ORDER if (said := self.said(d, claim))]
        if claim.date is not None and claim.date_inferred is not None:
            rows.append(Reading(ui.s("dimension.date_inferred"), self.engine(claim.date_inferred.reason)))
        if claim.casualties_scope != "all" and claim.casualties_status == "reported":
            rows.append(Reading(ui.s("dimension.casualties"), ui.s(f"scope.{claim.casualties_scope}")))
        rows += [Reading(ui.s("dimension.groups"), self.group(g)) for g in claim.groups]
        if claim.assertion != "asserted":
            rows.append(Reading(ui.s("dimension.assertion"), ui.s(f"assertion.{claim.assertion}")))
        rows += [Reading(ui.s("dimension.hedge"), visible(ui.term("hedge", h))) for h in claim.hedges]
        return tuple(rows)

    def unknown_stated(self, dimension: Dimension, claim: Claim) -> bool:
        """Does the claim say that it does not know?"""
        if dimension == "casualties":
            return claim.casualties_status == "unknown_stated"
        if dimension == "damage":
            return claim.damage_status == "unknown_stated"
        return dimension == "attribution" and claim.attribution is not None and claim.attribution.status == "unknown_stated"


def _isolating(text: str, other: re.Pattern[str]) -> Markup:
    """The text, escaped, with every run of the other script in an element of its own direction."""
    out, at = Markup(""), 0
    for run in other.finditer(text):
        out += escape(text[at : run.start()]) + Markup("<bdi>%s</bdi>") % run.group()
        at = run.end()
    return out + escape(text[at:])


_GLOSS_ORDER: tuple[Dimension, ...] = ("casualties", "damage", "attribution", "place", "time", "weapon")
