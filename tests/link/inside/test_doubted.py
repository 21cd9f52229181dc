"""What a rule finds by place alone must be likely; what words tell stands whatever the network says."""

import pytest

from onrecord.link.answering.encoding import Side
from onrecord.link.answering.network import Chances
from onrecord.link.inside.doubted import keep_likely
from onrecord.link.inside.linking import link_claims
from onrecord.link.words.view import Found, view_claims
from onrecord.records import Relation, Stance
from tests.factories import Saying, make_article, make_reading
from tests.weighing import network_says

FIRST = "Ann Stone said the gate was open. "
CLAIM = Saying("the gate was open", "Ann Stone", "said")


@pytest.mark.parametrize(
    ("answer", "cue", "stance", "about", "relation"),
    [
        ("it", "denied", Stance.DENIES, 0.5, "denies"),
        ("it", "denied", Stance.DENIES, 0.11, "denies"),
        ("it", "denied", Stance.DENIES, 0.09, None),
        ("it", "disputed", Stance.DISPUTES, 0.09, None),
        ("this", "could not confirm", Stance.CANNOT_VERIFY, 0.31, "cannot_verify"),
        ("this", "could not confirm", Stance.CANNOT_VERIFY, 0.29, None),
        ("it", "confirmed", Stance.CONFIRMS, 0.0, "confirms"),
        ("Stone's claim", "rejected", Stance.DENIES, 0.0, "denies"),
        ("that the gate was open", "denied", Stance.DENIES, 0.0, "denies"),
    ],
)
def test_the_nearest_claim_is_linked_where_it_may_be_meant(answer, cue, stance, about, relation):
    text = f"{FIRST}The port {cue} {answer}."
    reading = make_reading(make_article(text), [CLAIM, Saying(answer, "The port", cue, stance=stance)])
    chances = Chances(1.0 - about, about, 0.0, 0.0)
    with network_says(lambda _answer, _claim: chances):
        links = link_claims(reading.article, reading.attributions, reading.claims, reading.sources)
    assert [link.relation.value for link in links] == ([relation] if relation else [])


def test_an_article_full_of_denials_is_weighed_so_far_and_no_further():
    reading = make_reading(make_article(f"{FIRST}The port denied it."), [CLAIM, Saying("it", "The port", "denied")])
    views = view_claims(reading.article, reading.attributions, reading.claims, reading.sources, ())
    found = Found(views[1], views[0], Relation.DENIES, 0.85, "It points back.", by_place=True)
    sides = {claim.id: Side("", ()) for claim in reading.claims}
    weighed = []
    with network_says(lambda *pair: weighed.append(pair) or Chances(0.0, 1.0, 0.0, 0.0)):
        assert len(list(keep_likely([found] * 60, sides))) == len(weighed) == 24
