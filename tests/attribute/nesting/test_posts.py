"""Posts that a page shows in full, on posts of our own."""

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


def test_what_was_found_in_a_post_stands_inside_it():
    text = "The port told crews that it is closed. — Ada Marten (@adamarten) March 12, 2026"
    found, inside = posts(text, [joined(text, "The port", "told", "that it is closed")])
    assert (len(found), inside) == (1, {0: 1})


def test_a_post_that_the_tagger_found_stays():
    text = "The bridge is closed. — Ada Marten (@adamarten) March 12, 2026"
    assert posts(text, [joined(text, "Ada Marten", "—", "The bridge is closed.")])[0] == []


def test_time_is_linear_in_posts():
    text = "\n".join(["The bridge is closed. — Ada Marten (@adamarten) March 12, 2026"] * 5000)
    with cpu_within(5):
        found, _ = posts(text)
    assert len(found) == 5000
