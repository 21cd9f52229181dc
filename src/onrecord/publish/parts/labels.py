"""Where the labels of a chart stand: beside their marks, and never on one another.

Boxes of what is drawn come in, the middle of a free place goes out. All sizes are units of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

_LETTER = 8.3  # how wide a digit of a label is at most: 0.64 of 13, the size of its letters, in DejaVu Sans


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a lane that a mark or a label takes up."""

    left: float
    right: float
    head: float
    foot: float

    @classmethod
    def around(cls, x: float, y: float, width: float = 14.0, height: float = 14.0) -> Box:
        """The box of this size around a middle."""
        return cls(x - width / 2, x + width / 2, y - height / 2, y + height / 2)

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.head < other.foot and other.head < self.foot


def label_place(
    sign: str, x: float, y: float, taken: list[Box], *, left: float, right: float
) -> tuple[float, float] | None:
    """The middle of the first place around a mark that is free for its label, which is then taken; None: no room.

    Over and under a mark near the end of its lane the label is moved inwards as far as it needs.

    The mark has its middle at `x` and `y`; `taken` is where marks and labels stand already, and labels stand
    between `left` and `right`.
    """
    width = len(sign) * _LETTER
    inwards = min(max(x, left + width / 2), right - width / 2) - x
    for dx, dy in ((inwards, -16), (inwards, -23), (inwards, 16), (width / 2 + 9, 0), (-width / 2 - 9, 0)):
        box = Box.around(x + dx, y + dy, width, 13)
        if box.right <= right and box.left >= left and not any(map(box.meets, taken)):
            taken.append(box)
            return round(x + dx, 1), round(y + dy, 1)
    return None
