"""Attributions of two plain kinds of clause that carry no quotation and no "that".

Somebody puts a figure on something ("Police put the crowd at 3,500; the organisers spoke of 8,000."), or answers
what was said ("The governor's office denied that."). An article and its attributions come in; attributions for such
clauses of the body, where a name, somebody with a role or a "who" or "which" that is set off is the subject and no
attribution stands yet, go out.
Without them the figures would count as the outlet's own, and the denials would be lost.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.identity import digest
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.subjects import is_speaker
from onrecord.records import Article, Attribution, Range, Span
from onrecord.text import overlaps

_SCORE = 0.6  # set below what the tagger's own attributions mostly have: a rule found these
_FAR = 90  # characters in which the verb must begin
_LEAD = re.compile(r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ee]arlier|[Ll]ater)\s+(?:\w+\s+){0,2}?\w+,?\s+)?")
_RELATIVE = re.compile(r",\s(?=(?:who|which)\s)")
"""Where somebody who was named is said to put a figure on something: "the union, ▸ which puts the number at 64"."""
_COMMA = re.compile(r",\s")
_PRONOUN = re.compile(r"who|which")
_WHEN = re.compile(r"(?:\s(?:on|in|late|early|last|yesterday|today)(?:\s\w+){0,2})?")
"""What may stand between the pronoun and its verb: "who ▸ on Tuesday had put"."""
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
    taken = sorted(Range(s.start, s.end) for a in attributions for s in (*a.cue, *a.content))
    for block in article.body():
        for sentence in article.sentences_in(block):
            known: set[int] = set()
            for start, end in _clauses(article.text, sentence.start, sentence.end):
                found = None if overlaps(taken, start, end) else _stated(article, start, end)
                if found is not None and found.cue[0].start not in known:
                    known.add(found.cue[0].start)
                    yield found


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses between semicolons, before each those that a "who" or "which" behind a comma begins."""
    at = start
    for cut in re.finditer(r";\s+|$", text[start:end]):
        stop = start + cut.start()
        for relative in _RELATIVE.finditer(text, at, stop):
            comma = _COMMA.search(text, relative.end(), stop)
            yield relative.end(), comma.start() if comma else stop
        yield at, stop
        at = start + cut.end()


def _stated(article: Article, start: int, end: int) -> Attribution | None:
    text = article.text
    pronoun = _PRONOUN.match(text, start, end)
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead and not pronoun else start
    verb = _STATES.search(text, begin, min(end, begin + _FAR))
    if verb is None:
        return None
    last = end - 1 if text[end - 1] in ".!?" else end
    kind = next(name for name, value in verb.groupdict().items() if value and name != "cue")
    ends = pronoun.end() if pronoun else verb.start()
    if not _CONTENTS[kind].match(text, verb.end(), last) or not (
        _WHEN.fullmatch(text, ends, verb.start()) if pronoun else _speaks(text[begin:ends])
    ):
        return None
    content = _before_comma(article, verb.end(), last)
    source, cue = article.span(begin, ends), article.span(verb.start("cue"), verb.end("cue"))
    offsets = [value for span in (source, cue, content) for value in (span.start, span.end)]
    return Attribution(digest("a", article.id, *offsets), (source,), (cue,), (content,), score=_SCORE)


def _speaks(words: str) -> bool:
    """Whether the words before a verb are a pronoun, a name or somebody with a role."""
    subject = words.rstrip(",").split(", ")[0]
    return bool(parse_phrase(subject).pronoun) or is_speaker(subject)


def _before_comma(article: Article, start: int, end: int) -> Span:
    """The content up to a comma that does not stand inside a number."""
    cut = _COMMA.search(article.text, start, end)
    return article.span(start, cut.start() if cut else end)
