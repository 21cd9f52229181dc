"""What the lines around a line add to the classifier's guess. The people and the places do not exist."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.read.classifier.guess import Guess
from onrecord.read.facts.page import PageFacts
from onrecord.read.parsing.html import html_lines, parse_html
from onrecord.read.roles.label import label_lines
from onrecord.records import Role
from onrecord.stated import NOTHING_STATED, LiveUpdate

NO_FACTS = PageFacts()
BEFORE = "<p>The dam above the town of Harl broke shortly after midnight, the water authority said.</p>"
AFTER = "<p>Nobody was killed, but 120 people had to leave their homes, according to the mayor.</p>"


def roles_of(markup: str, facts: PageFacts = NO_FACTS, **shares: float) -> dict[str, Role]:
    """The role of each line; `shares` gives the probability of body by a line's first word, for the others it is 1."""
    return page_roles(f"<article>{BEFORE}{markup}{AFTER}</article>", facts, **shares)


def page_roles(markup: str, facts: PageFacts = NO_FACTS, **shares: float) -> dict[str, Role]:
    """The same for a whole page, every line of which is of the main content."""
    _, found = html_lines(parse_html(markup))
    lines = [line._replace(hints=line.hints._replace(main=True)) for line in found]
    body = np.array([shares.get(line.text.split()[0], 1.0) for line in lines], dtype=np.float32)
    none = np.zeros(len(lines), dtype=bool)
    headed = np.array([line.hints.tag == "h3" for line in lines])
    guess = Guess(body, headed, ("",) * len(lines), np.zeros(len(lines), dtype=np.float32), none)
    found = label_lines(lines, facts, None, lambda *_: guess)
    return {line.text.split()[0]: role for line, role in zip(lines, found, strict=True)}


BETWEEN = {
    "set as they are": ("<p>US falls</p>", 0.45, Role.BODY),
    "hardly the article's": ("<p>US falls</p>", 0.35, Role.FURNITURE),
    "set in another way": ("<div>US falls</div>", 0.45, Role.FURNITURE),
}


@pytest.mark.parametrize(("markup", "share", "role"), BETWEEN.values(), ids=BETWEEN)
def test_a_line_between_paragraphs_needs_to_convince_less(markup, share, role):
    assert roles_of(markup, US=share)["US"] is role


def test_a_line_below_the_last_paragraph_and_set_as_it_is_needs_to_convince_less():
    page = f'<article>{BEFORE}{AFTER}<div class="more"><h4>More</h4></div><p>Usov says so.</p></article>'
    assert [page_roles(page, Usov=share)["Usov"] for share in (0.45, 0.35)] == [Role.BODY, Role.FURNITURE]


@pytest.mark.parametrize(("paragraphs", "role"), [(3, Role.BODY), (2, Role.UNRELATED_ITEM)])
def test_a_sentence_among_many_paragraphs_needs_to_convince_still_less(paragraphs, role):
    more = "".join(
        f"<p>Engineers looked at wall {at} of the dam on Friday, the authority said.</p>"
        for at in range(paragraphs)
    )
    page = f"<article>{BEFORE}{AFTER}{more}<p>Usov says that the gates will stay open until May.</p></article>"
    assert page_roles(page, Usov=0.3)["Usov"] is role


@pytest.mark.parametrize(("end", "role"), [("for:", Role.BODY), ("for.", Role.FURNITURE)])
def test_the_last_line_of_an_article_leads_to_a_list(end, role):
    page = f"<article>{BEFORE}{AFTER}<p>What they asked {end}</p><ul><li>Divers at the wall</li></ul></article>"
    assert page_roles(page, Divers=0.2)["Divers"] is role


POINTS = '<ul><li><a href="/1">Schools {end}</a></li><li><a href="/2">Mills {end}</a></li></ul>'


@pytest.mark.parametrize(
    ("end", "role"),
    [
        ("stay closed until Monday, the mayor of the town of Ellin said.", Role.BODY),
        ("to stay closed until Monday in Ellin", Role.FURNITURE),
    ],
)
def test_sentences_that_are_links_are_the_points_of_a_digest(end, role):
    assert roles_of(POINTS.format(end=end), Schools=0.05, Mills=0.05)["Schools"] is role


DECKS = {
    "called a deck": ('<p class="standfirst">Officials knew of the leak.</p>', 0.4, Role.SUBHEAD),
    "called so, but hardly the article's": (
        '<p class="standfirst">Officials knew of the leak.</p>',
        0.3,
        Role.FURNITURE,
    ),
    "a sentence": (
        '<p class="lede">Officials of the county knew of the leak in the wall for a week.</p>',
        0.2,
        Role.SUBHEAD,
    ),
    "called by no name": ("<p>Officials knew of the leak.</p>", 0.4, Role.FURNITURE),
}


@pytest.mark.parametrize(("markup", "share", "role"), DECKS.values(), ids=DECKS)
def test_a_deck_above_the_article_needs_to_convince_less(markup, share, role):
    page = f"<h1>Dam above Harl breaks</h1>{markup}<article>{BEFORE}{AFTER}</article>"
    shown = page_roles(page, replace(NO_FACTS, titles=("Dam above Harl breaks",)), Dam=0.0, Officials=share)
    assert shown["Officials"] is role


HEADED = {
    "a heading over a subhead": ("<h2>Five ways to leave</h2><h3>1. By boat</h3>", Role.SUBHEAD),
    "a heading over a list elsewhere": (
        "<h2>Five ways to leave</h2><div><h4>1. By boat</h4></div>",
        Role.FURNITURE,
    ),
}


@pytest.mark.parametrize(("markup", "role"), HEADED.values(), ids=HEADED)
def test_a_heading_over_a_subhead_is_one_too(markup, role):
    shown = roles_of(markup, Five=0.1, **({"1.": 0.1} if "h4" in markup else {}))
    assert shown["Five"] is role


def test_a_name_over_a_sentence_about_a_job_is_no_author_card():
    shown = roles_of("<p>Harl Bridge</p><p>The editor left on Friday.</p>")
    assert shown["Harl"] is Role.BODY
    shown = roles_of("<p>Berta Quist</p><p>Political editor</p>")
    assert shown["Berta"] is Role.AUTHOR_NAME


ALIKE = {
    "an entry of a list": ("<ul><li>two of the five pumps</li></ul>", "two", Role.BODY),
    "an entry that is a link": ('<ul><li><a href="/1">two more floods</a></li></ul>', "two", Role.FURNITURE),
    "a post": ('<blockquote class="tweet"><p>It broke <a href="/1">@harl</a></p></blockquote>', "It", Role.BODY),
    "a sentence that is a link": (
        '<p><a href="/1">Its own men had warned of cracks in the wall.</a></p>', "Its", Role.BODY,
    ),
    "a title that is a link": ('<p><a href="/1">Another dam of the same kind</a></p>', "Another", Role.FURNITURE),
    "a heading set as a subhead": ("<h3>The wall</h3><h3>Warnings</h3><div>Photo: Ina Voss</div>", "Warnings", Role.SUBHEAD),
    "a heading of another kind": ("<h3>The wall</h3><h4>Warnings</h4><div>Photo: Ina Voss</div>", "Warnings", Role.FURNITURE),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "word", "role"), ALIKE.values(), ids=ALIKE)
def test_what_is_set_as_the_article_is_belongs_to_it(markup, word, role):
    assert roles_of(markup, **{word: 0.2})[word] is role


NOT_BODY = {
    "a rule of marks": ("<p>* * *</p>", "*", Role.FURNITURE),
    "words of a box that come back": ("<div>Article text</div>" * 3, "Article", Role.FURNITURE),
    "a line that announces others": ("<p>DON’T MISS</p>", "DON’T", Role.FURNITURE),
    "a link with a word in brackets": (
        '<p><a href="/1">Mayor of Harl names a judge</a> [LATEST]|</p>', "Mayor", Role.RELATED_TITLE,
    ),
    "links under one label": (
        '<p>READ THIS NOW | <a href="/1">Mayor of Harl names a judge</a></p>' * 2, "READ", Role.RELATED_TITLE,
    ),
    "a comment in a quotation": (
        '<div class="comments"><blockquote><p>My cellar is full of water.</p></blockquote></div>', "My",
        Role.UNRELATED_ITEM,
    ),
    "a comment of a reader": ('<div class="comment">My cellar is full of water.</div>', "My", Role.UNRELATED_ITEM),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "word", "role"), NOT_BODY.values(), ids=NOT_BODY)
def test_what_only_looks_like_a_paragraph_is_none(markup, word, role):
    assert roles_of(markup)[word] in (role, Role.FURNITURE)


LIKE_POINTERS = ['<p><a href="/1">[EWR]</a></p>', "<p>[EWR] Read also</p>", "<p>[EWR] One | two</p>"]


@pytest.mark.parametrize("markup", LIKE_POINTERS)
def test_a_word_in_brackets_alone_points_nowhere(markup):
    assert roles_of(markup)["[EWR]"] is Role.BODY


def test_a_page_that_is_called_comments_throughout_is_read():
    page = f'<div class="comments-open">{BEFORE}{AFTER}</div>'
    assert page_roles(page)["Nobody"] is Role.BODY


def test_a_block_quotation_printed_in_a_paragraph_too_is_a_pull_quote():
    words = "It broke at night and nobody had warned the town."
    shown = roles_of(f"<blockquote>{words}</blockquote><p>“{words}” said Berta Quist.</p>")
    assert (shown["It"], shown["“It"]) == (Role.FURNITURE, Role.BODY)


PARAGRAPHS = [
    "Harl's wall had been built in two years, and its makers had promised that it would stand for a hundred, the mayor said.",
    "None was killed, but 120 people had to leave their homes before the morning, according to the water authority.",
    "Engineers expect the repairs to take at least two years, and the town has asked the government for its help with them.",
    "A commission will look into what the authority knew of the cracks that its own men had found in the wall in March.",
    "Its report is due in June, and the mayor has said that he will publish it on the day on which he gets it himself.",
    "People of Harl are to be paid for what they lost, though nobody could say on Friday by whom and when that will be.",
]


@pytest.mark.parametrize(("types", "role"), [({"newsarticle"}, Role.BODY), (set(), Role.UNRELATED_ITEM)])
def test_the_path_with_the_prose_is_the_article_when_the_page_says_it_has_one(types, role):
    page = f"{BEFORE}" + "".join(f'<section><div class="t">{text}</div></section>' for text in PARAGRAPHS)
    facts = PageFacts(types=frozenset(types))
    shares = {text.split()[0]: 0.1 for text in PARAGRAPHS}
    assert page_roles(page, facts, **shares)["Engineers"] is role


def test_the_cards_of_a_list_are_no_article():
    cards = "".join(
        f'<div class="k"><h3><a href="/{at}">{text.split(",")[0].rstrip(".")}</a></h3><p>{text}</p></div>'
        for at, text in enumerate(PARAGRAPHS)
    )
    assert Role.BODY not in page_roles(f"<main>{cards}</main>").values()


SECOND = (
    "<h1>Night trains are back</h1>{}<p>Zealous readers of timetables had asked for them for years, he said.</p>"
)
NEXT = {"signed": ('<p class="byline">By Jon Aske</p>', False), "not signed": ("", True)}


@pytest.mark.parametrize(("byline", "its_own"), NEXT.values(), ids=NEXT)
def test_an_article_ends_where_the_next_one_begins(byline, its_own):
    facts = PageFacts(titles=("Dam above Harl breaks",))
    page = f"<h1>Dam above Harl breaks</h1>{BEFORE}{AFTER}{SECOND.format(byline)}"
    shown = page_roles(page, facts, Dam=0.0, Night=0.6)
    assert (shown["Zealous"] is Role.BODY) is its_own
    assert shown["Nobody"] is Role.BODY


def test_a_menu_above_the_headline_is_none_of_the_article():
    facts = PageFacts(titles=("Dam above Harl breaks",))
    page = f'<a href="/w">World</a><br><h1>Dam above Harl breaks</h1>{BEFORE}{AFTER}'
    assert page_roles(page, facts)["World"] is Role.FURNITURE


UPDATE = LiveUpdate(
    "2031-05-08T11:30:00Z", "Commission named", "Nine men will look into it, she said. It is late.", "json-ld"
)
LIVE = {"a live blog": ("liveblogposting", Role.BODY), "an article beside one": ("newsarticle", Role.FURNITURE)}


@pytest.mark.parametrize(("kind", "role"), LIVE.values(), ids=LIVE)
def test_what_an_update_says_is_the_live_blogs(kind, role):
    facts = PageFacts(types=frozenset((kind,)), stated=replace(NOTHING_STATED, updates=(UPDATE,)))
    shown = roles_of("<div><p>Nine men will look into it, she said.</p></div>", facts, Nine=0.2)
    assert (shown["Nine"] is Role.BODY) is (role is Role.BODY)


LEADS = {
    "a sentence": ("<p>It broke at night, and the town is under water.</p>", True),
    "no sentence": ("<p>It</p>", False),
}


@pytest.mark.parametrize(("lead", "is_body"), LEADS.values(), ids=LEADS)
def test_a_sentence_above_the_first_update_begins_the_live_blog(lead, is_body):
    facts = PageFacts(
        titles=("Dam above Harl breaks",),
        types=frozenset(("liveblogposting",)),
        stated=replace(NOTHING_STATED, updates=(UPDATE,)),
    )
    page = f"<h1>Dam above Harl breaks</h1>{lead}<h3>Commission named</h3><p>{UPDATE.text}</p>"
    shown = page_roles(page, facts, Dam=0.0, It=0.1, Commission=0.4)
    assert (shown["It"] is Role.BODY) is is_body
    assert shown["Commission"] is Role.SUBHEAD


def test_a_box_of_live_updates_is_no_box_of_the_site():
    update = "<div class='related-live'>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>"
    shown = roles_of(update, PageFacts(), **{text.split()[0]: 0.45 for text in PARAGRAPHS[1:]})
    assert shown["Harl's"] is Role.BODY


def test_a_heading_below_the_last_paragraph_heads_something_else():
    page = f"<h1>Dam above Harl breaks</h1>{BEFORE}<h2>Why it broke</h2>{AFTER}<h2>Want to read more?</h2><p>Log in</p>"
    shown = page_roles(page, PageFacts(titles=("Dam above Harl breaks",)), Why=0.9, Want=0.9, Log=0.0)
    assert shown["Why"] is Role.SUBHEAD
    assert shown["Want"] is not Role.SUBHEAD


def test_when_an_entry_of_a_live_blog_was_updated_is_a_note():
    note = "Updated at 09.40 BST"
    page = f"<h1>Dam above Harl breaks</h1>{BEFORE}<h2>Mayor speaks</h2>{AFTER}<h3>{note}</h3><p>It is late.</p>{AFTER}"
    assert page_roles(page, PageFacts(), Mayor=0.9, Updated=0.9)["Updated"] is Role.UPDATE_NOTE
