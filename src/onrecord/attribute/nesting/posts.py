"""Words with a name below them: posts, and the credited quotations of a digest.

"The bridge is closed. — Ada Marten (@adamarten) March 12, 2026"; "“The bridge is closed.” Ada Marten, The Gazette".

In: the draft of a text.  Out: the draft with one more triple for each, without a cue: who signed it is its source,
the words before the name are its content, and what was found in them stands inside where it would count there.  A
name with a handle and a day at a paragraph's end is the form in which pages show posts of the large networks.
Breaks within a post are wider than those around it; the paragraphs before such a gap belong to it as well.  A
credit is nothing but a name and whom it writes for or where it lives, behind a quotation or as the paragraph below
it; a text has two of them at least, or none counts.  A quotation that opens each of its paragraphs and closes the
last is credited whole.

What holds: linear time; a signature that the tagger took for a source stays as it is, and so does a quotation that
is part of what somebody else says.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.inner import is_sure
from onrecord.attribute.quotes import Quote
from onrecord.attribute.triples import RULE_SCORE, Part, Triple, spans_of
from onrecord.text import trim

_SIGNED = re.compile(
    r"\s*[—–―]\s*(?P<name>[^\W\d_][^\n()—–―]{1,60}?)\s*\(@\w{1,30}\)\s+"
    r"(?:[^\W\d_]+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+[^\W\d_]+\.?,?\s+\d{4})\s*$"
)
_WORD = re.compile(r"\S+")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)(?=\S)")
_CREDIT = re.compile(
    r"\s{1,4}(?P<name>(?:[A-Z][\w.'’-]*[ ]){1,3}[A-Z][\w'’-]+,[ ](?:the[ ])?"
    r"[A-Z][\w.'’&-]*(?:[ ](?:of[ ](?:the[ ])?|&[ ])?[A-Z][\w.'’&-]*){0,4})[ ]*(?=\n|$)"
)
_LONGEST = 160  # characters of a signature
_LEAST_WORDS = 2
_LEAST_CREDITED = 8  # words
_MOST_PARAGRAPHS = 6
_Signed = tuple[Part, list[Part]]  # a name, and the pieces that it stands below


def add_posts(draft: Draft) -> Draft:
    """The draft with its posts and credited quotations, and inside them what was found in their words."""
    order = sorted((one.start, at) for at, one in enumerate(draft.triples))
    signed = [*_posts(draft), *_credited(draft, order)]
    if not signed:
        return draft
    text, triples, inside = draft.text, list(draft.triples), dict(draft.inside)
    sources = Cover((span.start, span.end) for one in triples for span in one.source)
    dropped: set[int] = set()
    for name, pieces in signed:
        if sources.meets(*name):
            continue
        first, last = pieces[0][0] - 1, pieces[-1][1] + 1  # with quotation marks
        before = order[bisect_right(order, (first, -1)) - 1][1] if order and order[0][0] < first else None
        if before is not None and _goes_on(triples[before], first):
            kept = tuple(part for part in triples[before].content if part.end <= first)
            triples[before] = replace(triples[before], content=kept)
        for place in range(bisect_right(order, (first, -1)), len(order)):
            held = order[place][1]
            if triples[held].end > last:
                break
            inside.setdefault(held, len(triples))
            if inside[held] == len(triples) and not is_sure(text, triples[held]):
                dropped.add(held)
        said = spans_of("content", RULE_SCORE, *pieces)
        triples.append(Triple(spans_of("source", RULE_SCORE, name), (), said, RULE_SCORE))
    return replace(draft, triples=tuple(triples), inside=inside).without(dropped)


def _posts(draft: Draft) -> Iterator[_Signed]:
    """The posts of a text, in order."""
    if "(@" not in draft.text:
        return
    for at, (start, end) in enumerate(draft.paragraphs):
        signed = _SIGNED.search(draft.text, max(start, end - _LONGEST), end)
        if signed and (pieces := _pieces(draft.text, draft.paragraphs, at, signed.start())):
            yield signed.span("name"), pieces


def _credited(draft: Draft, order: Sequence[tuple[int, int]]) -> list[_Signed]:
    """The credited quotations of a text, in order; none where there is only one."""
    out: list[_Signed] = []
    count = 0
    place, reach, holder = 0, -1, -1  # the triples that begin before a quotation, and which ends last, where
    for quotes in _whole_quotations(draft):
        credit = _CREDIT.match(draft.text, quotes[-1].end)
        if credit is None or credit["name"].isupper():
            continue
        if sum(len(draft.text[slice(*quote.inner)].split()) for quote in quotes) < _LEAST_CREDITED:
            continue
        count += 1
        start = quotes[0].start
        while place < len(order) and order[place][0] < start:
            reach, holder = max((reach, holder), (draft.triples[order[place][1]].end, order[place][1]))
            place += 1
        if reach <= start or (draft.text.endswith("\n", 0, start) and _goes_on(draft.triples[holder], start)):
            out.append((credit.span("name"), [trim(draft.text, *quote.inner) for quote in quotes]))
    return out if count > 1 else []


def _goes_on(triple: Triple, start: int) -> bool:
    """Whether a triple has content of its own before a quotation, which was taken in as more of it."""
    return triple.content[0].end < start and any(part.start >= start for part in triple.content)


def _whole_quotations(draft: Draft) -> Iterator[list[Quote]]:
    """The closed quotations of a text, each with the paragraphs that opened it and did not close it."""
    run: list[Quote] = []
    for quote in draft.quotes:
        if run and draft.text[run[-1].end : quote.start].strip():
            run = []
        run.append(quote)
        if quote.closed:
            yield run
            run = []


def _pieces(text: str, paragraphs: Sequence[Part], at: int, end: int) -> list[Part]:
    """What is said in a post whose signature begins at `end`, one piece a paragraph; none for a bare link."""
    after = _breaks(text, paragraphs, at + 1) or 2
    first = at
    while first > 0 and at - first < _MOST_PARAGRAPHS and _breaks(text, paragraphs, first) > after:
        first -= 1
    parts = [*paragraphs[first:at], (paragraphs[at][0], end)]
    pieces = [trim(text, start, _before_link(text, start, stop)) for start, stop in parts]
    words = sum(len(text[one.start : one.end].split()) for one in pieces)
    return [one for one in pieces if one.start < one.end] if words >= _LEAST_WORDS else []


def _before_link(text: str, start: int, end: int) -> int:
    """Where the links begin that `text[start:end]` ends with; its end where there are none."""
    for word in reversed([*_WORD.finditer(text, start, end)]):
        link = _LINK.search(text, *word.span())
        if link is None:
            break
        end = link.start()
        if end > word.start():
            break
    return end


def _breaks(text: str, paragraphs: Sequence[Part], at: int) -> int:
    """How many line breaks stand before a paragraph; 0 at the text's ends and behind a line that was left out."""
    gap = text[paragraphs[at - 1][1] : paragraphs[at][0]] if 0 < at < len(paragraphs) else ""
    return 0 if gap.strip() else gap.count("\n")
