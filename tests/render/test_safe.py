"""Hostile text keeps to its place, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.render.i18n import bdi
from verify.render.safe import direction, file_name, language_tag, safe_url, show_controls, visible

ANY = st.text(st.characters(), max_size=200)
CONTROLS = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0, 7, 0x85, 0x2028, 0xE0041]


@given(ANY)
def test_no_control_is_left_and_the_text_is_no_longer_than_allowed(text: str) -> None:
    shown = visible(text, 80)
    assert not any(ord(c) in CONTROLS or "\ud800" <= c <= "\udfff" for c in shown)
    assert len(visible(text.replace("\u202e", ""), 80).split("\u27e6")[0]) <= 80
    assert "\n" not in shown


@given(ANY)
def test_showing_controls_twice_changes_nothing(text: str) -> None:
    assert show_controls(show_controls(text)) == show_controls(text)


@given(ANY)
def test_markup_is_escaped(text: str) -> None:
    inner = str(bdi(text)).removeprefix("<bdi>").removesuffix("</bdi>")
    assert "<" not in inner and '"' not in inner


@given(ANY)
def test_a_file_name_is_harmless(text: str) -> None:
    name = file_name(text)
    assert name and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-") and len(name) <= 80
    assert not name.startswith(".") and ".." not in name[:2] and "/" not in name


def test_stacked_marks_are_cut() -> None:
    assert visible("z" + "\u0310" * 60 + "a") == "z" + "\u0310" * 4 + "\u27e6+56\u27e7a"


def test_an_override_becomes_a_sign() -> None:
    assert visible("a\u202eb") == "a\u27e6RLO\u27e7b"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "http://", "https://a b", "http://[", "ftp://x.example",
     "https://x.example/\u202egpj.exe", "http://x.example/" + "a" * 3000, "", None],
)  # fmt: skip
def test_addresses_that_are_no_links(address: str | None) -> None:
    assert safe_url(address) is None


@pytest.mark.parametrize("address", ["https://posts.example/1?a=b&c=d#e", "http://ar.example/%D8%B9", "https://ع.example/خبر"])
def test_addresses_that_are(address: str) -> None:
    assert safe_url(address) == address


@pytest.mark.parametrize(
    ("lang", "tag", "way"),
    [("ar", "ar", "rtl"), ("en-GB", "en-GB", "ltr"), ("fa", "fa", "rtl"), ("und", "", "auto"), ('x" onload=', "", "auto")],
)
def test_language_and_direction(lang: str, tag: str, way: str) -> None:
    assert (language_tag(lang), direction(lang)) == (tag, way)


@pytest.mark.parametrize("name", ["con", "nul.txt", "aux", "a" * 200, "..", "Ev/1", "حادثة"])
def test_names_a_file_system_would_refuse(name: str) -> None:
    assert file_name(name) != name
    assert file_name(name) == file_name(name)


def test_two_ids_never_share_a_page() -> None:
    assert len({file_name(i) for i in ("Ev 1", "ev-1", "EV-1", "ev/1", "ev_1")}) == 5
