"""The fast lane's one ensemble: trained on the paragraphs of the pages of article_pages, checked by folds by domain."""

import gzip
import json
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from onrecord.read.facts.page import PageFacts, page_facts
from onrecord.read.lines import Hints, Line
from onrecord.read.parsing.html import parse_html
from onrecord.read.parsing.paragraphs import Paragraphs, find_paragraphs
from onrecord.read.roles.fast import FEATURES, drop_others, fast_features, find_titles
from training.lines.check import shingles
from training.lines.data import html_labels
from training.lines.fit import BODY, FOLDS, deal, write_trees

_ROUNDS = 110
SETS = ("aeb", "feval", "fundus")


@dataclass(frozen=True)
class FastPage:
    """A page's paragraphs, their features, and which are the article's."""

    src: str
    dom: str
    found: Paragraphs
    facts: PageFacts
    x: np.ndarray
    y: np.ndarray
    gold: str


def fast_pages(folder: Path) -> Iterator[FastPage]:
    for name in SETS:
        gold = json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))
        with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
            for member in pack:
                doc = gold.get(member.name.removesuffix(".html"))
                markup = pack.extractfile(member) if doc and member.isfile() else None
                if markup is None:
                    continue
                tree = parse_html(markup.read().decode("utf-8"))
                found = find_paragraphs(tree)
                if not found.texts:
                    continue
                facts = page_facts(tree, doc.get("url"))
                x = fast_features(found, find_titles(found, facts))
                y = np.isin(html_labels(_lines(found), doc), BODY)
                yield FastPage(name, doc["dom"], found, facts, x, y, doc["articleBody"])


def _lines(found: Paragraphs) -> tuple[Line, ...]:
    """The paragraphs as lines, of which only the words and the elements' names count here."""
    return tuple(
        Line(text, 0, len(text), 1, "", Hints(tag, 0, 0, 0, 0))
        for text, tag in zip(found.texts, found.tags, strict=True)
    )


def fit_fast(pages: Sequence[FastPage]) -> lightgbm.Booster:
    options = {
        "objective": "binary", "learning_rate": 0.1, "num_leaves": 12, "max_depth": 6, "min_data_in_leaf": 20,
        "lambda_l2": 1.0, "feature_fraction": 0.5, "seed": 0, "deterministic": True, "num_threads": 1, "verbose": -1,
    }  # fmt: skip
    x, y = np.vstack([page.x for page in pages]), np.concatenate([page.y for page in pages])
    return lightgbm.train(options, lightgbm.Dataset(x, y.astype(int)), _ROUNDS)


def check_fast(pages: Sequence[FastPage]) -> None:
    """Print the 4-gram F1 of each set by models that saw no page of the publisher."""
    fold = deal(pages)
    scores: dict[str, list[tuple[float, float]]] = {name: [] for name in SETS}
    for number in range(FOLDS):
        model = fit_fast([page for page in pages if fold[page.dom] != number])
        for page in pages:
            if fold[page.dom] == number:
                said = np.asarray(model.predict(page.x)) > 0.5
                drop_others(said, page.found)
                scores[page.src].append(_score(page, said))
    for name, some in scores.items():
        p, r = np.mean(some, axis=0) * 100
        print(f"fast, {name}: 4-gram F1 {2 * p * r / (p + r):.1f} (P {p:.1f} R {r:.1f}) over {len(some)} pages")


def _score(page: FastPage, said: np.ndarray) -> tuple[float, float]:
    want = shingles(page.gold)
    got = shingles("\n".join(text for text, one in zip(page.found.texts, said, strict=True) if one))
    same = sum((want & got).values())
    return same / max(1, sum(got.values())), same / max(1, sum(want.values()))


def write_fast(pages: Sequence[FastPage], out: Path) -> None:
    write_trees(fit_fast(pages), out / "lines_fast_body.npz", FEATURES, ("body",))
    print(f"fast: {len(pages)} pages, {sum(len(page.y) for page in pages)} paragraphs")
