"""The questions that figures answer, each as a block: its chart, its table, and where they differ.

A question's page and the independent origins of its answers come in, the context of one block goes out: for the
page of a story, or for that of the question alone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from onrecord.ledger.views.articles import OriginRow
from onrecord.ledger.views.questions import QuestionAnswer, QuestionPage
from onrecord.ledger.views.stories import StoryRow
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.parts.charts import LANES, figure_chart, hidden_lanes
from onrecord.publish.parts.lanes import (
    Clock,
    counted_words,
    is_charted,
    lanes_of,
    line_words,
    step_words,
    withdrawn_words,
)
from onrecord.publish.parts.links import question_address, review_question_address, story_address, story_link
from onrecord.publish.parts.scales import MIDDLE, SMALL, WIDE
from onrecord.publish.story.lists import days_of
from onrecord.publish.story.roots import MEANT, question_roots, traced_sentence, traced_words
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.question import GivenBy, Latest, Mark, QuestionBlock
from onrecord.publish.views.story import QuestionContext
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from

_LAST = 4  # so many of the figures of the last day are named over a chart
_CLOCKS: Mapping[Clock, str] = {"holds": "the day a figure is of", "said": "the day it was said"}


class Part(NamedTuple):
    """How much is shown of a question: so many sources in its chart, and so many rows, all of them when None."""

    lanes: int
    rows: int | None


WHOLE, SOME = Part(LANES, None), Part(6, 24)
"""A question on its own, and as one of several on the page of a story: a screen of it, not ten."""


def question_block(
    page: QuestionPage,
    origins: OriginCount,
    by: Clock,
    inside: Collection[str] | None = None,
    *,
    part: Part = WHOLE,
) -> QuestionBlock:
    """One question, whole or as much of it as the page of a story shows.

    `inside` are the articles of the story that the page is of; None on a page of its own.
    """
    question, charted = page.question, is_charted(page, by)
    picture = f"{question_address(question.question_id)}.svg{'' if by == 'holds' else f'?by={by}'}"
    differ = tuple(dict.fromkeys(clock.in_words(safe.isolated(because)) for because in page.differing()))
    days = " to ".join(dict.fromkeys(clock.moment(day) for day in question.period if day))
    counted, sources = counted_words(page, by)
    last, marks = _last_words(page), _marks(page, by, part.rows)
    summary = (
        counted if last else "",
        sources,
        words.count(question.articles, "article") + _elsewhere(page, inside),
        traced_words(origins),
        days,
    )
    cut = len(marks) < len(page.answers)
    return QuestionBlock(
        id=f"q-{question.question_id}",
        address=question_address(question.question_id),
        picture=picture if charted else "",
        heading=safe.isolated(question.text),
        brief=last or counted,
        summary=" · ".join(part for part in summary if part),
        chart=_charts(page, by, part.lanes) if charted else Markup(),
        chart_words=_chart_words(page, by, part.lanes, cut=cut) if charted else "",
        table_words=f"The newest {len(marks):,} as a table" if cut else "The same as a table",
        rest=f"All {counted} of {sources}" if cut else "",
        conflicts_words=f"Where they differ, and why ({len(differ):,})",
        marks=marks,
        conflicts=differ,
    )


def question_context(
    page: QuestionPage,
    origins: OriginCount,
    stories: Iterable[StoryRow],
    frame: Frame,
    *,
    texts: Mapping[str, OriginRow],
    by: Clock = "holds",
) -> QuestionContext:
    """The context of a question's own page.

    `stories` are those of its articles, `texts` says where the texts are from that print its answers.
    """
    address = question_address(page.question.question_id)
    block = question_block(page, origins, by)
    return QuestionContext(
        frame=replace(frame, description=f"{block.heading}, source by source: {block.brief} · {block.summary}."),
        question=block,
        stories=tuple(link for story in stories if (link := story_link(story)) is not None),
        clocks=tuple(
            Choice(words_of, address if name == "holds" else f"{address}?by={name}", active=name == by)
            for name, words_of in _CLOCKS.items()
        ),
        roots=question_roots(page, origins, texts),
        roots_words=traced_sentence(origins),
        roots_meant=MEANT,
        decided=tuple(map(safe.isolated, page.decided)),
        correct=review_question_address(page.question.question_id) if frame.reviewer is not None else None,
    )


def latest(page: QuestionPage, heading: str, inside: Collection[str] | None = None) -> Latest | None:
    """The figures of the last day on which any was given, the lowest first; None where all are of one day.

    `inside` are the articles of the story that the page is of: a day that no figure of theirs is of says so.
    """
    stands = [one for one in page.answers if one.withdrawn is None and one.step != "denied"]
    days = {one.said for one in stands if one.said}
    if len(days) < 2:
        return None
    last = [one for one in stands if one.said == max(days)]
    last.sort(key=lambda one: one.figure.high or one.figure.low or 0.0)
    marked = ((mark_from(one.figure), safe.isolated(words.source_words(one.line))) for one in last)
    by_sign: dict[str, GivenBy] = {}
    for mark, who in marked:
        by_sign.setdefault(mark.sign, GivenBy(who, mark))
    given = tuple(by_sign.values())
    more = f" and {len(given) - _LAST:,} more" if len(given) > _LAST else ""
    foreign = inside is not None and _articles_of(last).isdisjoint(inside)
    day = f"{clock.moment(max(days))}{', outside this story' if foreign else ''}"
    return Latest(safe.isolated(heading), f"#q-{page.question.question_id}", given[:_LAST], more, day)


def _last_words(page: QuestionPage) -> str:
    """The same in words; "" where all figures are of one day."""
    last = latest(page, page.question.text)
    if last is None:
        return ""
    return f"Last, on {last.day}: {', '.join(one.figure.words for one in last.given)}{last.more}"


def _elsewhere(page: QuestionPage, inside: Collection[str] | None) -> str:
    """How many articles with figures of the question are not of the story, in words; "" where all are."""
    outside = len(_articles_of(page.answers).difference(inside)) if inside is not None else 0
    return f" ({outside:,} outside this story)" if outside else ""


def _articles_of(answers: Iterable[QuestionAnswer]) -> set[str]:
    return {id for one in answers for id in (one.claim.article_id, *(copy.article_id for copy in one.copies))}


def _charts(page: QuestionPage, by: Clock, most: int) -> Markup:
    """The chart in the width of a page, of a smaller screen and of a phone; the style sheet shows one of them."""
    # `charts` escapes what strangers wrote.
    drawn = (Markup(figure_chart(page, by, layout, most=most)) for layout in (WIDE, MIDDLE, SMALL))  # noqa: S704
    return Markup("\n").join(drawn)


def _chart_words(page: QuestionPage, by: Clock, most: int, *, cut: bool) -> str:
    """What a chart of many sources leaves to the table, or to the page of the question where that is cut, too."""
    hidden = hidden_lanes(page, by, most=most)
    more = f"{words.count(hidden, 'more source')} with fewer figures"
    return f"{more}{'' if cut else ' in the table'}." if hidden else ""


def _marks(page: QuestionPage, by: Clock, most: int | None) -> tuple[Mark, ...]:
    """The figures as rows, source by source; the newest of them where they are more than `most`."""
    newest = sorted(page.answers, key=lambda one: one.said or "", reverse=True)[:most]
    kept = {(one.claim.claim_id, one.figure.start) for one in newest}
    return tuple(
        _mark(one) for lane in lanes_of(page, by) for one in lane if (one.claim.claim_id, one.figure.start) in kept
    )


def _mark(answer: QuestionAnswer) -> Mark:
    figure, claim = mark_from(answer.figure), answer.claim
    return Mark(
        line=safe.isolated(line_words(answer)),
        holds=days_of(*(answer.holds or (None, None))) or "",
        said=clock.moment(answer.said) if answer.said else "not known",
        sign=figure.sign,
        words=figure.words,
        step=step_words(answer),
        outlet=safe.isolated(claim.outlet or safe.site_of(claim.url) or "not known"),
        copies=words.count(len(answer.copies), "more article") if answer.copies else "",
        address=safe.claim_address(claim.claim_id),
        withdrawn=safe.isolated(withdrawn_words(answer)),
        withdrawn_at=safe.claim_address(answer.withdrawn.claim_id) if answer.withdrawn else "",
    )


def clock_choice(story: str, name: Clock, by: Clock, sort: str) -> Choice:
    """The address of a story's page with its figures placed by one clock, with the words of the clock."""
    return Choice(_CLOCKS[name], f"{shown_address(story, name, sort)}#questions", active=name == by)


def shown_address(story: str, by: Clock, sort: str) -> str:
    """The address of a story's page by this clock and in this order, "" where none was asked for."""
    asked = {name: value for name, value, usual in (("by", by, "holds"), ("sort", sort, "")) if value != usual}
    return f"{story_address(story)}?{urlencode(asked)}" if asked else story_address(story)
