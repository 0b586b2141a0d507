"""A saved page: the story is the text, the menu is not; title, outlet, date and address are what the page says of itself.

Nothing is ever fetched. Offsets count in the extracted story.
"""

import re

from verify.read.html_page import PageFacts, page_facts
from verify.read.intake import Intake, Where
from verify.read.plain import text_of
from verify.read.record import add_document

_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SENTENCE = 25
_MARGIN = "2100-12-31"


def read_html(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a page; one without a story is an issue."""
    markup = text_of(intake, file, raw, markup=True)
    if markup is None:
        return
    markup = _PROLOG.sub("", markup).replace("\x00", "\ufffd")
    facts = page_facts(markup)
    story, date = _story(intake, file, markup, facts)
    where = Where(file)
    if story is None:
        story = next((t for t in (facts.description, facts.title) if t is not None and len(t) >= _SENTENCE), None)
        if story is None:
            intake.error(
                where,
                "no_story",
                "the page holds no story: only menus, links or scripts",
                "save the page after it has loaded, or give its text",
            )
            return
        intake.warn(where, "story_from_description", "the page holds no story; its own description of itself was read in place of one")
    fields = {"text": story, "title": facts.title, "publisher": facts.outlet, "published_at": facts.published_at or date, "url": facts.url,
              "archive_url": facts.archive_url}  # fmt: skip
    add_document(intake, where, fields)


def _story(intake: Intake, file: str, markup: str, facts: PageFacts) -> tuple[str | None, str | None]:
    """(the words of the story, the day htmldate finds if the page does not state one); fills title, outlet and address that the page lacks."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            markup, include_comments=False, with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _MARGIN},
        )  # fmt: skip
    except Exception as error:  # noqa: BLE001 - a parser that breaks on one page must not stop the others; the page is named
        intake.warn(Where(file), "page_parser", f"the page could not be parsed for its story ({type(error).__name__})")
        return None, None
    if found is None or isinstance(found, dict):
        return None, None
    facts.title = facts.title or found.title
    facts.outlet = facts.outlet or found.sitename or found.hostname
    facts.url = facts.url or found.url
    text = (found.text or "").strip("\n")
    return (text if _is_story(text, facts) else None), found.date


def _is_story(text: str, facts: PageFacts) -> bool:
    """True if some line is more than the label of a menu or a link."""
    lines = (" ".join(line.strip(" -•|").split()) for line in text.split("\n"))
    return any(len(line) >= _SENTENCE and line not in facts.menu for line in lines)
