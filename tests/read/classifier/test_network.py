"""The network that reads the lines of a plain text in their order."""

from importlib.resources import files

import numpy as np
import pytest

from onrecord.errors import WeightsError
from onrecord.read.classifier import network
from onrecord.read.classifier.features import line_features
from onrecord.read.classifier.guess import agreed
from onrecord.read.classifier.network import NETWORK, STEPS, load_network
from onrecord.read.classifier.wording import load_weights, wording_columns
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import split_lines

PARAGRAPH = "The Lissa council voted 9 to 4 on Thursday to rebuild the pier that a ferry hit, council papers show."
NAME = "Mira Tolland"


def columns_of(text: str):
    lines = split_lines(text)
    rows = np.hstack([line_features(lines, PageFacts(), None), wording_columns(lines, load_weights())])
    return load_network().columns(rows)


@pytest.mark.parametrize("count", [1, 2, max(STEPS), 3 * max(STEPS)])
def test_each_line_of_a_page_has_a_say_of_its_own(count: int):
    told = columns_of("\n\n".join([PARAGRAPH] * count))
    assert told.shape == (count, len(NETWORK))
    assert told.dtype == np.float32
    assert np.isfinite(told).all()
    assert np.allclose(np.exp(told[:, 1:]).sum(axis=1), 1.0, atol=2e-3)


def test_a_name_among_paragraphs_is_told_from_one_among_names():
    among_names = columns_of("\n".join([NAME, "Sten Orm", NAME, "Ada Holm", NAME]))
    among_paragraphs = columns_of("\n\n".join([PARAGRAPH, PARAGRAPH, NAME, PARAGRAPH, PARAGRAPH]))
    assert among_paragraphs[2, 0] > among_names[2, 0]


def test_what_the_trees_and_the_network_agree_on_stands():
    told = np.log(np.full((2, len(NETWORK)), 1 / 7, dtype=np.float32))
    told[:, 0] = (4.0, -4.0)
    kinds = np.full((2, 7), 1 / 7, dtype=np.float32)
    body, mixed = agreed(np.array([0.9, 0.1], dtype=np.float32), kinds, told)
    assert body[0] > 0.9
    assert body[1] < 0.1
    assert np.allclose(mixed, kinds)


def test_missing_weights_say_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    load_network.cache_clear()
    with pytest.raises(WeightsError, match="Install Onrecord again"):
        load_network()
    monkeypatch.setattr(network, "files", files)
    load_network.cache_clear()
    assert load_network().mean.size
