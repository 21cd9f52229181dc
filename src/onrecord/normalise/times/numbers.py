"""What number words and digits are worth: "two dozen", "1.5 million", "twenty-five", "2 1/2", "half a".

Tokens of a scan come in; a number goes out, or None where the words are no number of English.
"""

from collections.abc import Sequence
from decimal import Decimal

from onrecord.lexicon import load_lexicon

_SKIPPED = frozenset({"and", "-", "‐", "‑", "of"})

_NUMBERS = load_lexicon("numbers")
_SORTS = {"unit_words": "small", "tens": "tens", "scales": "scale", "glued_scales": "glued"}
_WORDS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("a", "an", "one"), ("small", 1)),
    "zero": ("small", 0),
    "couple": ("small", 2),
    "dozen": ("scale", 12),
    **{word: (sort, value) for name, sort in _SORTS.items() for word, value in _NUMBERS[name].items()},
}
"""Each number word with its sort and its worth."""


def digits_value(word: str) -> float | None:
    """The worth of a token of digits, with or without commas and a point; None for another one: "60th"."""
    plain = word.replace(",", "")
    if not plain[:1].isdecimal() or not plain.replace(".", "", 1).isdecimal() or len(plain) > 24:
        return None
    return float(plain) if "." in plain else int(plain)


def number_value(words: Sequence[str]) -> float | None:
    """What a run of tokens is worth as one number; None when it is not one."""
    if "/" in words or "\u2044" in words:
        return _mixed_fraction(words)
    plain = [word for word in words if word not in _SKIPPED]
    half = "half" in plain
    if half and plain[0] == "half":
        rest = plain[1:]
        whole: float | None = 1 if rest in ([], ["a"], ["an"]) else _sum(rest)
        return None if whole is None else _whole(whole * 0.5)
    if half:
        at = plain.index("half")
        whole, scale = _sum(plain[: at - 1] or ["zero"]), _sum(plain[at + 1 :] or ["one"])
        return None if whole is None or scale is None else _whole(scaled(whole + 0.5, scale))
    whole = _sum(plain)
    return None if whole is None else _whole(whole)


def _sum(words: Sequence[str]) -> float | None:
    """The worth of number words in order: a group grows until a scale of thousands closes it."""
    total, group, last = 0.0, None, ""
    for word in words:
        value = digits_value(word)
        sort, worth = ("digits", value) if value is not None else _WORDS.get(word, ("", 0.0))
        if sort in ("scale", "glued"):
            group = worth if group is None else scaled(group, worth)
            if worth >= 1000:
                total, group = total + group, None
        elif sort and (group is None or _fits(last, sort, worth)):
            group = (group or 0.0) + worth
        else:
            return None
        last = sort
    return None if not words else total + (group or 0.0)


def scaled(number: float, scale: float) -> float:
    """A number as it is written times a whole scale: 1.07 billion is 1,070,000,000 and no part of one more."""
    return number * scale if number % 1 == 0 else float(Decimal(repr(number)) * Decimal(scale))


def _fits(last: str, sort: str, worth: float) -> bool:
    """Whether a small word may follow: twenty-five, two hundred five; not five five."""
    return (last == "tens" and sort == "small" and 0 < worth < 10) or last == "scale"


def _whole(value: float) -> float:
    return int(value) if value == int(value) and abs(value) < 1e18 else value


def _mixed_fraction(words: Sequence[str]) -> float | None:
    """2 1/2, or 2-1/2, or 1/2."""
    at = next(i for i, word in enumerate(words) if word in "/\u2044")
    if at < 1 or at + 1 >= len(words):
        return None
    top, bottom = digits_value(words[at - 1]), digits_value(words[at + 1])
    if not bottom or top is None:
        return None
    front = [word for word in words[: at - 1] if word not in _SKIPPED]
    whole = number_value(front) if front else 0
    return None if whole is None else _whole(whole + top / bottom)
