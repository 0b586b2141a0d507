"""Truth discovery on a table one can see through."""

from pathlib import Path

from verify.evaluate import fusion


def test_figures_by_hand(tmp_path: Path) -> None:
    lines = ["obj,src,value"]
    for n in range(8):
        lines += [f"o{n},good-1,right{n}", f"o{n},good-2,right{n}", f"o{n},bad,wrong{n}"]
    lines += ["o8,bad,wrong8", "o9,good-1,right9"]
    (tmp_path / "claims.csv").write_text("\n".join(lines))
    (tmp_path / "groundtruths.csv").write_text("\n".join(["obj,value", *(f'o{n},"RIGHT{n},Somewhere"' for n in range(11))]))
    assert fusion.fits(tmp_path)
    found = fusion.score(tmp_path)
    assert (found["objects"], found["told_of"]) == (11, 10)
    assert found["accuracy"] == found["accuracy_of_a_vote"] == found["accuracy_at_best"] == 0.8182
    assert found["calibration"]["items"] == 10


def test_a_hierarchy_is_read(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("obj,src,value\no,a,Town\no,b,Land\no,c,Land\n")
    (tmp_path / "groundtruths.csv").write_text('obj,value\no,"Town,Land"\n')
    (tmp_path / "hierarchy.csv").write_text("ID,name,parentID\n0,Root,-1\n1,Land,0\n2,Town,1\n")
    assert fusion.score(tmp_path)["accuracy_of_a_vote"] == 0.0
    assert fusion.score(tmp_path)["accuracy_at_best"] == 1.0
