"""The stories that the network of answers learns from: what their files say, and that none is learnt from and kept."""

import pytest

from benchmarks.answer_stories import UNSEEN, Answer, Marked, parse, read_stories

TEXT = """### pell-ferry
== Pell Courier | 2044-05-03 | Ferry late
The mayor said [c1 the ferry had no crew]. It rained.
== Pell Lines | 2044-05-04 | Statement
[c2 Every watch was manned]. The firm [c3 denied a strike].
--
c2 denies c1
c3 denies -
"""


def test_a_story_is_read_with_its_marks_taken_out():
    (story,) = parse(TEXT)
    first, second = story.articles
    assert first == {
        "id": "pell-ferry-1",
        "outlet": "Pell Courier",
        "published": "2044-05-03",
        "title": "Ferry late",
        "text": "The mayor said the ferry had no crew. It rained.",
    }
    assert story.claims["c1"] == Marked("c1", "pell-ferry-1", 15, 36)
    assert first["text"][15:36] == "the ferry had no crew"
    assert second["text"] == "Every watch was manned. The firm denied a strike."
    assert story.answers == (Answer("c2", "denies", ("c1",)), Answer("c3", "denies", ()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n--\n", "\n", "no line “--”"),
        ("c2 denies c1", "c2 doubts c1", "“c2 doubts c1” names no such relation or claim"),
        ("c2 denies c1", "c2 denies c9", "“c2 denies c9” names no such relation or claim"),
    ],
)
def test_a_malformed_story_is_refused_by_name(old: str, new: str, said: str):
    with pytest.raises(ValueError, match=f"pell-ferry: .*{said}"):
        list(parse(TEXT.replace(old, new)))


def test_no_story_is_both_learnt_from_and_kept_for_the_check():
    learnt, kept = ({story.name for story in read_stories(*folder)} for folder in ((), (UNSEEN,)))
    assert (len(learnt), len(kept), learnt & kept) == (672, 125, set())


def test_answers_tell_of_claims_of_their_own_story_that_were_made_by_then():
    for story in [*read_stories(), *read_stories(UNSEEN)]:
        order = {article["id"]: at for at, article in enumerate(story.articles)}
        for answer in story.answers:
            own = order[story.claims[answer.claim].article]
            assert answer.claim not in answer.targets
            assert all(order[story.claims[target].article] <= own for target in answer.targets), story.name
