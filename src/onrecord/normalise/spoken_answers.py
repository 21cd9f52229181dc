"""Answers of an interview that has no label before them: the words of whoever was interviewed, not the outlet's.

An article and its attributions come in.  They go out with one more for each answer, whose source is where the text
names the person first, and what was found in an answer stands inside it.  An answer is what stands between two
paragraphs that are questions; behind the last question it is one paragraph: nothing tells where the talk ends.

An article is such an interview when it says whom it asked (`who.interviews`), a third of its questions say "you"
("Is it open?" is one as well), half of its answers "I", and few of them name the person: a list of questions that
experts explain has none of these.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.identity import digest
from onrecord.normalise.who.interviews import find_interviewee, is_question
from onrecord.records import Article, Attribution, Span

_SCORE = 0.6  # as what rules find (`attribute.rules.silence`)
_LEAST = 3  # answers
_LONGEST_QUESTION = 600  # characters
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_LABEL = re.compile(r"[A-Z][\w.'’ -]{0,40}:\s")
_MARKS = ("“", '"', "‘", "'")


def with_answers(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with those of the answers; as they were where the article is no such interview."""
    person = find_interviewee(article)
    at = article.text.find(person.name) if person else -1
    answers, questions = _read(article) if person and at >= 0 else ([], [])
    if person is None or not _is_talk(answers, questions, person.name.split()[-1]):
        return tuple(attributions)
    source = article.span(at, at + len(person.name))
    said = [_said(article, source, answer) for answer in answers]
    spoken = [(one.start, one.end, attribution.id) for attribution in said for one in attribution.content]
    out = [*(_placed(one, spoken) for one in attributions), *said]
    return tuple(sorted(out, key=lambda one: (one.start if one.cue else one.content[0].start, one.id)))


def _said(article: Article, source: Span, answer: Sequence[Span]) -> Attribution:
    spans = [("source", source.start, source.end), *(("content", one.start, one.end) for one in answer)]
    id = digest("a", article.id, *spans)
    return Attribution(id, (source,), (), tuple(answer), quoted=tuple(answer), score=_SCORE)


def _placed(attribution: Attribution, spoken: Sequence[tuple[int, int, str]]) -> Attribution:
    """The attribution inside the answer in whose paragraphs it begins; as it was where there is none."""
    at = bisect_right(spoken, attribution.start, key=lambda paragraph: paragraph[0]) - 1
    if attribution.inside is not None or at < 0 or attribution.start >= spoken[at][1]:
        return attribution
    return replace(attribution, inside=spoken[at][2])


def _read(article: Article) -> tuple[list[list[Span]], list[str]]:
    """The answers, each with its paragraphs, and the questions, in order."""
    answers: list[list[Span]] = []
    questions: list[str] = []
    asked = False
    for paragraph in (article.span(block.start, block.end) for block in article.body() if block.start < block.end):
        if _asks(article, paragraph):
            questions.append(paragraph.text)
            asked = True
        elif asked:
            answers.append([paragraph])
            asked = False
        elif answers:
            answers[-1].append(paragraph)
    return [*answers[:-1], *(one[:1] for one in answers[-1:])], questions


def _asks(article: Article, paragraph: Span) -> bool:
    short = paragraph.end - paragraph.start <= _LONGEST_QUESTION and not paragraph.text.startswith(_MARKS)
    return short and is_question(article, paragraph.start, paragraph.end)


def _is_talk(answers: Sequence[Sequence[Span]], questions: Sequence[str], surname: str) -> bool:
    """Whether questions and answers are of two who talk with each other."""
    own = [" ".join(one.text for one in answer) for answer in answers]
    named = sum(surname in one for one in own)
    asked = sum(_YOU.search(one) is not None for one in questions)
    told = sum(_I.search(one) is not None for one in own)
    labelled = sum(_LABEL.match(one) is not None for one in own)
    if len(own) < _LEAST or 2 * labelled > len(own):
        return False  # a transcript has turns
    return 3 * asked >= len(questions) and 2 * told >= len(own) and 4 * named <= len(own)
