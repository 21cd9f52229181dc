"""The settings: one frozen record, read from `onrecord.toml` and from ONRECORD_* variables.

A variable wins over the file, the file over the defaults. Unknown names are refused, so that a slip is seen.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError

_AT_LEAST_ONE = frozenset({"max_bytes", "max_characters", "page_size"})
"""The settings of which 0 would leave nothing to read or to show."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, with its default."""

    max_bytes: int = 20_000_000
    """The largest single page or record that is read, in bytes."""

    max_characters: int = 2_000_000
    """The longest text of one article that is read, in code points."""

    lane: str = "accurate"
    """How HTML pages are read: accurate, or fast for batches (paragraphs alone, a simpler classifier)."""

    outlet_rules: str = ""
    """A TOML file that says for some hosts which elements of their pages hold which part, by CSS selectors."""

    page_seconds: int = 10
    """The processor seconds that parsing one HTML page may take; 0 parses in the same process, without limits."""

    page_megabytes: int = 1_000
    """The memory that parsing one HTML page may take, in megabytes, where the system can limit it."""

    weights: str = ""
    """A folder of weights, or the name of shipped ones, to use instead of the default ones."""

    names: str = ""
    """A file of known names, CSV or JSON lines of a Wikidata extract, that sources are looked up in."""

    engine: str = "auto"
    """What runs the model: auto, onnxruntime or numpy."""

    host: str = "127.0.0.1"
    """The address that `onrecord serve` listens on."""

    port: int = 8765
    """The port that `onrecord serve` listens on; 0 picks a free one."""

    review_key: str = ""
    """What opens the review page of `onrecord serve`: a key of 16 characters or more, or `off` for no such page.
    Left empty, a new key is made at each start where only this machine is answered, and none elsewhere."""

    host_seconds: int = 5
    """Seconds between two requests to one host; a longer Crawl-delay of its robots.txt wins."""

    contact: str = ""
    """An address or a mailbox that is sent with every request, for those who run the servers."""

    page_size: int = 30
    """How many articles a page of the feed shows."""


def load_settings(folder: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force in a folder.

    Raises:
        OnrecordError: a name is unknown, or a value is of the wrong kind.
    """
    path = (folder or Path()) / "onrecord.toml"
    given: dict[str, Any] = {}
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise OnrecordError(f"{path} is not valid TOML: {error}. Correct it or remove it.") from error
    known = {f.name: f for f in fields(Settings)}
    for name, value in (os.environ if environ is None else environ).items():
        if name.startswith("ONRECORD_") and name[9:].lower() in known:
            given[name[9:].lower()] = value
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise OnrecordError(
            f"{path} names unknown settings: {', '.join(unknown)}. Known: {', '.join(sorted(known))}."
        )
    return Settings(**{name: _coerce(name, value, known[name].type) for name, value in given.items()})


def _coerce(name: str, value: Any, kind: Any) -> Any:
    if kind in ("int", int):
        try:
            number = int(value) if isinstance(value, str) else value
        except ValueError:
            number = None
        least = int(name in _AT_LEAST_ONE)
        if type(number) is not int or number < least:
            raise OnrecordError(f"The setting {name} must be a whole number, {least} or more, not {value!r}.")
        return number
    if not isinstance(value, str):
        raise OnrecordError(f"The setting {name} must be a text, not {value!r}. Put it in quotation marks.")
    if name == "lane" and value not in ("accurate", "fast"):
        raise OnrecordError(f"The setting lane must be accurate or fast, not {value!r}.")
    return value
