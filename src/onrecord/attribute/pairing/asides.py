"""Asides that tell whom a report cites: "The Gazette reported on Monday, citing two officials, that the bank …".

In: a text and its tagged spans.  Out: the spans without those of such an aside: "citing" is between the verb and
what is reported, and the linker would give that to it, or to neither verb.

What holds: linear time; only "that" behind the aside tells that the report goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.triples import TaggedSpan

_ASIDE = re.compile(r",\s(?:citing|quoting)\s[^,;:\n“”\"]{3,120},\s(?=that\s)")


def without_cited(text: str, spans: Sequence[TaggedSpan]) -> Sequence[TaggedSpan]:
    """The spans, in their order; those within an aside of whom a report cites are left out."""
    asides = [
        found.span()
        for span in spans
        if span.role == "cue" and text[span.end - 3 : span.end] == "ing"
        if (found := _ASIDE.match(text, max(0, span.start - 2)))
    ]
    if not asides:
        return spans
    return [span for span in spans if not any(start <= span.start and span.end <= end for start, end in asides)]
