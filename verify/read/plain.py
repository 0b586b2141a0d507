"""Plain text: the whole file is one document's text, with its line ends as they are."""

from verify.read.decode import decode
from verify.read.intake import Intake, Where
from verify.read.record import add_document

HINT = "who speaks and when comes from --source, --publisher and --published-at"


def text_of(intake: Intake, file: str, raw: bytes, *, markup: bool = False) -> str | None:
    """The text of a file, with what is doubtful about it said; None, with an issue, if there is none."""
    decoded = decode(raw, markup=markup)
    if decoded is None:
        intake.error(Where(file), "not_text", "the file is not text")
        return None
    if decoded.doubt is not None:
        declared = markup and not decoded.damaged
        if not declared:
            intake.warn(Where(file), "encoding", decoded.doubt, "check that the words are right; saving the file as UTF-8 ends the doubt")
    if not decoded.text.strip():
        intake.error(Where(file), "empty_file", "the file is empty" if not raw else "the file holds only white space")
        return None
    return decoded.text


def read_plain(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a text file."""
    text = text_of(intake, file, raw)
    if text is not None:
        add_document(intake, Where(file), {"text": text})
