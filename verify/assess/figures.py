"""The figures that a convention counts: what every credible source says in the end."""

from collections.abc import Mapping, Sequence

from verify.assess.airwars import Said
from verify.assess.reliability import accuracy_of
from verify.assess.sayings import figure_of, is_vague
from verify.model import Claim, Source
from verify.rulepack import Rules


def credible_figures(claims: Sequence[Claim], sources: Mapping[str, Source], rules: Rules, field: str) -> list[Said]:
    """What every credible source says in the end, whoever it has it from; figures that were revised are left out.

    So are those that a text quotes and its author, who gives a figure of his own, puts too low.
    """
    revised = {c.revises.claim_id for c in claims if c.revises is not None}
    told = [(c, i) for c in claims if c.id not in revised and (i := figure_of(field, c)) is not None]
    authors = {c.document_id: c.relayed_by.id for c in claims if c.relayed_by is not None}
    own: dict[str, int] = {}
    for claim, said in told:
        if claim.source.id == authors.get(claim.document_id) and not is_vague(field, claim):
            own[claim.document_id] = max(own.get(claim.document_id, 0), said.min)
    found = []
    for claim, said in told:
        least, author = own.get(claim.document_id, 0), claim.source.id == authors.get(claim.document_id)
        top = said.min if said.max is None else said.max
        if top >= least and accuracy_of(sources.get(claim.source.id), rules) >= rules.assess.reliability.credible:
            found.append(Said(said, is_vague(field, claim), author and said.min == least))
    return found
