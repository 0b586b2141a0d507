"""The rule packs that the documentation shows are ones that can be read."""

import re
from pathlib import Path

import pytest

from verify.rulepack.load import LanguagePack, Rules
from verify.rulepack.pack import PackReader
from verify.rulepack.yaml_lines import parse

PAGE = Path(__file__).parents[2] / "docs" / "rule-packs.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split(":", 1)[0])
def test_an_example_can_be_read(block: str) -> None:
    text = block if block.startswith("pack:") else "pack: {id: example, version: 1, kind: region}\n" + block
    reader = PackReader(Rules(), LanguagePack)
    assert reader.add(parse(text.encode(), "example.yml"), "example.yml") is not None
    # What it refers to stands in other packs.
    assert [str(f) for f in reader.finish() if "there is no" not in f.message] == []
