"""Packs written for one test, read without ours beside them."""

from collections.abc import Callable

import pytest

from verify.rulepack.load import LanguagePack, Rules
from verify.rulepack.pack import PackReader
from verify.rulepack.spec import LintFinding
from verify.rulepack.yaml_lines import parse

Packs = Callable[..., tuple[Rules, list[LintFinding]]]


@pytest.fixture
def packs() -> Packs:
    """`packs(text, ...)`: the rules of these packs, each a folder of its own, and what is wrong with them."""

    def read(*texts: str) -> tuple[Rules, list[LintFinding]]:
        rules, findings = Rules(), []
        for number, text in enumerate(texts, 1):
            reader = PackReader(rules, LanguagePack)
            reader.add(parse(text.encode(), f"pack{number}.yml"), f"pack{number}.yml")
            findings += reader.finish()
        return rules, findings

    return read
