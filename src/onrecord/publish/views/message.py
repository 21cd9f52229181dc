"""A page that only tells something."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.frame import Choice, Frame


@dataclass(frozen=True, slots=True)
class MessageContext:
    """A page that only tells something: not found, not allowed; `back` is where one goes on from it."""

    template: ClassVar[str] = "message.html"

    frame: Frame
    heading: str
    lines: tuple[str, ...]
    back: Choice
