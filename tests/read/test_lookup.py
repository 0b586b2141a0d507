"""Names to things, dates to moments."""

import pytest

from verify.read.lookup import Lookup
from verify.rulepack import Rules


@pytest.fixture
def lookup(few: Rules) -> Lookup:
    return Lookup(few)


@pytest.mark.parametrize("name", ["River Register", "the river register", "سجل النهر", "RR", "source.register", "RR (monitor)"])
def test_a_source_is_known_by_any_of_its_names(lookup: Lookup, name: str) -> None:
    assert lookup.source_ref(name, None, None).id == "source.register"


def test_a_source_nobody_knows_is_named_after_what_it_is_called(lookup: Lookup) -> None:
    one, two = lookup.source_ref("Dr. Nobody", None, "local"), lookup.source_ref("DR. NOBODY", None, "local")
    assert one.id == two.id and one.name == "Dr. Nobody" and one.kind == "local"
    assert lookup.source_ref("Dr. Nobody", None, None).kind == "unknown"


@pytest.mark.parametrize("name", ["Northern Army", "جيش الشمال", "northern", "actor.north"])
def test_an_actor_is_known_by_name_alias_adjective_or_id(lookup: Lookup, name: str) -> None:
    assert lookup.actor(name, None).id == "actor.north"


def test_of_two_places_of_one_name_the_most_populous_is_meant_unless_the_id_says(lookup: Lookup) -> None:
    assert lookup.place("Tall Qamar", None, None, None, None).id == "place.b"
    assert lookup.place("Tall Qamar", "place.a", None, None, None).id == "place.a"
    assert lookup.place("تل قمر", None, None, None, None).id == "place.a"


def test_a_point_that_was_given_takes_the_place_of_our_own(lookup: Lookup) -> None:
    place = lookup.place(None, "place.a", 35.5, 40.5, 0.5)
    assert (place.id, place.lat, place.lon, place.precision_km, place.name_ar) == ("place.a", 35.5, 40.5, 0.5, "تل قمر")


def test_a_place_nobody_knows_is_kept_as_given(lookup: Lookup) -> None:
    place = lookup.place("Nowhere", None, 1.0, 2.0, None)
    assert (place.name, place.lat, place.lon) == ("Nowhere", 1.0, 2.0)
    point = lookup.place(None, None, 1.0, 2.0, None)
    assert (point.name, point.lat) == ("1.0, 2.0", 1.0)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-07-10T21:00:00+03:00", "2021-07-10T21:00:00+03:00"),
        ("2021-07-10T21:00Z", "2021-07-10T21:00:00+00:00"),
        ("2021-07-10T21:00:00Z", "2021-07-10T21:00:00+00:00"),
        ("1625940000", "2021-07-10T18:00:00+00:00"),
        ("1625940000000", "2021-07-10T18:00:00+00:00"),
    ],
)
def test_a_moment_with_its_zone_is_taken_as_stated(lookup: Lookup, value: str, iso: str) -> None:
    assert lookup.date(value, "en", None) == (iso, "stated", None)


@pytest.mark.parametrize(
    "value",
    [
        "3021-07-10T21:00:00+03:00",
        "2021-02-31",
        "2021-13-01T00:00:00Z",
        "31 شباط 2021",
        "the day before the wedding",
        "0000-00-00",
        "2021-07-10T25:00:00Z",
        "x" * 500,
        "1023-01-01",
    ],
)
def test_what_is_no_date_of_our_times_is_refused_with_a_reason(shipped: Rules, value: str) -> None:
    iso, zone, why = Lookup(shipped).date(value, "en", None)
    assert (iso, zone) == (None, None)
    assert why


@pytest.mark.parametrize(
    ("value", "lang", "day"),
    [
        ("10 July 2021 21:30", "en", "2021-07-10T21:30"),
        ("١٠ تموز ٢٠٢١", "ar", "2021-07-10"),
        ("10 juillet 2021", None, None),
        ("2021-07-10", "en", "2021-07-10"),
    ],
)
def test_dates_as_people_write_them(shipped: Rules, value: str, lang: str | None, day: str | None) -> None:
    iso, _, _ = Lookup(shipped).date(value, lang, None)
    assert day is None or (iso is not None and iso.startswith(day))


def test_a_date_without_a_zone_takes_that_of_the_source_else_utc(shipped: Rules, few: Rules) -> None:
    few.lang = shipped.lang
    lookup = Lookup(few)
    assert lookup.date("2021-07-10 21:30", "en", "Harbour Gazette")[:2] == ("2021-07-10T21:30:00+03:00", "source")
    assert lookup.date("2021-07-10 21:30", "en", "Dr. Nobody")[:2] == ("2021-07-10T21:30:00+00:00", "utc")
