"""Attributions of an article: who said which words, found by the tagger, the linker and the marks.

In: articles and a tagger.  Out: for each article its attributions, in the order of their first words,
with ids that are digests of the article and the spans.  Only blocks that are the article itself are
read (`Article.body`), each as one paragraph, so a teaser or a biography never yields one.

What holds: all spans are of the article's own text; the words of source, cue and content of one
attribution do not overlap; `quoted` lies within `content`; `inside` names an attribution that is in the
same tuple.  `score` is the least of the spans' marginals and the links' probabilities, of an inner one times the
scores of those around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.attribute.according import find_according
from onrecord.attribute.announced import find_announced
from onrecord.attribute.bare import without_bare
from onrecord.attribute.continued import find_continued
from onrecord.attribute.disclaimers import find_disclaimers
from onrecord.attribute.hearsay import find_hearsay, mend_hearsay
from onrecord.attribute.linker import Linker, Triple
from onrecord.attribute.loose import join_loose
from onrecord.attribute.nesting import Inner, find_inner, part_neighbours
from onrecord.attribute.passive import find_passive, mend_passive
from onrecord.attribute.quotes import find_running
from onrecord.attribute.repairs import repair
from onrecord.attribute.tagger import TaggedSpan, Tagger
from onrecord.attribute.tailed import find_tailed
from onrecord.attribute.turns import find_turns, take_turns
from onrecord.attribute.unsourced import with_subjects
from onrecord.attribute.untagged import find_untagged
from onrecord.attribute.wrapping import mend_outer
from onrecord.identity import digest
from onrecord.records import Article, Attribution, Span


def find_attributions(article: Article, *, tagger: Tagger) -> tuple[Attribution, ...]:
    """The attributions of one article, in the order of their first words; () when it has none."""
    return find_attributions_in([article], tagger=tagger)[0]


def find_attributions_in(articles: Sequence[Article], *, tagger: Tagger) -> list[tuple[Attribution, ...]]:
    """The attributions of each article, in the order of the articles; faster than one at a time."""
    texts = [(article.text, [(b.start, b.end) for b in article.body()]) for article in articles]
    linker = Linker(tagger.weights.linker)
    tagged = tagger.tag_many(texts, spare=True)
    linked = linker.link(texts, tagged)
    tagged = [tuple(span for span in spans if not span.spare) for spans in tagged]
    linked = [_mended(text, found) for (text, _), found in zip(texts, linked, strict=True)]
    linked = [(*found, *find_according(*one, found)) for one, found in zip(texts, linked, strict=True)]
    linked = [(*found, *find_announced(*one, found)) for one, found in zip(texts, linked, strict=True)]
    mended = [mend_outer(text, own, found) for (text, own), found in zip(texts, linked, strict=True)]
    mended = [join_loose(*one, spans, *found) for one, spans, found in zip(texts, tagged, mended, strict=True)]
    triples = [found for found, _ in mended]
    inner = find_inner([text for text, _ in texts], triples, tagger=tagger, linker=linker)
    return [_records(*parts) for parts in zip(articles, mended, inner, strict=True)]


def _mended(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    return without_bare(text, with_subjects(text, repair(text, mend_passive(text, mend_hearsay(text, triples)))))


def _records(
    article: Article, mended: tuple[Sequence[Triple], dict[int, int]], inner: Sequence[Inner]
) -> tuple[Attribution, ...]:
    paragraphs = [(block.start, block.end) for block in article.body()]
    quotes = find_running(article.text, paragraphs)
    turns = find_turns(article.text, paragraphs)
    quoted = _talk([quote.inner for quote in quotes], [part for turn in turns for part in turn.said])
    triples, inside = mended
    inside = inside | {len(triples) + at: number for at, (_, number) in enumerate(inner)}
    found, inside = part_neighbours(article.text, [*triples, *(one for one, _ in inner)], inside)
    found, inside = take_turns(article.text, turns, found, inside)
    records = [_record(article, triple, quoted) for triple in found]
    records = [_within(records, at, inside) for at in range(len(records))]
    triples = [triple for at, triple in enumerate(found) if at not in inside]
    continued = find_continued(article.text, paragraphs, quotes, triples)
    found += find_disclaimers(article.text, paragraphs, found)
    found += find_hearsay(article.text, paragraphs, found)
    found += find_passive(article.text, paragraphs, found)
    found += find_tailed(article.text, paragraphs, found)
    found += find_untagged(article.text, paragraphs, found)
    records += [_record(article, triple, quoted) for triple in (*continued, *found[len(records) :])]
    surest = {one.id: one for one in sorted(records, key=lambda one: one.score)}  # what is found twice counts once
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


def _record(
    article: Article,
    triple: Triple,
    quoted: Sequence[tuple[int, int]],
) -> Attribution:
    source, cue, content = (_spans(article, part) for part in (triple.source, triple.cue, triple.content))
    parts = [article.span(*part) for one in content for part in _shared(one, quoted)]
    spans = (*triple.source, *triple.cue, *triple.content)
    return Attribution(
        id=digest("a", article.id, *((s.role, s.start, s.end) for s in spans)),
        source=source,
        cue=cue,
        content=content,
        quoted=tuple(parts),
        score=round(min(triple.link, *(s.score for s in spans)), 4),
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
    return tuple(article.span(one.start, one.end) for one in tagged)
