"""Stories of one town: a paper's day is many, one happening told twice is one."""

from itertools import combinations

import pytest

from onrecord.link.stories.grouping import group_articles
from onrecord.link.stories.likeness import PAIR, alike
from onrecord.link.stories.profiles import make_profile

SAWMILL = (
    "Sawmill in Tarnholm lays off 60",
    "The sawmill in Tarnholm will lay off 60 of its 210 people by summer, its owner Bergwood said on Friday. Orders "
    "from builders have halved in a year. Union secretary Pia Lund called it a black day for Tarnholm.",
)
LIFT = (
    "Ski lift in Tarnholm stuck for two hours",
    "Forty skiers sat in the air for two hours on Friday when the lift above Tarnholm stopped. Rescuers brought them "
    "down on ropes; two were treated for cold. The operator said a fuse had blown. Tarnholm has three lifts.",
)
TARNHOLM = [
    SAWMILL,
    LIFT,
    (
        "Tarnholm school gets a new roof",
        "Tarnholm's primary school will get a new roof this summer for 800,000 crowns, the council decided on Friday. "
        "Rain has come into two classrooms since October. Mayor Jon Ask said the children of Tarnholm had waited.",
    ),
    (
        "Wolf seen near Tarnholm",
        "A farmer filmed a wolf on his field two kilometres from Tarnholm on Friday morning. The forest office said it "
        "was a young male and that sheep should be kept in at night. Mayor Jon Ask said nobody need be afraid.",
    ),
    (
        "Choir of Tarnholm sings in the capital",
        "The women's choir of Tarnholm will sing in the cathedral of the capital on Sunday, the first from the valley "
        "to do so. Conductor Kari Moen said they had practised since May. Forty from Tarnholm will go by bus.",
    ),
    (
        "Two hurt as lorry hits house in Tarnholm",
        "A lorry slid off the road and into a house in Tarnholm on Friday, hurting the driver and a man of 70 who was "
        "asleep. Police said the road was ice. It was the third crash on that bend in Tarnholm this winter.",
    ),
]
AGAIN = [
    (
        SAWMILL,
        "Bergwood cuts 60 jobs at Tarnholm mill",
        "Bergwood is to cut 60 jobs at its mill in Tarnholm, where 210 people work. The firm blamed a fall in orders. "
        "“It is a black day,” said Pia Lund of the union.",
    ),
    (
        LIFT,
        "Forty roped down from Tarnholm ski lift",
        "Rescuers roped forty skiers down from a lift that had stopped above Tarnholm. A fuse had blown, the operator "
        "said, and two people were treated for cold.",
    ),
]


def test_a_town_s_day_is_as_many_stories_as_it_has_happenings():
    profiles = [make_profile(title, text, 100.5) for title, text in TARNHOLM]
    scores = {(a, b): alike(profiles[a], profiles[b]) for a, b in combinations(range(len(profiles)), 2)}
    groups = group_articles(range(len(profiles)), {pair: score for pair, score in scores.items() if score >= PAIR})
    assert groups == [(at,) for at in range(len(profiles))]


@pytest.mark.parametrize(("first", "title", "text"), AGAIN)
@pytest.mark.parametrize("days", [0.2, 1.0, 3.0])
def test_a_happening_told_again_is_one_story(first, title, text, days):
    assert alike(make_profile(*first, 100.5), make_profile(title, text, 100.5 + days)) > 0.7


def test_a_word_that_an_article_most_often_writes_small_is_plain():
    loud = make_profile("Flood Drives Hundreds From Homes", "Flood water rose in Tarnholm.", 100.5)
    assert [loud.is_plain(term) for term in ("water", "flood", "tarnholm")] == [True, False, False]
