"""Claims, figures and links as records of an answer: each with its sentence, outlet, address, days and ids.

Rows of the ledger come in, records go out. Days have both ends inside; what the text does not say is left out.
"""

import datetime as dt

from onrecord.calendar_days import days_on
from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow
from onrecord.ledger.views.questions import Question
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.mcp.answers import Record, shortened
from onrecord.publish.parts.cues import words_of_claim
from onrecord.publish.story.roots import most_first, traced_words, why
from onrecord.publish.wording import safe, words
from onrecord.publish.wording.amounts import figure_words
from onrecord.publish.wording.hits import figure_from, who_of
from onrecord.records import Attitude, Relation, SourceKind, Stance, Wording
from onrecord.serialise import number

DECIDED = 10
"""How many decisions of people on one thing are told."""
NAME = 200
"""How many characters a name or a headline may have."""
_FIGURES = 20  # how many figures of one claim are told; a list in one sentence may have hundreds
_ORIGINS = 8  # how many origins an answer tells of where it is not about them


def claim_told(hit: ClaimHit) -> Record:
    """A claim with all that a citation of it needs."""
    return {
        "claim": hit.claim_id,
        "who": shortened(who_of(hit), NAME),
        "who_is": _who_is(hit),
        "stance": words.STANCE_WORDS[Stance(hit.stance)],
        "content": words_of_claim(hit.content, hit),
        "attitude": words.ATTITUDE_WORDS[Attitude(hit.attitude)],
        "wording": words.WORDING_WORDS[Wording(hit.wording)],
        "chain": [shortened(name, NAME) for name in hit.chain] if len(hit.chain) > 1 else [],
        "said": time_told(hit.said_text, hit.said_first, hit.said_until),
        "holds_for": time_told(hit.as_of_text, hit.as_of_first, hit.as_of_until),
        "figures": [figure_told(figure) for figure in hit.figures[:_FIGURES]],
        "figures_left_out": max(0, len(hit.figures) - _FIGURES) or None,
        "evidence": hit.evidence,
        "low_confidence": True if hit.score < words.LOW_CONFIDENCE else None,
        "standing": None if hit.standing == "found" else hit.standing,
        "decided_by_people": list(hit.decided[:DECIDED]),
        **_place_of(hit.title, hit.outlet, hit.url, hit.published),
        "read_at": safe.text_fragment(hit.url, " ".join(hit.evidence.split())),
        "article": hit.article_id,
    }


def article_told(hit: ArticleHit) -> Record:
    """An article as a list names it."""
    return {
        "article": hit.article_id,
        **_place_of(hit.title, hit.outlet, hit.url, hit.published),
        "language": hit.language,
        "claims": hit.claims,
    }


def _place_of(title: str | None, outlet: str | None, url: str | None, published: str | None) -> Record:
    return {
        "outlet": shortened(safe.outlet_words(outlet, url), NAME),
        "title": shortened(title, NAME),
        "published": published,
        "url": safe.web_address(url),
    }


def _who_is(hit: ClaimHit) -> str | None:
    """What one who speaks is, in words; nothing of the outlet in its own voice."""
    if hit.source_kind is None:
        return None
    body = hit.speaks_for or hit.affiliation
    tie = f"{'for' if hit.speaks_for else 'of'} {body}" if body and body not in (hit.source_role or "") else None
    told = ", ".join(part for part in (hit.source_role, tie, words.KIND_WORDS[SourceKind(hit.source_kind)]) if part)
    return shortened(told, NAME)


def figure_told(figure: FigureHit) -> Record:
    """A figure in words and in numbers; a number that is not there is an open end."""
    return {
        "in_words": shortened(figure_words(figure_from(figure)), NAME),
        "as_written": shortened(figure.text, NAME),
        "bound": figure.bound,
        "low": number(figure.low),
        "high": number(figure.high),
        "counts": shortened(figure.counts, NAME),
        "event": shortened(figure.event, NAME),
        "unit": shortened(figure.unit, NAME),
        "change": figure.change,
        "mode": figure.mode,
        "place": shortened(figure.place, NAME),
    }


def time_told(text: str | None, first: str | None, until: str | None) -> Record | None:
    """A time by its days and by the words that they were found from."""
    return None if text is None else {"days": days_told(first, until), "from_words": shortened(text, NAME)}


def days_told(first: str | None, until: str | None) -> str | None:
    """Half-open days in ISO 8601 with both ends inside: "2025-02-07", or "2025-02-01 to 2025-02-07"."""
    last = days_on(dt.date.fromisoformat(until), -1) if until else None
    if last is None:
        return f"from {first} on" if first else None
    if first is None:
        return f"up to {last}"
    return first if last.isoformat() <= first else f"{first} to {last}"


def question_told(question: Question, heading: str) -> Record:
    """A question as a list names it, by a heading that tells it from the others."""
    return {
        "question": question.question_id,
        "heading": shortened(heading, NAME),
        "figures": question.figures,
        "sources": question.sources,
        "articles": question.articles,
        "contradictions": question.conflicts,
    }


def link_told(link: LinkRow, claim_id: str, other: ClaimHit | None) -> Record:
    """A link as one of its claims sees it, with the claim at the other end."""
    forward, backward = words.RELATION_WORDS[Relation(link.relation)]
    return {
        "relation": forward if link.later == claim_id else backward,
        **link_status(link),
        "because": link.because,
        "other": claim_told(other) if other else None,
        "other_claim": None if other else (link.earlier if link.later == claim_id else link.later),
    }


def link_status(link: LinkRow) -> Record:
    """Whether a person has confirmed a link, and who or what found it."""
    found = "found likely by a network, no rule tells of it" if link.likely else "suggested by a rule"
    return {"status": "confirmed by a person" if link.status == "confirmed" else found, "found_by": link.judged_by}


def origins_told(origins: OriginCount, most: int = _ORIGINS) -> Record:
    """How many independent origins there are, in words and numbers, and those that most rests on."""
    told = most_first(origins)
    return {
        "in_words": traced_words(origins),
        "least": origins.least,
        "most": origins.most,
        "origins": [why(origin) for origin in told[:most]],
        "origins_left_out": max(0, len(told) - most) or None,
    }
