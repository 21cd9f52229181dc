"""How many killed and wounded are read from real reports: numbers, bounds and effects against MUC-4's answer keys.

Every article with an answer to look for is read: an answer counts when the key gives two people or more with one
effect (death or injury) and the article says the number: keys also hold sums that no sentence says. The articles
are in capitals; they are read in lower case. Each key's number is looked for among the article's figures, so only
recall can be measured: the keys name attacks alone, and a true count of anything else would be called false.

Run `python -m benchmarks.casualties SHARED` for the figures, with `--errors` for what was missed.
"""

import datetime as dt
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from onrecord.records import Bound, Figure

PLACE = "data/quantities/muc4_dev.jsonl"
EFFECTS = {"DEATH": "killed", "INJURY": "wounded"}
KINDS = {
    "exact": {Bound.EXACT},
    "approx": {Bound.ABOUT, Bound.NEARLY},
    "at_least": {Bound.AT_LEAST, Bound.MORE_THAN},
    "at_most": {Bound.AT_MOST, Bound.LESS_THAN},
    "range": {Bound.RANGE},
}
MEASURES = ("number", "number and bound", "number and effect", "number, effect and bound")


def measure_casualties(shared: Path) -> list[dict[str, Any]]:
    """One row of results: recall of the numbers that the keys give, alone, with bound and with effect."""
    gold = shared / PLACE
    if not gold.exists():
        print(f"Killed and wounded in MUC-4: {gold} is not there, left out", file=sys.stderr)
        return []
    tallies = dict.fromkeys(MEASURES, 0)
    total = 0
    articles = set()
    for article, _, right in _compare(gold):
        total += 1
        articles.add(article["id"])
        for name, found in zip(MEASURES, right, strict=True):
            tallies[name] += found
    shares = {name: 100 * found / total if total else 0.0 for name, found in tallies.items()}
    return [
        {
            "name": f"Killed and wounded in MUC-4 ({len(articles)} articles)",
            "kind": "casualties",
            "gold": PLACE,
            "sha256": hashlib.sha256(gold.read_bytes()).hexdigest()[:16],
            "lines": [f"{name:34} {shares[name]:5.1f} %  ({found} of {total})" for name, found in tallies.items()],
            "numbers": {name: round(share, 2) for name, share in shares.items()},
        }
    ]


def _compare(gold: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], tuple[bool, bool, bool, bool]]]:
    """For each answer that an article says: the article, the answer, and which measures it is right by."""
    for article in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        answers = list(_answers(article))
        if not answers:
            continue
        text = _unwrapped(article["text"]).lower()
        day = article["doc_time"]
        published = dt.date.fromisoformat(day) if day and day[0].isdecimal() else None
        figures = find_figures(text, times=find_times(text, published))
        for target in answers:
            same = [(f, kind) for f in figures if (kind := _kind(f, target["number"])) is not None]
            if not same:
                if _is_said(text, target["number"]):
                    yield article, target, (False, False, False, False)
                continue
            event = EFFECTS[target["effects"][0]]
            bound = [f.bound in KINDS[kind] for f, kind in same]
            effect = [f.event == event for f, _ in same]
            both = [a and b for a, b in zip(bound, effect, strict=True)]
            yield article, target, (True, any(bound), any(effect), any(both))


def _unwrapped(text: str) -> str:
    """The text with each paragraph on one line: the articles are wrapped at 80 letters."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def _answers(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The targets of an article with two people or more and one effect; each number and effect once."""
    seen = set()
    for incident in article["incidents"]:
        for target in incident["targets"]:
            kinds = {number["kind"] for number in target["number"]}
            least = min((n["low"] or n["high"] or 0 for n in target["number"]), default=0)
            key = (json.dumps(target["number"]), tuple(target["effects"]))
            single = len(target["effects"]) == 1 and target["effects"][0] in EFFECTS
            if single and least > 1 and kinds <= set(KINDS) and key not in seen:
                seen.add(key)
                yield target


def _kind(figure: Figure, numbers: list[dict[str, Any]]) -> str | None:
    """The kind of the first number that a figure gives; None when it gives none of them."""
    for number in numbers:
        wanted = {number["low"], number["high"]} - {None}
        if wanted == {figure.low, figure.high} - {None}:
            return str(number["kind"])
    return None


def _is_said(text: str, numbers: list[dict[str, Any]]) -> bool:
    """Whether an article says one of the numbers at all, in digits or as a small word."""
    said = set(text.replace(",", "").replace("-", " ").split())
    return any(str(n) in said or _WORDS.get(n) in said for x in numbers for n in (x["low"], x["high"]) if n)


_WORDS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()))


def _print_errors(gold: Path) -> None:
    for article, target, right in _compare(gold):
        if not all(right):
            print(article["id"], target["number_raw"], target["effects"][0], target["strings"][:2], right)


def main() -> None:
    """Print the figures; with --errors first the answers that were missed."""
    shared = Path(sys.argv[1])
    if "--errors" in sys.argv:
        _print_errors(shared / PLACE)
    for row in measure_casualties(shared):
        print(row["name"])
        print("\n".join(row["lines"]))


if __name__ == "__main__":
    main()
