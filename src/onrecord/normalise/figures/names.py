"""Numbers that belong to names: Boeing 787, S&P 500, "60 Minutes", Air Force One, a 401(k), the 2015 rates.

A scan and a number come in; whether it is a part of a name, a title or a year goes out.
"""

from onrecord.normalise.figures.counted import is_plural
from onrecord.normalise.figures.lexicon import BEFORE, CURRENCIES, EVENTS, SIGNS, UNITS
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.scan import BREAK, Scan, word_set

_FIRST_YEAR, _LAST_YEAR = 1600, 2050
"""Bare numbers of four digits between are years: "the spirit of 1776"; a count has its comma, or a noun."""
_BEFALL = frozenset({"killed", "wounded", "arrested"})
"""What befalls people; a number right behind its verb is of them: "killed 1650"."""
_OWNERS = word_set("figures", "owners")
_QUOTES = "\"“”‘’'"
_SENTENCE = 40  # tokens
_SMALL = word_set("figures", "small_names")  # what a headline writes small among capitals
_ON_AIR = word_set("figures", "on_air")
_TITLE = 40  # characters
_UNITS_AFTER = word_set("figures", "units_after")


def is_group_name(scan: Scan, at: int) -> bool:
    """Whether a number closes a name such as "the Group of 20"."""
    if at < 2 or scan.words[at - 1] != "of" or scan.words[at - 2] not in ("group", "gang"):
        return False
    return scan.text[scan.starts[at - 2]].isupper()


def is_bare_year(scan: Scan, numeral: Numeral, after: str) -> bool:
    """Whether four digits without a noun after them are a year that no time expression took in."""
    word, before = scan.words[numeral.start], scan.words[max(0, numeral.start - 1)]
    raced = numeral.high % 100 and after in word_set("figures", "raced")
    told = raced or after in word_set("figures", "yearly_levels")
    if told and before not in SIGNS and _is_year(word, numeral):
        return True  # "below 2006 levels", "the 2020 challengers"
    dated = scan.word(numeral.start - 2) in ("in", "since", "from")  # "in roughly 1880"
    span = before == "to" and _is_year(scan.word(numeral.start - 2), numeral)
    if span and scan.word(numeral.start - 3) in ("from", "roughly", "about", "around"):
        return True  # "from roughly 1948 to 1951"
    if (
        before in SIGNS
        or ((before,) in BEFORE and before not in ("about", "around") and not dated)
        or (EVENTS.get(before) in _BEFALL and before != "died")  # "killed 1650"
        or (before == "of" and scan.word(numeral.start - 2) in word_set("figures", "collectives"))
        or scan.words[max(0, numeral.start - 3) : numeral.start] == ["a", "total", "of"]  # not "the total of 2016"
        or (
            after in ("were", "are", "have")
            and tuple(scan.words[max(0, numeral.start - 2) : numeral.start]) in BEFORE
        )
        or before in ("-", "–", "than", "to")
        or after in ("-", "–")
    ):
        return False
    if numeral.end - numeral.start > 1 or not _is_year(word, numeral):
        return False
    owned = before in _OWNERS or (
        before in word_set("figures", "failing") and scan.words[numeral.start - 2] in _OWNERS
    )
    if owned and (numeral.high % 100 or after in word_set("figures", "yearly")):
        return True  # "the 2015 rates", "their 2011 talks"
    return not (after.isalpha() and is_plural(after)) and after not in word_set("figures", "year_units")


def _is_year(word: str, numeral: Numeral) -> bool:
    return len(word) == len("2050") and _FIRST_YEAR <= numeral.high <= _LAST_YEAR


def is_title(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number begins a title in quotation marks: “60 Minutes”."""
    text, start, end = scan.text, scan.starts[numeral.start], scan.ends[numeral.end - 1]
    if _is_programme(scan, numeral):
        return True
    if not start or text[start - 1] not in _QUOTES or text[end : end + 1] != " ":
        return False
    close = next((at for at in range(end + 1, min(len(text), end + _TITLE)) if text[at] in _QUOTES), 0)
    words = text[end:close].split()
    return bool(words) and all(word[0].isupper() for word in words)


def _is_programme(scan: Scan, numeral: Numeral) -> bool:
    """Whether a capital "Minutes" or "Hours" makes a name of a number to which one speaks: "told 60 Minutes"."""
    at, end = numeral.start, numeral.end
    if scan.words[end] not in ("minutes", "hours") or scan.word(at - 1) not in _ON_AIR:
        return False
    return scan.text[scan.starts[end]].isupper() and not _is_title_case(scan, numeral)


def _is_title_case(scan: Scan, numeral: Numeral) -> bool:
    """Whether most words of a sentence begin with a capital, as in a headline, where a capital tells nothing.

    The sentence's first word, small words, the number and the word behind it are left out.
    """
    first, last = numeral.start, numeral.end
    while first and numeral.start - first < _SENTENCE and not _ends_sentence(scan, first - 1):
        first -= 1
    while last < len(scan.words) and last - numeral.end < _SENTENCE and not _ends_sentence(scan, last):
        last += 1
    places = [*range(first + 1, numeral.start), *range(numeral.end + 1, last)]
    full = [at for at in places if scan.words[at].isalpha() and scan.words[at] not in _SMALL]
    return 2 * sum(scan.text[scan.starts[at]].isupper() for at in full) > len(full)


def _ends_sentence(scan: Scan, at: int) -> bool:
    return scan.kinds[at] == BREAK or scan.words[at] in (".", "!", "?")


def is_name_word(scan: Scan, numeral: Numeral) -> bool:
    """Whether a capital "One" ends a name, or begins one after a small word: "Air Force One", "the Five Eyes".

    Not so "One Man Held" in a headline, nor "Three Dead and Five Wounded".
    """
    at, end = numeral.start, numeral.end
    if not at or end - at > 1:
        return False
    own, former = (scan.text[scan.starts[place] : scan.ends[place]] for place in (at, at - 1))
    following = scan.text[scan.starts[end] : scan.ends[end]]
    if following.lower() in EVENTS or former.lower() in EVENTS:
        return False
    if own.istitle() and former.islower() and scan.text[scan.ends[at - 1] : scan.starts[at]] == " ":
        return following[:1].isupper() and not _is_title_case(scan, numeral)
    names = own.istitle() and former[:1].isupper() and scan.ends[at - 1] + 1 == scan.starts[at]
    return names and not following[:1].isupper() and scan.kinds[at - 1] != BREAK


def is_model(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number names a model or a paragraph, or belongs to a ratio: "737 MAX", a 401(k), "2.5-to-1"."""
    end = numeral.end
    word, after = scan.words[numeral.start], scan.words[end]
    if _is_edition(scan, end):
        return True
    if word in ("401", "403") and "k" in (after, scan.words[end - 1]):
        return True
    if (after == "(" and _is_lettered(scan, end)) or scan.words[end : end + 3] == ["-", "to", "-"]:
        return True
    return word in word_set("figures", "aircraft") and after in word_set("figures", "aircraft_after")


def _is_edition(scan: Scan, at: int) -> bool:
    """Whether the capital word of an edition begins at a token: "the 11 Pro", but "10 Pro Athletes Sue"."""
    end = at
    while scan.word(end) in word_set("figures", "editions") and scan.text[scan.starts[end]].isupper():
        end += 1
    return at < end and not (scan.word(end).isalpha() and scan.text[scan.starts[end]].isupper())


def _is_lettered(scan: Scan, at: int) -> bool:
    """Whether a letter in brackets is glued to what stands before: "401(k)", "501(c)(3)"."""
    letter = scan.word(at + 1)
    return scan.touches(at) and len(letter) == 1 and letter.isalpha() and scan.word(at + 2) == ")"


def is_name_number(scan: Scan, numeral: Numeral, after: str) -> bool:
    """Whether a number closes a name: Boeing 787, iPhone 14, S&P 500, Formula 1."""
    at = numeral.start - 1
    if at < 0 or numeral.end - numeral.start > 1:
        return False
    word, text = scan.words[at], scan.text
    if word in word_set("figures", "indexes") or scan.words[max(0, at - 2) : at + 1] == ["s", "&", "p"]:
        return True
    first = text[scan.starts[at] : scan.ends[at]]
    ranges = after in ("-", "–") and scan.word(numeral.end + 1)[:1].isdecimal()
    if ranges or scan.touches(at + 1):
        return False
    if word in word_set("figures", "iso") and first.isupper():
        return False
    if word in word_set("figures", "no_name") or not first[:1].isalpha() or first == first.lower():
        return False
    if first[:1].islower():
        return True
    plural = after.isalpha() and after.islower() and len(after) > 3 and after.endswith("s")
    unit = after in _UNITS_AFTER or after in UNITS or after in CURRENCIES
    return not (unit or plural)
