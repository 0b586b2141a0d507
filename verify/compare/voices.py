"""Which statements count: the latest of each voice, relays left out, and a withdrawn figure is none."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from msgspec import Struct

from verify.compare.context import Context
from verify.model import Claim, ProvenanceGroup

UNKNOWN = object()
"""What a claim says that states that its source does not know: no value, and not silence either."""


class Voice(Struct, frozen=True, gc=False):
    """One provenance group. `moments` are its claims by document, latest first; `relays` those that only pass on what is not here."""

    id: str
    name: str
    moments: Sequence[Sequence[Claim]]
    relays: Sequence[Sequence[Claim]]


class Held(Struct, frozen=True, gc=False):
    """A voice's value with the claim that carries it."""

    value: Any
    claim_id: str


def voices_of(claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], context: Context) -> list[Voice]:
    """The voices on one event, sorted by id, each with the claims it is held to. A denial of the event itself gives no values."""
    by_id = {c.id: c for c in claims}
    revised = _revised(by_id)
    passed_on = _relays(by_id)
    found: list[Voice] = []
    for group in sorted(groups, key=_id) if len(groups) > 1 else groups:
        own: list[Claim] = []
        counted: list[Claim] = []
        orphans: list[Claim] = []
        for claim_id in group.claim_ids:
            claim = by_id.get(claim_id)
            if claim is not None:
                own.append(claim)
                if not claim.denies_event:
                    known = passed_on.get(claim_id)
                    if known is None:
                        counted.append(claim)
                    elif not known:
                        orphans.append(claim)
        name = group.name if context.lang == "en" or not own else _name(group, own, context)
        found.append(Voice(group.id, name, _moments(counted, revised), _moments(orphans, revised) if orphans else ()))
    return found


def _id(group: ProvenanceGroup) -> str:
    return group.id


def _name(group: ProvenanceGroup, own: Sequence[Claim], context: Context) -> str:
    """The group's name in another language, where a source of that name has one."""
    for claim in own:
        if claim.source.name == group.name:
            return context.source_name(claim.source.id, group.name)
    return group.name


def _revised(by_id: dict[str, Claim]) -> frozenset[str]:
    """The claims another claim of the event takes the place of, though it was not published after them: else the later word counts anyway.

    What is revised on one dimension is not withdrawn on the others.
    """
    found: set[str] = set()
    by_document: dict[str, list[Claim]] | None = None
    for claim in by_id.values():
        link = claim.revises
        if link is None:
            continue
        if link.claim_id is not None:
            before = by_id.get(link.claim_id)
            found.update(() if before is None or _after(claim, before) else (link.claim_id,))
        elif link.document_id is not None and link.document_id != claim.document_id:
            by_document = by_document if by_document is not None else _by_document(by_id.values())
            same = (c for c in by_document.get(link.document_id, ()) if c.source.id == link.source_id)
            found.update(c.id for c in same if not _after(claim, c))
    return frozenset(found)


def _after(claim: Claim, before: Claim) -> bool:
    return instant(claim.published_at) > instant(before.published_at)


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document_id, []).append(claim)
    return found


def _relays(by_id: dict[str, Claim]) -> dict[str, bool]:
    """Relays -> whether what they pass on stands in the event itself, however many hands it went through.

    The first relay of what is not here stands in for it; a circle of relays has no origin.
    """
    relays: dict[str, Claim] = {}
    for claim in by_id.values():
        if claim.relays is not None:
            relays[claim.id] = claim
    if not relays:
        return {}
    told_first = {c.document_id for k, c in by_id.items() if k not in relays}
    known: list[str] = []
    heads: list[str] = []
    waiting: dict[str, list[str]] = {}
    documents = {c.document_id for c in by_id.values()}
    for claim_id, claim in relays.items():
        link = claim.relays
        assert link is not None
        if link.claim_id is not None and link.claim_id in by_id:
            if link.claim_id not in relays:
                known.append(claim_id)
            else:
                waiting.setdefault(link.claim_id, []).append(claim_id)
        elif link.document_id in documents and link.document_id != claim.document_id:
            if link.document_id in told_first:
                known.append(claim_id)
            else:
                waiting.setdefault(f"document {link.document_id}", []).append(claim_id)
        else:
            heads.append(claim_id)
    for claim_id in heads:
        known += (*waiting.pop(claim_id, ()), *waiting.pop("document " + relays[claim_id].document_id, ()))
    answer = dict.fromkeys(relays, False)
    while known:
        claim_id = known.pop()
        if not answer[claim_id]:
            answer[claim_id] = True
            known += (*waiting.pop(claim_id, ()), *waiting.pop("document " + relays[claim_id].document_id, ()))
    return answer


def _moments(claims: list[Claim], revised: frozenset[str]) -> list[list[Claim]]:
    """The claims by the moment they were published, latest first; what was revised comes after everything that was not."""
    if len(claims) < 2:
        return [claims] if claims else []
    keyed = sorted([(c.id in revised, -instant(c.published_at), c.id, c) for c in claims], key=_order)
    found: list[list[Claim]] = []
    last: tuple[bool, float] | None = None
    for old, when, _, claim in keyed:
        if last != (old, when):
            found.append([])
            last = (old, when)
        found[-1].append(claim)
    return found


def _order(item: tuple[bool, float, str, Claim]) -> tuple[bool, float, str]:
    return item[:3]


@lru_cache(maxsize=100_000)
def instant(published_at: str | None) -> float:
    """Seconds since 1970 in UTC; a document without a date counts as the oldest."""
    if published_at is None:
        return float("-inf")
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return float("-inf")
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp()


class Listener(Protocol):
    """A dimension that reads claims: a value, `UNKNOWN`, or None; `settle` carries over what a later document leaves open."""

    @property
    def read(self) -> Callable[[Claim, Context], Any]:
        """What one claim says."""

    @property
    def settle(self) -> "Settle | None":
        """What a voice is held to, of its documents' values, the latest first."""


Settle = Callable[[list[list[Held]]], list[Held]]


class Heard(NamedTuple):
    """What was said on one dimension: the voices with a value, and those that state that they do not know, by their place in the list."""

    held: list[tuple[int, list[Held]]]
    unknown: list[int]


def hear(voices: Sequence[Voice], listeners: Sequence[Listener], context: Context) -> list[Heard]:
    """What each voice is held to, for each dimension.

    Of several documents the latest that gives a value counts, and of that document everything. Where the latest word is that the
    source does not know, older values are withdrawn.
    """
    alone: list[tuple[int, Claim]] = []
    others: list[int] = []
    for i, voice in enumerate(voices):
        moments = voice.moments
        if len(moments) == 1 and len(moments[0]) == 1 and not voice.relays:
            alone.append((i, moments[0][0]))
        else:
            others.append(i)
    return [_heard(alone, others, voices, listener, context) for listener in listeners]


def _heard(
    alone: Sequence[tuple[int, Claim]], others: Sequence[int], voices: Sequence[Voice], listener: Listener, context: Context
) -> Heard:
    """What was said on one dimension, by voices with a single claim of their own (`alone`) and by `others`."""
    held: list[tuple[int, list[Held]]] = []
    unknown: list[int] = []
    read = listener.read
    for i, claim in alone:
        value = read(claim, context)
        if value is None:
            continue
        if value is UNKNOWN:
            unknown.append(i)
        else:
            held.append((i, [Held(value, claim.id)]))
    if others:
        for i in others:
            told, not_known = _held_by(voices[i], listener, context)
            if told:
                held.append((i, told))
            elif not_known:
                unknown.append(i)
        if alone:
            held.sort(key=_number)
            unknown.sort()
    return Heard(held, unknown)


def _number(held: tuple[int, list[Held]]) -> int:
    return held[0]


def _held_by(voice: Voice, listener: Listener, context: Context) -> tuple[list[Held], bool]:
    """What a voice is held to, and whether it states instead that it does not know. Relays speak only where nothing else does."""
    settle = listener.settle
    for moments in (voice.moments, voice.relays):
        told, unknown = _told(moments, listener.read, settle is not None, context)
        if told:
            return settle(told) if settle is not None else told[0], False
        if unknown:
            return [], True
    return [], False


def _told(
    moments: Sequence[Sequence[Claim]], read: Callable[[Claim, Context], Any], all_of_them: bool, context: Context
) -> tuple[list[list[Held]], bool]:
    told: list[list[Held]] = []
    for moment in moments:
        values: list[Held] = []
        unknown = False
        for claim in moment:
            value = read(claim, context)
            if value is None:
                continue
            if value is UNKNOWN:
                unknown = True
            else:
                values.append(Held(value, claim.id))
        if values:
            told.append(values)
            if not all_of_them:
                break
        elif unknown:
            return told, not told
    return told, False
