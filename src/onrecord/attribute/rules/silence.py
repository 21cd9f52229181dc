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
from onrecord.attribute.wording.clauses import subject_before
from onrecord.text import trim

_ASKED = (
    r"(?:comments?|requests?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|e-?mails?|messages?|calls?"
    r"|voicemails?|interviews?|allegations?|accusations?|claims?)"
)
_REACHED = r"(?:not|n['’]t)\s+(?:\w+ly\s+)?be\s+(?:reached|contacted)"
_REPLIED = r"(?:not|n['’]t)\s+(?:yet\s+|\w+ly\s+)?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
_GIVEN = r"(?:not|n['’]t)\s+(?:yet\s+|\w+ly\s+)?(?:provided?|offer(?:ed)?|give|given|made|make)"
_CUE = re.compile(
    rf"\b(?P<cue>(?:could|can){_REACHED}|(?:could|can)\s+{_REACHED}"
    rf"|(?:did|has|have|had|would)\s*{_REPLIED}"
    rf"|(?:did|has|have|had|would)\s*{_GIVEN}(?=\s+(?:\w+\s+){{0,2}}comments?\b)"
    r"|(?:had|gave|made|offered|provided)(?=\s+no\s+(?:immediate\s+|further\s+|public\s+)?comments?\b))"
    rf"(?P<asked>\s+(?:[^\W_][\w’'-]*\s+){{0,6}}?{_ASKED}\b)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|though|although|when|after|before|by)\s|$")
_HINTS = (" respond", " repl", " return", " answer", "reached", "contacted", " no ", " comment")


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
        source = subject_before(text, sentence[0], cue.start())
        if source and not taken.meets(source[0], content.end):
            found = triple_of(source, cue.span("cue"), content)
            if found:
                yield found
