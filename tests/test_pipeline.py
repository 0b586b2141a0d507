"""The whole line, from Python."""

import json
from pathlib import Path

import msgspec
import pytest

import verify
from bench.generate import as_input, planted_claims
from bench.world import plant
from verify import run
from verify.engine import LocalEngine, local
from verify.errors import InputError, VerifyError
from verify.model import Report
from verify.pipeline import run_on
from verify.read import Defaults
from verify.rulepack import Rules, load_rules

POST = {
    "id": "p-1",
    "source": "SANA",
    "published_at": "2021-07-10T21:00:00+03:00",
    "lang": "en",
    "text": "Five civilians were killed on Saturday evening in shelling on the town of Khasham, SANA said.",
}
CLAIM = {
    "type": "claim",
    "source": "SANA",
    "published_at": "2021-07-10T21:00:00+03:00",
    "lang": "en",
    "event_type": "shelling",
    "killed": {"min": 5, "max": 5},
    "date": "2021-07-10",
    "places": ["Khasham"],
    "quote": "Five were killed in Khasham.",
}
WHEN = "2024-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def written(tmp_path: Path, *records: dict[str, object]) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, records)))
    return path


def test_run_gives_a_typed_report(tmp_path: Path) -> None:
    report = run(written(tmp_path, POST), encoder="none", generated_at=WHEN)
    assert isinstance(report, Report)
    assert (report.generated_at, report.engine.version, report.engine.encoder) == (WHEN, verify.__version__, "none")
    (claim,) = report.claims
    assert POST["text"][claim.start : claim.end] == claim.quote  # type: ignore[index]
    assert claim.killed is not None and claim.killed.min == 5
    (event,) = report.events
    assert event.claim_ids == (claim.id,)
    assert {s.id for s in report.sources} == {claim.source.id}
    assert claim.credibility is not None


def test_the_rules_in_force_are_named_with_their_hashes(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/mine.yml").write_text("pack: {id: mine, version: 9, kind: region}\n")
    report = run(written(tmp_path, POST), rules=[tmp_path / "mine"], encoder="none")
    assert ("mine", "9") in {(p.name, p.version) for p in report.engine.rules}
    assert all(len(p.sha256) == 64 for p in report.engine.rules)


def test_structured_claims_and_texts_meet_in_one_event(tmp_path: Path) -> None:
    other = {**CLAIM, "source": "Local Observer Group", "published_at": "2021-07-10T22:00:00+03:00"}
    report = run(written(tmp_path, POST, other), encoder="none")
    assert len(report.claims) == 2
    assert len(report.events) == 1
    assert {e.kind for c in report.claims for e in c.evidence} == {"text", "structured"}


def test_every_list_is_sorted_and_every_reference_leads_somewhere(tmp_path: Path) -> None:
    records = [{**POST, "id": f"p-{n}", "text": POST["text"].replace("Five", word)} for n, word in enumerate(("Five", "Six", "Seven"))]  # type: ignore[attr-defined]
    report = run(written(tmp_path, *records), encoder="none")
    for name in ("sources", "documents", "claims", "events"):
        ids = [item.id for item in getattr(report, name)]
        assert ids == sorted(set(ids)), name
    claims, documents, sources = ({x.id for x in getattr(report, n)} for n in ("claims", "documents", "sources"))
    for claim in report.claims:
        assert claim.document_id in documents and claim.source.id in sources
    held = [c for e in report.events for c in e.claim_ids]
    assert sorted(held) == sorted(claims), "every claim is in one event"
    for event in report.events:
        assert sorted(c for g in event.provenance_groups for c in g.claim_ids) == sorted(event.claim_ids)
        assert {link.a for link in event.links} | {link.b for link in event.links} <= claims


def test_progress_hears_of_every_step(tmp_path: Path, rules: Rules) -> None:
    heard: list[tuple[str, int]] = []
    run_on([written(tmp_path, POST)], Defaults(), rules, None, progress=lambda step, done: heard.append((step, done)))
    assert [step for step, _ in heard] == [
        "documents read",
        "of 1 texts searched for claims",
        "claims read",
        "events found",
        "events assessed",
    ]
    assert all(done == 1 for _, done in heard)


def test_one_process_or_two_give_the_same(tmp_path: Path, rules: Rules) -> None:
    records = [{**POST, "id": f"p-{n}"} for n in range(4)] + [{**CLAIM, "killed": {"min": n}} for n in range(3)]
    path = written(tmp_path, *records)
    one, two = (run_on([path], Defaults(), rules, None, generated_at=WHEN, engine=LocalEngine(n)) for n in (1, 2))
    assert one == two


def test_this_process_or_copies_of_it_give_the_same_bytes(tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_WORTH_A_COPY", 1)
    monkeypatch.setattr(local, "_GROUPS_AT_ONCE", 8)
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"".join(as_input(c) + b"\n" for c in planted_claims(plant(400, "copies")).claims))
    made = [run_on([path], Defaults(), rules, None, generated_at=WHEN, engine=LocalEngine(n)).report for n in (1, 2, 3)]
    one, *others = (msgspec.json.encode(report) for report in made)
    assert others == [one, one]


def test_a_text_without_a_date_of_publication_whose_incident_has_none_is_an_issue(tmp_path: Path, rules: Rules) -> None:
    undated = {k: v for k, v in POST.items() if k != "published_at"}
    result = run_on([written(tmp_path, {**undated, "id": "p-0"}, POST)], Defaults(), rules, None)
    assert [(i.code, i.record) for i in result.report.issues] == [("no_date", "p-0")]


def test_a_text_in_a_language_nobody_reads_is_an_issue(tmp_path: Path) -> None:
    report = run(written(tmp_path, {"id": "p", "lang": "cs", "text": "Za řekou bylo slyšet výbuchy."}, POST), encoder="none")
    assert [(i.code, i.record) for i in report.issues] == [("language_not_read", "p")]
    assert {c.document_id for c in report.claims} == {"p-1"}


def test_what_is_asked_for_wrongly_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, POST)
    with pytest.raises(InputError, match="ISO 8601"):
        run(path, generated_at="yesterday")
    with pytest.raises(InputError, match="source_kind"):
        run(path, source_kind="poet")
    with pytest.raises(VerifyError, match="encoder"):
        run(path, encoder="nosuch")
    with pytest.raises(InputError, match="no such file"):
        run(tmp_path / "gone")


def test_the_package_offers_what_it_says_and_no_more() -> None:
    assert verify.run is run
    assert verify.Report is Report
    with pytest.raises(AttributeError):
        verify.walk  # noqa: B018
