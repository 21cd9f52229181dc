"""What people decided on claims and names, and what waits for them."""

from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.keeping import Decided
from onrecord.ledger.views.names import SameName

Standing = Literal["found", "accepted", "corrected", "dropped", "flagged", "unsure"]
"""How people left a claim: as it was found, right, put right, no claim at all, said to be wrong, or not sure."""

DoubtKind = Literal["flagged", "link", "name", "speaker", "claim", "unsure"]
"""What is doubtful: a claim that a person flagged, a link, two names that may be one, a claim without a source, a
claim of a low score, or anything that a person set aside as not sure."""


@dataclass(frozen=True, slots=True)
class SetFigure:
    """What a person said that a figure is; `low <= value <= high`, None is open."""

    low: float | None
    high: float | None
    bound: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the decisions in force come to for one claim; `stance` and `speaker` are None where nobody set them.

    `figures` are those that people corrected, by their words in the text and where they stand, None where a
    decision names them by their words alone.
    """

    claim_id: str
    standing: Standing
    stance: str | None
    speaker: str | None
    decided: tuple[Decided, ...]
    figures: dict[tuple[str, int | None], SetFigure]

    def figure(self, words: str, start: int) -> SetFigure | None:
        """What a person said that a figure is, by its words and where it stands; None where nobody did."""
        return self.figures.get((words, start)) or self.figures.get((words, None))


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of the article before and after a claim's sentence; cut at a length."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide on, with all that is needed to decide it.

    `key` names it: "claim:ID", "link:LATER:EARLIER:RELATION" or "name:ONE:OTHER", the parts percent-encoded.
    `because` says in a sentence why it is asked. `changes` is how many rows of the ledger the answer would change.
    `claim` is the later one of a `link`, `other` the earlier. `settings` hold the words around each of them.
    For a name, `claims` holds one claim of each of the two.
    """

    kind: DoubtKind
    key: str
    because: str
    changes: int
    score: float | None
    claims: tuple[ClaimHit, ...]
    settings: tuple[Setting, ...]
    link: LinkRow | None = None
    names: SameName | None = None
    decided: tuple[Decided, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One page of what waits; `counts` says how much there is of each kind, `next` as in a `FeedPage`.

    `whole` is False where there is more of some kind than is looked at.
    """

    items: tuple[Doubt, ...]
    next: str | None
    counts: tuple[tuple[DoubtKind, int], ...]
    whole: bool
