"""Claims that point at earlier claims of the same article: denials, disclaimers, confirmations.

A view of every claim comes in, in the order of the text; pairs with their reason go out. Two ways of pointing are
read. By a word: "denied these reports", "could not verify the claim"; the nearest earlier claims of others are
meant, preferably ones whose words echo the noun. By saying it again or negating it: see `restating`, `negating`
and `enclosed`. Nothing else links.
"""

from collections.abc import Iterator, Sequence

from onrecord.link.inside.earlier import BACK_SENTENCES, claims_before
from onrecord.link.inside.enclosed import find_enclosed
from onrecord.link.inside.negating import find_act_denied, find_answered, find_negated
from onrecord.link.inside.pointers import Pointer, find_pointer
from onrecord.link.inside.recalled import find_recalled
from onrecord.link.inside.restating import find_named_again, find_number, find_restated, find_uncounted
from onrecord.link.inside.targets import echo_word, find_targets
from onrecord.link.words.terms import has, pattern, stems, tokens, word_set
from onrecord.link.words.view import AGAINST, CUED, Found, View, clip
from onrecord.records import Relation


def find_references(views: Sequence[View]) -> Iterator[Found]:
    """Every pair that a pointing or restating claim makes, in the order of the text."""
    for at, view in enumerate(views):
        if view.own_voice or is_doubled(views, at):
            continue
        found = list(_references(view, views, at))
        found = found or [*find_answered(view, views, at)] or [*find_act_denied(view, views, at)]
        yield from found or find_recalled(view, views, at)


def _references(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """What a claim points at or says again."""
    relation = CUED.get(view.claim.stance)
    if relation is None:
        yield from find_negated(view, views, at)
        return
    if relation is not Relation.RETRACTS:
        yield from find_enclosed(view, views, at, relation)
    earlier = claims_before(views, at)
    pointer = find_pointer(view)
    uncounted = tuple(find_uncounted(view, earlier)) if relation is Relation.CANNOT_VERIFY else ()
    if uncounted:
        yield from uncounted
    elif pointer is not None:
        yield from _pointed(view, earlier, pointer, relation)
    elif view.claim.stance in AGAINST and (told := find_number(view, earlier)):
        yield from told
    elif relation is Relation.CANNOT_VERIFY:
        yield from find_named_again(view, earlier)
    elif relation in (Relation.DENIES, Relation.CONFIRMS):
        yield from find_restated(view, earlier, relation)


def is_doubled(views: Sequence[View], at: int) -> bool:
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


def _pointed(view: View, earlier: Sequence[View], pointer: Pointer, relation: Relation) -> Iterator[Found]:
    near = [other for other in earlier if 0 <= view.sentence - other.sentence <= BACK_SENTENCES]
    told = stems(pattern("anaphor", "aside").sub("", pointer.spelled))
    if told and pointer.row != "figure":
        near = [other for other in near if len(told & other.stems) >= max(2, 0.5 * len(told))]
    far = all(view.sentence - other.last > 1 for other in near)
    if far and view.claim.stance in AGAINST and pointer.row in word_set("generic", "rows"):
        about = [other for other in near if view.speaker_names & set(tokens(other.content))]
        near = about or near
    targets, echo = find_targets(view, near, pointer)
    if view.claim.stance in AGAINST:
        targets = [target for target in targets if not has("marks", "admits", target.cue)]
    for target in targets:
        word = echo_word(target, pointer.row) if echo and not pointer.owner else None
        how = f"“{word}” there echoes them" if word else "nobody else's claim stands between"
        how = f"“{pointer.owner}” fits it" if pointer.owner else how
        yield Found(
            view,
            target,
            relation,
            0.92 if echo or len(targets) > 1 else 0.85,
            f"“{pointer.words}” in “{clip(view.claim.evidence.text)}” points back to what {target.who} "
            f"said in “{clip(target.content)}”; {how}.",
            by_place=not (word or pointer.tells_whose),
        )
