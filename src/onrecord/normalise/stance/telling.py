"""How likely it is that an attribution reports words, a thought or a stand, and not a deed, a plan or an event.

In: an attribution, the text it stands in and what `stances` made of its cue.  Out: a probability.  "The council
said that the hall would close" and "is against closing it" report what somebody stands behind; "closed the hall",
"agreed to close it", "was expected to" do not, though they read alike to a tagger that has learnt from a corpus in
which votes and wishes count.  No single word decides: what the verb is, what form the content has, who the source
is, whether a modal or "if" stands before it, which words of the cue stand side by side, all weigh in.

Each of these is a mark that a person can read ("form to", "verb agree", "class acts"); the weights of the marks
stand in `lexicon/telling_weights.json`, made by `training.claims` from labelled attributions.  The probability is
the logistic function of their sum.

What holds: the same marks for the same words; a few look-ups a word of the cue.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from onrecord.lexicon import weighing
from onrecord.normalise.lexicons import words
from onrecord.normalise.stance.cues import ATTITUDE_IDIOMS, STANCE_IDIOMS
from onrecord.normalise.stance.idioms import WORD, find_idioms
from onrecord.normalise.stance.word_classes import CLASSES, DOCUMENTS, HELPERS, LEMMAS
from onrecord.records import Attitude, Attribution, Span, Stance
from onrecord.told import order_of

_PART = re.compile(r"\w+(?:[-'’]\w+)*|[\"“:]")
NEGATED = re.compile(r"\b(?:not|never|no|nor|neither|yet to)\b|n['’]t\b")
_ENDS = re.compile(r"[.!?\n;:]")
_PERCENT = re.compile(r"\d|per ?cent|%|\bpolls?\b|\bsurvey")
_LEAD = 240  # characters of a cue or a content that are looked at: more than sixteen words
_BEFORE = 60  # characters before an attribution that are looked at
_NEAR = 9  # words in which the auxiliary of a clause stands
_STAND = 3  # words in which the noun of a stand stands: "his strong support"
_LEADING = 3  # words of a cue that stand before its last one and weigh by themselves
_ONLY_SAYS = (["said"], ["says"], ["say"], ["told"], ["according", "to"])
_APART = 2  # characters between two parts from which on they stand apart
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}")
_FEW = 2  # words of a content that is a lone pronoun at most
_LENGTHS = ((1, "1 word"), (3, "2-3 words"), (7, "4-7 words"), (15, "8-15 words"), (10**9, "16 words or more"))
_FORMS = {'"': "quotation", "“": "quotation", "that": "that", "to": "to"}
_THAT = frozenset(("who", "which", "that"))
_OBJECTS = frozenset("it them him her us me this these those that which whom".split())
_SUBJECTS = frozenset("he she it they we i you there".split())
_THINGS = frozenset("nothing something anything everything during".split())

_BEHIND_PARTICIPLES = frozenset(("as", "by", "to", "for"))

HIGHEST = 0.995
"""The score from which on an attribution is no likelier."""

Told = tuple[Stance, Attitude]


def likelihood(attribution: Attribution, text: str, told: Told) -> float:
    """The probability that an attribution reports words, a thought or a stand."""
    own = marks(attribution, text, told)
    return weighing.likelihood("telling_weights", own, attribution.score, highest=HIGHEST)


def marks(attribution: Attribution, text: str, told: Told) -> list[str]:
    """The marks of an attribution, in a fixed order."""
    cue = joined(attribution.cue)
    content = joined(attribution.content)
    form = form_of(content)
    of_cue = _marks_of_cue(cue, bare=not attribution.source)
    of_source = tuple(_of_source(attribution.source, inside=attribution.inside is not None))
    return [
        "any",
        f"form {form}",
        f"order {order_of(attribution.source, attribution.cue, attribution.content)}",
        next(name for most, name in _LENGTHS if content.count(" ") < most),
        *of_cue,
        *of_source,
        *_of_document(of_cue, of_source),
        *_of_context(attribution, text),
        *_of_gaps(attribution, text),
        f"stance {told[0]}",
        f"attitude {told[1]}",
        *_of_quotes(cue, quoted=bool(attribution.quoted)),
    ]


def joined(spans: Sequence[Span]) -> str:
    """The first words of spans, lower case with straight apostrophes, parted by single blanks."""
    text = spans[0].text if len(spans) == 1 else " ".join(span.text for span in spans)
    return _plain(text[:_LEAD])


@lru_cache(maxsize=4096)  # half a dozen questions are asked of the words of an attribution
def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def form_of(content: str) -> str:
    """What a content looks like: a quotation, a clause, "to" and a verb, a stand, a thing."""
    own = [part.group() for part in islice(_PART.finditer(content), _NEAR + 1)]
    if not own:
        return "none"
    first = own[0]
    if first in _FORMS:
        return _FORMS[first]
    if first in words("cues", "tells", "statement"):
        return "question"
    if not words("telling", "contents", "stand").isdisjoint(own[:_STAND]):
        return "stand"
    if len(own) <= _FEW and first in _OBJECTS:
        return "pronoun"
    return "word" if len(own) == 1 else "clause" if _is_clause(own) else _form_of_thing(first)


def _is_clause(own: Sequence[str]) -> bool:
    """Whether the words begin with a subject and an auxiliary that is not the one of "who has"."""
    helper = next((at for at, word in enumerate(own) if at and word in HELPERS), 0)
    return own[0] in _SUBJECTS or (helper > 0 and own[helper - 1] not in _THAT)


def _form_of_thing(first: str) -> str:
    if first.endswith("ing") and first not in _THINGS:
        return "doing"
    if first in words("saying", "clause", "prepositions"):
        return "preposition"
    return "thing, named" if first in words("saying", "clause", "determiners") else "thing"


@lru_cache(maxsize=4096)
def _marks_of_cue(cue: str, *, bare: bool) -> tuple[str, ...]:
    """What the words of a cue are and how it stands in its clause; kept, since most cues come again and again."""
    own = (*_of_cue(cue), *_of_clause(cue, bare=bare))
    if "negated" not in own:
        return own
    return (*own, *(f"not {mark}" for mark in own if mark.startswith(("verb ", "class "))))


def _of_cue(cue: str) -> Iterator[str]:
    """What the words of a cue are: an idiom, or its verb and the lists that its words stand in."""
    own = WORD.findall(cue)
    if not own:
        yield "no cue"
        return
    if any(next(find_idioms(cue, idioms), None) for idioms in (STANCE_IDIOMS, ATTITUDE_IDIOMS)):
        yield "idiom"
        return
    yield f"last {own[-1]}"
    if own in _ONLY_SAYS:
        yield "only says"
    yield from (f"leads {word}" for word in dict.fromkeys(own[:-1][:_LEADING]))
    yield from (f"pair {one} {two}" for one, two in dict.fromkeys(pairwise(own)))
    verb = next((LEMMAS[word] for word in reversed(own) if word in LEMMAS), "")
    if verb:
        yield f"verb {verb}"
    for kind in sorted({kind for word in own for kind in CLASSES.get(word, ())}) or ["other"]:
        yield f"class {kind}"


def _of_document(of_cue: Sequence[str], of_source: Sequence[str]) -> Iterator[str]:
    """What a document does by the words of the cue: "a ledger names the clerk" tells, "a clerk names" is an act."""
    if "source document" in of_source:
        yield from (f"{mark} of a document" for mark in of_cue if mark.startswith("class "))


def _of_quotes(cue: str, *, quoted: bool) -> Iterator[str]:
    """That something is quoted, and whether with a word of saying."""
    if quoted:
        said = any("speech" in CLASSES.get(word, ()) for word in WORD.findall(cue))
        yield "quoted, said" if said else "quoted"


def _of_clause(cue: str, *, bare: bool) -> Iterator[str]:
    """How a cue stands in its clause: its tense, its voice, what stands around the verb."""
    own = WORD.findall(cue)
    if not own:
        return
    last, modal = own[-1], words("saying", "clause", "modal") & set(own)
    if modal:
        yield "future" if modal <= {"will", "'ll", "won't"} else "modal"
    if NEGATED.search(cue):
        yield "negated"
    if own[0] == "to" or "to" in own[1:-1]:
        yield "to in the cue"
    if own[0].endswith("ing"):
        yield "participle"
    if last in words("saying", "clause", "prepositions"):
        yield "cue ends in a preposition"
    if passive_of(own):
        yield "passive, nobody" if bare else "passive"
    if last.endswith("ed"):
        yield "past"
    elif last.endswith("s"):
        yield "present"


def passive_of(cue: Sequence[str]) -> str:
    """The participle of a cue in the passive; empty for another one."""
    verb = cue[-2] if cue[-1] in _BEHIND_PARTICIPLES and len(cue) > 1 else cue[-1]
    passive = verb.endswith(("ed", "n", "t")) and not words("saying", "clause", "be").isdisjoint(cue[:-1])
    return verb if passive else ""


def _of_source(source: Sequence[Span], *, inside: bool) -> Iterator[str]:
    """Who or what the source is, by the look of its words."""
    if not source:
        yield "source none"
        return
    own = WORD.findall(" ".join(span.text for span in source).replace("’", "'"))
    lower = [word.lower() for word in own]
    look = _look(own, lower)
    yield "source speaker" if inside and look == "author" else f"source {look}"
    if any(word[:1].isupper() for word in own[1:]):
        yield "source has a name"
    if not DOCUMENTS.isdisjoint(lower):
        yield "source document"
    if not words("telling", "sources", "courts").isdisjoint(lower):
        yield "source court"
    if _PERCENT.search(" ".join(span.text for span in source).lower()):
        yield "source counted"


def _look(own: Sequence[str], lower: Sequence[str]) -> str:
    if not own:
        return "other"
    only, last = (lower[0] if len(own) == 1 else ""), lower[-1]
    if only in words("telling", "sources", "author") or only in words("saying", "clause", "relative"):
        return "author" if only in words("telling", "sources", "author") else "relative"
    if only in {"he", "she", "they", "it"}:
        return only
    if lower[0] in words("telling", "sources", "generic") and len(own) <= _FEW:
        return "generic"
    if last.endswith(("'s", "s'")) or only in words("saying", "clause", "possessive"):
        return "possessive"
    rest = own[1:] if lower[0] in words("saying", "clause", "determiners") else own
    if any(word[:1].isupper() for word in rest[1:]):
        return "name"
    if len(own) == 1 and own[0][:1].isupper():
        return "one name in -s" if last.endswith("s") else "one name"
    return "plain, many" if last.endswith("s") and lower[0] not in {"a", "an"} else "plain"


def _of_context(attribution: Attribution, text: str) -> Iterator[str]:
    """What stands right before the attribution in its sentence: "if", "should", a preposition."""
    start = attribution.start
    before = _ENDS.split(text[max(0, start - _BEFORE) : start])[-1]
    own = WORD.findall(before.lower())
    last = own[-1] if own else ""
    if last in words("telling", "before", "supposed"):
        yield f"before {last}"
    elif last in words("telling", "before", "asked"):
        yield "before an auxiliary"
    elif last in words("saying", "clause", "prepositions"):
        yield "before a preposition"


def _of_gaps(attribution: Attribution, text: str) -> Iterator[str]:
    """What stands between source, cue and content, and whether the content is in pieces or a name alone."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if source and cue and cue[0].start - source[-1].end > _APART:
        yield "source apart"
    if cue and content and content[0].start - cue[-1].end > _APART:
        between = text[cue[-1].end : content[0].start]
        yield "content apart, negated" if NEGATED.search(between) else "content apart"
    if len(content) > 1:
        yield "content in pieces"
    elif content and _NAME.fullmatch(content[0].text):
        yield "content a name"
