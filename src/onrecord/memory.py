"""How often Python looks for objects that only hold each other."""

import gc

_NEW_OBJECTS = 50_000
"""New objects after which it looks. With Python's own 700 it took a fourteenth of the time of reading articles and
found next to nothing: it goes over all of the lexicons each time (300 articles of data/batch, November 2026)."""


def look_rarely_for_cycles() -> None:
    """Let the collector run more rarely in this process; for processes that are Onrecord's own."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
