"""Names of victims and private persons leave every output; offsets, public names and everything else stay."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.render import build
from verify.model import Claim, Document, Report, Source, SourceRef
from verify.model.source import Reliability
from verify.render import redacted, write_report
from verify.render.redact import BLOCK, persons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The victims were named as Ahmad Khalil al-Hassan, 34, and his wife Fatima Omar.", ["Ahmad Khalil al-Hassan", "Fatima Omar"]),
        ("Names: Nadia Sabri, Peter Kowal and Zed Brown.", ["Nadia Sabri", "Peter Kowal", "Zed Brown"]),
        ("The shepherd Saleh Hamdan died.", ["Saleh Hamdan"]),
        ("Spokesman Khaled Omar said so. President Ali Hassan agreed.", []),
        ("The army struck Deir Ali and the town of Abu Ward.", []),
        ("استشهد محمد أحمد العلي وزوجته فاطمة الحسين في القصف.", ["محمد أحمد العلي", "فاطمة الحسين"]),
        ("أسماء الشهداء: سمير الجاسم، نور عبد الله، خالد العمر.", ["سمير الجاسم", "نور عبد الله", "خالد العمر"]),
        ("إصابة الطفلة رهف السالم بجروح", ["رهف السالم"]),
        ("قُتل الطفل سالم حمدان وأصيب ثلاثة آخرون في القصف", ["سالم حمدان"]),
        ("استشهد محمد وائل الحسين وجُرح غيره", ["محمد وائل الحسين"]),
        ("قال المتحدث باسم التحالف محمد العلي", []),
        ("سقط ثلاثة قتلى في السوق", []),
    ],
)
def test_persons(text: str, found: list[str]) -> None:
    assert persons(text, ["Abu Ward"]) == found


@given(st.text(max_size=200))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    assert all(name in text for name in persons(text))


TEXT = "غارة على المنزل، واستشهد محمد أحمد العلي. Neighbours named Ahmad Khalil as wounded. محمد أحمد العلي كان معلمًا."
PERSON, FOREIGN = "محمد أحمد العلي", "Ahmad Khalil"


def private() -> tuple[Report, tuple[Document, ...]]:
    """A report in whose every corner the two names stand."""
    report, documents = build.rich()
    text = TEXT
    start = text.index(PERSON)
    evidence = build.Evidence("text", "killed", "r", 1, start, start + len(PERSON), PERSON, PERSON)
    old = report.claims[0]
    claim: Claim = replace(
        old, document_id="d01", source=SourceRef("priv", FOREIGN, "local"), quote=text, start=0, end=len(text), evidence=(evidence,)
    )
    event = replace(build.market(), title=f"Strike on the house of {PERSON}", grade_reason=f"{FOREIGN} alone says so")
    info = tuple(
        replace(d, title=FOREIGN, url="https://x.example/ahmad-khalil-wounded", archive_url="https://x.example/2") for d in report.documents
    )
    source = Source("priv", FOREIGN, "local", None, Reliability("F", None, "nothing known"))
    new = replace(
        report, claims=(claim, *report.claims[1:]), events=(event, *report.events[1:]), documents=info, sources=(*report.sources, source)
    )
    new = replace(
        new,
        issues=(*new.issues, replace(new.issues[0], file="posts/Ahmad-Khalil.jsonl")),
        documents=(replace(info[0], publisher=None, source_id=None), *info[1:]),
    )
    return new, (replace(documents[0], text=text, origin="posts/Ahmad-Khalil.jsonl:1"), *documents[1:])


def test_no_output_carries_the_names(tmp_path: Path) -> None:
    report, documents = private()
    write_report(report, documents, tmp_path / "open")
    write_report(*redacted(report, documents), tmp_path / "closed", lang="ar")
    names = [PERSON, FOREIGN, "ahmad-khalil", "Ahmad-Khalil", json.dumps(PERSON)[1:-1]]
    before = b"".join(p.read_bytes() for p in sorted((tmp_path / "open").rglob("*")) if p.is_file()).decode("utf-8")
    assert all(n in before for n in names[:4])
    for path in sorted((tmp_path / "closed").rglob("*")):
        if path.is_file():
            assert not [n for n in names if n in path.read_text(encoding="utf-8")], path.name
            assert not [n for n in names if n in path.name]
    assert BLOCK * 4 in (tmp_path / "closed" / "events" / "ev-3b7c1a90d2f4.html").read_text(encoding="utf-8")


def test_offsets_still_hold() -> None:
    report, documents = redacted(*private())
    texts = {d.id: d.text for d in documents}
    for claim in report.claims:
        assert claim.start is not None and claim.end is not None
        assert texts[claim.document_id][claim.start : claim.end] == claim.quote
        for e in claim.evidence:
            if e.start is not None and e.end is not None:
                assert texts[claim.document_id][e.start : e.end] == e.quote


def test_the_report_says_what_was_done_and_what_cannot_be_seen() -> None:
    report, _ = redacted(*private())
    assert report.issues[-1].code == "names_redacted" and "2 names" in report.issues[-1].message and "by rule" in report.issues[-1].hint


def test_names_of_parties_outlets_and_places_stay() -> None:
    report, documents = build.rich()
    plain, texts = redacted(report, documents, {"كتائب الراية"})
    assert texts == documents
    assert msgspec.json.encode(replace(plain, issues=report.issues)) == msgspec.json.encode(report)
