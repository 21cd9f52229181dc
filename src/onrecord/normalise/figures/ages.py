"""Numbers that are ages: "Smith, 45,", "aged 45", "women 17 and older", "younger than 30", "a 45-year-old man".

A scan and a number come in; whether it is somebody's age goes out.  No name of a person is known here: what stands
around the number decides.
"""

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.counted import is_plural
from onrecord.normalise.figures.lexicon import DURATIONS, EVENTS, HYPHENS, UNITS
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.normalise.tokens import is_given

_OLD = frozenset({"old", "olds"})
_AGE_NOUNS = frozenset({"aged", "age", "ages"})
_BE = word_set("figures", "be_ages")
_OF_AGE = word_set("figures", "of_age")
_OLDEST = 121
_CHILD = 9
_PERSONAL = word_set("figures", "personal")
_TITLES = (["mr"], ["mrs"], ["ms"], ["dr"])


def is_age(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number is an age: "Smith, 45," / "aged 45" / "under the age of 5" / "a 300,000-year-old skull"."""
    words, start, end = scan.words, numeral.start, numeral.end
    before = scan.word(start - 1)
    if _is_limit_of_age(scan, numeral) or (before == "at" and _is_age_at_head(scan, numeral)):
        return True
    if before in ("under", "over") and scan.word(start - 2) in word_set("figures", "grown"):
        return numeral.high < 121 and _is_bare(scan, end)
    if before in ("under", "over") and words[max(0, start - 2)] in _BE and _is_of_people(scan, numeral):
        return True
    if before == "at" and scan.word(start - 2) in ("died", "dies") and _is_bare(scan, end):
        return 0 < numeral.high < 121
    if before in _AGE_NOUNS or (before == "of" and scan.word(start - 2) in _AGE_NOUNS):
        return True
    if before in ("to", "and", "-", "–") and _AGE_NOUNS & set(words[max(0, start - 4) : start]):
        return True
    size = 2 if words[end : end + 2] == ["to", "-"] else 1
    if words[end] in ("-", "–", "to", "or") and scan.word(end + size)[:1].isdecimal():
        end += size + 1
        end += scan.word(end) in load_lexicon("numbers")["scales"]
    tail = [word for word in words[end : end + 5] if word not in HYPHENS]
    old = tail[1:2] and (tail[1] in _OLD or tail[1:3] == ["of", "age"])
    if old and tail[0] in DURATIONS:
        return True
    return (before == "," and _is_age_in_commas(scan, numeral)) or _is_age_of_name(scan, numeral, before)


def _is_age_at_head(scan: Scan, numeral: Numeral) -> bool:
    """Whether "At 26," opens a sentence about somebody, not about a land or a price: "At 80, Brent crude"."""
    at, end = numeral.start - 2, numeral.end
    opens = at < 0 or scan.words[at] in (".", "!", "?", "”", '"') or scan.kinds[at] == BREAK
    if not opens or scan.words[end] != "," or numeral.high > _OLDEST:
        return False
    head, tail = scan.words[end + 1], scan.words[end + 2 : end + 10]
    if head in _PERSONAL or [head] in _TITLES:
        return True
    named = scan.text[scan.starts[end + 1]].isupper() and numeral.high > _CHILD
    surname = bool(tail) and scan.text[scan.starts[end + 2]].isupper()
    return named and ((surname and is_given(head) is not None) or not _OF_AGE.isdisjoint(tail))


def _is_of_people(scan: Scan, numeral: Numeral) -> bool:
    """Whether a bare number at the end of a clause bounds an age: "most of the delegates were under 30"."""
    ends = scan.words[numeral.end] in (".", ",", ";", ")", "\n")
    people, before = word_set("figures", "people"), scan.words[max(0, numeral.start - 8) : numeral.start]
    return ends and _CHILD < numeral.high < _OLDEST and not people.isdisjoint(before)


def _is_limit_of_age(scan: Scan, numeral: Numeral) -> bool:
    """Whether a bare number bounds an age: "15 and older", "women 17 and above", "younger than 30"."""
    words, start, end = scan.words, numeral.start, numeral.end
    if not 0 < numeral.high < _OLDEST:
        return False
    if words[max(0, start - 2) : start] in (["younger", "than"], ["older", "than"]):
        return _is_bare(scan, end)
    if words[end] not in ("and", "or"):
        return False
    limit, grown = scan.word(end + 1), scan.word(start - 1) in word_set("figures", "grown")
    return limit in ("older", "younger") or (grown and limit in ("above", "over", "under", "up", "below"))


def _is_bare(scan: Scan, at: int) -> bool:
    """Whether no noun or unit follows at a token: "children under 5 died", not "people under 5 feet"."""
    word = scan.words[at]
    return not (word in UNITS or is_plural(word)) or word in EVENTS


def _is_age_of_name(scan: Scan, numeral: Numeral, before: str) -> bool:
    """Whether a bare number after "is" and a name is an age: "Mr. Roth is 79 and ill"."""
    start, end = numeral.start, numeral.end
    if before not in ("is", "was", "turned", "turns") or start < 3 or not 9 < numeral.high < 111:
        return False
    if scan.words[end] not in (",", ".", "and", ";"):
        return False
    if scan.words[start - 2] in _PERSONAL:
        return True
    name = scan.text[scan.starts[start - 2] : scan.ends[start - 2]]
    inside = (
        scan.words[start - 3] not in (".", "!", "?", ":", '"', "“") or scan.words[start - 4 : start - 3] in _TITLES
    )
    return name.istitle() and inside and scan.kinds[start - 3] != BREAK


def _is_age_in_commas(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number between commas after a name or a person's noun is an age: "Ana Roth, 45,"."""
    words, start = scan.words, numeral.start
    after = words[numeral.end]
    whole = 0 < numeral.high < 121 and numeral.high == int(numeral.high)
    if after == "of":  # "Ida Holt, 40 of Pell, said"
        home = scan.written(numeral.end + 1, numeral.end + 2)[:1]
        old = words[start].isdecimal() and numeral.high > _CHILD
        return whole and old and start > 1 and home.isupper() and scan.text[scan.starts[start - 2]].isupper()
    if words[start - 3 : start - 1] in (["jr", "."], ["sr", "."]) and after == ",":
        return whole
    if (
        not whole
        or start < 2
        or after not in word_set("figures", "age_after")
        or (after == "from" and numeral.high < 10)
    ):
        return False
    person = after == "," and words[start - 2] in word_set("figures", "persons")
    return person or scan.text[scan.starts[start - 2]].isupper()
