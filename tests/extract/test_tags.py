from hypothesis import given
from hypothesis import strategies as st

from verify.extract.items import Tag
from verify.extract.tags import tag_sets, tags_of

WORDS = st.sampled_from(["shell", "base", "al base", "الجسر", "جسر"])
LEXICONS = st.sampled_from(["weapon", "attack", "site"])
PAIRS = st.lists(st.tuples(WORDS, st.builds(Tag, LEXICONS, st.sampled_from([None, "rockets"]))), max_size=6)


def test_a_value_is_a_tag_of_its_own_beside_its_lexicon():
    assert tags_of([Tag("weapon", "rockets"), Tag("attack", None)]) == {"weapon", "weapon:rockets", "attack"}
    assert tags_of([("actor", object())]) == {"actor"}


@given(PAIRS, PAIRS, st.booleans())
def test_what_two_indexes_give_one_word_is_among_the_sets(first: list[tuple[str, Tag]], second: list[tuple[str, Tag]], article_free: bool):
    found = tag_sets((first, second, [], []), article_free)
    for word in {w for w, _ in first} & {w for w, _ in second}:
        together = [tag for pairs in (first, second) for w, tag in pairs if w == word]
        assert any(frozenset(tags_of(together)) <= tags for tags in found)
