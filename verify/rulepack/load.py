"""Reads the rule packs: ours, then each folder of the user's; a later item takes the place of an earlier one of the same id."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.errors import RuleError
from verify.rulepack.names import NameTable, SourceNames
from verify.rulepack.pack import PackReader
from verify.rulepack.spec import (
    ActorSpec,
    KindSpec,
    LexiconEntry,
    LintFinding,
    PatternSpec,
    PlaceSpec,
    PlaceWords,
    RulePackInfo,
    SourceSpec,
)
from verify.rulepack.yaml_lines import parse

if TYPE_CHECKING:
    from verify.rulepack.spec_assess import AssessSpec
    from verify.rulepack.spec_compare import CompareSpec
    from verify.text.dates import DateLexicon
    from verify.text.numbers import NumberLexicon


class LanguagePack:
    """Everything a language needs to be read; the sections for numbers and dates are compiled when first asked for."""

    def __init__(self, code: str, name: str, direction: str) -> None:
        self.code, self.name, self.direction = code, name, direction
        self.lexicons: dict[str, list[LexiconEntry]] = {}
        self.rules: list[PatternSpec] = []
        self.speakers: dict[str, Any] = {}
        self.raw: dict[str, Any] = {}

    @cached_property
    def numbers(self) -> "NumberLexicon | None":
        """The number words of the language, None if it has none."""
        from verify.text.numbers import NumberLexicon

        return NumberLexicon.build(self.raw["numbers"]) if "numbers" in self.raw else None

    @cached_property
    def dates(self) -> "DateLexicon | None":
        """The date words of the language, None if it has none."""
        from verify.text.dates import DateLexicon

        return DateLexicon.build(self.raw["dates"], self.numbers) if "dates" in self.raw else None


class Rules:
    """All rules in force, by id. `raw` keeps the sections that other rooms compile (compare, assess, cluster)."""

    def __init__(self) -> None:
        self.packs: tuple[RulePackInfo, ...] = ()
        self.lang: dict[str, LanguagePack] = {}
        self.places: dict[str, PlaceSpec] = {}
        self.actors: dict[str, ActorSpec] = {}
        self.sources: dict[str, SourceSpec] = {}
        self.kinds: dict[str, KindSpec] = {}
        self.place_words: dict[str, PlaceWords] = {}
        self.honorifics: tuple[str, ...] = ()
        self.named_by_pack: set[str] = set()
        """The languages whose own pack says what parties and sources are called: these names are for texts in them alone."""
        self.raw: dict[str, Any] = {}

    @cached_property
    def _source_names(self) -> SourceNames:
        return SourceNames(self.sources.values(), self.honorifics)

    @cached_property
    def _actor_names(self) -> NameTable[ActorSpec]:
        return NameTable((a, [a.name, *(n for lang in sorted(a.names) for n in a.names[lang])]) for _, a in sorted(self.actors.items()))

    def source_named(self, name: str, kind: str | None = None) -> SourceSpec | None:
        """The registered source of this name in any spelling or language ("SANA", "وكالة سانا"); never by a part of a word.

        Of several sources of one name that of the wanted `kind` comes first.
        """
        return self._source_names.find(name, kind)

    def actor_named(self, name: str) -> ActorSpec | None:
        """The actor of this full name ("US forces", "قسد"); never by a part of it."""
        return self._actor_names.first(name)

    @cached_property
    def compare(self) -> "CompareSpec":
        """How values of two sources are held against each other."""
        from verify.rulepack.spec_compare import CompareSpec

        return CompareSpec.build(self._section("compare"))

    @cached_property
    def assess(self) -> "AssessSpec":
        """How agreement becomes belief."""
        from verify.rulepack.spec_assess import AssessSpec

        return AssessSpec.build(self._section("assess"))

    def _section(self, name: str) -> Any:
        if name not in self.raw:
            raise RuleError(f"no pack has a section {name!r}; the one that comes with the program is rules/{name}.yml")
        return self.raw[name]


def pack_files(root: Path) -> Iterator[Path]:
    """The packs of a folder, sorted by path; a single file is a pack itself."""
    if root.is_file():
        yield root
        return
    yield from sorted(p for pattern in ("*.yml", "*.yaml") for p in root.rglob(pattern) if p.is_file())


def read_packs(extra: Sequence[Path] = ()) -> tuple[Rules, list[LintFinding]]:
    """All rules, and everything that is wrong with the files they stand in."""
    rules = Rules()
    findings: list[LintFinding] = []
    infos: list[RulePackInfo] = []
    for root in (Path(str(files("verify.rules"))), *extra):
        reader = PackReader(rules, LanguagePack)
        paths = list(pack_files(root)) if root.exists() else []
        if not paths:
            findings.append(
                LintFinding(str(root), 0, "", "there is no rule pack (*.yml) here" if root.exists() else "there is no such folder")
            )
        for path in paths:
            try:
                raw = path.read_bytes()
                info = reader.add(parse(raw, str(path)), str(path))
            except OSError as error:
                findings.append(LintFinding(str(path), 0, "", f"cannot be read: {error.strerror or error}"))
            except RuleError as error:
                findings.append(LintFinding(str(path), error.line, "", str(error).removeprefix(f"{error.file}:{error.line}: ")))
            else:
                if info is not None:
                    infos.append(RulePackInfo(info[0], info[1], hashlib.sha256(raw).hexdigest()))
        findings += reader.finish()
    rules.packs = tuple(sorted(infos, key=lambda p: (p.name, p.sha256)))
    return rules, findings


def load_rules(extra: Sequence[Path] = ()) -> Rules:
    """The rules that come with the program with those in `extra` folders on top.

    Raises RuleError, naming file and line, at the first thing that is wrong in any pack; nothing is skipped in silence.
    """
    rules, findings = read_packs(extra)
    if findings:
        first = findings[0]
        rest = f" (and {len(findings) - 1} more: `verify rules check` lists them)" if len(findings) > 1 else ""
        which = f"{first.rule_id}: " if first.rule_id else ""
        raise RuleError(which + first.message + rest, first.file, first.line)
    return rules
