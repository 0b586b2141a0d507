"""Who speaks for whom and when: the organisation behind a claim, whether the words are its own, and their order in time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from verify.model import Claim, Document

if TYPE_CHECKING:
    from verify.rulepack import Rules

_LAST = 9e15


class Voices:
    """Answers about claims that need the rules and the documents beside them."""

    def __init__(self, documents: Sequence[Document], rules: "Rules") -> None:
        self._rules = rules
        self._documents: Mapping[str, Document] = {d.id: d for d in documents}
        self._organisations: dict[str, str] = {}
        self._named: dict[tuple[str, str | None], str | None] = {}

    def organisation(self, claim: Claim) -> str:
        """The body whose arm the speaker is: the Pentagon and its regional command are one. The source itself if no rule says more."""
        key = claim.source.id
        found = self._organisations.get(key)
        if found is None:
            spec = self._rules.sources.get(key)
            found = self._organisations[key] = key if spec is None or spec.organisation is None else spec.organisation
        return found

    def is_own(self, claim: Claim) -> bool:
        """Whether the speaker's words are the text itself and not a report of them ("Reuters quoting the Pentagon" is not)."""
        if claim.relayed_by is None:
            return True
        document = self._documents.get(claim.document_id)
        if document is None or not document.source:
            return False
        key = (document.source, document.source_kind)
        if key not in self._named:
            spec = self._rules.source_named(*key)
            self._named[key] = spec.id if spec is not None else None
        return self._named[key] == claim.source.id

    def author(self, claim: Claim) -> str:
        """Who put the text out: the one who passes it on, else the speaker."""
        return claim.source.id if self.is_own(claim) or claim.relayed_by is None else claim.relayed_by.id


@lru_cache(maxsize=65536)
def minutes(published_at: str | None) -> float:
    """Minutes since 1970, for putting claims in order; what has no date stands last."""
    if published_at is None:
        return _LAST
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return _LAST
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp() / 60.0


def in_order(claim: Claim) -> tuple[float, str]:
    """What to sort claims by: publication, then id."""
    return minutes(claim.published_at), claim.id
