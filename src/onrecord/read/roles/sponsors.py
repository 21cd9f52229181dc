"""What a sponsor says between the paragraphs of an article, below a line such as "Together with Harl Bank".

The roles of the lines come in as far as they are known (None where not) and are changed in place.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.words import word_list
from onrecord.records import Role

_LONGEST_HEAD = 60
_MOST_SAID = 3
"""So many lines may stand between the head and the button, "Learn more", that closes what a sponsor says."""


def mark_sponsored(lines: Sequence[Line], roles: Roles) -> None:
    """Take a line that names a sponsor, and what the sponsor says below it, out of the article."""
    for at, line in enumerate(lines):
        match = _heads().match(line.text) if len(line.text) <= _LONGEST_HEAD else None
        if match is None or line.text.endswith((".", "?", ",")):
            continue
        name = line.text[match.end() :].strip(" :")
        for i in range(at, _end(lines, roles, at, name)):
            roles[i] = None if roles[i] in TEXT else roles[i]


def _end(lines: Sequence[Line], roles: Roles, at: int, name: str) -> int:
    """Where what a sponsor says ends: at a button, or after one line that alone of all paragraphs has its name."""
    below = range(at + 2, min(at + 2 + _MOST_SAID, len(lines)))
    if Role.BODY not in roles[:at] or Role.BODY not in roles[at + 1 :]:
        return at + 1
    button = next((i for i in below if shapes.is_site_line(lines[i].text)), 0)
    named = [i for i, role in enumerate(roles) if role is Role.BODY and name in lines[i].text and i != at]
    return button or (at + 2 if not name or named == [at + 1] else at + 1)


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, word_list("sponsor_heads")))
    ours = r"(?:an? (?:message|word) )?from (?:our|today['’]s|this week['’]s) (?:sponsor|partner)s?$"
    return re.compile(rf"\W*(?:(?i:{ours})|(?i:{heads}) (?=[A-Z]))")
