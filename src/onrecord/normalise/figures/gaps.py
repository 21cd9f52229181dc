"""How two figures of a text stand: the words between them, the verbs behind them, and whether they make a list."""

from collections.abc import Sequence

from onrecord.normalise.figures.counted import DETERMINERS
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.lexicon import EVENTS, STOP
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Figure

ENDS = frozenset(".!?")
WHOLE = word_set("figures", "whole")
AND = (["and"], ["or"], [","], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"])
VERBS = word_set("figures", "verbs")
_FAR = 20  # tokens that may lie between two figures that share their words
_PARTS = word_set("figures", "parts")
_MORE = word_set("figures", "more_gaps")


def gap_between(scan: Scan, first: Draft, second: Draft) -> list[str]:
    """The words between two figures; none when they are far apart or in two sentences."""
    if second.start - first.end > _FAR:
        return []
    words = scan.words[first.end : second.start]
    if not words or BREAK in scan.kinds[first.end : second.start]:
        return []
    ends = (place for place, word in enumerate(words, first.end) if word in ENDS)
    return [] if any(_is_end(scan, place) for place in ends) else words


def _is_end(scan: Scan, place: int) -> bool:
    """Whether a mark ends a sentence: not the point of "Feb. 7" or of "approx. two"."""
    following = scan.text[scan.ends[place] : scan.ends[place] + 2].strip()[:1]
    return not (scan.words[place] == "." and (following.isdecimal() or following.islower() or following == ","))


def leads_to_part(gap: Sequence[str]) -> bool:
    """Whether words lead to a part of what was counted: "including", "among them", "including a family of"."""
    return bool(_PARTS & set(gap[-5:] if gap[-1:] == ["of"] else gap[-3:]))


def is_former(gap: Sequence[str]) -> bool:
    """Whether a figure is what the one before was: "to 17 from 12", "stood at 88 on Monday, up from 71"."""
    return gap == ["from"] or gap[-2:] in (["up", "from"], ["down", "from"])


def lists(scan: Scan, draft: Draft, figure: Figure, following: Draft) -> bool:
    """Whether a figure and the next are a list with one verb after it: "one teacher and 16 pupils fell ill"."""
    if figure.counts is None or figure.unit is not None:
        return False
    between = scan.words[draft.noun_end : following.start]
    while between and between[-1] in WHOLE:
        between.pop()
    return between in AND


def acts(scan: Scan, draft: Draft) -> bool:
    """Whether a verb follows what is counted, so that it is no longer part of a list before."""
    return is_verb_at(scan, draft.noun_end) and scan.word(draft.noun_end) not in EVENTS


def is_verb_at(scan: Scan, at: int) -> bool:
    """Whether a verb follows at a token, past "more", "others" and "of them"."""
    while scan.word(at) in _MORE:
        at += 1
    after = scan.word(at)
    object_ = after.isalpha() and after not in STOP and scan.word(at + 1) in DETERMINERS
    return after in VERBS or after.endswith("ed") or object_


def is_left_out(scan: Scan, draft: Draft) -> bool:
    """Whether a figure is the exception to what happened: "all but three of them"."""
    return scan.words[max(0, draft.start - 2) : draft.start] == ["all", "but"]


def is_in_word(scan: Scan, draft: Draft) -> bool:
    """Whether a hyphen glues a number to what it counts: "120-member"."""
    return scan.word(draft.end) == "-" and scan.touches(draft.end)
