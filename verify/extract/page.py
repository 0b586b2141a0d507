"""Leaves out what a page writes round its story: links to other stories, and what readers wrote beneath."""

from collections.abc import Sequence

from verify.extract.items import Sentence


def story(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences up to where the page's lists begin, without lines that lead to another story.

    Where such a word opens the text it is not the end of anything, and nothing is left out.
    """
    kept: list[Sentence] = []
    for sentence in sentences:
        if kept and sentence.items[0].has("page_link"):
            continue
        ends = "page_end" in sentence.lexicons
        end = next(k for k, item in enumerate(sentence.items) if item.has("page_end")) if ends else None
        if end is None:
            kept.append(sentence)
            continue
        if end:
            items = sentence.items[:end]
            kept.append(sentence.with_items(items, end=items[-1].end))
        if kept:
            break
    return kept
