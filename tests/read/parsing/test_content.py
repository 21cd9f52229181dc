"""Which lines of a page are of its main content. The town and its people do not exist."""

import pytest

from onrecord.read.parsing.html import html_lines, parse_html
from tests.timing import cpu_within

SAID = "The harbour council of Ostrey said on Monday that the ferry would sail again before the end of the month. "
TOLD = f"{SAID}{SAID}{SAID}"
OTHER = "<p>Tickets for the fair are sold at the town hall every morning until all of them are gone, the mayor said.</p>"
BODY = f"<p>{TOLD}One.</p><p>{SAID}Two.</p>"
PAGES = {
    "an article among other boxes": (f"<div>{OTHER}</div><article>{BODY}</article><div>{OTHER}</div>", "One. Two."),
    "by a name, before its element": (
        f'<article>{OTHER}<div class="article-body">{BODY}</div></article>',
        "One. Two.",
    ),
    "no element is called an article": (f"<div>{BODY}</div>", "One. Two."),
    "a card that is called one is too short": (
        f'<div class="story-body"><p>{SAID}Card.</p></div><main>{BODY}{BODY}</main>',
        "One. Two. One. Two.",
    ),
    "boxes of other names": (
        f'<article>{BODY}<div class="newsletter"><p>{SAID}Letter.</p></div><figure><p>{SAID}Picture.</p></figure>'
        f"<aside><p>{SAID}Aside.</p></aside></article>",
        "One. Two.",
    ),
    "a name that holds most of the article": (f'<article><div class="widget">{BODY}</div></article>', "One. Two."),
    "a list of links": (
        f'<article>{BODY}<ul><li><a href="/a">{SAID}Link.</a></li></ul><p>{SAID}Three.</p></article>',
        "One. Two. Three.",
    ),
    "a last heading": (f"<article>{BODY}<h3>More of this.</h3></article>", "One. Two."),
    "words beside paragraphs": (f"<article>{BODY}<div>{SAID}Beside.</div></article>", "One. Two."),
    "no paragraphs at all": (f"<article><div>{TOLD}One.</div><div>{SAID}Two.</div></article>", "One. Two."),
    "breaks between lines": (f"<article><div>{TOLD}One.<br>{SAID}Two.</div></article>", "One. Two."),
    "a form around the page": (f"<form><article>{BODY}</article></form>", "One. Two."),
    "a form beside the article": (f"<article>{BODY}<form><p>{SAID}Form.</p></form></article>", "One. Two."),
    "next to nothing": ("<p>Closed on Mondays.</p>", "Mondays."),
}


@pytest.mark.parametrize(("markup", "ends"), PAGES.values(), ids=PAGES)
def test_lines_of_the_main_content_are_told(markup, ends):
    assert " ".join(line.text.split()[-1] for line in main_lines(markup)) == ends


def test_the_time_for_content_grows_with_the_page_alone():
    nested = f'<div class="article-body">{BODY}' * 200 + "</div>" * 200
    beside = f'<div class="content"><p>{TOLD}</p><nav>{OTHER}</nav></div>' * 5_000
    with cpu_within(16):
        found = [len(main_lines(markup)) for markup in (nested, beside)]
    assert found == [400, 5_000]


def main_lines(markup):
    _, lines = html_lines(parse_html(f"<html><body>{markup}</body></html>"))
    return [line for line in lines if line.hints.main]
