"""Numbers that measure but tell no news: ages, lengths that place something in time, "one of", 5G.

They are figures of the text, so that its list is complete, but no claim is made of them. They are read apart
from the rest: no noun, no event and no bound passes between them and the figures that tell.
"""

import re
from collections.abc import Sequence

from onrecord.normalise.figures.ages import is_age
from onrecord.normalise.figures.context import is_generation, is_one_of
from onrecord.normalise.figures.lexicon import DURATIONS, HYPHENS
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.figures.units import GENERATION
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Figure, Span, TimeKind, TimeRef

_TO = frozenset("to or - –".split())
_TERMS = word_set("figures", "terms")
_NEAR = 24  # characters
_FROM = re.compile(r"\s(?:away\s)?(?:from|before|after|until|ahead\sof|short\sof|shy\sof)\s(?:the\s)?")
_IDLE = re.compile(r"(?:in|at) one (?:case|point|respect|sense|instance|stage|time)\b", re.IGNORECASE)
"""Where "one" counts nothing: "at one point"."""
_CITING = re.compile(r"\b(?:cit|quot)(?:ing|ed|es)\s$")
"""Before those whom a report rests on: "citing two officials"."""
_FEW = word_set("figures", "few")
_KNOWN = ("the ", "The ", "these ", "These ", "those ", "both ")
"""Who "the two men" are is known: the words name them and count nothing."""
_LASTS = word_set("figures", "lasts")
"""What makes "over three years" more than three years, and not the time in which something happens."""


def is_aside(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number that is no figure that tells measures something all the same."""
    aside = is_age(scan, numeral) or is_generation(scan, numeral) or is_one_of(scan, numeral)
    return numeral.sort == "exact" and aside


def sort_numerals(
    scan: Scan, numerals: Sequence[tuple[Numeral, bool]], times: Sequence[TimeRef]
) -> tuple[list[Numeral], list[Numeral]]:
    """The numerals that tell, and the asides; the numbers of dates and clock times are in neither.

    The numerals come in order, each with whether it counts or measures what is told.
    """
    taken = [t.span for t in times if not _is_measure(scan.text, t)]
    told, asides, at = [], [], 0
    for numeral, tells in numerals:
        start, end = scan.starts[numeral.start], scan.ends[numeral.end - 1]
        while at < len(taken) and taken[at].end <= start:
            at += 1
        outside = at == len(taken) or taken[at].start >= end
        if tells and outside and not _is_adjective(scan, numeral):
            told.append(numeral)
        elif is_aside(scan, numeral) if outside else _is_length(scan, numeral):
            asides.append(numeral)
    return told, asides


def telling_figures(text: str, figures: Sequence[Figure], times: Sequence[TimeRef]) -> frozenset[int]:
    """The indexes of the figures that a claim can be made of: all but the asides."""
    taken = [t.span for t in times if not _is_measure(text, t)]
    out, at = [], 0
    for index, figure in enumerate(figures):
        while at < len(taken) and taken[at].end <= figure.span.start:
            at += 1
        dates = at < len(taken) and taken[at].start < figure.span.end <= taken[at].end
        if dates or _is_aside_figure(text, figure):
            continue
        if not (at < len(taken) and _counts_to(text, figure, taken[at])):
            out.append(index)
    return frozenset(out)


def _counts_to(text: str, figure: Figure, time: Span) -> bool:
    """Whether a length is counted to or from a time: "three weeks from Tuesday"."""
    if figure.unit not in DURATIONS.values() or time.start - figure.span.end > _NEAR:
        return False
    return _FROM.fullmatch(text, figure.span.end, time.start) is not None


def _is_aside_figure(text: str, figure: Figure) -> bool:
    if figure.unit is not None:
        return figure.unit == GENERATION or figure.unit.endswith(" old")
    if (
        figure.event is None
        and figure.span.text in _FEW
        and text[max(0, figure.span.start - 6) : figure.span.start].endswith(_KNOWN)
    ):
        return text[figure.span.end : figure.span.end + 4] != " of "
    if _CITING.search(text, max(0, figure.span.start - _NEAR), figure.span.start):
        return (figure.counts or "").partition(" who ")[0].split(" ")[-1].lower() in word_set("figures", "people")
    one = figure.low == figure.high == 1 and figure.span.text.lower().endswith("one")
    if one and _IDLE.match(text, max(0, figure.span.start - 3)):
        return True
    return one and figure.event is None and text[figure.span.end : figure.span.end + 4].split() == ["of"]


def _is_length(scan: Scan, numeral: Numeral) -> bool:
    """Whether a unit of time follows a number or the range it begins: "nine days later", "for 3 to 15 years"."""
    end = numeral.end
    if scan.words[end] in _TO and number_value(scan.words[end + 1 : end + 2]) is not None:
        end += 2
    return scan.words[end] in DURATIONS and numeral.sort != "nth"


def _is_measure(text: str, time: TimeRef) -> bool:
    """Whether a time is a mere length, as "three years in prison" is; with days, or after "for", it is a time."""
    if time.kind is not TimeKind.DURATION or time.first is not None:
        return False
    after = text[time.span.end : time.span.end + 8].lower().split()
    if after[:1] in (["after"], ["before"], ["since"], ["into"]):
        return False
    before = text[max(0, time.span.start - 16) : time.span.start].lower().split()
    lead = [*before[-2:], *time.span.text.lower().split()[:2]]
    if "over" in lead and "the" not in lead[lead.index("over") + 1 :][:1]:
        return bool(_LASTS & set(lead[: lead.index("over")][-1:]))
    return "for" not in before[-1:] and not (len(before) > 1 and before[-2] == "for")


def _is_adjective(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number and a unit of time describe a noun, as in "five-year plan"; a sentence is counted."""
    end = numeral.end
    glued = scan.words[end] in HYPHENS and scan.words[end + 1] in DURATIONS
    return glued and scan.words[end + 2] not in _TERMS
