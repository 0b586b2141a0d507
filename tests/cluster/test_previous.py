"""An earlier report is read with what it needs to go on; what is no report is said."""

from pathlib import Path

import msgspec
import pytest

from tests.cluster.build import claim, rules
from verify.cluster.previous import Previous, bare, load_previous, superseding
from verify.errors import InputError
from verify.model import ClaimLink, Cluster, Interval


def test_no_report_and_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no earlier report"):
        load_previous(tmp_path, rules(), None)
    (tmp_path / "report.json").write_text("{}")
    with pytest.raises(InputError, match="is not a report of this version"):
        load_previous(tmp_path, rules(), None)


def test_a_claim_is_the_same_whatever_later_steps_added() -> None:
    one = claim("a")
    linked = msgspec.structs.replace(one, relays=ClaimLink("s"))
    assert bare(linked) == one
    before = Previous({"a": linked}, (), True)
    assert before.same(one)
    assert not before.same(claim("a", killed=Interval(1)))
    assert not before.same(claim("b"))


def test_grown_merged_split_and_unchanged() -> None:
    before = Previous({}, (Cluster("one", ("a", "b"), ()), Cluster("two", ("c",), ()), Cluster("three", ("d", "e"), ())), True)
    now = [Cluster("x", ("a", "b", "c"), ()), Cluster("y", ("d",), ()), Cluster("z", ("e",), ()), Cluster("new", ("f",), ())]
    assert [c.supersedes for c in superseding(now, before)] == [("one", "two"), ("three",), ("three",), ()]
    assert superseding([Cluster("two", ("c",), ())], before)[0].supersedes == ()
