"""A reading becomes the article page: head, body with marks and brackets, rows, and what was left out."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.identity import text_sha256
from onrecord.ledger.views.articles import FeedItem
from onrecord.ledger.views.stories import StoryRow
from onrecord.publish.article.linked_data import news_article
from onrecord.publish.article.marks import Mark, claim_marks, mark_up
from onrecord.publish.article.people import People
from onrecord.publish.article.rails import Bracket, lay_out, rails_beside
from onrecord.publish.article.rows import Desk, make_rows
from onrecord.publish.parts.links import review_article_address, source_address, story_link
from onrecord.publish.views.article import (
    ArticleContext,
    Byline,
    LeftOut,
    Paragraph,
    Passage,
    Picture,
    Reference,
    Row,
    Speaker,
    Stamp,
)
from onrecord.publish.views.frame import Frame
from onrecord.publish.wording import clock, safe, words
from onrecord.records import BODY_ROLES, Article, Block, Claim, Dated, Reading, Relation, Role, Source, Stance

_BRACKETS = {
    Relation.CANNOT_VERIFY: "unverified",
    Relation.DENIES: "denied",
    Relation.DISPUTES: "denied",
}
_CAPTIONS = 3  # so many captions stand above the article; those of a gallery would push it from the screen


def article_context(
    reading: Reading, frame: Frame, *, story: StoryRow | None = None, people: People | None = None
) -> ArticleContext:
    """The context of one article's page.

    `story` is the one that the article is in, None where it stands alone; `people` is what people decided on it,
    with its links to other articles. The `base` of the frame is used for permalinks.
    """
    article, people = reading.article, people or People()
    desk = Desk.of(reading, frame.base, people)
    rows = make_rows(desk)
    brackets = lay_out(_brackets(desk))
    left_out = _left_out(article)
    return ArticleContext(
        frame=replace(
            frame,
            schema=news_article(desk, headline(article)),
            description=_description(article, desk.reading),
        ),
        headline=headline(article),
        language=safe.language_tag(article.language),
        outlet=safe.outlet_words(article.outlet, article.url),
        address=safe.web_address(article.url),
        story=story_link(story),
        move=review_article_address(article.id) if people.deciding else None,
        read_time=f"{article.read_minutes} min read" if article.read_minutes else None,
        authors=tuple(_byline(author.name, author.role, author.bio) for author in article.authors),
        stamps=_stamps(article),
        strip=strip_of(desk.reading),
        picture=_picture(article),
        notes=tuple(dict.fromkeys(map(safe.isolated, (*article.problems, *reading.problems)))),
        passages=_passages(desk, rows, brackets),
        lanes=1 + max((bracket.lane for bracket in brackets), default=-1),
        rows=rows,
        speakers=_speakers(desk),
        not_claims=tuple(
            LeftOut(safe.isolated(" ".join(people.decided(claim.id))), claim.evidence.text)
            for claim in people.dropped(reading)
        ),
        left_out=left_out,
        left_out_words=words.count(len(left_out), "block"),
        record=_record(reading),
    )


def _description(article: Article, reading: Reading) -> str:
    """Where the article is from, of which day, and what it holds in numbers."""
    day = clock.moment(article.published.value) if article.published else None
    parts = (safe.outlet_words(article.outlet, article.url), day, *strip_of(reading))
    return " · ".join(part for part in parts if part)


def headline(article: Article) -> str:
    """The article's title, else the words of its headline block, else "Untitled"."""
    found = article.title or next(
        (article.text[b.start : b.end] for b in article.blocks if b.role is Role.HEADLINE), ""
    )
    return safe.headline(found)


def strip_of(reading: Reading) -> tuple[str, ...]:
    """What the article holds in numbers: "6 sources", "12 claims" …; parts that are none are not said."""
    speaking = {claim.source for claim in reading.claims if claim.source}
    denials, not_verified = (
        sum(claim.stance is stance for claim in reading.claims) for stance in (Stance.DENIES, Stance.CANNOT_VERIFY)
    )
    return _strip(len(speaking), len(reading.claims), reading.told_figures(), denials, not_verified)


def item_strip(item: FeedItem) -> tuple[str, ...]:
    """The same of an article in the feed."""
    return _strip(item.sources, item.claims, item.figures, item.denials, item.not_verified)


def _strip(sources: int, claims: int, figures: int, denials: int, not_verified: int) -> tuple[str, ...]:
    parts = [words.count(sources, "source"), words.count(claims, "claim")]
    parts += [words.count(figures, "figure")] if figures else []
    parts += [words.count(denials, "denial")] if denials else []
    parts += [f"{not_verified:,} not verified"] if not_verified else []
    return tuple(parts)


def _byline(name: str, role: str | None, bio: str | None) -> Byline:
    return Byline(safe.isolated(name), safe.isolated(role) if role else None, safe.isolated(bio) if bio else None)


def _stamps(article: Article) -> tuple[Stamp, ...]:
    """Published, modified and fetched; what is not known is said."""
    out = [_stamp("Published", article.published) or Stamp("Published", None, "not known", None)]
    modified = _stamp("Modified", article.modified)
    out += [modified] if modified else []
    if article.fetched_at:
        out.append(Stamp("Fetched", clock.machine(article.fetched_at), clock.moment(article.fetched_at), None))
    return tuple(out)


def _stamp(label: str, dated: Dated | None) -> Stamp | None:
    if dated is None:
        return None
    return Stamp(label, clock.machine(dated.value), clock.moment(dated.value), words.found_in(dated.found_in))


def _picture(article: Article) -> Picture | None:
    stated = article.stated.picture
    caption, credit = (stated.caption, stated.credit) if stated else (None, None)
    captions = _texts(article, Role.CAPTION) or ((caption.value,) if caption else ())
    credits_shown = _texts(article, Role.CREDIT) or ((credit.value,) if credit else ())
    credited = tuple(text for text in credits_shown if not any(text in c for c in captions))
    address = safe.web_address(article.image)
    more = (*captions[_CAPTIONS:], *credited[_CAPTIONS:])
    told = f"{words.count(len(more), 'more line')} about pictures" if more else ""
    shown = Picture(captions[:_CAPTIONS], credited[:_CAPTIONS], address, more, told)
    return shown if captions or credited or address else None


def _texts(article: Article, role: Role) -> tuple[str, ...]:
    return tuple(article.text[block.start : block.end].strip() for block in article.blocks if block.role is role)


def _left_out(article: Article) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(words.ROLE_WORDS[block.role], article.text[block.start : block.end].strip())
        for block in article.blocks
        if block.role not in BODY_ROLES
    )


def _passages(desk: Desk, rows: Sequence[Row], brackets: Sequence[Bracket]) -> tuple[Passage, ...]:
    """The body: each paragraph in which claims begin, with those that follow until the next such one."""
    body = desk.reading.article.body()
    touching, beginning = _by_paragraph(desk, body)
    groups: list[tuple[list[Paragraph], list[Row]]] = []
    for at, block in enumerate(body):
        paragraph = Paragraph(
            tag="h2" if block.role is Role.SUBHEAD else "p",
            html=mark_up(desk.reading.article.text, block.start, block.end, touching[at]),
            rails=rails_beside(brackets, at),
        )
        own = [rows[number] for number in beginning[at]]
        if groups and not own and paragraph.tag == "p":
            groups[-1][0].append(paragraph)
        else:
            groups.append(([paragraph], own))
    return tuple(Passage(tuple(paragraphs), tuple(own)) for paragraphs, own in groups)


def _by_paragraph(desk: Desk, body: Sequence[Block]) -> tuple[dict[int, list[Mark]], dict[int, list[int]]]:
    """For each paragraph the marks that touch it, and the indexes of the claims that begin in it.

    A claim whose words stand in no paragraph is put beside the first.
    """
    touching: dict[int, list[Mark]] = defaultdict(list)
    beginning: dict[int, list[int]] = defaultdict(list)
    ends = [block.end for block in body]
    for index, claim in enumerate(desk.order):
        marks = claim_marks(claim, desk.attribution(claim), index + 1, desk.label(claim))
        home = None
        for mark in marks:
            at = bisect_right(ends, mark.start)
            while at < len(body) and body[at].start < mark.end:
                touching[at].append(mark)
                home = at if home is None else home
                at += 1
        beginning[home or 0].append(index)
    return touching, beginning


def _brackets(desk: Desk) -> list[Bracket]:
    """One bracket for each claim that denies or could not verify others of the same article."""
    body = desk.reading.article.body()
    place = {claim.id: _paragraph_of(body, claim.evidence.start) for claim in desk.order}
    found: list[Bracket] = []
    links = sorted(
        (link for link in desk.reading.links if link.relation in _BRACKETS),
        key=lambda link: (desk.numbers.get(link.later, 0), _BRACKETS[link.relation]),
    )
    for (later, kind), group in groupby(links, key=lambda link: (link.later, _BRACKETS[link.relation])):
        covers = {place[link.earlier] for link in group if link.earlier in place}
        if later in place and covers:
            found.append(Bracket(kind, place[later], tuple(sorted(covers))))
    return found


def _paragraph_of(body: Sequence[Block], offset: int) -> int:
    """The paragraph that holds a character, or the next one; the last for those after it."""
    return min(bisect_right([block.end for block in body], offset), max(len(body) - 1, 0))


def _speakers(desk: Desk) -> tuple[Speaker, ...]:
    """The sources that claims name, in the order in which they first speak, then those of chains only."""
    order = dict.fromkeys(
        [claim.source for claim in desk.order if claim.source] + [id for claim in desk.order for id in claim.chain]
    )
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in sorted(desk.reading.mentions, key=lambda mention: mention.span):
        named[mention.source][mention.span.text] = None
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.order:
        claims[claim.source or ""].append(claim)
    found = (desk.sources[id] for id in order if id in desk.sources)
    return tuple(_speaker(desk, source, named[source.id], claims[source.id]) for source in found)


def _speaker(desk: Desk, source: Source, named: Iterable[str], claims: Iterable[Claim]) -> Speaker:
    return Speaker(
        name=safe.isolated(words.source_words(source.name)),
        address=source_address(source.name),
        kind=words.KIND_WORDS[source.kind],
        role=safe.isolated(source.role) if source.role else None,
        speaks_for=_name_of(desk, source.speaks_for),
        affiliation=None
        if (source.affiliation or "") in (source.role or "")
        else _name_of(desk, source.affiliation),
        named=tuple(safe.isolated(text) for text in named if text != source.name),
        claims=tuple(
            Reference(desk.numbers[claim.id], desk.label(claim), safe.claim_anchor(claim.id)) for claim in claims
        ),
    )


def _name_of(desk: Desk, speaks_for: str | None) -> str | None:
    """Whom a source speaks for: the name behind an id of this article, else the words themselves."""
    if not speaks_for:
        return None
    known = desk.sources.get(speaks_for)
    return safe.isolated(known.name if known else speaks_for)


def _record(reading: Reading) -> tuple[tuple[str, str], ...]:
    lines = [("Article", reading.article.id), ("Text (SHA-256)", text_sha256(reading.article.text))]
    if reading.article.taken_from:
        lines.append(("Taken from, as its feed or channel says", safe.isolated(reading.article.taken_from)))
    if reading.article.stated.archived:
        lines.append(("Kept by an archive at", safe.isolated(reading.article.stated.archived.value)))
    lines += [(name, version) for name, version in sorted(reading.versions.items())]
    return tuple(lines)
