"""Why two claims were joined, as sentences; and which links are shown."""

import gc
import weakref

import msgspec
import numpy as np
import pytest
import yaml

from tests.cluster.build import ROOT, claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.density import unit_density
from verify.cluster.explain import Reasons
from verify.cluster.phrases import FIXED
from verify.cluster.score import Scores, add_wording, score_facts
from verify.cluster.weights import FEATURES, LEVELS, READING, spec_of
from verify.cluster.wording import Wording
from verify.model import Claim, Evidence, Place

RULES = rules()
SPEC = spec_of(RULES)


def scored(claims: list[Claim]) -> tuple[Scores, Reasons]:
    columns = columns_of(claims, RULES, SPEC)
    a, b = np.triu_indices(columns.n, 1)
    density, wording = unit_density(columns, SPEC), Wording(columns.texts, SPEC.blocks.rare_words)
    scores = score_facts(columns, a, b, SPEC, density)
    add_wording(scores, wording, np.arange(len(a)), density, SPEC)
    return scores, Reasons(columns, wording, scores, SPEC, {})


def reasons(one: Claim, other: Claim) -> tuple[str, ...]:
    return scored([one, other])[1].of(0)


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (claim("a"), claim("b"), "Both say Karmel (0 km apart, within the stated precision)."),
        (claim("a"), claim("b", town="sadira"), "Karmel and Sadira lie 82 km apart, outside the stated precision."),
        (claim("a"), claim("b"), "Both on 10 March 2022."),
        (claim("a"), claim("b", day=1), "One says 10 March 2022, the other 11 March 2022, neighbouring days."),
        (claim("a"), claim("b", told=90.0), "The texts were published at different times."),
        (claim("a", killed=3), claim("b", killed=4), "Numbers killed are close: 3 and 4."),
        (claim("a", killed=0), claim("b", killed=0), "Both say that nobody was killed."),
        (claim("a", wounded=2), claim("b", wounded=30), "Numbers wounded differ: 2 and 30."),
        (claim("a"), claim("b", event_type="ground_attack"), "One calls it a ground attack, the other an airstrike."),
        (claim("a", actor="actor.south"), claim("b", actor="actor.south"), "Same perpetrator named: actor.south."),
    ],
)
def test_what_two_claims_say_is_put_in_words(one: Claim, other: Claim, sentence: str) -> None:
    assert sentence in reasons(one, other)


def test_two_places_within_their_precision_are_put_in_words() -> None:
    proof = (Evidence("text", "place", "place", 1),)
    one, other = (
        msgspec.structs.replace(claim(key), evidence=proof, places=(Place(name.lower(), name, lat, 38.0, 3.0, country="XX"),))
        for key, name, lat in (("a", "Adra", 35.0), ("b", "Banat", 35.04))
    )
    assert "Adra and Banat lie 4 km apart, within the stated precision, but they are two places." in reasons(one, other)


def test_a_day_that_a_text_may_only_recall_is_put_in_words() -> None:
    proof = (Evidence("text", "date", "date", 1),)
    old, new = (
        msgspec.structs.replace(claim(key, day=day, told=9.5 - day, incident=f"doc-{key}#1"), evidence=proof)
        for key, day in (("a", 0), ("b", 9))
    )
    said = "One says 10 March 2022 and was published on 19 March 2022, which fits the other: it may only recall the earlier day."
    assert said in reasons(old, new)
    assert said in reasons(new, old)


def test_the_weightiest_reason_comes_first_by_the_table_that_weighs_the_pair() -> None:
    def weights(one: Claim, other: Claim) -> list[float]:
        scores, found = scored([one, other])
        codes = scores.levels[0].tolist()
        weight = {f: abs(float(SPEC.table(f)[codes[READING], code])) for f, code in zip(FEATURES, codes, strict=True) if code}
        weight.pop("reading", None)
        assert len(found.of(0)) == len(weight)
        place = next(k for k, said in enumerate(found.of(0)) if "Karmel" in said)
        return [place, sorted(weight, key=lambda f: (-weight[f], FEATURES.index(f))).index("place")]

    read = msgspec.structs.replace(claim("b"), evidence=(Evidence("text", "date", "date", 1),))
    for other in (claim("b"), read):
        said, expected = weights(claim("a"), other)
        assert said == expected


def test_every_level_has_its_words_in_both_languages() -> None:
    said = Reasons.SAY
    missing = [(f, k) for f, levels in LEVELS.items() for k in levels[1:] if f not in (*said, "reading") and (f, k) not in FIXED]
    assert missing == []
    arabic = yaml.safe_load((ROOT / "reports" / "i18n" / "engine.ar.yml").read_text(encoding="utf-8"))
    known = {pair[0] for pairs in arabic.values() if isinstance(pairs, list) for pair in pairs if isinstance(pair, list)}
    assert {sentence.rstrip(".") for sentence in FIXED.values()} - known == set()


def test_what_knows_the_reasons_is_gone_with_whoever_asked() -> None:
    gc.disable()
    try:
        found = scored([claim("a"), claim("b")])[1]
        found.of(0)
        gone = weakref.ref(found)
        del found
        assert gone() is None, "nothing holds the tables of all pairs in a circle"
    finally:
        gc.enable()
