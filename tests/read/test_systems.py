"""Pages in the ways in which publishing systems set them: the body exactly, and what the page says about itself."""

from __future__ import annotations

import textwrap

import pytest

from onrecord.read import read_page
from onrecord.records import Article, Page, Role
from onrecord.settings import Settings

TITLE = "Paper mill in Ostrow to close"
STORY = [
    "The last paper mill in Ostrow County will close in September after 118 years, which puts 340 people out of work.",
    "“Nobody in that room said a word,” said Teresa Quill, who has worked on the second machine since she was twenty.",
    "Norvale Packaging, which bought the mill in 2019, said in a statement that demand for paper had fallen by a third.",
    "The union called the severance that the company offers, two weeks for each year of service, an insult on Tuesday.",
    "County commissioners will hold a session on what the loss of the mill, which pays for a tenth of the schools, means.",
]
HEAD = f"<title>{TITLE} | Ostrow Ledger</title>"
H1 = f"<h1>{TITLE}</h1>"


def paragraphs(story: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in story)


def read(body: str, head: str = HEAD, lane: str = "accurate") -> Article:
    page = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read_page(Page(html=page), Settings(lane=lane))  # type: ignore[arg-type]


def blocks(article: Article, *roles: Role) -> list[str]:
    return [" ".join(article.text[one.start : one.end].split()) for one in article.blocks if one.role in roles]


def broken(paragraph: str, between: str) -> str:
    return between.join(textwrap.wrap(paragraph, 50))


BY_LINES = {
    "an element for each line": H1
    + "".join(f"<p class='ft02'>{line}</p>" for story in STORY for line in textwrap.wrap(story, 50)),
    "a line break behind each": H1 + "".join(f"<p>{broken(story, '<br>')}</p>" for story in STORY),
    "two between paragraphs": f"{H1}<div>{'<br><br>'.join(broken(story, '<br>') for story in STORY)}</div>",
}


@pytest.mark.parametrize("lane", ["accurate", "fast"])
@pytest.mark.parametrize("body", BY_LINES.values(), ids=BY_LINES)
def test_a_page_set_line_by_line_has_its_paragraphs(body: str, lane: str):
    assert blocks(read(body, lane=lane), Role.BODY, Role.SUBHEAD) == STORY


def test_the_heading_above_lines_is_none_of_them():
    head = "<p class='ft00'>What the loss of the mill will mean for Ostrow</p>"
    lines = "".join(f"<p class='ft02'>{line}</p>" for story in STORY for line in textwrap.wrap(story, 50))
    assert blocks(read(head + lines), Role.BODY) == STORY


ANSWERS = [("When will the mill close?", STORY[0]), ("What does the union say?", STORY[3])]
OPENED = {
    "details": "<details><summary>{}</summary><div><p>{}</p></div></details>",
    "a panel below a button": "<div><h3><button aria-expanded='false'>{}</button></h3><div hidden><p>{}</p></div></div>",
}


@pytest.mark.parametrize("form", OPENED.values(), ids=OPENED)
def test_answers_that_open_below_their_questions_are_the_article(form: str):
    page = H1 + paragraphs(STORY[1:3]) + "".join(form.format(*one) for one in ANSWERS) + paragraphs(STORY[4:])
    article = read(f"<main><article>{page}</article></main>")
    assert blocks(article, Role.SUBHEAD) == [question for question, _ in ANSWERS]
    assert blocks(article, Role.BODY) == [*STORY[1:3], STORY[0], STORY[3], STORY[4]]


def test_a_tooltip_is_not_seen():
    card = "<span role='tooltip'><b>Ola Finch</b> Staff writer. Ola Finch covers paper for the Ledger.</span>"
    article = read(f"<article>{H1}<div>By <a href='/o'>Ola Finch</a>{card}</div>{paragraphs(STORY)}</article>")
    assert [author.name for author in article.authors] == ["Ola Finch"]
    assert "Staff writer" not in article.text


SIGNED = {
    "behind its job, in an address": "<address><div>Ola Finch <span>Paper correspondent</span></div></address>",
    "beside an address of mail": "<ul><li class='author'><b>OLA FINCH</b> <i>finch@ledger.example</i></li></ul>",
    "with a handle": "<div>By Ola Finch @olafinch · Chief Reporter</div>",
    "on the card of a post": "<div class='post-author vcard'>Posted by <span class='fn'>Ola Finch</span></div>",
}


@pytest.mark.parametrize("byline", SIGNED.values(), ids=SIGNED)
def test_an_author_is_found_where_systems_put_the_name(byline: str):
    article = read(f"<article>{H1}{byline}{paragraphs(STORY)}</article>")
    assert [author.name.title() for author in article.authors] == ["Ola Finch"]


def test_a_byline_in_brackets_signs_and_the_value_of_a_field_does_not():
    fields = "<dl><dt>Format</dt><dd>Situation Report</dd></dl>"
    article = read(f"<article>{H1}{fields}{paragraphs(STORY)}<p>(By Ola Finch)</p></article>")
    assert [author.name for author in article.authors] == ["Ola Finch"]
    assert blocks(article, Role.BODY) == STORY


def test_who_covers_something_is_known_by_a_name_without_a_by():
    bio = "<p>Ola Finch covers paper for the Ledger. Reach her at finch@ledger.example.</p>"
    article = read(f"<article>{H1}<div>Ola Finch</div>{paragraphs(STORY)}{bio}</article>")
    assert blocks(article, Role.BODY) == STORY


TITLED = {
    "a blog": (f"<title>The Ledger Diary: {TITLE}</title>", "The Ledger Diary"),
    "a paper": (f"<title>{TITLE} - The Ostrow Ledger</title>", "The Ostrow Ledger English"),
}


@pytest.mark.parametrize(("head", "site"), TITLED.values(), ids=TITLED)
def test_the_heading_that_names_the_site_is_no_title(head: str, site: str):
    article = read(f"<header><h1><a>{site}</a></h1></header><main><h2>{TITLE}</h2>{paragraphs(STORY)}</main>", head)
    assert article.title == TITLE
    assert blocks(article, Role.HEADLINE) == [TITLE]


def test_the_name_of_a_file_is_no_title():
    assert read(paragraphs(STORY), "<title>PR-214.pdf</title>").title is None


def test_how_posts_were_received_is_none_of_their_words():
    post = "<div class='message'><a class='owner'>Ostrow Now</a><div>{}</div><div>👍 1{}</div></div>"
    article = read("".join(post.format(story, at) for at, story in enumerate(STORY)))
    assert not set(blocks(article, Role.BODY)) & {f"👍 1{at}" for at in range(len(STORY))}


TOLD = {
    "Also Read | What the mill meant for the town of Ostrow": Role.RELATED_TITLE,
    "Go deeper: What the mill meant for the town of Ostrow": Role.RELATED_TITLE,
    "(Reporting by Ola Finch; Editing by Ina Voss)": Role.BYLINE,
    "(Except for the headline, this story has not been edited by our staff.)": Role.BYLINE,
    "(By Ola Finch)": Role.BYLINE,
    "Correction, May 8: An earlier version of this story gave a wrong year.": Role.UPDATE_NOTE,
    "Join our WhatsApp channel to get the news of Ostrow first.": Role.FURNITURE,
    "As a subscriber, you have 10 articles to gift each month.": Role.FURNITURE,
    "If you liked this story, hold the button for as long as you can.": Role.FURNITURE,
    "Ledger News Agency © 2031": Role.FURNITURE,
    "We use your sign-up to send you what you have asked us for.": Role.FURNITURE,
    "Find out what's happening in Ostrow with free updates.": Role.FURNITURE,
    "You've reached your article limit": Role.FURNITURE,
    "The unofficial guide to Ostrow, each Friday in your mailbox.": Role.FURNITURE,
}


@pytest.mark.parametrize("lane", ["accurate", "fast"])
@pytest.mark.parametrize(("line", "role"), TOLD.items(), ids=[line[:30] for line in TOLD])
def test_both_lanes_know_a_line_by_its_own_words(line: str, role: Role, lane: str):
    article = read(f"<article>{H1}{paragraphs([*STORY, line])}{paragraphs(STORY[:1]).upper()}</article>", lane=lane)
    assert next(one.role for one in article.blocks if article.text[one.start : one.end] == line) is role


NEWS = [
    "The bill in its final form bans all boats from the mill pond of Ostrow for three years to come.",
    "The prosecutor read a rush transcript of the call to the court of Ostrow on Monday morning.",
    "Reporters went to find out what's happening in the mill, and found no one, Ola Finch said.",
    "“We believe in the free flow of information,” the miller told the council of Ostrow on Friday.",
    "If you liked this council, Finch told the voters of Ostrow, you will love the next one.",
    "(c) no mill of the town of Ostrow shall run at night before the spring of 2031, and then by day alone",
]


@pytest.mark.parametrize("lane", ["accurate", "fast"])
@pytest.mark.parametrize("line", NEWS, ids=[line[:30] for line in NEWS])
def test_a_sentence_of_the_news_with_words_of_a_notice_is_the_articles(line: str, lane: str):
    article = read(f"<article>{H1}{paragraphs([*STORY, line, *STORY])}</article>", lane=lane)
    assert next(one.role for one in article.blocks if article.text[one.start : one.end] == line) is Role.BODY


def test_the_fast_lane_leaves_out_boxes_set_apart_but_no_deck():
    words = "<p>A weekly note about the mills that we love. It is sent out every Friday at noon, to all who ask for it.</p>"
    box = f"<div class='newsletter-signup'>{words}</div>"
    article = read(f"<article>{H1}{paragraphs(STORY[:3])}{box}{paragraphs(STORY[3:])}</article>", lane="fast")
    assert blocks(article, Role.BODY) == STORY
    deck = f"<div class='teaser'><p>{STORY[0]}</p></div>"
    article = read(f"<article>{H1}{deck}{paragraphs(STORY[1:])}</article>", lane="fast")
    assert blocks(article, Role.BODY) == STORY


def plain(*lines: str) -> Article:
    return read_page(Page(text="\n".join((TITLE, "OLA FINCH", "June 18, 2031", *lines))))


SEEN = "The mill on the Little Wren River, seen from the bridge of Route 9."


@pytest.mark.parametrize("signature", ["SAM ODELL, Ostrow Ledger", "Sam Odell odell@ledger.example"])
def test_a_caption_stands_above_who_signs_it(signature: str):
    article = plain(SEEN, signature, *STORY)
    assert blocks(article, Role.BODY) == STORY
    assert blocks(article, Role.CAPTION, Role.CREDIT) == [SEEN, signature]


def test_titles_below_their_announcement_are_those_of_others():
    others = ["* Man charged in Route 9 barn fires", "* Ostrow Eagles fall in state semifinal, 3-2"]
    article = plain(*STORY[:3], "People are also reading…", *others, *STORY[3:])
    assert blocks(article, Role.BODY, Role.SUBHEAD) == STORY
    assert blocks(article, Role.RELATED_TITLE) == others


def test_nothing_below_the_discussion_of_a_post_is_the_posts():
    answer = (
        "My grandmother lives in Ostrow and has not seen paper being made since 1991, which she thinks is a pity."
    )
    article = plain(*STORY, "Discussion about this post", "Pavel R.", "Jul 9", answer)
    assert blocks(article, Role.BODY) == STORY


OLD = (
    "<table><tr><td><a href='a.htm'>The Minister</a><br><a href='b.htm'>Visas</a></td><td><table><tr><td><b>{}</b></td>"
    "</tr><tr><td>{}</td></tr></table></td></tr></table>"
)


def test_an_old_site_sets_its_headline_right_above_the_first_sentence():
    head = "<title>Paper Office of Norrland</title>"
    foot = "<p>(c) Paper Office of Norrland 2001-2031. A link to the site is asked for.</p>"
    article = read(OLD.format(TITLE, paragraphs(STORY)) + foot, head)
    assert (article.title, article.outlet) == (TITLE, "Paper Office of Norrland")
    assert blocks(article, Role.HEADLINE) == [TITLE]
    assert blocks(article, Role.BODY) == STORY


def test_the_title_below_the_heading_of_a_section_is_the_tabs():
    page = f"<main><h1>News Flash</h1><h2>{TITLE}</h2>{paragraphs(STORY)}</main>"
    assert read(page, f"<title>{TITLE} • Ostrow • CivicSoft</title>").title == TITLE


def test_the_words_of_a_figure_are_its_caption():
    figure = "Figure 1: Jobs at the mill by year (n=340)"
    article = read(f"<article>{H1}{paragraphs([*STORY[:3], figure, *STORY[3:]])}</article>")
    assert blocks(article, Role.CAPTION) == [figure]


@pytest.mark.parametrize("buttons", ["<span>Comments</span><span>READ LATER</span><span>PRINT</span>", "Font Size"])
def test_buttons_side_by_side_are_no_author(buttons: str):
    assert read(f"<article>{H1}<div>{buttons}</div>{paragraphs(STORY)}</article>").authors == ()


BYLINES = {
    "in a box": ("<div><span>By</span> <b>Ada Holm</b> | Harl</div>", ["Ada Holm"]),
    "of two": ("<div>By Ada Holm and Jan Berg</div>", ["Ada Holm", "Jan Berg"]),
    "above a day": ("<div>By Ada Holm<br>Created 03/04/2031</div>", ["Ada Holm"]),
    "of the staff": ("<div>By Observer Staff</div>", []),
    "below the first paragraph": (f"{paragraphs(STORY)}<div>By Ada Holm</div>", []),
}


@pytest.mark.parametrize(("line", "names"), BYLINES.values(), ids=BYLINES)
def test_the_fast_lane_reads_the_byline_between_the_heading_and_the_article(line: str, names: list[str]):
    article = read(f"<article>{H1}{line}{paragraphs(STORY)}</article>", lane="fast")
    assert [author.name for author in article.authors] == names


def test_the_fast_lane_parts_text_that_was_set_before_there_was_markup():
    story = "\n\n".join("\n".join(textwrap.wrap(line, 60)) for line in STORY)
    assert blocks(read(f"{H1}<pre>{story}</pre>", lane="fast"), Role.BODY) == STORY
