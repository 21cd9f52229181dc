"""Who was asked and gave no answer: "The company did not respond to a request for comment".

In: a text, its paragraphs and the triples that were found.  Out: further triples, one a clause of silence in which
nothing was found: its source is who keeps silent, its content what was asked of them.  "Marten could not be reached
for comment" and "the ministry had no comment" are silence too; "did not respond to the shot" is not, since only
requests, calls, questions and the like are answered in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.clauses import Stretch, back, is_subject
from onrecord.attribute.wording.saying import words
from onrecord.text import trim

_ASKED = (
    r"(?:comments?|requests?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|e-?mails?|messages?|calls?"
    r"|voicemails?|interviews?|allegations?|accusations?|claims?)"
)
_REACHED = r"(?:not|n['’]t)\s+(?:\w+ly\s+)?be\s+(?:reached|contacted)"
_REPLIED = r"(?:not|n['’]t)\s+(?:yet\s+|\w+ly\s+)?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
_CUE = re.compile(
    rf"\b(?P<cue>(?:could|can){_REACHED}|(?:could|can)\s+{_REACHED}"
    rf"|(?:did|has|have|had|would)\s*{_REPLIED}"
    r"|(?:had|offered)(?=\s+no\s+(?:immediate\s+|further\s+)?comment\b))"
    rf"(?P<asked>\s+(?:[^\W_][\w’'-]*\s+){{0,6}}?{_ASKED}\b)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|though|although|when|after|before|by)\s|$")
_TITLE = re.compile(r"\b(?:M(?:r|rs|s)|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Rev)\.\s$")
_NEAR = 8  # characters before a name in which a title is looked for
_FARTHEST = 400  # characters before the verb in which its subject is looked for
_HINTS = (" respond", " repl", " return", " answer", "reached", "contacted", " no ")


def find_silence(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The clauses of silence that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    for cue in _CUE.finditer(text, *sentence):
        is_reached = cue["cue"].endswith(("reached", "contacted"))
        if not (text.startswith(" for ", cue.end("cue")) if is_reached else cue["asked"]):
            continue
        end = _ENDS.search(text, cue.end(), sentence[1])
        content = trim(text, cue.end("cue"), end.start() if end else sentence[1])
        source = _silent(text, sentence[0], cue.start())
        if source and not taken.meets(source[0], content.end):
            found = triple_of(source, cue.span("cue"), content)
            if found:
                yield found


def _silent(text: str, start: int, cue: int) -> Part | None:
    """Who stands before the verb; None where it is nobody that can be told."""
    if cue - start > _FARTHEST:
        start = max(text.find(" ", cue - _FARTHEST, cue), cue - _FARTHEST)
    stretch = Stretch(text, start, cue)
    last = len(stretch.words)
    while last > 0 and stretch.words[last - 1] in {"also", "again", "still", "immediately"}:
        last -= 1
    first = back(stretch, last)
    relative = first > 0 and stretch.words[first - 1] in words("clause", "relative")
    if relative or not is_subject(stretch, first, last):
        return None
    title = _TITLE.search(text, max(start, stretch.spans[first][0] - _NEAR), stretch.spans[first][0])
    return title.start() if title else stretch.spans[first][0], stretch.spans[last - 1][1]
