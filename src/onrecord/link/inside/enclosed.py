"""Claims that stand within the words of whoever denies them, confirms or cannot verify them.

The claims of an article come in, pairs with their reason go out. "The port rejected the mayor's claim that it had
hidden the leak" holds what it denies: the mayor's claim, named by a noun of saying, is most of what is rejected.
"""

from collections.abc import Iterator, Sequence

from onrecord.link.words.terms import noun_rows, stop_words, tokens
from onrecord.link.words.view import AGAINST, ASSERTING, Found, View, clip
from onrecord.records import Relation

NAMES_IT = "names whose claim it is about"
"""What the reason of such a link says, and no other."""

_NEAR = 3  # how many claims before and behind a claim, in the order of the text, may stand within it
_LEAD = 60
"""How many characters of a content may stand before the noun: "the long-standing claim by the union that"."""
_MOST_OF = 0.4  # which share of a content the claim within it has at least; a verdict may follow it: "is false"


def find_enclosed(view: View, views: Sequence[View], at: int, relation: Relation) -> Iterator[Found]:
    """The claim of somebody else that a claim names and repeats, to say that it is so, not so, or not known."""
    for other in views[max(0, at - _NEAR) : at + _NEAR + 1]:
        if other.inside is None or other.inside != view.attribution or not _is_named(view, other):
            continue
        if other.claim.source in (None, view.claim.source) or stop_words().issuperset(tokens(other.who)):
            continue
        if other.claim.stance in ASSERTING - AGAINST and other.end - other.start >= _MOST_OF * len(view.content):
            because = (
                f"“{clip(view.content)}” ({view.who}) {NAMES_IT}: {other.who} says so in “{clip(other.content)}”."
            )
            yield Found(view, other, relation, 0.95, because)


def _is_named(view: View, other: View) -> bool:
    """Whether a content begins by a noun for what another says: "the mayor's claim", not "the mayor said"."""
    noun = any(noun_rows().get(word) for word in tokens(other.cue))
    return noun and view.start <= other.cue_start <= view.start + _LEAD
