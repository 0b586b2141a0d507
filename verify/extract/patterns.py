"""Compiles the rules of a language pack to linear-time expressions over item symbols, and runs them on a sentence.

In a pattern, `{name}` is any item of a lexicon (or of the kinds word, number, date, place, actor, actor_adj, source), `{name:value}`
one with that value, `{a|b}` either, `'said'` the very word, `_` any item that is no punctuation. Punctuation stands for itself,
blanks mean nothing, and the rest is regular expression syntax; `[^,;{that}]` is any item but these.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import re2
from msgspec import Struct

from verify.errors import RuleError
from verify.extract.items import Item, Sentence
from verify.extract.vocabulary import FIRST_SYMBOL, LAST_SYMBOL, PUNCTUATION, Vocabulary
from verify.rulepack import PatternSpec
from verify.text.normalise import fold

_PIECE = re.compile(
    r"(?P<count>\{\d[^}]*\})|\{(?P<tag>[^}]*)\}|'(?P<literal>[^']+)'|(?P<group>\(\?(?:P<\w+>|:))|\[(?P<set>[^\]]*)\]|(?P<any>_)|(?P<space>\s+)"
    r"|(?P<punct>\\[()]|[,:;\"/%-])"
)
_SET_PIECE = re.compile(r"\{(?P<tag>[^}]*)\}|(?P<punct>\\?[,:;\"()/%-])|(?P<space>\s+)")
_LITERAL = re.compile(r"'([^']+)'")
_ANY = f"[{FIRST_SYMBOL}-{LAST_SYMBOL}]"
_NEVER = "\uf8ff"
_SYMBOL_BYTES = 2
_MANY = 40
_ANYWHERE = re2._Anchor.UNANCHORED
_FIRST_CLASS, _LAST_CLASS = 0x80, 0x7FF  # what is two bytes long
_SET = re.compile(r"\[\^?([^\]]*)\]")


class Match(Struct, frozen=True, gc=False):
    """A rule that fits a sentence: the items [first, last] it covers, and the [first, last] of each named group."""

    rule: PatternSpec
    sentence: Sentence
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Where the matched words begin in the normalised text."""
        return self.sentence.items[self.first].start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.sentence.items[self.last].end

    def one(self, group: str) -> Item | None:
        """The first item of a named group."""
        span = self.groups.get(group)
        return self.sentence.items[span[0]] if span is not None else None

    def all(self, group: str) -> tuple[Item, ...]:
        """All items of a named group."""
        span = self.groups.get(group)
        return self.sentence.items[span[0] : span[1] + 1] if span is not None else ()

    def before(self, group: str) -> Item | None:
        """The item just before a named group."""
        span = self.groups.get(group)
        return self.sentence.items[span[0] - 1] if span is not None and span[0] > 0 else None


def literals_of(patterns: Iterable[str]) -> set[str]:
    """The words that patterns quote; they become terms of the vocabulary."""
    return {m.group(1) for p in patterns for m in _LITERAL.finditer(p)}


def translate(pattern: str, vocabulary: Vocabulary) -> str:
    """A pattern over names as an expression over symbols; raises ValueError on a name that nothing defines."""
    out: list[str] = []
    at = 0
    for m in _PIECE.finditer(pattern):
        out.append(pattern[at : m.start()])
        at = m.end()
        if m.group("tag"):
            out.append(_symbols(_tags(m.group("tag")), vocabulary))
        elif m.group("literal"):
            out.append(_symbols(["'" + fold(m.group("literal"))], vocabulary))
        elif m.group("set"):
            out.append("[" + _SET_PIECE.sub(lambda s: _in_set(s, vocabulary), m.group("set")) + "]")
        elif m.group("punct"):
            out.append(PUNCTUATION[m.group("punct").lstrip("\\")])
        elif m.group("any"):
            out.append(_ANY)
        elif not m.group("space"):
            out.append(m.group())
    out.append(pattern[at:])
    return "".join(out)


def _in_set(m: "re.Match[str]", vocabulary: Vocabulary) -> str:
    if m.group("tag"):
        return _members(_tags(m.group("tag")), vocabulary)
    return PUNCTUATION[m.group("punct").lstrip("\\")] if m.group("punct") else ""


def _tags(listed: str) -> list[str]:
    return [_tag(t.strip()) for t in listed.split("|")]


def _tag(name: str) -> str:
    return "'" + fold(name.strip("'")) if name.startswith("'") else name


def _symbols(tags: Sequence[str], vocabulary: Vocabulary) -> str:
    symbols = _members(tags, vocabulary)
    return f"[{symbols}]" if symbols else _NEVER


def _members(tags: Sequence[str], vocabulary: Vocabulary) -> str:
    known = vocabulary.tag_names
    unknown = [t for t in tags if t not in known]
    if unknown:
        raise ValueError(f"no lexicon or kind is called {unknown[0]!r}")
    return vocabulary.symbols_of(tuple(tags))


class _Classes(dict[int, int]):
    """Symbols that no pattern tells apart are one character: fewer states to build, and every character two bytes long."""

    def __init__(self, expressions: Sequence[str]) -> None:
        super().__init__()
        groups = sorted({"".join(sorted(m.group(1))) for e in expressions for m in _SET.finditer(e.replace(_ANY, ""))})
        within: dict[str, list[int]] = {}
        for n, group in enumerate(groups):
            for symbol in group:
                within.setdefault(symbol, []).append(n)
        alike: dict[tuple[int, ...], int] = {(): _FIRST_CLASS}
        for symbol, held in within.items():
            if FIRST_SYMBOL <= symbol <= LAST_SYMBOL:
                self[ord(symbol)] = alike.setdefault(tuple(held), _FIRST_CLASS + len(alike))
        last = _FIRST_CLASS + len(alike) - 1
        self.any = f"[{chr(_FIRST_CLASS)}-{chr(last)}]"
        self.update((ord(mark), last + 1 + n) for n, mark in enumerate((*PUNCTUATION.values(), _NEVER)))
        if last + len(PUNCTUATION) + 1 > _LAST_CLASS:
            raise ValueError(f"the patterns tell {len(alike)} sets of lexicons apart; that is too many")

    def __missing__(self, symbol: int) -> int:
        """A symbol that no pattern names; what is none stays what it is."""
        found = self[symbol] = _FIRST_CLASS if FIRST_SYMBOL <= chr(symbol) <= LAST_SYMBOL else symbol
        return found

    def expression(self, pattern: str) -> str:
        """The expression over classes; each stands once in a set."""
        return self.any.join(_SET.sub(_once, part.translate(self)) for part in pattern.split(_ANY))


def _once(m: "re.Match[str]") -> str:
    return f"{m.group()[: m.start(1) - m.start()]}{''.join(sorted(set(m.group(1))))}]"


class _Compiled:
    """One rule's expression, run on bytes: every symbol is two of them, so that offsets need no counting of characters."""

    def __init__(self, expression: str, options: Any) -> None:
        compiled = re2.compile(expression.encode(), options)
        self._groups = sorted((name.decode(), index) for name, index in compiled.groupindex.items())
        self._match = compiled._regexp.Match  # finditer() makes an object of each match and asks how many groups it has: twice the time

    def find(self, code: bytes) -> Iterable[tuple[int, int, dict[str, tuple[int, int]]]]:
        """(first item, last item, named groups) of each match."""
        at = 0
        while at < len(code):
            spans = self._match(_ANYWHERE, code, at, len(code))
            start, end = spans[0]
            if start < 0:
                return
            if start < end:
                groups: dict[str, tuple[int, int]] = {}
                for name, index in self._groups:
                    a, b = spans[index]
                    if 0 <= a < b:
                        groups[name] = (a // _SYMBOL_BYTES, b // _SYMBOL_BYTES - 1)
                yield start // _SYMBOL_BYTES, end // _SYMBOL_BYTES - 1, groups
            at = max(end, at + 1)


class RuleSet:
    """The compiled rules of one language; a few passes of set matchers find which of them can fit at all.

    One matcher for all rules would do with one pass, but it stands in a state for every way that rules of all dimensions can have begun
    together: on words that it has not met yet, making these states takes twice as long.
    """

    def __init__(self, specs: Sequence[PatternSpec], vocabulary: Vocabulary) -> None:
        self.specs = tuple(sorted(specs, key=lambda s: (-s.priority, s.id)))
        self.single = frozenset(s.id for s in self.specs if s.reads.get("count") == 1)
        self._expressions: list[str] = []
        self._compiled: dict[int, _Compiled] = {}
        self._options = options = re2.Options()
        options.log_errors = False
        options.max_mem = 64 << 20
        for spec in self.specs:
            try:
                self._expressions.append(translate(spec.pattern, vocabulary))
            except ValueError as error:
                raise _no_pattern(spec, error) from error
        self._classes = _Classes(self._expressions)
        self._expressions = [self._classes.expression(e) for e in self._expressions]
        self._sets = [(self._matcher(own), own) for own in _parted(self.specs)]

    def run(self, sentence: Sentence) -> list[Match]:
        """Every match of every rule, rules of higher priority first."""
        code = sentence.code.translate(self._classes).encode()
        found: list[Match] = []
        for i in sorted([own[n] for which, own in self._sets for n in which.Match(code) or ()]):
            spec, rule = self.specs[i], self._compiled.get(i) or self._rule(i)
            found += [Match(spec, sentence, first, last, groups) for first, last, groups in rule.find(code)]
        return found

    def _matcher(self, own: Sequence[int]) -> Any:
        """What finds which of some rules can fit."""
        which = re2.Set.SearchSet(self._options)
        for i in own:
            try:
                which.Add(self._expressions[i])
            except re2.error:
                self._rule(i)  # says more exactly what is wrong
                raise
        which.Compile()
        return which

    def _rule(self, i: int) -> _Compiled:
        """The expression of rule i, compiled when a sentence first needs it."""
        try:
            found = self._compiled[i] = _Compiled(self._expressions[i], self._options)
        except re2.error as error:
            raise _no_pattern(self.specs[i], error) from error
        return found


def _parted(specs: Sequence[PatternSpec]) -> list[list[int]]:
    """Which rules share a set matcher: those of a dimension that has many, and all others."""
    many = Counter(s.dimension for s in specs)
    shared: dict[str, list[int]] = {}
    for i, spec in enumerate(specs):
        shared.setdefault(spec.dimension if many[spec.dimension] >= _MANY else "", []).append(i)
    return list(shared.values())


def _no_pattern(spec: PatternSpec, error: Exception) -> RuleError:
    return RuleError(f"the pattern of rule {spec.id} does not work: {error}", spec.file, spec.line)
