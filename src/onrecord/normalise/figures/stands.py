"""How the figures of a sentence stand to each other: what one was before, totals, and parts that add up.

Drafts and their figures come in, in order; the figures go out, an old value told as `revised_from`, a total as
`total`, and the parts of a whole with what happened to it. Parts are told by arithmetic alone: two figures or more
without an event of their own that make up the whole before them.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Bound, Change, Figure

_MOST_PARTS = 8
_FAR = 30  # tokens between two figures of one list, at most
_EARLIER = word_set("figures", "earlier")
_LEADS = _EARLIER | {"from", "not"}
_LEVELS = word_set("figures", "levels_stands")


def relate_figures(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures with how each stands to the one before it in its sentence, and parts with their whole's event."""
    out = list(figures)
    for i, draft in enumerate(drafts):
        if out[i].change is None and i and _is_old(scan, drafts[i - 1], draft):
            out[i] = replace(out[i], change=Change.REVISED_FROM)
        elif out[i].change is None and _is_total(scan, draft):
            out[i] = replace(out[i], change=Change.TOTAL)
    return _share_sums(scan, drafts, out)


def _is_old(scan: Scan, new: Draft, old: Draft) -> bool:
    """Whether a figure is what the one before it was: "to 17 from 12", "17, up from 12", "not 12 as first …"."""
    if old.start - new.end > _FAR or scan.words[old.start - 1] not in _LEADS:
        return False
    gap = scan.words[new.end : old.start]
    if "." in gap or BREAK in scan.kinds[new.end : old.start]:
        return False
    if gap[:1] == ["from"] and set(gap[1:]) <= _EARLIER:
        return scan.word(new.start - 1) == "to"
    if gap[-2:] in (["up", "from"], ["down", "from"]):
        return True
    led = gap[-1:] == ["not"] and scan.word(old.noun_end) == "as"
    return led and scan.word(old.noun_end + 1) in word_set("figures", "before")


def _is_total(scan: Scan, draft: Draft) -> bool:
    """Whether words tell that a figure is all there is: "brings the total to 40", "12 people in all"."""
    words = scan.words
    if scan.word(draft.noun_end) == "in" and words[draft.noun_end + 1] in ("all", "total"):
        return True
    last = scan.word(draft.start - 1)
    if last != "," and last not in _LEVELS:
        return False
    before = words[max(0, draft.start - 8) : draft.start]
    if before[-3:] in (["in", "all", ","], ["in", "total", ","]):
        return True
    ends = [at for at, word in enumerate(before) if word in (".", ",", ";", "\n")]
    clause = before[ends[-1] + 1 :] if ends else before
    return last in _LEVELS and ("total" in clause or "totals" in clause)


def _share_sums(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures; those that make up the whole before them have its event: "12 died: seven women and five men"."""
    out = list(figures)
    for i, whole in enumerate(figures[:-2]):
        if whole.event is None or figures[i + 1].event is not None or not whole.high or not _is_plain(whole):
            continue
        parts = _parts_of(scan, drafts, out, i)
        for at in parts:
            out[at] = replace(out[at], event=whole.event, counts=out[at].counts or whole.counts)
    return out


def _parts_of(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], whole: int) -> range:
    """The indexes of the figures right behind a whole that sum to it, two at the least; none where they do not."""
    left = figures[whole].high or 0
    for at in range(whole + 1, min(len(figures), whole + 1 + _MOST_PARTS)):
        between = scan.words[drafts[at - 1].end : drafts[at].start]
        apart = len(between) > _FAR or BREAK in scan.kinds[drafts[at - 1].end : drafts[at].start]
        if apart or not {".", "!", "?"}.isdisjoint(between) or figures[at].event is not None:
            break
        if not _is_plain(figures[at]) or (figures[at].high or 0) <= 0:
            break
        left -= figures[at].high or 0
        if left <= 0:
            return range(whole + 1, at + 1) if left == 0 and at > whole + 1 else range(0)
    return range(0)


def _is_plain(figure: Figure) -> bool:
    """Whether a figure is one whole number that counts something."""
    return figure.unit is None and figure.bound is Bound.EXACT and figure.high is not None and figure.high >= 0
