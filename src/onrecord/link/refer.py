"""Claims that point at earlier claims of the same article: denials, disclaimers, confirmations.

A view of every claim comes in, in the order of the text; pairs with their reason go out. Two ways of pointing are
read. By a word: "denied these reports", "could not verify the claim"; the nearest earlier claims of others are
meant, preferably ones whose words echo the noun. By saying it again: "denied capturing a soldier"; then the
earlier claim must share the head of what is denied and most of its words. Nothing else links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.actors import other_actor
from onrecord.link.deniable import find_deed, refuses, states
from onrecord.link.denied import (
    Denied,
    Meeting,
    because_denied,
    describe,
    meet,
    negated_clause,
    read_all_denied,
    says_no,
)
from onrecord.link.pointers import SHORT, Pointer, find_pointer
from onrecord.link.siding import deniable_by
from onrecord.link.targets import echo_word, find_targets
from onrecord.link.terms import (
    generic_rows,
    pattern,
    root,
    stems,
    stop_words,
    tokens,
    word_set,
    words_of_stems,
)
from onrecord.link.view import ASSERTING, View, clip
from onrecord.records import Relation, Stance

_RELATIONS = {
    Stance.DENIES: Relation.DENIES,
    Stance.DISPUTES: Relation.DISPUTES,
    Stance.CONFIRMS: Relation.CONFIRMS,
    Stance.CANNOT_VERIFY: Relation.CANNOT_VERIFY,
    Stance.RETRACTS: Relation.RETRACTS,
}
_BACK_SENTENCES = 6
"""How many sentences back a word like "these claims" reaches."""
_MOST = 60
"""How many earlier claims are looked at for one pointer; it keeps the work linear."""
_AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES})
"""Stances that answer a statement; one of them does not answer another."""
_MOST_OF = 0.3  # the share of a content that an inner claim has at least when it is what is meant
_MOST_SAID = 0.75
"""Which share of the words of a confirmation an earlier claim has that shares no deed with it."""
_MANY = 5
"""How many words are taken up that leave no doubt of what is confirmed."""
_BRIEF = 16
"""Up to so many words a claim says little more than what is taken up of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pair of claims with the relation of the later to the earlier, its score and its reason."""

    later: View
    earlier: View
    relation: Relation
    score: float
    because: str


def find_references(views: Sequence[View]) -> Iterator[Found]:
    """Every pair that a pointing or restating claim makes, in the order of the text."""
    for at, view in enumerate(views):
        if view.own_voice or _doubled(views, at):
            continue
        found = list(_references(view, views, at))
        yield from found or _answered(view, views, at) or _act_denied(view, views, at)


def _references(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """What a claim points at or says again."""
    relation = _RELATIONS.get(view.claim.stance)
    if relation is None:
        yield from _negated(view, views, at)
        return
    earlier = _earlier(views, at)
    pointer = find_pointer(view)
    if pointer is not None:
        yield from _pointed(view, earlier, pointer, relation)
    elif relation is Relation.CANNOT_VERIFY:
        yield from _named_again(view, earlier)
    elif relation in (Relation.DENIES, Relation.CONFIRMS):
        yield from _restated(view, earlier, relation)


def _answered(view: View, views: Sequence[View], at: int) -> tuple[Found, ...]:
    """What the claim right before says that a flat answer takes for untrue: "That is a lie", "no such order"."""
    if view.claim.stance in _RELATIONS and view.claim.stance not in _AGAINST:
        return ()
    flat = pattern("denying", "flat").match(view.content)
    if flat is None:
        return ()
    before = [other for other in _earlier(views, at, as_denial=True) if other.claim.source != view.claim.source]
    if not before or view.sentence - before[0].last > 1:
        return ()
    relation = _RELATIONS.get(view.claim.stance, Relation.DISPUTES)
    because = (
        f"“{flat.group(0).strip()}” in “{clip(view.claim.evidence.text)}” answers what {before[0].who} says right "
        f"before in “{clip(before[0].content)}”."
    )
    return (Found(view, before[0], relation, 0.8, because),)


def _act_denied(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """The nearest claim that states in words of its own the act that is denied, best of whoever denies it."""
    against = view.claim.stance in _AGAINST
    negated = says_no(view.content, view.cue)
    if not (negated or against):
        return
    for denied in read_all_denied(view.content, denies=not negated, denier=describe(view.who, "", view.role)):
        best = _best_told(denied, view, views, at, negated=negated)
        if best is not None:
            relation = _RELATIONS.get(view.claim.stance, Relation.DISPUTES)
            yield Found(view, best[0], relation, 0.75, because_denied(view, *best))
            return


def _best_told(
    denied: Denied, view: View, views: Sequence[View], at: int, *, negated: bool
) -> tuple[View, Meeting] | None:
    """The nearest claim before one that tells of what it denies, and how; one that names the doer goes first."""
    places = {root(word.lower()) for word in _NAMED.findall(denied.words)}
    best: tuple[tuple[bool, int], View, Meeting] | None = None
    for other in _earlier(views, at, as_denial=True):
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


def _doubled(views: Sequence[View], at: int) -> bool:
    """Whether a claim without a source only takes up the words of a like claim around it."""
    view = views[at]
    beside = views[max(0, at - 3) : at + 4] if view.claim.source is None else ()
    return any(
        other is not view
        and other.claim.stance is view.claim.stance
        and other.start <= view.start
        and view.end <= other.end
        for other in beside
    )


def _earlier(views: Sequence[View], at: int, *, as_denial: bool = False) -> list[View]:
    """The asserting claims before one, the nearest first; its own words and what encloses it left out.

    Args:
        views: all claims of the article.
        at: the place of the claim.
        as_denial: whether it denies something, whatever its stance.
    """
    view = views[at]
    against = as_denial or view.claim.stance in _AGAINST
    out = []
    for other in reversed(views[max(0, at - _MOST) : at]):
        if other.claim.stance not in ASSERTING or other.attribution == view.inside:
            continue
        if other.own_voice or other.by_nobody:
            continue
        if against and (other.claim.stance in _AGAINST or not deniable_by(view, other)):
            continue
        if other.claim.source is None and len(other.content.split()) < SHORT:
            continue
        if len(other.content.split()) <= SHORT and find_pointer(other) is not None:
            continue
        if view.inside is None and other.inside == view.attribution:
            continue
        out.append(other)
    around = {one.attribution: one for one in out}
    out = [one for one in out if (outer := around.get(one.inside)) is None or _fills(outer, one)]
    if view.claim.stance is Stance.CANNOT_VERIFY:
        return out
    return [one for one in out if not any(_holds(one, other) for other in out)]


def _admits(view: View) -> bool:
    """Whether a claim admits something, which nobody else rejects as a claim."""
    return pattern("marks", "admits").search(view.cue) is not None


def _holds(outer: View, inner: View) -> bool:
    """Whether another's claim makes up most of the words of a claim: what is meant is then the inner one."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
        and _fills(outer, inner)
        and outer.claim.source != inner.claim.source
    )


def _fills(outer: View, inner: View) -> bool:
    """Whether an inner claim is most of what the outer one says; a small part of it is not what is meant."""
    return inner.end - inner.start >= _MOST_OF * len(outer.content)


def _pointed(view: View, earlier: Sequence[View], pointer: Pointer, relation: Relation) -> Iterator[Found]:
    near = [other for other in earlier if 0 <= view.sentence - other.sentence <= _BACK_SENTENCES]
    told = stems(pattern("anaphor", "aside").sub("", pointer.spelled))
    if told and pointer.row != "figure":
        near = [other for other in near if len(told & other.stems) >= max(2, 0.5 * len(told))]
    far = all(view.sentence - other.last > 1 for other in near)
    if far and view.claim.stance in _AGAINST and pointer.row in generic_rows():
        about = [other for other in near if _speaker_names(view) & set(tokens(other.content))]
        near = about or near
    targets, echo = find_targets(view, near, pointer)
    if view.claim.stance in _AGAINST:
        targets = [target for target in targets if not _admits(target)]
    for target in targets:
        word = echo_word(target, pointer.row) if echo and not pointer.owner else None
        how = f"“{word}” there echoes them" if word else "nobody else's claim stands between"
        how = f"that is {pointer.owner}" if pointer.owner else how
        yield Found(
            view,
            target,
            relation,
            0.92 if echo or len(targets) > 1 else 0.85,
            f"“{pointer.words}” in “{clip(view.claim.evidence.text)}” points back to what {target.who} "
            f"says in “{clip(target.content)}”; {how}.",
        )


def _restated(view: View, earlier: Sequence[View], relation: Relation) -> Iterator[Found]:
    """Earlier claims of others that say what this one denies or confirms, by its head and most of its words."""
    head = _head(view)
    if head is not None and view.stems == {head} and relation is Relation.DENIES:
        yield from _deed_denied(view, earlier, head)
    if head is None or len(view.stems) < 2:
        return
    least = 2 if relation is Relation.DENIES else 3
    for other in earlier:
        if other.claim.source == view.claim.source or other.claim.stance in (Stance.DENIES, Stance.DISPUTES):
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
                f"of what {other.who} says in “{clip(other.content)}”.",
            )


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


def _speaker_names(view: View) -> set[str]:
    """The names of whoever speaks, in small letters."""
    return {word.lower() for word in _NAMED.findall(view.speaker)} - stop_words()


_NAMED = re.compile(r"\b[A-Z][\w-]{2,}")


def _deed_denied(view: View, earlier: Sequence[View], deed: str) -> Iterator[Found]:
    """The nearest claim that tells of a deed by whoever denies it with no more words: "denied having fired"."""
    denier = _speaker_names(view)
    for other in earlier:
        if view.sentence - other.sentence > _BACK_SENTENCES:
            return
        names = denier & set(tokens(other.content))
        if deed in other.stems and names and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.cue)} {clip(view.content)}” denies the deed that {other.who} tells of “{min(names)}” "
                f"in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.DENIES, 0.8, because)
            return


_HAPPENED = re.compile(r"^\W*(?:that\s+|whether\s+)?the\s+(\w+)\b")


def _named_again(view: View, earlier: Sequence[View]) -> Iterator[Found]:
    """The nearest claim that speaks of what could not be verified: "… that the meeting took place"."""
    named = _HAPPENED.match(view.content.lower())
    if named is None or named.group(1) in stop_words():
        return
    wanted = root(named.group(1))
    for other in earlier:
        if view.sentence - other.sentence > _BACK_SENTENCES // 2:
            return
        if wanted in other.stems and other.claim.source != view.claim.source:
            because = (
                f"“{clip(view.content)}” names the “{named.group(1)}” of which {other.who} speaks "
                f"in “{clip(other.content)}”."
            )
            yield Found(view, other, Relation.CANNOT_VERIFY, 0.75, because)
            return


_NEGATED_WORDS = 5
"""How many words after a negation are taken to be what it negates."""
_SHARED = 3
"""How many content words in a row an earlier claim must share with what is negated."""


def _negated(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """Earlier claims of others in the words that this one negates: "this is not a good news story"."""
    negation = pattern("marks", "negated").search(view.content)
    if negation is None or pattern("across", "not_stated").match(view.content):
        return
    no_deed = pattern("marks", "no_deed").match(view.content)
    if no_deed is not None:
        yield from _not_done(view, _earlier(views, at), root(no_deed.group("deed").lower()))
    words = tokens(view.content[negation.end() :])[:_NEGATED_WORDS]
    wanted = " ".join(_told(words))
    if wanted.count(" ") + 1 < _SHARED:
        return
    if not any(f" {wanted} " in _told_of(one.content) for one in views[max(0, at - _MOST) : at]):
        return  # mostly none does, and to tell which claims can be meant takes longer
    for other in _earlier(views, at):
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
                f"“{clip(view.content)}” negates “{' '.join(words)}”, which {other.who} says in "
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
    return [root(word) for word in words if word not in stop_words()]


def _head(view: View) -> str | None:
    """The stem of the first content word of what is denied: "capturing an Israeli soldier" → captur."""
    for word in tokens(view.content):
        if word not in stop_words() and word not in word_set("light", "words") and not word[0].isdigit():
            return root(word)
    return None
