"""Cuts sentences into segments of one voice each: what a reported speaker says, and what the text says itself."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.extract.lexer import Item, Sentence, actors_of
from verify.extract.patterns import Match
from verify.extract.speakers import Speaker, resolve
from verify.model import Relay
from verify.text.normalise import Normalised


class Segment(NamedTuple):
    """Items [first, last] of a sentence in one voice; `frame` holds the items of "X said on Sunday" before or after them."""

    sentence: Sentence
    first: int
    last: int
    speaker: Speaker
    reported: bool

    @property
    def items(self) -> tuple[Item, ...]:
        """The items spoken."""
        return self.sentence.items[self.first : self.last + 1]


class _Frame(NamedTuple):
    first: int
    last: int
    speaker: Speaker
    manner: str
    verb: str | None


class VoiceReader:
    """Follows the voices through one text, sentence by sentence; it remembers who "the sources" and "he" are."""

    def __init__(self, norm: Normalised, told_by: Speaker) -> None:
        self._norm, self._narrator = norm, told_by
        self._heard: list[Speaker] = []
        self._current, self._paragraph = told_by, -1
        self._last_armed: Item | None = None

    def read(self, sentence: Sentence, matches: Sequence[Match]) -> list[Segment]:
        """The segments of the next sentence."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._current = sentence.paragraph, self._narrator
        frames = self._frames(sentence, matches)
        segments = self._cut(sentence, frames)
        for item in sentence.items:
            if any(a.kind == "armed_group" for a in actors_of(item)):
                self._last_armed = item
        return segments

    def _frames(self, sentence: Sentence, matches: Sequence[Match]) -> list[_Frame]:
        frames: list[_Frame] = []
        for match in matches:
            manner = str(match.rule.reads.get("speech"))
            if any(f.first <= match.last and match.first <= f.last for f in frames):
                continue
            if manner == "continues":
                continue
            speaker = self._speaker(match, manner)
            if speaker is None:
                continue
            verb = match.one("verb")
            frames.append(_Frame(match.first, match.last, speaker, manner, verb.value("say") if verb is not None else None))
            self._heard.append(speaker)
        return sorted(frames)

    def _speaker(self, match: Match, manner: str) -> Speaker | None:
        items = match.groups.get("speaker", ())
        items = tuple(i for i in items if i.kind not in ("punct", "date"))
        if not items:
            return None
        if manner == "back" or self._is_back(items):
            return self._back(items)
        start, end = self._norm.span(items[0].start, items[-1].end)
        told_by = self._narrator
        relay_items = match.groups.get("relay", ())
        if relay_items:
            a, b = self._norm.span(relay_items[0].start, relay_items[-1].end)
            outlet = resolve(relay_items, self._norm.original[a:b], self._narrator, match.rule.id)
            if outlet is not None:
                self._heard.append(outlet)
                told_by = outlet
        speaker = resolve(items, self._norm.original[start:end], told_by, match.rule.id)
        if speaker is not None and relay_items and told_by is not self._narrator:
            speaker = speaker._replace(relay=Relay(told_by.source.id, told_by.source.name))
        return speaker

    def _is_back(self, items: Sequence[Item]) -> bool:
        """Whether the phrase is a bare "the sources", "the statement": somebody who has spoken before."""
        return items[0].has("speaker_back") and not any(actors_of(i) or i.kind in ("source", "actor") for i in items) and bool(self._heard)

    def _back(self, items: Sequence[Item]) -> Speaker | None:
        from verify.extract.speakers import _stem

        head = next((i for i in items if i.has("speaker_back")), items[0])
        stem = _stem(head)
        if stem == "تنظيم" and self._last_armed is not None:
            return resolve((self._last_armed,), self._last_armed.text, self._narrator, "speech.back")
        for speaker in reversed(self._heard):
            if speaker.head == stem or (stem in ("وكاله", "agency", "قناه", "channel") and speaker.source.kind in ("state_media", "international_media")):
                return speaker
        if self._heard and (items[0].has("pronoun") or stem in ("بيان", "statement", "the statement")):
            return self._heard[-1]
        return self._heard[-1] if self._heard else None

    def _cut(self, sentence: Sentence, frames: Sequence[_Frame]) -> list[Segment]:
        n = len(sentence.items)
        out: list[Segment] = []
        at = 0
        trailing = [f for f in frames if f.manner in ("trailing", "back")]
        leading = [f for f in frames if f.manner == "leading"]
        if not leading:
            if trailing:
                self._current = trailing[-1].speaker
            speaker = self._current
            return [Segment(sentence, 0, n - 1, speaker, speaker is not self._narrator)] if n else []
        for k, frame in enumerate(leading):
            if frame.first > at and self._has_content(sentence.items[at : frame.first]):
                before = trailing[0].speaker if trailing and trailing[0].first < frame.first else (self._current if k == 0 and out else self._narrator)
                out.append(Segment(sentence, at, frame.first - 1, before, before is not self._narrator))
            stop = leading[k + 1].first - 1 if k + 1 < len(leading) else n - 1
            first = frame.last + 1 if frame.verb in (None, "said", "claimed") else frame.first
            if first <= stop:
                out.append(Segment(sentence, first, stop, frame.speaker, True))
            at = stop + 1
            self._current = frame.speaker
        return out

    def _has_content(self, items: Sequence[Item]) -> bool:
        return sum(i.kind != "punct" for i in items) >= 3
