"""Fragments of HTML become the words a reader would see."""

from hypothesis import given
from hypothesis import strategies as st

from verify.read.markup import has_markup, words_of


def test_blocks_are_lines_and_scripts_are_nothing() -> None:
    assert words_of("<p>Two  <b>shells</b>\nfell.</p><script>5 killed</script><div>More&nbsp;follows &amp; so on<br>end</div>") == (
        "Two shells fell.\nMore follows & so on\nend"
    )


def test_what_has_tags_or_entities_has_markup() -> None:
    assert has_markup("a <br/> b") and has_markup("a &amp; b") and has_markup("&#1587;")
    assert not has_markup("5 < 6 and 7 > 2, R&D")


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    assert "\n\n" not in words_of(text)
