"""Who is described and not named is told by kind and side, with the words that were said."""

import pytest

from tests.render import build
from verify.model import Reliability, Source
from verify.render.i18n import Interface
from verify.render.phrases import Phrases
from verify.render.speakers import describes

NAMES = {"actor.us": {"en": "United States", "ar": "الولايات المتحدة"}}


def source(name: str, kind: str = "official", side: str | None = "actor.us") -> Source:
    return Source(f"source-{name}", name, kind, side, Reliability("F", None, "No basis."))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "a U.S. defense official",
        "two defense officials",
        "Two residents",
        "residents",
        "the war monitor",
        "U.S. officials",
        "a medical source",
    ],
)
def test_descriptions_in_english(name: str) -> None:
    assert describes(name, "ar")
    assert not describes(name, "en")


@pytest.mark.parametrize(
    "name",
    ["Reuters", "South Valley Media Center", "Media personality Jo Smith", "Group of Friends", "jeserpress", "sources quoted by Radio Valley",
     "مصدر عسكري", "", "!"],
)  # fmt: skip
def test_names_in_english_are_no_descriptions(name: str) -> None:
    assert not describes(name, "ar")


@pytest.mark.parametrize(
    ("name", "found"), [("مسؤول دفاعي أمريكي", True), ("شهود عيان", True), ("وكالة الوادي", False), ("مصدر from abroad", False)]
)
def test_descriptions_in_arabic(name: str, found: bool) -> None:
    assert describes(name, "en") is found


def test_the_gloss_has_kind_and_side_and_keeps_the_words() -> None:
    arabic = Phrases(Interface("ar"), NAMES)
    arabic.hear([source("a U.S. defense official")])
    said = "مصدر رسمي (الولايات المتحدة) «a U.S. defense official»"
    assert arabic.source("source-x", "a U.S. defense official") == said
    assert arabic.name("a U.S. defense official") == said
    english = Phrases(Interface("en"), NAMES)
    english.hear([source("مسؤول دفاعي أمريكي"), source("شهود عيان", "local", None), source("unknown source", "unknown", None)])
    assert english.source("source-x", "مسؤول دفاعي أمريكي") == "official source (United States) “مسؤول دفاعي أمريكي”"
    assert english.source("source-y", "شهود عيان") == "local source “شهود عيان”"
    assert english.source("source-z", "وكالة الوادي") == "وكالة الوادي"


def test_in_a_verdicts_sentence_the_longest_description_is_told() -> None:
    arabic = Phrases(Interface("ar"), NAMES)
    arabic.hear([source("officials"), source("a U.S. officials"), source("residents", "local", None)])
    assert arabic.verdict("residents: لا أضرار؛ officials: دمار").count("«") == 2
    assert "officialsx" in arabic.verdict("officialsx: دمار")
    assert arabic.verdict("<b>: دمار").startswith("&lt;")


def test_a_party_that_is_a_place_too_goes_by_one_name() -> None:
    from msgspec.structs import replace

    arabic = Phrases(Interface("ar"), NAMES)
    place = replace(build.WADI, name="United States", name_ar="أمريكا")
    assert arabic.place(place) == "الولايات المتحدة"
    arabic.learn([("United States", "أمريكا"), ("Wadi Sadr", "وادي صدر")])
    assert (arabic.name("United States"), arabic.name("Wadi Sadr")) == ("الولايات المتحدة", "وادي صدر")


def test_a_claim_may_give_a_source_another_name_than_the_report() -> None:
    from msgspec.structs import replace

    arabic = Phrases(Interface("ar"), NAMES)
    said = replace(build.CLAIMS[0].source, id="source-مسؤول دفاعي أمريكي", name="a U.S. defense official", kind="official")
    arabic.hear([source("مسؤول دفاعي أمريكي")], [replace(build.CLAIMS[0], source=said)])
    assert arabic.source(said.id, said.name) == "مصدر رسمي (الولايات المتحدة) «a U.S. defense official»"
    assert arabic.source(said.id, "مسؤول دفاعي أمريكي") == "مسؤول دفاعي أمريكي"
    assert arabic.source("source-?", "unknown source") == "مصدر غير معروف"


def test_a_part_of_a_place_is_named_in_the_reports_language() -> None:
    from msgspec.structs import replace

    arabic = Phrases(Interface("ar"), NAMES)
    arabic.learn([("Wadi Sadr", "وادي صدر")])
    part = replace(build.WADI, name="Wadi Sadr (north-east)", name_ar=None)
    assert arabic.place(part) == "وادي صدر (الشمال الشرقي)"
    assert arabic.verdict("وقع الهجوم في Wadi Sadr (north-east).") == "وقع الهجوم في وادي صدر (الشمال الشرقي)."
    assert arabic.place(replace(part, name="Nowhere (north)")) == "Nowhere (north)"
    assert Phrases(Interface("en"), NAMES).place(part) == "Wadi Sadr (north-east)"
