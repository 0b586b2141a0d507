"""How fast statements of the usual length are read beside a naive loop of the same terms, whether the time is linear, and the memory flat."""

import resource
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench import simple
from bench.generate import planted_documents
from bench.job import Job
from bench.measure import resident
from bench.world import plant
from verify.engine import LocalEngine, seldom_collecting
from verify.extract import Extractor
from verify.model import Claim, Document, sha256_text
from verify.pipeline import TEXTS_AT_ONCE
from verify.rulepack import load_rules

WORDS = range(24, 37)
"""Words of a statement about as long as a wire's first sentence: thirty, give or take six."""
LENGTHS = {"kb_10": 10_000, "kb_100": 100_000, "kb_1000": 1_000_000}
_ONE_IN = 12
"""One planted statement in so many is that long."""
_WARM, _TIMES = 50, 3


def statements(size: int, seed: str) -> Job:
    """Claims out of statements of some thirty words as a run reads them, by the processor's time: `per_cpu_second` documents."""
    planted, extractor = _long(size, seed), Extractor(load_rules())
    _warmed(extractor, planted)
    return _timed(lambda: _read(planted, extractor, 1), planted, "claims")


def statements_by_two(size: int, seed: str) -> Job:
    """The same by two worker processes, by the clock: `per_second` with their start, `running` without it.

    `start` is how long a statement of each language for each worker alone takes so, measured last; `cpu` what the workers and this process
    used of their processors.
    """
    planted, rules = _long(size, seed), load_rules()

    def work() -> tuple[int, float, float]:
        used = _used()
        claims, seconds = _clocked(lambda: _read(planted, Extractor(rules), 2))
        return claims, seconds, _used() - used

    def judge(got: tuple[int, float, float]) -> tuple[int, dict[str, float]]:
        claims, seconds, cpu = got
        start = _clocked(lambda: _read(_both(planted), Extractor(rules), 2))[1]
        return len(planted), {"claims": claims, "start": start, "running": len(planted) / max(seconds - start, 1e-9), "cpu": cpu}

    return Job(work, judge)


def statements_naively(size: int, seed: str) -> Job:
    """The scan alone on the same statements: every term of the language's packs as an `re` expression, one after the other."""
    planted, rules = _long(size, seed), load_rules()
    patterns = {
        code: simple.patterns_of(e.term for entries in pack.lexicons.values() for e in entries) for code, pack in rules.lang.items()
    }
    return _timed(lambda: sum(simple.hits(patterns[d.lang], d.text) for d in planted), planted, "hits")


def one_text(size: int, seed: str) -> Job:
    """Texts of 10 KB, 100 KB and 1 MB: kilobytes a second of the processor's time for each."""
    extractor, found = Extractor(load_rules()), [p.document for p in planted_documents(plant(size, seed))]
    english = [d for d in found if d.lang == "en"]
    texts = {name: _joined(english, length) for name, length in LENGTHS.items()}
    _warmed(extractor, english)

    def rate(text: Document) -> float:
        return len(text.text) / 1000 / min(_seconds(lambda: extractor.extract(text))[1] for _ in range(_TIMES))

    @seldom_collecting()
    def work() -> dict[str, float]:
        return {name: rate(text) for name, text in texts.items()}

    return Job(work, lambda rates: (len(texts), rates))


def memory(size: int, seed: str) -> Job:
    """Resident megabytes after a tenth of the documents and after all of them, the claims let go as they would be to a file."""
    extractor, planted = Extractor(load_rules()), [p.document for p in planted_documents(plant(size, seed))]

    def work() -> dict[str, float]:
        tenth = max(1, len(planted) // 10)
        for some in _batches(planted[:tenth]):
            extractor.extract_all(some)
        seen = {"mb_at_a_tenth": resident()}
        for some in _batches(planted[tenth:]):
            extractor.extract_all(some)
        return {**seen, "mb_at_the_end": resident()}

    return Job(work, lambda seen: (len(planted), seen))


def _both(documents: list[Document]) -> list[Document]:
    """A document of each language for each of two workers, in the order that they are dealt out in."""
    first = {d.lang: d for d in reversed(documents)}
    return [first[lang] for lang in sorted(first) for _ in range(2)]


def _long(size: int, seed: str) -> list[Document]:
    found = [p.document for p in planted_documents(plant(size * _ONE_IN, seed))]
    return [d for d in found if len(d.text.split()) in WORDS][:size]


def _joined(documents: list[Document], length: int) -> Document:
    """One text of about this many characters, a paragraph a statement."""
    paragraphs, total, k = [], 0, 0
    while total < length:
        paragraphs.append(documents[k % len(documents)].text)
        total, k = total + len(paragraphs[-1]) + 1, k + 1
    text = "\n".join(paragraphs)[:length]
    first = documents[0]
    return Document(
        id=f"doc-{length}", text=text, lang="en", sha256=sha256_text(text), origin=first.origin, published_at=first.published_at
    )


def _warmed(extractor: Extractor, documents: list[Document]) -> None:
    for document in documents[:_WARM]:
        extractor.extract(document)


def _batches(documents: list[Document]) -> Iterator[list[Document]]:
    return (documents[start : start + TEXTS_AT_ONCE] for start in range(0, len(documents), TEXTS_AT_ONCE))


@seldom_collecting()
def _read(documents: list[Document], extractor: Extractor, workers: int) -> int:
    """How many claims there are, read as a run reads them."""
    engine = LocalEngine(workers)
    return sum(
        map(len, engine.map_batches(extractor.extract, documents, size=TEXTS_AT_ONCE, together=extractor.extract_all, form=list[Claim]))
    )


def _clocked(work: Callable[[], int]) -> tuple[int, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def _used() -> float:
    """Seconds of processor time of this process and of those it has started and seen end."""
    here, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return here.ru_utime + here.ru_stime + others.ru_utime + others.ru_stime


def _timed(work: Callable[[], int], documents: list[Document], counted: str) -> Job:
    words = sum(len(d.text.split()) for d in documents) / max(1, len(documents))
    return Job(
        lambda: _seconds(work),
        lambda got: (len(documents), {counted: got[0], "words": words, "per_cpu_second": len(documents) / max(got[1], 1e-9)}),
    )


def _seconds(work: Callable[[], Any]) -> tuple[Any, float]:
    """The answer and the seconds of this process's own work: what else the machine does counts for little."""
    began = time.process_time()
    answer = work()
    return answer, time.process_time() - began
