"""The figures that an outlet tells in a voice of its own: not those of a quotation, and no idle "one".

An article and the figures that no attribution holds come in; those that make a claim of the outlet go out.  A
quotation of more than one sentence is somebody's words even where nobody is named; a shorter one may be a slogan
or a sign that the outlet tells of.  "One" that counts nothing that happened is a manner of speaking where no other
figure stands beside it: "there is one question".  The rows and cells of a table are no sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.normalise.times.scan import word_set
from onrecord.records import Article, Figure, Range, Role
from onrecord.text import last_cells

_QUOTED = re.compile(r"“[^“”]*(?:”|$)|^‘[^‘]*’$|\"[^\"]*\"|^[\"„«][^\"“”»]*$")
_POINTER = re.compile(r"\(\s?[A-Z]{3,}:[^()\n]*\)|[A-Z]\w+\s\(\d+\s[A-Z]\w+\)")
"""A line that leads to something else and states nothing: "Slideshow (4 Images)", "(PHOTOS: 10 bridges)"."""
_SLOGAN = 60  # characters that a slogan or a sign may have
_LEAST_CELLS = 2
_MARKS = 4  # characters by which a quotation is longer than its only sentence


def own_figures(article: Article, figures: Sequence[tuple[int, Figure]]) -> Iterator[tuple[int, Figure]]:
    """The figures, with their indexes, that the outlet itself tells, in order."""
    quoted = _quoted(article) if figures else []
    starts = [part.start for part in quoted]
    own = []
    rows: dict[Range, bool] = {}
    for index, figure in figures:
        sentence = article.sentence_at(figure.span.start) or Range(figure.span.start, figure.span.end)
        at = bisect_right(starts, sentence.start) - 1
        if sentence not in rows:
            rows[sentence] = _is_row(article.text[sentence.start : sentence.end])
        if rows[sentence] or _POINTER.fullmatch(article.text, sentence.start, sentence.end):
            continue
        if at < 0 or not _holds(quoted[at], sentence):
            own.append((sentence, index, figure))
    told = {sentence for sentence, _, figure in own if not _is_idle(figure)}
    return ((index, figure) for sentence, index, figure in own if sentence in told)


def _is_row(text: str) -> bool:
    """Whether words are a table's row or cell, whose numbers mean nothing without the heads of their columns."""
    cells = last_cells(text)
    return cells >= _LEAST_CELLS or cells == len(text.split())


def _quoted(article: Article) -> list[Range]:
    """The stretches of the body's paragraphs that stand in quotation marks, in order."""
    out = []
    for block in article.body():
        text = article.text[block.start : block.end] if block.role is Role.BODY else ""
        out += [Range(block.start + m.start(), block.start + m.end()) for m in _QUOTED.finditer(text)]
    return out


def _holds(quotation: Range, sentence: Range) -> bool:
    """Whether a sentence is one of several within a quotation."""
    long = (
        sentence.end - sentence.start > _SLOGAN
        or quotation.end - quotation.start > sentence.end - sentence.start + _MARKS
    )
    return long and quotation.start <= sentence.start and sentence.end <= quotation.end


def _is_idle(figure: Figure) -> bool:
    """Whether a figure is a "one" to which nothing happened: "one crucial name", not "one bridge"."""
    if figure.span.text.lower() != "one" or figure.event is not None or figure.unit is not None:
        return False
    head = f"{(figure.counts or '').split(' ')[-1].lower()}s"
    return head not in word_set("figures", "things") and head not in word_set("figures", "people")
