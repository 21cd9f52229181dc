"""Claims as W3C Web Annotations, for others' programs.

An annotation points at a claim's sentence twice over: by its exact words with some before and behind them
(TextQuoteSelector), and by its code points in the text as it is kept (TextPositionSelector).

Source: W3C Recommendation "Web Annotation Data Model" (2017), sections 4.2.4 and 4.2.5.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.publish.article.rows import Desk
from onrecord.publish.export.rows import json_line
from onrecord.publish.parts.cues import in_words, told_of
from onrecord.publish.wording import safe
from onrecord.records import Claim, Reading

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BESIDE = 32  # how many characters before and behind the words an annotation keeps


def annotation_page(id: str, readings: Iterable[Reading]) -> Iterator[str]:
    """The claims of some articles as one AnnotationPage, piece by piece, so that there may be any number of them.

    `id` is an address or a name of the page.
    """
    head = {"@context": CONTEXT, "id": id, "type": "AnnotationPage"}
    yield json.dumps(head)[:-1] + ', "items": ['
    for number, annotation in enumerate(claim_annotations(readings)):
        yield (",\n" if number else "\n") + json_line(annotation).rstrip("\n")
    yield "\n]}\n"


def claim_annotations(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """Each claim as an annotation of its sentence, in the order of the text."""
    for reading in readings:
        desk = Desk.of(reading, "")
        for claim in desk.order:
            yield _annotation(desk, claim)


def _annotation(desk: Desk, claim: Claim) -> dict[str, Any]:
    article, evidence = desk.reading.article, claim.evidence
    told = in_words(told_of(claim, desk.attribution(claim)))
    return {
        "id": safe.claim_name(claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": claim.found_by},
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{desk.label(claim)}: {told}",
        },
        "target": {
            "source": safe.web_address(article.url) or safe.article_name(article.id),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence.text,
                    "prefix": article.text[max(0, evidence.start - _BESIDE) : evidence.start],
                    "suffix": article.text[evidence.end : evidence.end + _BESIDE],
                },
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }
