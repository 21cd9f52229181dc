"""Spans, triples and drafts made from words, and back: what the tests of attribution are written with."""

from collections.abc import Iterable, Sequence

from onrecord.attribute.draft import Draft
from onrecord.attribute.quotes import find_running
from onrecord.attribute.triples import Part, TaggedSpan, Triple
from onrecord.text import lines
from tests.marks import Marked


def tagged(text: str, role: str, *words: str, score: float = 0.9) -> tuple[TaggedSpan, ...]:
    """The first places of some words of a text as spans of one role; empty words are none."""
    starts = ((text.index(part), part) for part in words if part)
    return tuple(TaggedSpan(role, start, start + len(part), score, score) for start, part in starts)


def joined(text: str, source: str, cue: str, *content: str, score: float = 0.9) -> Triple:
    """A triple of the first places of some words of a text; an empty source or cue is none."""
    words = {"source": (source,), "cue": (cue,), "content": content}
    return Triple(*(tagged(text, role, *own, score=score) for role, own in words.items()), score)


def paragraphs(text: str) -> list[Part]:
    """The lines of a text as the paragraphs that rules are given."""
    return [tuple(line) for line in lines(text)]


def draft_of(text: str, triples: Sequence[Triple] = (), *, loose: Sequence[TaggedSpan] = ()) -> Draft:
    """A draft of a text with what was found in it."""
    parts = paragraphs(text)
    return Draft(text, parts, find_running(text, parts), tagged=tuple(loose), triples=tuple(triples))


def words_of(text: str, triple: Triple) -> tuple[str, ...]:
    """The words of a triple's source, cue and content; pieces of one are parted by a bar."""
    roles = (triple.source, triple.cue, triple.content)
    return tuple(" | ".join(text[span.start : span.end] for span in role) for role in roles)


def as_marked(triples: Iterable[Triple]) -> list[Marked]:
    """Where the parts of some triples stand, as `tests.marks.read_marks` tells it."""
    return [
        {role: [(span.start, span.end) for span in getattr(one, role)] for role in ("source", "cue", "content")}
        for one in triples
    ]
