"""How a figure changes another: an addition, a rise or a fall: "rose 5%", "up by 300", "2,700 more"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.normalise.figures.bounds import is_particle
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Change


def _is_compared(words: Sequence[str], end: int) -> bool:
    """Whether a figure is a difference: "four more than it had said", "12 fewer people than in May"."""
    if words[end : end + 1] == ["more"]:
        than = end + 1 if words[end + 1 : end + 2] == ["than"] else 0
    else:
        compares = end < len(words) and words[end] in ("fewer", "less", "higher", "lower")
        than = next((at for at in range(end + 1, end + 4) if compares and words[at : at + 1] == ["than"]), 0)
    after = [word for word in words[than + 1 : than + 2] if word not in ("a", "an")]
    return bool(than) and (not after or number_value(after) is None)


def change_of(scan: Scan, start: int, end: int, *, measured: bool) -> Change | None:
    """How a figure changes another: an addition, a rise or a fall: "rose 5%", "up by 300", "2,700 more"."""
    lexicon, words = load_words(), scan.words
    if (
        end < len(words)
        and words[end] in lexicon.more
        and words[end - 1] != "times"
        and not (end + 1 < len(words) and words[end + 1] == "than")
    ):
        return Change.ADDITIONAL
    if _is_compared(words, end):
        return Change.CHANGE
    for at in range(start - 1, max(-1, start - 4), -1):
        if words[at : at + 2] == ["up", "to"]:
            if is_particle(scan, at):
                return None
        elif words[at] in lexicon.changes:
            if words[at] == "up" and words[max(0, at - 1)] in word_set("figures", "with_up"):
                return None  # "make up 2.4 billion of it", "ran up 60 percent of the vote"
            told = measured or words[at] not in word_set("figures", "taking")
            by = words[at] in ("up", "down", "higher", "lower") and words[at + 1] == "by"
            return Change.CHANGE if told or by else None
        to = words[at] == "to" and words[max(0, at - 1)] != "up"
        if to or words[at] not in lexicon.change_links:
            return None
    return None
