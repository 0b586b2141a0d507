"""After all is read: one id, one text. Twins become one, different texts of one id are both kept, and claims find their documents.

Nothing here depends on the order of the input: what competes is sorted by its content.
"""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from verify.model import Claim, Document, sha256_text, stable_id
from verify.read.intake import Draft, Intake, Where, clip
from verify.read.structured import content

_id = attrgetter("id")
_SAME = ("text", "source", "publisher", "published_at", "url")
_FILLED = ("source", "source_kind", "publisher", "published_at", "published_zone", "url", "archive_url", "captured_at", "title")
Found = tuple[Where, Document]


def merge_documents(intake: Intake) -> tuple[dict[str, Document], frozenset[str]]:
    """All documents by id, and the ids that were given to different texts (no document has them any more)."""
    by_id: dict[str, list[Found]] = defaultdict(list)
    for where, document in intake.documents:
        by_id[document.id].append((where, document))
    kept: dict[str, Document] = {}
    ambiguous: set[str] = set()
    for name in sorted(by_id):
        held = by_id[name]
        if len(held) == 1:
            kept[name] = held[0][1]
            continue
        groups = _alike(sorted(held, key=_order))
        for group in groups:
            _say_twins(intake, group)
        if len(groups) == 1:
            kept[name] = _one(groups[0])
            continue
        ambiguous.add(name)
        for group in groups:
            one = _one(group)
            own = replace(one, id=_own_id(one.id, [getattr(one, f) for f in _SAME]))
            kept[own.id] = own
            _say_clash(intake, group[0][0], name, own.id, [g[0][0] for g in groups if g is not group], "texts or sources")
    return kept, frozenset(ambiguous)


def _own_id(name: str, parts: Iterable[object]) -> str:
    """The id with a part that tells what stands under it."""
    return f"{name}-{stable_id('', parts, 8)[1:]}"


def _order(found: Found) -> tuple[Any, ...]:
    where, document = found
    return (*(str(getattr(document, f) or "") for f in (*_SAME, *_FILLED)), where.file, where.line or 0, where.record or "")


def _alike(held: list[Found]) -> list[list[Found]]:
    """Records of one id that may be one: the same text, and no field that says something else in both."""
    groups: list[list[Found]] = []
    for found in held:
        home = next((g for g in groups if all(_compatible(found[1], other) for _, other in g)), None)
        if home is None:
            groups.append([found])
        else:
            home.append(found)
    return groups


def _compatible(a: Document, b: Document) -> bool:
    if a.text != b.text:
        return False
    pairs = [(getattr(a, f), getattr(b, f)) for f in _SAME[1:]]
    return all(x == y or x is None or y is None for x, y in pairs)


def _one(group: list[Found]) -> Document:
    """The first with what it lacks filled from the others."""
    first = group[0][1]
    if len(group) == 1:
        return first
    filled: dict[str, Any] = {}
    for field in _FILLED:
        value = next((v for _, d in group if (v := getattr(d, field)) is not None), None)
        if getattr(first, field) is None and value is not None:
            filled[field] = value
    media = tuple(dict.fromkeys(m for _, d in group for m in d.media))
    return replace(first, media=media, origin=min(d.origin for _, d in group), **filled)


def _say_twins(intake: Intake, group: list[Found]) -> None:
    places = sorted((w for w, _ in group), key=_place)
    for where in places[1:]:
        intake.warn(where, "duplicate_record", f"the same record as at {places[0].origin}: read once")


def _say_clash(intake: Intake, where: Where, name: str, own: str, others: list[Where], what: str) -> None:
    also = ", ".join(sorted(w.origin for w in others)[:3]) + (" and more" if len(others) > 3 else "")
    intake.error(where, "duplicate_id", f"the id {clip(name)} stands for different {what}, also at {also}; this one is kept as {clip(own, 120)}",
                 "give every record an id of its own")  # fmt: skip


def _place(where: Where) -> tuple[str, int, str]:
    return where.file, where.line or 0, where.record or ""


def merge_claims(intake: Intake, documents: dict[str, Document], ambiguous: frozenset[str]) -> list[Claim]:
    """The structured claims, each in its document, sorted by id; adds the documents that had to be made to `documents`."""
    # By far the most frequent: one claim, one quote, one document, as it was built.
    first: dict[str, Draft] = {}
    others: dict[str, list[Draft]] = {}
    settled: list[tuple[Draft, Claim]] = []
    for draft in intake.drafts:
        if draft.named is not None and draft.named in documents:
            settled.append((draft, _in_document(intake, draft, documents[draft.named])))
            continue
        key = draft.document.id
        if draft.named is not None and draft.named in ambiguous:
            key = _apart(intake, draft, draft.named)
        if first.setdefault(key, draft) is not draft:
            others.setdefault(key, []).append(draft)
    for key in sorted(first):
        draft = first[key]
        if key not in others and draft.document.id == key:
            documents[key] = draft.document
            settled.append((draft, draft.claim))
            continue
        documents[key], claims = _made_document(key, [draft, *others.get(key, ())])
        settled += claims
    return _named(intake, settled)


def _apart(intake: Intake, draft: Draft, named: str) -> str:
    """The id of a document of its own for a claim that names one of several texts."""
    intake.warn(
        draft.where, "ambiguous_document", f"document_id {clip(named)} stands for different texts: the claim was put into none of them"
    )
    return stable_id("doc", [named, draft.document.source, draft.document.published_at, draft.claim.quote])


def _in_document(intake: Intake, draft: Draft, document: Document) -> Claim:
    """The claim with its offsets if they hold in the document; a quote that stands there once gets them."""
    claim = draft.claim
    start, end = draft.said.start, draft.said.end
    if start is None or end is None:
        start = end = None
    elif document.text[start:end] != claim.quote:
        intake.warn(
            draft.where,
            "offsets_do_not_hold",
            f"the quote does not stand at {start} to {end} of {clip(document.id)}: the offsets were left out",
        )
        start = end = None
    if start is None and claim.quote.strip() and document.text.count(claim.quote) == 1:
        start = document.text.index(claim.quote)
        end = start + len(claim.quote)
    lang = claim.lang if claim.lang != "und" else document.lang
    return replace(claim, document_id=document.id, start=start, end=end, lang=lang)


def _made_document(name: str, drafts: list[Draft]) -> tuple[Document, list[tuple[Draft, Claim]]]:
    """A document for claims that came without one: its text is their quotes, a line each, empty if there are none."""
    first = min((d.document for d in drafts), key=lambda d: (*(str(getattr(d, f) or "") for f in (*_FILLED, "lang", "text")), d.origin))
    if len(drafts) == 1 or len({d.claim.quote for d in drafts}) == 1:
        text = drafts[0].claim.quote
        starts = {text: 0}
    else:
        starts, at, lines = {}, 0, sorted({d.claim.quote for d in drafts} - {""})
        for line in lines:
            starts[line] = at
            at += len(line) + 1
        text = "\n".join(lines)
    settled = []
    for draft in drafts:
        quote = draft.claim.quote
        start = starts[quote] if quote else None
        end = start + len(quote) if start is not None else None
        claim = draft.claim
        if claim.start != start or claim.document_id != name or claim.end != end:
            claim = replace(claim, document_id=name, start=start, end=end)
        settled.append((draft, claim))
    changed = text != first.text or first.id != name
    return replace(first, id=name, text=text, sha256=sha256_text(text)) if changed else first, settled


def _named(intake: Intake, settled: list[tuple[Draft, Claim]]) -> list[Claim]:
    """Each claim under an id: its own, or a hash of what it says; the same claim twice is read once."""
    first: dict[str, tuple[Draft, Claim]] = {}
    others: dict[str, list[tuple[Draft, Claim]]] = {}
    for held in settled:
        draft, claim = held
        name = claim.id or stable_id("claim", [claim.document_id, content(draft.said, claim)])
        if first.setdefault(name, held) is not held:
            others.setdefault(name, []).append(held)
    kept: list[Claim] = []
    for name, held in first.items():
        claim = held[1]
        if name in others:
            kept += _competing(intake, name, [held, *others[name]])
        else:
            kept.append(claim if claim.id == name else replace(claim, id=name))
    return sorted(kept, key=_id)


def _competing(intake: Intake, name: str, held: list[tuple[Draft, Claim]]) -> list[Claim]:
    """The claims of one id: those that say the same become one, those that say different things get ids of their own."""
    groups: dict[str, list[tuple[Draft, Claim]]] = defaultdict(list)
    for draft, claim in held:
        groups[content(draft.said, claim)].append((draft, claim))
    kept: list[Claim] = []
    for said in sorted(groups):
        twins = sorted(groups[said], key=lambda f: _place(f[0].where))
        for draft, _ in twins[1:]:
            intake.warn(draft.where, "duplicate_record", f"the same claim as at {twins[0][0].where.origin}: read once")
        draft, claim = twins[0]
        own = name if len(groups) == 1 else _own_id(name, [said])
        if own != name:
            _say_clash(intake, draft.where, name, own, [g[0][0].where for c, g in sorted(groups.items()) if c != said], "claims")
        kept.append(replace(claim, id=own))
    return kept
