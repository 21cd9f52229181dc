"""What a figure counts, and what happened to it: the noun phrase after it and the event word near it.

There is no parse: a noun phrase runs from the number to its first plural noun (or the last word before a
stop word), and an event is the nearest event word of the clause, after the noun phrase first, then before
the figure.
"""

from __future__ import annotations

from onrecord.normalise.figures.lexicon import Words, load_words
from onrecord.normalise.times.scan import BREAK, Scan, word_set

_MOST_WORDS = 6
_CLAUSE_END = frozenset(".;:!?()—–")


def find_counted(scan: Scan, at: int, *, plural: bool = True) -> tuple[int, int] | None:
    """The tokens [start, end) that name what is counted, from the token after a number; None for none.

    Args:
        scan: the text's tokens.
        at: the token after the number and its unit.
        plural: whether the noun must be plural to end the phrase early.
    """
    lexicon, words = load_words(), scan.words
    start = _skip_of(words, at)
    end, last_noun = start, None
    while end < len(words) and end - start < _MOST_WORDS:
        word = words[end]
        if not _is_part(scan, lexicon, start, end):
            break
        if plural and is_plural(word, lexicon) and not _goes_on(scan, lexicon, end):
            return start, end + 1
        if word not in ("-", "and", "‐", "’", "'", "s"):
            last_noun = end + 1
        end += 1
    if last_noun is None or last_noun == start:
        return None
    return start, last_noun


def _skip_of(words: list[str], at: int) -> int:
    """The token after "of", "of the", "of its"."""
    if at < len(words) and words[at] == "of":
        at += 1
        if at < len(words) and words[at] in ("the", "its", "their", "these", "those", "his", "her", "our", "all"):
            at += 1
    elif at < len(words) and words[at] == "more":
        at += 1
    return at


def _is_part(scan: Scan, lexicon: Words, start: int, at: int) -> bool:
    """Whether a token can stand inside the noun phrase that began at `start`."""
    word = scan.words[at]
    if word in ("-", "‐") and at > start:
        return scan.starts[at] == scan.ends[at - 1] and at + 1 < len(scan.words) and scan.words[at + 1].isalpha()
    if word == "and":
        names = _is_name(scan, at - 1) and _is_name(scan, at + 1)
        return at > start and (names or any(is_plural(w, lexicon) for w in scan.words[at + 1 : at + 3]))
    if not word[:1].isalpha() or word in lexicon.stop:
        return False
    if word in lexicon.events and not is_plural(word, lexicon):
        return at == start and (_describes(scan, lexicon, at) or scan.words[at - 1] in ("the", "its", "their"))
    if word.endswith("ly") and len(word) > 4 and word not in ("family", "elderly", "friendly"):
        return False
    return not (at > start and word.endswith(("ed", "ing")) and _is_verb(scan, lexicon, at))


def _describes(scan: Scan, lexicon: Words, at: int) -> bool:
    """Whether a participle stands before the noun that it describes: "94 destroyed houses"."""
    following = scan.words[at + 1] if at + 1 < len(scan.words) else ""
    plain = following not in lexicon.events and following not in lexicon.stop
    return scan.words[at].endswith(("ed", "en", "ng")) and plain and is_plural(following, lexicon)


def _is_verb(scan: Scan, lexicon: Words, at: int) -> bool:
    """Whether a word in -ed or -ing after a noun begins the rest of the sentence: no plural follows it."""
    return not any(is_plural(word, lexicon) for word in scan.words[at + 1 : at + 3])


def _is_name(scan: Scan, at: int) -> bool:
    return at < len(scan.words) and scan.text[scan.starts[at] : scan.ends[at]].istitle()


def is_plural(word: str, lexicon: Words) -> bool:
    """Whether a word looks like a plural noun."""
    if word in lexicon.heads:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lexicon.not_plural
    )


def _goes_on(scan: Scan, lexicon: Words, at: int) -> bool:
    """Whether a plural is followed by a further noun that it belongs to: "forces members"."""
    after = at + 1
    if after >= len(scan.words):
        return False
    word = scan.words[after]
    if word in word_set("figures", "event_nouns"):
        return True
    return (
        is_plural(word, lexicon)
        and word not in lexicon.stop
        and word not in lexicon.events
        and word not in lexicon.changes
    )


def find_event(scan: Scan, start: int, number: int, end: int) -> str | None:
    """What happened to a figure.

    In order: an event word right before it ("killed 300"), right after what is counted, across auxiliaries
    ("300 soldiers have been killed"), among the words that name what is counted ("300 deaths"), and last
    before it in the clause ("killed by the flood were 300").

    Args:
        scan: the text's tokens.
        start: the first token of the figure with its bound.
        number: the first token after the number.
        end: the first token after what is counted.
    """
    events = load_words().events
    if "lives" in scan.words[number:end]:
        return "killed"
    found = (
        _event_touching(scan, start, events)
        or _event_after(scan, end, events)
        or next((events[w] for w in scan.words[number:end] if w in events), None)
    )
    if found or (start and scan.words[start - 1] in _WHERE):
        return found
    return _event_before(scan, start, events)


def find_loss(scan: Scan, start: int, end: int) -> str | None:
    """Whether money over tokens [start, end) was stolen or lost, by the words that touch it."""
    events = load_words().events
    found = _event_touching(scan, start, events) or _event_after(scan, end, events)
    return found if found in ("stolen", "lost") else None


_WHERE = frozenset("in across within throughout".split())
_LINKS = frozenset("of some the as just only another".split())


def _event_at(scan: Scan, place: int, events: dict[str, str]) -> str | None:
    """The event that a word, or a phrase that starts with it, names; "fallen to 12" names none."""
    words, word = scan.words, scan.words[place]
    for phrase, event in load_words().event_phrases.get(word, ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return event
    if word == "fallen" and words[place + 1 : place + 2] in (["to"], ["by"], ["from"], ["below"]):
        return None
    return events.get(word)


def _event_touching(scan: Scan, at: int, events: dict[str, str]) -> str | None:
    """The event word right before a figure, with at most a small word between."""
    for place in range(at - 1, max(-1, at - 3), -1):
        found = _event_at(scan, place, events) or _event_phrase(scan, place)
        if found:
            return found
        if scan.words[place] not in _LINKS:
            return None
    return None


def _event_phrase(scan: Scan, place: int) -> str | None:
    """The event of a phrase of two words that ends at a token: "laid off 40"."""
    phrases = load_words().event_phrases.get(scan.words[place - 1], ()) if place else ()
    return next((event for phrase, event in phrases if phrase[1:] == (scan.words[place],)), None)


def _event_after(scan: Scan, at: int, events: dict[str, str]) -> str | None:
    """The event word after the noun phrase, across auxiliaries and asides ("12, including 4 women, died")."""
    at = _past_aside(scan, at)
    for place in range(at, min(len(scan.words), at + 7)):
        found = _event_at(scan, place, events)
        if found:
            return found
        word = scan.words[place]
        if word not in word_set("figures", "between") or scan.kinds[place] == BREAK:
            return _event_past_place(scan, at, events) if place == at and word in _PLACES else None
    return None


def _past_aside(scan: Scan, at: int) -> int:
    """The token after an aside in commas that begins at a token and names a part; else the same token."""
    words = scan.words
    if words[at : at + 1] != [","] or words[at + 1 : at + 2] not in (
        ["including"],
        ["among"],
        ["most"],
        ["mostly"],
    ):
        return at
    ends = [place for place in range(at + 2, min(len(words), at + 10)) if words[place] in (",", ".", ";", "\n")]
    return ends[0] + 1 if ends and words[ends[0]] == "," else at


_PLACES = frozenset("of in on at from near across around outside inside along with".split())
_AUXILIARIES = frozenset("was were have has had are been".split())


def _event_past_place(scan: Scan, at: int, events: dict[str, str]) -> str | None:
    """The event word after a place or a part: "300 members of the guard have been killed"."""
    if scan.words[at + 1 : at + 2] in (["them"], ["whom"], ["these"]):
        found = next((events[w] for w in scan.words[at + 2 : at + 4] if w in events), None)
        if found:
            return found
    for place in range(at + 1, min(len(scan.words), at + 8)):
        word = scan.words[place]
        if word in _AUXILIARIES:
            return next((events[w] for w in scan.words[place + 1 : place + 4] if w in events), None)
        if word in _CLAUSE_END or word == "," or word in events or scan.kinds[place] == BREAK:
            return None
    return None


def _event_before(scan: Scan, at: int, events: dict[str, str]) -> str | None:
    """The nearest event word before the figure in its clause; a toll is looked for further back."""
    for place in range(at - 1, max(-1, at - 14), -1):
        word = scan.words[place]
        found = _event_at(scan, place, events)
        if found and (place >= at - 8 or word in word_set("figures", "tolls")):
            return found
        if word in _CLAUSE_END or scan.kinds[place] == BREAK or word in word_set("figures", "clause_start"):
            return None
        if word == "," and place < at - 5:
            return None
    return None
