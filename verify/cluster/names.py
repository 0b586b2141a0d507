"""Names of places across scripts and spellings, compared by their consonants."""

from verify.text.skeleton import SHORTEST, skeleton

__all__ = ["SHORTEST", "skeleton"]
