"""Attributions of two plain kinds of clause that carry no quotation and no "that".

Somebody puts a figure on something ("Police put the crowd at 3,500; the organisers spoke of 8,000."), or answers
what was said ("The governor's office denied that."). An article and its attributions come in; attributions for such
clauses of the body, where a name or somebody with a role is the subject and no attribution stands yet, go out.
Without them the figures would count as the outlet's own, and the denials would be lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.identity import digest
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.subjects import is_speaker
from onrecord.records import Article, Attribution, Span

_SCORE = 0.6
"""Set below what the tagger's own attributions mostly have: a rule found these."""
_FAR = 90
"""Characters in which the verb must begin."""
_LEAD = re.compile(r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ee]arlier|[Ll]ater)\s+(?:\w+\s+){0,2}?\w+,?\s+)?")
_NUMBER = (
    r"(?:\d|half|dozens|hundreds|thousands|tens|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"a\s+(?:third|quarter))"
)
_STATES = re.compile(
    r"\s+(?P<cue>(?:(?:has|have|had|now|again|later|also|earlier)\s+){0,2}"
    r"(?:(?P<puts>puts?|gives?|gave|given|estimates?|estimated)|"
    r"(?P<tells>spoke\s+of|speaks?\s+of|spoken\s+of|counted|tallied)|"
    r"(?P<answers>den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?|confirm(?:s|ed)?|contradict(?:s|ed)?)))\s+"
)
_CONTENTS = {
    "puts": re.compile(rf"(?:the|its|his|her|their|that)\s+[^,;]{{2,90}}?\s(?:at|as)\s+[^;]*?\b{_NUMBER}"),
    "tells": re.compile(
        rf"(?:(?:some|about|around|nearly|almost|at\s+least|more\s+than|over|up\s+to|no\s+more\s+than)\s+)?{_NUMBER}"
    ),
    "answers": re.compile(
        r"(?:(?:that|this|it|them)|(?:the|these|those|such|both|all)\s+(?:\w+\s+)?"
        r"(?:reports?|claims?|allegations?|accusations?|statements?|accounts?|charges?|criticism|figures?|numbers?))\s*$"
    ),
}


def find_plain_clauses(article: Article, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions for the clauses in which somebody puts a figure on something, or answers what was said."""
    taken = sorted((s.start, s.end) for a in attributions for s in (*a.cue, *a.content))
    for block in article.body():
        for sentence in article.sentences[_first(article, block.start) : _first(article, block.end)]:
            for start, end in _clauses(article.text, sentence.start, sentence.end):
                found = None if _is_taken(taken, start, end) else _stated(article, start, end)
                if found is not None:
                    yield found


def _is_taken(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a cue or a content begins inside, or the one before reaches into it."""
    at = bisect_left(taken, (start, start))
    return (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start)


def _first(article: Article, offset: int) -> int:
    return bisect_left(article.sentences, (offset, offset))


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in re.finditer(r";\s+|$", text[start:end]):
        yield at, start + cut.start()
        at = start + cut.end()


def _stated(article: Article, start: int, end: int) -> Attribution | None:
    text = article.text
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    verb = _STATES.search(text, begin, min(end, begin + _FAR))
    if verb is None:
        return None
    last = end - 1 if text[end - 1] in ".!?" else end
    kind = next(name for name, value in verb.groupdict().items() if value and name != "cue")
    words = text[begin : verb.start()]
    subject = words.rstrip(",").split(", ")[0]
    if not _CONTENTS[kind].match(text, verb.end(), last) or not (
        parse_phrase(subject).pronoun or is_speaker(subject)
    ):
        return None
    content = _before_comma(article, verb.end(), last)
    source, cue = article.span(begin, verb.start()), article.span(verb.start("cue"), verb.end("cue"))
    offsets = [value for span in (source, cue, content) for value in (span.start, span.end)]
    return Attribution(digest("a", article.id, *offsets), (source,), (cue,), (content,), score=_SCORE)


def _before_comma(article: Article, start: int, end: int) -> Span:
    """The content up to a comma that does not stand inside a number."""
    cut = re.search(r",\s", article.text[start:end])
    return article.span(start, start + cut.start() if cut else end)
