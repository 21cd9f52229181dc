"""Last names that can mean one person of their story, and those that stay alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.naming.surnames import Bearer, family_names, join_surnames
from tests.timing import cpu_within

ROWS = [
    # id, bearers (name, article, post), the family in the texts, joins (last name, full name)
    ("the only one", [("Quill", "a", ""), ("Aldo Quill", "b", "")], (), [("Quill", "Aldo Quill")]),
    ("spelled in two ways", [("Halychenko", "a", ""), ("Ana Halichenko", "b", "")], (), None),
    (
        "one person under two full names",
        [("Quill", "a", ""), ("Aldo Quill", "b", ""), ("Aldo J. Quill", "c", "")],
        (),
        [("Quill", "Aldo J. Quill")],
    ),
    ("two of a family", [("Quill", "a", ""), ("Aldo Quill", "b", ""), ("Ines Quill", "c", "")], (), []),
    ("a namesake who does not speak", [("Quill", "a", ""), ("Aldo Quill", "b", "")], ("Ines Quill",), []),
    ("the texts name the same one", [("Quill", "a", ""), ("Aldo Quill", "b", "")], ("Aldo B. Quill",), None),
    (
        "a post tells which of two",
        [("Quill", "a", "President"), ("Aldo Quill", "b", "Norland President"), ("Ines Quill", "c", "surgeon")],
        ("Tom Quill",),
        [("Quill", "Aldo Quill")],
    ),
    (
        "two with the post",
        [("Quill", "a", "Sen."), ("Aldo Quill", "b", "senator"), ("Ines Quill", "c", "Sen.")],
        (),
        [],
    ),
    ("another post", [("Quill", "a", "lawyer"), ("Aldo Quill", "b", "mayor")], (), []),
    (
        "a vice president is no president",
        [("Quill", "a", "vice president"), ("Aldo Quill", "b", "president")],
        (),
        [],
    ),
    ("told apart in one article", [("Quill", "a", ""), ("Aldo Quill", "a", ""), ("Aldo Quill", "b", "")], (), []),
    (
        "not told apart where the post is the same",
        [("Quill", "a", "Mayor"), ("Aldo Quill", "a", "mayor")],
        ("Ines Quill",),
        [("Quill", "Aldo Quill")],
    ),
    ("a given name is no last name", [("Aldo", "a", ""), ("Aldo Quill", "b", "")], (), []),
    ("nobody in full", [("Quill", "a", ""), ("Voss", "b", "")], (), []),
    ("nobody", [], (), []),
]


def bearers_of(rows):
    return [Bearer(name, article, (post,) if post else ()) for name, article, post in rows]


@pytest.mark.parametrize(("rows", "family", "joins"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_last_name_is_joined_to_the_one_it_can_mean(rows, family, joins):
    found = [(join.lone, join.full) for join in join_surnames(bearers_of(rows), {"kuil": family, "quil": family})]
    if joins is None:
        assert len(found) == 1
    else:
        assert found == joins


def test_bodies_and_the_names_file_gainsay_a_join():
    lone = Bearer("Quill", "a", bodies=("Norland Hydro",))
    assert join_surnames([lone, Bearer("Aldo Quill", "b", bodies=("Tarn Bank",))]) == ()
    assert len(join_surnames([lone, Bearer("Aldo Quill", "b", bodies=("Hydro",))])) == 1
    known = [Bearer("Quill", "a", known_as="Q1"), Bearer("Aldo Quill", "b", known_as="Q2")]
    assert join_surnames(known) == ()


def test_a_join_says_why_and_where():
    rows = [("Quill", "a", "Prime Minister"), ("Quill", "c", ""), ("Aldo Quill", "b", "Norland premier")]
    (join,) = join_surnames(bearers_of(rows))
    assert join.articles == ("a", "c")
    assert join.because in ("both are prime minister", "nobody else of that last name is named")


@given(st.permutations([row for one in ROWS for row in one[1]]))
def test_the_order_of_articles_does_not_matter(rows):
    assert join_surnames(bearers_of(rows)) == join_surnames(bearers_of(sorted(rows)))


FAMILIES = [
    # text, the full names of Quill that it has
    ("On Monday President Aldo Quill met Ines M. Quill.", {"Aldo Quill", "Ines M. Quill"}),
    ("It rained. Quill left. Mr. Quill and Sen. Quill stayed, as did Norland's Quill.", set()),
    ("JUST WATCHED Quill. Secretary of State Quill. Police Commissioner Quill.", set()),
    ("Make Offer To Quill", set()),
]


@pytest.mark.parametrize(("text", "names"), FAMILIES)
def test_the_family_is_who_bears_the_name_in_full(text, names):
    found = family_names([text], {"Quill"})
    assert set().union(*found.values()) == names


def test_the_family_is_found_in_time_linear_in_the_text():
    with cpu_within(10):
        assert family_names(["A. " * 100_000, "A.A" * 100_000, "Ab " * 100_000, "A" * 100_000], {"Quill"}) == {}
