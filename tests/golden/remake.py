"""Makes the golden files anew: `python -m tests.golden.remake [--floors]`.

It writes the exact records beside their pages in `exact/`, the session that the README shows, and prints the
measures of the story. With
`--floors` it raises each floor to just under what was measured, and lowers the ceiling on claims from
furniture. It never does the opposite: a floor that has to go down is edited by hand, in a commit of its own
that says why. Review the difference before you commit it.
"""

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from onrecord.pipeline import Reader
from onrecord.records import Page, Reading
from onrecord.serialise import reading_to_dict
from tests.golden.compare import Outcome, Tally
from tests.golden.gold import HERE, STORY, story_digest
from tests.golden.read_story import read_story

EXACT = HERE / "exact"
PINNED = {
    "tally": EXACT / "tally.html",
    "scrape": STORY / "scrape.txt",
    "drawer": STORY / "2026-03-19-lantern-the-drawer.html",
}
README = HERE.parents[1] / "README.md"
SESSION = re.compile(r"(?<=\$ onrecord claims tally\.html\n).*?(?=```)", re.DOTALL)
FACTS = ("title", "outlet", "author", "published", "modified", "language", "read_minutes")
MARGIN = 0.02
"""How far under the measured value a floor is set, as a share of what is expected; two values at the least."""


def exact_record(path: Path) -> dict[str, Any]:
    """What is pinned of one page: its facts, blocks, times and figures, with words in place of offsets."""
    content = path.read_bytes()
    given = {"html": content} if path.suffix == ".html" else {"text": content.decode("utf-8")}
    reading = Reader().read(
        Page(**given, published=None if path.suffix == ".html" else "2026-03-18", where=path.name)
    )
    assert isinstance(reading, Reading)
    record = reading_to_dict(reading)
    text = record["text"]
    return {
        **{name: record[name] for name in FACTS},
        "blocks": [[block["role"], text[block["start"] : block["end"]]] for block in record["blocks"]],
        "times": [_words(item) for item in record["times"]],
        "figures": [_words(item) for item in record["figures"]],
    }


def _words(item: dict[str, Any]) -> dict[str, Any]:
    """An item without its offsets and without what it does not state, one inside it likewise."""
    kept = {name: value for name, value in item.items() if name not in {"start", "end"} and value is not None}
    return {name: _words(value) if isinstance(value, dict) else value for name, value in kept.items()}


def exact_text(record: dict[str, Any]) -> str:
    """The record as the file holds it: one block, time or figure a line."""
    lines = [f" {json.dumps(name)}: {json.dumps(record[name], ensure_ascii=False)}" for name in FACTS]
    for name in ("blocks", "times", "figures"):
        rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in record[name])
        lines.append(f" {json.dumps(name)}: [\n{rows}\n ]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def shown_session() -> str:
    """What `onrecord claims tally.html` prints, without the blanks at the ends of its lines."""
    command = [sys.executable, "-m", "onrecord", "claims", "tally.html"]
    printed = subprocess.run(
        command, cwd=EXACT, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    return "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())


def raised(old: dict[str, float], outcome: Outcome) -> dict[str, float]:
    """Each floor, or just under what was measured now, whichever is higher."""
    measured = {name: just_under(tally) for name, tally in outcome.tallies.items()}
    return {name: max(old.get(name, 0.0), value) for name, value in sorted(measured.items())}


def just_under(tally: Tally) -> float:
    """A floor for what was measured, in percent, rounded down."""
    slack = max(2.0, MARGIN * tally.expected)
    return math.floor(1000 * max(0.0, tally.right - slack) / tally.expected) / 10


def main() -> None:
    for name, path in PINNED.items():
        (EXACT / f"{name}.json").write_text(exact_text(exact_record(path)), encoding="utf-8")
    session = shown_session()
    README.write_text(SESSION.sub(lambda _: session, README.read_text(encoding="utf-8")), encoding="utf-8")
    outcome = read_story()
    floors = HERE / "floors.json"
    before = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    old = before.get("floors", {})
    for name, tally in sorted(outcome.tallies.items()):
        sys.stdout.write(
            f"{name:32} {tally.recall:5.1f} %  ({tally.right} of {tally.expected}), floor {old.get(name)}\n"
        )
    if "--floors" in sys.argv:
        record = {
            "story_sha256": story_digest(),
            "most_claims_from_furniture": min(len(outcome.leaks), before.get("most_claims_from_furniture", 1000)),
            "floors": raised(old, outcome),
        }
        floors.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
