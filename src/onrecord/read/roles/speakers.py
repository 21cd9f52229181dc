"""Names on lines of their own that say who speaks below: "Ina Voss:" above each of her answers.

Transcripts set them so, and some scrapers cut them off the words that follow them on the page. One that comes back
is the article's; without it nothing tells who says what stands below.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.read import shapes
from onrecord.read.lines import Line, Roles, key_of
from onrecord.records import Role

_LABEL = re.compile(
    rf"[*_]*(?:[QA]|[{shapes.CAPITAL}][\w.'’-]*(?: [\w.'’-]+){{0,4}})(?:, [^,:.!?]{{3,40}})?[*_]*\s?:[*_]*"
)
_LONGEST = 60
_LEAST_SPEAKERS = 2  # so many names come back in a talk


def mark_speakers(lines: Sequence[Line], roles: Roles) -> None:
    """Give the names of speakers inside the article, where two of them come back, to the article."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    if not body:
        return
    # a name may stand right above the first answer that the article is known by
    labels = [at for at in range(max(0, body[0] - 1), body[-1]) if _names_speaker(lines[at].text)]
    named = {at: key_of(_name(lines[at].text)) for at in labels}
    counts = Counter(named.values())
    if sum(count > 1 for count in counts.values()) < _LEAST_SPEAKERS:
        return
    for at in labels:
        if counts[named[at]] > 1 or shapes.is_name(_name(lines[at].text)):
            if at and roles[at] is Role.CREDIT and roles[at - 1] is Role.CAPTION:
                roles[at - 1] = Role.BODY  # said above a name that was taken for a photographer's
            roles[at] = Role.BODY


def _name(text: str) -> str:
    """The name on a label, without the job that stands behind it where its bearer speaks first."""
    return text.partition(",")[0].strip(" :*_")


def _names_speaker(text: str) -> bool:
    """Whether a line is a name, or "Q" or "A", and a colon."""
    if len(text) > _LONGEST or not _LABEL.fullmatch(text):
        return False
    name = _name(text)
    single = " " not in name and (name in "QA" or name.istitle() or name.isupper())
    return (single or shapes.is_name(name)) and not shapes.announces(text) and not shapes.is_button(text)
