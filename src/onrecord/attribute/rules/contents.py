"""Repairs of what is said: contents that were cut short, cut apart or begun too soon, and cues that end too soon.

In: a passage and one of its triples.  Out: the triple, with other pieces of content where the form of the sentence
leaves no doubt, else as it was.  `repairs` says in which order.

What holds: a content grows only over words in which nothing is tagged, and stays in its paragraph.
"""

import re
from dataclasses import replace

from onrecord.attribute.triples import Passage, TaggedSpan, Triple
from onrecord.attribute.wording.clauses import end_of_clause
from onrecord.attribute.wording.saying import forms, kind_of, passive, words

_FEW = re.compile(r"\s(?:[\w’'-]+\s){1,5}")
_LEFT_OPEN = re.compile(
    r"(?:not|n['’]t|never|cannot)\s+(?:\w+\s+)?(?:rul(?:ed?|ing)\b(?:\s+out)?|exclud(?:ed?|ing)\b)", re.IGNORECASE
)
_OUT = re.compile(r"rul\w{1,4}(?:\s(?:it|this|that|them|anything))?\sout\b|exclud")
_HEARD = re.compile(passive("hearing"), re.IGNORECASE)
_FARTHEST = 400  # characters in which the rest of a clause is looked for
_ASIDE = re.compile(
    r",\s+(?:which|who|whom|whose)\s(?:[^.;:!?\"“”\n]|\.(?=[\w,]|\s[a-z])){3,300}?,\s+(?=(?P<verb>[a-z']+)\s)"
)
_OPENING = re.compile(r"(?:that\s+)?(?:if|when|once|unless|until|although|while|because|since|after|before)\s")
_SUBJECT = re.compile(
    r",\s(?:it|he|she|they|we|I|there|nobody|the|an?|its|his|her|their|[A-Z][\w’'-]*)\s(?!said|says|told|added)"
)
_VOICED = re.compile(
    r"(?P<verb>(?:[\w’']+\s){0,4}?(?:express|voic|reiterat|tweet)\w*)\s(?P<stand>(?:[\w’'-]+\s){1,5}?"
    r"(?:for|of|about|over|with|on|in|against|at))"
)
_GOES_ON = re.compile(
    r",\s(?:including|excluding|such\s+as|beginning|starting|based\s(?:\w+\s){0,2}on|compared\s(?:to|with))\s"
)
_COUNT_GOES_ON = re.compile(
    r",\s(?:bringing|taking|pushing|raising)\s(?:[^.,;:!?\"“”\n]|[.,](?=\d)){0,60}?\b(?:total|number|toll|count|tally)\b"
)
_WITHHELD = re.compile(r"(?P<told>to\s(?P<verb>[a-z]+)(?:\s(?:on|about|of))?)\s(?=\w)")
_VERDICT = re.compile(rf"\s(?:is|are)\s(?:\w+ly\s)?(?:an?\s)?(?i:{'|'.join(sorted(words('clause', 'verdicts')))})$")
_MARK = re.compile(r"(?P<opens>“|(?<![\w.,!?])\"(?=\w))|[”\"]")
_CLOSING = re.compile(r"[”\"]")
_TOUCH = 7  # characters that may part a cue from its content: " that "
_MOST_IN_SUBJECT = 8  # words
_CLAUSE_ENDS = re.compile(r"[.;?!](?:[\"”’]|\s|$)|,\s+(?:and|but|while|though|although|which|who)\s|[“”\"\n]")
_FINITE = words("clause", "modal", "be", "do") | {"has", "have", "had"}
"""The auxiliaries with which a clause goes on."""


def join_pieces(passage: Passage, triple: Triple) -> Triple:
    """“the brakes | had not | been seen to": pieces that a few words part, in which nothing is tagged, are one."""
    text = passage.text
    content = list(triple.content[:1])
    for piece in triple.content[1:]:
        last = content[-1]
        if passage.free_until(last.end) >= piece.start and _FEW.fullmatch(text, last.end, piece.start):
            content[-1] = replace(last, end=piece.end, score=min(last.score, piece.score))
        else:
            content.append(piece)
    return replace(triple, content=tuple(content)) if len(content) < len(triple.content) else triple


def close_quotation(passage: Passage, triple: Triple) -> Triple:
    """“said it was “strange that | nobody saw it. We must ask.”": a quotation that is begun is told to its end."""
    text, last = passage.text, triple.content[-1]
    opened = next(reversed(list(_MARK.finditer(text, last.start, last.end))), None)
    if opened is None or opened["opens"] is None:
        return triple
    line = text.find("\n", last.end)
    closing = _CLOSING.search(text, last.end, min(len(text) if line < 0 else line, last.end + _FARTHEST))
    if (
        closing is None
        or passage.free_until(last.end) < closing.end()
        or _MARK.search(text, last.end, closing.start())
    ):
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(last, end=closing.end())))


def drop_hearer(passage: Passage, triple: Triple) -> Triple:
    """“The council | was told | by a builder | that it leaked": who hears it is no part of what is said."""
    text = passage.text
    if len(triple.cue) != 1 or len(triple.content) < 2:
        return triple
    cue, first, then = triple.cue[0], *triple.content[:2]
    heard = _HEARD.match(text, cue.start, cue.end) and 0 <= cue.start - first.end <= 1
    teller = triple.source[0].start if triple.source else cue.end
    asked = not triple.source and text.startswith("to ", then.start)  # "residents | were told | to leave"
    if not heard or asked or not cue.end <= teller < then.start:
        return triple
    return replace(triple, content=triple.content[1:])


def keep_open(passage: Passage, triple: Triple) -> Triple:
    """“The mayor | has not ruled out talks": talks are not what she says; without the cue nobody would know."""
    text = passage.text
    if not triple.source or len(triple.cue) != 1 or len(triple.content) != 1:
        return triple
    cue, first = triple.cue[0], triple.content[0]
    negated = _LEFT_OPEN.search(text, cue.start, cue.end)
    if negated is None or negated.end() != cue.end or not 0 < first.start - cue.end <= _TOUCH:
        return triple
    if not _OUT.search(text, negated.start(), first.end):
        return triple
    return replace(triple, cue=(), content=(replace(first, start=cue.start),))


def begin_stand(passage: Passage, triple: Triple) -> Triple:
    """“voiced support for | the strike": the support is what was voiced; the strike alone is nobody's words."""
    text, first = passage.text, triple.content[0]
    voiced = _VOICED.fullmatch(text, triple.cue[0].start, triple.cue[0].end) if len(triple.cue) == 1 else None
    if voiced is None or first.start != voiced.end() + 1:
        return triple
    if words("nouns", "voiced").isdisjoint(voiced["stand"].lower().split()):
        return triple
    cue = replace(triple.cue[0], end=voiced.end("verb"))
    return replace(triple, cue=(cue,), content=(replace(first, start=voiced.start("stand")), *triple.content[1:]))


def resume(passage: Passage, triple: Triple) -> Triple:
    """“says | the league, | which the north calls a gang, should go": the clause goes on behind the aside."""
    text = passage.text
    if len(triple.content) != 1 or not triple.cue or not triple.source:
        return triple
    cue, own = triple.cue[-1], triple.content[0]
    subject = text[own.start : own.end].split()
    if (
        own.start - cue.end not in range(_TOUCH)
        or len(subject) > _MOST_IN_SUBJECT
        or text[own.end : own.end + 1] != ","
    ):
        return triple
    aside = _ASIDE.match(text, own.end)
    if aside is None or aside["verb"] not in _FINITE or kind_of(text, cue.start, cue.end) != "speech":
        return triple
    end = _CLAUSE_ENDS.search(text, aside.end(), min(len(text), aside.end() + _FARTHEST))
    if end is None or passage.free_until(aside.end()) < end.start():
        return triple
    return replace(triple, content=(own, replace(own, start=aside.end(), end=end.start())))


def end_relayed(passage: Passage, triple: Triple) -> Triple:
    """“According to a poll, | half oppose it | , up three points": what leads a sentence is said of all of it."""
    text, own = passage.text, triple.content[-1]
    if not _is_relayed(text, triple) or own.start < triple.source[0].end or text[own.end : own.end + 2] != ", ":
        return triple
    end = end_of_clause(text, own.end)
    if end <= own.end or passage.free_until(own.end) < end:
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(own, end=end)))


def _is_relayed(text: str, triple: Triple) -> bool:
    """Whether the triple has one cue, "according to", and one source behind it."""
    if len(triple.cue) != 1 or len(triple.source) != 1 or triple.source[0].start < triple.cue[0].end:
        return False
    return text[triple.cue[0].start : triple.cue[0].end].lower() == "according to"


def drop_verdict(passage: Passage, triple: Triple) -> Triple:
    """“A post | claiming | that the polls have closed | is FALSE": the finding is the outlet's own.

    Not so where somebody says it ("a lawyer | arguing | that the photo is altered"), nor where no statement is
    left: "a caption | claiming | that the photo is fake".
    """
    text = passage.text
    if len(triple.cue) != 1 or len(triple.source) != 1 or len(triple.content) != 1:
        return triple
    source, cue, own = triple.source[0], triple.cue[0], triple.content[0]
    whole = text[source.start].isupper() and text[own.end : own.end + 1] in (".", "!")
    head = re.findall(r"[a-z]+", text[source.start : source.end].lower())[-1:]
    if (
        not whole
        or words("clause", "written").isdisjoint(head)
        or source.end + 1 != cue.start
        or not text.startswith("ing", cue.end - 3)
    ):
        return triple
    verdict = _VERDICT.search(text, own.start, own.end)
    left = text[own.start : verdict.start()].lower().removeprefix("that ").split() if verdict else []
    bare = len(left) < 2 or (len(left) < 3 and left[0] in words("clause", "determiners"))
    return triple if verdict is None or bare else replace(triple, content=(replace(own, end=verdict.start()),))


def add_main(passage: Passage, triple: Triple) -> Triple:
    """“said | if the bridge closed | , its members would strike": it goes on, as lists, bases and totals do."""
    text, last = passage.text, triple.content[-1]
    if not triple.cue or last.start < triple.cue[-1].end or text[last.end : last.end + 1] != ",":
        return triple
    opened = (
        len(triple.content) == 1 and _OPENING.match(text, last.start, last.end) and "," not in _words(text, last)
    )
    counted = _words(text, last).partition(" ")[0].lower() in words("clause", "begins") and _COUNT_GOES_ON.match(
        text, last.end
    )
    told = opened and _SUBJECT.match(text, last.end)
    goes_on = (counted or told) and kind_of(text, triple.cue[0].start, triple.cue[-1].end) == "speech"
    end = end_of_clause(text, last.end + 1) if goes_on or _GOES_ON.match(text, last.end) else last.end
    if end <= last.end + 1 or passage.free_until(last.end) < end:
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(last, end=end)))


def _words(text: str, span: TaggedSpan) -> str:
    return text[span.start : span.end]


def with_withheld(text: str, triple: Triple) -> Triple:
    """“declined | to comment on the merger": the merger is withheld, as the rules of `reported` read it."""
    own = triple.content[0]
    withheld = _WITHHELD.match(text, own.start, own.end)
    if len(triple.cue) != 1 or withheld is None or own.start - triple.cue[0].end != 1:
        return triple
    cue = triple.cue[0]
    if text[cue.start : cue.end].lower().rpartition(" ")[2] not in forms("declines"):
        return triple
    if withheld["verb"] not in words("verbs", "withheld"):
        return triple
    cue = replace(cue, end=withheld.end("told"))
    return replace(triple, cue=(cue,), content=(replace(own, start=withheld.end()), *triple.content[1:]))
