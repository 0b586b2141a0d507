"""Whether a claim says a thing itself, or was only given it from the text around it."""

from verify.model import Claim


def stated(claim: Claim, dimension: str) -> bool:
    """True where the claim's own words carry the value, or it came structured; a claim without any evidence is taken at its word.

    Place and date are shared by all who speak of one incident in a text; who does not repeat them does not confirm them. A date in the words that
    frame the claim ("said on Saturday evening that") is its own: `said_on`.
    """
    evidence = claim.evidence
    if not evidence:
        return True
    start, end = claim.start, claim.end
    for e in evidence:
        if e.dimension == "said_on" and dimension == "date":
            return True
        if e.dimension != dimension:
            continue
        if e.start is None or e.end is None or start is None or end is None or (e.start < end and start < e.end):
            return True
    return False
