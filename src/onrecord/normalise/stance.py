"""What a source does with the content: says, confirms, denies, cannot verify …, and whether said or thought.

One attribution and its article come in. The lexicon `lexicon/en/cues.toml` holds verbs by stance and patterns;
the words between the source and the content are read with the cue, because auxiliaries and negations often lie
outside it ("did not", "declined to"). A content that itself calls an earlier statement false, or unchecked,
makes a plain "said" a denial or a disclaimer.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.normalise.lexicons import compiled, load_lexicon, words
from onrecord.normalise.names import strip_article
from onrecord.normalise.tokens import is_outlet
from onrecord.records import Article, Attitude, Attribution, Stance

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NEGATION = (
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bcannot\b|\bno one\b|\bhas yet\b|\byet to\b|\bunable to\b|\bfail\w* to\b|"
    r"\bwithout\b)"
)
_LEAD, _TAIL = 40, 70
"""Characters read before a cue without a source before it, and after the cue."""
_CONJUNCTION = re.compile(r"^[\W_]*(?:(?:but|and|however|so|still|yet|that)\b[\W_]*)*")
_FIRST = re.compile(r"(?<=[.!?])\s")
_NOT_YET = re.compile(
    r"\b(?:(?:needs?|needed|wants?|wanted|has|have|had|plans?|expected) to|must|should|may|might|to)\s+\w+"
)
"""What is only wanted or possible: "needs to verify" verifies nothing."""
_DONE = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.RETRACTS, Stance.DISPUTES})
_REFUSING = re.compile(r"\b(?:reject|dismiss)")
_CHECKING = re.compile("verif|confirm|corrobor|authentic|substantiat")
_PRIORITY = ("retracts", "denies", "disputes", "confirms", "declines", "asks", "reports", "says")
_MOVING = frozenset("rise fall grow change".split())


def stance_of(attribution: Attribution, article: Article) -> tuple[Stance, Attitude]:
    """The stance and the attitude of one attribution.

    Without a cue the outlet relays a quotation: says. An unknown cue counts as saying, because the tagger found it
    to be one.
    """
    if not attribution.cue:
        return Stance.SAYS, Attitude.SPEECH
    cue = " ".join(span.text for span in attribution.cue).lower()
    phrase = _around(attribution, article)
    content = _CONJUNCTION.sub("", " ".join(span.text for span in attribution.content).lower())
    stance = _by_pattern(phrase, cue) or _by_verb(cue) or Stance.SAYS
    if stance is Stance.DENIES and _REFUSING.search(cue) and _offered(content):
        stance = Stance.SAYS
    if stance in (Stance.SAYS, Stance.REPORTS):
        stance = _by_content(content) or stance
    if stance is Stance.SAYS and _relays(attribution, cue):
        stance = Stance.REPORTS
    return stance, _attitude(cue, stance)


def _around(attribution: Attribution, article: Article) -> str:
    """The lower-cased words from the source (or a little before the cue) to the end of a short object."""
    first, last = attribution.cue[0], attribution.cue[-1]
    start = max([s.end for s in attribution.source if s.end <= first.start], default=first.start - _LEAD)
    sentence = article.sentence_at(first.start)
    start = max(start, first.start - _LEAD, sentence.start if sentence else 0)
    end = min(len(article.text), last.end + _TAIL, sentence.end if sentence else len(article.text))
    quote = min([s.start for s in attribution.content if s.start >= last.end], default=end)
    lead = article.text[start : first.start]
    lead = lead[max(lead.rfind(mark) for mark in (", ", "; ", ". ", "“", "”", '"')) + 1 :]
    tail = article.text[last.end : max(last.end, min(end, quote + 60))]
    return f"{lead}{article.text[first.start : last.end]}\x00{tail}".lower()


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    table = load_lexicon("cues")["pattern"]
    return tuple((compiled(row["words"].replace("NEG", _NEGATION)), Stance(row["stance"])) for row in table)


def _by_pattern(phrase: str, cue: str) -> Stance | None:
    """The first pattern that matches and touches the cue itself, not only the words after it."""
    cue_end = phrase.index("\x00")
    text = phrase.replace("\x00", " ").replace("  ", " ")
    starts = words("cues", "triggers", "starts")
    if not any(word[:4] in starts or word.endswith(("n't", "n’t")) for word in text.split()):
        return None
    cue_start = max(0, cue_end - len(cue))
    for pattern, stance in _patterns():
        match = pattern.search(text)
        if match and match.start() <= cue_end and match.end() > cue_start:
            return stance
    return None


@cache
def _verb_table() -> dict[str, Stance]:
    """Every inflected form of every cue with its stance; earlier names in `_PRIORITY` win."""
    out: dict[str, Stance] = {}
    lexicon = load_lexicon("cues")
    for name in _PRIORITY:
        forms = [form for lemma in lexicon["stance"].get(name, "").split() for form in inflections(lemma)]
        for form in (*forms, *lexicon["noun"].get(name, "").split()):
            out.setdefault(form, Stance(name))
    return out


@cache
def _attitude_table() -> dict[str, Attitude]:
    lexicon = load_lexicon("cues")["attitude"]
    return {
        form: Attitude(name)
        for name in ("intention", "thought")
        for lemma in lexicon[name].split()
        for form in inflections(lemma)
    }


@cache
def inflections(lemma: str) -> tuple[str, ...]:
    """A verb's forms: the listed ones, else the regular ones."""
    irregular = load_lexicon("cues")["irregular"].get(lemma)
    if irregular:
        return (lemma, *irregular)
    if lemma.endswith("e"):
        return (lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return (lemma, f"{lemma}{s}", f"{lemma}ed", f"{lemma}ing")


def _by_verb(cue: str) -> Stance | None:
    """The stance of the cue's words; of several the strongest, as `_PRIORITY` orders them."""
    table = _verb_table()
    found = {table[word] for word in _WORD.findall(cue) if word in table}
    if _NOT_YET.search(cue):
        found -= _DONE
    return next((Stance(name) for name in _PRIORITY if Stance(name) in found), None)


def _by_content(content: str) -> Stance | None:
    """What a content says of an earlier statement: that it is false, or that nobody has checked it."""
    patterns = load_lexicon("cues")["content"]
    first = _FIRST.split(content[:240], maxsplit=1)[0]
    denial = compiled(patterns["denies"]).search(first)
    if denial and _denies(denial.group()):
        return Stance.DENIES
    unchecked = compiled(patterns["verify"]).search(first) if _CHECKING.search(first) else None
    subject = first[: unchecked.start()] if unchecked else ""
    if (
        unchecked
        and "?" not in first
        and compiled(patterns["about"]).search(subject)
        and " if " not in f" {subject}"
    ):
        return Stance.CANNOT_VERIFY
    return None


def _offered(content: str) -> bool:
    """Whether what is rejected is an offer or a plan, which is refused and not denied."""
    return compiled(load_lexicon("cues")["content"]["offered"]).search(content) is not None


def _denies(words_: str) -> bool:
    """Whether "is not true" or "is false": a good word needs a negation, a bad one must have none."""
    negated = re.search(r"\bnot\b|n['’]t\b", words_) is not None
    return negated == (_WORD.findall(words_)[-1] in ("true", "correct", "right"))


def _relays(attribution: Attribution, cue: str) -> bool:
    """Whether an outlet or a document passes on what another says."""
    name = strip_article(" ".join(span.text for span in attribution.source))
    last = name.lower().split()[-1] if name else ""
    documents = words("roles", "document", "heads")
    return (is_outlet(name) or last in documents) and not _MOVING & set(cue.split())


def _attitude(cue: str, stance: Stance) -> Attitude:
    if stance is not Stance.SAYS:
        return Attitude.SPEECH
    table = _attitude_table()
    tokens = _WORD.findall(cue)
    if any(_verb_table().get(token) is Stance.SAYS and token not in table for token in tokens):
        return Attitude.SPEECH
    found = [table[token] for token in tokens if token in table]
    return found[0] if found else Attitude.SPEECH
