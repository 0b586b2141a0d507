"""Speakers who are described and not named ("a U.S. defense official"), given in the language of the report by their kind and side."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

import yaml

from verify.model import Claim, Source, SourceKind
from verify.render.i18n import Interface
from verify.render.safe import visible

# How the reading step calls those an outlet quotes without naming them.
QUOTED_BY = "sources quoted by "
# Who speaks where nobody says so.
NOBODY = "unknown source"
_SCRIPTS = {"ar": re.compile("[\u0621-\u06d5]"), "en": re.compile("[A-Za-z]")}
_OTHER = {"ar": "en", "en": "ar"}
# How a description begins in English: small, with an article, a number or a word for many, or with "U.S.".
_UNNAMED = re.compile(
    r"[a-z]|[A-Z]\.|(?i:a|an|the|one|two|three|four|five|six|several|some|many|local|residents|witnesses|eyewitnesses|officials|sources|"
    r"activists|head of)\b"
)


@cache
def _heads(lang: str) -> re.Pattern[str]:
    raw = yaml.safe_load(files("verify.reports").joinpath("i18n", "speakers.yml").read_text(encoding="utf-8"))
    words = sorted((w for line in raw[lang] for w in line), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def describes(name: str, lang: str) -> bool:
    """Are these words of the other language of the report a description of a speaker? In Arabic the first word tells, in English any."""
    other = _OTHER.get(lang)
    if other is None or name.startswith(QUOTED_BY) or name == NOBODY or _SCRIPTS[lang].search(name) or not _SCRIPTS[other].search(name):
        return False
    if other == "ar":
        return _heads("ar").match(name) is not None
    return _heads("en").search(name) is not None and _UNNAMED.match(name) is not None


class Speakers:
    """The glosses of the described sources of one report, under every name the claims give them; `party` says the party of an id, "" where
    it has no name for it."""

    def __init__(self, sources: Iterable[Source], claims: Iterable[Claim], ui: Interface, party: Callable[[str], str]) -> None:
        self.by_name: dict[str, str] = {}
        by_id = {s.id: s for s in sources}
        named = {(s.id, s.name): s.kind for s in by_id.values()}
        named.update(((c.source.id, c.source.name), c.source.kind) for c in claims)
        for (source_id, name), kind in sorted(named.items()):
            if name not in self.by_name and describes(name, ui.lang):
                source = by_id.get(source_id)
                self.by_name[name] = _gloss(name, kind, None if source is None else source.affiliation, ui, party)
        names = sorted(self.by_name, key=lambda n: (-len(n), n))
        self._inside = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in names)) if names else None

    def told(self, sentence: str) -> str:
        """The sentence with the glosses in the place of the descriptions in it."""
        return sentence if self._inside is None else self._inside.sub(lambda m: self.by_name[m.group()], sentence)


def _gloss(name: str, kind: SourceKind, affiliation: str | None, ui: Interface, party: Callable[[str], str]) -> str:
    said = ui.s(f"gloss.{kind}")
    side = party(affiliation) if affiliation is not None else ""
    who = ui.s("gloss.of_side").format(kind=said, side=side) if side else said
    return ui.s("gloss.quoted").format(gloss=who, words=visible(name))
