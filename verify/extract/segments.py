"""Cuts sentences into segments of one voice each: what a reported speaker says, and what the text says itself."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.heard import Heard
from verify.extract.items import Item, Sentence, date_of
from verify.extract.named import name_part, names_apposed, said_by, told_to
from verify.extract.patterns import Match
from verify.extract.speakers import Speaker, resolve
from verify.extract.taken import Taken, whole
from verify.extract.vocabulary import Vocabulary
from verify.model import Relay, SourceKind
from verify.text.normalise import Normalised, fold

_NAMES = 4
QUOTE = '"'
_COMPILERS = ("monitor", "official", "militia")
"""Who makes what he heard from others his own finding: "the observatory said, quoting witnesses"; an outlet passes it on."""
_TELLING = ("attack", "attack_verb", "suffered", "fell", "casualty", "casualty_event", "casualty_verb", "weapon")
_FINITE = ("casualty_verb", "attack_verb", "fell", "be")


class Segment(Struct, frozen=True, gc=False):
    """Items [first, last] of a sentence in one voice; `reported` if it is not the text's own, `past` if it was said before the news.

    `joint` is "meanwhile" where the frame of speech follows a word such as "separately", "resumed" where words put in end. `framed` are the
    places of the words that only say who speaks, `said` the date that stands among them: it dates the statement. `ahead` are the places
    of an opening phrase before the frame: "In Hodeidah, a worker said ...".
    """

    sentence: Sentence
    first: int
    last: int
    speaker: Speaker
    reported: bool
    past: bool = False
    joint: str = "main"
    framed: tuple[tuple[int, int], ...] = ()
    said: Item | None = None
    ahead: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items spoken."""
        return self.sentence.items[self.first : self.last + 1]


class _Frame(Struct, frozen=True, gc=False):
    """ "X said on Sunday" at items [first, last]; `manner` says whether the words spoken follow, precede, or both."""

    first: int
    last: int
    speaker: Speaker
    manner: str
    keeps_frame: bool
    past: bool
    said: Item | None


class VoiceReader:
    """Follows the voices through one text, sentence by sentence; it remembers who "the sources" and "he" are."""

    def __init__(self, norm: Normalised, told_by: Speaker, vocabulary: Vocabulary, voices: Mapping[str, SourceKind]) -> None:
        self._norm, self._narrator, self._voices = norm, told_by, voices
        self._heard = Heard(told_by, vocabulary, voices)
        self._current, self._paragraph = told_by, -1

    def read(self, sentence: Sentence, matches: Sequence[Match]) -> list[Segment]:
        """The segments of the next sentence."""
        if sentence.paragraph != self._paragraph or not self._goes_on(sentence, matches):
            self._paragraph, self._current = sentence.paragraph, self._narrator
        segments = self._cut(sentence, self._frames(sentence, matches) if matches else ())
        self._heard.meet(sentence.items)
        return segments

    def _goes_on(self, sentence: Sentence, matches: Sequence[Match]) -> bool:
        """Whether the voice before goes on: "he", "it added", words in quotes; who speaks otherwise speaks to the end of his sentence."""
        if any(m.rule.reads.get("speech") in ("continues", "back") for m in matches):
            return True
        begins = next((i for i in sentence.items if i.kind != "punct" or i.text == QUOTE), None)
        return begins is not None and (begins.text == QUOTE or begins.has("pronoun") or begins.has("speaker_back"))

    def _frames(self, sentence: Sentence, matches: Sequence[Match]) -> list[_Frame]:
        frames: list[_Frame] = []
        for match in _standing(matches):
            manner = str(match.rule.reads["speech"])
            speaker = self._speaker(match, manner)
            if speaker is None:
                continue
            verb = match.one("verb") or match.one("verb2")
            acts = verb is not None and verb.value("say") not in (None, "said", "claimed")
            acts = acts or match.rule.reads.get("keeps") is True
            frames.append(_Frame(match.first, match.last, speaker, manner, acts, "past" in match.groups, _said_on(sentence, match)))
            self._heard.hear(speaker)
        return frames

    def _speaker(self, match: Match, manner: str) -> Speaker | None:
        spoken, outlet_told = told_to(said_by(match))
        items = name_part(spoken)
        if not items:
            return None
        if manner == "back" or self._heard.points_back(items):
            return self._heard.back(items, self._words(items), match.rule.id)
        again, apposed = self._heard.again(items), names_apposed(spoken, items)
        if again is not None and set(apposed) <= set(fold(again.source.name).split()):
            return again
        told_by = self._narrator
        relay_items = match.all("relay") or outlet_told
        if relay_items:
            outlet = resolve(relay_items, self._words(relay_items), self._narrator, match.rule.id, self._voices)
            if outlet is not None:
                told_by = outlet
        named = match.rule.reads.get("named") is True and any(i.has("speaker") for i in items)  # "Samir Hallaq, a doctor"
        words = self._words(spoken if named or (again is not None and apposed) else items)
        speaker = resolve(items, words, told_by, match.rule.id, self._voices, match.rule.reads.get("sure") is True)
        if match.rule.reads.get("compiles") is True and told_by.source.kind in _COMPILERS:
            return replace(told_by, relay=told_by.relay or Relay(self._narrator.source.id, self._narrator.source.name))
        if speaker is not None and told_by is not self._narrator:
            self._heard.hear(told_by)
            speaker = replace(speaker, relay=Relay(told_by.source.id, told_by.source.name))
        return speaker

    def _words(self, items: Sequence[Item]) -> str:
        start, end = self._norm.span(items[0].start, items[-1].end)
        return self._norm.original[start:end]

    def _cut(self, sentence: Sentence, frames: Sequence[_Frame]) -> list[Segment]:
        n = len(sentence.items)
        if not frames:
            return [Segment(sentence, 0, n - 1, self._current, self._current is not self._narrator)] if n else []
        trailing = [f for f in frames if f.manner != "leading"]
        leading = [f for f in frames if f.manner == "leading"]
        turns = _turns(sentence.items, trailing) if not leading else []
        if turns:
            self._current = self._narrator
            return [self._segment(sentence, a, b, frame.speaker, [frame]) for a, b, frame in turns]
        if not leading:
            speaker = trailing[-1].speaker if trailing else self._current
            # What one says is framed sentence by sentence where the frame comes last.
            ends = bool(trailing) and (trailing[-1].manner == "trailing" or (trailing[-1].first > 0 and trailing[-1].last >= n - 2))
            self._current = self._narrator if ends else speaker
            return [self._segment(sentence, 0, n - 1, speaker, trailing)] if n else []
        out: list[Segment] = []
        at = 0
        for k, frame in enumerate(leading):
            prelude, ahead = sentence.items[at : frame.first], self._narrator
            if _has_content(prelude):
                ahead = next((f.speaker for f in trailing if at <= f.first < frame.first), self._narrator)
                out.append(self._segment(sentence, at, frame.first - 1, ahead, trailing))
            stop = leading[k + 1].first - 1 if k + 1 < len(leading) else n - 1
            first = frame.first if frame.keeps_frame else frame.last + 1
            back = _resumes(sentence.items, frame, stop)
            if first <= stop:
                said = frame.said or (None if _has_content(prelude) else _first_date(prelude))
                segment = self._segment(sentence, first, stop if back is None else back - 1, frame.speaker, trailing, said)
                apart = any(i.has("meanwhile") for i in prelude)
                opening = tuple(i for i in prelude if i.kind == "place") if not _tells(prelude) else ()
                out.append(replace(segment, past=frame.past, joint="meanwhile" if apart else "main", ahead=opening))
            if back is not None:
                out.append(replace(self._segment(sentence, back, stop, ahead, trailing), joint="resumed"))
            at = stop + 1
            self._current = frame.speaker
        return out

    def _segment(
        self, sentence: Sentence, first: int, last: int, speaker: Speaker, frames: Sequence[_Frame], said: Item | None = None
    ) -> Segment:
        """Items [first, last] in one voice; the frames are those that stand among them without cutting them."""
        inside = [f for f in frames if first <= f.first <= last]
        framed = tuple((sentence.items[f.first].start, sentence.items[f.last].end) for f in inside)
        said = said or next((f.said for f in inside if f.said is not None), None)
        return Segment(sentence, first, last, speaker, speaker is not self._narrator, framed=framed, said=said)


def _turns(items: Sequence[Item], frames: Sequence[_Frame]) -> list[tuple[int, int, _Frame]]:
    """Where several voices are named behind their words in one sentence: "A, the ministry said, a day after B, police said"."""
    behind = [f for f in frames if f.manner == "trailing" and f.first > 0]
    if len(behind) < 2 or len(behind) < len(frames):
        return []
    starts = [0, *(f.last + 1 for f in behind[:-1])]
    turns = [(a, f.last, f) for a, f in zip(starts, behind, strict=True)]
    turns[-1] = (turns[-1][0], len(items) - 1, behind[-1])
    spoken = all(_tells(items[a : f.first]) for a, _, f in turns)
    return turns if spoken and len({f.speaker.key for f in behind}) > 1 else []


def _said_on(sentence: Sentence, match: Match) -> Item | None:
    return _first_date(sentence.items[match.first : match.last + 1])


def _first_date(items: Sequence[Item]) -> Item | None:
    return next((i for i in items if (d := date_of(i)) is not None and d.span is not None), None)


def _resumes(items: Sequence[Item], frame: _Frame, stop: int) -> int | None:
    """Where the text's own voice resumes behind words put in: "a drone that the army said it had launched | hit a house"."""
    joint = next((k for k in range(frame.first, max(0, frame.first - _NAMES), -1) if items[k].has("relative")), None)
    if joint is None or items[joint - 1].kind == "punct" or items[joint - 1].has("say"):
        return None
    verb = next((k for k in range(frame.last + 1, stop + 1) if items[k].has("attack_verb")), None)
    if verb is None:
        return None
    for k in range(verb + 1, stop + 1):
        if items[k].kind == "punct" or items[k].has("and"):
            return None
        if items[k].has_any(_FINITE):
            return k
    return None


def _standing(matches: Sequence[Match]) -> list[Match]:
    """The frames that stand, in the order of the text: of overlapping ones that of the rule of higher priority."""
    taken = Taken()
    kept: list[Match] = []
    behind: set[int] = set()
    for match in matches:
        speaks = any(
            i.has("speaker") or i.has("speaker_back") or i.has("pronoun") or i.payloads or match.rule.reads.get("sure") is True
            for i in said_by(match)
        )
        passive = (verb := match.groups.get("verb")) is not None and verb[0] > 0 and match.sentence.items[verb[0] - 1].has("passive")
        passive = passive or (verb is not None and verb[0] > 0 and _what_is_said(match.sentence.items, verb[0]))
        goes_on = passive or (match.first in behind and match.rule.reads.get("speech") == "leading")
        if match.rule.reads.get("speech") != "continues" and speaks and not goes_on and taken.free(whole(match)):
            taken.take(whole(match))
            kept.append(match)
            behind.add(match.last + 1)
    return sorted(kept, key=lambda m: m.first)


def _what_is_said(items: Sequence[Item], verb: int) -> bool:
    """Whether "what" before a verb of saying makes its words a thing that is spoken of: "ما أعلنته المليشيا", not "according to what they said"."""
    what = items[verb - 1]
    return what.has("what_is") and not (verb > 1 and items[verb - 2].has("according"))


def _tells(items: Sequence[Item]) -> bool:
    """Whether words tell of anything that happened, and not only where and when."""
    return any(i.has(name) for i in items for name in _TELLING)


def _has_content(items: Sequence[Item]) -> bool:
    return sum(i.kind != "punct" for i in items) >= 3
