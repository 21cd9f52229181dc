"""Pages with a label for every line: plain text from page_lines, HTML from article_pages.

Labels: other, body, subhead, title, caption, credit, author. Plain pages also come in two made-up variants, so
that the classifier meets the scrapes of other tools: one without bullets, with other empty lines and most of the
site cut away, and one that is the clean article alone.
"""

import gzip
import json
import random
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.read import shapes
from onrecord.read.classifier.features import OWN, line_features
from onrecord.read.classifier.wording import KINDS
from onrecord.read.facts.page import PageFacts, page_facts
from onrecord.read.lines import Line, split_lines
from onrecord.read.parsing.html import html_lines, parse_html
from onrecord.read.roles.calls import is_call
from training.lines.shown import Shown, told_kinds

_KIND = {"summary": "body", "byline": "other"}


@dataclass
class Labelled:
    """One page: features float32[n_lines, n_features], labels as indexes into KINDS, a weight for each line."""

    id: str
    src: str
    dom: str
    variant: str
    x: np.ndarray
    y: np.ndarray
    told: np.ndarray
    """The labels that kinds are learned from: y, but for what the page's HTML shows better."""

    trust: np.ndarray
    """How far each of those is trusted; 0 for lines of which only the body is known."""

    weight: np.ndarray
    lines: tuple[Line, ...]
    facts: PageFacts
    url: str | None
    gold: str = ""
    """The article's words, when the source gives them apart from the lines."""

    captions: tuple[str, ...] = ()


def label(kind: str, is_body: int) -> int:
    name = _KIND.get(kind, kind)
    if is_body and name not in ("body", "subhead"):
        name = "body"
    if not is_body and name in ("body", "subhead"):
        name = "other"
    return KINDS.index(name)


def plain_pages(path: Path, shown: Mapping[str, Shown], seed: int = 7) -> Iterator[Labelled]:
    """The pages as plain text, each with three made-up variants; `shown` is what their HTML shows."""
    rng = random.Random(seed)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            labels = [label(k, y) for k, y in zip(row["kind"], row["y"], strict=True)]
            weights = [0.5 if part else 1.0 for part in row["part"]]
            whole = [*zip(row["lines"], row["gap"], labels, weights, strict=True)]
            roles = shown.get(row["id"], {})
            yield plain_page(row, "whole", whole, row["url"], roles)
            yield plain_page(row, "other", _other_scrape(whole, rng), rng.choice((row["url"], None)), roles)
            yield plain_page(row, "other", _other_scrape(whole, rng), rng.choice((row["url"], None)), roles)
            clean = _clean(whole, rng)
            if clean:
                yield plain_page(row, "clean", clean, rng.choice((row["url"], None)), roles)


def plain_page(row: dict, variant: str, entries: list, url: str | None, shown: Shown) -> Labelled:
    text, labels, weights = [], [], []
    for line, gap, y, weight in entries:
        text.append("\n" * gap + line)
        labels.append(y)
        weights.append(weight * (1.0 if variant == "whole" else 0.5))
    lines = split_lines("\n".join(text))
    if len(lines) != len(labels):
        raise ValueError(f"{row['id']}: {len(lines)} lines for {len(labels)} labels")
    x, y = line_features(lines, PageFacts(), url), np.array(labels)
    told, trust = told_kinds(row["src"], lines, y, _ends_as_prose(x), shown)
    return Labelled(
        row["id"],
        row["src"],
        row["dom"],
        variant,
        x,
        y,
        told,
        trust,
        np.array(weights),
        lines,
        PageFacts(),
        url,
    )


def _other_scrape(entries: list, rng: random.Random) -> list:
    """The page as another tool would have scraped it."""
    at = [i for i, entry in enumerate(entries) if entry[2] in (1, 2)]
    if not at:
        return entries
    low = max(0, at[0] - rng.choice((0, 2, 4, 8, 20, 60)))
    high = at[-1] + 1 + rng.choice((0, 2, 5, 10, 20, 60))
    spaced = rng.choice(("none", "body", "all"))
    out = []
    for line, gap, y, weight in entries[low:high]:
        bare = re.sub(r"^[*+o]\s+(?=\S)", "", line)
        if not bare.strip():
            continue
        blank = {"none": 0, "body": int(y in (1, 2) or gap > 0), "all": 1}[spaced]
        out.append((bare, blank, y, weight))
    return _broken(out, rng) if rng.random() < 0.35 else out


def _broken(entries: list, rng: random.Random) -> list:
    """The page as tools leave it that start a new line at every link inside a paragraph."""
    out = []
    for line, gap, y, weight in entries:
        words = line.split(" ")
        if y != KINDS.index("body") or len(words) < 14 or rng.random() < 0.6:
            out.append((line, gap, y, weight))
            continue
        at = rng.randrange(3, len(words) - 6)
        link = rng.randrange(1, 4)
        pieces = (words[:at], words[at : at + link], words[at + link :])
        out += [(" ".join(piece), gap if not i else 0, y, weight) for i, piece in enumerate(pieces) if any(piece)]
    return out


def _clean(entries: list, rng: random.Random) -> list:
    """The article alone; sometimes with its title before it."""
    gap = rng.choice((0, 1))
    body = [(line, gap, y, weight) for line, _, y, weight in entries if y in (1, 2)]
    title = next(((line, gap, y, weight) for line, _, y, weight in entries if y == 3), None)
    return [title, *body] if title and body and rng.random() < 0.5 else body


def clean_articles(path: Path, most: int, seed: int = 7) -> Iterator[Labelled]:
    """Articles, every paragraph body, as pages; what furniture they still hold is left out."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        chosen = [json.loads(row) for row in rows]
    random.Random(seed).shuffle(chosen)
    for row in chosen[:most]:
        kept = (line.text for line in split_lines(row["text"]) if not _is_furniture(line.text))
        lines = split_lines("\n\n".join(kept))
        if lines:
            x, y = line_features(lines, PageFacts(), None), np.full(len(lines), KINDS.index("body"))
            yield Labelled(
                row["id"],
                "clean",
                row["outlet"],
                "clean",
                x,
                y,
                *told_kinds("clean", lines, y, _ends_as_prose(x), {}),
                np.full(len(lines), 0.25),
                lines,
                PageFacts(),
                None,
            )


def _is_furniture(text: str) -> bool:
    """Whether a line's own words tell that it is none of an article's."""
    telling = (
        shapes.is_site_line,
        shapes.is_pointer,
        shapes.announces,
        shapes.is_rights_line,
        shapes.is_address,
        shapes.is_gallery,
        shapes.is_credit,
        shapes.is_caption,
        is_call,
    )
    return any(tells(text) for tells in telling)


def gold_of(folder: Path, name: str) -> dict[str, dict]:
    """The gold of one set of article_pages by the pages' ids."""
    return json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))


def html_pages(folder: Path, name: str) -> Iterator[Labelled]:
    """The pages of one set of article_pages, their lines labelled by alignment with the gold body."""
    gold = gold_of(folder, name)
    with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
        for member in pack:
            key = member.name.removesuffix(".html")
            if not member.isfile() or key not in gold:
                continue
            doc = gold[key]
            tree = parse_html(pack.extractfile(member).read().decode("utf-8"), key)
            _, lines = html_lines(tree)
            facts, url = page_facts(tree, doc.get("url")), doc.get("url")
            x = line_features(lines, facts, url)
            y = np.array(html_labels(lines, doc))
            captions = tuple(image["caption"] for image in doc.get("images") or [] if image.get("caption"))
            yield Labelled(
                key,
                name,
                doc["dom"],
                "whole",
                x,
                y,
                *told_kinds(name, lines, y, _ends_as_prose(x), {}),
                np.ones(len(y)),
                lines,
                facts,
                url,
                doc["articleBody"],
                captions,
            )


def _ends_as_prose(x: np.ndarray) -> np.ndarray:
    return x[:, OWN.index("sentence_end")] > 0


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def html_labels(lines: tuple[Line, ...], doc: dict) -> list[int]:
    body = aligned([tokens(line.text) for line in lines], tokens(doc["articleBody"]))
    title = set(filter(None, [" ".join(tokens(doc.get("title") or ""))]))
    authors = {" ".join(tokens(a)) for a in doc.get("authors") or []}
    images = doc.get("images") or []
    captions = [" ".join(tokens(i["caption"])) for i in images if i.get("caption")]
    credit = {" ".join(tokens(c)) for i in images for c in (i.get("credits") or i.get("authors") or [])}
    heads = {
        " ".join(
            tokens(
                " ".join(s.get("headline") or [])
                if isinstance(s.get("headline"), list)
                else s.get("headline") or ""
            )
        )
        for s in ((doc.get("body") or {}).get("sections") or [])
    } - {""}
    out = []
    for line, is_body in zip(lines, body, strict=True):
        key = " ".join(tokens(line.text))
        kind = "other"
        if is_body:
            kind = (
                "subhead"
                if key in heads
                or (line.hints and line.hints.tag in ("h2", "h3", "h4") and len(key) < 120 and not doc.get("body"))
                else "body"
            )
        elif key in title or (not title and line.hints and line.hints.tag == "h1"):
            kind = "title"
        elif key and any(key == c or (len(key) > 20 and (key in c or c in key)) for c in captions):
            kind = "caption"
        elif key in credit:
            kind = "credit"
        elif re.sub(r"^(by|von|par|por) ", "", key) in authors:
            kind = "author"
        elif not captions and line.hints and line.hints.tag == "figcaption" and len(key) > 30:
            kind = "caption"
        out.append(KINDS.index(kind))
    return out


def aligned(lines: list[list[str]], gold: list[str]) -> list[bool]:
    """Which lines stand in the gold words, in order: the heaviest increasing chain of places."""
    joined = " " + " ".join(gold) + " "
    starts = np.cumsum([0] + [len(word) + 1 for word in gold])
    grams: dict[tuple[str, ...], int] = {}
    for at in range(len(gold) - 3):
        grams.setdefault(tuple(gold[at : at + 4]), at)
    places = []
    for number, words in enumerate(lines):
        needle = " " + " ".join(words) + " "
        at, seen = joined.find(needle) if words else -1, 0
        while at >= 0 and seen < 12:
            first = int(np.searchsorted(starts, at))
            places.append((number, first, first + len(words), float(len(words))))
            at, seen = joined.find(needle, at + 1), seen + 1
        if not seen and len(words) >= 8:
            hits = [grams[g] for g in zip(words, words[1:], words[2:], words[3:], strict=False) if g in grams]
            if len(hits) >= 0.6 * (len(words) - 3):
                first = min(hits)
                places.append((number, first, first + len(words) - 2, 0.8 * len(hits)))
    return _heaviest(places, len(lines))


def _heaviest(places: list, count: int) -> list[bool]:
    """The lines on the heaviest chain of places that do not overlap; a Fenwick-free O(n^2) is enough here."""
    best: list[tuple[float, int]] = []
    order = sorted(places)
    ends: list[int] = []
    value: list[float] = []
    for i, (number, first, _, weight) in enumerate(order):
        top, back = 0.0, -1
        for j in range(i - 1, max(-1, i - 1500), -1):
            if order[j][0] < number and order[j][2] <= first + 1 and value[j] > top:
                top, back = value[j], j
        value.append(top + weight)
        best.append((top + weight, back))
        ends.append(order[i][2])
    out = [False] * count
    at = max(range(len(order)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        out[order[at][0]] = True
        at = best[at][1]
    return out
