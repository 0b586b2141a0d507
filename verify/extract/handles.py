"""Names of accounts, one word each whatever places and parties they are made of, and addresses of pages."""

import re

_HANDLE = re.compile(r"(?<![\w@.])@(?=[^\W_]*_)\w{2,}")
_ADDRESS = re.compile(r"\]\((?:https?://|www\.)[^\s()]*\)|(?:https?://|www\.)[!-~]*[A-Za-z0-9/]")


def masked(text: str) -> str:
    """The text with the letters of "@news_of_aleppo" hidden, at the same offsets: the account is not in Aleppo.

    Addresses of pages are blanks, with the brackets that Markdown puts around them: "[killing](https://...) two" is "killing two".
    """
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda m: " " * len(m.group()), text)
    return _HANDLE.sub(lambda m: "@" + "x" * (len(m.group()) - 1), text) if "@" in text else text
