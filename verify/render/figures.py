"""Numbers of an event: casualty ranges on one axis, likelihoods with their waterfalls, competing hypotheses."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from verify.model import Actor, Assessed, Claim, Confidence, CountRange, Event, Interval
from verify.render.book import Book
from verify.render.charts import count_axis, count_ticks, range_bar, share_bar, waterfall_bars
from verify.render.phrases import Phrases
from verify.render.safe import visible

_DRAWN_UP_TO = 100_000_000
_SHORTEST = 5  # an axis to one would make one death look like the most there can be


class FigureRow(Struct, frozen=True):
    """One source's figure in words and as a bar; `claim` is the number of its card."""

    source: str
    words: str
    bar: Markup
    claim: int | None = None
    relayed_by: str | None = None
    assessed: bool = False


class FigureTable(Struct, frozen=True):
    """Killed, wounded or civilians killed by source on one axis."""

    title: str
    ticks: Markup
    rows: tuple[FigureRow, ...]


def figures(event: Event, book: Book, phrases: Phrases) -> tuple[FigureTable, ...]:
    """A table for each of killed, civilians killed and wounded that any source gives a number for or denies."""
    claims = list(enumerate(book.claims_of(event), 1))
    tables = [_table(field, claims, event.assessed, phrases) for field in ("killed", "civilians_killed", "wounded")]
    return tuple(t for t in tables if t is not None)


def _value(field: str, claim: Claim) -> Interval | None:
    found: Interval | None = getattr(claim, field)
    return found


def _table(field: str, claims: Sequence[tuple[int, Claim]], assessed: Assessed, phrases: Phrases) -> FigureTable | None:
    given = [(n, c, v) for n, c in claims if (v := _value(field, c)) is not None]
    fused: CountRange | None = getattr(assessed, field)
    if not given and (fused is None or fused.high == 0):
        return None
    largest = [_reach(v.min, v.max) for _, _, v in given]
    if fused is not None:
        largest.append(max(fused.best, _reach(fused.low, fused.high)))
    rtl = phrases.ui.rtl
    axis, name = count_axis(min(_DRAWN_UP_TO, max([_SHORTEST, *largest])), rtl), f"axis-{field}"
    rows = [_said(n, c, v, range_bar(axis, name, v.min, v.max), phrases) for n, c, v in given]
    if fused is not None:
        words = assessed_words(fused, phrases)
        bar = range_bar(axis, name, fused.low, fused.high, fused.best, "fused")
        rows.append(FigureRow(phrases.ui.s("event.assessed"), words, bar, assessed=True))
    return FigureTable(phrases.ui.s(f"dimension.{field}"), count_ticks(axis, name), tuple(rows))


def _reach(low: int, high: int | None) -> int:
    """How far the axis has to go: past an open end, so that one sees it is open."""
    return low + max(1, low // 4) if high is None else high


def _said(number: int, claim: Claim, value: Interval, bar: Markup, phrases: Phrases) -> FigureRow:
    relayed = None if claim.relayed_by is None else phrases.source(claim.relayed_by.id, claim.relayed_by.name)
    return FigureRow(phrases.source(claim.source.id, claim.source.name), phrases.ui.interval(value), bar, number, relayed)


def assessed_words(fused: CountRange, phrases: Phrases) -> str:
    """ "3 to 8, best 5"."""
    ui = phrases.ui
    low, best = ui.number(fused.low), ui.number(fused.best)
    if fused.high is None:
        return ui.s("event.assessed_open").format(low=low, best=best)
    if fused.low == fused.high:
        return low
    return ui.s("event.assessed_range").format(low=low, high=ui.number(fused.high), best=best)


class Step(Struct, frozen=True):
    """A reason, its weight, its bar."""

    label: str
    weight: str
    bar: Markup


class Likelihood(Struct, frozen=True):
    """A probability with its ICD 203 words and the weights behind it."""

    what: str
    words: str
    percent: str | None
    steps: tuple[Step, ...]
    total: Step | None


def likelihoods(event: Event, phrases: Phrases) -> tuple[Likelihood, ...]:
    """That it occurred, and that the assessed toll, damage and party are right."""
    given = event.confidence
    pairs = (
        ("occurred", given.occurred),
        ("casualties", given.casualties),
        ("damage", given.damage),
        ("attribution", given.attribution),
    )
    return tuple(_likelihood(name, value, phrases) for name, value in pairs)


def _likelihood(name: str, value: Confidence, phrases: Phrases) -> Likelihood:
    ui = phrases.ui
    words = ui.term("icd", value.words.strip().lower() or "undetermined")
    percent = None if value.probability is None else ui.percent(value.probability)
    what = ui.s(f"event.{name}")
    if not value.waterfall:
        return Likelihood(what, visible(words), percent, (), None)
    weights = [s.log_odds for s in value.waterfall]
    bars, total = waterfall_bars(weights, ui.rtl)
    steps = tuple(Step(visible(s.label, 300), ui.signed(s.log_odds), b) for s, b in zip(value.waterfall, bars, strict=True))
    return Likelihood(what, visible(words), percent, steps, Step(ui.s("event.result"), ui.signed(sum(weights)), total))


class Said(Struct, frozen=True):
    """A status and who holds it: "accepts responsibility": SANA."""

    status: str
    sources: tuple[str, ...]


class Hypothesis(Struct, frozen=True):
    """A party that may be responsible: the engine's probability, the plain vote, and who says what of it."""

    actor: str
    percent: str
    share: Markup | None
    votes: str
    said: tuple[Said, ...]


class Attributions(Struct, frozen=True):
    """All competing answers, and those who say that they do not know."""

    hypotheses: tuple[Hypothesis, ...]
    ignorant: tuple[str, ...]


def attributions(event: Event, book: Book, phrases: Phrases) -> Attributions:
    """Every party that is assessed, blamed, or denies or accepts responsibility; the likeliest first."""
    claims = book.claims_of(event)
    probability = {a.actor.id: a.probability for a in event.assessed.attribution}
    actors: dict[str, Actor] = {a.actor.id: a.actor for a in event.assessed.attribution}
    said: dict[str, dict[str, dict[str, None]]] = {}
    for claim in claims:
        if claim.attribution is None:
            continue
        for actor in claim.attribution.actors:
            actors.setdefault(actor.id, actor)
            said.setdefault(actor.id, {}).setdefault(claim.attribution.status, {})[phrases.source(claim.source.id, claim.source.name)] = (
                None
            )
    votes = {v.value: v.voices for v in event.votes if v.dimension == "attribution"}
    ordered = sorted(actors, key=lambda i: (-probability.get(i, -1.0), i))
    ignorant = dict.fromkeys(phrases.source(c.source.id, c.source.name) for c in claims if phrases.unknown_stated("attribution", c))
    rows = tuple(_hypothesis(actors[i], probability.get(i), votes, said.get(i, {}), phrases) for i in ordered)
    return Attributions(rows, tuple(ignorant))


def _hypothesis(
    actor: Actor, probability: float | None, votes: dict[str, int], said: dict[str, dict[str, None]], phrases: Phrases
) -> Hypothesis:
    ui = phrases.ui
    vote = votes.get(actor.id, votes.get(actor.name))
    share = None if probability is None else share_bar(probability, ui.rtl)
    statuses = tuple(Said(ui.s(f"attribution.{s}"), tuple(names)) for s, names in sorted(said.items()))
    percent = "–" if probability is None else ui.percent(probability)
    return Hypothesis(phrases.actor(actor), percent, share, "–" if vote is None else ui.number(vote), statuses)
