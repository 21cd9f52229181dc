"""What may be said in a sentence by somebody, wherever the form leaves room for it.

In: a stretch of a text, mostly one sentence of a content.  Out: triples, in the order of their cues: candidates, of
which most tell nothing.  Who calls weighs them.  Where `reported` reads only plain forms by sure verbs, these are:

* any verb that may tell of saying or of a stand, with its subject: "the contractor had | directed | its engineers
  to wait", "as I | said |, we should never have signed", "the army had left, | promising | that help will come";
* "made it clear that", "made a baseless claim that", "repeated an offer to";
* nouns with whose they are: "the fire chief's | warnings | that", "Velden's | request | to".

What holds: linear time in the words, since no subject or addressee is longer than a dozen words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.attribute.triples import Part, Triple, triple_of
from onrecord.attribute.wording.clauses import (
    MOST_WORDS,
    Stretch,
    back,
    cue_start,
    is_finite,
    is_subject,
    subject_of,
)
from onrecord.attribute.wording.reported import content_from
from onrecord.attribute.wording.saying import kinds, words
from onrecord.lexicon import inflections

_LEADS = frozenset(("that", "to", "whether", "if"))
_PARTS = frozenset((",", ";", ".", "!", "?", ")", "]", "—", "–", "…"))
_QUOTES = frozenset(("“", '"', "‘", ":"))
_SPEAKERS = frozenset(("i", "we", "you", "it", "he", "she", "they"))
_ADJECTIVES = 3  # words between whose a noun is and the noun
_ADDRESSEE = 10  # words in which "that" or "to" stands behind an addressee


def find_possible(text: str, start: int, end: int) -> list[Triple]:
    """The candidates in `text[start:end]`, in the order of their cues; one a cue."""
    stretch = Stretch(text, start, end)
    found = {one.cue[0].start: one for one in (*_verbs(stretch), *_nouns(stretch))}
    return [found[at] for at in sorted(found)]


@cache
def _forms() -> frozenset[str]:
    """The forms of every verb that may tell of saying, of a thought or of a stand."""
    verbs = (words("verbs", "speech", "shows", "mind", "stands") | words("possible", "verbs")) - {"clear", "push"}
    return frozenset(form for lemma in verbs for form in inflections(lemma)) | words(
        "verbs", "more_speech", "more_mind"
    )


@cache
def _claims() -> frozenset[str]:
    return words("nouns", "claims") | words("possible", "nouns")


@cache
def _utters() -> frozenset[str]:
    return frozenset(form for lemma in words("possible", "utters") for form in inflections(lemma))


# ------------------------------------------------------------------ verbs
def _verbs(stretch: Stretch) -> Iterator[Triple]:
    own = stretch.words
    for at in range(1, len(own) - 1):
        found = None
        if own[at] in inflections("make"):
            found = _made_plain(stretch, at)
        elif own[at] in _forms() and not (_is_name(stretch, at) or _is_noun(stretch, at)):
            found = _told(stretch, at)
        if found is not None:
            yield found


def _is_noun(stretch: Stretch, at: int) -> bool:
    """Whether what stands before a word makes a noun of it: "the report", "army's claim", "of order"."""
    before = stretch.words[at - 1]
    closed = words("clause", "determiners", "prepositions") - words("clause", "people") - {"that", "those", "these"}
    return before in closed or before in {"to", "of"} or before.endswith(("'s", "s'"))


def _told(stretch: Stretch, verb: int) -> Triple | None:
    """The subject, the verb and what follows it; None where one is not to be seen."""
    cue = cue_start(stretch, verb)
    subject = _speaker(stretch, cue, verb)
    if subject is None or not _is_somebody(stretch, subject, verb) or not _is_verb(stretch, subject, cue, verb):
        return None
    begin, end = _said_from(stretch, verb)
    if begin >= len(stretch.words):
        return None
    if _is_aside(stretch, subject[0]) and stretch.parted(begin) == ",":
        return _triple(stretch, subject, (cue, verb), begin)
    led = stretch.words[begin] in {"that", "whether"} or stretch.parted(begin) in _QUOTES
    if not led and not (stretch.words[begin] == "to" and begin > verb + 1):
        return None
    return _triple(stretch, subject, (cue, end), begin)


def _triple(stretch: Stretch, source: Part, cue: Part, begin: int) -> Triple | None:
    """A triple of words: source [first, last), cue [first, last], the content from a word on."""
    spans = stretch.spans
    return triple_of(
        (spans[source[0]][0], spans[source[1] - 1][1]),
        (spans[cue[0]][0], spans[cue[1]][1]),
        content_from(stretch, begin),
    )


def _is_somebody(stretch: Stretch, subject: Part, verb: int) -> bool:
    """Whether a subject is somebody who has spoken, or papers that show: not "if he says"."""
    first, last = subject
    before, who = stretch.words[first - 1 : first] if first else [], set(stretch.words[first:last])
    if not words("possible", "unstated").isdisjoint(before) or who <= words("clause", "generic"):
        return False
    if stretch.words[verb] in _shown() and who.isdisjoint(words("nouns", "documents")):
        return False
    spoken = last - first == 1 or who.isdisjoint(_SPEAKERS | {"her", "him", "them", "said", "says"})
    return spoken and not any(word.endswith("ing") for word in stretch.words[first : last - 1])


@cache
def _shown() -> frozenset[str]:
    return frozenset(form for lemma in words("possible", "shown") for form in inflections(lemma))


def _is_aside(stretch: Stretch, first: int) -> bool:
    """Whether "as" stands before a subject: "as I said at the hearing, …"."""
    return first > 0 and stretch.words[first - 1] == "as"


def _is_verb(stretch: Stretch, subject: Part, cue: int, verb: int) -> bool:
    """Whether the word is a verb of that subject: not "staff reports are kept", not "the plan proposed by"."""
    own, after, bare = stretch.words, stretch.words[verb + 1], cue == verb
    if set(own[cue:verb]) & words("clause", "modal") and not set(own[cue:verb]) & words("clause", "negative"):
        return False
    if own[verb] in _talks() and after not in {"of", "about"}:
        return False
    begins = after in _begins() or after in _LEADS or bool(stretch.parted(verb + 1))
    if own[verb].endswith("ing"):
        return begins or not bare
    if bare and own[verb] in words("possible", "participles") and after not in _begins() | {"that"}:
        return False
    if bare and not begins:
        if own[verb].endswith(("ed", "wn")) and after in words("clause", "prepositions") - words(
            "clause", "says_of"
        ):
            return _said_from(stretch, verb)[0] > verb + 2
        if own[verb] in _nouny():
            return False
    return own[subject[1] - 1] in _SPEAKERS or is_finite(stretch, subject, cue, verb)


@cache
def _talks() -> frozenset[str]:
    return frozenset(form for lemma in ("talk", "speak", "call") for form in inflections(lemma))


@cache
def _nouny() -> frozenset[str]:
    """Forms that are mostly nouns."""
    bases = words("verbs", "nouny") | words("possible", "nouns", "verbs")
    return bases | {f"{word}s" for word in bases}


@cache
def _begins() -> frozenset[str]:
    """Words with which what somebody says, or whom it is said to, may begin."""
    return words("clause", "determiners", "personal", "object", "asked") | {"i", "we", "you", "it", "there", "no"}


def _speaker(stretch: Stretch, cue: int, verb: int) -> Part | None:
    """Who may speak, as numbers of words: what stands before the verb, or before a comma and "-ing"."""
    own = stretch.words
    if cue == 0 or _is_passive(stretch, cue, verb):
        return None
    if own[cue - 1] in _SPEAKERS and not stretch.parted(cue):
        return (cue - 1, cue) if own[cue - 1] == "i" else None
    if own[cue].endswith("ing") and stretch.parted(cue) == ",":
        return _main_subject(stretch, cue)
    last = cue - 1 if own[cue - 1] in words("clause", "relative") else cue
    return subject_of(stretch, cue) or _behind_verb(stretch, last)


def _behind_verb(stretch: Stretch, last: int) -> Part | None:
    """The subject that is the object of a verb before it: "showing | executives | joking", "are | people | who"."""
    first = back(stretch, last)
    for at in range(first + 1, last):
        before = stretch.words[at - 1]
        opens = (
            before in _forms() or before in words("clause", "before_verb", "gives_way") or before.endswith("ing")
        )
        if opens and is_subject(stretch, at, last):
            return at, last
    return None


def _is_passive(stretch: Stretch, cue: int, verb: int) -> bool:
    """Whether a form of "be" makes the subject the one who is told."""
    helpers = stretch.words[cue:verb]
    return bool(set(helpers[-2:]) & words("clause", "be")) and not stretch.words[verb].endswith("ing")


def _main_subject(stretch: Stretch, comma: int) -> Part | None:
    """The subject of the clause before a comma: "the army | had retreated, blaming the weather"."""
    own = stretch.words
    heads = words("clause", "before_verb", "modal")
    for at in range(comma - 1, max(0, comma - 2 * MOST_WORDS), -1):
        if stretch.parted(at) in {";", "“", '"'}:
            return None
        if own[at] in heads or own[at] in _forms():
            if own[at - 1] in words("clause", "personal"):
                return at - 1, at
            first = back(stretch, at)
            if is_subject(stretch, first, at):
                return first, at
    return None


def _said_from(stretch: Stretch, verb: int) -> Part:
    """The word with which what is said begins, and the last word of the cue."""
    own, limit = stretch.words, len(stretch.words)
    at = verb + 1
    while at < limit - 1 and at < verb + 3 and own[at].endswith("ly") and not stretch.parted(at):
        at += 1
    if stretch.parted(at) or own[at] in _LEADS:
        return at, verb
    if (further := _behind_addressee(stretch, at)) is not None:
        return further, verb
    if own[at] in words("clause", "object"):
        return at + 1, verb
    if own[at] in words("clause", "of") and at == verb + 1:
        return at + 1, at
    return at, verb


def _behind_addressee(stretch: Stretch, first: int) -> int | None:
    """Where "that", "to", a quotation or a comma stands behind somebody, a place or a day; None where none does."""
    own = stretch.words
    placed = own[first] in words("clause", "prepositions", "object", "how_often") or is_subject(
        stretch, first, first + 1
    )
    for at in range(first + 1, min(first + _ADDRESSEE, len(own))):
        mark = stretch.parted(at)
        if mark:
            return at if mark in _QUOTES or (mark == "," and placed) else None
        if own[at] in {"that", "whether"} and own[at - 1] not in words("possible", "told_things"):
            return at if placed or is_subject(stretch, first, at) else None
        if own[at] == "to" and _is_addressed(stretch, first, at):
            return at
        if own[at] in words("clause", "be", "do", "modal") | {"has", "have", "had"}:
            return None
    return None


def _is_addressed(stretch: Stretch, first: int, to: int) -> bool:
    """Whether the words before "to" are somebody who is spoken to, and a verb follows it."""
    spoken_to = stretch.words[first] in words("clause", "object") or is_subject(stretch, first, to)
    return spoken_to and _leads_to_verb(stretch, to)


def _leads_to_verb(stretch: Stretch, to: int) -> bool:
    """Whether a verb may follow "to": no article, no name."""
    after = stretch.words[to + 1 : to + 2]
    closed = words("clause", "determiners", "personal", "prepositions", "object", "possessive")
    return bool(after) and after[0] not in closed and not _is_name(stretch, to + 1)


def _made_plain(stretch: Stretch, verb: int) -> Triple | None:
    """“He | made it clear | he wanted it closed", "who | made plain | much of the money is ready"."""
    own = stretch.words
    last = verb + 2 if own[verb + 1 : verb + 2] == ["it"] else verb + 1
    if last + 1 >= len(own) or own[last] not in words("possible", "plainly") or stretch.parted(last + 1):
        return None
    cue = cue_start(stretch, verb)
    subject = _speaker(stretch, cue, verb)
    return subject and _triple(stretch, subject, (cue, last), last + 1)


# ------------------------------------------------------------------ nouns
def _nouns(stretch: Stretch) -> Iterator[Triple]:
    own = stretch.words
    for at in range(len(own) - 2):
        if own[at] not in _claims() or stretch.parted(at + 1):
            continue
        clause = own[at + 1] == "that" and _is_clause(stretch, at + 2)
        if not clause and not (own[at + 1] == "to" and _leads_to_verb(stretch, at + 1)):
            continue
        found = _owned(stretch, at) or _uttered(stretch, at)
        if found is not None:
            yield found


def _is_clause(stretch: Stretch, at: int) -> bool:
    """Whether a clause begins behind "that", and not what is told of the thing: "reports that were thin"."""
    word = stretch.words[at]
    verbs = words("clause", "before_verb", "modal") | kinds().keys()
    return word not in verbs and not (word.endswith("ed") and not _is_name(stretch, at))


def _begin_behind(stretch: Stretch, noun: int) -> int:
    """The word with which it begins what is said behind a noun: "to" belongs to it, "that" does not."""
    return noun + (2 if stretch.words[noun + 1] == "that" else 1)


def _owned(stretch: Stretch, noun: int) -> Triple | None:
    """“The fire chief's repeated | warnings | that": with whose it is up to three words before it."""
    own = stretch.words
    for at in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        if (mark := stretch.parted(at + 1)) and mark not in _QUOTES:
            return None
        if own[at] in words("clause", "possessive"):
            return _triple(stretch, (at, at + 1), (noun, noun), _begin_behind(stretch, noun))
        if own[at].endswith("'s") or _ends_plural_genitive(stretch, at):
            return _triple(stretch, (_owner(stretch, at), at + 1), (noun, noun), _begin_behind(stretch, noun))
    return None


def _owner(stretch: Stretch, last: int) -> int:
    """Where the words begin that end with "'s": behind a preposition or a verb, or at an article."""
    first, own = last, stretch.words
    closed = words("clause", "prepositions", "before_verb", "modal", "opens") | words("clause", "personal")
    while first > 0 and last - first < MOST_WORDS and own[first] not in words("clause", "determiners"):
        before = own[first - 1]
        if stretch.parted(first) or before in closed or (before in _forms() and not _is_name(stretch, first - 1)):
            break
        first -= 1
    return first


def _is_name(stretch: Stretch, at: int) -> bool:
    return stretch.text[stretch.spans[at][0]].isupper()


def _ends_plural_genitive(stretch: Stretch, at: int) -> bool:
    end = stretch.spans[at][1]
    return stretch.text[end - 1] == "s" and stretch.text[end : end + 1] in {"'", "’"}


def _uttered(stretch: Stretch, noun: int) -> Triple | None:
    """“The union | made a baseless claim | that": with a verb before the noun that utters it."""
    own = stretch.words
    for verb in range(noun - 1, max(0, noun - 3 - _ADJECTIVES), -1):
        if own[verb] in _utters():
            cue = cue_start(stretch, verb)
            subject = _speaker(stretch, cue, verb)
            return subject and _triple(stretch, subject, (cue, noun), _begin_behind(stretch, noun))
    return None
