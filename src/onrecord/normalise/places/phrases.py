"""The phrases of one sentence that say where: "in Aleppo", "in the northern town of Tarn", "fled Sudan".

A sentence and the toponyms of its article come in, phrases go out in the order of the text. The table knows the
country of many names; a name that it does not know is a place only where its sort is told ("the town of Tarn",
"Tarn valley") or where nothing but a place can stand ("in Tarn on Sunday"), and it has no country then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.places.toponyms import Toponym
from onrecord.normalise.tokens import demonym, is_body, plain

_S = r"[ \n\u00a0]"
_CAPITAL = r"(?:[A-Z]\.)+|[^\W\d_a-zß-ÿ][\w’'-]*[\w]"
_NAME = rf"(?P<name>(?:{_CAPITAL})(?:{_S}(?:{_CAPITAL})){{0,3}})"
_IN, _TO, _OTHER = (branches("where", "pattern", name) for name in ("at", "to", "no_lead"))
_AT, _NO_LEAD = f"{_IN}|throughout|of", f"{_IN}|{_TO}|{_OTHER}"
_LEAD = rf"(?:(?!(?:{_NO_LEAD})\b)[a-z][\w’'-]*{_S}){{0,5}}?"
_PHRASE = re.compile(rf"\b(?P<prep>(?i:{_AT}|{_TO})){_S}(?P<lead>{_LEAD}){_NAME}(?P<owner>['’]s\b)?")
_SORT_BEHIND = re.compile(rf"{_S}(?:(?:and|or){_S}[a-z]+{_S})?([a-z]+)\b")
_NEXT_WORD = re.compile(r"\s*([\w]+|$)")
_THE = rf"(?:the{_S})?"
_MORE = re.compile(rf"(?P<join>,{_S}(?:and{_S}{_THE})?|{_S}and{_S}{_THE}|,?{_S}in{_S}{_THE}(?:[a-z]+{_S})?){_NAME}")
_BARE = words("where", "words", "bare")
_LOOSE = words("where", "words", "loose")
"""Prepositions that lead to much else: to a name before a noun they lead to that noun."""
_DAY = re.compile("|".join(branches("times", "pattern", name) for name in ("weekdays", "months_begin")))
_VERB_BEFORE = re.compile(r"\b([a-z]+) (?:the )?$")
_VERB_BEHIND = re.compile(r" (?:(?:has|have|had|also|already) ){0,2}([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One place as a sentence names it.

    The phrase is text[start:end], the words of the place in it are text[first:last]. `sort` is "at" for a locative
    phrase, "to" for a direction, "object" and "subject" for what a verb makes a place of.
    """

    start: int
    first: int
    last: int
    end: int
    sort: str
    country: str | None = None
    region: str | None = None


def find_phrases(text: str, start: int, end: int, toponyms: Sequence[Toponym]) -> list[Phrase]:
    """The phrases of text[start:end] that say where, none over another.

    That is a sentence, whose toponyms come in order.
    """
    known = _Known({one.start: one for one in toponyms}, {one.end: one for one in toponyms})
    found = [*_locatives(text, start, end, known), *_of_verbs(text, start, end, toponyms)]
    out: list[Phrase] = []
    for phrase in sorted(found, key=lambda p: (p.first, p.sort)):
        if not out or phrase.start >= out[-1].end:
            out.append(phrase)
    return out


class _Known(NamedTuple):
    """The toponyms of a sentence by where they start and by where they end."""

    starts: dict[int, Toponym]
    ends: dict[int, Toponym]

    def at(self, start: int, end: int) -> Toponym | None:
        """The toponym that begins at a name, or that closes it."""
        found = self.starts.get(start) or self.ends.get(end)
        return found if found is not None and found.start >= start else None


def _locatives(text: str, start: int, end: int, toponyms: _Known) -> Iterator[Phrase]:
    at = start
    while match := _PHRASE.search(text, at, end):
        phrase = _phrase(text, match, end, toponyms)
        at = match.end("prep") if phrase is None else phrase.end
        if phrase is not None:
            yield phrase


def _phrase(text: str, match: re.Match[str], end: int, toponyms: _Known) -> Phrase | None:
    """The place that a preposition leads to, with the larger or further places named right behind it."""
    prep, lead = match["prep"].lower(), match["lead"].split()
    sort = "to" if prep in _TO.split("|") else "at"
    if prep in ("for", "of", "on") and not _is_of_place(text, match, lead, prep):
        return None
    known = toponyms.at(match.start("name"), match.end("name"))
    if known is not None and not (known.whole and known.entry.kind != "people") and _is_area(match["name"]):
        known = None
    if known is not None and (known.whole or _is_sort(text, known.end, end)):
        if known.entry.kind == "people" or _describes(text, known.end, end, close=prep in _LOOSE):
            return None
        first = _with_direction(lead, known.start)
        found = Phrase(match.start(), first, known.end, known.end, sort, known.entry.country, known.entry.region)
    else:
        name = _unknown(text, match, lead, end)
        part = known is not None and match["name"].split()[0].lower() not in words("where", "words", "directions")
        if part or name is None or (sort == "to" and lead):
            return None
        first = _with_direction(lead, name[0])
        found = Phrase(match.start(), first, name[1], name[1], sort)
    return _with_more(text, _with_sort(text, found, end), end, toponyms)


def _is_of_place(text: str, match: re.Match[str], lead: Sequence[str], prep: str) -> bool:
    """Whether "of", "for" and "on" lead to a place: "the town of Tarn", "the shelling of Homs", "on Crete"."""
    if prep == "on" and (_is_area(match["name"]) or plain(match["name"]) in words("where", "words", "islands")):
        return True
    before = text[max(0, match.start() - 20) : match.start()].split()
    attacked = bool(before) and before[-1].lower() in words(
        "where", "words", "struck" if prep == "on" else "attacks"
    )
    return attacked or (bool(lead) and {*lead[-2:]} & words("where", "words", "types") != set())


def _is_area(name: str) -> bool:
    """Whether a name ends in the sort of place that it is of, or is a part of the world: "Swiss Alps", "Asia"."""
    sort = " " in name and name.rsplit(maxsplit=1)[-1].lower() in words("where", "words", "types")
    return sort or name.lower() in words("where", "words", "parts")


def _with_direction(lead: Sequence[str], first: int) -> int:
    """Where a place begins with the direction right before it: "southern Lebanon"."""
    if lead and lead[-1] in words("where", "words", "directions"):
        return first - len(lead[-1]) - 1
    return first


def _describes(text: str, at: int, end: int, *, close: bool) -> bool:
    """Whether a name only says of which country what follows is: "the U.S. Embassy", "U.S. military aid"."""
    following = _NEXT_WORD.match(text, at, end)
    if following is None or not text.startswith((" ", "\n"), at) or not following[1]:
        return False
    if following[1][0].isupper():
        return following[1].lower() not in words("where", "words", "types") and not _DAY.match(following[1])
    short = close or text[at - 1] == "." or text[at - 2 : at].isupper()
    return short and following[1] not in words("where", "words", "after_name")


def _with_sort(text: str, phrase: Phrase, end: int) -> Phrase:
    """A place with its sort behind it: "Tarn valley"."""
    behind = _SORT_BEHIND.match(text, phrase.end, end)
    if behind is None or behind[1] not in words("where", "words", "types"):
        return phrase
    return replace(phrase, last=behind.end(), end=behind.end())


def _is_sort(text: str, at: int, end: int) -> bool:
    """Whether the word behind a name is a sort of place: "Tarn valley"."""
    behind = _SORT_BEHIND.match(text, at, end)
    return behind is not None and behind[1] in words("where", "words", "types")


def _unknown(text: str, match: re.Match[str], lead: Sequence[str], end: int) -> tuple[int, int] | None:
    """The range of a name that the table does not know and that is a place by the words about it, or None."""
    name, types = match["name"], words("where", "words", "types")
    first, last = name.split(maxsplit=1)[0].lower(), name.rsplit(maxsplit=1)[-1].lower()
    span = match.span("name")
    if _is_no_place(name) or match["owner"]:
        return None
    told = [word for word in lead if word not in ("the", "of")]
    if told and told[-1] in types and lead[-1] in ("of", told[-1]):
        return span
    if _is_area(name) or (first != last and first in words("where", "words", "types_before")):
        return span
    if _is_sort(text, match.end("name"), end):
        return span
    bare = all(word in words("where", "words", "directions") for word in lead)
    if not bare or match["prep"].lower() not in _BARE or is_body(name.split()):
        return None
    following = _NEXT_WORD.match(text, match.end("name"), end)
    if match["prep"].lower() in ("near", "outside", "around"):
        return span
    free = following is not None and (not following[1] or following[1] in words("where", "words", "after_name"))
    return span if free or text[match.end("name") : match.end("name") + 1] in (",", ".", ";", ")", "") else None


def _is_no_place(name: str) -> bool:
    """Whether a name is of a day, a language, a body or a people, or is an abbreviation."""
    parts, none = name.replace("-", " ").split(), words("where", "words", "no_places")
    if parts[0].lower() in none or parts[-1].lower() in none:
        return True
    if name.lower() in words("where", "words", "languages"):
        return True
    if len(parts) == 1 and name.isupper() and len(name) < 6:
        return True
    return not _is_area(name) and any(demonym(part) for part in parts)


def _with_more(text: str, phrase: Phrase, end: int, toponyms: _Known) -> Phrase:
    """A place with those named right behind it: "Tripoli, Lebanon", "Tarn in Syria", "Homs, Hama and Idlib"."""
    known, listed = phrase.country is not None, False
    while match := _MORE.match(text, phrase.end, end):
        more = toponyms.at(match.start("name"), match.end("name"))
        if more is None or more.start != match.start("name") or not more.whole or more.entry.kind == "people":
            return phrase
        larger = more.entry.kind in ("country", "region") and phrase.country in (None, more.entry.country)
        holds = larger and not listed
        if "in" in match["join"].split():
            return _within(phrase, more, phrase.last) if holds else phrase
        if holds and "and" not in match["join"]:
            phrase = _within(phrase, more, more.end)
        elif known and not _acts(text, more.end, end):
            phrase, listed = _beside(phrase, more), True
        else:
            return phrase
    return phrase


def _within(phrase: Phrase, larger: Toponym, last: int) -> Phrase:
    """A place in a larger one, whose country it has; its words end at `last`."""
    region = phrase.region or (larger.entry.region if larger.entry.kind == "region" else None)
    return replace(phrase, last=last, end=larger.end, country=larger.entry.country, region=region)


def _beside(phrase: Phrase, other: Toponym) -> Phrase:
    """Two places as one: the country, and the region, that both lie in."""
    country = phrase.country if phrase.country == other.entry.country else None
    region = phrase.region if country and phrase.region == other.entry.region else None
    return replace(phrase, last=other.end, end=other.end, country=country, region=region)


def _acts(text: str, at: int, end: int) -> bool:
    """Whether a verb follows a name, so that it begins a clause of its own: "in Homs, and Hama has …"."""
    following = _NEXT_WORD.match(text, at, end)
    return following is not None and following[1] in words("where", "words", "acts")


def _of_verbs(text: str, start: int, end: int, toponyms: Sequence[Toponym]) -> Iterator[Phrase]:
    """The known places that are a verb's object or subject: "fled Sudan", "Chiapas has recorded 41 cases"."""
    for one in toponyms:
        if not one.whole or one.entry.kind == "people":
            continue
        before = _VERB_BEFORE.search(text, max(start, one.start - 24), one.start)
        behind = _VERB_BEHIND.match(text, one.end, end)
        if before and before[1] in words("where", "words", "objects"):
            sort, begin = "object", before.start()
        elif behind and behind[1] in words("where", "words", "subjects") and one.entry.kind != "government":
            sort, begin = "subject", one.start
        else:
            continue
        yield Phrase(begin, one.start, one.end, one.end, sort, one.entry.country, one.entry.region)
