"""Who speaks for whom, and in what order."""

from tests.cluster.build import claim, rules
from verify.cluster.voices import Voices, in_order, minutes
from verify.model import Document

VOICES = Voices([Document("doc-a", "", "en", source="Ministry", publisher="Agency")], rules())


def test_arms_of_one_body_are_one_organisation() -> None:
    assert (
        VOICES.organisation(claim("a", source="source.ministry")) == VOICES.organisation(claim("b", source="source.staff")) == "org.north"
    )
    assert VOICES.organisation(claim("c", source="source.unheard-of")) == "source.unheard-of"


def test_own_words_and_reported_words() -> None:
    assert VOICES.is_own(claim("x", source="source.ministry"))
    assert VOICES.is_own(claim("a", source="source.ministry", by="agency"))
    assert not VOICES.is_own(claim("b", source="source.ministry", by="agency"))
    assert VOICES.author(claim("b", source="source.ministry", by="agency")) == "agency"
    assert VOICES.author(claim("x", source="source.ministry")) == "source.ministry"


def test_order_of_publication_knows_zones_and_puts_the_undated_last() -> None:
    assert minutes("2022-03-10T12:00:00+03:00") == minutes("2022-03-10T09:00:00+00:00")
    assert minutes("2022-03-10T12:00:00") == minutes("2022-03-10T12:00:00+00:00")
    assert minutes(None) == minutes("some day") > minutes("2099-01-01T00:00:00+00:00")
    assert in_order(claim("a", told=0.2)) < in_order(claim("b", told=0.1, day=1))
