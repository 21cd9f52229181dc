"""Answers to a statement: "The zoo disputed that, saying the gate was shut", "Marten brushed off the remark".

In: a text, its paragraphs and the triples that were found.  Out: further triples, one an answer in whose cue and
content nothing was found.  The tagger leaves them where what is answered is a pronoun and a second verb goes on,
and where the verb is an idiom ("took back her remark"); what an idiom is about must be a statement, by the first
words behind it.  What stands before the verb is who answers.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_behind, read_leftovers
from onrecord.attribute.triples import Part, Triple, triple_of
from onrecord.attribute.wording.clauses import subject_before
from onrecord.attribute.wording.saying import statements
from onrecord.text import split_sentences

_GOES_ON = r"(?=\s*[,.;:—–]|\s+(?:and|but|on|in|at|saying|when|as|too|through|outright|again)\b)"
# "it" is what is denied; what is rejected is a bill as well.
_THEM = r"(?:(?:all\s+of\s+)?(?:that|this|it)|(?P<several>both|(?:all\s+of\s+)?them))"
_CUE = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|flatly|strongly|also|later)\s+){0,2}"
    rf"(?:(?:denie[sd]|deny|dispute[sd]?|refute[sd]?|confirm(?:ed|s)?|contradict(?:ed|s)?)(?=\s+{_THEM}{_GOES_ON})"
    rf"|(?:contest(?:ed|s)?|reject(?:ed|s)?|dismiss(?:ed|es)?)(?=\s+(?:that|this){_GOES_ON})"
    rf"|contradict(?:ed|s)?(?=\s+(?:him|her){_GOES_ON})"
    r"|(?:would|will)\s+not\s+be\s+drawn\s+(?:on|about|into)(?=\s)))\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|also|later)\s+){0,2}(?:(?:brush|shrug|laugh|wav|bat)\w{0,4}\s+(?:aside|off|away)"
    r"|pour(?:ed|s)?\s+(?:cold\s+water|scorn)\s+on|scoff(?:ed|s)?\s+at|t(?:ook|akes?|aken)\s+back|withdr[ae]w[ns]?|retract(?:ed|s)?"
    r"|st(?:ood|ands?)\s+by|own(?:ed|s)?\s+up\s+to|backtracked\s+on|walked\s+back|went\s+back\s+on"
    r"|backed\s+away\s+from|(?:disown|recant)(?:ed|s)?"
    r"|b(?:ears?|ore)\s+out|distanced\s+(?:him|her|it|them)sel(?:f|ves)\s+from|gave\s+the\s+lie\s+to"
    r"))(?=\s)",
    re.IGNORECASE,
)
_OF_ANYTHING = re.compile(r"\b(?:deni|deny|confirm)", re.IGNORECASE)
_BEFORE = 400  # characters before a sentence among which the last one is looked for; twice as many before a cue
_WORD = re.compile(r"[a-z]+")
_HEAD = 4  # words of an object among which its head stands
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|though|although|when|after|before|saying|adding|while)\s|$")
_HINTS = {
    _CUE: tuple(
        " deni| deny| dispute| refute| confirm| contradict| contest| reject| dismiss| be drawn ".split("|")
    ),
    _IDIOM: tuple(
        "brush|shrug|laugh| wav| batted | pour|scoff| back |backtrack|withdr| retract|disown|recant|owned up"
        "|owns up|stood by|stand by|stands by|bore out|bear out|bears out|distanced| lie to ".split("|")
    ),
}
"""The patterns, each with what a paragraph holds in which it may be found."""


def find_answers(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The answers that no triple covers, those of one form after those of another."""
    taken = Cover((span.start, span.end) for triple in triples for span in (*triple.cue, *triple.content))
    return [
        found
        for pattern, hints in _HINTS.items()
        for found in read_leftovers(text, paragraphs, taken, hints, partial(_read, pattern))
    ]


def _read(pattern: re.Pattern[str], text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    for cue in pattern.finditer(text, *sentence):
        content = clause_behind(text, cue.end(), sentence[1], _ENDS)
        if taken.meets(cue.start(), content.end):
            continue
        if pattern is _IDIOM and not _is_statement(text[content.start : content.end]):
            continue
        if cue.groupdict().get("several") and not _are_statements(text, sentence[0], cue):
            continue
        source = subject_before(text, sentence[0], cue.start())
        found = triple_of(source, cue.span("cue"), content) if source else None
        if found:
            yield found


def _are_statements(text: str, start: int, cue: re.Match[str]) -> bool:
    """Whether "them" or "both" are statements: permits are denied and nominees confirmed as well.

    What is disputed or contradicted always is; what is denied or confirmed when the words before it in its own
    sentence, or those of the sentence before, name statements.
    """
    if not _OF_ANYTHING.search(cue["cue"]):
        return True
    before = split_sentences(text, max(0, start - _BEFORE), start)[-1:]
    heard = text[max(before[0][0] if before else start, cue.start() - 2 * _BEFORE) : cue.start()].lower()
    return any(word.endswith("s") and word in statements() for word in _WORD.findall(heard))


def _is_statement(words_: str) -> bool:
    """Whether the words begin with a statement: "her remark about the bridge", "claims of a rift"."""
    head = (word.strip(".,'’\"“”") for word in words_.lower().split()[:_HEAD])
    return not statements().isdisjoint(head)
