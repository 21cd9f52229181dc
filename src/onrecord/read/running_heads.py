"""Running heads, page numbers and printers' lines in the text of a PDF: what its pages have at their edges.

Such lines stand in the middle of a sentence where a page breaks it, and come back a page further on with other
numbers. In come the lines of wrapped text alone: where a scrape is cut up at its links, words of the article do so.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from onrecord.read.joining import continues
from onrecord.read.lines import Line, key_of
from onrecord.records import Role

_LONGEST = 200
_MOST = 6  # so many lines may stand between the last of a page and the first of the next

_LEAST_PAGE = 8  # lines that a page has at least

_LEAST_WITHIN = 0.3  # so much of what comes back stands within sentences when it stands at the edges of pages

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–—| ]*(?:page |p\. ?)?0(?: ?(?:/|of) ?0)?[-–—| ]*")


def running_heads(lines: Sequence[Line], is_full: Callable[[Line], bool]) -> frozenset[int]:
    """The places of the running heads among the lines of a wrapped text.

    `is_full` is whether a line is nearly as wide as the text.
    """
    shapes = [_shape(line) for line in lines]
    places: dict[str, list[int]] = {}
    for at, shape in enumerate(shapes):
        places.setdefault(shape, []).append(at)
    could = [bool(shape) and _is_paged(shape, places[shape]) for shape in shapes]
    within: Counter[str] = Counter()
    for start, end in _runs(could):
        above, last, below = lines[start - 1], lines[end - 1], lines[end]
        if is_full(above) and not is_full(last) and continues(above, below):
            within.update(set(shapes[start:end]))
    found = {shape for shape, count in within.items() if count >= _LEAST_WITHIN * len(places[shape])}
    return frozenset(at for at, shape in enumerate(shapes) if shape in found)


def _is_paged(shape: str, places: Sequence[int]) -> bool:
    """Whether lines of one shape are page numbers, or come back with a page's lines between them."""
    if len(places) == 1:
        return bool(_NUMBER.fullmatch(shape))
    return all(later - earlier >= _LEAST_PAGE for earlier, later in pairwise(places))


def _runs(could: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where the runs of some lines that could be heads start and end, but for those at the text's ends."""
    start = None
    for at, one in enumerate(could):
        if one and start is None:
            start = at
        elif not one and start is not None:
            if start and at - start <= _MOST:
                yield start, at
            start = None


def _shape(line: Line) -> str:
    """The words of a short line with every number alike; "" for a long one."""
    return _DIGITS.sub("0", line.text.lower()) if len(line.text) <= _LONGEST else ""


def label_across(text: str, lines: Sequence[Line], label: Callable[[Sequence[Line]], Sequence[Role]]) -> list[Role]:
    """The role that `label` gives each line of a text without its running heads.

    The two parts of a paragraph that a page breaks are told as one line.
    """
    goes_on = [
        bool(text[above.end : line.start].strip()) and continues(above, line) for above, line in pairwise(lines)
    ]
    starts = [0, *(at for at, one in enumerate(goes_on, 1) if not one)]
    ends = [*starts[1:], len(lines)]
    roles = label([_whole(lines[start:end]) for start, end in zip(starts, ends, strict=True)])
    return [role for start, end, role in zip(starts, ends, roles, strict=True) for _ in range(start, end)]


def _whole(lines: Sequence[Line]) -> Line:
    text = " ".join(line.text for line in lines)
    return lines[0] if len(lines) == 1 else lines[0]._replace(text=text, key=key_of(text))
