"""Numbers as intervals, by examples worked out by hand and by what always holds."""

from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.normalise import normalise
from verify.text.numbers import NumberLexicon, find_numbers, run_number_cases
from verify.text.terms import words_of


def read(text: str, lexicon: NumberLexicon) -> list[tuple[int, int | None, str]]:
    return [(m.min, m.max, m.kind) for m in find_numbers(normalise(text).text, lexicon)]


def counts(text: str, lexicon: NumberLexicon) -> list[tuple[int, int | None]]:
    return [(low, high) for low, high, kind in read(text, lexicon) if kind == "count"]


def test_the_packs_read_their_own_cases(ar_numbers: NumberLexicon, en_numbers: NumberLexicon) -> None:
    assert run_number_cases(ar_numbers) == [] and len(ar_numbers.cases) > 5
    assert run_number_cases(en_numbers) == [] and len(en_numbers.cases) > 5


def test_a_case_that_fails_is_named() -> None:
    lexicon = NumberLexicon.build({"words": {"1": ["one"]}, "cases": [{"id": "c.1", "text": "one", "reads": [[2, 2]]}]})
    assert run_number_cases(lexicon) == ["numbers: case c.1: 'one' should be read as [[2, 2]], was read as [[1, 1]]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-one tents", (21, 21)),
        ("one hundred and five", (105, 105)),
        ("two thousand three hundred and forty", (2340, 2340)),
        ("1.5 million", (1_500_000, 1_500_000)),
        ("3 thousand", (3000, 3000)),
        ("a dozen boats", (12, 12)),
        ("no less than 7", (7, None)),
        ("more than a dozen", (13, None)),
        ("upwards of 40", (41, None)),
        ("as many as 30", (1, 30)),
        ("fewer than five", (1, 4)),
        ("almost 200", (180, 200)),
        ("between 5 and 8", (5, 8)),
        ("from 5 to 8", (5, 8)),
        ("5-8", (5, 8)),
        ("five or six", (5, 6)),
        ("scores of boats", (40, None)),
        ("several hundred", (200, None)),
        ("at least another 12", (12, None)),
        ("12 tents at least", (12, None)),
        ("12 or more", (12, None)),
        ("40 000", (40_000, 40_000)),
        ("12k", (12_000, 12_000)),
    ],
)
def test_reads_english_counts(text: str, expected: tuple[int, int | None], en_numbers: NumberLexicon) -> None:
    assert counts(text, en_numbers) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثمئة وخمسة وعشرون", (325, 325)),
        ("خمسة و عشرون", (25, 25)),
        ("ألفان وخمسمائة", (2500, 2500)),
        ("مئتا ألف", (200_000, 200_000)),
        ("ثمانية عشر ألفا", (18_000, 18_000)),
        ("ثلاث مئة", (300, 300)),
        ("٣ آلاف", (3000, 3000)),
        ("خمسطعش", (15, 15)),
        ("الأربعة", (4, 4)),
        ("لثلاثة قوارب", (3, 3)),
        ("لا يقل عن ستة", (6, None)),
        ("ما يزيد على ٤٠", (41, None)),
        ("أقل من عشرة", (1, 9)),
        ("زهاء 100", (90, 110)),
        ("ما بين ٥ و٨", (5, 8)),
        ("بين خمسة وثمانية", (5, 8)),
        ("ثلاثة أو أربعة", (3, 4)),
        ("من 5 إلى 8", (5, 8)),
        ("عدة قوارب", (3, None)),
        ("مئات القوارب", (200, None)),
        ("عشرات الآلاف من الخيم", (20_000, None)),
        ("15 قاربا على الأقل", (15, None)),
        ("12قاربا", (12, 12)),
        ("الـ12", (12, 12)),
        ("و٥١ خيمة", (51, 51)),
    ],
)
def test_reads_arabic_counts(text: str, expected: tuple[int, int | None], ar_numbers: NumberLexicon) -> None:
    assert counts(text, ar_numbers) == [expected]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("40 percent, 40%", ["percent", "percent"]),
        ("a 34-year-old, aged 9, Sami, 34, said", ["age", "age", "age"]),
        ("in 2019 and since 2011", ["year", "year"]),
        ("5 km, 10km, 300 metres", ["distance", "distance", "distance"]),
        ("at 10:30, 8 pm", ["time", "time"]),
        ("three hours", ["duration"]),
        ("the 47th Brigade, Brigade 47, an F-16, the second", ["ordinal", "unit", "id", "ordinal"]),
        ("$500 and 20 dollars", ["money", "money"]),
        ("122 mm, 5 tons", ["measure", "measure"]),
        ("3.5 and 12,5", ["decimal", "decimal"]),
        ("call +963944123456 or 0944123456", ["id", "id"]),
        ("10/7/2021 and 192.168.1.1 and user12", ["id", "id", "id"]),
    ],
)
def test_what_counts_nothing_says_so(text: str, kinds: list[str], en_numbers: NumberLexicon) -> None:
    assert [kind for _, _, kind in read(text, en_numbers)] == kinds


@pytest.mark.parametrize("text", ["no one was there", "one another", "أثناء الحريق", "أثنى عليه", "لست هنا", "فإن الحريق", "word"])
def test_what_only_looks_like_a_number(text: str, en_numbers: NumberLexicon, ar_numbers: NumberLexicon) -> None:
    assert counts(text, en_numbers) == [] and counts(text, ar_numbers) == []


def test_a_second_number_is_not_taken_for_a_bound(en_numbers: NumberLexicon) -> None:
    assert counts("12 tents and at least 5 boats", en_numbers) == [(12, 12), (5, None)]


def in_english(n: int) -> str:
    units = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if n < 20:
        return units[n]
    if n < 100:
        return tens[n // 10] + ("-" + units[n % 10] if n % 10 else "")
    if n < 1000:
        return units[n // 100] + " hundred" + (" and " + in_english(n % 100) if n % 100 else "")
    return in_english(n // 1000) + " thousand" + (" " + in_english(n % 1000) if n % 1000 else "")


def in_arabic(n: int) -> str:
    units = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
    tens = ["_", "_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
    if n <= 10:
        return units[n]
    if n < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(n, units[n % 10] + " عشر")
    if n < 100:
        return (units[n % 10] + " و" if n % 10 else "") + tens[n // 10]
    if n < 1000:
        hundred = {1: "مئة", 2: "مئتان"}.get(n // 100, units[n // 100].rstrip("ة") + "مئة")
        return hundred + (" و" + in_arabic(n % 100) if n % 100 else "")
    thousand = {1: "ألف", 2: "ألفان"}.get(n // 1000, in_arabic(n // 1000) + (" آلاف" if n // 1000 <= 10 else " ألف"))
    return thousand + (" و" + in_arabic(n % 1000) if n % 1000 else "")


@given(n=st.integers(0, 99_999))
def test_words_say_what_digits_say(n: int, en_numbers: NumberLexicon, ar_numbers: NumberLexicon) -> None:
    assert counts(in_english(n) + " tents", en_numbers) == [(n, n)]
    assert counts(in_arabic(n) + " خيمة", ar_numbers) == [(n, n)]


@given(n=st.integers(0, 10**9))
def test_digits_of_three_scripts_and_separators_agree(n: int, ar_numbers: NumberLexicon) -> None:
    forms = [f"{n:,} خيمة", f"{n:,} خيمة".translate({48 + i: 0x660 + i for i in range(10)} | {ord(","): "٬"})]
    forms.append(f"{n:,} خيمة".translate({48 + i: 0x6F0 + i for i in range(10)}))
    assert [m.min for text in forms for m in find_numbers(normalise(text).text, ar_numbers)] == [n] * 3


WORDS = st.sampled_from(
    [
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "and",
        "to",
        "between",
        "at",
        "least",
        "more",
        "than",
        "about",
        "-",
        ",",
        ".",
        "5",
        "12",
        "2019",
        "3.5",
        "10:30",
        "%",
        "km",
        "years",
        "old",
        "ثلاثة",
        "وعشرون",
        "مئة",
        "ألف",
        "آلاف",
        "و",
        "بين",
        "أكثر",
        "من",
        "على",
        "الأقل",
        "نحو",
        "عشرات",
        "١٢",
        "كم",
        "عاما",
        "الساعة",
    ]
)


@given(words=st.lists(WORDS, max_size=25))
def test_mentions_are_in_order_apart_and_sound(words: list[str], en_numbers: NumberLexicon, ar_numbers: NumberLexicon) -> None:
    text = normalise(" ".join(words)).text
    for lexicon in (en_numbers, ar_numbers):
        found = find_numbers(text, lexicon)
        assert all(0 <= m.start < m.end <= len(text) and m.min >= 0 and (m.max is None or m.max >= m.min) for m in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
        assert found == find_numbers(text, lexicon, words_of(text))


@given(words=st.lists(WORDS, max_size=25))
def test_words_that_start_no_number_are_passed_over_for_nothing(
    words: list[str], en_numbers: NumberLexicon, ar_numbers: NumberLexicon
) -> None:
    text = normalise(" ".join(words)).text
    for lexicon in (en_numbers, ar_numbers):
        looked_at_everywhere = copy(lexicon)
        looked_at_everywhere.starts = lexicon.beginnings
        assert find_numbers(text, lexicon) == find_numbers(text, looked_at_everywhere)


@given(text=st.text(max_size=60))
def test_no_text_is_too_strange(text: str, ar_numbers: NumberLexicon) -> None:
    norm = normalise(text)
    assert all(norm.span(m.start, m.end)[1] <= len(text) for m in find_numbers(norm.text, ar_numbers))
