"""The event of the verb that a counted noun is the subject of: "300 guards, most of them young, were killed".

The verb follows the noun at once, across small words, or past places, names, asides and relative clauses. Where the
noun does what a verb says, it is no event of it: "two men killed the judge".
"""

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.counted import is_of_them
from onrecord.normalise.figures.event_words import BE, CLAUSE_END, event_at, is_adverb, phrase_size
from onrecord.normalise.figures.lexicon import EVENT_PHRASES, EVENTS
from onrecord.normalise.times.scan import BREAK, Scan, word_set

_FAR = 22  # tokens after a noun in which the verb that it is the subject of is looked for
WHO = word_set("figures", "who")
_MANY = word_set("figures", "many_event_verbs")
_ALONE = word_set("figures", "alone")  # verbs that have no object: who stands before them is whom it happened to
_PLACED = word_set("figures", "placed")
_OWN = frozenset("fled lost protested voted fighting displaced".split())
"""What happens to those who do it, object or none: "people fled their homes"."""
_OBJECTS = word_set("figures", "objects")
_DASHES = frozenset("- – —".split())
_ASIDES = frozenset(
    "including among most mostly many some all supported backed accompanied led aided joined armed".split()
)
_NOUNS_TOO = word_set("figures", "nouns_too")
_MIDDLE = word_set("figures", "middle")


def event_behind(scan: Scan, at: int, limit: int) -> str | None:
    """The event of the verb that follows a noun: at once, across small words, or as its subject's verb."""
    noun_end, at = at, _past_aside(scan, at)
    limit = limit if at == noun_end else max(limit, at + _FAR)
    for place in range(at, min(len(scan.words), at + 7)):
        found = event_at(scan, place)
        if found:
            if _is_doing(scan, place, found):
                return None
            acts = (place == at or scan.words[place - 1] in WHO) and _is_act(scan, place, found)
            return None if acts else found
        word = scan.words[place]
        if scan.kinds[place] == BREAK or not (word in word_set("figures", "between") or is_adverb(word)):
            return _event_of_subject(scan, at, limit)
    return None


def _is_act(scan: Scan, place: int, event: str) -> bool:
    """Whether an event word has an object, so that what stands before it acts: "two men killed the judge"."""
    size = phrase_size(scan, place)
    following = scan.word(place + size)
    if event in _OWN or scan.words[place] in _ALONE:
        return False
    if scan.words[place] in EVENT_PHRASES:
        return size > 1 and (following in _OBJECTS or following == "the")
    if following[:1].isdecimal() or following in load_lexicon("numbers")["unit_words"]:
        return True
    if scan.word(place - 1) in WHO:
        return following.isalpha() and following not in _PLACED and following not in ("by", "after", "when")
    return following in _OBJECTS


def _is_doing(scan: Scan, place: int, event: str) -> bool:
    """Whether what stands before does what a word in -ing names: "two offices are releasing families"."""
    word = scan.words[place]
    alone = event in _OWN or word in ("dying", "drowning", "starving", "missing", "perishing")
    return word.endswith("ing") and not alone and scan.words[place - 1] in BE


def _past_aside(scan: Scan, at: int) -> int:
    """The token after an aside in commas, brackets or dashes that begins at a token; else the same token."""
    words, opens = scan.words, scan.word(at)
    if opens == "(":
        return _closed(words, at, (")", "\n"), 16)
    if opens in _DASHES and scan.starts[at] > scan.ends[at - 1]:
        end = _closed(words, at + (scan.word(at + 1) == opens), (opens, ".", ";", "\n"), 16)
        return end + (scan.word(end) == opens)
    if opens != "," or not (scan.word(at + 1) in _ASIDES or is_of_them(words, at + 2)):
        return at
    return _closed(words, at, (",", ".", ";", "\n"), 12)


def _closed(words: list[str], at: int, marks: tuple[str, ...], far: int) -> int:
    """The token after the mark that closes what opens at a token: the first of some marks, where that is it."""
    end = next((place for place in range(at + 1, min(len(words), at + far)) if words[place] in marks), None)
    return end + 1 if end is not None and words[end] == marks[0] else at


def _event_of_subject(scan: Scan, at: int, limit: int) -> str | None:
    """The event of the verb that a noun is the subject of, past places, names, asides and relative clauses.

    "Members of the local corps have been killed", "policemen who were on guard and a clerk were wounded".
    """
    words = scan.words
    if is_of_them(words, at):
        return next((EVENTS[w] for w in words[at + 2 : at + 5] if w in EVENTS), None)
    relative = joined = other = False
    for place in range(at, min(len(words), at + _FAR)):
        word = words[place]
        if _ends_clause(scan, place) or (place >= limit and words[limit - 1] not in _PLACED):
            return None
        if word in BE or word in _ALONE or phrase_size(scan, place) > 1:
            found = _verb_event(scan, place) if not other or words[place - 1] == "and" else None
            if found and not (joined and word not in _MANY and not other):
                return found
            other = other or not (relative and (words[place - 1] in WHO or words[place - 1] in BE))
        if word in WHO and place > at + 1 and not joined and _is_of_one(scan, at, place):
            return None
        relative = relative or word in WHO
        joined = joined or word == "and"
        if word in EVENTS and not relative and word not in _NOUNS_TOO:
            return None
    return None


def _is_of_one(scan: Scan, at: int, place: int) -> bool:
    """Whether "who" tells of a name that stands between: "two suspects, 26-year-old Tam Dole, who died"."""
    named = scan.words[at] == scan.word(place - 1) == ","
    return named and scan.text[scan.starts[place - 2] : scan.ends[place - 2]].istitle()


def _ends_clause(scan: Scan, place: int) -> bool:
    """Whether a token ends a clause or begins another one that is no relative clause."""
    word = scan.words[place]
    stops = word in word_set("figures", "clause_start") and word not in WHO
    return stops or word in CLAUSE_END or scan.kinds[place] == BREAK


def _verb_event(scan: Scan, place: int) -> str | None:
    """The event of a verb at a token, past auxiliaries and adverbs: "have also been seriously wounded"."""
    among = False
    for at in range(place, min(len(scan.words), place + 9)):
        found = event_at(scan, at)
        if found:
            return None if _is_doing(scan, at, found) else found
        word = scan.words[at]
        among = among or word == "among"
        if word in CLAUSE_END or not (word in BE or is_adverb(word) or word in _MIDDLE or among):
            return None
    return None
