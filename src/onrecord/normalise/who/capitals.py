"""Texts in capitals, as old wires and transcripts have them, with the sources' names written as names are.

An article and its attributions come in; both go out with the same offsets and other letters. In an article in
capitals throughout all is small but the names of the sources; in others only labels of speakers, "ILSE MARTEN:",
change. Names are told from nouns by the lexicon alone. What nobody wrote in capitals comes back as it was.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import ascii_lowercase

from onrecord.normalise.lexicons import words
from onrecord.normalise.tokens import COMMON_NOUNS, known_body
from onrecord.records import Article, Attribution, Span

_SHARE, _LEAST = 0.8, 40  # the share of the letters of a body that are capitals, and how many letters tell
_SMALL_LETTERS = ascii_lowercase.encode()
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = words("roles", "phrase", "small")


def in_small_letters(
    article: Article, attributions: Sequence[Attribution]
) -> tuple[Article, Sequence[Attribution]]:
    """The article and its attributions with names written as names are."""
    body = "".join(article.text[block.start : block.end] for block in article.body())
    if _is_shouted(body):
        text = "".join(map(_small, article.text))
        spans = [span for one in attributions for span in one.source]
    else:
        text = article.text
        sources = (span for one in attributions if not one.cue for span in one.source)
        spans = [span for span in sources if span.text.isupper() and " " in span.text.strip()]
    if not spans:
        return article, attributions
    changed = replace(article, text=_with_names(text, spans))
    return changed, [_respelt(changed, one) for one in attributions]


def _is_shouted(text: str) -> bool:
    plain = text.encode("ascii", "ignore")
    small = len(plain) - len(plain.translate(None, _SMALL_LETTERS))
    if small > (1 - _SHARE) * len(text):
        return False  # as in nearly all texts; the rest is fifty times as slow
    letters = sum(map(str.isalpha, text))
    return letters >= _LEAST and sum(map(str.isupper, text)) >= _SHARE * letters


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter  # a letter that has no small one of its own keeps its offsets


def _with_names(text: str, spans: Iterable[Span]) -> str:
    parts, at = [], 0
    for span in sorted(spans):
        if span.start >= at:
            parts += [text[at : span.start], _WORD.sub(_as_name, span.text)]
            at = span.end
    return "".join((*parts, text[at:]))


def _as_name(word: re.Match[str]) -> str:
    small = "".join(map(_small, word.group()))
    if known_body(small) and len(small) < 5:
        return word.group()
    return small if small in _SMALL or small in COMMON_NOUNS else word.group()[0] + small[1:]


def _respelt(article: Article, attribution: Attribution) -> Attribution:
    def spans(of: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(article.span(span.start, span.end) for span in of)

    return replace(
        attribution,
        source=spans(attribution.source),
        cue=spans(attribution.cue),
        content=spans(attribution.content),
        quoted=spans(attribution.quoted),
    )
