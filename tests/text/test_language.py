"""The language of a text, short ones too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("احترق المستودع قرب الميناء مساء أمس", "ar"),
        ("حريق", "ar"),
        ("#حريق_كبير في المرفأ", "ar"),
        ("آتش‌سوزی در انبار بندر گزارش شده است", "fa"),
        ("در تهران", "fa"),
        ("بندرگاہ کے گودام میں آگ لگ گئی ہے", "ur"),
        ("ئاگر لە کۆگای بەندەر کەوتەوە", "ckb"),
        ("The warehouse near the harbour burned last night", "en"),
        ("Warehouse fire", "en"),
        ("Hello world", "en"),
        ("Limandaki depo dün gece yandı", "tr"),
        ("L'entrepôt du port a brûlé hier soir", "fr"),
        ("Склад в порту сгорел вчера вечером", "ru"),
        ("המחסן בנמל עלה באש אמש", "he"),
        ("Die Lagerhalle am Hafen brannte gestern Abend", "de"),
    ],
)
def test_tells_the_language(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize("text", ["", "   ", "12345", "🔥🔥🔥", "https://example.org/a/b", "@someone", "...", "x"])
def test_says_when_it_cannot_be_told(text: str) -> None:
    assert detect_language(text) == "und"


def test_buttons_of_an_english_page_do_not_hide_an_arabic_post() -> None:
    assert detect_language("Post\nReply\nLike Share\nاحترق المستودع قرب الميناء مساء أمس ووصلت فرق الإطفاء") == "ar"


@given(st.text(max_size=80))
def test_always_answers_with_a_code(text: str) -> None:
    found = detect_language(text)
    assert 2 <= len(found) <= 3 and found == found.lower()
