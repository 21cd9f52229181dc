"""Stories on the terminal: a table of them, or one of them: what changed, its articles, its origins."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from onrecord.ledger import ClaimHit, StoryPage, StoryRow
from onrecord.ledger.views.stories import StoryEvent
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.parts.cues import words_of_claim
from onrecord.publish.story.changes import MOVED, changes_by_day, what_changed
from onrecord.publish.story.roots import ENDS, evidence_of, most_first, traced_words
from onrecord.publish.terminal.tables import clean_text
from onrecord.publish.wording.words import count, source_words

_STANDS = {"confirmed": "of", "retracted": "before", "other_figure": "beside"}
"""How the earlier words stand to what happened, where nothing moved and they are not spoken against."""
_MOST_ORIGINS, _MOST_EARLIER = 20, 3
"""How much is printed; `--json` has all."""


def print_stories(stories: Iterable[StoryRow], pinned: Iterable[tuple[str, str]], *, as_json: bool) -> None:
    """One line a story, the latest first, then the pinned ones with their queries."""
    rows, pins = tuple(stories), tuple(pinned)
    if not (rows or pins or as_json):
        sys.stderr.write("No story has so many articles. --least 1 lists all.\n")
    for story in rows:
        if as_json:
            _print(asdict(story))
        else:
            days = " to ".join(dict.fromkeys(day[:10] for day in (story.first, story.last) if day)) or "undated"
            articles, texts = count(story.articles, "article"), count(story.texts, "text")
            _print(f"{story.story_id}  {days}  {articles:>12}, {texts}  {story.title or ''}")
    for name, query in pins:
        _print({"pinned": name, "query": query} if as_json else f"{name}  pinned: {query}")


def print_story(page: StoryPage, claims: Iterable[ClaimHit], *, as_json: bool) -> None:
    """A story: what changed, its articles with why each is there, and its origins with their evidence."""
    if as_json:
        _print(asdict(page))
        return
    story = page.story
    _print(f"{story.title or story.story_id}")
    counted = (story.articles, "article"), (story.outlets, "outlet"), (story.texts, "text"), (story.claims, "claim")
    articles, *rest = (count(*one) for one in counted)
    _print(f"{articles} of {', '.join(rest)}")
    _print(count_sentence(page.origins))
    hits = {hit.claim_id: hit for hit in claims}
    _print("\nWhat changed, the last day first")
    for day, changes in changes_by_day(page.events, hits):
        _print(f"  {day or 'Day not known'}")
        for group in changes:
            _print_change(group, hits)
    _print_articles(page)
    _print_origins(page)


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
    """The origins of most statements, each with some of its evidence."""
    _print("\nFirst-hand sources")
    every = most_first(page.origins)
    for origin in every[:_MOST_ORIGINS]:
        _print(f"  {', '.join(origin.names)} ({ENDS[origin.end]}): {count(len(origin.leaves), 'statement')}")
        if origin.evidence:
            _print(f"      {' '.join(evidence_of(origin).split())[:140]}")
    if len(every) > _MOST_ORIGINS:
        _print(f"  … and {len(every) - _MOST_ORIGINS} more with fewer statements: --json lists all.")


def _print_change(events: Sequence[StoryEvent], hits: Mapping[str, ClaimHit]) -> None:
    """What one statement did: who says what, and the claims that it was done to."""
    event = events[0]
    who = source_words(event.source) if event.source else event.outlet or event.article_id
    stands = "before" if event.kind in MOVED else _STANDS.get(event.kind, "against")
    moved = _moved(event) if event.kind in MOVED else _differ(events)
    words = words_of_claim(event.words, hits.get(event.claim_id or ""))[:120]
    _print(f"    {what_changed(events)}{moved}: {who}: {words}")
    if event.kind == "first_said":
        return
    earlier = dict.fromkeys(
        words_of_claim(one.earlier_words or "", hits.get(one.earlier_claim or ""))[:120] for one in events
    )
    told = [one for one in earlier if one]
    for one in told[:_MOST_EARLIER]:
        _print(f"        {stands}: {one}")
    if len(told) > _MOST_EARLIER:
        _print(f"        … {count(len(told) - _MOST_EARLIER, 'claim')} more: --json lists all.")


def _moved(event: StoryEvent) -> str:
    """The figure before and the figure after, where one moved."""
    if event.figure is None or event.earlier_figure is None:
        return ""
    return f" ({event.earlier_figure.text} → {event.figure.text})"


def _differ(events: Sequence[StoryEvent]) -> str:
    """Who gives which figure where sources differ, each once."""
    last = events[0]
    if last.kind != "other_figure" or last.figure is None:
        return ""
    given = [(last.source or last.outlet, last.figure), *((one.earlier_by, one.earlier_figure) for one in events)]
    told = (f"{source_words(who or 'the outlet')} {figure.text}" for who, figure in given if figure)
    return f" ({', '.join(dict.fromkeys(told))})"


def count_sentence(origins: OriginCount) -> str:
    """How many independent origins there are, in a sentence."""
    told = traced_words(origins)
    circles = "".join(f" {' and '.join(names)} have it from each other." for names in origins.circles)
    return f"{told[:1].upper()}{told[1:]}, by what the texts show.{circles}"


def _print(what: str | dict[str, Any]) -> None:
    line = clean_text(what).plain if isinstance(what, str) else json.dumps(what, ensure_ascii=False, default=str)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
