"""Gold articles become labelled windows, by the very code that reads articles in the product."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.attribute.tagging.windows import Window, make_windows
from onrecord.wordpiece import WordPiece

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in ("B", "I")))


@dataclass(slots=True)
class Example:
    window: Window
    labels: list[int]  # one a word of the window; none where nobody has labelled the article


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are not blank, as offsets."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def character_labels(article: dict[str, Any]) -> list[int]:
    """One label a character: 0, or 1 + 2 * role at a span's first character and 2 + 2 * role after."""
    labels = [0] * len(article["text"])
    for attribution in article["attributions"]:
        for role, name in enumerate(ROLES):
            for start, end in attribution[name]:
                labels[start:end] = [2 + 2 * role] * (end - start)
    for attribution in article["attributions"]:
        for role, name in enumerate(ROLES):
            for start, _ in attribution[name]:
                labels[start] = 1 + 2 * role
    return labels


def word_labels(characters: list[int], words: list[tuple[int, int]]) -> list[int]:
    """A word takes the label of its first labelled character; I- without a beginning becomes B-."""
    out: list[int] = []
    before = 0
    for start, end in words:
        found = [label for label in characters[start:end] if label]
        label = found[0] if found else 0
        if any(one % 2 for one in found):
            label = next(one for one in found if one % 2)
        if label and label % 2 == 0 and before not in (label, label - 1):
            label -= 1
        out.append(label)
        before = label
    return out


def examples(
    article: dict[str, Any],
    pieces: WordPiece,
    *,
    limit: int,
    first_limit: int | None = None,
) -> list[Example]:
    """The article's labelled windows; `first_limit` shortens the first, so that epochs are cut differently."""
    text = article["text"]
    parts = paragraphs(text)
    windows: list[Window] = []
    if first_limit and parts:
        head = make_windows(text, parts, pieces, limit=limit)
        count = max(1, round(len(head[0].words) * first_limit / limit)) if head else 1
        edge = head[0].words[min(count, len(head[0].words)) - 1][1] if head else 0
        split = next((i for i, (_, end) in enumerate(parts) if end >= edge), 0) + 1
        windows += make_windows(text, parts[:split], pieces, limit=limit)
        parts = parts[split:]
    windows += make_windows(text, parts, pieces, limit=limit)
    if "attributions" not in article:
        return [Example(window, []) for window in windows]
    characters = character_labels(article)
    return [Example(window, window_labels(characters, window)) for window in windows]


def window_labels(characters: list[int], window: Window) -> list[int]:
    """The labels of a window's words; a span that runs over a paragraph's end begins anew."""
    labels = word_labels(characters, window.words)
    for at in window.begins:
        if labels[at] and labels[at] % 2 == 0:
            labels[at] -= 1
    return labels
