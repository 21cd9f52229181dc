"""What is said in a clause of saying, by rule: "officials had said that …", "the union's claim that …".

In: a stretch of a text, mostly one sentence of a content.  Out: its triples, where it is plain who speaks and
what is said: a verb with its subject, a noun with whose it is, "according to" somebody.  What is said goes on
to the clause's end.  The rules are there for what the tagger leaves out when it reads a content alone, and they
tell where such a second reading is worth its time.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribute.triples import Part, Triple, spans_of, triple_of
from onrecord.attribute.wording.clauses import (
    MOST_WORDS,
    Clause,
    Stretch,
    back,
    end_of_thing,
    is_subject,
    stands_with,
    stretch_of,
)
from onrecord.attribute.wording.saying import forms, holds_any, words

_QUOTING = frozenset((":", "“", '"', "‘"))
_ENDS = re.compile(
    r";|[,—–]?\s+(?:but|although|though|whereas)\s|[,—–]\s+(?:while|which|something|a claim|as)\s"
    r"|,\s+and\s+(?:it|he|she|they|we|I|that|now)\s|[.?!][\"”’]?\s"
    r"|,\s+(?:up|down)\s(?:from\s)?[\w.]+\s(?:percent|per\scent|percentage|points?|from)\b|,\s+with\s[\d.]+\s?%"
)
_VERDICT = re.compile(
    r"\s(?:is|was|are|were)\s(?:\w+ly\s|simply\s|just\s|not\s)?"
    r"(?:false|true|untrue|wrong|baseless|unfounded|groundless|nonsense|absurd|incorrect|inaccurate|misleading|a\s+lie|lies)\W*$"
)
_OPENS = re.compile(r"\s[\"“]\w")
_NEAR = 60  # characters between a verb and the quotation that it leads to
_FARTHEST = 2000  # characters in which a clause's end is looked for; keeps the time linear
_CLOSING = " \t\n\r,.;:—–-"
_NOUNY = words("verbs", "nouny").union(
    (f"{word}s" for word in words("verbs", "nouny")), ("replies", "queries", "counting")
)
_BEGINNINGS = words("clause", "determiners", "personal") | {"it", "there"}  # words that begin a clause of their own


def find_reported(text: str, start: int, end: int) -> list[Triple]:
    """The clauses of saying in `text[start:end]` with all their parts, in order."""
    stretch = stretch_of(text, start, end)
    found = sorted((*_by_verb(stretch), *_by_noun(stretch), *_according(stretch)), key=_begin)
    out: list[Triple] = []
    edge = start
    for one in found:
        if one.cue[0].start >= edge:
            out.append(one)
            edge = max(one.cue[0].end, one.content[0].end)
    return out


def _begin(triple: Triple) -> tuple[int, int]:
    """Where a triple's cue or source starts, whichever is first, and then the longer one first."""
    return min(triple.cue[0].start, triple.source[0].start), -triple.content[0].end


def may_say(text: str, start: int, end: int) -> bool:
    """Whether a clause of saying may stand in `text[start:end]`."""
    if not holds_any(text, start, end):
        return False
    stretch = stretch_of(text, start, end)
    return bool(stretch.clauses) or any(True for _ in (*_by_noun(stretch), *_according(stretch)))


def find_torn(text: str, subject: Part, rest: Part) -> Triple | None:
    """What "Marten, according to the Post, told the council that" says: its subject stands before the aside."""
    own, stretch = Stretch(text, *subject), Stretch(text, *rest)
    verb = next((at for at, word in enumerate(stretch.words) if word not in words("clause", "before_verb")), 0)
    told = stretch.words[verb : verb + 1]
    if (
        not told
        or told[0] not in forms("strong")
        or told[0].endswith("ing")
        or not is_subject(own, 0, len(own.words))
    ):
        return None
    triple = _active(stretch, Clause(0, 1, 0, verb, "speech", passive=False))
    return triple and replace(triple, source=spans_of("source", triple.source[0].score, subject))


def _by_verb(stretch: Stretch) -> Iterator[Triple]:
    for clause in stretch.clauses:
        if clause.kind == "mind":  # what somebody wants or thinks is left to the tagger
            continue
        triple = (
            _by_agent(stretch, clause)
            if clause.passive
            else _active(stretch, clause)
            if _is_plain(stretch, clause)
            else None
        )
        if triple:
            yield triple


def _is_plain(stretch: Stretch, clause: Clause) -> bool:
    """Whether the clause can be read by rule: its verb is plain, or what follows is plainly said."""
    own, at = stretch.words, clause.verb + 1
    word, helpers = own[clause.verb], set(own[clause.cue : clause.verb])
    aside = next((at for at in range(clause.first + 1, clause.last) if stretch.parted(at) == ","), clause.last)
    if at >= len(own) or _is_fronted(stretch, clause.first) or "to" in own[clause.first : aside]:
        return False
    after, mark = own[at], stretch.parted(at)
    if after.endswith("ed") and clause.cue == clause.verb and not mark:  # "which she argues allowed it"
        return False
    if (mark and mark not in _QUOTING) or (word in forms("told") and after == "to"):
        return False
    if helpers & words("clause", "modal") and word not in words("verbs", "withheld"):
        return False
    loose = not helpers and not stands_with(stretch, clause.first)
    if loose and after in words("clause", "prepositions") - words("clause", "says_of"):
        return False
    article = after in words("clause", "determiners")
    said = after in {"that", "to", "whether"} or bool(mark)
    return _tells(stretch, clause, said=said, plain=article or bool(helpers))


def _tells(stretch: Stretch, clause: Clause, *, said: bool, plain: bool) -> bool:
    """Whether a verb of saying tells what is said here, by what it is and what follows.

    Args:
        stretch: the words.
        clause: where its verb stands.
        said: whether a statement or a quotation follows.
        plain: whether an article follows or an auxiliary stands before.
    """
    own, word = stretch.words, stretch.words[clause.verb]
    after, bare = own[clause.verb + 1], clause.cue == clause.verb
    if word.endswith("ing") and stands_with(stretch, clause.first):
        return word not in _NOUNY
    if bare and clause.last == clause.cue and (word.endswith("ing") or word in words("verbs", "participles")):
        return False
    if word in _NOUNY and bare:
        begins = set(own[clause.verb + 2 : clause.verb + 3]) & _BEGINNINGS
        return after in words("clause", "personal") | {"it"} or (after == "that" and bool(begins))
    if word in forms("finds"):
        if word == "counted" and after[0].isdigit():
            return own[clause.last - 1] not in words("clause", "personal")
        told = after in words("verbs", "statement") | words("clause", "determiners")
        shown = told and bool(set(own[clause.first : clause.last]) & words("nouns", "documents"))
        return shown or (word in forms("strong") and not after.isdigit())
    if own[clause.last - 1] in words("clause", "personal"):  # mostly the speaker once more
        return word in forms("strong") and _quotes(stretch, clause.verb)
    return word in forms("strong") or (word in forms("plain") and (said or plain)) or (said and word not in _NOUNY)


def _quotes(stretch: Stretch, verb: int) -> bool:
    """Whether a quotation begins soon behind a verb."""
    end = stretch.spans[verb][1]
    return _OPENS.search(stretch.text, end, min(stretch.end, end + _NEAR)) is not None


def _is_fronted(stretch: Stretch, first: int) -> bool:
    """Whether the object stands before the subject: "what critics called", but not "in which critics called"."""
    before = stretch.words[max(0, first - 2) : first]
    if not before or before[-1] not in words("clause", "fronts"):
        return False
    return len(before) < 2 or before[0] not in words("clause", "prepositions")


def _active(stretch: Stretch, clause: Clause) -> Triple | None:
    begin = clause.verb + 1
    cue_end = clause.verb
    if stretch.words[clause.verb] in forms("told"):
        begin = _after_addressee(stretch, begin)
    while begin < len(stretch.words) and begin < clause.verb + 3 and stretch.words[begin].endswith("ly"):
        begin += 1
    if begin < len(stretch.words) and begin == clause.verb + 1 and stretch.words[begin] in words("clause", "of"):
        cue_end, begin = begin, begin + 1
    if stretch.words[clause.verb] in forms("declines") and stretch.words[begin : begin + 1] == ["to"]:
        cue_end, begin = begin + 1, begin + 2
        if stretch.words[begin : begin + 1] and stretch.words[begin] in words("clause", "of"):
            cue_end, begin = begin, begin + 1
    if begin >= len(stretch.words) or (begin == clause.verb + 1 and stretch.parted(begin) in {",", ".", ";"}):
        return None
    content = _content(stretch, begin, to_comma=_is_aside(stretch, clause))
    if stretch.words[cue_end] in words("clause", "of"):
        content = content[0], end_of_thing(stretch.text, *content)
    return triple_of(
        (stretch.spans[clause.first][0], stretch.spans[clause.last - 1][1]),
        (stretch.spans[clause.cue][0], stretch.spans[cue_end][1]),
        content,
    )


def _is_aside(stretch: Stretch, clause: Clause) -> bool:
    """Whether the clause ends with a comma: "when she said no, …", "the aide, who asked to leave, …"."""
    if clause.first > 0 and stretch.words[clause.first - 1] in words("clause", "aside"):
        return True
    relative = stretch.words[clause.last : clause.cue]
    return bool(relative) and relative[0] in words("clause", "relative") and stretch.parted(clause.last) == ","


def _after_addressee(stretch: Stretch, begin: int) -> int:
    """The word that begins what was said, behind the person it was said to."""
    own = stretch.words
    if begin < len(own) and own[begin] in words("clause", "object"):
        return begin + 1
    if begin < len(own) and stretch.parted(begin) in _QUOTING:
        return begin
    for at in range(begin, min(begin + 8, len(own))):
        if at > begin and stretch.parted(at):
            return at if stretch.parted(at) in {"“", '"', ":", "‘"} else begin
        if own[at] in {"that", "to", "whether"} and at > begin:
            return at
    return begin


def _by_agent(stretch: Stretch, clause: Clause) -> Triple | None:
    """“The council was told by a builder that the roof leaked": the agent speaks."""
    own, by = stretch.words, clause.verb + 1
    if by >= len(own) or own[by] != "by":
        return None
    for at in range(by + 2, min(by + 9, len(own))):
        if own[at] in {"that", "to"} or stretch.parted(at):
            return triple_of(
                (stretch.spans[by + 1][0], stretch.spans[at - 1][1]),
                (stretch.spans[clause.cue][0], stretch.spans[by][1]),
                _content(stretch, at),
            )
    return None


def _by_noun(stretch: Stretch) -> Iterator[Triple]:
    """“The army's claim that …" and "a claim by the army that …"."""
    own, claims = stretch.words, words("nouns", "claims")
    for at, word in enumerate(own):
        if word not in claims or at == 0 or at + 1 >= len(own):
            continue
        that = _that_after(stretch, at)
        if own[at + 1] == "that" and own[at - 1].endswith(("'s", "s'")):
            first = back(stretch, at)
            if is_subject(stretch, first, at) or own[first] in words("clause", "determiners"):
                source = (stretch.spans[first][0], stretch.spans[at - 1][1])
                yield from _some(triple_of(source, stretch.spans[at], _claimed(stretch, at + 1)))
        elif that and own[at + 1] in {"by", "from"}:
            source = (stretch.spans[at + 2][0], stretch.spans[that - 1][1])
            if not is_subject(stretch, at + 2, that):
                continue
            yield from _some(
                triple_of(source, (stretch.spans[at][0], stretch.spans[at + 1][1]), _claimed(stretch, that))
            )


def _claimed(stretch: Stretch, that: int) -> tuple[int, int]:
    """What is claimed, without the verdict on it: "that it leaks | is false"."""
    start, end = _content(stretch, that)
    verdict = _VERDICT.search(stretch.text, start, end)
    return start, verdict.start() if verdict else end


def _that_after(stretch: Stretch, noun: int) -> int | None:
    for at in range(noun + 3, min(noun + 10, len(stretch.words))):
        if stretch.parted(at):
            return None
        if stretch.words[at] == "that":
            return at
    return None


def _according(stretch: Stretch) -> Iterator[Triple]:
    """“According to two aides, …" and "…, according to two aides"."""
    own = stretch.words
    for at in range(len(own) - 2):
        if own[at] != "according" or own[at + 1] != "to":
            continue
        limit = min(len(own), at + 3 + MOST_WORDS)
        end = next((n for n in range(at + 3, limit) if stretch.parted(n)), limit)
        if end == limit < len(own):
            continue
        source = (stretch.spans[at + 2][0], stretch.spans[end - 1][1])
        cue = (stretch.spans[at][0], stretch.spans[at + 1][1])
        leads = at == 0 or (at == 1 and own[0] == "that")
        if leads and end < len(own):
            yield from _some(triple_of(source, cue, _content(stretch, end)))
        elif not leads and end == len(own):
            before = _trimmed(stretch.text, stretch.start, stretch.spans[at][0])
            yield from _some(triple_of(source, cue, before))


def _some(triple: Triple | None) -> Iterator[Triple]:
    if triple:
        yield triple


def _content(stretch: Stretch, begin: int, *, to_comma: bool = False) -> tuple[int, int]:
    """From a word to the end of its clause, a clause of time or concession to its comma."""
    start = stretch.spans[begin][0]
    if stretch.text[start - 1] in "\"“‘«'":
        start -= 1
    stop = _ENDS.search(stretch.text, start, min(stretch.end, start + _FARTHEST))
    end = stop.start() if stop else stretch.end
    comma = stretch.text.find(",", start, end) if to_comma else -1
    return _trimmed(stretch.text, start, comma if comma > 0 else end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    while start < end and text[start] in _CLOSING:
        start += 1
    return start, end
