"""What the tagger finds in the contents of labelled news, and whether it is right.

In: the labelled articles (`training.news`) and weights of the tagger.  Out: a candidate for each triple that is found
when every sentence of every labelled content is read alone; right is one whose content shares half or more with that
of a labelled attribution inside that content, and whose cue shares a word with its cue.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.tables import LEAST, overlap
from onrecord.attribute.nesting.reading import sentences_of
from onrecord.attribute.nesting.weighing import HIGHEST, marks
from onrecord.attribute.pairing.linker import Linker
from onrecord.attribute.rules.contents import with_withheld
from onrecord.attribute.rules.repairs import repair
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.triples import Part, TaggedSpan, Triple
from onrecord.attribute.wording.saying import kinds, words_between
from onrecord.lexicon.weighing import logit
from training.news.articles import read_labelled, triple_of
from training.weighing import Labelled

LEAST_YIELD = 0.1
"""The share of its sentences, without a clause of saying, in which a word must lead to somebody else.

Of 0.05 to 0.25: lower ones read twice the text for a third more; higher ones lose a quarter for half the text.
"""
PRIOR, WEIGHT = 0.05, 3  # a word that was seen seldom is taken for a common one

_Ranges = tuple[tuple[int, int], ...]


class Content(NamedTuple):
    """A labelled content with the sentences read and those in which a clause of saying may stand."""

    article: str
    text: str
    outer: Triple
    inner: list[Any]
    sentences: tuple[Part, ...]
    formed: frozenset[Part]


class Candidate(NamedTuple):
    """What was found in a sentence of a content, as labelled."""

    labelled: Labelled
    sentence: Part
    formed: bool


def read_contents(shared: Path) -> Iterator[Content]:
    """The contents of the labelled articles that hold somebody's words."""
    for article in read_labelled(shared, "train"):
        text, all_of_it = article["text"], article["attributions"]
        for number, one in enumerate(all_of_it):
            inner = [other for other in all_of_it if other["inside"] == number]
            if one["content"] and (found := sentences_of(text, triple_of(one)))[0]:
                yield Content(article["id"], text, triple_of(one), inner, *found)


def read_candidates(contents: Sequence[Content], weights: Path | None) -> Iterator[Candidate]:
    """What the tagger of a folder of weights, or the shipped one, finds in the contents."""
    tagger = Tagger.load(weights)
    texts = [(one.text, one.sentences) for one in contents]
    linked = Linker(tagger.weights.linker).link(texts, tagger.tag_many(texts, spare=True))
    for content, tagged in zip(contents, linked, strict=True):
        found = [with_withheld(content.text, one) for one in repair(content.text, tagged)]
        right = {_likest(one, found) for one in content.inner}
        for at, one in enumerate(found):
            place = next((part for part in content.sentences if part[0] <= one.start < part[1]), None)
            if one.source and one.content and place:
                seen = marks(content.text, one, content.outer)
                labelled = Labelled(content.article, seen, logit(one.score, highest=HIGHEST), int(at in right))
                yield Candidate(labelled, place, place in content.formed)


def leading_words(contents: Sequence[Content], candidates: Sequence[Candidate]) -> list[str]:
    """The words of saying and thinking whose sentences are worth reading without a clause of saying."""
    told = {(one.labelled.article, one.sentence) for one in candidates if one.labelled.label}
    seen: dict[str, list[bool]] = {}
    plain = {(one.article, part): one.text for one in contents for part in one.sentences if part not in one.formed}
    for (article, part), text in plain.items():
        for word in words_between(text, *part) & kinds().keys():
            seen.setdefault(word, []).append((article, part) in told)
    return sorted(
        word for word, tells in seen.items() if sum(tells) + PRIOR * WEIGHT >= LEAST_YIELD * (len(tells) + WEIGHT)
    )


def _likest(inner: Any, found: Sequence[Triple]) -> int | None:
    """The place of what shares most with a labelled attribution, if it shares enough."""
    cue, body = _ranges(inner["cue"]), _ranges(inner["content"] or inner["cue"])
    shares = [
        (overlap(body, _spans(one.content or one.cue)), -at)
        for at, one in enumerate(found)
        if not (cue and one.cue) or overlap(cue, _spans(one.cue)) > 0
    ]
    share, at = max(shares, default=(0.0, 0))
    return -at if share >= LEAST else None


def _ranges(ranges: Any) -> _Ranges:
    return tuple((start, end) for start, end in ranges)


def _spans(spans: Sequence[TaggedSpan]) -> _Ranges:
    return tuple((one.start, one.end) for one in spans)
