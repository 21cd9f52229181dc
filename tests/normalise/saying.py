"""Attributions for tests, from the words of an article."""

from onrecord.records import Article, Attribution, Span


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
