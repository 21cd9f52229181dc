"""Questions, and the figures that answer them in the order of saying."""

from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.views.articles import CopyOf
from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow

DIFFER = ("conflicts", "disputes", "denies", "corrects")


@dataclass(frozen=True, slots=True)
class QuestionName:
    """What a question is called that a claim answers, and the words of its figure that does."""

    question_id: str
    text: str
    figure: str


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims answer: a measure, a unit, a counted set and a scope, with how much is known of it.

    `text` is a heading made from the slots, or the name that a person gave (`renamed`). `counted` are the stems of
    what is counted, "" for people of no particular group; `scope` is "" for a total or one happening, else "more",
    "rate", "change", "feared" or "planned". `period` are the first and the last day that answers hold for or were
    said on, `first` is the figure it began with, as written. `answers` counts a figure in every article that has
    it, `figures` each utterance once, as its page shows them, and `sources` whose they are. `conflicts` counts the
    reasons why answers contradict each other, as `QuestionPage.differing` gives them. `places` and `names` are the
    words that say where.
    """

    question_id: str
    text: str
    measure: str
    unit: str
    counted: str
    scope: str
    places: tuple[str, ...]
    period: tuple[str | None, str | None]
    answers: int
    figures: int
    sources: int
    articles: int
    conflicts: int
    first: str
    renamed: bool = False
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a figure was taken back: by whom, on which day, and the claim that says so."""

    claim_id: str
    who: str
    day: str | None


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """One figure that answers a question, with its claim; what other articles repeat of it stands in `copies`.

    `copy_claims` are the claims of the copies, in their order. `line` names the voice whose line of figures it
    belongs to, `line_key` is the same in every article. `holds` are the half-open days it holds for as written,
    None where the text does not say; `said` is the day it was said or printed. `step` says how it stands to the
    figure before it in its own line: first, same, changed, corrected, or other where it differs and it is not known
    which of the two came first; `before` is that figure. A number that its claim denies is "denied".
    `party` is the side that a person set for the source. `withdrawn` says who took the figure back; None where it
    stands.
    """

    question_id: str
    claim: ClaimHit
    figure: FigureHit
    line: str
    line_key: str
    holds: tuple[str | None, str | None] | None
    said: str | None
    step: Literal["first", "same", "changed", "other", "corrected", "denied"]
    copies: tuple[CopyOf, ...] = ()
    copy_claims: tuple[str, ...] = ()
    party: str | None = None
    withdrawn: Withdrawal | None = None
    before: FigureHit | None = None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with its answers in the order of saying, each utterance once, and the links between them.

    `decided` says what people decided on it, a sentence a decision.
    """

    question: Question
    answers: tuple[QuestionAnswer, ...]
    links: tuple[LinkRow, ...]
    decided: tuple[str, ...] = ()

    def differing(self) -> list[str]:
        """Why figures of it conflict, are disputed, denied or corrected: the reasons of these links, each once.

        A link that a person rejected is none.
        """
        return list(
            dict.fromkeys(
                link.because for link in self.links if link.relation in DIFFER and link.status != "rejected"
            )
        )
