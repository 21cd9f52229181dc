"""What is said now in a story: of each source the newest figure for each question, then who gives no figure.

Claims, the links between them and the questions that several articles answer come in, lines ready to be shown
go out. Where the newest figure of a source was denied, taken back or overtaken, no older one of the same thing is
shown instead. A line says what is not sure of it: which of two figures of one day is newer, who speaks, or whether
it was read right.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage
from onrecord.publish.story.lists import day_said, first_of_each_statement, grouped, line_of, plain_words
from onrecord.publish.views.frame import Choice
from onrecord.publish.views.story import Said
from onrecord.publish.wording import safe, words
from onrecord.publish.wording.headings import without_clause
from onrecord.publish.wording.hits import mark_from
from onrecord.records import SourceKind, Stance

MOST = 7
"""How many lines the list shows before the rest is folded."""
_FOLDED = 30  # how many lines are folded under it; the table has all
_ALSO = 4  # how many further sources of one figure are named
_ENDS = frozenset({"denies", "disputes", "retracts", "corrects", "updates"})
"""What takes a claim off the list of what is said now; a conflict leaves both there."""
_ASSERTED = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS})
_NOT_NAMED = frozenset({SourceKind.UNNAMED.value, SourceKind.GROUP.value})


class Given(NamedTuple):
    """A claim that answers a question, with its answer; `rank` is the question's among those of the story."""

    hit: ClaimHit
    answer: QuestionAnswer
    rank: int

    @property
    def figure(self) -> Hashable:
        """The figure by the numbers that it stands for."""
        return self.answer.figure.low, self.answer.figure.high, self.answer.figure.bound


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said now in one line: the claims of all who say it, a source each, the newest first.

    `questions` are the ids of those that it answers. `beside` are other figures of the first source for the first
    of them, of the same day: which of them is newer is not known.
    """

    hits: tuple[ClaimHit, ...]
    questions: tuple[str, ...] = ()
    beside: tuple[Given, ...] = ()


def said_now(
    claims: Sequence[ClaimHit],
    links: Sequence[LinkRow],
    pages: Sequence[QuestionPage],
    headings: Sequence[str] = (),
) -> tuple[tuple[Said, ...], tuple[Said, ...], str]:
    """What is said now: the lines shown at first, those folded under them, and how many more these are, in words.

    `pages` are the questions that several articles answer, those of most articles first; `headings` what each is
    called on the page.
    """
    told = {page.question.question_id: heading for page, heading in zip(pages, headings, strict=False)}
    lines = [_said(one, told) for one in said_together(claims, links, pages)]
    rest = lines[MOST : MOST + _FOLDED]
    left = len(lines) - MOST - len(rest)
    said = f"{len(rest):,} more" + (f"; the table has {left:,} besides" if left > 0 else "")
    return tuple(lines[:MOST]), tuple(rest), said


def said_together(
    claims: Sequence[ClaimHit], links: Sequence[LinkRow], pages: Sequence[QuestionPage]
) -> list[Standing]:
    """All that is said now: the figures, the newest first, then the newest statements of those who give none.

    Sources whose newest answers to a question are one figure stand together, the newest of them first; a claim that
    answers several questions stands once.
    """
    gone = _ended(claims, links)
    known = {hit.claim_id: hit for hit in claims if hit.source and _asserts(hit)}
    given = _given(pages, known)
    standing = [one for group in _by_topic(pages, given).values() if (one := _newest(group, gone)) is not None]
    standing.sort(key=lambda one: (one[0].rank, one[0].hit.claim_id))
    standing.sort(key=lambda one: day_said(one[0].hit), reverse=True)
    alike = grouped(standing, lambda one: (one[0].rank, one[0].figure))
    lines = [_figure_line(groups) for groups in grouped(alike, lambda group: group[0][0].hit.claim_id)]
    speaking = {_who(hit) for one in lines for hit in one.hits}
    out = gone | {one.hit.claim_id for one in given}
    others = [hit for id, hit in known.items() if id not in out and _who(hit) not in speaking]
    return lines + _without_figures(others, links)


def doubts(one: Standing) -> tuple[str, ...]:
    """What is not sure of a line, a few words each."""
    hit = one.hits[0]
    return tuple(
        said
        for said, holds in (
            ("which figure of that day is newer", bool(one.beside)),
            ("who speaks (not named)", hit.source_kind in _NOT_NAMED),
            ("the reading (low confidence)", hit.score < words.LOW_CONFIDENCE),
            ("when it was said", not day_said(hit)),
        )
        if holds
    )


def _ended(claims: Sequence[ClaimHit], links: Sequence[LinkRow]) -> set[str]:
    """The claims that a later one speaks against or updates, with what others print of the same statement.

    What is said again on a later day than that stands.
    """
    known = {hit.claim_id: hit for hit in claims}
    ends = [link for link in links if link.relation in _ENDS]
    first = first_of_each_statement(links)
    until: dict[str, str] = {}
    for link in ends:
        if link.earlier in first and link.later in known:
            told = first[link.earlier]
            until[told] = max(until.get(told, ""), day_said(known[link.later]))
    again = {id for id, told in first.items() if id in known and day_said(known[id]) <= until.get(told, "")}
    return {link.earlier for link in ends} | again


def _asserts(hit: ClaimHit) -> bool:
    return Stance(hit.stance) in _ASSERTED and not words.is_unresolved(hit.source)


def _given(pages: Sequence[QuestionPage], known: Mapping[str, ClaimHit]) -> list[Given]:
    """The claims that answer a question, those that print an answer again among them, in the order of telling."""
    return [
        Given(known[id], answer, rank)
        for rank, page in enumerate(pages)
        for answer in page.answers
        for id in (answer.claim.claim_id, *answer.copy_claims)
        if id in known
    ]


def _by_topic(pages: Sequence[QuestionPage], given: Sequence[Given]) -> dict[Hashable, list[Given]]:
    """The answers by who gives them and what they count where, whatever days their questions are of."""
    found: dict[Hashable, list[Given]] = {}
    for one in given:
        found.setdefault((one.answer.line_key, _topic(pages[one.rank].question)), []).append(one)
    return found


def _topic(question: Question) -> Hashable:
    return question.measure, question.unit, question.counted, question.scope, question.places


def _newest(group: Sequence[Given], gone: Collection[str]) -> tuple[Given, ...] | None:
    """The answer of the last day that stands, with those of the day that may be newer; None where none stands."""
    last = max(day_said(one.hit) for one in group)
    standing = [
        one
        for one in group
        if day_said(one.hit) == last and one.answer.withdrawn is None and one.hit.claim_id not in gone
    ]
    if not standing:
        return None
    by_figure = {(one.rank, one.figure): one for one in reversed(standing)}
    newest = by_figure[standing[-1].rank, standing[-1].figure]
    if newest.answer.step != "other":
        return (newest,)
    return newest, *(one for one in by_figure.values() if one.rank == newest.rank and one is not newest)


def _figure_line(groups: Sequence[Sequence[tuple[Given, ...]]]) -> Standing:
    """The line of a claim that gives a figure for one question or for several, with who else gives the first."""
    first = groups[0]
    questions = dict.fromkeys(group[0][0].answer.question_id for group in groups)
    return Standing(_each_once(one[0].hit for one in first), tuple(questions), first[0][1:])


def _without_figures(hits: Sequence[ClaimHit], links: Sequence[LinkRow]) -> list[Standing]:
    """The newest claim of each source, one that a link tells of before others of its day; those linked first."""
    linked = {id for link in links for id in (link.later, link.earlier)}

    def of_a_source(hit: ClaimHit) -> tuple[str, bool, str]:
        return day_said(hit), hit.claim_id in linked, hit.claim_id

    best: dict[str, ClaimHit] = {}
    for hit in hits:
        best[_who(hit)] = max(best.get(_who(hit), hit), hit, key=of_a_source)
    newest = sorted(best.values(), key=lambda hit: (hit.claim_id in linked, *of_a_source(hit)), reverse=True)
    return [Standing(tuple(group)) for group in grouped(newest, lambda hit: plain_words(hit.content))]


def _who(hit: ClaimHit) -> str:
    """Who speaks, whatever apostrophes and capitals an outlet writes the name with."""
    return plain_words(hit.who or "")


def _each_once(hits: Iterable[ClaimHit]) -> tuple[ClaimHit, ...]:
    """The first claim of each who speaks."""
    found: dict[str, ClaimHit] = {}
    for hit in hits:
        found.setdefault(_who(hit), hit)
    return tuple(found.values())


def _said(one: Standing, headings: Mapping[str, str]) -> Said:
    first, *others = one.hits
    return Said(
        line_of(first),
        tuple(Choice(safe.isolated(hit.who or ""), safe.claim_address(hit.claim_id)) for hit in others[:_ALSO]),
        words.count(len(others) - _ALSO, "more source") if len(others) > _ALSO else "",
        tuple(
            Choice(safe.isolated(without_clause(headings[id])), f"#q-{id}")
            for id in one.questions
            if id in headings
        ),
        tuple(
            Choice(mark_from(given.answer.figure).sign, safe.claim_address(given.hit.claim_id))
            for given in one.beside
        ),
        ", ".join(doubts(one)),
    )
