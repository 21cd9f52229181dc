"""A story on the terminal: what changed stands first, and what one statement did to many others is one entry."""

from dataclasses import replace

import pytest

from onrecord.publish.terminal.stories import print_stories, print_story
from tests.ledger.questions.test_questions import added, claim, denial, toll

DYKE = "the Eastvale dyke had been repaired twice since autumn"


@pytest.fixture
def page(book):
    added(
        book,
        toll("2025-02-03", 14),
        toll("2025-02-04", 19),
        claim("2025-02-04", DYKE, source="Mill Board"),
        denial("2025-02-05", DYKE),
    )
    (row,) = book.stories(least=2)
    return book.story(row.story_id)


@pytest.fixture
def printed(page, capsys):
    print_story(page, (), as_json=False)
    return capsys.readouterr().out


def test_what_changed_stands_first_the_last_day_at_its_head(printed):
    headings = [line for line in printed.splitlines() if line and not line.startswith(" ")][3:]
    assert headings[0] == "What changed, the last day first"
    assert headings[1:3] == ["Articles", "First-hand sources"]
    days = [line.strip() for line in printed.splitlines() if line.startswith("  2025") and len(line.strip()) == 10]
    assert days == sorted(days, reverse=True)


def test_a_figure_that_moved_is_told_with_both(printed):
    (line,) = [line for line in printed.splitlines() if "Raised" in line]
    assert line.strip().startswith("Raised by The river office: 14 → 19 people – ")


def test_a_story_of_one_article_is_told_in_the_singular(book, capsys):
    added(book, toll("2025-02-03", 14))
    print_stories(book.stories(least=1), (), as_json=False)
    assert "   1 article, 1 text  " in capsys.readouterr().out


def test_a_denial_of_many_claims_is_one_entry(page, capsys):
    (denied,) = [event for event in page.events if event.kind == "denied"]
    many = tuple(replace(denied, earlier_claim=f"c{n}", earlier_words=f"gate {n} had been shut") for n in range(5))
    print_story(replace(page, events=many), (), as_json=False)
    lines = capsys.readouterr().out.splitlines()
    (at,) = [at for at, line in enumerate(lines) if "Denied" in line]
    told = [line.strip() for line in lines[at + 1 : at + 5]]
    assert told == [*(f"against: gate {n} had been shut" for n in range(3)), "… 2 claims more: --json lists all."]


def test_what_would_upset_the_terminal_is_replaced(page, capsys):
    (denied,) = [event for event in page.events if event.kind == "denied"]
    hostile = replace(denied, earlier_words="the gate \x1b[31mhad been shut", source="Mill\u202e Board")
    print_story(replace(page, events=(hostile,)), (), as_json=False)
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "the gate \ufffd[31mhad been shut" in told


def test_that_there_is_no_story_is_no_data(capsys):
    print_stories((), (), as_json=False)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No story has so many articles. --least 1 lists all.\n")
