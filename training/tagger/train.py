"""The training loop: some processes of one thread each, gradients averaged, bfloat16 products."""

from __future__ import annotations

import json
import math
import os
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor

from onrecord.attribute.tokenizer import WordPiece

from .config import Config
from .data import LABELS, ROLES, Example, examples, read_articles
from .model import Tagger
from .styles import Styles
from .teach import Taught, untold, ways
from .thin import thinned

SAVE_EVERY_SECONDS = 240
UNLIKELIEST = -20.0  # of a logarithm of a probability: a teacher's rounding may contradict what BIO forbids
LOG_EVERY_STEPS = 20
SEEN_STEPS = 40  # before a teacher's layers are thinned


@dataclass(frozen=True)
class Paths:
    train: Path
    dev: Path
    encoder: Path  # the folder with model.safetensors
    vocabulary: Path
    kept: list[int]
    work: Path
    start: Path | None = None  # a model.pt to go on from, instead of the encoder alone
    teacher: Path | None = None  # a model.pt to take the first layers from, when there are taught words
    taught: Path | None = None  # a folder that `teach` wrote for the articles of `train` and `news`
    news: tuple[Path, ...] = ()  # articles without labels


@dataclass
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    labels: Tensor
    lengths: Tensor
    told: Tensor  # bool[batch]: whether somebody has labelled the row
    taught: Tensor  # float32[batch, words, labels], 0 where there is no teacher


def collate(rows: list[Example]) -> Batch:
    length = max(len(row.window) for row in rows)
    words = max(len(row.window.words) for row in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    features = torch.zeros(len(rows), length, dtype=torch.long)
    mask = torch.zeros(len(rows), length)
    first = torch.zeros(len(rows), words, dtype=torch.long)
    labels = torch.zeros(len(rows), words, dtype=torch.long)
    taught = torch.zeros(len(rows), words, len(LABELS))
    for at, row in enumerate(rows):
        size = len(row.window)
        ids[at, :size] = torch.tensor(row.window.ids)
        features[at, :size] = torch.tensor(row.window.features)
        mask[at, :size] = 1.0
        first[at, : len(row.window.words)] = torch.tensor(row.window.first)
        labels[at, : len(row.labels)] = torch.tensor(row.labels, dtype=torch.long)
        if row.taught is not None:
            taught[at, : len(row.window.words)] = torch.from_numpy(row.taught.astype("float32"))
    lengths = torch.tensor([len(row.window.words) for row in rows])
    told = torch.tensor([bool(row.labels) for row in rows])
    return Batch(ids, features, mask, first, labels, lengths, told, taught)


def emissions(model: Tagger, batch: Batch) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(batch.ids, batch.features, batch.mask).float()
    return scores.gather(1, batch.first[:, :, None].expand(-1, -1, scores.shape[2]))


def batches(rows: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Rows of like length together, `tokens` pieces a batch, the batches in random order."""
    keyed = sorted(rows, key=lambda row: len(row.window) + rng.random() * 8)
    out: list[list[Example]] = []
    size = 0
    for row in keyed:
        if not out or (len(out[-1]) + 1) * max(size, len(row.window)) > tokens:
            out.append([])
            size = 0
        out[-1].append(row)
        size = max(size, len(row.window))
    return out


def loss_of(model: Tagger, batch: Batch, share: float) -> Tensor:
    """The mean loss a word: `share` of it is how far the teacher's probabilities are from the model's."""
    scores = emissions(model, batch)
    told, words = batch.told, int(batch.lengths[batch.told].sum())
    gold = model.crf.loss(scores[told], batch.labels[told], batch.lengths[told]) / words if words else 0.0
    if not batch.taught.any():
        return gold
    logs = model.crf.marginals(scores, batch.lengths).clamp(min=UNLIKELIEST)
    taught = -(batch.taught * logs).sum() / int(batch.lengths.sum())
    return (1 - share) * gold + share * taught


class Plan:
    """Which steps come when: the articles `epochs` times, the last time in part."""

    def __init__(self, paths: Paths, pieces: WordPiece, config: Config) -> None:
        self._pieces, self._config = pieces, config
        self._articles = list(read_articles(paths.train))
        self._untold = untold(paths.news, config.untold) if paths.taught else []
        self._taught = Taught(paths.taught) if paths.taught else None
        self.per_epoch = len(self.steps(0))
        self.total = round(self.per_epoch * config.epochs)

    def steps(self, epoch: int) -> list[list[list[Example]]]:
        """The steps of one epoch, each with one batch a process: the same list in every process."""
        config = self._config
        rng = random.Random(f"{config.seed}-{epoch}")
        made = batches(list(self._rows(epoch, rng)), config.tokens, rng)
        steps = [
            made[at : at + config.processes] for at in range(0, len(made) - config.processes + 1, config.processes)
        ]
        rng.shuffle(steps)
        return steps

    def _rows(self, epoch: int, rng: random.Random) -> Iterator[Example]:
        limit = self._config.window
        if self._taught is None:
            for article in self._articles:
                yield from examples(article, self._pieces, limit=limit, first_limit=rng.randint(1, limit))
            return
        told = len(self._articles)
        for number, article in enumerate((*self._articles, *self._untold)):
            if number < told or number % 2 == epoch % 2:
                way = rng.randrange(ways(article))
                yield from self._taught.rows(number, article, way, self._pieces, limit)

    def epoch_at(self, step: int) -> float:
        return round(step / self.per_epoch, 2)

    def epochs(self, step: int) -> Iterator[list[list[list[Example]]]]:
        """The steps from number `step` on, an epoch at a time."""
        for number in range(step // self.per_epoch, math.ceil(self.total / self.per_epoch)):
            begin = number * self.per_epoch
            size = min(self.per_epoch, self.total - begin)
            steps = self.steps(number)
            steps += steps[: size - len(steps)]  # an epoch that was cut into fewer steps begins anew
            yield steps[max(0, step - begin) : size]


def hide_pieces(batch: Batch, share: float, pieces: WordPiece) -> None:
    """Show some pieces as unknown, so that no single name is leaned upon."""
    if share:
        hidden = (
            (torch.rand(batch.ids.shape) < share) & (batch.ids != pieces.begin) & (batch.ids != pieces.separate)
        )
        batch.ids[hidden & (batch.mask > 0)] = pieces.unknown


def optimizer(model: Tagger, config: Config) -> torch.optim.Optimizer:
    groups = []
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
        groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def average_gradients(model: Tagger, processes: int) -> None:
    if processes == 1:
        return
    grads = [weight.grad for weight in model.parameters() if weight.grad is not None]
    flat = torch.cat([grad.reshape(-1) for grad in grads])
    dist.all_reduce(flat)
    flat /= processes
    at = 0
    for grad in grads:
        grad.copy_(flat[at : at + grad.numel()].view_as(grad))
        at += grad.numel()


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


@torch.no_grad()
def evaluate(model: Tagger, rows: list[Example]) -> dict[str, float]:
    """Exact F1 of each role in percent over windows."""
    model.eval()
    hits, gold, found = [0] * 3, [0] * 3, [0] * 3
    rows = sorted(rows, key=lambda row: len(row.window))
    for at in range(0, len(rows), 16):
        batch = collate(rows[at : at + 16])
        for row, labels in zip(
            rows[at : at + 16], model.crf.decode(emissions(model, batch), batch.lengths), strict=True
        ):
            want, have = spans_of(row.labels), spans_of(labels)
            for role in range(3):
                w, h = ({span for span in group if span[0] == role} for group in (want, have))
                hits[role] += len(w & h)
                gold[role] += len(w)
                found[role] += len(h)
    model.train()
    return {name: round(200 * hits[at] / max(1, gold[at] + found[at]), 2) for at, name in enumerate(ROLES)}


def new_model(paths: Paths, config: Config, rows: list[Example]) -> Tagger:
    from safetensors.torch import load_file

    model = Tagger(
        len(paths.kept), layers=config.layers, inner=config.inner, positions=config.window, dropout=config.dropout
    )
    if paths.teacher:
        model.load_state_dict(thinned(paths.teacher, rows, layers=config.layers, inner=config.inner))
    else:
        model.load_encoder(load_file(paths.encoder / "model.safetensors"), paths.kept)
    if paths.start:
        model.load_state_dict(torch.load(paths.start, weights_only=False)["model"])
    return model


class Run:
    """One process of the training: its model, its share of each step, its log."""

    def __init__(self, rank: int, paths: Paths, config: Config) -> None:
        self.rank, self.paths, self.config = rank, paths, config
        torch.set_num_threads(1)
        torch.manual_seed(config.seed)  # the same new weights in every process
        vocabulary = paths.vocabulary.read_text(encoding="utf-8").splitlines()
        self.pieces = WordPiece([vocabulary[at] for at in paths.kept])
        self.styles = Styles(self.pieces, config.styles)
        self.plan = Plan(paths, self.pieces, config)
        self.warm = max(1, round(self.plan.total * config.warm_up))
        seen = self.plan.steps(0)[:SEEN_STEPS] if paths.teacher else []
        self.model = new_model(paths, config, [row for step in seen for own in step for row in own])
        torch.manual_seed(config.seed + 1 + rank)  # other units dropped in every process
        self.optim = optimizer(self.model, config)
        self.rates = [group["lr"] for group in self.optim.param_groups]
        self.step = 0
        self.began = self.saved = time.time()
        self.seen, self.loss = 0, 0.0

    def share(self) -> float:
        """The share of the learning rates at this step: up during the warm-up, then down to 0."""
        total = self.plan.total
        return min((self.step + 1) / self.warm, max(0.0, (total - self.step) / max(1, total - self.warm)))

    def say(self, **line: Any) -> None:
        if self.rank == 0:
            with (self.paths.work / "train.log").open("a", encoding="utf-8") as log:
                print(json.dumps(line | {"seconds": round(time.time() - self.began)}), file=log)

    def resume(self) -> None:
        path = self.paths.work / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            if all(
                state["config"][name] == getattr(self.config, name)
                for name in ("layers", "pieces", "window", "seed")
            ):
                self.model.load_state_dict(state["model"])
                self.optim.load_state_dict(state["optimizer"])
                self.step = state["step"]

    def save(self, name: str, **more: Any) -> None:
        if self.rank == 0:
            part = self.paths.work / f"{name}.part"
            torch.save(
                {"model": self.model.state_dict(), "step": self.step, "config": asdict(self.config), **more}, part
            )
            part.replace(self.paths.work / name)
        self.saved = time.time()

    def learn(self, own: list[list[Example]]) -> None:
        """One step: `own` holds one batch a process."""
        for group, rate in zip(self.optim.param_groups, self.rates, strict=True):
            group["lr"] = rate * self.share()
        batch = collate(own[self.rank])
        self.styles.apply(batch.ids, batch.features)
        hide_pieces(batch, self.config.piece_dropout, self.pieces)
        loss = loss_of(self.model, batch, self.config.taught_share)
        loss.backward()
        average_gradients(self.model, self.config.processes)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip)
        self.optim.step()
        self.optim.zero_grad(set_to_none=False)
        self.step += 1
        self.seen += sum(len(row.window) for part in own for row in part)
        self.loss += loss.item()
        if self.step % LOG_EVERY_STEPS == 0:
            self.report()

    def report(self) -> None:
        loss = self.loss / LOG_EVERY_STEPS
        if not math.isfinite(loss):
            raise SystemExit("the loss is not finite")
        pace = round(self.seen / (time.time() - self.began))
        self.say(step=self.step, loss=round(loss, 4), pieces_a_second=pace, share=round(self.share(), 3))
        self.loss = 0.0
        if time.time() - self.saved > SAVE_EVERY_SECONDS:
            self.save("checkpoint.pt", optimizer=self.optim.state_dict())

    def examine(self) -> None:
        if self.rank == 0:
            limit = self.config.window
            dev = [
                row
                for article in read_articles(self.paths.dev)
                for row in examples(article, self.pieces, limit=limit)
            ]
            self.say(event="dev", epoch=self.plan.epoch_at(self.step), step=self.step, f1=evaluate(self.model, dev))


def run(rank: int, paths: Paths, config: Config) -> None:
    if config.processes > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29511")
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
        dist.init_process_group("gloo", rank=rank, world_size=config.processes)
    one = Run(rank, paths, config)
    one.resume()
    one.say(
        event="start",
        steps=one.plan.total,
        per_epoch=one.plan.per_epoch,
        at=one.step,
        config=asdict(config),
    )
    one.model.train()
    for epoch in one.plan.epochs(one.step):
        for own in epoch:
            one.learn(own)
        one.examine()
        if one.step == 2 * one.plan.per_epoch:
            one.save("half.pt")
        if config.processes > 1:
            dist.barrier()
    one.save("model.pt", kept=paths.kept)
    one.say(event="done")
    if config.processes > 1:
        dist.destroy_process_group()


def train(paths: Paths, config: Config) -> Path:
    """Train and return the file with the weights."""
    paths.work.mkdir(parents=True, exist_ok=True)
    if config.processes == 1:
        run(0, paths, config)
    else:
        mp.spawn(run, args=(paths, config), nprocs=config.processes, join=True)
    return paths.work / "model.pt"
