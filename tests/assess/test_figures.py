"""Which figures of an event a convention counts."""

from msgspec.structs import replace

from tests.assess.made import assessed, claim
from verify.model import CountRange, Relay

QUOTED = Relay("monitor", "monitor")


def test_an_author_who_gives_a_figure_of_his_own_has_weighed_those_he_quotes() -> None:
    own = replace(claim("monitor", id="m", killed=(4, None)), document_id="d")
    early = replace(claim("agency", kind="local", id="a", killed=3), document_id="d", relayed_by=QUOTED)
    higher = replace(claim("neighbour", kind="local", id="n", killed=5), document_id="d", relayed_by=QUOTED)
    assert assessed(own, early, higher, counts="airwars").assessed.killed == CountRange(4, 5, 5)
    assert assessed(own, replace(early, document_id="e", relayed_by=None), counts="airwars").assessed.killed == CountRange(3, 3, 4)


def test_an_author_without_a_figure_leaves_those_he_quotes_as_they_are() -> None:
    own = replace(claim("monitor", id="m"), document_id="d")
    told = [replace(claim(f"s{n}", kind="local", id=f"s{n}", killed=n), document_id="d", relayed_by=QUOTED) for n in (3, 7)]
    found = assessed(own, *told, counts="airwars").assessed.killed
    assert found is not None and (found.low, found.high) == (3, 7)
