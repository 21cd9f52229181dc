"""A pair goes into the network as it is, alone, and comes out as likelihoods; whole weights or none."""

import json

import numpy as np
import pytest

from onrecord.errors import WeightsError
from onrecord.link.answering import network as module
from onrecord.link.answering.encoding import LONGEST, Side, encode
from onrecord.link.answering.network import Chances, Network
from onrecord.weights import folder, session
from onrecord.wordpiece import WordPiece

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefgh"])
ANSWER, CLAIM = Side("a b c", ((2, 3),)), Side("d e f", ((0, 5),))


class Scores:
    """A session that keeps what it was given, and hands back some scores."""

    def __init__(self, *scores):
        self.scores, self.given = scores, []

    def run(self, outputs, inputs):
        self.given.append(inputs)
        return [np.array([self.scores], np.float32)]


def test_a_pair_goes_in_as_its_numbers():
    session = Scores(0, 0, 0, 0)
    Network(session, PIECES).weigh(ANSWER, CLAIM)
    (given,) = session.given
    pair = encode(ANSWER, CLAIM, PIECES)
    assert {name: value.tolist() for name, value in given.items()} == {
        "ids": [list(pair.ids)],
        "kinds": [list(pair.kinds)],
        "mask": [[1] * len(pair.ids)],
    }
    assert {value.dtype for value in given.values()} == {np.dtype(np.int64)}


@pytest.mark.parametrize(
    ("scores", "likeliest"),
    [
        pytest.param((9, 0, 0, 0), "unrelated", id="not about it"),
        pytest.param((0, 9, 0, 0), "denies", id="says it is not so"),
        pytest.param((0, 0, 9, 0), "confirms", id="confirms it"),
        pytest.param((0, 0, 0, 900), "unsure", id="could not verify it, surely"),
    ],
)
def test_scores_become_likelihoods(scores, likeliest):
    chances = Network(Scores(*scores), PIECES).weigh(ANSWER, CLAIM)
    assert sum(chances) == pytest.approx(1)
    assert getattr(chances, likeliest) > 0.99


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A folder of weights with a model of nothing, in place of the shipped one."""
    (tmp_path / "en-1").mkdir()
    (tmp_path / module.NAME).mkdir()
    vocabulary = b"[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n"
    (tmp_path / "en-1" / "vocab.txt").write_bytes(vocabulary)
    (tmp_path / module.NAME / "model.onnx").write_bytes(b"a model")
    digests = {"files": {"model.onnx": folder.digest(b"a model")}, "vocabulary": folder.digest(vocabulary)}
    made_for = {"classes": module.CLASSES, "encoder": {"longest": LONGEST}}
    manifest = json.dumps({"format": 1, **digests, **made_for})
    (tmp_path / module.NAME / "manifest.json").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(module, "home", lambda: tmp_path)
    monkeypatch.setattr(module, "open_session", lambda model: Scores(0, 9, 0, 0))
    module.load_network.cache_clear()
    yield tmp_path
    module.load_network.cache_clear()


def test_the_shipped_weights_are_loaded_with_the_first_pair(shipped):
    chances = module.weigh(ANSWER, CLAIM)
    assert isinstance(chances, Chances)
    assert chances.denies > 0.99


def test_without_onnx_runtime_nothing_is_weighed(shipped, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert module.weigh(ANSWER, CLAIM) is None


@pytest.mark.parametrize(
    ("name", "match"),
    [
        (f"{module.NAME}/model.onnx", "not the file that the manifest describes"),
        ("en-1/vocab.txt", "another vocabulary"),
    ],
)
def test_weights_that_were_changed_are_refused(shipped, name, match):
    (shipped / name).write_bytes(b"something else")
    with pytest.raises(WeightsError, match=match):
        module.weigh(ANSWER, CLAIM)


@pytest.mark.parametrize(("told", "other"), [("128", "64"), ("confirms it", "doubts it")])
def test_weights_for_another_network_are_refused(shipped, told, other):
    place = shipped / module.NAME / "manifest.json"
    place.write_text(place.read_text(encoding="utf-8").replace(told, other), encoding="utf-8")
    with pytest.raises(WeightsError, match="another version"):
        module.weigh(ANSWER, CLAIM)


def test_a_session_runs_the_model_of_the_tagger():
    model = (folder.home() / "en-1" / "model.onnx").read_bytes()
    run = pytest.importorskip("onnxruntime") and session.open_session(model)
    ids = np.array([[2, 5, 3]], np.int64)
    assert run.run(None, {"ids": ids, "features": np.zeros_like(ids)})[0].shape[:2] == (1, 3)
