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

SAVE_EVERY_SECONDS = 240
LOG_EVERY_STEPS = 20


@dataclass(frozen=True)
class Paths:
    train: Path
    dev: Path
    encoder: Path  # the folder with model.safetensors
    vocabulary: Path
    kept: list[int]
    work: Path
    silver: Path | None = None  # tagged by an earlier tagger; learnt first, once


@dataclass
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    labels: Tensor
    lengths: Tensor


def collate(rows: list[Example]) -> Batch:
    length = max(len(row.window) for row in rows)
    words = max(len(row.labels) for row in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    features = torch.zeros(len(rows), length, dtype=torch.long)
    mask = torch.zeros(len(rows), length)
    first = torch.zeros(len(rows), words, dtype=torch.long)
    labels = torch.zeros(len(rows), words, dtype=torch.long)
    for at, row in enumerate(rows):
        size = len(row.window)
        ids[at, :size] = torch.tensor(row.window.ids)
        features[at, :size] = torch.tensor(row.window.features)
        mask[at, :size] = 1.0
        first[at, : len(row.labels)] = torch.tensor(row.window.first)
        labels[at, : len(row.labels)] = torch.tensor(row.labels)
    return Batch(ids, features, mask, first, labels, torch.tensor([len(row.labels) for row in rows]))


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


def epoch_steps(
    articles: list[dict[str, Any]], pieces: WordPiece, config: Config, epoch: int
) -> list[list[list[Example]]]:
    """The steps of one epoch, each with one batch a process: the same list in every process."""
    rng = random.Random(f"{config.seed}-{epoch}")
    rows = [
        row
        for article in articles
        for row in examples(article, pieces, limit=config.window, first_limit=rng.randint(1, config.window))
    ]
    made = batches(rows, config.tokens, rng)
    steps = [
        made[at : at + config.processes] for at in range(0, len(made) - config.processes + 1, config.processes)
    ]
    rng.shuffle(steps)
    return steps


class Plan:
    """Which steps come when: the silver articles once, then the gold ones `epochs` times, the last time in part."""

    def __init__(
        self, gold: list[dict[str, Any]], silver: list[dict[str, Any]], pieces: WordPiece, config: Config
    ) -> None:
        self._parts = (silver, gold)
        self._pieces, self._config = pieces, config
        self.silver = len(epoch_steps(silver, pieces, config, -1)) if silver else 0
        self.gold = len(epoch_steps(gold, pieces, config, 0))
        self.total = self.silver + round(self.gold * config.epochs)

    def epoch_at(self, step: int) -> float:
        return round((step - self.silver) / self.gold, 2)

    def epochs(self, step: int) -> Iterator[list[list[list[Example]]]]:
        """The steps from number `step` on, an epoch at a time."""
        begin = 0
        number = -1 if self.silver else 0
        while begin < self.total:
            size = self.silver if number < 0 else min(self.gold, self.total - begin)
            if step < begin + size:
                steps = epoch_steps(self._parts[number >= 0], self._pieces, self._config, number)
                steps += steps[: size - len(steps)]  # an epoch that was cut into fewer steps begins anew
                yield steps[max(0, step - begin) : size]
            begin += size
            number += 1


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


def save(path: Path, **state: Any) -> None:
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def new_model(paths: Paths, config: Config) -> Tagger:
    from safetensors.torch import load_file

    model = Tagger(len(paths.kept), layers=config.layers, positions=config.window, dropout=config.dropout)
    model.load_encoder(load_file(paths.encoder / "model.safetensors"), paths.kept)
    return model


def run(rank: int, paths: Paths, config: Config) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(config.seed)  # the same new weights in every process
    random.seed(config.seed)
    if config.processes > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29511")
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
        dist.init_process_group("gloo", rank=rank, world_size=config.processes)
    vocabulary = paths.vocabulary.read_text(encoding="utf-8").splitlines()
    pieces = WordPiece([vocabulary[at] for at in paths.kept])
    gold = list(read_articles(paths.train))
    silver = list(read_articles(paths.silver)) if paths.silver else []
    model = new_model(paths, config)
    torch.manual_seed(config.seed + 1 + rank)  # other units dropped in every process
    optim = optimizer(model, config)
    plan = Plan(gold, silver, pieces, config)
    total = plan.total
    warm = max(1, round(total * config.warm_up))

    def factor(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))

    rates = [group["lr"] for group in optim.param_groups]
    checkpoint = paths.work / "checkpoint.pt"
    step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        if all(state["config"][name] == getattr(config, name) for name in ("layers", "pieces", "window", "seed")):
            model.load_state_dict(state["model"])
            optim.load_state_dict(state["optimizer"])
            step = state["step"]
    log = (paths.work / "train.log").open("a", encoding="utf-8") if rank == 0 else None

    def say(**line: Any) -> None:
        if log:
            print(json.dumps(line), file=log, flush=True)

    if rank == 0:
        say(
            event="start",
            steps=total,
            silver=plan.silver,
            per_epoch=plan.gold,
            at=step,
            labels=len(LABELS),
            config=asdict(config),
        )
    model.train()
    saved = began = time.time()
    seen, losses, words_seen = 0, 0.0, 0
    for epoch in plan.epochs(step):
        for own in epoch:
            share = factor(step)
            for group, rate in zip(optim.param_groups, rates, strict=True):
                group["lr"] = rate * share
            batch = collate(own[rank])
            hide_pieces(batch, config.piece_dropout, pieces)
            words = int(batch.lengths.sum())
            loss = model.crf.loss(emissions(model, batch), batch.labels, batch.lengths)
            (loss / words).backward()
            average_gradients(model, config.processes)
            torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
            optim.step()
            optim.zero_grad(set_to_none=False)
            step += 1
            seen += sum(len(row.window) for part in own for row in part)
            losses += float(loss)
            words_seen += words
            if step % LOG_EVERY_STEPS == 0:
                say(
                    step=step,
                    loss=round(losses / words_seen, 4),
                    pieces_a_second=round(seen / (time.time() - began)),
                    seconds=round(time.time() - began),
                    share=round(share, 3),
                )
                losses, words_seen = 0.0, 0
                if not math.isfinite(float(loss)):
                    raise SystemExit("the loss is not finite")
            if rank == 0 and time.time() - saved > SAVE_EVERY_SECONDS:
                save(
                    checkpoint,
                    model=model.state_dict(),
                    optimizer=optim.state_dict(),
                    step=step,
                    config=asdict(config),
                )
                saved = time.time()
        if rank == 0:
            dev = [
                row
                for article in read_articles(paths.dev)
                for row in examples(article, pieces, limit=config.window)
            ]
            say(
                event="dev",
                epoch=plan.epoch_at(step),
                step=step,
                f1=evaluate(model, dev),
                seconds=round(time.time() - began),
            )
        if config.processes > 1:
            dist.barrier()
    if rank == 0:
        save(paths.work / "model.pt", model=model.state_dict(), config=asdict(config), kept=paths.kept, step=step)
        say(event="done", seconds=round(time.time() - began))
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
