"""Measure the reading of feeds: what is read or refused, agreement with feedparser, and feeds per CPU-second.

    uv run --group rivals python -m benchmarks.feeds [--shared ../shared]

In: the real feeds, the lists (OPML) and feedparser's own test files beside the project. Out: rows of results in
the shape of `benchmarks.quality`. feedparser and fastfeedparser are measured in the same run; where they are not
installed, their rows are left out. Speed is the least CPU time that each of the real feeds that all of them read
takes, the readers by turns in every order: one after the other, they differed by a third from run to run on a
busy machine.
"""

import argparse
import calendar
import datetime as dt
import hashlib
import importlib
import json
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice, permutations
from pathlib import Path
from typing import Any

from onrecord.collect.feeds import FeedEntry, read_feed, read_opml
from onrecord.collect.feeds.words import words
from onrecord.errors import InputError

_ROUNDS = 24
_FORMATS = ("rss/", "atom/", "atom10/", "rdf/", "base/", "namespace/", "node_precedence/")
"""The parts of the test files that try titles, links and dates rather than what a browser may show."""

Row = dict[str, Any]


def measure_feeds(shared: Path) -> list[Row]:
    """One row a question, each with its denominators."""
    folder = shared / "data" / "feeds"
    real = {path.name: path.read_bytes() for path in sorted((folder / "xml").iterdir())}
    lists = {path.name: path.read_bytes() for path in sorted((folder / "opml").iterdir())}
    tests = dict(_test_files(folder / "feedparser-tests.tar.gz"))
    return [
        _row("Feeds: real files and lists", _read_all(real, lists), real.values()),
        _row("Feeds: feedparser's test files", _outcomes(tests), tests.values()),
        *_beside_feedparser(real, tests),
        *_speed(real),
    ]


def _test_files(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as files:
        for member in files:
            stream = files.extractfile(member) if member.isfile() else None
            if stream is not None and "tests/" in member.name:
                yield member.name.split("tests/", 1)[1], stream.read()


def _row(name: str, found: tuple[list[str], dict[str, float]], contents: Iterable[bytes]) -> Row:
    digest = hashlib.sha256(b"".join(contents)).hexdigest()[:12]
    lines, numbers = found
    row = {"name": name, "kind": "feeds", "gold": "data/feeds", "sha256": digest}
    return {**row, "lines": lines, "numbers": numbers}


def _read_all(real: dict[str, bytes], lists: dict[str, bytes]) -> tuple[list[str], dict[str, float]]:
    feeds = [read_feed(content, where=name) for name, content in real.items()]
    items = [entry for feed in feeds for entry in feed.entries]
    listed = [len(read_opml(content, where=name)) for name, content in lists.items()]
    whole = sum(bool(entry.url and entry.title and entry.published) for entry in items)
    lines = [
        f"real feeds read {len(feeds)} of {len(real)}, {sum(bool(feed.flaws) for feed in feeds)} with a flaw named",
        f"their items with address, title and date {whole} of {len(items)}",
        f"lists read {len(listed)} of {len(lists)}, with {sum(listed)} feeds",
    ]
    return lines, {"read": len(feeds), "items whole": whole, "listed": sum(listed)}


def _outcomes(tests: dict[str, bytes]) -> tuple[list[str], dict[str, float]]:
    """What became of each file, by the part of the test-suite it stands in."""
    found: dict[str, Counter[str]] = {}
    for name, content in tests.items():
        part = found.setdefault(name.split("/", maxsplit=1)[0], Counter())
        try:
            part["flawed" if read_feed(content, where=name).flaws else "read"] += 1
        except InputError:
            part["refused"] += 1
        except Exception as error:
            print(f"{name}: {error!r}")
            part["crashed"] += 1
    kinds = ("read", "flawed", "refused", "crashed")
    head = f"{'part':11}" + "".join(f"{kind:>9}" for kind in kinds) + f"{'of':>7}"
    rows = [
        f"{part:11}" + "".join(f"{counts[kind]:9}" for kind in kinds) + f"{counts.total():7}"
        for part, counts in sorted(found.items())
    ]
    total = sum(found.values(), Counter())
    return [head, *rows], {kind: total[kind] for kind in kinds}


def _beside_feedparser(real: dict[str, bytes], tests: dict[str, bytes]) -> Iterator[Row]:
    feedparser = _module("feedparser")
    if feedparser is None:
        return
    formats = {
        name: content
        for name, content in tests.items()
        if name.startswith("wellformed/") and name[11:].startswith(_FORMATS)
    }
    for title, files in (("real files", real), ("its well-formed test files", formats)):
        yield _row(f"Feeds: agreement with feedparser, {title}", _agreement(feedparser, files), files.values())


def _agreement(feedparser: Any, files: dict[str, bytes]) -> tuple[list[str], dict[str, float]]:
    counts: Counter[str] = Counter()
    for name, content in files.items():
        theirs, ours = feedparser.parse(content).entries, read_feed(content, where=name).entries
        if len(theirs) != len(ours):
            counts["other number of items"] += 1
            continue
        for a, b in zip(theirs, ours, strict=True):
            counts["items"] += 1
            counts["titles"] += words(a.get("title")) == words(b.title)
            counts["links"] += (a.get("link") or None) == b.url or _forwarded(a, b)
            counts["dates"] += _their_time(a) == _our_time(b)
    lines = [f"{name:7} the same {counts[name]} of {counts['items']}" for name in ("titles", "links", "dates")]
    lines.append(f"files with another number of items {counts['other number of items']} of {len(files)}")
    return lines, dict(counts)


def _forwarded(theirs: Any, ours: FeedEntry) -> bool:
    """Whether they name a forwarding address where the feed also gives the page's own, which is ours."""
    return theirs.get("feedburner_origlink") is not None and theirs["feedburner_origlink"] == ours.url


def _their_time(entry: Any) -> float | None:
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    return calendar.timegm(stamp) if stamp else None


def _our_time(entry: FeedEntry) -> float | None:
    if entry.published is None:
        return None
    found = dt.datetime.fromisoformat(entry.published)
    return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp()


def _speed(real: dict[str, bytes]) -> Iterator[Row]:
    readers: dict[str, Callable[[bytes], Any]] = {"onrecord": lambda content: read_feed(content, where="feed")}
    for name in ("fastfeedparser", "feedparser"):
        module = _module(name)
        if module is not None:
            readers[name] = module.parse
    files = [content for content in real.values() if all(_reads(read, content) for read in readers.values())]
    rates = _rates(readers, files)
    lines = [
        f"{name:15} {rate:7.1f} feeds per CPU-second   {rate / rates['onrecord']:6.3f} of ours"
        for name, rate in rates.items()
    ]
    lines.append(f"over {len(files)} of {len(real)} real feeds, {sum(map(len, files)) / 1e6:.2f} MB")
    yield _row("Feeds: speed", (lines, {name: round(rate, 1) for name, rate in rates.items()}), files)


def _reads(read: Callable[[bytes], Any], content: bytes) -> bool:
    try:
        read(content)
    except Exception:
        return False
    return True


def _rates(readers: dict[str, Callable[[bytes], Any]], files: list[bytes]) -> dict[str, float]:
    """The feeds that each reader reads in a CPU-second, from the least time that each file takes it.

    The readers take turns in every order: who always comes after the slowest finds the caches full of its work, and
    took a fifth longer for that.
    """
    least = {name: [float("inf")] * len(files) for name in readers}
    for order in islice(cycle(permutations(readers)), _ROUNDS):
        for at, content in enumerate(files):
            for name in order:
                started = time.process_time()
                readers[name](content)
                least[name][at] = min(least[name][at], time.process_time() - started)
    return {name: len(files) / sum(seconds) for name, seconds in least.items()}


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    for row in measure_feeds(parser.parse_args().shared):
        print(f"{row['name']} ({row['gold']}, {row['sha256']})", *row["lines"], "", sep="\n")
        print(json.dumps(row["numbers"]), "\n")


if __name__ == "__main__":
    main()
