"""The languages that can be read: each with its vocabulary and its compiled rules, made ready when a text first needs it."""

from msgspec import Struct

from verify.extract.patterns import RuleSet, literals_of
from verify.extract.places import PlaceIndex
from verify.extract.tongues import main_script
from verify.extract.vocabulary import Vocabulary
from verify.rulepack import LanguagePack, Rules


class Language(Struct, frozen=True, gc=False):
    """One language ready to read: its vocabulary, its compiled rules, and the script it is written in."""

    vocabulary: Vocabulary
    rules: RuleSet
    script: str | None


class Languages:
    """The languages of a set of rules, compiled when first met."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.places = PlaceIndex(rules)
        self._compiled: dict[str, Language] = {}

    def get(self, code: str) -> Language | None:
        """The compiled rules of a language, None if no pack speaks it."""
        if code not in self._compiled:
            if not self.has_pack(code):
                return None
            self._compiled[code] = self._compile(self._rules.lang[code])
        return self._compiled[code]

    def __getitem__(self, code: str) -> Language:
        """The compiled rules of a language that can be read."""
        return self._compiled[code]

    def has_pack(self, code: str) -> bool:
        """Whether a pack speaks a language; what workers have read need not be compiled here to know."""
        pack = self._rules.lang.get(code)
        return pack is not None and bool(pack.rules)

    def script(self, code: str) -> str | None:
        """The script of a language that can be read, None of one that cannot."""
        language = self.get(code)
        return language.script if language is not None else None

    def _compile(self, pack: LanguagePack) -> Language:
        vocabulary = Vocabulary(pack, self._rules, self.places, literals_of(r.pattern for r in pack.rules))
        terms = "".join(e.term for name in sorted(pack.lexicons) for e in pack.lexicons[name])
        return Language(vocabulary, RuleSet(pack.rules, vocabulary), main_script(terms))
