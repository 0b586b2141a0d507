"""The models are plain, frozen data that a report is written from and read back into."""

import msgspec
import pytest
from msgspec import Struct

import verify.model as model

STRUCTS = sorted((v for v in vars(model).values() if isinstance(v, type) and issubclass(v, Struct)), key=lambda s: s.__name__)


def test_there_are_models() -> None:
    assert len(STRUCTS) > 25


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda s: s.__name__)
def test_a_model_is_frozen_and_says_what_it_means(struct: type[Struct]) -> None:
    assert struct.__struct_config__.frozen
    assert struct.__doc__ and struct.__doc__.strip().endswith(".")


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda s: s.__name__)
def test_a_model_holds_nothing_that_changes(struct: type[Struct]) -> None:
    """Tuples, not lists: what one step hands to the next stays as it is."""
    kinds = [repr(f.type) for f in msgspec.structs.fields(struct)]
    assert [k for k in kinds if "list[" in k or "dict[" in k or ("set[" in k and "frozenset[" not in k)] == []


def test_a_report_comes_back_as_it_went() -> None:
    interval = model.Interval(3, None)
    claim = model.Claim(
        "c", "d", model.SourceRef("s", "S", "local"), "q", 0, 1, "en", killed=interval, places=(model.Place("p", "P", 1.0, 2.0, 5.0),)
    )
    report = model.Report("1.0.0", "2024-01-01T00:00:00Z", model.EngineInfo("0", (), "none", "engine"), (), (), (), (claim,), ())
    assert msgspec.json.decode(msgspec.json.encode(report), type=model.Report) == report
