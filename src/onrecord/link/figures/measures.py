"""What a figure measures: a row of the lexicon, from its own words and those of its clause.

The words nearest to the figure decide: what it counts, then what follows in its clause, then "the number of … rose
to" and "the toll" before it, then what stands before it in the clause, then the event that the reading gave it.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, takewhile

from onrecord.lexicon import load_lexicon
from onrecord.link.words.terms import counted_rows, lexicon, pattern, rows_of, tokens, word_set
from onrecord.link.words.view import View
from onrecord.records import Figure

_NEAR = 90
BID, TERM = "bid", "term"
_OF_COMPANIES = 1_000_000
"""From how much on an offer of which nothing else is told is one for a company: a rise in pay is less."""
_YEARS = ("year", "month")
"""Units of the time that somebody is sentenced to, the only length of time that is a measure."""
_WHOLE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen))\s+of\s+(?:the|its|their)\s+$"
)
_STOP = re.compile(r"(?<=[a-z\d”\"][.!?])\s+(?=[A-Z“\"])")
_CLAUSE = re.compile(
    r"[,;:—–]\s|\s[—–-]\s|\.\s|\b(?:and|but|while|after|since|because|when|with|as)\b(?!\s+(?:many|much|few|high)\b)"
)


_LABEL = re.compile(r"(?:^|[.;\n]\s*)(?P<label>[A-Z][^.:;,\n]{2,60}):\s*$")
"""What a figure of a list is of: "Confirmed deaths: 51"."""
_OF_PEOPLE = frozenset(
    """killed wounded missing arrested treated brought infected hostages abducted displaced crowd
    strikers investigated""".split()
)
"""What happens to people only: of "two bombs killed three" the bombs are not the dead."""
_TAKEN = frozenset({"captured", "caught"})
"""What is an arrest where those who are taken are known by what they did: "captured 23 pirates"."""
_OF_MONEY = frozenset("cost appeal profit revenue debt fine ransom aid deficit spending worth pay price".split())
"""Measures in money: a gauge that "lost its connection" has no cost in millimetres."""
_STRENGTH = frozenset({"magnitude"})  # measures that are their own unit: no quake has a magnitude in miles
_ONCE = frozenset({"abducted"})
"""What befell people before the deed that is told of them: "the abducted girls were freed"."""


def clause_of(view: View, figure: Figure) -> tuple[str, str]:
    """The words of a figure's clause before and after it; of a list, the label before it."""
    text = view.claim.evidence.text
    start = figure.span.start - view.claim.evidence.start
    stop = start + len(figure.span.text)
    label = _LABEL.search(text, max(0, start - _NEAR), start)
    before = label["label"] if label else _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
    counted = _said_next(text, stop, figure.counts)
    return before, text[stop:counted] + _CLAUSE.split(text[counted : counted + _NEAR])[0]


def sentence_of(view: View, figure: Figure) -> str:
    """The sentence of a figure, of the evidence that may hold several."""
    return "".join(sentence_about(view, figure))


def sentence_about(view: View, figure: Figure) -> tuple[str, str]:
    """The sentence of a figure up to it, and from it on."""
    text, start = view.claim.evidence.text, figure.span.start - view.claim.evidence.start
    return _STOP.split(text[:start])[-1], _STOP.split(text[start:])[0]


def _said_next(text: str, stop: int, label: str | None) -> int:
    """Where what is counted ends when it follows its figure ("5,000 bus and tram drivers"), else the figure."""
    start = stop + len(text[stop:]) - len(text[stop:].lstrip())
    return start + len(label) if label and text.startswith(label, start) else stop


def measure_of(view: View, figure: Figure) -> str:
    """The row of what a figure measures, or "" where no word tells.

    What happened goes before who it happened to: of "two refugees were shot dead" it is the dead.
    """
    before, after = clause_of(view, figure)
    if _WHOLE.search(before):
        before = ""  # "destroyed 11 of the 31 tunnels" says it of the 11
    if figure.unit:
        return _of_unit(view, figure, before, after)
    if told := _told_right_before(view, figure):
        return told
    start = figure.span.start - view.claim.evidence.start
    follows = view.claim.evidence.text[start + len(figure.span.text) : start + _NEAR]
    if pattern("across", "casualties").search(f"{figure.counts or ''} {follows}"):
        return "casualties"
    clause = f"{before}{figure.span.text.replace(',', '')}{after}"
    phrases = lexicon()["several_words"].items()
    row = next((row for name, row in phrases if pattern("across", name).search(clause)), "")
    if not row and not pattern("across", "lost_things").search(clause):
        row = _of_people(view, figure, tokens(before)[::-1], tokens(after))
    if row in _TAKEN and not word_set("across", "offenders").isdisjoint(_own(figure)[-1:]):
        return "arrested"
    return "" if row in _OF_PEOPLE and _counts_things(figure) else row


def _of_unit(view: View, figure: Figure, before: str, after: str) -> str:
    """The row of a figure with a unit, by the words of its clause before and after it."""
    unit = figure.unit or ""
    if unit == "percent" and pattern("across", "key_rate").search(before):
        return "interest"
    if unit == "magnitude":
        return "magnitude"
    if unit == "percent" and (share := _share_row(after)) is not None:
        return share
    if unit in _YEARS:
        return TERM if pattern("across", "term").search(f"{before} {after}") else ""
    before = pattern("across", "no_measure").sub("", before)
    rows = _rows_of_unit(unit)
    money = unit != "percent" and "pay" in rows
    bought = money and not pattern("across", "of_workers").search(f"{before} {after}")
    if bought and pattern("across", "takeover").search(f"{before} {after}"):
        return BID
    row = _first(rows, tokens(after), tokens(before)[::-1])
    if bought and row == "pay" and (figure.low or 0) >= _OF_COMPANIES and "offer" in tokens(f"{before} {after}"):
        return BID
    handed = money and row in ("", "pay") and pattern("across", "paid").search(f"{before} {after}")
    return "paid" if handed else row or _first(rows, _wide(view, figure))


def _told_right_before(view: View, figure: Figure) -> str:
    """The row that the words right before a bare count give, whatever stands behind it; "" where they give none."""
    if pattern("across", "of_magnitude").search(clause_of(view, figure)[0]):
        return "magnitude"
    if are_remains(view, figure) or _are_buried(view, figure):
        return "killed"
    if pattern("across", "capacity").search(clause_of(view, figure)[0]):
        return "capacity"
    return "population" if _is_population(view, figure) else ""


def _share_row(after: str) -> str | None:
    """The row of a share that the words behind it give whatever else its sentence tells; None where they give none.

    Of those who "said so" it is no share of what they speak of, and of ballots that were counted none of votes.
    """
    if pattern("across", "tallied").search(after):
        return "tallied"
    return "" if pattern("across", "answered").search(after) else None


def are_remains(view: View, figure: Figure) -> bool:
    """Whether a figure counts those whose bodies were found: "the remains of nine people", not of the missing."""
    if figure.event == "missing" or pattern("across", "remains_of").search(view.before(figure, _NEAR)) is None:
        return False
    return word_set("across", "gone").isdisjoint(tokens(clause_of(view, figure)[1]))


def _are_buried(view: View, figure: Figure) -> bool:
    """Whether a figure counts people whom others buried: "the town buried ten", not "the avalanche buried ten"."""
    return not _counts_things(figure) and pattern("across", "buried").search(clause_of(view, figure)[0]) is not None


def _is_population(view: View, figure: Figure) -> bool:
    """Whether a figure tells how many live in a place: "home to 200,000 people", "has 200,000 residents"."""
    before = view.before(figure, _NEAR)
    if pattern("across", "population").search(before):
        return True
    live = not word_set("across", "inhabitants_words").isdisjoint(_own(figure)[-1:])
    return live and pattern("across", "inhabitants").search(before) is not None


@cache
def _rows_of_unit(unit: str) -> dict[str, str]:
    """The rows of words for what figures of a unit measure: no money in metres, no cost in a percent lost."""
    lost = word_set("across", "losing") if unit == "percent" else frozenset()
    physical = unit != "percent" and unit in load_lexicon("figures")["measures"].values()
    wrong = _OF_MONEY | _STRENGTH if physical else _STRENGTH
    return {word: row for word, row in rows_of("measured").items() if row not in wrong and word not in lost}


def _are_held(view: View, figure: Figure) -> bool:
    """Whether a figure counts people who are held, or leaves open whom: elections are held, too.

    Whoever the sentence tells to be a captor holds hostages.
    """
    people = word_set("people", "general") | set(load_lexicon("figures")["words"]["people"].split())
    if not people.issuperset(_own(figure)[-1:]) or pattern("across", "captors").search(sentence_of(view, figure)):
        return False
    return pattern("across", "held").search(" ".join(clause_of(view, figure))) is not None


def _counts_things(figure: Figure) -> bool:
    last = (_own(figure) or [""])[-1]
    return not {last, f"{last}s"}.isdisjoint(_things())


@cache
def _things() -> frozenset[str]:
    alike = {word for word, row in rows_of("alike").items() if row not in ("child", "firefighter", "pupil")}
    return frozenset(load_lexicon("figures")["words"]["things"].split()) | alike


def _of_people(view: View, figure: Figure, before: Sequence[str], after: Sequence[str]) -> str:
    """The row of a bare count: the verb before it, its own words, what follows, then whom it counts."""
    happened, who = _rows_without("whom"), _rows_without("around")
    if set(_own(figure)) & word_set("across", "corpses"):
        return "killed"
    own, next_words = (
        [w for w in words if w not in word_set("across", "soldiers")] for words in (_own(figure), after)
    )
    told = _first(happened, before[:1], own, next_words)
    if told in _ONCE:
        told = _first(_deeds(), before[:1], next_words, tokens(figure.event or "")) or told
    return (
        told
        or (figure.event if figure.event == "missing" else "")
        or _of_number(view.before(figure, 2 * _NEAR))
        or _by_phrase(" ".join(clause_of(view, figure)))
        or _first(_deeds(), tokens(figure.event or ""))
        or _first(who, own)
        or _first(happened, before)
        or _first(who, next_words, before)
        or _first(happened, tokens(figure.event or ""))
        or ("aboard" if pattern("across", "travelling").search(" ".join(clause_of(view, figure))) else "")
        or ("deployed" if set(_own(figure)) & word_set("across", "soldiers") else "")
        or ("arrested" if _are_held(view, figure) else "")
    )


@cache
def _deeds() -> dict[str, str]:
    """The rows of words for what happened, but for what happened before the deed that is told."""
    return {word: row for word, row in _rows_without("whom").items() if row not in _ONCE}


@cache
def _rows_without(name: str) -> dict[str, str]:
    """The rows of all words but those of a list: that tell what goes on "around", or to "whom" it happened."""
    rows = counted_rows() | rows_of("people_measured")
    return {word: row for word, row in rows.items() if word not in word_set("across", name)}


def _by_phrase(clause: str) -> str:
    """The row of what several words tell: "on board", "have measles"."""
    phrases = (("on_board", "aboard"), ("ill_with", "infected"))
    return next((row for name, row in phrases if pattern("across", name).search(clause)), "")


def _own(figure: Figure) -> Sequence[str]:
    return tokens(figure.counts or "")


def _wide(view: View, figure: Figure) -> Sequence[str]:
    """The words of the whole content, the nearest before the figure first."""
    start = figure.span.start - view.claim.evidence.start
    return tokens(view.before(figure, _NEAR))[::-1] + tokens(view.claim.evidence.text[start : start + _NEAR])


def _of_number(before: str) -> str:
    """The row of "the number of people killed … rose to" and of "the toll … to" before a figure."""
    number = _find_number(before)
    if number:
        words = tokens(number.group("what")), tokens(number.group(0))
        return _first(counted_rows(), *words) or _first(rows_of("people_measured"), *words)
    return "killed" if pattern("across", "toll_of").search(before) else ""


def _find_number(before: str) -> re.Match[str] | None:
    """The words before a figure that say the number of what it is, as `what`; the nearest where two do."""
    return pattern("across", "number_beside").search(before) or pattern("across", "number_of").search(before)


def counted_of_number(view: View, figure: Figure) -> list[str]:
    """The words that "the number of …" before a figure says are counted: "children" of "dead children"."""
    number = _find_number(view.before(figure, 2 * _NEAR))
    stops, rows = word_set("across", "number_stop"), counted_rows()
    words = dropwhile(lambda word: word in rows, tokens(number.group("what")) if number else ())
    return list(takewhile(lambda word: word not in stops, words))


def _first(rows: dict[str, str], *groups: Sequence[str]) -> str:
    return next((rows[word] for words in groups for word in words if word in rows), "")
