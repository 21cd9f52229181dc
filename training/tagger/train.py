"""The training loop: all rows on one device, products in bfloat16."""

import json
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.wordpiece import WordPiece

from .config import Config
from .data import ROLES
from .model import Tagger
from .rows import Batch, Facts, Rows, batch_of, batches, cut_batch, filled, shaped
from .steps import Steps
from .styles import Styles, hidden

UNLIKELIEST = -20.0  # of a logarithm of a probability: a teacher's rounding may contradict what BIO forbids
LOG_EVERY_STEPS = 100


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def emissions(model: Tagger, batch: Batch) -> Tensor:
    """The scores of each word's first piece: float32[batch, words, labels]."""
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
        scores = model(batch.ids, batch.features, batch.mask).float()
    return scores.gather(1, batch.first[:, :, None].expand(-1, -1, scores.shape[2]))


def loss_of(model: Tagger, batch: Batch, taught: Tensor | None, share: float) -> Tensor:
    """The mean loss a word: `share` of it is how far the teacher's probabilities are from the model's.

    `taught`: float16[words of all articles, labels], or None where there is no teacher.
    """
    scores = emissions(model, batch)
    before = model.crf.prefixes(scores, batch.real)
    own = (batch.real.sum(1) * batch.told).sum().clamp(min=1)
    gold = (model.crf.losses(scores, batch.labels, batch.real, before) * batch.told).sum() / own
    if taught is None:
        return gold
    logs = model.crf.marginals(scores, batch.real, before).clamp(min=UNLIKELIEST)
    heard = batch.real * batch.weight[:, None]
    apart = -(taught[batch.numbers].float() * logs).sum(2) * heard
    return (1 - share) * gold + share * apart.sum() / heard.sum()


def optimizer(model: Tagger, config: Config) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    depth = len(model.layers)
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith("crf."):
            rate = config.crf_rate
        elif name.startswith(("emit.", "features.")):
            rate = config.head_rate
        elif name.startswith("layers."):
            rate = config.rate * config.decay_by_layer ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = config.rate * config.decay_by_layer**depth
        decay = config.weight_decay if weight.dim() > 1 and not name.startswith("crf.") else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    where = model.emit.weight.device
    made = [
        {"params": own, "lr": torch.tensor(rate, device=where), "rate": rate, "weight_decay": decay}
        for (rate, decay), own in groups.items()
    ]
    return torch.optim.AdamW(made, betas=(0.9, 0.98), fused=True, capturable=where.type == "cuda")


def set_rates(optim: torch.optim.Optimizer, share: float) -> None:
    for group in optim.param_groups:
        group["lr"].fill_(group["rate"] * share)


class Plan:
    """Which rows come when: each epoch every article once, cut in another way."""

    def __init__(self, rows: Rows, config: Config) -> None:
        self._rows, self._config = rows, config
        self._ways = np.zeros(int(rows.article.max()) + 1, np.int64)
        np.maximum.at(self._ways, rows.article, rows.way + 1)
        self.per_epoch = len(self.epoch(0))
        self.total = max(1, round(self.per_epoch * config.epochs))

    def epoch(self, number: int) -> list[tuple[int, np.ndarray]]:
        """The batches of an epoch: the length of their rows, and the rows' numbers."""
        rows, rng = self._rows, random.Random(f"{self._config.seed}-{number}")
        drawn = np.array([rng.randrange(1 << 16) for _ in self._ways]) % np.maximum(self._ways, 1)
        return shaped(rows, np.flatnonzero(rows.way == drawn[rows.article]), self._config.tokens, rng)

    def steps(self) -> Iterator[tuple[int, np.ndarray]]:
        left = self.total
        for number in range(math.ceil(self.total / max(1, self.per_epoch)) + 1):
            for one in self.epoch(number)[:left]:
                yield one
                left -= 1


def train(
    model: Tagger,
    rows: Rows,
    config: Config,
    work: Path,
    pieces: WordPiece,
    *,
    taught: Tensor | None = None,
    dev: Rows | None = None,
) -> Path:
    """Train the model and return the file with its weights; beside it stand those of half-way, and a log."""
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed + 1)
    torch.set_flush_denormal(True)  # a processor takes a hundred times as long for the smallest numbers
    plan, styles = Plan(rows, config), Styles(pieces, config.styles, str(rows.ids.device))
    optim, facts = optimizer(model, config), Facts.of(rows)
    warm = max(1, round(plan.total * config.warm_up))
    log = Log(work / "train.log", steps=plan.total, per_epoch=plan.per_epoch, config=asdict(config))

    def one(at: Tensor, weights: Tensor, length: int) -> Tensor:
        batch = shown(cut_batch(rows, facts, at, length, weight=weights), styles, config, pieces)
        loss = loss_of(model, batch, taught, config.taught_share)
        optim.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
        optim.step()
        return loss

    steps = Steps(one, rows.ids.device)
    model.train()
    with steps.line():
        for step, (length, chosen) in enumerate(plan.steps()):
            set_rates(optim, min((step + 1) / warm, (plan.total - step) / max(1, plan.total - warm)))
            loss = steps(*filled(chosen, config.tokens // length), length)
            log.see(step + 1, loss, int(rows.sizes[chosen].sum()))
            if step + 1 == plan.total // 2:
                save(model, config, work / "half.pt")
    save(model, config, work / "model.pt")
    if dev is not None:
        log.say(event="dev", f1=evaluate(model, dev))
    return work / "model.pt"


def shown(batch: Batch, styles: Styles, config: Config, pieces: WordPiece) -> Batch:
    """The batch in other styles of print, some pieces hidden."""
    ids, features = styles.applied(batch.ids, batch.features)
    return Batch(**{**vars(batch), "ids": hidden(ids, config.piece_dropout, pieces), "features": features})


class Log:
    """Lines of JSON: the start, the mean loss of some steps at a time, the end."""

    def __init__(self, path: Path, **start: Any) -> None:
        self._path, self._began = path, time.time()
        self._sum: Tensor | float = 0.0
        self._seen = 0
        self.say(event="start", **start)

    def say(self, **line: Any) -> None:
        with self._path.open("a", encoding="utf-8") as log:
            print(json.dumps(line | {"seconds": round(time.time() - self._began, 1)}), file=log)

    def see(self, step: int, loss: Tensor, pieces: int) -> None:
        self._sum = self._sum + loss
        self._seen += pieces
        if step % LOG_EVERY_STEPS == 0:
            mean = float(self._sum) / LOG_EVERY_STEPS
            if not math.isfinite(mean):
                raise SystemExit("the loss is not finite")
            self.say(
                step=step, loss=round(mean, 4), pieces_a_second=round(self._seen / (time.time() - self._began))
            )
            self._sum = 0.0


def save(model: Tagger, config: Config, path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save({"model": model.state_dict(), "config": asdict(config)}, part)
    part.replace(path)


@torch.no_grad()
def marginals(model: Tagger, rows: Rows, tokens: int = 32_768) -> Iterator[tuple[Batch, Tensor]]:
    """The logarithms of the probabilities of the labels of all words, a batch at a time."""
    model.eval()
    for chosen in batches(rows, np.arange(len(rows)), tokens, random.Random(0)):
        batch = batch_of(rows, chosen)
        scores = emissions(model, batch)
        yield batch, model.crf.marginals(scores, batch.real, model.crf.prefixes(scores, batch.real))


@torch.no_grad()
def evaluate(model: Tagger, rows: Rows) -> dict[str, float]:
    """Exact F1 of each role in percent over windows, of the best path."""
    model.eval()
    found: list[tuple[list[int], list[int]]] = []
    for chosen in batches(rows, np.arange(len(rows)), 16_384, random.Random(0)):
        batch = batch_of(rows, chosen)
        lengths = batch.real.sum(1)
        labels = batch.labels.cpu().tolist()
        for row, path in enumerate(model.crf.decode(emissions(model, batch), lengths)):
            found.append((labels[row][: len(path)], path))
    return exact(found)


def exact(pairs: list[tuple[list[int], list[int]]]) -> dict[str, float]:
    """Exact F1 of each role in percent, of pairs of right labels and labels found."""
    hits, gold, have = [0] * 3, [0] * 3, [0] * 3
    for want_labels, have_labels in pairs:
        want, got = spans_of(want_labels), spans_of(have_labels)
        for role in range(3):
            w, h = ({span for span in group if span[0] == role} for group in (want, got))
            hits[role] += len(w & h)
            gold[role] += len(w)
            have[role] += len(h)
    return {name: round(200 * hits[at] / max(1, gold[at] + have[at]), 2) for at, name in enumerate(ROLES)}


def spans_of(labels: list[int]) -> set[tuple[int, int, int]]:
    """(role, first word, word after the last) of a row of labels."""
    out, start = set(), None
    for at, label in enumerate([*labels, 0]):
        if start is not None and label == labels[start] + 1:
            continue
        if start is not None:
            out.add(((labels[start] - 1) // 2, start, at))
            start = None
        if label % 2:
            start = at
    return out
