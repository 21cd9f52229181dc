"""Fits the network that reads the lines of plain text in their order (`onrecord.read.classifier.network`).

It needs PyTorch, and takes about three minutes on one core.
"""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.classifier.network import MOST, NETWORK, STEPS, WHOLE_AFTER, Network
from onrecord.read.classifier.wording import KINDS
from training.lines.data import Labelled

_BODY = (KINDS.index("body"), KINDS.index("subhead"))
_WIDTH = 64
_DROPPED = 0.15
_EPOCHS = 10
_PAGES = 4
"""Pages between two changes of the weights."""

_RATE = 2e-3
_DECAY = 0.02
_LONGEST = 400
"""Of a longer page a stretch of so many lines is shown at a time."""

_CUT = 0.3
_LEAST_CUT = 30
"""Of so many of the pages with more lines than this a part of the beginning and of the end is left out."""

_SOFTENED = 0.02


class _Step(nn.Module):
    """One step: each line takes in a line above and one below."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(_WIDTH)
        self.around = nn.Conv1d(_WIDTH, _WIDTH, 3, dilation=step, padding=step)
        self.onward = nn.Linear(_WIDTH, _WIDTH)
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, x: Tensor) -> Tensor:
        taken = self.around(self.norm(x).T[None])[0].T
        return x + self.drop(self.onward(functional.gelu(taken, approximate="tanh")))


class _Net(nn.Module):
    def __init__(self, features: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(_DROPPED)
        self.enter = nn.Linear(features, _WIDTH)
        self.steps = nn.ModuleList([_Step(step) for step in STEPS])
        self.whole = nn.Linear(2 * _WIDTH, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH)
        self.leave = nn.Linear(_WIDTH, len(NETWORK))

    def forward(self, x: Tensor) -> Tensor:
        x = functional.gelu(self.enter(self.drop(x)), approximate="tanh")
        for at, step in enumerate(self.steps):
            x = step(x)
            if at == WHOLE_AFTER:
                page = self.whole(torch.cat([x.mean(0), x.max(0).values]))
                x = x + functional.gelu(page, approximate="tanh")
        return self.leave(self.norm(x))


def fit_network(pages: Sequence[Labelled], seed: int = 0) -> Network:
    """The network that some pages of plain text teach, as it is written."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    every = np.vstack([page.x for page in pages])
    mean, deviation = every.mean(axis=0), every.std(axis=0) + 1e-3
    shown = [torch.from_numpy(np.clip((page.x - mean) / deviation, -MOST, MOST)) for page in pages]
    net = _Net(every.shape[1])
    change = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=_DECAY)
    rounds = _EPOCHS * (len(pages) // _PAGES)
    pace = torch.optim.lr_scheduler.OneCycleLR(change, _RATE, total_steps=rounds, pct_start=0.1)
    for _ in range(_EPOCHS):
        order = rng.permutation(len(pages))
        for first in range(0, len(pages) - _PAGES + 1, _PAGES):
            losses = [_loss(net, pages[at], shown[at], rng) for at in order[first : first + _PAGES]]
            change.zero_grad()
            (sum(losses) / _PAGES).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            change.step()
            pace.step()
    return _packed(net, mean, deviation)


def _loss(net: _Net, page: Labelled, shown: Tensor, rng: np.random.Generator) -> Tensor:
    """How wrong the network is on a stretch of a page, a long one counting by the root of its lines."""
    some = _stretch(len(page.y), rng)
    out = net(shown[some])
    weight, trust = page.weight[some], (page.weight * page.trust)[some]
    is_body = torch.from_numpy(np.isin(page.y[some], _BODY).astype(np.float32))
    target = is_body * (1 - _SOFTENED) + _SOFTENED / 2
    body = functional.binary_cross_entropy_with_logits(out[:, 0], target, reduction="none")
    told = torch.from_numpy(page.told[some].astype(np.int64))
    kinds = functional.cross_entropy(out[:, 1:], told, reduction="none", label_smoothing=_SOFTENED)
    total = body @ torch.from_numpy(weight.astype(np.float32)) + kinds @ torch.from_numpy(trust.astype(np.float32))
    return total / float(np.sqrt(20 * max(20, len(weight))))


def _stretch(count: int, rng: np.random.Generator) -> slice:
    """The lines of a page that are shown this time."""
    if count > _LONGEST:
        start = int(rng.integers(0, count - _LONGEST))
        return slice(start, start + _LONGEST)
    if count > _LEAST_CUT and rng.random() < _CUT:
        return slice(int(rng.integers(0, count // 4)), count - int(rng.integers(0, count // 4)))
    return slice(0, count)


def _packed(net: _Net, mean: np.ndarray, deviation: np.ndarray) -> Network:
    """The weights as half floats, so that what is measured is what is written."""
    norms = [*(step.norm for step in net.steps), net.norm]
    found = Network(
        mean=mean,
        deviation=deviation,
        enter=_matrix(net.enter.weight, net.enter.bias),
        norms=np.stack([np.stack([_numbers(norm.weight), _numbers(norm.bias)]) for norm in norms]),
        around=np.stack([_matrix(step.around.weight, step.around.bias) for step in net.steps]),
        onward=np.stack([_matrix(step.onward.weight, step.onward.bias) for step in net.steps]),
        whole=_matrix(net.whole.weight, net.whole.bias),
        leave=_matrix(net.leave.weight, net.leave.bias),
    )
    return Network(**{name: _halved(name, array) for name, array in asdict(found).items()})


def _halved(name: str, array: np.ndarray) -> np.ndarray:
    exact = name in ("mean", "deviation")
    return (array if exact else array.astype(np.float16)).astype(np.float32)


def _matrix(weight: Tensor, bias: Tensor) -> np.ndarray:
    """A matrix with the summand as its last row; of a convolution the three places one after the other."""
    numbers = _numbers(weight)
    rows = numbers.transpose(2, 1, 0).reshape(-1, len(numbers)) if numbers.ndim > 2 else numbers.T
    return np.vstack([rows, _numbers(bias)])


def _numbers(weight: Tensor) -> np.ndarray:
    return weight.detach().numpy()


def write_network(network: Network, folder: Path) -> None:
    """Write the weights, matrices as half floats."""
    arrays = asdict(network)
    np.savez_compressed(
        folder / "lines_text_network.npz", **{name: _stored(name, array) for name, array in arrays.items()}
    )


def _stored(name: str, array: np.ndarray) -> np.ndarray:
    return array if name in ("mean", "deviation") else array.astype(np.float16)
