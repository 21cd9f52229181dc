"""Unlabelled news, tagged by a trained tagger: more outlets, subjects and years than the gold has.

    python -m training.tagger label --weights FOLDER --news FILE[:COUNT] … --out silver.jsonl.gz

The student then learns from these labels with noise of its own (dropout of units and of pieces) before it
learns from gold. Source: Xie et al. 2020, "Self-training with Noisy Student".
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from onrecord.attribute.tagger import Tagger

from .data import ROLES, paragraphs, read_articles

AT_ONCE = 64


def named(argument: str) -> tuple[Path, int | None]:
    """FILE or FILE:COUNT, the first COUNT articles of it."""
    name, _, count = argument.partition(":")
    return Path(name), int(count) if count else None


def label(weights: Path, news: Sequence[str], out: Path) -> int:
    """Write each article as a record with one attribution a span; returns how many spans there are."""
    tagger = Tagger.load(weights)
    texts = [article["text"] for path, count in map(named, news) for article in list(read_articles(path))[:count]]
    spans = 0
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=4) as lines:
        for at in range(0, len(texts), AT_ONCE):
            part = texts[at : at + AT_ONCE]
            for text, found in zip(part, tagger.tag_many([(one, paragraphs(one)) for one in part]), strict=True):
                records = [{role: [[s.start, s.end]] if s.role == role else [] for role in ROLES} for s in found]
                spans += len(records)
                print(json.dumps({"text": text, "attributions": records}, ensure_ascii=False), file=lines)
    return spans
