"""A folder of weights is used whole and unharmed, or not at all."""

import json
import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from onrecord.attribute.tagging.onnx_tensors import read_tensors
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.tagging.weights_folder import load_weights, shipped_weights
from onrecord.errors import WeightsError

SHIPPED = Path(str(resources.files("onrecord.weights"))) / "en-1"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "copy"))


def test_the_shipped_weights_are_whole():
    weights = load_weights()
    assert weights.name == "en-1"
    assert weights.manifest["labels"][0] == "O"
    assert len(weights.vocabulary) == weights.manifest["encoder"]["pieces"]


def test_shipped_weights_are_loaded_by_name():
    for name in shipped_weights():
        assert load_weights(name).name == name


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(WeightsError, match="or one of en-1"):
        load_weights("en-nowhere")


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "linker.json"])
def test_a_changed_file_is_refused(folder, name):
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(WeightsError, match="not the file that the manifest describes"):
        load_weights(folder)


@pytest.mark.parametrize("name", ["model.onnx", "vocab.txt", "linker.json", "manifest.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=name):
        load_weights(folder)


def test_another_format_is_refused(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 99}), encoding="utf-8")
    with pytest.raises(WeightsError, match="format 99"):
        load_weights(folder)


def test_a_manifest_that_is_no_json_is_refused(folder):
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match="cannot be read"):
        load_weights(folder)


def test_an_unknown_engine_is_refused():
    with pytest.raises(WeightsError, match="Choose auto, onnxruntime or numpy"):
        Tagger.load(engine="abacus")


BACK = "Put the (?:released )?weights back"


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"no model at all", b"\x3a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", b"\x08"]
)
def test_bytes_that_are_no_model_are_refused(content):
    with pytest.raises(WeightsError, match=BACK):
        read_tensors(content)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_model_that_is_cut_short_is_refused(share):
    model = (SHIPPED / "model.onnx").read_bytes()
    with pytest.raises(WeightsError, match=BACK):
        read_tensors(model[: int(len(model) * share)])


def test_tensors_keep_their_names_and_shapes():
    tensors = read_tensors((SHIPPED / "model.onnx").read_bytes())
    assert tensors["words.int8"].shape == (12_000, 384)
    assert tensors["layers.0.qkv.int8"].dtype == np.int8
