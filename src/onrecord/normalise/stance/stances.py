"""What a source does with the content: says, confirms, denies, cannot verify …, and whether said or thought.

One attribution and its article come in. The lexicon `lexicon/en/cues.toml` holds patterns, idioms and verbs by
stance; the words between the source and the content are read with the cue, because auxiliaries and negations often
lie outside it ("did not", "declined to"). A content that itself calls an earlier statement false, or unchecked,
makes a plain "said" a denial or a disclaimer. What is left open ("did not confirm", "never said") declines: the
source does not put it forward, and the ledger must not show it as said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.normalise.lexicons import any_words, compiled, load_lexicon, words
from onrecord.normalise.phrases.titles import strip_article
from onrecord.normalise.stance.cues import (
    PRIORITY,
    WORD,
    attitude_idioms,
    attitudes,
    find_idioms,
    stance_idioms,
    stances_in,
    verb_stances,
    wants_before_to,
)
from onrecord.normalise.tokens import is_outlet
from onrecord.records import Article, Attitude, Attribution, Stance

_NEGATION = (  # each branch begins with a letter, so that `re` passes over most places at a glance
    r"(?:\b(?:not|never|cannot|no one|has yet|yet to|unable to|fail\w* to|without|neither|nobody|none of)\b"
    r"|n['’]t\b)"
)
_LEAD, _TAIL = 40, 70
"""Characters read before a cue without a source before it, and after the cue."""
_CONJUNCTION = re.compile(r"^[\W_]*(?:(?:but|and|however|so|still|yet|that)\b[\W_]*)*")
_ENDS = re.compile(r"[^.!?…]+[.!?…]+[\"'”’»)]*|[^.!?…]+$")
_ENDED = re.compile(r"[.;:!?\n]")
_FIRST = re.compile(r"(?<=[.!?])\s")
_QUOTED_WITHIN = re.compile(r"""^[^"“”]+\s["“].*\?["”]\W*$""", re.DOTALL)
_NOT_YET = re.compile(
    r"\b(?:(?:needs?|needed|wants?|wanted|has|have|plans?|expected) to|must|should|may|might|"
    r"(?<!had )(?<!able )(?<!forced )(?<!obliged )(?<!compelled )(?<!made )(?<!managed )(?<!moved )(?<!on )"
    r"(?<!rushed )(?<!quick )(?<!sought )(?<!tried )to)\s+\w+"
)
"""What is only wanted or possible: "needs to verify" verifies nothing, but "was forced to admit" admits."""
_DONE = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.RETRACTS, Stance.DISPUTES})
_OPEN = frozenset({Stance.SAYS, Stance.DISPUTES, Stance.ASKS, Stance.DECLINES})
"""The stances that can also be thought or wanted: doubting, wondering, refusing to go."""
_FACTIVE = re.compile(r"\b(?:kn[eo]w\w*|learn\w*|reali[sz]\w*|fear\w*)\b")
_NOBODY = re.compile(r"(?:neither|none|nobody|no one|few|no(?! ?\d|\.))\b", re.IGNORECASE)
_DENY = re.compile(r"\bden(?:y|ied|ies|ying)$")
_REFUSING = re.compile(r"\b(?:reject|dismiss|refus|thr[eo]w)")
_REFUSED = re.compile(r"\b(?:reject|dismiss|refus|thr[eo]w)\w*(?: out)?(?: by)?\W*")
_REFUSE = re.compile(r"(?:\w+ )?(?:have |has |had )?refus(?:es?|ed|ing)")
_WITHHELD = re.compile(r"to\b|(?:\w+ ){0,2}(?:comments?|interviews?|answers?|details|access|entry|permission)\b")
_HEARING = frozenset("inquest court jury tribunal hearing inquiry trial panel commission".split())
_CHECKING = re.compile("verif|confirm|corrobor|authentic|substantiat")
_OF = re.compile(r"\s+(?:of|for|by|from|on|in|at|to|seen|obtained|signed|published|released)\s|,")
_MOVING = frozenset("rise fall grow change".split())


def stance_of(attribution: Attribution, article: Article) -> tuple[Stance, Attitude]:
    """The stance and the attitude of one attribution.

    Without a cue the outlet relays a quotation: says, or asks where it is a question. An unknown cue counts as
    saying, because the tagger found it to be one.
    """
    said = [span.text for span in attribution.content]
    if not attribution.cue:  # a turn of a transcript: a host greets and then asks
        return Stance.ASKS if _asks(said[-1:], last=True) else Stance.SAYS, Attitude.SPEECH
    asks = _asks(said)
    cue = " ".join(span.text for span in attribution.cue).lower()
    phrase = _around(attribution, article)
    content = _CONJUNCTION.sub("", " ".join(span.text for span in attribution.content).lower())
    told = _by_pattern(phrase, cue)
    stance = told or _by_verb(cue) or Stance.SAYS
    if stance is Stance.DENIES and _REFUSING.search(cue):
        stance = _refused(f"{_REFUSED.split(cue)[-1]} {_between(attribution, article)}{content}".strip())
    if stance is Stance.DENIES and told is None and _withholds(cue, content):
        stance = Stance.SAYS
    if stance is Stance.DECLINES and told is None and _turned_down(cue, content):
        stance = Stance.SAYS
    if told is None and stance is Stance.SAYS and content.strip(" \"“”'‘’.,!") in ("no", "never"):
        return Stance.DENIES, Attitude.SPEECH
    if told is None and stance in (Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS) and not _FACTIVE.search(cue):
        said_of = f"{cue} {content}" if cue in words("cues", "content", "nouns") else content
        stance = _by_content(said_of, stance) or stance
    if stance is Stance.SAYS and asks and told is None:
        return Stance.ASKS, Attitude.SPEECH
    if stance is Stance.DECLINES and told is Stance.DECLINES:
        return stance, Attitude.SPEECH
    attitude = _attitude(cue, content, stance)
    if told is None and stance is Stance.SAYS and _relays(attribution, cue, attitude):
        return Stance.REPORTS, Attitude.SPEECH
    return stance, attitude


def _between(attribution: Attribution, article: Article) -> str:
    """The lower-cased words between a cue and its content: "rejected | claims by the union | that …"."""
    cue, first = attribution.cue[-1], attribution.content[0]
    between = article.text[cue.end : first.start].lower().lstrip()
    return between if len(between) <= _TAIL and not _ENDED.search(between) else ""


def _asks(parts: Sequence[str], *, last: bool = False) -> bool:
    """Whether all that is said is questions, or the last of it: "Who signed the order?".

    A question that another asks within it is not asked by who tells of it: 'he met people who cried “Why?”'.
    """
    if any(_QUOTED_WITHIN.search(part) for part in parts):
        return False
    sentences = [one for part in parts for one in _ENDS.findall(part)][-1 if last else 0 :]
    return bool(sentences) and all(one.rstrip("\"'”’»)").endswith("?") for one in sentences)


def _around(attribution: Attribution, article: Article) -> str:
    """The lower-cased words from the source (or a little before the cue) to the end of a short object."""
    first, last = attribution.cue[0], attribution.cue[-1]
    before = [s for s in attribution.source if s.end <= first.start]
    start = max([s.end for s in before], default=first.start - _LEAD)
    sentence = article.sentence_at(first.start)
    start = max(start, first.start - _LEAD, sentence.start if sentence else 0)
    end = min(len(article.text), last.end + _TAIL, sentence.end if sentence else len(article.text))
    quote = min([s.start for s in attribution.content if s.start >= last.end], default=end)
    lead = article.text[start : first.start]
    lead = lead[max(lead.rfind(mark) for mark in (", ", "; ", ". ", "“", "”", '"')) + 1 :]
    if before and _NOBODY.match(before[0].text):
        lead = f"not {lead}"
    tail = article.text[last.end : max(last.end, min(end, quote + 60))]
    return f"{lead}{article.text[first.start : last.end]}\x00{tail}".lower()


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    table = load_lexicon("cues")["pattern"]
    return tuple((compiled(row["words"].replace("NEG", _NEGATION)), Stance(row["stance"])) for row in table)


def _by_pattern(phrase: str, cue: str) -> Stance | None:
    """The stance of the first pattern or else idiom that touches the cue itself, not only the words after it."""
    cue_end = phrase.index("\x00")
    text = phrase.replace("\x00", " ").replace("  ", " ")
    cue_start = max(0, cue_end - len(cue))
    starts = words("cues", "triggers", "starts")
    if any(word[:4] in starts or word.endswith(("n't", "n’t")) for word in text.split()):
        for pattern, stance in _patterns():
            match = pattern.search(text)
            if match and match.start() <= cue_end and match.end() > cue_start:
                return stance
    for start, end, value in find_idioms(text, stance_idioms()):
        if start < cue_end and end > cue_start:
            return _unless_negated(Stance(value), text[max(0, start - 24) : start])
    return None


def _unless_negated(stance: Stance, before: str) -> Stance:
    """What an idiom tells, when a negation stands right before it: a claim not taken back is still said."""
    if stance not in _DONE or not re.search(rf"{_NEGATION}\W+(?:\w+ )?$", before):
        return stance
    return Stance.DECLINES if stance is Stance.CONFIRMS else Stance.SAYS


def _by_verb(cue: str) -> Stance | None:
    """The stance of the cue's words; of several the strongest, as `PRIORITY` orders them."""
    found = set(stances_in(cue))
    if found & _DONE and _NOT_YET.search(cue):
        found -= _DONE
    return next((Stance(name) for name in PRIORITY if Stance(name) in found), None)


def _by_content(content: str, stance: Stance) -> Stance | None:
    """What a content says of an earlier statement: that it is false, a mistake, withheld, or unchecked."""
    patterns = load_lexicon("cues")["content"]
    first = _FIRST.split(content[:240], maxsplit=1)[0]
    if compiled(patterns["own_error"]).search(first):
        return Stance.RETRACTS
    if stance is Stance.CONFIRMS:
        return None
    if first.strip(" .,\"'“”‘’") == "no":
        return Stance.DENIES
    if compiled(patterns["rated"]).search(first):
        return Stance.DISPUTES
    denial = compiled(patterns["denies"]).search(first)
    if denial and _denies(denial.group()):
        return Stance.DENIES
    if any(compiled(patterns[name]).search(first) for name in ("false_story", "not_true", "no_part")):
        return Stance.DENIES
    if compiled(patterns["withheld"]).search(first):
        return Stance.DECLINES
    return Stance.CANNOT_VERIFY if _unchecked(first) else None


def _unchecked(first: str) -> bool:
    """Whether the first sentence of a content says that a report has not been checked."""
    patterns = load_lexicon("cues")["content"]
    found = compiled(patterns["verify"]).search(first) if _CHECKING.search(first) else None
    if not found or "?" in first:
        return False
    subject = first[: found.start()] or found.group()
    return bool(compiled(patterns["about"]).search(subject)) and " if " not in f" {subject}"


def _refused(content: str) -> Stance:
    """What rejecting does to it: a statement is denied, criticism disputed, a plan or an offer turned down."""
    patterns = load_lexicon("cues")["content"]
    if compiled(patterns["offered"]).search(content):
        return Stance.SAYS
    if compiled(patterns["critical"]).search(content):
        return Stance.DISPUTES
    return Stance.DENIES if not content or compiled(patterns["denied"]).search(content) else Stance.SAYS


def _turned_down(cue: str, content: str) -> bool:
    """Whether something is refused, and not to do or to say something: "refused the compensation"."""
    return _REFUSE.fullmatch(cue) is not None and not _WITHHELD.match(content)


def _withholds(cue: str, content: str) -> bool:
    """Whether "denied" is to give nothing: "denied him a visa", "denied the request"."""
    return _DENY.search(cue) is not None and bool(
        compiled(load_lexicon("cues")["content"]["refused"]).search(content)
    )


def _denies(words_: str) -> bool:
    """Whether "is not true" or "is false": a good word needs a negation, a bad one must have none."""
    negated = re.search(r"\bnot\b|n['’]t\b", words_) is not None
    return negated == (WORD.findall(words_)[-1] in ("true", "correct", "right"))


def _relays(attribution: Attribution, cue: str, attitude: Attitude) -> bool:
    """Whether an outlet or a document passes on what another says; what an outlet understands, it reports."""
    name = strip_article(" ".join(span.text for span in attribution.source))
    if is_outlet(name):
        return attitude is not Attitude.INTENTION
    head = _OF.split(name.lower(), maxsplit=1)[0].split()
    if head and head[-1] in _HEARING and cue.split(maxsplit=1)[0] in ("heard", "hears"):
        return True
    documents = any_words(("roles", "document", "heads"), ("cues", "documents", "heads"))
    known = attitude is Attitude.SPEECH and head and head[-1] in documents
    return bool(known) and not _MOVING & set(cue.split())


def _attitude(cue: str, content: str, stance: Stance) -> Attitude:
    """Whether the words of a cue are of thinking or of wanting; where a verb of saying is among them, neither."""
    if stance not in _OPEN:
        return Attitude.SPEECH
    words_ = " ".join(cue.split())
    idiom = next(find_idioms(words_, attitude_idioms()), None)
    if idiom:
        return Attitude(idiom[2])
    if next(find_idioms(words_, stance_idioms()), None):
        return Attitude.SPEECH
    return _attitude_of_words(WORD.findall(cue), content, stance)


def _attitude_of_words(tokens: list[str], content: str, stance: Stance) -> Attitude:
    table = attitudes()
    following = [*tokens[1:], *WORD.findall(content[:12])[:1]]
    if any(one in wants_before_to() and after == "to" for one, after in zip(tokens, following, strict=False)):
        return Attitude.INTENTION
    if any(verb_stances().get(token) is Stance.SAYS and token not in table for token in tokens):
        return Attitude.SPEECH
    refusing = verb_stances() if stance is Stance.SAYS else {}
    found = [table[token] for token in tokens if token in table and refusing.get(token) is not Stance.DECLINES]
    return found[0] if found else Attitude.SPEECH
