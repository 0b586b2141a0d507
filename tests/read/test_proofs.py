"""Every value of a structured claim has its piece of evidence, and equal pieces are one object."""

from verify.model import Actor, Attribution, Claim, DateSpan, Interval, Place, SourceRef, Weapon
from verify.read.proofs import Proofs

SOURCE = SourceRef("source.a", "A", "local")


def claim(**values: object) -> Claim:
    return Claim("c", "d", SOURCE, "", None, None, "en", **values)  # type: ignore[arg-type]


def test_each_value_is_proved_in_words() -> None:
    whole = claim(
        killed=Interval(2), wounded=Interval(3, 5), missing=Interval(1, 1), casualties_status="reported", damage="major",
        damage_status="reported", places=(Place("p", "Tall Qamar"), Place("q", "Harbour")), date=DateSpan("2021-07-10", "2021-07-12"),
        attribution=Attribution((Actor("a", "North"), Actor("b", "South")), "blames"), weapon=Weapon("mortar"), event_type="shelling",
        assertion="denied",
    )  # fmt: skip
    assert [(e.dimension, e.value) for e in Proofs().of(whole)] == [
        ("killed", "2 or more"), ("wounded", "3 to 5"), ("missing", "1"), ("damage", "major"), ("attribution", "blames North, South"),
        ("place", "Tall Qamar"), ("place", "Harbour"), ("date", "2021-07-10 to 2021-07-12"), ("weapon", "mortar"), ("event_type", "shelling"),
        ("assertion", "denied"),
    ]  # fmt: skip


def test_a_status_without_figures_is_proved_itself() -> None:
    proofs = Proofs()
    assert [(e.dimension, e.value) for e in proofs.of(claim(casualties_status="unknown_stated"))] == [
        ("casualties_status", "unknown_stated")
    ]
    assert [(e.dimension, e.value) for e in proofs.of(claim(casualties_status="reported"))] == [("casualties_status", "reported")]
    assert [e.dimension for e in proofs.of(claim(casualties_status="none", killed=Interval(0, 0)))] == ["killed", "casualties_status"]
    assert [(e.dimension, e.value) for e in proofs.of(claim(damage_status="none"))] == [("damage", "none")]
    assert proofs.of(claim()) == ()


def test_equal_pieces_are_one() -> None:
    proofs = Proofs()
    one, other = (proofs.of(claim(killed=Interval(2, 2), date=DateSpan("2021-07-10", "2021-07-10"))) for _ in range(2))
    assert all(a is b for a, b in zip(one, other, strict=True))
