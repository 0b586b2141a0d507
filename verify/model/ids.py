"""Stable names: a hash of canonical content, the same on every machine and in every run."""

import hashlib
from collections.abc import Iterable


def stable_id(prefix: str, parts: Iterable[object], length: int = 12) -> str:
    """`prefix-` and the first `length` hex digits of the SHA-256 of the parts, joined by a separator no text holds."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(_bytes(joined)).hexdigest()[:length]}"


def sha256_text(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hex."""
    return hashlib.sha256(_bytes(text)).hexdigest()


def _bytes(text: str) -> bytes:
    """The text as UTF-8; halves of surrogate pairs, which Python encodes more slowly, by themselves."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
