"""How a figure changes another: an addition, a rise or a fall: "rose 5%", "up by 300", "2,700 more"."""

from onrecord.normalise.figures.bounds import is_particle
from onrecord.normalise.figures.lexicon import CHANGE_LINKS, CHANGES, MORE
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Change

_LEVELS = frozenset({"above", "below", "under", "beneath", "past", "beyond"})
"""What tells to which level something rose or fell, and not by how much."""


def _is_compared(scan: Scan, end: int) -> bool:
    """Whether a figure is a difference: "four more than it had said", "12 fewer people than in May"."""
    if scan.word(end) not in ("more", "fewer", "less", "higher", "lower"):
        return False
    far = 2 if scan.words[end] == "more" else 4
    than = next((at for at in range(end + 1, end + far) if scan.word(at) == "than"), 0)
    after = scan.word(than + 1)
    return bool(than) and (after in ("a", "an") or number_value([after]) is None)


def change_of(scan: Scan, start: int, number: int, end: int, *, unit: str | None) -> Change | None:
    """How a figure changes another: an addition, a rise or a fall: "rose 5%", "up by 300", "2,700 more".

    The figure begins at `start`, its number at `number`.
    """
    words = scan.words
    larger = unit == "percent" and scan.word(end) == "more"  # "50 percent more jobs"
    if scan.word(end) in MORE and not larger and words[end - 1] != "times" and scan.word(end + 1) != "than":
        return Change.ADDITIONAL
    step = unit is not None and scan.word(end) in word_set("figures", "steps")
    if larger or step or _is_compared(scan, end):
        return Change.CHANGE
    for at in range(start - 1, max(-1, start - 4), -1):
        if words[at : at + 2] == ["up", "to"]:
            if is_particle(scan, at):
                return None
        elif words[at] in CHANGES:
            if words[at] == "up" and scan.word(at - 1) in word_set("figures", "with_up"):
                return None  # "make up 2.4 billion of it", "ran up 60 percent of the vote"
            if not _LEVELS.isdisjoint(words[start:number]):
                return None  # "dipped just below $20 a barrel"
            told = unit is not None or words[at] not in word_set("figures", "taking")
            by = words[at] in ("up", "down", "higher", "lower") and words[at + 1] == "by"
            return Change.CHANGE if told or by else None
        to = words[at] == "to" and scan.word(at - 1) != "up"
        if to or words[at] not in CHANGE_LINKS:
            return None
    return None
