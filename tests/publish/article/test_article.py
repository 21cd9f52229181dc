"""The article page: everything that a reading holds, each thing for what it is, and nothing trusted."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.publish.article.page import article_context
from onrecord.publish.article.people import People
from onrecord.publish.parts.html import render
from onrecord.publish.views.frame import Frame
from onrecord.records import (
    Anchor,
    Author,
    Block,
    Bound,
    Dated,
    FigurePlace,
    Reading,
    Relation,
    Role,
    SourceKind,
    Stance,
    TimeKind,
    TimeRef,
)
from onrecord.stated import Found, Stated
from onrecord.stated import Picture as StatedPicture
from tests.factories import STORY, Saying, find, make_article, make_reading, make_story

FRAME = Frame(title="t", base="http://127.0.0.1:8765", version="0", json="/article/x.json")

PAGE = """[furniture] News
[headline] Ferry sinks off Harrow Point
[read_time] 2 min read
[caption] The ferry at its berth in May.
[credit] Photo: A. Nother
Harbour master Ida Lund said “nobody was aboard” when the ferry sank.
Police in Harrow reported that dozens of crates had washed ashore.
[related_title] Older ferry sold
[related_teaser] The council said it had sold an older ferry.
The Harrow Mail could not verify these claims.
The ferry company denied both.
Up to 40 people may work on the ferry.
[author_name] Jo Writer
[author_bio] Jo writes about boats.
[furniture] Show more"""


def ferry(**more):
    article = make_article(
        PAGE,
        id="ferry",
        outlet="The Harrow Mail",
        title="Ferry sinks off Harrow Point",
        url="https://mail.example/f",
    )
    article = replace(
        article,
        authors=(Author("Jo Writer", "Reporter", "Jo writes about boats."),),
        published=Dated("2025-05-04T06:00:00+01:00", "json-ld"),
        modified=Dated("2025-05-05", "meta"),
        fetched_at="2025-05-06T10:00:00+00:00",
        read_minutes=2,
        image="https://mail.example/f.jpg",
        **more,
    )
    reading = make_reading(
        article,
        [
            Saying("“nobody was aboard” when the ferry sank", "Harbour master Ida Lund", "said", name="Ida Lund",
                   role="harbour master", via="The Harrow Mail"),
            Saying("dozens of crates had washed ashore", "Police in Harrow", "reported", stance=Stance.REPORTS,
                   kind=SourceKind.ORGANISATION, via="Coast Radio", figures={"dozens": (24, 99, Bound.VAGUE)}),
            Saying("these claims", "The Harrow Mail", "could not verify", stance=Stance.CANNOT_VERIFY,
                   kind=SourceKind.OUTLET),
            Saying("both", "The ferry company", "denied", stance=Stance.DENIES, kind=SourceKind.ORGANISATION),
            Saying("Up to 40 people may work on the ferry.", stance=Stance.OWN_VOICE,
                   figures={"Up to 40": (None, 40, Bound.AT_MOST)}),
        ],
        links=[
            (2, 0, Relation.CANNOT_VERIFY), (2, 1, Relation.CANNOT_VERIFY),
            (3, 0, Relation.DENIES), (3, 1, Relation.DENIES),
        ],
        problems=("The day of the sinking is not given.",),
    )  # fmt: skip
    quoted = replace(reading.attributions[0], quoted=(find(article, "nobody was aboard"),))
    doubtful = replace(reading.claims[1], score=0.3)
    return replace(
        reading,
        attributions=(quoted, *reading.attributions[1:]),
        claims=(replace(reading.claims[0], wording=quoted.wording), doubtful, *reading.claims[2:]),
    )


def context(reading):
    return article_context(reading, FRAME)


def page(reading):
    return render(context(reading))


class Paragraphs(HTMLParser):
    """The text of each paragraph of the body, as a browser has it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.at = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "div" and ("class", "para") in attrs:
            self.at = 1
        elif tag in ("p", "h3") and self.at:
            self.at = 2
            self.found.append("")

    def handle_endtag(self, tag):
        if tag in ("p", "h3"):
            self.at = 0

    def handle_data(self, data):
        if self.at == 2:
            self.found[-1] += data


def body_of(reading: Reading):
    return [reading.article.text[block.start : block.end] for block in reading.article.body()]


def test_body_is_verbatim():
    assert Paragraphs(page(ferry())).found == body_of(ferry())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(exclude_characters="[", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\f\r")),
    st.randoms(),
)
def test_any_body_is_verbatim(text, random):
    article = make_article(f"{text}\n{text[::-1]}")
    sayings = []
    for block in article.body():
        start = random.randrange(block.start, block.end)
        sayings.append(Saying(article.text[start : random.randrange(start, block.end) + 1]))
    reading = make_reading(article, sayings)
    assert Paragraphs(page(reading)).found == body_of(reading)


def test_furniture_is_named_and_stands_in_no_paragraph():
    made = context(ferry())
    assert [(block.kind, block.text) for block in made.left_out][2:5] == [
        ("Read time", "2 min read"),
        ("Picture caption", "The ferry at its berth in May."),
        ("Picture credit", "Photo: A. Nother"),
    ]
    assert "What we left out (10 blocks)" in render(made)
    assert not any("older ferry" in paragraph for paragraph in Paragraphs(render(made)).found)


def test_clean_body_says_that_nothing_was_left_out():
    assert "Nothing was left out" in page(make_story())


def test_dates_say_where_they_were_found():
    assert [(stamp.label, stamp.date, stamp.found) for stamp in context(ferry()).stamps] == [
        ("Published", "4 May 2025, 06:00 UTC+1", "found in the page's JSON-LD"),
        ("Modified", "5 May 2025", "found in the page's metadata"),
        ("Fetched", "6 May 2025, 10:00 UTC", None),
    ]


def test_unknown_date_is_said():
    (stamp,) = context(make_story(published=None)).stamps
    assert (stamp.label, stamp.date, stamp.when) == ("Published", "not known", None)


def test_picture_is_told_and_not_loaded():
    html = page(ferry())
    assert "<img" not in html
    assert 'href="https://mail.example/f.jpg"' in html
    assert context(ferry()).picture.credits == ("Photo: A. Nother",)


def test_picture_is_told_in_the_words_that_the_page_gives_as_data():
    at = Found("https://post.example/1.jpg", "meta")
    stated = Stated(picture=StatedPicture(at, Found("The river.", "json-ld"), Found("K. Lund", "json-ld")))
    reading = make_story()
    picture = context(replace(reading, article=replace(reading.article, stated=stated))).picture
    assert (picture.captions, picture.credits) == (("The river.",), ("K. Lund",))


def test_captions_of_a_gallery_are_folded():
    lines = [f"Boat {at} stood at its berth on Monday. (Photo: A. Nother)" for at in range(6)]
    article = make_article("\n".join([*lines, "The ferry sank."]))
    starts = [article.text.index(line) for line in lines]
    blocks = [Block(Role.CAPTION, start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    body = Block(Role.BODY, article.text.index("The ferry sank"), len(article.text))
    reading = make_reading(replace(article, blocks=(*blocks, body)), [])
    picture = context(reading).picture
    assert (len(picture.captions), picture.more, picture.more_words) == (
        3,
        tuple(lines[3:]),
        "3 more lines about pictures",
    )
    assert '<summary lang="en">3 more lines about pictures</summary>' in page(reading)


def test_author_card_is_folded():
    html = page(ferry())
    assert re.search(
        r'<details class="fold card"><summary><bdi>Jo Writer</bdi></summary>.*Jo writes about boats', html
    )


def test_problems_of_the_reading_are_shown():
    assert "The day of the sinking is not given." in page(ferry())


def test_rows_are_numbered_in_the_order_of_the_text():
    reading = ferry()
    turned = replace(reading, claims=reading.claims[::-1])
    assert [row.id for row in context(turned).rows] == [row.id for row in context(reading).rows]
    assert [row.number for row in context(turned).rows] == [1, 2, 3, 4, 5]


def test_whom_a_source_cites_stands_in_the_chain_and_not_between_it_and_the_reader():
    reading = ferry()
    first, second, *rest = reading.claims
    claim = replace(first, chain=(second.source, *first.chain))
    row, *_ = context(replace(reading, claims=(claim, second, *rest))).rows
    assert [step.name for step in row.chain] == ["Police in Harrow", "Ida Lund", "The Harrow Mail"]
    assert (row.who, row.via) == ("Ida Lund", None)


def test_who_people_say_spoke_stands_in_the_chain_of_the_outlet_s_own_words():
    reading = ferry()
    own = next(claim for claim in reading.claims if claim.source is None)
    told = replace(own, chain=(reading.sources[-1].id,))
    people = People(sources={own.id: reading.sources[0]})
    (claim,) = people.over(replace(reading, claims=(told,))).claims
    assert (claim.source, claim.chain) == (reading.sources[0].id, (reading.sources[0].id,))


def test_row_says_who_how_and_through_whom():
    first, second, *_, last = context(ferry()).rows
    assert (first.who, first.named, first.who_kind) == (
        "Ida Lund",
        "Harbour master Ida Lund",
        "harbour master, person",
    )
    assert (first.sign.word, first.wording, first.via) == ("says", "partly quoted", None)
    assert [step.name for step in first.chain] == ["Ida Lund", "The Harrow Mail"]
    assert second.via == "Coast Radio"
    assert (last.who, last.sign.word) == ("The Harrow Mail", "in the outlet's own voice")


def test_doubtful_claim_says_so_in_words():
    assert [row.low for row in context(ferry()).rows] == [None, "low confidence", None, None, None]


def test_figures_keep_their_bounds_in_sign_and_words():
    html = page(ferry())
    assert '<span class="figure" aria-hidden="true">≤40</span><span class="vh">up to 40</span>' in html
    assert '<span class="figure vague" aria-hidden="true">dozens</span>' in html
    assert "(24–99)" in html


def test_denial_and_disclaimer_point_at_what_they_are_about():
    rows = context(ferry()).rows
    said = [[(tie.words, [ref.number for ref in tie.to]) for tie in row.ties] for row in rows]
    assert said == [
        [("not verified in", [3]), ("denied in", [4])],
        [("not verified in", [3]), ("denied in", [4])],
        [("could not verify", [1, 2])],
        [("denies", [1, 2])],
        [],
    ]
    assert "suggested by" in page(ferry())


def test_mutual_relation_is_one_tie_from_both_ends():
    reading = ferry()
    links = tuple(replace(link, relation=Relation.CONFLICTS) for link in reading.links[:2])
    turned = replace(links[1], later=links[1].earlier, earlier=links[1].later)
    rows = context(replace(reading, links=(links[0], turned))).rows
    assert [(tie.words, [ref.number for ref in tie.to]) for tie in rows[2].ties] == [("differs from", [1, 2])]


def test_brackets_run_from_the_claims_to_the_words_about_them():
    made = context(ferry())
    rails = [p.rails for passage in made.passages for p in passage.paragraphs]
    kinds = [{(rail.kind, rail.part, rail.covers) for rail in beside} for beside in rails]
    assert kinds == [
        {("unverified", "start", True), ("denied", "start", True)},
        {("unverified", "through", True), ("denied", "through", True)},
        {("unverified", "end", False), ("denied", "through", False)},
        {("denied", "end", False)},
        set(),
    ]
    assert made.lanes == 2


def test_link_to_a_claim_of_another_article_leads_there():
    reading = ferry()
    far = replace(reading, links=(replace(reading.links[0], earlier="elsewhere"),))
    (tie,) = context(far).rows[2].ties
    assert (tie.to[0].number, tie.to[0].address) == (None, "/claim/elsewhere")


def test_what_is_only_likely_is_told_apart_from_what_a_rule_tells():
    reading = ferry()
    rule, *rest = (link for link in reading.links if link.relation is Relation.DENIES)
    likely = replace(rule, judged_by="onrecord 0.1 / answers-en-1")
    made = context(replace(reading, links=(likely, *rest)))
    ties = {(tie.words, tie.likely) for row in made.rows for tie in row.ties}
    assert ties == {("likely denies", True), ("likely denied in", True), ("denies", False), ("denied in", False)}
    assert "weighed as likely, by no rule:" in page(replace(reading, links=(likely,)))


def test_both_clocks_are_shown_with_their_words():
    text = "On Tuesday the mayor said that as of March 3 the river stood at its mark."
    article = make_article(text)
    said = ("Tuesday", "2025-03-04", "2025-03-05")
    as_of = ("March 3", "2025-03-03", "2025-03-04")
    row = context(
        make_reading(article, [Saying("the river stood", "the mayor", "said", said=said, as_of=as_of)])
    ).rows[0]
    assert (row.said.days, row.said.words, row.said.how) == (
        "4 Mar 2025",
        "Tuesday",
        "worked out from the date of publication",
    )
    assert (row.as_of.days, row.as_of.words) == ("3 Mar 2025", "March 3")


def test_day_that_the_text_does_not_fix_stays_words():
    reading = make_story()
    vague = TimeRef(find(reading.article, "Monday"), TimeKind.DATE, "XXXX-XX-XX", None, None, Anchor.WRITTEN)
    row = context(replace(reading, claims=(replace(reading.claims[0], said_when=vague),))).rows[0]
    assert (row.said.days, row.said.words) == ("“Monday”", None)


def test_quote_carries_sentence_outlet_day_and_link():
    tools = context(make_story(url="https://post.example/flood")).rows[0].tools
    assert tools.quote == (
        "“Mayor Ada Brown said on Monday that at least 300 houses in Eastvale were flooded.” — The Eastvale Post, "
        "3 Feb 2025. https://post.example/flood#:~:text=Mayor%20Ada%20Brown%20said%20on%20Monday,"
        "300%20houses%20in%20Eastvale%20were%20flooded."
    )
    assert tools.permalink.startswith("http://127.0.0.1:8765/claim/c")
    assert tools.permalink in tools.cite


def test_quote_without_an_address_carries_our_own():
    tools = context(make_story()).rows[0].tools
    assert tools.source is None
    assert tools.quote.endswith(tools.permalink)


def test_every_internal_link_has_its_place():
    html = page(ferry())
    places = set(re.findall(r' id="([^"]+)"', html))
    asked = set(re.findall(r' href="#([^"]+)"', html))
    assert asked - places == set()
    assert len(re.findall(r' id="', html)) == len(places)


def test_sources_are_listed_with_the_words_that_name_them():
    first, *_ = context(ferry()).speakers
    assert (first.name, first.role, first.named) == ("Ida Lund", "harbour master", ("Harbour master Ida Lund",))
    assert [ref.number for ref in first.claims] == [1]


@pytest.mark.parametrize(
    ("role", "body", "shown"),
    [("harbour master", "Tarn Port", "Tarn Port"), ("head of Tarn Port", "Tarn Port", None), ("pilot", None, None)],
)
def test_a_source_shows_its_body_unless_its_role_names_it(role, body, shown):
    reading = ferry()
    first, *others = reading.sources
    told = replace(reading, sources=(replace(first, role=role, affiliation=body), *others))
    assert next(one for one in context(told).speakers if one.name == first.name).affiliation == shown


def test_a_figure_shows_where_it_counts():
    reading = ferry()
    first, *others = reading.figures
    words = reading.article.span(0, 3)
    html = page(replace(reading, figures=(replace(first, place=FigurePlace(words)), *others)))
    assert f"<bdi>{words.text}</bdi>" in html


def test_article_without_claims_says_so():
    html = page(make_reading(make_article("Nothing was said.")))
    assert "No claim was found in this article." in html


def test_article_without_a_body_still_has_a_page():
    assert "Nothing here" in page(make_reading(make_article("[furniture] Nothing here")))


def test_language_and_direction_of_the_article_are_given():
    html = page(make_story(language="ar", title="عنوان"))
    assert '<h1 dir="auto" lang="ar">عنوان</h1>' in html
    assert '<html lang="en">' in html


class Attributes(HTMLParser):
    """The names of all attributes of a page."""

    def __init__(self, html):
        super().__init__()
        self.names = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names |= {name for name, _ in attrs}


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def hostile():
    article = replace(
        make_article(
            f"{HOSTILE} said {HOSTILE}x", id=HOSTILE, outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)"
        ),
        authors=(Author(HOSTILE, HOSTILE, HOSTILE),),
        language=HOSTILE,
        image="javascript:alert(1)",
        problems=(HOSTILE,),
        published=Dated(HOSTILE, HOSTILE),
    )
    reading = make_reading(article, [Saying(f"{HOSTILE}x", HOSTILE, "said", role=HOSTILE, via="\u202eevil")])
    claim = replace(reading.claims[0], id=HOSTILE, found_by=HOSTILE)
    return replace(reading, claims=(claim,), versions={HOSTILE: HOSTILE})


def test_hostile_text_never_becomes_markup():
    html = page(hostile())
    assert "<script>" not in html
    assert "<img" not in html
    assert not [name for name in Attributes(html).names if name.startswith("on")]
    assert Paragraphs(html).found == body_of(hostile())


def test_hostile_addresses_never_become_links():
    html = page(hostile())
    assert not re.search(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):', html, re.IGNORECASE)
    made = context(hostile())
    assert (made.address, made.language) == (None, None)


def test_direction_marks_do_not_leave_their_name():
    assert "\u202eevil\u202c" in page(hostile())


@pytest.mark.parametrize("stance", list(Stance))
def test_every_stance_has_word_and_shape(stance):
    row = context(
        make_reading(make_article(STORY), [Saying("the report", "The river office", "denied", stance=stance)])
    ).rows[0]
    assert f'<use href="#s-{row.sign.shape}"/>' in page(
        make_reading(make_article(STORY), [Saying("the report", "The river office", "denied", stance=stance)])
    )
    assert row.sign.word


@pytest.mark.parametrize(("taken_from", "shown"), [("Isle Wire", True), (None, False)])
def test_outlet_that_the_feed_names_as_source_is_shown(taken_from, shown):
    context = article_context(make_reading(make_article(taken_from=taken_from)), FRAME)
    assert any("Isle Wire" in said for _, said in context.record) is shown
