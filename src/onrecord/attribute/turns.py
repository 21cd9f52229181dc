"""Turns of a transcript or an interview: "MARTEN: The water is still rising.", "Q: …", "A: …".

In: a text and its paragraphs.  Out: the turns, in order: who speaks and what is said.

A text counts as a transcript when labels stand before at least three paragraphs and two of them before more than
one each, or one that is an "A" or initials: a list of facts ("Age: 40") has another label in each line.  Paragraphs
without a label go on with the turn when most have one, or when most labels are paragraphs of their own, but not
behind the last label, or the paragraph below one that stands alone: nothing tells there where the talk ends.

What holds: linear time.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon import load_lexicon

_LEAST_TURNS = 3
_NAME = r"[^\W\d_][\w.'’-]*"
_LABEL = re.compile(
    rf"[\"“*_]*(?P<name>[QA]|(?:{_NAME}\s+){{0,4}}{_NAME})"
    r"(?:,\s+[^:\n]{3,60}|\s*\([^()\n]{1,60}\))?[*_]*\s*:[*_]*(?:\s+(?=\S)|\s*$)"
)
_INITIALS = re.compile(r"[A-Z]{1,3}")
_SMALL = frozenset("of the de la le van von der den del di da al el bin ibn and".split())
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,80}[)\]]$")
_NO_NAMES = re.compile(rf"(?:{'|'.join(load_lexicon('saying')['labels']['no_names'])})\b", re.IGNORECASE)
"""What stands before a colon and names nobody: "Photo", "Related"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, as offsets of the label, and the stretches that are said."""

    name: tuple[int, int]
    said: tuple[tuple[int, int], ...]


def find_turns(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a transcript, in order; none when the text is no transcript."""
    labels = {at: match for at, (start, end) in enumerate(paragraphs) if (match := _label(text, start, end))}
    names = Counter(map(_surname, labels.values()))
    known = {name for name, count in names.items() if count > 1}
    labels = {at: one for at, one in labels.items() if _surname(one) in known or not _NO_NAMES.match(one["name"])}
    if len(labels) < _LEAST_TURNS or sum(names[name] for name in known) * 2 < len(labels):
        return []
    if any(map(_NO_NAMES.match, known)) or (len(known) < 2 and not any(map(_INITIALS.fullmatch, known))):
        return []
    alone = [at for at, label in labels.items() if label.end() >= paragraphs[at][1]]
    goes_on = len(known) > 1 and (2 * len(labels) >= len(paragraphs) or 2 * len(alone) > len(labels))
    out: list[Turn] = []
    speaking, last = False, max(labels)
    for at, (start, end) in enumerate(paragraphs):
        if at in labels:
            begin = labels[at].end()
            out.append(Turn(labels[at].span("name"), ((begin, end),) if begin < end else ()))
            speaking = goes_on
        elif speaking and (at < last or (at == last + 1 and last in alone)) and not _ASIDE.match(text, start, end):
            out[-1] = Turn(out[-1].name, (*out[-1].said, (start, end)))
    return [turn for turn in out if turn.said]


def _surname(label: re.Match[str]) -> str:
    """What a label goes by: hosts and guests are named in full once."""
    return label["name"].split()[-1] if label["name"].isupper() else label["name"]


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    stop = min(end, start + 160)
    match = _LABEL.match(text, start, stop) if ":" in text[start:stop] else None
    if not match:
        return None
    own = match["name"].split()
    return match if all(word[:1].isupper() or word in _SMALL for word in own) else None
