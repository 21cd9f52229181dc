"""Attributions that are claims whatever the weights of `telling` say.

In: an attribution and what `stances` made of its cue.  Out: whether it always tells.  A quotation without a cue or
behind a colon does, and so do whole sentences in quotation marks, turns of phrase ("as Marten has it"), hearsay,
what others hold a thing to be or it is billed as, at what they put a figure, what they claim to answer for, an
apology, words withheld, an answer to a statement, and that nothing could be verified.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.normalise.lexicons import branches, forms, load_lexicon, passive, words
from onrecord.normalise.stance.idioms import WORD, words_of
from onrecord.normalise.stance.telling import NEGATED, Told, form_of, joined, passive_of
from onrecord.normalise.stance.word_classes import CLASSES, LEMMAS
from onrecord.records import Attribution, Stance
from onrecord.told import order_of

_ESTIMATE = re.compile(r"^(?:\S+ ){1,12}?at (?:\w+ ){0,3}[$€£]?\d")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d(?!\d*-[a-z])")  # not that of "a 12-hour truce"
_TELLING_FIGURES = frozenset(
    ("speech", "shows", "estimates", "claims", "stance says", "stance reports", "stance confirms")
)
_OF_STATEMENTS = (Stance.DENIES, Stance.RETRACTS)
_ON_STATEMENTS = (Stance.DISPUTES, Stance.CONFIRMS)
_STOOD_BY = re.compile(r"(?:(?:has|have|had) )?st(?:ood|ands?) by\b")
_VERB = 3  # words that an idiom and what it answers have at least, without the last
_OBJECT = 4  # words of a content among which the head of what is answered stands
_FIRST = 8  # words
_STATEMENTS = ("that", "question", "clause")
_ASKED = 14  # words among which stands what was asked for
_UNDONE = re.compile(r"\b(?:(?:did|do|does|should) ?(?:not|n't)|failed|hard)\b")
_RULED_OUT = re.compile(r"(?:(?:has|have|had) )?(?:also )?rule[sd]? out\b")
_POSSIBLE = re.compile(r"\b(?:can|could|may|might|should|must)\b")
_AS = re.compile(r"\w as \w")
_WHOLE = re.compile(r"[“\"][A-Z](?:\S*\s){2,}\S*[.!?…][”\"]")
_PHRASED = re.compile(
    r"(?:has|had|tells|told|sees|saw|puts|put) (?:it|things)|(?:was|is) how"
    r"|(?:was|were|is|are) (?:all |just )?like|goes|went"
    rf"|(?:the )?(?:{branches('telling', 'cues', 'phrased')})(?: of)?"
)
"""Turns of phrase for what somebody says: "as Marten has it", "in the view of the union"."""
_APOLOGY = re.compile(
    r"(?:(?:has|have|had|also|later|then|\w+ly) ){0,3}"
    rf"(?:{forms('telling', 'cues', 'apologises')}) (?:\w+ ){{0,3}}?apolog(?:y|ies)\b"
)
_COUNT = re.compile(
    rf"^(?:\S+ ){{0,3}}?(?:{branches('telling', 'contents', 'counts')})\b"
    r"(?: \S+){0,12}? (?:at|to|as) (?:\w+ ){0,3}[$€£]?\d"
)
"""A count and its number: "the number of the dead at 9"."""
_KINDS_OF_NUMBERS = ("unit_words", "tens", "scales", "vague")
_NUMBER_WORDS = re.compile(
    rf"\b(?:{'|'.join(word for kind in _KINDS_OF_NUMBERS for word in load_lexicon('numbers')[kind])})\b"
)


def is_always_told(attribution: Attribution, told: Told) -> bool:
    """Whether an attribution tells of words, a thought or a stand by its form alone."""
    if not attribution.cue or told[0] is Stance.CANNOT_VERIFY or attribution.cue[-1].text.endswith(":"):
        return True
    return (
        _PHRASED.fullmatch(attribution.cue[-1].text) is not None
        or _is_whole_quotation(attribution)
        or _is_hearsay(attribution)
        or _is_held(attribution)
        or _is_figure(attribution)
        or _is_withheld(attribution, told)
        or _is_about_statement(attribution, told)
        or _is_avowed(attribution)
        or _is_granted(attribution)
        or _is_heard(attribution, told)
        or _is_apology(attribution)
    )


@cache
def _hearsay() -> re.Pattern[str]:
    """The end of a cue that says only that it is told: "is widely believed", "was told", "reportedly"."""
    alone = branches("saying", "passives", "adverbs")
    return re.compile(rf"\b(?:{alone}|{passive('hearsay', 'hearing')})$")


def _is_hearsay(attribution: Attribution) -> bool:
    """Whether nobody is named who tells it, and that it is told is all that the cue says."""
    return not attribution.source and _hearsay().search(attribution.cue[-1].text.lower()) is not None


def _is_whole_quotation(attribution: Attribution) -> bool:
    """Whether whole sentences of somebody are quoted: 'She shook her head. "Nobody told me that."'."""
    return len(attribution.content) == 1 and _WHOLE.fullmatch(attribution.content[0].text) is not None


def _is_held(attribution: Attribution) -> bool:
    """Whether a thing is held to be something: "is considered a gang by Velden", "was billed as the safest yet"."""
    cue = words_of(joined(attribution.cue))
    if cue[-1:] == ("treating",) and attribution.source:
        return _AS.search(joined(attribution.content)) is not None
    verb = passive_of(cue) if cue and words("saying", "clause", "modal").isdisjoint(cue) else ""
    return ("holds" if attribution.source else "put_so") in CLASSES.get(verb, ())


def _is_avowed(attribution: Attribution) -> bool:
    """Whether somebody says that a thing is theirs: "have claimed responsibility for the fire"."""
    cue = joined(attribution.cue)
    if "claim" not in map(LEMMAS.get, words_of(cue)) or NEGATED.search(cue):
        return False
    first = WORD.search(joined(attribution.content))
    return first is not None and first.group() in words("telling", "contents", "avowed")


def _is_granted(attribution: Attribution) -> bool:
    """Whether "that" makes a turn of saying of a verb of deeds: "granted that the gunners had erred"."""
    verb = words_of(joined(attribution.cue))[-1:]
    granted = verb and LEMMAS.get(verb[0]) in words("telling", "cues", "grants")
    said = words_of(joined(attribution.content))
    return bool(attribution.source and granted and said[:1] == ("that",)) and len(said) > _OBJECT


def _is_heard(attribution: Attribution, told: Told) -> bool:
    """Whether it is told what a court or an inquiry was told: "the inquest heard that the driver had slept"."""
    own = words_of(joined(attribution.source))
    if told[0] is not Stance.REPORTS or not own or own[-1] not in words("telling", "sources", "hearings"):
        return False
    heard = words_of(joined(attribution.cue))[-1:] in (("heard",), ("told",), ("hears",))
    ahead = order_of(attribution.source, attribution.cue, attribution.content)[0] == "w"
    return heard and (ahead or form_of(joined(attribution.content)) in _STATEMENTS)


def _is_apology(attribution: Attribution) -> bool:
    """Whether somebody says that he is sorry: "issued a formal apology for its role", "offered an apology"."""
    told = any("polog" in span.text for span in (*attribution.cue, *attribution.content[:1]))
    return told and _APOLOGY.match(" ".join(_first_words(attribution))) is not None


def is_plea(attribution: Attribution) -> bool:
    """Whether somebody pleads before a court: "pleaded not guilty to the charges"."""
    if not any("ple" in span.text for span in attribution.cue):
        return False
    own = _first_words(attribution)
    return "plead" in map(LEMMAS.get, own) and not words("telling", "contents", "plea").isdisjoint(own)


def _is_figure(attribution: Attribution) -> bool:
    """Whether a figure is told by a word of saying: "put the crowd at 32,000", "raised the toll to 52"."""
    content = joined(attribution.content)
    counted = any(map(content.__contains__, words("telling", "contents", "counts")))
    digits = _NUMBER_WORDS.sub("9", content) if counted or " at " in content else content
    if counted and _COUNT.search(digits):
        return True
    cue = words_of(joined(attribution.cue))
    if _is_foreseen(attribution, cue) and _NUMBER.match(content):
        return True
    kinds = _kinds_of(cue)
    if kinds.isdisjoint(_TELLING_FIGURES) or (passive_of(cue) and not attribution.source):
        return False
    if _ESTIMATE.search(digits) or ("estimates" in kinds and _DIGIT.search(content)):
        return True
    lead = (word for word in words_of(content) if word not in words("telling", "contents", "figure"))
    return _NUMBER.match(next(lead, "")) is not None


def _is_foreseen(attribution: Attribution, cue: Sequence[str]) -> bool:
    """Whether analysts foresee something: "Economists had expected"."""
    who = words_of(attribution.source[0].text.lower()) if attribution.source else ()
    seen = words("saying", "formulas", "foreseen").intersection(cue[-1:])
    return bool(seen) and not words("saying", "formulas", "foreseeing").isdisjoint(who)


@lru_cache(maxsize=4096)  # most cues come again and again
def _kinds_of(cue: tuple[str, ...]) -> frozenset[str]:
    """The classes that the words of a cue stand in."""
    return frozenset().union(*(CLASSES.get(word, ()) for word in cue))


def _is_withheld(attribution: Attribution, told: Told) -> bool:
    """Whether words are withheld, and not a deed: "declined to comment", "has not answered our questions"."""
    if told[0] is not Stance.DECLINES:
        return False
    own = words_of(joined((*attribution.cue, *attribution.content[:1])))
    if attribution.source and not words("telling", "contents", "asked").isdisjoint(own[:_ASKED]):
        return True
    if _UNDONE.search(joined(attribution.cue)):
        return False
    own = own[:_FIRST]
    given = words("telling", "contents", "yielded")
    kept = [one for one, after in pairwise([*own, ""]) if one != "give" or after not in given]
    return not words("telling", "contents", "withheld").isdisjoint(kept) or ("neither" in own and "nor" in own)


def _is_about_statement(attribution: Attribution, told: Told) -> bool:
    """Whether a statement is answered: "retracts three statements", "ruled out arson", "stood by her account"."""
    cue = joined(attribution.cue)
    if told[0] is Stance.DENIES and _RULED_OUT.match(cue):
        return True
    order = order_of(attribution.source, attribution.cue, attribution.content)
    if order == "scw" and (told[0] in _ON_STATEMENTS or _STOOD_BY.match(cue)):
        own = words_of(joined(attribution.content))[:_OBJECT]
        answered = words("frames", "list", "statement") | words("frames", "list", "criticism")
        return not answered.isdisjoint(own) or _answers(words_of(cue), answered)
    if told[0] not in _OF_STATEMENTS or _POSSIBLE.search(cue):
        return False
    return not words("telling", "contents", "statement").isdisjoint(_first_words(attribution))


def _answers(cue: Sequence[str], answered: Collection[str]) -> bool:
    """Whether a cue holds the statement that it answers: "brushed aside concerns about", not "questions about"."""
    prepositions = words("saying", "clause", "prepositions")
    return len(cue) > _VERB and cue[-1] in prepositions and cue[-2] in answered and cue[0] not in prepositions


def _first_words(attribution: Attribution) -> tuple[str, ...]:
    """The words of the cue and the first ones of the content."""
    return words_of(joined((*attribution.cue, *attribution.content[:1])))[:_FIRST]
