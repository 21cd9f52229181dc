"""Claims that say an earlier claim of their article again, to deny or confirm it: "denied capturing a soldier".

A claim and the claims that it can mean come in, pairs with their reason go out. The earlier claim shares the head
of what is denied and most of its words, or tells of the deed by whoever denies it, or is of what was not verified.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.link.denials.deniable import find_deed, refuses, states
from onrecord.link.denials.denied import negated_clause, says_no
from onrecord.link.inside.earlier import BACK_SENTENCES
from onrecord.link.words.terms import (
    counted_rows,
    has,
    head_of,
    pattern,
    root,
    stop_words,
    tokens,
    word_set,
    words_of_stems,
)
from onrecord.link.words.view import AGAINST, CUED, Found, View, clip, on_condition
from onrecord.records import Relation, Stance

_MOST_SAID = 0.75  # which share of the words of a confirmation an earlier claim has that shares no deed with it
_MANY = 5  # how many words are taken up that leave no doubt of what is confirmed
_BRIEF = 16  # up to so many words a claim says little more than what is taken up of it
_CASUALTIES = ("killed", "wounded")
_HAPPENED = re.compile(r"^\W*(?:that\s+|whether\s+)?the\s+(\w+)\b")


def find_restated(view: View, earlier: Sequence[View], relation: Relation) -> Iterator[Found]:
    """Earlier claims of others that say what this one denies or confirms, by its head and most of its words."""
    head = head_of(view.content)
    if head is not None and view.stems == {head} and relation is Relation.DENIES:
        yield from _deed_denied(view, earlier, head)
    if head is None or len(view.stems) < 2 or on_condition(view.claim.evidence.text, view.cue):
        return
    least = 2 if relation is Relation.DENIES else 3
    for other in earlier:
        if other.claim.source == view.claim.source or other.claim.stance in AGAINST:
            continue
        if relation is Relation.CONFIRMS and _is_confirmed(other):
            continue
        if other.start < view.end and view.start < other.end:
            continue
        if says_no(other.content, other.cue) and negated_clause(view.content) is None:
            continue
        shared = view.stems & other.stems
        if (
            head in shared
            and len(shared) >= least
            and len(shared) >= 0.6 * min(len(view.stems), len(other.stems))
            and _takes_up_deed(view, other, shared)
        ):
            common = sorted(words_of_stems(view.content, shared))
            yield Found(
                view,
                other,
                relation,
                round(0.6 + 0.3 * len(shared) / len(view.stems), 2),
                f"“{clip(view.cue)} {clip(view.content)}” takes up {', '.join(f'“{w}”' for w in common)} "
                f"of what {other.who} said in “{clip(other.content)}”.",
            )


def _is_confirmed(other: View) -> bool:
    """Whether a claim is a confirmation itself, or tells of one: no other one is of it."""
    return other.claim.stance is Stance.CONFIRMS or has("stated", "confirmed", other.content)


def _takes_up_deed(view: View, other: View, shared: frozenset[str]) -> bool:
    """Whether an earlier claim states what is taken up of it, and its deed where there is one."""
    deed, confirms = find_deed(view.content), view.claim.stance is Stance.CONFIRMS
    if refuses(view.cue, view.content):
        return False
    if confirms and deed not in shared and len(shared) < min(_MANY, _MOST_SAID * len(view.stems)):
        return False
    if shared == view.stems or (deed in shared and len(other.content.split()) <= _BRIEF):
        return True
    return states(other.content, other.cue, shared, by=view.who, told=view.content)


def _deed_denied(view: View, earlier: Sequence[View], deed: str) -> Iterator[Found]:
    """The nearest claim that tells of a deed by whoever denies it with no more words: "denied having fired"."""
    denier = view.speaker_names
    for other in earlier:
        if view.sentence - other.sentence > BACK_SENTENCES:
            return
        names = denier & set(tokens(other.content))
        if deed in other.stems and names and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.cue)} {clip(view.content)}” denies the deed that {other.who} told of “{min(names)}” "
                f"in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.DENIES, 0.8, because)
            return


def find_number(view: View, earlier: Sequence[View]) -> tuple[Found, ...]:
    """The nearest claim that gives the number which one denies as such: "the figure of 40 is invented"."""
    numbers = {(figure.low, figure.high) for figure in view.figures}
    if len(numbers) != 1 or not has("across", "the_figure", view.content):
        return ()
    for other in earlier:
        told = next((f for f in other.figures if {f.low, f.high} & set(*numbers) - {None}), None)
        if told is not None and other.claim.source != view.claim.source:
            because = f"“{clip(view.content)}” is about the number that {other.who} gave: “{told.span.text}”."
            return (Found(view, other, CUED[view.claim.stance], 0.9, because),)
    return ()


def find_uncounted(view: View, earlier: Sequence[View]) -> Iterator[Found]:
    """The nearest claim that gives the number that could not be verified: "how many had died", "the toll"."""
    asked = pattern("anaphor", "how_many").search(view.content)
    counted = _counted(view.content[asked.end() :]) if asked else frozenset()
    for other in earlier:
        if not counted or view.sentence - other.sentence > BACK_SENTENCES:
            return
        if other.figures and counted & _counted(other.content) and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.content)}” asks for a number, which {other.who} gave in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.CANNOT_VERIFY, 0.8, because)
            return


def _counted(text: str) -> frozenset[str]:
    """What a text may count: "casualties" are dead or hurt, "cows" are the root of their word."""
    every = [word for word in tokens(text) if word not in stop_words()]
    rows = {counted_rows().get(word) or root(word) for word in every if word not in word_set("people", "general")}
    return frozenset(rows | {row for word in every for row in _CASUALTIES if word.startswith("casualt")})


def find_named_again(view: View, earlier: Sequence[View]) -> Iterator[Found]:
    """The nearest claim that speaks of what could not be verified: "… that the meeting took place"."""
    named = _HAPPENED.match(view.content.lower())
    if named is None or named.group(1) in stop_words():
        return
    wanted = root(named.group(1))
    for other in earlier:
        if view.sentence - other.sentence > BACK_SENTENCES // 2:
            return
        if wanted in other.stems and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.content)}” names the “{named.group(1)}” of which {other.who} speaks "
                f"in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.CANNOT_VERIFY, 0.75, because)
            return
