"""What figures take from their neighbours in the sentence: the thing counted, and what happened to it.

"Three of the twelve lanes", "four died and two were hurt", "one teacher and 16 pupils were infected", "12 people
died, bringing the total to 40, including 8 children": the words stand once, the figures share them. Drafts and
their figures come in, in order; the figures go out with what they share filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.figures.counted import DETERMINERS, find_counted
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.events import event_before, main_event
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Change, Figure

_FAR = 20
"""Tokens that may lie between two figures that share their words."""
_WHOLE = frozenset("the its their his her our these those all last first past next".split())
_PARTS = frozenset("including among them includes whom these".split())
_TOTALS = frozenset("toll total number tally figure count crowd".split())
_SAME = frozenset("number crowd count".split())
_ENDS = frozenset(".!?")
_BARE = frozenset("killed wounded missing".split())


def share_words(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures, each with what its neighbours say for it."""
    out = _share_events(scan, drafts, figures)
    part = False
    for i, draft in enumerate(drafts):
        listed = part and _lists(scan, drafts[i - 1], out[i - 1], draft)
        part = i > 0 and (_is_part(_gap(scan, drafts[i - 1], draft)) or listed)
        alone = _acts(scan, draft) or is_left_out(scan, draft) or _is_in_word(scan, draft)
        if out[i].event is None and out[i].unit is None and not alone:
            event = out[i - 1].event if listed else _event_before(scan, drafts, out, i)
            out[i] = replace(out[i], event=event)
    for i in range(len(out) - 1):
        out[i], out[i + 1] = _share_between(scan, drafts[i : i + 2], out[i], out[i + 1])
    out = _in_brackets(scan, drafts, out)
    for i in range(len(out)):
        out[i] = _with_people(scan, drafts[i], _from_before(scan, drafts, out, i))
    return [_plain_sense(figure) for figure in out]


def _share_between(scan: Scan, pair: Sequence[Draft], one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Two figures in a row, each with what the words between them say: a part, a share, what was before."""
    first, second = pair
    gap = _gap(scan, first, second)
    if gap and gap[0] == "of" and (gap[-1] == "s" or all(word in _WHOLE for word in gap[1:])):
        main = main_event(scan, second.noun_end) if not first.led else None
        if main:
            told = load_words().events[scan.words[second.noun_end]]
            return replace(one, counts=one.counts or other.counts, event=main), replace(other, event=told)
        part = replace(one, counts=None) if gap[-1] == "s" else one
        return _part_of(scan, part, other, second.start)
    if gap[-2:] == ["compared", "with"] and one.unit == other.unit == "percent":
        return one, replace(other, counts=other.counts or one.counts)
    if _is_former(gap) and other.unit is None and second.number == second.start:
        return one, replace(other, event=one.event)
    return one, other


def is_left_out(scan: Scan, draft: Draft) -> bool:
    """Whether a figure is the exception to what happened: "all but three of them"."""
    return scan.words[max(0, draft.start - 2) : draft.start] == ["all", "but"]


def _in_brackets(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures; parts in brackets have what happened to the whole: "eight people (three guards and a clerk)"."""
    out, event = list(figures), None
    for i in range(len(out) - 1):
        between = scan.words[drafts[i].noun_end : drafts[i + 1].start]
        if between == ["("]:
            event = out[i].event
        elif between not in _AND:
            event = None
        if event and out[i + 1].event is None and not _acts(scan, drafts[i + 1]):
            out[i + 1] = replace(out[i + 1], event=event)
    return out


def _plain_sense(figure: Figure) -> Figure:
    """The figure, without an event that means another thing of what it counts: "saved two penalties"."""
    if figure.event is None or figure.counts is None:
        return figure
    other = figure.counts.split()[-1].lower() in load_words().no_events.get(figure.event, ())
    return replace(figure, event=None) if other else figure


def _is_part(gap: Sequence[str]) -> bool:
    """Whether words lead to a part of what was counted: "including", "among them", "including a family of"."""
    return bool(_PARTS & set(gap[-5:] if gap[-1:] == ["of"] else gap[-3:]))


def _is_former(gap: Sequence[str]) -> bool:
    """Whether a figure is what the one before was: "to 17 from 12", "stood at 88 on Monday, up from 71"."""
    return gap == ["from"] or gap[-2:] in (["up", "from"], ["down", "from"])


def _event_before(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> str | None:
    """The event word before a figure; a part has that of its whole: "detained 500, including 41 minors"."""
    if i and _is_part(_gap(scan, drafts[i - 1], drafts[i])) and figures[i - 1].event:
        return figures[i - 1].event
    return event_before(scan, drafts[i].start, bare=figures[i].counts is None)


def _share_events(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of lists with one verb: "one cook and 16 pupils fell ill", "killed six priests and two women"."""
    out = list(figures)
    led = [draft.led for draft in drafts]
    for i in range(len(out) - 2, -1, -1):
        after = out[i + 1].event if not led[i + 1] else None
        if (
            after
            and out[i].event is None
            and out[i].counts != "bodies"
            and _lists(scan, drafts[i], out[i], drafts[i + 1])
        ):
            out[i] = replace(out[i], event=after)
    for i in range(len(out) - 1):
        bare = out[i + 1].event is None and out[i + 1].unit is None and out[i + 1].counts is not None
        if led[i] and bare and _lists(scan, drafts[i], out[i], drafts[i + 1]) and not _acts(scan, drafts[i + 1]):
            out[i + 1], led[i + 1] = replace(out[i + 1], event=out[i].event), True
    return out


def _acts(scan: Scan, draft: Draft) -> bool:
    """Whether a verb follows what is counted, so that it is no longer part of a list before."""
    after = "".join(scan.words[draft.noun_end : draft.noun_end + 1])
    return _is_verb_at(scan, draft.noun_end) and after not in load_words().events


def _is_verb_at(scan: Scan, at: int) -> bool:
    """Whether a verb follows at a token, past "more", "others" and "of them"."""
    at = _past_more(scan, at)
    after = "".join(scan.words[at : at + 1])
    object_ = after.isalpha() and after not in load_words().stop and {*scan.words[at + 1 : at + 2]} & DETERMINERS
    return after in _VERBS or after.endswith("ed") or bool(object_)


def _past_more(scan: Scan, at: int) -> int:
    while at < len(scan.words) and scan.words[at] in _MORE:
        at += 1
    return at


_MORE = frozenset("more others of them whom".split())
_VERBS = frozenset(
    "were was are have had has will would said remain remains found held left went came got took spent made".split()
)


def _gap(scan: Scan, first: Draft, second: Draft) -> list[str]:
    """The words between two figures; none when they are far apart or in two sentences."""
    if second.start - first.end > _FAR:
        return []
    words = scan.words[first.end : second.start]
    if BREAK in scan.kinds[first.end : second.start]:
        return []
    ends = (place for place, word in enumerate(words, first.end) if word in _ENDS)
    return [] if any(_is_end(scan, place) for place in ends) else words


def _is_end(scan: Scan, place: int) -> bool:
    """Whether a mark ends a sentence: not the point of "Feb. 7" or of "approx. two"."""
    following = scan.text[scan.ends[place] : scan.ends[place] + 2].strip()[:1]
    return not (scan.words[place] == "." and (following.isdecimal() or following.islower() or following == ","))


def _part_of(scan: Scan, part: Figure, whole: Figure, at: int) -> tuple[Figure, Figure]:
    """A part and its whole: both count the same, and what happened happened to the part."""
    if whole.counts is None:
        return part, whole
    before = at > 1 and whole.event is not None and scan.words[at - 1] in _WHOLE
    return (
        replace(part, counts=part.counts or whole.counts, event=part.event or whole.event),
        replace(whole, event=None) if before and part.unit is None else whole,
    )


def _lists(scan: Scan, draft: Draft, figure: Figure, following: Draft) -> bool:
    """Whether a figure and the next are a list with one verb after it: "one teacher and 16 pupils fell ill"."""
    if figure.counts is None or figure.unit is not None:
        return False
    between = scan.words[draft.noun_end : following.start]
    while between and between[-1] in _WHOLE:
        between.pop()
    return between in _AND


_AND = (["and"], ["or"], [","], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"])


def _from_before(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> Figure:
    """A figure with the noun, or the event, of the figures before it in its sentence."""
    figure, draft = figures[i], drafts[i]
    if figure.counts is None and figure.unit is None:
        figure = replace(figure, counts=_number_of(scan, draft) or _collective(scan, draft))
        figure = _named_after(scan, draft, figure)
    if figure.counts is None and _is_share(draft, figure):
        before = next((k for k in range(i - 1, max(-1, i - 3), -1) if _is_share(drafts[k], figures[k])), None)
        if before is not None and _is_rest(scan, drafts[before], draft):
            return replace(figure, counts=figures[before].counts)
        figure = replace(figure, counts=_among(scan, draft))
    if figure.unit is not None or i == 0:
        return figure
    if draft.sort == "zero" and scan.words[draft.end - 1] in ("one", "nobody"):
        return figure
    if figure.counts is None and (people := _people_before(scan, drafts, figures, i)):
        return replace(figure, counts=people)
    gap = _gap(scan, drafts[i - 1], draft)
    last = _last_counted(scan, drafts, figures, i)
    lead = set(scan.words[max(0, draft.start - 4) : draft.start])
    total = bool(_TOTALS & lead)
    if (
        figure.event is None
        and not is_left_out(scan, draft)
        and gap
        and figures[i - 1].unit is None
        and (total or _is_part(gap) or _of_them(scan, draft))
    ):
        figure = replace(figure, event=figures[i - 1].event)
    if figure.counts is not None or last is None or last.unit is not None or (total and not _SAME & lead):
        return figure
    if _compares(scan, draft) or (draft.sort != "share" and draft.low != int(draft.low)):
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
    after = scan.words[second.end] if second.end < len(scan.words) else ""
    polled = after in word_set("figures", "polled")
    if scan.words[at] in _ENDS:
        small = second.change is Change.ADDITIONAL or at < second.start - 1
        other = small and _is_verb_at(scan, second.end)
        return (polled and after != "who") or other
    same = (
        scan.words[first.noun_end : second.start] == [","] and after == ","
    )  # "half of the voters, 46 percent, think"
    return same or (
        scan.words[at] in _TURNS and bool(_gap(scan, first, second)) and (polled or _is_verb_at(scan, second.end))
    )


def _among(scan: Scan, draft: Draft) -> str | None:
    """Whom a share at the head of a sentence is of: "Among farmers, 53 percent say so"."""
    at = draft.start - 1
    while at > 0 and scan.words[at] in _SMALL:
        at -= 1
    if scan.words[at : at + 1] != [","]:
        return None
    start = next((place for place in range(at - 1, max(-1, at - 6), -1) if scan.words[place] == "among"), 0)
    noun = find_counted(scan, start + 1) if scan.words[start : start + 1] == ["among"] else None
    if noun is None or noun[1] != at:
        return None
    return " ".join(scan.text[scan.starts[noun[0]] : scan.ends[noun[1] - 1]].split())


_TURNS = frozenset(", ; and but while whereas with against to".split())
_SMALL = frozenset("only just another about some nearly the other fully".split())


def _befalls(event: str | None, last: Figure) -> bool:
    """Whether what happened can have happened to what was counted before: no house is wounded, no dead are."""
    head = (last.counts or "").split()[-1:]
    if event in _OF_PEOPLE and {*map(str.lower, head)} & word_set("figures", "things"):
        return False
    return not (event and event != last.event and {*map(str.lower, head)} & word_set("figures", "event_nouns"))


_OF_PEOPLE = frozenset(
    "killed wounded displaced fled arrested abducted charged infected employed laid_off mobilised protested".split()
)


def _people_before(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> str | None:
    """The people of the sentence before, when a bare number opens what is told: "Nine remained there"."""
    draft, words = drafts[i], scan.words
    if _gap(scan, drafts[i - 1], draft) or not _opens(scan, draft) or draft.low != int(draft.low):
        return None
    between = words[drafts[i - 1].end : draft.start]
    if len(between) > _FAR_BACK or BREAK in scan.kinds[drafts[i - 1].end : draft.start]:
        return None
    counts = figures[i - 1].counts
    known = counts is not None and counts.split()[-1].lower() in word_set("figures", "people")
    return counts if known and figures[i - 1].unit is None else None


_FAR_BACK = 40
"""Tokens back to the figure of the sentence before."""


def _opens(scan: Scan, draft: Draft) -> bool:
    """Whether a bare number is the subject of a sentence or of what was said: "The navy said 41 were saved"."""
    at = draft.start - 1
    while at > 0 and scan.words[at] in ("only", "just"):
        at -= 1
    before = scan.words[at] if at >= 0 else "."
    after = "".join(scan.words[draft.end : draft.end + 1])
    if after == "alive":
        return True
    return before in _OPENERS and (_is_verb_at(scan, draft.end) or after in load_words().events)


_OPENERS = frozenset('. ! ? said says that added adding told reported and but ” " “'.split())


def _compares(scan: Scan, draft: Draft) -> bool:
    """Whether a share says by how much one amount is above another: "a fifth more than"."""
    return draft.sort == "share" and scan.words[draft.end + 1 : draft.end + 2] == ["than"]


def _collective(scan: Scan, draft: Draft) -> str | None:
    """The crew of "a crew of 410"."""
    at = draft.start - 2
    if at < 0 or scan.words[at + 1] != "of" or scan.words[at] not in word_set("figures", "collectives"):
        return None
    return scan.text[scan.starts[at] : scan.ends[at]]


def _named_after(scan: Scan, draft: Draft, figure: Figure) -> Figure:
    """The figure, with what "raised to 74 the number of soldiers killed" counts, and what happened to them."""
    if scan.words[draft.end : draft.end + 3] != ["the", "number", "of"] or figure.counts is not None:
        return figure
    noun = find_counted(scan, draft.end + 3)
    if noun is None:
        return figure
    counts = " ".join(scan.text[scan.starts[noun[0]] : scan.ends[noun[1] - 1]].split())
    event = next((load_words().events.get(word) for word in scan.words[noun[1] : noun[1] + 1]), None)
    return replace(figure, counts=counts, event=event or figure.event)


def _number_of(scan: Scan, draft: Draft) -> str | None:
    """What "the number of strikers had tripled to 9,000" or "sales of cars fell to 800" counts."""
    words = scan.words
    if not draft.start or words[draft.start - 1] not in _LEVELS:
        return None
    for at in range(draft.start - 3, max(-1, draft.start - 14), -1):
        if words[at] in _CLAUSE or scan.kinds[at] == BREAK:
            return None
        if words[at] in _NUMBERED and words[at + 1] == "of":
            noun = find_counted(scan, at + 2)
            return " ".join(scan.text[scan.starts[noun[0]] : scan.ends[noun[1] - 1]].split()) if noun else None
    return None


_LEVELS = frozenset("to at from reached hit is was".split())
_NUMBERED = frozenset("number sales exports imports deliveries registrations shipments arrivals".split())
_CLAUSE = frozenset(". ; : ? !".split())


def _same_event(scan: Scan, draft: Draft, last: Figure, gap: Sequence[str]) -> str | None:
    """The event that "and five on Saturday" takes over: no verb of its own stands after "and"."""
    at = gap[::-1].index("and") if "and" in gap else -1
    return last.event if at == 0 and not _is_verb_at(scan, draft.end) else None


def _last_counted(scan: Scan, drafts: Sequence[Draft], figures: Sequence[Figure], i: int) -> Figure | None:
    """The nearest figure before that has a noun, a few words back in the same sentence.

    One in an aside ("including two co-pilots") or in a word ("120-member") is passed over where there is another.
    """
    beside: Figure | None = None
    for k in range(i - 1, max(-1, i - 4), -1):
        if not _gap(scan, drafts[k], drafts[i]):
            break
        if figures[k].counts is None:
            continue
        if not _is_beside(scan, drafts, k, i):
            return figures[k]
        beside = beside or figures[k]
    return beside


def _is_beside(scan: Scan, drafts: Sequence[Draft], k: int, i: int) -> bool:
    """Whether a figure stands in an aside that a later one is outside of, or in a word of two parts."""
    draft = drafts[k]
    if _is_in_word(scan, draft):
        return True
    lead = scan.words[max(0, draft.start - 5) : draft.start]
    return k > 0 and "including" in lead and _led_by_verb(scan, drafts[i])


def _is_in_word(scan: Scan, draft: Draft) -> bool:
    """Whether a hyphen glues a number to what it counts: "120-member"."""
    return scan.words[draft.end : draft.end + 1] == ["-"] and scan.starts[draft.end] == scan.ends[draft.end - 1]


def _led_by_verb(scan: Scan, draft: Draft) -> bool:
    """Whether the verb of an event leads to a figure: "injured 14"."""
    return scan.words[max(0, draft.start - 1)] in load_words().events


def _of_them(scan: Scan, draft: Draft) -> bool:
    return scan.words[draft.end : draft.end + 2] in (["of", "them"], ["of", "whom"], ["of", "these"])


def _with_people(scan: Scan, draft: Draft, figure: Figure) -> Figure:
    """A bare number of the killed, wounded or missing counts people: "killing three", "27 wounded"."""
    if figure.counts is not None or figure.unit is not None or figure.event not in _BARE or draft.sort == "share":
        return figure
    before = scan.words[draft.start - 1] if draft.start else ""
    behind = [word for word in scan.words[draft.end : draft.end + 2] if not word.endswith("ly")]
    after = behind[0] if behind else ""
    events = load_words().events
    acts = before in events and before not in word_set("figures", "tolls")
    passive = (
        draft.sort != "zero"
        and after in _VERBS
        and any(word in events for word in scan.words[draft.end + 1 : draft.end + 3])
    )
    return replace(figure, counts="people") if acts or passive or after in events else figure
