"""Articles labelled 1 (agrees with a database of casualties) or 0: does the confidence of a report tell them apart.

`articles.jsonl` with `unit_id`, `article_title`, `article_content`, `source`, `date` and `labels`.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from verify.evaluate.answer import Answer
from verify.evaluate.labels import Row, rows
from verify.evaluate.measures import roc_auc
from verify.model import Report
from verify.rulepack import Rules

FILE = "articles.jsonl"
_LANG = "en"


def fits(path: Path) -> bool:
    """True for a file of this layout."""
    return path.name == FILE


def documents(path: Path, rules: Rules) -> Iterator[dict[str, Any]]:
    """The articles as documents to run on."""
    for row in rows(path):
        text = "\n\n".join(p for p in (row.get("article_title"), row.get("article_content")) if p)
        yield {"id": str(row["unit_id"]), "publisher": row.get("source"), "lang": _LANG, "published_at": _day(row), "text": text}


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """The area under the ROC curve of the mean credibility of an article's claims, and of the confidence in its incidents."""
    answer = Answer(report)
    labels = {str(row["unit_id"]): str(row.get("labels")).strip() == "1" for row in rows(path)}
    claims: dict[str, float] = {}
    events: dict[str, float] = {}
    for name in labels:
        told = answer.claims(name)
        credible = [c.credibility.probability for c in told if c.credibility is not None and c.credibility.probability is not None]
        if credible:
            claims[name] = fmean(credible)
        held = [answer.events[answer.event_of[c.id]] for c in told if c.id in answer.event_of]
        occurred = [p for e in held if (p := e.confidence.occurred.probability) is not None]
        if occurred:
            events[name] = fmean(occurred)
    return {
        "articles": len(labels), "with_claim": sum(bool(answer.claims(name)) for name in labels),
        "auc_of_claims": roc_auc(list(claims.values()), [labels[n] for n in claims]), "articles_with_credibility": len(claims),
        "auc_of_events": roc_auc(list(events.values()), [labels[n] for n in events]), "articles_with_confidence": len(events),
    }  # fmt: skip


def _day(row: Row) -> str | None:
    """ "4/5/2017" is the fifth of April, as the set writes it."""
    try:
        return datetime.strptime(str(row.get("date")), "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
