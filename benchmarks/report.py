"""The page of results from the figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_HEAD = """# Results

Made by `uv run just measure` on the development data; do not edit. Quality is scored on data that rules and
schedules were developed with, so read it as development figures; each row keeps its denominators, each set the
first digits of its SHA-256. Speed depends on the machine: compare ratios within one run.
"""


def write_report(results: dict[str, Any], path: Path) -> None:
    """Write the page of results."""
    parts = [_HEAD, _made_on(results["made_on"])]
    for row in results.get("quality", ()):
        command = row.get("command") or f"score.py {row['kind']} {row['gold']}"
        parts.append(f"## {row['name']}\n\n`{command}` · gold {row['sha256']}\n")
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    for row in results.get("calibration", ()):
        parts.append(
            f"## {row['name']}\n\n`python -m benchmarks.calibration` on `{row['gold']}` · {row['sha256']}\n"
        )
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    for row in results.get("tables", ()):
        parts.append(f"## {row['name']}\n\nOwn table `{row['gold']}` · {row['sha256']}\n")
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    for row in results.get("feeds", ()):
        parts.append(
            f"## {row['name']}\n\n`python -m benchmarks.{row['kind']}` on `{row['gold']}` · {row['sha256']}\n"
        )
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    if "curve" in results:
        parts.append(_curve(results["curve"]))
    for row in results.get("reading", ()):
        command = row.get("command", "python -m benchmarks.reading")
        parts.append(f"## {row['name']}\n\n`{command}` on `{row['gold']}` · {row['sha256']}\n")
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    for row in (*results.get("scale", ()), *results.get("shapes", ())):
        command = row.get("command", "python -m benchmarks.link_scale")
        parts.append(f"## {row['name']}\n\n`{command}`, made-up articles\n")
        parts.append("```\n" + "\n".join(row["lines"]) + "\n```\n")
    if "speed" in results:
        parts.append(_speed(results["speed"]))
    if "values" in results:
        parts.append(_values(results["values"]))
    path.write_text("\n".join(parts), encoding="utf-8")


def _curve(rows: list[dict[str, Any]]) -> str:
    names = ("weights", "layers", "inner", "pieces", "megabytes", "source", "cue", "content", "words_a_second")
    head = (
        "## Accuracy and speed of the taggers\n\n`python -m benchmarks.curve FOLDER …`: exact F1 as tagged on "
        "PolNeAR dev, before linking; words a CPU second of one thread, windows and chain included; `×` is the "
        "ratio to the first row in the same run.\n",
        "| " + " | ".join(name.replace("_", " ") for name in names) + " | × |",
        "|---" * (len(names) + 1) + "|",
    )
    base = rows[0]["words_a_second"]
    table = [
        "| " + " | ".join(str(row[name]) for name in names) + f" | {row['words_a_second'] / base:.2f} |"
        for row in rows
    ]
    return "\n".join([*head, *table]) + "\n"


def _values(values: dict[str, Any]) -> str:
    head = (
        "## Speed of reading times and figures\n\n`python -m benchmarks.normalise_speed`: megabytes of text per "
        f"CPU-second over {values['articles']} articles, the other libraries on the first few of them.\n",
        "| reader | MB per CPU-second | times as slow as Onrecord at the same task |\n|---|---|---|",
    )
    rows = [f"| {row['name']} | {row['mb_a_second']} | {row.get('slower', '')} |" for row in values["rows"]]
    return "\n".join([*head, *rows]) + "\n"


def _speed(speed: dict[str, Any]) -> str:
    batch, stages = speed["batch"], speed["stages"]
    shares = {stage: share for stage, share in stages.items() if not stage.endswith("seconds")}
    command = f"`onrecord claims` on {batch['articles']} articles, `--jobs 2 --json`"
    rows = [
        "## Speed and size\n",
        "| measure | figure |\n|---|---|",
        f"| {command} | {batch['per_second']} articles a second ({batch['seconds']} s) |",
        f"| articles of 730 words a second and core there | {batch.get('usual_per_core', '–')} |",
        f"| peak memory of one process there | {batch['peak_mb_of_one_process']} MB |",
        *[f"| share of the time: {stage} | {share} % |" for stage, share in shares.items()],
        *[f"| time of the sample for the shares | {stages[one]} s |" for one in stages if one not in shares],
        *[f"| cold start, `{name}` | {spent} s |" for name, spent in speed["cold"].items()],
        f"| the wheel | {speed['installed']['wheel_mb']} MB |",
        f"| installed with all it needs | {speed['installed']['installed_mb']} MB |",
    ]
    return "\n".join([rows[0], *rows[1:]]) + "\n"


def _made_on(made: dict[str, Any]) -> str:
    """On what the parts were measured, and at which commits."""
    at: dict[str, list[str]] = {}
    for part, commit in made["commits"].items():
        at.setdefault(commit, []).append(part)
    told = "; ".join(f"{', '.join(parts)} {commit}" for commit, parts in at.items())
    return f"Python {made['python']}, {made['machine']}. Measured last at commit: {told}.\n"
