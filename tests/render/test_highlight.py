"""Marked words: nothing is lost, and every mark says which evidence it carries."""

from hypothesis import given
from hypothesis import strategies as st

from verify.render.highlight import QUOTE_LIMIT, Segment, Span, segments, shortened


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int, list[Span]]:
    text = draw(st.text(min_size=1, max_size=120))
    ends = st.integers(-5, len(text) + 5)
    spans = [Span(*sorted((draw(ends), draw(ends))), i) for i in range(draw(st.integers(0, 6)))]
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, start, end, spans


@given(marked())
def test_the_pieces_make_up_the_window(case: tuple[str, int, int, list[Span]]) -> None:
    text, start, end, spans = case
    assert "".join(s.text for s in segments(text, start, end, spans)) == text[start:end]


@given(marked())
def test_a_character_is_marked_by_what_covers_it(case: tuple[str, int, int, list[Span]]) -> None:
    text, start, end, spans = case
    at = start
    for piece in segments(text, start, end, spans):
        for _ in piece.text:
            assert piece.evidence == tuple(sorted({s.index for s in spans if s.start <= at < s.end}))
            at += 1


def test_spans_that_overlap_are_cut_where_they_cross() -> None:
    found = segments("killed five people", 0, 18, [Span(0, 11, 0), Span(7, 18, 1)])
    assert [(s.text, s.evidence) for s in found] == [("killed ", (0,)), ("five", (0, 1)), (" people", (1,))]


def test_a_long_quote_keeps_its_evidence_and_loses_what_lies_between() -> None:
    text = "a" * 3000 + "FIVE" + "b" * 3000 + "DEAD" + "c" * 3000
    cut, clipped = shortened(segments(text, 0, len(text), [Span(3000, 3004, 0), Span(6004, 6008, 1)]))
    assert clipped
    assert [s.text for s in cut if s.evidence] == ["FIVE", "DEAD"]
    assert sum(len(s.text) for s in cut) <= QUOTE_LIMIT and any(s.gap for s in cut)


def test_a_short_quote_stays_whole() -> None:
    parts = (Segment("five dead"),)
    assert shortened(parts) == (parts, False)


@given(marked(), st.integers(1, 60))
def test_a_shortened_quote_is_never_longer_than_allowed(case: tuple[str, int, int, list[Span]], limit: int) -> None:
    parts = segments(*case)
    cut, clipped = shortened(parts, limit)
    if clipped:
        assert sum(len(s.text) for s in cut if not s.gap) <= limit
    else:
        assert cut == parts
