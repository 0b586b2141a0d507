"""Who speaks for whom, and in what order."""

import msgspec

from tests.cluster.build import claim, rules
from verify.cluster.voices import Voices, in_order, minutes
from verify.model import Claim, Document, SourceKind, SourceRef
from verify.rulepack import LanguagePack, LexiconEntry, load_rules

RULES = rules()
RULES.lang["en"] = LanguagePack("en", "English", "ltr")
RULES.lang["en"].lexicons["person_head"] = [LexiconEntry("official", None), LexiconEntry("officials", None)]
VOICES = Voices([Document("doc-a", "", "en", source="Ministry", publisher="Agency")], RULES)


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


def test_the_party_in_the_name_of_an_official_is_his() -> None:
    named = msgspec.structs.replace(claim("x"), source=SourceRef("source-x", "Head of the media office of South", "militia"))
    assert VOICES.organisation(named) == VOICES.organisation(
        msgspec.structs.replace(named, source=SourceRef("source-y", "South", "militia"))
    )
    passerby = msgspec.structs.replace(named, source=SourceRef("source-z", "A resident of South street", "local"))
    assert VOICES.organisation(passerby) == "source-z"


def called(name: str, kind: SourceKind = "official") -> Claim:
    return msgspec.structs.replace(claim("x"), source=SourceRef(name, name, kind))


def test_two_names_of_one_office_are_alike() -> None:
    assert VOICES.same_office(called("Karmel counter-terrorism officials"), called("Karmelite Counter-Terrorism Directorate"))
    assert VOICES.same_office(called("Karmel's information minister"), called("Karmel Ministry of Information"))
    assert not VOICES.same_office(called("Karmel health ministry"), called("Karmel interior ministry"))
    assert not VOICES.same_office(called("ministry"), called("Karmel interior ministry")), "one word is no name"
    assert not VOICES.same_office(called("Karmel health ministry"), called("Karmel health ministry", "local"))


def test_the_house_or_the_state_in_the_name_of_an_office_is_his() -> None:
    voices = Voices([], load_rules([]))
    assert voices.organisation(called("Pentagon deputy press secretary")) == voices.organisation(
        msgspec.structs.replace(claim("x"), source=SourceRef("source.pentagon", "Pentagon", "official"))
    )
    assert voices.organisation(called("وزارة الصحة اليمنية")) == voices.organisation(called("Yemeni government spokesman"))
    assert voices.organisation(called("وزارة الصحة")) == "وزارة الصحة", "an office alone is nobody's"
