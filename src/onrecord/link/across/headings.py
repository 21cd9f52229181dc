"""How a question is headed: what is counted, what happened to it, and where, in the words of its first answer.

An answer comes in, a line of text goes out. Where no row of the lexicon names what a figure is about, its own
clause does, with "…" where the figure stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicon import load_lexicon
from onrecord.link.across.setting import place_named
from onrecord.link.across.statements import Asked
from onrecord.link.figures.frames import PEOPLE_HIT, SHARES, Frame
from onrecord.link.words.terms import counted_rows, fold, general_people, lexicon, stem, tokens, word_set

_OF_THINGS = frozenset({"homes", "votes", "complaints", "crowd", "strikers", "magnitude"})
"""Measures whose heading names what is counted already."""
_BEFORE, _AFTER = 60, 30
_SHORT = 4
"""So short words of a scope tell nothing of it alone: "in", "one", "war"."""
_BREAK = re.compile(r"[,;:—–.!?]\s|[“”\"]")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def question_text(head: Asked) -> str:
    """A heading for the question that an answer leads."""
    frame = head.answer.frame
    words = _of_whom(head) or _counted_words(head) or _clause(head)
    scope = _scope_words(frame.scope, words)
    unit = f" ({frame.unit})" if frame.unit else ""
    where = " · ".join(_where(head))
    heading = f"{words}{unit}{', ' + scope if scope else ''}"
    return heading[:1].upper() + heading[1:] + (f" · {where}" if where else "")


def _scope_words(scope: str, words: str) -> str:
    """What a scope is called; "" where the words before it say it already: "additional troops", "in addition"."""
    told = str(lexicon()["headings"].get(f"scope_{scope}", ""))
    long = [stem(fold(word)) for word in tokens(told) if len(word) > _SHORT]
    return "" if any(stem(fold(word)).startswith(one) for word in tokens(words) for one in long) else told


def _where(head: Asked) -> Sequence[str]:
    """At most two names: the place that the figure is said of, then where and what its article tells of."""
    own = place_named(head.statement.evidence, head.answer.places)
    names = [own] if own else []
    for name in head.statement.names:
        if not any(set(fold(name).split()) & set(fold(known).split()) for known in names):
            names.append(name)
    return names[:2]


def _of_whom(head: Asked) -> str:
    """The name of whom a share is as written, as in "Votes for Greens"; "" for any other measure."""
    frame = head.answer.frame
    if frame.measure not in SHARES or not frame.counted:
        return ""
    written = (name for name in _NAME.findall(head.statement.evidence) if stem(fold(name)) == frame.counted)
    name = re.sub(r"['’]s?$", "", next(written, frame.counted))
    return f"{lexicon()['headings'][f'{frame.measure}_of']} {name}"


def _counted_words(head: Asked) -> str:
    """What is counted and what happened to it; "" where the figure's words name neither."""
    frame, nouns = head.answer.frame, lexicon()["headings"]
    counted, what = _counted(head), str(nouns.get(frame.measure) or _event(frame))
    last = (tokens(counted) or [""])[-1]
    if f"{frame.measure}_{last}" in nouns:
        return f"{counted} {nouns[f'{frame.measure}_{last}']}"
    if what and (stem(fold(last)).startswith(stem(fold(what))) or _tells(last, frame.measure)):
        return counted
    if not what and (frame.unit or (not frame.counted and counted in ("", nouns["people"]))):
        return ""
    return f"{counted} {what}".strip()


def _event(frame: Frame) -> str:
    """The event of a count that no measure names, as a word: "launched" of rockets."""
    named = frame.counted and frame.measure in load_lexicon("figures")["events"]
    return frame.measure.replace("_", " ") if named else ""


def _tells(last: str, measure: str) -> bool:
    """Whether the last word for what is counted tells what happened to it: "civilian deaths"."""
    return counted_rows().get(last) == measure and last not in word_set("across", "whom")


def _counted(head: Asked) -> str:
    """What is counted, as written; people of no particular group are "people", however the text calls them."""
    frame, nouns = head.answer.frame, lexicon()["headings"]
    label = " ".join(head.answer.label.split())
    of_people = not frame.unit and frame.measure not in _OF_THINGS
    if of_people and frame.measure in PEOPLE_HIT and not frame.counted:
        return str(nouns["people"])
    particular = frame.counted or frame.unit or not nouns.get(frame.measure)
    if label and (particular or not set(tokens(label)) <= general_people()):
        return label
    return str(nouns.get(f"{frame.measure}_alone", nouns["people"] if of_people else ""))


def _clause(head: Asked) -> str:
    """The clause of a figure with "…" in its place: “The key rate stands at …”."""
    text = " ".join(head.statement.evidence.split())
    before, _, after = text.partition(" ".join(head.answer.words.split()))
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0].rstrip(".!? ")
    if len(before) > _BEFORE:
        before = before[-_BEFORE:].split(" ", 1)[-1]
    if len(after) > _AFTER:
        after = after[:_AFTER].rsplit(" ", 1)[0]
    return f"“{before.strip()} … {after.strip()}”".replace("“ …", "“…").replace("… ”", "…”")
