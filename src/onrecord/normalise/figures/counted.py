"""What a figure counts: the noun phrase after it.

There is no parse: a noun phrase runs from the number to its first plural noun, or to the last word before a
stop word.
"""

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.lexicon import (
    CHANGES,
    DURATIONS,
    EVENTS,
    HEADS,
    HYPHENS,
    NO_EVENTS,
    NOT_PLURAL,
    STOP,
)
from onrecord.normalise.times.scan import Scan, word_set

_MOST_WORDS = 8
DAYS = word_set("figures", "days")
DETERMINERS = word_set("figures", "determiners")
"""After a single word that is no plural they show that it is a verb: "150 face the same fate"."""
_WHOSE = word_set("figures", "whose")
_APOSTROPHES = frozenset("'’")
_ENDINGS = frozenset("s t re ve ll d m".split())  # what an apostrophe joins to a word that ends before it
_QUOTES = frozenset('"“')
_QUOTED = 7
"""Tokens in which quoted words end that describe a noun."""


def find_counted(scan: Scan, at: int, *, plural: bool = True) -> tuple[int, int] | None:
    """The tokens [start, end) that name what is counted, from the token after a number; None for none.

    `at` is the token after the number and its unit. With `plural` only a noun in the plural ends the phrase early.
    """
    words = scan.words
    start = _skip_of(scan, at)
    among = start == at + 2 and words[at + 1] in ("them", "whom", "these", "those")
    end, last_noun = start, None
    while end < len(words) and end - start < _MOST_WORDS:
        word = words[end]
        if not _is_part(scan, start, end):
            break
        if not plural and end > start and (_is_verb_in_s(scan, end) or _is_owner(scan, end)):
            break  # "one official lies", "one adviser's estimate"
        code = _code_end(scan, end)
        if code:
            return start, code
        if plural and is_plural(word) and not _goes_on(scan, end):
            return start, end + 1 + (words[end + 1] == "general")  # "attorneys general"
        if word not in ("-", "and", "‐", "’", "'", "s", ",", "."):
            last_noun = end + 1
        end += 1
    if last_noun is None or among or words[start] == "what" or _is_initial(scan, start):
        return None
    if last_noun == start + 1 and (_is_bare_adjective(words[start]) or words[start] in DAYS):
        return None
    if plural and last_noun == end == start + 1 and words[end] in DETERMINERS:
        return None
    return start, last_noun


def is_of_them(words: list[str], at: int) -> bool:
    """Whether "of them", "of whom" or "of these" stands at a token."""
    return words[at : at + 2] in (["of", "them"], ["of", "whom"], ["of", "these"])


def _skip_of(scan: Scan, at: int) -> int:
    """The token after "of", "of the", "of its"."""
    if is_of_them(scan.words, at) or scan.words[at : at + 2] == ["of", "those"]:
        return at + 2
    if scan.word(at) == "of":
        at += 1
        if scan.words[at] in _WHOSE:
            at += 2 if scan.words[at + 1] in ("last", "first") else 1
    elif scan.word(at) == "more":
        at += 1
    if scan.word(at) in ("earlier", "later") and scan.words[at + 1].isalpha():
        at += scan.words[at + 1] not in STOP
    elif scan.words[at : at + 2] == ["head", "of"]:
        at += 2
    elif scan.word(at) == "such":
        at += is_plural(scan.word(at + 1)) or is_plural(scan.word(at + 2))
    elif scan.word(at) in _QUOTES:
        at = _past_quoted(scan, at)
    return at


def _past_quoted(scan: Scan, at: int) -> int:
    """The token after what stands in quotation marks before a noun: "50 “full-time” employees"; else the same."""
    for place in range(at + 2, min(len(scan.words) - 1, at + _QUOTED)):
        if scan.words[place] in ('"', "”"):
            noun = scan.words[place + 1]
            return place + 1 if is_plural(noun) else at
    return at


def _is_inside_word(scan: Scan, at: int) -> bool:
    """Whether a token is the apostrophe in a word, or what stands behind it: "Shi'a", not "adviser's"."""
    mark = at if scan.words[at] in _APOSTROPHES else at - 1
    inside = scan.words[mark] in _APOSTROPHES and scan.touches(mark) and scan.touches(mark + 1)
    return inside and scan.words[mark + 1].isalpha() and scan.words[mark + 1] not in _ENDINGS


def _is_part(scan: Scan, start: int, at: int) -> bool:
    """Whether a token can stand inside the noun phrase that began at `start`."""
    word = scan.words[at]
    inside = at > start and _is_inside_word(scan, at)
    if inside or (at > start and (word in HYPHENS or (scan.words[at - 1] in HYPHENS and scan.touches(at)))):
        return inside or _is_glued(scan, at)
    if word == "or":
        return at > start and scan.word(at + 1) == "former" and not is_plural(scan.words[at - 1])
    if word == "and":
        names = _is_name(scan, at - 1) and _is_name(scan, at + 1)
        return at > start and (names or _joins_adjectives(scan, at))
    if word in ("'", "’", "s", "."):
        titled = word == "." and scan.words[at - 1] in word_set("times", "abbreviated") and _is_name(scan, at + 1)
        return at > start and (titled or _is_owner(scan, at - (word == "s")))  # "Mrs. Holt's aides"
    no_noun = word in CHANGES and at > start and not is_plural(word)
    no_noun = no_noun or (at > start and word in word_set("figures", "opines")) or _is_denied(scan, at)
    no_noun = no_noun or (at == start and (word in word_set("figures", "doing") or _is_length(scan, at)))
    no_noun = no_noun or (at > start and word in DAYS)  # "four ads Monday", not "four Sunday services"
    no_noun = no_noun or (word in ("outside", "inside") and not is_plural(scan.words[at + 1]))
    if not word[:1].isalpha() or no_noun or (word in STOP and not _is_nation(scan, at)):
        return False
    told = word in EVENTS and word != "vote" and not is_plural(word)
    if told and not _is_of_kind(scan, at):
        return at == start and (_describes(scan, at) or scan.words[at - 1] in ("the", "its", "their"))
    if word.endswith("ly") and len(word) > 4 and word not in word_set("figures", "in_ly"):
        return _grades(scan, at)
    owned = at > start and scan.words[at - 1] == "s" and _is_owner(scan, at - 2)
    return owned or not (word.endswith(("ed", "ing")) and _goes_on_with_verb(scan, start, at))


def _is_length(scan: Scan, at: int) -> bool:
    """Whether a length of time begins at a token: "to 802 from 146 six years earlier"."""
    return scan.word(at + 1) in DURATIONS and scan.words[at] in load_lexicon("numbers")["unit_words"]


def _goes_on_with_verb(scan: Scan, start: int, at: int) -> bool:
    """Whether a word in -ed or -ing begins the rest of the sentence; right after a number it may tell of a kind."""
    behind = scan.word(at + 1)
    if at == start and scan.words[at].endswith("ing"):
        return behind != "," and not _leads_to_noun(scan, at)
    one = at == start and scan.word(at - 1) == "one"  # "one registered nurse"
    return not (one and behind.isalpha() and behind not in STOP) and _is_verb(scan, at)


def _leads_to_noun(scan: Scan, at: int) -> bool:
    """Whether a noun follows a word in -ing that tells of which kind it is: "three leading party hopefuls"."""
    for word in scan.words[at + 1 : at + 6]:
        if not word.isalpha() or word in STOP:
            return False
        if is_plural(word):
            return True
    return False


def _joins_adjectives(scan: Scan, at: int) -> bool:
    """Whether an "and" leads on to the noun: "primary and specialty care doctors"."""
    for place in range(at + 1, min(len(scan.words), at + 5)):
        word = scan.words[place]
        if is_plural(word):
            return True
        glued = word in HYPHENS and scan.touches(place)
        if not (word.isalpha() or glued) or (place > at + 2 and (word in STOP or word in EVENTS)):
            return False
    return False


def _is_glued(scan: Scan, at: int) -> bool:
    """Whether a hyphen, or a word behind one, goes on with a word that it is glued to: "sign-up applications"."""
    if scan.words[at] not in HYPHENS:
        return scan.words[at].isalpha()
    return scan.touches(at) and scan.word(at + 1).isalpha()


def _is_denied(scan: Scan, at: int) -> bool:
    """Whether a verb that "n't" is glued to stands at a token: "one pupil aren't"."""
    return scan.words[at].endswith("n") and scan.words[at + 1 : at + 3] in (["'", "t"], ["’", "t"])


def _is_initial(scan: Scan, at: int) -> bool:
    """Whether a letter with a full stop begins a name that is not read: "two G.R.U. units"."""
    return len(scan.words[at]) == 1 and scan.word(at + 1) == "."


def _is_of_kind(scan: Scan, at: int) -> bool:
    """Whether the word of an event stands before a noun that makes another thing of it: "death sentences"."""
    after = scan.word(at + 1)
    thing = scan.words[at].endswith("ing") and is_plural(after)  # "shelling occasions"
    thing = thing and after not in STOP and after not in EVENTS
    return thing or after in NO_EVENTS.get(EVENTS[scan.words[at]], ())


def _grades(scan: Scan, at: int) -> bool:
    """Whether an adverb stands before a participle and its noun: "publicly traded companies"."""
    word = scan.word(at + 1)
    if word in STOP or not is_plural(scan.word(at + 2)):
        return False
    return word.endswith(("ed", "ing", "n")) or scan.text[scan.starts[at + 1]].isupper()


def _is_verb_in_s(scan: Scan, at: int) -> bool:
    """Whether a word in -s after the noun of one thing is its verb: "one official lies to another"."""
    owns = scan.words[at + 1] in ("'", "’")
    return is_plural(scan.words[at]) and scan.words[at] not in HEADS and not owns


def _code_end(scan: Scan, at: int) -> int:
    """The token after the name of a model that begins at a token, 0 where none does: "F-35s", "B-52 bombers"."""
    if scan.word(at + 1) != "-" or not scan.touches(at + 1):
        return 0
    name = scan.text[scan.starts[at] : scan.ends[at]]
    if not name.isupper() or len(name) > 2 or not scan.words[at + 2][0].isdecimal():
        return 0
    end = at + 3
    return end + (scan.words[end] == "s" and scan.touches(end))


def _is_bare_adjective(word: str) -> bool:
    """Whether a word alone names nothing that could be counted: "the 500 largest", "61 new"."""
    superlative = word.endswith("est") and len(word) > 5 and word not in word_set("figures", "in_est")
    return superlative or word in ("new", "other", "more", "further", "such", "top", "most", "least", "first")


def _is_nation(scan: Scan, at: int) -> bool:
    """Whether a token is the United States, not the pronoun: "one US senator"."""
    return scan.words[at] == "us" and scan.text[scan.starts[at] : scan.ends[at]] == "US"


def _is_owner(scan: Scan, at: int) -> bool:
    """Whether a possessive ending with a noun after it stands at a token: "the minister's bodyguards"."""
    text, start = scan.text, scan.starts[at]
    glued = scan.words[at] in ("'", "’") and scan.word(at - 1).isalpha() and scan.touches(at)
    return glued and text[start + 1 : start + 3] == "s " and text[start + 3 : start + 4].isalpha()


def _describes(scan: Scan, at: int) -> bool:
    """Whether a participle describes the noun behind it: "94 destroyed houses", "62 abducted school girls"."""
    if not scan.words[at].endswith(("ed", "en", "ng")):
        return False
    for place in range(at + 1, min(len(scan.words), at + 3)):
        word = scan.words[place]
        if word in EVENTS or word in STOP or not word.isalpha():
            return False
        if is_plural(word):
            return True
    return False


def _is_verb(scan: Scan, at: int) -> bool:
    """Whether a word in -ed or -ing after a noun begins the rest of the sentence: no plural follows it."""
    for word in scan.words[at + 1 : at + 3]:
        if not word.isalpha():
            return True
        if is_plural(word):
            return False
    return True


def _is_name(scan: Scan, at: int) -> bool:
    return scan.text[scan.starts[at] : scan.ends[at]].istitle()


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in HEADS or (word.endswith("men") and len(word) > 4 and word not in NOT_PLURAL):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ends and len(word) > 3 and word not in NOT_PLURAL


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether a plural is followed by a further noun that it belongs to: "forces members"."""
    after = at + 1
    word = scan.words[after]
    if word in ("-", "‐") and scan.touches(after):
        return scan.words[after + 1].isalpha()  # "dozens of jobs-related bills"
    if word == "and" and _is_name(scan, at) and _is_name(scan, after + 1):
        return not is_plural(scan.words[after + 1])  # "Customs and Border Protection forces"
    own = word in STOP or word in EVENTS or word in CHANGES
    return is_plural(word) and not own
