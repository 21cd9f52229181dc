"""Which numbers are no figures: ordinals, codes, addresses and list numbers; and which are generations."""

import math
import re

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.ages import is_age
from onrecord.normalise.figures.codes import is_code
from onrecord.normalise.figures.counted import DAYS, find_counted, is_plural
from onrecord.normalise.figures.lexicon import CHANGES, CURRENCIES, DURATIONS, EVENTS, HYPHENS, UNITS
from onrecord.normalise.figures.names import (
    is_bare_year,
    is_group_name,
    is_model,
    is_name_number,
    is_name_word,
    is_title,
)
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.scan import BREAK, Scan, word_set

_OF_CLOCK = frozenset(("utc", "gmt", "am", "pm", "a.m.", "p.m."))
_LAST_HOUR = 12
_LEVELS = word_set("figures", "levels_context")  # what goes with a level, no hour, before "at"
_MARK = re.compile(r"(?:(?<=\()|(?<!\S))(\d{1,2})\)\s+(?=[\w\"“‘'])")
_NAMED = re.compile(r"[^\s.!?:] [A-Z]\w* \($")
_APART, _NAME = 600, 40
"""Characters on both sides of a mark in which its list is looked for, and those of a name before it."""
_HELPERS = word_set("figures", "helpers")
_HUNDRED, _LARGE, _HUGE = 100, 1000, 100_000  # from which round number on a rate is out of it
_HELPED = 5  # what stands between "no one" and its verb, and how many words in which that verb stands
_FATES = frozenset("killed wounded missing captured arrested charged abducted rescued released infected".split())
_PASSIVE = word_set("figures", "passive")
_MANY = word_set("figures", "many_context")  # what follows "scores" that is a number


def is_figure(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number counts or measures something."""
    if numeral.sort in ("share", "zero"):
        return _is_counted_zero(scan, numeral) if numeral.sort == "zero" else True
    if numeral.sort in ("fold", "nth"):
        return numeral.sort == "fold" or _is_counting_nth(scan, numeral)
    words, start = scan.words, numeral.start
    before, after = scan.word(start - 1), words[numeral.end]
    if numeral.sort == "vague":
        return words[start] not in ("scores", "tens") or _is_crowd(scan, numeral, before, after)
    if words[start + 1] in ("/", "\u2044") and numeral.end == start + 3:
        return after == "of" or after in UNITS
    hour = after in ("to", "-", "–") and scan.word(numeral.end + 2) in _OF_CLOCK
    if _is_base(scan, numeral, before) or after in _OF_CLOCK or hour or _are_children(scan, numeral, before):
        return False  # "6 to 9 p.m.", "a mother of three was killed"
    if words[start] in (".", "-", "−", "minus"):
        return before not in word_set("figures", "labels") or after in ("%", "percent", "per")
    if not words[start][0].isdecimal():
        return _is_word_figure(scan, numeral, before, after)
    return not (
        is_group_name(scan, start)
        or is_code(scan, numeral, before, after)
        or is_age(scan, numeral)
        or is_model(scan, numeral)
        or is_title(scan, numeral)
        or before in word_set("figures", "labels")
        or before in word_set("figures", "labels_of_many")
        or _is_labelled_pair(scan, numeral, before)
        or is_name_number(scan, numeral, after)
        or _is_list_number(scan, numeral, before, after)
        or is_bare_year(scan, numeral, after)
        or _is_address(scan, numeral)
    )


def _is_base(scan: Scan, numeral: Numeral, before: str) -> bool:
    """Whether a number is what a rate is out of: "per 1,000", "31 in every 10 million", "716 out of 100,000"."""
    if before in ("per", "every"):
        return before == "per" or _is_power_of_ten(numeral.high, _HUNDRED)
    if scan.words[numeral.start - 2 : numeral.start] != ["out", "of"]:
        return False
    least = _LARGE if find_counted(scan, numeral.end) is None else _HUGE  # "of 1,000 applicants" counts them
    return _is_power_of_ten(numeral.high, least)


def _is_power_of_ten(number: float, least: int) -> bool:
    return least <= number < math.inf and number == 10 ** round(math.log10(number))


def _are_children(scan: Scan, numeral: Numeral, before: str) -> bool:
    """Whether a number is of somebody's children: "a mother of three", not "the parents of 43 missing students"."""
    parent = scan.word(numeral.start - 2)
    if before != "of" or parent not in word_set("figures", "parents"):
        return False
    counted = find_counted(scan, numeral.end)
    named = counted is not None and scan.words[counted[1] - 1] in word_set("figures", "children")
    return counted is None or (named and not is_plural(parent))


def _is_crowd(scan: Scan, numeral: Numeral, before: str, after: str) -> bool:
    """Whether "scores" or "tens" are many people: "scores were hurt", not "math scores", "the film scores well"."""
    if before in word_set("figures", "scored"):
        return False
    opens = not before or before in (".", "!", "?") or scan.kinds[numeral.start - 1] == BREAK
    acts = opens and after.endswith("ed") and after not in CHANGES
    return acts or after in _MANY or after in EVENTS or before in EVENTS


def _is_labelled_pair(scan: Scan, numeral: Numeral, before: str) -> bool:
    """Whether a number is the second of two behind a label: "sections 2 and 3"."""
    start = numeral.start
    paired = before in ("and", "or", "through", ",") and start > 2 and scan.words[start - 2][0].isdecimal()
    labelled = paired and scan.words[start - 3] in word_set("figures", "labels_of_many")
    return labelled and (scan.words[numeral.end] == "of" or find_counted(scan, numeral.end) is None)


def _is_address(scan: Scan, numeral: Numeral) -> bool:
    """Whether a street's name follows a number: "14 Mill Road"."""
    for at in range(numeral.end, min(numeral.end + 4, len(scan.words))):
        if not scan.text[scan.starts[at] : scan.starts[at] + 1].isupper():
            return False
        if scan.words[at] in word_set("figures", "streets") and at > numeral.end:
            return True
    return False


def _is_list_number(scan: Scan, numeral: Numeral, before: str, after: str) -> bool:
    """Whether a number heads an item of a list ("3) Trees"), or ends "picture 53 of 73"."""
    at = numeral.start
    if before == "at" and numeral.high <= _LAST_HOUR and after in DAYS:
        return _LEVELS.isdisjoint(scan.words[max(0, at - 6) : at])  # "at 10 Tuesday", not "stood at 6 Tuesday"
    if before == "week" and after == "of":
        return True  # "up to week 22 of it"
    if before == "." and at > 1 and scan.words[at - 2] in ("no", "nos") and numeral.high < 1000:
        return True
    lettered = at > 1 and scan.words[at - 2] == ")" and scan.ends[at - 2] == scan.starts[at - 1]  # "501(c)(4)"
    if after == ")" and (lettered or _is_counted_mark(scan, numeral)):
        return True
    first = at - (before == "(" and after == ")")  # "(5) Who paid?"
    opens = first == 0 or scan.kinds[first - 1] == BREAK
    if opens and after in (")", ".") and numeral.high < 100:
        return True
    page = before == "of" and at > 1 and scan.words[at - 2].isdecimal() and numeral.end - at == 1
    return page and at > 2 and scan.words[at - 3] in word_set("figures", "pages")


def _is_counted_mark(scan: Scan, numeral: Numeral) -> bool:
    """Whether a bracketed number belongs to a list that counts from one: "(1) it pays or (2) it does not"."""
    text, start = scan.text, scan.starts[numeral.start]
    if not _is_mark(text, _MARK.match(text, start)):
        return False
    near = [m for m in _MARK.finditer(text, max(0, start - _APART), start + _APART) if _is_mark(text, m)]
    before = {int(m[1]) for m in near if m.start() < start}
    after = {int(m[1]) for m in near if m.start() > start}
    return before.issuperset(range(1, int(numeral.high))) and (numeral.high > 1 or 2 in after)


def _is_mark(text: str, found: re.Match[str] | None) -> bool:
    """Whether a bracketed number counts nothing of a name ("in Ellin (2)") and ends no aside ("(up 2)")."""
    if found is None:
        return False
    before = text[max(0, found.start() - _NAME) : found.start()]
    if before.endswith("("):
        return _NAMED.search(before) is None
    return before.rfind("(") <= before.rfind(")")


def _is_counted_zero(scan: Scan, numeral: Numeral) -> bool:
    """Whether nothing is counted: "zero", "no one", "none of the 40", not "none" or "nobody" as an object."""
    word = scan.words[numeral.start]
    after = scan.words[numeral.end]
    if word == "zero":
        led = scan.word(numeral.start - 1) in ("ground", "-")
        aim = scan.word(numeral.end + 1) in word_set("figures", "zero_aims")  # "its zero deforestation policy"
        return not led and not aim and after not in ("-", "tolerance", "sum", "in")  # "to zero in on a suspect"
    if word in {"none", "nobody"} or scan.words[numeral.end - 1] == "one":
        behind = (one for one in scan.words[numeral.end : numeral.end + _HELPED] if one not in _HELPERS)
        if next(behind, "") in word_set("figures", "speaking"):
            return False
    told = len(after) > 4 and after.endswith("ed")
    return word == "no" or after in ("of", "was", "were", "has", "have", "died") or told


def _is_word_figure(scan: Scan, numeral: Numeral, before: str, after: str) -> bool:
    """Whether a number in words is one: "one" only before a noun, "second" and "million-dollar" never."""
    words = scan.words[numeral.start : numeral.end]
    if is_group_name(scan, numeral.start) or before in word_set("figures", "counted_parts"):
        return False  # "the Gang of Eight", "episode four"
    led = scan.words[max(0, numeral.start - 3) : numeral.start]
    if before == "-" and scan.word(numeral.start - 2).isalpha():
        return False
    if (before == "or" and led[0] in ("a", "an")) or (before == "day" and (not after.isalpha() or after == "of")):
        return False  # "a decade or two", "from day one"
    if (after in HYPHENS and _is_trait(scan, numeral.end)) or words[-1] == "-":
        return False  # "a six-speed gearbox", "a four-four split"
    if is_name_word(scan, numeral):
        return False
    if words == ["one"]:
        return _is_counting_one(scan, numeral, before, after)
    return not is_age(scan, numeral)


def _is_trait(scan: Scan, at: int) -> bool:
    """Whether a hyphen glues a number in words to a noun that it describes: "a six-speed gearbox"."""
    noun = scan.word(at + 1)
    if not (noun.isalpha() and scan.touches(at) and scan.touches(at + 1)):
        return False
    measures = noun in UNITS or noun in DURATIONS or noun in CURRENCIES
    return not measures and not is_plural(noun)


def _is_counting_nth(scan: Scan, numeral: Numeral) -> bool:
    """Whether "a third" counts one more of those something befell: "a third soldier was killed"."""
    words = scan.words
    if EVENTS.get(scan.word(numeral.start - 1)) in _FATES:
        return words[numeral.end] != "time"
    for at in (numeral.end, numeral.end + 1):
        if scan.word(at) in _PASSIVE:
            return any(EVENTS.get(word) in _FATES for word in words[at : at + 4])
    return False


def _is_counting_one(scan: Scan, numeral: Numeral, before: str, after: str) -> bool:
    """Whether "one" counts: "one soldier", not "the one who", "one of them", "one day"."""
    end = numeral.end
    pair = scan.words[end : end + 2]
    if pair == ["out", "of"] or after == "in":
        if _is_small_number(scan.word(end + (2 if after == "out" else 1))):
            return True
    elif pair in (["of", "them"], ["of", "whom"]):
        return any(EVENTS.get(word) in _FATES for word in scan.words[end + 2 : end + 5])
    elif after == "to" and before != "by" and _is_small_number(scan.word(end + 1)):
        return True  # "a stay of one to four months"
    if before in ("and", "but", ",", ";") and after in _PASSIVE:
        return any(EVENTS.get(word) in _FATES for word in scan.words[end : end + 3])
    if before in ("and", ",") and after in ("in", "near", "at") and _is_listed_one(scan, numeral):
        return True
    alone = before in word_set("figures", "one_before") or after in word_set("figures", "one_after")
    verb = is_plural(after) or after.endswith("ing")
    return after.isalpha() and not alone and not verb


def _is_listed_one(scan: Scan, numeral: Numeral) -> bool:
    """Whether "one" goes on with a list of numbers by place: "three in Ghent and one in Bruges"."""
    at, numbers = numeral.end + 1, load_lexicon("numbers")["unit_words"]
    if not scan.text[scan.starts[at] : scan.starts[at] + 1].isupper():
        return False
    for place in range(numeral.start - 2, max(-1, numeral.start - 12), -1):
        if scan.words[place] in (".", ";", "?", "!") or scan.kinds[place] == BREAK:
            return False
        if scan.words[place] in numbers or scan.words[place][0].isdecimal():
            return True
    return False


def _is_small_number(word: str) -> bool:
    """Whether a word is a number that a share can be out of: "one in five"."""
    return word in load_lexicon("numbers")["unit_words"] or (word.isdecimal() and len(word) < 4)


def is_generation(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number and a capital G glued to it name a generation of networks: 5G."""
    end, begin = numeral.end, scan.starts[numeral.start]
    if end - numeral.start > 1 or not 1 < numeral.high < 8:
        return False
    free = begin == 0 or not scan.text[begin - 1].isalnum()
    return free and scan.text[scan.starts[end] : scan.ends[end]] == "G" and scan.touches(end)


def is_one_of(scan: Scan, numeral: Numeral) -> bool:
    """Whether "one" picks out of a group: "one of the firms"; "one of them" counts instead."""
    every = scan.word(numeral.start - 1) == "every"
    return scan.words[numeral.start : numeral.end + 1] == ["one", "of"] and not every
