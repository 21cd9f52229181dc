"""What the feed shows, in which order, and how it goes on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.ledger import FeedFilter
from onrecord.ledger.store.rows import in_utc
from onrecord.records import Bound, Dated, Reading, Relation, Stance
from tests.factories import Saying, make_article, make_reading, make_story

INSTANTS = [
    (None, ""),
    ("2025-02-07", "2025-02-07"),
    ("2025-02-07T23:30:00-05:00", "2025-02-08T04:30:00Z"),
    ("2025-02-07T10:00:00Z", "2025-02-07T10:00:00Z"),
    ("2025-02-07T10:00:00.250+00:00", "2025-02-07T10:00:00Z"),
    ("2025-02-07T10:00", "2025-02-07T10:00:00Z"),
    ("0001-01-01T00:00:00+09:00", ""),
    ("0001-01-02T10:00:00", "0001-01-02T10:00:00Z"),
    ("9999-12-31T23:30:00-05:00", ""),
    ("2025-02-31", ""),
    ("last week", ""),
]


@pytest.mark.parametrize(("value", "utc"), INSTANTS)
def test_times_of_all_zones_are_put_in_one_order(value, utc):
    assert in_utc(None if value is None else Dated(value, "given")) == utc


def plain(id, published="2025-02-03", text=None, **article):
    return Reading(
        make_article(text or f"Nothing of note happened in {id}.", id=id, published=published, **article)
    )


def ids(page):
    return [item.article_id for item in page.items]


def test_newest_comes_first_then_the_highest_id(ledger):
    days = {"a": "2025-02-03", "b": "2025-02-05", "c": "2025-02-03", "d": None, "e": "2025-02-03T01:00:00Z"}
    list(ledger.add_many(plain(id, day) for id, day in days.items()))
    assert ids(ledger.feed()) == ["b", "e", "c", "a", "d"]


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_follow_each_other_without_gap_or_repeat(ledger, limit):
    list(ledger.add_many(plain(f"a~{at}", f"2025-02-0{at % 3 + 1}" if at % 4 else None) for at in range(7)))
    seen, after = [], None
    while True:
        page = ledger.feed(after=after, limit=limit)
        seen += ids(page)
        after = page.next
        if after is None:
            break
    assert seen == ids(ledger.feed(limit=100))
    assert len(seen) == 7


def test_place_that_no_page_gave_is_refused(ledger):
    with pytest.raises(QueryError, match="'nowhere' is not a place in the feed"):
        ledger.feed(after="nowhere")


def test_outlet_that_no_text_can_hold_is_refused(ledger):
    with pytest.raises(QueryError, match="a lone surrogate"):
        ledger.feed(FeedFilter(outlet="\ud800"))


def test_strip_counts_what_the_article_holds(ledger):
    ledger.add(make_story(id="a", image="https://post.example/1.jpg", read_minutes=2))
    (item,) = ledger.feed().items
    assert (item.sources, item.claims, item.figures, item.denials, item.not_verified) == (3, 3, 2, 1, 0)
    assert (item.title, item.outlet, item.published, item.published_from) == (
        "Houses flooded in Eastvale",
        "The Eastvale Post",
        "2025-02-03",
        "given",
    )
    assert (item.read_minutes, item.language, item.image, item.url) == (2, "en", "https://post.example/1.jpg", None)


def test_unverified_statements_are_counted(ledger):
    article = make_article("The Post could not verify the report of 40 boats.")
    ledger.add(
        make_reading(article, [Saying("the report of 40 boats", "The Post", "verify", Stance.CANNOT_VERIFY)])
    )
    assert ledger.feed().items[0].not_verified == 1


def test_claim_that_repeats_an_earlier_one_is_not_new(ledger):
    article = make_article("Ann said boats sank. Ann said so again. Ben agreed.")
    sayings = [Saying("boats sank", "Ann"), Saying("so again", "Ann"), Saying("agreed", "Ben")]
    ledger.add(make_reading(article, sayings, links=[(1, 0, Relation.REPEATS), (2, 0, Relation.AGREES)]))
    (item,) = ledger.feed().items
    assert (item.claims, item.new_claims) == (3, 2)


FILTERS = [
    (FeedFilter(), {"figures", "denial", "plain"}),
    (FeedFilter(has_figures=True), {"figures"}),
    (FeedFilter(has_figures=False), {"denial", "plain"}),
    (FeedFilter(has_denial=True), {"denial"}),
    (FeedFilter(has_denial=False, has_figures=False), {"plain"}),
    (FeedFilter(outlet="Wire"), {"plain"}),
    (FeedFilter(outlet="wire"), set()),
    (FeedFilter(language="uk"), {"denial"}),
    (FeedFilter(language="uk", has_figures=True), set()),
]


@pytest.mark.parametrize(("filters", "shown"), FILTERS, ids=[str(row[0]) for row in FILTERS])
def test_filter_lets_through_what_it_names(ledger, filters, shown):
    boats = make_article("In all 40 boats sank.", id="figures")
    denied = make_article("Ann denied the report.", id="denial", language="uk")
    readings = [
        make_reading(boats, [Saying("40 boats sank", figures={"40 boats": (40.0, 40.0, Bound.EXACT)})]),
        make_reading(denied, [Saying("the report", "Ann", "denied", Stance.DENIES)]),
        plain("plain", outlet="Wire"),
    ]
    list(ledger.add_many(readings))
    assert set(ids(ledger.feed(filters))) == shown


def test_outlets_and_counts_of_the_ledger(ledger):
    list(ledger.add_many([make_story(id="a"), plain("b", outlet="Wire"), plain("c", outlet=None)]))
    assert [(o.outlet, o.articles, o.claims) for o in ledger.outlets()] == [
        ("The Eastvale Post", 1, 3),
        ("Wire", 1, 0),
    ]
    counts = ledger.counts()
    assert (counts.articles, counts.claims, counts.sources, counts.figures, counts.links) == (3, 3, 4, 2, 1)


def test_empty_ledger_has_an_empty_feed(ledger):
    assert (ledger.feed().items, ledger.feed().next) == ((), None)
    assert ledger.counts().claims == 0
    assert ledger.outlets() == ()


@settings(max_examples=50)
@given(st.text())
def test_any_date_has_a_place(value):
    assert isinstance(in_utc(Dated(value, "text")), str)


def test_first_hand_is_what_credits_no_agency_but_its_own_outlet(ledger):
    own = "Nothing of note happened in Eastvale on Monday, the mayor of the town told its council at noon."
    wire = (
        "EASTVALE (Marl News) — The mayor of Norwick opened a bridge there on Tuesday, and hundreds came to see it."
    )
    list(
        ledger.add_many(
            [
                plain("own", text=own, outlet="The Eastvale Post"),
                plain("wire", text=wire, outlet="Marl News"),
                plain(
                    "borrowed", text=f"{wire} Boats lay still.", outlet="The Harbour Mail", published="2025-02-04"
                ),
                plain("taken", text="The dyke of Tarn stood.", outlet="The Mail", taken_from="The Tarn Herald"),
            ]
        )
    )
    first = ids(ledger.feed(FeedFilter(first_hand=True)))
    other = ids(ledger.feed(FeedFilter(first_hand=False)))
    assert {"own", "wire"} <= set(first)
    assert "taken" in other
    assert sorted([*first, *other]) == sorted(ids(ledger.feed()))


def test_a_story_filters_the_feed(ledger):
    from tests.ledger.names.test_surnames import FLOOD, VOTE, reading_of

    for row in (*FLOOD, VOTE):
        ledger.add(reading_of(row))
    (story,) = ledger.stories(least=2)
    assert sorted(ids(ledger.feed(FeedFilter(story=story.story_id)))) == ["f1", "f2", "f3"]
    assert ids(ledger.feed(FeedFilter(story="none"))) == []
