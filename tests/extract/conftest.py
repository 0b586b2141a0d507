"""The reader of our own packs, made once."""

from collections.abc import Callable

import pytest

from verify.extract import Extractor
from verify.extract.place_resolution import resolve
from verify.extract.places import PlaceIndex
from verify.model import Claim, Document
from verify.rulepack import Rules, load_rules
from verify.text.normalise import normalise

PUBLISHED = "2021-07-11T12:00:00+03:00"
Read = Callable[..., list[Claim]]
PlaceIds = Callable[..., list[str]]


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules([])


@pytest.fixture(scope="session")
def extractor(rules: Rules) -> Extractor:
    return Extractor(rules)


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Read:
    """Reads a text told by a source; the language is told by the script."""

    def reader(text: str, source: str = "Northern Wire", published_at: str | None = PUBLISHED) -> list[Claim]:
        lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
        return extractor.extract(Document(id="d", text=text, lang=lang, source=source, published_at=published_at))

    return reader


@pytest.fixture(scope="session")
def index(rules: Rules) -> PlaceIndex:
    return PlaceIndex(rules)


@pytest.fixture(scope="session")
def place_ids(rules: Rules, index: PlaceIndex) -> PlaceIds:
    """The places of a text told by a source at home in some country, by id."""

    def finder(text: str, *home: str) -> list[str]:
        lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
        return [r.place.id for r in resolve(index.find(normalise(text), lang), home, rules.places)]

    return finder
