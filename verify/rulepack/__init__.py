"""Reads the rule packs in `rules/` and those a user adds."""

from verify.rulepack.hierarchy import containers, umbrellas
from verify.rulepack.lint import lint_packs
from verify.rulepack.load import LanguagePack, Rules, load_rules
from verify.rulepack.spec import (
    ActorSpec,
    KindSpec,
    LexiconEntry,
    LintFinding,
    PatternSpec,
    PlaceSpec,
    PlaceWords,
    SourceSpec,
)

__all__ = [
    "ActorSpec", "KindSpec", "LanguagePack", "LexiconEntry", "LintFinding", "PatternSpec", "PlaceSpec", "PlaceWords", "Rules", "SourceSpec",
    "containers", "lint_packs", "load_rules", "umbrellas",
]  # fmt: skip
