"""What is told right behind a denial, in the past perfect, is what it denies; "such" a thing is of the claim before."""

import pytest

from onrecord.link.inside.linking import link_claims
from onrecord.records import Stance
from tests.factories import Saying, make_article, make_reading
from tests.weighing import network_says

CLOSING = Saying("that the mill would shut", "The owner", "denied", stance=Stance.DENIES)
NEVER = Saying("it never took a crown", "The owner", "said", stance=Stance.DENIES)
ADVICE = Saying("he had advised the ship to stay", "The pilot", "said")


def linked(text, *sayings):
    """The links of sayings by rule, as pairs of (content of the later, content of the earlier)."""
    reading = make_reading(make_article(text), sayings)
    with network_says(None):
        links = link_claims(reading.article, reading.attributions, reading.claims, reading.sources)
    content = {c.id: s.content for c, s in zip(reading.claims, sayings, strict=True)}
    return [(content[link.later], content[link.earlier]) for link in links]


@pytest.mark.parametrize(
    ("denial", "behind", "cue", "meant"),
    [
        (CLOSING, "The union had said 200 jobs would go abroad.", "had said", True),
        (CLOSING, "The union had repeatedly warned 200 jobs would go abroad.", "had repeatedly warned", True),
        (CLOSING, "The union said 200 jobs would go abroad.", "said", False),
        (CLOSING, "It rained. The union had said 200 jobs would go abroad.", "had said", False),
        (CLOSING, "The union, which had said 200 jobs would go abroad, rejoiced.", "had said", False),
        (CLOSING, "The union had denied 200 jobs would go abroad.", "had denied", False),
        (CLOSING, "The union had put 200 jobs would go abroad.", "had put", False),
        (NEVER, "The union had said 200 jobs would go abroad.", "had said", False),
        (NEVER, "The union had said it took 200 jobs would go abroad.", "had said", True),
    ],
)
def test_a_denial_means_what_was_said_before_it(denial, behind, cue, meant):
    content = "it took 200 jobs would go abroad" if "it took" in behind else "200 jobs would go abroad"
    stance = Stance.DENIES if "denied" in cue else Stance.SAYS
    text = f"{denial.source} {denial.cue} {denial.content}. {behind}"
    got = linked(text, denial, Saying(content, "The union", cue, stance=stance))
    assert got == ([(denial.content, content)] if meant else [])


@pytest.mark.parametrize(
    ("content", "cue", "stance", "meant"),
    [
        ("that such advice was given", "denied", Stance.DENIES, True),
        ("it got no such advice", "said", Stance.SAYS, True),
        ("it had never heard such a thing", "said", Stance.SAYS, True),
        ("giving any such order", "denied", Stance.DENIES, True),
        ("such advice is a good thing", "said", Stance.SAYS, False),
        ("such storms come every year", "said", Stance.SAYS, False),
    ],
)
def test_such_a_thing_is_what_the_claim_before_tells_of(content, cue, stance, meant):
    text = f"The pilot said he had advised the ship to stay. The shipping line {cue} {content}."
    got = linked(text, ADVICE, Saying(content, "The shipping line", cue, stance=stance))
    assert got == ([(content, ADVICE.content)] if meant else [])
