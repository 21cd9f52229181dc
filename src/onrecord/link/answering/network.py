"""How likely an answer is about a claim, and in which way: the network, one pair at a time.

Two sides come in, four likelihoods go out, which add up to 1. One pair is read at a time: activations are scaled
over all that is read together, so in a batch what a pair is given would depend on its neighbours, and links on what
else there is. The weights are loaded when the first pair is weighed; without ONNX Runtime nothing is weighed.
"""

from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

from onrecord.errors import WeightsError
from onrecord.link.answering.encoding import LONGEST, Side, encode
from onrecord.weights.folder import digest, home, read_folder, words_of
from onrecord.weights.session import open_session
from onrecord.wordpiece import WordPiece

NAME, _MODEL = "answers-en-1", "model.onnx"
_VOCABULARY = "en-1"  # the weights whose pieces the network was taught with; they stand in the package once


CLASSES = ("not about it", "says that it is not so", "confirms it", "could not verify it")
"""What the manifest calls the scores, in the order of `Chances`."""


class Chances(NamedTuple):
    """How likely an answer is not about a claim, says that it is not so, confirms it, could not verify it."""

    unrelated: float
    denies: float
    confirms: float
    unsure: float


class Session(Protocol):
    """What runs the network, as ONNX Runtime does."""

    def run(self, outputs: None, inputs: dict[str, Any]) -> list[Any]:
        """`scores`: float32[pairs, 4] of `ids`, `kinds`, `mask`: int64[pairs, length]."""


class Network:
    """Weighs pairs; `load` gives the shipped one."""

    def __init__(self, session: Session, pieces: WordPiece) -> None:
        self._session = session
        self._pieces = pieces

    def weigh(self, answer: Side, claim: Side) -> Chances:
        """How likely an answer is about a claim."""
        import numpy as np

        pair = encode(answer, claim, self._pieces)
        ids, kinds = np.array([pair.ids], np.int64), np.array([pair.kinds], np.int64)
        scores = self._session.run(None, {"ids": ids, "kinds": kinds, "mask": np.ones_like(ids)})[0][0]
        shares = np.exp(scores.astype(np.float64) - scores.max())
        return Chances(*(shares / shares.sum()).tolist())


def weigh(answer: Side, claim: Side) -> Chances | None:
    """How likely an answer is about a claim, by the shipped weights; None where they cannot be run."""
    network = load_network()
    return None if network is None else network.weigh(answer, claim)


@cache
def load_network() -> Network | None:
    """The network with the shipped weights; None without ONNX Runtime.

    Raises:
        WeightsError: a file is missing, or differs from what the manifest states.
    """
    if find_spec("onnxruntime") is None:
        return None
    manifest, _ = read_folder(home() / NAME, (_MODEL,), instead="")
    vocabulary = (home() / _VOCABULARY / "vocab.txt").read_bytes()
    if digest(vocabulary) != manifest.get("vocabulary"):
        raise WeightsError(f"The weights {NAME} were made with another vocabulary. Install the package again.")
    if tuple(manifest.get("classes", ())) != CLASSES or manifest.get("encoder", {}).get("longest") != LONGEST:
        raise WeightsError(f"The weights {NAME} are for another version of Onrecord. Install the package again.")
    return Network(open_session(home() / NAME / _MODEL), WordPiece(words_of(vocabulary)))
