"""Attributions of an article: who said which words, found by the tagger, the linker, the marks and rules.

    tag and link ─► rules on what was joined (order.OUTER) ─► read inside the contents ─► rules on all (order.WHOLE)

In: articles and a tagger.  Out: for each article its attributions, in the order of their first words,
with ids that are digests of the article and the spans.  Only blocks that are the article itself are
read (`Article.body`), each as one paragraph, so a teaser or a biography never yields one.

What holds: all spans are of the article's own text; the words of source, cue and content of one
attribution do not overlap; `quoted` lies within `content`; `inside` names an attribution that is in the
same tuple.  `score` is the least of the spans' marginals and the links' probabilities, of an inner one times the
scores of those around it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.attribute.datelines import behind_datelines
from onrecord.attribute.draft import Draft, Rule
from onrecord.attribute.nesting.reading import read_inside
from onrecord.attribute.order import OUTER, WHOLE, apply
from onrecord.attribute.pairing.linker import Linker
from onrecord.attribute.quotes import find_running
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.turns import find_turns
from onrecord.identity import digest
from onrecord.markdown import blanked
from onrecord.records import Article, Attribution, Span

_INITIALS = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]$")
_LONGEST_INITIALS = 12  # characters


def find_attributions(article: Article, *, tagger: Tagger) -> tuple[Attribution, ...]:
    """The attributions of one article, in the order of their first words; () when it has none."""
    return find_attributions_in([article], tagger=tagger)[0]


def find_attributions_in(
    articles: Sequence[Article], *, tagger: Tagger, outer: Sequence[Rule] = OUTER, whole: Sequence[Rule] = WHOLE
) -> list[tuple[Attribution, ...]]:
    """The attributions of each article, in the order of the articles; faster than one at a time.

    The rules of `outer` come before the contents are read for attributions inside them, those of `whole` after it.
    """
    linker = _linker_of(tagger)
    drafts = [apply(outer, draft) for draft in _drafts(articles, tagger, linker)]
    drafts = [apply(whole, draft) for draft in read_inside(drafts, tagger=tagger, linker=linker)]
    return [_attributions(article, draft) for article, draft in zip(articles, drafts, strict=True)]


@lru_cache(maxsize=1)
def _linker_of(tagger: Tagger) -> Linker:
    """The linker of a tagger's weights, made once and not with each batch of articles."""
    return Linker(tagger.weights.linker)


def _drafts(articles: Sequence[Article], tagger: Tagger, linker: Linker) -> Iterator[Draft]:
    """What the marks, the tagger and the linker tell of each article."""
    whole = [(blanked(article.text), [(part.start, part.end) for part in article.body()]) for article in articles]
    turned = [find_turns(*one) for one in whole]
    texts = [
        (text, paragraphs if turns else behind_datelines(text, paragraphs))
        for (text, paragraphs), turns in zip(whole, turned, strict=True)
    ]
    tagged = tagger.tag_many(texts, spare=True)
    linked = linker.link(texts, tagged)
    for (text, paragraphs), turns, spans, triples in zip(texts, turned, tagged, linked, strict=True):
        quotes = find_running(text, paragraphs)
        sure = tuple(span for span in spans if not span.spare)
        yield Draft(text, paragraphs, quotes, turns, sure, triples)


def _attributions(article: Article, draft: Draft) -> tuple[Attribution, ...]:
    """The records of a draft's triples, in the order of their first words; what is found twice counts once."""
    quoted = _talk([quote.inner for quote in draft.quotes], [part for turn in draft.turns for part in turn.said])
    records = [_record(article, triple, quoted) for triple in draft.triples]
    records = [_within(records, at, draft.inside) for at in range(len(records))]
    surest = {one.id: one for one in sorted(records, key=lambda one: one.score)}
    return tuple(sorted(surest.values(), key=lambda one: (one.start, one.id)))


def _talk(quoted: Sequence[tuple[int, int]], said: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is quoted and what is said in turns, in order; what is quoted within a turn is the turn's."""
    starts = [start for start, _ in said]
    apart = [one for one in quoted if not (at := bisect_right(starts, one[0])) or said[at - 1][1] <= one[0]]
    return sorted([*apart, *said])


def _within(records: Sequence[Attribution], at: int, inside: Mapping[int, int]) -> Attribution:
    """One of the records with what it stands in, no surer than all of its chain together."""
    one, score, outer = records[at], records[at].score, inside.get(at)
    while outer is not None:
        score, outer = score * records[outer].score, inside.get(outer)
    return replace(one, inside=records[inside[at]].id, score=round(score, 4)) if at in inside else one


def _record(article: Article, triple: Triple, quoted: Sequence[tuple[int, int]]) -> Attribution:
    source, cue, content = (_spans(article, part) for part in (triple.source, triple.cue, triple.content))
    parts = [article.span(*part) for one in content for part in _shared(one, quoted)]
    return Attribution(
        id=digest("a", article.id, *((s.role, s.start, s.end) for s in triple.spans)),
        source=source,
        cue=cue,
        content=content,
        quoted=tuple(parts),
        score=round(triple.score, 4),
    )


def _shared(span: Span, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a span that are quoted; `quoted` is in order."""
    for at in range(max(0, bisect_right(quoted, (span.start,)) - 1), len(quoted)):
        start, end = quoted[at]
        if start >= span.end:
            return
        if end > span.start:
            yield max(span.start, start), min(span.end, end)


def _spans(article: Article, tagged: Sequence[TaggedSpan]) -> tuple[Span, ...]:
    return tuple(article.span(one.start, _end(article.text, one)) for one in tagged)


def _end(text: str, span: TaggedSpan) -> int:
    """Where a span ends: behind the stop of its last initials, also where that ends the sentence: "at 6 p.m."."""
    initials = _INITIALS.search(text, max(span.start, span.end - _LONGEST_INITIALS), span.end)
    return span.end + 1 if initials and text.startswith(".", span.end) else span.end
