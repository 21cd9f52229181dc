"""What a claim says and the words that tell of it, in the order of the text.

The spans of a claim's cue and content come in; pieces go out, told apart, so that "accused the mayor of theft" can
be shown whole where "the mayor of theft" alone would say something else. Words of the text that belong to neither
are left out, and a piece says where.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from onrecord.records import Span

_BLANKS = 2  # so many characters between two spans are blanks and marks; more are words that are left out
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Told:
    """Some of the words by which a claim is told, with the blank before them; those of its `cue` are set apart."""

    words: str
    cue: bool


class Placed(Protocol):
    """A stretch of the text."""

    @property
    def start(self) -> int:
        """Its first character."""


class Piece(NamedTuple):
    """Words of a claim: of its `cue`, of its `content`, or the mark of words that are left out between (`gap`)."""

    part: Literal["cue", "content", "gap"]
    words: str


def in_order(cue: Iterable[Span], content: Iterable[Span]) -> tuple[Piece, ...]:
    """The words of a cue and of what it tells, as the text has them; a cue within the content is not told twice."""
    told = sorted(content)
    own = [span for span in cue if not any(span.start < one.end and one.start < span.end for one in told)]
    parts: list[tuple[Span, Literal["cue", "content"]]] = [(span, "content") for span in told]
    parts += [(span, "cue") for span in own]
    pieces: list[Piece] = []
    at: int | None = None
    for span, part in sorted(parts, key=lambda one: one[0]):
        if at is not None and span.start - at > _BLANKS:
            pieces.append(Piece("gap", LEFT_OUT))
        pieces.append(Piece(part, " ".join(span.text.split())))
        at = span.end
    return tuple(pieces)


def order_of(source: Sequence[Placed], cue: Sequence[Placed], content: Sequence[Placed]) -> str:
    """The first letters of source (s), cue (c) and content (w) in the order of the text."""
    parts = (("s", source), ("c", cue), ("w", content))
    return "".join(name for _, name in sorted((spans[0].start, name) for name, spans in parts if spans))
