"""When each attribution of an article was said, and which times are left for what its claims hold for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from onrecord.normalise.when.pointing import in_content
from onrecord.normalise.when.said import is_aside, said_when
from onrecord.normalise.when.surely import goes_back
from onrecord.records import Article, Attribution, Span, TimeRef

_GOES_ON = re.compile(r"(?:is|are|was|were) (?:\w+ )?\w+ing\b")
_AS = re.compile(r"\b[Aa]s\s$")
_REMEMBERED = 24  # how many of the times before a claim words like "at the time" may point at


class Clocks:
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
        self.told: defaultdict[Span, list[int]] = defaultdict(list)
        for a in attributions:
            said = self.said[a.id]
            if said and a.cue and not _AS.search(article.text, a.start - len("as "), a.start):
                self.told[said.span].append(a.cue[0].start)

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
                and article.sentence_at(last.cue[0].start) == article.sentence_at(attribution.cue[0].start)
                and not is_aside(article, last)
                and not goes_back(article, last, attribution)
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
        """The times of an attribution's evidence at which nothing was said, but by somebody inside what it says."""
        said = self.said[attribution.id]
        times = [time for time in self.within(self.evidence[attribution.id]) if not said or time.span != said.span]
        return [time for time in times if time.span not in self.taken or self._is_told_inside(time, attribution)]

    def _is_told_inside(self, time: TimeRef, attribution: Attribution) -> bool:
        """Whether somebody said something at a time whose saying is part of what an attribution says."""
        cues = self.told.get(time.span, ())
        return any(part.start <= cue < part.end for cue in cues for part in attribution.content)

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


def _evidence(article: Article, attribution: Attribution) -> tuple[int, int]:
    """Where the sentences from the first to the last word of an attribution begin and end.

    The answers of an interview, which names who gives them long before, are their own evidence.
    """
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    answers = attribution.content if attribution.source and not attribution.cue else ()
    if answers and article.text.find("?\n", attribution.source[-1].end, answers[0].start) >= 0:
        spans = answers
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    first, last = article.sentence_at(start), article.sentence_at(end - 1)
    return min(start, first.start) if first else start, max(end, last.end) if last else end
