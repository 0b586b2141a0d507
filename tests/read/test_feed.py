"""RSS and Atom files."""

from tests.read.conftest import Reading

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item><title>Shells hit harbour</title><link>https://gazette.example/1</link><pubDate>Mon, 12 Jul 2021 20:15:00 +0300</pubDate>
<dc:creator>R. Correspondent</dc:creator><description>Two shells fell.</description>
<content:encoded><![CDATA[<p>Two shells fell on the harbour.</p><p>Three were wounded &amp; one is missing.</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://gazette.example/2</link></item>
<item><title>Picked up</title><description>The bridge is open.</description><dc:creator>River Register</dc:creator>
<source url="https://rr.example">River Register</source><pubDate>Tue, 13 Jul 2021 08:00:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>سجل النهر</title>
<entry><title>قذيفتان</title><link href="https://rr.example/3"/><published>2021-07-12T18:15:00Z</published>
<content type="html">&lt;p&gt;سقطت قذيفتان على الميناء.&lt;/p&gt;</content></entry></feed>"""


def test_each_entry_is_a_document_and_the_longest_of_its_texts_is_taken(reading: Reading) -> None:
    batch = reading({"feed.rss": RSS}, lang="en")
    first = next(d for d in batch.documents if d.title == "Shells hit harbour")
    assert first.text == "Two shells fell on the harbour.\nThree were wounded & one is missing."
    assert (first.publisher, first.url, first.published_at) == ("Harbour Gazette", "https://gazette.example/1", "2021-07-12T20:15:00+03:00")
    assert first.source is None, "a byline is the outlet's own hand"


def test_an_author_that_the_rules_know_is_the_one_who_speaks(reading: Reading) -> None:
    batch = reading({"feed.rss": RSS}, lang="en")
    picked = next(d for d in batch.documents if d.title == "Picked up")
    assert (picked.source, picked.publisher, picked.published_at) == ("River Register", "River Register", "2021-07-13T08:00:00+00:00")


def test_an_entry_without_words_is_named_by_its_number(reading: Reading) -> None:
    batch = reading({"feed.rss": RSS}, lang="en")
    assert [(i.record, i.code) for i in batch.issues] == [("#2", "missing_text")]


def test_atom_in_arabic(reading: Reading) -> None:
    (document,) = reading({"feed.atom": ATOM}, lang="ar").documents
    assert (document.text, document.publisher, document.published_at) == (
        "سقطت قذيفتان على الميناء.",
        "سجل النهر",
        "2021-07-12T18:15:00+00:00",
    )


def test_what_is_no_feed_is_named(reading: Reading) -> None:
    batch = reading({"a.xml": "<rss><channel><title>x", "b.xml": "<note>hello</note>", "c.txt": "Words."}, lang="en")
    assert [(i.file[-5:], i.code) for i in batch.issues] == [("a.xml", "bad_feed"), ("b.xml", "bad_feed")]


def test_a_feed_names_no_file_and_no_address_to_be_opened(reading: Reading) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.split("?>", 1)[1].replace(
        "Two shells fell.", "&x;"
    )
    for document in reading({"feed.xml": evil}, lang="en").documents:
        assert "root:" not in document.text
