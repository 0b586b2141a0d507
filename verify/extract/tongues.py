"""In which languages a text is read: the stated one, and another for the sentences in another script.

A post in Arabic comes with the buttons of an English page, a wire quotes a post as it stands, and the language that a list states is
often that of the page. What is read of a sentence is read in a language of its own letters.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from verify.extract.items import Item, Sentence
from verify.text.language import detect_language

_LEAST, _SHARE = 12, 40
_SAMPLE, _LEAST_WORDS = 2400, 4


@lru_cache(maxsize=8192)
def _script_of(character: str) -> str | None:
    """ "ARABIC" or "LATIN" for a letter, None for anything else."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else None


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for character, count in Counter(text).items():
        script = _script_of(character)
        if script is not None:
            found[script] += count
    return found


def main_script(text: str) -> str | None:
    """The script of most letters of a text, None if it has no letters."""
    found = scripts(text)
    return max(found, key=lambda s: (found[s], s)) if found else None


def tongues(text: str, stated: str, script_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """The languages to read a text in, the stated one first; `script_of` gives the script of a language that can be read, None of others."""
    own = script_of(stated)
    if own is not None and (own == "LATIN" if text.isascii() else {_script_of(c) for c in set(text)} <= {own, None}):
        return (stated,)
    found = scripts(text)
    letters = sum(found.values())
    others = [s for s in sorted(found) if s != own and found[s] >= _LEAST and found[s] * _SHARE >= letters]
    here = [stated] if own is not None else []
    for script in others:
        code = detect_language(_lines_in(text, script)[:_SAMPLE])
        if code not in here and script_of(code) == script:
            here.append(code)
    return tuple(here)


def written_in(sentence: Sentence, text: str, script: str | None) -> Sentence | None:
    """The sentence if it is written in a script; else its longest run in it, None if that is no more than a name or two."""
    if main_script(text[sentence.start : sentence.end]) == script:
        return sentence
    runs: list[list[Item]] = [[]]
    for item in sentence.items:
        own = {s for c in item.text if (s := _script_of(c)) is not None}
        if own and script not in own:
            runs.append([])
        else:
            runs[-1].append(item)
    longest = max(runs, key=len)
    if sum(any(_script_of(c) == script for c in i.text) for i in longest) < _LEAST_WORDS:
        return None
    return sentence.with_items(tuple(longest), longest[0].start, longest[-1].end)


def _lines_in(text: str, script: str) -> str:
    """The words of a text that are written in a script, so that buttons and names in another do not speak for them."""
    return " ".join(w for w in text.split() if _script_of(w[0]) == script or _script_of(w[-1]) == script)
