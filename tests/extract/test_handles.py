from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract.handles import masked


def test_the_name_of_an_account_is_no_place(read: Read):
    (claim,) = read("@voice_of_aleppo: two rockets hit the base, three people were wounded")
    assert claim.places == () and claim.wounded is not None
    (claim,) = read("Three people were wounded in a strike on Aleppo, via @news_idlib")
    assert not any("Idlib" in p.name for p in claim.places)


def test_the_address_of_a_page_says_nothing(read: Read):
    (claim,) = read("A missile hit a station on Tuesday, [killing](https://example.org/aleppo-strike) two workers")
    assert claim.killed is not None and claim.killed.min == 2 and claim.places == ()
    (claim,) = read("Two people were killed in a strike on a bus (see https://example.org/raqqa), medics said. More: www.example.org/idlib")
    assert claim.source.kind == "local" and claim.places == ()


def test_a_hashtag_is_made_of_words(read: Read):
    (claim,) = read("#حقل_العمر: سقوط صاروخين على القاعدة وإصابة جندي")
    assert [p.name for p in claim.places] == ["al-Omar oil field"]


@given(st.text(alphabet="w:/](h @", max_size=40).map(lambda t: t.replace("h", "https://")))
def test_addresses_are_blanks_at_the_same_offsets(text: str):
    assert len(masked(text)) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, masked(text), strict=True))


@given(st.text(alphabet="@_ab .#\n", max_size=40))
def test_every_offset_stays(text: str):
    assert len(masked(text)) == len(text)
    assert all(a == b or (a.isalpha() or a == "_") for a, b in zip(text, masked(text), strict=True))
