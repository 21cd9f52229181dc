"""One line of the ledger for every attribution, and one for every figure in the outlet's own voice.

Attributions with their sources, times and figures come in, claims go out in the order of the text. A claim's
evidence is the run of sentences that hold its source, cue and content. Nothing outside the body becomes a claim.
Ids depend on the article's id and the offsets alone.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.identity import digest
from onrecord.normalise.figures import telling_figures
from onrecord.normalise.own_documents import own_denials
from onrecord.normalise.places import ClaimPlaces
from onrecord.normalise.stance.deeds import how_telling
from onrecord.normalise.stance.stances import stance_of
from onrecord.normalise.when.holding import as_of, holds_when
from onrecord.normalise.when.said import in_content, is_aside, said_when
from onrecord.normalise.who.sources import Resolved
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
_GOES_ON = re.compile(r"(?:is|are|was|were) (?:\w+ )?\w+ing\b")
_NOBODY = re.compile(r"(?:no|any|none|nobody|all)\b", re.IGNORECASE)
_REMEMBERED = 24
"""How many of the times before a claim words like "at the time" may point at."""
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
        attributions: who said which words; those that only tell a deed give no claim either.
        resolved: whom `resolve_sources` found to be speaking.
        times: the time expressions of the body.
        figures: the figures; a claim holds indexes into this sequence.
        found_by: what found them, with its version.
    """
    body = _Body(article)
    judged = [_judged(a, article) for a in attributions if a.content and body.holds(_anchor(a))]
    weighed = {one.attribution.id: one for one in judged if one.likely}
    kept = [one.attribution for one in weighed.values()]
    telling = telling_figures(article.text, figures, times)
    clocks, where = _Clocks(article, kept, times), ClaimPlaces(article)
    made = _Maker(
        article=article,
        resolved=resolved,
        clocks=clocks,
        where=where,
        figures=figures,
        said=_figures_said(article, kept, figures, telling),
        by_id={a.id: a for a in attributions},
        judged=weighed,
        found_by=found_by,
    )
    claims = [made.claim(attribution) for attribution in kept]
    loose = _unclaimed(claims, kept, figures)
    free = {i: figure for i, figure in loose if i in telling and body.is_prose(figure.span.start)}
    denied = dict(own_denials(article, _taken(kept)))
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


def _judged(attribution: Attribution, article: Article) -> _Judged:
    told = stance_of(attribution, article)
    return _Judged(attribution, told, how_telling(attribution, article.text, told))


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the claim of an attribution is made from: `said` are the figures of each, by the attribution's id."""

    article: Article
    resolved: Resolved
    clocks: _Clocks
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


class _Clocks:
    """The times in the order of the text, and which of them say when something was said.

    Attributes:
        evidence: the sentences of each attribution, by its id.
        said: when each attribution's source said it, by the attribution's id.
    """

    def __init__(self, article: Article, attributions: Sequence[Attribution], times: Sequence[TimeRef]) -> None:
        self.times = sorted(times, key=lambda time: time.span.start)
        self.starts = [time.span.start for time in self.times]
        self.attributions = sorted(attributions, key=lambda a: a.start)
        self.begins = [a.start for a in self.attributions]
        ranges = {a.id: _evidence(article, a) for a in attributions}
        spans = {part: article.span(*part) for part in ranges.values()}  # many stand in one sentence, kept once
        self.evidence = {key: spans[part] for key, part in ranges.items()}
        self.said = {
            a.id: said_when(
                article, a, self.within(self.evidence[a.id]), self._others(a), self._before(self.evidence[a.id])
            )
            for a in attributions
        }
        self._share_clauses(article)
        self.taken = {time.span for time in self.said.values() if time is not None}

    def _share_clauses(self, article: Article) -> None:
        """Give a second clause of a source in a sentence the time of the first: "said Monday … and added".

        What goes on while an outer source speaks has its time: "On Monday, it said survivors were claiming …".
        """
        last: Attribution | None = None
        for attribution in self.attributions:
            if not attribution.cue or not attribution.source:
                continue
            shares = (
                last is not None
                and last.source == attribution.source
                and _same_sentence(article, last, attribution)
                and not is_aside(article, last)
            )
            if shares and last is not None and self.said[attribution.id] is None:
                self.said[attribution.id] = self.said[last.id]
            last = attribution
        by_id = {attribution.id: attribution for attribution in self.attributions}
        for attribution in self.attributions:
            outer = by_id.get(attribution.inside or "")
            if (
                outer
                and self.said[attribution.id] is None
                and _GOES_ON.match(" ".join(span.text for span in attribution.cue))
            ):
                self.said[attribution.id] = self.said[outer.id]

    def _before(self, evidence: Span) -> Sequence[TimeRef]:
        """The last times before a span."""
        at = bisect_left(self.starts, evidence.start)
        return self.times[max(0, at - _REMEMBERED) : at]

    def within(self, evidence: Span) -> Sequence[TimeRef]:
        """The times that begin inside a span."""
        return self.times[bisect_left(self.starts, evidence.start) : bisect_left(self.starts, evidence.end)]

    def left(self, attribution: Attribution) -> Sequence[TimeRef]:
        """The times of an attribution's evidence at which nothing was said."""
        return [time for time in self.within(self.evidence[attribution.id]) if time.span not in self.taken]

    def own(self, evidence: Span) -> Sequence[TimeRef]:
        """The times of a sentence that stand in no attribution."""
        near = self._near(evidence)
        free = (time for time in self.within(evidence) if time.span not in self.taken)
        return [time for time in free if not any(in_content(time, a) for a in near)]

    def _others(self, attribution: Attribution) -> Sequence[Attribution]:
        return [a for a in self._near(self.evidence[attribution.id]) if a.id != attribution.id]

    def _near(self, evidence: Span) -> Sequence[Attribution]:
        """The attributions that begin inside a span."""
        low, high = bisect_left(self.begins, evidence.start), bisect_left(self.begins, evidence.end)
        return self.attributions[low:high]


def _same_sentence(article: Article, one: Attribution, other: Attribution) -> bool:
    return article.sentence_at(one.cue[0].start) == article.sentence_at(other.cue[0].start)


def _anchor(attribution: Attribution) -> int:
    return attribution.content[0].start


def _claim_id(article: Article, attribution: Attribution) -> str:
    groups = (attribution.source, attribution.cue, attribution.content)
    return digest("c", article.id, *(",".join(f"{s.start}-{s.end}" for s in group) for group in groups))


def _evidence(article: Article, attribution: Attribution) -> tuple[int, int]:
    """Where the sentences from the first to the last word of an attribution begin and end."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    first, last = article.sentence_at(start), article.sentence_at(end - 1)
    return min(start, first.start) if first else start, max(end, last.end) if last else end


def _chain(attribution: Attribution, by_id: Mapping[str, Attribution], resolved: Resolved) -> tuple[str, ...]:
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
    article: Article, attributions: Sequence[Attribution], figures: Sequence[Figure], telling: Iterable[int]
) -> dict[str, tuple[int, ...]]:
    """The figures of each attribution: inside its content, or in its clause when it is alone in the sentence."""
    order = sorted(telling, key=lambda index: figures[index].span.start)
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
        if len(alone) == 1 and sentence and _in_clause(article, alone[0], figures[index].span, sentence):
            out.setdefault(alone[0].id, []).append(index)
    return {key: tuple(sorted(set(value))) for key, value in out.items()}


_BESIDE = re.compile(r"\w+ing\b")
_OTHER_CLAUSE = re.compile(
    r";|\b(?:after|before|when|while|as|since|because|but|which|who|whose|where|although|though)\b|, and\b",
    re.IGNORECASE,
)


def _in_clause(article: Article, attribution: Attribution, figure: Span, sentence: Range) -> bool:
    """Whether no other clause stands between a figure and the attribution's words, or before it in its sentence."""
    if any(s.start < figure.end and figure.start < s.end for s in attribution.source):
        return False
    spans = [*attribution.cue, *attribution.source, *attribution.content]
    near = min(spans, key=lambda s: max(s.start - figure.end, figure.start - s.end, 0))
    if figure.end <= near.start and attribution.cue and _BESIDE.match(attribution.cue[0].text):
        return False  # "The office corrected it to 6.0 percent, blaming a mistake": the sentence's own figure
    low, high = sorted((figure, near))
    opening = "" if near.start < figure.start else article.text[sentence.start : figure.start]
    return not _OTHER_CLAUSE.search(article.text[low.end : high.start]) and not _OTHER_CLAUSE.search(opening)


def _unclaimed(
    claims: Sequence[Claim], attributions: Sequence[Attribution], figures: Sequence[Figure]
) -> Iterator[tuple[int, Figure]]:
    """The figures that no claim holds, with their indexes; those that only count sources are left out."""
    claimed = {index for claim in claims for index in claim.figures}
    sources = sorted((s.start, s.end) for a in attributions for s in a.source)
    for index, figure in enumerate(figures):
        at = bisect_right(sources, (figure.span.start, sys.maxsize)) - 1
        if index not in claimed and not (at >= 0 and figure.span.start < sources[at][1]):
            yield index, figure


def _taken(attributions: Sequence[Attribution]) -> list[Range]:
    """The parts of the text that are cues and contents, in order, but for those of what "no officer" said."""
    somebody = [a for a in attributions if not (a.source and _NOBODY.match(a.source[0].text))]
    return sorted(Range(s.start, s.end) for a in somebody for s in (*a.cue, *a.content))


def _own_voice(
    article: Article,
    free: Mapping[int, Figure],
    denied: Mapping[Range, Stance],
    clocks: _Clocks,
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
