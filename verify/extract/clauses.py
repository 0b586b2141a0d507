"""Cuts the segments of one voice into clauses: where another incident may begin, and how it is joined to what was told."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.items import Item, actors_of, date_of
from verify.extract.segments import Segment
from verify.text.dates import DateMention

# When a post was put out, as its page says: "10:00 AM · Dec 7, 2024".
_POSTED = re.compile(r"\d{1,2}:\d\d ?(?:am|pm|[صم])\W+(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+,? \d{4})")
_AHEAD, LEADS = 16, 2
_BESIDE = 3
_PAPERS, _OF_PAPER = ("as_of", "paper"), 2
_OF_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE_WITHIN, _CREDIT = 8, 8
_NAMED_BY = 4
_VERB_WITHIN, _NOUN_WITHIN, _COMES_WITHIN = 6, 2, 2
_BETWEEN = ("dangling", "preposition", "against", "relative", "fell", "happened")
_CARRIED = ("reason", "after", "response")


class Clause(Struct, frozen=True, gc=False):
    """Items [first, last] of a segment; `mode` is main, reason, response, after, later, meanwhile, resumed, item, another, headed, next or dated."""

    segment: Segment
    first: int
    last: int
    mode: str
    lead: Item | None
    items: tuple[Item, ...]

    @property
    def dates(self) -> list[Item]:
        """The dates among the items, without those of the words that only say who speaks."""
        found = [i for i in self.items if i.kind == "date"]
        framed = self.segment.framed if found else ()
        return [i for i in found if not any(a <= i.start < b for a, b in framed)] if framed else found


_ACTS = frozenset({"attack", "attack_verb", "suffered"})
_HARM = frozenset({"casualty_event", "casualty_verb"})
_ATTACK_TAGS = _ACTS | _HARM
_FIRED = ("rockets", "missile", "ballistic_missile", "cruise_missile", "shells", "artillery")
_OPENERS = frozenset({"comes_after", "comes", "later", "relative", "prompted", "reply_to", "another", "meanwhile"})
"""All that `_opens` asks of an item; what stands in none of these and is neither date nor mark opens nothing."""


def happens(items: Sequence[Item]) -> bool:
    """Whether a clause tells of violence at all."""
    for item in items:
        if not _ATTACK_TAGS.isdisjoint(item.lexicons):
            return True
    armed = [k for k, i in enumerate(items) if i.has("weapon")]
    return bool(armed) and (
        any(i.has("fell") or i.has("intercepted") for i in items) or _headline(items, armed[0]) or any(_behind(items, k) for k in armed)
    )


def _behind(items: Sequence[Item], weapon: int) -> bool:
    """Whether something was so after what was fired: "we saw flares after the rockets"."""
    k = weapon - 1
    while k >= 0 and (items[k].has("article") or items[k].has("definite")):
        k -= 1
    return k >= 0 and items[k].has("reply_to") and items[weapon].value("weapon") in _FIRED


def acts(items: Sequence[Item]) -> bool:
    """Whether a clause tells of an act, and not of its victims alone."""
    named: set[str] = set()
    for item in items:
        if item.tags:
            own = item.lexicons
            if not _ACTS.isdisjoint(own) and _HARM.isdisjoint(own):
                return True
            named |= own
    return "weapon" in named and "fell" in named


def harmed(items: Sequence[Item]) -> bool:
    """Whether words tell of victims and of no act that made them so."""
    return any(i.has("casualty") or not _HARM.isdisjoint([t.lexicon for t in i.tags]) for i in items) and not acts(items)


def named_attack(items: Sequence[Item]) -> bool:
    """Whether words begin with the attack that something came of: "Monday's strike", "the air strike on the prison"."""
    attack = next((n for n, i in enumerate(items) if i.has("attack")), None)
    return attack is not None and not any(i.kind == "punct" for i in items[:attack])


def looks_back(items: Sequence[Item]) -> bool:
    """Whether a sentence begins by looking back: "earlier", "previously"."""
    return any(i.has("background") for i in items[:3])


def told_before(items: Sequence[Item]) -> bool:
    """Whether the attack a clause speaks of is one told already: "after the strike"."""
    attack = next((k for k, i in enumerate(items) if i.has("attack")), None)
    return attack is not None and (items[attack].has("definite") or (attack > 0 and items[attack - 1].has("definite")))


def dates_words(items: Sequence[Item], date_item: Item) -> bool:
    """Whether a date is that of something said, written or counted: "a list released on", "by 1 November", "since the war began on"."""
    k = next((n for n, i in enumerate(items) if i is date_item), 0)
    before = items[max(0, k - 2) : k]
    if before and before[-1].text == ":":  # "issued on: 3 May"
        before = items[max(0, k - 3) : k - 1]
    if before and (before[-1].has_any(_PAPERS) or (len(before) == _OF_PAPER and before[0].has("paper") and before[1].has("dangling"))):
        return True
    if _captioned(items, k) or (_OF_YEAR.search(date_item.text) is not None and _since(items, k)):
        return True
    if _POSTED.fullmatch(date_item.text) is not None or any(i.has("whole_war") for i in items[max(0, k - _BESIDE) : k]):
        return True
    return any(i.has("published") for i in before[-1:]) or (len(before) == 2 and before[0].has("published") and before[1].kind != "punct")


def _captioned(items: Sequence[Item], k: int) -> bool:
    """Whether a date is that of a picture: "Smoke above the town - 3 May 2021 (Gazette)" with nothing behind."""
    behind = items[k + 1 :]
    credited = 2 < len(behind) <= _CREDIT and behind[0].text == "(" and behind[-1].text == ")"
    return credited and k > 0 and items[k - 1].text in ("-", ",")


def _since(items: Sequence[Item], k: int) -> bool:
    """Whether a date of a year tells since when something went on: "since the army took the town in October 2019"."""
    for item in reversed(items[max(0, k - _SINCE_WITHIN) : k]):
        if item.kind == "punct":
            return False
        if item.has("ever_since"):
            return True
    return False


def dates_attack(items: Sequence[Item], date_item: Item) -> bool:
    """Whether a date stands right beside the word for an attack and is its own: "Thursday's strike", "the attack of last week"."""
    k = next((n for n, i in enumerate(items) if i is date_item), -1)
    if k < 0:
        return False
    if k + 1 < len(items) and items[k + 1].has("attack"):
        return True
    for item in reversed(items[max(0, k - _BESIDE) : k]):
        if item.has("attack"):
            return True
        if item.kind not in ("word", "term") or not item.has_any(_BETWEEN):
            return False
    return False


def _dated_apart(before: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether a relative clause tells an act of another day: "... today against those who fired the rockets that fell there last night"."""
    second = _first_dated(behind)
    if second is None or not happens(behind) or not acts(before):
        return False
    first = _first_dated(before)
    return first is not None and _start(first) != _start(second)


def _first_dated(items: Sequence[Item]) -> DateMention | None:
    dated = [(i, d) for i in items if i.kind == "date" and (d := date_of(i)) is not None and d.span is not None]
    return next((d for i, d in dated if not dates_words(items, i)), None)


def _start(mention: DateMention) -> str | None:
    return mention.span.start[:10] if mention.span is not None else None


def _headline(items: Sequence[Item], weapon: int) -> bool:
    """Whether a line without a verb says what came down where: "Rockets on the base at ..."."""
    onto = weapon + 1
    leads = weapon < LEADS or (items[weapon - 1].kind == "punct" and items[weapon - 1].text == ":")
    return leads and onto < len(items) and items[onto].has("against") and any(i.kind == "place" for i in items[onto : onto + 4])


def clauses(segment: Segment, before: Clause | None = None) -> list[Clause]:
    """The clauses of a segment, cut where another incident may begin.

    `before` is the last clause of the segment before: what it only began, "a day after a drone that", this one goes on with.
    """
    items = segment.sentence.items
    if before is not None and before.segment.sentence is segment.sentence and before.mode in _CARRIED and not happens(before.items):
        going_on = clauses(replace(segment, joint=before.mode))
        return [replace(going_on[0], mode=before.mode, lead=before.lead), *going_on[1:]]
    cuts: list[tuple[int, str]] = [(segment.first, segment.joint)]
    for k in range(segment.first, segment.last + 1):
        mode = _opens(items, k, cuts[-1][0])
        if mode is None or (mode == "reason" and cuts[-1][1] == "after" and k - cuts[-1][0] <= _COMES_WITHIN):
            continue
        done = items[cuts[-1][0] : k]
        if mode == "main" or (mode == "reason" and not happens(done)):
            if mode == "main" and cuts[-1][1] == "reason" and _leads(items, cuts):
                cuts.append((k, "main"))
            elif mode == "reason" and _resumes(items, k, segment.last):
                cuts = [*cuts, (k, "reason")] if k > segment.first else [(k, "reason")]
            elif mode == "reason" and k - segment.first <= LEADS and cuts[-1][1] != "after":
                cuts[-1] = (cuts[-1][0], "reason")
            continue
        if k == segment.first or not any(i.kind != "punct" for i in done):
            cuts[-1] = (cuts[-1][0], mode)
        else:
            cuts.append((k, mode))
    ends = [start - 1 for start, _ in cuts[1:]] + [segment.last]
    return [Clause(segment, a, b, mode, items[a], items[a : b + 1]) for (a, mode), b in zip(cuts, ends, strict=True) if a <= b]


def _afterwards(item: Item) -> bool:
    """Whether "after" comes next, by itself or with a length of time before it."""
    found = date_of(item)
    return item.has("reply_to") or (found is not None and found.kind == "offset_after")


def _another_acts(done: Sequence[Item], ahead: Sequence[Item]) -> bool:
    """Whether another act in another place is told behind a comma: "the army shelled A, and the rebels hit B", "raids on A, shelling of B"."""
    acting, opens = (
        any("attack_verb" in i.lexicons for i in ahead[:_VERB_WITHIN]),
        any("attack" in i.lexicons for i in ahead[:_NOUN_WITHIN]),
    )
    if (not acting and not opens) or any(i.has("reply_to") for i in ahead[:_NOUN_WITHIN]):
        return False
    comma = next((n for n, i in enumerate(ahead) if i.kind == "punct"), len(ahead))
    parts = (done, ahead[:comma])
    if not all(any(i.kind == "place" for i in part) for part in parts):
        return False
    if opens and any("attack" in i.lexicons for i in done[:_VERB_WITHIN]):
        return True
    if not any("attack_verb" in i.lexicons for i in done[:_VERB_WITHIN]):
        return False
    first, second = ({a.id for i in part for a in actors_of(i)} for part in parts)
    return bool(first and second and first.isdisjoint(second))


def _joined_act(items: Sequence[Item], k: int, start: int) -> bool:
    """Whether the party at `k` is joined by "and" to what happened elsewhere and acts itself: "nine killed in A, and the army bombs B"."""
    if "and" not in items[k].front and not (k > start and items[k - 1].has("and")):
        return False
    done, ahead = items[start:k], items[k : k + _AHEAD]
    if not any("attack_verb" in i.lexicons for i in ahead[1:_VERB_WITHIN]):
        return False
    placed = all(any(i.kind == "place" for i in part) for part in (done, ahead))
    parties = {a.id for i in done for a in actors_of(i)}
    return placed and happens(done) and parties.isdisjoint(a.id for a in actors_of(items[k]))


def _leads(items: Sequence[Item], cuts: Sequence[tuple[int, str]]) -> bool:
    """Whether nothing has happened yet before the clause begun last."""
    return all(mode == "main" and not happens(items[a : cuts[n + 1][0]]) for n, (a, mode) in enumerate(cuts[:-1]))


def _resumes(items: Sequence[Item], k: int, last: int) -> bool:
    """Whether the main clause comes behind a comma: "after the rocket fire, the army answered"."""
    comma = next((n for n in range(k + 1, min(k + _AHEAD, last)) if items[n].kind == "punct" and items[n].text == ","), None)
    return comma is not None and happens(items[comma + 1 : comma + _AHEAD])


def _opens(items: Sequence[Item], k: int, start: int) -> str | None:
    item = items[k]
    if item.kind == "punct":
        if item.text != "," or not happens(items[k + 1 : k + _AHEAD]):
            return "next" if item.text == ";" else None
        return "next" if _another_acts(items[start:k], items[k + 1 : k + _AHEAD]) else "main"
    if item.kind == "actor" and _joined_act(items, k, start):
        return "next"
    if item.kind != "date" and _OPENERS.isdisjoint(item.lexicons):
        return None
    if item.has("comes_after") or (item.has("comes") and any(_afterwards(i) for i in items[k + 1 : k + 1 + _COMES_WITHIN])):
        return "after"
    found = date_of(item)
    if found is not None:
        if found.kind == "offset_after":
            return "reason"
        topic = k > start and items[k - 1].has("topic")
        leads = k == start or items[k - 1].kind == "punct" or (k - start <= 2 and start > 0) or topic
        timed = found.span is not None or (found.kind == "anaphoric" and found.offset_days == 0)
        cuts = leads and timed and happens(items[start:k]) and (topic or happens(items[k + 1 : k + _AHEAD]))
        return "dated" if cuts else None
    if item.has("later") and k - start <= LEADS:
        return "later"
    if item.has("relative") and _dated_apart(items[start:k], items[k + 1 : k + _AHEAD]):
        return "reason"
    if item.has("prompted"):
        return "response"
    if item.has("reply_to"):
        if item.has("aftermath") and harmed(items[start:k]) and named_attack(items[k + 1 : k + 1 + _NAMED_BY]):
            return None  # "three wounded after Monday's strike": what the strike did
        ahead = items[k + 1 : k + 9]
        comma = next((n for n, i in enumerate(ahead) if i.kind == "punct" and i.text == ","), len(ahead))
        if item.has("in_memory") and not happens([i for i in ahead[:comma] if not i.has("casualty")]):
            return None  # "in revenge for the martyrs of ..." tells of no attack
        before = ahead[:comma]  # "after the evening prayer, which killed two" tells of no other attack
        return "reason" if happens(before) or any(i.has("casualty") for i in before) else None
    if item.has("another"):
        return "another"
    if item.has("meanwhile"):
        return "meanwhile"
    return None
