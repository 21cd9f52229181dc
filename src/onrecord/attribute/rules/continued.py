"""Quotations that go on without a cue, as the second one in `"We lost," she said. "It is over"`.

A sentence that tells of saying introduces one as well: `The union said it would strike. "We have waited enough."`

In: a text, its paragraphs, its quoted stretches and the triples of the linker. Out: the triples and further ones
without a cue, each with the source of the quotation before it. What a quotation that was not closed goes on with
in the next paragraph, and what stands behind its cue in the same one, is the same attribution's. A stretch counts
when it is a sentence or more, nothing was tagged in it, the triple before it holds quoted words too or tells of
saying, and stands in the same paragraph or ends the one before, and no other words than the quoted ones stand in
the paragraph after that triple: as soon as the outlet speaks again, the voice may have changed.  Behind a triple of
another paragraph that only tells of saying, the quotation is all of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.quotes import Quote
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.wording.saying import kind_of

SCORE = 0.5  # of what the cued quotation scores
FURTHER = 0.9  # of what the continuing quotation before scores
LEAST = 0.05
_LEAST_WORDS = 4
_TITLE = 8  # words; in longer ones every word with a capital is speech in capitals
_DASHES = frozenset("―—–-")
_WIDEST_GAP = 40  # characters; keeps the time linear
_WIDEST_TAIL = 80
_LED_ON = re.compile(r"[.!?][”\"]?\s(?:But|And|Yet|Still|So),?\s$")
_TAIL = re.compile(r"\s[^.!?;:,“”\"\n]{3,60}[.!?]\s(?:(?:But|And|Yet|Still|So),?\s)?")
"""The rest of a sentence behind its cue, and what may lead on from it: " in an interview. ▸ But"."""


def add_continued(draft: Draft) -> Draft:
    """The draft with the continuing quotations of its text, in order."""
    outer = [at for at in range(len(draft.triples)) if at not in draft.inside]
    triples = [draft.triples[at] for at in outer]
    found = find_continued(draft.text, draft.paragraphs, draft.quotes, triples)
    longer = dict(zip(outer, found, strict=False))
    own = (longer.get(at, one) for at, one in enumerate(draft.triples))
    return replace(draft, triples=(*own, *found[len(outer) :]))


def find_continued(
    text: str, paragraphs: Sequence[tuple[int, int]], quotes: Sequence[Quote], triples: Sequence[Triple]
) -> list[Triple]:
    """The triples, some with what they go on with, and behind them the continuing quotations, in order."""
    taken = sorted((span.start, span.end, number) for number, triple in enumerate(triples) for span in triple.spans)
    begins = [start for start, _ in paragraphs]
    quote_starts = [quote.start for quote in quotes]
    out = list(triples)
    last = -1  # the number of the triple before the quotation
    edge = -1  # where the last spoken words end
    at = 0
    begun: Quote | None = None
    further: dict[int, list[TaggedSpan]] = {}
    for quote in quotes:
        while at < len(taken) and taken[at][0] < quote.end:
            _, end, last = taken[at]
            edge = max(edge, end)
            at += 1
        if not quote.opened and begun is not None and begun.start < edge <= begun.end:
            edge = begun.end  # the rest of the paragraph in which it was opened is quoted too
        is_open, begun = begun is not None and not begun.closed and edge > begun.start, quote
        led_on = _LED_ON.search(text, max(0, quote.start - _WIDEST_GAP), quote.start) is not None
        if last < 0 or edge > quote.start or not (is_open or _is_speech(text, quote, small=led_on)):
            continue
        before = out[last]
        breaks = _breaks(text, edge, quote, begins) if before.source and not _is_signed(text, before) else None
        if breaks is None and before.cue and _goes_on_behind(text, edge, quote):
            breaks = 0
        goes_on = breaks is not None and _is_quoted(before, quotes, quote_starts)
        led = breaks == 0 or (breaks == 1 and _is_alone(text, quote))
        if not goes_on and not (led and _tells(text, before, here=breaks == 0)):
            continue
        start, end = quote.inner
        same = breaks == 0 and before.cue
        score = before.link if same else max(LEAST, before.link * (SCORE if before.cue else FURTHER))
        span = TaggedSpan("content", start, end, score, score)
        if goes_on and (is_open or same):
            further.setdefault(last, []).append(span)
        else:
            last = len(out)
            out.append(Triple(before.source, (), (span,), score))
        edge = quote.end
    return [replace(one, content=(*one.content, *further.get(at, ()))) for at, one in enumerate(out)]


def _is_speech(text: str, quote: Quote, *, small: bool) -> bool:
    """Whether the quoted words are a sentence, not a title, a heading or a word held with tongs.

    Its first letter may be `small` behind a word that leads on.
    """
    words = text[quote.start : quote.end].strip("\"“”„«»‘’' \n")
    return (
        not _is_titled(words)
        and len(words.split()) >= _LEAST_WORDS
        and (small or words[:1].isupper())
        and (not quote.closed or words[-1] in ".?!…," or text[quote.end : quote.end + 1] in (".", "?", "!"))
    )


def _is_titled(words: str) -> bool:
    """Whether words are written like a title: "All Bets Are Off."."""
    own = words.split()
    return len(own) <= _TITLE and all(word[:1].isupper() or len(word) < _LEAST_WORDS for word in own)


def _is_quoted(triple: Triple, quotes: Sequence[Quote], starts: Sequence[int]) -> bool:
    """Whether the triple's last content ends within a quotation."""
    last = triple.content[-1]
    at = bisect_left(starts, last.end) - 1
    return at >= 0 and quotes[at].end > last.start


def _is_signed(text: str, triple: Triple) -> bool:
    """Whether the speaker is named below the words, as under a letter: the next words are of the next speaker."""
    if not triple.cue:
        return triple.source[0].start >= triple.content[-1].end
    return any(text[cue.start : cue.end].strip() in _DASHES for cue in triple.cue)


def _tells(text: str, triple: Triple, *, here: bool) -> bool:
    """Whether the triple is a sentence of saying that has ended; `here`, in one paragraph, one of thinking too."""
    kinds = ("speech", "mind") if here else ("speech",)
    ended = text[triple.end : triple.end + 1] in ".:"
    return ended and any(kind_of(text, cue.start, cue.end) in kinds for cue in triple.cue)


def _is_alone(text: str, quote: Quote) -> bool:
    """Whether nothing else stands behind the quotation in its paragraph."""
    end = text.find("\n", quote.end)
    return not any(map(str.isalnum, text[quote.end : end if end >= 0 else len(text)]))


def _goes_on_behind(text: str, edge: int, quote: Quote) -> bool:
    """Whether only the rest of a cue's sentence stands before a quotation: “…," she said in May. ▸ But “…"."""
    return quote.start - edge <= _WIDEST_TAIL and _TAIL.fullmatch(text, edge, quote.start) is not None


def _breaks(text: str, edge: int, quote: Quote, begins: Sequence[int]) -> int | None:
    """How many paragraph breaks, none or one, stand before the quotation; None when words do, or more breaks."""
    if quote.start - edge > _WIDEST_GAP or any(map(str.isalnum, text[edge : quote.start])):
        return None
    count = bisect_right(begins, quote.start) - bisect_right(begins, edge)
    return count if count <= 1 else None
