"""An article with its claims as schema.org, in the article's page.

A claim is a Quotation where its words are quoted whole, else a Claim. What does not stand for itself there (a
denial, words that need their cue) is given by its whole sentence, so that no program takes "the mayor stole" for
what was said when it was denied.

Source: schema.org 29.
"""

import json
from typing import Any

from markupsafe import Markup

from onrecord.publish.article.rows import Desk
from onrecord.publish.parts.cues import has_cue, in_words, told_of
from onrecord.publish.wording import safe
from onrecord.records import Claim, SourceKind, Stance, Wording

_ASSERTED = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS, Stance.OWN_VOICE})
_TYPES = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.OUTLET: "NewsMediaOrganization",
}
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def news_article(desk: Desk, headline: str) -> Markup:
    """An article with its claims as schema.org, ready to stand in the page."""
    article = desk.reading.article
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "url": safe.web_address(article.url),
        "archivedAt": safe.web_address(article.stated.archived.value) if article.stated.archived else None,
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
