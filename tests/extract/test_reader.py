"""Texts are read step by step, several at once, and each keeps its own voice, places and incidents."""

from verify.extract import Extractor
from verify.extract.reader import Reader
from verify.model import Document
from verify.rulepack import Rules


def documents(*texts: str) -> list[Document]:
    return [
        Document(id=f"d{n}", text=text, lang="en", source=f"Agency {n}", published_at="2021-07-11T12:00:00+03:00")
        for n, text in enumerate(texts)
    ]


def test_sentences_are_numbered_and_told_text_by_text(rules: Rules):
    first, second = Reader(rules).read(
        documents("Two people were killed in shelling on Homs. Nobody claimed it.", "A strike hit Aleppo, killing three people.")
    )
    assert [t.sentence.number for t in first.traces] == [0, 1] and [t.sentence.number for t in second.traces] == [0]
    assert {speaker.source.name for t in first.traces for _, speaker in t.told} == {"Agency 0"}
    assert {speaker.source.name for t in second.traces for _, speaker in t.told} == {"Agency 1"}
    assert [told.incident.number for t in second.traces for told, _ in t.told] == [1]


def test_a_question_says_nothing_but_is_shown(extractor: Extractor):
    (document,) = documents("Did the army bomb the market? Two people were killed there.")
    _, traces = extractor.explain(document)
    assert [t.asks for t in traces] == [True, False]
    assert traces[0].told == () and traces[0].segments


def test_the_dateline_is_no_part_of_what_is_said(rules: Rules):
    ((text),) = Reader(rules).read(documents("BEIRUT (Reuters) - Two people were killed in an airstrike on Homs."))
    assert text.traces[0].sentence.items[0].start > 0
