"""Pages that show no article: those that hold it elsewhere are read, the others refused with the reason.

The people, the places and the outlets do not exist.
"""

import json

import pytest

from onrecord.errors import EmptyInputError, NoArticleError, NotTextError
from onrecord.read import read_page
from onrecord.read.parsing.scripted import scripted_article, text_paragraphs
from onrecord.records import Page, Role
from onrecord.settings import Settings
from tests.read.pages import CLEAN
from tests.timing import cpu_within

TITLE = "Dam above Harl breaks, 120 people leave homes"
PARAGRAPHS = CLEAN.split("\n\n")
MARKED_UP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
FOOT = '<footer><p>© 2031 Ellin Gazette. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer>'


def page(body, head="", title=TITLE):
    named = f'<title>{title}</title><meta property="og:site_name" content="Ellin Gazette">'
    return f"<!doctype html><html lang='en'><head>{named}{head}</head><body>{body}</body></html>"


def linked(**more):
    said = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-05-08T06:30:00Z", **more}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def scripted(value, name="__NEXT_DATA__"):
    return f'<div id="app"></div><script id="{name}" type="application/json">{json.dumps(value)}</script>'


TEASER = {
    "title": "Halda opens talks",
    "teaser": "Halda Lines is open to talks with the unions on its crews. " * 20,
}
PIECES = [[text[:20], text[20:30], text[30:]] for text in PARAGRAPHS]
HELD = {
    "linked data": page('<div id="root"></div>', linked(articleBody="\n\n".join(PARAGRAPHS))),
    "linked data beside a word on scripts": page(
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        linked(articleBody="\n\n".join(PARAGRAPHS)),
    ),
    "scripts beside a word on scripts": page(
        '<div id="app"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
        f"<script>window.__STATE__ = {json.dumps({'article': {'parts': PARAGRAPHS}})};</script>"
    ),
    "linked data in HTML": page(f"{MENU}<p>Loading</p>", linked(articleBody=MARKED_UP)),
    "a list of texts": page(
        scripted(
            {"page": {"story": {"body": [{"kind": "p", "text": text} for text in PARAGRAPHS]}, "related": [TEASER]}}
        )
    ),
    "a text in HTML": page(scripted({"props": {"story": {"content": MARKED_UP}}})),
    "pieces of paragraphs": page(
        scripted({"story": {"body": [{"children": [{"text": piece} for piece in pieces]} for pieces in PIECES]}})
    ),
    "an assigned object": page(
        f'<div id="app"></div><script>window.__STATE__ = {json.dumps({"article": {"parts": PARAGRAPHS}})};</script>'
    ),
    "a template of a shadow tree": page(
        f"{MENU}<x-story><template shadowrootmode='open'>{MARKED_UP}</template></x-story>"
    ),
    "shown without scripts": page(f"{MENU}<noscript><article>{MARKED_UP}</article></noscript>{FOOT}"),
    "hidden until scripts run": page(f'{MENU}<div style="display:none"><h1>{TITLE}</h1>{MARKED_UP}</div>{FOOT}'),
    "a body that is hidden": page(MARKED_UP).replace("<body>", '<body style="display: none">'),
}


@pytest.mark.parametrize("lane", ["accurate", "fast"])
@pytest.mark.parametrize("html", HELD.values(), ids=HELD)
def test_an_article_that_is_not_shown_is_read_and_said_to_be(html, lane):
    article = read_page(Page(html=html), Settings(lane=lane))
    body = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY]
    assert body == PARAGRAPHS
    assert article.title == TITLE
    assert len(article.problems) == 1
    assert "show" in article.problems[0] or "hides" in article.problems[0]


AUTHORS = {
    "a name": "Ada Holm",
    "a byline": "By Ada Holm",
    "an object": {"fullName": "Ada Holm", "bio": "Ada covers the ferries."},
    "a list": [{"name": "Ada Holm"}],
}


@pytest.mark.parametrize("author", AUTHORS.values(), ids=AUTHORS)
def test_what_scripts_say_beside_an_article_is_told_of_it(author):
    story = {"publishedAt": "2031-05-08T06:30:00Z", "author": author, "body": PARAGRAPHS}
    held = {"site": {"author": "Halda Media", "story": story}, "related": [TEASER | {"author": "Jan Berg"}]}
    article = read_page(Page(html=page(scripted(held))))
    assert [one.name for one in article.authors] == ["Ada Holm"]
    assert article.published.value == "2031-05-08T06:30:00+00:00"


@pytest.mark.parametrize("author", ["5f2c-a1b2", "ada-holm", "ada_holm", "Ada1", "<b>Ada</b> Holm", {"id": 7}])
def test_the_key_of_an_author_is_no_name(author):
    article = read_page(Page(html=page(scripted({"story": {"author": author, "body": PARAGRAPHS}}))))
    assert article.authors == ()


def test_what_the_page_shows_beside_it_is_kept():
    article = read_page(Page(html=HELD["linked data in HTML"]))
    shown = [article.text[b.start : b.end] for b in article.blocks if b.role is Role.FURNITURE]
    assert shown == ["Home", "World", "Loading"]


WALLS = {
    "cookies": (
        page(
            "<h1>We value your privacy</h1><p>We and our 842 partners store and access information on a device, such as "
            "cookies, and process personal data, such as unique identifiers.</p><p>You may click to consent to our and "
            "our partners’ processing as described above.</p><button>Accept all</button>",
            title="Ellin Gazette",
        ),
        "consent to cookies",
    ),
    "no such page": (
        page(
            f"{MENU}<h1>Page not found</h1><p>Sorry, the page that you are looking for does not exist or has been moved. "
            f"Please check the address.</p>{FOOT}",
            title="Page not found",
        ),
        "an error",
    ),
    "not allowed": (
        page(
            "<h1>Access Denied</h1>You don't have permission to access this page on this server.<p>Reference #18.2d</p>",
            title="Access Denied",
        ),
        "an error",
    ),
    "a robot?": (
        page(
            "<h1>Please verify you are a human</h1><p>Access to this page has been denied because we believe you are "
            "using automation tools to browse the website.</p><p>Reference ID: #1a2b</p>",
            title="gazette.example",
        ),
        "a person or a program",
    ),
    "scripts": (
        page(
            "<p>You need to enable JavaScript to run this app. Please turn on JavaScript in your browser settings and "
            "reload this page.</p>",
            title="Ellin Gazette",
        ),
        "needs scripts",
    ),
    "an account": (
        page(
            f"{MENU}<h1>Log in</h1><p>To read this story you need an account. Enter your e-mail address and your "
            f"password.</p>{FOOT}",
            title="Log in",
        ),
        "log in or to subscribe",
    ),
    "nothing but an offer": (
        page(
            f"{MENU}<h1>{TITLE}</h1><h3>Subscribe to continue reading</h3><p>This article is for subscribers only.</p>",
            linked(isAccessibleForFree=False),
        ),
        "log in or to subscribe",
    ),
    "frames": (
        '<title>x</title><frameset cols="20%,80%"><frame src="/story.html"></frameset>',
        r"frames.*/story\.html",
    ),
}


@pytest.mark.parametrize("lane", ["accurate", "fast"])
@pytest.mark.parametrize(("html", "reason"), WALLS.values(), ids=WALLS)
def test_a_page_in_the_place_of_an_article_is_refused_with_the_reason(html, reason, lane):
    with pytest.raises(NoArticleError, match=reason):
        read_page(Page(html=html), Settings(lane=lane))


def test_an_article_about_such_a_page_is_read():
    about = [
        "“Page not found” was all that the people of Harl saw on Friday when they looked for the warning of March.",
        "The authority said that the page does not exist any more, and that it would be put back on Monday.",
        *PARAGRAPHS,
        *(f"In Ellin as well, {text[0].lower()}{text[1:]}" for text in PARAGRAPHS),
    ]
    html = page(f"{MENU}<article><h1>Page not found</h1>{''.join(f'<p>{t}</p>' for t in about)}</article>{FOOT}")
    assert [b.role for b in read_page(Page(html=html)).blocks].count(Role.BODY) >= len(about)


ASKS = (
    '<div class="offer"><h3>Subscribe to continue reading</h3><p>Start your free trial for 1 crown today.</p></div>'
)
PARTS = {
    "asks for more": (
        f"<article><h1>{TITLE}</h1>{MARKED_UP}</article>{ASKS}{FOOT}",
        "asks its readers to pay or log in",
    ),
    "does not": (f"<article><h1>{TITLE}</h1>{MARKED_UP}</article>{FOOT}", None),
}


@pytest.mark.parametrize(("body", "note"), PARTS.values(), ids=PARTS)
def test_a_short_article_above_an_offer_may_be_a_part(body, note):
    article = read_page(Page(html=page(MENU + body)))
    assert [note in problem for problem in article.problems] == [True] * bool(note)
    assert "Subscribe" not in "".join(article.text[b.start : b.end] for b in article.body())


WHOLE = [
    *PARAGRAPHS,
    "The letter, of which the Gazette has a copy, asked the ministry of works for divers, for a lower level of the water "
    "until summer and for a siren in Ellin, at a cost of 40,000 crowns.",
    "“It was read by the wrong people,” a spokeswoman for the ministry said on Wednesday, after the paper had asked "
    "for a week who in the ministry had opened the letter and why nobody had answered it before the dam broke.",
]
BEGUN = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
CUT_OFF = f"<p>{WHOLE[-2][:60]}…</p>"
REST = "".join(f"<p>{text}</p>" for text in WHOLE[len(PARAGRAPHS) :])
BEGINNINGS = {
    "states the rest": (f"<article>{BEGUN}</article>{ASKS}", linked(articleBody="\n".join(WHOLE)), "states"),
    "states it after what is cut off": (
        f"<article>{BEGUN}{CUT_OFF}</article>{ASKS}",
        linked(articleBody="\n".join(WHOLE)),
        "states",
    ),
    "states it with its characters written out": (
        f"<article>{BEGUN}</article>",
        linked(articleBody="\n".join(WHOLE).replace("“", "&ldquo;").replace("”", "&rdquo;")),
        "states",
    ),
    "hides the rest": (f"<article>{BEGUN}{ASKS}<div style='display:none'>{REST}</div></article>", "", "hides"),
}


@pytest.mark.parametrize(("body", "head", "note"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_of_a_page_that_shows_the_beginning_the_rest_is_read(body, head, note):
    article = read_page(Page(html=page(f"{MENU}<h1>{TITLE}</h1>{body}{FOOT}", head)))
    assert [article.text[block.start : block.end] for block in article.body()] == WHOLE
    assert any(note in problem for problem in article.problems)


NO_REST = {
    "all of it is shown": "\n".join(PARAGRAPHS),
    "a note is not": "\n".join([*PARAGRAPHS, "All rights are those of the Gazette."]),
    "it is about something else": "\n".join(WHOLE[len(PARAGRAPHS) :] * 3),
    "its paragraphs are shown elsewhere": "\n".join(WHOLE),
}


@pytest.mark.parametrize("case", NO_REST)
def test_what_a_page_states_beside_its_article_is_no_rest_of_it(case):
    aside = f'<aside class="related">{REST}</aside>' if "elsewhere" in case else ""
    html = page(f"{MENU}<h1>{TITLE}</h1><article>{BEGUN}</article>{aside}{FOOT}", linked(articleBody=NO_REST[case]))
    article = read_page(Page(html=html))
    assert [article.text[block.start : block.end] for block in article.body()] == PARAGRAPHS


SCRIPTS = {
    "a script of another kind": '<script>var x = 1; function y() { return "It said so on Friday at the dam." }</script>',
    "no JSON": '<script type="application/json">{"a": </script>',
    "deeper than Python goes": f'<script type="application/json">{"[" * 100_000}</script>',
    "never closed": '<script type="application/json">{"a": "b"}',
    "little": '<script type="application/json">{"a": ["It broke.", "It fell on Friday, the mayor said in Harl."]}</script>',
    "messages": f'<script type="application/json">{json.dumps({"messages": PARAGRAPHS})}</script>',
}


@pytest.mark.parametrize("markup", SCRIPTS.values(), ids=SCRIPTS)
def test_scripts_without_an_article_give_none(markup):
    assert scripted_article(markup).paragraphs == ()


HOSTILE = {
    "openings": "<script " * 200_000,
    "depth": f'<script type="application/json">{"[" * 900}{json.dumps(["It rose."] * 50_000)}{"]" * 900}</script>',
    "no end": '<script type="application/json">' * 50_000,
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_hostile_scripts_are_done_with_quickly(markup):
    with cpu_within(2):
        assert scripted_article(markup).paragraphs == ()


def test_a_held_article_of_too_many_characters_is_refused():
    with pytest.raises(NotTextError, match="characters"):
        read_page(Page(html=HELD["linked data"]), Settings(max_characters=100))


def test_a_page_that_has_nothing_at_all_shows_no_words():
    with pytest.raises(EmptyInputError, match="no words"):
        read_page(Page(html=page("<div id='app'></div>")))


@pytest.mark.parametrize(
    ("text", "parts"), [("One.\n\n Two.", ("One.", "Two.")), ("<p>One.<p>Two.", ("One.", "Two."))]
)
def test_a_text_is_cut_into_its_paragraphs(text, parts):
    assert text_paragraphs(text) == parts
