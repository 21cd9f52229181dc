"""An answer that no rule leads anywhere is weighed against a few claims around it, and says so."""

import pytest

from onrecord.link.answering.judging import WEIGHED_BY
from onrecord.link.answering.network import Chances
from onrecord.link.inside.linking import link_claims
from onrecord.records import Stance
from tests.factories import Saying, make_article, make_reading
from tests.weighing import network_says

FIRST = "The gas detectors were dead for weeks, Pavo Rusk said. "
SECOND = "Halden Hydro put coal before lives, Ilo Brem said. "
CLAIMS = (
    Saying("The gas detectors were dead for weeks", "Pavo Rusk", "said"),
    Saying("Halden Hydro put coal before lives", "Ilo Brem", "said"),
)
FILLER = "The shaft was built long ago. "


def weighed(text, *sayings, chances=None):
    """The links of the sayings of a text that were weighed, as (content of the answer, relation, content it is about)."""
    reading = make_reading(make_article(text), sayings)
    with network_says(lambda answer, claim: chances or Chances(0.0, 1.0, 0.0, 0.0)):
        links = link_claims(reading.article, reading.attributions, reading.claims, reading.sources)
    content = {c.id: s.content for c, s in zip(reading.claims, sayings, strict=True)}
    return [
        (content[link.later], link.relation.value, content[link.earlier])
        for link in links
        if link.judged_by == WEIGHED_BY
    ]


def denial(content, **other):
    return Saying(content, **{"source": "The mayor", "cue": "denied", "stance": Stance.DENIES, **other})


def test_an_answer_is_weighed_against_the_claims_around_it():
    text = FIRST + SECOND + "The mayor denied any detector stood still."
    got = weighed(text, *CLAIMS, denial("any detector stood still"))
    assert got == [
        ("any detector stood still", "denies", "The gas detectors were dead for weeks"),
        ("any detector stood still", "denies", "Halden Hydro put coal before lives"),
    ]


@pytest.mark.parametrize(
    ("answer", "cue", "stance", "about", "relation"),
    [
        ("any detector stood still", "denied", Stance.DENIES, 1.0, "denies"),
        ("any detector stood still", "disputed", Stance.DISPUTES, 1.0, "disputes"),
        ("any detector stood still", "denied", Stance.DENIES, 0.5, None),
        ("any new detector", "opposed", Stance.DISPUTES, 1.0, None),
        ("that detectors failed so long", "could not verify", Stance.CANNOT_VERIFY, 1.0, "cannot_verify"),
        ("no detector ever slept", "insisted", Stance.SAYS, 1.0, None),
    ],
)
def test_the_stance_says_in_which_way_a_claim_is_meant(answer, cue, stance, about, relation):
    text = f"{FIRST}The mayor {cue} {answer}."
    chances = Chances(1.0 - about, about, 0.0, 0.0)
    got = weighed(text, CLAIMS[0], denial(answer, cue=cue, stance=stance), chances=chances)
    assert [pair[1] for pair in got] == ([relation] if relation else [])


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        pytest.param(
            FIRST + "Pavo Rusk denied any detector was missing.",
            (CLAIMS[0], denial("any detector was missing", source="Pavo Rusk")),
            id="of the same voice",
        ),
        pytest.param(
            FIRST + 9 * FILLER + "The mayor denied any detector was missing.",
            (CLAIMS[0], denial("any detector was missing")),
            id="far before",
        ),
        pytest.param(
            "The mayor denied any mask was missing. " + FIRST,
            (denial("any mask was missing"), CLAIMS[0]),
            id="behind it, and in other words",
        ),
    ],
)
def test_what_looks_like_no_answer_is_not_weighed(text, sayings):
    assert weighed(text, *sayings) == []


def test_a_claim_behind_that_names_the_speaker_is_weighed():
    text = "Halden Hydro denied any coal was counted. " + SECOND
    got = weighed(text, denial("any coal was counted", source="Halden Hydro"), CLAIMS[1])
    assert got == [("any coal was counted", "denies", "Halden Hydro put coal before lives")]


def test_an_answer_is_weighed_against_three_claims_at_most():
    sentences = [f"The gas detectors of shaft {name} were dead, {name} Rusk said. " for name in "ABCDEF"]
    sayings = [Saying(f"The gas detectors of shaft {name} were dead", f"{name} Rusk", "said") for name in "ABCDEF"]
    text = "".join(sentences) + "The mayor denied any detector stood still."
    got = weighed(text, *sayings, denial("any detector stood still"))
    assert len(got) == 3


@pytest.mark.parametrize("cue", ["denied", "was denied"])
def test_whoever_is_refused_something_denies_nothing(cue):
    text = FIRST + "The mayor was denied new detectors."
    assert weighed(text, CLAIMS[0], denial("new detectors", cue=cue)) == []


def test_what_a_rule_leads_somewhere_is_not_weighed():
    text = FIRST + SECOND + "The mayor denied Rusk's claim."
    assert weighed(text, *CLAIMS, denial("Rusk's claim")) == []


def test_a_denial_told_the_other_way_round_is_weighed():
    text = FIRST + "Any new detector was denied by the mayor."
    assert len(weighed(text, CLAIMS[0], denial("Any new detector", cue="was denied", source="the mayor"))) == 1


def test_whoever_was_refused_something_else_denies_what_he_denies():
    text = FIRST + "The mayor, who was denied a seat, denied any detector stood still."
    assert len(weighed(text, CLAIMS[0], denial("detector stood still", cue="denied any"))) == 1


@pytest.mark.parametrize(("claim", "shown"), [(CLAIMS[0], False), (CLAIMS[1], True)])
def test_a_claim_that_names_whoever_denies_is_shown_sooner(claim, shown):
    text = f"{claim.content}, {claim.source} said. Halden Hydro denied any wrong."
    answer = denial("any wrong", source="Halden Hydro")
    got = weighed(text, claim, answer, chances=Chances(0.2, 0.8, 0.0, 0.0))
    assert got == ([("any wrong", "denies", claim.content)] if shown else [])
