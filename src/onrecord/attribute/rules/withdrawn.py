"""Statements taken back: whoever "withdrew its earlier denial that the dam had failed" does not deny that it did.

In: the draft of a text.  Out: the draft, in which the noun of a statement makes no triple of its own where a verb
of withdrawal governs it: another triple tells of the withdrawal, or the verb goes to the noun's cue and the verb's
subject becomes its source.  What somebody refuses, is asked or has yet to withdraw he still stands by.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.triples import Triple, spans_of
from onrecord.attribute.wording.clauses import subject_before
from onrecord.lexicon import load_lexicon
from onrecord.text import trim

_VERB = re.compile(
    r"\b(?P<helpers>(?:(?:has|have|had|is|was|were|are|been|being|also|later|now|since|then|\w+ly|(?:on\s+)?\w+day)"
    r"\s+){0,4})"
    r"(?P<verb>withdr[ae]w\w*|retract\w+|recant\w*|rescind\w*|revok\w+|revers(?:ed|es|ing)|disown\w*|renounc\w+"
    r"|(?:t(?:ook|ak(?:es?|en|ing))|roll\w*|walk\w*)\s+back|row\w*\s+back\s+(?:on|from)|back\w*\s+away\s+from"
    r"|back-?track\w*\s+(?:on|from)|climb\w*\s+down\s+(?:from|on|over)|(?:went|go(?:ne|es|ing)?)\s+back\s+on)"
    r"\s+(?:(?!(?:not|no|to|that|and|but|when|after)\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\s(?:is|was|were|(?:has|have|had)(?:\s+\w+ly)?\s+been)\s+(?:(?:later|since|now|then|also|being|\w+ly)\s+)?"
    r"(?:withdrawn|retracted|recanted|rescinded|revoked|disowned|renounced|(?:taken|walked|rolled)\s+back)\b"
    r"(?:\s+by\s+(?P<who>(?:[^\s,.;:]+\s){0,5}?[^\s,.;:]+)(?=\s*[,.;:]|\s+(?:on|in|at|after|when)\s|\s*$))?",
    re.IGNORECASE,
)
_BARRED = re.compile(
    r"\b(?:not|never|no|nor|without|yet|short\s+of|instead\s+of|rather\s+than|if|unless|would|could|might|may|should"
    r"|must|will|can|(?<!forced\s)(?<!obliged\s)(?<!compelled\s)(?<!had\s)to)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—–“”\"()]|[.!?]\s|\s(?:and|but|which|who|that|while|after)\s")
_NEAR = 120  # characters before a noun in which the verb stands, behind it in which it is withdrawn
_BEFORE = 40  # characters before a verb that may bar it
_WORD = re.compile(r"[A-Za-z]+")
_PRONOUNS = frozenset(("it", "he", "she", "they", "i", "we"))


def withdraw(draft: Draft) -> Draft:
    """The draft in which no statement that is taken back is made anew."""
    out, dropped = list(draft.triples), set[int]()
    for at, one in enumerate(draft.triples):
        if not _is_statement(draft.text, one):
            continue
        found = _verb_before(draft.text, one)
        if found is None:
            out[at] = _withdrawn_behind(draft.text, one)
            continue
        verb = found.span("verb")
        others = (other for number, other in enumerate(draft.triples) if number != at)
        told = Cover((span.start, span.end) for other in others for span in other.cue)
        mended = None if told.meets(*verb) else _with_verb(draft, at, found)
        if mended is None:
            dropped.add(at)
        else:
            out[at] = mended
    return replace(draft, triples=tuple(out)).without(dropped)


def _is_statement(text: str, triple: Triple) -> bool:
    """Whether the cue of a triple is the noun of a statement: "denial", "its earlier denial"."""
    words = _WORD.findall(text[triple.cue[-1].start : triple.cue[-1].end].lower()) if triple.cue else []
    return bool(words) and words[-1] in _statements()


@cache
def _statements() -> frozenset[str]:
    return frozenset(load_lexicon("frames")["list"]["statement"].split())


def _verb_before(text: str, triple: Triple) -> re.Match[str] | None:
    """The verb that withdraws the statement of a triple; None where it is none or only may do so."""
    noun = triple.cue[-1].end - len(text[triple.cue[-1].start : triple.cue[-1].end].rsplit(maxsplit=1)[-1])
    found = _VERB.search(text, max(0, noun - _NEAR, text.rfind("\n", 0, noun) + 1), noun)
    if found is None:
        return None
    start = found.start("verb")
    clause = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    return None if _BARRED.search(clause) else found


def _with_verb(draft: Draft, at: int, found: re.Match[str]) -> Triple | None:
    """A noun's triple as the verb's; None inside another's words where a pronoun stands for him."""
    one, start = draft.triples[at], found.start("helpers")
    begin, inner = draft.text.rfind("\n", 0, start) + 1, at in draft.inside
    if inner:  # "that" before its subject belongs to the words around it
        begin = max(begin, draft.text.rfind(" that ", begin, start) + len(" that "))
    subject = subject_before(draft.text, begin, start)
    if inner and (subject is None or draft.text[slice(*subject)].lower() in _PRONOUNS):
        return None
    cue = spans_of("cue", one.cue[0].score, (min(found.start("verb"), one.cue[0].start), one.cue[-1].end))
    own = tuple(span for span in one.source if span.end <= start or span.start >= cue[0].end)
    source = spans_of("source", one.score, subject) if subject else own
    return replace(one, source=source, cue=cue) if one.content[0].start >= cue[0].end else one


def _withdrawn_behind(text: str, one: Triple) -> Triple:
    """A noun's triple with the verb behind its content: "Its denial that the dam failed | was withdrawn"."""
    first, last = one.cue[-1].end, one.content[-1]
    end = min(len(text), last.end + _NEAR)
    line = text.find("\n", first, end)
    found = _DONE.search(text, first, line if line >= 0 else end)
    if found is None or _CLAUSE.search(text, last.end, found.start()) or last.start < first:
        return one
    kept = trim(text, last.start, min(last.end, found.start()))
    if kept.start == kept.end:
        return one
    who = found.span("who") if found["who"] else None
    cue = trim(text, found.start(), found.start("who") - len(" by ") if who else found.end())
    return replace(
        one,
        source=spans_of("source", one.score, who) if who else one.source,
        cue=(*one.cue, *spans_of("cue", one.score, cue)),
        content=(*one.content[:-1], replace(last, end=kept.end)),
    )
