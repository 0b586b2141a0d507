"""Words for a telling: short statements from templates in English and Arabic, with the intervals the words support."""

from datetime import date
from typing import NamedTuple

from bench.counts import CIVILIAN, PERSON, Worded, arabic, english
from bench.dice import Dice
from bench.telling import Telling
from bench.world import ACTOR_NAMES
from verify.model import EventType, Interval

_EN: dict[EventType, str] = {
    "airstrike": "an airstrike", "shelling": "artillery shelling", "rocket_attack": "a rocket attack", "drone_attack": "a drone strike",
    "explosion": "an explosion", "ground_attack": "an ambush", "missile_attack": "a missile strike", "other": "an attack",
}  # fmt: skip
_AR: dict[EventType, str] = {
    "airstrike": "غارة جوية", "shelling": "قصف مدفعي", "rocket_attack": "هجوم صاروخي", "drone_attack": "هجوم بطائرة مسيرة",
    "explosion": "انفجار", "ground_attack": "كمين مسلح", "missile_attack": "ضربة بصاروخ موجه", "other": "هجوم",
}  # fmt: skip
_FEMININE = (_AR["airstrike"], _AR["missile_attack"])
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MONTHS_AR = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
_DAMAGE = {"minor": "Houses were slightly damaged.", "major": "A school was badly damaged.", "destroyed": "Three houses were destroyed.",
           "reported_unspecified": "Several shops were damaged."}  # fmt: skip
_DAMAGE_AR = {"minor": "ولحقت أضرار طفيفة بالمنازل.", "major": "ولحقت أضرار جسيمة بمدرسة.", "destroyed": "ودُمرت ثلاثة منازل.",
              "reported_unspecified": "ولحقت أضرار بعدد من المحال."}  # fmt: skip


class Statement(NamedTuple):
    """A text and the toll its words support; None where it says nothing, 0 to 0 where it says nobody."""

    text: str
    killed: Interval | None
    wounded: Interval | None


def state(telling: Telling, seed: str) -> Statement:
    """The statement of a telling. A copy has the words of its original."""
    dice = Dice(f"{seed}/words/{telling.number if telling.copied is None else telling.copied}")
    return (_arabic if telling.arabic else _english)(telling, dice)


def _english(t: Telling, dice: Dice) -> Statement:
    noun = dice.pick(("people", "civilians"))
    killed = english(t.killed, noun, dice) if t.killed else None
    wounded = english(t.wounded, noun, dice) if t.wounded else None
    attack, town = _EN[t.event_type], f" {dice.pick(('in', 'on'))} {t.town}" if t.town is not None else ""
    day = t.event.day if t.date is None else date.fromisoformat(t.date.start)
    when = {None: "", "today": " today", "yesterday": " yesterday", "day": f" on {day.day} {_MONTHS[day.month - 1]} {day.year}"}[t.told_day]
    hurt = _and(killed, wounded, "killed", "wounded")
    if hurt:
        lead = dice.pick((
            f"{_capital(hurt)} in {attack}{town}{when}.", f"{_capital(attack)}{town}{when} left {_left(killed, wounded)}.",
            f"{_capital(hurt)}{when} when {attack} struck{town.replace(' in ', ' ').replace(' on ', ' ')}.",
        ))  # fmt: skip
    else:
        lead = dice.pick((f"There was {attack}{town}{when}.", f"Residents reported {attack}{town}{when}."))
        lead += dice.pick((" There were no casualties.", " No casualties were reported.")) if t.killed == 0 else ""
    rest = [_DAMAGE[t.damage]] if t.damage in _DAMAGE else []
    if t.blamed is not None:
        rest.append(
            dice.pick(("{} carried out the attack.", "Local residents blamed {} for the attack.")).format(ACTOR_NAMES[t.blamed.id][0])
        )
    return _statement([lead, *rest], t, killed, wounded)


def _arabic(t: Telling, dice: Dice) -> Statement:
    noun = dice.pick((PERSON, CIVILIAN))
    killed = arabic(t.killed, noun, dice) if t.killed else None
    wounded = arabic(t.wounded, noun, dice) if t.wounded else None
    attack, town = _AR[t.event_type], f" {dice.pick(('في', 'على'))} {t.town}" if t.town is not None else ""
    day = t.event.day if t.date is None else date.fromisoformat(t.date.start)
    when = {None: "", "today": " اليوم", "yesterday": " أمس", "day": f" في {day.day} {_MONTHS_AR[day.month - 1]} {day.year}"}[t.told_day]
    verb, noun_first = dice.chance(0.5), "مقتل"
    hurt = _and(killed, wounded, "قُتل" if verb else noun_first, "أصيب" if verb else "إصابة", arabic=True)
    if hurt:
        lead = (
            f"{hurt} جراء {attack}{town}{when}." if verb else f"{'أدت' if attack in _FEMININE else 'أدى'} {attack}{town}{when} إلى {hurt}."
        )
    else:
        lead = dice.pick((f"وقع {attack}{town}{when}.", f"سُمع دوي {attack}{town}{when}."))
        lead += dice.pick((" دون وقوع إصابات.", " ولم تسجل أي خسائر بشرية.")) if t.killed == 0 else ""
    rest = [_DAMAGE_AR[t.damage]] if t.damage in _DAMAGE_AR else []
    if t.blamed is not None:
        rest.append(dice.pick(("والهجوم نفذته {}.", "واتهم الأهالي {} بالوقوف وراء الهجوم.")).format(ACTOR_NAMES[t.blamed.id][1]))
    return _statement([lead, *rest], t, killed, wounded)


def _and(killed: Worded | None, wounded: Worded | None, died: str, hurt: str, *, arabic: bool = False) -> str:
    if arabic:
        parts = [f"{died} {killed.words}"] if killed is not None else []
        parts += [f"{hurt} {wounded.words}"] if wounded is not None else []
        return " و".join(parts)
    parts = [f"{w.words} {_were(w)} {verb}" for w, verb in ((killed, died), (wounded, hurt)) if w is not None]
    return " and ".join(parts)


def _left(killed: Worded | None, wounded: Worded | None) -> str:
    return " and ".join(f"{w.words} {state}" for w, state in ((killed, "dead"), (wounded, "injured")) if w is not None)


def _were(count: Worded) -> str:
    return "was" if count.interval == Interval(1, 1) else "were"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _statement(sentences: list[str], t: Telling, killed: Worded | None, wounded: Worded | None) -> Statement:
    nobody = Interval(0, 0)
    said_none = t.killed == 0 and not t.wounded
    return Statement(
        " ".join(sentences),
        killed.interval if killed is not None else nobody if said_none else None,
        wounded.interval if wounded is not None else nobody if said_none else None,
    )
