"""One claim as linking sees it: its words, its place, its figures; and a pair of claims that a rule links."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.words.terms import pattern, stems, stop_words
from onrecord.quoting import within_quotes
from onrecord.records import Article, Attribution, Claim, Figure, Relation, Source, Stance

ASSERTING = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS, Stance.DENIES, Stance.DISPUTES})
"""Stances whose content can be denied, confirmed or left unverified by another claim."""
AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES})
"""Stances that say of another claim that it is not so; one of them does not answer another."""
CUED = {
    Stance.DENIES: Relation.DENIES,
    Stance.DISPUTES: Relation.DISPUTES,
    Stance.CONFIRMS: Relation.CONFIRMS,
    Stance.CANNOT_VERIFY: Relation.CANNOT_VERIFY,
    Stance.RETRACTS: Relation.RETRACTS,
}
"""How a claim stands to the one that it answers, by its stance; the other stances answer nothing."""

UNNAMED = "a source not named"
"""What whoever speaks is called where nobody is named."""
NAMED = re.compile(r"\b[A-Z][\w-]{2,}")
"""A word that begins with a capital letter, as names do."""


@dataclass(frozen=True, slots=True)
class View:
    """A claim with what links are judged by.

    `who` names the source, `role` is its role and whom it speaks for, `speaker` both. `content` and `cue` are
    words as written ("" for a claim in the outlet's own voice, whose content is its evidence); `start` and `end`
    say where the content stands, `cue_start` where the cue does, `sentence` (of the cue), `last` (of the last word)
    and `paragraph` are counted from 0.
    """

    claim: Claim
    content: str
    cue: str
    who: str
    speaker: str
    start: int
    end: int
    sentence: int
    last: int
    paragraph: int
    inside: str | None
    figures: tuple[Figure, ...]
    marks: frozenset[str] = frozenset()
    attribution: str | None = None
    role: str = ""
    cue_start: int = 0

    @property
    def stems(self) -> frozenset[str]:
        """The roots of the content's words that say something."""
        return stems(self.content)

    @property
    def by_nobody(self) -> bool:
        """Whether its source says that nobody says it: "no officer told them to shut the gate"."""
        return is_nobody(self.who)

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it itself, and answers nobody."""
        return self.claim.attribution is None and self.claim.source is None

    def before(self, figure: Figure, far: int) -> str:
        """The words before a figure in the evidence, so many characters at most."""
        at = max(0, figure.span.start - self.claim.evidence.start)
        return self.claim.evidence.text[max(0, at - far) : at]

    def behind(self, figure: Figure, far: int) -> str:
        """The words behind a figure in the evidence, so many characters at most."""
        at = max(0, figure.span.end - self.claim.evidence.start)
        return self.claim.evidence.text[at : at + far]

    @property
    def speaker_names(self) -> set[str]:
        """The names of whoever speaks, in small letters."""
        return {word.lower() for word in NAMED.findall(self.speaker)} - stop_words()


@dataclass(frozen=True, slots=True)
class Found:
    """A pair of claims with the relation of the later to the earlier, its score and its reason.

    `weighed` holds when no rule tells of the pair, and it is likely; `by_place` when a rule leads to the claim
    because it stands nearest, whatever it says.
    """

    later: View
    earlier: View
    relation: Relation
    score: float
    because: str
    weighed: bool = False
    by_place: bool = False


def view_claims(
    article: Article,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    sources: Sequence[Source],
    figures: Sequence[Figure],
) -> list[View]:
    """The claims in the order of their contents in the text."""
    by_id = {attribution.id: attribution for attribution in attributions}
    by_source = {source.id: source for source in sources}
    breaks = sorted(block.start for block in article.blocks)
    sentences = [sentence.start for sentence in article.sentences]
    out = []
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        spans = attribution.content if attribution else (claim.evidence,)
        source = by_source.get(claim.source or "")
        content = " ".join(span.text for span in spans)
        place = (attribution.cue or attribution.content)[0].start if attribution else claim.evidence.start
        out.append(
            View(
                claim=claim,
                content=content,
                cue=" ".join(span.text for span in attribution.cue) if attribution else "",
                who=source.name if source else "the outlet" if attribution is None else UNNAMED,
                speaker=f"{source.name} {source.role or ''} {source.speaks_for or ''}" if source else "",
                start=spans[0].start,
                end=spans[-1].end,
                sentence=bisect_right(sentences, place) - 1,
                last=max(bisect_right(sentences, spans[-1].end - 1), bisect_right(sentences, place)) - 1,
                paragraph=bisect_right(breaks, place) - 1,
                inside=attribution.inside if attribution else None,
                figures=tuple(figures[i] for i in claim.figures if i < len(figures)),
                marks=_marks(claim, content) if claim.figures else frozenset(),
                attribution=attribution.id if attribution else None,
                cue_start=place,
                role=f"{source.role or ''} {source.speaks_for or ''}".strip() if source else "",
            )
        )
    return sorted(out, key=lambda view: (view.start, view.claim.evidence.start, view.claim.id))


@lru_cache(maxsize=1024)  # each claim of an article is asked for by many others
def is_nobody(who: str) -> bool:
    """Whether the words for a source tell that nobody says it."""
    return pattern("stated", "nobody").match(who) is not None


def _marks(claim: Claim, content: str) -> frozenset[str]:
    """The marks of the lexicon that a claim with figures bears: seen, revise, elsewhere."""
    texts = {"seen": content, "revise": claim.evidence.text, "elsewhere": claim.evidence.text}
    return frozenset(name for name, text in texts.items() if pattern("marks", name).search(text))


@lru_cache(maxsize=4096)
def on_condition(evidence: str, cue: str) -> bool:
    """Whether a claim's cue stands in a condition: "if the office confirms that …" confirms nothing."""
    before, cue, _ = evidence.partition(cue) if cue else ("", "", "")
    return bool(cue) and pattern("across", "on_condition").search(before) is not None


def clip(text: str) -> str:
    """The first words of a text, in one line, as they stand between quotation marks."""
    flat = within_quotes(" ".join(text.split()))
    return flat if len(flat) <= 80 else flat[:79].rsplit(" ", 1)[0] + "…"
