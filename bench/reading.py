"""How fast statements of the usual length are read beside a naive loop of the same terms, whether the time is linear, and the memory flat."""

import time
from collections.abc import Callable
from typing import Any

from bench import simple
from bench.generate import planted_documents
from bench.job import Job
from bench.measure import resident
from bench.world import plant
from verify.extract import Extractor
from verify.model import Document, sha256_text
from verify.rulepack import load_rules

WORDS = range(24, 37)
"""Words of a statement about as long as a wire's first sentence: thirty, give or take six."""
LENGTHS = {"kb_10": 10_000, "kb_100": 100_000, "kb_1000": 1_000_000}
_ONE_IN = 12
"""One planted statement in so many is that long."""
_WARM, _TIMES = 50, 3


def statements(size: int, seed: str) -> Job:
    """Claims out of statements of some thirty words, by the processor's time: `per_cpu_second` documents."""
    planted, extractor = _long(size, seed), Extractor(load_rules())
    _warmed(extractor, planted)
    return _timed(lambda: sum(len(extractor.extract(d)) for d in planted), planted, "claims")


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

    def work() -> dict[str, float]:
        return {name: rate(text) for name, text in texts.items()}

    return Job(work, lambda rates: (len(texts), rates))


def memory(size: int, seed: str) -> Job:
    """Resident megabytes after a tenth of the documents and after all of them, the claims let go as they would be to a file."""
    extractor, planted = Extractor(load_rules()), [p.document for p in planted_documents(plant(size, seed))]

    def work() -> dict[str, float]:
        seen = {}
        for n, document in enumerate(planted, 1):
            extractor.extract(document)
            if n == max(1, len(planted) // 10):
                seen["mb_at_a_tenth"] = resident()
        return {**seen, "mb_at_the_end": resident()}

    return Job(work, lambda seen: (len(planted), seen))


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
