"""Values in words: plural forms, lists, names."""

import msgspec
import pytest

from tests.compare.told import claim, compared, on, rules
from verify.compare import compare_event
from verify.compare.context import context_of
from verify.compare.wording import clean
from verify.model import ProvenanceGroup, SourceRef


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        ((0, 0), "nobody was killed", "لا قتلى"),
        ((1, 1), "one person was killed", "مقتل شخص واحد"),
        ((2, 2), "2 people were killed", "مقتل شخصين"),
        ((5, 5), "5 people were killed", "مقتل 5 أشخاص"),
        ((13, 13), "13 people were killed", "مقتل 13 شخصًا"),
        ((100, 100), "100 people were killed", "مقتل 100 شخص"),
        ((1, None), "at least one person was killed", "مقتل شخص واحد على الأقل"),
        ((20, None), "at least 20 people were killed", "مقتل 20 شخصًا على الأقل"),
        ((18, 22), "18 to 22 people were killed", "مقتل ما بين 18 و22 شخصًا"),
        ((1, 4), "up to 4 people were killed", "مقتل ما يصل إلى 4 أشخاص"),
    ],
)
def test_counts_in_two_languages(count: tuple[int, int | None], english: str, arabic: str) -> None:
    assert context_of(rules(), "en").words.people("killed", count, "people") == english
    assert context_of(rules(), "ar").words.people("killed", count, "people") == arabic


def test_who_the_dead_are_is_told_in_their_own_word() -> None:
    assert context_of(rules(), "ar").words.people("killed", (1, 1), "women") == "مقتل امرأة واحدة"
    assert context_of(rules(), "en").words.people("killed", (3, 3), "of a kind nobody named") == "3 people were killed"


def test_every_kind_of_people_a_rule_can_name_has_its_words() -> None:
    values = {e.value for pack in rules().lang.values() for e in pack.lexicons.get("person", []) if e.value}
    for lang in ("en", "ar"):
        assert values - set(rules().compare.words[lang]["people"]) == set()


def test_every_weapon_the_language_packs_read_is_a_term() -> None:
    read = {e.value for pack in rules().lang.values() for e in pack.lexicons.get("weapon", []) if e.value}
    assert read - set(rules().compare.weapon_aliases) - set(rules().compare.weapons) == set()


def test_lists_keep_arabic_and_latin_names_apart() -> None:
    words = context_of(rules(), "ar").words
    assert words.listed(["سانا", "المرصد"]) == "سانا والمرصد"
    assert words.listed(["سانا", "SOHR"]) == "سانا و SOHR"
    assert context_of(rules(), "en").words.listed(["a", "b", "c"]) == "a, b and c"


def test_long_lists_of_names_are_counted() -> None:
    assert context_of(rules(), "en").words.names(list("abcdefg")) == "a, b, c and 4 more"


def test_names_of_sources_keep_to_one_line() -> None:
    assert clean("a\nb\u202e  c\u0000") == "a b c"
    assert len(clean("x" * 500)) == 80


def test_a_registered_source_is_called_by_its_name_in_the_language() -> None:
    spec = next(s for _, s in sorted(rules().sources.items()) if s.names.get("ar"))
    one = msgspec.structs.replace(claim("a", {"killed": 3}), source=SourceRef(spec.id, spec.name, spec.kind))
    groups = [ProvenanceGroup("g", spec.name, ("a",), "")]
    assert spec.names["ar"][0] in compare_event([one], groups, rules(), "ar").casualties.explanation
    assert spec.name in compare_event([one], groups, rules(), "en").casualties.explanation


def test_a_language_without_words_falls_back_on_english() -> None:
    assert on("casualties", "tr", a={"killed": 3}).explanation == on("casualties", "en", a={"killed": 3}).explanation


def test_agreement_in_one_word_and_in_several() -> None:
    assert on("casualties", a={"killed": 3}, b={"killed": 3}).explanation == "A and b say the same: 3 people were killed."
    assert on("casualties", a={"killed": 3, "wounded": 4}, b={"killed": 3}).explanation == (
        "A: 3 people were killed and 4 people were wounded; b: 3 people were killed; they agree on the killed."
    )


def test_what_does_not_contradict_agreement_is_told_too() -> None:
    told = on("casualties", a={"killed": 3}, b={"killed": 3}, c={"killed": [2, None]}).explanation
    assert told == "A and b say the same: 3 people were killed; not contradicted: c (at least 2 people were killed)."


def test_silence_is_told() -> None:
    assert compared(a={"killed": 3}).damage.explanation == "No voice speaks of damage."
