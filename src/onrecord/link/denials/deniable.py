"""Whether a claim states what another one denies, confirms or doubts, or only speaks of it.

"The army used gas" can be denied. "If the army used gas", "there is no proof that the army used gas", "an answer to
the use of gas" and "to deter it from using gas" share its words and state nothing of the kind; neither does "the
army has gas". The words of a claim come in with the stems that the other takes up, a yes or no goes out.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import dropwhile

from onrecord.link.words.terms import counted_rows, has, pattern, root, stems, stop_words, word_set

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEFORE_VERB = frozenset("will would can could may might must shall should".split())
_OF_ALL = 0.5  # which share of a claim's words must be taken up where no deed tells what it is about
_BESIDE = 3  # how many words lie between a deed and what it is done to, at most
_CERTAIN = frozenset({"doubt", "question"})
_NEAR = 6  # how many words behind a negation may say that it leaves no doubt: "no longer can be any doubt"
_AHEAD = 3  # how many words behind those taken up may still make them a condition: "using gas would …"


def states(content: str, cue: str, taken_up: Collection[str], *, by: str, told: str) -> bool:
    """Whether a claim states what is taken up of it.

    `taken_up` are the stems that the other claim shares with it, `told` are its words; it is `by` who denies,
    confirms or doubts it.
    """
    if not asserts(content, cue, taken_up, told=told):
        return False
    words = _words(content)
    places = [at for at, word in enumerate(words) if root(word) in taken_up]
    deed = find_deed(told)
    if deed is None:
        return len(taken_up) >= _OF_ALL * len(stems(content))
    at = next((at for at in places if root(words[at]) == deed), None)
    if at is not None and at == places[0] and words[at + 1 : at + 2] == ("by",):
        return False  # "a car used by the gas board" is of no use of gas
    return at is None or _is_predicate(words, at) or (_accuses(cue) and _is_of(words[:at], by))


def asserts(content: str, cue: str, taken_up: Collection[str], *, told: str) -> bool:
    """Whether a claim says something of what is taken up of it: no condition, no negation, no mere thing."""
    words = _words(content)
    places = [at for at, word in enumerate(words) if root(word) in taken_up]
    if not places:
        return False
    own = set(_words(told))
    if (set(words[: places[-1] + _AHEAD]) & word_set("stated", "condition")) - own:
        return False
    if _is_of_anybody(words, places[0]) or pattern("stated", "others_say").search(" ".join(words[: places[0]])):
        return False
    if _is_negated(words[: places[-1] + 1], own) or _has_other_verb(words[places[0] : places[-1] + 1], taken_up):
        return False
    return _accuses(cue) or not (_is_thing(content) or _is_mentioned(content, cue))


def _is_of_anybody(words: Sequence[str], at: int) -> bool:
    """Whether a deed is of whoever does it: "those who use gas must pay"; "those who used it" are told of."""
    return at > 0 and words[at - 1] in ("who", "whoever") and root(words[at]) == words[at]


def wishes(cue: str, content: str) -> bool:
    """Whether a claim only wishes for something, asks for it, proposes or regrets it, and accuses nobody."""
    if _accuses(cue):
        return False
    return has("marks", "wishing", cue) or pattern("marks", "wishes").match(content) is not None


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(text)))


def states_deed(content: str, taken_up: Collection[str], *, told: str) -> bool:
    """Whether a claim tells the deed that another one confirms as done, of what it is said to be done to.

    "The regime had used gas" and "the use of gas by the regime" do; "whoever uses gas", "a report on gas use" and
    "a car used by those who look for gas" do not.
    """
    deed = find_deed(told)
    words = _words(content)
    if deed is None:
        state = _state(told)
        return state is None or state in map(_sense, words)
    places = [at for at, word in enumerate(words) if root(word) == deed]
    if not places:
        return True
    others = [at for at, word in enumerate(words) if root(word) in taken_up and root(word) != deed]
    return any(
        _is_done(words, at)
        and not set(words[:at]) & word_set("stated", "anybody")
        and any(abs(at - other) <= _BESIDE for other in others)
        for at in places
    )


def _state(told: str) -> str | None:
    """What a claim without a deed says that somebody is: "one suspect is | dead"; None without that."""
    words = _words(told)
    behind = next((words[at + 1 :] for at, word in enumerate(words) if word in word_set("doing", "being")), ())
    return next((_sense(one) for one in behind if one not in stop_words() and not one.endswith("ly")), None)


def _sense(word: str) -> str:
    """The root of a word, or what is counted by it: "dead" and "killed" are one."""
    return counted_rows().get(word) or root(word)


def _is_done(words: Sequence[str], at: int) -> bool:
    """Whether a word tells a deed by its form, or as a noun of whom it was, or behind "had" or "made"."""
    word = words[at]
    of_whom = words[at + 1 : at + 2] in (("of",), ("by",))
    light = not word_set("stated", "light").isdisjoint(words[max(0, at - 2) : at])
    return bool(pattern("stated", "verb").fullmatch(word)) or word.endswith("ing") or of_whom or light


def refuses(cue: str, told: str) -> bool:
    """Whether a claim turns down what might be done: "rejected sending troops" denies nothing."""
    return has("stated", "rejects", cue) and pattern("stated", "doing").match(told) is not None


@lru_cache(maxsize=4096)
def find_deed(told: str) -> str | None:
    """The stem of the deed that a claim tells of: "any use of gas", "using gas", "it used gas"."""
    words = [word for word in _WORD.findall(told) if word[0].islower()]
    words = words[1:] if words[:1] == ["that"] else words
    if words and words[0] in word_set("stated", "modifiers"):
        words = list(dropwhile(word_set("stated", "modifiers").__contains__, words))
        return root(words[0]) if words[1:2] == ["of"] else _first_verb(words)
    return _first_verb(words)


def _first_verb(words: Sequence[str]) -> str | None:
    """The root of the first word that is a verb by its form, or stands where one does: "will close"."""
    found = (
        root(word)
        for before, word in zip(("", *words), words, strict=False)
        if (word.endswith("ing") and word not in word_set("stated", "nouns"))
        or before in _BEFORE_VERB
        or pattern("stated", "verb").fullmatch(word)
    )
    return next((word for word in found if word not in stop_words()), None)


def _is_thing(content: str) -> bool:
    """Whether the words name a thing and say nothing of it: "Norland's stocks of gas", "the risk of an attack"."""
    named = pattern("stated", "named").search(content) is not None
    return named and not pattern("actors", "verb").search(content)


def _is_mentioned(content: str, cue: str) -> bool:
    """Whether a claim only names what is spoken of: "talked about | the crisis", "cited | a ban on gas"."""
    told = pattern("denying", "relative").sub("", content)
    return has("stated", "mentions", cue) and not pattern("actors", "verb").search(told)


def _is_negated(words: Sequence[str], own: Collection[str]) -> bool:
    """Whether the words say that something is not so, where the other claim has no such word."""
    no = word_set("stated", "no")
    for at, word in enumerate(words):
        negates = word in no or word.endswith(("n't", "n’t"))
        near = words[at + 1 : at + _NEAR]
        certain = near[:1] == ("only",) or (not _CERTAIN.isdisjoint(near) and "beyond" not in near)
        if negates and word not in own and not certain:
            return True
    return False


def _has_other_verb(words: Sequence[str], taken_up: Collection[str]) -> bool:
    """Whether a verb that the other claim has not stands among the words that it takes up."""
    modifiers = word_set("stated", "modifiers")
    return any(
        root(word) not in taken_up
        and word not in stop_words()
        and before not in modifiers  # "a broken pipe" tells of no deed
        and pattern("stated", "verb").fullmatch(word)
        for before, word in zip(("", *words), words, strict=False)
    )


def _is_predicate(words: Sequence[str], at: int) -> bool:
    """Whether a word is said of somebody: no noun with an article, nothing behind a preposition."""
    before = at - 1
    while before >= 0 and (words[before].endswith("ly") or words[before] in word_set("stated", "modifiers")):
        before -= 1
    if at and at == len(words) - 1 and words[at] == root(words[at]) and words[before] not in _BEFORE_VERB:
        return False  # "for chemical weapons use"
    is_noun = any(word in word_set("stated", "modifiers") for word in words[before + 1 : at])
    if is_noun or (before < 0 and words[at].endswith("ing")):
        return False
    by_doing = before >= 0 and words[before] == "by" and words[at].endswith("ing")
    meant = before > 0 and words[before] == "to" and words[before - 1] in word_set("stated", "meaning")
    return before < 0 or by_doing or meant or words[before] not in word_set("stated", "prepositions")


def _accuses(cue: str) -> bool:
    return has("stated", "accuses", cue)


def _is_of(words: Sequence[str], by: str) -> bool:
    """Whether the accused, whom the words before the deed name, may be whoever speaks."""
    accused = [word for word in words if word not in stop_words() and word not in word_set("stated", "modifiers")]
    speaker = {word[:4] for word in re.findall(r"[^\W_]+", by.lower())}
    return not accused or any(word[:4] in speaker for word in accused)
