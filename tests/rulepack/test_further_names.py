"""A language pack names what other packs define, whatever the order of the files."""

from tests.rulepack.conftest import Packs
from verify.rulepack.load import LanguagePack, Rules
from verify.rulepack.pack import PackReader
from verify.rulepack.yaml_lines import parse

REGION = """pack: {id: zz-region, version: 1, kind: region}
actors:
  - {id: actor.fleet, name: Coast Fleet, names: {en: [Coast Fleet]}}
places:
  - {id: place.cape, name: Cape, lat: 1.5, lon: 2, names: {xx: [Kap]}}
sources:
  - {id: source.light, name: Light, kind: local}
"""
LANG = """pack: {id: xx, version: 1, kind: lang, lang: xx, name: Exish}
names:
  actor.fleet: {names: [Kustvloot], adjectives: [vlootse]}
  place.cape: [Kaap, Kap]
  source.light: [Licht]
"""


def test_names_are_added_to_what_a_later_file_of_the_folder_defines() -> None:
    rules = Rules()
    reader = PackReader(rules, LanguagePack)
    for text in (LANG, REGION):
        reader.add(parse(text.encode(), "pack.yml"), "pack.yml")
    assert reader.finish() == []
    assert rules.actors["actor.fleet"].names == {"en": ("Coast Fleet",), "xx": ("Kustvloot",)}
    assert rules.actors["actor.fleet"].adjectives == {"xx": ("vlootse",)}
    assert rules.places["place.cape"].names == {"xx": ("Kap", "Kaap")}
    assert rules.source_named("Licht") == rules.sources["source.light"]


def test_what_cannot_bear_a_name_is_named_with_its_line(packs: Packs) -> None:
    _, findings = packs(REGION, LANG.replace("place.cape: [Kaap, Kap]", "place.cove: [Baai]"))
    assert [(f.rule_id, f.line, f.message) for f in findings] == [("place.cove", 4, "there is no place, party or source 'place.cove'")]


def test_only_a_party_has_adjectives(packs: Packs) -> None:
    _, findings = packs(REGION, LANG.replace("[Kaap, Kap]", "{names: [Kaap], adjectives: [kaapse]}"))
    assert [f.message for f in findings] == ["there is no party 'place.cape' that could have adjectives"]


def test_a_section_that_is_none_is_said_so(packs: Packs) -> None:
    _, findings = packs(REGION, LANG.replace("{names: [Kustvloot], adjectives: [vlootse]}", "{called: [x]}").replace("[Licht]", "Licht"))
    assert sorted(f.message for f in findings) == [
        "names: must be a list of texts", "names: unknown field 'called'; known are names, adjectives",
    ]  # fmt: skip
