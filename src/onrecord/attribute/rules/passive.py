"""What a thing is held to be, in the passive: "The League, which is considered a gang by Sarn and Velden, took it".

In: a text and its triples.  Out: the triples; one that has nobody who holds it, and only what is held or what it
is held to be, has both, where those who hold it stand behind "by".  Behind "which" what it is held to be is the
content alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.triples import Triple, cover_of
from onrecord.attribute.wording.saying import words

_NAME = r"(?:the\s)?(?:(?:[A-Z]\.)+|[A-Z][\w'’&-]*)(?:\s(?:of\s(?:the\s)?)?(?:(?:[A-Z]\.)+|[A-Z][\w'’&-]*)){0,5}"
_GROUP = r"(?:the|some|many|most|both|several|his|her|its|their)(?:\s[a-z][\w'’-]*){0,3}?"
_HELD = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?"
    r"(?:considered|deemed|labell?ed|branded|regarded|seen|viewed|described)\s+"
    r"(?P<what>(?:as\s+)?(?:an?|the)\s[^,.;:!?—–“”\"()\n]{3,80}?)\s+by\s+"
    rf"(?P<who>(?:{_NAME}(?:,\s{_NAME}){{0,4}}(?:,?\sand\s{_NAME})?|{_GROUP}))"
    r"(?=[,;:!?)—–“”\"]|\.?\s*$|\.\s|\s(?:who|after|when|but|for|and|because|since|in|on|at)\s)"
)


def mend_passive(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples; one that has only "The League | is considered" with what it is held to be, and by whom."""
    bare = [at for at, one in enumerate(triples) if not one.source and len(one.cue) == 1]
    found = {at: held for at in bare if (held := _HELD.match(text, triples[at].cue[0].start))}
    taken = cover_of(one for at, one in enumerate(triples) if at not in found) if found else None
    return tuple(_completed(one, found.get(at), taken) for at, one in enumerate(triples))


def _completed(triple: Triple, held: re.Match[str] | None, taken: Cover | None) -> Triple:
    if held is None or taken is None or taken.meets(*held.span()):
        return triple
    cue, own = triple.cue[0], triple.content[0]
    if len(triple.content) > 1 and triple.content[1].start < cue.end:
        return triple
    cue = replace(cue, end=max(cue.end, held.start("what") - 1))
    if cue.end >= held.end("what") or cue.start < own.start < cue.end:
        return triple
    said = replace(own, start=cue.end + 1, end=held.end("what"))
    subject = own.end <= cue.start and held.string[own.start : own.end].lower() not in words("clause", "relative")
    return replace(
        triple,
        source=(replace(cue, role="source", start=held.start("who"), end=held.end("who")),),
        cue=(cue,),
        content=(own, said) if subject else (said,),
    )
