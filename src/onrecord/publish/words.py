"""The fixed words and signs for stances, bounds and times on every screen."""

from __future__ import annotations

import datetime as dt

from onrecord.records import Bound, Change, Figure, Stance, TimeRef

STANCE_WORDS: dict[Stance, str] = {
    Stance.SAYS: "says",
    Stance.REPORTS: "reports",
    Stance.CONFIRMS: "confirms",
    Stance.DENIES: "denies",
    Stance.DISPUTES: "disputes",
    Stance.RETRACTS: "retracts",
    Stance.CANNOT_VERIFY: "could not verify",
    Stance.DECLINES: "declines to comment",
    Stance.ASKS: "asks",
    Stance.OWN_VOICE: "in the outlet's own voice",
}
"""What each stance is called wherever people see it."""

_SIGNS = {
    Bound.ABOUT: "~",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "≥",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "≤",
    Bound.LESS_THAN: "<",
}


def figure_words(figure: Figure) -> str:
    """A figure as people read it: "≥300 North Korean soldiers killed", "~8,000", "8,000–12,000", "hundreds"."""
    unit = "%" if figure.unit == "percent" else f" {figure.unit}" if figure.unit else ""
    parts = [bound_words(figure) + unit, figure.counts, figure.event]
    words = " ".join(part for part in parts if part)
    return f"another {words}" if figure.change is Change.ADDITIONAL else words


def bound_words(figure: Figure) -> str:
    """The value with its bound alone; a vague figure keeps the words of the text."""
    low, high = figure.low, figure.high
    if figure.bound is Bound.VAGUE:
        return figure.span.text
    if low is not None and high is not None and low != high:
        return f"{number_words(low)}–{number_words(high)}"
    value = low if low is not None else high
    return _SIGNS.get(figure.bound, "") + (number_words(value) if value is not None else figure.span.text)


def number_words(value: float) -> str:
    """A number with commas between thousands and no needless decimals."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def time_words(time: TimeRef | None) -> str:
    """The days that a time expression names: one day, or the first and the last."""
    if time is None or time.first is None or time.until is None:
        return time.span.text if time is not None else ""
    last = time.until - dt.timedelta(days=1)
    return str(time.first) if last <= time.first else f"{time.first} to {last}"
