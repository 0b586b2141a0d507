"""The names a planted world uses. Towns are invented from syllables, as are the sources; a few real towns let rule packs read the texts."""

from typing import NamedTuple

from bench.dice import Dice


class Town(NamedTuple):
    """A place with its spellings: the first English and the first Arabic one are the usual ones."""

    id: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]
    lat: float
    lon: float


_REAL = (
    ("Raqqa", "Ar-Raqqah", "الرقة", "الرقه", 35.95, 39.01),
    ("Aleppo", "Halab", "حلب", "حلب", 36.20, 37.16),
    ("Idlib", "Idleb", "إدلب", "ادلب", 35.93, 36.63),
    ("Deir ez-Zor", "Deir Ezzor", "دير الزور", "ديرالزور", 35.34, 40.14),
    ("Mayadin", "al-Mayadin", "الميادين", "الميادين", 35.02, 40.45),
    ("Homs", "Hims", "حمص", "حمص", 34.73, 36.71),
    ("Hama", "Hamah", "حماة", "حماه", 35.13, 36.75),
    ("Daraa", "Deraa", "درعا", "درعا", 32.62, 36.10),
    ("Manbij", "Membij", "منبج", "منبج", 36.53, 37.96),
    ("Mosul", "al-Mosul", "الموصل", "الموصل", 36.34, 43.13),
    ("Saraqib", "Saraqeb", "سراقب", "سراقب", 35.86, 36.80),
    ("Hasakah", "al-Hasakah", "الحسكة", "الحسكه", 36.50, 40.75),
)
_FIRST = (
    ("Tell", "Tal", "تل"), ("Kafr", "Kafar", "كفر"), ("Ain", "Ayn", "عين"), ("Umm", "Um", "أم"), ("Khan", "Khan", "خان"), ("Beit", "Bayt", "بيت"),
)  # fmt: skip
_CONSONANTS = (
    ("b", "ب"), ("d", "د"), ("r", "ر"), ("s", "س"), ("m", "م"), ("n", "ن"), ("h", "ح"), ("q", "ق"), ("f", "ف"), ("z", "ز"), ("t", "ط"),
    ("l", "ل"), ("sh", "ش"), ("kh", "خ"), ("j", "ج"), ("w", "و"),
)  # fmt: skip
_PATTERNS = (
    ("{0}a{1}i{2}a", "{0}ا{1}ي{2}ة"),
    ("{0}u{1}ay{2}", "{0}{1}ي{2}"),
    ("{0}a{1}{2}an", "{0}{1}{2}ان"),
    ("{0}i{1}a{2}", "{0}{1}ا{2}"),
)
_RESPELL = (("i", "ee"), ("u", "oo"), ("q", "k"), ("ay", "ei"), ("kh", "h"))


def towns(seed: str, count: int) -> list[Town]:
    """`count` towns: a few real ones, then invented ones with unlike names, spread over some five degrees."""
    dice = Dice(f"{seed}/towns")
    found = [Town(f"place.bench.real{i}", (e, e2), (a, a2), lat, lon) for i, (e, e2, a, a2, lat, lon) in enumerate(_REAL[:count])]
    seen: set[str] = set()
    while len(found) < count:
        first, consonants, pattern = dice.pick(_FIRST), [dice.pick(_CONSONANTS) for _ in range(3)], dice.pick(_PATTERNS)
        stem = pattern[0].format(*(c for c, _ in consonants)).capitalize()
        stem_ar = pattern[1].format(*(c for _, c in consonants))
        if stem in seen:
            continue
        seen.add(stem)
        old, new = dice.pick(_RESPELL)
        english = (f"{first[0]} {stem}", f"{first[1]} {stem}", f"{first[1]} {stem.replace(old, new)}")
        arabic = (f"{first[2]} {stem_ar}", f"{first[2]} ال{stem_ar}")
        found.append(
            Town(f"place.bench.town{len(found)}", english, arabic, round(dice.real(32.5, 37.0), 3), round(dice.real(36.0, 43.5), 3))
        )
    return found
