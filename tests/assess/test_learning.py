"""What a run teaches of its sources."""

from math import exp

from msgspec.structs import replace

from bench.dice import Dice
from tests.assess.made import claim, rules, sources_of
from verify.assess import fit_map, learn, observe, provenance_groups, rate_source
from verify.assess.reliability import letter_of
from verify.model import Claim, ClaimLink, Source
from verify.rulepack import Rules


def taught(events: list[list[Claim]], known: Rules | None = None) -> dict[str, Source]:
    sources = sources_of([c for e in events for c in e])
    details = []
    for n, told in enumerate(events):
        groups = provenance_groups(told, (), sources, rules())
        details += observe(f"e{n}", told, groups, sources, rules())
    return learn(sources, details, known or rules())


def world(count: int, accuracy: dict[str, float]) -> list[list[Claim]]:
    dice = Dice("learning")
    events = []
    for _ in range(count):
        true = dice.number(1, 40)
        told = [(s, true if dice.chance(a) else true + dice.number(1, 9)) for s, a in accuracy.items()]
        events.append([claim(s, kind="local", killed=k, hour=n) for n, (s, k) in enumerate(told)])
    return events


def test_good_and_bad_sources_are_told_apart() -> None:
    found = taught(world(60, {"good": 0.95, "fair": 0.7, "poor": 0.3, "other": 0.75}))
    probability = {k: s.reliability.probability or 0 for k, s in found.items()}
    assert probability["good"] > probability["fair"] > probability["poor"] and probability["good"] > 0.85 and probability["poor"] < 0.5
    assert "comparable details in this run" in found["good"].reliability.basis
    assert found["good"].reliability.letter in "AB" and found["poor"].reliability.letter in "DE"


def test_with_little_to_go_by_the_prior_stands() -> None:
    told = [[claim("a", killed=3), claim("b", killed=3, hour=1)]]
    found = taught(told)
    assert found["a"].reliability == sources_of(told[0])["a"].reliability


def test_what_one_voice_alone_says_and_what_copies_say_teaches_nothing() -> None:
    origin = claim("a", killed=3)
    copy = claim("b", killed=3, relays=ClaimLink("a", origin.document_id, origin.id))
    sources = sources_of([origin, copy])
    for told in ([origin], [origin, copy]):
        assert observe("e", told, provenance_groups(told, (), sources, rules()), sources, rules()) == []


def test_known_truths_anchor_the_others() -> None:
    """Four sources agree on one error; only the anchor says otherwise."""
    events = [
        [claim(s, kind="local", killed=9, hour=n) for n, s in enumerate("abcd")] + [claim("truth", killed=2, hour=9)] for _ in range(8)
    ]
    anchored = load_with(anchors=("truth",))
    free, held = taught(events), taught(events, anchored)
    assert (held["a"].reliability.probability or 1) < 0.5 < (free["a"].reliability.probability or 0)


def load_with(**changes: object) -> Rules:
    from verify.rulepack import load_rules

    found = load_rules()
    found.__dict__["assess"] = replace(rules().assess, reliability=replace(rules().assess.reliability, **changes))
    return found


def test_an_unknown_source_has_no_basis_and_no_half() -> None:
    found = rate_source("x", "x", "unknown", rules()).reliability
    assert found.letter == "F" and found.probability is None


def test_letters_follow_accuracy() -> None:
    assert [letter_of(a, rules().assess) for a in (0.95, 0.75, 0.6, 0.5, 0.1)] == ["A", "B", "C", "D", "E"]


def test_a_named_source_is_rated_by_its_own_letter() -> None:
    found = rate_source("source.centcom", "US Central Command", "official", rules())
    assert found.reliability.letter == "B" and found.organisation == "org.us-defense" and found.affiliation == "actor.us"


def test_a_fit_finds_the_stretch_that_was_planted() -> None:
    dice = Dice("calibration")
    logits = [dice.real(-4, 4) for _ in range(4000)]
    outcomes = [dice.chance(1 / (1 + exp(-(0.5 * x - 0.3)))) for x in logits]
    a, b = fit_map([1 / (1 + exp(-x)) for x in logits], outcomes)
    assert abs(a - 0.5) < 0.06 and abs(b + 0.3) < 0.12
    assert fit_map([0.9, 0.8], [True, True])[0] > 0
