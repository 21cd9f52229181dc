"""Repairs of who says it: sources that were cut, left out or taken for something else.

In: a passage and one of its triples.  Out: the triple, with another source (and what follows from that for its cue
and content) where the form of the sentence leaves no doubt, else as it was.  `repairs` says in which order.
"""

import re
from dataclasses import replace

from onrecord.attribute.triples import Passage, TaggedSpan, Triple
from onrecord.attribute.wording.clauses import subject_before
from onrecord.attribute.wording.saying import kind_of, passive, words
from onrecord.lexicon import inflections
from onrecord.text import OF_ONE, split_sentences

_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[.,;:?!“”\"()\n]|\s(?:that|to|who|in|on|at|as|after|when|for|and|but|while)\s")
_TIME = re.compile(
    r"(?<!\s)(?:\s+(?:on|late|early))*\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight"
    r"|(?:this|last)\s+(?:week|month|year|morning|afternoon|evening))"
    r"(?:\s+(?:morning|afternoon|evening|night))?$"
)
_WHO = re.compile(r",\s(?:who|which|whose|[a-z]+ed|led|seen|written|run|drawn)\s(?:[^,;:.!?“”\"()\n]+\s)?$")
_ASIDE_ENDS = re.compile(r"(?:\s[^,;:.!?“”\"()\n]{1,60})?\s?,?\s?")
"""What stands between who is named in an aside and the verb behind it: "which | Velden | passed, | states"."""
_FOR = re.compile(
    r"\s(?P<done>(?:[a-z]+\s){1,2})(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}|him|her|them)\s(?:[\w’'-]+\s){0,4}?for\s"
)
_TO_WHOM = re.compile(r",\sto\s(?:the\s)?[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3},?$")
_FARTHEST = 300  # characters before a source in which its sentence is looked for
_MOST_WORDS = 6  # of a name
_TOLD = re.compile(passive("hearsay", "held"), re.IGNORECASE)
_STATED = re.compile(passive("stated"), re.IGNORECASE)
_HEARD = re.compile(rf"{passive('hearing', 'held')}(?:\s+of)?", re.IGNORECASE)
_RAISING = words("nouns", "behind") | {form for verb in words("nouns", "raised") for form in inflections(verb)}
_RAISED = re.compile(rf"\s(?:{'|'.join(sorted(_RAISING))})\s(?:[a-z-]+\s){{0,2}}$")
_GREW = re.compile(rf"\s(?:{'|'.join(sorted(words('nouns', 'grew')))})\s(?:[\w-]+\s){{0,5}}that\s")
_WHEN_TOLD = re.compile(r"\b(?:when|once|after being|upon being)\s$")
_LONGEST_NAME = 80  # characters


def drop_time(passage: Passage, triple: Triple) -> Triple:
    """“said Ada Marten | Monday morning": when it was said, or to whom, is no part of who said it."""
    text = passage.text
    if not triple.source or not triple.cue or triple.source[-1].start < triple.cue[-1].end:
        return triple
    last = triple.source[-1]
    whom = _TO_WHOM.search(text, last.start, last.end)
    if whom and "," in text[last.start : whom.start()]:  # "said Ada Marten, a clerk▸, to Lorn News"
        return replace(triple, source=(*triple.source[:-1], replace(last, end=whom.start())))
    when = _TIME.search(text, last.start, last.end)
    before = text[last.start : when.start()].lower().split() if when else []
    told_of = any(word.endswith("ed") for word in before)  # "a survey released by the ministry on Monday"
    no_end = words("clause", "prepositions", "determiners", "relative", "be")  # no name ends with them
    if when is None or not before or told_of or before[-1].endswith(OF_ONE) or before[-1] in no_end:
        return triple
    return replace(triple, source=(*triple.source[:-1], replace(last, end=when.start())))


def take_subject(passage: Passage, triple: Triple) -> Triple:
    """“Ada Marten, who was heard by | the council last week, | has denied": it stands in an aside on her."""
    text = passage.text
    if len(triple.source) != 1 or not triple.cue:
        return triple
    source, cue = triple.source[0], triple.cue[0]
    closed = source.end <= cue.start and _ASIDE_ENDS.fullmatch(text, source.end, cue.start)
    if not closed or "," not in text[source.end - 1 : cue.start]:
        return triple
    start = max(text.rfind("\n", 0, source.start) + 1, source.start - _FARTHEST)
    sentence = next(reversed(split_sentences(text, start, source.start)), None)
    aside = _WHO.search(text, sentence.start, source.start) if sentence else None
    subject = subject_before(text, sentence.start, aside.start()) if sentence and aside else None
    if subject is None:
        return triple
    within = text[source.end : cue.start].strip(" ,")  # "which Marten ▸ wrote": of the aside, not of its subject
    end = subject[1] if within else source.end
    return replace(triple, source=(replace(source, start=subject[0], end=end),))


def take_object(passage: Passage, triple: Triple) -> Triple:
    """“The paper | gave Ada Marten four marks for | claiming": who is blamed or praised for it says it."""
    text = passage.text
    if len(triple.source) != 1 or not triple.cue or not text.startswith("ing", triple.cue[0].end - 3):
        return triple
    source, cue = triple.source[0], triple.cue[0]
    if not source.end < cue.start <= source.end + _LONGEST_NAME:
        return triple
    blamed = _FOR.fullmatch(text, source.end, cue.start)
    if blamed is None or not words("clause", "prepositions", "be").isdisjoint(blamed["done"].split()):
        return triple  # "paid in Lorn for claiming"
    return replace(triple, source=(replace(source, start=blamed.start("who"), end=blamed.end("who")),))


def drop_raiser(passage: Passage, triple: Triple) -> Triple:
    """“The port | shut, fuelling | claims | that it leaks": what gives rise to a claim does not make it."""
    if not triple.source or len(triple.cue) != 1 or triple.source[-1].end > triple.cue[0].start:
        return triple
    text, cue = passage.text, triple.cue[0]
    noun = text[cue.start : cue.end].lower().rsplit(" ", 1)[-1]
    if noun not in words("nouns", "claims", "told"):
        return triple
    touches = text.startswith(" that ", cue.end)
    led = _RAISED.search(text, triple.source[-1].end, cue.start) if touches else _GREW.match(text, cue.end)
    return replace(triple, source=()) if led else triple


def drop_passed(passage: Passage, triple: Triple) -> Triple:
    """“according to | the mayor, | but ships | are reported | to be near": who stands before what is told of.

    So does who hears it, or is accused, and "it" that says nothing: "Ada Marten | was again told | that the port
    was shut", "It | is believed | that she left".
    """
    if not triple.source or len(triple.cue) != 1 or triple.source[-1].end > triple.cue[0].start:
        return triple
    cue, content, source = triple.cue[0], triple.content[0], triple.source[-1]
    text = passage.text
    if text[cue.start : cue.end] == "told" and _WHEN_TOLD.search(text, max(0, cue.start - 12), cue.start):
        return replace(triple, source=())  # "declined to comment when | told | that it leaked"
    nobody = text[source.start : source.end].lower() == "it"
    if nobody and text.startswith("that ", content.start) and _STATED.fullmatch(text, cue.start, cue.end):
        return replace(triple, source=())
    verb = _TOLD if nobody or source.end <= content.start < cue.start else _HEARD
    return replace(triple, source=()) if verb.fullmatch(text, cue.start, cue.end) else triple


def add_source(passage: Passage, triple: Triple) -> Triple:
    """The triple with the source that stands behind its cue, when it has none."""
    if triple.source or len(triple.cue) != 1:
        return triple
    return _named_behind(passage, triple)


def _named_behind(passage: Passage, triple: Triple) -> Triple:
    """The name behind the cue or behind its "by".

    “was told by Ada Marten", "was accused of | fraud | by Ada Marten", "“It is safe," said Ada Marten".
    """
    text, cue = passage.text, triple.cue[0]
    by = _BY.match(text, cue.end) or (
        _HEARD.fullmatch(text, cue.start, cue.end) and _BY.match(text, triple.content[-1].end)
    )
    inverted = kind_of(text, cue.start, cue.end) == "speech" and triple.content[0].end <= cue.start
    quoted = inverted and text[max(0, cue.start - 4) : cue.start].rstrip()[-1:] in set('”"’»,')
    if not (by or quoted):
        return triple
    gap = text[cue.end : cue.end + 2]
    start = by.end() if by else cue.end + len(gap) - len(gap.lstrip())
    end = _NAME_ENDS.search(text, start, min(len(text), start + _LONGEST_NAME))
    name = text[start : end.start()] if end else ""
    first = name.split(" ", 1)[0]
    if not 0 < len(name.split()) <= _MOST_WORDS or passage.free_until(start) < start + len(name):
        return triple
    if not (first[:1].isupper() or first.lower() in words("clause", "determiners")):
        return triple
    return replace(triple, source=(TaggedSpan("source", start, start + len(name), cue.score, cue.least),))
