"""What figures take from their neighbours in the sentence: the thing counted, and what happened to it.

"Three of the twelve lanes", "four died and two were hurt", "one teacher and 16 pupils were infected", "12 people
died, bringing the total to 40, including 8 children": the words stand once, the figures share them. Drafts and
their figures come in, in order; the figures go out with what they share filled in.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.earlier import take_over
from onrecord.normalise.figures.event_words import is_adverb
from onrecord.normalise.figures.events import event_before
from onrecord.normalise.figures.gaps import (
    AND,
    VERBS,
    WHOLE,
    acts,
    gap_between,
    is_former,
    is_in_word,
    is_left_out,
    leads_to_part,
    lists,
)
from onrecord.normalise.figures.lexicon import EVENTS, NO_EVENTS
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Figure

_BARE = frozenset("killed wounded missing".split())


def share_words(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures, each with what its neighbours say for it."""
    out = _share_events(scan, drafts, figures)
    part = False
    for i, draft in enumerate(drafts):
        listed = part and lists(scan, drafts[i - 1], out[i - 1], draft)
        part = i > 0 and (leads_to_part(gap_between(scan, drafts[i - 1], draft)) or listed)
        alone = acts(scan, draft) or is_left_out(scan, draft) or is_in_word(scan, draft)
        if out[i].event is None and out[i].unit is None and not alone:
            event = out[i - 1].event if listed else _event_before(scan, drafts, out, i)
            out[i] = replace(out[i], event=event) if event else out[i]
    for i in range(len(out) - 1):
        out[i], out[i + 1] = _share_between(scan, drafts[i : i + 2], out[i], out[i + 1])
    out = _in_brackets(scan, drafts, out)
    for i in range(len(out)):
        out[i] = _with_people(scan, drafts[i], take_over(scan, drafts, out, i))
    return [_plain_sense(figure) for figure in out]


def _share_between(scan: Scan, pair: Sequence[Draft], one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Two figures in a row, each with what the words between them say: a part, a share, what was before."""
    first, second = pair
    gap = gap_between(scan, first, second)
    if gap[:2] == ["out", "of"]:
        gap = gap[1:]  # "67 out of the 70 tests"
    if gap and gap[0] == "of" and (gap[-1] == "s" or all(word in WHOLE for word in gap[1:])):
        part = replace(one, counts=None) if gap[-1] == "s" else one
        return _part_of(scan, part, other, second.start)
    if gap[-2:] == ["compared", "with"] and one.unit == other.unit == "percent":
        return one, replace(other, counts=other.counts or one.counts)
    if is_former(gap) and other.unit is None and second.number == second.start:
        return one, replace(other, event=one.event)
    return one, other


def _in_brackets(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures; parts in brackets have what happened to the whole: "eight people (three guards and a clerk)"."""
    out, event = list(figures), None
    for i in range(len(out) - 1):
        between = scan.words[drafts[i].noun_end : drafts[i + 1].start]
        if between == ["("]:
            event = out[i].event
        elif between not in AND:
            event = None
        if event and out[i + 1].event is None and not acts(scan, drafts[i + 1]):
            out[i + 1] = replace(out[i + 1], event=event)
    return out


def _plain_sense(figure: Figure) -> Figure:
    """The figure, without an event that means another thing of what it counts: "saved two penalties"."""
    if figure.event is None or figure.counts is None:
        return figure
    other = figure.counts.split()[-1].lower() in NO_EVENTS.get(figure.event, ())
    return replace(figure, event=None) if other else figure


def _event_before(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> str | None:
    """The event word before a figure; a part has that of its whole: "detained 500, including 41 minors"."""
    if i and leads_to_part(gap_between(scan, drafts[i - 1], drafts[i])) and figures[i - 1].event:
        return figures[i - 1].event
    return event_before(scan, drafts[i].start, bare=figures[i].counts is None)


def _share_events(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of lists with one verb: "one cook and 16 pupils fell ill", "killed six priests and two women"."""
    out = list(figures)
    led = [draft.led for draft in drafts]
    for i in range(len(out) - 2, -1, -1):
        after = out[i + 1].event if not led[i + 1] else None
        if after and _takes_event(out[i]) and lists(scan, drafts[i], out[i], drafts[i + 1]):
            out[i] = replace(out[i], event=after)
    for i in range(len(out) - 1):
        bare = out[i + 1].event is None and out[i + 1].unit is None and out[i + 1].counts is not None
        if led[i] and bare and lists(scan, drafts[i], out[i], drafts[i + 1]) and not acts(scan, drafts[i + 1]):
            out[i + 1], led[i + 1] = replace(out[i + 1], event=out[i].event), True
    return out


def _takes_event(figure: Figure) -> bool:
    """Whether a figure has no event but the one its people are called by: "25 protesters and a guard were hurt"."""
    noun = (figure.counts or "").lower().split()[-1:]
    called = bool(noun) and word_set("figures", "people").issuperset(noun)
    return figure.event is None or (called and EVENTS.get(noun[0]) == figure.event)


def _part_of(scan: Scan, part: Figure, whole: Figure, at: int) -> tuple[Figure, Figure]:
    """A part and its whole: both count the same, and what happened happened to the part."""
    if whole.counts is None:
        return part, whole
    before = whole.event is not None and scan.words[at - 1] in WHOLE
    return (
        replace(part, counts=part.counts or whole.counts, event=part.event or whole.event),
        replace(whole, event=None) if before and part.unit is None else whole,
    )


def _with_people(scan: Scan, draft: Draft, figure: Figure) -> Figure:
    """A bare number of the killed, wounded or missing counts people: "killing three", "27 wounded"."""
    if figure.counts is not None or figure.unit is not None or figure.event not in _BARE or draft.sort == "share":
        return figure
    before = scan.word(draft.start - 1)
    after = next((word for word in scan.words[draft.end : draft.end + 2] if not is_adverb(word)), "")
    active = before in EVENTS and before not in word_set("figures", "tolls")
    befell = any(word in EVENTS for word in scan.words[draft.end + 1 : draft.end + 3])
    passive = draft.sort != "zero" and after in VERBS and befell
    return replace(figure, counts="people") if active or passive or after in EVENTS else figure
