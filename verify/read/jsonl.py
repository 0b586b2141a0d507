"""JSON lines: one record a line; a line that is broken is named, and the others go on."""

import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import NamedTuple

import msgspec

from verify.read.claim_in import ClaimIn
from verify.read.decode import Decoded, decode
from verify.read.fields import about
from verify.read.intake import Intake, Taken, Where, clip
from verify.read.jsontext import BadJsonError, parse_json
from verify.read.record import DocumentIn, add_record, is_document, take_document
from verify.read.structured import take_claim
from verify.read.travel import pack, unpack

_WORTH_SHARING = 8_000_000
"""Bytes from which on a file is read in pieces, by whoever is free."""
_PIECE = 1_000_000
"""Bytes of a piece."""
_CLAIM = re.compile(rb'"type"\s*:\s*"claim"')
_claim_of = msgspec.json.Decoder(ClaimIn).decode
_document_of = msgspec.json.Decoder(DocumentIn).decode


def read_jsonl(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a file of JSON lines. Lines are read one by one, so that a byte that is not UTF-8 spoils its own line alone."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
    if _is_wide(raw):
        decoded = decode(raw)
        if decoded is not None:
            intake.warn(Where(file), "encoding", decoded.doubt or "", "save the file as UTF-8")
            raw = decoded.text.encode("utf-8", "replace")
    lines = _File(file, raw)
    pieces = list(_pieces(raw)) if intake.share is not None and len(raw) >= _WORTH_SHARING else []
    if intake.share is not None and len(pieces) > 1:
        # What is told of a piece is taken in here, in the order of the lines.
        found = False
        for taken in intake.share(partial(lines.taken, intake), pieces, (pack, partial(unpack, intake.proofs))):
            intake.take(taken)
            found |= bool(taken.documents or taken.drafts or taken.issues)
    else:
        found = lines.read(intake, _Piece(0, len(raw), 0))
    if not found:
        intake.error(Where(file), "empty_file", "the file is empty")


class _Piece(NamedTuple):
    """Lines of a file: where they begin and end in it, and how many stand before them."""

    start: int
    end: int
    before: int


def _pieces(raw: bytes) -> Iterator[_Piece]:
    """The file in pieces of whole lines."""
    start = before = 0
    while start < len(raw):
        end = raw.find(b"\n", start + _PIECE) + 1 or len(raw)
        yield _Piece(start, end, before)
        before += raw.count(b"\n", start, end)
        start = end


class _File:
    """A file of JSON lines."""

    def __init__(self, name: str, raw: bytes) -> None:
        self._name, self._raw = name, raw

    @cached_property
    def _legacy(self) -> str:
        return _legacy(self._raw)

    def read(self, intake: Intake, piece: _Piece) -> bool:
        """Takes in the lines of a piece; False if none holds anything."""
        found = False
        for number, line in _lines(self._raw, piece):
            where = Where(self._name, number)
            found = True
            try:
                add_line(intake, where, line)
            except UnicodeDecodeError:
                _add_spoilt(intake, where, line, self._legacy)
        return found

    def taken(self, like: Intake, piece: _Piece) -> Taken:
        """What is to be taken in of a piece."""
        intake = like.another()
        self.read(intake, piece)
        return intake.taken()


def add_line(intake: Intake, where: Where, line: bytes | str) -> None:
    """Takes in one line; raises UnicodeDecodeError if it is not UTF-8."""
    if not _add_typed(intake, where, line):
        _add_any(intake, where, line)


def _add_typed(intake: Intake, where: Where, line: bytes | str) -> bool:
    """Takes in a line that is just what it should be, which is read straight into its type; False leaves the line to the patient reader."""
    given: DocumentIn | ClaimIn
    try:
        if _CLAIM.search(line if isinstance(line, bytes) else line.encode("utf-8", "replace")) is not None:
            given = _claim_of(line)
        else:
            given = _document_of(line)
            if not is_document(given.type):
                return False
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
    where = about(where, given.id)
    if isinstance(given, ClaimIn):
        take_claim(intake, where, given)
    else:
        take_document(intake, where, given)
    return True


def _add_any(intake: Intake, where: Where, line: bytes | str) -> None:
    try:
        parsed = parse_json(line)
    except BadJsonError as error:
        intake.error(
            where, "bad_json", f"the line is not JSON: {error.reason} (column {error.column})", "one object a line, with double quotes"
        )
        return
    if parsed.replaced:
        intake.warn(where, "surrogates", f"{parsed.replaced} half surrogate pairs were replaced by U+FFFD, one for one")
    add_record(intake, where, parsed.value)


def _lines(raw: bytes, piece: _Piece) -> Iterator[tuple[int, bytes]]:
    """The lines of a piece that hold something, with their numbers in the file, without copying all of it."""
    at, size, number = piece
    while at < size:
        end = raw.find(b"\n", at, size)
        end = size if end < 0 else end
        number += 1
        line = raw[at:end].strip()
        if line:
            yield number, line
        at = end + 1


def _is_wide(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:64].count(0) > 16


def _legacy(raw: bytes) -> str:
    """The encoding of lines that are not UTF-8: "utf-8" (a few bytes are spoilt) if other lines beyond ASCII are."""
    good = bad = 0
    spoilt: list[bytes] = []
    for _, line in _lines(raw, _Piece(0, len(raw), 0)):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
            spoilt.append(line)
    if good > bad:
        return "utf-8"
    decoded = decode(b"\n".join(spoilt))
    return decoded.encoding if decoded is not None else "utf-8"


def _add_spoilt(intake: Intake, where: Where, line: bytes, encoding: str) -> None:
    text = line.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    what = Decoded(text, encoding, damaged).doubt if damaged else f"the line is not UTF-8; it was read as {encoding}"
    intake.warn(where, "encoding", f"{what}: {clip(text, 60)}", "save the file as UTF-8")
    add_line(intake, where, text)
