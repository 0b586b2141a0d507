"""Which places a text names, and where they are."""

import gzip
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.extract.coordinates import find_coordinates
from verify.extract.gazetteer import gazetteer
from verify.extract.geo import km_between, shifted
from verify.extract.place_relations import innermost, lies_about
from verify.extract.place_resolution import Resolved, resolve
from verify.extract.places import PlaceIndex
from verify.model import Place
from verify.rulepack import PlaceSpec, Rules
from verify.text.normalise import fold, normalise
from verify.text.terms import WORD, words_of

ALEPPO = (36.2, 37.15)


@pytest.fixture(scope="module")
def find(rules: Rules, index: PlaceIndex):  # type: ignore[no-untyped-def]
    """The places of a text told by a source at home in some country, as id by the words they were read from."""

    def finder(text: str, *home: str) -> dict[str, PlaceSpec]:
        lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
        norm = normalise(text)
        return {r.mention.written: r.place for r in resolve(index.find(norm, lang), home, rules.places)}

    return finder


def ids(found: dict[str, PlaceSpec]) -> set[str]:
    return {p.id for p in found.values()}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف على بلدة مارع", "place.sy.marea"),
        ("وبالقامشلي أيضا", "place.sy.qamishli"),
        ("هجوم على ميناء رأس عيسى", "place.ye.ras-isa"),
        ("A strike on Ras Isa oil port", "place.ye.ras-isa"),
        ("قصف مخيم النصيرات", "place.ps.nuseirat"),
        ("a drone fell on Nuseirat refugee camp", "place.ps.nuseirat"),
        ("explosions in El Fasher", "place.sd.el-fasher"),
        ("missiles hit Kostiantynivka", "place.ua.kostiantynivka"),
        ("غارة قرب مطار معيتيقة", "place.ly.mitiga"),
    ],
)
def test_a_name_of_the_packs_is_found_in_both_scripts(find, text: str, place: str) -> None:  # type: ignore[no-untyped-def]
    assert place in ids(find(text))


def test_a_town_of_the_gazetteer_needs_words_that_show_a_place(find) -> None:  # type: ignore[no-untyped-def]
    assert [p.name for p in find("Shelling in Sharm el-Sheikh killed two").values()] == ["Sharm el-Sheikh"]
    assert find("Mr. Minya spoke of peace") == {}


def test_common_words_and_names_of_outlets_are_no_places(find) -> None:  # type: ignore[no-untyped-def]
    assert find("Hope and Independence matter, and Aleppo Media Center said so") == {}
    assert find("نشرت شبكة حلب نيوز الصور عنه") == {}
    assert find("أعلن فيلق القدس والحرس") == {}


def test_an_adjective_is_no_place(find) -> None:  # type: ignore[no-untyped-def]
    assert find("القوات السورية والحكومة اللبنانية") == {}
    assert find("Syrian and Lebanese officials") == {}


def test_the_capital_is_a_party_when_it_speaks_and_a_place_when_it_is_hit(find) -> None:  # type: ignore[no-untyped-def]
    assert find("Kyiv said it had shot down drones") == {}
    assert "place.ua.kyiv" in ids(find("The drones exploded in Kyiv"))


def test_the_village_a_text_names_is_the_one_near_its_other_places(find) -> None:  # type: ignore[no-untyped-def]
    near_daraa = find("قصف على بلدة الطيبة ومدينة درعا")
    near_deir_ez_zor = find("قصف على البصيرة والشحيل في دير الزور")
    assert all(p.country == "SY" for p in (*near_daraa.values(), *near_deir_ez_zor.values()))
    tripoli = {c: find("Clashes in Tripoli", c)["Tripoli"].country for c in ("LY", "LB")}
    assert tripoli == {"LY": "LY", "LB": "LB"}


def test_another_place_of_the_text_tells_the_country(find) -> None:  # type: ignore[no-untyped-def]
    assert find("Clashes in Tripoli and Misrata")["Tripoli"].country == "LY"
    assert find("Clashes in Tripoli and Sidon")["Tripoli"].country == "LB"


def test_countryside_means_the_province_and_city_the_town(find) -> None:  # type: ignore[no-untyped-def]
    assert find("قصف في ريف حلب")["حلب"].id == "place.sy.aleppo"
    assert find("قصف في مدينة حلب")["حلب"].id == "place.sy.aleppo-city"
    assert find("shelling of Aleppo countryside")["Aleppo"].id == "place.sy.aleppo"
    assert find("shelling in Aleppo city")["Aleppo"].id == "place.sy.aleppo-city"


def test_the_bare_name_has_the_town_s_place_and_reaches_about_it(find) -> None:  # type: ignore[no-untyped-def]
    place = find("قصف في حلب")["حلب"]
    assert place.id == "place.sy.aleppo" and 15 < place.precision_km < 50
    assert km_between(place.lat or 0, place.lon or 0, *ALEPPO) < 5


def test_a_distance_and_a_direction_move_the_place(find) -> None:  # type: ignore[no-untyped-def]
    for text in ("A strike 20 km east of Aleppo", "قصف على بعد 20 كم شرق حلب", "قصف شرق حلب بنحو 20 كم"):
        (place,) = find(text).values()
        assert 15 < km_between(*ALEPPO, place.lat or 0, place.lon or 0) < 25, text
        assert (place.lon or 0) > ALEPPO[1] + 0.1 and abs((place.lat or 0) - ALEPPO[0]) < 0.05, text
        assert "place.sy.aleppo-city" in place.within


def test_a_part_of_the_countryside_lies_on_its_side(find) -> None:  # type: ignore[no-untyped-def]
    for text in ("في ريف إدلب الجنوبي", "in southern Idlib countryside", "جنوبي إدلب"):
        (place,) = find(text).values()
        assert (place.lat or 0) < 35.9 and place.precision_km > 10 and "place.sy.idlib" not in place.id.split("~")[1:], text


def test_a_distance_belongs_to_the_place_it_is_said_of(find) -> None:  # type: ignore[no-untyped-def]
    found = find("fighting in northern Idlib countryside, 8 km east of Harem")
    assert found["Idlib"].precision_km > 10
    assert 7 < km_between(36.21, 36.52, found["Harem"].lat or 0, found["Harem"].lon or 0) < 9


def test_a_village_nobody_knows_stands_in_the_place_around_it(find) -> None:  # type: ignore[no-untyped-def]
    for text, name in (
        ("قصف على قرية الزبربورة في ريف الرقة", "الزبربورة"),
        ("in the village of Zubarbura in Raqqa province", "Zubarbura"),
    ):
        place = find(text)[name]
        assert place.id.startswith("place.sy.raqqa") and place.name == name and place.precision_km >= 15, text


def test_a_list_goes_on_with_the_kind_of_its_first_name(find) -> None:  # type: ignore[no-untyped-def]
    found = find("قصفت قرى كنصفرة والبارة وبليون")
    assert {"place.sy.kansafra", "place.sy.al-bara"} <= ids(found)


def test_a_word_for_a_village_is_no_village(find) -> None:  # type: ignore[no-untyped-def]
    assert find("قرية سكنية حدودية مجاورة") == {}
    assert find("the village elders and a town hall") == {}


def test_a_name_keeps_its_last_hamza(find) -> None:  # type: ignore[no-untyped-def]
    assert "صنعاء" in find("انفجار في صنعاء")


def test_innermost_leaves_what_only_contains(rules: Rules) -> None:
    def place(key: str) -> Place:
        spec = rules.places[key]
        return Place(spec.id, spec.name, spec.lat, spec.lon, spec.precision_km)

    field, province, town = place("place.sy.al-omar"), place("place.sy.deir-ez-zor"), place("place.sy.raqqa-city")
    assert innermost([field, province], rules.places) == {field.id}
    assert innermost([field, town], rules.places) == {field.id, town.id}
    assert innermost([province], rules.places) == {province.id}


def test_a_province_right_behind_a_town_of_it_says_where_it_lies() -> None:
    dam = Place("a", "dam", 36.38, 38.18, 2)
    assert lies_about(dam, Place("b", "east of the town", 36.53, 38.04, 15))
    assert not lies_about(dam, Place("c", "another province", 33.5, 36.3, 40))
    assert not lies_about(dam, Place("d", "a site as fine", 36.4, 38.2, 3))


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("struck at coordinates 35.33, 40.30", 35.33, 40.30),
        ("الإحداثيات: 35.3312، 40.3021", 35.3312, 40.3021),
        ("(33.51234, 36.29876)", 33.51234, 36.29876),
        ("at 35°12'34\"N 40°08'02\"E", 35.2094, 40.1339),
        ("N 35° 12' 34\" E 40° 8' 2\"", 35.2094, 40.1339),
        ("33.9111 S, 18.4222 E", -33.9111, 18.4222),
        ("٣٥٫٣٣١٢، ٤٠٫٣٠٢١", 35.3312, 40.3021),
    ],
)
def test_coordinates(text: str, lat: float, lon: float) -> None:
    (point,) = find_coordinates(normalise(text))
    assert point.place.lat == pytest.approx(lat, abs=1e-3) and point.place.lon == pytest.approx(lon, abs=1e-3)


@pytest.mark.parametrize("text", ["between 3.50, 4.20 and 5", "rose by 35.33 to 40.30", "99.1234, 40.1234", "v1.2345.6789", "2.5 million"])
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert list(find_coordinates(normalise(text))) == []


def test_the_gazetteer_is_folded_as_texts_are() -> None:
    """A change of the folding makes the file stale: `scripts/gazetteer.py` makes it anew."""
    raw = gzip.decompress((files("verify.rules") / "gazetteer" / "places.tsv.gz").read_bytes()).decode()
    names, _, rows = raw.partition("\n\n")
    keys = [line.split("\t")[0] for line in names.split("\n")]
    assert keys == sorted(keys)
    assert all(" ".join(WORD.findall(fold(k))) == k for k in keys[::97])
    count = len(rows.rstrip("\n").split("\n"))
    assert all(int(n) < count for line in names.split("\n")[::97] for n in line.split("\t")[1].split(","))


def test_the_longest_name_of_the_gazetteer_wins() -> None:
    text = normalise("new york city").text
    found = gazetteer().at(text, words_of(text), 0, False)
    assert found is not None and found[1] == 2


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(0, 359), st.floats(1, 60))
def test_shifting_goes_as_far_as_said(lat: float, lon: float, bearing: float, km: float) -> None:
    assert km_between(lat, lon, *shifted(lat, lon, bearing, km)) == pytest.approx(km, rel=0.06, abs=0.2)


_PIECES = (
    "قرية", "بلدة", "ريف", "شرق", "حلب", "دير الزور", "8", "كم", "في", "و", "،", ".", "#الرقة", "الشرقي", "village of", "Aleppo", "north of",
    "12 km", "countryside", "in", "Tripoli", "35.3312, 40.3021", "\n", "قصف", "hit", "Umm", "تل",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=14), lang=st.sampled_from(["ar", "en"]))
def test_every_mention_holds_at_its_offsets_and_no_two_overlap(rules: Rules, index: PlaceIndex, pieces: list[str], lang: str) -> None:
    norm = normalise(" ".join(pieces))
    mentions = index.find(norm, lang)
    assert mentions == index.find(norm, lang)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for m in mentions:
        assert 0 <= m.start < m.end <= len(norm.text)
    found: list[Resolved] = resolve(mentions, ("SY",), rules.places)
    assert all(r.place.precision_km > 0 and r.place.lat is not None for r in found)
    assert all(r.mention in mentions for r in found)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_searched(index: PlaceIndex, text: str) -> None:
    norm = normalise(text)
    for m in index.find(norm, "ar"):
        assert m.written == "" or m.written.removesuffix("ء") == norm.original[slice(*norm.span(m.start, m.end))].removesuffix("ء")
