"""All six dimensions, and what holds of every comparison."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compare.told import claim, rules
from verify.compare import compare_event
from verify.model import DIMENSIONS, Claim, Comparisons, ProvenanceGroup

COUNT = st.one_of(
    st.integers(0, 4), st.tuples(st.integers(0, 4), st.none()).map(list), st.tuples(st.integers(0, 2), st.integers(2, 5)).map(list)
)
ACTORS = ["actor.us", "actor.us-led-coalition", "actor.israel", "actor.iran", "actor.iran-backed-militias", "actor.kataib-hezbollah"]
PLACES = [
    {"name": n, "lat": 35.0 + d, "lon": 40.0, "precision_km": k} for n, d, k in (("A", 0, 2), ("B", 0.03, 4), ("C", 0.5, 5), ("D", 0.2, 60))
]
WHO = st.sampled_from(["children", "militants", "soldiers", "people"])


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    """What one claim says, in short form; each dimension may stay silent."""
    form: dict[str, Any] = {}
    for name in ("killed", "wounded", "civilians_killed"):
        if draw(st.booleans()):
            form[name] = draw(COUNT)
    if not form:
        form["status"] = draw(st.sampled_from(["silent", "none", "reported", "unknown_stated"]))
    if "killed" in form and draw(st.booleans()):
        form["groups"] = [{"who": draw(WHO), "killed": form["killed"]}]
    form["scope"] = draw(st.sampled_from(["all", "all", "all", "own_people", "civilians", "group"]))
    form["assertion"] = draw(st.sampled_from(["asserted", "asserted", "unconfirmed", "denied"]))
    form["kind"] = draw(st.sampled_from(["official", "militia", "local"]))
    if draw(st.booleans()):
        form["damage"] = draw(st.sampled_from(["none", "minor", "major", "destroyed", "reported_unspecified"]))
    if draw(st.booleans()):
        form[draw(st.sampled_from(["blames", "claims", "denies"]))] = draw(
            st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True)
        )
    if draw(st.booleans()):
        form["place"] = draw(st.sampled_from(PLACES))
    if draw(st.booleans()):
        form["weapon"] = draw(st.sampled_from(["rockets", "missile", "explosion", "ied", "airstrike", "something else"]))
        form["count"] = draw(COUNT)
    if draw(st.booleans()):
        form["date"], form["precision"] = f"2021-07-{draw(st.integers(9, 12)):02d}", draw(st.sampled_from(["day", "part_of_day", "hour"]))
        if form["precision"] != "day":
            form["date"] += f"T{draw(st.integers(0, 23)):02d}:00"
    form["published_at"] = draw(st.sampled_from([None, "2021-07-10T10:00:00+03:00", "2021-07-11T10:00:00-05:00", "2021-07-12T10:00:00Z"]))
    return form


@st.composite
def events(draw: st.DrawFn) -> tuple[list[Claim], list[ProvenanceGroup]]:
    """Claims with the voices that make them."""
    claims = [claim(f"c{i}", form) for i, form in enumerate(draw(st.lists(said(), min_size=1, max_size=6)))]
    owner = [draw(st.integers(0, 3)) for _ in claims]
    groups = [
        ProvenanceGroup(f"g{k}", f"voice {k}", tuple(c.id for c, o in zip(claims, owner, strict=True) if o == k), "")
        for k in sorted(set(owner))
    ]
    return claims, groups


def outcome(found: Comparisons) -> list[tuple[str, str | None, str, str]]:
    return [(c.verdict, c.conflict_type, c.explanation, c.rule_id) for c in (getattr(found, d) for d in DIMENSIONS)]


@settings(max_examples=60, deadline=None)
@given(events(), st.randoms(use_true_random=False))
def test_order_changes_nothing(event: tuple[list[Claim], list[ProvenanceGroup]], chance: Any) -> None:
    claims, groups = event
    found = compare_event(claims, groups, rules())
    mixed = [msgspec.structs.replace(g, claim_ids=tuple(chance.sample(g.claim_ids, len(g.claim_ids)))) for g in groups]
    chance.shuffle(mixed)
    assert compare_event(chance.sample(claims, len(claims)), mixed, rules()) == found


@settings(max_examples=60, deadline=None)
@given(said(), said())
def test_two_voices_may_change_places(one: dict[str, Any], two: dict[str, Any]) -> None:
    def verdicts(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[str, str | None, str]]:
        claims = [claim("a", first), claim("b", second)]
        groups = [ProvenanceGroup(c.id, c.id, (c.id,), "") for c in claims]
        # The source is part of whose "own people" are meant, so it goes with the words.
        claims = [msgspec.structs.replace(c, source=msgspec.structs.replace(c.source, id="same")) for c in claims]
        found = compare_event(claims, groups, rules())
        return [(c.verdict, c.conflict_type, c.rule_id) for c in (getattr(found, d) for d in DIMENSIONS)]

    assert verdicts(one, two) == verdicts(two, one)


@settings(max_examples=60, deadline=None)
@given(events(), st.integers(0, 5))
def test_a_duplicate_changes_nothing(event: tuple[list[Claim], list[ProvenanceGroup]], which: int) -> None:
    claims, groups = event
    again = claims[which % len(claims)]
    copy = msgspec.structs.replace(again, id=again.id + "-copy")
    with_copy = [msgspec.structs.replace(g, claim_ids=(*g.claim_ids, copy.id)) if again.id in g.claim_ids else g for g in groups]
    found, same = compare_event(claims, groups, rules()), compare_event([*claims, copy], with_copy, rules())
    assert outcome(found) == outcome(same)
    assert [getattr(found, d).values for d in DIMENSIONS] == [getattr(same, d).values for d in DIMENSIONS]
    assert compare_event([*claims, again], groups, rules()) == found


@settings(max_examples=40, deadline=None)
@given(events())
def test_a_voice_that_says_nothing_changes_no_verdict(event: tuple[list[Claim], list[ProvenanceGroup]]) -> None:
    claims, groups = event
    silent = claim("silent", {"status": "silent"})
    more = [*groups, ProvenanceGroup("g9", "silent", ("silent",), "")]
    assert outcome(compare_event([*claims, silent], more, rules())) == outcome(compare_event(claims, groups, rules()))


@settings(max_examples=40, deadline=None)
@given(events())
def test_the_language_changes_the_words_alone(event: tuple[list[Claim], list[ProvenanceGroup]]) -> None:
    claims, groups = event
    english, arabic = compare_event(claims, groups, rules(), "en"), compare_event(claims, groups, rules(), "ar")
    for d in DIMENSIONS:
        a, b = getattr(english, d), getattr(arabic, d)
        assert (a.verdict, a.conflict_type, a.rule_id) == (b.verdict, b.conflict_type, b.rule_id)
        assert [(v.source_group, v.claim_id) for v in a.values] == [(v.source_group, v.claim_id) for v in b.values]
        assert b.explanation.endswith(".") and any("\u0600" <= c <= "\u06ff" for c in b.explanation)
        assert "{" not in a.explanation + b.explanation


@settings(max_examples=60, deadline=None)
@given(events())
def test_the_verdict_fits_the_number_of_voices_with_a_value(event: tuple[list[Claim], list[ProvenanceGroup]]) -> None:
    claims, groups = event
    found = compare_event(claims, groups, rules())
    for d in DIMENSIONS:
        c = getattr(found, d)
        speaking = {v.source_group for v in c.values}
        assert (c.verdict == "silent") == (not speaking)
        assert (c.verdict == "single") == (len(speaking) == 1)
        if c.verdict == "conflict":
            assert c.conflict_type is not None
            named = [g.name for g in groups if g.name.casefold() in c.explanation.casefold()]
            assert len(named) >= 2


def test_every_dimension_is_always_there() -> None:
    found = compare_event([], [], rules())
    assert {getattr(found, d).verdict for d in DIMENSIONS} == {"silent"}


def test_many_different_values_stay_within_bounds() -> None:
    most = rules().compare.most_values
    claims = [claim(f"c{i:04d}", {"killed": i}) for i in range(2 * most)]
    groups = [ProvenanceGroup(c.id, c.id, (c.id,), "") for c in claims]
    found = compare_event(claims, groups, rules()).casualties
    assert found.verdict == "conflict"
    assert len(found.values) == 2 * most
    assert len(found.explanation) < 1000
    assert "further values are not listed here" in found.explanation
