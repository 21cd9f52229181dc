"""The chain: its probabilities equal those found by trying every path, its spans those that gain most."""

import itertools

import numpy as np
import pytest

from onrecord.attribute.tagging.decode import EXACT, PRICE, Chain, spans_of

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


def every_path(chain, row):
    """Each legal path with its probability."""
    paths = [path for path in itertools.product(range(LABELS), repeat=len(row)) if legal(path)]
    weights = np.exp([score(chain, row, path) for path in paths])
    return list(zip(paths, weights / weights.sum(), strict=True))


def spans_in(path):
    """(role, start, end) of a path."""
    starts = [at for at, label in enumerate(path) if label % 2]
    for start in starts:
        end = next((at for at in range(start + 1, len(path)) if path[at] != path[start] + 1), len(path))
        yield (path[start] - 1) // 2, start, end


def test_a_batch_equals_trying_every_path(chain):
    lengths = np.array([5, 4, 4, 1])
    scores = np.random.default_rng(7).normal(size=(4, 5, LABELS)).astype(np.float32)
    labels, stays = chain.chances(scores, lengths)
    for row, length in enumerate(lengths):
        share, onward = np.zeros((length, LABELS)), np.zeros((length, LABELS))
        for path, chance in every_path(chain, scores[row, :length]):
            for at, label in enumerate(path):
                share[at, label] += chance
                if label and at + 1 < length and path[at + 1] == label + label % 2:
                    onward[at, label] += chance
        np.testing.assert_allclose(labels[row, :length], share, atol=1e-5)
        np.testing.assert_allclose(labels[row, :length] * stays[row, :length], onward, atol=1e-5)
        assert not labels[row, length:].any()
        assert not stays[row, length:].any()


def test_what_bio_forbids_has_no_chance(chain):
    scores = np.zeros((1, 6, LABELS), np.float32)
    scores[:, :, 2::2] = 50
    labels, stays = chain.chances(scores, np.array([6]))
    assert labels[0, 0, 2::2].tolist() == [0.0, 0.0]
    assert np.isfinite(stays).all()


@pytest.mark.parametrize("seed", range(20))
def test_the_spans_gain_more_than_those_of_any_path(chain, seed):
    """Spans that do not overlap are spans of some path, so that no path may hold more."""
    row = np.random.default_rng(seed).normal(size=(6, LABELS)).astype(np.float32) * 2
    labels, stays = chain.chances(row[None], np.array([6]))
    paths = every_path(chain, row)
    gains = {}
    for path, chance in paths:
        for span in spans_in(path):
            gains[span] = gains.get(span, 0.0) + chance
    for (role, start, end), exact in gains.items():
        held = labels[0, start:end, 2 * role + 1 : 2 * role + 3].sum(axis=1).mean()
        gains[role, start, end] = EXACT * exact + (1 - EXACT) * held - PRICE
    most = max(sum(gains[span] for span in spans_in(path)) for path, _ in paths)
    found = [(span.role, span.start, span.end) for span in spans_of(labels[0], stays[0], 6) if not span.spare]
    assert sum(gains[span] for span in found if gains[span] > 0) == pytest.approx(most, abs=1e-5)
    assert all(before[2] <= after[1] for before, after in itertools.pairwise(found))


def test_a_span_has_the_mean_and_the_least_of_its_words():
    labels, stays = np.zeros((4, LABELS)), np.zeros((4, LABELS))
    labels[:, 0] = (1, 0.1, 0.2, 1)
    labels[1, 1], labels[2, 2], stays[1, 1] = 0.9, 0.8, 0.9
    (span,) = spans_of(labels, stays, 4)
    assert (span.role, span.start, span.end) == (0, 1, 3)
    assert (span.score, span.least) == pytest.approx((0.85, 0.8))


@pytest.mark.parametrize(
    ("roles", "count"), [((0, 1), 2), ((0, 0), 0), ((1, None), 0)], ids=["a whole", "one role twice", "a part"]
)
def test_at_the_low_price_there_are_only_whole_attributions(roles, count):
    labels, stays = np.zeros((4, LABELS)), np.zeros((4, LABELS))
    labels[:, 0] = 1
    for at, role in enumerate(roles):
        if role is not None:
            labels[2 * at, 0], labels[2 * at, 2 * role + 1] = 0.6, 0.4
    assert sum(not span.spare for span in spans_of(labels, stays, 4)) == count


def test_a_span_below_its_price_is_spare_and_stands_between_the_others():
    labels, stays = np.zeros((4, LABELS)), np.zeros((4, LABELS))
    labels[0, 1], labels[1, 3], labels[2, 1] = 0.9, 0.4, 0.3
    found = [(span.role, span.start, span.end, span.spare) for span in spans_of(labels, stays, 4)]
    assert found == [(0, 0, 1, False), (1, 1, 2, True)]


def test_nothing_likely_is_no_span():
    labels = np.full((3, LABELS), 1 / LABELS)
    assert spans_of(labels, np.full((3, LABELS), 0.5), 3) == []
