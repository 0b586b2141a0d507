"""JSON lines: one record a line; a line that is broken is named, and the others go on."""

from collections.abc import Iterator

from verify.read.decode import Decoded, decode
from verify.read.intake import Intake, Where, clip
from verify.read.jsontext import BadJsonError, parse_json
from verify.read.record import add_record


def read_jsonl(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a file of JSON lines. Lines are read one by one, so that a byte that is not UTF-8 spoils its own line alone."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
    if _is_wide(raw):
        decoded = decode(raw)
        if decoded is not None:
            intake.warn(Where(file), "encoding", decoded.doubt or "", "save the file as UTF-8")
            raw = decoded.text.encode("utf-8", "replace")
    legacy: str | None = None
    found = False
    for number, line in _lines(raw):
        where = Where(file, number)
        found = True
        try:
            add_line(intake, where, line)
        except UnicodeDecodeError:
            legacy = legacy if legacy is not None else _legacy(raw)
            _add_spoilt(intake, where, line, legacy)
    if not found:
        intake.error(Where(file), "empty_file", "the file is empty")


def add_line(intake: Intake, where: Where, line: bytes | str) -> None:
    """Takes in one line; raises UnicodeDecodeError if it is not UTF-8."""
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


def _lines(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, with their numbers, without copying the whole file."""
    number, at, size = 0, 0, len(raw)
    while at < size:
        end = raw.find(b"\n", at)
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
    for _, line in _lines(raw):
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
