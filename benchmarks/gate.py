"""The quality gate: what was measured, held against the floors that were reached before.

    python -m benchmarks.gate                                     compare; exit 1 with one sentence a miss
    python -m benchmarks.gate --raise                             lift the floors to what was measured
    python -m benchmarks.gate --lower SET MEASURE --because "…"   lower one floor to what was measured
    python -m benchmarks.gate --renew SET --because "…"           start a set anew whose gold data changed

In: `results.json`, made by `python -m benchmarks.measure`, and `floors.json`: for each set the digest of its gold
data and a floor a measure. Speed is left out, because it depends on the machine.

What holds: `--raise` never lowers a floor and leaves a set alone whose gold data changed; each floor that was
lowered, and each set that was started anew, stands in `floors.json` with its reason. Of the measures in
`LOWER_IS_BETTER` the number is a ceiling.

Model: floors with the digest of the test set, trafilatura `tests/eval_gate.py`.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS, FLOORS = HERE / "results.json", HERE / "floors.json"
PARTS = ("quality", "calibration", "tables")
SLACK = 0.3
"""Points that a new floor stays below what was measured: int8 sums differ a little between processors."""
LOWER_IS_BETTER = frozenset({"missing", "leaked", "false disputes"})

Numbers = dict[str, float]
Floors = dict[str, Any]


class GateError(Exception):
    """What was asked of the gate cannot be done; the message says why and what to do."""


def main(argv: Sequence[str] | None = None, *, results_at: Path = RESULTS, floors_at: Path = FLOORS) -> int:
    """Compare, or change the floors as asked; the exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    results = read_results(json.loads(results_at.read_text(encoding="utf-8")))
    floors = (
        json.loads(floors_at.read_text(encoding="utf-8")) if floors_at.exists() else {"sets": {}, "lowered": []}
    )
    try:
        changed = _change(options, results, floors)
    except GateError as error:
        parser.error(str(error))
    if changed:
        floors_at.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    misses = find_misses(results, floors)
    print(*misses, sep="\n") if misses else print(f"{_count(floors)} floors hold.")
    return 1 if misses else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    which.add_argument("--lower", nargs=2, metavar=("SET", "MEASURE"), help="lower one floor to what was measured")
    which.add_argument("--renew", metavar="SET", help="take a set's floors and digest from what was measured")
    parser.add_argument("--because", default="", help="the reason, for --lower and --renew")
    return parser


def _change(options: argparse.Namespace, results: dict[str, Floors], floors: Floors) -> bool:
    if options.lift:
        raise_floors(results, floors)
    elif options.lower:
        lower_floor(results, floors, *options.lower, because=options.because)
    elif options.renew:
        renew_set(results, floors, options.renew, because=options.because)
    return bool(options.lift or options.lower or options.renew)


def read_results(results: dict[str, Any]) -> dict[str, Floors]:
    """By the set's name its digest and its numbers, which may stand in tables of their own."""
    return {
        row["name"]: {"sha256": row["sha256"], "numbers": dict(_flat(row["numbers"]))}
        for part in PARTS
        for row in results.get(part, ())
    }


def _flat(numbers: dict[str, Any], head: str = "") -> Iterator[tuple[str, float]]:
    for name, value in numbers.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{head}{name}: ")
        elif value is not None:
            yield f"{head}{name}", value


def find_misses(results: dict[str, Floors], floors: Floors) -> list[str]:
    """One sentence for each figure below its floor, each figure that is gone and each set that changed."""
    out: list[str] = []
    for name, kept in floors["sets"].items():
        found = results.get(name)
        if found is None:
            out.append(f"{name}: not among the results; measure it again, or take it out of floors.json by hand.")
        elif found["sha256"] != kept["sha256"]:
            out.append(
                f"{name}: the gold data changed (floors for {kept['sha256']}, measured on {found['sha256']}); "
                f'start it anew with --renew "{name}" --because "…".'
            )
        else:
            out += [
                sentence
                for measure, floor in kept["floors"].items()
                if (sentence := _miss(name, measure, floor, found["numbers"].get(measure)))
            ]
    return out


def _miss(name: str, measure: str, floor: float, value: float | None) -> str | None:
    if value is None:
        return f"{name}: {measure} is no longer measured; its floor is {floor}."
    if _is_ceiling(measure):
        return f"{name}: {measure} is {value}, above its ceiling of {floor}." if value > floor else None
    return f"{name}: {measure} is {value}, below its floor of {floor}." if value < floor else None


def _is_ceiling(measure: str) -> bool:
    return measure.rpartition(": ")[2] in LOWER_IS_BETTER


def raise_floors(results: dict[str, Floors], floors: Floors) -> None:
    """Lift each floor to what was measured less the slack, and add the sets and measures that have none yet."""
    for name, found in results.items():
        kept = floors["sets"].setdefault(name, {"sha256": found["sha256"], "floors": {}})
        if kept["sha256"] != found["sha256"]:
            continue
        for measure, value in found["numbers"].items():
            floor, best = kept["floors"].get(measure), _floor_for(measure, value)
            better = min if _is_ceiling(measure) else max
            kept["floors"][measure] = best if floor is None else better(floor, best)


def lower_floor(results: dict[str, Floors], floors: Floors, name: str, measure: str, *, because: str) -> None:
    """Put one floor to what was measured less the slack, and record the reason.

    Raises:
        GateError: no reason is given, or there is no such floor, or no such figure for the same gold data.
    """
    _ask_reason(because)
    kept, found = floors["sets"].get(name), results.get(name)
    if kept is None or measure not in kept["floors"]:
        raise GateError(f"There is no floor for {measure!r} of {name!r}; floors.json names those there are.")
    if found is None or measure not in found["numbers"]:
        raise GateError(f"{measure!r} of {name!r} was not measured; measure it first.")
    if found["sha256"] != kept["sha256"]:
        raise GateError(f"The gold data of {name!r} changed; use --renew.")
    old, new = kept["floors"][measure], _floor_for(measure, found["numbers"][measure])
    kept["floors"][measure] = new
    floors["lowered"].append({"set": name, "measure": measure, "from": old, "to": new, "because": because})


def renew_set(results: dict[str, Floors], floors: Floors, name: str, *, because: str) -> None:
    """Take the digest and all floors of a set from what was measured, and record the reason.

    Raises:
        GateError: no reason is given, or the set was not measured.
    """
    _ask_reason(because)
    found = results.get(name)
    if found is None:
        raise GateError(f"{name!r} was not measured; measure it first.")
    old = floors["sets"].get(name)
    new = {measure: _floor_for(measure, value) for measure, value in found["numbers"].items()}
    floors["sets"][name] = {"sha256": found["sha256"], "floors": new}
    floors["lowered"].append({"set": name, "measure": "all", "from": old, "to": new, "because": because})


def _ask_reason(because: str) -> None:
    if not because.strip():
        raise GateError('A floor goes down only with a reason: --because "…".')


def _floor_for(measure: str, value: float) -> float:
    if _is_ceiling(measure) or isinstance(value, int):
        return value
    return round(max(0.0, value - SLACK), 2)


def _count(floors: Floors) -> int:
    return sum(len(kept["floors"]) for kept in floors["sets"].values())


if __name__ == "__main__":
    raise SystemExit(main())
