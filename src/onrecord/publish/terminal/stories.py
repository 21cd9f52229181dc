"""Stories on the terminal: a table of them, or one of them whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from onrecord.ledger import ClaimHit, StoryPage, StoryRow
from onrecord.ledger.views.stories import StoryEvent
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.parts.cues import words_of_claim
from onrecord.publish.wording.words import count, source_words

_MOST_EVIDENCE = 3


def print_stories(stories: Iterable[StoryRow], pinned: Iterable[tuple[str, str]], *, as_json: bool) -> None:
    """One line a story, the latest first, then the pinned ones with their queries."""
    rows, pins = tuple(stories), tuple(pinned)
    if not (rows or pins or as_json):
        _print("No story has so many articles. --least 1 lists all.")
    for story in rows:
        if as_json:
            _print(asdict(story))
        else:
            days = " to ".join(dict.fromkeys(day[:10] for day in (story.first, story.last) if day)) or "undated"
            texts = count(story.texts, "text")
            _print(f"{story.story_id}  {days}  {story.articles:>3} articles, {texts}  {story.title or ''}")
    for name, query in pins:
        _print({"pinned": name, "query": query} if as_json else f"{name}  pinned: {query}")


def print_story(page: StoryPage, claims: Iterable[ClaimHit], *, as_json: bool) -> None:
    """A story: its articles with why each is there, its origins with their evidence, and what happened."""
    if as_json:
        _print(asdict(page))
        return
    story = page.story
    _print(f"{story.title or story.story_id}")
    counted = (story.articles, "article"), (story.outlets, "outlet"), (story.texts, "text"), (story.claims, "claim")
    articles, *rest = (count(*one) for one in counted)
    _print(f"{articles} of {', '.join(rest)}")
    _print(count_sentence(page.origins))
    _print_articles(page)
    _print_origins(page)
    _print("\nWhat happened")
    hits = {hit.claim_id: hit for hit in claims}
    for event in page.events:
        _print_event(event, hits)


def _print_articles(page: StoryPage) -> None:
    """The articles with why each is there, and the people who may be one."""
    _print("\nArticles")
    for article in page.articles:
        day = (article.published or "undated")[:16]
        mark = "  copy of " + article.copy_of if article.copy_of else ""
        _print(
            f"  {day}  {article.outlet or '?'}: {article.title or article.article_id} [{article.article_id}]{mark}"
        )
        _print(f"      {article.because}")
    if page.same:
        _print("\nMaybe one person; nothing is joined")
    for pair in page.same:
        _print(f"  {pair.other}, {pair.one}: {pair.because}")


def _print_origins(page: StoryPage) -> None:
    _print("\nOrigins")
    for origin in page.origins.origins:
        _print(f"  {', '.join(origin.names)} ({origin.end}): {len(origin.leaves)} statements")
        for edge in origin.evidence[:_MOST_EVIDENCE]:
            _print(f"      {edge.kind}: {' '.join(edge.because.split())[:140]}")


def _print_event(event: StoryEvent, hits: Mapping[str, ClaimHit]) -> None:
    who = source_words(event.source) if event.source else event.outlet or event.article_id
    words = words_of_claim(event.words, hits.get(event.claim_id or ""))[:120]
    _print(f"  {(event.at or 'undated')[:10]}  {event.kind:<12}  {who}: {words}")
    if event.earlier_words:
        earlier = words_of_claim(event.earlier_words, hits.get(event.earlier_claim or ""))
        _print(f"      before: {earlier[:120]}")


def count_sentence(origins: OriginCount) -> str:
    """How many independent origins there are, in a sentence."""
    number = f"{origins.least}" if origins.least == origins.most else f"{origins.least} to {origins.most}"
    circles = "".join(f" {' and '.join(names)} have it from each other." for names in origins.circles)
    return f"{number} independent origins by what the texts show.{circles}"


def _print(what: str | dict[str, Any]) -> None:
    line = what if isinstance(what, str) else json.dumps(what, ensure_ascii=False, default=str)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
