"""What linking costs as a ledger grows: CPU an article at ten thousand, a hundred thousand, a million claims.

    python -m benchmarks.link_scale [--claims 1000000]

Readings are made up, not read. The archive are articles on something of their own each (`benchmarks.link_fill`
writes their rows). At each size the same two days of news come, of which CPU of the process is counted for the
last hundred articles: every article is on one of twenty happenings of its day, has ten claims, and one in five is
an edited copy. So what grows is the archive. Then what claims of the news are compared with is looked up.
"""

import argparse
import datetime as dt
import json
import random
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.link_fill import fill, lone_readings
from benchmarks.made_readings import CLAIMS, DAY, make_readings
from onrecord.ledger import open_ledger
from onrecord.ledger.linking.postings import hashed_all
from onrecord.ledger.linking.words import AROUND
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.words.terms import stems

NEWS = 2 * DAY
"""Articles that come at each size."""
_LOOKUPS = 1000
_SOME_CLAIM = """SELECT s.claim, s.moment, c.content FROM statements AS s JOIN claims AS c ON c.key = s.claim
    WHERE s.claim >= ? ORDER BY s.claim LIMIT 1"""


def measure_link_scale(folder: Path, claims: int = 1_000_000) -> list[dict[str, Any]]:
    """One row of results: CPU an article and a lookup at each size, the last against the first, and the room.

    Args:
        folder: where the ledger is made.
        claims: up to how many.
    """
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size <= claims]
    path, archive, lines = folder / "scale.onrecord", lone_readings(), []
    costs, lookups, room, held = [], [], [], 0
    open_ledger(path, create=True).close()
    for at, size in enumerate(sizes):
        fill(path, archive, size // CLAIMS - NEWS - held)
        held = size // CLAIMS
        costs.append(_cost_of_news(path, dt.date(2300 + 100 * at, 1, 1), f"news{at}-"))
        lookups.append(_lookup(path, held))
        room.append(path.stat().st_size / held / 1000)
        lines.append(
            f"{size:>9,} claims: {costs[-1]:.1f} ms CPU an article, candidates of a claim in {lookups[-1]:.2f} ms "
            f"CPU, {room[-1]:.1f} MB a thousand articles"
        )
        print(lines[-1], flush=True)
    ratio, growth = costs[-1] / costs[0], lookups[-1] / lookups[0]
    lines.append(f"last to first size: {ratio:.2f} an article, {growth:.2f} a lookup")
    numbers = {"ratio": ratio, "lookup ratio": growth, "lookup ms": lookups[-1], "MB a thousand": room[-1]}
    return [
        {
            "name": "Linking as the ledger grows",
            "kind": "scale",
            "gold": "made up",
            "lines": lines,
            "numbers": numbers,
        }
    ]


def _cost_of_news(path: Path, day: dt.date, name: str) -> float:
    """Milliseconds of CPU an article over the last hundred of the news that come."""
    news = list(islice(make_readings(day, name), NEWS))
    with open_ledger(path) as ledger:
        for at in range(0, NEWS - 100, 50):
            list(ledger.add_many(news[at : at + 50]))
        started = time.process_time()
        for at in range(NEWS - 100, NEWS, 50):
            list(ledger.add_many(news[at : at + 50]))
        return (time.process_time() - started) * 10


def _lookup(path: Path, articles: int) -> float:
    """Milliseconds of CPU for the candidates of a claim, the median over claims of the news that came."""
    chance = random.Random(2)
    times = []
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(_LOOKUPS):
            any_claim = chance.randint(articles - NEWS + 1, articles) * CLAIMS_PER_ARTICLE
            key, moment, content = connection.execute(_SOME_CLAIM, (any_claim,)).fetchone()
            started = time.process_time()
            words = sorted(stems(content), key=lambda word: (-len(word), word))[:5]
            keys = hashed_all(f"w|{a}|{b}" for at, a in enumerate(words) for b in words[at + 1 :])
            connection.execute(AROUND, (moment, key, json.dumps(keys))).fetchall()
            times.append(time.process_time() - started)
    return statistics.median(times) * 1000


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for row in measure_link_scale(Path(folder), parser.parse_args().claims):
            print(row["lines"][-1])


if __name__ == "__main__":
    main()
