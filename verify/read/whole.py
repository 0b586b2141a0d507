"""The text of a file that is read as a whole; what is wrong with it as a whole is said once."""

from verify.read.decode import decode
from verify.read.intake import Intake, Where


def whole_text(intake: Intake, file: str, raw: bytes, form: str) -> str | None:
    """The text of a file of this form ("CSV"); None, with an issue, if it is no text or empty."""
    decoded = decode(raw)
    if decoded is None:
        intake.error(Where(file), "not_text", f"the file is not text, so it cannot be {form}")
        return None
    if decoded.doubt is not None:
        intake.warn(Where(file), "encoding", decoded.doubt, "save the file as UTF-8")
    if not decoded.text.strip():
        intake.error(Where(file), "empty_file", "the file is empty")
        return None
    return decoded.text
