"""How far a source has earned belief: by name or kind before the run, by its record within the run where there is enough of it."""

from verify.assess.parties import parties_of
from verify.model import Reliability, Source, SourceKind
from verify.rulepack import Rules
from verify.rulepack.spec_assess import LETTERS, AssessSpec, Letter


def rate_source(id: str, name: str, kind: SourceKind, rules: Rules) -> Source:  # noqa: A002 - the field's name
    """A source with what is believed of it before the run: its own letter if the rules name it, else that of its kind."""
    spec = rules.sources.get(id)
    kind_spec = rules.kinds.get(kind)
    if spec is not None:
        affiliation, organisation = spec.affiliation, spec.organisation
    else:
        parties = parties_of(rules)
        affiliation = parties.party(id, name, kind)
        organisation = parties.body(affiliation) if affiliation is not None else None
    if id in rules.assess.reliability.anchors:
        return Source(id, name, kind, affiliation, Reliability("A", rules.assess.reliability.most, "A known truth."), organisation)
    letter = spec.reliability if spec is not None and spec.reliability is not None else None
    if letter in LETTERS:
        basis = (spec.basis if spec is not None else "") or f"Named in the rules: {letter}."
        given = Reliability(letter, rules.assess.reliability.letters[letter].mean, basis)
    elif letter is None and kind_spec is not None and kind_spec.reliability in LETTERS:
        given = Reliability(kind_spec.reliability, kind_spec.mean, kind_spec.basis)
    else:
        given = Reliability("F", None, kind_spec.basis if kind_spec is not None else "No basis.")
    return Source(id, name, kind, affiliation, given, organisation)


def accuracy_of(source: Source | None, rules: Rules) -> float:
    """What fusion reckons with: the source's probability, or for one without a basis the mean of the kind `unknown`."""
    if source is not None and source.reliability.probability is not None:
        return source.reliability.probability
    unknown = rules.kinds.get("unknown")
    return unknown.mean if unknown is not None else 0.5


def letter_of(accuracy: float, spec: AssessSpec) -> Letter:
    """The Admiralty letter of an accuracy."""
    return next((x for x in LETTERS if accuracy >= spec.reliability.letters[x].least), "E")
