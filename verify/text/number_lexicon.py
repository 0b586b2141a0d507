"""The number words of one language, as the section `numbers:` of a rule pack gives them."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from verify.errors import RuleError
from verify.text.normalise import fold
from verify.text.terms import Memo, TermIndex

QUALIFIERS = ("at_least", "more_than", "fewer_than", "up_to", "about", "nearly", "between")
_LISTS = (*QUALIFIERS, "at_least_after", "range", "join", "filler", "teen", "not_number")
# What stands beside or within a number and is none itself.
NO_NUMBER = frozenset(("cue_after", "cue_before", "cue_before_digits", "at_least_after", "range", "join", "filler", "teen", "not_number"))
_KEYS = frozenset({"style", "words", "scales", "ordinals", "vague", "kinds", "suffixes", "cases", "no_article", *_LISTS})
_KIND_KEYS = frozenset({"after", "before", "before_digits"})


class NumberAtom(Struct, frozen=True, gc=False):
    """What one term can be in a number: a word of value 7, a scale of 1000, "at least", ..."""

    kind: str
    value: int = 0
    max: int | None = None
    name: str = ""


class NumberLexicon:
    """Number words ready to be found. `joined`: tens and units are added only through "and" (Arabic, Persian)."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.joined = raw.get("style", "plain") == "joined"
        self.cases: tuple[Mapping[str, Any], ...] = tuple(raw.get("cases") or ())
        self.suffixes: dict[str, str] = {fold(t): kind for kind, terms in (raw.get("suffixes") or {}).items() for t in terms}
        self.index = TermIndex(list(_with_article(_pairs(raw), raw) if self.joined else _pairs(raw)))
        self.beginnings = Memo(self._can_begin)
        self.starts = Memo(self._can_start)

    @classmethod
    def build(cls, raw: Any) -> "NumberLexicon":
        """The lexicon of a pack's section; raises RuleError if it cannot be used."""
        _check(raw)
        return cls(raw)

    def _can_begin(self, word: str) -> bool:
        return self.index.knows(word) or any(c.isdecimal() for c in word)

    def _can_start(self, word: str) -> bool:
        """Whether a number can begin with a word, and not only something that stands beside one."""
        if not self.beginnings[word] or not word.isalpha():
            return bool(self.beginnings[word])
        begins = self.index.beginning(word, self.joined)
        if begins is None or begins.alone is None:
            return begins is not None
        return bool(begins.seconds) or any(p.kind not in NO_NUMBER for p in begins.alone[1])


def _pairs(raw: Mapping[str, Any]) -> Iterator[tuple[str, NumberAtom]]:
    for section, kind in (("words", "word"), ("scales", "scale"), ("ordinals", "ordinal")):
        for value, terms in (raw.get(section) or {}).items():
            yield from ((t, NumberAtom(kind, int(value))) for t in terms)
    for section in _LISTS:
        yield from ((t, NumberAtom(section, name=section)) for t in raw.get(section) or ())
    for entry in raw.get("vague") or ():
        yield from ((t, NumberAtom("vague", int(entry["min"]), entry.get("max"))) for t in entry["terms"])
    for name, cues in (raw.get("kinds") or {}).items():
        for side, terms in cues.items():
            yield from ((t, NumberAtom("cue_" + side, name=str(name))) for t in terms)


def _with_article(pairs: Iterator[tuple[str, NumberAtom]], raw: Mapping[str, Any]) -> Iterator[tuple[str, NumberAtom]]:
    """The terms and, for what counts, the terms with the Arabic article: "the four", "the dozens"."""
    bare = frozenset(raw.get("no_article") or ())
    for term, payload in pairs:
        yield term, payload
        if payload.kind in ("word", "scale", "ordinal", "vague", "teen") and term not in bare:
            yield "ال" + term, payload


def _check(raw: Any) -> None:
    if not isinstance(raw, Mapping):
        raise RuleError("numbers: must be a mapping")
    unknown = sorted(str(k) for k in raw if k not in _KEYS)
    if unknown:
        raise RuleError(f"numbers: unknown field {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    for section in ("words", "scales", "ordinals"):
        for value, terms in (raw.get(section) or {}).items():
            if not str(value).isdigit():
                raise RuleError(f"numbers: {section}: {value!r} is not a whole number")
            _terms(f"{section}: {value}", terms)
    for section in _LISTS:
        _terms(section, raw.get(section) or [])
    for entry in raw.get("vague") or ():
        if not isinstance(entry, Mapping) or not isinstance(entry.get("min"), int):
            raise RuleError("numbers: vague: an entry is {min: 20, max: null, terms: [...]}")
        _terms("vague", entry.get("terms"))
    for name, cues in (raw.get("kinds") or {}).items():
        if not isinstance(cues, Mapping) or set(cues) - _KIND_KEYS:
            raise RuleError(f"numbers: kinds: {name}: must have only {', '.join(sorted(_KIND_KEYS))}")
        for side, terms in cues.items():
            _terms(f"kinds: {name}: {side}", terms)

    for case in raw.get("cases") or ():
        if not isinstance(case, Mapping) or not isinstance(case.get("text"), str) or not isinstance(case.get("reads"), list):
            raise RuleError("numbers: cases: an entry is {id: ..., text: ..., reads: [...]}")


def _terms(where: str, terms: Any) -> None:
    if not isinstance(terms, list) or any(not isinstance(t, str) or not t.strip() for t in terms):
        raise RuleError(f"numbers: {where}: must be a list of words (quote one that looks like a number, true or null)")
