"""Small repairs of triples by rule, each where the form of the sentence leaves no doubt.

In: a text and its triples.  Out: the triples, some with other spans, without those that tell nothing:

* a time stamp before a live blog's item is no part of what is said ("14:10 — The army has sent …"), nor is a
  dateline ("PORT ANSEL, March 16 (Halyard) — …");
* who says it in a headline is no part of it: "Dam had cracks, people who saw the records say";
* "Four boats, according to the coast guard, are missing" goes on behind the source;
* a source that is written within the cue ("― Ilse Marten") or right behind it ("asked the widow", "was told by …");
* a piece of content far before the cue belongs to another clause, when more of it stands behind the cue, and
  "Asked about the dam, she said …" is what others said;
* "Commenting on the strike, she said …" names what she spoke of, no more;
* "who asked not to be named" is about the telling, not a claim; nor does "what" speak in "What the company said",
  nor is "twice" said in "objected twice", nor the aides in "citing two aides";
* "would neither confirm nor deny" is one cue;
* "The boats, said Mauer, are new" and "According to the Herald, Burrows said it is new" are read as they are meant;
* a sentence behind the cue that says whose figure it gives ("Police put the crowd at 32,000") is nobody else's;
* a source begins behind "No." or "Yes,", and "you would have to ask him" is said by nobody;
* what a few untagged words part is one piece, and what was told begins behind the hearer: "told me it was fine".

What holds: linear time, and spans stay in their paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.edges import mend_edges
from onrecord.attribute.linker import Triple
from onrecord.attribute.saying import forms, kind_of, words
from onrecord.attribute.tagger import TaggedSpan

_STAMP = re.compile(
    r"\[?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:(?:GMT|UTC|BST|EDT|EST|CEST?|IST|ET|PT|local time)\b)?\]?\s*[—–:|-]*\s+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,4}"  # PORT ANSEL, March 16 (Halyard) —
    r"(?:,\s+[^\n—–()]{2,40}?(?:\s*\([^()\n]{2,40}\))?|\s*\([^()\n]{2,40}\)|(?=\s*[—–]\s)(?![^.\n]*[—–][^.\n]*[—–]))"
    r"|[A-Z][^\n—–()]{2,60}\([A-Z][^()\n]{1,40}\))\s*(?:—|–|--?)\s+"  # Port Ansel (Halyard) -
)
_UNNAMED = re.compile(
    r"(?:that\s+(?:he|she|they)\s+)?(?:not\s+(?:to\s+)?be|to\s+remain)\s+"
    r"(?:identified|named|quoted|anonymous)\b|"
    r"(?:for\s+)?anonymity\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:(?:\w+[\s-]){0,4}(?:officials?|sources?|people|aides?|witnesses|reports?|documents|diplomats?|lawyers?|media|"
    r"police|residents|doctors|officers|data|figures|records|papers|filings?|statements?|interviews?))"
    r"(?:\s+(?:familiar|close|briefed|with|in|who|at|from|from\s+the|inside|of|to|by)\b[^,.;]*)?",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:No|Yes|Well|Sure|True|Right|Okay|OK)[.,!]\s+")
_NAMED = re.compile(r"\s+(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}),\s+(?=[a-z])")
_STOP = re.compile(r"[a-z0-9][.!?][\"”]?\s|\n")
_FEW = re.compile(r"\s(?:[\w’'-]+\s){1,5}")
_HEARER = re.compile(r"\s+(?:me|us|him|her|them|you|it)\s+(?P<first>\w+)(?:\s+\w+){0,5}\s+", re.IGNORECASE)
_NOR = re.compile(r"n?or\s+(?P<verb>deny|confirm)\s+", re.IGNORECASE)
_ASKED = re.compile(r"(?:when\s+|if\s+)?(?:asked|pressed|questioned)\s", re.IGNORECASE)
_REST = re.compile(r",\s+(?=[a-z])")
_REST_ENDS = re.compile(r"[.;?!](?:[\"”’]|\s|$)|,\s+(?:and|but|while|though|although|which|who)\s|\n")
_DASH = re.compile(r"[―—–-]\s*(?=[^\W\d_])")
_CLAIMED = frozenset(("claim", "claims", "claimed", "claiming"))
_LIVES = re.compile(
    r"(?:(?:the|an?|another|more|than|at|least|nearly|almost|about|some|over|up|to|as|many|several|all|its|\d[\d,.]*)\s+)"
    r"{0,4}(?:[\w’'-]+\s+){0,2}?(?:lives|life|victims?)\b"
)
_BRACKETS = '()[]{}"“”’ '
_TOPIC = re.compile(r"(?:commenting|remarking|speaking|reflecting|elaborating)\s+(?:on|of|about)")
_VERB = re.compile(r"[a-z]+\b")
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[.,;:?!“”\"()\n]|\s(?:that|to|who|in|on|at|as|after|when|for|and|but|while)\s")
_GIVER = re.compile(
    r"[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}?\s(?:put|puts|corrected|revised|raised|lowered)\s(?:the|its|their)\s"
    r"[^.,;:\n]{2,80}?\s(?:at|to)\s"
)
_MOST_WORDS = 6
_MOST_APART = 4  # words between a piece of content and what follows it
_FARTHEST = 400


def repair(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples of a text after the repairs, in their order."""
    taken = sorted((s.start, s.end) for one in triples for s in (*one.source, *one.cue, *one.content))
    starts = [start for start, _ in taken]
    out = []
    for one in triples:
        if _tells_nothing(text, one):
            continue
        sourced = _with_rest(text, _with_source(text, _inverted(text, _after_answer(text, one)), starts), starts)
        sourced = _parted(text, _from_source(text, sourced, starts))
        worded = _after_hearer(text, _neither_nor(text, _joined(text, sourced, starts)))
        out.append(_without_givers(text, mend_edges(text, _near(text, _without_stamp(text, worded)), starts)))
    return tuple(out)


def _without_givers(text: str, triple: Triple) -> Triple:
    """The triple without further sentences that say whose figure they give: "Police put the crowd at 32,000"."""
    cue = triple.cue[-1].end if triple.cue else 0
    kept = [
        one
        for one in triple.content[1:]
        if not (one.start > cue > triple.content[0].end and _GIVER.match(text, one.start, one.end))
    ]
    return replace(triple, content=(*triple.content[:1], *kept)) if len(kept) + 1 < len(triple.content) else triple


def _tells_nothing(text: str, triple: Triple) -> bool:
    """Whether nobody speaks ("What the company said") or nothing is said ("asked not to be named", "left twice").

    "The Gazette, citing two aides, wrote" names aides, not a statement; a war that "claimed 60 lives" said nothing.
    """
    source = [text[span.start : span.end].lower() for span in triple.source]
    content = text[triple.content[0].start : triple.content[-1].end].lower()
    if _UNNAMED.match(content) or not words("clause", "asked").isdisjoint(source):
        return True
    heads = content in words("clause", "asked") and text[
        max(0, triple.content[0].start - 1) : triple.content[0].start
    ] in {"", "\n"}
    if heads or content in words("clause", "how_often") or (not source and content in words("clause", "relative")):
        return True
    cue = text[triple.cue[0].start : triple.cue[-1].end].lower() if triple.cue else ""
    if source == ["you"] and not words("clause", "modal").isdisjoint(cue.split()):
        return True  # "You would have to ask him"
    if not source and cue.isalpha() and not cue.endswith("ly") and kind_of(cue, 0, len(cue)) is None:
        return True  # "seems", "appeared", "features" tell of nobody's words
    if _TOPIC.fullmatch(cue) or (cue and not cue.strip(_BRACKETS)):
        return True
    if cue.rpartition(" ")[2] in _CLAIMED and _LIVES.match(content):
        return True
    return cue in {"citing", "quoting"} and _PEOPLE.fullmatch(content) is not None


def _after_answer(text: str, triple: Triple) -> Triple:
    """The triple with a source that begins behind "No." or "Yes,": "No. The union said it would wait"."""
    for at, span in enumerate(triple.source):
        answer = _ANSWER.match(text, span.start, span.end)
        if answer and answer.end() < span.end:
            source = (*triple.source[:at], replace(span, start=answer.end()), *triple.source[at + 1 :])
            return replace(triple, source=source)
    return triple


def _inverted(text: str, triple: Triple) -> Triple:
    """“The boats," | "said" | "Mauer, are new": who said it stands behind the cue, the boats are what was said."""
    if len(triple.source) != 1 or len(triple.cue) != 1 or not triple.source[0].end <= triple.cue[0].start:
        return triple
    source, cue, first = triple.source[0], triple.cue[0], triple.content[0]
    subject = text[source.start : cue.start].rstrip()
    name = _NAMED.match(text, cue.end, cue.end + 80)
    if (
        name is None
        or first.start > name.end()
        or first.end <= name.end()
        or kind_of(text, *_ends(cue)) != "speech"
    ):
        return triple
    if (
        not subject.endswith(",") or subject.count(",") > 1
    ):  # "Marten, the mayor, said Velden, the capital, was safe"
        return triple
    said = replace(source, role="content", end=source.start + len(subject) - 1), replace(first, start=name.end())
    speaker = replace(source, start=name.start("name"), end=name.end("name"))
    return replace(triple, source=(speaker,), content=(*said, *triple.content[1:]))


def _ends(span: TaggedSpan) -> tuple[int, int]:
    return span.start, span.end


def _from_source(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """“According to the Herald, | Burrows said | it is new": what somebody said is told by the Herald as well."""
    if len(triple.source) != 1 or len(triple.cue) != 1:
        return triple
    source, first = triple.source[0], triple.content[0]
    if source.end <= triple.cue[0].start:
        return _relayed(text, triple)
    gap = text[source.end : first.start]
    leads = text[triple.cue[0].start : triple.cue[0].end].startswith("According") and gap.startswith(", ")
    if not leads or len(gap) > _FARTHEST or _STOP.search(gap) or _next(starts, source.end, text) < first.start:
        return triple
    return replace(triple, content=(replace(first, start=source.end + 2), *triple.content[1:]))


def _parted(text: str, triple: Triple) -> Triple:
    """“According to | the Herald, Burrows, the mayor, | said it is new": the Herald tells what Burrows said."""
    if len(triple.source) != 1 or len(triple.cue) != 1:
        return triple
    source, first = triple.source[0], triple.content[0]
    if source.end <= triple.cue[0].start:
        return _relayed(text, triple)
    verb = _VERB.match(text, first.start, first.end)
    comma = text.find(", ", source.start, source.end)
    leads = (
        text[triple.cue[0].start : triple.cue[0].end].lower() == "according to"
        and 0 <= first.start - source.end < 3
    )
    if not leads or comma < 0 or not verb or kind_of(text, verb.start(), verb.end()) != "speech":
        return triple
    told = (replace(first, start=comma + 2), *triple.content[1:])
    return replace(triple, source=(replace(source, end=comma),), content=told)


_ACCORDING = re.compile(r"according\s+to\s+$", re.IGNORECASE)


def _relayed(text: str, triple: Triple) -> Triple:
    """The same where both were taken for one source of "said": the words before it tell of two."""
    source, cue, first = triple.source[0], triple.cue[0], triple.content[0]
    leads = _ACCORDING.search(text, max(0, source.start - 20), source.start)
    comma = text.find(", ", source.start, source.end)
    if leads is None or comma < 0 or not cue.end <= first.start or kind_of(text, cue.start, cue.end) != "speech":
        return triple
    told = (replace(first, start=comma + 2), *triple.content[1:])
    cue = replace(cue, start=leads.start(), end=source.start - 1)
    return replace(triple, source=(replace(source, end=comma),), cue=(cue,), content=told)


def _joined(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """The triple with pieces of content joined that only a few words part, in which nothing is tagged."""
    content = list(triple.content[:1])
    for piece in triple.content[1:]:
        last = content[-1]
        if _next(starts, last.end, text) >= piece.start and _FEW.fullmatch(text, last.end, piece.start):
            content[-1] = replace(last, end=piece.end, score=min(last.score, piece.score))
        else:
            content.append(piece)
    return replace(triple, content=tuple(content))


def _neither_nor(text: str, triple: Triple) -> Triple:
    """“would neither confirm" | "nor deny that …": both verbs are the cue."""
    first = triple.content[0]
    nor = _NOR.match(text, first.start, first.end)
    if not nor or nor.end() >= first.end or not triple.cue or not 0 <= first.start - triple.cue[-1].end <= 1:
        return triple
    cue = (*triple.cue[:-1], replace(triple.cue[-1], end=nor.end("verb")))
    return replace(triple, cue=cue, content=(replace(first, start=nor.end()), *triple.content[1:]))


def _after_hearer(text: str, triple: Triple) -> Triple:
    """“told me the brakes" | "were fine": what was said begins right behind the hearer."""
    first = triple.content[0]
    if not triple.cue or text[triple.cue[-1].start : triple.cue[-1].end].lower().split()[-1] not in forms("told"):
        return triple
    hearer = _HEARER.match(text, triple.cue[-1].end, first.start)
    if not hearer or hearer["first"].lower() not in words("clause", "determiners", "personal"):
        return triple
    return replace(triple, content=(replace(first, start=hearer.start("first")), *triple.content[1:]))


def _next(starts: Sequence[int], at: int, text: str) -> int:
    """Where the next tagged span starts, from `at` on."""
    place = bisect_left(starts, at)
    return starts[place] if place < len(starts) else len(text)


def _without_stamp(text: str, triple: Triple) -> Triple:
    first = triple.content[0]
    stamp = _STAMP.match(text, first.start, first.end) or _DATELINE.match(text, first.start, first.end)
    if not stamp or stamp.end() >= first.end:
        return triple
    line = text.rfind("\n", 0, first.start) + 1
    if text[line : first.start].strip('“" \t*•-'):
        return triple
    return replace(triple, content=(replace(first, start=stamp.end()), *triple.content[1:]))


def _with_rest(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    if len(triple.source) != 1 or len(triple.cue) != 1 or len(triple.content) != 1:
        return triple
    source, cue, content = triple.source[0], triple.cue[0], triple.content[0]
    if not text[cue.start : cue.end].lower().startswith("according to"):
        return triple
    if not content.end <= cue.start < source.start or text[content.end : cue.start].strip() not in {"", ","}:
        return triple
    rest = _REST.match(text, source.end)
    if not rest or any(mark in text[content.start : content.end] for mark in ".!?"):
        return triple
    end = _REST_ENDS.search(text, rest.end(), min(len(text), rest.end() + _FARTHEST))
    if not end or _next(starts, rest.end(), text) < end.start():
        return triple
    return replace(triple, content=(content, replace(content, start=rest.end(), end=end.start())))


def _with_source(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """The triple with the source that stands in its cue or right behind it, when it has none."""
    if triple.source or len(triple.cue) != 1:
        return triple
    cue = triple.cue[0]
    dash = _DASH.match(text, cue.start, cue.end)
    if dash:
        source = replace(cue, role="source", start=dash.end())
        return replace(triple, source=(source,), cue=(replace(cue, end=cue.start + 1),))
    last = triple.content[-1]
    if len(triple.content) > 1 and not text[last.end : cue.start].strip() and last.end <= cue.start:
        before = text[triple.content[-2].end : last.start].strip()
        if before in {",", ":"} and len(text[last.start : last.end].split()) <= 2 * _MOST_WORDS:
            return replace(triple, source=(replace(last, role="source"),), content=triple.content[:-1])
    by = _BY.match(text, cue.end)
    inverted = kind_of(text, cue.start, cue.end) == "speech" and triple.content[0].end <= cue.start
    quoted = inverted and text[max(0, cue.start - 4) : cue.start].rstrip()[-1:] in set('”"’»,')
    if not (by or quoted):
        return triple
    start = (
        by.end() if by else cue.end + len(text[cue.end : cue.end + 2]) - len(text[cue.end : cue.end + 2].lstrip())
    )
    end = _NAME_ENDS.search(text, start, min(len(text), start + 80))
    name = text[start : end.start()] if end else ""
    first = name.split(" ", 1)[0]
    if not 0 < len(name.split()) <= _MOST_WORDS or _next(starts, cue.end, text) < start + len(name):
        return triple
    if not (first[:1].isupper() or first.lower() in words("clause", "determiners")):
        return triple
    return replace(triple, source=(TaggedSpan("source", start, start + len(name), cue.score, cue.least),))


def _near(text: str, triple: Triple) -> Triple:
    """The triple without pieces of content that stand far before its cue, when others stand behind it."""
    if len(triple.content) < 2 or not triple.cue or triple.content[-1].start < triple.cue[-1].end:
        return triple
    core = min(span.start for span in (*triple.source, *triple.cue))
    kept, edge = list(triple.content), core
    for span in reversed([one for one in triple.content if one.end <= core]):
        between = re.findall(r"\w+", text[span.end : edge][:_FARTHEST])
        if len(between) > _MOST_APART or _ASKED.match(text, span.start, span.end):
            kept = [one for one in kept if one.start > span.start]
            break
        edge = span.start
    return replace(triple, content=tuple(kept)) if kept else triple
