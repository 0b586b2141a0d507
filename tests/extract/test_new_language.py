"""A rule pack is all that a new language needs: Persian is read by its pack, and so is a language this program has never heard of."""

from pathlib import Path

import pytest

from tests.extract.conftest import Read
from verify.extract import Extractor
from verify.model import Claim, DateSpan, Document, Interval
from verify.rulepack import load_rules

INDONESIAN = """
pack: {id: lang/id/all, version: 1, kind: lang, lang: id, name: Indonesian, direction: ltr}
numbers:
  style: plain
  words: {"2": [dua], "3": [tiga], "5": [lima]}
  at_least: [sedikitnya]
dates:
  order: dmy
  weekdays: {"5": [jumat], "6": [sabtu]}
  days: {"-1": [kemarin]}
  of: [hari, pada]
names:
  actor.israel: {names: [Israel, tentara Israel], adjectives: [Israel]}
  place.sy.damascus: [Damaskus]
  source.reuters: [kantor berita Reuters]
place_words:
  id: {locative: [di]}
lexicons:
  attack: {airstrike: [serangan udara]}
  attack_verb: {other: [menyerang]}
  casualty_verb: {killed: [menewaskan, tewas], wounded: [melukai]}
  person: {people: [orang], civilians: [warga sipil]}
  say: {said: [kata, mengatakan]}
  speaker: {official: [pejabat, juru bicara]}
rules:
  - id: id.casualty.verb-number
    version: 1
    dimension: casualties
    pattern: "(?P<v>{casualty_verb}) (?P<n>{number}) (?P<who>{person})?"
    reads: {kind: v, count: n, who: who}
  - id: id.attribution.noun-actor
    version: 1
    dimension: attribution
    pattern: "(?P<what>{attack}) (?P<actor>{actor|actor_adj})"
    reads: {agent: actor}
  - id: id.speech.behind
    version: 1
    dimension: speech
    pattern: ", (?P<verb>{say}) (?P<speaker>[^,;:]{1,6}?) $"
    reads: {speech: trailing}
"""
TEXT = "Serangan udara Israel menewaskan sedikitnya tiga orang dan melukai lima orang di Damaskus pada hari Jumat, kata seorang pejabat Suriah."


@pytest.fixture(scope="module")
def indonesian(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "id.yml").write_text(INDONESIAN, encoding="utf-8")
    return Extractor(load_rules([Path(folder)]))


def document(text: str, lang: str) -> Document:
    return Document("d", text, lang, source="Northern Wire", published_at="2021-07-11T12:00:00+03:00")


def test_a_language_of_a_pack_of_ones_own_is_read(indonesian: Extractor) -> None:
    (claim,) = indonesian.extract(document(TEXT, "id"))
    assert (claim.killed, claim.wounded, claim.event_type) == (Interval(3, None), Interval(5, 5), "airstrike")
    assert claim.date == DateSpan("2021-07-09", "2021-07-09", "day")
    assert [p.id for p in claim.places] == ["place.sy.damascus"]
    assert claim.attribution is not None
    assert [a.id for a in claim.attribution.actors] == ["actor.israel"]
    assert (claim.source.kind, claim.source.name) == ("official", "seorang pejabat Suriah")
    assert all(TEXT[e.start : e.end] == e.quote for e in claim.evidence)
    assert indonesian.unread(document(TEXT, "id")) is None


def test_without_the_pack_the_text_is_said_not_to_have_been_read(extractor: Extractor) -> None:
    issue = extractor.unread(document(TEXT, "id"))
    assert extractor.extract(document(TEXT, "id")) == []
    assert issue is not None
    assert issue.code == "language_not_read"


def persian(extractor: Extractor, text: str, source: str = "کانال خبری") -> list[Claim]:
    found = extractor.extract(Document("d", text, "fa", source=source, published_at="2021-07-11T12:00:00+03:30"))
    assert all(text[e.start : e.end] == e.quote for c in found for e in c.evidence)
    return found


def test_persian_counts_dates_and_names(extractor: Extractor) -> None:
    (claim,) = persian(extractor, "در حمله هوایی اسرائیل به ساختمانی در حومه دمشق در شب گذشته، دست‌کم سه نفر کشته و هفت تن زخمی شدند.")
    assert (claim.killed, claim.wounded, claim.event_type) == (Interval(3, None), Interval(7, 7), "airstrike")
    assert claim.date is not None
    assert claim.date.start == "2021-07-10T20:00"
    assert claim.attribution is not None
    assert [a.id for a in claim.attribution.actors] == ["actor.israel"]
    assert [(p.name, p.country) for p in claim.places] == [("Damascus", "SY")]


def test_persian_voices_relays_claims_and_denials(extractor: Extractor) -> None:
    (relayed,) = persian(extractor, "به گزارش رویترز به نقل از یک مقام آمریکایی، در حمله راکتی به پایگاه عین الاسد کسی آسیب ندید.")
    assert (relayed.source.kind, relayed.relayed_by and relayed.relayed_by.id) == ("official", "source.reuters")
    assert (relayed.killed, relayed.casualties_status) == (Interval(0, 0), "none")
    claimed, counted = persian(
        extractor, "طالبان مسئولیت انفجار روز جمعه در کابل را بر عهده گرفت. وزارت بهداشت از کشته شدن ۱۲ نفر خبر داد."
    )
    assert claimed.attribution is not None
    assert (claimed.attribution.status, claimed.source.kind) == ("claims_responsibility", "militia")
    assert (counted.killed, counted.source.kind) == (Interval(12, 12), "official")
    (denied,) = persian(extractor, "وزارت خارجه ایران دست داشتن در حمله به نفتکش در دریای عمان را رد کرد.")
    assert denied.attribution is not None
    assert denied.attribution.status == "denies_responsibility"


def test_persian_text_without_violence_gives_no_claim(extractor: Extractor) -> None:
    assert persian(extractor, "تیم ملی والیبال ایران سه بر یک برنده شد و به مرحله بعد رسید.") == []


def test_arabic_is_read_as_before_beside_a_language_of_the_same_script(read: Read) -> None:
    (claim,) = read("مقتل ثلاثة أشخاص بغارة إسرائيلية على دمشق أمس")
    assert claim.killed == Interval(3, 3)
