"""Hearsay by rule: "The convoy reportedly left the city", "The rebels are said to hold the bridge".

In: a text, its paragraphs and the triples that were found.  Out: further triples without a source: the text
does not say who told it, only that it is told.  A clause counts when it stands in no triple's cue or content,
since within a content it is its source who passes the hearsay on.  The content is the clause in two pieces,
before the words of hearsay and behind them; where only one of them was tagged, the other is added.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_before, clause_behind, read_leftovers
from onrecord.attribute.triples import TaggedSpan, Triple, cover_of, spans_of
from onrecord.attribute.wording.saying import kind_of, passive, words
from onrecord.records import Range
from onrecord.text import split_sentences

SCORE = 0.5
_ALONE = "|".join(sorted(words("passives", "adverbs")))
_CUE = re.compile(rf"\b(?:{_ALONE})\b(?!\s+to\s)|{passive('hearsay')}(?=\s+to\s+(?:have|be|hold)\b)", re.IGNORECASE)
_TOLD = re.compile(rf"(?:(?:is|are|was|were|has|have|had|been|being|also|now|since|then)\s+)*(?:{_ALONE})\b")
_BREAK_BEFORE = re.compile(r"[;:—–“”\"]\s*|,\s+(?:and|but|while|which|who)\s+|\s(?:and|but|because|after|that)\s")
_END = r"(?:(?<![.?!])[.?!]+|(?<![.?!\s]))\s*$"  # tried once for each run of marks or blanks
_BREAK_AFTER = re.compile(rf"[;—–“”\"]|,\s(?!\w+-\w+\s)|{_END}")
_JOINS = re.compile(r"(?:And|But)\s")
_TOLD_OF = re.compile(r",\s+(?:including|who(?:\s+(?:is|are|was|were|has|have|had))?)\s*$")
_LISTED = re.compile(r",\s(?:including|such\s+as|among\s+them)\s")
_LIST_ENDS = re.compile(rf"[;—–“”\"]|{_END}")
_MOST_WORDS = 20
_WHO = 16  # characters of ", who is" before the words of hearsay
_HINTS = (*words("passives", "adverbs"), " to be", " to have", " to hold")
WORDS = words("passives", "hearsay", "adverbs")
"""Words without one of which, in small letters, a sentence holds no hearsay."""


def find_hearsay(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The hearsay that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    cue = _CUE.search(text, *sentence)
    if cue and (content := _content(text, sentence, cue.span(), taken)):
        yield Triple((), spans_of("cue", SCORE, cue.span()), content, SCORE)


def mend_hearsay(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples; of those that are hearsay, with the whole clause as content."""
    triples = [_of_nobody(text, one) for one in triples]
    hearsay = {at for at, one in enumerate(triples) if _is_hearsay(text, one)}
    if not hearsay:
        return tuple(triples)
    triples = [_behind(text, one) if at in hearsay else one for at, one in enumerate(triples)]
    taken = cover_of(one for at, one in enumerate(triples) if at not in hearsay)
    return tuple(_mended(text, one, taken) if at in hearsay else one for at, one in enumerate(triples))


def _of_nobody(text: str, triple: Triple) -> Triple:
    """“The bill | reportedly offered | relief": whom the clause is about tells it as little as the verb does.

    Nor does whoever stands farther off: "Ada Marten made threats, including | allegedly advocating | a strike".
    """
    if len(triple.cue) != 1 or len(triple.source) != 1 or len(triple.content) != 1:
        return triple
    cue, source, content = triple.cue[0], triple.source[0], triple.content[0]
    told = _TOLD.match(text, cue.start, cue.end)
    if told is None or source.end > cue.start or not 0 <= content.start - cue.end <= 1:
        return triple
    verb = text[told.end() : cue.end].split()
    if verb and (verb[-1] in words("clause", "prepositions") or kind_of(text, told.end(), cue.end)):
        return triple
    clause = (replace(source, role="content"),) if cue.start - source.end == 1 else ()
    behind = replace(content, start=told.end() + 1)
    return replace(triple, source=(), cue=(replace(cue, end=told.end()),), content=(*clause, behind))


def _behind(text: str, triple: Triple) -> Triple:
    """“Two died in the attack, | reportedly | planned by the rebels": a comma ends the clause before it."""
    cue, first = triple.cue[0], triple.content[0]
    if len(triple.content) == 1 or text[first.end : cue.start].strip() != "," or text[cue.end] == ",":
        return triple
    return replace(triple, content=triple.content[1:])


def _is_hearsay(text: str, triple: Triple) -> bool:
    if triple.source or len(triple.cue) != 1 or len(triple.content) > 2:
        return False
    match = _CUE.match(text, triple.cue[0].start)
    return match is not None and match.end() == triple.cue[0].end


def _mended(text: str, triple: Triple, taken: Cover) -> Triple:
    cue = triple.cue[0]
    if len(triple.content) > 1:
        return triple
    line_end = text.find("\n", cue.end)
    line = text.rfind("\n", 0, cue.start) + 1, len(text) if line_end < 0 else line_end
    sentence = next(one for one in split_sentences(text, *line) if one[0] <= cue.start < one[1])
    content = _content(text, sentence, (cue.start, cue.end), taken)
    own = triple.content[0]
    if content and content[-1].start == own.start:
        content = (*content[:-1], replace(content[-1], end=max(content[-1].end, own.end)))
    return replace(triple, content=content) if content else triple


def _content(text: str, sentence: tuple[int, int], cue: tuple[int, int], taken: Cover) -> tuple[TaggedSpan, ...]:
    """The clause around the cue; nothing when it is tagged already or does not read like one."""
    before = clause_before(text, sentence[0], cue[0], _BREAK_BEFORE)
    opens = cue[0] == sentence[0] and text.startswith(", ", cue[1])  # "Reportedly, most residents vote by mail"
    begin = cue[1] + len(", ") if opens else cue[1]
    after = clause_behind(text, begin, sentence[1], _BREAK_AFTER)
    if _LISTED.match(text, after.end, sentence[1]):  # "reportedly offered relief, including tests, leave and cash"
        after = clause_behind(text, begin, sentence[1], _LIST_ENDS)
    if taken.meets(before.start, after.end):
        return ()
    if after.start >= after.end:
        return ()
    if opens:
        return spans_of("content", SCORE, after) if " " in text[after.start : after.end] else ()
    if _TOLD_OF.search(text, max(sentence[0], cue[0] - _WHO), cue[0]):  # "Marten, who is reportedly leaving"
        return spans_of("content", SCORE, after)
    if joint := _JOINS.match(text, before.start, before.end):
        before = Range(joint.end(), before.end)
    if not _is_clause(text[before.start : before.end].lower().split()):
        return ()
    if text[before.end - 1] == ",":  # "…, reportedly sent by the rebels": the comma ends another clause
        return spans_of("content", SCORE, after)
    return spans_of("content", SCORE, before, after)


def _is_clause(before: Sequence[str]) -> bool:
    """Whether the words before the cue can be a clause with its subject, not "who", "on the" or "involving"."""
    ends = words("clause", "relative", "determiners", "prepositions")
    if not 0 < len(before) <= _MOST_WORDS or before[-1] in ends or before[-1].endswith("ing"):
        return False
    return not set(before) <= words("clause", "before_verb")
