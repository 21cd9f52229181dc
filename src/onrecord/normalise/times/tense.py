"""Whether the words around a time speak of the future.

The nearest word before it that shows tense decides, within the sentence; without one the nearest after it.
"""

from onrecord.lexicon import load_lexicon
from onrecord.normalise.times.scan import BREAK, Scan, word_set

_STOP = frozenset(".;!?")
_INTO = word_set("times", "into")
_BACK, _AHEAD = 20, 20
_WHEN = 6  # tokens before a verb in which its "when" stands
_NO_VERBS = word_set("times", "no_verbs")
_SET = frozenset({"set", "scheduled", "slated", "planned", "due", "booked"})
"""What is to come "for" a time after these: "has set a trial for November"."""
_STARTS = frozenset({"starting", "beginning"})
_PLANS, _SOME = (
    frozenset({"plans", "intends", "proposes"}),
    frozenset("a an another its his her their more".split()),
)
"""Verbs that tell of what is to come with an object as well: "plans a first vote | Tuesday"."""
_MODAL = frozenset({"could", "can", "may", "might", "should", "would", "will"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_MADE = frozenset({"in", "on", "last", "that"})
"""Words behind a forecast that tell when it was made, or what it said, and not what it is for."""
_MAYBE = frozenset({"might", "should"})
_INTO_LATER = frozenset({"until", "till"})  # words that tell of what comes after them only


def tense_at(scan: Scan, start: int, end: int) -> bool | None:
    """The tense of the sentence around an expression over tokens [start, end): True for the future.

    The nearest word before that shows tense decides, then the nearest after; None when none does. "To" with a
    verb counts as the future after words of intent ("agreed to"), and so does a participle after "be".
    """
    if scan.word(end) in _MODAL:
        return _before_modal(scan, start, end)
    starts = _STARTS & {*scan.words[max(0, start - 2) : start]} and not is_told(scan, start)
    if starts or _is_awaited(scan, start) or _is_set(scan, start, end):
        return True
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if is_stop(scan, at):
            break
        found = _tense(scan, at)
        if found is not None:
            return found
    for at in range(end, min(len(scan.words), end + _AHEAD)):
        if is_stop(scan, at):
            break
        found = _tense_after(scan, at)
        if found is not None:
            return found
    return None


def _tense_after(scan: Scan, at: int) -> bool | None:
    """The tense that a word after a time shows: "Over the weekend, she offered to stay" tells of the past."""
    word = scan.words[at]
    if word in _INTO_LATER:
        return None
    resolved = word.endswith("ed") and word in word_set("times", "intent")
    return _past(scan, at) if resolved else _tense(scan, at)


def _is_set(scan: Scan, start: int, end: int) -> bool:
    """Whether something is set for a time, or what then is has an effect: "in November, which could hurt him"."""
    if scan.words[end : end + 2] == [",", "which"] and scan.word(end + 2) in _MODAL:
        return scan.word(end + 3) != "have"
    return scan.word(start - 1) == "for" and not _SET.isdisjoint(scan.words[max(0, start - 6) : start - 1])


def _is_awaited(scan: Scan, start: int) -> bool:
    """Whether a clause with "when" and a verb in the present ends here: "when it reconvenes on | Monday"."""
    at = start - (scan.word(start - 1) == "on")
    verb = scan.word(at - 1)
    if not verb.endswith("s") or verb.endswith("ss") or verb in word_set("times", "auxiliary") | _NO_VERBS:
        return False
    return not {"when", "once"}.isdisjoint(scan.words[max(0, at - _WHEN) : at - 2])


def _before_modal(scan: Scan, start: int, end: int) -> bool:
    """Whether a time that closes a subject is to come: "a turnout in May could", not "a ruling Tuesday will".

    A bare weekday after a noun tells when that was, unless the noun is something announced.
    """
    before = scan.word(start - 1)
    to_come = before in ("in", "on", "by") or before in word_set("times", "announced") or is_stop(scan, start - 1)
    return to_come and scan.word(end + 1) != "have"


def is_stop(scan: Scan, at: int) -> bool:
    """Whether a token ends a sentence: not the full stop of an initial or an abbreviation."""
    if at < 0 or scan.kinds[at] == BREAK:
        return True
    if scan.words[at] not in _STOP:
        return False
    before = scan.word(at - 1) if scan.touches(at) else ""
    return scan.words[at] != "." or not (len(before) == 1 or before in word_set("times", "abbreviated"))


def is_future(scan: Scan, start: int, end: int) -> bool:
    """Whether the words around an expression over tokens [start, end) speak of the future."""
    return tense_at(scan, start, end) is True


def is_told(scan: Scan, start: int) -> bool:
    """Whether a plain past verb stands before an expression in its sentence; participles do not count."""
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if is_stop(scan, at) or scan.words[at] in _MODAL:
            return False
        if scan.words[at] in word_set("times", "past"):
            return True
    return False


def leads_into(scan: Scan, start: int) -> bool:
    """Whether a word right before an expression makes it an end: until, by, through."""
    return scan.word(start - 1) in _INTO


def _tense(scan: Scan, at: int) -> bool | None:
    """True for a word of the future, False for one of the past, None for any other."""
    word, before, after = scan.words[at], scan.word(at - 1), scan.word(at + 1)
    if word in word_set("times", "future"):
        return _plans(scan, at)
    if word == "record":
        return True if before == "of" or after == "date" else None
    if word in word_set("times", "intent"):
        planned = word in _PLANS and after in _SOME
        return True if after == "to" or planned else _past(scan, at)
    counted = before[:1].isdecimal() or before in load_lexicon("numbers")["unit_words"]
    if word in word_set("times", "opens") and not counted and before not in word_set("times", "auxiliary"):
        return True
    return True if _is_ahead(word, before, after) else _past(scan, at)


def _is_ahead(word: str, before: str, after: str) -> bool:
    """Whether a small word says that something is to come: "should", "is to", "as soon as", "will be"."""
    if word in _MAYBE:
        return after not in ("have", "not", "n")
    if word in ("soon", "early"):
        return before == "as"
    if word == "to":
        return before in ("is", "are")
    return word == "be" and before in ("to", "will", "can", "may", "must")


def _plans(scan: Scan, at: int) -> bool | None:
    """Whether a word of the future speaks of it here.

    "Had been due", "expected to have grown" and "the 280 million it forecast in February" tell of the past; "the
    hastily planned trip" and "until Monday … had" of neither.
    """
    word, before = scan.words[at], scan.word(at - 1)
    if word == "forecast" and scan.word(at + 1) in _MADE and before not in _BE:
        return False
    if (before == "been" and scan.word(at - 2) == "had") or scan.words[at + 1 : at + 3] == ["to", "have"]:
        return False
    if word in ("until", "till"):
        return None if "had" in scan.words[at + 1 : at + 8] else True
    return None if before.endswith("ly") and word.endswith("ed") else True


def _past(scan: Scan, at: int) -> bool | None:
    """False for a verb of the past, None for other words and for participles that stand as adjectives."""
    word, before = scan.words[at], scan.word(at - 1)
    if word in word_set("times", "past"):
        return None if before == "be" else False
    if len(word) < 5 or not word.endswith("ed") or scan.text[scan.starts[at]].isupper():
        return None
    return None if before in word_set("times", "before_adjective") else False
