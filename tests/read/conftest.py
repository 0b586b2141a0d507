"""A handful of sources, actors and places, and a way to read files that exist only for one test."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from verify.read import Batch, Defaults, read_inputs
from verify.rulepack import ActorSpec, PlaceSpec, Rules, SourceSpec, load_rules

Reading = Callable[..., Batch]


@pytest.fixture
def few() -> Rules:
    """Rules with two sources, two actors and two places of one name; no languages."""
    rules = Rules()
    rules.sources = {
        "source.register": SourceSpec("source.register", "River Register", "monitor", names={"ar": ("سجل النهر",), "en": ("RR",)}),
        "source.gazette": SourceSpec("source.gazette", "Harbour Gazette", "state_media", timezone="Asia/Aden"),
    }
    rules.actors = {
        "actor.north": ActorSpec("actor.north", "Northern Army", "army", names={"ar": ("جيش الشمال",)}, adjectives={"en": ("northern",)}),
        "actor.south": ActorSpec("actor.south", "Southern Front", "militia"),
    }
    rules.places = {
        "place.a": PlaceSpec("place.a", "Tall Qamar", "village", 35.0, 40.0, 3.0, names={"ar": ("تل قمر",)}, population=10),
        "place.b": PlaceSpec("place.b", "Tall Qamar", "town", 33.0, 44.0, 4.0, population=90_000),
    }
    return rules


@pytest.fixture
def reading(tmp_path: Path, few: Rules) -> Reading:
    """Writes files into an empty folder and reads that folder: `reading({"a.jsonl": "..."}, publisher="X")`."""

    def read(files: Mapping[str, str | bytes], *, rules: Rules | None = None, **defaults: str) -> Batch:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_inputs([tmp_path], Defaults(**defaults), few if rules is None else rules)  # type: ignore[arg-type]

    return read


@pytest.fixture(scope="session")
def shipped() -> Rules:
    """The rules that come with the program."""
    return load_rules()
