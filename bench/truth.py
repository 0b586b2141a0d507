"""`python -m bench.truth`: generated worlds, and how far the engine finds the truth that was planted in them.

For each world: how often the fused toll is the true one, beside a plain vote; how well the accuracy learnt for a source follows how
often it was right; and whether probabilities mean what they say (expected calibration error).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from statistics import correlation
from typing import NamedTuple

from bench import simple
from bench.generate import planted_claims
from bench.telling import tellings
from bench.world import World, plant
from verify.assess import assess_event, learn, observe, provenance_groups, rate_source
from verify.evaluate.calibration import calibration
from verify.model import Assessment, Claim, Comparison, Comparisons, Source
from verify.rulepack import Rules, load_rules

_NOTHING = Comparison("silent", None, "", (), "")
_SILENT = Comparisons(*(_NOTHING,) * 6)


class Measured(NamedTuple):
    """What was found in one world. `accuracy_followed`: the correlation of learnt and true accuracy over the sources with a record."""

    events: int
    vote: float
    fused: float
    fused_before_learning: float
    range_holds: float
    accuracy_followed: float
    toll_error: float
    party_error: float


def measure(world: World, rules: Rules) -> Measured:
    """Assesses every planted event from the claims on it, with sources as the rules rate them and as the run teaches."""
    planted = planted_claims(world)
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in planted.claims:
        by_event[planted.event_of[claim.id]].append(claim)
    refs = {c.source.id: c.source for c in planted.claims}
    before = {k: rate_source(k, refs[k].name, refs[k].kind, rules) for k in sorted(refs)}
    groups = {e: provenance_groups(claims, (), before, rules) for e, claims in by_event.items()}
    details = [d for e in sorted(by_event) for d in observe(e, by_event[e], groups[e], before, rules)]
    after = learn(before, details, rules)

    def assess(sources: dict[str, Source]) -> dict[str, Assessment]:
        return {e: assess_event(claims, _SILENT, groups[e], sources, rules, "engine")[0] for e, claims in by_event.items()}

    found = assess(after)
    told = [e for e in sorted(by_event) if any(c.killed is not None for c in by_event[e])]
    true = planted.killed
    tolls = [(found[e].confidence.casualties.probability or 0.5, _best(found[e]) == true[e]) for e in told]
    culprit = {e.id: e.perpetrator.id for e in world.events}
    parties = [
        (found[e].confidence.attribution.probability or 0.5, found[e].assessed.attribution[0].actor.id == culprit[e])
        for e in sorted(by_event) if found[e].assessed.attribution
    ]  # fmt: skip
    first = assess(before)
    return Measured(
        len(told), _share([simple.majority(by_event[e]) == true[e] for e in told]), _share([y for _, y in tolls]),
        _share([_best(first[e]) == true[e] for e in told]), _share([_holds(found[e], true[e]) for e in told]), _followed(world, before, after),
        _error(tolls), _error(parties),
    )  # fmt: skip


def _best(found: Assessment) -> int | None:
    return found.assessed.killed.best if found.assessed.killed is not None else None


def _holds(found: Assessment, true: int) -> bool:
    toll = found.assessed.killed
    return toll is not None and toll.low <= true and (toll.high is None or true <= toll.high)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def _error(pairs: Sequence[tuple[float, bool]]) -> float:
    found = calibration([p for p, _ in pairs], [y for _, y in pairs])
    return float(found["ece"]) if found is not None else 0.0


def _followed(world: World, before: dict[str, Source], after: dict[str, Source]) -> float:
    """True accuracy is the share of the details a source gave of its own that were right."""
    right: dict[str, list[bool]] = defaultdict(list)
    for t in tellings(world):
        if t.copied is None:
            pairs = (
                (t.killed, t.event.killed),
                (t.wounded, t.event.wounded),
                (t.damage, t.event.damage),
                (t.blamed, t.event.perpetrator),
            )
            right[t.source.id] += [said == true for said, true in pairs if said is not None]
    learnt = [s for s in sorted(after) if after[s] is not before[s] and right[s]]
    return correlation([after[s].reliability.probability or 0.5 for s in learnt], [_share(right[s]) for s in learnt])


def main() -> int:
    """Prints a line a world."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.truth", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=12000, help="claims in each world (default 12000)")
    parser.add_argument("--seeds", nargs="*", default=["1", "2", "3"])
    args = parser.parse_args()
    rules = load_rules()
    for seed in args.seeds:
        found = measure(plant(args.claims, seed), rules)
        print(json.dumps({"seed": seed, **{k: round(v, 4) for k, v in found._asdict().items()}}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
