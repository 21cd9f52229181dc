"""The training loop: all pairs on one device, products in bfloat16."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.tagger.rows import filled, shaped
from training.tagger.steps import Steps
from training.tagger.train import Log, save, set_rates

from .config import Config
from .model import Judge

NEITHER = -1
"""The class of a pair that nobody has labelled."""


@dataclass(frozen=True)
class Pairs:
    """Pairs as rows: `ids`, `kinds` [rows, pieces] on a device, `sizes` [rows] in pieces, `labels` [rows]."""

    ids: Tensor
    kinds: Tensor
    sizes: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.sizes)

    def to(self, device: str) -> Pairs:
        return Pairs(self.ids.to(device), self.kinds.to(device), self.sizes, self.labels)


def batch_of(pairs: Pairs, at: Tensor, length: int, sizes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The ids, kinds and mask of the rows at the places named, so many pieces long."""
    mask = (torch.arange(length, device=at.device)[None] < sizes[at][:, None]).float()
    return pairs.ids[at, :length].long(), pairs.kinds[at, :length].long(), mask


def _optimizer(model: Judge, config: Config) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    depth = len(model.layers)
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith(("emit.", "gather.", "kinds.")):
            rate = config.head_rate
        elif name.startswith("layers."):
            rate = config.rate * config.decay_by_layer ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = config.rate * config.decay_by_layer**depth
        decay = config.weight_decay if weight.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    where = model.emit.weight.device
    made = [
        {"params": own, "lr": torch.tensor(rate, device=where), "rate": rate, "weight_decay": decay}
        for (rate, decay), own in groups.items()
    ]
    return torch.optim.AdamW(made, betas=(0.9, 0.98), fused=True, capturable=where.type == "cuda")


def train(
    model: Judge,
    pairs: Pairs,
    chosen: np.ndarray,
    config: Config,
    path: Path,
    *,
    unknown: int,
    taught: Tensor | None,
) -> None:
    """Train on the rows chosen and write the weights to `path`, a log beside it.

    `taught`: float16[rows, classes], what teachers say of every pair; `unknown`: the number of the unknown piece.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed + 1)
    device = pairs.ids.device
    sizes, labels = torch.from_numpy(pairs.sizes).to(device), torch.from_numpy(pairs.labels).long().to(device)
    plan = list(_plan(pairs, chosen, config))
    optim, warm = _optimizer(model, config), max(1, round(len(plan) * config.warm_up))
    log = Log(path.with_suffix(".log"), steps=len(plan), rows=len(chosen), config=asdict(config))

    def one(at: Tensor, weights: Tensor, length: int) -> Tensor:
        ids, kinds, mask = batch_of(pairs, at, length, sizes)
        hidden = (torch.rand(ids.shape, device=device) < config.piece_dropout) & (ids > unknown + 3)
        ids = torch.where(hidden, torch.full_like(ids, unknown), ids)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logs = functional.log_softmax(model(ids, kinds, mask).float(), 1)
        own = labels[at]
        told = weights * (own != NEITHER)
        gold = -(logs.gather(1, own.clamp(min=0)[:, None])[:, 0] * told).sum() / told.sum().clamp(min=1)
        loss = gold
        if taught is not None:
            apart = -((taught[at].float() * logs).sum(1) * weights).sum() / weights.sum()
            loss = (1 - config.taught_share) * gold + config.taught_share * apart
        optim.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
        optim.step()
        return loss

    steps = Steps(one, device)
    model.train()
    with steps.line():
        for step, (length, rows) in enumerate(plan):
            set_rates(optim, min((step + 1) / warm, (len(plan) - step) / max(1, len(plan) - warm)))
            log.see(step + 1, steps(*filled(rows, config.tokens // length), length), int(pairs.sizes[rows].sum()))
    save(model, config, path)


def _plan(pairs: Pairs, chosen: np.ndarray, config: Config) -> Iterator[tuple[int, np.ndarray]]:
    """The batches of all epochs: the length of their rows, and the rows' numbers."""
    rows: Any = pairs
    per_epoch = shaped(rows, chosen, config.tokens, random.Random(config.seed))
    left = max(1, round(len(per_epoch) * config.epochs))
    epoch = 0
    while left > 0:
        epoch += 1
        batches = shaped(rows, chosen, config.tokens, random.Random(f"{config.seed}-{epoch}"))[:left]
        yield from batches
        left -= len(batches)


@torch.no_grad()
def judge(model: Judge, pairs: Pairs, chosen: np.ndarray, tokens: int = 65_536) -> np.ndarray:
    """The probabilities of the classes of the rows chosen: float32[chosen, classes]."""
    model.eval()
    device = pairs.ids.device
    sizes = torch.from_numpy(pairs.sizes).to(device)
    rows: Any = pairs
    out = np.zeros((len(pairs), model.emit.out_features), np.float32)
    for length, at in shaped(rows, chosen, tokens, random.Random(0)):
        batch = batch_of(pairs, torch.from_numpy(at).to(device), length, sizes)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            scores = model(*batch).float()
        out[at] = functional.softmax(scores, 1).cpu().numpy()
    return out[chosen]
