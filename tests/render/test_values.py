"""What was read from the words, in the words of the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render import build
from verify.render.i18n import Interface
from verify.render.phrases import Phrases
from verify.render.values import value_words

NAMES = build.NAMES | {"weapon:rockets": {"en": "rockets", "ar": "صواريخ"}, "source:p": {"en": "Pentagon", "ar": "البنتاغون"}}
EN, AR = (Phrases(Interface(lang), NAMES) for lang in ("en", "ar"))
DIMENSIONS = st.sampled_from(["killed", "date", "weapon", "event_type", "place", "attribution", "damage_status", "no such"])


@pytest.mark.parametrize(
    ("dimension", "value", "english", "arabic"),
    [
        ("event_type", "rocket_attack", "Rocket attack", "هجوم بالصواريخ"),
        ("damage", "reported_unspecified", "damage, extent not stated", "أضرار من غير ذكر حجمها"),
        ("casualties_status", "unknown_stated", "says it does not know of casualties", "يقول إنه لا يعرف عن ضحايا"),
        ("damage_status", "unknown_stated", "says it does not know of damage", "يقول إنه لا يعرف عن أضرار"),
        ("killed", "5 or more", "5 or more", "5 أو أكثر"),
        ("wounded", "11 to 13", "11 to 13", "11 إلى 13"),
        ("date", "2021-07-10", "10 July 2021", "10 تموز 2021"),
        ("date", "2021-07-10T18:00", "10 July 2021, 18:00", "10 تموز 2021، 18:00"),
        ("weapon", "rockets, 3 or more", "rockets (3 or more)", "صواريخ (3 أو أكثر)"),
        ("weapon", "small_arms", "small arms", "small arms"),
        ("attribution", "unknown", "says it does not know who", "يقول إنه لا يعرف الفاعل"),
        ("source", "sources quoted by Pentagon", "sources quoted by Pentagon", "مصادر نقلت عنها البنتاغون"),
        ("hedge", "initial reports", "initial reports", "تقارير أولية"),
        ("weapon", "rockets, a few", "rockets, a few", "rockets, a few"),
    ],
)
def test_values_in_words(dimension: str, value: str, english: str, arabic: str) -> None:
    assert (value_words(dimension, value, EN), value_words(dimension, value, AR)) == (english, arabic)


@given(DIMENSIONS, st.text(max_size=60))
def test_any_text_is_shown_and_never_an_error(dimension: str, value: str) -> None:
    assert isinstance(value_words(dimension, value, AR), str)
