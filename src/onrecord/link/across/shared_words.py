"""Whether the words that two claims of different articles share are enough for one to be about the other."""

import re
from functools import lru_cache

from onrecord.link.across.statements import Statement, context_share
from onrecord.link.denials.deniable import find_deed
from onrecord.link.words.countries import countries_of
from onrecord.link.words.terms import fold, head_of, pattern, root, stems, tokens, word_set
from onrecord.records import Stance

OF_ONE, MUCH_OF_ONE = 0.2, 0.3
"""Which share of their words two articles have in common for few words to say what is meant, and for one word."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_TAKEN_UP = 3  # how many words a claim must take up of another, at least
_OF_OWN = 0.35
"""Which share of its own words a claim must find in the other: a short one is not meant by all that holds it."""
_NEARLY_ALL = 0.75  # which share of the words of the shorter is enough without its head


def takes_up(told: str, mine: frozenset[str], theirs: frozenset[str], shared: set[str]) -> bool:
    """Whether a claim takes up another's head and most of its words, or nearly all of them."""
    least = min(len(mine), len(theirs))
    if len(shared) < max(_TAKEN_UP, _OF_OWN * len(mine)):
        return False
    return len(shared) >= (0.6 if head_of(told) in theirs else _NEARLY_ALL) * least


def takes_up_own(told: str, later: Statement, earlier: Statement, shared: set[str]) -> bool:
    """Whether a claim takes up all its words of another, but for what both articles are known by.

    Of "the warning for the valley was late" the valley is what every report of the flood tells of; whoever "the
    company" is, it is the one that the article tells of. A deed must be the same, and of two words two: whoever
    denies "that inspections were missed" does not deny that five people are missing.
    """
    mine = _own_stems(told)
    close = context_share(later, earlier)
    if not mine or close < OF_ONE or (len(mine) == 1 and close < MUCH_OF_ONE):
        return False
    own, deed = mine - (set(later.context) & set(earlier.context)), find_deed(told)
    taken = shared & mine
    enough = len(taken) > 1 or len(mine) == 1
    return enough and own <= taken and 2 * len(taken) >= len(mine) and (deed in taken if deed else bool(own))


@lru_cache(maxsize=4096)
def _own_stems(told: str) -> frozenset[str]:
    """The stems of a claim without its side clauses and words that stand for a body."""
    return stems(pattern("across", "side_clause").sub("", told)) - word_set("across", "loose_bodies")


def is_known(told: str, later: Statement, earlier: Statement, shared: set[str], mine: frozenset[str]) -> bool:
    """Whether what is taken up of more is no deed, only names, or for a confirmation what all reports tell of."""
    if shared == mine or find_deed(told) in shared:
        return False
    known = set(later.context) & set(earlier.context) if later.stance is Stance.CONFIRMS else set()
    everybody = {root(word.lower()) for word in _NAME.findall(told)}  # speaks of "Puerto Rico" and of "Trump"
    return shared <= everybody | known


def is_of_other_country(later: Statement, said: str) -> bool:
    """Whether an earlier claim names countries, and the later one's article others: at home none is named."""
    named = countries_of(frozenset(map(fold, _NAME.findall(said))))
    own = countries_of(frozenset((*later.context, *map(fold, _NAME.findall(f"{later.who} {later.evidence}")))))
    return bool(named and own) and not named & own


def other_numbers(one: str, other: str) -> bool:
    """Whether both texts give numbers, and none in common: what is denied is another figure."""
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens(text) if word[0].isdigit())
