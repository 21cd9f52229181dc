"""A network that reads the lines of a plain text in their order and has a say beside the trees.

Trees see the lines around one as separate numbers. Here each line is a row of numbers that goes through a few
steps; in each it takes in those of a line above and one below, at first the next ones, then some further away, and
in the middle what all lines of the page come to. So a list, a thread of comments or a paragraph that was cut up is
seen as a whole. `training/lines` makes the weights, `lines.md` says from what.

Source: dilated convolutions, Yu and Koltun 2016, ICLR; here over lines, with layer normalisation and residuals.
"""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.errors import WeightsError
from onrecord.read.classifier.columns import Array
from onrecord.read.classifier.wording import KINDS

STEPS = (1, 2, 4, 8, 16, 1)
"""How far above and below each step looks, in lines."""

WHOLE_AFTER = 3
"""The step after which each line takes in what all lines of the page come to."""

MOST = 4.0
"""So many standard deviations from the mean at most."""

NETWORK = ("net_body", *(f"net_{kind}" for kind in KINDS))
_FURTHEST = 9.0
_SMALL = 1e-5


@dataclass(frozen=True, slots=True)
class Network:
    """The weights; the last row of each matrix is added to what the others come to.

    Attributes:
        mean, deviation: float32[n_features], of the lines that it was taught with.
        enter: float32[n_features + 1, width].
        norms: float32[len(STEPS) + 1, 2, width], factors and summands after normalisation.
        around: float32[len(STEPS), 3 * width + 1, width], for the line above, the line itself, the line below.
        onward: float32[len(STEPS), width + 1, width].
        whole: float32[2 * width + 1, width], for the means and the largest numbers of the page.
        leave: float32[width + 1, len(NETWORK)].
    """

    mean: Array
    deviation: Array
    enter: Array
    norms: Array
    around: Array
    onward: Array
    whole: Array
    leave: Array

    def columns(self, rows: Array) -> Array:
        """What it says of a page's lines: float32[n_lines, len(NETWORK)], log odds of body, log shares of kinds.

        `rows`: float32[n_lines, n_features], the features of the first look.
        """
        x = _bent(_through(np.clip((rows - self.mean) / self.deviation, -MOST, MOST), self.enter))
        for at, step in enumerate(STEPS):
            taken = _bent(_through(_beside(_even(x, self.norms[at]), step), self.around[at]))
            x = x + _through(taken, self.onward[at])
            if at == WHOLE_AFTER:
                x = x + _bent(_through(np.concatenate((x.mean(axis=0), x.max(axis=0)))[None], self.whole))
        out = _through(_even(x, self.norms[-1]), self.leave)
        kinds = out[:, 1:] - out[:, 1:].max(axis=1, keepdims=True)
        kinds -= np.log(np.exp(kinds).sum(axis=1, keepdims=True))
        return np.asarray(np.clip(np.hstack([out[:, :1], kinds]), -_FURTHEST, _FURTHEST), dtype=np.float32)


def _through(x: Array, matrix: Array) -> Array:
    return np.asarray(x @ matrix[:-1] + matrix[-1])


def _even(x: Array, norm: Array) -> Array:
    """Each row with mean 0 and deviation 1, then scaled and shifted."""
    x = x - x.mean(axis=1, keepdims=True)
    deviation = np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(_SMALL))
    return np.asarray(x / deviation * norm[0] + norm[1])


def _bent(x: Array) -> Array:
    """The Gaussian error linear unit, by its usual approximation. Source: Hendrycks and Gimpel 2016, eq. 2."""
    half = np.float32(0.5)
    return np.asarray(x * (half + half * np.tanh(np.float32(0.7978846) * (x + np.float32(0.044715) * x * x * x))))


def _beside(x: Array, step: int) -> Array:
    """Each row between those so many lines above and below it; zeros past the page's ends."""
    count, width = x.shape
    out = np.zeros((count, 3, width), dtype=np.float32)
    out[step:, 0] = x[:-step]
    out[:, 1] = x
    out[:-step, 2] = x[step:]
    return out.reshape(count, 3 * width)


@cache
def load_network() -> Network:
    """The shipped weights.

    Raises:
        WeightsError: the file is missing or broken.
    """
    path = files("onrecord") / "read" / "classifier" / "lines_text_network.npz"
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return Network(*(arrays[field.name].astype(np.float32) for field in fields(Network)))
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(f"The network {path} cannot be read: {error}. Install Onrecord again.") from error
