"""What can be loaded and is wrong all the same."""

from pathlib import Path

import pytest

from verify.rulepack import lint_packs

HEAD = "pack: {id: mine, version: 1, kind: region}\n"
LANG = "pack: {id: mine, version: 1, kind: lang, lang: en}\nrules:\n  - "


def found(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    (tmp_path / "mine.yml").write_text(text)
    return [(f.line, f.message) for f in lint_packs([tmp_path]) if f.file.endswith("mine.yml")]


def test_ours_are_clean() -> None:
    assert lint_packs() == []


@pytest.mark.parametrize(("text", "line", "words"), [
    (LANG + "{id: my.rule, dimension: mood, pattern: x, cases: [{text: x}]}", 3, "unknown dimension 'mood'"),
    (LANG + "{id: my.rule, dimension: event, pattern: '{no_such_list}', cases: [{text: x}]}", 3, "there is no lexicon 'no_such_list'"),
    (LANG + "{id: my.rule, dimension: event, pattern: '(x', cases: [{text: x}]}", 3, "no regular expression"),
    (LANG + "{id: my.rule, dimension: event, pattern: x}", 3, "needs at least one case"),
    (HEAD + "places: [{id: place.a, name: A, lat: 1, lon: 1, timezone: Mars/Base}]", 2, "no time zone 'Mars/Base'"),
    (HEAD + "places:\n  - {id: a, name: A, lat: 1, lon: 1, within: [b]}\n  - {id: b, name: B, lat: 1, lon: 1, within: [a]}", 3, "within itself"),
    (HEAD + "actors: [{id: actor.a, name: A, umbrella: [actor.a]}]", 2, "its own umbrella"),
    (HEAD + "sources:\n  - {id: source.x1, name: Twin, kind: local}\n  - {id: source.x2, name: twin, kind: local}", 4, "also that of source.x1"),
])  # fmt: skip
def test_faults_have_a_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    findings = found(tmp_path, text)
    assert line in [at for at, message in findings if words in message], findings
