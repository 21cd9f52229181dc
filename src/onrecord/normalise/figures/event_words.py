"""Which event a word or a phrase names ("killed", "made off with"), where it does not mean something else."""

from onrecord.normalise.figures.lexicon import EVENT_PHRASES, EVENT_PHRASES_BY_END, EVENTS
from onrecord.normalise.times.scan import Scan, word_set

CLAUSE_END = frozenset(".;:!?()—–")
BE = word_set("figures", "be_event_words")
_FILM = word_set("figures", "film")
_DEALS = word_set("figures", "deals")  # what is struck and not hit
_FALLS = word_set("figures", "falls")
_NEAR = 6  # tokens before "lives" in which the verb stands that takes them


def event_at(scan: Scan, place: int) -> str | None:
    """The event that a word, or a phrase that starts with it, names; "fallen to 12" names none."""
    words, word = scan.words, scan.words[place]
    phrases = EVENT_PHRASES.get(word, ())
    if not phrases and word not in EVENTS:  # as of nearly all words
        return None
    for phrase, event in phrases:
        if tuple(words[place : place + len(phrase)]) == phrase:
            return event or None
    after = scan.word(place + 1)
    idle = (
        (word == "vote" and scan.word(place - 1) == "the")
        or (word == "wound" and after == "up")
        or (word == "struck" and not _DEALS.isdisjoint(words[max(0, place - 2) : place + 3]))
        or (word == "captured" and after == "on" and not _FILM.isdisjoint(words[place + 2 : place + 4]))
        or (word == "fallen" and after in _FALLS)
        or (word == "lives" and not takes_lives(scan, place))
    )
    return None if idle else EVENTS.get(word)


def takes_lives(scan: Scan, place: int) -> bool:
    """Whether "lives" at a token are taken: "claimed the lives of 12", not "changed the lives of 12"."""
    near = scan.words[max(0, place - _NEAR) : place + 3]
    return not word_set("figures", "takes_lives").isdisjoint(near)


def event_ending(scan: Scan, place: int) -> str | None:
    """The event of a phrase that ends at a token: "laid off 40", "made off with 12 paintings"."""
    for phrase, event in EVENT_PHRASES_BY_END.get(scan.words[place], ()):
        if tuple(scan.words[max(0, place + 1 - len(phrase)) : place + 1]) == phrase:
            return event
    return None


def phrase_size(scan: Scan, place: int) -> int:
    """How many tokens the phrase of an event that starts at a token takes; 1 for a single word."""
    for phrase, _ in EVENT_PHRASES.get(scan.words[place], ()):
        if tuple(scan.words[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 1


def is_adverb(word: str) -> bool:
    """Whether a word has the form of an adverb: "seriously", not "only"."""
    return word.endswith("ly") and len(word) > 4
