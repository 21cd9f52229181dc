"""Measure the joins of names within stories: ECB+, whose people have ids across articles.

    python -m benchmarks.surnames [--shared ../shared] [--errors]

In: `data/gum_news/ecbplus_train.jsonl` (tuned on) and `ecbplus_dev.jsonl` (to check) under the shared folder. A
subtopic, articles of one happening, is a story. Of each article every person whom it names is taken, under the
fullest name that it has for them, as a reading would have it. Out: rows of results in the shape of
`benchmarks.quality`: of the last names that an article has alone and whose bearer another article of the story
names in full, how many are joined; of those joined, how many are joined to their bearer. Then, of all pairs of
unlike names of one person in a story, how many are shown under one name, and how many of those shown so are one's.

Two of the tuned part's joins count as wrong of which one is right: gold has no id across articles for "Miliote", a
slip of the pen for Gregg Milliote.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.naming.joining import join_people
from onrecord.naming.parts import split_name
from onrecord.naming.surnames import Bearer, family_names, join_surnames
from onrecord.normalise.phrases.nominals import PRONOUNS
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.records import SourceKind

HERE = Path(__file__).parent
SETS = {"tune": "data/gum_news/ecbplus_train.jsonl", "check": "data/gum_news/ecbplus_dev.jsonl"}
Row = dict[str, Any]


def measure_surnames(shared: Path) -> list[Row]:
    """One row of results a set that is there."""
    there = [(part, shared / place, place) for part, place in SETS.items() if (shared / place).exists()]
    return [
        row for part, path, place in there for row in (_row(part, path, place), _row_of_names(part, path, place))
    ]


def _row(part: str, path: Path, place: str) -> Row:
    judged = list(judge(path))
    joined, could = (sum(bool(one[side]) for one in judged) for side in ("found", "gold"))
    right = sum(one["right"] for one in judged)
    found = f"({right} of {joined} joined)", f"({right} of {could} that could be joined)"
    return _result(f"Last names in stories: ECB+ {part}", path, place, (right, joined, could), found)


def _row_of_names(part: str, path: Path, place: str) -> Row:
    judged = [pair for story in _stories(path) for pair in _judge_names(story)]
    shown, one = (sum(pair[side] for pair in judged) for side in ("shown", "one"))
    right = sum(pair["shown"] and pair["one"] for pair in judged)
    found = f"({right} of {shown} pairs shown as one)", f"({right} of {one} pairs of one person)"
    return _result(f"Names in stories: ECB+ {part}", path, place, (right, shown, one), found)


def _result(name: str, path: Path, place: str, counts: tuple[int, int, int], told: tuple[str, str]) -> Row:
    """The row of one set, from how many are right, found and in gold, and the words for these."""
    right, found, gold = counts
    numbers = {
        "precision": round(100 * right / found, 2) if found else 0.0,
        "recall": round(100 * right / gold, 2) if gold else 0.0,
    }
    lines = [
        f"precision {numbers['precision']:5.1f} %  {told[0]}",
        f"recall    {numbers['recall']:5.1f} %  {told[1]}",
    ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    row = {"name": name, "kind": "surnames", "gold": place, "sha256": digest}
    return row | {"command": "python -m benchmarks.surnames", "lines": lines, "numbers": numbers}


def _judge_names(docs: Sequence[Row]) -> Iterator[Row]:
    """Each pair of unlike names of a story's people: whether both are shown as one, and are one person's."""
    people = [one for doc in docs for one in _people(doc)]
    lone = {bearer.name for bearer, _ in people if not split_name(bearer.name).full}
    joins = join_people((bearer for bearer, _ in people), family_names((doc["text"] for doc in docs), lone))
    best = {(article, join.name): join.best for join in joins for article in join.articles}
    named = sorted({(one.name, best.get((one.article, one.name), one.name), chain) for one, chain in people})
    for (one, shown, chain), (other, also_shown, other_chain) in combinations(named, 2):
        if one != other:
            yield {"pair": (one, other), "shown": shown == also_shown, "one": chain == other_chain}


def judge(path: Path) -> Iterator[Row]:
    """Each last name that an article has alone, with the full names of its bearer and the one it is joined to."""
    for story in _stories(path):
        yield from _judge_story(story)


def _stories(path: Path) -> Iterator[list[Row]]:
    """The articles of each happening."""
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    stories: dict[str, list[Row]] = defaultdict(list)
    for doc in docs:
        stories[doc["subtopic"]].append(doc)
    yield from stories.values()


def _judge_story(docs: Sequence[Row]) -> Iterator[Row]:
    people = [one for doc in docs for one in _people(doc)]
    lone = [(bearer, chain) for bearer, chain in people if not split_name(bearer.name).full]
    family = family_names((doc["text"] for doc in docs), {bearer.name for bearer, _ in lone})
    joins = join_surnames((bearer for bearer, _ in people), family)
    found = {(join.lone, article): join.full for join in joins for article in join.articles}
    full: dict[str, set[str]] = defaultdict(set)
    for bearer, chain in people:
        if split_name(bearer.name).full:
            full[chain].add(bearer.name)
    for bearer, chain in lone:
        name = found.get((bearer.name, bearer.article))
        gold = full.get(chain, set())
        yield {"name": bearer.name, "article": bearer.article, "gold": gold, "found": name, "right": name in gold}


def _people(doc: Row) -> Iterator[tuple[Bearer, str]]:
    """The people whom an article names, each under its fullest name, with the id of the person."""
    by_chain: dict[str, list[str]] = defaultdict(list)
    for _, text, chain in named_people([doc]):
        by_chain[chain].append(text)
    for chain, texts in sorted(by_chain.items()):
        named = [one for one in map(parse_phrase, texts) if one.proper and one.kind is SourceKind.PERSON]
        if named:
            best = max(named, key=lambda one: (len(one.name.split()), one.name))
            posts = tuple(sorted({one.role for one in named if one.role}))
            yield Bearer(best.name, doc["id"], posts), chain


def named_people(docs: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Topic, words and chain of each mention of a human that is a name: capitals, and nowhere written without."""
    people = [
        (doc["topic"], mention["text"], mention["chain"])
        for doc in docs
        for mention in doc["mentions"]
        if mention["type"] == "HUM"
    ]
    nouns = {text for _, text, _ in people if text.islower()} | PRONOUNS
    return [one for one in people if _is_name(one[1]) and one[1].lower() not in nouns]


def _is_name(text: str) -> bool:
    tokens = re.findall(r"[A-Za-z][\w'’.-]*", text)
    return bool(tokens) and all(token[:1].isupper() for token in tokens) and text[:1].isupper()


def main() -> None:
    """Print the figures; with --errors first the last names of the tuned part that stayed alone or went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        for one in judge(options.shared / SETS["tune"]):
            if (one["gold"] or one["found"]) and not one["right"]:
                print(one["article"], one["name"], sorted(one["gold"]), "got", one["found"])
    for row in measure_surnames(options.shared):
        print(row["name"], *row["lines"], sep="\n")


if __name__ == "__main__":
    main()
