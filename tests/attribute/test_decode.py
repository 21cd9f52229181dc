"""The chain: the best path and the marginals equal those found by trying every path."""

import itertools

import numpy as np
import pytest

from onrecord.attribute.decode import Chain, spans_of

LABELS = 5


@pytest.fixture
def chain():
    rng = np.random.default_rng(3)
    return Chain.of(
        rng.normal(size=LABELS).tolist(),
        rng.normal(size=(LABELS, LABELS)).tolist(),
        rng.normal(size=LABELS).tolist(),
    )


def legal(path):
    return all(
        label % 2 or not label or before in (label, label - 1)
        for before, label in zip((0, *path), path, strict=False)
    )


def score(chain, row, path):
    steps = sum(chain.steps[a, b] for a, b in itertools.pairwise(path))
    return (
        chain.first[path[0]] + chain.last[path[-1]] + steps + sum(row[at, label] for at, label in enumerate(path))
    )


def brute(chain, row):
    paths = [path for path in itertools.product(range(LABELS), repeat=len(row)) if legal(path)]
    weights = np.exp([score(chain, row, path) for path in paths])
    share = np.zeros((len(row), LABELS))
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        for at, label in enumerate(path):
            share[at, label] += weight
    return paths[int(np.argmax(weights))], share


def test_a_batch_equals_trying_every_path(chain):
    lengths = np.array([5, 4, 4, 1])
    scores = np.random.default_rng(7).normal(size=(4, 5, LABELS)).astype(np.float32)
    labels, marginals = chain.best(scores, lengths), chain.marginals(scores, lengths)
    for row, length in enumerate(lengths):
        path, share = brute(chain, scores[row, :length])
        assert tuple(labels[row, :length]) == path
        np.testing.assert_allclose(marginals[row, :length], share, atol=1e-5)
        assert not labels[row, length:].any()
        assert not marginals[row, length:].any()


def test_what_bio_forbids_never_comes_out(chain):
    scores = np.zeros((1, 6, LABELS), np.float32)
    scores[:, :, 2::2] = 50
    labels = chain.best(scores, np.array([6]))[0].tolist()
    assert legal(labels)
    assert np.isfinite(chain.marginals(scores, np.array([6]))).all()


def test_spans_are_a_beginning_and_what_follows_it():
    labels = np.array([0, 1, 2, 1, 0, 3, 4, 4])
    marginals = np.full((8, LABELS), 0.2)
    marginals[6, 3:5] = (0.1, 0.1)
    spans = [(s.role, s.start, s.end, round(s.score, 3), round(s.least, 3)) for s in spans_of(labels, marginals, 8)]
    assert spans == [(0, 1, 3, 0.4, 0.4), (0, 3, 4, 0.4, 0.4), (1, 5, 8, 0.333, 0.2)]
