"""One pack's content becomes rules, or findings with their lines."""

import pytest

from tests.rulepack.conftest import Packs
from verify.rulepack.pack import merged

REGION = """pack: {id: coast, version: 2, kind: region}
actors:
  - id: actor.fleet
    name: Coast Fleet
    names: {ar: [أسطول الساحل]}
places:
  - {id: place.cape, name: Cape, lat: 1.5, lon: 2, kind: town, names: {en: [The Cape]}}
  - {id: place.bay, name: Bay, lat: 1, lon: 2, within: [place.cape], version: 7}
sources:
  - {id: source.light, name: Light, kind: local, affiliation: actor.fleet, timezone: Africa/Cairo}
"""
LANG = """pack: {id: xx, version: 3, kind: lang, lang: xx, name: Exish, direction: rtl}
lexicons:
  hit: [bam, "5"]
  side: {left: [lo], right: [ro, ra]}
rules:
  - {id: xx.hit, dimension: event, pattern: "{hit}", reads: {event_type: explosion}, cases: [{text: bam, reads: {event_type: explosion}}]}
"""


def test_items_become_specs_that_know_where_they_stand(packs: Packs) -> None:
    rules, findings = packs(REGION)
    assert findings == []
    bay = rules.places["place.bay"]
    assert (bay.lat, bay.within, bay.version, bay.file, bay.line) == (1.0, ("place.cape",), 7, "pack1.yml", 8)
    assert rules.places["place.cape"].version == 2, "an item without a version has that of its pack"
    assert rules.sources["source.light"].affiliation == "actor.fleet"
    assert rules.actor_named("أسطول الساحل") == rules.actors["actor.fleet"]


def test_a_language_has_words_and_rules(packs: Packs) -> None:
    rules, findings = packs(LANG)
    assert findings == []
    pack = rules.lang["xx"]
    assert (pack.name, pack.direction) == ("Exish", "rtl")
    assert [(e.term, e.value, e.line) for e in pack.lexicons["side"]] == [("lo", "left", 4), ("ro", "right", 4), ("ra", "right", 4)]
    assert [(r.id, r.version, r.lang) for r in pack.rules] == [("xx.hit", 3, "xx")]


def test_a_later_item_takes_the_place_of_an_earlier_one(packs: Packs) -> None:
    mine = "pack: {id: mine, version: 1, kind: region}\nplaces: [{id: place.cape, name: New Cape, lat: 5, lon: 5}]\n"
    rules, findings = packs(REGION, mine)
    assert findings == []
    assert (rules.places["place.cape"].name, rules.places["place.cape"].file) == ("New Cape", "pack2.yml")


def test_an_item_can_be_switched_off_and_words_are_added(packs: Packs) -> None:
    mine = "pack: {id: mine, version: 1, kind: lang, lang: xx}\nlexicons: {hit: [boom]}\nrules: [{id: xx.hit, off: true}]\n"
    rules, findings = packs(LANG, mine)
    assert findings == []
    assert rules.lang["xx"].rules == []
    assert [e.term for e in rules.lang["xx"].lexicons["hit"]] == ["bam", "5", "boom"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("places: []", 1, "begins with its header"),
        ("- a\n- b", 1, "begins with its header"),
        ("pack: {id: x, version: 1}", 1, "'kind' is missing"),
        ("pack: {id: x, version: 1, kind: poem}", 1, "kind must be one of"),
        ("pack: {id: x, version: 1, kind: region, colour: red}", 1, "unknown field 'colour'"),
        ("pack: {id: x, version: 1, kind: region}\nplces: []", 2, "unknown section 'plces'"),
        ("pack: {id: x, version: 1, kind: region}\nplaces: {a: 1}", 2, "places must be a list"),
        (
            "pack: {id: x, version: 1, kind: region}\nplaces:\n  - {id: p, name: P, lat: 100, lon: 0}",
            3,
            "lat: must be a number from -90 to 90",
        ),
        ("pack: {id: x, version: 1, kind: region}\nplaces:\n  - id: p\n    name: P\n    lat: 1", 3, "'lon' is missing"),
        (
            "pack: {id: x, version: 1, kind: region}\nplaces:\n  - {id: p, name: P, lat: 1, lon: 1}\n  - {id: p, name: Q, lat: 1, lon: 1}",
            4,
            "given twice",
        ),
        (
            "pack: {id: x, version: 1, kind: region}\nplaces: [{id: p, name: P, lat: 1, lon: 1, within: [gone]}]",
            2,
            "there is no place 'gone'",
        ),
        ("pack: {id: x, version: 1, kind: sources}\nsources: [{id: s, name: S, kind: poet}]", 2, "kind: must be one of official"),
        ("pack: {id: x, version: 1, kind: region}\nlexicons: {a: [b]}", 2, "belongs in a pack of kind lang"),
        ("pack: {id: x, version: 1, kind: lang}", 1, "names its language"),
        ("pack: {id: x, version: 1, kind: lang, lang: xx, direction: up}", 1, "ltr or rtl"),
        ("pack: {id: x, version: 1, kind: lang, lang: xx}\nlexicons:\n  a: [5, b]", 3, "quote one that looks like a number"),
        ("pack: {id: x, version: 1, kind: region}\nplaces: [{id: p, off: true}]", 2, "nothing of this id"),
        ("pack: {id: x, version: 1, kind: region}\nplaces: [just a word]", 2, "must be a mapping with an id"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(packs: Packs, text: str, line: int, words: str) -> None:
    _, findings = packs(text)
    assert [f.line for f in findings] == [line], findings
    assert words in findings[0].message


def test_two_packs_of_one_id_in_a_folder_are_named() -> None:
    from verify.rulepack.load import LanguagePack, Rules
    from verify.rulepack.pack import PackReader
    from verify.rulepack.yaml_lines import parse

    reader = PackReader(Rules(), LanguagePack)
    for name in ("a.yml", "b.yml"):
        reader.add(parse(b"pack: {id: x, version: 1, kind: region}", name), name)
    assert [(f.file, "also that of a.yml" in f.message) for f in reader.finish()] == [("b.yml", True)]


def test_sections_are_laid_over_each_other() -> None:
    old = {"a": 1, "b": {"c": 2, "d": 3}, "rows": [{"id": "x", "v": 1}, {"id": "y", "v": 2}], "list": [1, 2]}
    new = {"b": {"c": 9}, "rows": [{"id": "y", "off": True}, {"id": "z", "v": 3}], "list": [3]}
    assert merged(old, new) == {"a": 1, "b": {"c": 9, "d": 3}, "rows": [{"id": "x", "v": 1}, {"id": "z", "v": 3}], "list": [3]}
    assert merged(None, new) == new
