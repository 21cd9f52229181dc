"""Triples that name nobody or tell nothing, and are dropped.

In: a text and its triples.  Out: whether one tells nothing, and the triples without those that are bare.

Whoever its source is, a triple tells nothing when it says how it was told ("asked not to be named"), what was asked
("What the company said"), how often ("objected twice") or by whom ("citing two aides").

Of a triple without a source only words of saying or thinking, of hearsay or a quotation tell that something was
said; so these are bare:

* a name for a thing: "also known as the Blue House", "The bill | is called | the Harbour Act";
* what was done to a thing, where nothing is said of it: "He | was nominated", "41 people | are expected";
* a deed or a stand that nobody is said to take: "advocating for | new boats", "protests against | the mayor".
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.attribute.triples import Triple
from onrecord.attribute.wording.saying import kind_of, words
from onrecord.lexicon import load_lexicon
from onrecord.text import OF_ONE

_UNNAMED = re.compile(
    r"(?:that\s+(?:he|she|they)\s+)?(?:not\s+(?:to\s+)?be|to\s+remain)\s+"
    r"(?:identified|named|quoted|anonymous)\b|"
    r"(?:for\s+)?anonymity\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(r"(?:declin|refus)(?:e|es|ed|ing)$")
_IDENTIFIED = re.compile(r"identif\w+\s(?:him|her|them)sel(?:f|ves)\b")
_BE_NAMED = re.compile(r"\sto\s+be\s+(?:identified|named|quoted)\b")
_NOT_HEARD = re.compile(
    rf"(?:ha[sd]|have|is|are|was|were)(?:\s(?:not|never)|n['’]t)\s(?:been\s|yet\s|(?!only|merely|simply)\w+ly\s)*"
    rf"(?:{'|'.join(sorted(words('passives', 'hearing')))})(?:\s(?:of|about))?$"
)
_HELPERS = 12  # characters before a cue in which "never" may stand
_LATER = re.compile(r"\s(?:until|before)\b")
_PLACED = r"(?:\s[\w’'-]+){1,3}"
_NO_SUCH = re.compile(
    rf"(?<!\bat\s)\b(?:(?:no|any)thing(?:\s(?:else|new|much))?(?:\s(?:in|on|at|of|about){_PLACED})?\s(?:that|which)"
    rf"|(?:(?:no|any)(?:body|[\s-]?one)(?:\selse)?(?:\s(?:in|on|at|of|from){_PLACED})?"
    rf"|(?:no|any)\s(?!of\b)[\w-]+(?:\s[\w-]+)?(?:\s(?:in|at){_PLACED})?)\s(?:who|that|which))$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"nothing\s(?:in|on|at|of|about)\s", re.IGNORECASE)
_FARTHEST = 90  # characters before "that" in which "nothing" is looked for
_UNAUTHORISED = re.compile(
    r"\bn(?:ot|['’]t)\s+(?:been\s+)?authori[sz]ed\s+to\s+(?:\w+\s+)?(?:speak|comment|talk|discuss|brief|disclose|release)\b"
)
_CLAIMED = frozenset(("claim", "claims", "claimed", "claiming"))
_LIVES = re.compile(
    r"(?!that\b)(?:(?:the|an?|another|more|than|at|least|nearly|almost|about|some|over|up|to|as|many|several|all|its|\d[\d,.]*)\s+)"
    r"{0,4}(?:[\w’'-]+\s+){0,2}?(?:lives|life|victims?)\b"
    r"(?!\s+(?:is|are|was|were|ha[sd]|have|will|would|can|could|may|might|must|should)\b)"
)
_BRACKETS = '()[]{}"“”’ '
_UNANSWERED = re.compile(r"(?:not|n['’]t)\s(?:\w+\s){0,2}(?:respond|repl|answer|return)\w*(?:\sto)?$")
_FOR_COMMENT = re.compile(r"for\s(?:(?:an?|further|more|any)\s)?(?:comment|interview|response|statement)\b")
_SPEAKS = re.compile(r"(?:\w+\s)?(?:speaks?|spoke|speaking|spoken)")
_TOPIC = re.compile(r"(?:commenting|remarking|speaking|reflecting|elaborating)\s+(?:on|of|about)")
_NAMES = re.compile(
    r"(?:\w+\s+){0,2}(?:known|called|dubbed|named|nicknamed|termed|titled|entitled|referred\s+to)(?:\s+as)?"
)
_NAMED = re.compile(r"(?:(?:the|an?)\s)?[A-Z]")
_NOTED = re.compile(r"(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:noted|known|famed|renowned)")
_KNOWN = re.compile(r"\bknown\b")
_HEARSAY = re.compile(r"\b(?:reported|alleged|supposed|apparent|purported)ly\b")
_ASKED = re.compile(
    r"(?:(?:when|after)\s+)?(?:(?:was|were|is|are|being)\s+)?(?:later\s+)?(?:asked|pressed)(?:\s+about)?",
    re.IGNORECASE,
)
_BEFORE_ASKED = re.compile(
    r"\b(?:when|after|if|once|while)\s+(?:(?:he|she|they|it|we|i)\s+(?:was|were|is|are)\s+)?$", re.IGNORECASE
)
_WHEN = re.compile(r"when\b|after\b")
_CONTEXT = 24  # characters before "asked"
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b|['’]s\b")
_TOPICS = frozenset(("of", "about", "to"))
_STATEMENTS = frozenset(("that", "to", "how", "why", "whether", "if"))
_MARKS = re.compile(r"[\"“”«»]")
_CITES = frozenset(("citing", "quoting", "cited", "cites", "quoted", "quotes"))
_CITED = (
    *(("unnamed", number) for number in ("singular", "plural", "mass")),
    ("office", "heads"),
    ("organisation", "nominal"),
    *(("document", entry) for entry in ("heads", "issued")),
)


def tells_nothing(text: str, triple: Triple) -> bool:
    """Whether nobody speaks ("What the company said") or nothing is said ("asked not to be named", "left twice").

    So does a difference: "four more | than | the port | had announced".
    "The Gazette, citing two aides, wrote" names aides, not a statement; a war that "claimed 60 lives" said nothing,
    nor did whoever asked for a comment: "Dorn did not respond to | the Gazette's | request for comment".
    """
    source = [text[span.start : span.end].lower() for span in triple.source]
    content = text[triple.content[0].start : triple.content[-1].end].lower()
    if content == "than" or _UNNAMED.match(content) or not words("clause", "asked").isdisjoint(source):
        return True
    heads = content in words("clause", "asked") and text[
        max(0, triple.content[0].start - 1) : triple.content[0].start
    ] in {"", "\n"}
    if heads or content in words("clause", "how_often") or (not source and content in _points()):
        return True
    cue = text[triple.cue[0].start : triple.cue[-1].end].lower() if triple.cue else ""
    asked = source == ["you"] and not words("clause", "modal").isdisjoint(
        cue.split()
    )  # "You would have to ask him"
    own = source in (["that"], ["this"]) and text[triple.source[0].start].isupper()
    if asked or own or not words("clause", "prepositions").isdisjoint(source):
        return True  # "That suggests …" is the outlet's own inference; "Among | reported | cases" has no source
    noted = _NOTED.fullmatch(cue) and text.startswith("for ", triple.content[-1].start)  # "is noted for its boats"
    if noted or (not source and cue.isalpha() and not cue.endswith("ly") and kind_of(cue, 0, len(cue)) is None):
        return True  # "seems", "appeared", "features" tell of nobody's words
    unsaid = _is_unheard(text, triple) or _is_of_none(text, triple)
    tongue = _SPEAKS.fullmatch(cue) and content.partition(" ")[0].rstrip(",") in _tongues()
    if unsaid or tongue or _TOPIC.fullmatch(cue) or _UNAUTHORISED.search(cue) or (cue and not cue.strip(_BRACKETS)):
        return True
    if (not _CLAIMED.isdisjoint(cue.split()) and _LIVES.match(content)) or (cue == "by" and content[-1] in '"”'):
        return True  # “The Long Rain,” by Ada Marten, is a work
    if (_ASKED.fullmatch(cue) and _was_asked(text, triple)) or _asked_in_vain(text, triple, cue, content):
        return True
    heard = " who " in content and not cue.endswith("ing")  # "cited | a nurse who said that …"
    return cue in _CITES and not heard and _people().fullmatch(content) is not None


def _is_unheard(text: str, triple: Triple) -> bool:
    """Whether nobody was told it: "Residents | were never told | that the dam leaked", "declined | to be named"."""
    cue = triple.cue[-1] if triple.cue else None
    if cue is not None and _IDENTIFIED.match(text, cue.start):
        return True
    if cue is None or (_WITHHELD.search(text, cue.start, cue.end) and _BE_NAMED.match(text, cue.end)):
        return cue is not None
    unheard = _NOT_HEARD.search(text, max(0, cue.start - _HELPERS), cue.end)
    return unheard is not None and not _LATER.match(
        text, cue.end
    )  # "were not told | until Monday | that it leaked"


def _is_of_none(text: str, triple: Triple) -> bool:
    """Whether there is no such thing: "There is nothing in the letter | that | says | she must leave"."""
    source = triple.source[0] if len(triple.source) == 1 else None
    if source is None:
        return False
    if text[source.start : source.end].lower() not in words("clause", "relative"):
        return _NOTHING.match(text, source.start, source.end) is not None
    return _NO_SUCH.search(text, max(0, source.start - _FARTHEST), source.end) is not None


def _points() -> frozenset[str]:
    """Words that tell nothing alone: "Those | are reported | with a lag"."""
    return words("clause", "relative", "personal") | {"this", "these", "those"}


@cache
def _tongues() -> frozenset[str]:
    """Languages that people speak: "those who | speak | Norwegian"."""
    return frozenset(load_lexicon("organisations")["demonyms"]["names"].split())


@cache
def _people() -> re.Pattern[str]:
    """Whom or what somebody cites, in small letters: "two aides familiar with it", "the president's office"."""
    roles = load_lexicon("roles")
    nouns = {noun for table, entry in _CITED for noun in roles[table][entry].split()}
    heads = "|".join(sorted(map(re.escape, nouns | words("clause", "cited")), key=len, reverse=True))
    return re.compile(
        rf"(?:(?!(?:of|in|to|for|by)\s)[\w’'-]+\s|\w+-){{0,4}}(?:{heads})"
        r"(?:\s+(?:familiar|close|briefed|with|in|who|at|from|from\s+the|inside|of|to|by)\b[^,.;]*)?"
    )


def _asked_in_vain(text: str, triple: Triple, cue: str, content: str) -> bool:
    """Whether the "source" is whose request was not answered."""
    if not triple.source or not text.endswith(OF_ONE, 0, triple.source[-1].end):
        return False
    behind = bool(triple.cue) and triple.cue[-1].end < triple.source[0].start
    return bool(
        (behind and _UNANSWERED.search(cue)) or (cue in {"request", "requests"} and _FOR_COMMENT.match(content))
    )


def _was_asked(text: str, triple: Triple) -> bool:
    """Whether the "source" was asked: "Asked if …, she said", "she said when asked", "Dorn, asked if …, said".

    A quotation in the content is the answer, and is kept.
    """
    at, end = triple.cue[0].start, triple.content[-1].end
    if not triple.source or _MARKS.search(text, at, end):
        return False
    if text[at].isupper() or _WHEN.match(text, at) or _BEFORE_ASKED.search(text, max(0, at - _CONTEXT), at):
        return True
    between = text[triple.source[0].start : at].rstrip()
    return between.endswith(",") and between.count(",") == 1 and text.startswith(",", end)


def without_bare(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples that tell something, in their order."""
    return tuple(one for one in triples if one.source or not one.cue or not _is_bare(text, one))


def _is_bare(text: str, triple: Triple) -> bool:
    """Whether a triple without a source tells nothing."""
    first, last = triple.content[0], triple.content[-1]
    cue = text[triple.cue[0].start : triple.cue[-1].end].lower()
    kind = kind_of(cue, 0, len(cue))
    said = text[first.start : last.end].partition(" ")[0].lower() in _STATEMENTS or cue.endswith(":")
    if said or _HEARSAY.search(cue) or _MARKS.search(text, first.start, last.end):
        return False
    if last.end <= triple.cue[0].start:
        if _NAMES.fullmatch(cue):
            return True
        return kind is None or (kind == "mind" and not _KNOWN.search(cue))
    if first.start < triple.cue[0].end:
        return _NAMES.fullmatch(cue) is not None and _NAMED.match(text, last.start) is not None
    if _NAMES.fullmatch(cue) or _is_stand(cue):
        return True
    return kind is None and not _BE.search(cue) and cue.rpartition(" ")[2] not in _TOPICS


def _is_stand(cue: str) -> bool:
    """Whether a noun tells of a stand towards a thing that nobody takes here: "protests against" the mayor."""
    noun, _, rest = cue.partition(" ")
    return rest in words("clause", "of") - _TOPICS and noun.removesuffix("s") in words("verbs", "nouny")
