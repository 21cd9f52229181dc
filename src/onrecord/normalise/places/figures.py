"""Where figures count: the place that a figure's own sentence ties it to, or none.

Figures and attributions of an article come in, the same figures with their places go out. A figure takes the first
place behind it in its clause ("five of them in Aleppo"), or else the place that opens its clause ("In Aleppo, five
…"), or else the nearest before it ("a bomb in Aleppo killed five"). Where somebody speaks is not where his figures
count: words of a source or a cue are left out, and a figure in somebody's words takes a place in the same words
only. Nothing is taken from other sentences or from the dateline: see the places of claims for that.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.places.phrases import Phrase, find_phrases
from onrecord.normalise.places.toponyms import find_toponyms
from onrecord.records import Article, Attribution, Figure, FigurePlace, Range

_NO_PLACE_UNITS = re.compile(rf"(?:{branches('where', 'pattern', 'unplaced')})\b|.* old$")
_MONEY = re.compile(r"[A-Z]{3}\b")
_BARRIERS = words("where", "words", "barriers")
_FAR = 240  # characters between a figure and its place at most: so far no clause of a newspaper reaches
_FAR_BACK = 60  # the same before a figure of which nothing tells what happened to it
_NEAR = 8  # how many phrases on each side of a figure are looked at
_start = attrgetter("start")
_OPENING = re.compile(
    r"(?:^|[;:—–]|\b(?:and|but|while))\W*(?:(?:in|at|on|near|outside) (?:[a-z-]+ ){1,5})?$", re.IGNORECASE
)
_STANDS = re.compile(r"\b(?:is|are|was|were)\b")
_FROM = re.compile(r"\bfrom\b")
_LATER = re.compile(r"\b(?:later|then|now|previously)\b")
_ASIDE = re.compile(rf", (?:{branches('where', 'pattern', 'asides')})\b[^,.;]{{0,90}},")
_IN_ASIDE = re.compile(r", (?:including|among them|among|most of them) (?:at least )?$")
_CAUSE = re.compile(r"\b(?:when|after)\b")
_OF_THEM = re.compile(r" (?:[a-z]+ )?of (?:them|these|those|whom)\b")
_CONTINUED = re.compile(
    rf", (?:[a-z]+ing|{branches('where', 'pattern', 'goes_on')}|"
    r"(?:and|but|and at least|and about|and another|and only)(?= $))(?= )"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_AND = re.compile(
    r"(?<!shot )(?<!found )(?<!ed )\band "
    rf"(?!(?:{branches('where', 'pattern', 'persons')})\b)"
)


def place_figures(
    article: Article, figures: Sequence[Figure], attributions: Sequence[Attribution] = ()
) -> tuple[Figure, ...]:
    """The figures of an article's body, each with the place that its sentence says it counts at, or with none."""
    toponyms = find_toponyms(article)
    starts = [one.start for one in toponyms]
    zones = _Zones(attributions)
    out = list(figures)
    for sentence, indexes in _by_sentence(article, figures).items():
        near = toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        phrases = find_phrases(article.text, sentence.start, sentence.end, near)
        by_zone = zones.sort(phrases)
        told = _Sentence(article.text, sentence, [figures[index] for index in indexes]) if by_zone else None
        for index in indexes if told else ():
            figure = figures[index]
            phrase = told.place_of(figure, by_zone.get(zones.of(figure.span.start), ())) if told else None
            if phrase is not None:
                span = article.span(phrase.first, phrase.last)
                out[index] = replace(figure, place=FigurePlace(span, phrase.country, phrase.region))
    return tuple(out)


def _by_sentence(article: Article, figures: Sequence[Figure]) -> dict[Range, list[int]]:
    """The indexes of the figures that can have a place, by their sentences: not of ages, lengths and distances."""
    out: dict[Range, list[int]] = {}
    for index, figure in enumerate(figures):
        sentence = article.sentence_at(figure.span.start)
        if sentence is not None and not (figure.unit and _NO_PLACE_UNITS.match(figure.unit)):
            out.setdefault(sentence, []).append(index)
    return out


class _Zones:
    """Whose words stand where: to tell a speaker's place from that of what he says."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.speaking = [
            span for a in attributions for span in (*a.source, *a.cue, *filter(None, (a.said_to, a.occasion)))
        ]
        said = ((span.end - span.start, span.start, span.end, a.id) for a in attributions for span in a.content)
        self.said = sorted(said)

    def sort(self, phrases: Sequence[Phrase]) -> dict[str | None, list[Phrase]]:
        """The phrases by the words they stand in, in order; those that tell who speaks or where are left out."""
        out: dict[str | None, list[Phrase]] = {}
        for phrase in phrases:
            if not any(span.start <= phrase.first < span.end for span in self.speaking):
                out.setdefault(self.of(phrase.first), []).append(phrase)
        return out

    def of(self, offset: int) -> str | None:
        """The attribution in whose content an offset lies, the innermost; None where nobody is said to speak."""
        return next((name for _, start, end, name in self.said if start <= offset < end), None)


class _Sentence:
    """One sentence with its figures, to ask which of its places each is tied to."""

    def __init__(self, text: str, sentence: Range, figures: Sequence[Figure]) -> None:
        self.text = text
        self.sentence = sentence
        self.figures = figures
        self.starts = [figure.span.start for figure in figures]

    def place_of(self, figure: Figure, phrases: Sequence[Phrase]) -> Phrase | None:
        """The phrase that says where a figure counts, among those in the same words, in order."""
        at = bisect_left(phrases, figure.span.start, key=_start)
        behind = next((p for p in phrases[at : at + _NEAR] if not self._leads(p)), None)
        if behind is not None and self._reaches_on(figure, behind):
            return behind
        before = [p for p in phrases[max(0, at - _NEAR) : at] if p.end > figure.span.start - _FAR]
        opening = next((p for p in reversed(before) if self._leads(p)), None)
        if opening is not None and not _parts(self.text[opening.end : figure.span.start], opening=True):
            return opening
        last = before[-1] if before else None
        return last if last is not None and self._reaches_back(figure, last) else None

    def _before(self, offset: int, far: int) -> str:
        """The words of the sentence before an offset, so many characters at most."""
        return self.text[max(self.sentence.start, offset - far) : offset]

    def _leads(self, phrase: Phrase) -> bool:
        """Whether a phrase opens its clause, so that what follows happens there: "In Aleppo, five died"."""
        if phrase.sort != "at" or not self.starts or self.starts[-1] < phrase.end:
            return False
        opens = phrase.start == self.sentence.start or _OPENING.search(self._before(phrase.start, 50))
        behind = self.text[phrase.end : phrase.end + 10].lstrip()
        return bool(opens) and not behind.startswith((".", ";", "said"))

    def _reaches_on(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a phrase behind a figure belongs to it: nothing parts them, and no part of it stands between."""
        end = figure.span.end
        if phrase.sort == "subject" or phrase.start - end > _FAR:
            return False
        if _is_of(self._before(figure.span.start, 9)) and _STANDS.search(self.text, end, phrase.start):
            return False
        if phrase.sort == "to" and not _moves(self._before(phrase.start, _FAR)):
            return False
        inner = self.figures[bisect_left(self.starts, end) : bisect_left(self.starts, phrase.start)]
        gap = _ASIDE.sub(" ", self.text[end : phrase.start])
        if _IN_ASIDE.search(self._before(figure.span.start, 30)):
            gap = gap.replace(",", " ", 1)
        if figure.event is not None:
            gap = _CAUSE.sub(" ", gap)
        elif _FROM.search(gap):
            return False
        if _parts(_without_lists(gap, figure, inner)):
            return False
        return not any(_OF_THEM.match(self.text, f.span.end) for f in inner) and not _other_clause(gap, inner)

    def _reaches_back(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a phrase before a figure belongs to it: "a bomb in Aleppo killed five, among them two women"."""
        if phrase.sort == "to" or (figure.unit and _MONEY.match(figure.unit)):
            return False
        gap = self.text[phrase.end : figure.span.start]
        if figure.event is None and (len(gap) > _FAR_BACK or gap.strip(" ,") == "and"):
            return False
        return not _parts(_CONTINUED.sub(" ", gap)) and not _LATER.search(gap)


def _is_of(before: str) -> bool:
    """Whether a figure is the whole of a share: what is told of the share is not told of it."""
    return before.lower().endswith(("of the ", "of all ", "of its "))


def _parts(gap: str, *, opening: bool = False) -> bool:
    """Whether the words between a place and a figure part two clauses."""
    gap = _THOUSANDS.sub("", gap)
    if opening:
        gap = _ASIDE.sub(" ", gap).replace(",", " ", 1)
    if re.search(r"[;:()]|[.?!]\s", gap) or "," in gap:
        return True
    return not _BARRIERS.isdisjoint(re.findall(r"[a-z]+", gap.lower()))


def _moves(text: str) -> bool:
    """Whether a verb of the words before "to" says that something goes there."""
    return not words("where", "words", "movers").isdisjoint(re.findall(r"[a-z]+", text.lower()))


def _without_lists(gap: str, figure: Figure, inner: Sequence[Figure]) -> str:
    """The gap without the commas of a list of figures: "three deaths, five injuries and two arrests in Goma"."""
    first = gap.partition(",")[0].strip()
    listed = bool(inner) and first in ("", figure.counts, figure.event, f"{figure.counts} {figure.event}")
    return gap.replace(",", " ") if listed else gap


def _other_clause(gap: str, inner: Sequence[Figure]) -> bool:
    """Whether "and" between a figure and a place leads to another verb, not to another figure."""
    return len(_AND.findall(gap)) > len(inner)
