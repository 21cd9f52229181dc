"""Units of figures: currencies before or after the number, percent, measures, lengths of time, rates."""

from collections.abc import Sequence

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.ages import is_age
from onrecord.normalise.figures.context import is_generation
from onrecord.normalise.figures.lexicon import (
    CODES,
    CURRENCIES,
    DURATIONS,
    GLUED,
    HOME_CURRENCIES,
    HYPHENS,
    NATIONS,
    SHARED_CURRENCIES,
    SIGN_PREFIXES,
    SIGNS,
    UNIT_PAIRS,
    UNITS,
)
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import Scan, word_set

AGE = "year old"
"""The unit of an age in years; one in other units is a "month old" and so on."""
GENERATION = "generation"
"""The unit of 5G."""
_STRONGEST = 10
_AFTER_STRENGTH = word_set("figures", "after_strength")
_ALSO_WORDS = ("real", "won", "rand", "lira", "crown", "quid", "sterling")
_NEVER_ALONE = ("square", "cubic", "percentage", "point", "mp")
_SCALES = {"celsius": "Celsius", "c": "Celsius", "fahrenheit": "Fahrenheit", "f": "Fahrenheit"}
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "2": "square", "3": "cubic"}
_SORTS = word_set("figures", "sorts")  # what tells gallons and tons of one country from those of another
_SHORT = {"h": "hour", "hr": "hour", "s": "second", "yr": "year"}


def find_unit(scan: Scan, numeral: Numeral) -> tuple[str | None, int, int]:
    """The unit of a number, with the first token and the token after what number and unit take up."""
    left, right = numeral.start, numeral.end
    if numeral.sort == "fold":
        return "times", left, right
    if is_age(scan, numeral):
        return _age(scan, right, left)
    if is_generation(scan, numeral):
        return GENERATION, left, right + 1
    strength = _magnitude(scan, numeral)
    if strength is not None:
        return "magnitude", *strength
    money, left = _money_before(scan, left)
    if money is not None:
        unit, right = rated(scan, money, right)
        return unit, left, right
    behind, right = unit_after(scan, right, numeral)
    return behind, left, right


def _age(scan: Scan, right: int, left: int) -> tuple[str, int, int]:
    """The unit of an age, with the first token and the token after what number and unit take up."""
    unit, at = AGE, right
    tail = range(right, min(right + 5, len(scan.words)))
    plain = [place for place in tail if scan.words[place] not in HYPHENS][:2]
    if plain and scan.words[plain[0]] in DURATIONS:
        unit, at = f"{DURATIONS[scan.words[plain[0]]]} old", plain[0] + 1
        if scan.words[plain[-1]] in ("old", "olds"):
            at = plain[-1] + 1
    return unit, left, at


def _magnitude(scan: Scan, numeral: Numeral) -> tuple[int, int] | None:
    """The tokens of an earthquake's strength, where one is: "magnitude 6.1", "magnitude of 6", "6.1-magnitude".

    So are "6.1 on the Richter scale" and "a 6.1 quake".
    """
    words, left, right = scan.words, numeral.start, numeral.end
    after = words[right]
    end = right + (after == "-")
    if scan.word(end) == "magnitude":
        return left, end + 1
    told = _of_quake(scan, numeral, end)
    if told:
        return left, told
    before = words[max(0, left - 8) : left]
    if before[-1:] == ["magnitude"]:
        return left - 1, right
    if numeral.high > _STRONGEST or (after.isalpha() and after not in _AFTER_STRENGTH):
        return None  # "the magnitude of 6 failures"
    if before[-2:] in (["magnitude", "of"], ["magnitude", "-"]):
        return left - 2, right
    told = before[-1:] in (["was"], ["is"], ["at"]) and "magnitude" in before
    return (left, right) if told and not word_set("figures", "quakes").isdisjoint(before) else None


def _of_quake(scan: Scan, numeral: Numeral, end: int) -> int:
    """The token after a strength that the scale or the quake behind it tells of; 0 where neither does."""
    at = numeral.end + (scan.words[numeral.end] in ("degree", "degrees"))
    if scan.words[at : at + 4] == ["on", "the", "richter", "scale"]:
        return at
    behind = end + (scan.word(end) in ("strength", "degree"))
    parted = numeral.high != int(numeral.high) and numeral.high <= _STRONGEST
    return behind if parted and scan.word(behind) in word_set("figures", "quakes") else 0


def _money_before(scan: Scan, at: int) -> tuple[str | None, int]:
    """The currency before a number, and the first token of it."""
    word, former = scan.word(at - 1), scan.word(at - 2)
    if word == "$" and former in SIGN_PREFIXES and _prefixes(scan, at - 2):
        return SIGN_PREFIXES[former], at - 2
    if word in SIGNS:
        return SIGNS[word], at - 1
    if word in SIGN_PREFIXES and former == "$" and scan.touches(at):
        return SIGN_PREFIXES[word], at - 2
    if word == "." and former == "rs":
        return "INR", at - 2
    if at and _is_iso(scan, at - 1):
        return word.upper(), at - 1
    if word in CODES and (scan.touches(at) or word in ("rs", "usd", "eur", "gbp", "inr")):
        return CODES[word], at - 1
    return None, at


def _prefixes(scan: Scan, at: int) -> bool:
    """Whether a word can stand before a currency sign: glued to it, or two capitals ("US $3 million")."""
    word = scan.text[scan.starts[at] : scan.ends[at]]
    return scan.ends[at] == scan.starts[at + 1] or (len(word) == 2 and word.isupper())


def unit_after(scan: Scan, at: int, numeral: Numeral) -> tuple[str | None, int]:
    """The unit after a number, and the token after it; hyphens as in "5-megawatt" are crossed."""
    words = scan.words
    begin = at + (words[at] in HYPHENS or _is_more_of_unit(scan, at))
    word, following = scan.word(begin), scan.word(begin + 1)
    hyphened = (word, following) == ("percentage", "-") and scan.word(begin + 2) in ("point", "points")
    found = "percentage point" if hyphened else _unit_of_two(scan, begin, (word, following), numeral)
    if found is not None:
        return found, begin + 2 + hyphened
    if begin == at and _is_iso(scan, at):
        return rated(scan, word.upper(), at + 1)
    if word in CURRENCIES and not (word in _ALSO_WORDS and begin == at and following.isalpha()):
        weight = word == "pound" and begin > at and _is_weighed(following)
        weight = weight or (word == "pounds" and "kg" in _in_brackets(scan, begin + 1))
        return ("lb", begin + 1) if weight else rated(scan, CURRENCIES[word], begin + 1)
    alone = word not in _NEVER_ALONE or (word in ("point", "mp") and words[at - 1][0].isdecimal())
    if word in UNITS and alone:
        unit = "nm" if scan.text[scan.starts[begin] : scan.ends[begin]] == "nm" else UNITS[word]
        return (unit, begin + 1) if unit in ("point", "yard", "percent") else rated(scan, unit, begin + 1)
    if word in DURATIONS and words[at - 1] != "a":
        return DURATIONS[word], begin + 1
    if word == "m" and not following.isalpha():
        return rated(scan, "m", begin + 1)
    if word in GLUED and scan.touches(at) and words[at - 1][0].isdecimal():
        return GLUED[word], at + 1
    return None, at


def _is_more_of_unit(scan: Scan, at: int) -> bool:
    """Whether "more" stands between a number and a length of time: "four more weeks"."""
    return scan.words[at] == "more" and scan.word(at + 1) in DURATIONS


def _is_weighed(noun: str) -> bool:
    """Whether what follows "250-pound" has a weight, and not a price: "a 250-pound man"."""
    return noun.isalpha() and noun not in word_set("figures", "priced")


def _in_brackets(scan: Scan, at: int) -> Sequence[str]:
    """The units of a pair of brackets that opens at a token: "500 pounds (225 kilograms)"."""
    words = scan.words[at : at + 5]
    return [UNITS[word] for word in words if word in UNITS] if words[:1] == ["("] else []


def _unit_of_two(scan: Scan, at: int, pair: tuple[str, str], numeral: Numeral) -> str | None:
    """A unit of two tokens: per cent, percentage points, Danish crowns, square miles, m2, (thousands) of miles."""
    word, following = pair
    if word == "of" and numeral.sort == "vague":
        return CURRENCIES.get(following) or UNITS.get(following)
    if pair in UNIT_PAIRS:
        return UNIT_PAIRS[pair]
    if following in CURRENCIES:
        return _money_of(word, CURRENCIES[following])
    if word in _SORTS and following in UNITS:
        return UNITS[following]
    if word in _POWERS and (following in UNITS or following == "m"):
        return f"{_POWERS[word]} {UNITS.get(following, following)}"
    if word in ("degree", "degrees", "°") and following in _SCALES:
        return f"degree {_SCALES[following]}"
    if word in ("m", "km", "cm") and following in _POWERS and scan.touches(at + 1):
        return f"{_POWERS[following]} {UNITS.get(word, word)}"
    return None


def _money_of(country: str, money: str) -> str | None:
    """The money of a country: Danish crowns, Australian dollars, US cents; None when the word names no country."""
    shared = SHARED_CURRENCIES.get(money)
    if shared is not None:
        own = NATIONS.get(country) if money in HOME_CURRENCIES else None
        return next((code for code, words in shared.items() if country in words), own)
    if country in NATIONS and money == "US cent":
        return money if NATIONS[country] == "USD" else "cent"
    return NATIONS.get(country)


def rated(scan: Scan, unit: str, at: int) -> tuple[str, int]:
    """A unit with what it is per, where that follows at a token, and the token after it."""
    rate = _rate(scan, at)
    return (f"{unit} per {rate[0]}", rate[1]) if rate else (unit, at)


def _rate(scan: Scan, at: int) -> tuple[str, int] | None:
    """What a rate is per: "per gram", "a barrel", "/kg"."""
    led, noun, more = (scan.word(place) for place in range(at, at + 3))
    if led in ("per", "/") and _is_noun(noun):
        if noun == "square":
            return f"square {more}", at + 3
        if led == "per" and more.isalpha() and (noun.endswith("ed") or noun in _SORTS):
            return f"{noun} {more}", at + 3
        return _SHORT.get(noun, noun), at + 2
    dates = more in ("earlier", "later", "ago", "before", "after")
    return (noun, at + 2) if led in ("a", "an") and noun in word_set("figures", "rates") and not dates else None


def _is_iso(scan: Scan, at: int) -> bool:
    """Whether a token is the code of a currency in capitals: "4 DKK", "CHF 20"."""
    return scan.words[at] in word_set("figures", "iso") and scan.text[scan.starts[at] : scan.ends[at]].isupper()


def _is_noun(word: str) -> bool:
    """Whether a word can be what a rate is per: letters, and no number."""
    return word.isalpha() and number_value([word]) is None and word not in load_lexicon("numbers")["vague"]
