"""Bytes to text: UTF-8 if it is, else the declared encoding, else the one that makes words of the bytes.

The text is what the bytes say, code point for code point: only a byte order mark is taken off, and line ends stay as they are
(`\\r\\n` counts as two).
"""

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"OggS",
    b"RIFF",
    b"ID3",
)
_SAMPLE = 200_000
# Each candidate with the letters that make up most of a text in its script.
_SCRIPTS = (
    ("cp1256", range(0x0600, 0x0700), frozenset("ايلمونرتبعدسفهقةكأحجشىإ")),
    ("iso8859_6", range(0x0600, 0x0700), frozenset("ايلمونرتبعدسفهقةكأحجشىإ")),
    ("cp1251", range(0x0400, 0x0500), frozenset("оеаинтсрвлкмдпуябыгз")),
    ("koi8_r", range(0x0400, 0x0500), frozenset("оеаинтсрвлкмдпуябыгз")),
    ("cp1255", range(0x0590, 0x0600), frozenset("יוהלאתרבמשנםחדעק")),
)
_WORD = re.compile(r"[^\W\d_]+")
_GOOD_SHARE = 0.6


class Decoded(NamedTuple):
    """A text with the encoding it was read in; `damaged` bytes made no sense in it and became U+FFFD."""

    text: str
    encoding: str
    damaged: int = 0

    @property
    def doubt(self) -> str | None:
        """What a person should know of the decoding, None if it is plain UTF-8."""
        if self.damaged:
            return f"{self.damaged} bytes are not {self.encoding} and were replaced by U+FFFD"
        return None if self.encoding == "utf-8" else f"the file is not UTF-8; it was read as {self.encoding}"


def decode(raw: bytes, *, markup: bool = False) -> Decoded | None:
    """The text of a file; None if it is no text at all. `markup`: a declared charset counts (HTML, XML)."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _lenient(raw[len(mark) :], encoding)
    binary, text = is_binary(raw), _utf8(raw)
    # Arabic in UTF-16 is made of bytes that are UTF-8 as well, if one does not mind the control characters.
    wide = _wide(raw) if binary or text is None else None
    if wide is not None:
        return _lenient(raw, wide)
    if text is not None:
        return None if raw.startswith(_SIGNATURES) else Decoded(text, "utf-8")
    if binary:
        return None
    declared = _declared(raw) if markup else None
    if declared is not None:
        return declared
    return _lenient(raw, "utf-8") if _mostly_utf8(raw) else _lenient(raw, legacy_encoding(raw))


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def is_binary(raw: bytes) -> bool:
    """True for pictures, archives and the like: a known signature, or control bytes that no text holds."""
    head = raw[:_SAMPLE]
    if head.startswith(_SIGNATURES):
        return True
    control = sum(head.count(bytes([b])) for b in (*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127))
    return len(head) > 0 and (control + head.count(0)) / len(head) > 0.05


def _lenient(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        return Decoded(text, encoding, max(1, text.count("\ufffd")))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of most characters is the same low number."""
    head = raw[: _SAMPLE & ~1]
    if len(head) < 8 or len(raw) % 2:
        return None
    pairs = len(head) // 2
    for encoding, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        blocks = sum(high.count(b) for b in (0, 4, 5, 6))
        if blocks / pairs > 0.9 and high.count(0) > 0 and len(set(low)) > len(set(high)):
            try:
                raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _declared(raw: bytes) -> Decoded | None:
    found = _DECLARED.search(raw[:4096])
    if found is None:
        return None
    name = found.group(1).decode("ascii")
    try:
        info = codecs.lookup({"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(name.lower(), name))
        return Decoded(raw.decode(info.name), info.name) if info._is_text_encoding else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _mostly_utf8(raw: bytes) -> bool:
    """True if the file is UTF-8 with a few bytes spoilt: far more sequences are whole than broken."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    return whole > 4 * broken


def legacy_encoding(raw: bytes) -> str:
    """The encoding that makes words of these bytes; "utf-8" if a few bytes make no words anywhere: then they are damage."""
    sample = raw[:_SAMPLE]
    best, best_score = "", 0.0
    for encoding, block, frequent in _SCRIPTS:
        score = _score(sample.decode(encoding, "replace"), block, frequent)
        if score > best_score:
            best, best_score = encoding, score
    if best_score >= _GOOD_SHARE:
        return best
    latin = sample.decode("cp1252", "replace")
    marked = [c for c in latin if c > "\x7f"]
    if sum(c.isalpha() or c in "“”‘’–—…«»€\xa0°·•" for c in marked) >= 0.9 * len(marked) and _latin_words(latin):
        return "cp1254" if any(c in "ÐÝÞðýþ" for c in marked) else "cp1252"
    if len(marked) < 0.05 * len(sample):
        return "utf-8"
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match is not None else "cp1252"


def _score(text: str, block: range, frequent: frozenset[str]) -> float:
    """How much the words beyond ASCII look like words of this script: in [0, 1]."""
    letters = common = 0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        letters += len(word)
        if all(ord(c) in block for c in word):
            common += sum(c in frequent for c in word)
    other = sum(c > "\x7f" and not c.isalnum() and c not in "،؛؟ـ«»“”…–— \u200c\u200d\u200e\u200f" for c in text)
    return common / (letters + other) if letters else 0.0


def _latin_words(text: str) -> bool:
    """True if letters with accents stand beside plain ones, as in a European language."""
    words = [w for w in _WORD.findall(text) if not w.isascii()]
    return sum(any(c < "\x80" for c in w) for w in words) >= 0.7 * len(words)
