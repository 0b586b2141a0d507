"""Damage: ordered levels."""

import pytest

from tests.compare.told import claim, on, verdict

LEVELS = {
    ("none", "none"): "agree", ("none", "minor"): "conflict", ("none", "major"): "conflict", ("none", "destroyed"): "conflict",
    ("none", "reported_unspecified"): "conflict", ("minor", "minor"): "agree", ("minor", "major"): "conflict", ("minor", "destroyed"): "conflict",
    ("minor", "reported_unspecified"): "partial", ("major", "major"): "agree", ("major", "destroyed"): "partial",
    ("major", "reported_unspecified"): "partial", ("destroyed", "destroyed"): "agree", ("destroyed", "reported_unspecified"): "partial",
    ("reported_unspecified", "reported_unspecified"): "agree",
}  # fmt: skip


@pytest.mark.parametrize(("levels", "wanted"), sorted(LEVELS.items()))
def test_every_pair_of_levels(levels: tuple[str, str], wanted: str) -> None:
    a, b = levels
    assert verdict("damage", x={"damage": a}, y={"damage": b}) == wanted
    assert verdict("damage", x={"damage": b}, y={"damage": a}) == wanted


def test_a_conflict_of_extent_is_called_so() -> None:
    assert on("damage", x={"damage": "minor"}, y={"damage": "destroyed"}).conflict_type == "different_extent"


def test_being_assessed_is_no_value() -> None:
    unknown = claim("y", {}, damage_status="unknown_stated")
    found = on("damage", x={"damage": "minor"}, y=[unknown])
    assert found.verdict == "single"
    assert found.explanation == "Only one voice, x, speaks of damage: there was minor damage; stated as not known: y."
