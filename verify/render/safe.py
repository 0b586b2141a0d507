"""What hostile text may not do to a page: reorder its neighbours, hide, bleed, run, or name a file."""

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

NAME_LIMIT = 160
_CONTROL_NAMES = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x2028: "LS", 0x2029: "PS",
}  # fmt: skip
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f\ufff9-\ufffb]")
_MARK_RUN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
)
_MARKS_KEPT = 4
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def _show_control(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code in _CONTROL_NAMES:
        return f"\u27e6{_CONTROL_NAMES[code]}\u27e7"
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\u27e6U+{code:04X}\u27e7"


def show_controls(text: str) -> str:
    """Direction controls, NUL and other unseen characters as a small marker: U+202E becomes ⟦RLO⟧."""
    text = _SPECIAL.sub(_show_control, text)
    return _MARK_RUN.sub(lambda m: f"{m.group()[:_MARKS_KEPT]}\u27e6+{len(m.group()) - _MARKS_KEPT}\u27e7", text)


def visible(text: str, limit: int = NAME_LIMIT) -> str:
    """A name or a value as one line that cannot harm: controls shown, stacked marks cut, at most `limit` characters."""
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() and text.isprintable():
        return text
    return show_controls(text.replace("\r", " ").replace("\n", " ").replace("\t", " "))


def safe_url(url: str | None) -> str | None:
    """The address if it is a plain http or https one, else None: a link may never run anything."""
    if url is None or len(url) > 2000 or _SPECIAL.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None


def language_tag(lang: str) -> str:
    """A BCP 47 tag for `lang=`, or "" (unknown) where the text's own tag is none."""
    return lang if lang != "und" and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else ""


_RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "syr", "dv", "ug", "yi", "arc", "sd"})


def direction(lang: str) -> str:
    """`dir=` of a quote in this language; "auto" where the language is not known."""
    base = lang.split("-")[0].lower()
    if not language_tag(lang):
        return "auto"
    return "rtl" if base in _RTL else "ltr"


def file_name(event_id: str) -> str:
    """The page's name without ending. Ids of ours stay as they are; any other becomes harmless and keeps a hash of the whole."""
    if _SAFE_NAME.fullmatch(event_id) and not _DEVICE.fullmatch(event_id) and not event_id.endswith("."):
        return event_id
    plain = unicodedata.normalize("NFKD", event_id).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "event"
    return f"{slug}-{hashlib.sha256(event_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
