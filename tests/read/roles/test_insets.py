"""What stands inside an article and is not its own. The people, the places and the outlets do not exist."""

from functools import partial

import pytest

from onrecord.read import read_page
from onrecord.read.shapes import (
    is_caption,
    is_day_of_video,
    is_gallery,
    is_length_of_video,
    is_no_caption,
    is_picture_file,
    is_pointer,
    is_read_time,
    is_sign_off,
    is_site_line,
    read_minutes,
    sign_off_start,
    tells_photographer,
)
from onrecord.records import Page, Role
from tests.read.pages import CLEAN, HTML, SCRAPE
from tests.timing import assert_linear

PARAGRAPH = "<p>Engineers expect the repairs"
TITLE = "Ferry fares to rise in May"
TEASER = "The company said that a crossing would cost 90 crowns."


def role_of(text, html):
    """The role of the block that holds a text."""
    article = read_page(Page(html=html))
    return next(b.role for b in article.blocks if text in article.text[b.start : b.end])


def within(markup):
    """The page of the tests with some markup between two paragraphs of its article."""
    return HTML.replace(PARAGRAPH, markup + PARAGRAPH)


CARDS = {
    "class promo": f'<div class="x-inline-promo"><a href="/1">{TITLE}</a><p>{TEASER}</p></div>',
    "class related": f'<div class="related-story"><h4><a href="/1">{TITLE}</a></h4><p>{TEASER}</p></div>',
    "data-testid": f'<div data-testid="teaser"><a href="/1">{TITLE}</a><p>{TEASER}</p></div>',
    "no name at all": f'<div class="k7"><a href="/1">{TITLE}</a><p>{TEASER}</p></div>',
}


@pytest.mark.parametrize("markup", CARDS.values(), ids=CARDS)
def test_a_card_inside_the_article_is_another_article(markup):
    page = within(markup)
    assert role_of(TITLE, page) is Role.RELATED_TITLE
    assert role_of(TEASER, page) is Role.RELATED_TEASER
    assert role_of("Engineers expect", page) is Role.BODY


HEADINGS = {"a rule": "___", "an announcement": "Read also"}


@pytest.mark.parametrize("words", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_that_heads_nothing_of_the_article_is_furniture(words):
    assert role_of(words, within(f"<h2>{words}</h2>")) is Role.FURNITURE


BOXES = {
    "newsletter": '<section class="newsletter"><p>{}</p></section>',
    "sponsor": '<div class="box sponsored"><p>{}</p></div>',
    "recirculation": '<aside class="recirc__list"><p>{}</p></aside>',
}


@pytest.mark.parametrize("markup", BOXES.values(), ids=BOXES)
def test_a_box_of_the_site_inside_the_article_is_furniture(markup):
    words = "Every morning we send five stories to your letter box before breakfast."
    assert role_of(words, within(markup.format(words))) is Role.FURNITURE


def test_a_box_that_holds_most_of_the_article_is_the_article():
    page = HTML.replace('<div class="article-body">', '<div class="related promo">')
    assert role_of("Nobody was killed", page) is Role.BODY


def test_a_pull_quote_is_not_said_twice():
    page = within("<aside><blockquote>“Then the water came.”</blockquote></aside>")
    article = read_page(Page(html=page))
    roles = [b.role for b in article.blocks if "Then the water came" in article.text[b.start : b.end]]
    assert sorted(roles) == [Role.BODY, Role.FURNITURE]


def test_words_beside_a_picture_are_its_caption():
    words = "Page 7 of the report. The authority says that it is genuine."
    page = within(f'<div class="image"><img src="/7.png"><p class="imagetext">{words}</p></div>')
    assert role_of(words, page) is Role.CAPTION


def test_headings_of_a_live_page_are_subheads():
    update = "<section><h3><span>19:55</span> Judge named</h3><p>Mayor Peter Lund has named a judge, he said.</p></section>"
    assert role_of("Judge named", within(update)) is Role.SUBHEAD


def test_what_stands_under_an_end_heading_is_not_the_article():
    old = "From our programme of 3 March: “It is safe,” said a guard who showed us round the dam above Harl."
    page = HTML.replace("</article>", f"<div><h4>From the archive</h4><p>{old}</p></div></article>")
    assert role_of(old, page) not in (Role.BODY, Role.SUBHEAD)


def test_a_deck_is_a_subhead():
    page = HTML.replace("</h1>", '</h1><p class="standfirst">Engineers had warned of cracks since March</p>')
    assert role_of("Engineers had warned", page) is Role.SUBHEAD


def test_a_line_of_the_stated_names_is_not_the_article():
    page = HTML.replace("</h1>", "</h1><p>Mira Tolland</p>")
    assert role_of("Mira Tolland", page) in (Role.AUTHOR_NAME, Role.BYLINE)


def test_a_note_on_top_that_names_the_article_is_its_own():
    note = "Correction: An earlier version of this article gave 85 as the number of ferries. It is 58."
    assert (
        role_of("An earlier version", HTML.replace("<article", f"<div><p>{note}</p></div><article", 1))
        is Role.UPDATE_NOTE
    )


def test_a_tight_pair_after_a_loose_article_is_a_card():
    title, teaser = "Harbour dues to rise again this year", "Sven Ottile said that ships “pay what a quay costs”."
    article = read_page(Page(text=f"{CLEAN}\n\n{title}\n{teaser}"))
    assert [b.role for b in article.blocks][-2:] == [Role.RELATED_TITLE, Role.RELATED_TEASER]


def test_an_agency_sign_off_is_cut_from_the_last_paragraph():
    off = "(Reporting by Mira Tolland; Editing by Jon Aske)"
    for text in (f"{SCRAPE.split('Halda Lines opens')[0].rstrip()} {off}", f"{CLEAN}\n\n{off}"):
        article = read_page(Page(text=text))
        last = article.blocks[-1]
        assert (article.text[last.start : last.end], last.role) == (off, Role.BYLINE)


SHAPES = [
    (is_read_time, "19 March 2026 · 5 minute read", True),
    (is_read_time, "March 19, 2026 | 5 min read", True),
    (is_read_time, "Tempo de leitura: 1 minuto", True),
    (is_read_time, "Leestijd: 3 minuten", True),
    (is_read_time, "She took 5 minutes to read it", False),
    (is_gallery, "Photos: The flood at Harl Photos: The flood at Harl A man carries a dog on April 3.", True),
    (is_gallery, "Hide Caption 10 of 55 Photos: The flood – A man carries a dog.", True),
    (is_gallery, "Hide caption A man carries a dog. Previous Next Ina Voss/AP", True),
    (is_gallery, "Photos: the police found 12 of them in a car.", False),
    (is_pointer, "Read also: Ferry fares to rise", True),
    (is_pointer, "(WATCH: The mayor on the flood)", True),
    (is_pointer, "Lesen Sie auch: Die Flut", True),
    (is_pointer, "More than 40 people came.", False),
    (is_pointer, "Watch the river, the mayor said.", False),
    (is_site_line, "SHARE THIS ARTICLE Share Tweet Post Email", True),
    (is_site_line, "JUST WATCHED The flood at Harl Replay More Videos ... MUST WATCH", True),
    (is_site_line, "He asked them to share the article.", False),
    (is_site_line, "Weitere Videos", True),
    (is_site_line, "* Show more…", True),
    (is_site_line, "Show more than one card, the clerk said.", False),
    (is_pointer, "【関連記事】ハルのダム、点検へ", True),
    (is_picture_file, "Placeholder image-3", True),
    (is_picture_file, "flood_harl_2", True),
    (is_picture_file, "flood-harl.jpg", True),
    (is_picture_file, "Flood in Harl", False),
    (is_length_of_video, "Duration 1:30", True),
    (is_length_of_video, "Dauer: 12:08", True),
    (is_length_of_video, "11:30", False),
    (is_day_of_video, "26.10.2031 | 2:43 min", True),
    (is_day_of_video, "26.10.2031 | 12:43 Uhr", False),
    (tells_photographer, "ハルの通りに水がたまっている（ブリン撮影）", True),
    (tells_photographer, "ハルの通りに水がたまっている（月曜日）", False),
    (is_no_caption, "ハルの通りに水がたまっている", False),
    (is_no_caption, "twitter", True),
    (is_caption, "Water stands in the streets of Harl (Ina Voss/KNA)", True),
    (is_caption, "Water stands in the streets of Harl (Gazette/Ina Voss)", True),
    (is_caption, "Water stands in the streets of Harl. (Courtesy of the town of Harl)", True),
    (is_caption, "Water stands in Harl. (Photo: Town of Harl / Ina Voss. Courtesy of the mayor, Ada Holm)", True),
    (is_caption, "Illustrative photo. A ferry lies on its side near the dam of Harl.", True),
    (is_caption, "Streets of Harl | Bildquelle: Stadt Harl", True),
    (is_caption, "The ferry runs twice a day (weekdays/Sundays)", False),
    (is_caption, "Two of three would vote for her, said the poll (KNA/Ellin, 9/28/31; 9/29/31)", False),
    (is_sign_off, "(Reporting by Mira Tolland; Editing by Jon Aske)", True),
    (is_sign_off, "Additional reporting by Jon Aske in Harl", True),
    (is_sign_off, "Ellin Gazette writers Ole Rask in Harl and Mira Tolland contributed to this report.", True),
    (is_sign_off, "Both said that cracks had contributed to this report’s delay.", False),
    (is_sign_off, "Reporting from Harl was slow, she said.", False),
]


@pytest.mark.parametrize(("told", "text", "expected"), SHAPES, ids=[f"{f.__name__}-{t[:20]}" for f, t, _ in SHAPES])
def test_lines_that_tell_what_they_are(told, text, expected):
    assert told(text) is expected


def test_the_minutes_are_not_the_day():
    assert read_minutes("19 March 2026 · 5 minute read") == 5


def test_brackets_that_are_no_sign_off_stay_in_the_paragraph():
    assert (
        sign_off_start("He left the office (reporting by noon was his rule) and (then) went home (to Harl).")
        is None
    )


def test_a_linked_line_that_ends_in_a_word_in_brackets_leads_elsewhere():
    markup = '<p><a href="/1">The company told its passengers what a crossing would cost [VIDEO]</a></p>'
    assert role_of("what a crossing would cost", within(markup)) is not Role.BODY


@pytest.mark.parametrize("piece", ["a", "[A", "[AB] "])
def test_no_linked_line_takes_long(piece):
    def reading(count):
        page = Page(html=within(f'<p><a href="/1">{piece * count}</a></p>'))
        return partial(read_page, page)

    assert_linear(reading, 20_000, 100_000)
