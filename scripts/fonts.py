"""Cuts the report's fonts to the characters it needs: `python scripts/fonts.py FOLDER`, where FOLDER holds the unpacked packages.

They are `@fontsource/ibm-plex-sans-arabic`, `@fontsource-variable/noto-naskh-arabic` and `@fontsource/source-serif-4` of npm, all under the SIL Open
Font License 1.1. Each is looked for at `FOLDER/**/files/<file>`; the results and the licences go to `reports/static/fonts`.
"""

import io
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parents[1] / "reports" / "static" / "fonts"
LATIN = [
    *range(0x20, 0x7F),
    0xA0,
    0xAB,
    0xB0,
    0xB1,
    0xB7,
    0xBB,
    0xC9,
    0xD6,
    0xD7,
    0xDC,
    0xDF,
    0xE0,
    0xE1,
    0xE2,
    0xE4,
    0xE7,
    0xE8,
    0xE9,
    0xEA,
    0xED,
    0xEF,
]
LATIN += [
    0xF1,
    0xF3,
    0xF4,
    0xF6,
    0xFA,
    0xFB,
    0xFC,
    0x101,
    0x11F,
    0x12B,
    0x131,
    0x15F,
    0x16B,
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
]
LATIN += [0x2026, 0x2212, 0x2248]
ARABIC = [
    *range(0x621, 0x63B),
    *range(0x640, 0x653),
    *range(0x660, 0x66E),
    *range(0x6F0, 0x6FA),
    0x60C,
    0x61B,
    0x61F,
    0x670,
    0x671,
    0x679,
    0x67E,
    0x686,
]
ARABIC += [0x688, 0x691, 0x695, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6B5, 0x6BA, 0x6BE, 0x6C1, 0x6C6, 0x6CC, 0x6CE, 0x6D2, 0x6D5, 0x200C, 0x200D]
# For headings and labels, which are the report's own words: Arabic and Persian letters.
ARABIC_HEADINGS = [c for c in ARABIC if c < 0x660 or c in {0x670, 0x671, 0x67E, 0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6CC}]
SHAPING = ["init", "medi", "fina", "isol", "rlig", "calt", "ccmp", "mark", "mkmk", "locl", "kern", "liga"]
FAMILIES = ("ibm-plex-sans", "noto-naskh-arabic", "source-serif-4")
FACES: tuple[tuple[str, str, list[int], int], ...] = (
    ("sans-latin-400", "ibm-plex-sans-arabic-latin-400-normal", LATIN, 0),
    ("sans-latin-600", "ibm-plex-sans-arabic-latin-600-normal", LATIN, 0),
    ("sans-arabic-400", "ibm-plex-sans-arabic-arabic-400-normal", ARABIC, 0),
    ("sans-arabic-600", "ibm-plex-sans-arabic-arabic-600-normal", ARABIC_HEADINGS, 0),
    ("serif-latin-400", "source-serif-4-latin-400-normal", LATIN, 0),
    ("serif-arabic-400", "noto-naskh-arabic-arabic-wght-normal", ARABIC, 400),
)


def cut(source: Path, characters: list[int], weight: int) -> bytes:
    """The font with these characters alone; a variable one at this weight."""
    font = TTFont(source, recalcTimestamp=False)
    if weight:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        plain.seek(0)
        font = TTFont(plain, recalcTimestamp=False)
    options = subset.Options()
    # Digits beside Arabic words are drawn as all others: not in the smaller forms that Latin faces keep for text in Arabic script.
    options.layout_features = [f for f in SHAPING if f != "locl" or characters is not LATIN]
    options.hinting = options.notdef_outline = options.glyph_names = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main(folder: Path) -> None:
    """Writes every face and the licence of each family."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, file, characters, weight in FACES:
        (source,) = folder.glob(f"**/files/{file}.woff2")
        data = cut(source, characters, weight)
        (OUT / f"{name}.woff2").write_bytes(data)
        family = next(f for f in FAMILIES if file.startswith(f))
        shutil.copyfile(source.parents[1] / "LICENSE", OUT / f"LICENSE-{family}.txt")
        print(f"{len(data):7,} bytes  {name}  from {file}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
