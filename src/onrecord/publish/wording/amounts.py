"""How a figure is written on screens: its amount with bound and unit, what is counted, and where.

Figures come in, words and short signs go out; every sign has words beside it for those who cannot see it.
"""

import math
import re
from dataclasses import dataclass

from onrecord.lexicon import load_lexicon
from onrecord.publish.wording.words import NOT_SEVERAL
from onrecord.records import Bound, Change, Figure, Mode

_BOUND_WORDS = {
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "up to ",
    Bound.LESS_THAN: "less than ",
}
_CHANGE_WORDS = {
    Change.ADDITIONAL: "in addition",
    Change.TOTAL: "in total",
    Change.CHANGE: "as a change, not a total",
    Change.REVISED_FROM: "before revision",
}
_CHANGED = {
    Change.ADDITIONAL: "another ",
    Change.CHANGE: "a change of ",
}
"""What stands before a figure in a line of text."""
_ADDS = frozenset("additional extra further more other others".split())
"""What is counted says by its first word that it comes on top: "2 additional votes"."""
_COUNTED = frozenset(
    """second minute hour day week month year decade century mile yard metre meter kilometre kilometer acre
    hectare tonne ton pound ounce litre liter gallon barrel kilogram gram degree watt megawatt point foot inch
    penny cent calorie""".split()
)
_IRREGULAR = {"foot": "feet", "inch": "inches", "penny": "pence"}
_SHAPES = {"generation": "{}G", "magnitude": "magnitude {}", "W": "{}W", "V": "{}V", "g": "{}g"}
"""How the units are written that stand right at their number, or before it."""
_SPELT = {"W": "watts", "V": "volts", "g": "grams"}  # the same behind a word: "3.9 billion watts"
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "UAH": "₴"}
_POINT = re.compile(r"\d?[.,]\d")
_VAGUE_WORD = re.compile(
    r"\b(?:several|few)\s(?:dozen|hundred|thousand|million|billion)\b|"
    r"\b(?:tens|dozens?|scores|hundreds|thousands|millions|billions|several|few|many|couple)\b"
    r"(?:\s+of\s+(?:hundreds|thousands|millions|billions))?",
    re.IGNORECASE,
)
_OF_THEM = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions")
"""Vague words that stand with "of" before what is counted."""
_NONE = "none"  # how a figure of nought in words is written
SIGNS = {
    Bound.ABOUT: "~",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "≥",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "≤",
    Bound.LESS_THAN: "<",
}
"""What stands before an amount for its bound."""
_LARGE = ((12, 3, "trillion"), (9, 3, "billion"), (6, 2, "million"))
"""The words of large numbers, each with how many noughts it stands for and how many decimals it is read with."""
_EXACT = 1e-15  # how far, as a share, a product of floats may be off: 1.07 times a billion is not 1.07 billion
_ENDLESS = 8  # so many decimals no article prints: they are of a fraction in words


def figure_words(figure: Figure) -> str:
    """A figure as people read it: "≥300 soldiers killed", "~8,000", "8,000–12,000", "hundreds", "5 (Aleppo)"."""
    words = " ".join(part for part in (_before_what(figure), _what(figure)) if part)
    words = f"{words} ({_one_line(figure.place.span.text)})" if figure.place else words
    said = figure.change is Change.ADDITIONAL and _what(figure).split(" ")[0] in _ADDS
    return words if figure.change is None or said else _CHANGED.get(figure.change, "") + words


def _one_line(text: str) -> str:
    return " ".join(text.split())


def number_words(value: float) -> str:
    """A number as it is read: "8,000"; from a million on in words where these are as exact, as "2.1 billion"."""
    for noughts, places, name in _LARGE:
        if abs(value) >= 10**noughts:
            words = f"{value / 10**noughts:.{places}f}"
            if math.isclose(float(f"{words}e{noughts}"), value, rel_tol=_EXACT):
                return f"{float(words):,.{places}f}".rstrip("0").rstrip(".") + f" {name}"
    return plain_number(value)


def plain_number(value: float) -> str:
    """A number with commas between thousands and no needless decimals: a third is 0.33, not ten digits of it."""
    if value == int(value):
        return f"{int(value):,}"
    words = f"{value:,.10g}"
    if len(words.partition(".")[2]) < _ENDLESS:
        return words
    return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.2g}"


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure as a page draws it: `sign` short, `words` the same for a listener, both with bound and unit.

    A `vague` figure keeps its word and is drawn hatched; `range` then holds the numbers it stands for.
    `what` is what is counted and what happened to it, `place` where; `lead` is the sign as it stands before them.
    """

    sign: str
    lead: str
    words: str
    vague: bool
    range: str | None
    what: str
    place: str | None
    note: str | None


def figure_mark(figure: Figure) -> FigureMark:
    """How a figure is drawn and said."""
    sign, said = _amount(figure)
    notes = [_CHANGE_WORDS[figure.change]] if figure.change else []
    if figure.mode is not Mode.STATED:
        notes.append(figure.mode.value)
    vague = figure.bound is Bound.VAGUE
    place = _one_line(figure.place.span.text) if figure.place else None
    return FigureMark(
        sign=sign,
        lead=_before_what(figure),
        words=said,
        vague=vague,
        range=_between(figure) if vague else None,
        what=_what(figure),
        place=place,
        note=", ".join(notes) or None,
    )


def _before_what(figure: Figure) -> str:
    """The amount as it stands before what is counted: "no" arrests; "none" killed."""
    sign = _amount(figure)[0]
    return "no" if sign == _NONE and figure.counts else sign


def _what(figure: Figure) -> str:
    """What is counted and what happened to it, once where one word tells both: "deaths", not "deaths killed"."""
    counts, event = figure.counts or "", figure.event or ""
    if figure.low == figure.high == 1:
        counts = _of_one(counts)
    told = load_lexicon("figures")["events"].get(event, "").split()
    if event and not {event, *told}.isdisjoint(counts.lower().split()):
        return _joined(figure, counts)
    if event and counts.lower() in load_lexicon("shown")["people"]["states"].split():
        counts = f"of the {counts},"  # two injured who died are not "two injured killed"
    return _joined(figure, " ".join(part for part in (counts, event.replace("_", " ")) if part))


def _joined(figure: Figure, what: str) -> str:
    """What is counted as it stands behind its amount: "of rain" behind millimetres, "of people" behind "dozens"."""
    if not what or what.startswith("of ") or not figure.counts:
        return what
    measured = figure.unit is not None and figure.unit not in _SHAPES and not _is_share(figure)
    vague = figure.bound is Bound.VAGUE and _amount(figure)[0].lower().endswith(_OF_THEM)
    return f"of {what}" if measured or vague else what


def _of_one(counts: str) -> str:
    """What is counted, for a figure of one: "soldier" of "soldiers", "person" of "people"; else as written."""
    head, blank, last = counts.rpartition(" ")
    if last == "people":
        return f"{head}{blank}person"
    if not last.endswith("s") or last.endswith(NOT_SEVERAL):
        return counts
    if last.endswith("ies") and len(last) > 4:
        return f"{head}{blank}{last[:-3]}y"
    ends = 2 if last.endswith(("sses", "shes", "ches", "xes")) else 1
    return f"{head}{blank}{last[:-ends]}"


def _amount(figure: Figure) -> tuple[str, str]:
    """The amount alone with its bound and unit, as drawn and as said."""
    low, high = figure.low, figure.high
    if _is_share(figure):
        return figure.span.text, figure.span.text
    if low == high == 0 and not any(letter.isdigit() for letter in figure.span.text):
        return _NONE, _NONE
    if figure.bound is Bound.VAGUE:
        found = _VAGUE_WORD.search(figure.span.text)
        word = found.group().lower() if found else figure.span.text
        return word, word
    if low is not None and high is not None and low != high:
        ends = number_words(low), number_words(high)
        return _with_unit("–".join(ends), figure.unit), _with_unit(" to ".join(ends), figure.unit)
    value = low if low is not None else high
    if value is None:
        return figure.span.text, figure.span.text
    amount = _with_unit(number_words(value), figure.unit)
    return SIGNS.get(figure.bound, "") + amount, _BOUND_WORDS.get(figure.bound, "") + amount


def _is_share(figure: Figure) -> bool:
    """Whether a figure is a part of a whole in words, which are shown as they are: "two-thirds", "one in five"."""
    value = figure.low if figure.low is not None else figure.high
    return not figure.unit and value is not None and 0 < value < 1 and not _POINT.search(figure.span.text)


def _with_unit(amount: str, unit: str | None) -> str:
    if not unit:
        return amount
    if unit.lower() in ("%", "percent", "per cent"):
        return f"{amount}%"
    if unit in _SPELT and amount[-1:].isalpha():
        return f"{amount} {_SPELT[unit]}"
    if unit in _SHAPES:
        return _SHAPES[unit].format(amount)
    head, per, rate = unit.partition(" per ")
    if head in _CURRENCIES:
        return f"{_CURRENCIES[head]}{amount}{per}{rate}"
    many = amount != "1" and head.split()[-1] in _COUNTED
    return f"{amount} {_plural(head) if many else head}{per}{rate}"


def _plural(unit: str) -> str:
    """More than one of a unit: "square miles", "centuries", "feet"."""
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    return f"{unit[:-1]}ies" if unit.endswith("ry") else f"{unit}s"


def _between(figure: Figure) -> str | None:
    """The numbers that a vague word stands for: "100–999"."""
    if figure.low is not None and figure.high is not None:
        return f"{plain_number(figure.low)}–{plain_number(figure.high)}"
    if figure.low is not None:
        return f"≥{plain_number(figure.low)}"
    return f"≤{plain_number(figure.high)}" if figure.high is not None else None
