"""Measure Onrecord on the development data beside the project and write `benchmarks/RESULTS.md`.

    python -m benchmarks.measure [quality] [calibration] [tables] [feeds] [reading] [speed] [size] [scale]
                                 [--shared ../shared] [--articles 2999] [--rivals-python PATH ...]

Every figure on the data beside the project is made by the `onrecord` command and the scorer that lies there;
the tables of our own are read in this process. Denominators are kept. The figures stand in
`benchmarks/results.json`; the page is made from them.
Without a name all parts are measured but scale, which takes half an hour and three gigabytes of room.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import speed
from benchmarks.affiliations import measure_affiliations
from benchmarks.archives import measure_archives
from benchmarks.as_of import measure_as_of
from benchmarks.attachment import measure_attachment
from benchmarks.calibration import measure_calibration
from benchmarks.casualties import measure_casualties
from benchmarks.copies import measure_copies
from benchmarks.event_stories import measure_event_stories
from benchmarks.feeds import measure_feeds
from benchmarks.figure_places import measure_figure_places
from benchmarks.link_scale import measure_link_scale
from benchmarks.linking import measure_linking
from benchmarks.names import measure_spellings
from benchmarks.normalise_speed import measure_normalise_speed
from benchmarks.places import measure_places
from benchmarks.quality import measure_quality
from benchmarks.reading import measure_reading
from benchmarks.real_news import measure_real_news
from benchmarks.real_things import measure_real_things
from benchmarks.report import write_report
from benchmarks.running_stories import measure_running_stories
from benchmarks.said_when import measure_said_when
from benchmarks.scrapes import measure_scrapes
from benchmarks.shapes import measure_shapes
from benchmarks.size import measure_size
from benchmarks.sources import measure_sources
from benchmarks.speech_cues import measure_speech_cues
from benchmarks.stories import measure_stories
from benchmarks.surnames import measure_surnames
from benchmarks.tables import measure_tables
from benchmarks.who_speaks import measure_who_speaks
from benchmarks.worlds import measure_worlds

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"


def main() -> None:
    """Parse, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts",
        nargs="*",
        help="quality, calibration, tables, feeds, reading, speed, size, scale; all but scale when none is named",
    )
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--articles", type=int, default=2999, help="articles of the batch corpus to read for speed")
    parser.add_argument(
        "--rivals-python",
        type=Path,
        action="append",
        default=[],
        help="a Python that holds libraries to compare with",
    )
    parser.add_argument("--trainer-python", type=Path, help="a Python with LightGBM, for the figures by folds")
    options = parser.parse_args()
    parts = options.parts or ["quality", "calibration", "tables", "feeds", "reading", "speed", "size"]
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        if "quality" in parts:
            results["quality"] = _quality(options.shared, Path(folder))
        if "calibration" in parts:
            results["calibration"] = measure_calibration(options.shared, Path(folder))
        if "tables" in parts:
            results["tables"] = _tables(options.shared)
        if "feeds" in parts:
            results["feeds"] = [*measure_feeds(options.shared), *measure_archives(options.shared)]
        if "reading" in parts:
            results["reading"] = [
                *measure_reading(options.shared, 60, options.rivals_python, options.trainer_python),
                *measure_scrapes(options.shared, options.rivals_python),
            ]
        if "speed" in parts:
            results["speed"] = speed.measure_speed(options.shared, Path(folder), options.articles)
            results["shapes"] = measure_shapes()
            results["values"] = measure_normalise_speed(options.shared, Path(folder), options.rivals_python)
        if "size" in parts:
            results["size"] = measure_size(Path(folder))
        if "scale" in parts:
            results["scale"] = measure_link_scale(Path(folder))
    results["made_on"] = made_on(results.get("made_on", {}), parts)
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write_report(results, HERE / "RESULTS.md")
    print(f"Wrote {RESULTS} and {HERE / 'RESULTS.md'}.", file=sys.stderr)


def _quality(shared: Path, folder: Path) -> list[dict[str, Any]]:
    """What is found, beside what people marked in texts that others wrote."""
    return [
        *measure_quality(shared, folder),
        *measure_sources(shared),
        *measure_surnames(shared),
        *measure_speech_cues(shared, folder),
        *measure_real_news(shared, folder),
        *measure_casualties(shared),
        *measure_copies(shared),
        *measure_stories(shared, shuffle=True),
        *measure_real_things(shared),
        *measure_event_stories(),
        *measure_worlds(),
    ]


def _tables(shared: Path) -> list[dict[str, Any]]:
    """What is found in the rows of `tables`."""
    return [
        *measure_tables(),
        *measure_attachment(),
        *measure_spellings(),
        *measure_places(),
        *measure_figure_places(),
        *measure_affiliations(),
        *measure_who_speaks(),
        *measure_said_when(),
        *measure_as_of(shared),
        *measure_linking(shared),
        *measure_running_stories(),
    ]


def made_on(before: dict[str, Any], parts: Sequence[str]) -> dict[str, Any]:
    """The Python and the machine, and the commit at which each part was measured last."""
    commits = before.get("commits", {}) | dict.fromkeys(parts, _commit())
    return {"python": platform.python_version(), "machine": platform.machine(), "commits": commits}


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    main()
