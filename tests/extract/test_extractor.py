import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract import Extractor
from verify.model import Document

PIECES = st.sampled_from(
    [
        "قال مصدر عسكري إن",
        "قتل خمسة مدنيين",
        "في غارة",
        "،",
        "\n",
        "🔴",
        "#عاجل",
        "killed six people",
        "a spokesman said",
        ".",
        "in an airstrike",
        " ",
        "x" * 30,
        "١٢",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["ar", "en"]))
def test_every_quote_holds_in_the_text(extractor: Extractor, pieces: list[str], lang: str):
    text = " ".join(pieces)
    document = Document(id="d", text=text, lang=lang, source="s", published_at="2021-07-11T12:00:00+03:00")
    for claim in extractor.extract(document):
        assert claim.start is not None and claim.end is not None
        assert text[claim.start : claim.end] == claim.quote
        for e in claim.evidence:
            assert e.start is not None and text[e.start : e.end] == e.quote
    assert extractor.extract(document) == extractor.extract(document)


TEXTS = st.lists(st.tuples(st.lists(PIECES, max_size=12).map(" ".join), st.sampled_from(["ar", "en", "de"])), max_size=6)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_texts_read_together_give_what_each_gives_alone(extractor: Extractor, texts: list[tuple[str, str]]):
    documents = [
        Document(id=f"d{n}", text=text, lang=lang, source=f"s{n % 2}", published_at="2021-07-11T12:00:00+03:00" if n % 3 else None)
        for n, (text, lang) in enumerate(texts)
    ]
    assert extractor.extract_all(documents) == [extractor.extract(d) for d in documents]


def test_many_and_long_texts_are_read_in_order(extractor: Extractor):
    long = "Two people were killed in a strike on Aleppo.\n" * 500
    texts = ["One man was killed in shelling.", long, "", "Three people were killed in an explosion in Homs."]
    found = extractor.extract_all([Document(id=f"d{n}", text=text, lang="en", source="s") for n, text in enumerate(texts)])
    assert [len(claims) > 0 for claims in found] == [True, True, False, True]
    assert [claims[0].document_id for claims in found if claims] == ["d0", "d1", "d3"]
    assert extractor.extract_all([]) == []


def test_a_text_that_tells_of_no_violence_gives_no_claim(read: Read):
    for text in ("The festival opens on Sunday with music and food", "تابعوا قناتنا على تلغرام ليصلكم الخبر", "Home | News | Contact", ""):
        assert read(text) == []


def test_a_language_without_a_pack_is_an_issue(extractor: Extractor):
    document = Document(id="d", text="Zehn Menschen starben", lang="de")
    issue = extractor.unread(document)
    assert issue is not None and issue.code == "language_not_read"
    assert extractor.extract(document) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rocket attack.",
        "Three people were killed in a strike on Aleppo. Elsewhere, shelling was reported.",
        "حاولت مسيرة ضرب القاعدة قبل ما توصل، وما في إصابات",
    ],
)
def test_no_claim_says_nothing(read: Read, text: str):
    for claim in read(text):
        assert claim.places or claim.weapon or claim.killed or claim.attribution or claim.damage, claim
    assert len({c.incident for c in read(text)}) <= 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ونفى الجيش ذلك، وقتل ثلاثة أشخاص في غارة على حلب، فيما قال ناشطون إن طفلا أصيب في الغارة", "قتل ثلاثة أشخاص في غارة على حلب"),
        (
            "Three people were killed in a strike on Aleppo, while residents said that, two children were wounded.",
            "Three people were killed in a strike on Aleppo",
        ),
    ],
)
def test_a_quote_has_no_conjunction_or_comma_at_its_edges(read: Read, text: str, quote: str):
    told = read(text)
    assert any(c.quote.endswith(quote) for c in told), [c.quote for c in told]
    for claim in told:
        assert claim.quote == text[claim.start : claim.end] and claim.quote.strip(" ,،;") == claim.quote


@pytest.mark.parametrize(
    "text",
    [
        "Strikes killed nine people across Ukraine on Friday. Two died in a strike on Odesa, a doctor said.",
        "قتل تسعة أشخاص في ضربات على أنحاء أوكرانيا. وقال طبيب إن شخصين قتلا في ضربة على أوديسا",
    ],
)
def test_a_toll_of_a_whole_country_is_not_that_of_a_town(read: Read, text: str):
    whole, town = read(text)
    assert [p.name for p in whole.places] == ["Ukraine"] and whole.killed is not None and whole.killed.min == 9
    assert [p.name for p in town.places] == ["Odesa"] and town.killed is not None and town.killed.min == 2
