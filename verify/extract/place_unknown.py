"""Names that stand behind "village", "town", "بلدة" (in Latin letters behind "in", too) and that nobody knows: kept, to be placed by what is near."""

from collections.abc import Iterable, Sequence

from verify.extract.place_cues import CueMap
from verify.text.normalise import Normalised, fold
from verify.text.terms import WORD, Word, stems

_QUARTER, _ADJECTIVE = "حي", ("ي", "يه", "ين", "ون", "ات")
_AGREEING, _SHORTEST = ("ه", "ات", "ين", "ون"), 3
_KINDS = frozenset(("village", "town", "neighbourhood", "camp"))


class UnknownNames:
    """Reads the word or words behind a kind of place as a name, if they can be one: no word that the language's lexicons know.

    `heads` are the words that a name goes on after ("تل ...", "Umm ...").
    """

    def __init__(self, arabic: bool, lexicon: Iterable[str], heads: Iterable[str]) -> None:
        self._arabic = arabic
        self.heads = frozenset(fold(h) for h in heads)
        self._common = {WORD.findall(fold(t))[0] for t in lexicon if WORD.findall(fold(t))}

    def at(self, norm: Normalised, words: Sequence[Word], cues: CueMap, i: int) -> tuple[int, int] | None:
        """The words [first, last] of an unknown name whose kind stands at word i."""
        hit = cues.kind_at(i)
        if hit is None and not self._arabic:
            hit = cues.place_at(i)  # "in Til Temir": a name that may be another spelling of one that is known
        elif hit is not None and not any(kind in _KINDS for _, kind in hit.payloads):
            return None
        if hit is None:
            return None
        first = hit.last + 1 if self._arabic else cues.follows(hit.last + 1)
        if first >= len(words) or not self._may_begin(norm, words, cues, first):
            return None
        last = first
        while last + 1 < len(words) and last - first < 3 and self._goes_on(norm, words, cues, last):
            last += 1
        if words[last].text in self.heads:
            return None
        return first, last

    def _may_begin(self, norm: Normalised, words: Sequence[Word], cues: CueMap, j: int) -> bool:
        word = words[j].text
        if norm.text[words[j - 1].end : words[j].start] not in (" ", ' "', "-") or len(word) < 2 or word.isdigit():
            return False
        if word not in self.heads and (len(word) < 3 or cues.is_cue(j)):
            return False
        if not self._arabic:
            return _capital(norm, words[j])
        if words[j - 1].text.startswith("ال"):
            return False  # "the village" is one that was named
        if word in self.heads:
            return True
        if _is_quarter(words[j - 1].text) and (
            word in self.heads or (word.startswith("ال") and len(word) > 4 and not word.endswith(_ADJECTIVE))
        ):
            return True  # quarters bear everyday names: "حي الإذاعة", "حي بستان الباشا"
        if word.startswith("لل") or any(stem in self._common or "ال" + stem in self._common for stem, _ in stems(word)):
            return False
        if word.startswith("ال") or not word.endswith(_AGREEING) or not _agrees(words[j - 1].text, word):
            return True
        return word.endswith("ه") and not word.endswith("يه") and not word.startswith("م") and cues.leads_on(j + 1, j)

    def _goes_on(self, norm: Normalised, words: Sequence[Word], cues: CueMap, last: int) -> bool:
        following = words[last + 1]
        if norm.text[words[last].end : following.start] not in (" ", "-", '"') or cues.is_cue(last + 1):
            return False
        if self._arabic:
            return following.text not in self._common and (words[last].text in self.heads or self._halves(words, cues, last))
        return _capital(norm, following) or (words[last].text in self.heads and following.text not in self._common)

    def _halves(self, words: Sequence[Word], cues: CueMap, last: int) -> bool:
        """Whether a name of two words stands before where it lies: "قرية كول تبه بريف عفرين"."""
        one, other = words[last].text, words[last + 1].text
        behind = last + 2
        if one.startswith("ال") or other.startswith(("ال", "و")) or len(other) < _SHORTEST or not cues.kind_ends(last - 1):
            return False
        return behind < len(words) and cues.leads_on(behind, last + 1)


def _agrees(called: str, word: str) -> bool:
    """Whether a word may say what the village or town before it is like: a village (f.) is "small" (f.), no village is "many" (m.)."""
    return word.endswith("ه") if called.endswith("ه") else not _is_quarter(called)


def _is_quarter(word: str) -> bool:
    """Whether a word is "neighbourhood", with a letter on its front or without."""
    return word == _QUARTER or (len(word) == len(_QUARTER) + 1 and word.endswith(_QUARTER) and word[0] in "بول")


def _capital(norm: Normalised, word: Word) -> bool:
    """Whether a word is written as a name; "al-" and the like before it are looked through."""
    raw = norm.original[slice(*norm.span(word.start, word.end))]
    return raw[:1].isupper() or word.text in ("al", "el", "ash", "as", "an", "at", "ad", "ar", "az")
