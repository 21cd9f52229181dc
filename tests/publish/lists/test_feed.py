"""The feed: items, filters, paging, copies, and what an empty ledger says."""

import re

import pytest

from onrecord.ledger.views.articles import FeedFilter, FeedItem, FeedPage, OutletCount
from onrecord.ledger.views.keeping import Counts, FollowedCounts
from onrecord.ledger.views.stories import StoryRow
from onrecord.publish.lists.feed import Gathered, feed_address, feed_context, filter_from
from onrecord.publish.views.frame import Frame
from tests.factories import STORY, Saying, make_article, make_reading, make_story

FRAME = Frame(title="t", base="http://localhost", version="0")


def item(**more):
    values = {
        "article_id": "a1", "url": None, "title": "Title", "outlet": "The Post", "published": "2025-02-03",
        "published_from": "given", "read_minutes": 2, "language": "en", "image": None, "sources": 6, "claims": 12,
        "figures": 3, "denials": 1, "not_verified": 1, "new_claims": 12,
    }  # fmt: skip
    return FeedItem(**values | more)


def context(*items, wanted=None, after=None, following=None, outlets=(), stories=None):
    known = Gathered(
        FeedPage(items, following),
        Counts(1, 2, 3, 4, 5),
        outlets,
        FollowedCounts(3, ("Lagoon Post: it is gone.",)),
        stories or {},
    )
    return feed_context(known, FRAME, wanted or FeedFilter(), after=after)


def test_feeds_that_fail_are_named_at_the_foot():
    assert context().failing_words == "1 followed feed could not be read"
    assert "Lagoon Post: it is gone." in context().failing[0]


def test_strip_has_its_fixed_order():
    assert context(item()).items[0].strip == ("6 sources", "12 claims", "3 figures", "1 denial", "1 not verified")


def test_strip_leaves_out_what_is_none():
    quiet = item(sources=1, claims=1, figures=0, denials=0, not_verified=0)
    assert context(quiet).items[0].strip == ("1 source", "1 claim")


@pytest.mark.parametrize(
    ("claims", "new", "said"),
    [(12, 12, None), (12, 3, "3 new"), (12, 0, "repeats what is known"), (0, 0, None)],
)
def test_new_against_repeated(claims, new, said):
    assert context(item(claims=claims, new_claims=new)).items[0].news == said


def test_item_leads_to_its_story():
    flood = StoryRow("y1", "Flood in Eastvale", "2025-02-03", "2025-02-05", 3, 2, 3, 40)
    in_story, alone = context(item(), item(article_id="a2"), stories={"a1": flood}).items
    assert (in_story.story.words, in_story.story.address) == ("Flood in Eastvale", "/story/y1")
    assert alone.story is None


def test_day_alone_and_instant_with_zone():
    first, second, third = context(item(), item(published="2025-02-03T07:05:00+02:00"), item(published=None)).items
    assert (first.date, second.date) == ("3 Feb 2025", "3 Feb 2025, 07:05 UTC+2")
    assert (third.date, third.when) == ("date not known", None)


def test_page_of_an_unknown_outlet_is_named_by_its_site():
    (shown,) = context(item(outlet=None, url="https://www.harbour.example/a")).items
    assert shown.outlet == "harbour.example"


def test_stories_of_the_page_filter_it():
    flood = StoryRow("y1", "Flood in Eastvale", "2025-02-03", "2025-02-05", 3, 2, 3, 40)
    page = context(item(), item(article_id="a2"), stories={"a1": flood, "a2": flood})
    assert [one.name for one in page.filters] == ["Only with"]  # one story is no choice
    chosen = context(item(), wanted=FeedFilter(story="y1"), stories={"a1": flood})
    assert [(c.words, c.address) for c in chosen.filters[-1].choices] == [("Flood in Eastvale", "/")]
    assert [c.words for c in chosen.active] == ["of the story “Flood in Eastvale”"]
    assert filter_from({"story": "y1", "first": "1"}) == FeedFilter(story="y1", first_hand=True)


def test_address_says_the_whole_state():
    query = {"figures": "1", "denial": "1", "outlet": "A & B", "language": "en"}
    wanted = filter_from(query)
    assert wanted == FeedFilter(has_figures=True, has_denial=True, outlet="A & B", language="en")
    assert feed_address(wanted, "x~y") == "/?figures=1&denial=1&outlet=A+%26+B&language=en&after=x~y"
    assert feed_address(FeedFilter()) == "/"


def test_filters_keep_each_other_and_can_be_taken_off():
    page = context(
        item(), wanted=FeedFilter(has_figures=True, outlet="The Post"), outlets=[OutletCount("The Post", 3, 9)]
    )
    only, outlet = page.filters
    assert [(c.words, c.active, c.address) for c in only.choices] == [
        ("figures", True, "/?outlet=The+Post"),
        ("a denial", False, "/?figures=1&denial=1&outlet=The+Post"),
        ("what could not be verified", False, "/?figures=1&unverified=1&outlet=The+Post"),
        ("first-hand reporting", False, "/?figures=1&outlet=The+Post&first=1"),
    ]
    assert [(c.words, c.active, c.count, c.address) for c in outlet.choices] == [
        ("The Post", True, 3, "/?figures=1")
    ]
    assert [c.words for c in page.active] == ["with figures", "from The Post"]


def test_filter_finds_what_could_not_be_verified(client, book):
    book.add(make_story(id="checked"))
    told = [part for part in client.get("/feed.json?unverified=1").json()["items"] if not part["not_verified"]]
    assert told == []
    assert filter_from({"unverified": "1"}) == FeedFilter(not_verified=True)


def test_more_keeps_the_filter():
    page = context(item(), wanted=FeedFilter(has_denial=True), after="m~1", following="n~2")
    assert (page.more, page.newest) == ("/?denial=1&after=n~2", "/?denial=1")


def test_empty_ledger_says_what_to_do(client):
    html = client.get("/").text
    assert "This ledger is empty" in html
    assert "onrecord add" in html


def test_filter_that_nothing_passes_offers_everything(client, book):
    book.add(make_story())
    html = client.get("/?outlet=None").text
    assert "No article passes these filters" in html
    assert '<a href="/">Show everything</a>' in html


def test_show_more_leads_through_all_articles_once(client, book):
    for day in range(1, 6):
        text = f"On day {day} the mayor of town {day * 17} said boats number {day * 31} had left harbour {day * 7}."
        book.add(make_reading(make_article(text, id=f"a{day}", published=f"2025-02-0{day}"), [Saying(text)]))
    address, seen = "/", []
    while address:
        html = client.get(address).text
        seen += re.findall(r'<a href="/article/(a\d)" data-open>', html)
        found = re.search(r'<p class="more"><a href="([^"]+)"', html)
        address = found[1].replace("&amp;", "&") if found else None
    assert seen == ["a5", "a4", "a3", "a2", "a1"]


def test_copies_are_folded_and_named(client, book):
    book.add(make_story(id="first"))
    book.add(make_story(id="second", outlet="The River Herald", title="Flood", published="2025-02-04"))
    html = client.get("/").text
    assert html.count('<li class="item"') == 1
    assert "1 copy of this text" in html
    assert '<a href="/article/second"><bdi>Flood</bdi></a>' in html
    assert "Joined because: " in html


def test_feed_json_pages(client, book):
    for number in range(3):
        text = " ".join(f"{word}{number}" for word in STORY.split())
        book.add(
            make_reading(make_article(text, id=f"a{number}", published=f"2025-02-0{number + 1}"), [Saying(text)])
        )
    first = client.get("/feed.json").json()
    assert [item["article_id"] for item in first["items"]] == ["a2", "a1"]
    second = client.get("/feed.json", params={"after": first["next"]}).json()
    assert [item["article_id"] for item in second["items"]] == ["a0"]
    assert second["next"] is None
    assert second["counts"]["articles"] == 3


@pytest.mark.parametrize("address", ["/?after=nonsense", "/feed.json?after=nonsense"])
def test_broken_place_is_said(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "not a place" in answer.text
