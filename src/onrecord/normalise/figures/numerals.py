"""Where numbers stand in a text, and what they are worth; which of them are figures is decided later.

A scan comes in; numerals go out in order, without overlaps: digits with their scale ("1.5 million", "$3bn"),
number words ("two dozen"), shares ("a third of"), vague numbers ("hundreds", "tens of thousands", "several
hundred") and zero ("none of").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.lexicon import CODES, DURATIONS, EVENTS, SIGNS
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import Scan, word_set

_DIGITS = (
    "<d1><slash>(?:<d1>|<d2>|<d3>|<d4>|<d5>|<n3>)(?!<slash>)"
    "|<num>(?:(?:<and>|<hyphen>)?<d1><slash><d1>(?!<slash>))?(?:<hyphen>?<scale>){0,3}<dozen>?"
)
_WORDS = (
    "(?:(?:<one>|<unit_word>)<hyphen>?<and><hyphen>?<a><hyphen>?<half>(?:<hyphen>?<scale>)?|<wn>(?:(?:<hyphen>|<and>)?<wn>){0,8}"
    "|<a>(?:<scale>|<dozen>)(?:<and>?<wn>){0,6}|<half><a>(?:<scale>|<dozen>))"
)
_SHARE = "(?:<a>|<one>|<unit_word>)<hyphen>?(?:<ordinal>|<plural_ordinal>|<half>|<quarter>|<units>|<second>)|<half>"
_VAGUE = (
    "<vague>(?:<of><vague>){0,2}|(?:<a>?<few>|<a>?<couple><of>?)(?:<scale>|<dozen>)(?:<scale>)?"
    "|<few><vague>(?:<of><vague>)?"
)
_ZERO = "<zero>|<up><one>|<up>"
_PLAIN = re.compile(expand(f"(?:{_DIGITS}|{_WORDS})"))
_START = re.compile(expand("<num>|<wn>|<a>|<half>|<vague>|<few>|<couple>|<zero>|<up>|<fold>"))
"""The first token of a numeral."""
_SORTS = re.compile(
    "|".join(
        f"(?P<{sort}>{expand(pattern)})"
        for sort, pattern in (
            ("fold", "<fold>"),
            ("share", _SHARE),
            ("vague", _VAGUE),
            ("zero", _ZERO),
            ("digits", _DIGITS),
            ("words", _WORDS),
        )
    )
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_POWER = re.compile(r"[×x]10([-−–^])(\d\d?)")
_APART = frozenset({"mln", "bn", "bln"})  # scales that may stand apart from their digits: "12 mln dlrs"
_DENOMINATORS = {"half": 2, "quarter": 4, "quarters": 4}
_SCALES: dict[str, float] = {**load_lexicon("numbers")["scales"], "dozen": 12}
_MORE = word_set("figures", "more_numerals")
_SHARE_BEFORE = word_set("figures", "share_before")
_OF_WHOLE = frozenset("of the its their his all as".split())


class Numeral(NamedTuple):
    """A number over tokens [start, end): its least and greatest value, and its sort (exact, vague, …)."""

    start: int
    end: int
    low: float
    high: float
    sort: str


def find_numerals(scan: Scan) -> Iterator[Numeral]:
    """The numerals of a scan, left to right."""
    at = 0
    for place in _START.finditer(scan.kinds):
        if place.start() < at:
            continue
        match = _SORTS.match(scan.kinds, place.start())
        if match is None:
            continue
        found = _read(scan, match)
        if found is not None:
            yield found
            at = found.end


def _read(scan: Scan, match: re.Match[str]) -> Numeral | None:
    """The numeral of a match, or None when its words are none."""
    sort = str(match.lastgroup)
    start, end = match.span()
    if sort == "share":
        share = _share(scan, start, end)
        if share is not None:
            return share
        if _is_nth(scan, start, end):
            return Numeral(start, end, 1, 1, "nth")
        return _plain(scan, start, _word_end(scan, start))
    if sort == "fold":
        value = load_lexicon("numbers")["fold"][scan.words[start]]
        return Numeral(start, end, value, value, "fold")
    if sort == "vague":
        return _vague(scan, start, end)
    if sort == "zero":
        return Numeral(start, end, 0, 0, "zero") if _is_zero(scan, start, end) else None
    return _plain(scan, start, end)


def _is_zero(scan: Scan, start: int, end: int) -> bool:
    """Whether words say none: "zero", "no one", "no deaths", "no further injuries"."""
    if scan.words[start] != "no":
        return scan.words[start] in load_lexicon("numbers")["zero"]
    at = end + (scan.words[end] in word_set("figures", "zero_adjectives"))
    return end - start == 2 or scan.word(at) in word_set("figures", "zero_nouns") or _befell_none(scan, end)


def _befell_none(scan: Scan, at: int) -> bool:
    """Whether something is said to have happened to no such thing: "no homes were damaged"."""
    words = scan.words[at : at + 7]
    verb = next((i for i, word in enumerate(words) if word in ("were", "was", "have", "had")), 0)
    noun = 0 < verb < 4 and all(word.isalpha() for word in words[:verb])
    return noun and any(word in EVENTS for word in words[verb + 1 : verb + 3])


def _word_end(scan: Scan, start: int) -> int:
    """Where a plain number that starts at a token ends; `start` when none does."""
    match = _PLAIN.match(scan.kinds, start)
    return match.end() if match else start


def _plain(scan: Scan, start: int, end: int) -> Numeral | None:
    for until in range(end, start, -1):
        words = scan.words[start:until]
        glued = _glued_scale(scan, until)
        value = None if words[-1] == "and" else number_value([*words, *glued])
        if value is not None:
            return _signed(scan, _powered(scan, _halved(scan, start, until + len(glued), value)))
    return None


def _halved(scan: Scan, start: int, end: int, value: float) -> Numeral:
    """A number with the sign of a half or a quarter that is glued to it: "2½"."""
    part = _PARTS.get(scan.word(end), 0)
    if part and scan.touches(end) and value == int(value):
        return Numeral(start, end + 1, value + part, value + part, "exact")
    return Numeral(start, end, value, value, "exact")


def _powered(scan: Scan, numeral: Numeral) -> Numeral:
    """The same times the power of ten that follows it: "2.998×10−8", "6 x 10^23"."""
    end = numeral.end + 4
    match = _POWER.fullmatch("".join(scan.words[numeral.end : end]))
    if match is None:
        return numeral
    value = numeral.low * 10.0 ** (int(match[2]) if match[1] == "^" else -int(match[2]))
    return numeral._replace(end=end, low=value, high=value)


def _signed(scan: Scan, numeral: Numeral) -> Numeral:
    """The same with what stands glued before it: a minus sign after a blank, or the point of ".5"."""
    at, text = numeral.start, scan.text
    begin = scan.starts[at]
    sign = at - 2 if scan.word(at - 1) == "-" else at - 1
    if scan.word(sign) == "minus" and scan.words[max(0, sign - 2) : sign] != ["plus", "or"]:
        return Numeral(sign, numeral.end, -numeral.low, -numeral.high, "exact")
    if not at or scan.ends[at - 1] != begin or not text[begin].isdecimal():
        return numeral
    free = begin < 2 or text[begin - 2].isspace() or text[begin - 2] in "($€£"
    if not free:
        return numeral
    if text[begin - 1] == ".":
        value = numeral.low / 10 ** (scan.ends[at] - begin)
        return Numeral(at - 1, numeral.end, value, value, "exact")
    if text[begin - 1] in "-−" and numeral.low:
        return Numeral(at - 1, numeral.end, -numeral.low, -numeral.high, "exact")
    return numeral


def _glued_scale(scan: Scan, end: int) -> list[str]:
    """A scale right after digits: the bn of 3bn, the mln of 12 mln. A lone m needs money before it."""
    if not scan.words[end - 1][0].isdecimal():
        return []
    word = scan.words[end]
    if not scan.touches(end):
        billions = scan.text[scan.starts[end] : scan.ends[end]] == "B" and scan.word(end + 1) == "people"
        return [word] if billions or word in _APART else []
    if word not in load_lexicon("numbers")["glued_scales"]:
        return []
    if word == "m" and not _money_before(scan, end - 1) and not _counts_millions(scan, end):
        return []
    return [word]


def _counts_millions(scan: Scan, at: int) -> bool:
    """Whether an m after digits is a million: a capital, or a noun after it ("12.3m tonnes"), not "5m tall"."""
    after = scan.word(at + 1)
    counts = after.isalpha() and after not in word_set("figures", "no_millions")
    return counts or scan.text[scan.starts[at]] == "M"


def _money_before(scan: Scan, at: int) -> bool:
    """Whether a currency sign or code stands right before a token."""
    word = scan.word(at - 1)
    return word in SIGNS or word in CODES


def _is_nth(scan: Scan, start: int, end: int) -> bool:
    """Whether words are "a third", "a second": one more, where something counted follows."""
    ordinals = load_lexicon("numbers")["ordinals"]
    return (
        end - start == 2
        and scan.words[start] == "a"
        and (scan.words[start + 1] == "second" or ordinals.get(scan.words[start + 1], 0) > 2)
    )


def _share(scan: Scan, start: int, end: int) -> Numeral | None:
    """A part of a whole: "a third of", "two-thirds", "half of"; needs "of" or a word that bounds it."""
    words = [w for w in scan.words[start:end] if w not in ("-", "‐")]
    before, after = scan.word(start - 1), scan.words[end]
    lexicon = load_lexicon("numbers")
    denominator = (
        _DENOMINATORS.get(words[-1])
        or lexicon["plural_ordinals"].get(words[-1])
        or lexicon["ordinals"].get(words[-1])
    )
    if not denominator or denominator == 1 or _ends_length(scan, start):
        return None
    top = 1 if len(words) == 1 else number_value(words[:1])
    if top is not None and (behind := _scale_behind(scan, end, words[-1])):
        worth, end = behind
        value = top * worth / denominator
        return Numeral(start, end, round(value), round(value), "exact" if value == int(value) else "about")
    plural = words[-1] in lexicon["plural_ordinals"] or words[-1] == "quarters"
    more = after in _MORE and scan.word(end + 1) == "than"
    polled = words[0] in ("a", "one") and after in ("say", "think", "believe", "oppose")  # "a third say so"
    counted = after in _OF_WHOLE or polled
    whole = counted or more or (plural and words[-1] != "quarters")
    if top is None or not (
        whole
        or words == ["half"]
        or (before in _SHARE_BEFORE and (words[-1] != "quarter" or before == "by") and len(words) > 1)
    ):
        return None
    if words == ["half"] and after not in _OF_WHOLE:
        return Numeral(start, end, 0.5, 0.5, "share") if _is_cut(scan, start) else None
    if words == ["half"] and before in word_set("figures", "halves"):
        return None
    return Numeral(start, end, top / denominator, top / denominator, "share")


def _scale_behind(scan: Scan, at: int, part: str) -> tuple[float, int] | None:
    """The scale that a part is one of, and its end: "a quarter of a million", "a half million", "a half-dozen"."""
    if part in _DENOMINATORS:
        near = at + (scan.word(at) in ("-", "‐"))
        if scan.word(near) in _SCALES:
            return _SCALES[scan.word(near)], near + 1
    if scan.word(at) == "of" and scan.word(at + 1) in ("a", "one") and scan.word(at + 2) in _SCALES:
        return _SCALES[scan.word(at + 2)], at + 3
    return None


def _ends_length(scan: Scan, at: int) -> bool:
    """Whether "a half" belongs to a length of time before it: "a year and a half"."""
    at -= scan.word(at - 1) == "a"
    return scan.word(at - 1) == "and" and scan.word(at - 2) in DURATIONS


def _is_cut(scan: Scan, at: int) -> bool:
    """Whether something changed by half stands before a token: "fell by almost half"."""
    return scan.word(at - 1) == "by" or (scan.word(at - 2) == "by" and scan.word(at - 1) in _SHARE_BEFORE)


def _vague(scan: Scan, start: int, end: int) -> Numeral | None:
    """Hundreds, tens of thousands, several hundred: from the least to just below the next order."""
    lexicon = load_lexicon("numbers")
    low = high = 1.0
    words = [w for w in scan.words[start:end] if w not in ("of", "a")]
    factor = words[0] not in lexicon["vague"]
    for word in words:
        if word in lexicon["vague"]:
            least, most = lexicon["vague"][word]
            low, high = low * least, high * (most + 1 if high == 1 else least)
        elif word in lexicon["scales"] or word == "dozen":
            worth = 12 if word == "dozen" else lexicon["scales"][word]
            low, high = low * worth, high * worth
    if factor and words[-1] not in lexicon["vague"]:
        if words[0] == "couple":
            return Numeral(start, end, 2 * low, 2 * low, "about")
        return Numeral(start, end, 2 * low, 10 * high - 1 if words[-1] != "dozen" else 99, "vague")
    return Numeral(start, end, low, high - 1, "vague")
