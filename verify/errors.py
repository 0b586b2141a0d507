"""The one root of every error this project raises on purpose."""


class VerifyError(Exception):
    """Something a person can mend: says what is wrong, where, and what to do."""


class InputError(VerifyError):
    """The input as a whole cannot be read, or the command was used wrongly (exit 2)."""


class RuleError(VerifyError):
    """A rule pack is wrong; the message names file and line."""

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        self.file, self.line = file, line
        where = f"{file}:{line}: " if file else ""
        super().__init__(where + message)
