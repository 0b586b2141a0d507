"""All packs together: ours, then the user's."""

from pathlib import Path

import pytest

from verify.errors import RuleError
from verify.rulepack.load import Rules, load_rules, pack_files, read_packs

MINE = "pack: {id: mine, version: 4, kind: region}\nplaces: [{id: place.mine, name: Mine, lat: 1, lon: 1}]\n"


def test_ours_load_and_every_pack_says_its_version_and_hash() -> None:
    rules = load_rules()
    assert {"ar", "en"} <= set(rules.lang)
    assert rules.places and rules.actors and rules.sources and rules.kinds
    assert len({p.name for p in rules.packs}) == len(rules.packs)
    assert all(p.version and len(p.sha256) == 64 for p in rules.packs)


def test_a_folder_of_ones_own_comes_on_top(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/mine.yaml").write_text(MINE)
    rules = load_rules([tmp_path])
    assert rules.places["place.mine"].file == str(tmp_path / "deep/mine.yaml")
    assert ("mine", "4") in {(p.name, p.version) for p in rules.packs}


def test_a_single_file_is_a_pack_too(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(MINE)
    assert "place.mine" in load_rules([tmp_path / "mine.yml"]).places


@pytest.mark.parametrize(
    ("name", "content", "where", "words"),
    [
        ("a.yml", "pack: [", "a.yml:1", "not valid YAML"),
        ("a.yml", MINE + "plces: []\n", "a.yml:3", "unknown section"),
        ("a.txt", MINE, "", "no rule pack"),
    ],
)
def test_what_is_wrong_with_ones_own_is_named(tmp_path: Path, name: str, content: str, where: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(RuleError, match=words) as caught:
        load_rules([tmp_path])
    assert where in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_rules([tmp_path / "gone"])


def test_several_faults_are_counted_and_the_first_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("pack: {id: a, version: 1, kind: region}\nx: 1\ny: 2\n")
    with pytest.raises(RuleError, match="and 1 more"):
        load_rules([tmp_path])
    assert [f.line for f in read_packs([tmp_path])[1]] == [2, 3]


def test_packs_are_taken_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "c/d.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MINE)
    assert [p.relative_to(tmp_path).as_posix() for p in pack_files(tmp_path)] == ["a.yaml", "b.yml", "c/d.yml"]


def test_a_section_nobody_wrote_is_said_to_be_missing() -> None:
    with pytest.raises(RuleError, match="no pack has a section 'compare'"):
        _ = Rules().compare
