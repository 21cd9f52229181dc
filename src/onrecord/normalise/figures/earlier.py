"""What a figure takes over from those before it: the thing counted, and what happened to it.

"Three died on Friday and five on Saturday", "61 percent of voters backed her, and 30 percent did not", "brings the
toll to 40": a figure, its draft and all before it come in; the figure goes out with the noun and the event that the
words around it leave to the others.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.figures.counted import find_counted, is_of_them
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.gaps import ENDS, gap_between, is_in_word, is_left_out, is_verb_at, leads_to_part
from onrecord.normalise.figures.lexicon import EVENTS
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Change, Figure

_FAR_BACK = 40  # tokens back to the figure of the sentence before
_TOTALS = word_set("figures", "totals")
_SAME = word_set("figures", "same")
_TURNS = word_set("figures", "turns")
_SMALL = word_set("figures", "small_earlier")
_OF_PEOPLE = frozenset(
    "killed wounded displaced fled arrested abducted charged infected employed laid_off mobilised protested".split()
)
_OPENERS = word_set("figures", "openers")
_LEVELS = word_set("figures", "levels_earlier")
_NUMBERED = word_set("figures", "numbered")
_CLAUSE = frozenset(". ; : ? !".split())


def take_over(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> Figure:
    """A figure with the noun, or the event, of the figures before it in its sentence."""
    figure, draft = figures[i], drafts[i]
    if figure.counts is None and figure.unit is None:
        counts = _number_of(scan, draft) or _collective(scan, draft)
        figure = replace(figure, counts=counts) if counts else figure
        figure = _named_after(scan, draft, figure)
    if figure.counts is None and _is_share(draft, figure):
        before = next((k for k in range(i - 1, max(-1, i - 3), -1) if _is_share(drafts[k], figures[k])), None)
        if before is not None and _is_rest(scan, drafts[before], draft):
            return replace(figure, counts=figures[before].counts)
    if figure.unit is not None or i == 0:
        return figure
    if draft.sort == "zero" and scan.words[draft.end - 1] in ("one", "nobody"):
        return figure
    if figure.counts is None and (people := _people_before(scan, drafts, figures, i)):
        return replace(figure, counts=people)
    gap = gap_between(scan, drafts[i - 1], draft)
    last = _last_counted(scan, drafts, figures, i)
    lead = set(scan.words[max(0, draft.start - 4) : draft.start])
    total = bool(_TOTALS & lead)
    if (
        figure.event is None
        and not is_left_out(scan, draft)
        and gap
        and figures[i - 1].unit is None
        and (total or leads_to_part(gap) or is_of_them(scan.words, draft.end))
    ):
        figure = replace(figure, event=figures[i - 1].event)
    if figure.counts is not None or last is None or last.unit is not None or (total and not _SAME & lead):
        return figure
    if draft.sort != "share" and draft.low != int(draft.low):
        return figure
    event = figure.event or _same_event(scan, draft, last, gap)
    return replace(figure, counts=last.counts if _befalls(event, last) else None, event=event)


def _is_share(draft: Draft, figure: Figure) -> bool:
    return figure.unit == "percent" or draft.sort == "share"


def _is_rest(scan: Scan, first: Draft, second: Draft) -> bool:
    """Whether a bare share of the same people acts: "61 percent of voters backed her, and 30 percent did not".

    It may do so in the next sentence, too: "Only 14 percent think so."
    """
    if second.start - first.end > _FAR_BACK or BREAK in scan.kinds[first.end : second.start]:
        return False
    at = second.start - 1
    while at > first.end and scan.words[at] in _SMALL:
        at -= 1
    after = scan.word(second.end)
    polled = after in word_set("figures", "polled")
    if scan.words[at] in ENDS:
        small = second.change is Change.ADDITIONAL or at < second.start - 1
        other = small and is_verb_at(scan, second.end)
        return (polled and after != "who") or other
    if scan.words[first.noun_end : second.start] == [","] and after == ",":
        return True  # "half of the voters, 46 percent, think"
    turns = scan.words[at] in _TURNS and bool(gap_between(scan, first, second))
    return turns and (polled or is_verb_at(scan, second.end))


def _befalls(event: str | None, last: Figure) -> bool:
    """Whether what happened can have happened to what was counted before: no house is wounded, no dead are."""
    head = (last.counts or "").lower().split()[-1]
    if event in _OF_PEOPLE and not {head, f"{head}s"}.isdisjoint(word_set("figures", "things")):
        return False
    return event in (None, last.event) or head not in word_set("figures", "event_nouns")


def _people_before(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> str | None:
    """The people of the sentence before, when a bare number opens what is told: "Nine remained there"."""
    draft, words = drafts[i], scan.words
    if gap_between(scan, drafts[i - 1], draft) or not _opens(scan, draft) or draft.low != int(draft.low):
        return None
    between = words[drafts[i - 1].end : draft.start]
    if len(between) > _FAR_BACK or BREAK in scan.kinds[drafts[i - 1].end : draft.start]:
        return None
    counts = figures[i - 1].counts
    known = counts is not None and counts.split()[-1].lower() in word_set("figures", "people")
    return counts if known and figures[i - 1].unit is None else None


def _opens(scan: Scan, draft: Draft) -> bool:
    """Whether a bare number is the subject of a sentence or of what was said: "The navy said 41 were saved"."""
    at = draft.start - 1
    while scan.word(at) in ("only", "just"):
        at -= 1
    opens = at < 0 or scan.words[at] in _OPENERS
    after = scan.word(draft.end)
    return after == "alive" or (opens and (is_verb_at(scan, draft.end) or after in EVENTS))


def _collective(scan: Scan, draft: Draft) -> str | None:
    """The crew of "a crew of 410"."""
    at = draft.start - 2
    led = scan.word(at + 1) == "of" and scan.word(at) in word_set("figures", "collectives")
    return scan.written(at, at + 1) if led else None


def _named_after(scan: Scan, draft: Draft, figure: Figure) -> Figure:
    """The figure, with what "raised to 74 the number of soldiers killed" counts, and what happened to them."""
    if scan.words[draft.end : draft.end + 3] != ["the", "number", "of"] or figure.counts is not None:
        return figure
    noun = find_counted(scan, draft.end + 3)
    if noun is None:
        return figure
    event = EVENTS.get(scan.word(noun[1]), figure.event)
    return replace(figure, counts=scan.written(*noun), event=event)


def _number_of(scan: Scan, draft: Draft) -> str | None:
    """What "the number of strikers had tripled to 9,000" or "sales of cars fell to 800" counts."""
    words = scan.words
    exceeds = words[draft.start].startswith("exceed")
    if not exceeds and scan.word(draft.start - 1) not in _LEVELS:
        return None
    for at in range(draft.start - 3, max(-1, draft.start - 14), -1):
        if words[at] in _CLAUSE or scan.kinds[at] == BREAK:
            return None
        if words[at] in _NUMBERED and words[at + 1] == "of":
            noun = find_counted(scan, at + 2)
            return scan.written(*noun) if noun else None
    return None


def _same_event(scan: Scan, draft: Draft, last: Figure, gap: Sequence[str]) -> str | None:
    """The event that "and five on Saturday" takes over: no verb of its own stands after "and"."""
    at = gap[::-1].index("and") if "and" in gap else -1
    return last.event if at == 0 and not is_verb_at(scan, draft.end) else None


def _last_counted(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> Figure | None:
    """The nearest figure before that has a noun, a few words back in the same sentence.

    One in an aside ("including two co-pilots") or in a word ("120-member") is passed over where there is another,
    and where the sentence has gone on with what happened to others since.
    """
    beside: Figure | None = None
    for k in range(i - 1, max(-1, i - 4), -1):
        if not gap_between(scan, drafts[k], drafts[i]) or _is_object_of_other(scan, drafts[k], drafts[i]):
            break
        if figures[k].counts is None:
            continue
        if not _is_beside(scan, drafts, k, i):
            if not _is_aside_over(scan, drafts, figures, k, i):
                return figures[k]
            continue
        beside = beside or figures[k]
    return beside


def _is_object_of_other(scan: Scan, first: Draft, second: Draft) -> bool:
    """Whether a number is what a clause says was done to others: "the two men before their bombs killed three"."""
    if scan.word(second.start - 1) not in EVENTS:
        return False
    for at in range(second.start - 2, first.end, -1):
        if scan.words[at] in (",", "and", "or", ";", "them", "whom"):
            return False
        if scan.words[at] == "before" or scan.words[at] in word_set("figures", "clause_start"):
            return True
    return False


def _is_beside(scan: Scan, drafts: Sequence[Draft], k: int, i: int) -> bool:
    """Whether a figure stands in an aside that a later one is outside of, or in a word of two parts."""
    draft = drafts[k]
    if is_in_word(scan, draft):
        return True
    lead = scan.words[max(0, draft.start - 5) : draft.start]
    return k > 0 and "including" in lead and scan.word(drafts[i].start - 1) in EVENTS  # "injured 14"


def _is_aside_over(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], k: int, i: int) -> bool:
    """Whether a figure tells of some of those before it and a later one of others: "74, including 8 boys, died"."""
    lead = scan.words[max(0, drafts[k].start - 2) : drafts[k].start]
    if k == 0 or not ("including" in lead or is_of_them(scan.words, drafts[k].end)):
        return False
    own = scan.words[drafts[i].end : drafts[i].end + 3]
    return figures[i].event not in (None, figures[k - 1].event) and any(word in EVENTS for word in own)
