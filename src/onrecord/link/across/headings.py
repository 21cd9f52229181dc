"""How a question is headed: what is counted, what happened to it, and where, in the words of its first answer.

An answer comes in, a line of text goes out. Where no row of the lexicon names what a figure is about, its own
clause does, with "…" where the number stands; where it only names what is counted ("nurses"), the clause stands
behind that, unless it is so long that it would break off within a phrase.
"""

import re
from collections.abc import Sequence

from onrecord.lexicon import load_lexicon
from onrecord.link.across.setting import place_named
from onrecord.link.across.statements import Asked
from onrecord.link.figures.frames import PEOPLE_HIT, SHARES, Frame
from onrecord.link.figures.measures import BID
from onrecord.link.words.terms import counted_rows, fold, lexicon, pattern, stem, stop_words, tokens, word_set
from onrecord.records import Bound

_OF_THINGS = frozenset({"homes", "votes", "complaints", "crowd", "strikers", "magnitude"})
"""Measures whose heading names what is counted already."""
_BEFORE, _AFTER = 60, 70  # how many characters of a clause stand before and behind its figure at most
_SHORT = 4  # so short words of a scope tell nothing of it alone: "in", "one", "war"
_BREAK = re.compile(r"(?:[,;:—–!?]|(?<!\b[A-Z])\.)\s|\s[-–—]|--|[“”\"]")
_BRACKETS, _CLOSED = re.compile(r"\s*\([^()]*\)"), re.compile(r"^[^()]*\)")
"""What stands in brackets, and the end of what a figure stands in brackets with."""
_NEXT_NUMBER = re.compile(r"\s(?:and|or)\s\S?\d")
_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")


def question_text(head: Asked) -> str:
    """A heading for the question that an answer leads."""
    frame = head.answer.frame
    named = _of_whom(head) or _counted_words(head)
    clause, clean = _clause(head)
    words = named or clause
    scope = _scope_words(frame.scope, words)
    unit = f" ({frame.unit})" if frame.unit and (named or not _unit_written(head)) else ""
    heading = f"{words}{unit}{', ' + scope if scope else ''}"
    if named and clean and (frame.unit or not frame.measure) and _says_more(clause, f"{named}{unit}"):
        heading += f": {clause}"
    return " · ".join((heading[:1].upper() + heading[1:], *_where(head, named)))


def _scope_words(scope: str, words: str) -> str:
    """What a scope is called; "" where the words before it say it already: "additional troops", "in addition"."""
    told = str(lexicon()["headings"].get(f"scope_{scope}", ""))
    long = [stem(fold(word)) for word in tokens(told) if len(word) > _SHORT]
    return "" if any(stem(fold(word)).startswith(one) for word in tokens(words) for one in long) else told


def _where(head: Asked, told: str) -> Sequence[str]:
    """At most two names not told yet: the place of the figure, then where and what its article tells of."""
    own = place_named(head.statement.evidence, head.answer.places)
    names: list[str] = []
    for name in (*([own] if own else []), *head.statement.names):
        if not any(set(fold(name).split()) & set(fold(known).split()) for known in (told, *names)):
            names.append(name)
    return names[:2]


def _of_whom(head: Asked) -> str:
    """The name of whose share or bid it is as written, as in "Votes for Greens"; "" for any other measure."""
    frame = head.answer.frame
    if frame.measure not in {*SHARES, BID} or not frame.counted:
        return ""
    written = (
        name
        for names in _NAMES.findall(head.statement.evidence)
        if (name := _up_to(names.split(), frame.counted.lower()))
    )
    name = re.sub(r"['’]s?$", "", next(written, frame.counted))
    return f"{lexicon()['headings'][f'{frame.measure}_of']} {name}"


def _up_to(names: Sequence[str], last: str) -> str:
    """The names up to the one of a stem, without small words and titles; "" where it is not among them."""
    stems = [stem(fold(name)) for name in names]
    if last not in stems:
        return ""
    dull = stop_words() | word_set("across", "titles") | word_set("across", "parties")
    *before, name = names[: stems.index(last) + 1]
    while before and fold(before[0]) in dull:
        del before[0]
    return " ".join((*before, name))


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
    """Whether the last word for what is counted tells what happened to it: "civilian deaths", "air strikes"."""
    named = last in load_lexicon("figures")["events"].get(measure, "").split()
    return (named or counted_rows().get(last) == measure) and last not in word_set("across", "whom")


def _counted(head: Asked) -> str:
    """What is counted, as written; people of no particular group are "people", however the text calls them."""
    frame, nouns = head.answer.frame, lexicon()["headings"]
    label = " ".join(head.answer.label.split())
    of_people = not frame.unit and frame.measure not in _OF_THINGS
    if of_people and frame.measure in PEOPLE_HIT and not frame.counted:
        return str(nouns["people"])
    particular = frame.counted or frame.unit or not nouns.get(frame.measure)
    if label and (particular or not set(tokens(label)) <= word_set("people", "general")):
        return label
    return str(nouns.get(f"{frame.measure}_alone", nouns["people"] if of_people else ""))


def _clause(head: Asked) -> tuple[str, bool]:
    """The clause of a figure with "…" for its number, “It stands at … percent”; whether no phrase is cut."""
    words = " ".join(head.answer.words.split())
    told = " ".join(head.statement.content.split())
    text = told if words in told else " ".join(head.statement.evidence.split())
    before, _, after = text.partition(words)
    opened = _opened(_BREAK.split(before)[-1])
    before = opened if len(opened) <= _BEFORE else opened[-_BEFORE:].split(" ", 1)[-1]
    closed = _CLOSED.match(after) if "(" in before else None
    after = closed.group() if closed else _BREAK.split(f"{_unit_written(head)}{after}")[0].rstrip(".,;:!? ")
    after = _NEXT_NUMBER.split(_BRACKETS.sub("", after))[0]
    if head.answer.bound is Bound.VAGUE:
        after = after.removeprefix(" of")  # "… shots", of "dozens of shots"
    full = after
    if len(after) > _AFTER:
        after = after[:_AFTER].rsplit(" ", 1)[0]
    while after and after.split()[-1].lower() in stop_words():
        after = after.rstrip().rpartition(" ")[0]
    left = full[len(after) :].lower().split()[:1]
    clean = before == opened and set(left) <= stop_words()
    return f"“{before.strip()} …{after.rstrip()}”".replace("“ …", "“…").replace("( …", "(…"), clean


def _says_more(clause: str, named: str) -> bool:
    """Whether a clause tells more than what is counted."""
    return not set(tokens(clause)) <= {*tokens(named), *stop_words()}


def _opened(before: str) -> str:
    """What stands before a figure in its own clause."""
    last = [found.end() for found in pattern("headings", "clause_opens").finditer(before)][-1:]
    return before[last[0] if last else 0 :]


def _unit_written(head: Asked) -> str:
    """The unit as it is written behind a number, with the blank before it: " percent", "%"; "" where none is."""
    unit, words = head.answer.frame.unit, " ".join(head.answer.words.split())
    if unit == "percent":
        found = re.search(r"%$|\s?per\s?cent$", words)
        return found.group() if found else ""
    last = words.split()[1:][-len(unit.split()) :] if unit else []
    return (
        " " + " ".join(last)
        if last and [stem(fold(word)) for word in last] == list(map(stem, unit.split()))
        else ""
    )
