"""Bytes of every kind become the text they were, or are said to be none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.read.decode import decode, is_binary, legacy_encoding

ARABIC = "أصيب ثلاثة عمال بجروح في سقوط قذيفة على سوق البلدة القديمة مساء الاثنين، بحسب ما قال مسعفون من المكان."
RUSSIAN = "Вечером в понедельник снаряд упал на старый рынок города, три человека получили ранения, сообщили врачи."


def test_utf8_is_read_without_doubt() -> None:
    read = decode(ARABIC.encode())
    assert read is not None
    assert (read.text, read.encoding, read.doubt) == (ARABIC, "utf-8", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_is_no_part_of_the_text(encoding: str) -> None:
    read = decode(ARABIC.encode(encoding))
    assert read is not None
    assert read.text == ARABIC


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_found(encoding: str) -> None:
    read = decode(ARABIC.encode(encoding))
    assert read is not None
    assert read.text == ARABIC
    assert encoding in (read.doubt or "")


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (ARABIC, "iso8859_6"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
                                                ("Trois blessés à l'hôpital, a déclaré le préfet.", "cp1252")])  # fmt: skip
def test_older_encodings_are_found_by_the_words_they_make(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "ignore")
    read = decode(raw)
    assert read is not None
    assert read.text == raw.decode(encoding)
    assert read.doubt is not None and "not UTF-8" in read.doubt


def test_a_few_spoilt_bytes_are_counted_and_the_rest_is_kept() -> None:
    read = decode(ARABIC.encode() + b"\xff" + ARABIC.encode())
    assert read is not None
    assert read.text == ARABIC + "\ufffd" + ARABIC
    assert read.damaged == 1
    assert "1 bytes are not utf-8" in (read.doubt or "")


def test_a_charset_that_markup_declares_counts() -> None:
    page = f'<meta charset="windows-1256"><p>{ARABIC}</p>'
    read = decode(page.encode("cp1256"), markup=True)
    assert read is not None
    assert read.text == page


def test_a_charset_that_does_not_exist_is_not_believed() -> None:
    read = decode(f'<meta charset="no-such-thing">{ARABIC}'.encode("cp1256"), markup=True)
    assert read is not None
    assert ARABIC in read.text


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7 text", b"PK\x03\x04docx", bytes(range(256)) * 4])
def test_pictures_and_archives_are_no_text(raw: bytes) -> None:
    assert is_binary(raw)
    assert decode(raw) is None


def test_damage_in_plain_ascii_is_not_taken_for_another_encoding() -> None:
    assert legacy_encoding(b"Shelling was heard \xff\xfe near the bridge all night long") == "utf-8"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_is_utf8_comes_back_code_point_for_code_point(text: str) -> None:
    raw = text.encode()
    read = decode(raw)
    if read is not None:
        assert read.text == (text.removeprefix("\ufeff") if raw.startswith(b"\xef\xbb\xbf") else text)


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    read = decode(raw)
    assert read is None or isinstance(read.text, str)
