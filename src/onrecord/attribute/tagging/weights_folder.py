"""A folder of weights: its manifest, checked against the files beside it.

In: a folder with manifest.json, model.onnx, vocab.txt and linker.json (the shipped one by default).
Out: a `Weights` record.  Every file that the manifest lists has the SHA-256 that it states; otherwise
WeightsError, so a half-copied or mixed folder never tags anything.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.errors import WeightsError

SHIPPED = "en-1"
FORMAT = 1
_NEEDED = ("model.onnx", "vocab.txt", "linker.json")


@dataclass(frozen=True)
class Weights:
    """What a folder of weights holds; `manifest` is the parsed manifest.json."""

    name: str
    manifest: dict[str, Any]
    model: bytes
    vocabulary: tuple[str, ...]
    linker: dict[str, Any]


def shipped_weights() -> tuple[str, ...]:
    """The names of the weights that come with Onrecord, in order."""
    return tuple(sorted(one.parent.name for one in _home().glob("*/manifest.json")))


def _home() -> Path:
    return Path(str(resources.files("onrecord.weights")))


def load_weights(folder: str | Path | None = None) -> Weights:
    """The weights in a folder, or shipped ones.

    Args:
        folder: a folder of weights, or the name of shipped ones (`shipped_weights`); the default ones when None.

    Raises:
        WeightsError: a file is missing, cannot be read, or differs from what the manifest states.
    """
    named = str(folder or SHIPPED)
    where = _home() / named if named in shipped_weights() else Path(named)
    try:
        manifest = json.loads((where / "manifest.json").read_text(encoding="utf-8"))
        stated = dict(manifest["files"])
        held = {name: (where / name).read_bytes() for name in sorted({*_NEEDED, *stated})}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsError(
            f"The weights in {where} cannot be read: {_why(error)}. Install the package again, or name "
            f"another folder or one of {', '.join(shipped_weights())}."
        ) from error
    if manifest.get("format") != FORMAT:
        raise WeightsError(
            f"The weights in {where} are of format {manifest.get('format')!r}; this version reads format {FORMAT}. "
            f"Name another folder or one of {', '.join(shipped_weights())}."
        )
    for name, content in held.items():
        if hashlib.sha256(content).hexdigest() != stated.get(name):
            raise WeightsError(
                f"{where / name} is not the file that the manifest describes. Install the package again."
            )
    vocabulary = tuple(held["vocab.txt"].decode("utf-8", "replace").rstrip("\n").split("\n"))
    return Weights(
        str(manifest.get("name", where.name)),
        manifest,
        held["model.onnx"],
        vocabulary,
        json.loads(held["linker.json"]),
    )


def _why(error: Exception) -> str:
    """What is wrong, with the file's name where there is one."""
    if isinstance(error, OSError) and error.filename:
        return f"{Path(error.filename).name}: {error.strerror}"
    return str(error)
