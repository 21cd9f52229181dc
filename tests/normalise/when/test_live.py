"""Times and claims in the entries of a live blog."""

import datetime as dt

import pytest

from onrecord.normalise.claims import make_claims
from onrecord.normalise.when.live import find_article_times
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Anchor, Range
from onrecord.stated import LiveUpdate, Stated
from tests.factories import make_article
from tests.normalise.saying import said

TOP = "The dam broke on Thursday, the office earlier said."
NEW = "Ada Brown said this morning that the water had fallen since yesterday."
OLD = "Lee Marsh earlier said yesterday was calm. It rose the next day."
TEXT = f"{TOP}\n{NEW}\n{OLD}"


def blog(*instants):
    """An article of May 9 whose second and third paragraph are updates of some instants."""
    updates, at = [], len(TOP) + 1
    for instant, words in zip(instants, (NEW, OLD), strict=True):
        updates.append(LiveUpdate(instant, None, words, "html", at, at + len(words)))
        at += len(words) + 1
    return make_article(TEXT, published="2031-05-09", stated=Stated(updates=tuple(updates)))


def days(article):
    times = find_article_times(article, [Range(b.start, b.end) for b in article.body()])
    return [(t.span.text, t.first and t.first.isoformat(), t.anchor) for t in times]


def test_words_count_from_the_day_of_their_update():
    assert days(blog("2031-05-12T00:20:00+02:00", "2031-05-08T23:50:00Z")) == [
        ("Thursday", "2031-05-08", Anchor.PUBLISHED),
        ("this morning", "2031-05-12", Anchor.UPDATE),
        ("yesterday", "2031-05-11", Anchor.UPDATE),
        ("yesterday", "2031-05-07", Anchor.UPDATE),
        ("the next day", "2031-05-08", Anchor.MENTION),
    ]


def test_words_under_a_line_that_is_a_day_count_from_it():
    text = "It fell yesterday.\nSunday, 4 May\n23:40 GMT\nThe mayor spoke tonight.\nFriday, May 9, 2031\nIt fell yesterday."
    found = days(make_article(text, published="2031-05-09"))
    assert [(words, day) for words, day, _ in found if words in ("yesterday", "tonight")] == [
        ("yesterday", "2031-05-08"),
        ("tonight", "2031-05-04"),
        ("yesterday", "2031-05-08"),
    ]


@pytest.mark.parametrize("instant", [None, "never"], ids=["no instant", "no day"])
def test_update_without_a_day(instant):
    found = days(blog(instant, instant))
    assert found[1][1] == (None if instant else "2031-05-09")


def test_claims_keep_the_instant_of_their_update():
    article = blog("2031-05-12T00:20:00+02:00", "2031-05-08T23:50:00Z")
    attributions = [
        said(article, 1, "the office", "said", "The dam broke on Thursday"),
        said(article, 2, "Ada Brown", "@2:said", "the water had fallen since yesterday"),
        said(article, 3, "Lee Marsh", "@3:said", "yesterday was calm"),
    ]
    resolved = resolve_sources(article, attributions)
    claims = make_claims(article, attributions, resolved, (), (), found_by="test")
    assert [claim.told_at for claim in claims] == [None, "2031-05-12T00:20:00+02:00", "2031-05-08T23:50:00Z"]
    said_earlier = [claims[at].said_when for at in (0, 2)]
    assert [(said.until, said.anchor) for said in said_earlier if said] == [
        (dt.date(2031, 5, 9), Anchor.PUBLISHED),
        (dt.date(2031, 5, 8), Anchor.UPDATE),
    ]
