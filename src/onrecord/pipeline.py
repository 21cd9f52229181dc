"""The stages in order: one page, or one stream of pages.

A Page comes in, a Reading goes out; a page that cannot be read gives a Problem and the stream goes on. An Article
whose page was read before is read for its claims again. What comes out depends on the page and on the versions of
code and weights alone, in the order of what came in.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord
from onrecord.errors import InputError
from onrecord.markdown import around_boxes
from onrecord.records import Article, Attribution, Page, Problem, Range, Reading
from onrecord.settings import Settings
from onrecord.wrapping import with_breaks, without_breaks

if TYPE_CHECKING:
    from onrecord.attribute.tagging.tagger import Tagger
    from onrecord.naming.known import KnownNames

BATCH = 16
"""Articles that are tagged together: enough to fill batches of like length, few enough to stay small in memory."""

Item = Page | Article | Problem
"""What is read: a page, an article whose page was read before, or a problem to hand on."""

LANGUAGES = frozenset({"en"})
"""The languages that there are weights and lexicons for."""


class Reader:
    """Reads pages; loads the weights once, when they are first needed.

    Attributes:
        seconds: seconds by the clock that each stage has taken so far, by the stage's name.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._tagger: Tagger | None = None
        self._known: KnownNames | None = None

    def read(self, page: Page) -> Reading:
        """The reading of one page.

        Raises:
            InputError: the page is empty, is not text, or holds no article.
            TypeError: something else than a page is given.
        """
        if not isinstance(page, Page):
            raise _no_page(page)
        return self._find_claims([self._read(page)])[0]

    def read_many(self, items: Iterable[Item]) -> Iterator[Reading | Problem]:
        """One reading or problem for each item, in order; problems that came in are handed on.

        Raises:
            TypeError: something else than a page, an article or a problem is given.
        """
        stream = iter(items)
        while batch := list(islice(stream, BATCH)):
            yield from self._read_batch(batch)

    def versions(self) -> dict[str, str]:
        """The versions of code and weights that this reader reads with."""
        self._load_tagger()
        return self._versions()

    def _read_batch(self, batch: Sequence[Item]) -> Iterator[Reading | Problem]:
        opened = [self._open(item) for item in batch]
        readings = iter(self._find_claims([item for item in opened if isinstance(item, Article)]))
        for item in opened:
            yield item if isinstance(item, Problem) else next(readings)

    def _open(self, item: Item) -> Article | Problem:
        if isinstance(item, Article | Problem):
            return item
        if not isinstance(item, Page):
            raise _no_page(item)
        try:
            return self._read(item)
        except InputError as error:
            return Problem(error.where or item.where, str(error))

    def _read(self, page: Page) -> Article:
        from onrecord.normalise.when.dateline import infer_published
        from onrecord.read.guard import read_guarded

        started = time.perf_counter()
        article = read_guarded(page, self.settings)
        if article.published is None:
            found = infer_published(article.text, _body(article))
            article = replace(article, published=found)
        self.seconds["read"] += time.perf_counter() - started
        return article

    def _find_claims(self, articles: Sequence[Article]) -> list[Reading]:
        started = time.perf_counter()
        flat = [without_breaks(article) for article in articles]
        known = [article for article in flat if _readable(article)]
        found = dict(zip([id(article) for article in known], self._attribute(known), strict=True))
        self.seconds["attribute"] += time.perf_counter() - started
        readings = [self._read_values(article, found.get(id(article), ())) for article in flat]
        return [with_breaks(reading, article) for reading, article in zip(readings, articles, strict=True)]

    def _attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        if not articles:
            return []
        from onrecord.attribute.find import find_attributions_in

        return find_attributions_in(articles, tagger=self._load_tagger())

    def _load_tagger(self) -> Tagger:
        from onrecord.attribute.tagging.tagger import Tagger

        if self._tagger is None:
            self._tagger = Tagger.load(self.settings.weights or None, engine=self.settings.engine)
        return self._tagger

    def _read_values(self, article: Article, attributions: tuple[Attribution, ...]) -> Reading:
        from onrecord.link.inside.linking import link_claims
        from onrecord.normalise.claims import make_claims
        from onrecord.normalise.enrich import enrich_attributions
        from onrecord.normalise.figures import find_figures
        from onrecord.normalise.places.figures import place_figures
        from onrecord.normalise.when.live import find_article_times
        from onrecord.normalise.who.sources import resolve_sources

        if not _readable(article):
            problem = (
                f"The language is {article.language!r}: claims are found in English only, so none were looked for."
            )
            return Reading(article, versions=self._versions(), problems=(*article.problems, problem))
        started = time.perf_counter()
        ranges = _body(article)
        times = find_article_times(article, ranges)
        figures = find_figures(article.text, ranges=ranges, times=times)
        attributions = enrich_attributions(article, attributions)
        figures = place_figures(article, figures, attributions)
        resolved = resolve_sources(article, attributions, known=self._known_names())
        claims = make_claims(article, attributions, resolved, times, figures, found_by=self._found_by())
        self.seconds["normalise"] += time.perf_counter() - started
        started = time.perf_counter()
        links = link_claims(article, attributions, claims, resolved.sources, figures=figures)
        self.seconds["link"] += time.perf_counter() - started
        return Reading(
            article=article,
            times=times,
            figures=figures,
            mentions=resolved.mentions,
            sources=resolved.sources,
            attributions=attributions,
            claims=claims,
            links=links,
            versions=self._versions(),
            problems=article.problems,
        )

    def _known_names(self) -> KnownNames | None:
        """The names file of the settings, read once; None where there is none."""
        if self._known is None and self.settings.names:
            from onrecord.naming.known import read_names

            self._known = read_names(Path(self.settings.names))
        return self._known

    def _found_by(self) -> str:
        return f"onrecord {onrecord.__version__} / {self._versions()['weights']}"

    def _versions(self) -> dict[str, str]:
        name = self._tagger.name if self._tagger is not None else "en-1"
        return {"onrecord": onrecord.__version__, "weights": name}


def _no_page(given: object) -> TypeError:
    return TypeError(
        f"A page is read, not {type(given).__name__!r}. Give Page(text=…) or Page(html=…); "
        "onrecord.collect_pages makes pages of files and folders."
    )


def _body(article: Article) -> tuple[Range, ...]:
    """What is read for times and figures, without boxes of links within a sentence."""
    return tuple(part for block in article.body() for part in around_boxes(article.text, block.start, block.end))


def _readable(article: Article) -> bool:
    return article.language is None or re.split("[-_]", article.language)[0].lower() in LANGUAGES
