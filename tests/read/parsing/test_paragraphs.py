"""What the fast lane takes for a paragraph, and how the characters of many texts are counted at once."""

import pytest

from onrecord.read.classifier.counting import count_characters
from onrecord.read.parsing.html import parse_html
from onrecord.read.parsing.paragraphs import Paragraphs, find_paragraphs

LONG = "The water authority of Marland said on Friday that both dams are safe again."
ROWS = {
    "paragraph": ("<p>One  <b>two</b>\nthree</p>", ["One two three"]),
    "item with a list": ("<ul><li>One<ul><li>Two</li></ul></li></ul>", ["Two"]),
    "quotation": ("<blockquote><p>One</p></blockquote><blockquote>Two</blockquote>", ["One", "Two"]),
    "words of a container": (f"<div>{LONG}<br>{LONG}<p>One</p></div>", [f"{LONG} {LONG}", "One"]),
    "a line break": ("<p>One.<br>Two.</p>", ["One. Two."]),
    "two line breaks": (f"<p>One.<br> <br/>Two.</p><div>{LONG}<br><br>{LONG}</div>", ["One.", "Two.", LONG, LONG]),
    "an empty line of the markup": ("<p>One\n\ntwo.</p>", ["One two."]),
    "words of a part of a line": (f"<div><span>{LONG}</span></div>", [LONG]),
    "few words of a container": ("<div>Share</div><p>One</p>", ["One"]),
    "element of the site's own": (f"<main>{LONG}<x-body><p>One</p></x-body></main>", [LONG, "One"]),
    "words of two elements that meet": (
        "<p>By <a>Meg James</a><span>Staff Writer</span></p>",
        ["By Meg James Staff Writer"],
    ),
    "an apostrophe before an element": (f"<p>{LONG} L’<a>Elb</a>, d’<i>Orr</i>.</p>", [f"{LONG} L’Elb, d’Orr."]),
    "hidden": ("<div style='display: none'><p>One</p></div><p hidden>Two</p><p>Three</p>", ["Three"]),
    "silent": ("<noscript><p>One</p></noscript><template><p>Two</p></template><p>Three</p>", ["Three"]),
    "nothing": ("<img>", []),
}


def found(markup: str) -> Paragraphs:
    return find_paragraphs(parse_html(f"<html><body>{markup}</body></html>"))


@pytest.mark.parametrize(("markup", "texts"), ROWS.values(), ids=ROWS)
def test_paragraphs_are_found(markup, texts):
    assert list(found(markup).texts) == texts


def test_links_are_counted_and_like_elements_share_a_path():
    here = found("<div class='a'><p>One <a href='/'>two</a></p><p>Three</p></div><div class='b'><p>Four</p></div>")
    assert list(here.linked) == [3, 0, 0]
    assert here.path[0] == here.path[1] != here.path[2]
    assert here.box[0] == here.box[1] != here.box[2]
    assert here.outer[0] == here.outer[2]


TEXTS = ["One Two three.", 'He said "No, 25!"', "水が出た。", "end", "𝒳 of (Harl.)"]
COUNTED = {
    "size": [14, 17, 5, 3, 12],
    "words": [3, 4, 3.5, 1, 3],
    "ends": [1, 1, 1, 0, 1],
    "commas": [0, 1, 0, 0, 0],
    "quotes": [0, 2, 0, 0, 0],
    "digits": [0, 2 / 17, 0, 0, 0],
    "wide": [0, 0, 4 / 5 + 1 / 5, 0, 0],
    "capitals": [2 / 3, 1 / 4, 0, 0, 0],
    "begins": [1, 1, 0, 0, 0],
}


@pytest.mark.parametrize(("name", "values"), COUNTED.items(), ids=COUNTED)
def test_characters_are_counted(name, values):
    assert getattr(count_characters(TEXTS), name).tolist() == pytest.approx(values)
