"""Leaves out what a page writes round its story: links to other stories, and what readers wrote beneath."""

from collections.abc import Sequence

from verify.extract.items import Sentence


def story(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences up to where the page's lists begin, without lines that lead to another story.

    Where such a word opens the text it is not the end of anything, and nothing is left out.
    """
    kept: list[Sentence] = []
    for sentence in sentences:
        if sentence.items[0].has("page_link") and kept:
            continue
        end = next((k for k, item in enumerate(sentence.items) if item.has("page_end")), None)
        if end is None:
            kept.append(sentence)
            continue
        if end:
            items = sentence.items[:end]
            kept.append(sentence._replace(items=items, code="".join(i.symbol for i in items), end=items[-1].end))
        if kept:
            break
    return kept
