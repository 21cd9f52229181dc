"""Which figures each attribution gives, and which nobody is said to have given."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import Article, Attribution, Claim, Figure, Range, Span
from onrecord.text import OWNS

_LONGEST_CLAUSE = 1000  # characters of a clause at most, which keep the time linear in a sentence without end
_BESIDE = re.compile(r"\w+ing\b")
_EMBEDDED = re.compile(r"(?:what|which|whom)\b", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r";|\b(?:after|before|when|while|as|since|because|but|which|who|whose|where|although|though)\b|, and\b"
    r"|\band(?=\s$)",
    re.IGNORECASE,
)


def figures_said(
    article: Article, attributions: Sequence[Attribution], figures: Sequence[Figure], telling: Iterable[int]
) -> dict[str, tuple[int, ...]]:
    """The figures of each attribution: inside its content, or in its clause when it is alone in the sentence.

    The share of people who hold a view is told with it: "72% of voters say …".
    """
    order = sorted(telling, key=lambda index: figures[index].span.start)
    starts = [figures[index].span.start for index in order]
    out: dict[str, list[int]] = {}
    taken: set[int] = set()
    inner_first = sorted(attributions, key=lambda a: sum(s.end - s.start for s in a.content))
    for attribution in inner_first:
        for span in (*attribution.content, *attribution.source):
            for index in order[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                if span in attribution.content or _heads(article, span, figures[index]):
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


def _heads(article: Article, source: Span, figure: Figure) -> bool:
    """Whether a figure is how many of all hold a view: "72% of voters", not "two voters", nor one in an aside."""
    share = figure.unit == "percent" or 0 < (figure.high or figure.low or 0) < 1
    return share and "," not in article.text[source.start : figure.span.start]


def _in_clause(article: Article, attribution: Attribution, figure: Span, sentence: Range) -> bool:
    """Whether no other clause stands between a figure and the attribution's words, or before it in its sentence."""
    if any(s.start < figure.end and figure.start < s.end for s in attribution.source):
        return False
    spans = [*attribution.cue, *attribution.source, *attribution.content]
    near = min(spans, key=lambda s: max(s.start - figure.end, figure.start - s.end, 0))
    if figure.end <= near.start and _stands_in_more(article, attribution, near):
        return False
    if attribution.cue and figure.end <= attribution.cue[0].start and _BESIDE.match(attribution.cue[0].text):
        return False
    low, high = sorted((figure, near))
    if high.start - low.end > _LONGEST_CLAUSE:
        return False
    first = max(sentence.start, figure.start - _LONGEST_CLAUSE)
    opening = "" if near.start < figure.start else article.text[first : figure.start]
    return not _OTHER_CLAUSE.search(article.text[low.end : high.start]) and not _OTHER_CLAUSE.search(opening)


def _stands_in_more(article: Article, attribution: Attribution, near: Span) -> bool:
    """Whether the words of an attribution are part of a sentence that tells more itself, with figures of its own.

    "The office corrected it to 6.0 percent, | blaming a mistake", "fined the bank 30 million over | what it called
    a lie", "earned 410 million, beating | analysts' estimates".
    """
    if attribution.cue and _BESIDE.match(attribution.cue[0].text):
        return True
    owned = any(s.text.endswith(OWNS) or article.text.startswith(("' ", "’ "), s.end) for s in attribution.source)
    return owned or _EMBEDDED.match(near.text) is not None


def unclaimed(
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    unsaid: Sequence[Attribution] = (),
) -> Iterator[tuple[int, Figure]]:
    """The figures that no claim holds, with their indexes; those that only count sources are left out.

    So are those in the words of `unsaid`, which nobody is said to say: "No poll showed a lead of 15 points".
    """
    claimed = {index for claim in claims for index in claim.figures}
    open_ = [span for a in unsaid for span in (*a.source, *a.content)]
    sources = sorted((s.start, s.end) for a in attributions for s in a.source)
    for index, figure in enumerate(figures):
        at = bisect_right(sources, (figure.span.start, sys.maxsize)) - 1
        if index in claimed or (at >= 0 and figure.span.start < sources[at][1]):
            continue
        if not any(span.start <= figure.span.start < span.end for span in open_):
            yield index, figure
