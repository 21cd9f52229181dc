"""Which resolver reads which rule of the grammar."""

from collections.abc import Callable

from onrecord.normalise.times import (
    ago,
    business,
    clocks,
    extents,
    named_days,
    pairs,
    relative,
    seasons,
    weekdays,
    written,
    years,
)
from onrecord.normalise.times.reader import Match, Node, Reader

_MODULES = (ago, business, clocks, extents, named_days, pairs, relative, seasons, weekdays, written, years)
RESOLVERS: dict[str, Callable[[Reader, Match], Node | None]] = {
    name.removeprefix("read_"): read
    for module in _MODULES
    for name, read in vars(module).items()
    if name.startswith("read_")
}
"""Each rule of the grammar is read by the function of its name: "weekday" by `weekdays.read_weekday`."""


def resolve(reader: Reader, rule: str, match: Match) -> Node | None:
    """The node of a match, or None when its words are no time or name a day outside the calendar."""
    try:
        node = RESOLVERS[rule](reader, match)
    except (ValueError, OverflowError):
        return None
    if node is not None and rule == "quarter" and node.unit == "Q":
        reader.quarter = node
    return node
