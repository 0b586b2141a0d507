"""Compiles the rules of a language pack to linear-time expressions over item symbols, and runs them on a sentence.

In a pattern, `{name}` is any item of a lexicon (or of the kinds word, number, date, place, actor, actor_adj, source), `{name:value}`
one with that value, `{a|b}` either, `'said'` the very word, `_` any item that is no punctuation. Punctuation stands for itself,
blanks mean nothing, and the rest is regular expression syntax.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import re2

from verify.errors import RuleError
from verify.extract.lexer import Item, Sentence, Vocabulary
from verify.rulepack import PatternSpec
from verify.text.normalise import fold

_PIECE = re.compile(r"\{(?P<tag>[^\d,}][^}]*)\}|'(?P<literal>[^']+)'|(?P<group>\(\?P<\w+>)|(?P<set>\[[^\]]*\])|(?P<any>_)|(?P<space>\s+)")
_LITERAL = re.compile(r"'([^']+)'")
_ANY = "[\ue000-\uf8f0]"
_NEVER = "\uf8ff"


class Match(NamedTuple):
    """A rule that fits a sentence: the items it covers, and those of each named group."""

    rule: PatternSpec
    sentence: Sentence
    first: int
    last: int
    groups: Mapping[str, tuple[Item, ...]]

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
        items = self.groups.get(group)
        return items[0] if items else None


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
            out.append(_symbols([_tag(t.strip()) for t in m.group("tag").split("|")], vocabulary))
        elif m.group("literal"):
            out.append(_symbols(["'" + fold(m.group("literal"))], vocabulary))
        elif m.group("group") or m.group("set"):
            out.append(m.group())
        elif m.group("any"):
            out.append(_ANY)
    out.append(pattern[at:])
    return "".join(out)


def _tag(name: str) -> str:
    return "'" + fold(name.strip("'")) if name.startswith("'") else name


def _symbols(tags: Sequence[str], vocabulary: Vocabulary) -> str:
    known = vocabulary.tag_names
    unknown = [t for t in tags if t not in known]
    if unknown:
        raise ValueError(f"no lexicon or kind is called {unknown[0]!r}")
    symbols = sorted({s for t in tags for s in vocabulary.symbols_with(t)})
    return "[" + "".join(symbols) + "]" if symbols else _NEVER


class RuleSet:
    """The compiled rules of one language; one pass of a set matcher finds which of them can fit at all."""

    def __init__(self, specs: Sequence[PatternSpec], vocabulary: Vocabulary) -> None:
        self.specs = tuple(sorted(specs, key=lambda s: (-s.priority, s.id)))
        self._compiled: list[Any] = []
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 64 << 20
        self._which = re2.Set.SearchSet(options)
        for spec in self.specs:
            try:
                expression = translate(spec.pattern, vocabulary)
                self._compiled.append(re2.compile(expression, options))
                self._which.Add(expression)
            except (ValueError, re2.error) as error:
                raise RuleError(f"the pattern of rule {spec.id} does not work: {error}", spec.file, spec.line) from error
        if self.specs:
            self._which.Compile()

    def run(self, sentence: Sentence) -> list[Match]:
        """Every match of every rule, rules of higher priority first."""
        if not self.specs:
            return []
        found: list[Match] = []
        for i in sorted(self._which.Match(sentence.code) or ()):
            compiled, spec = self._compiled[i], self.specs[i]
            for m in compiled.finditer(sentence.code):
                if m.end() == m.start():
                    continue
                groups = {
                    name: sentence.items[m.start(name) : m.end(name)] for name in compiled.groupindex if m.start(name) >= 0
                }
                found.append(Match(spec, sentence, m.start(), m.end() - 1, groups))
        return found
