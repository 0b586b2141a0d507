"""YAML that remembers where everything stood, so that every complaint can name its line.

As in YAML 1.2, only true and false are truth values: a bare `No` or `on` is the word it looks like.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

import yaml

from verify.errors import RuleError

_MAX_DEPTH = 40
_MAX_NODES = 2_000_000
_STR = "tag:yaml.org,2002:str"
_COLLECTIONS = (None, "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_BOOLS = {"true": True, "false": False}


class Block(dict[str, Any]):
    """A YAML mapping with the line it begins on (`line`) and that of each key (`lines`)."""

    __slots__ = ("line", "lines")
    line: int
    lines: dict[str, int]


class Rows(list[Any]):
    """A YAML list with the line of each item (`lines`)."""

    __slots__ = ("lines",)
    lines: list[int]


def plain(value: Any) -> Any:
    """The value as ordinary dicts and lists, without the line marks."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def parse(raw: bytes, file: str) -> Any:
    """A YAML file as Blocks and Rows; raises RuleError with file and line for text that is no YAML or is built to do harm."""
    try:
        return _Builder(raw, file).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        last = max(1, len(raw.splitlines()))
        raise RuleError(f"not valid YAML: {what}", file, min(mark.line + 1, last) if mark is not None else 1) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise RuleError(f"not valid YAML: {error}", file, 1) from error


class _Builder:
    """Turns the events of a parser into values; one object for each anchor, so that an alias costs nothing."""

    def __init__(self, raw: bytes, file: str) -> None:
        self.file = file
        self._next: Callable[[], Any] = yaml.CSafeLoader(raw).get_event
        self._made: dict[str, Any] = {}
        self._written: dict[str, str] = {}
        self._open: set[str] = set()
        self._count = 0

    def document(self) -> Any:
        """The one document of the stream, None if there is none."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._build(self._next(), 0)
        self._next()
        behind = self._next()
        if not isinstance(behind, yaml.StreamEndEvent):
            self._fail(behind, "not valid YAML: but found another document")
        return value

    def _build(self, event: Any, depth: int) -> Any:
        kind, anchor = type(event), event.anchor
        if kind is yaml.AliasEvent:
            if anchor in self._open:
                self._fail(event, "nested too deeply or into itself")
            if anchor not in self._made:
                self._fail(event, "not valid YAML: found undefined alias")
            return self._made[anchor]
        if anchor is not None and (anchor in self._made or anchor in self._open):
            self._fail(event, "not valid YAML: second occurrence")
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
            if anchor is not None:
                self._made[anchor], self._written[anchor] = value, event.value
            return value
        if event.tag not in _COLLECTIONS:
            self._fail(event, f"the tag {event.tag} is not allowed")
        self._count += 1
        if depth > _MAX_DEPTH or self._count > _MAX_NODES:
            self._fail(event, "nested too deeply or into itself")
        if anchor is not None:
            self._open.add(anchor)
        value = self._rows(depth) if kind is yaml.SequenceStartEvent else self._block(event, depth)
        if anchor is not None:
            self._open.discard(anchor)
            self._made[anchor] = value
        return value

    def _rows(self, depth: int) -> Rows:
        rows = Rows()
        lines = rows.lines = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            lines.append(event.start_mark.line + 1)
            rows.append(self._build(event, depth + 1))
        return rows

    def _block(self, start: Any, depth: int) -> Block:
        block = Block()
        block.line = start.start_mark.line + 1
        lines = block.lines = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in block:
                self._fail(event, f"{key!r} is given twice")
            block[key] = self._build(self._next(), depth + 1)
            lines[key] = event.start_mark.line + 1
        return block

    def _key(self, event: Any) -> str:
        """A key as it is written."""
        if type(event) is yaml.AliasEvent and event.anchor in self._written:
            return self._written[event.anchor]
        if type(event) is not yaml.ScalarEvent:
            self._fail(event, "a key must be a plain word")
        if event.anchor is not None:
            self._build(event, 0)
        return str(event.value)

    def _scalar(self, event: Any) -> Any:
        tag, text = event.tag, event.value
        if tag is None or tag == "!":
            if not event.implicit[0] or text[:1] not in _RESOLVERS:
                return text
            tag = _tag_of(text)
        try:
            return _value(tag, text)
        except LookupError:
            self._fail(event, f"the tag {tag} is not allowed")

    def _fail(self, event: Any, message: str) -> NoReturn:
        raise RuleError(message, self.file, event.start_mark.line + 1)


_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = yaml.CSafeLoader.yaml_implicit_resolvers


def _tag_of(text: str) -> str:
    """What a bare scalar is, by how it is written."""
    return next((tag for tag, pattern in _RESOLVERS.get(text[:1], ()) if pattern.match(text)), _STR)


@lru_cache(maxsize=20_000)
def _value(tag: str, text: str) -> Any:
    """A scalar of this tag; raises LookupError for a tag that no pack needs."""
    if tag == _STR:
        return text
    kind = tag.rpartition(":")[2]
    try:
        if kind == "int":
            return int(text.replace("_", ""), 0)
        if kind == "float":
            return _float(text)
    except ValueError:
        return text
    if kind == "bool":
        return _BOOLS.get(text.lower(), text)
    if kind == "null":
        return None
    if kind != "timestamp":
        raise LookupError(tag)
    return text


def _float(text: str) -> float:
    low = text.lower().replace("_", "")
    if low.endswith((".inf", ".nan")):
        raise ValueError(text)
    return float(low)


def rows_of(value: Any) -> Iterable[tuple[Any, int]]:
    """The items of a list with their lines."""
    return zip(value, value.lines, strict=True)
