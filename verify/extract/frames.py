"""Hides what a site writes round a post or a story that was scraped from it, at the same offsets.

The frame of a post names the account over and over ("Facebook... 's Post", "NAME May 3 · Shared with Public"), counts who liked it and
goes on with what readers wrote; a page ends with the headlines of other stories. None of it is told by the story: an account called
"Aleppo now" is no word of where something happened.
"""

import re
from collections.abc import Iterator

import re2

_Span = tuple[int, int]

_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_POST_OF = re.compile(rf"^(?:Facebook[{_MARKS}]*|[{_MARKS}])(?P<name>[^\n]{{1,90}}?)[{_MARKS}]*'s Post[ \t]*$", re.M)
_SHARED = re.compile(r"·? ?Shared with (?:Public|Friends|Custom|Only me)(?: group)?")
_REACTIONS = re.compile(r"(?:All reactions:\s?[\d.]*[KM]?|LikeComment(?:Share)?(?:Most relevant|$))")
_TWEET = re.compile(r"\A\s*(?:(?:Post|Thread)\s+)*(?:Conversation)?(?P<name>[^\n@]{0,70})@(?P<handle>[A-Za-z0-9_]{2,15})(?![A-Za-z0-9_])")
_TWEETED = re.compile(r"\d{1,2}:\d{2} [AP]M · [A-Z][a-z]{2} \d{1,2}, \d{4}")
_FRAMED = re.compile(r"\A\s*(?:Post\n|Thread\n|Conversation)")
# The fixed words of such frames, and of pages that show nothing but why there is nothing.
_FIXED = re2.compile(  # in letters of any script: `re` takes twenty times as long to find nothing
    r"(?im)^(?:Copy link to Tweet|Embed Tweet|Report Tweet|Report NetzDG Violation|Back to top ↑|Show this thread"
    r"|Loading seems to be taking a while\."
    r"|Twitter may be over capacity or experiencing a momentary hiccup\. Try again or visit Twitter Status for more information\."
    r"|Thanks\. Twitter will use this to make your timeline better\.|Undo|Verified account|\d+ (?:replies|reply|retweets?|likes?))[ \t]*$"
    r"|Translate Tweet|Show more replies|Change settingsView|Age-restricted adult content\."
    r"|This content might not be appropriate for people under 18 years old\."
    r"|Request unsuccessful\. Incapsula incident ID: [\d-]+"
)
# What the title of a video ends with: who put it up.
_BAR, _LONGEST_NAME, _SHORTEST_POST = " | ", 45, 25
_NO_NAME = frozenset("|#…:.!?؟\n")
_CLOSING, _ENDS = "\"'”»’) \t", (".", ":", "،", ",", ";", "؛")
_ITEM = re.compile(r"\s*(?:[-–—•*●▪◾■►▶✔✅🔴🔵🟥🔹🔸📌⭕❗‼#@]|\d{1,3}\s?[.)\-_])")
_STORY, _HEADLINE, _FEWEST, _TITLE, _MENU = 90, 170, 4, 25, 10
# Lines that stand alone between a story and the rest of its page: comments, tags, the stories before and after it, what is read most.
_REST = re.compile(
    r"^(?:0\s*\n\s*)?(?:التعليقات(?: ?\(\d+\))?|تعليقات حول الموضوع|[اأ]ترك تعليقا?ً?ا?(?: إلغاء الرد)?|الكاتب|الوسوم|كلمات مفتاحية"
    r"|آخر الأخبار|أحدث الأخبار|الأكثر (?:قراءة|مشاهدة)|أهم المواضيع|[آأ]خر ما نشر(?: من القسم)?|شارك هذا الموضوع"
    r"|(?:المقال |الخبر )?(?:السابق|التالي)|اخترنا لكم?|[اإ]قرأ أيضا?ً?ا?|مقالات ذات صلة|من الممكن أن يعجبك|قد يهمك أيضا?ً?ا?"
    r"|comments|leave a (?:reply|comment)|this post has \d+ comments?|tags|other news|latest news|most read|most viewed|trending|more stories"
    r"|read next|up next|prev(?:ious)?(?: post| article)?|next (?:post|article)|related (?:posts|articles|stories|news))[ \t]*:?[ \t]*$",
    re.M | re.I,
)


def without_frames(text: str) -> str:
    """The text with blanks where the frame of a site stood; a post whose frame is not known is left as it is."""
    plain = _without(
        text, sorted([*_of_facebook(text), *_of_twitter(text), *_signed(text), *(m.span() for m in _FIXED.finditer(text)), *_rest(text)])
    )
    return _without(plain, list(_headlines(plain)))


def _without(text: str, spans: list[_Span]) -> str:
    """The text with blanks at these spans, which are in order and may overlap."""
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            pieces += [text[at : max(start, at)], _blank(text[max(start, at) : end])]
            at = end
    return "".join([*pieces, text[at:]])


def _blank(hidden: str) -> str:
    """Blanks for letters; lines stay lines."""
    return "".join("\n" if c == "\n" else " " for c in hidden)


def _of_facebook(text: str) -> Iterator[_Span]:
    """The account's name at the edges of the title and before the date, and what follows the post."""
    post = _POST_OF.search(text) if "'s Post" in text else None
    if post is None:
        return
    yield post.span()
    name = re.escape(post["name"].strip())
    title = text[: post.start()]
    for m in re.finditer(rf"\A\s*{name} - |(?: - |\s\| ){name}\s*\Z", title):
        yield m.span()
    for m in re.finditer(rf"^[{_MARKS}]*{name}(?: Verified account)?(?=\s?(?:[A-Z][a-z]+ \d|\d|$))", text[post.end() :], re.M):
        yield post.end() + m.start(), post.end() + m.end()
    at = post.end()
    for m in _SHARED.finditer(text, at):
        yield m.span()
    reacted = _REACTIONS.search(text, at)
    if reacted is not None:
        following = _SHARED.search(text, reacted.end())
        # Another post of the same page may follow; its line begins it.
        end = text.rfind("\n", reacted.end(), following.start()) if following is not None else len(text)
        yield reacted.start(), end if end > reacted.start() else len(text)


def _of_twitter(text: str) -> Iterator[_Span]:
    """The account before the words of a post, and what follows its date: counts, replies."""
    if _FRAMED.match(text) is None:
        return
    account = _TWEET.match(text)
    if account is not None:
        yield account.span()
    dated = _TWEETED.search(text)
    if dated is not None:
        yield dated.end(), len(text)


def _signed(text: str) -> Iterator[_Span]:
    """The account's name behind the last bar of a post: "A drone hit a car near the dam | Aleppo today"."""
    at = text.rfind(_BAR)
    name = text[at + len(_BAR) :].strip() if at >= _SHORTEST_POST else ""
    if 1 < len(name) <= _LONGEST_NAME and _NO_NAME.isdisjoint(name):
        yield at, len(text)


def _rest(text: str) -> Iterator[_Span]:
    """What stands behind a line that ends a story: comments, tags, other stories. Before a title there is no story to end."""
    if "\n" not in text:
        return
    for m in _REST.finditer(text):
        if any(len(line.strip()) >= _TITLE for line in text[: m.start()].split("\n")):
            yield m.start(), len(text)
            return


def _headlines(text: str) -> Iterator[_Span]:
    """The run of headlines that a page ends with: short paragraphs without a full stop behind a story told in sentences.

    A list that the story announces with a colon, or whose lines bear marks or figures, is a part of it. A page of headlines alone, and many,
    is a front page: it tells no story.
    """
    if "\n" not in text:
        return
    paragraphs = _paragraphs(text)
    k = len(paragraphs)
    while k > 0 and _is_headline(paragraphs[k - 1][2]):
        k -= 1
    run = paragraphs[k:]
    if not any(_tells(p) for _, _, p in paragraphs):
        titles = [p for _, _, p in paragraphs if len(p) >= _TITLE and _is_headline(p)]
        if len(titles) >= _MENU and not any(_ITEM.match(p) for p in titles):
            yield 0, len(text)
        return
    if len(run) < _FEWEST or k == 0:
        return
    if paragraphs[k - 1][2].endswith(":") or 2 * sum(_ITEM.match(p) is not None for _, _, p in run) >= len(run):
        return
    yield run[0][0], run[-1][1]


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """The paragraphs of a text, between blank lines, each with where it stands."""
    found: list[tuple[int, int, str]] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if not line.strip():
            told = text[start:at].strip()
            if told:
                found.append((start, at - 1, told))
            start = at + len(line) + 1
        at += len(line) + 1
    return found


def _is_headline(paragraph: str) -> bool:
    told = paragraph.rstrip(_CLOSING)
    return len(paragraph) <= _HEADLINE and "\n" not in paragraph and (told.endswith("...") or not told.endswith(_ENDS))


def _tells(paragraph: str) -> bool:
    """Whether a paragraph is a story's: long, and made of sentences."""
    return len(paragraph) >= _STORY and paragraph.endswith((".", "!", "؟", "?", "»", "”", '"'))
