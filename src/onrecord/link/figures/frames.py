"""The question that a figure answers, as slots in a fixed order: what is measured, in what, of whom, in what scope.

A claim and one of its figures come in, a `Frame` goes out; it depends on the article alone. Slots are stems, so
that "killed" and "deaths" meet. What is counted keeps its words in order, the head last, and the names among them
in capitals: "Korean soldier" and "Ruvian soldier" are of two sides, "breach" and "safet breach" are not.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.link.figures.counts import counted_words
from onrecord.link.figures.measures import (
    BID,
    TERM,
    clause_of,
    counted_of_number,
    measure_of,
    sentence_about,
    sentence_of,
)
from onrecord.link.words.countries import people_of
from onrecord.link.words.terms import (
    counted_rows,
    fold,
    has,
    pattern,
    rows_of,
    stem,
    stem_set,
    stop_words,
    word_set,
)
from onrecord.link.words.view import View
from onrecord.records import Anchor, Change, Figure, Mode

PEOPLE_HIT = frozenset(
    """killed wounded missing arrested displaced aboard trapped rescued treated infected hostages abducted released
    crowd strikers""".split()
)
"""Measures of what happens to people; who they are beside that (workers, passengers) is told now and then."""
PROGRESS = frozenset({"contained", "tallied"})
"""Shares that go from none to all: of a fire that is contained, of ballots that are counted."""
SHARES = frozenset({"votes", "share", "approval"})
"""Measures that say nothing without the name of whom they are of."""
CIVILIAN, NOT_ALL = "civilian", "some civilian"
"""The dead of a place are "people" or "civilians", unless an article gives both, when the civilians are not all."""
PART = "part"
"""The scope of a count of one place of several that its article tells of."""
_DEEDS = frozenset({"launched", "struck", "downed", "captured", "released", "mobilised"})
"""Events that part counts of one thing: rockets that were fired are not those that were shot down."""
_TELLS_ALL = frozenset({"unpowered", "rain", "snow", "complaints", "margin", "investigated"})
"""Measures that say what is counted: homes, customers or people without power are one."""
_FAR = 120
_BREAK = re.compile(r"[,;:—–]\s|\s-{1,2}\s|\.\s|\b(?:and|but|while|after|when)\b")
_NEXT = re.compile(r"[,;:—–]|\.\s|\b(?:and|but|while)\b")
_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_NO_GROUP = stop_words() | word_set("people", "general") | counted_rows().keys() | rows_of("people_measured").keys()
"""Words after "the number of" that name no group of people or things."""
_DULL = stop_words() | word_set("across", "parties") | rows_of("measured").keys()
"""Words in capitals that name nobody: what begins a sentence, titles, and what all parties are called."""
_HURT = frozenset({"wounded", "treated"})
"""Measures that are told of all and, beside them, of those in a critical condition."""
_PROMISED = frozenset({BID, "pay", "aid", "appeal", "spending", "deficit"})
"""Measures of what is promised or planned in any case."""
_NOT_YET = {Mode.FEARED: "feared", Mode.EXPECTED: "planned", Mode.PLANNED: "planned"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The question that a figure answers; figures of frames that do not meet are never compared.

    `measure` is a row of the lexicon ("killed"), else the event of a bare count ("launched", of rockets), or ""
    where only the words about the figure tell. `scope` is ""
    for a running total or one happening, "more" for what is added to another figure, "rate" for so many a day,
    "war" for a whole war, "part" for one place of several, "other" for another happening than the one told of,
    "poll" for what people say they would vote, "feared" and "planned" for what has not happened.
    """

    measure: str
    unit: str
    counted: str
    scope: str

    @property
    def key(self) -> str:
        """The frame in one text."""
        return "|".join((self.measure, self.unit, self.counted, self.scope))

    @property
    def head(self) -> str:
        """The last word of what is counted, without which two frames do not meet."""
        return self.counted.rsplit(" ", 1)[-1]


def frames_meet(one: Frame, other: Frame) -> bool:
    """Whether figures of two frames can be compared: slots are equal, or one says more of what it counts."""
    if (deed_of(one.measure), one.unit) != (deed_of(other.measure), other.unit) or not scopes_meet(one, other):
        return False
    if one.counted == other.counted:
        return True
    if one.measure in SHARES:
        return False
    if not one.counted or not other.counted:
        told = one.counted or other.counted
        of_all = one.measure in PEOPLE_HIT and told == CIVILIAN
        sure = one.measure == "infected" and has("across", "certainty", told)
        return one.measure == "burned" or sure or of_all
    if one.head != other.head:
        return False
    mine, theirs = names_of(one), names_of(other)
    return mine == theirs and _fits(one.counted.split(), other.counted.split())


def scopes_meet(one: Frame, other: Frame) -> bool:
    """Whether figures are of one scope; "another quake" and "the quake of 2031" may be one, two years are not.

    A part may be all that another article tells of.
    """
    if one.scope == other.scope or {one.scope, other.scope} == {"", PART}:
        return True
    return all(map(is_past, (one, other))) and not (one.scope.isdigit() and other.scope.isdigit())


def is_past(frame: Frame) -> bool:
    """Whether a figure is of another happening or year than the one that its article tells of."""
    return frame.scope in ("other", "before") or frame.scope.isdigit()


def names_of(frame: Frame) -> set[str]:
    """The names among the words of what is counted."""
    return {word for word in frame.counted.split() if word[0].isupper()}


def kind_of(frame: Frame) -> str:
    """The head of what is counted, or the row of words that a story calls the same people by: thieves, robbers."""
    return _kinds().get(frame.head, frame.head)


def deed_of(measure: str) -> str:
    """The row of deeds that reports of one happening tell in each other's words: captured, arrested."""
    return rows_of("one_deed").get(measure, measure)


@cache
def _kinds() -> dict[str, str]:
    return {_word(word): row for word, row in rows_of("same_people").items()}


def _fits(one: list[str], other: list[str]) -> bool:
    """Whether all words of the shorter stand in the longer."""
    less, more = sorted((set(one), set(other)), key=len)
    return less <= more


def read_frame(view: View, figure: Figure, ballot: str) -> Frame:
    """The frame of a figure.

    `ballot` is "poll" when the article tells of a poll, "vote" of an election, else "".
    """
    unit, measure = figure.unit or "", measure_of(view, figure)
    of_whom = _share_of(view, figure, measure) if unit == "percent" or measure in SHARES else ""
    if (
        ballot
        and of_whom
        and unit == "percent"
        and not measure
        and not _is_change(figure, *clause_of(view, figure))
        and not pattern("across", "opinion").search(sentence_of(view, figure))
        and not pattern("across", "answered").search(clause_of(view, figure)[1])
    ):
        measure = "votes"
    counted = of_whom if measure in SHARES else _counted(view, figure, measure)
    if not measure and not unit and figure.event and (figure.event in _DEEDS or not counted):
        measure = figure.event
    if measure == "population":
        counted = ""
    tells = (
        measure in ("infected", "tested")
        and counted[:1].islower()
        and counted not in stem_set("across", "creatures")
    )
    if tells or measure in _TELLS_ALL:
        counted = ""
    if measure == "infected" and not counted:
        counted = _certainty(view, figure)
    scope = _scope(view, figure, measure) or _other_year(view, figure)
    if measure == "votes" and unit == "percent" and not scope and _is_poll(view, ballot):
        scope = "poll"
    return Frame(measure, "" if unit == measure else unit, counted, scope)


def _certainty(view: View, figure: Figure) -> str:
    """How sure cases of an illness are, where their words tell: suspected ones are not those that are confirmed."""
    before, after = clause_of(view, figure)
    found = pattern("across", "certainty").search(f"{figure.counts or ''} {after} {before}")
    return "" if found is None else fold(found["how"])


def _is_poll(view: View, ballot: str) -> bool:
    """Whether a share of votes is what people say they would vote."""
    return ballot == "poll" or (
        ballot == "vote" and pattern("across", "results").search(view.claim.evidence.text) is None
    )


def _counted(view: View, figure: Figure, measure: str) -> str:
    """What is counted, the head last; "" for people of no particular group."""
    if measure == BID:
        return _bidder(view, figure)
    words = [word for word in _in_one_word(counted_words(figure)) if word.lower() != "other"]
    if figure.counts is None and not figure.unit:
        words = [word for word in counted_of_number(view, figure) if word.lower() not in _NO_GROUP]
    out = [_word(word) for word in words] or _side(view, figure, measure)
    if (
        measure in PEOPLE_HIT
        and out
        and out[-1] in stem_set("across", "bystanders")
        and not any(word[0].isupper() for word in out)
    ):
        return ""
    return " ".join(dict.fromkeys(out))


def _bidder(view: View, figure: Figure) -> str:
    """Whose bid a figure is: who is said to bid, or whose the bid is called; "" where it tells neither."""
    before, after = clause_of(view, figure)
    told = pattern("across", "bid_of").search(before) or pattern("across", "bid_by").match(after)
    if told:
        return _word(told[1])
    subject = before if pattern("across", "bids").search(before) else ""
    names = (word for name in _NAMES.findall(subject) for word in name.split() if fold(word) not in _DULL)
    return next(map(_word, names), "")


def _in_one_word(words: list[str]) -> list[str]:
    """The words, with two that the lexicon knows as one written so: "school girls"."""
    out: list[str] = []
    for word in words:
        if out and fold(out[-1] + word) in rows_of("alike"):
            out[-1] += fold(word)
        else:
            out.append(word)
    return out


def _side(view: View, figure: Figure, measure: str) -> list[str]:
    """Whose people are meant, where only their side is told: "67 dead on the Ruvian side", "France has lost 67"."""
    if measure not in PEOPLE_HIT:
        return []
    sentence = sentence_of(view, figure)
    found = pattern("across", "side").search(sentence)
    if found:
        return [_word(found["side"])]
    told = (pattern("across", name).search(sentence) for name in ("side_lost", "side_toll", "side_among"))
    people = [name for one in told if one and (name := people_of(one["side"]))]
    return [_word(name) for name in people[:1]]


def _word(word: str) -> str:
    """A word of what is counted as its stem, in a capital when it is a name; words of one row as the row."""
    plain = fold(word)
    row = rows_of("alike").get(plain)
    if row is None and plain in word_set("across", "soldiers"):
        row = "soldier"
    key = row or stem(plain)
    return key[:1].upper() + key[1:] if word[:1].isupper() and row is None else key


def _share_of(view: View, figure: Figure, measure: str) -> str:
    """Whose share a figure is: the first name of its clause, which is its subject, else the first one after it.

    Of whom somebody approves stands after the figure first ("41 percent approved of Brown"), so does whom votes are
    "for". Where no word tells of votes, only the subject is of a party: "55 percent of Kordians" are asked, not
    voted for. Whoever speaks is none but where "she" won it.
    """
    behind = view.behind(figure, _FAR)
    if measure in SHARES and (told := pattern("across", "votes_for").match(behind)):
        return _first_name(told["name"])
    if measure not in SHARES:
        return _first_name(_BREAK.split(view.before(figure, _FAR))[-1])
    places = [_BREAK.split(_told_before(view, figure))[-1], _BREAK.split(behind)[0]]
    names = map(_first_name, reversed(places) if measure == "approval" else places)
    return next((name for name in names if name), "")


def _told_before(view: View, figure: Figure) -> str:
    """The words before a figure without whoever says them, whose name stands for "she" where they open so."""
    far = figure.span.start - view.start
    if view.own_voice or not 0 <= far <= _FAR:
        return view.before(figure, _FAR)
    words = view.before(figure, far)
    return f"{view.who} {words}" if pattern("across", "speaks_of_self").match(words) else words


def _first_name(words: str) -> str:
    """The last word of the first name among some words, without titles and what all parties are called."""
    for name in _NAMES.findall(words):
        parts = [fold(word) for word in name.split()]
        kept = [word for word in parts if word not in _DULL]
        if kept:
            return stem(kept[-1])
    return ""


def _scope(view: View, figure: Figure, measure: str) -> str:
    """Of which time or part of it a figure is; "" for the running total or the one happening that is told of."""
    text = sentence_of(view, figure)
    if measure in SHARES:
        return ""
    if measure == "growth":
        return "planned" if pattern("across", "forecast").search(text) else ""
    if figure.change is Change.ADDITIONAL or (figure.counts or "").lower().startswith("other "):
        return "more"
    before, after = clause_of(view, figure)
    if _is_change(figure, before, after):
        return "change"
    if measure in _HURT and _has("condition", _beside(view, figure)):
        return "condition"
    if figure.mode in _NOT_YET and measure not in _PROMISED and not _is_plan_of_jobs(view, figure, measure):
        return _NOT_YET[figure.mode]
    return next(
        (name for name, words in _scopes(measure, figure, text, f"{before} {after}") if _has(name, words)), ""
    )


def _is_plan_of_jobs(view: View, figure: Figure, measure: str) -> bool:
    """Whether a figure gives jobs that are to go, which is a plan in any case; what is feared is told apart."""
    return figure.mode is not Mode.FEARED and "job" in _counted(view, figure, measure)


def _scopes(measure: str, figure: Figure, text: str, clause: str) -> list[tuple[str, str]]:
    """The scopes that words can give a figure, in order, each with the words to look for them in."""
    if measure in ("pay", TERM):
        return [("demanded", clause), ("offered", clause), ("demanded", text), ("offered", text)]
    return [("rate", clause), *([] if figure.unit else [("other", text), ("war", text)])]


def _beside(view: View, figure: Figure) -> str:
    """The words about a figure, up to the next one that is told beside it."""
    return f"{_NEXT.split(view.before(figure, _FAR))[-1]} {_NEXT.split(view.behind(figure, _FAR))[0]}"


def _has(scope: str, words: str) -> bool:
    return pattern("scopes", scope).search(words) is not None


def _is_change(figure: Figure, before: str, after: str) -> bool:
    """Whether a figure says by how much something rose or fell, not to what."""
    if pattern("across", "changed_by").search(before) or pattern("across", "compared").match(after):
        return True
    level = pattern("across", "level").search(before)
    return figure.change is Change.CHANGE and figure.unit == "percent" and not level


def _other_year(view: View, figure: Figure) -> str:
    """The year, or the words for one, that a claim tells of instead of the present; "" where it does not.

    What a figure is compared with is of that time, not the figure: "68 seats, from the 97 it won in 2030".
    """
    before, after = sentence_about(view, figure)
    found = pattern("across", "other_time").search(before + after)
    if found is None:
        return ""
    between = slice(*sorted((len(before), found.start())))
    if pattern("across", "compared_with").search((before + after)[between]):
        return ""
    as_of = view.claim.as_of
    if found.group("year") and as_of and as_of.anchor in (Anchor.PUBLISHED, Anchor.UPDATE):
        return ""
    return found.group("year") or "before"
