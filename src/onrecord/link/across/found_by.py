"""By what texts a claim is found among those of other articles that share its words."""

from onrecord.link.across.statements import Statement
from onrecord.link.denials.denied import classes_of
from onrecord.link.words.terms import pattern, stems, word_set
from onrecord.link.words.view import AGAINST

_LONGEST, _ACTS, _ABOUT, _ABOUT_DENIED = 5, 3, 3, 8
"""By how many of its words and its acts, each with how many words of its article, a claim or a denial is found."""


def statement_keys(one: Statement) -> list[str]:
    """The texts that a claim shares with others of the same words: pairs of its longest stems, its acts, its voice.

    What it denies or could not verify in its own article counts as its words. A denial is found under more words
    of its article than other claims: two articles rarely have the same first three.
    """
    if one.own_voice:
        return []
    against = one.stance in AGAINST
    context = one.context[: _ABOUT_DENIED if against else _ABOUT]
    pairs, about = [], [f"o|{word}" for word in context]
    for told in (one.content, *one.about):
        words = _longest(told)
        pairs += [f"w|{a}|{b}" for at, a in enumerate(words) for b in words[at + 1 :]]
        about += [f"a|{act}|{word}" for act in _acts_of(told, against=against) for word in context]
    voices = [f"s|{one.voice}|{word}" for word in _longest(one.content)] if one.voice else []
    return list(dict.fromkeys(pairs + about + voices))


def _longest(content: str) -> list[str]:
    words = (word for word in stems(content) if word.isalpha() and len(word) > 2)
    return sorted(words, key=lambda word: (-len(word), word))[:_LONGEST]


def _acts_of(content: str, *, against: bool) -> list[str]:
    """The first acts of a content; whoever denies any blame for some harm denies each that leads to it."""
    every = dict.fromkeys(act for act in classes_of(content) if act not in word_set("doing", "armed"))
    acts = list(every)[:_ACTS]
    harm = word_set("harm", "classes")
    blamed = against and not harm.isdisjoint(acts) and pattern("denying", "blame").match(content)
    blamed = blamed or (against and pattern("denying", "accusation").match(content))
    return acts + sorted(harm - set(acts)) if blamed else acts
