"""A text file is one text, as it stands."""

from tests.read.conftest import Reading


def test_line_ends_and_blanks_stay(reading: Reading) -> None:
    text = "  First line.\r\n\r\nSecond\u00a0line.\r"
    (document,) = reading({"note.txt": text}, lang="en").documents
    assert document.text == text


def test_what_a_file_does_not_say_comes_from_the_defaults(reading: Reading) -> None:
    (document,) = reading({"note.txt": "Two shells fell."}, lang="en", source="RR", publisher="Harbour Gazette", source_kind="local",
                          published_at="2021-07-10T18:00:00+03:00").documents  # fmt: skip
    assert (document.source, document.publisher, document.source_kind, document.published_at, document.published_zone) == (
        "RR", "Harbour Gazette", "local", "2021-07-10T18:00:00+03:00", "stated",
    )  # fmt: skip
    assert document.origin.endswith("note.txt")


def test_the_id_is_derived_from_what_the_text_says_and_who_says_it(reading: Reading) -> None:
    first = reading({"note.txt": "Two shells fell."}, lang="en", source="RR").documents[0]
    again = reading({"note.txt": "Two shells fell."}, lang="en", source="RR").documents[0]
    other = reading({"note.txt": "Two shells fell."}, lang="en", source="Another").documents[0]
    assert first.id == again.id != other.id


def test_blank_and_binary_files_are_named(reading: Reading) -> None:
    batch = reading({"a.txt": " \n\t", "b.txt": "", "c.txt": b"\x89PNG\r\n\x1a\n\x00\x01", "d.txt": "Words."}, lang="en")
    assert [(i.file[-5:], i.code) for i in batch.issues] == [("a.txt", "empty_file"), ("b.txt", "empty_file"), ("c.txt", "not_text")]
    assert [d.text for d in batch.documents] == ["Words."]


def test_nul_bytes_stay_and_are_said(reading: Reading) -> None:
    batch = reading({"a.txt": "Two\x00 shells fell on the town this evening."}, lang="en")
    assert batch.documents[0].text == "Two\x00 shells fell on the town this evening."
    assert [i.code for i in batch.issues] == ["nul_bytes"]
