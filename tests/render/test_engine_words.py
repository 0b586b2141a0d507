"""What the engine says in English is said in the report's language, and never half."""

import re
from importlib.resources import files

import pytest
import yaml

from tests.render.reading import phrases
from verify.render.engine_words import EngineWords
from verify.render.i18n import Interface

AR = Interface("ar")
NAMES = {"Pentagon": "البنتاغون", "United States": "الولايات المتحدة", "Conoco gas field": "حقل كونيكو", "rockets": "صواريخ"}
WORDS = EngineWords(AR, lambda name: NAMES.get(name, name))
LINES = yaml.safe_load(files("verify.reports").joinpath("i18n", "engine.ar.yml").read_text(encoding="utf-8"))
SAMPLES = {
    "source": "Pentagon", "actor": "United States", "place": "Conoco gas field", "weapon": "rockets", "names": "Pentagon, United States", "n": "3",
    "count": "3 or more", "date": "28 June 2021", "value": "minor", "kind": "an airstrike", "basis": "one claim of one source", "text": "C",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES["sentences"], ids=lambda line: line[0][:60])
def test_every_line_says_its_own_sentence_in_arabic(line: list[str]) -> None:
    english, arabic = line
    assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", arabic))
    said = WORDS.say(re.sub(r"\{([a-z]+)\d?\}", lambda m: SAMPLES[m.group(1)], english))
    assert said is not None and "{" not in said
    left = re.sub(r"\bC\b", "", said)
    assert not re.search("[A-Za-z]", left), said


def test_parts_are_said_too_numbers_and_dates_as_in_arabic() -> None:
    assert WORDS.say("Pentagon: 3 or more, which excludes it") == "البنتاغون: 3 أو أكثر، وهذا يستبعده"
    assert (
        WORDS.say("One says 28 June 2021 to 29 June 2021, the other 30 June 2021.")
        == "أحدهما يقول 28 حزيران 2021 – 29 حزيران 2021، والآخر 30 حزيران 2021."
    )
    assert WORDS.say("several statements of Pentagon; Pentagon relays SANA") == "عدة أقوال من البنتاغون؛ البنتاغون: نقل عن SANA"


@pytest.mark.parametrize(
    "text", ["", "Something nobody has words for", "Pentagon: sings", "x" * 5000, "{source} agrees {", "<script>agrees</script>"]
)
def test_what_no_line_fits_stays_english_and_is_marked(text: str) -> None:
    assert WORDS.say(text) is None
    if text:
        assert "lang=en" in phrases("ar").engine(text) and "<script" not in phrases("ar").engine(text)


def test_names_are_shown_as_text() -> None:
    said = phrases("ar").engine("<b>x</b> agrees.")
    assert said.startswith("&lt;") and "<b>" not in said


def test_english_pages_say_it_as_it_is() -> None:
    assert phrases("en").engine("Pentagon agrees.") == "Pentagon agrees."
