"""A quote cut where its evidence begins and ends, so that a page can mark the words a value was read from."""

from collections.abc import Sequence

from msgspec import Struct

QUOTE_LIMIT = 1200
_CONTEXT = 60
GAP = " … "


class Span(Struct, frozen=True):
    """Evidence number `index` covers text[start:end] of the document."""

    start: int
    end: int
    index: int


class Segment(Struct, frozen=True):
    """A run of characters under the same pieces of evidence (their numbers, sorted; empty: no evidence)."""

    text: str
    evidence: tuple[int, ...] = ()
    gap: bool = False


def segments(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """The characters text[start:end] as segments. Spans may overlap, nest, touch or reach beyond the window; empty ones are ignored.

    Joined together the segments are the window, code point for code point.
    """
    start, end = max(0, start), min(len(text), end)
    clipped = [Span(max(s.start, start), min(s.end, end), s.index) for s in spans]
    clipped = [s for s in clipped if s.start < s.end]
    cuts = sorted({start, end} | {s.start for s in clipped} | {s.end for s in clipped})
    out = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        covering = tuple(sorted({s.index for s in clipped if s.start <= left and right <= s.end}))
        out.append(Segment(text[left:right], covering))
    return tuple(out)


def shortened(parts: Sequence[Segment], limit: int = QUOTE_LIMIT) -> tuple[tuple[Segment, ...], bool]:
    """The segments with long stretches that carry no evidence cut to what stands around it; True where something was cut."""
    if sum(len(p.text) for p in parts) <= limit:
        return tuple(parts), False
    marked = any(p.evidence for p in parts)
    out: list[Segment] = []
    room = limit
    for position, part in enumerate(parts):
        if part.evidence or not marked:
            kept: tuple[Segment, ...] = (part,)
        else:
            kept = _around(part.text, position > 0, position < len(parts) - 1)
        for piece in kept:
            if len(piece.text) > room:
                out += [Segment(piece.text[:room], piece.evidence), Segment(GAP, gap=True)]
                return tuple(s for s in out if s.text), True
            out.append(piece)
            room -= len(piece.text)
    return tuple(out), True


def _around(text: str, has_before: bool, has_after: bool) -> tuple[Segment, ...]:
    keep_start = _CONTEXT * 3 if not has_before else _CONTEXT
    keep_end = _CONTEXT if has_after else 0
    if len(text) <= keep_start + keep_end + len(GAP):
        return (Segment(text),)
    tail = text[len(text) - keep_end :] if keep_end else ""
    return tuple(s for s in (Segment(text[:keep_start]), Segment(GAP, gap=True), Segment(tail)) if s.text)
