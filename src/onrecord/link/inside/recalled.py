"""What a denial is about where it is told right behind it, as said before: "X denied closing it. Y had said …".

A report that begins with a denial tells behind it, in the past perfect, what was denied; in any other tense what
follows goes on with the news. Who says no more than that something was not so denies what stands behind it only
where that accuses somebody, or takes up a word of it.
"""

from collections.abc import Sequence

from onrecord.link.answering.judging import may_answer
from onrecord.link.denials.denied import says_no
from onrecord.link.inside.pointers import states_nothing
from onrecord.link.inside.siding import deniable_by
from onrecord.link.words.terms import has, tokens
from onrecord.link.words.view import AGAINST, ASSERTING, CUED, Found, View, clip
from onrecord.records import Relation, Stance

_AHEAD = 6  # how many claims behind a denial are looked at: its own speaker may go on, and claims stand in claims


_LEAST = 2
"""How many content words a claim has at least that tells what was said: not "which Ms Kolt had also said"."""


def find_recalled(view: View, views: Sequence[View], at: int) -> tuple[Found, ...]:
    """The claim of somebody else that is told right behind a denial as said before it."""
    negates = says_no(view.content, view.cue)
    if not negates and view.claim.stance is not Stance.DENIES and not _denies_by_cue(view):
        return ()
    other = _first_of_others(view, views[at + 1 : at + 1 + _AHEAD])
    if other is None or not _can_be_meant(view, other):
        return ()
    shares = bool(view.stems & other.stems)
    if not shares and ((negates and not _denies_by_cue(view)) or _puts_a_number(other)):
        return ()
    words = clip(f"{view.cue} {view.content}".strip())
    because = (
        f"“{words}” ({view.who}) answers what {other.who} is told right behind it to have said before "
        f"(“{clip(other.cue)}”): “{clip(other.content)}”."
    )
    return (Found(view, other, CUED.get(view.claim.stance, Relation.DISPUTES), 0.75, because),)


def _puts_a_number(view: View) -> bool:
    """Whether a claim recalls a number that was put on something, which is news of its own: "had put it at 55"."""
    return "put" in tokens(view.cue)


def _denies_by_cue(view: View) -> bool:
    """Whether the cue of a claim says that it denies a statement, and not its words alone."""
    against = view.claim.stance in AGAINST and has("answering", "denies", view.cue)
    return against and may_answer(view.claim.stance, view.content, view.cue) is not None


def _first_of_others(view: View, behind: Sequence[View]) -> View | None:
    """The first claim of somebody else whose words of saying stand behind a claim, in its sentence or the next."""
    for other in behind:
        if other.sentence > view.last + 1:
            return None
        if other.cue_start >= view.end and other.inside != view.attribution and other.who != view.who:
            return other
    return None


def _can_be_meant(view: View, other: View) -> bool:
    """Whether a claim tells as said before what whoever denies may deny, and does so in a clause of its own."""
    if not has("background", "cue", other.cue) or (other.sentence > view.last and _is_aside(other)):
        return False
    stated = other.claim.stance in ASSERTING - AGAINST and not (other.own_voice or other.by_nobody)
    return stated and len(other.stems) >= _LEAST and not states_nothing(other) and deniable_by(view, other)


def _is_aside(view: View) -> bool:
    """Whether a claim is told beside another of its sentence: "Ms Kolt, who had blamed the army, said …"."""
    before = view.claim.evidence.text[: max(0, view.cue_start - view.claim.evidence.start)]
    return has("background", "aside", before)
