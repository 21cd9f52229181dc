"""Digits that count nothing: glued into a name, a version, an ordinal, a ratio, an address or a phone number."""

import re

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.counted import is_plural
from onrecord.normalise.figures.lexicon import CURRENCIES, DURATIONS, GLUED, UNITS
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.text import OF_ONE

_TAIL = word_set("figures", "tail")
_PHONE = re.compile(r"[-+\d(). ]*\d{3}[-. ]\d{3,4}$")
_ADDRESS = 200  # characters of an address on the web that are looked at before a number in it
_PHONE_TAIL = re.compile(r"\d{3}[- ]\d{4}\b")
_CODES = word_set("figures", "codes")
_QUERY = frozenset("=?&")
_FOOTNOTE = re.compile(r"\](?:[.,;:)\s]*$|[.,;:)\[]|\s+[A-Z])")
"""What stands behind the number of a note; "[12] people" is a quotation with a number put in."""
_BILL = re.compile(r"\bH\.\s?R\.\s$")  # what stands before the number of a bill of the House: "H.R. 40".


def is_code(scan: Scan, numeral: Numeral, before: str, after: str) -> bool:
    """Whether digits are glued into a name, a version, an ordinal, a ratio or a phone number, or tell an hour."""
    text, start, end = scan.text, scan.starts[numeral.start], scan.ends[numeral.end - 1]
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if scan.words[max(0, numeral.start - 2) : numeral.start] in (["sub", "-"], ["magnitude", "-"]):
        return False
    if left[-1:].isalpha() or (left[-1:] in "_#@/" and left) or (left[-1:] in "-‐." and left[:1].isalpha()):
        return not (left[-1:].isalpha() and (before in _CODES or before in word_set("figures", "iso")))
    follows = (left[-1:] in ".:," and left[:1].isdecimal()) or (left[-1:] == "+" and left[:1].isalnum())
    decade = right in OF_ONE and numeral.high in range(20, 100, 10)  # "the 70's and 80's"
    named = scan.words[max(0, numeral.start - 2) : numeral.start] == ["known", "as"]
    named = named or (end - start == len("0930") and _is_of_clock(scan, numeral.end, after))
    noted = left[-1:] == "[" and right[:1] == "]"  # "a map[3]", "an alarm [1], but"
    footnote = noted and (left[:1].isalnum() or _FOOTNOTE.match(text, end) is not None)
    bill = _BILL.search(text, max(0, start - 6), start) is not None
    grade = left[-1:] == "–" and scan.word(numeral.start - 2) in word_set("figures", "grades")  # "K–12"
    if follows or decade or named or footnote or bill or grade or _is_in_address(text, start):
        return True
    if right[:1] in "_@" or (right[:1] == ":" and right[1:].isdecimal()):
        return bool(right)
    year = not left[:1].isalnum() and end - start == len("99")
    marked = left[-1:] in ("'", "’") and (left[:1].isdecimal() or year)
    if marked or _is_glued_code(scan, numeral, after):
        return True
    if right[:1] == "/" and right[1:].isalnum() and not right[1:].isalpha():
        return True
    if _PHONE_TAIL.match(text, start):
        return True
    return bool(_PHONE.match(text[max(0, start - 10) : end])) or (
        text[start] == "0" and end - start > 1 and text[start + 1].isdecimal()
    )


def _is_of_clock(scan: Scan, at: int, after: str) -> bool:
    """Whether a zone or "local time" follows four digits, which tell an hour: "1353 GMT"."""
    local = scan.words[at : at + 2] == ["local", "time"]
    return local or after in load_lexicon("times")["classes"]["zone"]


def _is_in_address(text: str, at: int) -> bool:
    """Whether an address on the web goes on at an offset: "https://news.example.com/item?id=4021"."""
    return text[at - 1 : at] in _QUERY and "://" in text[max(0, at - _ADDRESS) : at].rsplit(maxsplit=1)[-1]


def _is_glued_code(scan: Scan, numeral: Numeral, after: str) -> bool:
    """Whether letters that are no unit stand right after digits: 5th, 9AB8, 5G."""
    end = numeral.end
    if not scan.touches(end) or not after[:1].isalpha():
        return False
    if after in _TAIL or (scan.text[scan.starts[end]] in "GD" and len(after) == 1):
        return True
    if after in ("m", "km", "cm", "ft"):
        return False
    measure = after in UNITS or after in DURATIONS or after in GLUED
    if len(after) > len("bln") and not (measure or after in CURRENCIES or is_plural(after)):
        return True  # "8chan"
    return scan.touches(end + 1) and scan.words[end + 1][0].isdecimal()
