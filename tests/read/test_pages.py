"""Pages become articles: every line for what it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyInputError, NoArticleError, NotTextError, OnrecordError
from onrecord.read import read_page
from onrecord.records import Page, Role
from onrecord.settings import Settings

from .pages import CLEAN, HTML, SCRAPE, SCRAPE_ROLES


def words(article, role):
    return [article.text[b.start : b.end] for b in article.blocks if b.role == role]


def test_every_line_of_a_scraped_page_gets_its_role():
    article = read_page(Page(text=SCRAPE))
    assert [str(block.role) for block in article.blocks] == SCRAPE_ROLES


def test_the_text_of_a_page_is_kept_byte_for_byte():
    text = "\ufeff  " + SCRAPE.replace("\n", "\r\n") + "\t \n"
    assert read_page(Page(text=text)).text == text


def test_a_scraped_page_gives_title_author_and_minutes():
    article = read_page(Page(text=SCRAPE))
    assert article.title == "Ferry operator admits second leak, Ellin mayor says"
    assert article.read_minutes == 3
    (author,) = article.authors
    assert (author.name, author.role) == ("Mira Tolland", "Senior Reporter")
    assert author.bio.startswith("Mira Tolland works")


def test_a_clean_article_given_as_a_page_stays_whole():
    assert {block.role for block in read_page(Page(text=CLEAN)).blocks} == {Role.BODY}


def test_an_article_is_body_whatever_its_lines_look_like():
    article = read_page(Page(text="Home\nBy Mira Tolland\n3 min read", kind="article"))
    assert [block.role for block in article.blocks] == [Role.BODY] * 3


def test_one_sentence_is_an_article():
    sentence = "Mayor Ada Brunn denied on Monday that the ferry had leaked."
    assert words(read_page(Page(text=sentence)), Role.BODY) == [sentence]


def test_a_dateline_stays_inside_its_paragraph():
    text = CLEAN.replace("The dam above", "HARL, Marland (Ellin News) - The dam above", 1)
    assert read_page(Page(text=text)).blocks[0].role is Role.BODY


def test_the_body_of_html_is_its_paragraphs_and_subheads():
    article = read_page(Page(html=HTML))
    body = words(article, Role.BODY)
    assert len(body) == 5
    assert body[1] == "Nobody was killed, but 120 people had to leave their homes, according to Mayor Peter Lund."
    assert words(article, Role.SUBHEAD) == ["Cracks in the wall"]


def test_nothing_a_reader_sees_is_dropped_from_html():
    article = read_page(Page(html=HTML))
    assert "Privacy policy" in words(article, Role.FURNITURE)
    assert words(article, Role.CREDIT) == ["Photo: Ina Voss"]
    assert words(article, Role.CAPTION) == ["The dam above Harl on Thursday morning, seen from the bridge."]
    assert words(article, Role.HEADLINE) == ["Dam above Harl breaks, 120 people leave homes"]
    assert words(article, Role.READ_TIME) == ["2 min read"]
    assert "not shown" not in article.text


def test_html_says_what_it_knows_of_itself():
    article = read_page(Page(html=HTML.encode(), url="https://gazette.example/x?ref=feed"))
    assert article.title == "Dam above Harl breaks, 120 people leave homes"
    assert (article.published.value, article.published.found_in) == ("2031-05-08T06:30:00+02:00", "json-ld")
    assert article.modified.value == "2031-05-08T09:00:00+00:00"
    assert (article.outlet, article.language, article.read_minutes) == ("Ellin Gazette", "en", 2)
    assert article.image == "https://gazette.example/media/dam.jpg"
    assert [(a.name, a.role) for a in article.authors] == [("Mira Tolland", "Senior Reporter")]


@pytest.mark.parametrize("url", ["http://[a/", "//[", "https://a]b/"])
def test_address_that_is_none_tells_nothing(url):
    article = read_page(Page(html=HTML.replace("Ellin Gazette", ""), url=url))
    assert article.title == "Dam above Harl breaks, 120 people leave homes"


ARCHIVE = "https://web.archive.org/web/20310509101112/https://gazette.example/dam"
KEPT = [
    (ARCHIVE, None, (ARCHIVE, "given"), "2031-05-09T10:11:12+00:00"),
    (ARCHIVE, "2032-01-01T00:00:00Z", (ARCHIVE, "given"), "2031-05-09T10:11:12+00:00"),
    ("https://gazette.example/dam", "2032-01-01T00:00:00Z", None, "2032-01-01T00:00:00Z"),
    (ARCHIVE.replace("20310509101112", "2031"), None, (ARCHIVE.replace("20310509101112", "2031"), "given"), None),
]


@pytest.mark.parametrize(
    ("url", "fetched", "archived", "taken"), KEPT, ids=[row[0][:32] + str(row[1]) for row in KEPT]
)
def test_page_of_a_web_archive_is_the_original_with_where_and_when_it_was_kept(url, fetched, archived, taken):
    article = read_page(Page(html=HTML, url=url, fetched_at=fetched))
    assert (article.url, article.fetched_at) == ("https://gazette.example/dam", taken)
    found = article.stated.archived
    assert (found and (found.value, found.found_in)) == archived


STATED = [("2032-01-01T00:00:00Z", "2032-01-01T00:00:00Z"), (None, "2031-05-09T10:11:12+00:00")]


@pytest.mark.parametrize(("fetched", "taken"), STATED)
def test_what_a_page_says_of_an_archive_is_no_word_against_when_it_was_fetched(fetched, taken):
    html = f'<link rel="canonical" href="{ARCHIVE}">{HTML}'
    article = read_page(Page(html=html, url="https://gazette.example/dam", fetched_at=fetched))
    assert (article.stated.archived.value, article.fetched_at) == (ARCHIVE, taken)


def test_what_was_given_wins_over_what_the_page_says():
    page = Page(
        html=HTML, title="Given", outlet="Given Post", authors=("A. Given",), published="2031-01-01", language="de"
    )
    article = read_page(page)
    assert (article.title, article.outlet, article.language) == ("Given", "Given Post", "de")
    assert article.authors[0].name == "A. Given"
    assert (article.published.value, article.published.found_in) == ("2031-01-01", "given")


GIVEN = [
    ("2031-01-01", "2031-01-01"),
    ("2031-01-01T09:30:00Z", "2031-01-01T09:30:00Z"),
    ("Wed, 01 Jan 2031 09:30:00 +0200", "2031-01-01T09:30:00+02:00"),
    ("January 1, 2031", "2031-01-01"),
    ("2031-13-45", None),
    ("yesterday", None),
    ("20310101", "2031-01-01"),
    ("", None),
]


@pytest.mark.parametrize(("given", "kept"), GIVEN, ids=[row[0] or "nothing" for row in GIVEN])
def test_given_day_is_a_day_or_is_named_as_none(given, kept):
    article = read_page(Page(text=CLEAN, published=given))
    assert (article.published.value if article.published else None) == kept
    assert any("is no day" in problem for problem in article.problems) is (kept is None and bool(given))
    if article.published:
        assert article.published.day.year == 2031


@pytest.mark.parametrize(
    "line", ["[](https://a.example/)", "[![](i.png)](/a)", "![](i.png)", "[ ](/a)", "* [](/a)"]
)
def test_a_markdown_link_without_words_is_read_over(line):
    article = read_page(Page(text=f"{line}\n\n{CLEAN}"))
    assert article.text.startswith(line)
    assert article.blocks[0].role is Role.FURNITURE


def test_reading_twice_gives_the_same_article():
    assert read_page(Page(html=HTML)) == read_page(Page(html=HTML))


@pytest.mark.parametrize(
    "page", [Page(text=""), Page(text=" \n\t\n"), Page(html=""), Page(html=b" "), Page(), Page(html="<p></p>")]
)
def test_an_empty_page_is_named_empty(page):
    with pytest.raises(EmptyInputError, match=r"empty|no words"):
        read_page(page)


@pytest.mark.parametrize(
    "page", [Page(text="\0\1\2" * 99), Page(html=b"\x89PNG\0\0\0\0" * 50), Page(html=bytes(range(1, 256)) * 9)]
)
def test_binary_is_not_text(page):
    with pytest.raises(NotTextError, match="binary data"):
        read_page(page)


def test_a_page_without_prose_has_no_article():
    with pytest.raises(NoArticleError, match="no article on it"):
        read_page(Page(html="<ul><li><a href='/a'>Home</a></li><li><a href='/b'>World</a></li></ul>"))


def test_an_article_that_only_the_json_ld_holds_is_read_from_there():
    stated = " ".join(CLEAN.split())
    markup = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": '
        + json.dumps(stated)
        + "}</script>"
    )
    article = read_page(Page(html=f"<body>{markup}<a href='/'>Home</a></body>"))
    assert words(article, Role.BODY) == [stated]


def test_a_text_over_the_limit_is_refused():
    with pytest.raises(NotTextError, match="more than the 100"):
        read_page(Page(text="word " * 21), Settings(max_characters=100))
    with pytest.raises(NotTextError, match="max_bytes"):
        read_page(Page(html=HTML), Settings(max_bytes=100))


@settings(max_examples=60)
@given(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(SCRAPE.split("\n"))), max_size=25).map("\n".join))
def test_blocks_are_in_order_and_hold_every_letter(text):
    try:
        article = read_page(Page(text=text))
    except OnrecordError:
        return
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()
    assert all(any(b.start <= s.start and s.end <= b.end for b in article.blocks) for s in article.sentences)


_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='caption'>",
        "</div>",
        "<a href=x>",
        "</a>",
        "<figure>",
        "<script>",
        "<br>",
        "</script>",
        "<h1>",
        "&amp;",
        "&#0;",
        "<!--",
        "-->",
        "<table><td>",
        "<svg>",
        "\0",
        "<time datetime=9>",
    ]
)


@settings(max_examples=40)
@given(st.lists(st.one_of(_TAGS, st.text(max_size=30)), max_size=30).map("".join))
def test_broken_html_is_read_or_refused_with_a_reason(html):
    try:
        article = read_page(Page(html=html))
    except OnrecordError:
        return
    assert article.blocks


def _paid(words, more=""):
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": false{more}}}</script>'
    paragraph = "<p>The dam above the town of Harl broke shortly after midnight, the water authority said.</p>"
    return f"<html lang='en'><head>{stated}</head><body><h1>Dam breaks</h1>{paragraph * words}</body></html>"


PAID = {
    "nothing more is stated": (_paid(3), True),
    "most words are missing": (_paid(3, ', "wordCount": 900'), True),
    "all words are there": (_paid(3, ', "wordCount": 45'), False),
    "the page is free": (_paid(3).replace("false", "true"), False),
}


@pytest.mark.parametrize(("html", "partial"), PAID.values(), ids=PAID)
def test_a_page_that_may_show_a_part_of_its_article_says_so(html, partial):
    problems = read_page(Page(html=html)).problems
    assert any("not free to read" in problem for problem in problems) == partial


PARAGRAPHS = [
    "The ferry to the outer islands will not sail on Friday, the harbour office in Ellin said.",
    "Mayor Ada Brunn said that a second leak had been found below the water line of the ship.",
    "The office had promised that the ship would be back before the end of the winter.",
    "Divers looked at the hull for three days and found nothing at first, their captain said.",
    "The ship is forty years old, and the town has asked for a new one more than once.",
]


def test_words_that_come_back_between_the_paragraphs_are_the_site_s():
    text = "\n\nArticle content\n\n".join(["Ferry will not sail, Ellin harbour office says", *PARAGRAPHS])
    article = read_page(Page(text=text))
    assert words(article, Role.BODY) == PARAGRAPHS
    assert not words(article, Role.SUBHEAD)


def test_bylines_of_a_card_that_comes_back_name_no_author():
    card = "Most read\nHarbour fees will rise in May\nBy Jo Reed"
    text = f"\n\n{card}\n\n".join(
        ["Ferry will not sail, Ellin harbour office says\n\nBy Mira Tolland", *PARAGRAPHS]
    )
    article = read_page(Page(text=text))
    assert words(article, Role.AUTHOR_NAME) == ["Mira Tolland"]


HEADED = [
    pytest.param(
        "Story highlights Remains of a pump were found",
        [("furniture", "Story highlights"), ("body", "Remains of a pump were found")],
        id="at the start",
    ),
    pytest.param(
        "Smoke rises from Tarn on Thursday. (Photo: Ada Brown, AP) Story Highlights: The council denies all",
        [
            ("caption", "Smoke rises from Tarn on Thursday."),
            ("credit", "(Photo: Ada Brown, AP)"),
            ("furniture", "Story Highlights:"),
            ("body", "The council denies all"),
        ],
        id="behind a caption",
    ),
    pytest.param(
        "The council listed its key points and left.",
        [("body", "The council listed its key points and left.")],
        id="in a sentence",
    ),
    pytest.param("Key points", [("body", "Key points")], id="alone"),
]


@pytest.mark.parametrize(("text", "blocks"), HEADED)
def test_the_head_of_a_list_is_no_part_of_its_first_point(text, blocks):
    article = read_page(Page(text=text, kind="article"))
    assert [(str(block.role), article.text[block.start : block.end]) for block in article.blocks] == blocks


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0046)https://gazette.example/news/dam-above-harl -->",
        "<!--\n Page saved with SingleFile \n url: https://gazette.example/news/dam-above-harl \n saved date: x\n-->",
    ],
    ids=["a browser", "SingleFile"],
)
def test_a_saved_page_has_the_address_that_it_was_saved_from(comment: str):
    html = HTML.replace('rel="canonical"', 'rel="x"').replace('property="og:url"', 'property="x"')
    assert read_page(Page(html=f"{comment}{html}")).url == "https://gazette.example/news/dam-above-harl"


def test_a_page_of_an_archive_that_is_no_article_is_named_by_its_address_too():
    page = Page(
        html="<html><body><p>Log in</p></body></html>", where="a.warc, record 3", url="https://tarn.example/a"
    )
    with pytest.raises(
        NoArticleError, match=r"^a\.warc, record 3 \(https://tarn\.example/a\) has no article on it"
    ):
        read_page(page)
