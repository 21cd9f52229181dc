"""Who goes by one name: roles over time, what it said, denied and counted, who denies it, who prints it."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.story import Against, Line
from onrecord.publish.wording.amounts import FigureMark


@dataclass(frozen=True, slots=True)
class Held:
    """A role as articles give it, with the days of the articles that do."""

    role: str
    days: str


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that a source gave, with its day, the claim it stands in, and the questions that this answers."""

    figure: FigureMark
    date: str | None
    outlet: str | None
    address: str
    questions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of the source, with the outlets that copied it."""

    line: Line
    also: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Another name that may mean the same person, with its page and why; a suggestion, nothing is joined."""

    name: str
    address: str | None
    because: str


@dataclass(frozen=True, slots=True)
class SourceContext:
    """One source; the lists but `said` stand on the first page alone, and `notes` say what they leave out.

    `denied` is what it speaks against or takes back, `against` what others speak against, `differ` its figures and
    those of others that differ.
    """

    template: ClassVar[str] = "source.html"

    frame: Frame
    name: str
    kind: str
    known_as: str | None
    also: tuple[str, ...]
    joined: tuple[Perhaps, ...]
    decided: tuple[str, ...]
    perhaps: tuple[Perhaps, ...]
    called: tuple[str, ...]
    roles: tuple[Held, ...]
    strip: tuple[str, ...]
    notes: tuple[str, ...]
    said: tuple[Stated, ...]
    more: str | None
    newest: str | None
    figures: tuple[Given, ...]
    denied: tuple[Against, ...]
    against: tuple[Against, ...]
    differ: tuple[Against, ...]
    outlets: tuple[Choice, ...]
    through: tuple[Choice, ...]
