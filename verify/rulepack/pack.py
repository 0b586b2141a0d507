"""Puts the content of one pack file into the rules, and says what in it cannot be used."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from verify.rulepack.fields import check_item, names, texts
from verify.rulepack.further_names import FurtherNames, add_further, read_further
from verify.rulepack.spec import (
    ActorSpec,
    KindSpec,
    LexiconEntry,
    LintFinding,
    PatternSpec,
    PlaceSpec,
    PlaceWords,
    SourceSpec,
)
from verify.rulepack.yaml_lines import Block, Rows, plain, rows_of

if TYPE_CHECKING:
    from verify.rulepack.load import LanguagePack, Rules

PACK_KINDS = ("lang", "region", "sources", "compare", "assess", "cluster")
_HEADER = ("id", "version", "kind", "lang", "name", "direction")
_ITEMS = ("places", "actors", "sources", "kinds", "rules")
_LANGUAGE = ("lexicons", "rules", "numbers", "dates", "speakers", "names")
_RAW = ("compare", "assess", "cluster")
SECTIONS = ("pack", "places", "actors", "sources", "kinds", "lexicons", "rules", "numbers", "dates", "compare", "assess", "cluster", "speakers",
            "place_words", "honorifics", "names")  # fmt: skip


class PackReader:
    """Adds the files of one folder to the rules; ids must be unique within the folder and may replace those of earlier ones."""

    def __init__(self, rules: "Rules", language: Callable[[str, str, str], "LanguagePack"]) -> None:
        self.rules, self._language = rules, language
        self._seen: dict[tuple[str, str], str] = {}
        self._findings: list[LintFinding] = []
        self._references: list[tuple[str, str, str, int, str]] = []
        self._removed: set[str] = set()
        self._further: list[FurtherNames] = []
        self.file = ""
        self.version = 1

    def add(self, data: Any, file: str) -> tuple[str, str] | None:
        """Takes one parsed file in; gives the pack's name and version, or None if its header cannot be used."""
        self.file = file
        header = self._header(data)
        if header is None:
            return None
        self.version = header["version"] if isinstance(header["version"], int) else 1
        for section in (s for s in data if s not in SECTIONS):
            self._complain(data.lines[section], "", f"unknown section {section!r}; known are {', '.join(SECTIONS)}")
        pack = self._language_pack(header, data)
        for section in (s for s in _ITEMS if s in data):
            if section != "rules" or pack is not None:
                self._items(section, data[section], data.lines[section], pack)
        for section in (s for s in _RAW if s in data):
            self.rules.raw[section] = merged(self.rules.raw.get(section), plain(data[section]))
        if pack is not None:
            self._language_sections(pack, data)
        self._word_sections(data)
        return str(header["id"]), str(header["version"])

    def finish(self) -> list[LintFinding]:
        """Everything found in this folder, references to nothing included; names that packs add to what others define are put there."""
        for more in self._further:
            problem = add_further(self.rules, more) if more.id not in self._removed else None
            if problem is not None:
                self._findings.append(LintFinding(more.file, more.line, more.id, problem))
        known: dict[str, Collection[str]] = {"place": self.rules.places, "actor": self.rules.actors}
        for kind, name, file, line, owner in self._references:
            if name not in known[kind] and name not in self._removed:
                self._findings.append(LintFinding(file, line, owner, f"there is no {kind} {name!r}"))
        return sorted(self._findings)

    def _complain(self, line: int, owner: str, message: str) -> None:
        self._findings.append(LintFinding(self.file, line, owner, message))

    def _header(self, data: Any) -> Block | None:
        header = data.get("pack") if isinstance(data, Block) else None
        if not isinstance(header, Block):
            self._complain(1, "", "a pack begins with its header: `pack: {id: ..., version: 1, kind: ...}`")
            return None
        missing = [k for k in ("id", "version", "kind") if header.get(k) in (None, "")]
        if missing or header["kind"] not in PACK_KINDS:
            what = f"{missing[0]!r} is missing" if missing else f"kind must be one of {', '.join(PACK_KINDS)}, not {header['kind']!r}"
            self._complain(header.line, "", f"pack header: {what}")
            return None
        for key in (k for k in header if k not in _HEADER):
            self._complain(
                header.lines[key], str(header["id"]), f"unknown field {key!r} in the pack header; known are {', '.join(_HEADER)}"
            )
        if ("pack", str(header["id"])) in self._seen:
            self._complain(header.line, str(header["id"]), f"this pack id is also that of {self._seen['pack', str(header['id'])]}")
        self._seen["pack", str(header["id"])] = self.file
        return header

    def _language_pack(self, header: Block, data: Block) -> "LanguagePack | None":
        if header["kind"] != "lang":
            for section in (s for s in _LANGUAGE if s in data):
                self._complain(data.lines[section], "", f"section {section!r} belongs in a pack of kind lang")
            return None
        code = header.get("lang")
        if not isinstance(code, str) or not code:
            self._complain(header.line, str(header["id"]), "a pack of kind lang names its language: `lang: ar`")
            return None
        direction = header.get("direction", "ltr")
        if direction not in ("ltr", "rtl"):
            self._complain(header.lines["direction"], str(header["id"]), "direction must be ltr or rtl")
        pack = self.rules.lang.get(code)
        if pack is None:
            pack = self.rules.lang[code] = self._language(code, str(header.get("name", code)), str(direction))
        if "name" in header:
            pack.name = str(header["name"])
        if "direction" in header:
            pack.direction = str(direction)
        return pack

    def _items(self, section: str, items: Any, line: int, pack: "LanguagePack | None") -> None:
        if items is None:
            return
        if not isinstance(items, Rows):
            self._complain(line, "", f"{section} must be a list")
            return
        for item, at in rows_of(items):
            problems = check_item(section, item, at, self.file)
            self._findings += problems
            if not problems:
                self._item(section, item, pack)

    def _item(self, section: str, item: Block, pack: "LanguagePack | None") -> None:
        name = item["id"]
        scope = section if pack is None or section != "rules" else f"rules/{pack.code}"
        if (scope, name) in self._seen:
            self._complain(item.line, name, f"this id is given twice; the first is in {self._seen[scope, name]}")
            return
        self._seen[scope, name] = f"{self.file}:{item.line}"
        if item.get("off") is True:
            self._remove(section, name, item, pack)
        elif section == "rules":
            assert pack is not None
            _replace_rule(pack, self._pattern(item, pack))
        else:
            self._store(section, item)

    def _remove(self, section: str, name: str, item: Block, pack: "LanguagePack | None") -> None:
        if section == "rules":
            assert pack is not None
            there = any(r.id == name for r in pack.rules)
            pack.rules[:] = [r for r in pack.rules if r.id != name]
        else:
            there = getattr(self.rules, section).pop(name, None) is not None
        self._removed.add(name)
        if not there:
            self._complain(item.line, name, f"there is nothing of this id in {section} to switch off")

    def _pattern(self, item: Block, pack: "LanguagePack") -> PatternSpec:
        return PatternSpec(
            item["id"], self._version(item), pack.code, item["dimension"], item["pattern"], plain(item.get("reads", {})),
            tuple(plain(item.get("cases", []))), int(item.get("priority", 0)), self.file, item.line,
        )  # fmt: skip

    def _version(self, item: Block) -> int:
        return int(item.get("version", self.version))

    def _refer(self, kind: str, item: Block, key: str) -> tuple[str, ...]:
        given = item.get(key) or ()
        ids = (given,) if isinstance(given, str) else tuple(given)
        self._references += [(kind, name, self.file, item.lines[key], item["id"]) for name in ids]
        return ids

    def _store(self, section: str, item: Block) -> None:
        get, name, shared = item.get, item["id"], (tuple(plain(item.get("cases", []))), self._version(item), self.file, item.line)
        if section == "places":
            self.rules.places[name] = PlaceSpec(
                name, item["name"], get("kind", "town"), float(item["lat"]), float(item["lon"]), float(get("precision_km", 5)), get("country"),
                self._refer("place", item, "within"), _names(get("names")), get("timezone"), int(get("population", 0)), *shared,
            )  # fmt: skip
        elif section == "actors":
            self.rules.actors[name] = ActorSpec(
                name, item["name"], get("kind", "armed_group"), self._refer("actor", item, "umbrella"), _names(get("names")),
                _names(get("adjectives")), get("side"), get("country"), get("strikes_by"),
                tuple(get("occupies") or ()), tuple(get("theatre") or ()), *shared,
            )  # fmt: skip
        elif section == "sources":
            affiliation = self._refer("actor", item, "affiliation")
            self.rules.sources[name] = SourceSpec(
                name, item["name"], item["kind"], affiliation[0] if affiliation else None, get("organisation"), get("reliability"),
                get("timezone"), _names(get("names")), get("basis", ""), *shared,
            )  # fmt: skip
        else:
            self.rules.kinds[name] = KindSpec(
                name, item["reliability"], float(item["mean"]), float(item["strength"]), item["basis"], *shared[1:]
            )

    def _language_sections(self, pack: "LanguagePack", data: Block) -> None:
        lexicons = data.get("lexicons") or Block()
        if not isinstance(lexicons, Block):
            self._complain(data.lines["lexicons"], "", "lexicons must be a mapping of name to terms")
            lexicons = Block()
        for name, terms in lexicons.items():
            pack.lexicons.setdefault(name, []).extend(self._entries(name, terms, lexicons.lines[name]))
        for section in ("numbers", "dates"):
            if section in data:
                pack.raw[section] = merged(pack.raw.get(section), plain(data[section]))
        if "names" in data:
            further, wrong = read_further(data["names"], pack.code, self.file, data.lines["names"])
            self._further += further
            self._findings += wrong
        if "speakers" in data:
            pack.speakers = merged(pack.speakers, plain(data["speakers"]))

    def _entries(self, name: str, terms: Any, line: int) -> list[LexiconEntry]:
        if isinstance(terms, Rows):
            by_value: list[tuple[str | None, Any, int]] = [(None, terms, line)]
        elif isinstance(terms, Block):
            by_value = [(value, listed, terms.lines[value]) for value, listed in terms.items()]
        else:
            by_value = [(None, terms, line)]
        entries: list[LexiconEntry] = []
        for value, listed, at in by_value:
            problem = texts(listed)
            if problem is not None:
                whole = name if value is None else f"{name}:{value}"
                self._complain(at, name, f"lexicon {whole}: {problem} (quote one that looks like a number, true or null)")
                continue
            entries += [LexiconEntry(term, value, self.file, term_line) for term, term_line in rows_of(listed)]
        return entries

    def _word_sections(self, data: Block) -> None:
        honorifics = data.get("honorifics")
        if honorifics is not None:
            problem = names(honorifics)
            if problem is not None:
                self._complain(data.lines["honorifics"], "", f"honorifics: {problem}")
            else:
                self.rules.honorifics += tuple(t for lang in sorted(honorifics) for t in honorifics[lang])
        words = data.get("place_words")
        if isinstance(words, Block):
            for lang, block in words.items():
                self._place_words(lang, block, words.lines[lang])

    def _place_words(self, lang: str, block: Any, line: int) -> None:
        if not isinstance(block, Block):
            self._complain(line, "", f"place_words: {lang} must be a mapping")
            return
        held = self.rules.place_words.get(lang, PlaceWords())
        values = {f: getattr(held, f) for f in PlaceWords.__struct_fields__}
        for key, value in block.items():
            if key not in values:
                self._complain(block.lines[key], "", f"unknown field {key!r} in place_words; known are {', '.join(values)}")
                continue
            by_value = key in ("before", "after", "directions")
            problem = names(value) if by_value else texts(value)
            if problem is not None:
                self._complain(block.lines[key], "", f"place_words: {key}: {problem}")
            elif by_value:
                values[key] = {**values[key], **{k: (*values[key].get(k, ()), *v) for k, v in value.items()}}
            else:
                values[key] = (*values[key], *value)
        self.rules.place_words[lang] = PlaceWords(**values)


def _replace_rule(pack: "LanguagePack", rule: PatternSpec) -> None:
    for i, held in enumerate(pack.rules):
        if held.id == rule.id:
            pack.rules[i] = rule
            return
    pack.rules.append(rule)


def _names(value: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(terms) for lang, terms in value.items()} if value is not None else {}


def merged(old: Any, new: Any) -> Any:
    """`new` laid over `old`: mappings key by key, lists of items with an `id` item by item ({id: x, off: true} removes), the rest replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{k: merged(old[k], v) if k in old else v for k, v in new.items()}}
    if _by_id(old) and _by_id(new):
        items = {item["id"]: item for item in old}
        for item in new:
            items.pop(item["id"], None) if item.get("off") is True else items.update({item["id"]: item})
        return list(items.values())
    return new


def _by_id(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) and "id" in v for v in value)
