"""What the lines around a line add to the classifier's guess. The people and the places do not exist."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.read.facts import PageFacts
from onrecord.read.guess import Guess
from onrecord.read.html import html_lines, parse_html
from onrecord.read.roles import label_lines
from onrecord.records import Role

BEFORE = "<p>The dam above the town of Harl broke shortly after midnight, the water authority said.</p>"
AFTER = "<p>Nobody was killed, but 120 people had to leave their homes, according to the mayor.</p>"


def roles_of(markup: str, **shares: float) -> dict[str, Role]:
    """The role of each line; `shares` gives the probability of body by a line's first word, for the others it is 1."""
    _, lines = html_lines(parse_html(f"<article>{BEFORE}{markup}{AFTER}</article>"))
    body = np.array([shares.get(line.text.split()[0], 1.0) for line in lines], dtype=np.float32)
    none = np.zeros(len(lines), dtype=bool)
    headed = np.array([line.hints.tag == "h3" for line in lines])
    guess = Guess(body, headed, ("",) * len(lines), np.zeros(len(lines), dtype=np.float32), none)
    found = label_lines(lines, PageFacts(), None, lambda *_: guess)
    return {line.text.split()[0]: role for line, role in zip(lines, found, strict=True)}


BETWEEN = {
    "set as they are": ("<p>US falls</p>", 0.45, Role.BODY),
    "hardly the article's": ("<p>US falls</p>", 0.35, Role.FURNITURE),
    "set in another way": ("<div>US falls</div>", 0.45, Role.FURNITURE),
}


@pytest.mark.parametrize(("markup", "share", "role"), BETWEEN.values(), ids=BETWEEN)
def test_a_line_between_paragraphs_needs_to_convince_less(markup, share, role):
    assert roles_of(markup, US=share)["US"] is role


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
