"""Where claims come from: voices, relays, revisions, denials, the accused party's position, why claims were joined."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from verify.model import Actor, Claim, Event, ProvenanceGroup, Revision
from verify.render.book import Book
from verify.render.phrases import Phrases
from verify.render.safe import direction, file_name, language_tag, visible
from verify.render.values import value_words

LINKS_SHOWN = 20
DEPTH_SHOWN = 6


class Node(Struct, frozen=True):
    """A source with the numbers of its claims and those who pass its words on."""

    name: str
    numbers: tuple[int, ...]
    children: tuple["Node", ...] = ()


class VoiceTree(Struct, frozen=True):
    """A provenance group: why it is one voice, and who relays whom inside it."""

    name: str
    basis: str
    roots: tuple[Node, ...]


def voice_trees(event: Event, book: Book, phrases: Phrases) -> tuple[VoiceTree, ...]:
    """One tree a provenance group."""
    numbered = {c.id: (n, c) for n, c in enumerate(book.claims_of(event), 1)}
    return tuple(
        VoiceTree(phrases.voice(g, book.claims), visible(g.basis, 300) if len(g.claim_ids) > 1 else "", _roots(g, numbered, book, phrases))
        for g in event.provenance_groups
    )


def _roots(group: ProvenanceGroup, numbered: Mapping[str, tuple[int, Claim]], book: Book, phrases: Phrases) -> tuple[Node, ...]:
    """The group's sources as a forest: below a source stand those that pass its words on; a circle is cut at
    its first member, and a chain longer than DEPTH_SHOWN goes on beside it."""
    members = [numbered[i] for i in group.claim_ids if i in numbered]
    names: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    parent: dict[str, str] = {}
    for number, claim in sorted(members, key=lambda m: m[0]):
        names.setdefault(claim.source.id, phrases.source(claim.source.id, claim.source.name))
        numbers.setdefault(claim.source.id, []).append(number)
        if claim.relays is not None and claim.relays.source_id != claim.source.id:
            names.setdefault(claim.relays.source_id, phrases.source(claim.relays.source_id, book.source_name(claim.relays.source_id)))
            parent.setdefault(claim.source.id, claim.relays.source_id)
        if claim.relayed_by is not None and claim.relayed_by.id != claim.source.id:
            outlet = f"{claim.relayed_by.id} {claim.source.id}"
            names.setdefault(outlet, phrases.source(claim.relayed_by.id, claim.relayed_by.name))
            numbers.setdefault(outlet, []).append(number)
            parent.setdefault(outlet, claim.source.id)
    below: dict[str, list[str]] = {}
    for child in sorted(parent):
        below.setdefault(parent[child], []).append(child)
    return _forest(names, numbers, parent, below)


def _forest(
    names: Mapping[str, str], numbers: Mapping[str, list[int]], parent: Mapping[str, str], below: Mapping[str, list[str]]
) -> tuple[Node, ...]:
    seen: set[str] = set()

    def node(name_id: str, depth: int) -> Node:
        seen.add(name_id)
        deeper = below.get(name_id, []) if depth < DEPTH_SHOWN else []
        children = tuple(node(i, depth + 1) for i in deeper if i not in seen)
        return Node(names[name_id], tuple(dict.fromkeys(numbers.get(name_id, []))), children)

    tops = [node(i, 1) for i in sorted(names) if i not in parent]
    return tuple(tops + [node(i, 1) for i in sorted(names) if i not in seen])


class RevisionView(Struct, frozen=True):
    """ "SANA changed killed from “3” to “5 or more”.", when it said the one and the other, and the numbers of both cards."""

    line: Markup
    when: Markup | None
    cards: tuple[int, ...]


def revisions(event: Event, book: Book, phrases: Phrases) -> tuple[RevisionView, ...]:
    """The changes in the order in which they were published."""
    numbers = book.numbers(event)
    ordered = sorted(event.revisions, key=lambda r: (numbers.get(r.to_claim_id, 0), numbers.get(r.from_claim_id, 0), r.dimension))
    return tuple(_revision(r, numbers, book, phrases) for r in ordered)


def _revision(revision: Revision, numbers: Mapping[str, int], book: Book, phrases: Phrases) -> RevisionView:
    ui = phrases.ui
    line = ui.t(
        "event.revision_line",
        source=phrases.source(revision.source_id, book.source_name(revision.source_id)),
        dimension=ui.s(f"dimension.{revision.dimension}") if ui.has(f"dimension.{revision.dimension}") else revision.dimension,
        before=value_words(revision.dimension, revision.before, phrases),
        after=value_words(revision.dimension, revision.after, phrases),
    )
    both = [book.claims.get(i) for i in (revision.from_claim_id, revision.to_claim_id)]
    moments = [c.published_at for c in both if c is not None and c.published_at is not None]
    when = ui.t("event.revision_when", then=ui.moment(moments[0]), now=ui.moment(moments[1])) if len(moments) == 2 else None
    return RevisionView(line, when, tuple(numbers[c.id] for c in both if c is not None and c.id in numbers))


class DenialView(Struct, frozen=True):
    """A denial with the words it was read from."""

    line: Markup
    quote: str
    lang: str
    dir: str
    claim: int | None


def denials(event: Event, book: Book, phrases: Phrases) -> tuple[DenialView, ...]:
    """Who denies what, in its own words."""
    numbers = book.numbers(event)
    found = []
    for denial in event.denials:
        lang = book.claims[denial.claim_id].lang if denial.claim_id in book.claims else "und"
        line = phrases.ui.t(
            "event.denial_line",
            source=phrases.source(denial.source_id, book.source_name(denial.source_id)),
            what=phrases.ui.s(f"denial.{denial.what}"),
        )
        quote = visible(denial.quote, 400)
        found.append(DenialView(line, quote, language_tag(lang), direction(lang), numbers.get(denial.claim_id)))
    return tuple(found)


def accused(event: Event, book: Book, phrases: Phrases) -> tuple[Markup, ...]:
    """What each blamed party itself says: a sentence a statement, or that it has not been heard."""
    claims = book.claims_of(event)
    blamed: dict[str, Actor] = {}
    for claim in claims:
        if claim.attribution is not None and claim.attribution.status == "blames":
            blamed.update({a.id: a for a in claim.attribution.actors})
    lines: list[Markup] = []
    for actor_id in sorted(blamed):
        own = [c for c in claims if (s := book.source(c.source.id)) is not None and s.affiliation == actor_id]
        if not own:
            lines.append(phrases.ui.t("event.accused_missing", actor=phrases.actor(blamed[actor_id])))
        lines += [_position(blamed[actor_id], c, phrases) for c in own]
    return tuple(dict.fromkeys(lines))


def _position(actor: Actor, claim: Claim, phrases: Phrases) -> Markup:
    who = {"source": phrases.source(claim.source.id, claim.source.name), "actor": phrases.actor(actor)}
    status = "unknown_stated" if claim.attribution is None else claim.attribution.status
    if status == "denies_responsibility":
        return phrases.ui.t("event.accused_denies", **who)
    if status == "claims_responsibility":
        return phrases.ui.t("event.accused_accepts", **who)
    if status == "blames" and claim.attribution is not None:
        return phrases.ui.t("event.accused_other", blamed=phrases.actors(claim.attribution.actors), **who)
    return phrases.ui.t("event.accused_silent", **who)


class JoinView(Struct, frozen=True):
    """Two claims (numbers of their cards), how they are linked, the weight, the reasons."""

    a: int
    b: int
    kind: str
    score: str
    reasons: tuple[str, ...]


def joins(event: Event, book: Book, phrases: Phrases) -> tuple[tuple[JoinView, ...], int]:
    """The links with their reasons, relays and revisions first, the strongest next; and how many are left to report.json."""
    numbers = book.numbers(event)
    known = [k for k in event.links if k.a in numbers and k.b in numbers and k.kind != "kept_apart"]
    ordered = sorted(known, key=lambda k: (k.kind == "same_event", -k.score, k.a, k.b, k.kind))
    shown: Sequence[JoinView] = [
        JoinView(
            numbers[k.a], numbers[k.b], phrases.ui.s(f"link.{k.kind}"), phrases.ui.signed(k.score),
            tuple(visible(r, 200) for r in k.reasons[:6]),
        )
        for k in ordered[:LINKS_SHOWN]
    ]  # fmt: skip
    return tuple(shown), max(0, len(ordered) - LINKS_SHOWN)


class ApartView(Struct, frozen=True):
    """A claim of this incident that a person keeps apart from one of another: the number of its card, the other page, why."""

    claim: int
    href: str
    reasons: tuple[str, ...]


def apart(event: Event, book: Book) -> tuple[ApartView, ...]:
    """What was kept apart by judgement, each once."""
    numbers = book.numbers(event)
    kept = [k for k in event.links if k.kind == "kept_apart"]
    return tuple(
        ApartView(numbers[here], f"{file_name(other)}.html", tuple(visible(r, 200) for r in k.reasons[:6]))
        for k in sorted(kept, key=lambda k: (k.a, k.b))
        for here, there in ((k.a, k.b), (k.b, k.a))
        if here in numbers and (other := book.event_of.get(there)) is not None and other != event.id
    )
