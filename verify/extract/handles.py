"""Names of accounts: one word each, whatever places and parties they are made of."""

import re

_HANDLE = re.compile(r"(?<![\w@.])@(?=[^\W_]*_)\w{2,}")


def masked(text: str) -> str:
    """The text with the letters of "@news_of_aleppo" hidden, at the same offsets: the account is not in Aleppo."""
    return _HANDLE.sub(lambda m: "@" + "x" * (len(m.group()) - 1), text) if "@" in text else text
