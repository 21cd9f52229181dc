"""Statements taken back: whoever "withdrew its earlier denial that the dam had failed" does not deny that it did.

In: the draft of a text. Out: the draft, in which the noun of a statement makes no triple of its own where a verb
of withdrawal governs it: another triple tells of the withdrawal, or the verb goes to the noun's cue and the verb's
subject becomes its source; a plain sentence of withdrawal in which nothing was found makes one. What somebody
refuses, is asked or has yet to withdraw he still stands by.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, spans_of, triple_of
from onrecord.attribute.wording.clauses import subject_before
from onrecord.attribute.wording.saying import statements
from onrecord.lexicon import inflections, load_lexicon
from onrecord.text import trim

_HELPERS = (
    r"(?:(?:has|have|had|is|was|were|are|been|being|also|later|now|since|then|\w+ly|(?:on\s+)?\w+day)\s+){0,4}"
)
_BETWEEN = r"(?:(?!(?:not|no|to|that|and|but|when|after)\b)[\w’'-]+\s+){0,4}"
_IS_DONE = (
    r"\s(?:is|was|were|(?:has|have|had)(?:\s+\w+ly)?\s+been)\s+(?:(?:later|since|now|then|also|being|\w+ly)\s+)?"
)
_BY = r"(?:\s+by\s+(?P<who>(?:[^\s,.;:]+\s){0,5}?[^\s,.;:]+)(?=\s*[,.;:]|\s+(?:on|in|at|after|when)\s|\s*$))?"
_CLAUSE = re.compile(r"[,;:—–“”\"()]|[.!?]\s|\s(?:and|but|which|who|that|while|after)\s")
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|when|after|before|because)\s")
_NEAR = 120  # characters before a noun in which the verb stands, behind it in which it is withdrawn
_RARE = 6  # letters of a verb that is seldom anything else
_BEFORE = 40  # characters before a verb that may bar it
_WORD = re.compile(r"[A-Za-z]+")
_PRONOUNS = frozenset(("it", "he", "she", "they", "i", "we"))
_PRONOUN = re.compile(rf"\b({'|'.join(sorted(_PRONOUNS))})\s$", re.IGNORECASE)
_OWN = load_lexicon("saying")["withdrawal"]
_FORCED = "".join(rf"(?<!{word}\s)" for word in _OWN["forced"].split())
_BARS = "|".join(r"\s+".join(bar.split()) for bar in _OWN["bars"].split(";"))
_BARRED = re.compile(rf"\b(?:{_BARS}|{_FORCED}to)\b|n['’]t\b", re.IGNORECASE)
"""What tells that nothing is taken back, or not yet."""
_NOUNS = "|".join(sorted(statements() - frozenset(_OWN["deeds"].split())))


def _phrases() -> list[str]:
    """The verbs of withdrawal, each with the words that belong to it."""
    verbs: str = load_lexicon("saying")["withdrawal"]["verbs"]
    return verbs.split(";")


def _verbs(kept: slice) -> str:
    """The verbs of withdrawal as branches of a pattern, in some of the forms of their first words."""
    out = []
    for phrase in _phrases():
        first, *rest = phrase.split()
        own = rf"(?:{'|'.join(map(re.escape, inflections(first)[kept]))})"
        out.append(r"\s+".join((own, *(f"(?:{word.replace('/', '|')})" for word in rest))))
    return "|".join(out)


_VERB = re.compile(rf"\b(?P<helpers>{_HELPERS})(?P<verb>{_verbs(slice(None))})\s+{_BETWEEN}$", re.IGNORECASE)
"""A verb of withdrawal with its helpers, before the words that lead to a noun."""
_DONE = re.compile(rf"{_IS_DONE}(?:{_verbs(slice(2, -1))})\b{_BY}", re.IGNORECASE)
"""“was withdrawn by the port”: a verb of withdrawal in the passive."""


_PARTS = [phrase.split() for phrase in _phrases()]
_HINTS = (
    *(f" {form}" for first, *_ in _PARTS if len(first) >= _RARE for form in inflections(first)[1:]),
    *(f" {rest[0]} " for first, *rest in _PARTS if len(first) < _RARE),
)
"""Words without one of which no paragraph tells of a withdrawal: a rare verb, or what a common one is with."""


_TOLD = re.compile(
    rf"\b(?P<helpers>{_HELPERS})(?P<verb>{_verbs(slice(1, -1))})\s+"
    rf"(?P<what>(?:the|its|his|her|their|that|this|those|these|an?)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_NOUNS})\b)",
    re.IGNORECASE,
)
"""A finite verb of withdrawal with the statement that it takes back."""


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


def find_withdrawn(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The withdrawals of sentences in which nothing was found, in order: "It withdrew the figure on Friday"."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    """The withdrawal of one sentence, where it is plain who takes back what."""
    found = None if taken.meets(*sentence) else _TOLD.search(text, *sentence)
    if found is None or _is_barred(text, found.start("verb")):
        return
    start = found.start("helpers")
    pronoun = _PRONOUN.search(text, sentence[0], start)
    subject = pronoun.span(1) if pronoun else subject_before(text, sentence[0], start)
    end = _ENDS.search(text, found.end(), sentence[1])
    content = trim(text, found.start("what"), end.start() if end else sentence[1])
    if subject and (one := triple_of(subject, found.span("verb"), content)):
        yield one


def _is_statement(text: str, triple: Triple) -> bool:
    """Whether the cue of a triple is the noun of a statement: "denial", "its earlier denial"."""
    words = _WORD.findall(text[triple.cue[-1].start : triple.cue[-1].end].lower()) if triple.cue else []
    return bool(words) and words[-1] in statements()


def _verb_before(text: str, triple: Triple) -> re.Match[str] | None:
    """The verb that withdraws the statement of a triple; None where it is none or only may do so."""
    noun = triple.cue[-1].end - len(text[triple.cue[-1].start : triple.cue[-1].end].rsplit(maxsplit=1)[-1])
    found = _VERB.search(text, max(0, noun - _NEAR, text.rfind("\n", 0, noun) + 1), noun)
    if found is None:
        return None
    return None if _is_barred(text, found.start("verb")) else found


def _is_barred(text: str, verb: int) -> bool:
    """Whether the clause before a verb tells that nothing is taken back, or not yet."""
    clause = _CLAUSE.split(text[max(0, verb - _BEFORE) : verb])[-1]
    return _BARRED.search(clause) is not None


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
