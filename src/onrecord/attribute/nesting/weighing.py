"""How likely it is that what was found in another's words is an attribution of its own.

In: a text, a triple found in a content, and the triple whose content that is.  Out: a probability.  "Officials
said that the union | wants | talks" counts; "“I | think | it is over,” she said" tells no more than that she said
so, and in "asked the council | to allow | it" nobody speaks.  Not one word decides: who the source is, what the
verb tells, its tense, the form of what follows, and whether the words are quoted all weigh in.

Each of these is a mark that a person can read ("source I", "form to", "I mind"); the weights of the marks stand in
`lexicon/inner_weights.json`, made by `training.inner` from labelled candidates.  The probability is the logistic
function of their sum.

What holds: the same marks for the same words; a few look-ups a word of the cue.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from onrecord.attribute.nesting.inner import tells
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.wording.saying import forms, kind_of, past_forms, words, words_between
from onrecord.lexicon import inflections, weighing
from onrecord.told import order_of

HIGHEST = 0.99
"""The score from which on a triple is no likelier."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[\"“:]")
_BEFORE = 40  # characters before a triple that are looked at
_QUOTED = 2000  # characters before a triple in which a quotation opens; keeps the time linear
_NEAR = 7  # words in which the auxiliary of a clause stands
_MARKS = frozenset(('"', "“", ":"))
_ENTRIES = ("told", "strong", "plain", "shows", "finds", "declines", "likes", "participles")
_HELPERS = frozenset(
    "has have had is are was were be been being will would can could may might must should".split()
)
_PERSONS = {"i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it"}
_LENGTHS = ((1, "1 word"), (3, "2-3 words"), (7, "4-7 words"), (10**9, "8 words or more"))
_COUNTED = re.compile(r"\d|%|per ?cent|majority|two-thirds|most|half")


def likelihood(text: str, triple: Triple, outer: Triple) -> float:
    """The probability that the triple is an attribution of its own in the outer one's words."""
    return weighing.likelihood("inner_weights", marks(text, triple, outer), triple.score, highest=HIGHEST)


def may_lead(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a content holds a word that often tells of somebody else, whatever its form.

    The words stand in `lexicon/inner_words.json`, made by `training.inner`.
    """
    return not _leading().isdisjoint(words_between(text, start, end))


@cache
def _leading() -> frozenset[str]:
    place = resources.files("onrecord") / "lexicon" / "inner_words.json"
    return frozenset(json.loads(place.read_text(encoding="utf-8")))


def marks(text: str, triple: Triple, outer: Triple) -> list[str]:
    """The marks of a triple, in a fixed order."""
    cue = _words(text, triple.cue)
    who, kind, tense = _look(text, triple.source), _kind(text, triple), _tense(cue)
    content = _words(text, triple.content[:1])
    return [
        "any",
        f"kind {kind}",
        f"source {who}",
        f"{who}, {kind}",
        f"tense {tense}",
        f"{who}, {tense}" if who in _PERSONS.values() else f"{kind}, {tense}",
        f"form {_form(content)}",
        f"{kind}, form {_form(content)}",
        next(name for most, name in _LENGTHS if len(content) <= most),
        f"order {order_of(triple.source, triple.cue, triple.content)}",
        *_of_cue(cue),
        *_of_place(text, triple, outer),
        *(["tells"] if tells(text, triple) else []),
    ]


def _words(text: str, spans: Sequence[TaggedSpan]) -> list[str]:
    """The words and opening marks of spans, lower case with straight apostrophes."""
    return [
        word.replace("’", "'")
        for span in spans
        for word in _WORD.findall(text[span.start : span.end][:200].lower())
    ]


def _kind(text: str, triple: Triple) -> str:
    told = {kind_of(text, span.start, span.end) for span in triple.cue}
    return "speech" if "speech" in told else "mind" if "mind" in told else "other"


def _look(text: str, source: Sequence[TaggedSpan]) -> str:
    """Who or what the source is, by the look of its words."""
    own = text[source[0].start : source[-1].end].replace("’", "'").split() if source else []
    if len(own) == 1 and (look := _look_of_word(own[0].lower())):
        return look
    return _look_of_words(own) if own else "nobody"


def _look_of_word(word: str) -> str:
    """What a pronoun is; empty for another word."""
    entries = (entry for entry in ("object", "relative", "possessive") if word in words("clause", entry))
    return _PERSONS.get(word) or next(entries, "")


def _look_of_words(own: Sequence[str]) -> str:
    first, last = own[0].lower(), own[-1].lower()
    looks = (
        ("possessive", last.endswith(("'s", "s'"))),
        ("generic", first in words("clause", "generic")),
        ("document", not words("nouns", "documents").isdisjoint(word.lower() for word in own)),
        ("counted", _COUNTED.search(" ".join(own[:3]).lower())),
        ("name", own[0][:1].isupper() and first not in words("clause", "determiners")),
        ("plain, many", last.endswith("s")),
    )
    return next((look for look, is_so in looks if is_so), "plain")


def _tense(cue: Sequence[str]) -> str:
    """How the verb of a cue stands: its auxiliaries first, then its ending."""
    own = [word for word in cue if word not in _MARKS]
    if not own:
        return "none"
    last = own[-2] if own[-1] in words("clause", "prepositions") and len(own) > 1 else own[-1]
    ends = "participle" if last.endswith("ing") else "present" if last.endswith("s") else ""
    past = last.endswith("ed") or last in past_forms()
    return _tense_of_helpers(own, last) or ends or ("past" if past else "base")


def _tense_of_helpers(own: Sequence[str], last: str) -> str:
    """What the auxiliaries of a verb make of it; empty where it has none."""
    helpers = set(own[:-1])
    if own[0] == "to" or "to" in own[1:]:
        return "to"
    if helpers & words("clause", "modal") or own[0].endswith(("'ll", "'d")):
        return "modal"
    if helpers & {"has", "have", "had"} or own[0].endswith("'ve"):
        return "perfect"
    if helpers & words("clause", "be") or own[0] in {"'s", "'re", "'m"}:
        return "going on" if last.endswith("ing") else "passive"
    if helpers & words("clause", "do"):
        return "past" if "did" in own[0] else "present"
    return ""


@cache
def _lemmas() -> Mapping[str, str]:
    """Each form of a verb of saying or thinking with its lemma."""
    verbs = sorted(words("verbs", "speech", "shows", "mind"))
    return {form: lemma for lemma in verbs for form in inflections(lemma)}


def _of_cue(cue: Sequence[str]) -> Iterator[str]:
    """What the words of a cue are."""
    known = _lemmas()
    verb = next((known[word] for word in reversed(cue) if word in known), "")
    yield f"verb {verb}" if verb else "verb of another kind"
    if not words("nouns", "claims").isdisjoint(cue) and verb not in known:
        yield "noun"
    for entry in _ENTRIES:
        if not forms(entry).isdisjoint(cue):
            yield f"verbs: {entry}"
    if not (words("clause", "negative") | {"don't", "doesn't", "didn't", "hasn't"}).isdisjoint(cue):
        yield "negated"
    if cue and cue[-1] in words("clause", "prepositions") and len(cue) > 1:
        yield "cue ends in a preposition"


def _form(content: Sequence[str]) -> str:
    """What a content looks like: a quotation, a clause, "to" and a verb, a thing."""
    if not content:
        return "none"
    first = content[0]
    if first in _MARKS:
        return "quotation"
    if first in {"that", "to"}:
        return first
    if first in words("clause", "asked") or first in {"whether", "if"}:
        return "question"
    if _is_clause(content):
        return "clause"
    if first.endswith("ing"):
        return "doing"
    if first in words("clause", "object"):
        return "pronoun"
    return "preposition" if first in words("clause", "prepositions") else "thing"


def _is_clause(content: Sequence[str]) -> bool:
    """Whether the words begin with a subject and its auxiliary."""
    subject = content[0] in {"he", "she", "it", "they", "we", "i", "you", "there"}
    at = next((at for at, word in enumerate(content[:_NEAR]) if at and word in _HELPERS), 0)
    return subject or (at > 0 and content[at - 1] not in words("clause", "relative"))


def _of_place(text: str, triple: Triple, outer: Triple) -> Iterator[str]:
    """Where in the outer content a triple stands, and in whose words."""
    start = triple.start
    own = next((one for one in outer.content if one.start <= start < one.end), outer.content[0])
    yield _before(text[max(own.start, start - _BEFORE) : start])
    quoted = _is_quoted(text, own, start)
    yield "quoted" if quoted else "not quoted"
    if quoted:
        yield f"quoted, {_look(text, triple.source)}"
    yield f"outer {_kind(text, outer)}" if outer.cue else "outer no cue"
    yield f"outer source {_look(text, outer.source)}"


def _before(before: str) -> str:
    """What stands before a triple in the outer content."""
    own = _WORD.findall(before.lower())
    said = [word for word in own if word not in _MARKS]
    if not said or said == ["that"]:
        return "first"
    if said[-1] in words("clause", "opens", "prepositions"):
        return f"before {said[-1]}"
    return "before a mark" if own[-1] in _MARKS else "before another word"


def _is_quoted(text: str, own: TaggedSpan, at: int) -> bool:
    """Whether a place of a content stands between quotation marks."""
    lead = text[max(0, own.start - 1, at - _QUOTED) : at]
    return lead.count("“") > lead.count("”") or lead.count('"') % 2 == 1
