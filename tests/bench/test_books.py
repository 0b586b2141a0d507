"""The comparison on book lists: how names are matched, and that every method is held to the same lists."""

from pathlib import Path

import pytest

from bench.books import Authors, isbn, main, read, vote


@pytest.mark.parametrize(
    "given",
    ["Miller, Jane A.; Okoro, Samuel", "Jane Miller and Samuel Okoro", "Samuel Okoro, Jane Miller", "MILLER, JANE; OKORO, S. (Editor)"],
)
def test_one_list_in_several_spellings(given: str) -> None:
    assert Authors(["Miller, Jane; Okoro, Samuel"]).key(given) == "miller okoro"


def test_family_names_known_from_others_settle_which_word_is_one() -> None:
    assert Authors(["Jane Miller", "Samuel Okoro"]).key("Miller, Jane, Okoro, Samuel") == "miller okoro"
    assert Authors(["Jane Miller; Samuel Okoro", "S. Okoro; J. Miller"]).key("Miller, Okoro") == "miller okoro"


def test_a_list_that_says_nothing_is_left_out() -> None:
    assert Authors([]).key("Not Available") == "" and Authors([]).key("(various)") == ""


def test_both_forms_of_a_number_are_one() -> None:
    assert isbn("0-306-40615-2") == isbn("978-0-306-40615-7")


def test_the_figures_of_a_small_set(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.books.crowd", lambda rows: {"MajorityVote": vote(rows)})
    lists = {"A": "Jane Miller", "B": "Miller, Jane", "C": "Peter Holt"}
    sold = [f"{seller}\t{number:09d}0\tTitle\t{authors}" for number in range(1, 5) for seller, authors in lists.items()]
    book, golden = tmp_path / "book.txt", tmp_path / "golden.txt"
    book.write_text("\n".join([*sold, "a broken line"]), encoding="utf-8")
    golden.write_text("\n".join(f"{number:09d}0\tJane Miller" for number in range(1, 5)), encoding="utf-8")
    rows, truth = read(book, golden)
    assert len(rows) == 12 and set(truth.values()) == {"miller"}
    assert main([str(book), str(golden)]) == 0
    printed = capsys.readouterr().out
    assert '"vote": 1.0' in printed and '"verify fuse": 1.0' in printed and '"crowd-kit MajorityVote": 1.0' in printed
