"""A claim that only leads over to another incident is not told twice."""

import msgspec

from verify.extract.repeats import without_repeats
from verify.model import Actor, Attribution, Claim, Evidence, Interval, Place, SourceRef

TEXT = "Planes of the north struck depots near the border at night.\nThe strikes came in response to drones over the port."
FIRST, SECOND = TEXT.split("\n")
NORTH = Attribution((Actor("actor.north", "North"),), "claims_responsibility")


def told(key: str, quote: str, incident: int, **facts: object) -> Claim:
    start = TEXT.index(quote)
    source = SourceRef("source.staff", "General staff", "official")
    claim = Claim(key, "d", source, quote, start, start + len(quote), "en", incident=f"d#{incident}")
    return msgspec.structs.replace(claim, **facts)


def test_what_leads_over_to_another_incident_is_no_second_claim() -> None:
    full = told("a", FIRST, 1, event_type="airstrike", attribution=NORTH)
    again = told("b", "The strikes", 1, event_type="airstrike", attribution=NORTH)
    other = told("c", "drones over the port", 2, event_type="drone_attack")
    assert without_repeats([full, again, other], TEXT) == [full, other]


def test_a_voice_that_says_it_again_in_a_line_of_its_own_is_kept() -> None:
    full = told("a", FIRST, 1, event_type="airstrike", attribution=NORTH)
    again = told("b", "The strikes", 1, event_type="airstrike", attribution=NORTH)
    assert without_repeats([full, again], TEXT) == [full, again]


def test_a_figure_is_never_dropped() -> None:
    full = told("a", FIRST, 1, event_type="airstrike", attribution=NORTH)
    again = told("b", "The strikes", 1, event_type="airstrike", attribution=NORTH, killed=Interval(3, 3), casualties_status="reported")
    other = told("c", "drones over the port", 2, event_type="drone_attack")
    assert without_repeats([full, again, other], TEXT) == [full, again, other]


def test_another_party_is_another_statement() -> None:
    full = told("a", FIRST, 1, event_type="airstrike", attribution=NORTH)
    blamed = Attribution((Actor("actor.south", "South"),), "blames")
    again = told("b", "The strikes", 1, event_type="airstrike", attribution=blamed)
    other = told("c", "drones over the port", 2, event_type="drone_attack")
    assert without_repeats([full, again, other], TEXT) == [full, again, other]


def test_a_place_that_its_own_words_do_not_give_is_no_other_statement() -> None:
    border, port = Place("place.border", "Border", 1.0, 1.0), Place("place.port", "Port", 2.0, 2.0)
    full = told("a", FIRST, 1, event_type="airstrike", attribution=NORTH, places=(border,))
    again = told("b", "The strikes", 1, event_type="airstrike", attribution=NORTH, places=(port,))
    other = told("c", "drones over the port", 2, event_type="drone_attack")
    assert without_repeats([full, again, other], TEXT) == [full, other]
    said = msgspec.structs.replace(again, evidence=(Evidence("text", "place", start=again.start, end=again.end, quote="", value="Port"),))
    assert without_repeats([full, said, other], TEXT) == [full, said, other]
