"""Sentences made from the verdicts: the summary, and what is missing. No word that is not in the evidence."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from verify.model import DIMENSIONS, Claim, Dimension, Event
from verify.render.book import Book
from verify.render.i18n import Interface, bdi
from verify.render.matrix import comparison
from verify.render.phrases import Phrases
from verify.render.safe import visible

COARSE_KM = 10
VALUES_TOLD = 8
VOICES_NAMED = 6


def heading(event: Event, phrases: Phrases) -> str:
    """Kind and place in the report's language; without a place, in English, the engine's title."""
    if event.place is None and phrases.ui.lang == "en" and event.title.strip():
        return visible(event.title)
    kind = phrases.ui.term("event_type", event.event_type)
    return kind if event.place is None else phrases.ui.s("sentence.list").join((kind, phrases.place(event.place)))


def head_sentence(event: Event, book: Book, phrases: Phrases) -> Markup:
    """How many claims by how many sources in how many documents, and how many independent voices they make."""
    ui, claims = phrases.ui, book.claims_of(event)
    return ui.t(
        "event.summary_head" if len(claims) > 1 else "event.summary_one",
        claims=ui.count("claims", len(claims)),
        sources=ui.count("sources", len({c.source.id for c in claims})),
        documents=ui.count("documents", len({c.document_id for c in claims})),
        voices=ui.count("voices", event.independent_sources),
    )


def verdict_sentences(event: Event, book: Book, phrases: Phrases) -> tuple[Markup, ...]:
    """One sentence a dimension, contradictions first, then agreement; the dimensions nobody mentions share the last place."""
    rank = {"conflict": 0, "agree": 1, "partial": 2, "single": 3, "silent": 4}
    ordered = sorted(DIMENSIONS, key=lambda d: (rank[comparison(event, d).verdict], DIMENSIONS.index(d)))
    spoken = [d for d in ordered if comparison(event, d).verdict != "silent"]
    sentences = [_sentence(event, d, book, phrases) for d in spoken]
    unknown = {d: said for d in DIMENSIONS if (said := _ignorant(event, d, book, phrases))}
    sentences += [
        phrases.ui.t("sentence.unknown", dimension=_strong(phrases.ui.s(f"dimension.{d}")), sources=phrases.ui.listed(said))
        for d, said in unknown.items()
    ]
    silent = [phrases.ui.s(f"dimension.{d}") for d in ordered if d not in spoken and d not in unknown]
    if silent:
        sentences.append(phrases.ui.t("sentence.silent", dimension=_strong(phrases.ui.s("sentence.list").join(silent))))
    return tuple(sentences)


def _ignorant(event: Event, dimension: Dimension, book: Book, phrases: Phrases) -> list[str]:
    """The sources that say that they do not know."""
    told = (c for c in book.claims_of(event) if phrases.unknown_stated(dimension, c))
    return list(dict.fromkeys(phrases.source(c.source.id, c.source.name) for c in told))


def _strong(words: str) -> Markup:
    return Markup("<b>%s</b>") % words


def _sentence(event: Event, dimension: Dimension, book: Book, phrases: Phrases) -> Markup:
    ui, compared = phrases.ui, comparison(event, dimension)
    names = {g.id: phrases.voice(g, book.claims) for g in event.provenance_groups}
    by_words: dict[str, dict[str, None]] = {}
    for value in compared.values:
        words = phrases.compared(dimension, value, book.claims.get(value.claim_id))
        by_words.setdefault(words, {})[names.get(value.source_group, value.source_group)] = None
    said = [ui.t("sentence.value", source=_names(voices, ui), value=words) for words, voices in list(by_words.items())[:VALUES_TOLD]]
    values = ui.joined(said, "sentence.join") + Markup(ui.s("sentence.end")) if said else Markup("")
    if len(by_words) > VALUES_TOLD:
        values += Markup(" ") + ui.t("site.and_more", n=len(by_words) - VALUES_TOLD)
    return ui.t(f"sentence.{compared.verdict}", dimension=_strong(ui.s(f"dimension.{dimension}")), values=values)


def _names(voices: Iterable[str], ui: Interface) -> Markup:
    """The voices that say the same, the first few by name."""
    given = list(voices)
    more = [ui.count("further", len(given) - VOICES_NAMED)] if len(given) > VOICES_NAMED + 1 else []
    return ui.listed([*(given[:VOICES_NAMED] if more else given), *more])


def missing(event: Event, book: Book, phrases: Phrases) -> tuple[Markup, ...]:
    """What is not known and what would change a verdict, most telling first."""
    claims = book.claims_of(event)
    found = [*_conflicts(event, phrases), *_accused(event, claims, book, phrases)]
    if event.hangs_on is None:
        found += _two_voices(event, book, phrases)
    found += _where_and_when(event, phrases)
    if event.independent_sources == 1:
        found.append(Markup("%s") % phrases.ui.s("missing.one_voice"))
    for verdict in ("single", "silent"):
        if verdict == "single" and event.independent_sources == 1:
            continue
        found += [
            phrases.ui.t(f"missing.{verdict}", dimension=phrases.ui.s(f"dimension.{d}"))
            for d in DIMENSIONS
            if comparison(event, d).verdict == verdict and (verdict == "single" or not _ignorant(event, d, book, phrases))
        ]
    return tuple(found + _weak_evidence(claims, book, phrases))


def _conflicts(event: Event, phrases: Phrases) -> list[Markup]:
    ui, found = phrases.ui, []
    for dimension in DIMENSIONS:
        compared = comparison(event, dimension)
        if compared.verdict == "conflict":
            key = f"missing.conflict_{compared.conflict_type or 'other'}"
            found.append(ui.t(key, dimension=ui.s(f"dimension.{dimension}")))
    return list(dict.fromkeys(found))


def _two_voices(event: Event, book: Book, phrases: Phrases) -> list[Markup]:
    """Verdicts that would fall with a single voice: an agreement or a contradiction of two."""
    ui, found = phrases.ui, []
    names = {g.id: phrases.voice(g, book.claims) for g in event.provenance_groups}
    for dimension in DIMENSIONS:
        compared = comparison(event, dimension)
        voices = list(dict.fromkeys(v.source_group for v in compared.values))
        if compared.verdict in {"agree", "conflict"} and len(voices) == 2:
            said = ui.listed(names.get(v, v) for v in voices)
            found.append(ui.t(f"missing.two_{compared.verdict}", dimension=ui.s(f"dimension.{dimension}"), voices=said))
    return found


def _accused(event: Event, claims: Sequence[Claim], book: Book, phrases: Phrases) -> list[Markup]:
    accused = {a.id: a for c in claims if c.attribution is not None and c.attribution.status == "blames" for a in c.attribution.actors}
    heard = {s.affiliation for c in claims if (s := book.source(c.source.id)) is not None}
    return [phrases.ui.t("missing.accused", actor=phrases.actor(accused[i])) for i in sorted(accused) if i not in heard]


def _where_and_when(event: Event, phrases: Phrases) -> list[Markup]:
    ui, found = phrases.ui, []
    if event.date is None:
        found.append(bdi(ui.s("missing.no_date")))
    if event.place is None:
        found.append(bdi(ui.s("missing.no_place")))
    elif event.place.precision_km is not None and event.place.precision_km >= COARSE_KM:
        found.append(ui.t("missing.coarse_place", km=ui.number(event.place.precision_km, 1)))
    return found


def _weak_evidence(claims: Sequence[Claim], book: Book, phrases: Phrases) -> list[Markup]:
    ui, found = phrases.ui, []
    unconfirmed = sum(c.assertion == "unconfirmed" for c in claims)
    if unconfirmed:
        found.append(ui.t("missing.unconfirmed", claims=ui.count("claims", unconfirmed)))
    unrated = sorted({c.source.id for c in claims if (s := book.source(c.source.id)) is None or s.reliability.letter == "F"})
    if unrated:
        found.append(ui.t("missing.no_basis", sources=ui.listed(phrases.source(i, book.source_name(i)) for i in unrated[:6])))
    bare = sum(d.url is not None and d.archive_url is None for d in book.documents_of(claims))
    if bare:
        found.append(ui.t("missing.no_archive", documents=ui.count("documents", bare)))
    return found
