"""Claims drawn into the text: pieces of a paragraph and the marks that lie over them.

Ranges of the article's text come in, HTML goes out. Without its tags the HTML is the paragraph, character by
character: numbers of claims are drawn by the stylesheet from `data-n`, so that copying, finding and linking to
words see the words alone. Marks may nest and may cross; a mark that crosses another is cut in two there.

A carriage return is written as a reference, since a browser would change it; the NUL character, which HTML
cannot hold, is shown as U+FFFD, as a page shows the other characters of control (`parts.html`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from onrecord.publish.wording.safe import claim_anchor
from onrecord.records import Attribution, Claim, Range, Span

_MARKS_AROUND = frozenset("\"'“”‘’«»„‚‹›")


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of a claim in the text.

    `style` is quoted, said (paraphrase) or own (the outlet's own voice). The `first` piece carries the anchor
    that the row links back to, the `last` one the number that links to the row. All of them carry the class k
    and the number, by which the script lights them up together.
    """

    start: int
    end: int
    claim: str
    number: int
    style: str
    label: str
    first: bool = False
    last: bool = False


def claim_marks(claim: Claim, attribution: Attribution | None, number: int, label: str) -> tuple[Mark, ...]:
    """The marks of one claim in the order of the text: its content, cut where quoted words begin and end.

    A claim without an attribution is marked over its whole evidence, one without content over its cue.
    """
    if attribution is None:
        styled = [(Range(claim.evidence.start, claim.evidence.end), "own")]
    else:
        words = attribution.content or attribution.cue or (claim.evidence,)
        styled = [piece for span in words for piece in _cut(span, attribution.quoted)]
    styled.sort()
    marks = [Mark(piece.start, piece.end, claim.id, number, style, label) for piece, style in styled]
    if marks:
        marks[0] = replace(marks[0], first=True)
        marks[-1] = replace(marks[-1], last=True)
    return tuple(marks)


def _cut(span: Span, quoted: Iterable[Span]) -> list[tuple[Range, str]]:
    """A content span as quoted and paraphrased pieces; quotation marks go with the words they hold."""
    pieces: list[tuple[Range, str]] = []
    at = span.start
    for quote in sorted(quoted):
        start, end = max(quote.start, span.start), min(quote.end, span.end)
        if start >= end or start < at:
            continue
        if start > at and span.text[start - 1 - span.start] in _MARKS_AROUND:
            start -= 1
        if end < span.end and span.text[end - span.start] in _MARKS_AROUND:
            end += 1
        if start > at:
            pieces.append((Range(at, start), "said"))
        pieces.append((Range(start, end), "quoted"))
        at = end
    if at < span.end:
        pieces.append((Range(at, span.end), "said"))
    return [piece for piece in pieces if span.text[piece[0].start - span.start : piece[0].end - span.start].strip()]


def mark_up(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """The paragraph at [start, end) of a text as HTML, with the marks that touch it.

    A mark that goes on in another paragraph is clipped; its number stands where its last piece ends.
    """
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.number),
    )
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    stops = sorted(edges)
    out: list[str] = []
    open_marks: list[Mark] = []
    for at, following in zip(stops, [*stops[1:], end], strict=True):
        _close(open_marks, at, out, last=at == end)
        for mark in inside:
            if max(mark.start, start) == at < end:
                out.append(_opening(mark, anchored=mark.first and mark.start >= start))
                open_marks.append(mark)
        out.append(verbatim(text[at:following]))
    return Markup("".join(out))  # noqa: S704 - every piece above is escaped or made here


def _close(open_marks: list[Mark], at: int, out: list[str], *, last: bool) -> None:
    """Close the marks that end here; those that lie above and go on are closed and opened again."""
    ending = [mark for mark in open_marks if last or mark.end <= at]
    if not ending:
        return
    lowest = open_marks.index(ending[0])
    above = open_marks[lowest:]
    del open_marks[lowest:]
    out.append("</mark>" * len(above))
    out.extend(_number(mark) for mark in sorted(ending, key=lambda m: m.number) if mark.last and mark.end <= at)
    for mark in above:
        if mark not in ending:
            out.append(_opening(mark, anchored=False))
            open_marks.append(mark)


def _opening(mark: Mark, *, anchored: bool) -> str:
    anchor = f' id="in-{escape(mark.claim)}"' if anchored else ""
    return f'<mark class="{mark.style} k{mark.number}"{anchor}>'


def _number(mark: Mark) -> str:
    return (
        f'<a class="n" href="{claim_anchor(mark.claim)}" data-n="{mark.number}"'
        f' aria-label="{mark.number}: {escape(mark.label)}"></a>'
    )


def verbatim(text: str) -> str:
    """The text escaped for HTML such that a browser's text of it is the text."""
    return str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd")
