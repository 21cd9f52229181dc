"""Asides that tell whom a report cites: "The Gazette reported on Monday, citing two officials, that the bank …".

In: a text and its tagged spans.  Out: the spans without those of such an aside: it stands between who reports and
what is reported, and the linker would give that to it, or to neither: "According to the Gazette, which cited two
officials, the bank …".

What holds: linear time; behind "citing" only "that", or "According to" before it, tells that the report goes on.
Right behind a verb it ends the sentence: "The bank would close, the Gazette reports citing two officials."
"""

import re
from collections.abc import Sequence

from onrecord.attribute.triples import TaggedSpan

_WHOM = r"\s[^,;:\n“”\"]{3,120},\s"
_ASIDE = re.compile(
    rf",\s(?:citing|quoting){_WHOM}(?=that\s)|,\s(?:which|who)\s(?:cited|cites|quoted|quotes){_WHOM}"
)
_CITING = re.compile(rf",\s(?:citing|quoting){_WHOM}")
_BARE = re.compile(r"\s(?:citing|quoting)\s[^,;:.\n“”\"]{3,120}(?=\.)")
_FRONTED = re.compile(r"\bAccording to\s[^,;:.\n]{2,120}\Z")
_LONGEST = len("According to ") + 120
_FARTHEST = len(", which ")


def without_cited(text: str, spans: Sequence[TaggedSpan]) -> Sequence[TaggedSpan]:
    """The spans, in their order; those within an aside of whom a report cites are left out."""
    cues = [span for span in spans if span.role == "cue"]
    commas = (text.rfind(",", max(0, span.start - _FARTHEST), span.start) for span in cues)
    asides = [found.span() for comma in commas if comma >= 0 and (found := _aside_at(text, comma))]
    asides += [found.span() for span in cues if (found := _BARE.match(text, span.end))]
    if not asides:
        return spans
    return [span for span in spans if not any(start <= span.start and span.end <= end for start, end in asides)]


def _aside_at(text: str, comma: int) -> re.Match[str] | None:
    """The aside that a comma opens."""
    fronted = _FRONTED.search(text, max(0, comma - _LONGEST), comma)
    return (_CITING.match(text, comma) if fronted else None) or _ASIDE.match(text, comma)
