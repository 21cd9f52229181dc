"""Measure the reading of web archives beside fastwarc: what is found, and records per CPU-second.

    uv run --group rivals python -m benchmarks.archives [--shared ../shared]

In: the WARC files beside the project. Out: rows of results in the shape of `benchmarks.quality`. Both give the
HTML pages of status 200, unpacked; CPU time, best of three. Beside it stands what reading one page costs, since
that is what an archive's reader has to be measured against.
"""

import argparse
import hashlib
import importlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.collect.archives.warc import pages_of_warc
from onrecord.read import read_page
from onrecord.records import Page
from onrecord.settings import Settings

_ROUNDS = 3
_READ = 20
"""Pages that are read to say what reading one costs."""

Row = dict[str, Any]


def measure_archives(shared: Path) -> list[Row]:
    """One row: pages found by both readers, and their speed."""
    files = sorted((shared / "data" / "warc").glob("*.warc.gz"))
    ours = [page for path in files for page in pages_of_warc(path, Settings()) if isinstance(page, Page)]
    lines = [
        f"pages found {len(ours)} in {len(files)} files, {sum(p.stat().st_size for p in files) / 1e6:.1f} MB packed"
    ]
    numbers: dict[str, float] = {"pages": len(ours)}
    spent = {"onrecord": _best(lambda: sum(1 for path in files for _ in pages_of_warc(path, Settings())))}
    fastwarc = _module("fastwarc.warc")
    if fastwarc is not None:
        theirs = sum(_fastwarc_pages(fastwarc, path) for path in files)
        lines.append(f"fastwarc finds {theirs}")
        spent["fastwarc"] = _best(lambda: sum(_fastwarc_pages(fastwarc, path) for path in files))
    for name, seconds in spent.items():
        lines.append(f"{name:9} {len(ours) / seconds:8.0f} pages per CPU-second")
        numbers[name] = round(len(ours) / seconds, 1)
    reading = _reading(ours[-_READ:])
    lines.append(
        f"reading one page costs {reading / (spent['onrecord'] / len(ours)):.0f} times what finding it costs"
    )
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    row = {"name": "Archives: WARC", "kind": "archives", "gold": "data/warc", "sha256": digest}
    return [{**row, "lines": lines, "numbers": numbers}]


def _fastwarc_pages(fastwarc: Any, path: Path) -> int:
    found = 0
    with path.open("rb") as stream:
        for record in fastwarc.ArchiveIterator(stream, record_types=fastwarc.WarcRecordType.response):
            http = record.http_headers
            if http is not None and http.status_code == 200 and record.http_content_type in _HTML:
                found += bool(record.reader.read().strip())
    return found


_HTML = ("text/html", "application/xhtml+xml")


def _best(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def _reading(pages: list[Page]) -> float:
    """CPU-seconds that reading one page takes."""
    started = time.process_time()
    for page in pages:
        read_page(page)
    return (time.process_time() - started) / max(1, len(pages))


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    for row in measure_archives(parser.parse_args().shared):
        print(row["name"], *row["lines"], "", sep="\n")


if __name__ == "__main__":
    main()
