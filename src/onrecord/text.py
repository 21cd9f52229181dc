"""Offsets, paragraphs and sentences: what several stages share.

Text comes in, ranges of code points go out; every range is half-open, holds no blanks at its ends, and the
ranges are in the order of the text. Nothing here changes a text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.records import Range

OF_ONE = ("'s", "’s")
OWNS = (*OF_ONE, "s'", "s’")
"""How a word ends that says whose something is: a single one's, and anybody's."""
_CELL = re.compile(r"\(?[-+−–]?[$€£]?\d(?:[\d.,:/-]*\d)?%?\)?|[-–—]")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_TITLES = frozenset(
    """mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl pvt adm cmdr cpt pres rev hon
    msgr fr st ste mt ft supt det insp pfc spc amb atty asst vs v fig figs vol art approx est ca cf e.g i.e eg
    viz al nos pp dir messrs mme mlle hr hrn ing dipl bzw z.b u.a d.h sog evtl ggf lt.-gen maj.-gen brig""".split()
)
"""Abbreviations that stand before what they belong to: a sentence never ends after them."""
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_MONTH_NAMES = _MONTHS | frozenset(
    """january february march april may june july august september october november december januar jänner
    februar märz mai juni juli oktober dezember dez mär okt mae janvier janv février févr mars avril avr juin
    juillet juil août septembre octobre novembre décembre déc enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre ene abr dic gennaio febbraio aprile maggio giugno luglio
    settembre ottobre dicembre mag giu lug ott januari februari maart mei augustus augusti desember marts maj
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev""".split()
)
"""The names of months where a day is written with a full stop, "5. Mai"."""
_BEFORE_NUMBER = _MONTHS | {"no", "nr", "p", "s", "ch", "sec", "art", "abs", "tel"}
"""Abbreviations that a sentence does not end after when a number follows."""
_MAYBE_LAST = frozenset(
    """u.s u.k u.n e.u d.c u.s.a u.s.s.r n.y l.a n.j n.c s.c n.h n.m n.d s.d w.va r.i b.c p.r u.a.e a.m p.m
    inc corp co cos ltd llc plc bros jr sr esq ph.d m.d b.a m.a j.d d.d.s r.n etc dept univ assn intl govt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo ave blvd rd hwy sq ext div dist natl min max ed eds""".split()
)
"""Abbreviations that may end a sentence: they do when a word follows that mostly begins one."""
_STARTERS = frozenset(
    """the a an this that these those he she it they we you i his her its their our my your there here in on at
    by for from with as if when while since after before during until although though because but and or so yet
    however also meanwhile still then now what who how why where not no some many most all both each one another
    according despite instead earlier later last next among asked under over even only once two three about
    police officials such to more other several nearly nor just like given through between against without
    within additionally moreover furthermore thus therefore finally today yesterday""".split()
)
_ZONES = frozenset("est edt et cst cdt ct pst pdt pt mst mdt gmt utc bst cet cest ist eastern central".split())
_REPORTING = re.compile(r"[^.!?\n]{0,50}?\b(?:said|says|asked|asks|added|wrote|told|replied|shouted|tweeted)\b")
_BREAK = re.compile(
    r"[.!?…؟।。！？](?:"  # one of the marks comes first, so that `re` skips to the next one
    r"(?<=[.!?…؟।])(?<![.!?…؟।].)[.!?…؟।]*+[\"'”’»)\]]*+(?:\s?\[\w{1,3}\])*+(?=\s++[\"'“‘«„(\[¿¡–—-]*+\s*+[^\Wa-zß-öø-ÿ_])"
    r"|(?<=[。！？])[。！？]*+[」』”’）]*+|(?<=[a-z]{3}\.)[\"”]?(?=[A-Z][a-z]+ ))"
)
_LAST_WORD = re.compile(r"[\w.&-]+$")
_NEXT_WORD = re.compile(r"[\s\"'“‘«„(\[–—-]*([\w.'’]+)")


def lines(text: str) -> Iterator[Range]:
    """The lines of a text that hold more than blanks, without the blanks at their ends."""
    for match in _LINE.finditer(text):
        stripped = trim(text, match.start(), match.end())
        if stripped.start < stripped.end:
            yield stripped


def escaped(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot hold, written as Python's escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def trim(text: str, start: int, end: int) -> Range:
    """The range without the blanks at its ends; empty at `start` when there is nothing else."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Range(start + lead, start + lead + len(piece.strip()))


def overlaps(taken: Sequence[Range], start: int, end: int) -> bool:
    """Whether a stretch shares a character with one of some ranges, which are in order and apart."""
    at = bisect_left(taken, (start, start))
    return (at < len(taken) and taken[at].start < end) or (at > 0 and taken[at - 1].end > start)


def last_cells(text: str) -> int:
    """How many numbers in a row a line ends with, as the rows of a table do; in prose it is one at most."""
    count = 0
    for word in reversed(text.split()):
        if not _CELL.fullmatch(word):
            break
        count += 1
    return count


@lru_cache(maxsize=2048)  # several rules of one batch of articles ask for the same paragraph
def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The sentences of one paragraph, text[start:end], as ranges of the whole text.

    The paragraph ends with the text where no end is given. A full stop after an abbreviation ends a sentence or not
    by what follows it: "U.S. President" goes on, "in the U.S. The" does not. Closing quotation marks and brackets
    belong to the sentence before them. The time it takes grows with the length of the text and nothing else.
    """
    stop = len(text) if end is None else end
    out, begin = [], start
    for match in _BREAK.finditer(text, start, stop):
        if not _ends_sentence(text, begin, match):
            continue
        sentence = trim(text, begin, match.end())
        if sentence.start < sentence.end:
            out.append(sentence)
        begin = match.end()
    rest = trim(text, begin, stop)
    if rest.start < rest.end:
        out.append(rest)
    return tuple(out)


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the mark that a match stands on ends a sentence that began at `begin`."""
    marks = match.group()
    if marks[0] != ".":
        quoted = marks[0] in "?!" and marks[-1] in "\"”’'"
        return not (quoted and _REPORTING.match(text, match.end(), match.end() + 80))
    if marks.startswith(".."):
        return True
    word = _LAST_WORD.search(text[max(begin, match.start() - 24) : match.start()])
    if word is None:
        return True
    before = word.group().lower().lstrip(".-&")
    if len(marks) > 1 and before not in _MAYBE_LAST:
        return True
    follows = _NEXT_WORD.match(text, match.end(), min(len(text), match.end() + 60))
    after = follows.group(1) if follows else ""
    at_start = match.start() - len(word.group()) <= begin + 1
    return _ends_after(before, after, at_start=at_start)


def _ends_after(before: str, after: str, *, at_start: bool) -> bool:
    """Whether a sentence ends between a word with a full stop and the word after it.

    The word is given in lower case without the full stop, the one after it as written, "" when there is none.
    `at_start` is whether the word is the first of its sentence, as the number of a list is.
    """
    starts = after.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0].lower() in _STARTERS
    if before in _TITLES:
        return False
    if after[:1].isdigit() and before in _BEFORE_NUMBER:
        return False
    if before.isdigit() and len(before) <= 2:
        return not at_start and after.lower().rstrip(".") not in _MONTH_NAMES
    if len(before) == 1 and before.isalpha():
        return starts and not at_start
    if before in _MONTHS:
        return True
    parts = before.split(".")
    if "".join(parts).isdigit():  # "fell to 6.3. Engineers …", but "1.2. Scope"
        return not at_start
    if before in _MAYBE_LAST or ("." in before and all(len(part) == 1 for part in parts)):
        return starts and after.lower() not in _ZONES
    return True
