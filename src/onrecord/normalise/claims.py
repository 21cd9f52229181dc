"""One line of the ledger for every attribution, and one for every figure in the outlet's own voice.

Attributions with their sources, times and figures come in, claims go out in the order of the text. A claim's
evidence is the run of sentences that hold its source, cue and content. Nothing outside the body becomes a claim.
Ids depend on the article's id and the offsets alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from onrecord.identity import digest
from onrecord.normalise.sources import Resolved
from onrecord.normalise.stance import stance_of
from onrecord.normalise.when import as_of, holds_when, said_when
from onrecord.records import (
    Article,
    Attitude,
    Attribution,
    Claim,
    Figure,
    Range,
    Role,
    Span,
    Stance,
    TimeRef,
    Wording,
)

_OWN_VOICE = 0.9
"""The score of a claim in the outlet's own voice: that nobody is said to say it is itself a finding."""
_UNSURE = 0.7
"""What a source that could not be resolved leaves of a claim's score."""


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

    Args:
        article: the article; attributions outside its body give no claim.
        attributions: who said which words.
        resolved: whom `resolve_sources` found to be speaking.
        times: the time expressions of the body.
        figures: the figures; a claim holds indexes into this sequence.
        found_by: what found them, with its version.
    """
    body = _Body(article)
    kept = [a for a in attributions if a.content and body.holds(_anchor(a))]
    by_id = {a.id: a for a in attributions}
    said = _figures_said(article, kept, figures)
    ordered_times = _Times(times)
    claims = []
    for attribution in kept:
        evidence = _evidence(article, attribution)
        stance, attitude = stance_of(attribution, article)
        source = resolved.by_attribution.get(attribution.id)
        near = ordered_times.within(evidence)
        claims.append(
            Claim(
                id=_claim_id(article, attribution),
                attribution=attribution.id,
                evidence=evidence,
                source=source,
                chain=_chain(attribution, by_id, resolved),
                stance=stance,
                attitude=attitude,
                wording=attribution.wording,
                said_when=said_when(article, attribution, near),
                as_of=as_of(article, attribution, near),
                figures=said.get(attribution.id, ()),
                score=round(attribution.score * (_UNSURE if attribution.id in resolved.unsure else 1.0), 4),
                found_by=found_by,
            )
        )
    claimed = {index for claim in claims for index in claim.figures}
    free = {i: figure for i, figure in enumerate(figures) if i not in claimed and body.is_prose(figure.span.start)}
    claims.extend(_own_voice(article, free, ordered_times, resolved.outlet, found_by=found_by))
    places = {attribution.id: attribution.start for attribution in kept}
    return tuple(
        sorted(claims, key=lambda c: (c.evidence.start, places.get(c.attribution or "", c.evidence.start), c.id))
    )


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


class _Times:
    """The times in the order of the text, to ask for those of a sentence."""

    def __init__(self, times: Sequence[TimeRef]) -> None:
        self.times = sorted(times, key=lambda time: time.span.start)
        self.starts = [time.span.start for time in self.times]

    def within(self, evidence: Span) -> Sequence[TimeRef]:
        """The times that begin inside a span."""
        return self.times[bisect_left(self.starts, evidence.start) : bisect_left(self.starts, evidence.end)]


def _anchor(attribution: Attribution) -> int:
    return attribution.content[0].start


def _claim_id(article: Article, attribution: Attribution) -> str:
    groups = (attribution.source, attribution.cue, attribution.content)
    return digest("c", article.id, *(",".join(f"{s.start}-{s.end}" for s in group) for group in groups))


def _evidence(article: Article, attribution: Attribution) -> Span:
    """The sentences from the first to the last word of an attribution."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    first, last = article.sentence_at(start), article.sentence_at(end - 1)
    return article.span(min(start, first.start) if first else start, max(end, last.end) if last else end)


def _chain(attribution: Attribution, by_id: dict[str, Attribution], resolved: Resolved) -> tuple[str, ...]:
    """The sources from the nearest to the claim to the outlet, each once."""
    out: list[str] = []
    seen: set[str] = set()
    at: Attribution | None = attribution
    while at is not None and at.id not in seen:
        seen.add(at.id)
        source = resolved.by_attribution.get(at.id)
        if source and source not in out:
            out.append(source)
        at = by_id.get(at.inside) if at.inside else None
    if resolved.outlet and resolved.outlet not in out:
        out.append(resolved.outlet)
    return tuple(out)


def _figures_said(
    article: Article, attributions: Sequence[Attribution], figures: Sequence[Figure]
) -> dict[str, tuple[int, ...]]:
    """The figures of each attribution: inside its content, or alone with it in one sentence."""
    order = sorted(range(len(figures)), key=lambda index: figures[index].span.start)
    starts = [figures[index].span.start for index in order]
    out: dict[str, list[int]] = {}
    taken: set[int] = set()
    inner_first = sorted(attributions, key=lambda a: sum(s.end - s.start for s in a.content))
    for attribution in inner_first:
        for span in attribution.content:
            for index in order[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                out.setdefault(attribution.id, []).append(index)
                taken.add(index)
    speakers: dict[Range, list[Attribution]] = {}
    for attribution in attributions:
        sentence = article.sentence_at((attribution.cue or attribution.content)[0].start)
        if sentence:
            speakers.setdefault(sentence, []).append(attribution)
    for index in order:
        sentence = article.sentence_at(figures[index].span.start)
        alone = speakers.get(sentence, []) if sentence and index not in taken else []
        if len(alone) == 1:
            out.setdefault(alone[0].id, []).append(index)
    return {key: tuple(sorted(set(value))) for key, value in out.items()}


def _own_voice(
    article: Article, free: Mapping[int, Figure], times: _Times, outlet: str | None, *, found_by: str
) -> Iterable[Claim]:
    """Claims for the body's sentences that hold a figure which nobody is said to have given."""
    by_sentence: dict[Range, list[int]] = {}
    for index, figure in free.items():
        sentence = article.sentence_at(figure.span.start)
        if sentence:
            by_sentence.setdefault(sentence, []).append(index)
    for sentence, indexes in by_sentence.items():
        evidence = article.span(sentence.start, sentence.end)
        near = times.within(evidence)
        figures_of = [free[index] for index in indexes]
        yield Claim(
            id=digest("c", article.id, "own", sentence.start, sentence.end),
            attribution=None,
            evidence=evidence,
            source=None,
            chain=(outlet,) if outlet else (),
            stance=Stance.OWN_VOICE,
            attitude=Attitude.SPEECH,
            wording=Wording.OWN_VOICE,
            said_when=None,
            as_of=holds_when(article, figures_of[0].span, near),
            figures=tuple(indexes),
            score=_OWN_VOICE,
            found_by=found_by,
        )
