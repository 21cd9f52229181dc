"""Figures of unlike places do not meet: not inside an article, and not in one question."""

import pytest

from onrecord.link.across.statements import read_statements
from onrecord.link.inside.linking import link_claims
from onrecord.normalise.claims import make_claims
from onrecord.normalise.figures import find_figures
from onrecord.normalise.places.figures import place_figures
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Reading
from tests.factories import make_article
from tests.normalise.saying import said


def read(one, other):
    """The reading of two claims of two sources, each with a figure and where it counts."""
    text = f"The Coast Ministry said that {one}.\nThe River Agency said that {other}."
    article = make_article(text)
    attributions = (
        said(article, 1, "The Coast Ministry", "said", one),
        said(article, 2, "The River Agency", "@2:said", other),
    )
    figures = place_figures(article, find_figures(text), attributions)
    resolved = resolve_sources(article, attributions)
    claims = make_claims(article, attributions, resolved, (), figures, found_by="test")
    links = link_claims(article, attributions, claims, resolved.sources, figures=figures)
    return Reading(article, (), figures, resolved.mentions, resolved.sources, attributions, claims, links)


PAIRS = [
    ("112 people were killed in Homs", "340 people were killed in Homs", ["conflicts"]),
    ("112 people were killed in Homs", "340 people were killed in Homs province", ["conflicts"]),
    ("112 people were killed in Homs", "340 people were killed in Aleppo", []),
    ("112 people were killed in Tarn", "340 people were killed in Orm", []),
    ("112 people were killed in Homs", "340 people were killed", ["conflicts"]),
]


@pytest.mark.parametrize(("one", "other", "relations"), PAIRS)
def test_figures_of_other_places_are_no_conflict(one, other, relations):
    assert [link.relation.value for link in read(one, other).links] == relations


def test_an_answer_is_of_its_own_figures_place():
    reading = read("112 people were killed in Homs and 340 were wounded in Hama", "90 people were killed")
    first, second = read_statements(reading)[0].answers
    assert (first.places, second.places) == ({"homs"}, {"hama"})
