"""Claims that answer an earlier claim of their article without its noun: with a negation or a flat word.

The claims of an article come in, pairs with their reason go out. "That is a lie" answers what stands right before;
"this is not a good news story" negates words of an earlier claim; "we never fired on the convoy" denies the act
that an earlier claim tells of in words of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.link.denials.actors import other_actor
from onrecord.link.denials.deniable import states
from onrecord.link.denials.denied import Denied, describe, read_all_denied, says_no
from onrecord.link.denials.meeting import Meeting, because_denied, meet
from onrecord.link.inside.earlier import MOST_BACK, claims_before
from onrecord.link.words.terms import pattern, root, stop_words, tokens
from onrecord.link.words.view import AGAINST, CUED, NAMED, Found, View, clip
from onrecord.records import Relation

_NEGATED_WORDS = 5  # how many words after a negation are taken to be what it negates
_SHARED = 3  # how many content words in a row an earlier claim must share with what is negated


def find_answered(view: View, views: Sequence[View], at: int) -> tuple[Found, ...]:
    """What the claim right before says that a flat answer takes for untrue: "That is a lie", "no such order"."""
    if view.claim.stance in CUED and view.claim.stance not in AGAINST:
        return ()
    flat = pattern("denying", "flat").match(view.content)
    such = None if flat else _such(view)
    told = flat or such
    if told is None:
        return ()
    earlier = claims_before(views, at, as_denial=True)
    before = [other for other in earlier if other.claim.source != view.claim.source]
    if not before or view.sentence - before[0].last > 1:
        return ()
    other = before[0] if such is None else _called(such.group("noun") or such.group("thing"), before)
    relation = CUED.get(view.claim.stance, Relation.DISPUTES)
    because = (
        f"“{told.group(0).strip()}” in “{clip(view.claim.evidence.text)}” answers what {other.who} said right "
        f"before in “{clip(other.content)}”."
    )
    return (Found(view, other, relation, 0.8, because, by_place=such is not None),)


def _such(view: View) -> re.Match[str] | None:
    """A thing that a claim denies by "such": "gave no such order", or in a denial "that such advice was given"."""
    found = pattern("denying", "such").match(view.content)
    return found if found and (found["noun"] or view.claim.stance in AGAINST) else None


def _called(noun: str, before: Sequence[View]) -> View:
    """The nearest claim that has the word that "such" stands before, in two sentences; else the nearest of all."""
    near = [other for other in before if before[0].sentence - other.sentence <= 1]
    wanted = root(noun.lower())
    held = [o for o in near if wanted in o.stems] or [o for o in near if wanted in map(root, tokens(o.cue))]
    return next(iter(held), before[0])


def find_act_denied(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """The nearest claim that states in words of its own the act that is denied, best of whoever denies it."""
    against = view.claim.stance in AGAINST
    negated = says_no(view.content, view.cue)
    if not (negated or against):
        return
    for denied in read_all_denied(view.content, denies=not negated, denier=describe(view.who, "", view.role)):
        best = _best_told(denied, view, views, at, negated=negated)
        if best is not None:
            relation = CUED.get(view.claim.stance, Relation.DISPUTES)
            yield Found(view, best[0], relation, 0.75, because_denied(view, *best))
            return


def _best_told(
    denied: Denied, view: View, views: Sequence[View], at: int, *, negated: bool
) -> tuple[View, Meeting] | None:
    """The nearest claim before one that tells of what it denies, and how; one that names the doer goes first."""
    places = {root(word.lower()) for word in NAMED.findall(denied.words)}
    best: tuple[tuple[bool, int], View, Meeting] | None = None
    for other in claims_before(views, at, as_denial=True):
        if other.claim.source == view.claim.source:
            continue
        no = says_no(other.content, other.cue)
        met = meet(denied, other.content, other.cue, known=places, negative=no)
        if met is None or (negated and not met.names and not met.own):
            continue
        if other_actor(denied.words, view.who, other.content, other.who):
            continue
        if best is None or (bool(met.names), met.own) > best[0]:
            best = (bool(met.names), met.own), other, met
    return best[1:] if best else None


def find_negated(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """Earlier claims of others in the words that this one negates: "this is not a good news story"."""
    negation = pattern("marks", "negated").search(view.content)
    if negation is None or pattern("across", "not_stated").match(view.content):
        return
    no_deed = pattern("marks", "no_deed").match(view.content)
    if no_deed is not None:
        yield from _not_done(view, claims_before(views, at), root(no_deed.group("deed").lower()))
    words = tokens(view.content[negation.end() :])[:_NEGATED_WORDS]
    wanted = " ".join(_told(words))
    if wanted.count(" ") + 1 < _SHARED:
        return
    if not any(f" {wanted} " in _told_of(one.content) for one in views[max(0, at - MOST_BACK) : at]):
        return  # mostly none does, and to tell which claims can be meant takes longer
    for other in claims_before(views, at):
        known = other.claim.source is not None and other.claim.source != view.claim.source
        if not known or pattern("marks", "negated").search(other.content):
            continue
        told = set(wanted.split())
        if f" {wanted} " in _told_of(other.content) and states(
            other.content, other.cue, told, by=view.who, told=" ".join(words)
        ):
            yield Found(
                view,
                other,
                Relation.DISPUTES,
                0.75,
                f"“{clip(view.content)}” negates “{' '.join(words)}”, which {other.who} said in "
                f"“{clip(other.content)}”.",
            )


def _not_done(view: View, earlier: Sequence[View], deed: str) -> Iterator[Found]:
    """The accusation right before that one answers in the first person: "I did not lie"."""
    for other in earlier:
        if view.sentence - other.sentence > 1:
            return
        accuses = pattern("marks", "accused").search(other.cue)
        if accuses and deed in other.stems and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.content)}” answers “{accuses.group(0)}” of {other.who} in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.DENIES, 0.85, because)
            return


@lru_cache(maxsize=1024)
def _told_of(content: str) -> str:
    """The stems of a claim's content words, in order, with a blank before and after each."""
    return f" {' '.join(_told(tokens(content)))} "


def _told(words: Sequence[str]) -> list[str]:
    """The stems of the content words, in order."""
    dull = stop_words()
    return [root(word) for word in words if word not in dull]
