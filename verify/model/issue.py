"""Something that went wrong or looks wrong, kept as data: nothing that was given vanishes."""

from typing import Literal

from msgspec import Struct


class Issue(Struct, frozen=True, order=True, gc=False):
    """One finding about the input or the run, with the place it was met and what a person can do about it.

    `error`: the record was not used. `warning`: it was used, with a doubt that is named.
    """

    file: str
    line: int | None
    record: str | None
    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str = ""
