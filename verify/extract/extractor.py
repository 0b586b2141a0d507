"""Document -> claims: what each voice of a text says of each incident."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from verify.extract.beside import claim_of, told_beside
from verify.extract.claims import build_claim
from verify.extract.incidents import Incident
from verify.extract.languages import Language
from verify.extract.origin import place_of_source
from verify.extract.parts import settle
from verify.extract.place_lone import lone_place
from verify.extract.reader import Reader, Text, Trace
from verify.extract.repeats import without_repeats
from verify.extract.speakers import Speaker
from verify.extract.telling import as_place
from verify.extract.told import Context, Told
from verify.extract.tongues import tongues
from verify.model import Claim, DateSpan, Document, Issue, Place
from verify.rulepack import Rules
from verify.text.normalise import Normalised

_POST_LENGTH, _ORIGINS = 900, 20_000
_TOGETHER = 20_000  # characters: more of them leave no room in the processor's cache for what reads them


class Extractor:
    """Reads documents by a set of rules; languages are compiled when first met.

    `extract` gives the claims of one document in the order of the text. A language without a pack gives none; `unread` says so.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._reader = Reader(rules)
        self._origins: dict[tuple[str, str], Place | None] = {}

    def language(self, code: str) -> Language | None:
        """The compiled rules of a language, None if no pack speaks it."""
        return self._reader.languages.get(code)

    def script(self, code: str) -> str | None:
        """The script of a language that can be read, None of one that cannot."""
        return self._reader.languages.script(code)

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document; every quote and every evidence holds at its offsets in `document.text`."""
        return self.extract_all([document])[0]

    def extract_all(self, documents: Sequence[Document]) -> list[list[Claim]]:
        """The claims of each of several documents, as `extract` gives them, in less time."""
        found = [self._claims(text) for some in _portions(documents) for text in self._reader.read(some)]
        for n, claims in enumerate(found):
            if not claims and (documents[n].title or documents[n].url):
                found[n] = self._beside(documents[n])
        return found

    def _beside(self, document: Document) -> list[Claim]:
        """The claims of a document whose text gives none: of its title, else of the words of its address."""
        for where, told in told_beside(document):
            (text,) = self._reader.read([told])
            claims = self._claims(text)
            if claims:
                return [claim_of(where, c) for c in claims]
        return []

    def _claims(self, text: Text) -> list[Claim]:
        context = self._context(text)
        claims = self._claims_in(text, context)
        if claims and text.places and not any(c.places for c in claims):
            lone = lone_place((p.sentence.items for p in text.passages), text.places, self.rules.places)
            if lone is not None:
                return self._claims_in(text, replace(context, fallback_place=lone[0], fallback_at=lone[1:]))
        return claims

    def _claims_in(self, text: Text, context: Context) -> list[Claim]:
        document = text.document
        whole = len(document.text) <= _POST_LENGTH
        groups: dict[tuple[int, str, int, str], list[Told]] = {}
        speakers: dict[tuple[int, str, int, str], tuple[Speaker, Incident]] = {}
        for trace in text.traces:
            for told, speaker in trace.told:
                key = (0 if whole else trace.sentence.paragraph, speaker.key, told.incident.number, trace.lang)
                groups.setdefault(key, []).append(told)
                speakers.setdefault(key, (speaker, told.incident))
        claims: dict[str, Claim] = {}
        for key, told_here in groups.items():
            claim = build_claim(told_here, speakers[key][0], speakers[key][1], replace(context, lang=key[3]))
            if claim is not None:
                claims.setdefault(claim.id, claim)
        ordered = sorted(claims.values(), key=lambda c: (c.start or 0, c.end or 0, c.id))
        read_in = [self._reader.languages[code] for code in sorted({trace.lang for trace in text.traces})]
        single = frozenset[str]().union(*[language.rules.single for language in read_in])
        return without_repeats(settle(ordered, single), document.text)

    def unread(self, document: Document) -> Issue | None:
        """The issue to report for a text in a language that no pack reads."""
        if self._reader.languages.has_pack(document.lang) or tongues(document.text, document.lang, self.script):
            return None
        message = f"the text is in a language that no rule pack reads ({document.lang}); nothing was read from it"
        hint = "add a language pack with --rules, or state the language if it was detected wrongly"
        return Issue(document.origin, None, document.id, "language_not_read", "warning", message, hint)

    def explain(self, document: Document) -> tuple[Normalised, list[Trace]]:
        """The trace of every sentence of a document."""
        (text,) = self._reader.read([document])
        return text.norm, text.traces

    def _context(self, text: Text) -> Context:
        document = text.document
        day = DateSpan(text.known_from or text.known_by, text.known_by, "day") if text.known_by is not None else None
        return Context(document, text.norm, self.rules.actors, day, None if text.places else self._origin(text), document.lang)

    def _origin(self, text: Text) -> Place | None:
        """Where the voice of a text that names no place says it is; remembered."""
        key = (text.told_by.source.id, text.document.lang)
        if key not in self._origins:
            if len(self._origins) >= _ORIGINS:
                self._origins.clear()
            found = place_of_source(text.told_by, text.document.lang, self._reader.languages.places, self.rules.places)
            self._origins[key] = as_place(found) if found is not None else None
        return self._origins[key]


def _portions(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """The documents in turn, as many at once as are short enough together."""
    first = length = 0
    for n, document in enumerate(documents):
        if n > first and length + len(document.text) > _TOGETHER:
            yield documents[first:n]
            first, length = n, 0
        length += len(document.text)
    if first < len(documents):
        yield documents[first:]


__all__ = ["Extractor", "Trace"]
