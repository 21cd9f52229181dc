"""The tagger: which words of a text are a source, a cue, or content.

In: texts with their paragraphs as (start, end).  Out: for each text its tagged spans in order, which
do not overlap and never leave the text.

The network reads one window at a time: int8 activations are scaled over all that is read together, so
in a padded batch a text's scores would depend on its neighbours, and no time is lost (13.6 thousand
pieces a second alone, 13.4 in batches of eight, one AVX-512 core, November 2026).  Decoding is
vectorised over the windows of all texts.  One thread, unless told otherwise: processes share the work.

`score` of a span is the mean over its words of the probability that the word has the span's role, and
`least` the lowest of them; both are marginals of the conditional random field, not softmax outputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.attribute.tagging.weights_folder import Weights, load_weights
from onrecord.attribute.tagging.windows import Window, make_windows
from onrecord.attribute.triples import TaggedSpan
from onrecord.errors import WeightsError
from onrecord.weights.session import open_session
from onrecord.wordpiece import WordPiece

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.attribute.tagging.decode import Chain

ROLES = ("source", "cue", "content")
_DECODED_AT_ONCE = 256
_Text = tuple[str, Sequence[tuple[int, int]]]


class Encoder(Protocol):
    """What runs the network: one score a label for every piece, float32[length, labels]."""

    def scores(self, ids: NDArray[Any], features: NDArray[Any]) -> NDArray[Any]:
        """`ids`, `features`: int64[length], of one window."""


class Tagger:
    """Tags the words of texts; make one with `Tagger.load` and keep it."""

    def __init__(self, weights: Weights, encoder: Encoder) -> None:
        from onrecord.attribute.tagging.decode import Chain

        self.weights = weights
        self._encoder = encoder
        try:
            self.pieces = WordPiece(weights.vocabulary)
            self._limit = int(weights.manifest["window"])
            self._chain: Chain = Chain.of(**weights.manifest["crf"])
        except (KeyError, TypeError, ValueError) as error:
            raise WeightsError(
                f"The manifest of weights {weights.name} lacks {error}. Put the released ones back."
            ) from error

    @classmethod
    def load(cls, folder: str | Path | None = None, *, engine: str = "auto", threads: int = 1) -> Tagger:
        """A tagger with the weights of a folder, or with the shipped ones.

        Args:
            folder: a folder of weights; the shipped English ones when None.
            engine: "onnxruntime", "numpy", or "auto": ONNX Runtime where it is installed.
            threads: how many threads one product may use.

        Raises:
            WeightsError: the weights or the engine cannot be loaded.
        """
        weights = load_weights(folder)
        return cls(weights, _encoder(weights, engine, threads))

    @property
    def name(self) -> str:
        """The name of the weights, for the record of what found a claim."""
        return self.weights.name

    def tag(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[TaggedSpan, ...]:
        """The tagged spans of the paragraphs of one text, in order."""
        return self.tag_many([(text, paragraphs)])[0]

    def tag_many(self, texts: Sequence[_Text], *, spare: bool = False) -> list[tuple[TaggedSpan, ...]]:
        """The tagged spans of each text, in the order of the texts; the spare ones among them when asked for."""
        rows = [
            (at, window)
            for at, (text, paragraphs) in enumerate(texts)
            for window in make_windows(text, paragraphs, self.pieces, limit=self._limit)
        ]
        order = sorted(range(len(rows)), key=lambda at: -len(rows[at][1].words))
        tagged: list[list[TaggedSpan]] = [[] for _ in rows]
        for begin in range(0, len(order), _DECODED_AT_ONCE):
            batch = order[begin : begin + _DECODED_AT_ONCE]
            for at, spans in zip(batch, self._run([rows[at][1] for at in batch]), strict=True):
                tagged[at] = spans
        out: list[list[TaggedSpan]] = [[] for _ in texts]
        for (text, _), spans in zip(rows, tagged, strict=True):
            out[text].extend(one for one in spans if spare or not one.spare)
        return [tuple(spans) for spans in out]

    def _run(self, windows: list[Window]) -> list[list[TaggedSpan]]:
        """The spans of each of the windows, which come with the most words first."""
        from onrecord.attribute.tagging.decode import spans_of

        scores, lengths = self._scores(windows)
        labels, stays = self._chain.chances(scores, lengths)
        return [
            [
                TaggedSpan(
                    ROLES[s.role], window.words[s.start][0], window.words[s.end - 1][1], s.score, s.least, s.spare
                )
                for s in spans_of(labels[row], stays[row], len(window.words))
            ]
            for row, window in enumerate(windows)
        ]

    def _scores(self, windows: Sequence[Window]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The scores of the words of the windows, which come with the most words first, and their numbers."""
        import numpy as np

        from onrecord.attribute.tagging.decode import IMPOSSIBLE, INSIDE

        lengths = np.array([len(window.words) for window in windows], np.int64)
        scores = np.zeros((len(windows), int(lengths[0]), self._chain.first.size), np.float32)
        for row, window in enumerate(windows):
            ids, features = np.array(window.ids, np.int64), np.array(window.features, np.int64)
            scores[row, : lengths[row]] = self._encoder.scores(ids, features).take(window.first, axis=0)
        begins = [(row, word) for row, window in enumerate(windows) for word in window.begins]
        at = np.array(begins, np.intp).reshape(-1, 2)
        scores[at[:, 0], at[:, 1], INSIDE] = IMPOSSIBLE
        return scores, lengths


class _OnnxEncoder:
    """The encoder on ONNX Runtime."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._session = open_session(model, threads)

    def scores(self, ids: NDArray[Any], features: NDArray[Any]) -> NDArray[Any]:
        scores: NDArray[Any] = self._session.run(None, {"ids": ids[None], "features": features[None]})[0][0]
        return scores


def _encoder(weights: Weights, engine: str, threads: int) -> Encoder:
    if engine not in {"auto", "onnxruntime", "numpy"}:
        raise WeightsError(f"There is no engine {engine!r}. Choose auto, onnxruntime or numpy.")
    if engine != "numpy":
        try:
            return _OnnxEncoder(weights.model, threads)
        except ImportError as error:
            if engine == "onnxruntime":
                raise WeightsError("ONNX Runtime is not installed. Install it or choose engine numpy.") from error
        except Exception as error:  # onnxruntime's own classes derive from Exception alone
            raise WeightsError(f"ONNX Runtime cannot load weights {weights.name}: {error}") from error
    from onrecord.attribute.tagging.numpy_encoder import NumpyEncoder
    from onrecord.attribute.tagging.onnx_tensors import read_tensors

    return NumpyEncoder(read_tensors(weights.model))
