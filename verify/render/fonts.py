"""The fonts inside a page: the words of the report in a sans, the words of the sources in a serif, each for Latin and Arabic script."""

import base64
from importlib.resources import files

ARABIC = "U+0600-06FF,U+200C-200D"
LATIN = "U+0020-007E,U+00A0-024F,U+2010-2026,U+2212,U+2248"
# Name of the file: family, weight, the characters it draws. One family a script, so that a script of one weight is drawn bold by the browser.
_FACES = {
    "sans-latin-400": ("Report Latin", 400, LATIN),
    "sans-latin-600": ("Report Latin", 600, LATIN),
    "sans-arabic-400": ("Report Arabic", 400, ARABIC),
    "sans-arabic-600": ("Report Arabic", 600, ARABIC),
    "serif-latin-400": ("Words Latin", 400, LATIN),
    "serif-arabic-400": ("Words Arabic", 400, ARABIC),
}
# A page quotes both scripts but speaks one of them: names in the other take the face that is there.
EMBEDDED = {
    "en": ("sans-latin-400", "sans-latin-600", "serif-latin-400", "serif-arabic-400"),
    "ar": ("sans-arabic-400", "sans-arabic-600", "sans-latin-400", "serif-arabic-400"),
}


def font_faces(lang: str) -> str:
    """The `@font-face` rules of a page in this language, with the fonts in them as data."""
    return "".join(_face(name) for name in EMBEDDED[lang])


def _face(name: str) -> str:
    family, weight, characters = _FACES[name]
    data = base64.b64encode(files("verify.reports").joinpath("static", "fonts", f"{name}.woff2").read_bytes()).decode("ascii")
    source = f"url(data:font/woff2;base64,{data})format('woff2')"
    return f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;unicode-range:{characters};src:{source}}}"
