"""Clauses of saying: where a subject and a verb of saying or thinking may stand.

In: a stretch of a text, mostly one sentence.  Out: for each such verb its subject and its auxiliaries, as numbers
of words.  The rules know no grammar beyond the word lists of `lexicon/en/saying.toml`: a subject is what
stands between the clause's beginning and the verb, and words that look like nouns are told from verbs by
what stands beside them.

What holds: linear time, since no subject has more than `MOST_WORDS` words and no aside than `_LONGEST_ASIDE`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.attribute.wording.saying import Kind, kinds, words
from onrecord.text import split_sentences

MOST_WORDS = 12
_LONGEST_ASIDE = 24  # words of an aside that "who" or "which" begins, between a subject and its verb
_JOINS = re.compile(r"[;“”\"]|,\s+(?:and|but|while|though|although|whereas)\s")
"""Where one clause ends and another begins, or somebody else's words do."""
_FARTHEST = 400  # characters in which the end of a clause, or the subject before a verb, is looked for
_TITLE = re.compile(r"\b(?:M(?:r|rs|s)|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Rev)\.\s$")
_NEAR = 8  # characters before a name in which a title is looked for
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_GOES_ON = re.compile(r"\s+and\s+(?:had|has|have|was|were|is|are|will|would)\s")
_WHEN = re.compile(
    r"(?:(?:early |late )?on \w+day(?: (?:morning|afternoon|evening|night))?|in (?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december|\d{4})|(?:last|this) (?:week|month|year|\w+day)"
    r"|later(?: (?:that|on|in) \w+)?|yesterday|then) "
)
"""A time without a comma before a subject: "On Saturday the ministry withdrew"."""
_BREAK = re.compile(r"[,;:()\[\]\"“”«»„…?!—–]|\s['‘-]|(?<!s)[’']\s|\.\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of saying with its subject, as numbers of words: subject [first, last), cue [cue, verb]."""

    first: int
    last: int
    cue: int
    verb: int
    kind: Kind
    passive: bool


class Stretch:
    """The words of one stretch of a text, lower case with straight apostrophes, and what parts them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.spans = [match.span() for match in _WORD.finditer(text, start, end)]
        self.words = [text[a:b].lower().replace("’", "'") for a, b in self.spans]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The verbs of saying or thinking that have a subject."""
        return tuple(_clauses_of(self))

    def parted(self, at: int) -> str:
        """The mark between word `at - 1` and word `at`; empty when there is none."""
        match = _BREAK.search(self.text, self.spans[at - 1][1], self.spans[at][0] + 1) if at > 0 else None
        return match.group().strip() or "." if match and match.start() < self.spans[at][0] else ""


@lru_cache(maxsize=64)  # whether a sentence may tell and what it tells is asked one after the other
def stretch_of(text: str, start: int, end: int) -> Stretch:
    """The stretch `text[start:end]`, kept for the next rule that asks for it."""
    return Stretch(text, start, end)


def _clauses_of(stretch: Stretch) -> Iterator[Clause]:
    known = kinds()
    for at, word in enumerate(stretch.words):
        kind = known.get(word)
        if kind and at > 0 and word not in words("nouns", "only"):
            clause = _clause(stretch, at, kind)
            if clause:
                yield clause


def _clause(stretch: Stretch, verb: int, kind: Kind) -> Clause | None:
    cue = _cue_start(stretch, verb)
    helpers = stretch.words[cue:verb]
    subject = _subject(stretch, cue)
    if subject is None or not _is_finite(stretch, subject, cue, verb):
        return None
    first, last = subject
    if stretch.words[first:last] and set(stretch.words[first:last]) <= words("clause", "generic"):
        return None
    if kind == "mind" and stretch.words[last - 1] in words("clause", "personal"):
        return None
    asks = set(helpers) & words("clause", "modal")
    if asks and not set(helpers + stretch.words[first : first + 1]) & words("clause", "negative"):
        return None
    passive = not stretch.words[verb].endswith("ing") and bool(set(helpers[-2:]) & words("clause", "be"))
    return Clause(first, last, cue, verb, kind, passive and stretch.words[verb] not in words("verbs", "more_mind"))


def _cue_start(stretch: Stretch, verb: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    between = words("clause", "before_verb", "modal")
    at = verb
    while at > 0 and verb - at < 6 and not stretch.parted(at):
        word = stretch.words[at - 1]
        if word == "to" and at > 1 and stretch.words[at - 2] == "used":
            at -= 2
        elif word in between or word.endswith("ly") or (word == "as" and stretch.words[verb].endswith("ing")):
            at -= 1
        else:
            break
    return at


def _subject(stretch: Stretch, cue: int) -> tuple[int, int] | None:
    """The words before the cue that can be its subject, as numbers [first, last)."""
    if cue == 0:
        return None
    last = cue
    if stretch.words[cue - 1] in words("clause", "relative"):
        last = cue - 1
    elif stretch.words[cue - 1] in {"and", "but", "then"}:
        return _shared(stretch, cue - 1)
    elif stretch.parted(cue) == ",":
        return _with_apposition(stretch, cue)
    first = back(stretch, last)
    if last < cue:
        first = _antecedent(stretch, first, last)
    if stretch.words[cue].endswith("ing") and "with" in stretch.words[first:last]:
        first = max(at for at in range(first, last) if stretch.words[at] == "with") + 1
    return (first, last) if is_subject(stretch, first, last) else None


def _antecedent(stretch: Stretch, first: int, last: int) -> int:
    """Where the antecedent of "who" begins: "he heard from | friends all over it who", "there are | some who"."""
    if is_subject(stretch, first, last):
        return first
    gives_way = words("clause", "gives_way", "be")
    behind = (at for at in range(first + 1, last) if stretch.words[at - 1] in gives_way)
    return next((at for at in behind if is_subject(stretch, at, last)), first)


def _shared(stretch: Stretch, joint: int) -> tuple[int, int] | None:
    """The subject of the verb before: "soldiers had come at dawn and told everyone to leave"."""
    for at in range(joint - 1, max(0, joint - 3 * MOST_WORDS), -1):
        if stretch.words[at] in words("clause", "opens"):
            return None
        if stretch.words[at] in words("clause", "before_verb") or stretch.words[at] in kinds():
            first = back(stretch, at)
            if is_subject(stretch, first, at):
                return first, at
    return None


def back(stretch: Stretch, last: int) -> int:
    """Where the run of words that ends before `last` begins."""
    at = last
    while at > 0 and last - at <= MOST_WORDS and stretch.words[at - 1] not in words("clause", "opens"):
        if at < last and stretch.parted(at):
            break
        at -= 1
    return at


def _with_apposition(stretch: Stretch, cue: int) -> tuple[int, int] | None:
    """The subject of "the minister, who was in Tarn, said"; an aside that "who" begins may be a long one."""
    for comma in range(cue - 1, max(0, cue - _LONGEST_ASIDE), -1):
        mark = stretch.parted(comma)
        if mark == ",":
            near = cue - comma < MOST_WORDS or stretch.words[comma] in words("clause", "relative")
            first = back(stretch, comma)
            return (first, cue) if near and is_subject(stretch, first, comma) else None
        if mark:
            return None
    return None


def end_of_thing(text: str, start: int, end: int) -> int:
    """Where a thing that is told of ends: before "and had", unless a clause stands before that."""
    joint = _GOES_ON.search(text, start, end)
    before = text[start : joint.start()].lower().split() if joint else []
    clause = words("clause", "be", "modal", "relative", "asked")
    return joint.start() if joint and before and clause.isdisjoint(before) else end


def end_of_clause(text: str, at: int) -> int:
    """Where the clause that goes on at a place of its line ends, without the stop of its sentence."""
    line = text.find("\n", at, at + _FARTHEST)
    limit = min(len(text), at + _FARTHEST) if line < 0 else line
    sentence = next(iter(split_sentences(text, at, limit)), None)
    if sentence is None:
        return at
    joint = _JOINS.search(text, at, sentence.end)
    return joint.start() if joint else sentence.end - (text[sentence.end - 1] in ".!?…")


def subject_before(text: str, start: int, verb: int) -> tuple[int, int] | None:
    """The offsets of the subject that stands right before a verb; None where it is none that can be told."""
    if verb - start > _FARTHEST:
        start = max(text.find(" ", verb - _FARTHEST, verb), verb - _FARTHEST)
    stretch = Stretch(text, start, verb)
    last = len(stretch.words)
    while last > 0 and stretch.words[last - 1] in {"also", "again", "still", "immediately"}:
        last -= 1
    first = back(stretch, last)
    when = _WHEN.match(" ".join(stretch.words[first:last]))
    first += when.group().count(" ") if when else 0
    relative = first > 0 and stretch.words[first - 1] in words("clause", "relative")
    if not is_subject(stretch, first, last) or (relative and not stretch.parted(first)):
        return None
    title = _TITLE.search(text, max(start, stretch.spans[first][0] - _NEAR), stretch.spans[first][0])
    return title.start() if title else stretch.spans[first][0], stretch.spans[last - 1][1]


def stands_with(stretch: Stretch, first: int) -> bool:
    """Whether "with" stands before a subject: "…, with officials reporting heavy losses"."""
    return first > 0 and stretch.words[first - 1] == "with"


def is_subject(stretch: Stretch, first: int, last: int) -> bool:
    """Whether the words [first, last) can be who speaks: a name, a plural, or something with an article."""
    own = stretch.words[first:last]
    if not 0 < len(own) <= MOST_WORDS:
        return False
    head, final = own[0], own[-1]
    closed = words("clause", "determiners", "prepositions", "before_verb", "opens")
    if final.endswith(("'s", "s'")):
        return False
    if final.partition("'")[0] in words("clause", "in_the_talk") or (
        final in closed and final not in words("clause", "people")
    ):
        return False
    if head in words("clause", "prepositions", "before_verb", "modal"):
        return False
    if any(_is_verb(stretch, at) for at in range(first + 1, last)):
        return False
    if len(own) == 1:
        return _is_name(stretch, first) or _is_plural(head) or head in words("clause", "personal")
    named = any(_is_name(stretch, at) for at in range(first, last))
    return head in words("clause", "determiners") or named or _is_plural(final) or _is_plural(head)


def _is_verb(stretch: Stretch, at: int) -> bool:
    """Whether a word within a subject is a verb of its own: "the governor said engineers"."""
    word, after = stretch.words[at], stretch.words[at + 1 : at + 2]
    if word in words("clause", "do", "be") or word in {"had", "has", "have"}:
        return True
    if stretch.words[at - 1] in words("clause", "determiners") or stretch.words[at - 1].endswith("'s"):
        return False
    if word in words("clause", "modal"):
        return not _is_name(stretch, at)
    reduced = bool(after) and after[0] in words("clause", "prepositions")
    return word in kinds() and word not in words("nouns", "claims") and not _is_name(stretch, at) and not reduced


def _is_name(stretch: Stretch, at: int) -> bool:
    return stretch.text[stretch.spans[at][0]].isupper() and stretch.words[at] not in words("clause", "in_the_talk")


def _is_plural(word: str) -> bool:
    return word in words("clause", "people") or (word.endswith("s") and not word.endswith(("ss", "us", "'s")))


def _is_finite(stretch: Stretch, subject: tuple[int, int], cue: int, verb: int) -> bool:
    """Whether the word is a verb of that subject: not "the claims that", not "staff reports are kept"."""
    word, helpers = stretch.words[verb], stretch.words[cue:verb]
    final = stretch.words[subject[1] - 1]
    after = stretch.words[verb + 1] if verb + 1 < len(stretch.words) else ""
    if not after or after in words("clause", "be", "before_verb", "modal"):
        return word not in kinds() or (
            not word.endswith("s") and bool(after) and after not in words("clause", "be")
        )
    if "used" in helpers and (set(helpers) & words("clause", "be") or word not in words("verbs", "habits")):
        return False
    if "used" in helpers or set(helpers) & words("clause", "do", "modal"):
        return True
    if word in words("verbs", "speech", "shows", "mind"):
        return word in _pasts() or _has_plural(stretch, subject) or final in words("clause", "personal")
    if word.endswith("ing"):
        goes_on = set(helpers) & (words("clause", "be") | {"kept", "keeps", "keep", "as"})
        return bool(goes_on) or word == "saying" or stands_with(stretch, subject[0])
    if word.endswith("s") and word not in _pasts():
        return (
            not _has_plural(stretch, subject)
            or stretch.words[subject[0]] in words("clause", "one")
            or _is_name(stretch, subject[1] - 1)
        )
    return True


def _has_plural(stretch: Stretch, subject: tuple[int, int]) -> bool:
    """Whether the head of a subject is a plural: a plural stands last, or before the first preposition."""
    own = stretch.words[slice(*subject)]
    head = next((at for at, word in enumerate(own) if at and word in words("clause", "prepositions")), len(own))
    share = own[head - 1].isdigit() or own[head - 1] in words("clause", "shares")  # "57% of Americans"
    return _is_plural(own[-1] if share else own[head - 1]) or "and" in own


def _pasts() -> frozenset[str]:
    """Past forms that look like others."""
    return words("verbs", "same_past")
