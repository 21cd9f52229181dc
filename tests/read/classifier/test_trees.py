"""The weights of the line classifiers are there, and a name that is not is told."""

import pytest

from onrecord.errors import WeightsError
from onrecord.read.classifier.trees import load_trees


def test_a_file_that_is_missing_is_named():
    with pytest.raises(WeightsError, match=r"nothing\.npz cannot be read"):
        load_trees("nothing")
