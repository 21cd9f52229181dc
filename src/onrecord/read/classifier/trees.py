"""The trees of the line classifiers, as `training/lines` writes them beside this module."""

from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.errors import WeightsError
from onrecord.trees import Trees, make_trees


@cache
def load_trees(name: str) -> Trees:
    """The trees of one of the shipped files.

    Raises:
        WeightsError: the file is missing or broken.
    """
    path = files("onrecord") / "read" / "classifier" / f"{name}.npz"
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return make_trees(arrays)
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise WeightsError(
            f"The line classifier {path} cannot be read: {error}. Install Onrecord again."
        ) from error
