"""Others who are heard in a content, told by the form of a few words that the tagger leaves.

In: a text and one sentence of a content.  Out: triples, in the order of the forms:

* "what he called a mistake", "what officials described as an error": the words behind the verb are his;
* "mocked the minister for suggesting talks": who is blamed for words has said them;
* "Brandt's call for an inquiry", "his earlier warning that the dam would break": a noun of saying and whose it is;
* "rumours that the hall is closed": told by nobody who is named;
* "the crew was told on Monday by the owner that it could leave", "residents were told that it was clean";
* "the convoy reportedly left", "the union had not been able to verify the reports", as outside of contents.

What holds: linear time; no repetition in a pattern is longer than a few words.
"""

import re
from collections.abc import Iterator

from onrecord.attribute.rules import disclaimers, hearsay
from onrecord.attribute.triples import RULE_SCORE, Triple, spans_of, triple_of
from onrecord.attribute.wording.saying import passive, words, words_between
from onrecord.text import trim

_NAME = r"[^\W\d_a-z][\w.'’&-]{0,40}(?:\s(?:of\s)?[^\W\d_a-z][\w.'’&-]{0,40}){0,4}"
_GROUP = r"(?:the|an?|his|her|their|its|some|many|several|both|two|three)\s(?:[\w'’-]+\s){0,3}[\w'’-]+"
_WHAT = re.compile(
    rf"\bwhat\s(?P<who>he|she|they|it|{_NAME}|(?:(?:the|some|many|several)\s)?(?:[\w'’-]+\s)?[\w'’-]+s)\s"
    r"(?P<cue>(?:ha[sd]\s|have\s)?(?:(?:once|earlier|later|also)\s)?(?:called?|calls|termed|dubbed|labell?ed|branded"
    r"|described\sas|describes?\sas|(?:said|says|claimed|claims?)(?=\s(?:was|were|is|are|would\sbe)\s)))\s"
    r"(?:(?:was|were|is|are|would\sbe)\s)?(?P<said>[^.;:,\n]{2,160})"
)
_BLAME = (
    "saying|suggesting|claiming|alleging|calling|stating|tweeting|declaring|insisting|arguing|implying|asserting"
    "|comparing|describing"
)
_BLAMED = re.compile(
    rf"\b(?P<who>{_NAME}|{_GROUP}|him|her|them)\sfor\s(?:\w+ly\s|once\s)?(?P<cue>{_BLAME})\s"
    r"(?P<said>[^;\n]{3,240})"
)
_TO_ACT = (
    "call|calls|request|requests|demand|demands|plea|pleas|appeal|appeals|pledge|pledges|promise|promises|vow|vows"
    "|threat|threats"
)
_CLAIMS = (
    "claim|claims|assertion|assertions|allegation|allegations|accusation|accusations|suggestion|suggestions|insistence"
    "|warning|warnings|statement|statements|complaint|complaints|argument|arguments|recommendation|recommendations"
    "|proposal|proposals|denial|denials|admission|prediction|predictions|contention|assurance|assurances|belief"
    f"|beliefs|finding|findings|conclusion|conclusions|testimony|{_TO_ACT}"
)
_OWNED = re.compile(
    rf"\b(?P<who>(?:{_NAME}|(?:the|an?)\s(?:[\w-]+\s){{0,3}}[\w-]+)(?:['’]s|(?<=s)['’])|his|her|their|its)\s"
    rf"(?:(?!own\b)[\w-]+\s){{0,2}}?(?P<cue>(?:{_CLAIMS})(?=\sthat\s)|(?:{_TO_ACT})(?=\s(?:for\s|to\s(?!(?:the|an?|his|her|their|its|our)\s)[a-z])))\s"
    r"(?:that\s)?(?P<said>[^;\n]{6,240})"
)
_HEARD = "rumours|rumors|suggestions|allegations|accusations|speculation"
_RUMOURS = re.compile(
    rf"(?<!['’]s\s)(?<!['’]\s)(?<!of\sthe\s)\b(?P<cue>{_HEARD})"
    r"\sthat\s(?P<said>[^;\n]{6,240})"
)
_HEARING = "|".join(sorted(words("passives", "hearing")))
_TOLD_BY = re.compile(
    rf"(?P<cue>{passive('hearing')})\s"
    rf"(?:(?:on\s)?\w+\s)?by\s(?P<who>(?:{_NAME}|{_GROUP})(?:,\s[^,;.\n]{{2,40}},)?)\sthat\s(?P<said>[^;\n]{{6,240}})"
)
_TOLD = re.compile(
    rf"(?P<cue>{passive('hearing')})\s"
    r"(?:that\s|(?=(?:the|an?|such|they|he|she|it|there|this|these|his|her|their)\s))(?P<said>[^;\n]{6,240})"
)
_FORMS = tuple(
    (frozenset(needed.split("|")), pattern)
    for needed, pattern in (
        ("what", _WHAT),
        (_BLAME, _BLAMED),
        (_CLAIMS, _OWNED),
        (_HEARING, _TOLD_BY),
        (_HEARING, _TOLD),
        (_HEARD, _RUMOURS),
    )
)
"""The forms, each with the words of which a sentence that has the form holds one: most sentences hold none."""
_ENDS = re.compile(
    r"[.!?][\"”’)]?(?=\s|$)|[—–…]|,\s(?:and|but|while|which|who|as|though|although|whereas|something)\s|,[\"”]"
    r"|\s(?:but|although|though|whereas|while)\s|\s(?:is|are|was|were)\s(?:\w+ly\s)?(?:not\s)?(?:\"|“)?"
    r"(?:false|true|untrue|wrong|baseless|unfounded|groundless|nonsense|absurd|incorrect|misleading|just)\b"
)
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{1,200})[\"”]")
_SPEAKERS = frozenset(("i", "we", "he", "she", "it", "they"))
_CLOSING = " \t\r\n,.;:—–-"
_NOBODY = words("clause", "opens", "in_the_talk", "prepositions", "generic") | {"not", "no", "to"}
"""Words with which no source of these forms begins."""


def find_formed(text: str, start: int, end: int) -> list[Triple]:
    """The triples that the forms of a sentence tell, in their order; each word of saying is used once."""
    out: list[Triple] = []
    used: set[int] = set()
    for one in _all(text, start, end):
        if one.cue[0].start not in used:
            used.add(one.cue[0].start)
            out.append(one)
    return sorted(out, key=lambda one: one.cue[0].start)


def _all(text: str, start: int, end: int) -> Iterator[Triple]:
    held = words_between(text, start, end)
    if not hearsay.WORDS.isdisjoint(held):
        yield from hearsay.find_hearsay(text, [(start, end)], ())
    if not disclaimers.WORDS.isdisjoint(held):
        found = disclaimers.find_disclaimers(text, [(start, end)], ())
        yield from (one for one in found if _is_of_another(text, one))
    for needed, pattern in _FORMS:
        for match in pattern.finditer(text, start, end) if not needed.isdisjoint(held) else ():
            yield from _triple(match)


def _is_of_another(text: str, disclaimer: Triple) -> bool:
    """Whether somebody is named: "said they could not verify it" disclaims once, for whoever said so."""
    return any(text[one.start : one.end].lower() not in _SPEAKERS for one in disclaimer.source)


def _triple(match: re.Match[str]) -> Iterator[Triple]:
    """The triple of a match; what is said ends with its clause, or is what is quoted."""
    text, (start, end) = match.string, match.span("said")
    quoted = _QUOTED.match(text, start, end)
    if quoted:
        start, end = quoted.span(1)
    elif stop := _ENDS.search(text, start, end):
        end = stop.start()
    said = trim(text, start, end)
    content = said.start, said.end - (text[said.end - 1] in _CLOSING if said.end > said.start else 0)
    if "who" not in match.re.groupindex:
        if content[0] < content[1]:
            cue, told = spans_of("cue", RULE_SCORE, match.span("cue")), spans_of("content", RULE_SCORE, content)
            yield Triple((), cue, told, RULE_SCORE)
        return
    who = match["who"].split(" ", 1)[0].lower()
    if who in _NOBODY:
        return
    first, last = match.span("who")
    if (found := triple_of((first, last - (text[last - 1] == ",")), match.span("cue"), content)) is not None:
        yield found
