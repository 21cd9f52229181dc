"""What the teachers say of every word, kept on disk for their pupils.

There are as many teachers as folds. Each has learnt from all labelled articles but those of its own fold, and it
alone speaks about those: a teacher that has learnt a text by heart says only what its annotator said. About articles
without labels, of more kinds of news than anybody has annotated, three of them speak, on average. Every article is
read in each of its cuts, so that a word is seen at other places of a window.

Source: Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network".
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from onrecord.wordpiece import WordPiece

from .config import FOLDS, SPEAKERS, Config
from .data import LABELS
from .model import Tagger
from .rows import Rows
from .train import exact, marginals, train


def train_teachers(
    begin: Callable[[Config], Tagger], rows: Rows, config: Config, work: Path, pieces: WordPiece, dev: Rows
) -> list[Path]:
    """The weights of each fold's teacher; `begin` gives a model to begin with."""
    made = []
    for fold in range(FOLDS):
        own = replace(config, seed=config.seed + 100 * fold)
        torch.manual_seed(own.seed)
        seen = rows.of(rows.told & (rows.article % FOLDS != fold))
        made.append(train(begin(own), seen, own, work / f"teacher-{fold}", pieces, dev=dev))
    return made


@torch.no_grad()
def said(teachers: Sequence[Path], rows: Rows) -> np.ndarray:
    """The probability of each label of each word of all articles: float16[words, labels]."""
    total = torch.zeros(rows.word_count, len(LABELS), device=rows.ids.device)
    count = torch.zeros(rows.word_count, 1, device=rows.ids.device)
    for fold, path in enumerate(teachers):
        model = Tagger.of(torch.load(path, weights_only=False)).to(rows.ids.device)
        heard = rows.of((rows.told & (rows.article % FOLDS == fold)) | (~rows.told & (fold in SPEAKERS)))
        for batch, logs in marginals(model, heard):
            at = batch.numbers[batch.real]
            total.index_add_(0, at, logs[batch.real].exp())
            count.index_add_(0, at, torch.ones(len(at), 1, device=at.device))
    return (total / count).cpu().numpy().astype(np.float16)


@torch.no_grad()
def together(teachers: Sequence[Path], dev: Rows) -> dict[str, float]:
    """Exact F1 of each role in percent of the teachers' mean, decoded by the chain of the last."""
    sums: dict[int, torch.Tensor] = {}
    for path in teachers:
        model = Tagger.of(torch.load(path, weights_only=False)).to(dev.ids.device)
        for at, (_batch, logs) in enumerate(marginals(model, dev)):
            sums[at] = sums.get(at, torch.zeros_like(logs)) + logs.exp()
    pairs = []
    blank = type(model.crf)(len(LABELS)).to(dev.ids.device)  # the marginals hold what the chain knows
    for at, (batch, _) in enumerate(marginals(model, dev)):
        paths = blank.decode((sums[at] / len(teachers)).clamp(min=1e-6).log(), batch.real.sum(1))
        labels = batch.labels.cpu().tolist()
        pairs += [(labels[row][: len(one)], one) for row, one in enumerate(paths)]
    return exact(pairs)
