"""What a content, or the object of a cue, makes of a stance.

A content may itself say that an earlier statement is false, a mistake, withheld, doubtful or unchecked; then a
plain "said" is a denial, a retraction, and so on. What is rejected, denied or refused is called untrue when it is a
statement and is only turned down when it is an offer, a request or a plan. The patterns stand in
`lexicon/en/contents.toml`.
"""

import re

from onrecord.normalise.lexicons import branches, filled, forms, load_lexicon, words
from onrecord.normalise.stance.idioms import WORD
from onrecord.normalise.stance.judging import judged
from onrecord.normalise.stance.own_clauses import own_clause
from onrecord.records import Stance

_LEAD = 160  # characters of what is insisted on that are looked at
_FIRST = re.compile(r"[\"”\s](?:(?<=[.!?][\"”])\s|(?<=[.!?]\s))")
"""What parts two sentences; one of its characters comes first, so that `re` skips to the next one."""
_SHORT = 400  # characters of a content of which a later sentence may tell what all of it does
_OPEN = re.compile(r"\b(?:if|whether|unless|suppose)\b[^,;:]*$")
_PLAIN = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS})
_FACTIVE = re.compile(r"\b(?:kn[eo]w(?!ledge)\w*|learn\w*|reali[sz]\w*|fear\w*)\b")
_CALLED = re.compile(r"\b(?:call|label|brand|describ|dub|term)\w*\b")
_POINTING = frozenset("it that this these those them what which any all".split())
_QUESTIONS = re.compile(r"\bquestion(?:s|ed|ing)?$")
_DENY = re.compile(r"\bden(?:y|ied|ies|ying)$")
_REFUSING = re.compile(r"\b(?:reject|dismiss|refus|thr[eo]w)")
_REFUSED = re.compile(r"\b(?:reject|dismiss|refus|thr[eo]w)\w*(?: out)?(?: by)?\W*")
_REFUSE = re.compile(r"(?:\w+ )?(?:\w+ )?(?:refus|declin)(?:es?|ed|ing)")
_WITHHELD = re.compile(
    r"to\b|(?:\w+ ){0,2}(?:comments?|interviews?|answers?|details|access|entry|permission|invitations?|requests?)\b"
)
_TOLD = tuple((name, Stance(told)) for name, told in load_lexicon("contents")["told"].items())
"""The patterns of a content by name, in the order in which they are tried, and what each tells."""
_JUDGED = ("wrong", "mistaken", "absurd", "right", "correct")
"""What a deed can be called as well as a statement: "such efforts are wrong" denies nothing."""
_OTHER_CLAUSE = re.compile(r"\b(?:where|when|unless|until|because)\b|[“”\".;*]")
_FLAT = re.compile(
    r"[\W_]*(?:no|oh|well|but)?\W*(?:(?:that|this|it)(?:['’]s| is| was) )?(?:simply |just |absolutely |quite )?"
    r"(?:not so|far from it|nothing of the (?:kind|sort)"
    r"|(?:quite |very much )?(?:on |to )?the (?:contrary|opposite|reverse)"
    r"|(?:absolutely|certainly|definitely|of course) not|not at all|by no means|no such thing|not a bit of it"
    r"|not (?:one|a) word(?: of (?:it|that))?|nonsense|rubbish)\W*"
)
"""What denies when it is all that is said: "Not so", "Far from it"."""
_MAYBE = re.compile(r"\b(?:could|may|might) (?:(?:also|well) )?be\b")
_FLAT_LENGTH = 50  # characters
_CHECKING = re.compile("verif|confirm|corrobor|authentic|substantiat")
_SCORN = re.compile(rf"\b(?:{branches('contents', 'list', 'scorned')})\b")
_BEGUN = re.compile(
    rf"\b(?:{forms('contents', 'list', 'begins')}|"
    rf"(?:{forms('contents', 'list', 'begins_behind_hearers')})(?: [\w'’]+){{1,4}} that)(?: that)? "
    r"((?!that$|(?:in|on|at|by|via|during|through|before|after|to|with)\b)[^,;:“”\"]+)$"
)
"""A cue that holds the beginning of what is said, which it gives: "said | the story"."""


def _pattern(name: str) -> re.Pattern[str]:
    return filled("contents", "pattern", name)


def calls(cue: str) -> bool:
    """Whether a cue says what something is called, whose content may begin by "that": "called | that absurd"."""
    return _CALLED.search(cue) is not None


def by_object(stance: Stance, cue: str, between: str, content: str, *, told: bool) -> Stance:
    """What becomes of a denial, a rejection or a refusal by what its object is.

    All words are in lower case: those of the cue, of the content, and what stands between them. `told` is whether a
    pattern or an idiom told the stance, and not a verb alone.
    """
    if stance is Stance.DENIES and calls(cue) and _is_scorn_of_deed(f"{cue} {between}{content}"):
        return Stance.SAYS
    if stance is Stance.DENIES and _REFUSING.search(cue):
        return _refused(f"{_REFUSED.split(cue)[-1]} {between}{content}".strip())
    if stance is Stance.DISPUTES and _QUESTIONS.search(cue) and _pattern("person").match(content):
        return Stance.ASKS
    if stance is Stance.DENIES and told and (batted := _pattern("batted").search(f"{cue} {content}")):
        return Stance.SAYS if _pattern("offered").search(f"{cue} {content}"[batted.end() :]) else stance
    if stance is Stance.DENIES and not told and _DENY.search(cue):
        return Stance.SAYS if _pattern("refused").search(content) else stance
    turned_down = not told and stance is Stance.DECLINES and _REFUSE.fullmatch(cue) and not _WITHHELD.match(content)
    return Stance.SAYS if turned_down else stance


def _is_scorn_of_deed(said: str) -> bool:
    """Whether all that is called ridiculous is a tax, a plan, a person: no statement is called untrue by that."""
    own = WORD.findall(_CALLED.split(said)[-1])
    false = words("frames", "list", "false").intersection(own)
    if not _SCORN.search(said) or not false <= words("contents", "list", "scorned"):
        return False
    head = own[: own.index("of")] if "of" in own else own  # "the lack of data"
    return own[0] not in _POINTING and words("frames", "list", "statement").isdisjoint(head)


def is_flat_denial(said: str) -> bool:
    """Whether words in lower case are a denial and nothing else: "Not so", "That's not true"."""
    if len(said) > _FLAT_LENGTH:
        return False
    untrue = _pattern("verdict").fullmatch(said) and _denies(said.partition(" at all")[0])
    return bool(untrue or _FLAT.fullmatch(said))


def opens_in_denial(said: str) -> bool:
    """Whether the first sentence of words in lower case is a denial alone: "That's not true. We sold …"."""
    return is_flat_denial(_FIRST.split(said[:_FLAT_LENGTH], maxsplit=1)[0].strip())


def by_content(content: str, cue: str, stance: Stance, *, named: bool) -> Stance:
    """What a content says of an earlier statement: that it is false, a mistake, withheld, doubtful, unchecked.

    With `named` somebody is said to say so: "the claim by the army | that it rained" is what the army says, and a
    verdict behind it another's.
    """
    if stance is Stance.SAYS and content.strip(" \"“”'‘’.,!") in ("no", "never"):
        return Stance.DENIES
    if stance not in _PLAIN or _FACTIVE.search(cue) or cue.endswith("edly"):  # who says so reportedly is not named
        return stance
    if content.startswith("to ") and not words("cues", "ahead", "asking").isdisjoint(cue.split()):
        return stance  # "told him | to lie"
    noun = not named and cue in words("contents", "list", "nouns")
    said_of = f"{cue} {content}" if noun else _whole(cue, content)
    first = _FIRST.split(said_of[:240], maxsplit=1)[0]
    if _pattern("own_error").search(first):
        return Stance.RETRACTS
    if stance is Stance.SAYS and _denies_own(cue, content):
        return Stance.DENIES
    if stance is Stance.CONFIRMS:
        wrong = _pattern("admitted").search(first)
        return Stance.RETRACTS if wrong or own_clause(first) is Stance.RETRACTS else stance
    told = _by_sentence(first) or (None if noun else judged(first) or _performed(first) or own_clause(first))
    return told or (Stance.DENIES if stance is Stance.SAYS and _ends_in_denial(said_of) else stance)


def _ends_in_denial(said: str) -> bool:
    """Whether the second or third sentence of a content is a flat denial: "She read it. That report is false."."""
    if len(said) > _SHORT:
        return False
    verdict = _pattern("verdict")
    return any(verdict.fullmatch(one) for one in _FIRST.split(said, maxsplit=3)[1:3])


def _whole(cue: str, content: str) -> str:
    """A content with what of its clause stands in the cue: "said the story | did not hold water"."""
    begun = _BEGUN.search(cue)
    return f"{begun.group(1)} {content}" if begun else content


def _denies_own(cue: str, content: str) -> bool:
    """Whether a source insists that it has not done something: "swore that he had never met | the dealer"."""
    insists = _pattern("insists").search(cue)
    said = f"{cue[insists.end() :]} {content}".strip(" \"“”'‘’") if insists else ""
    return bool(said) and _pattern("own_denial").search(said[:_LEAD]) is not None


def _performed(first: str) -> Stance | None:
    """What a source does in words of its own: "We categorically deny this", "they did not know whether …"."""
    found = _pattern("performs").match(first)
    if found is None:
        return Stance.CANNOT_VERIFY if _pattern("unknowing").match(first) else None
    obj = first[found.end() :].strip(" \"“”'‘’.,")
    if found.group(2):
        done = _refused(obj)
        return done if done in (Stance.DENIES, Stance.DISPUTES) else None
    if found.group(1):
        return None if _pattern("refused").search(obj) else Stance.DENIES
    return Stance.DISPUTES


def _by_sentence(first: str) -> Stance | None:
    """What the first sentence of a content does to a statement, by the first of its patterns that is found."""
    denial = _told_as_so("denies", first)
    if denial and denial.group().endswith(_JUDGED) and _is_of_deed(denial.group()):
        denial = None
    if first.strip(" .,\"'“”‘’") == "no" or (denial and _denies(denial.group())):
        return Stance.DISPUTES if denial and _MAYBE.search(denial.group()) else Stance.DENIES
    for name, stance in _TOLD:
        if _told_as_so(name, first):
            return stance
    return Stance.CANNOT_VERIFY if _unchecked(first) else None


def _told_as_so(name: str, first: str) -> re.Match[str] | None:
    """Where a sentence says what a pattern tells, and not only "if that report is false"."""
    found = _pattern(name).search(first)
    return None if found and _OPEN.search(first[: found.start()]) else found


def _is_of_deed(judgement: str) -> bool:
    """Whether what is judged is neither a statement nor "it", "that", "these": "such efforts are wrong"."""
    subject = re.split(r"\b(?:is|was|are|were|be|being|as)\b", judgement, maxsplit=1)[0]
    own = [word for word in WORD.findall(subject) if word not in ("that", "all", "both")]
    return len(own) > 1 and words("frames", "list", "statement").isdisjoint(own)


def _unchecked(first: str) -> bool:
    """Whether the first sentence of a content says that a report has not been checked."""
    found = _pattern("verify").search(first) if _CHECKING.search(first) else None
    if not found or "?" in first:
        return False
    subject = first[: found.start()]
    if not subject:
        return True
    named = max((match.end() for match in _pattern("about").finditer(subject)), default=None)
    return named is not None and not _OTHER_CLAUSE.search(subject[named:]) and " if " not in f" {subject}"


def _refused(content: str) -> Stance:
    """What rejecting does: a statement is denied, criticism or a finding disputed, a plan or offer turned down."""
    if _pattern("offered").search(content):
        return Stance.SAYS
    if _pattern("critical").search(content) or _pattern("assessed").search(content):
        return Stance.DISPUTES
    return Stance.DENIES if not content or _pattern("denied").search(content) else Stance.SAYS


def _denies(words_: str) -> bool:
    """Whether "is not true" or "is false": a good word needs a negation, a bad one must have none."""
    negated = re.search(r"\bnot\b|n['’]t\b", words_) is not None
    return negated == (WORD.findall(words_)[-1] in ("true", "correct", "right", "accurate", "case", "so"))
