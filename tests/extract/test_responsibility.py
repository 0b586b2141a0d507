import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "source", "actors", "status"),
    [
        (
            "During a strike on a depot it was assessed that one civilian was killed",
            "US Central Command",
            ["actor.us"],
            "claims_responsibility",
        ),
        ("During a strike on a depot it was assessed that one civilian was killed", "Northern Wire", [], None),
        ("قال الجيش الإسرائيلي إنه هاجم مواقع في البقاع", "Northern Wire", ["actor.israel"], "claims_responsibility"),
        ("نفت قوات سوريا الديمقراطية مسؤوليتها عن قصف السوق", "Northern Wire", ["actor.sdf"], "denies_responsibility"),
        ("روسيا تنفي قصف المشفى", "Northern Wire", ["actor.russia"], "denies_responsibility"),
        ("اتهم الجيش السوداني قوات الدعم السريع بقصف المخيم", "Northern Wire", ["actor.rsf"], "blames"),
        ("Russian and Syrian warplanes bombed the market", "Northern Wire", ["actor.russia", "actor.syrian-government"], "blames"),
        ("The report of the strike was classed as non-credible due to insufficient evidence", "US Central Command", [], None),
    ],
)
def test_who_claims_denies_and_blames(read: Read, text: str, source: str, actors: list[str], status: str | None):
    (claim,) = read(text, source=source)
    found = claim.attribution
    assert (([a.id for a in found.actors], found.status) if found is not None else ([], None)) == (actors, status)
