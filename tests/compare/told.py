"""Claims and voices for the tests, in the short form of the cases in rules/compare.yml."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from verify.compare import compare_event
from verify.compare.cases import claim_of
from verify.model import Claim, Comparison, Comparisons, ProvenanceGroup
from verify.rulepack import Rules, load_rules


@lru_cache(maxsize=1)
def rules() -> Rules:
    return load_rules()


def claim(name: str, given: Mapping[str, Any], **changes: Any) -> Claim:
    """A claim of the id `name`; `changes` are fields of the model."""
    return msgspec.structs.replace(claim_of(given, name, rules()), **changes)


def voices(**said: Mapping[str, Any] | Sequence[Claim]) -> tuple[list[Claim], list[ProvenanceGroup]]:
    """One voice a name: a short form, or the claims it made."""
    claims: list[Claim] = []
    groups: list[ProvenanceGroup] = []
    for name, given in said.items():
        own = [claim(name, given)] if isinstance(given, Mapping) else list(given)
        claims += own
        groups.append(ProvenanceGroup(name, name, tuple(sorted(c.id for c in own)), "a test"))
    return claims, groups


def compared(lang: str = "en", **said: Mapping[str, Any] | Sequence[Claim]) -> Comparisons:
    claims, groups = voices(**said)
    return compare_event(claims, groups, rules(), lang)


def on(dimension: str, lang: str = "en", **said: Mapping[str, Any] | Sequence[Claim]) -> Comparison:
    found: Comparison = getattr(compared(lang, **said), dimension)
    return found


def verdict(dimension: str, **said: Mapping[str, Any] | Sequence[Claim]) -> str:
    return on(dimension, **said).verdict
