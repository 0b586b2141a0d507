"""Who has spoken in a text so far, and who of them is meant by "the sources", "the governor", "he"."""

from collections import deque
from collections.abc import Mapping, Sequence

from verify.extract.items import Item, actors_of
from verify.extract.named import MEDIA
from verify.extract.speakers import Speaker, resolve
from verify.extract.vocabulary import Vocabulary
from verify.model import SourceKind

_REMEMBERED = 40
_ANYBODY = frozenset({"source", "statement", "official", "group"})


class Heard:
    """The voices of one text, the last ones of them, and the armed groups it names."""

    def __init__(self, narrator: Speaker, vocabulary: Vocabulary, voices: Mapping[str, SourceKind]) -> None:
        self._narrator, self._vocabulary, self._voices = narrator, vocabulary, voices
        self._heard: deque[Speaker] = deque(maxlen=_REMEMBERED)
        self._last_armed: Item | None = None
        self._armed_called: dict[str, Item] = {}

    def hear(self, speaker: Speaker) -> None:
        """Somebody speaks."""
        self._heard.append(speaker)

    def meet(self, items: Sequence[Item]) -> None:
        """Remembers the armed groups that a sentence names."""
        for item in items:
            if item.payloads and any(a.kind == "armed_group" for a in actors_of(item)):
                self._last_armed = item
                self._armed_called.update((w, item) for w in self._vocabulary.bare_words(item.text))

    def points_back(self, items: Sequence[Item]) -> bool:
        """Whether the phrase is a bare "the sources", "the statement": somebody who has spoken before."""
        return items[0].has("speaker_back") and bool(self._heard) and not any(actors_of(i) or i.kind in ("source", "actor") for i in items)

    def again(self, items: Sequence[Item]) -> Speaker | None:
        """Who is meant by an office alone, "the governor": the last one heard who was called so."""
        named = [i for i in items if not i.has("determiner")]
        if len(named) != 1 or not named[0].has("speaker") or named[0].payloads or not self._pointed_at(items, named[0]):
            return None
        words = self._vocabulary.bare_words(named[0].text)
        return next((s for s in reversed(self._heard) if s.called and self._vocabulary.bare_words(s.called) == words), None)

    def _pointed_at(self, items: Sequence[Item], named: Item) -> bool:
        """Whether an article stands before a word or is written onto it."""
        written = self._vocabulary.clitics and self._vocabulary.bare_words(named.text) != tuple(named.text.split())
        return written or any(i.has("definite") for i in items if i is not named)

    def back(self, items: Sequence[Item], written: str, rule_id: str) -> Speaker | None:
        """Who is meant by words that point back, as they are `written`: the last one heard who is called so, else the last one heard."""
        head = next((i for i in items if i.has("speaker_back") or i.has("pronoun")), items[0])
        meant = self._vocabulary.voice_classes(head.text)
        armed = self._armed_called.get(self._vocabulary.bare_words(head.text)[0], self._last_armed)
        if "group" in meant and armed is not None:
            return resolve((armed,), armed.text, self._narrator, rule_id, self._voices)
        words = self._vocabulary.bare_words(head.text)
        same = next((s for s in reversed(self._heard) if s.called and self._vocabulary.bare_words(s.called) == words), None)
        if same is not None:
            return same
        for speaker in reversed(self._heard):
            called = self._vocabulary.voice_classes(speaker.called)
            if meant & called or ("media" in meant and speaker.source.kind in MEDIA):
                return speaker
        if head.has("speaker") and not meant & _ANYBODY:
            return resolve(items, written, self._narrator, rule_id, self._voices)
        if not self._heard and head.has("speaker"):
            return resolve(items, written, self._narrator, rule_id, self._voices)
        return self._heard[-1] if self._heard else None
