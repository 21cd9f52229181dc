"""How sure the text is of a figure: stated, planned, feared, estimated."""

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.lexicon import MODES
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Mode


def mode_of(scan: Scan, number: int, end: int) -> Mode:
    """How sure the text is: the nearest word of a mode in the clause around a figure."""
    words = scan.words
    for at in range(number - 1, max(-1, number - 7), -1):
        if words[at] in MODES and not _is_named_plan(scan, at):
            return MODES[words[at]]
        if words[at] in (".", ";", ",", "(") or scan.kinds[at] == BREAK:
            break
    for at in range(end, min(len(words), end + 7)):
        if words[at] in MODES and MODES[words[at]] is not Mode.PLANNED:
            return MODES[words[at]]
        if words[at] in (".", ";", ",", ")") or scan.kinds[at] == BREAK:
            break
    return Mode.STATED


def _is_named_plan(scan: Scan, at: int) -> bool:
    """Whether "plan" is a thing that is, costs or has something: "a Medica plan was $877", "Plan B contains 40"."""
    if scan.words[at] not in ("plan", "plans"):
        return False
    after = scan.word(at + 1)
    return not (
        after in word_set("figures", "planned_for")
        or after[:1].isdecimal()
        or after in load_lexicon("numbers")["unit_words"]
    )
