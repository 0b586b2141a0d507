"""Planted worlds: the same from the same seed, as large as asked for, and as untidy as the real thing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from bench.generate import as_input, planted_claims, planted_documents
from bench.telling import tellings
from bench.world import plant
from verify.model import Claim, Interval, sha256_text

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("size", [1, 7, 1000, 5000])
def test_as_many_claims_as_asked_for(size: int) -> None:
    planted = planted_claims(plant(size))
    assert len(planted.claims) == len({c.id for c in planted.claims}) == size
    assert set(planted.event_of) == {c.id for c in planted.claims}


def test_no_world_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        plant(0)


def test_a_large_world_stays_in_the_past_and_as_dense_as_a_small_one() -> None:
    small, large = plant(10_000), plant(200_000)
    days = {e.day for e in large.events}
    assert max(days).year < 2026
    for world in (small, large):
        span = (max(e.day for e in world.events) - min(e.day for e in world.events)).days
        assert 0.012 < len(world.events) / (span * len(world.towns)) < 0.03


def test_more_towns_make_a_denser_world_of_one_size() -> None:
    thin, dense = plant(2_000, "1"), plant(2_000, "1", 2_000)
    a_day = [len(w.events) / ((max(e.day for e in w.events) - min(e.day for e in w.events)).days + 1) for w in (thin, dense)]
    assert a_day[1] > 5 * a_day[0]


def test_claims_hold_by_the_model() -> None:
    for claim in planted_claims(plant(500)).claims:
        assert msgspec.convert(msgspec.to_builtins(claim), Claim) == claim
        assert claim.evidence


def test_names_come_in_several_spellings_and_two_scripts() -> None:
    planted = planted_claims(plant(3000))
    spellings: dict[str, set[str]] = {}
    for claim in planted.claims:
        for place in claim.places:
            spellings.setdefault(planted.event_of[claim.id], set()).add(place.name)
    assert sum(len(names) > 1 for names in spellings.values()) > len(spellings) / 2
    both = [names for names in spellings.values() if any(n.isascii() for n in names) and any(not n.isascii() for n in names)]
    assert len(both) > len(spellings) / 4


def test_much_is_missing_and_much_differs() -> None:
    planted = planted_claims(plant(3000))
    n = len(planted.claims)
    assert 0.1 < sum(c.date is None for c in planted.claims) / n < 0.3
    assert 0.1 < sum(not c.places for c in planted.claims) / n < 0.2
    assert 0.3 < sum(bool(c.places) and c.places[0].lat is None for c in planted.claims) / n < 0.5
    assert sum(c.killed is not None and c.killed.max is None for c in planted.claims) > n / 10
    tolls: dict[str, set[Interval]] = {}
    for claim in planted.claims:
        if claim.killed is not None:
            tolls.setdefault(planted.event_of[claim.id], set()).add(claim.killed)
    assert sum(len(values) > 1 for values in tolls.values()) > len(tolls) / 4


def test_events_have_few_or_many_claims() -> None:
    sizes = Counter(planted_claims(plant(5000)).event_of.values())
    assert min(sizes.values()) == 1
    assert max(sizes.values()) > 15


def test_a_source_is_right_about_as_often_as_planted() -> None:
    world = plant(30_000)
    right: dict[str, list[bool]] = {}
    for told in tellings(world):
        if told.blamed is not None and told.copied is None and told.source.side is None:
            right.setdefault(told.source.id, []).append(told.blamed == told.event.perpetrator)
    accuracy = {s.id: s.accuracy for s in world.sources}
    for source, hits in right.items():
        assert sum(hits) / len(hits) == pytest.approx(accuracy[source], abs=1.9 / len(hits) ** 0.5)


def test_a_copy_says_what_its_original_says_and_comes_later() -> None:
    planted = planted_claims(plant(5000))
    claims = {c.id: c for c in planted.claims}
    assert len(planted.copied_from) > 300
    for copy, original in planted.copied_from.items():
        assert claims[copy].quote == claims[original].quote
        assert claims[copy].killed == claims[original].killed
        assert (claims[copy].published_at or "") > (claims[original].published_at or "")
        assert planted.event_of[copy] == planted.event_of[original]


def test_documents_and_claims_tell_the_same_world() -> None:
    world = plant(400)
    claims = {c.document_id: c for c in planted_claims(world).claims}
    for planted in planted_documents(world):
        claim = claims[planted.document.id]
        assert planted.document.text == claim.quote
        assert planted.killed == claim.killed
        assert planted.document.sha256 == sha256_text(planted.document.text)


def test_a_count_in_figures_stands_in_the_text() -> None:
    for planted in planted_documents(plant(2000)):
        if planted.document.lang == "en" and planted.killed is not None and 12 < planted.killed.min != 24:
            assert str(planted.killed.min) in planted.document.text


def test_two_languages_and_two_kinds_of_digits() -> None:
    documents = [p.document for p in planted_documents(plant(1000))]
    assert {d.lang for d in documents} == {"ar", "en"}
    assert any(set(d.text) & set("٠١٢٣٤٥٦٧٨٩") for d in documents)


def test_input_lines_say_what_they_are() -> None:
    world = plant(5)
    assert msgspec.json.decode(as_input(planted_claims(world).claims[0]))["type"] == "claim"
    assert "type" not in msgspec.json.decode(as_input(planted_documents(world)[0].document))


def test_the_same_seed_gives_the_same_bytes_in_any_process() -> None:
    def printed(seed: str, hash_seed: str) -> bytes:
        command = [sys.executable, "-m", "bench.generate", "--claims", "300", "--seed", seed, "--as", "claims"]
        env = {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=env).stdout

    assert printed("7", "1") == printed("7", "2")
    assert printed("7", "1") != printed("8", "1")
