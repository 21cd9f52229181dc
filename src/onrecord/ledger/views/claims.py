"""Claims with their figures, and how one claim stands to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.records import is_weighed
from onrecord.told import Piece


@dataclass(frozen=True, slots=True)
class FigureHit:
    """One figure with its words and its bound (`low <= value <= high`, None is open).

    `text` stands at [start, end) of the article's text, by which two figures of the same words are told apart;
    `place` are the words that say where it counts, with a country and a region where the table knows them.
    """

    text: str
    low: float | None
    high: float | None
    bound: str
    counts: str | None
    event: str | None
    unit: str | None
    change: str | None
    mode: str
    place: str | None
    place_country: str | None
    place_region: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """One claim as a list shows it: who, how, when, its sentence and where it stands.

    Days are half-open: `said_first` is inside, `said_until` is not.

    Attributes:
        published: when its article was published; of a claim in a live update, the day or instant of that update.
        source: who said it; this and what else is told of the source is None in the outlet's own voice.
        chain: names, from the one nearest to the claim to the outlet.
        content: the words of what was said; in the outlet's own voice the evidence.
        places: countries, each with a region or None; that which the claim is about first.
        told: the words of its cue and of its content, in the order of the text.
        standing: how people left the claim; "found" where nobody has looked.
        found_stance: what the reading says where a person has set another stance.
        found_source: the same of the source.
        decided: what people decided about it, a sentence each.
        origin: the first article of the copies that its article is one of; the article itself where its text is
            its own.
        speaker: the name that its source goes by among the articles that it is shown with, where that is another.
    """

    claim_id: str
    article_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    source: str | None
    source_kind: str | None
    source_role: str | None
    speaks_for: str | None
    chain: tuple[str, ...]
    stance: str
    attitude: str
    wording: str
    content: str
    said_text: str | None
    said_first: str | None
    said_until: str | None
    as_of_text: str | None
    as_of_first: str | None
    as_of_until: str | None
    figures: tuple[FigureHit, ...]
    evidence: str
    start: int
    end: int
    score: float
    found_by: str
    source_id: str | None = None
    places: tuple[tuple[str, str | None], ...] = ()
    affiliation: str | None = None
    told: tuple[Piece, ...] = ()
    standing: str = "found"
    found_stance: str | None = None
    found_source: str | None = None
    decided: tuple[str, ...] = ()
    origin: str | None = None
    speaker: str | None = None

    @property
    def who(self) -> str | None:
        """Who said it, under the best name that is known where it is shown; None in the outlet's own voice."""
        return self.speaker or self.source

    @property
    def cue(self) -> str | None:
        """The words that tell of it, "has accused"; None where the outlet speaks itself or no word does."""
        return " … ".join(piece.words for piece in self.told if piece.part == "cue") or None


def between(chain: Sequence[str], source: str | None) -> Sequence[str]:
    """Those of a chain who tell what a source said; before it stand those whom it cites."""
    return chain[chain.index(source) + 1 if source in chain else 1 :]


def under_names(hits: Iterable[ClaimHit], names: Mapping[tuple[str, str], str]) -> list[ClaimHit]:
    """Claims with the name that each source goes by, which is given by the article's id and the name there."""
    return [replace(hit, speaker=names.get((hit.article_id, hit.source or ""))) for hit in hits]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of an article with the claim it stands in, if any."""

    article_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    figure: FigureHit
    claim_id: str | None
    source: str | None
    stance: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link with the articles of its two claims; None where the ledger does not hold the claim.

    The evidence is the sentence of each claim, the offsets its place in the article's text. `status` is
    "suggested" until a person says "confirmed" or "rejected".
    """

    later: str
    earlier: str
    relation: str
    score: float
    because: str
    judged_by: str
    later_article: str | None
    earlier_article: str | None
    later_evidence: str | None = None
    later_start: int | None = None
    later_end: int | None = None
    earlier_evidence: str | None = None
    earlier_start: int | None = None
    earlier_end: int | None = None
    status: str = "suggested"

    @property
    def likely(self) -> bool:
        """Whether a network found it likely, no rule tells of it, and no person has confirmed it."""
        return is_weighed(self.judged_by) and self.status != "confirmed"
