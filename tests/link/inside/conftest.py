"""Rules are tested alone; what the network adds has tests of its own."""

import pytest

from tests.weighing import network_says


@pytest.fixture(autouse=True)
def rules_alone():
    with network_says(None):
        yield
