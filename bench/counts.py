"""Counts as people write them, with the interval the wording supports."""

from typing import NamedTuple

from bench.dice import Dice
from verify.model import Interval

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ARABIC_WORDS = ("", "", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TENS, DOZENS, SEVERAL = 20, 24, 3


class Worded(NamedTuple):
    """A count of people in words, and what those words support."""

    words: str
    interval: Interval


class Noun(NamedTuple):
    """An Arabic noun in the forms that counting asks for: singular, dual, plural after 3-10, singular after 11 and more."""

    one: str
    two: str
    few: str
    many: str


CIVILIAN = Noun("مدني", "مدنيان", "مدنيين", "مدنياً")
PERSON = Noun("شخص", "شخصان", "أشخاص", "شخصاً")


def english(n: int, noun: str, dice: Dice) -> Worded:
    """`n` of "people" or "civilians": a figure, a number word, at least so many, several, or dozens."""
    if n >= DOZENS and dice.chance(0.25):
        return Worded(f"dozens of {noun}", Interval(DOZENS))
    if SEVERAL <= n <= 8 and dice.chance(0.1):
        return Worded(f"several {noun}", Interval(SEVERAL))
    singular = {"people": "person", "civilians": "civilian"}[noun]
    figure = _WORDS[n] if n < len(_WORDS) and dice.chance(0.5) else str(n)
    words = f"{figure} {noun if n != 1 else singular}"
    return Worded(f"at least {words}", Interval(n)) if dice.chance(0.3) else Worded(words, Interval(n, n))


def arabic(n: int, noun: Noun, dice: Dice) -> Worded:
    """The same in Arabic, by the rules of its numerals."""
    if n >= TENS and dice.chance(0.25):
        return Worded(f"عشرات ال{noun.few}", Interval(TENS))
    if SEVERAL <= n <= 8 and dice.chance(0.1):
        return Worded(f"عدد من ال{noun.few}", Interval(SEVERAL))
    if n == 1:
        words = f"{noun.one} واحد"
    elif n == 2:
        words = noun.two
    elif n <= 10:
        words = f"{_ARABIC_WORDS[n] if dice.chance(0.5) else _figure(n, dice)} {noun.few}"
    else:
        words = f"{_figure(n, dice)} {noun.many}"
    return Worded(f"ما لا يقل عن {words}", Interval(n)) if n > 2 and dice.chance(0.3) else Worded(words, Interval(n, n))


def _figure(n: int, dice: Dice) -> str:
    return str(n).translate(_EASTERN) if dice.chance(0.3) else str(n)
