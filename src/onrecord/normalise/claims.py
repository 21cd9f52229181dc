"""One line of the ledger for every attribution, and one for every figure in the outlet's own voice.

Attributions with their sources, times and figures come in, claims go out in the order of the text. A claim's
evidence is the run of sentences that hold its source, cue and content. Nothing outside the body becomes a claim.
Ids depend on the article's id and the offsets alone.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.identity import digest
from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.figures import telling_figures
from onrecord.normalise.figures_said import figures_said, unclaimed
from onrecord.normalise.own_corrections import own_corrections
from onrecord.normalise.own_documents import own_denials
from onrecord.normalise.own_figures import own_figures
from onrecord.normalise.phrases.nobody import names_nobody
from onrecord.normalise.phrases.own_versions import takes_back
from onrecord.normalise.places.claims import ClaimPlaces
from onrecord.normalise.stance.deeds import how_telling
from onrecord.normalise.stance.stances import stance_of
from onrecord.normalise.when.clocks import Clocks
from onrecord.normalise.when.holding import as_of, holds_when
from onrecord.normalise.who.sources import Resolved
from onrecord.records import (
    Article,
    Attitude,
    Attribution,
    Claim,
    Figure,
    Range,
    Role,
    SourceKind,
    Stance,
    TimeRef,
    Wording,
)

_OWN_VOICE = 0.9
"""The score of a claim in the outlet's own voice: that nobody is said to say it is itself a finding."""
_NOBODY = re.compile(r"(?:no|any|none|nobody|all)\b", re.IGNORECASE)
_UNSURE = 0.7  # what a source that could not be resolved leaves of a claim's score


def make_claims(
    article: Article,
    attributions: Sequence[Attribution],
    resolved: Resolved,
    times: Sequence[TimeRef],
    figures: Sequence[Figure],
    *,
    found_by: str,
) -> tuple[Claim, ...]:
    """The claims of an article, in the order of the text.

    Attributions outside its body give none, nor do those that only tell a deed. A claim holds indexes into
    `figures`. `found_by` is what found them, with its version.
    """
    body = _Body(article)
    said = [a for a in attributions if a.content and body.holds(a.content[0].start)]
    withdrawn = {a.id for a in said if takes_back(a, article)}
    judged = [_judged(a, article, withdrawn) for a in said if a.inside not in withdrawn]
    weighed = {one.attribution.id: one for one in judged if one.likely}
    kept = [one.attribution for one in weighed.values()]
    telling = telling_figures(article.text, figures, times)
    clocks, where = Clocks(article, kept, times), ClaimPlaces(article)
    made = _Maker(
        article=article,
        resolved=resolved,
        clocks=clocks,
        where=where,
        figures=figures,
        said=figures_said(article, kept, figures, telling),
        by_id={a.id: a for a in attributions},
        judged=weighed,
        found_by=found_by,
    )
    claims = [made.claim(attribution) for attribution in kept]
    unsaid = [a for a in attributions if a.source and a.id not in weighed and names_nobody(a.source[0].text)]
    loose = unclaimed(claims, kept, figures, unsaid)
    mine = own_figures(article, [(i, figure) for i, figure in loose if i in telling])
    free = {i: figure for i, figure in mine if body.is_prose(figure.span.start)}
    taken = _taken([one for one in kept if one.source])
    denied = dict.fromkeys(own_corrections(article, taken), Stance.RETRACTS) | dict(own_denials(article, taken))
    claims = [one for one in claims if one.source or not _stands_in(denied, one.evidence.start)]
    own = _own_voice(article, free, denied, clocks, resolved.outlet, found_by=found_by)
    claims.extend(replace(claim, places=where.of((claim.evidence,), claim.evidence)) for claim in own)
    if article.stated.updates:
        claims = [replace(claim, told_at=_told_at(article, claim)) for claim in claims]
    starts = {attribution.id: attribution.start for attribution in kept}
    return tuple(
        sorted(claims, key=lambda c: (c.evidence.start, starts.get(c.attribution or "", c.evidence.start), c.id))
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """An attribution with its stance and attitude, and how likely it is that words are told."""

    attribution: Attribution
    told: tuple[Stance, Attitude]
    likely: float


def _judged(attribution: Attribution, article: Article, withdrawn: Container[str]) -> _Judged:
    if attribution.id in withdrawn:
        return _Judged(attribution, (Stance.RETRACTS, Attitude.SPEECH), 1.0)
    told = stance_of(attribution, article)
    return _Judged(attribution, told, how_telling(attribution, article.text, told))


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the claim of an attribution is made from: `said` are the figures of each, by the attribution's id."""

    article: Article
    resolved: Resolved
    clocks: Clocks
    where: ClaimPlaces
    figures: Sequence[Figure]
    said: Mapping[str, tuple[int, ...]]
    by_id: Mapping[str, Attribution]
    judged: Mapping[str, _Judged]
    found_by: str

    def claim(self, attribution: Attribution) -> Claim:
        """The claim of one attribution."""
        key, article = attribution.id, self.article
        (stance, attitude), likely = self.judged[key].told, self.judged[key].likely
        if stance is Stance.REPORTS and self._is_namesake(attribution):
            stance = Stance.SAYS
        indexes = self.said.get(key, ())
        figures = [self.figures[at] for at in indexes]
        evidence = self.clocks.evidence[key]
        return Claim(
            id=_claim_id(article, attribution),
            attribution=key,
            evidence=evidence,
            source=self.resolved.by_attribution.get(key),
            chain=_chain(attribution, self.by_id, self.resolved),
            stance=stance,
            attitude=attitude,
            wording=attribution.wording,
            said_when=self.clocks.said[key],
            as_of=as_of(article, attribution, self.clocks.left(attribution), figures),
            figures=indexes,
            score=round(min(attribution.score, likely) * (_UNSURE if key in self.resolved.unsure else 1.0), 4),
            found_by=self.found_by,
            places=self.where.of(attribution.content, evidence, attribution.source),
        )

    def _is_namesake(self, attribution: Attribution) -> bool:
        """Whether somebody of this article bears an outlet's name, and no outlet reports: "Fox", of Ana Fox."""
        if not attribution.source or not is_outlet(attribution.source[0].text):
            return False
        source = self.resolved.by_attribution.get(attribution.id)
        return any(one.id == source and one.kind is SourceKind.PERSON for one in self.resolved.sources)


def _told_at(article: Article, claim: Claim) -> str | None:
    """The instant of the live update that a claim's evidence begins in."""
    update = article.update_at(claim.evidence.start)
    return update.published if update else None


class _Body:
    """The body's blocks, to ask whether an offset lies in one."""

    def __init__(self, article: Article) -> None:
        self.blocks = sorted((block.start, block.end, block.role) for block in article.body())
        self.starts = [start for start, _, _ in self.blocks]

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is the article's own words."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.blocks[at][1]

    def is_prose(self, offset: int) -> bool:
        """The same, subheads and datelines left out: they are no sentences."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.blocks[at][1] and self.blocks[at][2] is Role.BODY


def _claim_id(article: Article, attribution: Attribution) -> str:
    groups = (attribution.source, attribution.cue, attribution.content)
    return digest("c", article.id, *(",".join(f"{s.start}-{s.end}" for s in group) for group in groups))


def _chain(attribution: Attribution, by_id: Mapping[str, Attribution], resolved: Resolved) -> tuple[str, ...]:
    """The sources from the nearest to the claim to the outlet, each once: whom a source cites stands before it."""
    out: list[str] = []
    seen: set[str] = set()
    at: Attribution | None = attribution
    while at is not None and at.id not in seen:
        seen.add(at.id)
        for source in (resolved.cited.get(at.id), resolved.by_attribution.get(at.id)):
            if source and source not in out:
                out.append(source)
        at = by_id.get(at.inside) if at.inside else None
    if resolved.outlet and resolved.outlet not in out:
        out.append(resolved.outlet)
    return tuple(out)


def _taken(attributions: Sequence[Attribution]) -> list[Range]:
    """The parts of the text that are cues and contents, in order, but for those of what "no officer" said."""
    somebody = [a for a in attributions if not (a.source and _NOBODY.match(a.source[0].text))]
    return sorted(Range(s.start, s.end) for a in somebody for s in (*a.cue, *a.content))


def _stands_in(sentences: Iterable[Range], start: int) -> bool:
    """Whether a place is in one of the sentences: "the allegation that …" is denied by whose document it is."""
    return any(sentence.start <= start < sentence.end for sentence in sentences)


def _own_voice(
    article: Article,
    free: Mapping[int, Figure],
    denied: Mapping[Range, Stance],
    clocks: Clocks,
    outlet: str | None,
    *,
    found_by: str,
) -> Iterable[Claim]:
    """Claims for the body's sentences that hold a figure which nobody is said to have given, or an own denial."""
    by_sentence: dict[Range, list[int]] = {sentence: [] for sentence in denied}
    for index, figure in free.items():
        sentence = article.sentence_at(figure.span.start)
        if sentence:
            by_sentence.setdefault(sentence, []).append(index)
    for sentence, indexes in by_sentence.items():
        evidence = article.span(sentence.start, sentence.end)
        yield Claim(
            id=digest("c", article.id, "own", sentence.start, sentence.end),
            attribution=None,
            evidence=evidence,
            source=outlet if sentence in denied else None,
            chain=(outlet,) if outlet else (),
            stance=denied.get(sentence, Stance.OWN_VOICE),
            attitude=Attitude.SPEECH,
            wording=Wording.OWN_VOICE,
            said_when=None,
            as_of=holds_when(article, [free[index] for index in indexes], clocks.own(evidence)),
            figures=tuple(indexes),
            score=_OWN_VOICE,
            found_by=found_by,
        )
