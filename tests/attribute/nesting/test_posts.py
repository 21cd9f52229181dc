"""Posts that a page shows in full, on posts of our own."""

from dataclasses import replace

import pytest

from onrecord.attribute.nesting.posts import add_posts
from tests.attribute.made import draft_of, joined
from tests.timing import cpu_within


def posts(text, triples=()):
    draft = add_posts(draft_of(text, triples))
    found = draft.triples[len(triples) :]
    return [
        (*(text[s.start : s.end] for s in one.source), *(text[s.start : s.end] for s in one.content))
        for one in found
    ], draft.inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It rained.\n\nThe bridge is closed. — Ada Marten (@adamarten) March 12, 2026\n\nIt rained on.",
            [("Ada Marten", "The bridge is closed.")],
            id="a post",
        ),
        pytest.param(
            "The bridge is closed. Use the ferry. pic.twitter.com/Ab3dE — Velden Port (@port) 12 March 2026",
            [("Velden Port", "The bridge is closed. Use the ferry.")],
            id="a link and the day first",
        ),
        pytest.param(
            "It rained.\n\nThe bridge is closed.\n\n\n\nUse the ferry. — Ada Marten (@adamarten) March 12, 2026\n\nOn.",
            [("Ada Marten", "The bridge is closed.", "Use the ferry.")],
            id="two paragraphs",
        ),
        pytest.param("https://t.co/abc — Ada Marten (@adamarten) March 12, 2026", [], id="only a link"),
        pytest.param("The bridge is closed — Ada Marten, March 12, 2026", [], id="no handle"),
        pytest.param("Ask Ada Marten (@adamarten) on March 12, 2026", [], id="no dash"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_post_is_said_by_who_signed_it(text, expected):
    assert posts(text)[0] == expected


def test_a_line_left_out_before_a_post_makes_no_gap_within_it():
    text = "It rained.\n\nWATCH:\n\nThe bridge is closed. — Ada Marten (@adamarten) March 12, 2026\n\nOn."
    draft = draft_of(text)
    draft = replace(draft, paragraphs=[part for part in draft.paragraphs if text[slice(*part)] != "WATCH:"])
    (post,) = add_posts(draft).triples
    assert [text[part.start : part.end] for part in post.content] == ["The bridge is closed."]


def test_what_was_found_in_a_post_stands_inside_it():
    text = "The port told crews that it is closed. — Ada Marten (@adamarten) March 12, 2026"
    found, inside = posts(text, [joined(text, "The port", "told", "that it is closed")])
    assert (len(found), inside) == (1, {0: 1})


def test_a_post_that_the_tagger_found_stays():
    text = "The bridge is closed. — Ada Marten (@adamarten) March 12, 2026"
    assert posts(text, [joined(text, "Ada Marten", "—", "The bridge is closed.")])[0] == []


ONE, TWO = "“The port will not open again before the spring.”", "“Nobody has asked the crews what they want.”"
CREDITED = [
    pytest.param(
        f"It rained.\n\n{ONE} Ada Marten, The Gazette\n\n{TWO} J. P. Dorn, Velden Post",
        [("Ada Marten, The Gazette", ONE[1:-1]), ("J. P. Dorn, Velden Post", TWO[1:-1])],
        id="behind the quotations",
    ),
    pytest.param(
        f"{ONE}\n\nAda Marten, Bay of Velden\n\n{TWO}\nIlse Dorn, Herald\n\nIt rained.",
        [("Ada Marten, Bay of Velden", ONE[1:-1]), ("Ilse Dorn, Herald", TWO[1:-1])],
        id="below them",
    ),
    pytest.param(
        f"{ONE[:-1]}\n\n{TWO}\n\nAda Marten, The Gazette\n\n“It is late…\n\n{ONE}\n\nIlse Dorn, Herald",
        [("Ada Marten, The Gazette", ONE[1:-1], TWO[1:-1]), ("Ilse Dorn, Herald", "It is late…", ONE[1:-1])],
        id="several paragraphs",
    ),
    pytest.param(f"{ONE} Ada Marten, The Gazette\n\nIt rained.", [], id="only one"),
    pytest.param(f"{ONE} Ada Marten, mayor\n\n{TWO} Ilse Dorn, driver", [], id="what they are"),
    pytest.param(f"{ONE}\n\nFERRIES STOP, CREWS WAIT\n\n{TWO}\n\nMORE RAIN, MORE WIND", [], id="headings"),
    pytest.param(f"{ONE} Ada Marten, The Gazette wrote.\n\n{TWO} Ilse Dorn, Herald wrote.", [], id="more words"),
    pytest.param("“Too late.” Ada Marten, The Gazette\n\n“Never.” Ilse Dorn, Herald", [], id="few words"),
]


@pytest.mark.parametrize(("text", "expected"), CREDITED)
def test_a_credited_quotation_is_said_by_who_is_named(text, expected):
    assert posts(text)[0] == expected


def test_a_quotation_in_what_another_says_is_not_the_credited_ones():
    text = f"The union warns that {ONE} Ada Marten, The Gazette\n\n{TWO} Ilse Dorn, Herald"
    said = joined(text, "The union", "warns", f"that {ONE}")
    assert posts(text, [said]) == ([("Ilse Dorn, Herald", TWO[1:-1])], {})


def test_a_quotation_that_is_a_paragraph_is_the_credited_ones_alone():
    text = f"The union sees it as proof.\n\n{ONE}\n\nAda Marten, The Gazette\n\n{TWO} Ilse Dorn, Herald"
    sees = joined(text, "The union", "sees", "it as proof")
    draft = add_posts(draft_of(text, [replace(sees, content=(*sees.content, *joined(text, "", "", ONE).content))]))
    words = [[text[part.start : part.end] for part in one.content] for one in draft.triples]
    assert words == [["it as proof"], [ONE[1:-1]], [TWO[1:-1]]]


def test_what_was_found_in_a_credited_quotation_stands_inside_it():
    text = f"“The port told crews that it will not open again.” Ada Marten, Gazette\n\n{TWO} Ilse Dorn, Herald"
    found, inside = posts(text, [joined(text, "The port", "told", "that it will not open again")])
    assert (len(found), inside) == (2, {0: 1})


def test_time_is_linear_in_posts():
    text = "\n".join(["The bridge is closed. — Ada Marten (@adamarten) March 12, 2026"] * 5000)
    with cpu_within(5):
        found, _ = posts(text)
    assert len(found) == 5000
    text = f"{ONE} Ada Marten, The Gazette\n" * 5000
    with cpu_within(5):
        found, _ = posts(text)
    assert len(found) == 5000


@pytest.mark.parametrize("piece", [" ", "https://t.co/", "https://t.co/a "])
def test_time_is_linear_in_links_and_blanks(piece):
    text = f"The bridge is{piece * 40_000}closed. — Ada Marten (@adamarten) March 12, 2026"
    with cpu_within(5):
        found, _ = posts(f"{text}\n{text}")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("end", "said"),
    [
        pytest.param("", "The bridge is closed.", id="none"),
        pytest.param(" https://t.co/a", "The bridge is closed.", id="one"),
        pytest.param(" https://t.co/a  t.co/b", "The bridge is closed.", id="two"),
        pytest.param(" (https://t.co/a t.co/b", "The bridge is closed. (", id="behind a bracket"),
        pytest.param(" https://t.co/a now", "The bridge is closed. https://t.co/a now", id="not at the end"),
    ],
)
def test_links_at_the_end_are_no_words(end, said):
    text = "\n".join([f"The bridge is closed.{end} — Ada Marten (@adamarten) March 12, 2026"] * 2)
    draft = add_posts(draft_of(text, []))
    assert [text[part.start : part.end] for one in draft.triples for part in one.content] == [said, said]
