"""Articles and readings for tests, made from short fictional text.

`make_article(text)` makes every paragraph a body block, unless it starts with a role in brackets ("[byline] By
A"); the mark stays in the text, outside the block. `make_reading(article, sayings)` makes one claim from each
`Saying`, which names the words of its parts. `make_story()` is a whole reading of `STORY`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.identity import digest
from onrecord.records import (
    Anchor,
    Article,
    Attitude,
    Attribution,
    Author,
    Block,
    Bound,
    Claim,
    Dated,
    Figure,
    Link,
    Mention,
    Place,
    PlaceFrom,
    Reading,
    Relation,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeKind,
    TimeRef,
    Wording,
)
from onrecord.text import lines, split_sentences

_ROLE = re.compile(r"\[(\w+)\] ")

STORY = (
    "Mayor Ada Brown said on Monday that at least 300 houses in Eastvale were flooded. "
    "The river office denied the report.\n"
    "“We counted 120 houses,” spokesman Lee Marsh said."
)
"""A short story of nowhere: a statement with a figure, a denial, a quotation with another figure."""


def make_article(
    text: str = STORY,
    *,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = "The Eastvale Post",
    title: str | None = "Houses flooded in Eastvale",
    published: str | None = "2025-02-03",
    authors: Sequence[str] = (),
    **more: Any,
) -> Article:
    """An article whose paragraphs are body blocks, or what they are marked as ("[byline] By …")."""
    blocks, sentences = [], []
    for line in lines(text):
        mark = _ROLE.match(text, line.start, line.end)
        role = Role(mark[1]) if mark else Role.BODY
        start = mark.end() if mark else line.start
        blocks.append(Block(role, start, line.end))
        sentences += split_sentences(text, start, line.end)
    return Article(
        id=id or digest("a", url, text),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        url=url,
        outlet=outlet,
        title=title,
        published=None if published is None else Dated(published, "given"),
        authors=tuple(Author(name) for name in authors),
        language=more.pop("language", "en"),
        **more,
    )


def find(article: Article, words: str) -> Span:
    """The span of the first place where an article says these words."""
    start = article.text.index(words)
    return article.span(start, start + len(words))


@dataclass(frozen=True)
class Saying:
    """What a claim is made from: the words of the article for each of its parts.

    Without `source` the claim is in the outlet's own voice; `evidence` is by default the sentence of the content.
    `figures` maps words of the article to (low, high, bound).
    """

    content: str
    source: str | None = None
    cue: str | None = None
    stance: Stance = Stance.SAYS
    name: str | None = None
    kind: SourceKind = SourceKind.PERSON
    role: str | None = None
    via: str | None = None
    quoted: bool = False
    said: tuple[str, str, str] | None = None
    as_of: tuple[str, str, str] | None = None
    figures: dict[str, tuple[float | None, float | None, Bound]] = field(default_factory=dict)
    evidence: str | None = None
    places: tuple[Place, ...] = ()


def make_reading(
    article: Article | None = None,
    sayings: Iterable[Saying] = (),
    *,
    links: Iterable[tuple[int, int, Relation]] = (),
    versions: dict[str, str] | None = None,
    problems: tuple[str, ...] = (),
) -> Reading:
    """A reading with one claim a saying; a link names the positions of its later and earlier claim."""
    article = article or make_article()
    sources: dict[str, Source] = {}
    mentions, attributions, claims, figures, times = [], [], [], [], []
    for saying in sayings:
        content = find(article, saying.content)
        attribution, speaker = None, None
        if saying.source is not None:
            speaker = _source(article, sources, saying.name or saying.source, saying.kind, saying.role)
            source = find(article, saying.source)
            mentions.append(Mention(source, speaker.id))
            attribution = Attribution(
                id=digest("t", article.id, source.start, content.start, content.end),
                source=(source,),
                cue=(find(article, saying.cue),) if saying.cue else (),
                content=(content,),
                quoted=(content,) if saying.quoted else (),
                score=0.9,
            )
            attributions.append(attribution)
        chain = [speaker.id] if speaker else []
        if saying.via:
            chain.append(_source(article, sources, saying.via, SourceKind.OUTLET, None).id)
        said, as_of = (None if t is None else make_time(article, *t) for t in (saying.said, saying.as_of))
        times += [time for time in (said, as_of) if time is not None and time not in times]
        start = len(figures)
        figures += [Figure(find(article, w), *bounds) for w, bounds in saying.figures.items()]
        evidence = _evidence(article, saying, content)
        claims.append(
            Claim(
                id=digest("c", article.id, evidence.start, evidence.end, content.start, content.end, saying.stance),
                attribution=attribution.id if attribution else None,
                evidence=evidence,
                source=speaker.id if speaker else None,
                chain=tuple(chain),
                stance=saying.stance,
                attitude=Attitude.SPEECH,
                wording=attribution.wording if attribution else Wording.OWN_VOICE,
                said_when=said,
                as_of=as_of,
                figures=tuple(range(start, len(figures))),
                score=0.9,
                found_by="onrecord 0.1",
                places=saying.places,
            )
        )
    return Reading(
        article=article,
        times=tuple(times),
        figures=tuple(figures),
        mentions=tuple(mentions),
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        claims=tuple(claims),
        links=tuple(
            Link(claims[later].id, claims[earlier].id, relation, 0.9, "The words say so.", "onrecord 0.1")
            for later, earlier, relation in links
        ),
        versions={"onrecord": "0.1.0", "weights": "none"} if versions is None else versions,
        problems=problems,
    )


def _source(article: Article, sources: dict[str, Source], name: str, kind: SourceKind, role: str | None) -> Source:
    return sources.setdefault(name, Source(digest("s", article.id, name), name, kind, role))


def _evidence(article: Article, saying: Saying, content: Span) -> Span:
    if saying.evidence is not None:
        return find(article, saying.evidence)
    sentence = article.sentence_at(content.start)
    return content if sentence is None else article.span(*sentence)


def make_time(article: Article, words: str, first: str, until: str) -> TimeRef:
    """A date expression of the article with its half-open days."""
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(until)
    return TimeRef(find(article, words), TimeKind.DATE, first, *days, Anchor.PUBLISHED)


def make_story(text: str = STORY, *, versions: dict[str, str] | None = None, **article: Any) -> Reading:
    """The reading of `STORY` (or of a text that holds its words): three claims, two figures, a denial."""
    return make_reading(
        make_article(text, **article),
        [
            Saying(
                content="at least 300 houses in Eastvale were flooded",
                source="Mayor Ada Brown",
                cue="said",
                name="Ada Brown",
                role="Mayor",
                places=(Place("RU", "Kursk Oblast", PlaceFrom.CONTENT), Place("UA", None, PlaceFrom.CONTENT)),
                said=("Monday", "2025-02-03", "2025-02-04"),
                figures={"at least 300 houses": (300.0, None, Bound.AT_LEAST)},
            ),
            Saying(
                content="the report",
                source="The river office",
                cue="denied",
                stance=Stance.DENIES,
                kind=SourceKind.ORGANISATION,
            ),
            Saying(
                content="We counted 120 houses",
                source="Lee Marsh",
                cue="said",
                role="spokesman",
                via="The Eastvale Post",
                quoted=True,
                figures={"120 houses": (120.0, 120.0, Bound.EXACT)},
            ),
        ],
        links=[(1, 0, Relation.DENIES)],
        versions=versions,
    )
