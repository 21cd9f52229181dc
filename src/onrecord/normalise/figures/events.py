"""What happened to what a figure counts: the event word that belongs to it.

There is no parse. In order, an event is looked for right before the figure ("killed 300"), as the verb that the
noun after it is the subject of ("300 members of the guard, most of them young, were killed"), and among the words
of that noun ("300 deaths"). What is left takes the event of its list, and at last the nearest event word before it
in its clause.
"""

from onrecord.normalise.figures.event_verbs import WHO, event_behind
from onrecord.normalise.figures.event_words import BE, CLAUSE_END, event_at, event_ending
from onrecord.normalise.figures.lexicon import CHANGES, EVENTS, REVISED
from onrecord.normalise.times.scan import BREAK, OTHER, Scan, word_set

_WHERE = word_set("figures", "where")
_SOURCES = word_set("figures", "sources")
_OWNERS = word_set("figures", "owners")
_LINKS = word_set("figures", "links")
_HOLDING = word_set("figures", "holding")
_FINDING = word_set("figures", "finding")
_SUMS = word_set("figures", "sums")
_CLAUSE = 6  # tokens before a figure in which the "who" stands whose clause it is in
_AROUND = 25  # tokens around "cases" in which a word of disease tells what they are cases of
_LEVELS = word_set("figures", "levels_events")
_OTHER_VERBS = word_set("figures", "other_verbs")
_JOINED = word_set("figures", "joined")  # the last words of `_JOINS`
_JOINS = (("and",), ("as", "well", "as"), ("along", "with"), ("together", "with"), ("and", "the"), ("and", "his"))


def find_event(scan: Scan, start: int, number: int, end: int, limit: int) -> tuple[str | None, bool]:
    """What happened to a figure by its nearest words, and whether the word stands before the figure.

    The tokens of the figure with its bound begin at `start`, those after its number at `number`, those after what
    is counted at `end`; the next figure begins at `limit`.
    """
    if scan.word(end) == "alive" and _FINDING & {*scan.words[max(0, start - 3) : start]}:
        return "rescued", True
    found = _event_touching(scan, start)
    if "lives" in scan.words[number:end]:
        return ("rescued", True) if found == "rescued" else (event_at(scan, end - 1), False)
    inner = next((EVENTS[w] for w in scan.words[number:end] if w in EVENTS), None)
    if inner == "infected" and "cases" in scan.words[number:end] and not _are_ill(scan, number, end):
        inner = None
    last = scan.word(start - 1)
    if (found == "deployed" and last == "to") or found == "protested":
        found = None  # "sent greetings to a thousand leaders", "the appeal gathered 9,000 views"
    if found:
        return (inner if found == "struck" and inner else found), True
    if "prisoners" in scan.words[number:end] and last in _HOLDING:
        return "captured", True
    after = scan.word(end)
    touched = after in EVENTS or after in WHO or after in BE
    if (last in _WHERE or _is_owned(scan, start)) and not touched:
        return inner, False
    if "by" in scan.words[max(0, start - 2) : start]:
        return inner, False
    if _is_in_clause_of_one(scan, start):
        limit = next((at for at in range(end, limit) if scan.words[at] == ","), limit)
    return event_behind(scan, end, limit) or inner, False


def _is_in_clause_of_one(scan: Scan, start: int) -> bool:
    """Whether a figure stands in what is said of somebody named: "Ana Lee, who has led 40 sailors, ▸ died"."""
    lead = scan.words[max(0, start - _CLAUSE) : start]
    at = max((at for at, word in enumerate(lead) if word == "who"), default=len(lead))
    return at < len(lead) and not {",", "."} & {*lead[at:]}


def _is_owned(scan: Scan, at: int) -> bool:
    """Whether a noun owns a figure, so that the verbs around are the noun's: "images of two suspects"."""
    if at < 2 or scan.words[at - 1] != "of" or scan.kinds[at - 2] != OTHER:
        return False
    head = scan.words[at - 2]
    sums = head in _SUMS or head in word_set("figures", "collectives")
    return head.isalpha() and not sums and head not in EVENTS


def _are_ill(scan: Scan, start: int, end: int) -> bool:
    """Whether cases are of a disease, by the words in them, right behind them or around."""
    words, ill = scan.words, word_set("figures", "disease")
    if word_set("figures", "case_words") & {*words[start:end]}:
        return True
    if scan.word(end) == "of":
        return words[end + 1] not in word_set("figures", "crimes")
    return any(word in ill for word in words[max(0, start - _AROUND) : end + _AROUND])


def find_loss(scan: Scan, start: int, end: int) -> str | None:
    """How money over tokens [start, end) was lost, "stolen" or "lost", by the words that touch it."""
    found = _event_touching(scan, start) or event_behind(scan, end, end + 8)
    return found if found in ("stolen", "lost") else None


def find_ruin(scan: Scan, start: int) -> str | None:
    """How a measure of something was ruined, "destroyed" or "damaged": "burned 12,400 hectares of forest"."""
    found = _event_touching(scan, start)
    return found if found in ("destroyed", "damaged") else None


def event_before(scan: Scan, at: int, *, bare: bool) -> str | None:
    """The nearest event word before a figure in its clause; a toll is looked for further back.

    A `bare` figure has no noun: "rose to 17 from 12", not "rescued from three boats".
    """
    words = scan.words
    last = scan.word(at - 1)
    beside = last in _SOURCES and words[max(0, at - 2) : at] not in (["along", "with"], ["together", "with"])
    beside = beside or (scan.word(at - 2) == "with" and last in _OWNERS)  # "died with his two daughters there"
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
        found = event_at(scan, place)
        noun = word in tolls
        ill = word != "cases" or _are_ill(scan, place, place + 1)
        if (found == "deployed" and last == "to") or (found == "protested" and place == at - 1):
            return None
        if found == "voted" and "to" in words[place + 1 : at - 1]:
            return None  # "voted to hold two ministers in contempt"
        if found and ill and not (listed and noun) and (place >= at - 8 or noun or listed):
            return found
        if word in CLAUSE_END or scan.kinds[place] == BREAK or word in opens:
            return None
        if (word == "," and place < at - 5 and not listed) or word == "it":
            return None  # "hurting ▸ it in the remaining 8"
    return None


def _toll_before(scan: Scan, at: int) -> bool:
    """Whether a sentence speaks of a death toll before a level: "the toll, in doubt, was raised from 64 to 90"."""
    for place in range(at - 1, max(-1, at - 30), -1):
        if scan.words[place] in (".", ";", "?", "!") or scan.kinds[place] == BREAK:
            return False
        if scan.words[place] in ("toll", "tolls"):
            return scan.word(place - 1) in ("death", "the")
    return False


def _is_other_verb(word: str) -> bool:
    """Whether a figure is the object of a verb that names no event: "trapped a dozen cars", "found 12 boats".

    Not so "those killed included 82 women".
    """
    ended = word.endswith("ed") and len(word) > 4 and word not in CHANGES and word not in REVISED
    ended = ended and word != "included"
    return (ended or word in _OTHER_VERBS) and word not in EVENTS


def _is_second_verb(words: list[str], at: int) -> bool:
    """Whether a verb in -s that names no event joins a figure to the verbs before: "kills 12, traps dozens"."""
    if at < 2 or words[at - 2] not in ("and", ","):
        return False
    last = words[at - 1]
    return last.endswith("s") and last not in EVENTS and last not in CHANGES and last not in _LINKS


def _event_touching(scan: Scan, at: int) -> str | None:
    """The event word right before a figure, with at most two small words between: "the murder of the six"."""
    for place in range(at - 1, max(-1, at - 4), -1):
        found = event_at(scan, place) or event_ending(scan, place)
        if found:
            return found
        if scan.words[place] not in _LINKS:
            return None
    return None
