"""YAML that remembers where everything stood, so that every complaint can name its line.

As in YAML 1.2, only true and false are truth values: a bare `No` or `on` is the word it looks like.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

import yaml

from verify.errors import RuleError

_MAX_DEPTH = 40
_MAX_NODES = 2_000_000
_STR = "tag:yaml.org,2002:str"
_COLLECTIONS = ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
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
        node = yaml.compose(raw, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        last = max(1, len(raw.splitlines()))
        raise RuleError(f"not valid YAML: {what}", file, min(mark.line + 1, last) if mark is not None else 1) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise RuleError(f"not valid YAML: {error}", file, 1) from error
    return None if node is None else _Builder(file).build(node, 0)


class _Builder:
    """Turns composed nodes into values; one object for each node, so that an alias costs nothing."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._made: dict[int, Any] = {}
        self._open: set[int] = set()
        self._count = 0

    def build(self, node: Any, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node.tag not in _COLLECTIONS:
            self._fail(node, f"the tag {node.tag} is not allowed")
        key = id(node)
        if key in self._made:
            return self._made[key]
        self._count += 1
        if key in self._open or depth > _MAX_DEPTH or self._count > _MAX_NODES:
            self._fail(node, "nested too deeply or into itself")
        self._open.add(key)
        value = self._rows(node, depth) if isinstance(node, yaml.SequenceNode) else self._block(node, depth)
        self._open.discard(key)
        self._made[key] = value
        return value

    def _rows(self, node: Any, depth: int) -> Rows:
        rows = Rows([self.build(n, depth + 1) for n in node.value])
        rows.lines = [n.start_mark.line + 1 for n in node.value]
        return rows

    def _block(self, node: Any, depth: int) -> Block:
        block = Block()
        block.line, block.lines = node.start_mark.line + 1, {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fail(key_node, "a key must be a plain word")
            key = str(key_node.value)
            if key in block:
                self._fail(key_node, f"{key!r} is given twice")
            block[key] = self.build(value_node, depth + 1)
            block.lines[key] = key_node.start_mark.line + 1
        return block

    def _scalar(self, node: Any) -> Any:
        tag, text = node.tag, node.value
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
            self._fail(node, f"the tag {tag} is not allowed")
        return text

    def _fail(self, node: Any, message: str) -> NoReturn:
        raise RuleError(message, self.file, node.start_mark.line + 1)


def _float(text: str) -> float:
    low = text.lower().replace("_", "")
    if low.endswith((".inf", ".nan")):
        raise ValueError(text)
    return float(low)


def rows_of(value: Any) -> Iterable[tuple[Any, int]]:
    """The items of a list with their lines."""
    return zip(value, value.lines, strict=True)
