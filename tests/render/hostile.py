"""The rich report with hostile text in every field that takes text from outside."""

from collections.abc import Sequence
from typing import Any

import msgspec

from tests.render import build
from verify.model import Document, Report

ATTACKS = (
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "javascript:window.hit=1",
    "{{ 7*7 }}{% raw %}{{ self }}",
    "\u202egnorw\u202c \u2066isolate",
    "z" + "\u0310\u0336" * 60 + "algo",
    "name" * 25_000,
    "</title></style></script><b onmouseover=window.hit=1>",
    '=HYPERLINK("http://evil.example")',
    "nul\x00bell\x07 \ud800 lone",
    "&amp;&lt;&#60;",
    "' onfocus='window.hit=1' x='",
)
# Fields whose values are ids, moments or words of vocabularies; everything else is text.
_NAMED = (
    "id source_id document_id claim_id claim_ids a b from_claim_id to_claim_id lang published_at captured_at generated_at kind source_kind "
    "schema_version letter event_type casualties_status casualties_scope damage damage_status status assertion precision start end verdict "
    "conflict_type grade what severity source_group affiliation published_zone counts supersedes sha256"
)
_FIXED = frozenset(_NAMED.split())


class _Poison:
    def __init__(self) -> None:
        self._next = 0

    def __call__(self, value: Any, key: str = "") -> Any:
        if isinstance(value, str):
            if key in _FIXED:
                return value
            self._next += 1
            return ATTACKS[self._next % len(ATTACKS)] + (value if key not in {"url", "archive_url"} else "")
        if isinstance(value, list | tuple):
            return [self(v, key) for v in value]
        return {k: self(v, k) for k, v in value.items()} if isinstance(value, dict) else value


def poisoned() -> tuple[Report, tuple[Document, ...]]:
    """Every text begins with an attack; quotes and spans no longer fit the texts, which a page has to bear as well."""
    report, documents = build.rich()
    poison = _Poison()
    return msgspec.convert(poison(msgspec.to_builtins(report)), Report), _documents(poison, documents)


def _documents(poison: _Poison, documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(msgspec.convert(poison(msgspec.to_builtins(d)), Document) for d in documents)
