"""What holds of all region and source packs: places lie in their country, names tell parties apart, umbrellas are no states."""

import pytest

from verify.extract.geo import km_between
from verify.rulepack import Rules, load_rules
from verify.text.normalise import fold

# South, west, north, east of each country; generous, to catch a swapped or mistyped coordinate.
BOXES = {
    "SY": (32.2, 35.5, 37.4, 42.5), "IQ": (29.0, 38.7, 37.5, 48.7), "LB": (33.0, 35.0, 34.8, 36.7), "PS": (31.1, 34.1, 32.7, 35.7),
    "IL": (29.4, 34.2, 33.5, 35.95), "YE": (11.9, 41.8, 19.1, 54.6), "SA": (16.0, 34.4, 32.3, 55.8), "IR": (24.9, 44.0, 39.8, 63.4),
    "TR": (35.7, 25.5, 42.2, 44.9), "AF": (29.3, 60.4, 38.6, 75.0), "UA": (44.2, 22.0, 52.5, 40.3), "SD": (8.6, 21.7, 22.3, 38.7),
    "LY": (19.4, 9.2, 33.3, 25.3),
}  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([])


def test_every_place_lies_in_its_country(rules: Rules) -> None:
    outside = []
    for place in rules.places.values():
        if place.country in BOXES and place.lat is not None and place.lon is not None and place.kind != "sea":
            south, west, north, east = BOXES[place.country]
            if not (south <= place.lat <= north and west <= place.lon <= east):
                outside.append(f"{place.id}: {place.lat}, {place.lon}")
    assert outside == []


def test_a_place_lies_where_the_one_that_contains_it_is(rules: Rules) -> None:
    far = []
    for place in rules.places.values():
        for outer in (rules.places[k] for k in place.within):
            if None in (place.lat, place.lon, outer.lat, outer.lon):
                continue
            away = km_between(place.lat or 0, place.lon or 0, outer.lat or 0, outer.lon or 0)
            if away > 4.0 * outer.precision_km + 30:
                far.append((place.id, outer.id, round(away)))
    assert far == []


def test_every_place_has_a_name_in_latin_letters(rules: Rules) -> None:
    assert [p.id for p in rules.places.values() if not p.name.isascii() and not any(c.isalpha() and c.isascii() for c in p.name)] == []


def test_no_full_name_belongs_to_two_parties(rules: Rules) -> None:
    held: dict[str, str] = {}
    twice = set()
    for actor in (rules.actors[k] for k in sorted(rules.actors)):
        for name in {fold(n) for names in actor.names.values() for n in names}:
            if held.setdefault(name, actor.id) != actor.id:
                twice.add((name, held[name], actor.id))
    assert twice == set()


def test_an_armed_group_is_under_no_state_that_only_arms_it(rules: Rules) -> None:
    for group in ("actor.hezbollah", "actor.houthis", "actor.kataib-hezbollah", "actor.pij"):
        assert "actor.iran-backed-militias" in rules.actors[group].umbrella
    assert rules.actors["actor.iran-backed-militias"].umbrella == ()
    assert rules.actors["actor.hamas"].umbrella == () and rules.actors["actor.rsf"].umbrella == ()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("US forces", "United States"), ("الجيش الأمريكي", "United States"), ("IDF", "Israel"), ("كتائب القسام", "Hamas"), ("Ansar Allah", "Houthis"),
        ("قوات الدعم السريع", "Rapid Support Forces"),
        ("Ukrainian forces", "Ukraine"), ("الجيش التركي", "Turkey"), ("قسد", "Syrian Democratic Forces"),
        ("التحالف العربي", "Saudi-led coalition"), ("سرايا القدس", "Palestinian Islamic Jihad"), ("القوات المصرية", "Egypt"),
    ],
)  # fmt: skip
def test_a_party_has_one_canonical_name_in_both_scripts(rules: Rules, name: str, actor: str) -> None:
    found = rules.actor_named(name)
    assert found is not None and found.name == actor


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("وزارة الصحة في غزة", "official"), ("WAFA", "state_media"), ("Sudan Doctors Network", "monitor"),
        ("هيئة الأركان الأوكرانية", "official"), ("Joint Incidents Assessment Team", "official"), ("الوكالة الوطنية للإعلام", "state_media"),
    ],
)  # fmt: skip
def test_sources_are_known_by_their_names(rules: Rules, name: str, kind: str) -> None:
    source = rules.source_named(name)
    assert source is not None and source.kind == kind
