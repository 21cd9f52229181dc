"""A story's page: what is said, disputed and not verified, its figures as chart and table, its origins and days."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest

from onrecord.errors import OnrecordError
from onrecord.ledger.views.stories import StoryEvent, StoryRow
from onrecord.publish.export.drafts import write_text
from onrecord.publish.export.one_file import story_page
from onrecord.publish.story import gathering
from onrecord.publish.story.changes import newest_changes
from onrecord.publish.story.gathering import GatheredStories, gather
from onrecord.publish.story.page import stories_context
from onrecord.publish.story.questions import latest, question_block
from onrecord.publish.views.frame import Frame
from onrecord.records import Stance
from tests.ledger.questions.test_questions import TAKEN_BACK, added, claim, denial, toll

DYKE = "the Eastvale dyke had been repaired twice since autumn"


READINGS = (
    toll("2025-02-03", 14),
    toll("2025-02-04", 19),
    toll("2025-02-04", 30, outlet="Marl Radio", source="Ada Brown"),
    claim("2025-02-04", DYKE, source="Mill Board"),
    denial("2025-02-05", DYKE),
    denial("2025-02-06", DYKE, source="Marl Radio", stance=Stance.CANNOT_VERIFY, cue="could not verify that"),
)


@pytest.fixture
def story(book):
    added(book, *READINGS)
    (row,) = book.stories(least=2)
    return row


@pytest.fixture
def html(client, story):
    return client.get(f"/story/{story.story_id}").text


def section(html, title):
    """The part of the page under a heading, up to the next section."""
    return html.partition(f'<h2 id="{title}">')[2].partition("</section>")[0]


def test_list_of_stories_leads_to_the_story(client, story):
    page = client.get("/stories").text
    assert f'href="/story/{story.story_id}"' in page
    assert client.get("/stories.json").json()["items"][0]["articles"] == 6


def test_list_of_stories_leads_to_the_pinned_ones(client, story, book):
    book.judge("pin", ["The dyke"], who="Ida Fenn", to="dyke has:denial")
    page = client.get("/stories").text
    assert (
        '<a href="/story/The%20dyke"><bdi>The dyke</bdi></a> <span class="code"><bdi>dyke has:denial</bdi>' in page
    )
    assert client.get("/story/The%20dyke").status_code == 200


def test_log_of_decisions_leads_to_what_they_are_about(client, story, book):
    (question, *_) = book.questions(words="killed")
    article = next(iter(book.articles())).article_id
    book.judge("rename", [question.question_id], who="Ida Fenn", to="The dead of Eastvale")
    book.judge("move", [article], who="Ida Fenn")
    book.judge("pin", ["The dyke"], who="Ida Fenn", to="dyke")
    page = client.get("/decisions").text
    assert f'<a href="/question/{question.question_id}"><bdi>The dead of Eastvale</bdi></a>' in page
    assert f'<a href="/article/{article}"><bdi>Article {article}</bdi></a>' in page
    assert '<a href="/story/The%20dyke"><bdi>Story: The dyke</bdi></a>' in page


def test_withdrawn_figure_is_struck_and_says_who_withdrew_it_and_when(client, book):
    added(book, *TAKEN_BACK)
    (story,) = book.stories(least=2)
    html = client.get(f"/story/{story.story_id}").text
    table = html.partition("The same as a table")[2].partition("</table>")[0]
    assert '<span class="figure withdrawn" aria-hidden="true">14</span>' in table
    assert "withdrawn 4 Feb 2025 by The river office" in table
    assert "✕ withdrawn" in html
    assert "Where they differ" not in html
    (told,) = re.findall(r"<b>Withdrawn</b>.*?</span>", section(html, "newest-title"), re.DOTALL)
    assert told.endswith('<span class="dim">before:</span>')
    assert "14" not in section(html, "said-title").partition("Ada Brown")[0]
    assert "The river office" in section(html, "withdrawn-title")
    (question,) = book.questions(least=2)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/question/{question.question_id}.csv").text)))
    assert {(row["source"], row["withdrawn_by"], row["withdrawn_on"]) for row in rows if row["words"] == "14"} == {
        ("The river office", "The river office", "2025-02-04"),
        ("Ada Brown", "", ""),
    }


PAGED = [
    # the page that is asked for, the stories on it, and whether more come after it
    (None, ["y0", "y1"], "/stories?after=y1"),
    ("y1", ["y2", "y3"], "/stories?after=y3"),
    ("y3", ["y4"], None),
    ("y4", [], None),
    ("of a story that is gone", ["y0", "y1"], "/stories?after=y1"),
]


@pytest.mark.parametrize(("after", "shown", "more"), PAGED, ids=[f"after {row[0]}" for row in PAGED])
def test_list_of_stories_is_shown_a_page_at_a_time(after, shown, more):
    rows = [StoryRow(f"y{at}", f"Flood {at}", None, f"2025-02-0{9 - at}", 2, 2, 2, 4) for at in range(5)]
    page = stories_context(rows, Frame("Stories", "", "1"), after=after, limit=2)
    assert [story.address for story in page.stories] == [f"/story/{id}" for id in shown]
    assert (page.more, page.newest) == (more, "/stories" if after in {"y1", "y3", "y4"} else None)


def test_second_page_of_the_list_of_stories_leads_back_and_has_no_pinned_ones(client, story, book):
    book.judge("pin", ["The dyke"], who="Ida Fenn", to="dyke")
    first, second = (client.get(f"/stories{query}").text for query in ("", f"?after={story.story_id}"))
    assert ("The dyke" in first, "Back to the newest" in first) == (True, False)
    assert ("The dyke" in second, "Back to the newest" in second) == (False, True)


def test_empty_ledger_has_no_story_and_says_why(client, book):
    assert "a story needs two articles" in client.get("/stories").text


def test_unknown_story_is_not_found(client, book):
    assert client.get("/story/none").status_code == 404
    assert client.get("/story/none.json").status_code == 404
    assert client.get("/question/none.csv").status_code == 404


def test_newest_figure_of_each_source_is_said_now(html):
    said = section(html, "said-title")
    assert "19 people were killed" in said
    assert "14 people were killed" not in said


def test_denied_claim_stands_with_its_denial_and_not_among_what_is_said(html):
    disputed = section(html, "disputed-title")
    assert disputed.index("Mill Board") < disputed.index("Lee Marsh")
    assert "Why these belong together" in disputed
    assert DYKE not in section(html, "said-title")


@pytest.mark.parametrize(
    ("readings", "kind"),
    [(READINGS, "three"), (READINGS[:-1], "three two"), (READINGS[:-2], "three alone")],
    ids=["all", "nothing unverified", "neither denied"],
)
def test_a_list_that_is_empty_leaves_its_room_to_the_others(client, book, readings, kind):
    added(book, *readings)
    (row,) = book.stories(least=2)
    assert f'<div class="{kind}" id="now">' in client.get(f"/story/{row.story_id}").text


def test_what_nobody_verified_names_who_could_not(html):
    assert "could not verify" in section(html, "unverified-title")


def test_question_has_a_chart_and_the_same_figures_as_a_table(html):
    question = html.partition('class="question"')[2].partition("</section>")[0]
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"' in question
    assert '<p class="brief">Last, on 4 Feb 2025: 19, 30</p>\n<p class="dim">3 figures · 2 sources' in question
    table = question.partition("<tbody")[2]
    assert [words in table for words in (">14<", ">19<", ">30<")] == [True] * 3
    assert '<td role="cell">up from 14</td>' in table
    assert [f">{name}</th>" in question for name in ("Change", "As of", "Also in")] == [True, False, False]


def test_question_of_many_figures_is_shown_in_part_and_leads_to_all_of_them(client, book):
    who = [f"{name} Marsh" for name in ("Ada", "Bea", "Cas", "Dov", "Eli", "Fay", "Gus", "Hal")]
    days = [f"2025-02-{day:02}" for day in range(3, 7)]
    tolls = (toll(day, 14 + 8 * at + n, source=name) for at, day in enumerate(days) for n, name in enumerate(who))
    added(book, *tolls)
    (question,) = book.questions(words="killed")
    (story,) = book.stories(least=2)
    shown = client.get(f"/story/{story.story_id}").text.partition('class="question"')[2].partition("</section>")[0]
    whole = client.get(f"/question/{question.question_id}").text
    alone = story_page(gather(book, story.story_id))
    lanes, rows = 'class="lane"', '<th scope="row" role="rowheader">'
    assert (shown.count(lanes), shown.count(rows)) == (3 * 6, 24)
    assert ">3 Feb 2025</td>" not in shown.partition("<tbody")[2]  # the newest are kept
    assert (whole.count(lanes), whole.count(rows)) == (3 * 8, 32)
    assert alone.partition('id="questions"')[2].partition('id="ledger"')[0].count(rows) == 32
    assert "2 more sources with fewer figures." in shown
    assert f'<a href="/question/{question.question_id}">All 32 figures of 8 sources</a>' in shown
    assert "The newest 24 as a table" in shown


SAME = [
    ("one figure on two days", (toll("2025-02-03", 14), toll("2025-02-04", 14, source="Ada Brown"))),
    ("two figures of one day", (toll("2025-02-03", 14), toll("2025-02-03", 19, source="Ada Brown"))),
]


@pytest.mark.parametrize(("_case", "readings"), SAME, ids=[row[0] for row in SAME])
def test_question_whose_chart_would_tell_nothing_has_its_table_alone(client, book, _case, readings):
    added(book, *readings)
    (question,) = book.questions(words="killed")
    page = client.get(f"/question/{question.question_id}").text
    assert ("<svg" in page.partition('class="question"')[2], "As a picture" in page) == (False, False)
    assert "The same as a table" not in page
    assert page.count('<th scope="row" role="rowheader">') == 2


def test_question_has_a_page_of_its_own(client, story, html, book):
    (question,) = [q for q in book.questions(least=2) if q.measure == "killed"]
    address = f"/question/{question.question_id}"
    assert f'<a href="{address}">' in section(html, "questions-title")
    page = client.get(address).text
    (answer, *_) = book.question(question.question_id).answers
    assert f'href="/claim/{answer.claim.claim_id}"' in page
    assert f'Story: <a href="/story/{story.story_id}">' in page
    assert all(f'href="{address}.{form}"' in page for form in ("csv", "json"))
    assert '<a href="' + address + '?by=said" aria-current="true">' in client.get(f"{address}?by=said").text
    assert client.get("/question/none").status_code == 404


def test_figures_that_stand_alone_lead_to_their_questions(client, book):
    added(book, *READINGS, toll("2025-02-04", 90, words="houses were sold"))
    (story,) = book.stories(least=2)
    told = gather(book, story.story_id)
    html = client.get(f"/story/{story.story_id}").text
    assert told.alone
    assert all(f'<a href="/question/{id}"><bdi>' in html for id in told.alone)
    assert all(client.get(f"/question/{id}").status_code == 200 for id in told.alone)


def test_row_of_the_table_leads_to_the_question_of_its_figure(html, client, book):
    ledger = section(html, "ledger-title")
    (question, *_) = book.questions(words="killed")
    link = f'over time: <a href="#q-{question.question_id}"><bdi>People killed</bdi><span class="vh"> · Eastvale</span>'
    assert ledger.count(link) == 3
    assert f'id="q-{question.question_id}"' in html


def test_change_that_only_points_back_is_told_by_its_sentence(book):
    points = denial("2025-02-05", "that", source="Marl Radio")
    added(book, points)
    (hit,) = book.claims_of([points.article.id])
    event = StoryEvent(
        hit.published,
        "denied",
        hit.article_id,
        hit.outlet,
        hit.claim_id,
        hit.source,
        "that",
        None,
        DYKE,
        "It does.",
    )
    ((change,),) = (day.events for day in newest_changes([event], {hit.claim_id: hit}))
    assert (change.text, change.earlier) == ("Marl Radio denied that.", (DYKE,))


def test_question_is_csv_with_open_ends_as_empty_cells(client, story, book):
    (question,) = [q for q in book.questions(least=2) if q.measure == "killed"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/question/{question.question_id}.csv").text)))
    assert len(rows) == 3
    assert client.get(f"/question/{question.question_id}.json").json()["question"]["answers"] == 3
    assert client.get(f"/question/{question.question_id}.png").status_code == 404


def test_chart_of_a_question_is_a_picture_that_stands_alone(client, story, book):
    (question,) = [q for q in book.questions(least=2) if q.measure == "killed"]
    for asked in ("", "?by=said"):
        picture = client.get(f"/question/{question.question_id}.svg{asked}")
        assert picture.headers["content-type"].startswith("image/svg+xml")
        root = ElementTree.fromstring(picture.text)
        assert root.find("{*}text").text == question.text
        assert root.find("{*}g/{*}svg/{*}desc").text.startswith(question.text)


def test_table_is_ordered_by_the_address(client, story):
    page = client.get(f"/story/{story.story_id}?sort=who").text
    ledger = section(page, "ledger-title")
    names = ("Ada Brown", "Lee Marsh", "Mill Board", "The river office")
    places = [ledger.index(f"<bdi>{name}</bdi></a></th>") for name in names]
    assert places == sorted(places)
    assert 'aria-current="true">who</a>' in page


def test_unknown_order_and_clock_are_the_usual_ones(client, story):
    page = client.get(f"/story/{story.story_id}?sort=colour&by=moon")
    assert page.status_code == 200
    assert 'aria-current="true">day said</a>' in page.text


def test_page_names_its_articles_days_and_limits(html):
    assert section(html, "origins-title").count('href="/article/') == 6
    assert section(html, "timeline-title").index("6 Feb 2025") < section(html, "timeline-title").index("3 Feb 2025")
    assert "Only the articles in this ledger are read" in html


def test_name_leads_to_all_claims_of_its_source(client, html):
    address = "/source/Mill%20Board"
    assert f'href="{address}"' in html
    assert "<li>1 claim</li>" in client.get(address).text


def test_article_and_feed_lead_to_the_story(client, story):
    for page in (client.get("/").text, client.get(f"/article/{READINGS[0].article.id}").text):
        assert f'href="/story/{story.story_id}"' in page


def test_what_contradicts_what_has_days_as_a_reader_says_them(html):
    assert "2025-02-04" not in section(html, "questions-title")


def test_page_tells_the_sources_on_which_most_rests(client, story, monkeypatch):
    monkeypatch.setattr("onrecord.publish.story.roots._ORIGINS", 0)
    told = client.get(f"/story/{story.story_id}").text.partition("how they were counted</summary>")[2]
    told = told.partition("</details>")[0]
    assert "independent origin" in told
    assert told.count("<li>") == 0
    assert "1 more first-hand source; the JSON of this page has all." in told


def test_question_says_which_figures_rest_on_whom_and_who_prints_them(client, book):
    added(book, *READINGS, toll("2025-02-03", 14, outlet="Sarn Post"))
    (question,) = [q for q in book.questions(least=2) if q.measure == "killed"]
    told = section(client.get(f"/question/{question.question_id}").text, "origins-title")
    assert told.index("The river office") < told.index("Ada Brown")
    office = told.partition("The river office")[2].partition('class="rule')[0]
    assert ">14<" in office
    assert ">19<" in office
    assert ">30<" not in office
    assert '; also in <a href="/claim/' in office
    assert "<bdi>Sarn Post</bdi>, 3 Feb 2025 (<bdi>copies The Eastvale Post</bdi>)" in office
    assert client.get(f"/question/{question.question_id}.json").json()["origins"]["least"] == 2


def test_claim_leads_to_its_question_and_to_who_prints_the_same(client, book):
    first, copy = toll("2025-02-03", 14), toll("2025-02-03", 14, outlet="Sarn Post")
    added(book, first, copy, toll("2025-02-04", 19))
    (question,) = book.questions(least=2)
    (again,) = book.claims_of([copy.article.id])
    row = client.get(f"/article/{first.article.id}").text.partition('<li class="row"')[2].partition("</dl>")[0]
    assert f'<dt>Figures</dt><dd>over time: <a href="/question/{question.question_id}">' in row
    assert f'<dt>Also in</dt><dd><a href="/claim/{again.claim_id}">Sarn Post, 3 Feb 2025</a>' in row
    for kind in ("claims", "figures"):
        found = client.get(f"/search?q=killed&kind={kind}").text
        assert f'Figures over time: <a href="/question/{question.question_id}">' in found


def test_link_to_a_page_is_shown_with_what_stands_there(client, book, story, html):
    (question,) = [q for q in book.questions(least=2) if q.measure == "killed"]
    told = {"a story": html, "a question": client.get(f"/question/{question.question_id}").text}
    told |= {"a source": client.get("/source/Ada%20Brown").text}
    told |= {"an article": client.get(f"/article/{READINGS[0].article.id}").text}
    for page in told.values():
        (described,) = re.findall(r'<meta property="og:description" content="([^"]+)">', page)
        assert f'<meta name="description" content="{described}">' in page
    assert "6 articles · 2 outlets · 1 text" in html.partition("<body>")[0]


def test_json_of_a_story_has_all_its_claims(client, story):
    told = client.get(f"/story/{story.story_id}.json").json()
    assert len(told["claims"]) == 6
    assert told["page"]["origins"]["least"] >= 1


def test_hostile_words_stay_words(client, book):
    evil = "<script>alert(1)</script> 9"
    added(book, toll("2025-02-03", 14, source="Ada <b>Brown"), toll("2025-02-04", 19, outlet=evil))
    (row,) = book.stories(least=2)
    page = client.get(f"/story/{row.story_id}").text
    assert "<script>alert" not in page
    assert "Ada <b>" not in page


def test_head_of_a_story_tells_the_figures_given_last_and_counts_what_is_spoken_against(html):
    head = section(html, "latest-title")
    assert re.search(
        r'href="#q-[^"]+".*?class="figure" aria-hidden="true">[^<]+</span>.*?class="dim">· \d', head, re.DOTALL
    )
    assert 'href="#disputed-title">Denied or disputed: ' in html


def test_head_of_a_story_tells_what_changed_last(html):
    head = section(html, "newest-title")
    assert re.findall("<b>([^<]+)</b> by <bdi>([^<]+)</bdi>", head)[:2] == [
        ("Could not be verified", "Marl Radio"),
        ("Denied", "Lee Marsh"),
    ]
    assert head.count("<h3>") == 3
    assert 'href="#changed"' in head


def test_home_page_tells_what_changed_last_in_running_stories(client, story):
    head = section(client.get("/").text, "running-title")
    assert f'href="/story/{story.story_id}"' in head
    assert "<b>Could not be verified</b> by <bdi>Marl Radio</bdi>" in head
    assert "running-title" not in client.get("/?figures=1").text


def test_a_story_as_one_file_loads_nothing_and_leads_to_where_it_was_published(book, story, tmp_path):
    book.add(toll("2025-02-07", 41, source="Lee Marsh"))
    write_text(tmp_path / "story.html", story_page(gather(book, story.story_id)))
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert not re.search(r"<(script|link|form|img)\b", page)
    assert not re.search(r'(href|src|action)="/', page)
    assert page.count("<a ") + page.count("<a\n") == page.count("</a>")
    assert 'id="ledger"' in page
    assert "41" in page
    addresses = {hit.url for hit in book.claims() if hit.url and " " not in hit.url}
    assert addresses
    assert set(re.findall(r'href="(http[^"#]*)', page)) == addresses


def test_a_long_table_is_folded_unless_the_address_asks_for_it(book, story, client, tmp_path, monkeypatch):
    address = f"/story/{story.story_id}"
    assert "as a table, each with" not in client.get(address).text
    monkeypatch.setattr("onrecord.publish.story.table._FOLDED", 1)
    write_text(tmp_path / "long.html", story_page(gather(book, story.story_id)))
    page = (tmp_path / "long.html").read_text(encoding="utf-8")
    folded = page.partition(f"All {story.claims} as a table, each with its sentence</summary>")[2]
    assert folded.partition("</details>\n<")[0].count('<td role="cell" class="what">') >= 1
    assert page.count('<td role="cell" class="what">') == story.claims > 1
    assert "as a table, each with" in client.get(address).text
    assert "as a table, each with" not in client.get(f"{address}?rows=all").text
    assert "as a table, each with" not in client.get(f"{address}?sort=said").text


def test_figures_of_other_stories_are_said_to_be_outside(book, story):
    page = next(one for one in map(book.question, (q.question_id for q in book.questions())) if latest(one, ""))
    articles = {answer.claim.article_id for answer in page.answers}
    assert "outside" not in latest(page, "", articles).day
    assert latest(page, "", frozenset()).day.endswith(", outside this story")
    origins = book.origins_of(articles)
    assert "outside" not in question_block(page, origins, "holds", articles).summary
    assert re.search(r"\d articles? \(\d outside this story\)", question_block(page, origins, "holds", ()).summary)


def test_what_a_long_page_has_besides_is_a_fold_away(client, story, monkeypatch):
    address = f"/story/{story.story_id}"
    whole = client.get(address).text
    monkeypatch.setattr("onrecord.publish.story.page._CHANGES", 1)
    monkeypatch.setattr("onrecord.publish.story.page._ORIGINS", 0)
    monkeypatch.setattr("onrecord.publish.story.page._LATEST", 0)
    page = client.get(address).text
    assert re.search(r"<summary>\d+ changes on \d+ days</summary>", page)
    assert re.search(r"<summary>\d+ more texts?</summary>", page)
    folded = re.findall(r'<details class="fold question printed" id="([^"]+)"><summary><h3', page)
    assert folded == re.findall(r'<section class="question" id="([^"]+)"', whole)
    assert all(f'href="#{id}"' in page for id in folded[:1])


def test_a_story_that_cannot_be_written_says_so(book, story, tmp_path):
    with pytest.raises(OnrecordError, match="Give another place"):
        write_text(tmp_path / "no" / "story.html", story_page(gather(book, story.story_id)))


def test_a_story_says_whose_headline_names_it(html):
    assert re.search(r"Named by a headline: The Eastvale Post, \d Feb 2025<", html)


def test_a_story_is_gathered_again_only_when_the_ledger_changed(book, story, monkeypatch):
    times = []
    monkeypatch.setattr(gathering, "gather", lambda *asked: times.append(1) or gather(*asked))
    stories = GatheredStories(book)
    first = stories.get(story.story_id)
    assert stories.get(story.story_id) is first
    book.add(toll("2025-02-07", 41, source="Lee Marsh"))
    assert len(stories.get(story.story_id).claims) == len(first.claims) + 1
    assert len(times) == 2


def test_only_the_last_stories_are_kept(book, story):
    stories = GatheredStories(book)
    first = stories.get(story.story_id)
    for reading in book.articles():
        stories.get(reading.article_id)
    assert stories.get(story.story_id) is not first
