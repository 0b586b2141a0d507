"""Where the sentences and paragraphs of a text begin and end."""

import re
from collections.abc import Iterable

from verify.extract.vocabulary import Vocabulary
from verify.text.normalise import Normalised

# Line breaks, marks before a blank, and a dot between Arabic words; it begins with all of them, so that other letters are skipped fast.
_SENTENCE_END = re.compile(
    r"[\n.!?؟…](?:(?<=\n)\n*|(?<=[.!?؟…])[.!?؟…]*(?=[\s\"')]|$)|(?<=[؀-ۿ]{3}[.])(?=[؀-ۿ]{2}))",
)
_WORD_BEFORE = re.compile(r"[\w.]+$")
_WORD_BEHIND = re.compile(r"\s+(\w+)")
_WRAPPED_LENGTH = 50


def sentence_spans(norm: Normalised, vocabulary: Vocabulary) -> Iterable[tuple[int, int, int]]:
    """(start, end, whether a new paragraph begins) of each sentence."""
    text, start, fresh = norm.text, 0, 0
    for m in _SENTENCE_END.finditer(text):
        if "\n" not in m.group():
            before = _WORD_BEFORE.search(text[max(start, m.start() - 24) : m.start()])
            word = before.group() if before else ""
            short = m.group() == "." and (len(word) == 1 or word in vocabulary.abbreviations or "." in word)
            if short and not _starts(norm, m.end(), word, vocabulary.sentence_starts):
                continue
        if m.group() == "\n" and _wrapped(norm, m.start(), m.end()):
            continue
        if text[start : m.start()].strip():
            yield start, m.start(), fresh
            fresh = 0
        if "\n" in m.group():
            fresh = 1
        start = m.end()
    if text[start:].strip():
        yield start, len(text), fresh


def _wrapped(norm: Normalised, end: int, following: int) -> bool:
    """Whether a line only breaks off for its length: a long one, and the next begins with a small letter."""
    if following >= len(norm.text) or end - norm.text.rfind("\n", 0, end) < _WRAPPED_LENGTH or norm.text[end - 1 : end] in ".:;!?":
        return False
    return norm.original[norm.starts[following]].islower()


def _starts(norm: Normalised, i: int, word: str, starts: frozenset[str]) -> bool:
    """Whether a new sentence plainly starts here although the word before looks like an abbreviation ("the U.S. He said")."""
    follows = _WORD_BEHIND.match(norm.text[i : i + 40])
    if follows is None or "." not in word or follows.group(1) not in starts:
        return False
    return not norm.original[norm.starts[i + follows.start(1)]].islower()
