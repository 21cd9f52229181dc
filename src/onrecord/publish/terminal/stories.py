"""Stories on the terminal: a table of them, or one of them: what changed, its articles, its origins."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from onrecord.ledger import ClaimHit, StoryPage, StoryRow
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.story.changes import changes_by_day, event_of
from onrecord.publish.story.roots import ENDS, evidence_of, most_first, traced_sentence
from onrecord.publish.terminal.tables import clean_text
from onrecord.publish.views.story import Event
from onrecord.publish.wording.amounts import FigureMark
from onrecord.publish.wording.safe import cut
from onrecord.publish.wording.words import count
from onrecord.text import escaped

_MOST_ORIGINS, _MOST_EARLIER = 20, 3  # how much is printed; `--json` has all
_LONGEST = 140  # how many characters of a claim or of evidence are printed


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
            _print_change(event_of(group, hits))
    _print_articles(page)
    _print_origins(page)


def _print_articles(page: StoryPage) -> None:
    """The articles with why each is there, and the names shown as one source’s."""
    _print("\nArticles")
    for article in page.articles:
        day = (article.published or "undated")[:16]
        mark = "  copy of " + article.copy_of if article.copy_of else ""
        _print(
            f"  {day}  {article.outlet or '?'}: {article.title or article.article_id} [{article.article_id}]{mark}"
        )
        _print(f"      {article.because}")
    if page.same:
        _print("\nNames shown as one source’s; each article keeps its own")
    for pair in page.same:
        _print(f"  {pair.other} as {pair.one}: {pair.because}")


def _print_origins(page: StoryPage) -> None:
    """The origins of most statements, each with some of its evidence."""
    _print("\nFirst-hand sources")
    every = most_first(page.origins)
    for origin in every[:_MOST_ORIGINS]:
        _print(f"  {', '.join(origin.names)} ({ENDS[origin.end]}): {count(len(origin.leaves), 'statement')}")
        if origin.evidence:
            _print(f"      {_cut(evidence_of(origin))}")
    if len(every) > _MOST_ORIGINS:
        _print(f"  … and {len(every) - _MOST_ORIGINS} more with fewer statements: --json lists all.")


def _print_change(event: Event) -> None:
    """What one statement did: who says what, and the claims that it was done to."""
    by = f" by {event.who}" if event.who and not event.differ else ""
    figures = _moved(event.moved) or ", ".join(f"{one.who} {one.figure.words}" for one in event.differ)
    _print(f"    {event.what}{by}: {f'{figures} – ' if figures else ''}{_cut(event.text)}")
    for one in event.earlier[:_MOST_EARLIER]:
        _print(f"        {event.before} {_cut(one)}")
    if len(event.earlier) > _MOST_EARLIER:
        _print(f"        … {count(len(event.earlier) - _MOST_EARLIER, 'claim')} more: --json lists all.")


def _moved(marks: Sequence[FigureMark]) -> str:
    """The figure before and the figure after with what is counted, where one moved: "14 → 19 people killed"."""
    return f"{' → '.join(mark.words for mark in marks)} {marks[-1].what}".strip() if marks else ""


def _cut(words: str) -> str:
    """Words of a claim as long as a line has room for."""
    return cut(" ".join(words.split()), _LONGEST)


def count_sentence(origins: OriginCount) -> str:
    """How many independent origins there are, in a sentence."""
    circles = "".join(f" {' and '.join(names)} have it from each other." for names in origins.circles)
    return f"{traced_sentence(origins)}, by what the texts show.{circles}"


def _print(what: str | dict[str, Any]) -> None:
    line = clean_text(what).plain if isinstance(what, str) else json.dumps(what, ensure_ascii=False, default=str)
    sys.stdout.write(escaped(line) + "\n")
