"""The page of claims that a search finds."""

from urllib.parse import urlencode

import pytest

from tests.factories import make_story


@pytest.fixture
def story(book):
    book.add(make_story(id="story", url="https://post.example/flood"))


def test_search_finds_claims_and_leads_to_them(client, story):
    html = client.get("/search?q=houses").text
    assert "at least 300 houses in Eastvale were flooded" in html
    assert '<span class="figure" aria-hidden="true">≥300</span>' in html
    assert '<a href="/article/story"><bdi>Houses flooded in Eastvale</bdi></a>' in html
    assert 'value="houses"' in html


def test_a_found_claim_names_who_denied_it_and_a_denial_what_it_is_against(client, story, book):
    claim, denial, _ = book.claims_of(["story"])
    html = client.get("/search?q=300").text
    assert f'denied by <a href="/claim/{denial.claim_id}"><bdi>The river office</bdi></a>' in html
    assert '<span class="dim">· 3 Feb 2025</span>' in html
    html = client.get("/search?q=stance:denies").text
    assert f'against <a href="/claim/{claim.claim_id}"><bdi>Ada Brown</bdi></a>' in html
    assert "<bdi>at least 300 houses in Eastvale were flooded</bdi>" in html


def test_search_says_what_it_looked_for(client, story):
    assert "said by “brown”" in client.get("/search?q=who:brown").text


def test_search_leads_to_what_was_printed_first(client, story):
    html = client.get("/search?q=houses").text
    assert '<a href="/search?q=houses+order%3Aoldest">Oldest first: who said it before others</a>' in html
    html = client.get("/search?q=houses+order:oldest&kind=figures").text
    assert '<a href="/search?q=houses&amp;kind=figures">Newest first</a>' in html
    assert "the oldest first" in html
    assert "order%3Aoldest&amp;kind=sources" in html
    html = client.get("/search?q=has:figure+order:oldest&kind=sources").text
    assert "oldest first" not in html.partition("<details")[0]


def test_search_that_finds_nothing_says_so(client, story):
    assert ": none." in client.get("/search?q=zeppelin").text


def test_search_that_cannot_be_understood_says_why(client, story):
    answer = client.get("/search?q=colour:red")
    assert answer.status_code == 400
    assert "There is no operator colour:" in answer.text
    assert client.get("/search.json?q=colour:red").status_code == 400


def test_search_without_words_shows_how(client, story):
    html = client.get("/search").text
    assert "How to search" in html
    assert '<details class="fold left" open>' in html


def test_search_goes_on_page_by_page(client, book):
    for number in range(2):
        book.add(make_story(id=f"a{number}", url=f"https://post.example/{number}", outlet=f"Paper {number}"))
    first = client.get("/search.json?q=houses").json()
    second = client.get("/search.json", params={"q": "houses", "after": first["next"]}).json()
    found = [hit["claim_id"] for page in (first, second) for hit in page["items"]]
    assert len(found) == len(set(found)) == 4
    assert 'rel="next">Show more</a>' in client.get("/search?q=houses").text


def test_hostile_search_is_only_shown(client, story):
    html = client.get("/search", params={"q": '"><script>alert(1)</script>"'}).text
    assert "<script>alert" not in html


FACETS = [
    ("houses", "says", "houses stance:says", 2),
    ("houses", "Ada Brown", 'houses source:"Ada Brown"', 1),
    ("houses", "The Eastvale Post", 'houses outlet:"The Eastvale Post"', 2),
    ("houses", "a figure", "houses has:figure", 2),
    ("has:denial report", "a denial", "report", 1),
    ("stance:denies", "denies", "", 1),
]


@pytest.mark.parametrize(("query", "words", "asked", "count"), FACETS, ids=[row[2] or row[0] for row in FACETS])
def test_search_is_narrowed_down_by_links_with_counts(client, story, query, words, asked, count):
    html = client.get("/search", params={"q": query}).text
    address = f"/search?{urlencode({'q': asked})}" if asked else "/search"
    link = html.split(f'<bdi>{words}</bdi> <span class="dim">{count}</span>')[0].rpartition("<a ")[2]
    assert f'href="{address}"' in link
    assert ("aria-current" in link) == (len(asked) < len(query))
    if asked and len(asked) > len(query):
        assert len(client.get("/search.json", params={"q": asked}).json()["items"]) == count


OF_KINDS = [
    ("articles", "houses", "Articles with “houses”: 1 article.", '<a href="/article/story" data-open'),
    ("figures", "houses", "Figures of claims with “houses”: 2 figures.", "≥300"),
    ("sources", "has:figure", "Sources of claims with a figure: 2 sources.", "1 claim in 1 article"),
    ("sources", "brown has:figure", "Sources named “brown”, of claims with a figure: 1 source.", "Ada Brown"),
]


@pytest.mark.parametrize(("kind", "query", "heading", "words"), OF_KINDS, ids=[row[0] for row in OF_KINDS])
def test_search_finds_articles_figures_and_sources_too(client, story, kind, query, heading, words):
    html = client.get("/search", params={"q": query, "kind": kind}).text
    assert heading in html
    assert words in html.split('class="tabs"')[1]
    tab = html.split('aria-current="page"')[1]
    assert tab.startswith(f">{kind.capitalize()} ")
    found = client.get("/search.json", params={"q": query, "kind": kind}).json()
    rows = client.get("/search.csv", params={"q": query, "kind": kind}).text.splitlines()
    assert found["counts"][kind] == len(found["items"]) == len(rows) - 1
    assert client.get("/search.atom", params={"q": query, "kind": kind}).status_code == (
        400 if kind == "sources" else 200
    )


def test_search_for_articles_goes_on_page_by_page(client, book):
    for number in range(3):
        book.add(make_story(id=f"a{number}", url=f"https://post.example/{number}", outlet=f"Paper {number}"))
    html = client.get("/search?q=houses&kind=articles").text
    more = html.split('rel="next">')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "kind=articles" in more
    assert client.get(more).text.count("data-open") == 1


def test_search_for_something_else_says_what_there_is(client, story):
    answer = client.get("/search?q=houses&kind=pictures")
    assert answer.status_code == 400
    assert "There is one for claims, articles, figures, sources." in answer.text


def test_search_as_json_has_its_facets(client, story):
    facets = client.get("/search.json?q=houses").json()["facets"]
    assert (facets["counted"], facets["whole"], facets["stances"]) == (2, True, [["says", 2]])


def test_facets_count_the_newest_where_there_are_many(book, story, monkeypatch):
    monkeypatch.setattr("onrecord.ledger.finding.facets.MOST", 1)
    facets = book.facets("houses")
    assert (facets.counted, facets.whole) == (1, False)


def test_a_page_of_what_was_found_says_how_much_there_is_in_all(client, story):
    html = client.get('/search?q=outlet:"The+Eastvale+Post"').text  # a page shows two
    assert ": 3 claims.</p>" in html
    assert 'Claims <span class="dim">3</span>' in html
