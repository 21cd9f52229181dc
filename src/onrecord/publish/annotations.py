"""Claims as others' programs know them: W3C Web Annotations, and schema.org in the pages.

A reading comes in, values for JSON go out. An annotation points at a claim's sentence twice over: by its exact
words with some before and behind them (TextQuoteSelector), and by its code points in the text as it is kept
(TextPositionSelector). In schema.org a claim is a Quotation where its words are quoted whole, else a Claim. What
does not stand for itself there (a denial, words that need their cue) is given by its whole sentence, so that no
program takes "the mayor stole" for what was said when it was denied.

Source: W3C Recommendation "Web Annotation Data Model" (2017), sections 4.2.4 and 4.2.5; schema.org 29.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from onrecord.publish import safe
from onrecord.publish.cues import has_cue, in_words, told_of
from onrecord.publish.export_rows import json_line
from onrecord.publish.rows import Desk
from onrecord.records import Article, Claim, Reading, SourceKind, Stance, Wording

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BESIDE = 32
"""How many characters before and behind the words an annotation keeps."""
_ASSERTED = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS, Stance.OWN_VOICE})
_TYPES = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.OUTLET: "NewsMediaOrganization",
}
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def annotation_page(id: str, readings: Iterable[Reading]) -> Iterator[str]:
    """The claims of some articles as one AnnotationPage, piece by piece, so that there may be any number of them.

    Args:
        id: an address or a name of the page.
        readings: the articles, in the order wanted.
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
        "id": f"urn:onrecord:claim:{claim.id}",
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
            "source": safe.web_address(article.url) or article_id(article),
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


def article_id(article: Article) -> str:
    """The name of an article that has no address."""
    return f"urn:onrecord:article:{safe.quoted(article.id)}"


def news_article(desk: Desk, headline: str) -> Markup:
    """An article with its claims as schema.org, ready to stand in the page."""
    article = desk.reading.article
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "url": safe.web_address(article.url),
        "datePublished": article.published.value if article.published else None,
        "dateModified": article.modified.value if article.modified else None,
        "inLanguage": safe.language_tag(article.language),
        "author": [{"@type": "Person", "name": author.name} for author in article.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "hasPart": [_part(desk, claim) for claim in desk.order],
    }
    return _script({name: one for name, one in value.items() if one})


def _part(desk: Desk, claim: Claim) -> dict[str, Any]:
    """A claim as a Quotation, or as a Claim that stands for itself."""
    told = told_of(claim, desk.attribution(claim))
    whole = claim.stance in _ASSERTED and not has_cue(told)
    quoted = whole and claim.wording is Wording.DIRECT
    part = {
        "@type": "Quotation" if quoted else "Claim",
        "@id": f"{desk.base}{safe.claim_address(claim.id)}",
        "text": in_words(told) if whole else " ".join(claim.evidence.text.split()),
        "datePublished": claim.said_when.first.isoformat() if claim.said_when and claim.said_when.first else None,
    }
    return {name: one for name, one in part.items() if one} | _speaker(desk, claim, quoted=quoted)


def _speaker(desk: Desk, claim: Claim, *, quoted: bool) -> dict[str, Any]:
    """Who speaks, by a type that schema.org has; others by their name alone."""
    source = desk.sources.get(claim.source) if claim.source else None
    kind = _TYPES.get(source.kind) if source else None
    if source is None or kind is None:
        return {"creditText": desk.who(claim)}
    one = {"@type": kind, "name": source.name} | (
        {"jobTitle": source.role} if source.role and kind == "Person" else {}
    )
    return {"spokenByCharacter": one} if quoted else {"author": one}


def _script(value: dict[str, Any]) -> Markup:
    """JSON that no words in it can end or open a tag of the page with."""
    return Markup(json.dumps(value, ensure_ascii=False).translate(_UNSAFE))  # noqa: S704 - nothing of HTML is left
