"""A folder of weights: its manifest, checked against the files beside it.

Every file that the manifest lists has the SHA-256 that it states; otherwise WeightsError, so a half-copied or mixed
folder is never used.
"""

import hashlib
import json
from collections.abc import Collection
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.errors import WeightsError

FORMAT = 1


def home() -> Path:
    """Where the shipped weights stand, one folder a set."""
    return Path(str(resources.files("onrecord.weights")))


def read_folder(where: Path, needed: Collection[str], *, instead: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest of a folder, and the bytes of each file that is needed or listed, by its name.

    `instead` is what else may be done when it cannot be used, for the message.

    Raises:
        WeightsError: a file is missing, cannot be read, or differs from what the manifest states.
    """
    try:
        manifest = json.loads((where / "manifest.json").read_text(encoding="utf-8"))
        stated = dict(manifest["files"])
        held = {name: (where / name).read_bytes() for name in sorted({*needed, *stated})}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsError(
            f"The weights in {where} cannot be read: {_why(error)}. Install the package again{instead}."
        ) from error
    if manifest.get("format") != FORMAT:
        raise WeightsError(
            f"The weights in {where} are of format {manifest.get('format')!r}; this version reads format {FORMAT}. "
            f"Install the package again{instead}."
        )
    for name, content in held.items():
        if digest(content) != stated.get(name):
            raise WeightsError(
                f"{where / name} is not the file that the manifest describes. Install the package again."
            )
    return manifest, held


def digest(content: bytes) -> str:
    """The digest by which a manifest names a file."""
    return hashlib.sha256(content).hexdigest()


def words_of(vocabulary: bytes) -> tuple[str, ...]:
    """The pieces of a vocabulary's file, one a line."""
    return tuple(vocabulary.decode("utf-8", "replace").rstrip("\n").split("\n"))


def _why(error: Exception) -> str:
    """What is wrong, with the file's name where there is one."""
    if isinstance(error, OSError) and error.filename:
        return f"{Path(error.filename).name}: {error.strerror}"
    return str(error)
