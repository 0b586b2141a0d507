"""Folding: spellings meet, offsets hold, and no text is too strange."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.text.normalise import fold, normalise

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from(list(" \n\t.*/-_#ـًٌّ\u200c\u200d\u200e\u202e\ufeff\x00\x01ﷲﻻﷺ½ßİ٣۳3aA!$@اءهىيو\ud800\U0001f680́")),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَخْبارٌ إلى آخِر", "اخبار الي اخر"),
        ("مدرسة، مسؤول؛ جزء؟", "مدرسه, مسوول; جز?"),
        ("الحـ.ـريق", "الحريق"),
        ("في المدرسةوصل الباص", "في المدرسه وصل الباص"),
        ("الطـــ،ـــريق", "الطريق"),
        ("الطـ ـريـ ـق", "الطريق"),
        ("وصل القارب.الجـ.ـميل", "وصل القارب.الجميل"),
        ("جـۦـميل", "جميل"),
        ("جمـ*ـيل القا*رب", "جميل القارب"),
        ("ا.ل.ق.م.ر", "القمر"),
        ("ال-قم-ر", "القمر"),
        ("شهادا.ت", "شهادات"),
        ("ﷲ ﻻ ﺳﻼم", "الله لا سلام"),
        ("رااااائع", "رايع"),
        ("١٢ ۱۲ 12 １２", "12 12 12 12"),
        ("ＦＵＬＬ 𝗯𝗼𝗹𝗱 Café", "full bold cafe"),
        ("f!re h@rbour $ea", "fire harbour $ea"),
        ("soooo www iii", "soo www iii"),
        ("«a» “b” ‘c’ – — d", '"a" "b" "c" - - d'),
        ("می\u200cخواهم کتاب", "مي خواهم كتاب"),
        ("🔥خبر🔥", " خبر "),
        ("a  \t b \n  c", "a b \nc"),
        ("½ كوب", "1/2 كوب"),
        ("pre\x00fix\x01", "pre fix "),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert normalise(written).text == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("شباط/فبراير آب/أغسطس", "شباط/فبراير اب/اغسطس"),
        ("انتهى.وبدأ", "انتهي.وبدا"),
        ("دمشق.و حلب", "دمشق.و حلب"),
        ('لـ"القارب"', 'ل"القارب"'),
        ("name@site.org", "name@site.org"),
        ("د.سامي", "د.سامي"),
        ("الله", "الله"),
    ],
)
def test_leaves_what_breaks_up_no_word(written: str, folded: str) -> None:
    assert normalise(written).text == folded


def test_leads_back_to_the_text_as_given() -> None:
    text = "قرب الحـ.ـريق رااائع ﷲ 🔥 Café"
    norm = normalise(text)
    for word, given_as in (("الحريق", "الحـ.ـريق"), ("رايع", "رااائع"), ("الله", "ﷲ"), ("cafe", "Café")):
        at = norm.text.index(word)
        assert text[slice(*norm.span(at, at + len(word)))] == given_as


def test_an_empty_span_stands_where_it_is() -> None:
    assert normalise("abc").span(1, 1) == (1, 1)
    assert normalise("abc").span(3, 3) == (3, 3)
    assert normalise("").span(0, 0) == (0, 0)


@given(HOSTILE)
@example("اا\u200dاا  \n \x00ﷲﷲﷲ")
def test_offsets_hold_for_any_text(text: str) -> None:
    norm = normalise(text)
    starts, ends = list(norm.starts), list(norm.ends)
    assert len(starts) == len(ends) == len(norm.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
    assert all(norm.span(i, i + 1) == (a, b) for i, (a, b) in enumerate(zip(starts, ends, strict=True)))


@given(HOSTILE)
@example("a  b")
@example("aaab")
@example("س\u0640\u0640لام")
def test_a_term_is_folded_as_a_text_is(text: str) -> None:
    assert fold(text) == " ".join(normalise(text).text.split())


@given(HOSTILE)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.integers(0, 10**9))
def test_digits_of_all_scripts_agree(number: int) -> None:
    western = str(number)
    assert fold(western.translate({48 + i: 0x660 + i for i in range(10)})) == western
    assert fold(western.translate({48 + i: 0x6F0 + i for i in range(10)})) == western


@given(
    st.text(alphabet="ابتثجحخدرسشصطعغفقكلمنه ", max_size=40),
    st.text(alphabet="\u064b\u064e\u064f\u0650\u0651\u0652", min_size=1, max_size=3),
)
def test_diacritics_change_nothing(text: str, marks: str) -> None:
    assert fold("".join(c + marks if c != " " else c for c in text)) == fold(text)


@given(st.text(alphabet="ابتثجحخدرسشصطعغفقكلمنه", min_size=2, max_size=12), st.data())
def test_tatweel_and_dots_within_a_word_change_nothing(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    sign = data.draw(st.sampled_from(["ـ", "ـــ", "ـ.ـ", "ـ*ـ", "ـ،ـ", "ـ..ـ"]))
    assert fold(word[:at] + sign + word[at:]) == fold(word)


@given(st.text(max_size=30))
def test_zalgo_is_as_long_as_what_it_hides(text: str) -> None:
    plain = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    assert len(normalise("".join(c + "\u0301\u0327\u20dd" * 5 for c in plain)).text) <= 4 * len(plain)
