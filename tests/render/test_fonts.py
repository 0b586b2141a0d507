"""Fonts are inside the pages, small, and hold the letters the interface needs."""

from importlib.resources import files

import pytest

from verify.render.fonts import EMBEDDED, font_faces
from verify.render.i18n import LANGUAGES, load_strings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_carries_its_fonts_as_data(lang: str) -> None:
    css = font_faces(lang)
    assert css.count("@font-face") == len(EMBEDDED[lang]) and "http" not in css
    assert len(css) < 75_000


def test_every_font_has_its_licence_beside_it() -> None:
    folder = files("verify.reports").joinpath("static", "fonts")
    licences = [p for p in folder.iterdir() if p.name.startswith("LICENSE")]
    assert len(licences) == 3
    assert all("SIL Open Font License, Version 1.1" in p.read_text(encoding="utf-8") for p in licences)


@pytest.mark.parametrize(("lang", "faces"), [("ar", ("sans-arabic-400", "sans-arabic-600")), ("en", ("sans-latin-400", "sans-latin-600"))])
def test_the_letters_of_the_interface_are_in_the_fonts(lang: str, faces: tuple[str, ...]) -> None:
    font_tools = pytest.importorskip("fontTools.ttLib")
    needed = {ord(c) for text in load_strings(lang).values() for c in text if c.isalpha()}
    needed = {c for c in needed if (0x600 <= c < 0x700) == (lang == "ar")}
    for face in faces:
        with files("verify.reports").joinpath("static", "fonts", f"{face}.woff2").open("rb") as file:
            assert needed <= set(font_tools.TTFont(file).getBestCmap()), face
