"""Articles that people remove: what is left is what a ledger holds that never read them, in any order of events."""

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
from onrecord.publish.export.rows import decision_record
from tests.factories import make_story
from tests.ledger.contents import contents
from tests.ledger.questions.test_questions import POOL
from tests.ledger.stories.test_stories import FLOOD, VOTE, reading
from tests.ledger.writing.test_adding import versions_of_news
from tests.ledger.writing.test_versions import SOME

STORIES = [reading(*row) for row in [*FLOOD, *VOTE]]
WHO = "Ida Fenn"


def removal(readings, id):
    """The decision to remove one of some articles, as it is exported, and the ids of those that go."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        list(ledger.add_many(readings))
        before = {one.article.id for one in readings}
        decision = ledger.judge("remove", [id], who=WHO, why="By order of a court.")
        return decision_record(decision), {one for one in before if one not in ledger}


def kept(steps):
    """What a ledger holds after some steps: readings that come, and decisions that are taken in."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        for step in steps:
            if isinstance(step, dict):
                ledger.replay([step])
            else:
                ledger.add(step)
        assert not list(ledger.check())
        return contents(ledger)


NEWS = {
    "a page with versions at several addresses": (SOME, SOME[0].article.id),
    "an article at the same id without address": (SOME, "p8"),
    "one that many copy": (versions_of_news()[:-1], "a"),
    "a copy with versions": (versions_of_news()[:-1], versions_of_news()[1].article.id),
    "one without a date": (versions_of_news()[:-1], "b"),
    "the first of a story": (STORIES, "f1"),
    "the last of a story": (STORIES, "v2"),
    "the first figure of a question": (POOL, POOL[0].article.id),
    "a figure among others": (POOL, POOL[len(POOL) // 2].article.id),
}


@pytest.mark.parametrize(("readings", "id"), NEWS.values(), ids=NEWS)
def test_the_ledger_is_one_that_never_read_it_in_any_order(readings, id):
    decision, gone = removal(readings, id)
    assert id in gone
    expected = kept([decision, *(one for one in readings if one.article.id not in gone)])
    for seed in range(3):
        steps = [decision, *readings]
        random.Random(seed).shuffle(steps)
        assert kept(steps) == expected
    assert kept([*readings, decision]) == expected


def test_what_is_removed_stays_out_until_that_is_taken_back(ledger):
    story = make_story(url="https://post.example/flood")
    ledger.add(story)
    decision = ledger.judge("remove", [story.article.id], who=WHO, why="By order of a court.")
    for again in (
        story,
        make_story("Updated. " + story.article.text, url="https://www.post.example/flood?utm_x=1"),
    ):
        added = ledger.add(again)
        assert (added.outcome, added.claims) == ("removed", 0)
        assert f"{WHO} removed it on" in added.because
        assert "“By order of a court.” (" + decision.decision_id in added.because
    assert ledger.counts().articles == 0
    ledger.judge("undo", [decision.decision_id], who=WHO)
    assert story.article.id not in ledger
    assert ledger.add(story).outcome == "added"


def test_a_removal_keeps_where_the_article_was_and_not_a_word_of_it(ledger):
    story = make_story(url="https://post.example/flood")
    ledger.add(story)
    decision = ledger.judge("remove", [story.article.id[:6]], who=WHO, why="Read from the wrong file.")
    assert decision.subject == {
        "article": story.article.id,
        "addresses": [story.article.id, "post.example/flood"],
    }
    assert decision.before == {
        "pages": [
            {
                "article": story.article.id,
                "url": "https://post.example/flood",
                "outlet": "The Eastvale Post",
                "published": "2025-02-03",
            }
        ]
    }


@pytest.mark.parametrize("named", ["https://www.post.example/flood/?utm_source=feed", "post.example/flood"])
def test_an_article_is_named_by_its_address_too(ledger, named):
    story = make_story(url="https://post.example/flood")
    ledger.add(story)
    decision = ledger.judge("remove", [named], who=WHO, why="x")
    assert decision.subject["article"] == story.article.id
    assert ledger.counts().articles == 0


def test_no_word_of_it_is_left_in_the_file(ledger):
    words = "The zyxomma of Tarn was seen on Monday, said Quillon Vex."
    ledger.add(make_story())
    ledger.add(reading("z", "A zyxomma in Tarn", words))
    ledger.judge("remove", ["z"], who=WHO, why="By order of a court.")
    ledger.close()
    found = b"".join(path.read_bytes() for path in sorted(ledger.path.parent.glob("test.onrecord*")))
    assert b"Ada Brown" in found
    assert b"zyxomma" not in found.lower()
    with closing(sqlite3.connect(ledger.path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


@pytest.mark.parametrize(
    ("targets", "why", "told"),
    [
        (["s"], "", "removed for a reason"),
        (["s"], " ", "removed for a reason"),
        (["anone"], "x", "no article anone"),
        ([], "x", "takes an article; 0 given"),
        (["s", "s"], "x", "takes an article; 2 given"),
    ],
)
def test_what_cannot_be_removed_is_told(ledger, targets, why, told):
    ledger.add(make_story(id="s"))
    with pytest.raises(LedgerError, match=told):
        ledger.judge("remove", targets, who=WHO, why=why)
    assert "s" in ledger


def test_removal_that_others_wrote_is_read_as_far_as_it_is_one(ledger):
    decision, _ = removal([make_story(id="s")], "s")
    ledger.add(make_story(id="s"))
    for addresses in (None, 3, "s", {"s": 1}, [["s"]], []):
        with pytest.raises(LedgerError, match="is not a decision"):
            ledger.replay([decision | {"subject": {"addresses": addresses}}])
    assert "s" in ledger


def test_a_reason_is_told_in_one_line_that_ends(ledger):
    ledger.add(make_story(id="s"))
    ledger.judge("remove", ["s"], who=WHO, why="By order\nof a court. " + "Read it. " * 1000)
    told = ledger.why_removed("s")
    assert "“By order of a court. Read it. Read" in told
    assert "\n" not in told
    assert len(told) < 1100


def test_names_and_sources_of_a_removed_article_are_gone(ledger):
    ledger.add(make_story(id="s"))
    assert ledger.names()[0]
    ledger.judge("remove", ["s"], who=WHO, why="x")
    assert not ledger.names()[0]
    assert not list(ledger.sources())
    assert not ledger.questions()
    assert not ledger.search("flooded").items
