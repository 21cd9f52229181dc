"""Live reports whose posts the markup sets alike, each in a box of its own with the moment at which it was written.

In come the lines and the roles they have so far, which are changed in place. A post of one sentence convinces the
classifier less than a paragraph among others does, and the last one is taken for what stands below the article.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess
from onrecord.read.lines import Line, Roles
from onrecord.read.roles.headings import HEADINGS
from onrecord.records import Role

_LEAST_POSTS = 3
_LONGEST_MOMENT = 60
_MOSTLY = 2 / 3
_LEAST_BODY = 0.05
_LINKED = 0.3
_HEADED_WITHIN = 2
"""So many lines below its heading the words of a post begin; who wrote it may stand between."""


def mark_entries(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """Give the sentences of posts, and the headings above them, to a live report of which most are told already."""
    if lines[0].hints is None or not _set_alike(lines, _tells_moment):
        return
    for group in _set_alike(lines, _is_sentence):
        if sum(roles[at] is Role.BODY for at in group) >= _MOSTLY * len(group):
            for at in group:
                roles[at] = Role.BODY if roles[at] is None and guess.body[at] > _LEAST_BODY else roles[at]
    for group in _set_alike(lines, _is_heading):
        if all(Role.BODY in roles[at + 1 : at + 1 + _HEADED_WITHIN] for at in group):
            for at in group:
                roles[at] = Role.SUBHEAD if roles[at] is None else roles[at]


def _set_alike(lines: Sequence[Line], tells: Callable[[Line], bool]) -> list[list[int]]:
    """The lines that a test holds of and that are set alike, where they stand in enough boxes."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.hints and not line.hints.apart and line.hints.linked < _LINKED and tells(line):
            groups[line.hints.path].append(at)
    return [group for group in groups.values() if len(_boxes(lines, group)) >= _LEAST_POSTS]


def _boxes(lines: Sequence[Line], group: Sequence[int]) -> set[int]:
    return {hints.box for at in group if (hints := lines[at].hints)}


def _tells_moment(line: Line) -> bool:
    return len(line.text) <= _LONGEST_MOMENT and (shapes.has_clock(line.text) or shapes.says_ago(line.text))


def _is_sentence(line: Line) -> bool:
    return line.hints is not None and line.hints.main and shapes.looks_like_sentence(line.text)


def _is_heading(line: Line) -> bool:
    return line.hints is not None and line.hints.tag in HEADINGS and not shapes.is_no_headline(line.text)
