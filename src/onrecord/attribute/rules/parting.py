"""Contents that are two: quotations of two paragraphs.

In: a text and its triples.  Out: the triples, where what was joined is parted.

* `“We lost,” she said.` and a new paragraph `“It is over.”`: the second quotation is opened after the first was
  closed, so it is one of its own, with the speaker of the first.

What holds: linear time, and no word is added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.triples import TaggedSpan, Triple

_OPENS = frozenset('"“„«')
_CLOSERS = frozenset('"”»')


def part_paragraphs(text: str, triples: Sequence[Triple]) -> Iterator[Triple]:
    """The triples; those with whole quotations of further paragraphs as one a paragraph."""
    for triple in triples:
        yield from _parted(text, triple)


def _parted(text: str, triple: Triple) -> Iterator[Triple]:
    groups: list[list[TaggedSpan]] = []
    for piece in triple.content:
        if groups and not _is_anew(text, triple, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    yield replace(triple, content=tuple(groups[0])) if len(groups) > 1 else triple
    yield from (Triple(triple.source, (), tuple(one), triple.link) for one in groups[1:])


def _is_anew(text: str, triple: Triple, before: TaggedSpan, piece: TaggedSpan) -> bool:
    """Whether a piece opens a quotation in a paragraph of its own, behind one that was closed."""
    line = text.rfind("\n", before.end, piece.start) + 1
    if not line or not triple.source or max(one.start for one in triple.cue or triple.source) > piece.start:
        return False
    opened = text[line : piece.start + 1].strip()[:1] in _OPENS
    closed = text[before.end - 1 : before.end + 1].strip()[-1:] in _CLOSERS or text[before.end - 1] in _CLOSERS
    return opened and closed and not text[line : piece.start].strip('"“„« \t')
