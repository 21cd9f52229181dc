"""Claims of one article that an answer is likely about where no rule tells it.

Views come in with what the network reads of them; pairs with their reason go out. To weigh a pair takes as long as
to link an article. So only claims that deny something or could not verify it by their cue are weighed, where no
rule leads them anywhere, against the three around them that look most like what is meant, by a sum of plain marks.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.link.answering.encoding import Side
from onrecord.link.answering.grounds import because_likely, names_speaker
from onrecord.link.answering.judging import can_be_meant, judge, may_answer
from onrecord.link.answering.network import weigh
from onrecord.link.inside.earlier import claims_before
from onrecord.link.inside.refer import is_doubled
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import fold, tokens
from onrecord.link.words.view import AGAINST, ASSERTING, Found, View

_BACK, _AHEAD = 8, 2  # how many sentences before an answer, or behind it, what it is about may stand
_OF_ANSWER, _OF_ARTICLE, _LEAST = 3, 6, -2.5
"""Against how many claims an answer is weighed at most, how many pairs of an article, and how much they must look
like one."""
_MARKS = {
    "any": -2.7,
    "names": 1.9,
    "is named": 0.9,
    "one word": 1.6,
    "more words": 1.4,
    "near": 1.1,
    "behind": -2.6,
}
_APART = (0.9, 1.6, 0.3, 0.3, 0.0)
"""How much a pair looks like an answer and what it is about: by its marks, and by how many sentences lie between.

The logarithm of the odds on 552 of the stories in `training/answers`, November 2026.
"""
_PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?denied\b(?!\s+by\b)")
_NEAR = 20  # within how many letters of the beginning of a cue its verb begins and ends


def find_weighed(views: Sequence[View], sides: Mapping[str, Side], answered: Collection[str]) -> Iterator[Found]:
    """Every pair of an answer and a claim that is likely enough, in the order of the answers.

    `sides` holds what the network reads of each claim, by its id; those `answered` answer something by rule.
    """
    left = _OF_ARTICLE
    for at, view in enumerate(views):
        if not left:
            return
        claim = view.claim
        if claim.source is None or view.by_nobody or claim.id in answered or is_doubled(views, at):
            continue
        relation = may_answer(claim.stance, view.content, view.cue)
        if relation is None or _is_refused(view):
            continue
        for other in _worth_weighing(view, views, at)[:left]:
            left -= 1
            chances = weigh(sides[claim.id], sides[other.claim.id])
            named = not view.speaker_names.isdisjoint(map(fold, tokens(other.content)))
            score = None if chances is None else judge(relation, chances, named=named)
            if score is not None:
                because = because_likely(view, other, _near(view, other))
                yield Found(view, other, relation, score, because, weighed=True)


def _worth_weighing(view: View, views: Sequence[View], at: int) -> list[View]:
    """The claims around an answer that look most like what it is about, the likeliest first."""
    around = [*claims_before(views, at, as_denial=True), *_told_behind(view, views, at)]
    looks = [(_look(view, other), other) for other in around if _fits(view, other)]
    fitting = sorted((look for look in looks if look[0] >= _LEAST), key=lambda look: (-look[0], -look[1].start))
    return [other for _, other in fitting[:_OF_ANSWER]]


def _look(view: View, other: View) -> float:
    """How much a pair looks like an answer and what it is about."""
    shared = len(view.stems & other.stems)
    marks = {
        "any": True,
        "names": names_speaker(other.content, view),
        "is named": names_speaker(f"{view.cue} {view.content}", other),
        "one word": shared == 1,
        "more words": shared > 1,
        "behind": other.start > view.start,
    }
    apart = _APART[min(abs(view.sentence - other.sentence), len(_APART) - 1)]
    near = _MARKS["near"] * overlap(view.content, other.content)
    return apart + near + sum(_MARKS[name] for name, held in marks.items() if held)


def _fits(view: View, other: View) -> bool:
    """Whether a claim is another's, near, states something, and neither tells of the answer nor is told in it."""
    return (
        view.sentence - other.last <= _BACK
        and (other.claim.source != view.claim.source or other.claim.source is None)
        and other.who != view.who
        and can_be_meant(other.content)
        and not (other.start <= view.start and view.end <= other.end)
        and not (view.start <= other.start and other.end <= view.end)
    )


def _is_refused(view: View) -> bool:
    """Whether somebody is denied a thing: "the county was denied shipments"."""
    text, at = view.claim.evidence.text, view.cue_start - view.claim.evidence.start
    start = max(0, at - _NEAR)
    return any(found.end() > at for found in _PASSIVE.finditer(text, start, at + _NEAR))


def _told_behind(view: View, views: Sequence[View], at: int) -> list[View]:
    """The asserting claims of the next sentences: "X denied a report of talks. Y had said that …"."""
    return [
        other
        for other in views[at + 1 : at + 1 + 4 * _AHEAD]
        if 0 <= other.sentence - view.sentence <= _AHEAD
        and other.claim.stance in ASSERTING
        and other.claim.stance not in AGAINST
        and not (other.own_voice or other.by_nobody)
        and other.inside != view.attribution
    ]


def _near(view: View, other: View) -> str:
    """How near two claims of an article stand."""
    gap = view.sentence - other.sentence
    if gap == 0:
        return "both stand in one sentence"
    if abs(gap) == 1:
        return f"it stands in the sentence {'before' if gap > 0 else 'behind'}"
    return f"it stands {abs(gap)} sentences {'before' if gap > 0 else 'behind'}"
