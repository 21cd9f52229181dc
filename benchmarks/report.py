"""The page of results from the figures."""

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
    shown = [
        *((row, _made_by_scorer(row)) for row in results.get("quality", ())),
        *((row, _made_on_data("calibration", row)) for row in results.get("calibration", ())),
        *((row, f"Own table `{row['gold']}` · {row['sha256']}") for row in results.get("tables", ())),
        *((row, _made_on_data(row["kind"], row)) for row in results.get("feeds", ())),
    ]
    parts += [_row(row, made_by) for row, made_by in shown]
    parts += [_curve(results["curve"])] if "curve" in results else []
    parts += [_row(row, _made_on_data("reading", row)) for row in results.get("reading", ())]
    made_up = (*results.get("scale", ()), *results.get("shapes", ()))
    parts += [
        _row(row, f"`{row.get('command', 'python -m benchmarks.link_scale')}`, made-up articles") for row in made_up
    ]
    tables = {"speed": _speed, "size": _size, "values": _values}
    parts += [table(results[name]) for name, table in tables.items() if name in results]
    path.write_text("\n".join(parts), encoding="utf-8")


def _made_by_scorer(row: dict[str, Any]) -> str:
    command = row.get("command") or f"score.py {row['kind']} {row['gold']}"
    return f"`{command}` · gold {row['sha256']}"


def _made_on_data(module: str, row: dict[str, Any]) -> str:
    command = row.get("command", f"python -m benchmarks.{module}")
    return f"`{command}` on `{row['gold']}` · {row['sha256']}"


def _row(row: dict[str, Any], made_by: str) -> str:
    lines = "\n".join(row["lines"])
    return f"## {row['name']}\n\n{made_by}\n\n```\n{lines}\n```\n"


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
        "## Speed\n",
        "| measure | figure |\n|---|---|",
        f"| {command} | {batch['per_second']} articles a second ({batch['seconds']} s) |",
        f"| articles of 730 words a second and core there | {batch.get('usual_per_core', '–')} |",
        f"| peak memory of one process there | {batch['peak_mb_of_one_process']} MB |",
        *[f"| share of the time: {stage} | {share} % |" for stage, share in shares.items()],
        *[f"| time of the sample for the shares | {stages[one]} s |" for one in stages if one not in shares],
        *[f"| cold start, `{name}` | {spent} s |" for name, spent in speed["cold"].items()],
    ]
    return "\n".join([rows[0], *rows[1:]]) + "\n"


def _size(size: dict[str, float]) -> str:
    rows = [
        "## Size\n",
        "| measure | figure |\n|---|---|",
        f"| the wheel | {size['wheel_mb']} MB |",
        f"| installed with all it needs | {size['installed_mb']} MB |",
    ]
    return "\n".join(rows) + "\n"


def _made_on(made: dict[str, Any]) -> str:
    """On what the parts were measured, and at which commits."""
    at: dict[str, list[str]] = {}
    for part, commit in made["commits"].items():
        at.setdefault(commit, []).append(part)
    told = "; ".join(f"{', '.join(parts)} {commit}" for commit, parts in at.items())
    return f"Python {made['python']}, {made['machine']}. Measured last at commit: {told}.\n"
