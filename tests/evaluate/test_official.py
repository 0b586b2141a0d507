"""Official answers."""

import json
from pathlib import Path

import pytest

from tests.evaluate.conftest import blame, claim, count, report
from verify.evaluate import official
from verify.rulepack import Rules

WORDS = "After a review of all that was available to it, the command concluded that "
ROWS = [
    {
        "assessment": "credible",
        "conceded_min": 2,
        "conceded_max": 2,
        "statement": {"statement": WORDS + "2 civilians were killed.", "statement_date": "20210710"},
    },
    {
        "assessment": "non_credible",
        "conceded_min": None,
        "conceded_max": None,
        "statement": {"statement": WORDS + "no strike took place.", "statement_date": None},
    },
    {"assessment": "non_credible", "conceded_min": None, "statement": {"statement": WORDS + "there is insufficient information to tell."}},
    {"assessment": "non_credible", "conceded_min": None, "statement": {"statement": WORDS + "no strike took place."}},
    {"assessment": "non_credible", "conceded_min": None, "statement": {"statement": "Too short."}},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "official_statements.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    return tmp_path / "official_statements.jsonl"


def test_each_statement_is_one_document_once(gold: Path, few: Rules) -> None:
    made = list(official.documents(gold, few))
    assert [d["id"] for d in made] == ["statement-0001", "statement-0002", "statement-0003"]
    assert [d["published_at"] for d in made] == ["2021-07-10", None, None]


def test_figures_by_hand(gold: Path, few: Rules) -> None:
    right = [
        claim("c-1", "statement-0001", killed=count(2), attribution=blame("x", status="claims_responsibility")),
        claim("c-2", "statement-0002", assertion="denied"),
        claim("c-3", "statement-0003"),
    ]
    found = official.score(gold, report(right, []), few)
    assert found == {
        "conceded": 1,
        "conceded_count_right": 1.0,
        "conceded_claimed": 1.0,
        "denied": 1,
        "denial_read": 1.0,
        "denial_with_a_count_as_fact": 0.0,
        "undecided": 1,
        "undecided_kept": 1.0,
    }
    wrong = [
        claim("c-1", "statement-0001", killed=count(3)),
        claim("c-2", "statement-0002", killed=count(5)),
        claim("c-3", "statement-0003", attribution=blame("x", status="denies_responsibility")),
    ]
    found = official.score(gold, report(wrong, []), few)
    assert (found["conceded_count_right"], found["denial_read"], found["denial_with_a_count_as_fact"], found["undecided_kept"]) == (
        0.0,
        0.0,
        1.0,
        0.0,
    )
