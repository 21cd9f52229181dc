"""The lexicon of cues made ready for look-up: verbs, nouns, attitudes and idioms.

They stand in `lexicon/en/cues.toml`, the idioms in `idioms.toml`. Words come in lower case; what goes out is built
once and shared. A verb stands in the lexicon as its lemma and is found in each of its forms; an idiom is found by
the forms of its first word, one that begins with "not" behind every negation.
"""

from collections.abc import Sequence
from enum import StrEnum

from onrecord.lexicon import inflections, load_lexicon
from onrecord.normalise.lexicons import words
from onrecord.normalise.stance.idioms import Idioms, make_idioms, words_of
from onrecord.records import Attitude, Stance

PRIORITY = tuple(map(Stance, "retracts denies declines disputes confirms asks reports says".split()))
"""Of several stances in one cue, the first of these counts."""


_CUES = load_lexicon("cues")
_QUESTIONS = frozenset(("question", "questions"))
_LONE = frozenset(("question", "doubt", "challenge"))
_ATTITUDE = _CUES["attitude"]


def _forms(lemmas: str) -> list[str]:
    return [form for lemma in lemmas.split() for form in inflections(lemma)]


def _by_priority(forms: dict[str, list[str]]) -> dict[str, Stance]:
    out: dict[str, Stance] = {}
    for stance in PRIORITY:
        for form in forms.get(stance, ()):
            out.setdefault(form, stance)
    return out


VERB_STANCES = _by_priority({name: _forms(verbs) for name, verbs in _CUES["stance"].items()})
"""Every form of every verb with its stance; earlier names in `PRIORITY` win."""
NOUN_STANCES = _by_priority({name: _CUES["noun"][name].split() for name in PRIORITY if name in _CUES["noun"]})
"""Every noun that serves as a cue with its stance."""


def stances_in(cue: str) -> list[Stance]:
    """The stances of the words of a cue; "questions" in "questions from parents" is a noun, not a verb."""
    tokens = words_of(cue)
    out = []
    for at, token in enumerate(tokens):
        found = NOUN_STANCES.get(token) if _is_noun(tokens, at) else None
        found = found or VERB_STANCES.get(token) or NOUN_STANCES.get(token)
        if found:
            out.append(found)
    return out


def _is_noun(tokens: Sequence[str], at: int) -> bool:
    before, behind = words("cues", "noun", "before"), words("cues", "noun", "behind")
    if at and tokens[at] in _QUESTIONS:  # "had one question", "answered questions", not "still question"
        return not tokens[at - 1].endswith("ly") and tokens[at - 1] not in words("cues", "noun", "verb_behind")
    if at > 1 and tokens[at] in _LONE and tokens[0] in words("cues", "noun", "article"):
        return True  # "one distressingly simple question:"
    return (at > 0 and tokens[at - 1] in before) or (
        at == 0 and tokens[at].endswith("s") and len(tokens) > 1 and tokens[1] in behind
    )


ATTITUDES = (
    dict.fromkeys(_forms(_ATTITUDE[Attitude.INTENTION]), Attitude.INTENTION)
    | dict.fromkeys(_forms(_ATTITUDE[Attitude.THOUGHT]), Attitude.THOUGHT)
    | dict.fromkeys(_ATTITUDE["intention_words"].split(), Attitude.INTENTION)
    | dict.fromkeys(_ATTITUDE["thought_words"].split(), Attitude.THOUGHT)
)
"""Every word of thinking and wanting with its attitude."""
WANTS_BEFORE_TO = frozenset(_forms(_ATTITUDE["to"]))
"""The forms of the verbs that tell an intention only before "to": "hopes to sell"."""


class Bar(StrEnum):
    """What keeps an act from being done: it is withheld, awaited, impossible, not done, failed or groundless."""

    WITHHELD = "withheld"
    AWAITED = "awaited"
    UNABLE = "unable"
    NOT = "not"
    FAILED = "failed"
    GROUNDLESS = "groundless"


def _table(name: str, values: type[Stance] | type[Attitude] | type[Bar]) -> Idioms:
    rows = load_lexicon("idioms")[name]
    return make_idioms(
        (idiom, values(value)) for value in values if value in rows for idiom in rows[value].split(";")
    )


STANCE_IDIOMS = _table("phrase", Stance)
ATTITUDE_IDIOMS = _table("phrase_attitude", Attitude)
BARS = _table("bar", Bar)
"""The idioms of what keeps an act from being done."""
