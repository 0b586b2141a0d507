"""Finding terms word by word, through clitics and endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.normalise import fold, normalise
from verify.text.terms import WORD, TermIndex, Word, words_of

PLAIN = TermIndex([("نهر الفرات", "river"), ("الجسر", "bridge"), ("old port", "port"), ("old port gate", "gate"), ("port", "any")])
LOOSE = TermIndex([("عمال الميناء", "workers"), ("قارب", "boat")], article_free=True, suffixes=True)


def found(index: TermIndex, text: str) -> list[tuple[object, str]]:
    norm = normalise(text).text
    return [(h.payloads[0], norm[h.start : h.end]) for h in index.find(norm)]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words_of("ab, 12-x") == [Word(0, 2, "ab"), Word(4, 6, "12"), Word(7, 8, "x")]


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    assert [w.text for w in words] == WORD.findall(text)


def test_the_longest_term_at_a_word_is_found_at_each_word() -> None:
    assert found(PLAIN, "the old port gate") == [("gate", "old port gate"), ("any", "port")]
    assert found(PLAIN, "old  port") == [("port", "old port"), ("any", "port")]


@pytest.mark.parametrize(
    ("text", "part"), [("وبنهر الفرات", "نهر الفرات"), ("نهر الفرات", "نهر الفرات"), ("على الجسر", "الجسر"), ("للجسر", "لجسر")]
)
def test_clitics_are_read_off(text: str, part: str) -> None:
    assert [words for _, words in found(PLAIN, text)] == [part]


def test_a_term_is_no_part_of_a_word() -> None:
    assert found(PLAIN, "airport oldport الجسرين") == []


def test_without_clitics_the_word_stands_as_it_is() -> None:
    text = "والجسر"
    assert PLAIN.find(text, clitics=False) == [] and PLAIN.at(text, words_of(text), 0, clitics=False) is None
    assert len(PLAIN.find(text)) == 1 and PLAIN.at(text, words_of(text), 0) is not None


def test_articles_and_endings_may_differ_where_that_is_allowed() -> None:
    for text in ("العمال الميناء", "وعمال ميناء", "عمال الميناء"):
        assert [p for p, _ in found(LOOSE, text)] == ["workers"]
    assert [p for p, _ in found(LOOSE, "قاربهم وقاربها والقارب")] == ["boat"] * 3


def test_a_sentence_end_parts_a_term() -> None:
    assert found(PLAIN, "old. Port") == [("any", "port")]
    assert found(PLAIN, "old, port") == [("any", "port")]


def test_several_meanings_of_a_term_come_together() -> None:
    (hit,) = TermIndex([("port", 1), ("Port", 2), ("port", 1)]).find("port")
    assert hit.payloads == (1, 2)


def test_knows_the_words_that_begin_a_term() -> None:
    assert PLAIN.knows("old") and PLAIN.knows("والجسر") and not PLAIN.knows("gate")


TERMS = st.lists(st.text(alphabet="ab ", min_size=1, max_size=7).filter(str.strip), min_size=1, max_size=6)


@given(terms=TERMS, text=st.text(alphabet="ab ,", max_size=30))
def test_finds_what_a_plain_search_finds(terms: list[str], text: str) -> None:
    norm = normalise(text).text
    index = TermIndex((t, " ".join(t.split())) for t in terms)
    words = words_of(norm)
    keys = {tuple(fold(t).split()) for t in terms}
    expected = []
    for i in range(len(words)):
        fits = [
            n
            for n in range(1, len(words) - i + 1)
            if tuple(w.text for w in words[i : i + n]) in keys
            and all(norm[words[k].end : words[k + 1].start] == " " for k in range(i, i + n - 1))
        ]
        if fits:
            expected.append((i, i + max(fits) - 1))
    assert [(h.first, h.last) for h in index.find(norm)] == expected


@given(terms=TERMS, text=st.text(alphabet="ab ,", max_size=30))
def test_a_word_looked_at_alone_gives_what_the_search_gives(terms: list[str], text: str) -> None:
    index = TermIndex([(t, t) for t in terms])
    norm = normalise(text).text
    words = words_of(norm)
    begins = [index.beginning(w.text) for w in words]
    alone = [index.best_at(norm, words, i, found) if found is not None else None for i, found in enumerate(begins)]
    assert [h for h in alone if h is not None] == index.find(norm)
    for i, hit in enumerate(alone):
        found = begins[i]
        if hit is not None and found is not None and hit.last > hit.first:
            assert index.may_go_on(words, i, found)


@given(st.text(st.sampled_from("ab1 -.,'ابتء_é\n"), max_size=40))
def test_words_stand_where_the_text_has_them_and_nothing_but_marks_stands_between(text: str):
    words = words_of(text)
    assert [text[w.start : w.end] for w in words] == [w.text for w in words]
    assert [(w.start, w.end) for w in words] == [m.span() for m in WORD.finditer(text)]
