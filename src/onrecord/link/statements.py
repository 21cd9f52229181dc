"""A claim as linking across articles sees it: who speaks for which body, of what day, with which figures.

A reading comes in, one `Statement` a claim goes out, in the order of the reading's claims. What a statement holds
depends on its own article alone, so it is the same whatever else the ledger knows. A figure that tells what it
counts becomes an `Answer`, whose `Frame` is the question it answers: measure, unit, counted set and scope; place
and day stand beside it. Slots are stems in a fixed order, so that "North Korean troops" and "soldiers of North
Korea" differ, and "North Korean soldiers" and "North Korean troops" do not.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.counts import counted_group, interval, is_part
from onrecord.link.measures import clause_of, counted_of_number, measure_of
from onrecord.link.terms import counted_rows, general_people, pattern, rows_of, stem, stop_words, tokens, word_set
from onrecord.link.view import View, view_claims
from onrecord.records import Anchor, Article, Bound, Change, Figure, Mode, Reading, Source, SourceKind, Stance

Days = tuple[dt.date | None, dt.date | None]

CONTEXT_WORDS = 20
"""How many words an article is known by; two reports of one happening share a third of them or more."""
_TOPIC_WORDS = 6
"""How many words beside a figure tell what it is about when no row of the lexicon does."""
_SMALL = 3
"""A bare number up to this, of nothing the lexicon knows, is no answer: "two demands", "one of them"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The question that a figure answers; figures of unlike frames never meet.

    `measure` is a row of the lexicon ("killed"), the stem of what happened, or "" where only the words about the
    figure tell. `scope` is "" for a running total or one happening, "more" for what is added to another figure,
    "rate" for so many a day, "feared" and "planned" for what has not happened.
    """

    measure: str
    unit: str
    counted: str
    scope: str

    @property
    def key(self) -> str:
        """The frame in one text."""
        return "|".join((self.measure, self.unit, self.counted, self.scope))


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure of a claim with its frame.

    `low` and `high` are the interval that the words allow, infinite where they leave it open; `figure` is its place
    among the reading's figures, `topic` the words beside it, `places` the words of places it is said of. `running`
    says whether its words tell of a running count, `one_day` whether they tell of one day instead; `label` names
    what is counted, as written.
    """

    figure: int
    words: str
    bound: Bound
    low: float
    high: float
    frame: Frame
    topic: frozenset[str]
    places: frozenset[str]
    one_day: bool
    running: bool
    label: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: its words, its voice, its days and its answers.

    `voice` names the body that speaks, the same in every article; "" where nobody is named. `moment` orders
    claims: by publication, then by a digest of the article's id, then by place; articles without a date come last.
    """

    claim: str
    moment: str
    voice: str
    who: str
    stance: Stance
    cue: str
    content: str
    evidence: str
    start: int
    stop: int
    as_of: Days | None
    said: Days | None
    published: dt.date | None
    context: tuple[str, ...]
    names: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    own_voice: bool = False


def read_statements(reading: Reading, moments: Sequence[str]) -> list[Statement]:
    """The statements of a reading's claims.

    Args:
        reading: one article's reading.
        moments: the moment of each claim, in the order of the reading's claims.
    """
    article = reading.article
    views = view_claims(article, reading.attributions, reading.claims, reading.sources, reading.figures)
    by_claim = {view.claim.id: view for view in views}
    context, names = article_words(reading)
    voices = read_voices(reading.sources)
    inner = _innermost(views)
    out = []
    for moment, claim in zip(moments, reading.claims, strict=True):
        view = by_claim[claim.id]
        own = [at for at in claim.figures if inner.get(at) is view]
        answers = (read_answer(view, reading.figures[at], at) for at in own)
        out.append(
            Statement(
                claim=claim.id,
                moment=moment,
                voice=voices.get(claim.source or "", _outlet_voice(article) if view.own_voice else ""),
                who=article.outlet or "the outlet" if view.own_voice else view.who,
                stance=claim.stance,
                cue=view.cue,
                content=" ".join(view.content.split()),
                evidence=claim.evidence.text,
                start=claim.evidence.start,
                stop=claim.evidence.end,
                as_of=None if claim.as_of is None else (claim.as_of.first, claim.as_of.until),
                said=None if claim.said_when is None else (claim.said_when.first, claim.said_when.until),
                published=None if article.published is None else _day(article),
                context=context,
                names=names,
                answers=tuple(answer for answer in answers if answer is not None),
                own_voice=view.own_voice,
            )
        )
    return out


def _day(article: Article) -> dt.date | None:
    try:
        return article.published.day if article.published else None
    except ValueError:
        return None


def _innermost(views: Sequence[View]) -> dict[int, View]:
    """The view that says each figure itself, by its index: that with the shortest content."""
    out: dict[int, View] = {}
    for view in sorted(views, key=lambda v: (not v.own_voice, v.start - v.end)):
        out.update(dict.fromkeys(view.claim.figures, view))
    return out


_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
_TAKEN_BACK = frozenset({Stance.ASKS, Stance.DECLINES, Stance.CANNOT_VERIFY})


def read_answer(view: View, figure: Figure, at: int) -> Answer | None:
    """A figure with its frame, or None when its words do not tell what it counts or of which whole it is a part."""
    low, high = interval(figure)
    if (
        (low is None and high is None)
        or view.claim.stance in _TAKEN_BACK
        or figure.unit in word_set("across", "measures")
    ):
        return None
    if figure.change is not Change.ADDITIONAL and (
        (figure.unit != "percent" and is_part(view, figure))
        or pattern("across", "partial").search(" ".join(clause_of(view, figure)))
    ):
        return None
    frame, topic = _frame(view, figure), _topic(view, figure)
    if not frame.measure and (len(topic) < 2 or _is_small(figure, frame)):
        return None
    text = view.claim.evidence.text
    running = pattern("across", "running").search(text) is not None
    return Answer(
        figure=at,
        words=figure.span.text,
        bound=figure.bound,
        low=float("-inf") if low is None else low,
        high=float("inf") if high is None else high,
        frame=frame,
        topic=topic,
        places=_places(view.content if len(view.content) > 20 else text),
        one_day=_is_one_day(view) and not running,
        running=running,
        label=figure.counts or "",
    )


def _is_small(figure: Figure, frame: Frame) -> bool:
    top = max(value for value in (figure.low, figure.high) if value is not None)
    return not frame.unit and (top <= _SMALL or not frame.counted)


def _frame(view: View, figure: Figure) -> Frame:
    unit, measure = figure.unit or "", measure_of(view, figure)
    around = " ".join(clause_of(view, figure))
    event = stem(tokens(figure.event)[0]) if figure.event and tokens(figure.event) else ""
    words = counted_group(figure).split()
    if figure.counts is None and not unit:
        known = counted_rows() | rows_of("people_measured")
        told = counted_of_number(view, figure)
        words = [stem(w) for w in told if w not in known and w not in general_people() | stop_words()]
    if measure in ("votes", "share"):
        named = [fold(name) for name in _CAPITAL.findall(clause_of(view, figure)[0])]
        words = [name for name in named if name not in stop_words()][-1:]
    counted = " ".join(sorted({_alike(word) for word in words}))
    if not measure and event and not unit:
        measure = event
    return Frame(measure, unit, counted, _scope(figure, clause_of(view, figure)[0], around) or _other_year(view))


def _other_year(view: View) -> str:
    """The year, or the words for one, that a claim tells of instead of the present; "" where it does not."""
    found = pattern("across", "other_time").search(view.claim.evidence.text)
    if found is None:
        return ""
    as_of = view.claim.as_of
    if found.group("year") and as_of and as_of.anchor is Anchor.PUBLISHED:
        return ""
    return found.group("year") or "before"


def _alike(word: str) -> str:
    return "soldier" if word in {stem(w) for w in word_set("across", "soldiers")} else word


def _scope(figure: Figure, before: str, around: str) -> str:
    if figure.change is Change.ADDITIONAL:
        return "more"
    if before.rstrip().endswith(" by") or (figure.change is Change.CHANGE and figure.unit == "percent"):
        return "change"
    if figure.mode in (Mode.FEARED, Mode.EXPECTED, Mode.PLANNED):
        return "feared" if figure.mode is Mode.FEARED else "planned"
    return "rate" if pattern("across", "rate").search(around) else ""


def _topic(view: View, figure: Figure) -> frozenset[str]:
    """The stems of the content words nearest to a figure in its sentence, without numbers."""
    start = figure.span.start - view.claim.evidence.start
    text = view.claim.evidence.text
    before = tokens(text[max(0, start - 120) : max(0, start)])[::-1]
    after = tokens(text[start + len(figure.span.text) :][:120])
    ranked = [word for pair in _zipped(before, after) for word in pair]
    kept = [
        stem(w) for w in ranked if w not in stop_words() and w not in word_set("across", "plain") and w.isalpha()
    ]
    kept += [stem(w) for w in tokens(figure.counts or "") if w.isalpha() and w not in general_people()]
    return frozenset(list(dict.fromkeys(kept))[:_TOPIC_WORDS])


def _zipped(one: list[str], other: list[str]) -> list[tuple[str, ...]]:
    longest = max(len(one), len(other))
    return [(*one[at : at + 1], *other[at : at + 1]) for at in range(longest)]


def _places(text: str) -> frozenset[str]:
    """The words of the places that a text says something happened at."""
    found: set[str] = set()
    for match in pattern("across", "place").finditer(text):
        words = [fold(word) for word in match.group(1).split()]
        found.update(word for word in words if word not in word_set("across", "no_place") and len(word) > 2)
    return frozenset(found)


def _is_one_day(view: View) -> bool:
    """Whether a claim holds for one day."""
    days = view.claim.as_of
    if days is None or days.first is None or days.until is None:
        return False
    return (days.until - days.first).days <= 1


def fold(word: str) -> str:
    """A word in lower case without accents, marks of possession and quotation marks."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"['’]s?$", "", "".join(c for c in plain if not unicodedata.combining(c))).strip("'’\"“”-")


_NAME = re.compile(r"(?<![.!?:“\"‘] )(?<![“\"‘(])(?<!^)\b[A-Z][a-z][\w’'-]+(?: [A-Z][a-z][\w’'-]+)*", re.MULTILINE)


def article_words(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words an article is known by, the best first, and its two most frequent names as written.

    Names and content words count by how often they stand there, those of the title thrice. The names of people
    who speak are left out, since the same people speak of everything.
    """
    article = reading.article
    body = " ".join(article.text[block.start : block.end] for block in article.body())[:20_000]
    people = {
        fold(w) for s in reading.sources if s.kind in (SourceKind.PERSON, SourceKind.OUTLET) for w in s.name.split()
    }
    counts: Counter[str] = Counter()
    written = Counter(match.group() for match in _NAME.finditer(body))
    names = {stem(fold(word)) for name in written for word in name.split()}
    dull = word_set("across", "plain") | word_set("across", "no_place") | stop_words()
    for text, weight in ((article.title or "", 3), (body, 1)):
        for word in tokens(text):
            plain = fold(word)
            if (
                len(plain) > 2
                and plain.isalpha()
                and word not in dull
                and plain not in people
                and word not in counted_rows()
            ):
                key = stem(plain)
                counts[key] += weight * (2 if key in names else 1)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    speaking = {fold(word) for source in reading.sources for word in source.name.split()}
    shown = [name for name in written if not {fold(word) for word in name.split()} & (speaking | dull)]
    shown.sort(key=lambda name: (-written[name], name))
    plain_names = dict.fromkeys(re.sub(r"['’]s?$", "", name) for name in shown)
    return tuple(ranked[:CONTEXT_WORDS]), tuple(plain_names)[:2]


def read_voices(sources: Sequence[Source]) -> Mapping[str, str]:
    """The body that each source speaks for, by the source's id; "" where nobody is named.

    A spokesman is his body, a director of "the office" is the one body of the article that is an office, anybody
    else a person under the last name.
    """
    bodies = [source for source in sources if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP)]
    return {source.id: _voice(source, bodies) for source in sources}


def _voice(source: Source, bodies: Sequence[Source]) -> str:
    if source.kind is SourceKind.OUTLET:
        return body_key(source.name)
    loose = word_set("across", "loose_bodies")
    named = body_key(source.name)
    if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP) and named in loose:
        return _the_one(named, bodies) or named
    if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP) and source.name[:1].isupper():
        return named
    spoken = body_key(source.speaks_for or "")
    if spoken in loose or spoken in ("its", "their", "his", "her"):
        spoken = _the_one(spoken, bodies)
    if spoken:
        return spoken
    if source.kind is not SourceKind.PERSON:
        return named if " " in named else ""
    head = _LEADS.match(source.role or "")
    led = _the_one(head.group(1).lower(), bodies) if head and head.group(1).lower() in loose else ""
    return led or (PERSON + " ".join(fold(word) for word in source.name.split()) if source.name.split() else "")


PERSON = "person "
_LEADS = re.compile(r"(\w+)['’]s\s+(?:\w+\s+)?(?:director|head|chief|chairwoman|chairman|president|leader)\b")


def _the_one(word: str, bodies: Sequence[Source]) -> str:
    """The one body of an article that "the office", "the company" or "its" can be, or ""."""
    named = {body_key(body.name) for body in bodies if body.name[:1].isupper() or " " in body.name}
    fitting = {key for key in named if word in key.split()}
    if not fitting and word in ("its", "their", "company", "operator", "firm"):
        loose = word_set("across", "loose_bodies") - {"company"} if word not in ("its", "their") else frozenset()
        fitting = {key for key in named if not set(key.split()) & loose}
    return fitting.pop() if len(fitting) == 1 else ""


def body_key(name: str) -> str:
    """A body's name as its folded words in order of the alphabet, without articles."""
    words = {fold(word).replace(".", "") for word in name.split()}
    return " ".join(sorted(word for word in words if word and word not in ("the", "a", "an", "of", "for", "in")))


def _outlet_voice(article: Article) -> str:
    return body_key(article.outlet) if article.outlet else ""


def same_voice(one: str, other: str) -> bool:
    """Whether two voices are one: a person under last names that agree, a body under its words.

    Bodies are one when all words of one stand in the other, two at least, or one that stands for such a body
    ("the ministry"). A person whose whole name is a body's is that body, read as a person.
    """
    if not one or not other:
        return False
    if one.startswith(PERSON) and other.startswith(PERSON):
        mine, theirs = one.split()[1:], other.split()[1:]
        return mine[-1] == theirs[-1] and (len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0])
    less, more = sorted((set(one.removeprefix(PERSON).split()), set(other.removeprefix(PERSON).split())), key=len)
    if less == more:
        return True
    if one.startswith(PERSON) or other.startswith(PERSON):
        return False
    return less < more and (len(less) >= 2 or less <= word_set("across", "loose_bodies"))
