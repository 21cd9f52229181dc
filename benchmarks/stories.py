"""Stories on four sets, and on our own of several days: what a ledger calls, without reading or a ledger.

    python -m benchmarks.stories [--shared ../shared] [--shuffle]

Candidates come from postings in memory with the ledger's bounds. AllSides dates are roundup days, the same for all
articles of a story, so each is moved by up to a day either way (fixed seed), else order would give the answer away.
`--shuffle` also streams in an order shuffled within 48 hours and says how far the groups differ.
"""

import argparse
import datetime as dt
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.copies import digest_of, score_groups
from benchmarks.event_stories import UNSEEN, read_event_stories
from onrecord.link.stories.grouping import group_articles
from onrecord.link.stories.likeness import PAIR, alike
from onrecord.link.stories.profiles import WINDOW_DAYS, Profile, make_profile

NEWEST = 64
MOST = 48
"""The ledger's bounds: rows read a key, candidates compared an article."""


class Document(NamedTuple):
    """One article of a set with its gold story."""

    id: str
    title: str | None
    text: str
    day: float | None
    story: str


def path_of(shared: Path, name: str) -> Path:
    """The file of a set."""
    file = "stream.jsonl" if name in ("allsides_stream", "uci_headlines") else "docs.jsonl"
    return shared / "data" / "stories" / name / file


def load_set(shared: Path, name: str) -> list[Document]:
    """The articles of a set in its own order."""
    chance = random.Random(7)
    found = []
    for line in path_of(shared, name).read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        text = one.get("text") or one.get("lead") or " ".join(one.get("sentences") or ())
        day = None if one.get("day") is None else dt.date.fromisoformat(one["day"]).toordinal() + 0.5
        if day is not None and name == "allsides_stream":
            day += chance.uniform(-1, 1)
        story = str(one.get("story_id") or one.get("subtopic"))
        found.append(Document(str(one["doc_id"]), one.get("title"), text, day, story))
    return found


def load_running(folder: Path = UNSEEN) -> list[Document]:
    """The articles of running stories of ours; all begin within ten days, so that those of two are compared."""
    chance = random.Random(5)
    first: dict[str, float] = {}
    found = []
    for article, gold in read_event_stories(folder):
        story, day = gold["story"], dt.date.fromisoformat(article["published"]).toordinal()
        moved = first.setdefault(story, day - chance.uniform(0, WINDOW_DAYS))
        found.append(
            Document(gold["article"], article["title"], article["text"], day - moved + chance.random(), story)
        )
    return found


SETS = ("allsides_stream", "ecbplus", "basil_fulltext", "uci_headlines")


def candidate_pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs that are compared when articles come in this order."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    pairs = set()
    for at, profile in enumerate(profiles):
        shared: defaultdict[int, float] = defaultdict(float)
        for term in profile.heaviest():
            near = [other for other in postings[term] if _near(profile, profiles[other])]
            for other in near[-NEWEST:]:
                shared[other] += profile.lead[term] ** 2
        best = sorted(shared, key=lambda other: (-shared[other], other))[:MOST]
        pairs |= {(other, at) for other in best}
        for term in profile.heaviest():
            postings[term].append(at)
    return pairs


def _near(one: Profile, other: Profile) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= WINDOW_DAYS


def group_stream(documents: Sequence[Document]) -> dict[str, str]:
    """The story of each article, by ids, when the articles come in this order."""
    profiles = [make_profile(one.title, one.text, one.day) for one in documents]
    scores = {pair: alike(profiles[pair[0]], profiles[pair[1]]) for pair in candidate_pairs(profiles)}
    kept = {pair: score for pair, score in scores.items() if score >= PAIR}
    groups = group_articles(range(len(documents)), kept)
    return {documents[at].id: documents[group[0]].id for group in groups for at in group}


def measure_stories(shared: Path, *, shuffle: bool = False) -> list[dict[str, Any]]:
    """One row of results a set."""
    rows = []
    sets = [(name, load_set(shared, name), path_of(shared, name), f"data/stories/{name}") for name in SETS]
    unseen = "training/things/stories/unseen"
    for name, documents, path, where in [*sets, ("of several days, unseen", load_running(), UNSEEN, unseen)]:
        gold = {one.id: one.story for one in documents}
        ordered = sorted(documents, key=lambda one: (one.day or 0, one.id)) if documents[0].day else documents
        found = group_stream(ordered)
        lines, numbers = score_groups(gold, found)
        if shuffle:
            other = group_stream(shuffled(ordered))
            _, again = score_groups(gold, other)
            _, change = score_groups(found, other)
            lines.append(
                f"shuffled within 48 hours: F1 {again['bcubed']:.1f}; "
                f"against the first order {change['bcubed']:.1f}"
            )
            numbers["shuffled"] = again["bcubed"]
        rows.append(
            {
                "name": f"Stories: {name}",
                "kind": "stories",
                "command": "python -m benchmarks.stories",
                "sha256": digest_of(path),
                "gold": where,
                "lines": lines,
                "numbers": numbers,
            }
        )
    return rows


def shuffled(documents: Iterable[Document]) -> list[Document]:
    """The articles in an order in which each comes up to 48 hours late; those without a date in any order."""
    chance = random.Random(11)
    return sorted(documents, key=lambda one: (one.day or 0) + chance.uniform(0, 2))


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--shuffle", action="store_true", help="also in an order shuffled within 48 hours")
    options = parser.parse_args()
    for row in measure_stories(options.shared, shuffle=options.shuffle):
        print(row["name"], *row["lines"], sep="\n  ")


if __name__ == "__main__":
    main()
