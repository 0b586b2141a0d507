import pytest

from tests.extract.conftest import Read
from verify.extract.effects import worst


@pytest.mark.parametrize(
    ("text", "weapon", "count"),
    [
        ("Two mortar shells hit the school while warplanes flew over the town", "artillery", (2, 2)),
        ("An airstrike hit a depot of rockets", "airstrike", None),
        ("Artillery hit the hills from which the rockets had been launched", "artillery", None),
        ("The airstrike was in response to a drone attack", "airstrike", None),
        ("صواريخ عددها 6 سقطت على الثكنة", "rockets", (6, 6)),
        ("سقطت قذيفتان صاروخيتان على الأقل على الثكنة", "rockets", (2, None)),
        ("حلقت طائرات فوق البلدة بعد سقوط قذيفة هاون على السوق", "artillery", None),
        ("نفت الحركة أن يكون المبنى مخزنا للصواريخ", None, None),
    ],
)
def test_only_what_struck_is_a_weapon(read: Read, text: str, weapon: str | None, count: tuple[int, int | None] | None):
    found = [c.weapon for c in read(text) if c.weapon is not None]
    assert [w.type for w in found] == ([weapon] if weapon else [])
    if count is not None:
        assert [(w.count.min, w.count.max) for w in found if w.count is not None] == [count]


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("Rockets hit the barracks; damage was limited to the wall", "minor"),
        ("قصف الثكنة، والأضرار بالسور فقط", "minor"),
        ("دمرت الغارة المدرسة", "destroyed"),
        ("The army denied the airstrike had damaged the school", None),
        ("After the attack the army said it destroyed terrorist positions", None),
    ],
)
def test_damage(read: Read, text: str, damage: str | None):
    assert [c.damage for c in read(text) if c.damage is not None] == ([damage] if damage else [])


def test_the_heaviest_damage_counts():
    assert worst(["minor", "destroyed", "none"]) == "destroyed"
