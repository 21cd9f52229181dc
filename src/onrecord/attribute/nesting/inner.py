"""Which triples that stand in another's words count as attributions of their own.

In: a text and a triple that the tagger or a rule found within a content.  Out: yes or no.  It counts when its cue
tells of saying or thinking (of "he" and "they" only of saying: most often it is the speaker once more), its source
is no "I", "we", "you" or "nobody", every mark is likely enough, and it tells that something was said:

* not what stands under a condition or in a comparison: "if the judge asks", "as rich as he says he is";
* not what somebody was told, called or believed to be, and by nobody: "was told to leave", "are called failing";
* not what somebody did: "refused to drop the gun", "called the singer to thank her", "found two sisters alive".
"""

import re

from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.wording.saying import forms, kind_of, kinds, passive, words

LEAST = 0.35
LEAST_MIND = 0.6
LEAST_PRONOUN = 0.7  # all three: own table's two thirds and the loss on PolNeAR dev, where all is flat
_BE = r"\b(?:is|are|was|were|been|being|be)\s+"
_TOLD = re.compile(rf"(?:{passive('hearing', 'hearsay', 'held')}|{_BE}to\s+blame\b)(?!\s+by\b)", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:(?:if|unless|than|the\s+(?:minute|moment))(?:\s+the)?|(?:as|so|how)\s+[\w-]+(?:\s+as)?)\s+$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:he|she|it|they|i|we|you)\s+(?:is|are|was|were|am|does|did|do|has|had|will|would)", re.IGNORECASE
)
_ADDS = re.compile(r"\badd(?:s|ed|ing)?$", re.IGNORECASE)
_TO_WHAT = re.compile(r"(?!that\b)(?:[\w’'-]+\s+){1,5}to\s+(?:the|a|an|its|his|her|their)\b")
_CALLS = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:refus|declin)(?:e|es|ed|ing)\s+to\s+(?P<verb>\w+)", re.IGNORECASE)
_TO = re.compile(r"to\s", re.IGNORECASE)
_WANTED = re.compile(r"(?:[\w%$’'-]+\s+){1,5}?(?:to\s+\w|(?!(?:need|seed|speed|breed|hundred)\b)\w+ed\b)")
"""What is wanted of somebody or something: "forces to leave", "the port closed"."""
_COUNTED = frozenset({"counted", "counts", "count"})
_BEFORE = 24  # characters before a source that are looked at
_NEAR = 4  # words in which the auxiliary of a short clause stands
_FAR = 12  # words in which the verb of a thought stands


def is_sure(text: str, triple: Triple) -> bool:
    """Whether a triple that the tagger found in another's words counts as an attribution of its own."""
    if not tells(text, triple):
        return False
    thinks = all(kind_of(text, span.start, span.end) != "speech" for span in triple.cue)
    pronoun = any(text[span.start : span.end].lower() in words("clause", "personal") for span in triple.source)
    if thinks and pronoun:
        return False
    return triple.score >= (LEAST_PRONOUN if pronoun else LEAST_MIND if thinks else LEAST)


def tells(text: str, triple: Triple) -> bool:
    """Whether the words of a triple tell that somebody said something, however likely its marks are."""
    if not (triple.source and triple.content):
        return False
    told = {kind_of(text, span.start, span.end) for span in triple.cue} - {None}
    return bool(told) and _is_speaker(text, triple) and _is_statement(text, triple)


def holds_words(text: str, outer: Triple) -> bool:
    """Whether the content of a triple is somebody's words or thoughts, in which others may be heard."""
    return bool(outer.source) or any(kind_of(text, span.start, span.end) == "speech" for span in outer.cue)


def _is_speaker(text: str, triple: Triple) -> bool:
    """Whether the source is somebody who speaks of something here, not under a condition and not spoken to."""
    nobody = words("clause", "in_the_talk", "generic")
    first = triple.source[0]
    if any(text[span.start : span.end].lower() in nobody for span in triple.source):
        return False
    if text[first.start : first.end].split(" ", 1)[0].lower() in {"there", "there's", "there’s"}:
        return False
    begin = min(first.start, triple.cue[0].start)
    if _SUPPOSED.search(text[max(0, begin - _BEFORE) : begin]):
        return False
    return not any(_TOLD.search(text, span.start, span.end) for span in triple.cue)


def _is_statement(text: str, triple: Triple) -> bool:
    """Whether something is said: not "found two sisters alive", not "admitted 233 people", not a lone "what".

    "Its instruments showed nothing" is told by whose they are, who speaks already.
    """
    content = text[triple.content[0].start : triple.content[-1].end].lower().strip("\"'“”‘’,. ")
    first = content.split(" ", 1)[0]
    if " " not in content and first in words("clause", "opens", "relative"):
        return False
    if _is_thing(text, triple, content):
        return False
    if _BARE.fullmatch(content) or _is_act(text, triple.cue[-1], content) or _is_liking(text, triple, content):
        return False
    cue = text[triple.cue[0].start : triple.cue[-1].end].lower().split()
    found = any(word in forms("finds") for word in cue) and "that" not in cue and not _is_document(text, triple)
    if found and text[triple.source[0].start :].split(" ", 1)[0].lower() in words("clause", "possessive"):
        return False
    if cue[-1] in _COUNTED and first[:1].isdigit():
        return True
    if not found or first in words("verbs", "statement") or ("admit" in cue[-1] and not first[:1].isdigit()):
        return True
    return _is_clause(content)


def _is_thing(text: str, triple: Triple, content: str) -> bool:
    """Whether a claim is named and not made: "gave | Marten's | claim | a bad mark"."""
    source, cue = triple.source[-1], triple.cue[0]
    if text[source.end - 2 : source.end] not in {"'s", "’s"} or len(triple.cue) > 1:
        return False
    named = text[cue.start : cue.end].lower() in words("nouns", "claims")
    return named and content.split(" ", 1)[0] in {"a", "an"}


def _is_clause(content: str) -> bool:
    """Whether a content begins with a subject and its auxiliary: "the trackers show | Steyer has reserved time"."""
    first = content.split(" ", _NEAR + 1)[:_NEAR]
    helpers = words("clause", "be", "modal") | {"has", "have", "had"}
    at = next((at for at, word in enumerate(first) if word in helpers), 0)
    return at > 0 and words("clause", "relative").isdisjoint(first[:at])


def _is_act(text: str, cue: TaggedSpan, content: str) -> bool:
    """Whether something was done, not said: "called her to thank her", "refused to drop it", "adds to a sum"."""
    told = text[cue.start : cue.end]
    if _ADDS.search(told):
        return _TO_WHAT.match(content) is not None
    if _CALLS.search(told):
        return _TO.match(content) is not None
    refused = _REFUSES.search(f"{told} {content}"[-len(content) - _BEFORE :])
    verb = refused["verb"].lower() if refused else ""
    return bool(verb) and verb not in kinds() and verb not in words("verbs", "withheld")


def _is_liking(text: str, triple: Triple, content: str) -> bool:
    """Whether somebody is said to want or feel for a thing: "parents want good schools" tells of no thought."""
    first, cue = content.split(" ", 1)[0], text[triple.cue[0].start : triple.cue[-1].end].lower().split()
    likes = any(word in forms("likes") for word in cue) or cue[-1] in {"of", "for", "with"}
    if kind_of(text, triple.cue[0].start, triple.cue[-1].end) != "mind" or not likes:
        return False
    if _WANTED.match(content):
        return False
    clause = words("clause", "be") | words("clause", "modal") | {"that", "has", "have", "had"}
    return first != "to" and cue[-1] != "to" and clause.isdisjoint([cue[-1], *content.split(" ", _FAR)[:_FAR]])


def _is_document(text: str, triple: Triple) -> bool:
    """Whether papers, data and the like show it: they speak by what they show."""
    told = {word.lower() for span in triple.source for word in text[span.start : span.end].split()}
    return not told.isdisjoint(words("nouns", "documents"))
