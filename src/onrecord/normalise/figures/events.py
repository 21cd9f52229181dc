"""What happened to what a figure counts: the event word that belongs to it.

There is no parse. In order, an event is looked for right before the figure ("killed 300"), as the verb that the
noun after it is the subject of ("300 members of the guard, most of them young, were killed"), and among the words
of that noun ("300 deaths"). What is left takes the event of its list, and at last the nearest event word before it
in its clause.
"""

from __future__ import annotations

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.times.scan import BREAK, OTHER, Scan, word_set

_CLAUSE_END = frozenset(".;:!?()—–")
_WHERE = frozenset("in across within throughout".split())
_SOURCES = frozenset("for from into aboard near at with against outside behind beside under".split())
_LINKS = frozenset("of some the as just only another those these his her their its".split())
_FAR = 22
"""Tokens after a noun in which the verb that it is the subject of is looked for."""


def find_event(scan: Scan, start: int, number: int, end: int, limit: int) -> tuple[str | None, bool]:
    """What happened to a figure by its nearest words, and whether the word stands before the figure.

    Args:
        scan: the text's tokens.
        start: the first token of the figure with its bound.
        number: the first token after the number.
        end: the first token after what is counted.
        limit: where the next figure begins.
    """
    events = load_words().events
    if scan.words[end : end + 1] == ["alive"] and _FINDING & {*scan.words[max(0, start - 3) : start]}:
        return "rescued", True
    found = _event_touching(scan, start, events)
    if "lives" in scan.words[number:end]:
        return ("rescued", True) if found == "rescued" else ("killed", False)
    inner = next((events[w] for w in scan.words[number:end] if w in events), None)
    if inner == "infected" and "cases" in scan.words[number:end] and not _are_ill(scan, number, end):
        inner = None
    if (found == "deployed" and scan.words[start - 1 : start] == ["to"]) or found == "protested":
        found = None  # "sent greetings to a thousand leaders", "the appeal gathered 9,000 views"
    if found:
        return (inner if found == "struck" and inner else found), True
    if "prisoners" in scan.words[number:end] and _HOLDING & {*scan.words[max(0, start - 1) : start]}:
        return "captured", True
    touched = {*scan.words[end : end + 1]} & (events.keys() | _WHO | _BE)
    if start and scan.words[start - 1] in _WHERE and not touched:
        return inner, False
    if start and ("by" in scan.words[max(0, start - 2) : start] or (_is_owned(scan, start) and not touched)):
        return inner, False
    return _event_after(scan, end, limit, events) or inner, False


_HOLDING = frozenset("took take taken taking takes had has have hold holds held holding".split())
_FINDING = frozenset("pulled found brought dug reached recovered pull find bring reach".split())


def _is_owned(scan: Scan, at: int) -> bool:
    """Whether a noun owns a figure, so that the verbs around are the noun's: "images of two suspects"."""
    if at < 2 or scan.words[at - 1] != "of" or scan.kinds[at - 2] != OTHER:
        return False
    head = scan.words[at - 2]
    sums = head in _SUMS or head in word_set("figures", "collectives")
    return head.isalpha() and not sums and head not in load_words().events


_SUMS = frozenset("total number majority pair bodies lives".split())


def _are_ill(scan: Scan, start: int, end: int) -> bool:
    """Whether cases are of a disease, by the words in them, right behind them or around."""
    words, ill = scan.words, word_set("figures", "disease")
    if word_set("figures", "case_words") & {*words[start:end]}:
        return True
    if words[end : end + 1] == ["of"]:
        return words[end + 1 : end + 2] != [] and words[end + 1] not in word_set("figures", "crimes")
    return any(word in ill for word in words[max(0, start - _AROUND) : end + _AROUND])


_AROUND = 25
"""Tokens around "cases" in which a word of disease tells what they are cases of."""


def find_loss(scan: Scan, start: int, end: int) -> str | None:
    """How money over tokens [start, end) was lost, "stolen" or "lost", by the words that touch it."""
    events = load_words().events
    found = _event_touching(scan, start, events) or _event_after(scan, end, end + 8, events)
    return found if found in ("stolen", "lost") else None


def find_ruin(scan: Scan, start: int) -> str | None:
    """How a measure of something was ruined, "destroyed" or "damaged": "burned 12,400 hectares of forest"."""
    found = _event_touching(scan, start, load_words().events)
    return found if found in ("destroyed", "damaged") else None


def main_event(scan: Scan, at: int) -> str | None:
    """The event of the verb of a sentence after a participle: "rockets fired at the city were intercepted"."""
    if scan.words[at : at + 1] == [] or scan.words[at] not in load_words().events:
        return None
    for place in range(at + 1, min(len(scan.words), at + _FAR)):
        if _ends_clause(scan, place):
            return None
        if scan.words[place] in _BE:
            return _verb_event(scan, place, load_words().events)
    return None


def event_before(scan: Scan, at: int, *, bare: bool) -> str | None:
    """The nearest event word before a figure in its clause; a toll is looked for further back.

    Args:
        scan: the text's tokens.
        at: the first token of the figure.
        bare: whether the figure has no noun: "rose to 17 from 12", not "rescued from three boats".
    """
    events, words = load_words().events, scan.words
    last = words[at - 1] if at else ""
    beside = last in _SOURCES and words[max(0, at - 2) : at] not in (["along", "with"], ["together", "with"])
    if (last in _LEVELS or words[at] in _LEVELS) and _toll_before(scan, at):
        return "killed"
    if (
        last in _WHERE
        or (not bare and (beside or last == "s" or _is_owned(scan, at)))
        or _is_other_verb(last)
        or _is_second_verb(words, at)
        or words[max(0, at - 2) : at] == ["by", "a"]
    ):
        return None
    tolls, opens = word_set("figures", "tolls"), word_set("figures", "clause_start")
    listed = last in _JOINED and any(tuple(words[max(0, at - len(join)) : at]) == join for join in _JOINS)
    for place in range(at - 1, max(-1, at - 14), -1):
        word = words[place]
        found = _event_at(scan, place, events)
        noun = word in tolls
        ill = word != "cases" or _are_ill(scan, place, place + 1)
        if (found == "deployed" and last == "to") or (found == "protested" and place == at - 1):
            return None
        if found and ill and not (listed and noun) and (place >= at - 8 or noun or listed):
            return found
        if word in _CLAUSE_END or scan.kinds[place] == BREAK or word in opens:
            return None
        if word == "," and place < at - 5 and not listed:
            return None
    return None


_LEVELS = frozenset(
    "to from at passed exceeded exceeds exceeding topped tops surpassed surpasses reached hit".split()
)


def _toll_before(scan: Scan, at: int) -> bool:
    """Whether a sentence speaks of a death toll before a level: "the toll, in doubt, was raised from 64 to 90"."""
    for place in range(at - 1, max(-1, at - 30), -1):
        if scan.words[place] in (".", ";", "?", "!") or scan.kinds[place] == BREAK:
            return False
        if scan.words[place] in ("toll", "tolls"):
            return scan.words[place - 1 : place] == ["death"] or scan.words[place - 1 : place] == ["the"]
    return False


def _is_other_verb(word: str) -> bool:
    """Whether a figure is the object of a verb that names no event: "trapped a dozen cars", "found 12 boats"."""
    lexicon = load_words()
    ended = word.endswith("ed") and len(word) > 4 and word not in lexicon.changes and word not in lexicon.revised
    return (ended or word in _OTHER_VERBS) and word not in lexicon.events


_OTHER_VERBS = frozenset(
    "found took saw cost bought sold won held kept made gave brought built blocked shut left led met put drew "
    "leaves leaving".split()
)


def _is_second_verb(words: list[str], at: int) -> bool:
    """Whether a verb in -s that names no event joins a figure to the verbs before: "employs 640 and makes 90"."""
    if at < 2 or words[at - 2] != "and":
        return False
    last, lexicon = words[at - 1], load_words()
    return last.endswith("s") and last not in lexicon.events and last not in lexicon.changes and last not in _LINKS


_JOINED = frozenset("and as with the his".split())
"""The last words of `_JOINS`."""
_JOINS = (("and",), ("as", "well", "as"), ("along", "with"), ("together", "with"), ("and", "the"), ("and", "his"))


def _event_at(scan: Scan, place: int, events: dict[str, str]) -> str | None:
    """The event that a word, or a phrase that starts with it, names; "fallen to 12" names none."""
    words, word = scan.words, scan.words[place]
    phrases = load_words().event_phrases.get(word, ())
    if not phrases and word not in events:  # as of nearly all words
        return None
    for phrase, event in phrases:
        if tuple(words[place : place + len(phrase)]) == phrase:
            return event or None
    if word == "vote" and words[place - 1 : place] == ["the"]:
        return None
    if word == "wound" and words[place + 1 : place + 2] == ["up"]:
        return None
    if word == "struck" and not _DEALS.isdisjoint(words[max(0, place - 2) : place + 3]):
        return None
    if word == "captured" and words[place + 1 : place + 2] == ["on"] and {*words[place + 2 : place + 4]} & _FILM:
        return None
    if word == "fallen" and "".join(words[place + 1 : place + 2]) in _FALLS:
        return None
    return events.get(word)


_FILM = frozenset("video film camera tape cameras footage".split())
_DEALS = frozenset("deal deals agreement agreements accord accords bargain truce tone balance".split())
"""What is struck and not hit."""
_FALLS = frozenset("to by from below out off into behind apart short down over through".split())


def _event_touching(scan: Scan, at: int, events: dict[str, str]) -> str | None:
    """The event word right before a figure, with at most two small words between: "the murder of the six"."""
    for place in range(at - 1, max(-1, at - 4), -1):
        found = _event_at(scan, place, events) or _event_phrase(scan, place)
        if found:
            return found
        if scan.words[place] not in _LINKS:
            return None
    return None


def _event_phrase(scan: Scan, place: int) -> str | None:
    """The event of a phrase that ends at a token: "laid off 40", "made off with 12 paintings"."""
    for phrase, event in load_words().event_phrases_by_end.get(scan.words[place], ()):
        if tuple(scan.words[max(0, place + 1 - len(phrase)) : place + 1]) == phrase:
            return event
    return None


def _event_after(scan: Scan, at: int, limit: int, events: dict[str, str]) -> str | None:
    """The event of the verb that follows a noun: at once, across small words, or as its subject's verb."""
    noun_end, at = at, _past_aside(scan, at)
    limit = limit if at == noun_end else max(limit, at + _FAR)
    for place in range(at, min(len(scan.words), at + 7)):
        found = _event_at(scan, place, events)
        if found:
            if _is_doing(scan, place, found):
                return None
            acts = (place == at or scan.words[place - 1] in _WHO) and _is_act(scan, place, found)
            return None if acts else found
        word = scan.words[place]
        if scan.kinds[place] == BREAK or not (word in word_set("figures", "between") or _is_adverb(word)):
            return _event_of_subject(scan, at, limit, events)
    return None


def _is_act(scan: Scan, place: int, event: str) -> bool:
    """Whether an event word has an object, so that what stands before it acts: "two men killed the judge"."""
    size = _phrase_size(scan, place)
    following = "".join(scan.words[place + size : place + size + 1])
    if event in _OWN or scan.words[place] in _ALONE:
        return False
    if scan.words[place] in load_words().event_phrases:
        return size > 1 and (following in _OBJECTS or following == "the")
    if following[:1].isdecimal() or following in load_lexicon("numbers")["unit_words"]:
        return True
    if place and scan.words[place - 1] in _WHO:
        return following.isalpha() and following not in _PLACED and following not in ("by", "after", "when")
    return following in _OBJECTS


def _is_doing(scan: Scan, place: int, event: str) -> bool:
    """Whether what stands before does what a word in -ing names: "two offices are releasing families"."""
    word = scan.words[place]
    alone = event in _OWN or word in ("dying", "drowning", "starving", "missing", "perishing")
    return word.endswith("ing") and not alone and scan.words[place - 1] in _BE


def _phrase_size(scan: Scan, place: int) -> int:
    """How many tokens the phrase of an event that starts at a token takes; 1 for a single word."""
    for phrase, _ in load_words().event_phrases.get(scan.words[place], ()):
        if tuple(scan.words[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 1


_OWN = frozenset("fled lost protested voted fighting displaced".split())
"""What happens to those who do it, object or none: "people fled their homes"."""


_OBJECTS = frozenset("a an his her their its him them".split())


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4


def _past_aside(scan: Scan, at: int) -> int:
    """The token after an aside in commas, brackets or dashes that begins at a token; else the same token."""
    words = scan.words
    opens = "".join(words[at : at + 1])
    if opens == "(":
        return _closed(words, at, (")", "\n"), 16)
    if opens in _DASHES and scan.starts[at] > scan.ends[at - 1]:
        end = _closed(words, at + (words[at + 1 : at + 2] == [opens]), (opens, ".", ";", "\n"), 16)
        return end + (words[end : end + 1] == [opens])
    if opens != "," or not (words[at + 1 : at + 2] in _ASIDES or _is_of_them(words, at + 2)):
        return at
    return _closed(words, at, (",", ".", ";", "\n"), 12)


_DASHES = frozenset("- – —".split())


def _closed(words: list[str], at: int, marks: tuple[str, ...], far: int) -> int:
    """The token after the mark that closes what opens at a token: the first of some marks, where that is it."""
    end = next((place for place in range(at + 1, min(len(words), at + far)) if words[place] in marks), None)
    return end + 1 if end is not None and words[end] == marks[0] else at


def _is_of_them(words: list[str], at: int) -> bool:
    return words[at : at + 2] in (["of", "them"], ["of", "whom"], ["of", "these"])


_ASIDES = tuple(
    [word]
    for word in (
        "including among most mostly many some all supported backed accompanied led aided joined armed".split()
    )
)
_BE = frozenset("was were have has had are been is".split())
_MANY = frozenset("were have had are".split())
_ALONE = frozenset("died perished drowned fled starved succumbed disappeared vanished".split())
"""Verbs that have no object: who stands before them is whom it happened to."""
_WHO = frozenset("who which that".split())
_PLACED = frozenset("in of at from near on inside outside aboard with for".split())


def _event_of_subject(scan: Scan, at: int, limit: int, events: dict[str, str]) -> str | None:
    """The event of the verb that a noun is the subject of, past places, names, asides and relative clauses.

    "Members of the local corps have been killed", "policemen who were on guard and a clerk were wounded".
    """
    words = scan.words
    if _is_of_them(words, at):
        return next((events[w] for w in words[at + 2 : at + 5] if w in events), None)
    relative = joined = other = False
    for place in range(at, min(len(words), at + _FAR)):
        word = words[place]
        if _ends_clause(scan, place) or (place >= limit and words[limit - 1] not in _PLACED):
            return None
        if word in _BE or word in _ALONE or _phrase_size(scan, place) > 1:
            found = _verb_event(scan, place, events) if not other or words[place - 1] == "and" else None
            if found and not (joined and word not in _MANY and not other):
                return found
            other = other or not (relative and words[place - 1] in _WHO)
        relative = relative or word in _WHO
        joined = joined or word == "and"
        if word in events and not relative and word not in _NOUNS_TOO:
            return None
    return None


def _ends_clause(scan: Scan, place: int) -> bool:
    """Whether a token ends a clause or begins another one that is no relative clause."""
    word = scan.words[place]
    stops = word in word_set("figures", "clause_start") and word not in _WHO
    return stops or word in _CLAUSE_END or scan.kinds[place] == BREAK


_NOUNS_TOO = frozenset("prisoner prisoners hostage hostages captive protesters wounded dead losses cases".split())


def _verb_event(scan: Scan, place: int, events: dict[str, str]) -> str | None:
    """The event of a verb at a token, past auxiliaries and adverbs: "have also been seriously wounded"."""
    among = False
    for at in range(place, min(len(scan.words), place + 9)):
        found = _event_at(scan, at, events)
        if found:
            return None if _is_doing(scan, at, found) else found
        word = scan.words[at]
        among = among or word == "among"
        if word in _CLAUSE_END or not (word in _BE or _is_adverb(word) or word in _MIDDLE or among):
            return None
    return None


_MIDDLE = frozenset(
    "also already reportedly confirmed now still not since all being among the those to be known believed said "
    "later thought feared".split()
)
