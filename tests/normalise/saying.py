"""Attributions for tests, from the words of an article."""

from typing import Any

from onrecord.records import Article, Attribution, Span
from tests.factories import make_article
from tests.marks import read_marks


def heard(marked: str, **facts: Any) -> tuple[Article, list[Attribution]]:
    """An article and its attributions "a1", "a2", …, from a text in which they are marked; see `tests.marks`."""
    text, parts, inside = read_marks(marked)
    article = make_article(text, **facts)
    spans = [{role: tuple(article.span(*part) for part in own[role]) for role in own} for own in parts]
    outer = [f"a{inside[at] + 1}" if at in inside else None for at in range(len(spans))]
    return article, [Attribution(f"a{at + 1}", **one, inside=outer[at]) for at, one in enumerate(spans)]


def said(article: Article, number: int, source: str, cue: str, content: str, **more: object) -> Attribution:
    """An attribution whose parts are found in the text; "@2:words" is the second place of the words."""

    def span(words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        nth, _, plain = words[1:].partition(":") if words.startswith("@") else ("1", "", words)
        at = -1
        for _ in range(int(nth)):
            at = article.text.index(plain, at + 1)
        return (article.span(at, at + len(plain)),)

    return Attribution(f"a{number}", span(source), span(cue), span(content), **more)  # type: ignore[arg-type]
