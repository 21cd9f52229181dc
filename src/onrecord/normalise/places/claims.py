"""The places of a claim: those that its content names, or else where the text around it is set.

An article comes in, then one attribution's spans at a time; places go out, that which the claim is about first. A
name in a locative phrase ("in", "near", "off") weighs more than a direction, that more than a bare name, and a bare
name more than a people ("Norwegian officials"). A claim whose content names none is where the sentence before it
is, where the dateline says, or in the country that most of the article's names are of, and the place says which
of these it was taken from; with none of them it has no place.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.normalise.lexicons import branches
from onrecord.normalise.places.table import PlaceEntry, place_names
from onrecord.normalise.places.toponyms import Toponym, find_toponyms
from onrecord.records import Article, Place, PlaceFrom, Span

_IN = re.compile(
    rf"\b(?:{branches('where', 'pattern', 'within')})"
    r"(?:\s+(?!and\b|said\b)[\w’'-]+){0,4}?\s+$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|into|onto|through|against|reached|of)(?:\s+the)?(?:\s+[a-z-]+){0,2}\s+$", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:{branches('where', 'pattern', 'toward')})(?:\s+the)?(?:\s+[a-z-]+){{0,1}}\s+$", re.IGNORECASE
)
_WEIGHTS = {"city": 1.3, "region": 1.3, "country": 1.2, "government": 1.0, "people": 1.0}
_LOCATIVE, _DIRECTION, _ORIGIN, _PART, _FIRST = 3.0, 1.6, 0.9, 0.7, 0.15
_BACK = 60
_MOST = 3  # how many places a claim keeps
_SHARE, _LEAST = 0.5, 2
"""What part of the article's names one country must have, and how many of them, to be where all of it is set."""
_DATELINE = re.compile(
    r"([A-Z][A-Z' .-]{2,30}(?:, [A-Z][\w. ]{1,30})?)(?:, [A-Z][a-z]+\.? \d{1,2})? ?"
    r"(?:\([A-Z][\w ]{1,20}\) ?)?[–—-]{1,2} "
)


class ClaimPlaces:
    """The places of one article's claims."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.toponyms = find_toponyms(article)
        self.starts = [one.start for one in self.toponyms]
        self.dateline = self._dateline()
        self.main = self._main()

    def of(self, content: Sequence[Span], evidence: Span, source: Sequence[Span] = ()) -> tuple[Place, ...]:
        """The places of a claim, given the spans of its content, its evidence and its source."""
        inside = [one for span in content for one in self._within(span.start, span.end)]
        if inside:
            return self._ranked(inside, PlaceFrom.CONTENT)
        before = self._before(evidence.start)
        if before:
            return self._ranked(before, PlaceFrom.CONTEXT)[:1]
        if self.dateline or self.main:
            return tuple(place for place in (self.dateline or self.main,) if place)
        speaking = [one for span in source for one in self._within(span.start, span.end)]
        return self._ranked(speaking, PlaceFrom.SOURCE)[:1]

    def _within(self, start: int, end: int) -> Sequence[Toponym]:
        return self.toponyms[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _before(self, start: int) -> list[Toponym]:
        """The names in locative phrases of the sentence before, in the same paragraph."""
        sentences = self.article.sentences
        at = bisect_left(sentences, (start, start))
        if at == 0 or "\n" in self.article.text[sentences[at - 1].end : start]:
            return []
        here = sentences[at - 1]
        return [one for one in self._within(here.start, here.end) if self._weight(one) >= _DIRECTION]

    def _ranked(self, toponyms: Sequence[Toponym], found_in: PlaceFrom) -> tuple[Place, ...]:
        """One place a country, the weightiest first; its region is that of its weightiest name that has one."""
        best: dict[str, tuple[float, int]] = {}
        regions: dict[str, tuple[float, str]] = {}
        for at, one in enumerate(toponyms):
            weight, country = self._weight(one), one.entry.country
            weight += _FIRST if at == 0 else 0.0
            if country not in best or weight > best[country][0]:
                best[country] = (weight, at)
            if one.entry.region and (country not in regions or weight > regions[country][0]):
                regions[country] = (weight, one.entry.region)
        ranked = sorted(best, key=lambda country: (-best[country][0], best[country][1]))
        return tuple(
            Place(country, regions[country][1] if country in regions else None, found_in)
            for country in ranked[:_MOST]
        )

    def _weight(self, one: Toponym) -> float:
        """How much a name tells of where something is, by its kind and the words before it."""
        kind = _WEIGHTS[one.entry.kind]
        if not one.whole:
            return _PART
        before = self.article.text[max(0, one.start - _BACK) : one.start]
        if one.entry.kind == "people":
            return kind
        if _IN.search(before):
            return _LOCATIVE + kind / 10
        if _ON.search(before):
            return _DIRECTION + kind / 10
        return _ORIGIN if _FROM.search(before) else kind

    def _dateline(self) -> Place | None:
        """The place that the body opens with: "KHARKIV, Ukraine (Agency) —"."""
        body = self.article.body()
        match = _DATELINE.match(self.article.text, body[0].start, body[0].end) if body else None
        parts = re.split(r",\s*", match.group(1)) if match else ()
        entries = [entry for part in parts for entry in _entries(part.strip())]
        countries = Counter(entry.country for entry in entries)
        if not match or not countries:
            return None
        country = max(
            countries, key=lambda code: (countries[code], max(e.weight for e in entries if e.country == code))
        )
        region = next((entry.region for entry in entries if entry.country == country and entry.region), None)
        return Place(country, region, PlaceFrom.DATELINE)

    def _main(self) -> Place | None:
        """The country that most names of the body are of, when it is clear."""
        counts = Counter(one.entry.country for one in self.toponyms)
        if not counts:
            return None
        country, count = counts.most_common(1)[0]
        clear = count >= _LEAST and count > _SHARE * sum(counts.values())
        return Place(country, None, PlaceFrom.ARTICLE) if clear else None


def _entries(name: str) -> tuple[PlaceEntry, ...]:
    """What a name in a dateline can mean; the city there is in capitals."""
    table = place_names()
    return table.get(name) or table.get(name.title()) or ()
