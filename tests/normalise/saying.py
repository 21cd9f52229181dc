"""Attributions for tests, from the words of an article."""

import re
from typing import Any

from onrecord.records import Article, Attribution, Span
from tests.factories import make_article

_MARK = re.compile(r"[<|«](?:(?P<number>\d):)?|[>»]")
_KINDS = {"<": "source", "|": "cue", "«": "content"}


def heard(marked: str, **facts: Any) -> tuple[Article, list[Attribution]]:
    """An article and its attributions, marked in its text: "<Ann Lee> |said| «it was late»".

    A source, a cue or a content belongs to the attribution before it unless that has one or stands around it; then
    it begins the next, "a2", which is inside the one whose content it stands in. A number tells another one that
    it belongs to: "and |2:denied| «it»".
    """
    text, at, last = "", 0, 0
    open_: list[tuple[str, int, int]] = []
    parts: dict[int, dict[str, tuple[int, int]]] = {}
    inside: dict[int, str] = {}
    for mark in _MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark[0] in ">»" or (open_ and open_[-1][0] == "cue"):
            kind, last, start = open_.pop()
            parts[last][kind] = start, len(text)
            continue
        kind, around = _KINDS[mark[0][0]], [number for _, number, _ in open_]
        begins = not last or kind in parts[last] or last in around
        last = int(mark["number"] or (len(parts) + 1 if begins else last))
        if around and last not in parts:
            inside[last] = f"a{around[-1]}"
        parts.setdefault(last, {})[kind] = len(text), len(text)
        open_.append((kind, last, len(text)))
    article = make_article(text + marked[at:], **facts)
    spans = {n: {kind: (article.span(*place),) for kind, place in own.items()} for n, own in parts.items()}
    return article, [
        Attribution(f"a{n}", **{"source": (), "cue": (), "content": ()} | spans[n], inside=inside.get(n))
        for n in sorted(spans)
    ]


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
