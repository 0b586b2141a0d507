"""Damage: ordered levels, each word covering a span of them."""

from verify.compare.context import Context
from verify.compare.voices import UNKNOWN
from verify.compare.wording import Wording
from verify.model import Claim


def read(claim: Claim, context: Context) -> "str | object | None":
    """The level a claim gives; `UNKNOWN` where it says that it does not know; None where it is silent."""
    if claim.damage is not None:
        return claim.damage
    status = claim.damage_status
    if status == "silent":
        return None
    return UNKNOWN if status == "unknown_stated" else "none" if status == "none" else "reported_unspecified"


def relate(a: str, b: str, context: Context) -> str:
    """Whether the levels two words cover have one in common."""
    if a == b:
        return "same"
    levels = context.spec.levels
    (low_a, high_a), (low_b, high_b) = levels[a], levels[b]
    if high_a == 0 or high_b == 0:
        return "none_against_some"
    return "levels_exclude" if high_a < low_b or high_b < low_a else "compatible"


def tell(level: str, words: Wording, context: Context) -> str:
    """ "there was minor damage"."""
    text: str = words.words["damage"][level]
    return text
