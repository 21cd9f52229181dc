"""Brackets: what they touch, and in which lane they stand."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.article.rails import LANES, Bracket, lay_out, rails_beside


def parts(brackets, paragraph):
    return [(rail.part, rail.covers) for rail in rails_beside(brackets, paragraph)]


def test_bracket_runs_from_the_first_claim_to_the_disclaimer():
    brackets = lay_out([Bracket("unverified", by=3, covers=(0, 2))])
    assert [parts(brackets, at) for at in range(5)] == [
        [("start", True)],
        [("through", False)],
        [("through", True)],
        [("end", False)],
        [],
    ]


def test_lone_bracket_says_what_it_is_at_its_end():
    (rail,) = rails_beside(lay_out([Bracket("denied", by=1, covers=(0,))]), 1)
    assert rail.label == "denied"


def test_bracket_may_point_down():
    brackets = lay_out([Bracket("denied", by=0, covers=(2,))])
    assert [parts(brackets, at) for at in range(3)] == [[("start", False)], [("through", False)], [("end", True)]]


def test_claims_of_the_same_paragraph_need_no_bracket():
    assert lay_out([Bracket("denied", by=1, covers=(1,))]) == ()


def test_short_bracket_stands_nearest_to_the_text():
    long, short = Bracket("unverified", by=9, covers=(0,)), Bracket("denied", by=3, covers=(2,))
    assert {(b.kind, b.lane) for b in lay_out([long, short])} == {("denied", 0), ("unverified", 1)}


BRACKETS = st.builds(
    lambda by, covers: Bracket("denied", by, tuple(sorted(covers))),
    st.integers(0, 9),
    st.sets(st.integers(0, 9), min_size=1, max_size=3),
)


@given(st.lists(BRACKETS, max_size=8))
def test_no_two_brackets_share_a_lane_beside_a_paragraph(brackets):
    placed = lay_out(brackets)
    for paragraph in range(10):
        lanes = [rail.lane for rail in rails_beside(placed, paragraph)]
        assert len(lanes) == len(set(lanes))
        assert all(lane < LANES for lane in lanes)
