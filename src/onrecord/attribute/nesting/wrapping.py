"""Outer attributions that the tagger cut short or left out, mended by rule.

In: the draft of a text in which nothing is nested yet.  Out: the draft, some of its triples mended, with new outer
ones at the end, and those that turned out to stand inside another put there.  Two forms of a sentence in which the
words of reporting and what is reported are torn apart:

* "Marten argued that it has a tax that, he said, cannot be": the clause that hangs goes on behind "he said".
* "The Gazette said that, according to two aides, A will resign", "The Gazette published a letter in which the guard
  admitted …": only the inner one was found.

What holds: linear time; nothing changes where no such words stand between two triples.
"""

import re
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.triples import Triple, triple_of
from onrecord.attribute.wording.clauses import Stretch, is_subject
from onrecord.attribute.wording.saying import forms, words

_MOST_IN_DOCUMENT = 6  # words
_MOST = 160  # characters before a triple in which its outer one is looked for
_TOUCH = 12  # characters between an aside and what is reported
_HANGS = re.compile(r"\s(?:that|which|who)$")
_LEADS_TO = re.compile(r"\b(?:that,?|in which)\s+$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]*\s")


def mend_outer(draft: Draft) -> Draft:
    """The draft with its outer triples mended or added, and the inner ones inside them."""
    text = draft.text
    out = list(draft.triples)
    inside: dict[int, int] = {}
    order = sorted(range(len(out)), key=lambda at: out[at].start)
    starts = iter(sorted(draft.paragraphs))
    limit, paragraph = -1, (0, 0)
    edge, before = 0, -1
    for at in order:
        begin = out[at].start
        while begin >= limit and (following := next(starts, None)):
            paragraph, limit = following, following[1]
            edge, before = max(edge, paragraph[0]), -1
        if before >= 0 and _goes_on(text, out, before, at):
            inside[at] = before
            edge = max(edge, out[before].end)
            continue
        if (outer := _leading(text, max(edge, begin - _MOST), out[at])) is not None:
            inside[at] = len(out)
            out.append(outer)
        edge, before = max(edge, out[at].end), at
    return replace(draft, triples=tuple(out), inside=inside)


def _goes_on(text: str, out: list[Triple], before: int, at: int) -> bool:
    """Whether a triple goes on with what the one before it reports; both are then mended in place."""
    outer, inner = out[before], out[at]
    last, begin, end = outer.content[-1], inner.start, inner.end
    if last.end > begin or last.end != outer.end:
        return False
    if text[last.end : begin].strip() != "," or begin - last.end > _TOUCH:
        return False
    if not _HANGS.search(text, last.start, last.end):
        return False
    out[before] = replace(outer, content=(*outer.content[:-1], replace(last, end=end)))
    return True


def _leading(text: str, start: int, inner: Triple) -> Triple | None:
    """The outer triple whose "X said that," stands before a triple; None when there is none."""
    begin, end = inner.start, inner.end
    that = _LEADS_TO.search(text, max(start, begin - 10), begin)
    if not that:
        return None
    for match in _SENTENCE_ENDS.finditer(text, start, that.start()):
        start = match.end()
    stretch = Stretch(text, start, that.end())
    clause = next((one for one in stretch.clauses if one.kind == "speech" and not one.passive), None)
    if clause is None or clause.first > 0:
        return _carrying(stretch, that, end)
    return triple_of(
        (stretch.spans[clause.first][0], stretch.spans[clause.last - 1][1]),
        (stretch.spans[clause.cue][0], stretch.spans[clause.verb][1]),
        (that.start() if that.group().lower().startswith("that") else stretch.spans[clause.verb + 1][0], end),
    )


def _carrying(stretch: Stretch, that: re.Match[str], end: int) -> Triple | None:
    """“The station aired a statement in which": who carries the document, with all that it says."""
    own = stretch.words
    last = len(own) - 3  # before "in which"
    verb = next(
        (at for at in range(last - 1, max(0, last - _MOST_IN_DOCUMENT), -1) if own[at] in forms("carries")), 0
    )
    documents = words("nouns", "claims", "documents", "carried")
    if (
        not verb
        or "in" not in that.group().lower()
        or own[last] not in documents
        or not is_subject(stretch, 0, verb)
    ):
        return None
    source = stretch.spans[0][0], stretch.spans[verb - 1][1]
    return triple_of(source, stretch.spans[verb], (stretch.spans[verb + 1][0], end))
