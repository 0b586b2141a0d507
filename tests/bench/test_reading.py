"""The measures of reading: the statements are as long as they say, the texts too, and every step answers with its figures."""

import pytest

from bench import reading
from bench.steps import SHARE, STEPS


@pytest.fixture(scope="module")
def spoken() -> list[int]:
    return [len(d.text.split()) for d in reading._long(12, "1")]


def test_statements_have_some_thirty_words(spoken: list[int]) -> None:
    assert len(spoken) == 12
    assert all(n in reading.WORDS for n in spoken)


def test_every_statement_gives_claims_and_a_rate() -> None:
    job = reading.statements(6, "1")
    items, figures = job.judge(job.work())
    assert items == 6
    assert figures["claims"] >= 6
    assert figures["per_cpu_second"] > 0


def test_two_workers_find_the_same_claims() -> None:
    (_, alone), (items, figures) = (job.judge(job.work()) for job in (reading.statements(9, "1"), reading.statements_by_two(9, "1")))
    assert items == 9
    assert figures["claims"] == alone["claims"]
    assert figures["start"] > 0 and figures["running"] > 0 and figures["cpu"] > 0


def test_the_naive_loop_reads_the_same_statements() -> None:
    job = reading.statements_naively(6, "1")
    items, figures = job.judge(job.work())
    assert items == 6
    assert figures["hits"] > 6
    assert min(reading.WORDS) <= figures["words"] <= max(reading.WORDS)


def test_texts_have_the_lengths_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LENGTHS", {"kb_1": 1000, "kb_3": 3000})
    job = reading.one_text(20, "1")
    items, rates = job.judge(job.work())
    assert items == 2
    assert set(rates) == {"kb_1", "kb_3"}
    assert all(rate > 0 for rate in rates.values())


def test_memory_is_looked_at_twice() -> None:
    job = reading.memory(20, "1")
    items, seen = job.judge(job.work())
    assert items == 20
    assert 0 < seen["mb_at_a_tenth"] < 10_000
    assert 0 < seen["mb_at_the_end"] < 10_000


def test_steps_are_registered() -> None:
    assert {
        "extract, 30 words",
        "extract, 30 words, two workers",
        "extract, 30 words, naively",
        "extract, one text",
        "extract, memory",
    } <= STEPS.keys()
    assert SHARE.keys() <= STEPS.keys()
