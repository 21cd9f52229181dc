"""Who was asked and gave no answer: "The company did not respond to a request for comment".

In: a text, its paragraphs and the triples that were found.  Out: further triples, one a clause of silence in which
nothing was found: its source is who keeps silent, its content what was asked of them.  Three forms of clause:

* who keeps silent does not answer: "Marten could not be reached for comment", "the ministry has yet to comment",
  "neither Velden nor Sarn responded to questions", "Dorn, who had no comment";
* what was asked of them is not answered: "Calls to the company were not returned";
* nothing comes from them: "There was no immediate comment from the ministry".

"Did not respond to the shot" is no silence: only requests, calls, questions and the like are answered in words.
"""

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
_SENT = r"(?:calls?|messages?|voicemails?|e-?mails?|requests?|questions?|[ie]nquiries)"
_NOT = r"(?:not|n['’]t)\s+(?:yet\s+|\w+ly\s+)?"
_TO_ANSWER = r"\s+to\s+(?:comment|respond|reply|answer)\b"
_FOR_COMMENT = r"\s+(?:for|to)\s+(?:\w+\s+)?(?:comment|interview)"
_REPLIED = r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
_GIVEN = r"(?:provided?|offer(?:ed)?|give|given|made|make)"
_COMMENTS = r"(?:\w+\s+){0,2}comments?\b"
_SILENT = (
    rf"(?:could|can)\s*{_NOT}be\s+(?:reached|contacted)(?=\s+for\s)"
    rf"|(?:was|were|is|are)\s*{_NOT}available(?={_FOR_COMMENT})"
    rf"|(?:did|has|have|had|would)\s*{_NOT}(?:{_REPLIED}(?={{asked}})|{_GIVEN}(?=\s+{_COMMENTS}))"
    rf"|(?:had|gave|made|offered|provided)(?=\s+no\s+(?:immediate\s+|further\s+|public\s+)?comments?\b)"
    rf"|(?:has|have|had)\s+yet(?={_TO_ANSWER}\s*[.,;])"
    rf"|(?:did|would|will)\s*{_NOT}(?=comment\b)|(?:has|have|had)\s*{_NOT}(?=commented\b)"
)
_NEITHER = (
    rf"could\s+be\s+(?:reached|contacted)(?=\s+for\s)|would(?=\s+comment\b)|(?:was|were)\s+(?:\w+ly\s+)?available"
    rf"(?={_FOR_COMMENT})|(?:\w+ly\s+)?{_REPLIED}(?={{asked}})|(?:\w+ly\s+)?commented|offered(?=\s+{_COMMENTS})"
)
_OBJECT = rf"\s+(?:[^\W_][\w’'-]*\s+){{0,6}}?{_ASKED}\b"
_CUE = re.compile(rf"\b(?:{_SILENT})".replace("{asked}", _OBJECT), re.IGNORECASE)
_OF_NEITHER = re.compile(
    rf"\bNeither\s[^.;:“”\"]{{2,120}}?\s(?P<cue>{_NEITHER})".replace("{asked}", _OBJECT), re.IGNORECASE
)
_UNANSWERED = re.compile(
    rf"\b(?P<asked>(?:(?:an?|the|several|repeated|multiple|two|three)\s)?(?:\w+\s)?{_SENT})\s(?:[^.;:,“”\"]{{0,60}}?\s)??"
    r"(?:to|from|with|at)\s(?!comment|seek)(?P<who>[^.;:,“”\"]{2,60}?)\s(?:(?:seeking|requesting|for)\s(?:\w+\s)?comment\s)?"
    rf"(?P<cue>(?:was|were)\s*{_NOT}(?:returned|answered)|went\s(?:unanswered|unreturned))",
    re.IGNORECASE,
)
_NOTHING_FROM = re.compile(
    r"\b(?P<cue>There\s(?:was|were|has\sbeen|have\sbeen))\s(?:also\s)?"
    r"(?P<asked>no\s(?:(?:\w+\s)?comments?|(?:immediate|official|public|formal)\s(?:responses?|reaction|reply|word)|word))"
    r"\s(?:\w+\s)?from\s(?P<who>[^.;:,“”\"]{2,80}?)(?=[.;:,]|\s(?:on|about|to|as\sto|whether)\s)",
    re.IGNORECASE,
)
_WHO = re.compile(r",\s(?P<who>who|which)\s$")
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|though|although|when|after|before|by)\s|$")
_HINTS = (
    *(" respon", " repl", " return", " answer", "reached", "contacted", " comment", "unanswered"),
    *(" reaction", " word "),
)


def find_silence(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The clauses of silence that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    for source, cue, content in (*_of_silent(text, sentence), *_of_unanswered(text, sentence)):
        spans = source, cue, content
        if taken.meets(min(start for start, _ in spans), max(end for _, end in spans)):
            continue
        if found := triple_of(*spans):
            yield found


def _of_silent(text: str, sentence: Part) -> Iterator[tuple[Part, Part, Part]]:
    """Source, cue and content of the clauses whose subject keeps silent."""
    for pattern in (_CUE, _OF_NEITHER):
        for found in pattern.finditer(text, *sentence):
            neither = pattern is _OF_NEITHER
            cue = found.span("cue") if neither else found.span()
            end = _ENDS.search(text, cue[1], sentence[1])
            content = trim(text, cue[1], end.start() if end else sentence[1])
            source = trim(text, found.start(), cue[0]) if neither else _silent_before(text, sentence[0], cue[0])
            if source:
                yield source, trim(text, *cue), content


def _silent_before(text: str, start: int, verb: int) -> Part | None:
    """Who keeps silent: the verb's subject, or the "who" right before it."""
    who = _WHO.search(text, start, verb)
    return who.span("who") if who else subject_before(text, start, verb)


def _of_unanswered(text: str, sentence: Part) -> Iterator[tuple[Part, Part, Part]]:
    """Source, cue and content of the clauses in which what was asked, or what came back, stands first."""
    for pattern in (_UNANSWERED, _NOTHING_FROM):
        for found in pattern.finditer(text, *sentence):
            yield found.span("who"), found.span("cue"), found.span("asked")
