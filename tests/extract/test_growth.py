"""A text four times as long takes four times the work, also where it is one sentence without an end."""

import sys
from itertools import cycle, islice
from types import FrameType

import pytest

from verify.extract import Extractor
from verify.model import Document

SHORT, TIMES, MOST = 1000, 4, 5.5
REPEATED = {
    "said": ("a spokesman said that ",),
    "quoted": ('" he said " ',),
    "after": ("after the strike, ",),
    "parties and places": ("the Syrian army shelled Homs and Hama killing two people, ", "Russian jets bombed Idlib, "),
    "counts": ("two people were killed and ",),
    "dates": ("on Monday 12 July ",),
    "denied": ("the army denied that it had struck the market and ",),
    "lines": ("- two men killed in Aleppo\n", "- three wounded in Homs\n"),
    "sentences": ("A strike hit Aleppo. ", "He said so. ", "Nobody was hurt. "),
    "Arabic": ("قصفت طائرات حربية بلدة سراقب وقتل ثلاثة مدنيين ", "وقال مصدر محلي إن ", "بعد الغارة "),
}


def calls(extractor: Extractor, text: str, lang: str) -> int:
    """How many calls it takes to read a text: the work without the clock."""
    count = 0

    def seen(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document = Document(id="d", text=text, lang=lang, source="s", published_at="2021-07-11T12:00:00+03:00")
    extractor.extract(document)  # whatever is remembered of words is remembered now
    sys.setprofile(seen)
    try:
        extractor.extract(document)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", REPEATED)
def test_work_grows_with_the_length(extractor: Extractor, kind: str):
    lang = "ar" if kind == "Arabic" else "en"
    pieces = list(islice(cycle(REPEATED[kind]), TIMES * SHORT // 8))
    long = "".join(pieces)[: TIMES * SHORT]
    assert calls(extractor, long, lang) <= MOST * calls(extractor, long[:SHORT], lang)
