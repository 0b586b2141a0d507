"""JSON from hostile hands: one value out, or a reason with its place; half surrogate pairs become U+FFFD, one for one."""

import json
import re
from typing import Any, NamedTuple, NoReturn

import msgspec

_decode = msgspec.json.Decoder().decode
_SURROGATE = re.compile("[\ud800-\udfff]")


class Parsed(NamedTuple):
    """A JSON value. `replaced` halves of surrogate pairs stood in it."""

    value: Any
    replaced: int = 0


class BadJsonError(ValueError):
    """Not JSON: line and column count from 1 in the text that was parsed, `offset` from 0."""

    def __init__(self, reason: str, line: int, column: int, offset: int = 0) -> None:
        self.reason, self.line, self.column, self.offset = reason, line, column, offset
        super().__init__(reason)


def parse_json(raw: bytes | str) -> Parsed:
    """The value of a JSON text. Raises BadJsonError; UnicodeDecodeError if bytes are not UTF-8."""
    try:
        return Parsed(_decode(raw))
    except RecursionError:
        raise BadJsonError("it is nested too deeply", 1, 1) from None
    except UnicodeEncodeError:
        pass
    except (msgspec.DecodeError, msgspec.ValidationError):
        pass
    return _slow(raw.decode("utf-8") if isinstance(raw, bytes) else raw)


def _slow(text: str) -> Parsed:
    """The standard library's parser: it takes half surrogate pairs, and tells the place of an error."""
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_float)
    except json.JSONDecodeError as error:
        raise BadJsonError(error.msg.lower(), error.lineno, error.colno, error.pos) from None
    except RecursionError:
        raise BadJsonError("it is nested too deeply", 1, 1) from None
    except ValueError as error:
        reason = str(error) if "digits" not in str(error) else "a number has too many digits"
        raise BadJsonError(reason, 1, 1) from None
    count = [0]
    try:
        return Parsed(_whole(value, count), count[0])
    except RecursionError:
        raise BadJsonError("it is nested too deeply", 1, 1) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return value


def _whole(value: Any, count: list[int]) -> Any:
    """The value with every half of a surrogate pair replaced."""
    if isinstance(value, str):
        whole, found = _SURROGATE.subn("\ufffd", value)
        count[0] += found
        return whole
    if isinstance(value, list):
        return [_whole(v, count) for v in value]
    if isinstance(value, dict):
        return {_whole(k, count): _whole(v, count) for k, v in value.items()}
    return value
