"""Who is independent of whom: claims that have one origin are one voice."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from verify.assess.parties import Parties, parties_of, voice_id
from verify.model import Claim, ClaimLink, Link, ProvenanceGroup, Source
from verify.rulepack import Rules

_ONE = "one claim of one source"
_DERIVED = ("relay", "reprint", "repost")
_PASSED_ON = {"relay": "{a} relays {b}", "reprint": "{a} prints the text of {b}", "repost": "{a} posts again what {b} wrote"}


class Spoken(Struct, frozen=True, gc=False):
    """An independent voice with its claims in the order of publication, and those of them that are its own words: the claims of the organisation
    that it is, without what others made of them."""

    group: ProvenanceGroup
    claims: Sequence[Claim]
    own: Sequence[Claim]


def provenance_groups(claims: Sequence[Claim], links: Sequence[Link], sources: Mapping[str, Source], rules: Rules) -> list[ProvenanceGroup]:
    """The independent voices of an event, sorted by id: a copy stands with its origin, arms of one organisation stand together.

    A claim that passes something on belongs to its origin, never to what its publisher says elsewhere of his own.
    """
    return [s.group for s in speakers(claims, links, sources, rules)]


def speakers(claims: Sequence[Claim], links: Sequence[Link], sources: Mapping[str, Source], rules: Rules) -> list[Spoken]:
    """The same voices with what each says."""
    parties = parties_of(rules)
    if len(claims) == 1 and _is_plain(claims[0]):
        return [Spoken(_lone(claims[0], parties.speaker(claims[0], sources)), claims, claims)]
    ordered = sorted(claims, key=_published)
    origin = _origins(ordered, links, rules)
    armies = _armies(ordered, sources, parties)
    members: dict[str, list[Claim]] = {}
    for claim in ordered:
        root = _root(claim, origin) if claim.id in origin else claim
        key = armies.get(root.document_id) if armies and parties.serves(root.source, sources) else None
        key = key or _key(root, sources, parties)
        if key in members:
            members[key].append(claim)
        else:
            members[key] = [claim]
    found = []
    for key, told in members.items():
        lone = len(told) == 1 and told[0].id not in origin and _is_plain(told[0])
        group = _lone(told[0], key) if lone else _group(key, told, origin, sources, parties)
        found.append(Spoken(group, told, _own(group.id, told, sources, parties)))
    found.sort(key=_group_id)
    return found


def spoken(claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], sources: Mapping[str, Source], rules: Rules) -> list[Spoken]:
    """What each of these voices says, of the claims of an event."""
    by_id, parties = {c.id: c for c in claims}, parties_of(rules)
    found = []
    for group in groups:
        told = sorted([by_id[i] for i in group.claim_ids if i in by_id], key=_published)
        found.append(Spoken(group, told, _own(group.id, told, sources, parties)))
    return found


def _own(group_id: str, told: Sequence[Claim], sources: Mapping[str, Source], parties: Parties) -> Sequence[Claim]:
    """The claims of a voice that are its own words."""
    if len(told) == 1:
        return told if not _passed_on(told[0]) and voice_id(parties.speaker(told[0], sources)) == group_id else ()
    first_hand = [c for c in told if not _passed_on(c)]
    behind = {c.id for c in first_hand if voice_id(parties.speaker(c, sources)) == group_id}
    return [c for c in first_hand if c.id in behind or parties.serves(c.source, sources)] if behind else ()


def _passed_on(claim: Claim) -> bool:
    return claim.relays is not None and claim.relays.source_id != claim.source.id


def _is_plain(claim: Claim) -> bool:
    """Whether somebody's words stand in a text of his own and pass nothing on."""
    return claim.relayed_by is None and not _passed_on(claim)


def _published(claim: Claim) -> tuple[str, str]:
    return claim.published_at or "", claim.id


def _group_id(spoken: Spoken) -> str:
    return spoken.group.id


def _origins(ordered: Sequence[Claim], links: Sequence[Link], rules: Rules) -> dict[str, tuple[Claim, str]]:
    """For a derived claim the claim it comes from and the kind of the tie."""
    by_id = {c.id: c for c in ordered}
    found: dict[str, tuple[Claim, str]] = {}
    for claim in ordered:
        if claim.relays is not None:
            target = _relayed(claim, claim.relays, by_id, ordered)
            if target is not None:
                found[claim.id] = (target, "relay")
    for link in sorted([k for k in links if k.kind in _DERIVED], key=lambda k: (-k.score, k.a, k.b)):
        if link.a in by_id and link.b in by_id and link.a != link.b:
            found.setdefault(link.a, (by_id[link.b], link.kind))
    for claim, told in _headlines(ordered):
        found.setdefault(claim.id, (told, "relay"))
    first: dict[str, Claim] = {}
    least = rules.assess.copies.least_length
    for claim in ordered:
        if len(claim.quote) >= least and len(text := " ".join(claim.quote.split())) >= least:
            same = first.setdefault(text, claim)
            if same is not claim and same.source.id != claim.source.id:
                found.setdefault(claim.id, (same, "reprint"))
    return found


def _headlines(ordered: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Headlines, with the first claim of those who speak in the text below: a headline says over again what they say.

    A headline is a text's first line, without a full stop, of an outlet that says nothing else of its own in that text, and no other figure.
    """
    if len({c.document_id for c in ordered}) == len(ordered):
        return
    by_document: dict[str, list[Claim]] = {}
    for claim in ordered:
        by_document.setdefault(claim.document_id, []).append(claim)
    for told in by_document.values():
        own = [c for c in told if c.relayed_by is None]
        quoted = sorted((c for c in told if c.relayed_by is not None), key=lambda c: (c.start or 0, c.id))
        if len(own) != 1 or not quoted or own[0].start != 0 or own[0].quote.rstrip().endswith(_STOPS):
            continue
        if all(c.relayed_by is not None and c.relayed_by.id == own[0].source.id for c in quoted):
            said = next((c for c in quoted if _counts_alike(own[0], c)), None)
            if said is not None:
                yield own[0], said


def _counts_alike(headline: Claim, quoted: Claim) -> bool:
    """Whether somebody quoted gives the figures of the headline; what nobody below says is its author's own."""
    return headline.killed in (None, quoted.killed) and headline.wounded in (None, quoted.wounded)


_STOPS = (".", "!", "?", "؟", "۔", "…")


def _relayed(claim: Claim, link: ClaimLink, by_id: Mapping[str, Claim], ordered: Sequence[Claim]) -> Claim | None:
    """The claim of this event whose words it passes on: named outright, or by its document."""
    named = by_id.get(link.claim_id or "")
    if named is not None:
        return named if named is not claim else None
    if link.document_id is None or link.document_id == claim.document_id:
        return None
    there = [c for c in ordered if c.document_id == link.document_id]
    return next((c for c in there if c.source.id == link.source_id), there[0] if there else None)


def _root(claim: Claim, origin: Mapping[str, tuple[Claim, str]]) -> Claim:
    """The first of the chain; in a circle the one with the least id."""
    seen: dict[str, Claim] = {}
    here = claim
    while here.id in origin:
        if here.id in seen:
            circle = list(seen)[list(seen).index(here.id) :]
            return seen[min(circle)]
        seen[here.id] = here
        here = origin[here.id][0]
    return here


def _armies(ordered: Sequence[Claim], sources: Mapping[str, Source], parties: Parties) -> dict[str, str]:
    """For a text in which one party alone speaks officially, the voice of that party: "the army's spokesman" is its."""
    found: dict[str, set[str]] = {}
    for claim in ordered:
        source = sources.get(claim.source.id)
        if source is not None and source.kind == "official" and source.affiliation is not None:
            found.setdefault(claim.document_id, set()).add(parties.voice(claim.source.id, source))
    return {document: next(iter(voices)) for document, voices in found.items() if len(voices) == 1}


def _key(root: Claim, sources: Mapping[str, Source], parties: Parties) -> str:
    """What makes claims one voice (see `Parties.speaker`); for a relay of somebody absent it is that somebody's."""
    if root.relays is not None and _passed_on(root):
        return parties.voice(root.relays.source_id, sources.get(root.relays.source_id))
    return parties.speaker(root, sources)


def _lone(claim: Claim, key: str) -> ProvenanceGroup:
    return ProvenanceGroup(voice_id(key), claim.source.name, (claim.id,), _ONE)


def _group(
    key: str, claims: Sequence[Claim], origin: Mapping[str, tuple[Claim, str]], sources: Mapping[str, Source], parties: Parties
) -> ProvenanceGroup:
    own = [c for c in claims if c.id not in origin and not _passed_on(c)]
    if len(own) > 1:
        own.sort(key=lambda c: (parties.serves(c.source, sources), parties.is_unnamed(c.source)))
    named = sources.get(key)
    if named is None and own and parties.only_quoted(own[0], sources) and own[0].relayed_by is not None:
        name = own[0].relayed_by.name
    elif named is not None and (not own or parties.only_quoted(own[0], sources)):
        name = named.name
    else:
        first = (own or claims)[0].source.id  # of the names of one source the shortest: the others say more than who it is
        names = {c.source.name for c in own or claims if c.source.id == first}
        name = min(names, key=lambda n: (len(n), n)) if len(names) > 1 else names.pop()
    return ProvenanceGroup(voice_id(key), name, tuple(sorted([c.id for c in claims])), _basis(key, claims, own, origin, sources, parties))


def _basis(
    key: str,
    claims: Sequence[Claim],
    own: Sequence[Claim],
    origin: Mapping[str, tuple[Claim, str]],
    sources: Mapping[str, Source],
    parties: Parties,
) -> str:
    """Why these claims are one voice, in one line."""
    if len(claims) == 1:
        return _ONE
    reasons: list[str] = []
    quoted = [c for c in own if parties.only_quoted(c, sources)]
    if quoted and quoted[0].relayed_by is not None:
        reasons.append(f"heard through {quoted[0].relayed_by.name} alone: {', '.join(dict.fromkeys(c.source.name for c in quoted))}")
    own = [c for c in own if c not in quoted]
    speakers = list(dict.fromkeys(c.source.name for c in own))
    if len(speakers) > 1:
        reasons.append(f"arms of one organisation: {', '.join(speakers)}")
    elif len(own) > 1:
        reasons.append(f"several statements of {speakers[0]}")
    for claim in claims:
        if claim.id in origin:
            target, kind = origin[claim.id]
            reasons.append(_PASSED_ON[kind].format(a=claim.source.name, b=target.source.name))
        elif claim.relays is not None and _passed_on(claim):
            behind = sources.get(claim.relays.source_id)
            reasons.append(_PASSED_ON["relay"].format(a=claim.source.name, b=behind.name if behind is not None else key))
    return "; ".join(dict.fromkeys(reasons))
