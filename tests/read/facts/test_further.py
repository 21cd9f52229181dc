"""What pages state beside title, authors and days, and where each value was found."""

import json

import pytest

from onrecord.read.facts.page import page_facts
from onrecord.read.parsing.html import parse_html
from onrecord.stated import ClaimReview, Found, LiveUpdate, Picture, Stated
from tests.read.facts.test_page import ld
from tests.timing import cpu_within

URL = "https://gazette.example/news/dam"


def stated(head="", body="", url=URL, mark=""):
    return page_facts(parse_html(f"<html{mark}><head>{head}</head><body>{body}<p>x</p></body></html>"), url).stated


def article(**said):
    return ld(json.dumps({"@type": "NewsArticle", "headline": "Dam breaks", **said}))


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def item(inner):
    return f'<div itemscope itemtype="https://schema.org/NewsArticle">{inner}</div>'


BY_ID = ld('{"@graph": [{"@type": "NewsArticle", "headline": "A", "publisher": {"@id": "#us"}}, '
           '{"@type": "Organization", "@id": "#us", "name": "Ellin Press"}]}')  # fmt: skip


def trail(*steps):
    listed = [
        {"@type": "ListItem", "position": at, "item": {"@id": "/x", "name": step}} for at, step in enumerate(steps)
    ]
    return ld(json.dumps({"@type": "BreadcrumbList", "itemListElement": listed}))


ONE_VALUE = {
    "section in json-ld": (article(articleSection=["Rivers", "News"]), "", "section", Found("Rivers", "json-ld")),
    "section in meta": (meta("article:section", "Rivers"), "", "section", Found("Rivers", "meta")),
    "json-ld first": (article(articleSection="A") + meta("article:section", "B"), "", "section", Found("A", "json-ld")),
    "section in microdata": ("", item('<a itemprop="articleSection" content="Rivers">R</a>'), "section", Found("Rivers", "microdata")),
    "section in the breadcrumbs": (
        article() + trail("Home", "News", "Rivers", "Dam breaks"), "", "section", Found("Rivers", "json-ld"),
    ),
    "stated before breadcrumbs": (
        meta("article:section", "Rivers") + trail("Home", "News"), "", "section", Found("Rivers", "meta"),
    ),
    "a kind of page": (article() + trail("Home", "Article", "Dam breaks"), "", "section", None),
    "home and headline alone": (article() + trail("Home", "Dam breaks"), "", "section", None),
    "no section": ("", "", "section", None),
    "publisher in json-ld": (article(publisher={"name": "Ellin Press"}), "", "publisher", Found("Ellin Press", "json-ld")),
    "publisher by its id": (BY_ID, "", "publisher", Found("Ellin Press", "json-ld")),
    "publisher's profile": (meta("article:publisher", "https://social.example/ellin"), "", "publisher", None),
    "site": (meta("article:publisher", "https://s.example/e") + meta("og:site_name", "Ellin"), "", "publisher", Found("Ellin", "meta")),
    "publisher in microdata": (
        "",
        item('<span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Ellin Press</b></span>'),
        "publisher",
        Found("Ellin Press", "microdata"),
    ),
    "canonical link": ('<link rel="canonical" href="/a">', "", "canonical", Found("https://gazette.example/a", "link")),
    "canonical og": (meta("og:url", "https://gazette.example/a"), "", "canonical", Found("https://gazette.example/a", "meta")),
    "canonical archived": (
        '<link rel="canonical" href="https://web.archive.org/web/20310307101112/https://gazette.example/a">', "", "canonical",
        Found("https://gazette.example/a", "link"),
    ),
    "archived link": (
        '<link rel="canonical" href="https://web.archive.org/web/20310307101112/https://gazette.example/a">', "", "archived",
        Found("https://web.archive.org/web/20310307101112/https://gazette.example/a", "link"),
    ),
    "not archived": ('<link rel="canonical" href="/a">', "", "archived", None),
    "canonical json-ld": (
        article(mainEntityOfPage={"@id": "https://gazette.example/a"}), "", "canonical", Found("https://gazette.example/a", "json-ld"),
    ),
    "canonical script": ('<link rel="canonical" href="javascript:x()">', "", "canonical", None),
    "amp": ('<link rel="amphtml" href="/a/amp">', "", "amp", Found("https://gazette.example/a/amp", "link")),
    "no amp": ('<link rel="alternate" href="/a/amp">', "", "amp", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "name", "value"), ONE_VALUE.values(), ids=ONE_VALUE)
def test_each_value_says_where_it_was_found(head, body, name, value):
    assert getattr(stated(head, body), name) == value


@pytest.mark.parametrize("mark", [" amp", " ⚡"])
def test_a_page_that_is_the_amp_version_names_itself(mark):
    assert stated(mark=mark).amp == Found(URL, "html")


DAM = "https://img.example/640/dam-broken.jpg"
AT = Found(DAM, "meta")
OG = meta("og:image", DAM)
PICTURES = {
    "address alone": (OG, "", Picture(AT)),
    "json-ld": (
        article(image=[{"url": DAM, "caption": "The dam.", "creditText": "K. Lund"}]),
        "",
        Picture(Found(DAM, "json-ld"), Found("The dam.", "json-ld"), Found("K. Lund", "json-ld")),
    ),
    "a caption that is a credit": (
        article(image={"url": DAM, "caption": "Photo: Kari Lund"}),
        "",
        Picture(Found(DAM, "json-ld"), None, Found("Photo: Kari Lund", "json-ld")),
    ),
    "a caption that ends with one": (
        article(image={"url": DAM, "caption": "The dam. (Photo: Kari Lund)"}),
        "",
        Picture(Found(DAM, "json-ld"), Found("The dam.", "json-ld"), Found("(Photo: Kari Lund)", "json-ld")),
    ),
    "json-ld by id": (
        ld('{"@graph": [{"@type": "Article", "headline": "A", "image": {"@id": "#i"}}, '
           f'{{"@type": "ImageObject", "@id": "#i", "url": "{DAM}", "caption": "The dam.", "creator": {{"name": "K. Lund"}}}}]}}'),
        "",
        Picture(Found(DAM, "json-ld"), Found("The dam.", "json-ld"), Found("K. Lund", "json-ld")),
    ),
    "the figure of the same file": (
        OG,
        '<figure><img src="/x/other-one.jpg"><figcaption>Other.</figcaption></figure>'
        '<figure><img src="/1200/dam-broken.jpg?w=1"><figcaption>The dam. <span class="photo-credit">K. Lund</span></figcaption></figure>',
        Picture(AT, Found("The dam.", "html"), Found("K. Lund", "html")),
    ),
    "the credit in the caption's words": (
        OG,
        '<figure><picture><source srcset="/dam-broken.jpg 2x"></picture><figcaption>The dam on Monday. Photo: Kari Lund</figcaption></figure>',
        Picture(AT, Found("The dam on Monday.", "html"), Found("Photo: Kari Lund", "html")),
    ),
    "the credit beside the caption": (
        OG,
        '<figure><img data-src="/dam-broken.jpg"><figcaption>The dam.</figcaption><cite>K. Lund</cite></figure>',
        Picture(AT, Found("The dam.", "html"), Found("K. Lund", "html")),
    ),
    "another size of the file": (
        OG.replace("broken", "broken-1200x630"),
        '<figure><img src="/missing.svg" data-at="https://img.example/dam-broken-640x480.jpg"><figcaption>The dam.</figcaption></figure>',
        Picture(Found(DAM.replace("broken", "broken-1200x630"), "meta"), Found("The dam.", "html")),
    ),
    "the address in another's query": (
        meta("og:image", "https://cut.example/x?url=https%3A%2F%2Fimg.example%2Fdam-broken.jpg"),
        '<figure><amp-img src="https://img.example/dam-broken.jpg"></amp-img><figcaption>The dam.</figcaption></figure>',
        Picture(Found("https://cut.example/x?url=https%3A%2F%2Fimg.example%2Fdam-broken.jpg", "meta"), Found("The dam.", "html")),
    ),
    "a name that many have": (
        meta("og:image", "https://img.example/2031/dam.jpg"),
        '<figure><img src="/2030/dam.jpg"><figcaption>Other.</figcaption></figure>'
        '<figure><img src="/2031/dam.jpg"><figcaption>The dam.</figcaption></figure>',
        Picture(Found("https://img.example/2031/dam.jpg", "meta"), Found("The dam.", "html")),
    ),
    "no figure of that file": (OG, '<figure><img src="/other.jpg"><figcaption>Other.</figcaption></figure>', Picture(AT)),
    "nobody states one": (
        "",
        '<figure><img src="/ad.jpg"></figure><article><figure><img src="/dam.jpg"><figcaption>The dam.</figcaption></figure></article>',
        Picture(Found("https://gazette.example/dam.jpg", "html"), Found("The dam.", "html")),
    ),
    "no picture": ("", "<figure><img src='/ad.jpg'></figure>", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "picture"), PICTURES.values(), ids=PICTURES)
def test_the_lead_picture_has_its_own_words(head, body, picture):
    assert stated(head, body).picture == picture


REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "The dam was blown up.",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A. Kerr"}},
    "author": {"@type": "Organization", "name": "Ellin Checks"},
    "url": "/checks/1",
    "datePublished": "2031-05-08",
}
VERDICTS = [
    ({"alternateName": "False. <a href='x'>Why</a>", "ratingValue": 1}, "False. Why"),
    ({"ratingValue": "2", "bestRating": 5}, "2 of 5"),
    ({"ratingValue": 2}, "2"),
    ({}, None),
    ("bad", None),
]


@pytest.mark.parametrize(("rating", "verdict"), VERDICTS)
def test_claim_review_is_read_as_fields(rating, verdict):
    head = article() + ld(json.dumps([REVIEW | {"reviewRating": rating}, REVIEW]))
    assert stated(head).claim_reviews == (
        ClaimReview(
            "The dam was blown up.",
            "A. Kerr",
            verdict,
            "Ellin Checks",
            "https://gazette.example/checks/1",
            "2031-05-08",
            "json-ld",
        ),
    )


def test_claim_review_is_read_from_microdata():
    body = (
        '<div itemscope itemtype="http://schema.org/ClaimReview"><p itemprop="claimReviewed">It was blown up.</p>'
        '<div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><b itemprop="alternateName">False</b></div></div>'
    )
    (review,) = stated(body=body).claim_reviews
    assert (review.claim, review.rating, review.found_in) == ("It was blown up.", "False", "microdata")


def test_updates_of_json_ld_are_dated_items():
    updates = [
        {"@type": "BlogPosting", "headline": "Water falls", "articleBody": "<p>It fell.</p> Much.",
         "datePublished": "2031-05-08T14:05:00Z"},
        {"@type": "BlogPosting", "articleBody": "It rises.", "datePublished": "never"},
        {"@type": "BlogPosting"},
        "x",
    ]  # fmt: skip
    head = ld(json.dumps({"@type": "LiveBlogPosting", "headline": "Dam", "liveBlogUpdate": updates}))
    assert stated(article() + head).updates == (
        LiveUpdate("2031-05-08T14:05:00+00:00", "Water falls", "It fell. Much.", "json-ld"),
        LiveUpdate(None, None, "It rises.", "json-ld"),
    )


def block(clock, words="The water fell again, the office said.", name="post"):
    return f'<div class="{name}"><header><time datetime="2031-05-08T{clock}Z">{clock}</time></header><h3>At {clock}</h3><p>{words}</p></div>'


def test_updates_of_microdata_are_dated_items():
    one = '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">{}</div>'
    inner = '<time itemprop="datePublished" datetime="2031-05-08T14:05:00Z">2 pm</time><p itemprop="articleBody">It fell.</p>'
    body = f'<div itemscope itemtype="https://schema.org/LiveBlogPosting">{one.format(inner)}</div>'
    assert stated(body=body).updates == (LiveUpdate("2031-05-08T14:05:00+00:00", None, "It fell.", "microdata"),)


BLOCKS = "".join(map(block, ("14:05", "13:30", "12:00")))
LIVE = "<title>Dam breaks – live updates</title>"
SHOWN = {
    "called live": (LIVE, BLOCKS, URL, 3),
    "live in its address": ("", BLOCKS, "https://gazette.example/news/live/dam", 3),
    "declared": (ld('{"@type": "LiveBlogPosting", "headline": "Dam"}'), BLOCKS, URL, 3),
    "not live": ("<title>They live by the dam</title>", BLOCKS, URL, 0),
    "two blocks": (LIVE, block("14:05") + block("13:30"), URL, 0),
    "in no order": (LIVE, block("14:05") + block("12:00") + block("13:30"), URL, 0),
    "titles alone": (LIVE, "".join(block(clock, "More") for clock in ("14:05", "13:30", "12:00")), URL, 0),
    "comments": (LIVE, "".join(block(clock, name="comment") for clock in ("14:05", "13:30", "12:00")), URL, 0),
    "cards of other articles": (LIVE, BLOCKS.replace("<h3>", '<h3><a href="/b">').replace("</h3>", "</a></h3>"), URL, 0),
    "blocks that are links": (LIVE, BLOCKS.replace("<div", '<a href="/b"><div').replace("</div>", "</div></a>"), URL, 0),
    "days alone": (LIVE, BLOCKS.replace("T14:05Z", "").replace("T13:30Z", "").replace("T12:00Z", ""), URL, 0),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "url", "count"), SHOWN.values(), ids=SHOWN)
def test_repeated_blocks_with_a_time_are_updates_of_a_live_page(head, body, url, count):
    updates = stated(head, body, url).updates
    assert len(updates) == count
    if count:
        assert updates[0] == LiveUpdate(
            "2031-05-08T14:05:00+00:00", "At 14:05", "The water fell again, the office said.", "html"
        )


NOTHING = ("null", "7", '"x"', "[]", "{}", "[[]]", '[{"name": {"name": 3}}]', '{"@id": 5}', "true")


@pytest.mark.parametrize("value", NOTHING)
@pytest.mark.parametrize(
    "key",
    "@id @type articleSection publisher mainEntityOfPage url image liveBlogUpdate claimReviewed itemReviewed reviewRating".split(),
)
def test_values_of_the_wrong_kind_are_passed_over(key, value):
    said = f'{{"@type": ["NewsArticle", "ClaimReview"], "headline": "A", "claimReviewed": "B", "{key}": {value}}}'
    assert isinstance(stated(ld(said)), Stated)


HOSTILE = {
    "deep lists": ld('{"@type": "NewsArticle", "image": ' + "[" * 900 + "]" * 900 + "}"),
    "deeper than the reader": ld('{"@graph": ' * 20_000),
    "many nodes": ld(json.dumps([{"@type": "ClaimReview", "claimReviewed": at} for at in range(100_000)])),
    "a node that holds itself": ld('{"@graph": [{"@type": "Article", "@id": "#a", "headline": "A", "image": {"@id": "#a"}, "publisher": {"@id": "#a"}}]}'),
    "many updates": ld(json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "A"}] * 100_000})),
    "many lists": ld(json.dumps({"@graph": [[[]] * 300] * 300})),
}  # fmt: skip


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE)
def test_hostile_json_ld_takes_no_long_time(head):
    with cpu_within(40):
        found = stated(head)
        assert len(found.claim_reviews) <= 100
        assert len(found.updates) <= 1000


def test_hostile_markup_takes_no_long_time():
    nested = '<div itemscope itemprop="a b" itemtype="x">' * 200 + "word " * 50_000
    times = "".join(block(f"{at % 24:02}:00") for at in range(5000))
    with cpu_within(40):
        assert stated(LIVE, nested + times).updates == ()
