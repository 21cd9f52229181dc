"""A tagger taught further on the labelled news (`training.news`), so slowly that it keeps what it knows.

Of the labelled news the model is told the labels, mixed with what it says itself; of the articles of PolNeAR and of
some without labels what it says itself, and their labels where there are any. So it moves where the labels of news
differ, and elsewhere stays (Li and Hoiem 2016, "Learning without forgetting"). What ships is the mean of the runs and
of what they began with (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.attribute.tagging.weights_folder import load_weights
from onrecord.wordpiece import WordPiece
from training.news.articles import told

from .begun import checkpoint_of
from .config import ADAPTED
from .data import LABELS, read_articles
from .model import Tagger
from .rows import Cut, Rows, make_rows
from .train import marginals, train

GOLD = 0.7  # share of the labels in what the model is told of labelled news
TIMES = 2  # how often an epoch shows the labelled news, each time cut otherwise
CORPUS, UNTOLD = 840, 300  # articles of PolNeAR and without labels
SEEDS = (2026, 2027)  # a run each
KEPT = 0.3  # of the mean, the share of what they began with
TOKENS = 4096  # pieces at a time when the model is asked what it says


def adapt(begun: Path, train_file: Path, news: Path, dev: Path, shared: Path, work: Path) -> Path:
    """Train the weights of a folder further and return the checkpoint of the mean."""
    weights = load_weights(begun)
    saved, names = checkpoint_of(weights), list(weights.vocabulary)
    corpus = list(islice(read_articles(train_file), CORPUS))
    labelled = list(told(shared, "train", TIMES))
    untold = [
        {"id": one["id"], "text": one["text"]} for one in islice(filter(_is_short, read_articles(news)), UNTOLD)
    ]
    rows = make_rows([*corpus, *labelled, *untold], Cut(names, ADAPTED.window, ways=TIMES))
    taught = targets(Tagger.of(saved), rows, range(len(corpus), len(corpus) + len(labelled)))
    held = make_rows(list(read_articles(dev)), Cut(names, ADAPTED.window))
    runs = [
        train(
            Tagger.of(saved, dropout=ADAPTED.dropout),
            rows,
            replace(ADAPTED, seed=seed),
            work / str(seed),
            WordPiece(names),
            taught=taught,
            dev=held,
        )
        for seed in SEEDS
    ]
    return write_mean(saved, runs, work / "mean.pt")


def write_mean(begun: dict[str, Any], runs: Sequence[Path], path: Path) -> Path:
    """Write the mean of checkpoints: `KEPT` of what they began with, the rest shared by the runs."""
    loaded = [torch.load(run, weights_only=True) for run in runs]
    share = (1 - KEPT) / len(loaded)
    model = {
        name: KEPT * tensor.float() + share * sum(one["model"][name].float() for one in loaded)
        for name, tensor in begun["model"].items()
    }
    torch.save({"model": model, "config": loaded[0]["config"]}, path)
    return path


def _is_short(article: dict[str, Any]) -> bool:
    return 800 < len(article["text"]) < 6000


def targets(model: Tagger, rows: Rows, labelled: range) -> Tensor:
    """What the model is told of each word: float32[words, labels]."""
    out = torch.zeros(rows.word_count, len(LABELS))
    first = rows.of(rows.way == 0)
    for batch, logs in marginals(model, first, TOKENS):
        out[batch.numbers[batch.real]] = logs.exp()[batch.real]
    for row in _numbers(first, labelled):
        begin, count = int(first.begin[row]), int(first.words[row])
        gold = functional.one_hot(first.labels[row, :count].long(), len(LABELS)).float()
        out[begin : begin + count] = GOLD * gold + (1 - GOLD) * out[begin : begin + count]
    return out


def _numbers(rows: Rows, articles: range) -> Sequence[int]:
    """The rows of the articles numbered so."""
    return [row for row, article in enumerate(rows.article.tolist()) if article in articles]
