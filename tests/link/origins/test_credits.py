"""Names that stand for an agency."""

import pytest

from onrecord.link.origins.credits import agency_of

NAMES = [
    ("AP", "Associated Press"),
    ("the AP", "Associated Press"),
    ("The Associated  Press", "Associated Press"),
    ("The Fell Post", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("name", "agency"), NAMES)
def test_an_agency_is_known_by_its_names_with_and_without_an_article(name, agency):
    assert agency_of(name) == agency
