"""Brings spellings of one name together across scripts: "Conoco", "CONOCO" and "كونيكو" share the skeleton "knk".

A skeleton keeps consonant classes and drops vowels, doubled letters and the Arabic article, so it finds candidates; it decides nothing
about a name of one or two consonants, which too many names share.
"""

import re
import unicodedata
from functools import lru_cache

_ARABIC = dict(
    zip(
        "بپتطةثجچحخهدضذظزرسصشغفڤقكکگلمنعءاأإآىويیئؤ",
        ["b", "b", "t", "t", "", "t", "j", "j", "h", "h", "h", "d", "d", "d", "d", "z", "r", "s", "s", "s", "g", "f", "f", "k", "k", "k", "k",
         "l", "m", "n", *[""] * 12],
        strict=True,
    )
)  # fmt: skip
_DIGRAPHS = (("kh", "h"), ("gh", "g"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ch", "j"), ("ph", "f"), ("ck", "k"), ("qu", "k"))
_LATIN = dict(
    zip("bcdfghjklmnpqrstvwxyzaeiou", ["b", "k", "d", "f", "g", "h", "j", "k", "l", "m", "n", "b", "k", "r", "s", "t", "f", "", "ks", "",
                                       "z", *[""] * 5], strict=True)
)  # fmt: skip
_ARTICLE = re.compile(r"\b(?:al|el|an|as|ash|ar|at|az|ad|ed|es|er|ez)[-\s'’]+|\bal(?=[A-Z])", re.IGNORECASE)
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")
SHORTEST = 3
"""A skeleton of fewer consonants names nothing by itself."""


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Consonant classes of a name, in Latin letters; letters of other scripts stay as they are. "دير الزور" and "Deir ez-Zor": "drzr"."""
    text = _ARABIC_ARTICLE.sub("", _ARTICLE.sub("", name))
    text = unicodedata.normalize("NFKD", text).lower()
    for two, one in _DIGRAPHS:
        text = text.replace(two, one)
    letters: list[str] = []
    for letter in text:
        if unicodedata.combining(letter) or not letter.isalnum():
            continue
        mapped = _ARABIC.get(letter, _LATIN.get(letter, letter))
        if mapped and (not letters or letters[-1] != mapped):
            letters.append(mapped)
    return "".join(letters)
