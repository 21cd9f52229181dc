"""The scorer that lies beside the data, and what `onrecord claims` reads in one of its sets."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]


def load_scorer(shared: Path) -> ModuleType:
    """The scorer beside the data, as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_set(shared: Path, kind: str, gold: Path, work: Path) -> dict[str, Row]:
    """What `onrecord claims` reads in a set, by the article's id."""
    inputs, predicted = work / "set-inputs.jsonl", work / "set.jsonl"
    with inputs.open("wb") as out:
        command = [sys.executable, str(shared / "score" / "score.py"), "inputs", kind, str(gold)]
        subprocess.run(command, stdout=out, check=True)
    with predicted.open("wb") as out:
        command = [sys.executable, "-m", "onrecord", "claims", str(inputs), "--json"]
        subprocess.run(command, stdout=out, check=False)
    records = (json.loads(line) for line in predicted.read_text(encoding="utf-8").splitlines())
    return {record["id"]: record for record in records}
