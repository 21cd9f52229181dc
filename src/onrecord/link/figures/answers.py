"""Figures as answers to questions: the interval, the frame, and the words about them that tell of which happening.

The claims of one article come in, the answers of each go out; they depend on the article alone. A figure whose
words do not tell what it counts, or of which whole it is a part, is no answer.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from onrecord.link.figures.again import tell_again
from onrecord.link.figures.answer import BODIES, FOUND, Answer, counts_bodies
from onrecord.link.figures.beside import stand_beside
from onrecord.link.figures.counts import context_of, interval
from onrecord.link.figures.frames import CIVILIAN, NOT_ALL, PEOPLE_HIT, Frame, read_frame
from onrecord.link.figures.given import is_given, numbers_set_aside
from onrecord.link.figures.measures import TERM, are_remains, measure_of
from onrecord.link.figures.parts import mark_parts
from onrecord.link.words.countries import is_place, land_of
from onrecord.link.words.terms import fold, pattern, stem, stop_words, tokens, word_set
from onrecord.link.words.view import View
from onrecord.records import Figure, Stance

_TOPIC_WORDS, _FAR = 6, 120
"""How many words beside a figure, and within how many characters, tell what it is about when no row does."""
_SMALL = 1  # a bare number up to this, of nothing the lexicon knows, is no answer: "one demand", "one of them"
_OUTGROWN = 10.0
"""How many times larger a running count must be than another of its article for the other to be of one day."""
_TAKEN_BACK = frozenset({Stance.ASKS, Stance.DECLINES, Stance.CANNOT_VERIFY})
_NO_PLACES = word_set("across", "no_place") | stop_words()
_NO_TOWNS = word_set("across", "outlet_words") | word_set("across", "sites")
"""Words by which a longer name is one of an outlet or a building, which stands in some town."""
_COUNTED_ON = PEOPLE_HIT | {"homes"}
"""Measures of which a bare number gives another count: "the mayor counted 120 houses. The region says 85"."""
_LONG_PAST, _LONGEST_SPAN = 30, 31
"""Days after which a happening is no news, and how many days a time has at most that tells when one was."""
_AGAIN = frozenset("killed wounded casualties missing displaced homes magnitude".split())
"""Measures of what happens again and again, of which an article may recall an earlier time."""
_BROUGHT = "brought"
_ILL_OR_HURT = frozenset({"wounded", "infected", "tested"})
_SHORT = 2  # letters of a word that names no place


def read_answers(
    views: Sequence[View], figures: Sequence[Figure], ballot: str, told: Mapping[str, dt.date | None]
) -> Mapping[str, tuple[Answer, ...]]:
    """The answers of each claim of an article, by the claim's id.

    The claims come in the order of the text. `ballot` is "poll" when the article tells of a poll, "vote" of an
    election, else ""; `told` is the day on which each claim was told, by its id.
    """
    past = {view.claim.id for view in views if _is_long_past(view, told.get(view.claim.id))}
    inner = _innermost(views)
    answers = _read_in_order(inner, figures, ballot)
    found = [
        (view.claim.id, answers[at])
        for view in views
        for at in view.claim.figures
        if inner.get(at) is view and at in answers
    ]
    out: dict[str, list[Answer]] = {}
    for claim, answer in _settled(found, past):
        out.setdefault(claim, []).append(answer)
    return {claim: tuple(answers) for claim, answers in out.items()}


def _read_in_order(inner: Mapping[int, View], figures: Sequence[Figure], ballot: str) -> dict[int, Answer]:
    """The answers of an article by the index of their figure; a bare count is of what befell people last."""
    out: dict[int, Answer] = {}
    last: Frame | None = None
    in_order = sorted(figures, key=lambda figure: figure.span.start)
    for at in sorted(inner):
        answer = read_answer(inner[at], figures[at], at, ballot, last)
        if answer is not None:
            out[at] = replace(answer, instead=numbers_set_aside(inner[at], figures[at], in_order))
            last = answer.frame if answer.frame.measure in _COUNTED_ON else last
    return out


def _innermost(views: Sequence[View]) -> dict[int, View]:
    """The view that says each figure itself, by its index: that with the shortest content."""
    out: dict[int, View] = {}
    for view in sorted(views, key=lambda v: (not v.own_voice, v.start - v.end)):
        out.update(dict.fromkeys(view.claim.figures, view))
    return out


def _is_long_past(view: View, told: dt.date | None) -> bool:
    """Whether a claim says that it holds for days that were long over when it was told."""
    days = view.claim.as_of
    if told is None or days is None or days.first is None or days.until is None:
        return False
    return (told - days.until).days > _LONG_PAST and (days.until - days.first).days <= _LONGEST_SPAN


def _is_recalled(answer: Answer, before: Sequence[tuple[str, Answer]], past: Collection[str]) -> bool:
    """Whether a count of days long past is of another happening than the one that the article told of before."""
    frame = answer.frame
    if frame.measure not in _AGAIN or frame.scope or answer.running:
        return False
    return any(
        claim not in past
        and (one.frame.measure, one.frame.scope) == (frame.measure, "")
        and (one.high < answer.low or answer.high < one.low)
        for claim, one in before
    )


def _settled(found: Sequence[tuple[str, Answer]], past: Collection[str]) -> Sequence[tuple[str, Answer]]:
    """The answers as the others of the article leave them: their scope, and whether they are of one day.

    "Another 40 were hurt" after the dead adds to no figure of the hurt; two bodies that were found are a part of
    the toll that the article gives beside them; whoever was taken to hospital is hurt, where nothing else is told
    of the hurt or the ill. Beside a running count many times larger, a count is that of one day's happening: 16
    dead in a school, and more than 800 since the war began. A count of a month long past is of another happening
    than those counted before it: "A quake in May killed six".
    """
    running = [answer for _, answer in found if answer.running or answer.frame.scope == "war"]
    told = {answer.frame.measure for _, answer in found}
    tolls = [a.low for _, a in found if (a.frame.measure, a.frame.scope) == ("killed", "") and not counts_bodies(a)]
    out, hit = [], set[str]()
    for at, (claim, answer) in enumerate(found):
        frame, scope = answer.frame, answer.frame.scope
        if frame.measure == _BROUGHT:
            frame = replace(frame, measure="treated" if told & _ILL_OR_HURT else "wounded")
        if scope == "more" and hit and frame.measure in PEOPLE_HIT - hit:
            scope = ""
        if counts_bodies(answer) and not scope and any(low != answer.low for low in tolls):
            scope = FOUND
        if claim in past and _is_recalled(answer, found[:at], past):
            scope = "other"
        hit |= {frame.measure} & PEOPLE_HIT
        one_day = answer.one_day or _is_outgrown(answer, running)
        out.append((claim, replace(answer, frame=replace(frame, scope=scope), one_day=one_day)))
    return stand_beside(mark_parts(tell_again(_part_civilians(out))))


def _part_civilians(found: Sequence[tuple[str, Answer]]) -> list[tuple[str, Answer]]:
    """The answers, with civilians told apart from all people where their article counts both."""
    of_all = {(a.frame.measure, a.frame.scope) for _, a in found if not a.frame.counted}
    return [
        (claim, replace(a, frame=replace(a.frame, counted=NOT_ALL)) if _is_civilian(a, of_all) else a)
        for claim, a in found
    ]


def _is_civilian(answer: Answer, of_all: set[tuple[str, str]]) -> bool:
    frame = answer.frame
    return frame.counted == CIVILIAN and (frame.measure, frame.scope) in of_all


def _is_outgrown(answer: Answer, running: Sequence[Answer]) -> bool:
    """Whether a count is so much smaller than a running one of the same people that it is no state of it."""
    frame = answer.frame
    if answer.running or frame.scope or answer.low <= 0 or frame.measure not in PEOPLE_HIT:
        return False
    return any(
        one.frame.measure == frame.measure
        and (not frame.counted or one.frame.counted in ("", frame.counted))
        and one.low >= _OUTGROWN * answer.low
        for one in running
    )


def read_answer(view: View, figure: Figure, at: int, ballot: str, last: Frame | None = None) -> Answer | None:
    """A figure with its frame, or None when its words do not tell what it counts or of which whole it is a part.

    The figure stands `at` this place among those of the article. `last` is what befell the people that the article
    counted last: of them is "its figure of 27". `ballot` is as for `read_answers`.
    """
    low, high = interval(figure)
    if (
        (low is None and high is None)
        or view.claim.stance in _TAKEN_BACK
        or (figure.unit in word_set("across", "measures") and measure_of(view, figure) != TERM)
        or figure.span.text.lower() in ("no one", "nobody")
    ):
        return None
    if not is_given(view, figure):
        return None
    frame, topic = read_frame(view, figure, ballot), _topic(view, figure)
    if last and not frame.measure and not figure.unit and _is_bare_count(view, figure):
        frame = replace(frame, measure=last.measure, counted=last.counted)
    if not frame.measure and (len(topic) < 2 or _is_small(figure, frame)):
        return None
    text = view.claim.evidence.text
    running = pattern("across", "running").search(text) is not None
    return Answer(
        figure=at,
        words=figure.span.text,
        bound=figure.bound,
        low=float("-inf") if low is None else low,
        high=float("inf") if high is None else high,
        frame=frame,
        topic=topic,
        places=_own_place(view, figure) or _places(view.content if len(view.content) > 20 else text),
        one_day=_is_one_day(view) and not running,
        running=running,
        label=BODIES if frame.measure == "killed" and are_remains(view, figure) else figure.counts or "",
    )


def _is_bare_count(view: View, figure: Figure) -> bool:
    """Whether words say no more of a figure than that it is one: "the figure of 27", "that makes nineteen"."""
    if figure.counts is not None:
        return False
    before, after = context_of(view, figure)
    ends = pattern("across", "clause_end").search(after) is not None
    return any(pattern("across", name).search(before) for name in ("figure_of", *(("told_alone",) if ends else ())))


def _is_small(figure: Figure, frame: Frame) -> bool:
    top = max(value for value in (figure.low, figure.high) if value is not None)
    return not frame.unit and (top <= _SMALL or not frame.counted)


def _topic(view: View, figure: Figure) -> frozenset[str]:
    """The stems of the content words nearest to a figure in its sentence, without numbers."""
    before, behind = tokens(view.before(figure, _FAR))[::-1], tokens(view.behind(figure, _FAR))
    ranked = [word for pair in zip_longest(before, behind) for word in pair if word]
    kept = [
        stem(w) for w in ranked if w not in stop_words() and w not in word_set("across", "plain") and w.isalpha()
    ]
    kept += [stem(w) for w in tokens(figure.counts or "") if w.isalpha() and w not in word_set("people", "general")]
    return frozenset(list(dict.fromkeys(kept))[:_TOPIC_WORDS])


def _own_place(view: View, figure: Figure) -> frozenset[str]:
    """The words of the places that a figure is tied to; none where its sentence ties it to none."""
    if figure.place is None:
        return frozenset()
    words = {fold(word) for word in tokens(figure.place.span.text)}
    words |= _listed(view.claim.evidence.text, figure.place.span.end - view.claim.evidence.start)
    return frozenset(land_of(word) for word in words if word not in _NO_PLACES and len(word) > _SHORT)


def _places(text: str) -> frozenset[str]:
    """The words of the places that a text says something happened at."""
    found: set[str] = set()
    for match in (*pattern("across", "place").finditer(text), *pattern("across", "attacked").finditer(text)):
        found.update(_listed(text, match.end()))
        words = [fold(word) for word in match.group(1).split()]
        if len(words) > 1 and not _NO_TOWNS.isdisjoint(words):
            continue  # what stood "in the Evening Post" happened elsewhere
        found.update(word for word in words if word not in word_set("across", "no_place") and len(word) > 2)
    for match in pattern("across", "happened").finditer(text):
        found.update(word for word in (fold(word.strip(",")) for word in match.group(1).split()) if is_place(word))
    return frozenset(map(land_of, found))


def _listed(text: str, at: int) -> set[str]:
    """The words of known places that a list goes on with behind one: "in Tarn, Norland, and Sarn"."""
    found: set[str] = set()
    while at > 0 and (match := pattern("across", "place_listed").match(text, at)):
        words = {fold(word) for word in match.group("name").split()}
        if not any(is_place(land_of(word)) for word in words):
            break
        found |= {fold(word) for word in (match.group("rest") or "").split()} | words
        at = match.end()
    return {word for word in found if word not in _NO_PLACES and len(word) > _SHORT}


def _is_one_day(view: View) -> bool:
    """Whether a claim holds for one day."""
    days = view.claim.as_of
    if days is None or days.first is None or days.until is None:
        return False
    return (days.until - days.first).days <= 1
