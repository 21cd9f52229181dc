"""The weights of the tagger: a folder with manifest.json, model.onnx, vocab.txt and linker.json, checked.

In: a folder (the shipped one by default).  Out: a `Weights` record.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.weights.folder import home, read_folder, words_of

SHIPPED = "en-1"
_NEEDED = ("model.onnx", "vocab.txt", "linker.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What a folder of weights holds; `manifest` is the parsed manifest.json."""

    name: str
    manifest: dict[str, Any]
    model: bytes
    vocabulary: tuple[str, ...]
    linker: dict[str, Any]


def shipped_weights() -> tuple[str, ...]:
    """The names of the tagger's weights that come with Onrecord, in order."""
    return tuple(sorted(one.parent.name for one in home().glob("*/linker.json")))


def load_weights(folder: str | Path | None = None) -> Weights:
    """The weights in a folder, or shipped ones.

    Args:
        folder: a folder of weights, or the name of shipped ones (`shipped_weights`); the default ones when None.

    Raises:
        WeightsError: a file is missing, cannot be read, or differs from what the manifest states.
    """
    named = str(folder or SHIPPED)
    where = home() / named if named in shipped_weights() else Path(named)
    instead = f", or name another folder or one of {', '.join(shipped_weights())}"
    manifest, held = read_folder(where, _NEEDED, instead=instead)
    return Weights(
        str(manifest.get("name", where.name)),
        manifest,
        held["model.onnx"],
        words_of(held["vocab.txt"]),
        json.loads(held["linker.json"]),
    )
