"""Each field by itself: used, or named."""

import pytest

from verify.read import Defaults
from verify.read.fields import Checks, about, filled, is_web, language_code, strings
from verify.read.intake import Intake, Where
from verify.rulepack import Rules


@pytest.fixture
def intake() -> Intake:
    return Intake(Rules(), Defaults())


@pytest.fixture
def check(intake: Intake) -> Checks:
    return Checks(intake, Where("a.jsonl", 1))


def codes(intake: Intake) -> list[str]:
    return [i.code for i in intake.issues]


@pytest.mark.parametrize(("given", "code"), [("ar-SY", "ar"), ("ARA", "ar"), ("Arabic", "ar"), ("العربية", "ar"), ("en_GB", "en"), ("", None),
                                             ("the best", None), (None, None), ("fil", "fil")])  # fmt: skip
def test_languages_in_the_forms_people_write(given: str | None, code: str | None) -> None:
    assert language_code(given) == code


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "HTTP://example.org", "https://example.org/ش"])
def test_addresses_of_the_web(address: str) -> None:
    assert is_web(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", "https://x<script>", 'https://x"y',
                                     "file:///etc/passwd", "https://"])  # fmt: skip
def test_other_addresses_never_become_links(check: Checks, intake: Intake, address: str) -> None:
    assert check.url("url", address) is None
    assert codes(intake) == ["unsafe_url"]


def test_numbers_are_texts_and_other_things_are_named(intake: Intake) -> None:
    fields = {"id": 17.0, "source": ["x"], "title": True, "publisher": "  ", "url": 3.5, "lang": None}
    assert strings(intake, Where("a", 1), fields, ("id", "source", "title", "publisher", "url", "lang")) == {"id": "17", "url": "3.5"}
    assert codes(intake) == ["wrong_type", "wrong_type"]


def test_names_built_to_deceive_are_kept_and_said(check: Checks, intake: Intake) -> None:
    assert check.name("source", "\u202eANA\u202cS") == "\u202eANA\u202cS"
    assert check.name("title", "x" * 2000) == "x" * 2000
    assert codes(intake) == ["bidi_override", "huge_field"]
    assert "\u202e" not in intake.issues[0].message


@pytest.mark.parametrize(
    ("given", "kind"), [("monitor", "monitor"), ("State Media", "state_media"), ("state-media", "state_media"), (None, None)]
)
def test_kinds_of_sources(check: Checks, intake: Intake, given: str | None, kind: str | None) -> None:
    assert check.kind(given) == kind
    assert codes(intake) == []


def test_a_kind_or_language_that_is_not_known_is_named(check: Checks, intake: Intake) -> None:
    assert check.kind("poet") is None
    assert check.lang("the best") is None
    assert codes(intake) == ["unknown_source_kind", "unknown_lang"]


def test_media_in_every_form(check: Checks, intake: Intake) -> None:
    digest = "AB" * 32
    found = check.media(
        ["https://example.org/1.jpg", {"url": "https://example.org/2.jpg", "sha256": digest}, {"sha256": "short"}, 5, "ftp://x"]
    )
    assert [(m.url, m.sha256) for m in found] == [("https://example.org/1.jpg", None), ("https://example.org/2.jpg", digest.lower())]
    assert codes(intake) == ["wrong_type", "wrong_type", "unsafe_url"]
    assert check.media(None) == check.media("") == ()


def test_a_record_is_found_by_its_own_id() -> None:
    where = Where("a", 1)
    assert about(where, "d-1").record == "d-1"
    assert about(where, 5) == about(where, " ") == where
    shown = about(where, "x\x1b[31m'" + "y" * 100).record
    assert shown is not None and shown.isprintable() and len(shown) < 80


def test_blank_is_nothing() -> None:
    assert (filled(" \n"), filled(None), filled(" a")) == (None, None, " a")
