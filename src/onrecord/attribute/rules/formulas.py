"""Formulas of the news in which a verb of deeds tells what somebody says: "The bank raised its forecast to 3%".

In: a text, its paragraphs and the triples that were found.  Out: further triples, one a formula in which nothing
was found.  What is put at, raised to or guided for a number is no deed but what the source says the number is, and
police who "are treating the fire as arson" say that they take it for one, as do analysts who "had expected 3%".
The words stand in `lexicon/en/saying.toml` under `formulas`.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_behind, read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.clauses import subject_before
from onrecord.attribute.wording.saying import words
from onrecord.lexicon import inflections

_HELPERS = r"(?:(?:has|have|had|also|later|now|since|again|\w+ly)\s+){0,3}"
_WHOSE = r"(?:its|their|his|her|the|an?)\s+"
_NUMBER = r"(?:\w+\s+){0,3}[$€£¥]?\d"
_ENDS = re.compile(
    r"[;:!?—–“”\"()\n]|\.\s|,\s(?!(?:up|down|from)\s)|\s(?:and|but)\s(?!(?:\w+\s)?[$€£¥]?\d)"
    r"|\s(?:though|although|when|after|while|citing|saying)\s|\s(?:on\s)?(?:(?:late|early|last)\s)?(?:[A-Z][a-z]+day|yesterday)\b"
    r"|\.?$"
)
_HINTS = (
    *(" forecast", " outlook", " guid", " estimate", " projection", " toll", " tally", " count", " put"),
    *(" apologi", " treating", " number of", " expect", " predict", " project"),
)
_FORECASTS, _CASUALTIES, _MEASURED, _EARNED, _FORESEEN = (
    "|".join(sorted(words("formulas", entry)))
    for entry in ("forecasts", "casualties", "measured", "earned", "foreseen")
)
_COUNTED = rf"(?:{_FORECASTS})\b|number\s+of\s+(?:the\s+)?(?:{_CASUALTIES})\b"


def _revised() -> list[str]:
    """The forms of the present and the past of the verbs by which a figure is set anew."""
    out = []
    for verb in sorted(words("formulas", "revised")):
        finite = [form for form in inflections(verb)[1:] if not form.endswith("ing")]
        out += finite if any(not form.endswith("s") for form in finite) else [verb, *finite]  # "cut"
    return out


_FORMULAS = re.compile(
    rf"\b(?P<revised>{_HELPERS}(?:{'|'.join(_revised())}))\s+{_WHOSE}(?:[\w’'-]+\s+){{0,5}}?(?:{_COUNTED})"
    rf"(?:\s[^,;:.]{{1,40}}?)?\s(?:to|at|of)\s+{_NUMBER}"
    rf"|\b(?P<put>{_HELPERS}puts?)\s+(?:(?:[\w’'-]+\s+){{0,4}}?(?:{_MEASURED})\b[^,;:.]{{0,60}}?|it|them)\s+at\s+{_NUMBER}"
    rf"|\b(?P<guided>{_HELPERS}guided\s+(?:for|to|towards?))\s+(?:[\w-]+\s+){{0,3}}(?:{_EARNED})\b"
    rf"|\b(?P<foreseen>(?:(?:has|have|had)\s)?(?:{_FORESEEN}))\s+{_NUMBER}"
    rf"|\b(?P<sorry>{_HELPERS}apologi[sz](?:es|ed)(?:\s+to\s+[\w’' -]{{2,40}}?)?(?:\s+(?:on\s+)?[A-Z][a-z]+day)?)"
    r"(?=\s+for\s)"
    r"|\b(?P<treated>(?:is|are|was|were)\s+(?:\w+\s+)?treating)\s+(?:the|an?|his|her|their|it|this|that)\b"
    r"[^,;:.]{0,60}?\sas\s\w",
    re.IGNORECASE,
)
"""The formulas, each with its cue as the one group that it has."""


def find_formulas(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The formulas that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    found = _FORMULAS.search(text, *sentence)
    if found is None or found.lastgroup is None:
        return
    cue = found.span(found.lastgroup)
    source = subject_before(text, sentence[0], cue[0])
    content = clause_behind(text, cue[1], sentence[1], _ENDS)
    if source is None or taken.meets(source[0], max(content.end, found.end())):
        return
    who = "treating" if found["treated"] else "foreseeing" if found["foreseen"] else None
    if who and words("formulas", who).isdisjoint(text[slice(*source)].lower().split()):
        return
    if triple := triple_of(source, cue, content):
        yield triple
