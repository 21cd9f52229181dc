"""Brackets beside the text: which paragraphs a denial or a disclaimer reaches, and in which lane it is drawn.

Paragraphs are counted from 0 in the order of the body. Two brackets that touch the same paragraph stand in
different lanes; the shortest stand nearest to the text. Brackets that find no lane are not drawn: the words
beside the claims say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.publish.views.article import Rail

LANES = 3
"""How many brackets may stand beside each other: what fits into the gutter of a 320 px wide screen."""

_LABELS = {"unverified": "not verified", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket from the paragraph `by` that denies or disclaims, to those it `covers`, in order."""

    kind: str
    by: int
    covers: tuple[int, ...]
    lane: int = 0

    @property
    def top(self) -> int:
        """The first paragraph it touches."""
        return min(self.by, self.covers[0])

    @property
    def bottom(self) -> int:
        """The last paragraph it touches."""
        return max(self.by, self.covers[-1])


def lay_out(brackets: Iterable[Bracket]) -> tuple[Bracket, ...]:
    """The brackets that can be drawn, each in a lane; those inside one paragraph need none."""
    placed: list[Bracket] = []
    for bracket in sorted(brackets, key=lambda b: (b.bottom - b.top, b.top)):
        if bracket.top == bracket.bottom:
            continue
        taken = {other.lane for other in placed if other.top <= bracket.bottom and bracket.top <= other.bottom}
        lane = next((lane for lane in range(LANES) if lane not in taken), None)
        if lane is not None:
            placed.append(replace(bracket, lane=lane))
    return tuple(placed)


def rails_beside(brackets: Sequence[Bracket], paragraph: int) -> tuple[Rail, ...]:
    """The lines that stand beside one paragraph."""
    out = []
    alone = all(bracket.lane == 0 for bracket in brackets)
    for bracket in brackets:
        if bracket.top <= paragraph <= bracket.bottom:
            part = "start" if paragraph == bracket.top else "end" if paragraph == bracket.bottom else "through"
            label = _LABELS[bracket.kind] if part == "end" and alone else None
            out.append(Rail(bracket.lane, bracket.kind, part, paragraph in bracket.covers, label))
    return tuple(out)
