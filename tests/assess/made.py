"""Claims for the tests of the assess step, with as little as each needs."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from verify.assess import assess_event, provenance_groups, rate_source
from verify.model import Actor, Assessment, Attribution, Claim, Comparison, Comparisons, Interval, Source, SourceRef
from verify.rulepack import Rules, load_rules

NOTHING = Comparison("silent", None, "", (), "")
SILENT = Comparisons(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


@cache
def rules() -> Rules:
    return load_rules()


def party(actor_id: str) -> Actor:
    return Actor(actor_id, rules().actors[actor_id].name if actor_id in rules().actors else actor_id)


def claim(
    source: str,
    *,
    kind: str = "monitor",
    killed: int | tuple[int, int | None] | None = None,
    blames: str | None = None,
    denies: str | None = None,
    admits: str | None = None,
    hour: int = 0,
    **more: Any,
) -> Claim:
    """`claim("a", killed=5)` is "a says that five were killed"; the hour counts from noon of the day."""
    roles = {"blames": blames, "denies_responsibility": denies, "claims_responsibility": admits}
    status, named = next(((s, n) for s, n in roles.items() if n), ("", None))
    if isinstance(killed, int):
        killed = (killed, killed)
    if killed is not None:
        more.setdefault("casualties_status", "none" if killed == (0, 0) else "reported")
    name = more.pop("id", f"{source}-{hour:02d}")
    return Claim(
        id=name, document_id=f"doc-{name}", source=SourceRef(source, source, kind), quote=more.pop("quote", ""), start=None, end=None, lang="en",
        published_at=f"2021-07-{10 + (12 + hour) // 24:02d}T{(12 + hour) % 24:02d}:00:00+00:00", killed=None if killed is None else Interval(*killed),
        attribution=Attribution((party(named),), status) if named else None, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def sources_of(claims: Sequence[Claim]) -> dict[str, Source]:
    return {c.source.id: rate_source(c.source.id, c.source.name, c.source.kind, rules()) for c in claims}


def assessed(*claims: Claim, counts: str = "engine", sources: dict[str, Source] | None = None) -> Assessment:
    known = sources if sources is not None else sources_of(claims)
    groups = provenance_groups(claims, (), known, rules())
    return assess_event(claims, SILENT, groups, known, rules(), counts)[0]


def rated(*claims: Claim) -> dict[str, Claim]:
    known = sources_of(claims)
    groups = provenance_groups(claims, (), known, rules())
    found = assess_event(claims, SILENT, groups, known, rules(), "engine")[1]
    return {c.id: replace(c, credibility=given) for c, given in zip(claims, found, strict=True)}
