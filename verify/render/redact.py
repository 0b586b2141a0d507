"""Names of victims and private persons blacked out, by rule: given names, words that announce a person, lists of the dead.

Every character of a name becomes a block, so that no offset moves and `text[start:end] == quote` still holds. It finds what `reports/redact.yml`
describes and no more: a name alone that is not in the list, a nickname or a misspelling stays. Whoever publishes has to read what is left.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import ahocorasick
import msgspec
import yaml
from msgspec import Struct

from verify.model import Document, Issue, Report

BLOCK = "█"
_LIMITS = (
    "They were found by rule: names that the rules do not know, nicknames and misspellings may be left. "
    "Read the report before it is published."
)
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\-](?=[^\W\d_])|[\u064b-\u0652\u0670\u0640])*")
_JOINED = re.compile(r"[ \u00a0]{1,2}")
_SEPARATOR = re.compile(r"[,،;؛\n•*/]|\s[-–—]\s|\s(?:and|&)\s|(?<!\S)و(?=[\u0621-\u064a]{2})")
_LIST_END = re.compile(r"[.!؟?]|\n\s*\n")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST = 5
_LOOSE = 3
_LIST_REACH = 2000
# Strings that are no prose: ids, dates, hashes, words of vocabularies.
_LEFT = frozenset({
    "id", "source_id", "document_id", "claim_id", "claim_ids", "a", "b", "from_claim_id", "to_claim_id", "sha256", "lang", "published_at",
    "captured_at",
    "generated_at", "kind", "organisation", "affiliation", "supersedes", "rule_id", "incident", "source_group",
})  # fmt: skip
_ADDRESSES = frozenset({"url", "archive_url"})
# Names of files and where in them a record stood.
_PLACES = frozenset({"file", "origin"})


class _Words(Struct, frozen=True):
    given: frozenset[str]
    particles: frozenset[str]
    persons: frozenset[str]
    lists: frozenset[str]
    titles: frozenset[str]
    stop: frozenset[str]


class _Token(Struct, frozen=True):
    word: str
    start: int
    end: int
    arabic: bool


@cache
def _words() -> Mapping[bool, _Words]:
    raw = yaml.safe_load(files("verify.reports").joinpath("redact.yml").read_text(encoding="utf-8"))
    return {
        arabic: _Words(**{k: frozenset(map(_plain, v)) for k, v in raw[lang].items()}) for arabic, lang in ((True, "ar"), (False, "en"))
    }


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    """Without marks and capitals; one form of alef."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    return re.sub("[أإآٱ]", "ا", bare)


def persons(text: str, keep: Collection[str] = ()) -> list[str]:
    """The names of private persons in a text as they stand there, in order; those that are a part of a name in `keep` (places, parties,
    outlets), or follow the title of an office, are left out."""
    return _persons(text, _folded(keep))


def _folded(names: Collection[str]) -> str:
    return "\n".join(map(_plain, sorted(names)))


def _persons(text: str, kept: str) -> list[str]:
    tokens = [_Token(_plain(m.group()), m.start(), m.end(), bool(_ARABIC.match(m.group()))) for m in _WORD.finditer(text)]
    spans = [*_listed(text, tokens), *_named(text, tokens)]
    found = dict.fromkeys(text[a:b] for a, b in sorted(spans))
    return [name for name in found if _plain(name) not in kept]


def _named(text: str, tokens: Sequence[_Token]) -> Iterable[tuple[int, int]]:
    """Names that begin with a given name, or follow a word that announces a person."""
    i = 0
    while i < len(tokens):
        words = _words()[tokens[i].arabic]
        announced = i > 0 and _is(tokens[i - 1], words.persons) and _close(text, tokens[i - 1], tokens[i])
        given = _is(tokens[i], words.given) and _capital(text, tokens[i])
        if not given and not (announced and _part(text, tokens[i], words, loose=announced)):
            i += 1
            continue
        j = i + 1
        end = min(len(tokens), i + (_LOOSE if announced and not given else _LONGEST))
        while j < end and _close(text, tokens[j - 1], tokens[j]) and _part(text, tokens[j], words, loose=announced):
            j += 1
        office = any(t.word in words.titles for t in tokens[max(0, i - 3) : i])
        if not office and (j - i > 1 or (announced and given)):
            yield tokens[i].start, tokens[j - 1].end
        i = j


def _close(text: str, a: _Token, b: _Token) -> bool:
    return bool(_JOINED.fullmatch(text, a.end, b.start)) and a.arabic == b.arabic


def _is(token: _Token, words: frozenset[str]) -> bool:
    """Is it one of the words, in Arabic with a letter before it that is written together ("والطفلة")?"""
    return token.word in words or (token.arabic and token.word[:1] in "وفلب" and len(token.word) > 3 and token.word[1:] in words)


def _capital(text: str, token: _Token) -> bool:
    return token.arabic or text[token.start].isupper()


def _part(text: str, token: _Token, words: _Words, *, loose: bool) -> bool:
    """May the word go on a name?"""
    if token.word in words.stop or token.word in words.titles or token.word in words.lists:
        return False
    if not token.arabic:
        return text[token.start].isupper() or token.word.split("-")[0] in words.particles
    if token.word in words.given or token.word in words.particles:
        return True
    if token.word.startswith("و"):  # "and ...": the sentence goes on
        return False
    return loose or (token.word.startswith("ال") and len(token.word) > 3)


def _listed(text: str, tokens: Sequence[_Token]) -> Iterable[tuple[int, int]]:
    """The items of a list that a word like "names:" heads: two to five words that may all be parts of a name."""
    for token in tokens:
        words = _words()[token.arabic]
        head = text[token.end : token.end + 2].lstrip()
        if token.word not in words.lists or not head.startswith(":"):
            continue
        begin = text.index(":", token.end) + 1
        ended = _LIST_END.search(text, begin, begin + _LIST_REACH)
        end = ended.start() if ended else min(len(text), begin + _LIST_REACH)
        at = begin
        for cut in [*_SEPARATOR.finditer(text, begin, end), None]:
            stop = end if cut is None else cut.start()
            item = [_Token(_plain(m.group()), m.start(), m.end(), bool(_ARABIC.match(m.group()))) for m in _WORD.finditer(text, at, stop)]
            if 2 <= len(item) <= _LONGEST and all(_part(text, t, _words()[t.arabic], loose=True) for t in item):
                yield item[0].start, item[-1].end
            at = end if cut is None else cut.end()


def redacted(report: Report, documents: Sequence[Document], keep: Collection[str] = ()) -> tuple[Report, tuple[Document, ...]]:
    """Report and documents without these names; an issue says how many were blacked out and what the method cannot see.

    `keep` are names that stay whatever they look like: those of places, parties and outlets the rules know.
    """
    known = {*keep, *(a.name for c in report.claims if c.attribution is not None for a in c.attribution.actors)}
    known |= {text for c in report.claims for p in c.places for text in (p.name, p.name_ar) if text}
    public = {s.name for s in report.sources if s.kind not in {"local", "unknown"}}
    texts = [d.text for d in documents] + [c.quote for c in report.claims] + [d.title or "" for d in report.documents]
    texts += [s.name for s in report.sources if s.kind in {"local", "unknown"}]
    kept = _folded(known | public)
    names = sorted({n for t in texts for n in _persons(t, kept)})
    hide = _Hide(names)
    new = msgspec.convert(hide.walk(msgspec.to_builtins(report)), Report)
    note = Issue(
        "report.json",
        None,
        None,
        "names_redacted",
        "warning",
        f"{len(names)} names of victims and private persons were blacked out.",
        _LIMITS,
    )
    cleared = [msgspec.convert(hide.walk(msgspec.to_builtins(d)), Document) for d in documents]
    return msgspec.structs.replace(new, issues=(*new.issues, note)), tuple(cleared)


class _Hide:
    """Replaces every occurrence of the names, character by character."""

    def __init__(self, names: Sequence[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name in names:
            self._automaton.add_word(name, len(name))
        if names:
            self._automaton.make_automaton()
        self._any = bool(names)
        self._in_addresses = [w for n in names if len(w := re.sub(r"[^\w]+", "", _plain(n))) >= 6]

    def text(self, text: str) -> str:
        """The text with blocks for every letter of a name; its length is the same."""
        if not self._any:
            return text
        hidden = list(text)
        for last, length in self._automaton.iter(text):
            for i in range(last - length + 1, last + 1):
                if not text[i].isspace():
                    hidden[i] = BLOCK
        return "".join(hidden)

    def address(self, address: str) -> str | None:
        """The address, None where it carries a name."""
        bare = re.sub(r"[^\w]+|_", "", _plain(unquote(address)))
        return None if any(w in bare for w in self._in_addresses) else address

    def place(self, place: str) -> str:
        """Where a record stood, black where the file is called after somebody."""
        return self.text(place) if self.address(place) is not None else BLOCK * 4

    def walk(self, value: Any, key: str = "") -> Any:
        """The same value with its prose cleared; ids, dates and words of vocabularies stay."""
        if isinstance(value, str):
            if key in _ADDRESSES:
                return self.address(value)
            if key in _PLACES:
                return self.place(value)
            return value if key in _LEFT else self.text(value)
        if isinstance(value, list | tuple):
            return [self.walk(v, key) for v in value]
        return {k: self.walk(v, k) for k, v in value.items()} if isinstance(value, dict) else value
