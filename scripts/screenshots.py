"""Takes the pictures of README and the documentation: `python scripts/screenshots.py` looks at the report of the founding scenario in Chromium.

The report is made with a fixed moment, so that the pictures change only when the report does.
"""

import tempfile
from pathlib import Path

from verify.pipeline import run_on
from verify.read import Defaults
from verify.reassess import with_hinges
from verify.render import names_of, write_report
from verify.render.browser import Browser
from verify.rulepack import load_rules

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "images"
MOMENT = "2021-07-12T06:00:00+00:00"
# Name, language, page ("index" or "event"), what to scroll to, width, height, dark.
SHOTS: tuple[tuple[str, str, str, str, int, int, bool], ...] = (
    ("report-en", "en", "index", "", 1280, 860, False),
    ("report-ar", "ar", "index", "", 1280, 860, True),
    ("event-en", "en", "event", "", 1280, 860, False),
    ("matrix-en", "en", "event", "h-matrix", 1280, 720, False),
    ("evidence-en", "en", "event", "h-evidence", 1280, 780, False),
    ("hinges-en", "en", "event", "h-hinges", 1280, 480, False),
    ("event-ar", "ar", "event", "h-matrix", 1280, 720, False),
)


def make(folder: Path, lang: str) -> Path:
    """The report of the founding scenario in one language; returns the page of the attack on Conoco with the most claims."""
    rules = load_rules([])
    done = run_on([ROOT / "fixtures" / "deir-ez-zor-2021" / "documents"], Defaults(), rules, None, lang=lang, generated_at=MOMENT)
    report = with_hinges(done.report, rules)
    write_report(report, done.documents, folder, lang=lang, names=names_of(rules))
    fullest = max(report.events, key=lambda e: (len(e.claim_ids), e.id))
    return folder / "events" / f"{fullest.id}.html"


def main() -> None:
    """Writes every picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, Browser() as browser:
        event = {lang: make(Path(work) / lang, lang) for lang in ("en", "ar")}
        for name, lang, page, anchor, width, height, dark in SHOTS:
            browser.size(width, height)
            browser.media(dark=dark)
            browser.open(event[lang] if page == "event" else Path(work) / lang / "index.html")
            browser.run("document.fonts.ready.then(() => 1)")
            if anchor:
                browser.run(f"document.getElementById({anchor!r}).scrollIntoView()")
            (OUT / f"{name}.png").write_bytes(browser.shot())
            print(f"{(OUT / name).with_suffix('.png').stat().st_size:9,} bytes  {name}.png")


if __name__ == "__main__":
    main()
