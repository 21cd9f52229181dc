"""What a source does with the content: says, confirms, denies, cannot verify …, and whether said or thought.

One attribution and its article come in. The lexicon `lexicon/en/cues.toml` holds patterns, idioms and verbs by
stance; the words between the source and the content are read with the cue, because auxiliaries and negations often
lie outside it ("did not", "declined to"). A content that itself calls an earlier statement false, or unchecked,
makes a plain "said" a denial or a disclaimer. What is left open ("did not confirm", "never said") declines: the
source does not put it forward, and the ledger must not show it as said.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import any_words, branches, compiled, load_lexicon, words
from onrecord.normalise.phrases.nobody import names_nobody
from onrecord.normalise.phrases.titles import strip_article
from onrecord.normalise.stance.barred import barred_stance
from onrecord.normalise.stance.composing import composed_stance
from onrecord.normalise.stance.contents import by_content, by_object, calls, opens_in_denial
from onrecord.normalise.stance.cues import (
    ATTITUDE_IDIOMS,
    ATTITUDES,
    PRIORITY,
    STANCE_IDIOMS,
    VERB_STANCES,
    WANTS_BEFORE_TO,
    stances_in,
)
from onrecord.normalise.stance.idioms import WORD, find_idioms, words_of
from onrecord.records import Article, Attitude, Attribution, Stance

_NEGATION = (  # each branch begins with a letter, so that `re` passes over most places at a glance
    r"(?:\b(?:not|never|cannot|no one|has yet|yet to|unable to|fail\w* to|without|neither|nobody|none of)\b"
    r"|n['’]t\b)"
)
_LEAD, _TAIL, _OBJECT = 40, 110, 90
"""Characters read before a cue without a source before it, after the cue, and of a content after it."""
_RUN = re.compile(r"\w+")
_QUOTES = re.compile('["“”]')
_CONJUNCTION = re.compile(
    r"^[\W_]*(?:(?:but|and|however|so|still|yet|that(?!['’]s\b|\W+(?:is|was|isn|wasn|has|had|did|does|didn|doesn|never|as|simply)\b"
    rf"|\s+(?:{branches('contents', 'list', 'count')})\s+(?:is|was)\b))\b[\W_]*)*"
)
"""What stands before a clause; "that" of "that was untrue" is its subject, "that number" is one number."""
_ENDS = re.compile(r"[^.!?…]+[.!?…]+[\"'”’»)]*|[^.!?…]+$")
_HEARD = re.compile(r",\s(?:okay|ok|all right|alright|right|huh|eh)\?$", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?\n]")
_QUOTED_WITHIN = re.compile(r"""^[^"“”]+\s["“].*\?["”]\W*$""", re.DOTALL)
_WHEN_ASKED = re.compile(
    r"\b(?:when|after|on|upon|while)\s+(?:being\s+)?(?:\w+ly\s+)?(?:(?:\w+\s+){1,4}and\s+)?(?:asked|questioned|pressed|quizzed|challenged)\s+"
    r"(?:about|whether|if|why|how|what|who|when|where|on|over)\b"
)
_OCCASION = re.compile(r"\s+(?:under|during|in|on) (?:(?:re-?)?questioning|(?:re-?)?cross-examination)\b")
"""When something was said, which is no predicate of its own: "admitted under questioning"."""
_NOTHING = re.compile(r"\b(?:nothing|little|no more)$")
_POSSIBLE = re.compile(r"\b(?:must|should|may|might)\s+\w+")
"""What is only wanted or possible: "should verify" verifies nothing."""
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?\w+")
_DONE = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.RETRACTS, Stance.DISPUTES})
_OPEN = frozenset({Stance.SAYS, Stance.DISPUTES, Stance.ASKS, Stance.DECLINES})
"""The stances that can also be thought or wanted: doubting, wondering, refusing to go."""
_FEW = re.compile(r"(?:neither|few|(?:precious|very) few|not (?:all|every\w*|many)|hardly any\w*)\b", re.IGNORECASE)
_NONE = re.compile(r"(?:none|nobody|no one|no(?! ?\d|\.))\b", re.IGNORECASE)
_HEARS = re.compile(r"(?:(?:has|have|had) )?hear[ds]?\b|(?:was|were|has been|have been) (?:told|shown)\b")
_SHARE = re.compile(r"\d\s?%|\bper\s?cent\b")
_MOVING = frozenset("rise fall grow change".split())
_OF = re.compile(rf"\s+(?:of|for|by|from|on|in|at|to|{branches('cues', 'documents', 'participles')})\s|,")
"""What ends the head of a source: "figures | released by the bureau"."""


def stance_of(attribution: Attribution, article: Article) -> tuple[Stance, Attitude]:
    """The stance and the attitude of one attribution.

    Without a cue the outlet relays a quotation: says, asks where it is a question, denies by its first words. An
    unknown cue counts as saying, because the tagger found it to be one.
    """
    said = [span.text for span in attribution.content]
    if not attribution.cue:  # a turn of a transcript: a host greets and then asks
        plain = Stance.DENIES if said and opens_in_denial(said[0].lower()) else Stance.SAYS
        return Stance.ASKS if _asks(said[-1:], last=True) else plain, Attitude.SPEECH
    cue = _OCCASION.sub("", " ".join(span.text for span in attribution.cue).lower())
    phrase = _around(attribution, article)
    content = " ".join(said).lower() if calls(cue) else _CONJUNCTION.sub("", " ".join(said).lower())
    if _evades(cue):
        return Stance.DECLINES, Attitude.SPEECH
    between, name = _between(attribution, article), strip_article(" ".join(s.text for s in attribution.source))
    told = _by_phrase(phrase, cue, f"{between}{content}", name)
    asked = told in (None, Stance.DENIES) and _are_asked(name, cue)
    if asked or (told is Stance.CANNOT_VERIFY and _is_lost(name, cue)):
        told = None
    stance = told or _by_verb(cue, phrase[: max(0, phrase.index("\x00") - len(cue))]) or Stance.SAYS
    stance = by_object(stance, cue, between, content, told=told is not None)
    if stance is Stance.SAYS and told is None and opens_in_denial(said[0].lower()):
        return Stance.DENIES, Attitude.SPEECH
    if told is None and not asked:
        stance = by_content(content + _behind(attribution, article, cue), cue, stance, named=bool(name))
    if stance is Stance.SAYS and told is None and _asks(said):
        return Stance.ASKS, Attitude.SPEECH
    if stance is Stance.DECLINES and told is Stance.DECLINES:
        return stance, Attitude.SPEECH
    attitude = _attitude(cue, content, stance)
    if told is None and stance is Stance.SAYS and _relays(name, cue, attitude):
        return Stance.REPORTS, Attitude.SPEECH
    return stance, attitude


def _evades(cue: str) -> bool:
    """Whether a cue tells what somebody did when asked, and no answer: "hung up when asked about"."""
    asked = _WHEN_ASKED.search(cue)
    before = cue[: asked.start()].strip() if asked else ""
    found = stances_in(before)
    if not before or found[:1] in ([], [Stance.DECLINES]) or _NOTHING.search(before):
        return bool(before)
    return barred_stance(before, (0, len(before)), checks=False) is Stance.DECLINES


def _is_lost(name: str, cue: str) -> bool:
    """Whether somebody in the story is only said not to know: "she does not know what she wants"."""
    return " know" in cue and name.lower() in words("saying", "clause", "personal") | {"who", "that"}


def _are_asked(name: str, cue: str) -> bool:
    """Whether a share of those asked say what they have not done: "30 percent ▸ say they have never voted"."""
    share = _SHARE.search(name)
    return share is not None and not any(stance in _DONE for stance in stances_in(cue))


def _between(attribution: Attribution, article: Article) -> str:
    """The lower-cased words between a cue and its content: "rejected | claims by the union | that …"."""
    cue, first = attribution.cue[-1], attribution.content[0]
    between = article.text[cue.end : first.start].lower().lstrip()
    return between if len(between) <= _TAIL and not _ENDED.search(between) else ""


def _behind(attribution: Attribution, article: Article, cue: str) -> str:
    """What the sentence goes on to say of words that nobody is named for: "Reports that it closes | are false"."""
    last = attribution.content[-1].end if attribution.content else 0
    sentence = article.sentence_at(last - 1) if last else None
    if attribution.source or sentence is None or cue not in words("contents", "list", "nouns"):
        return ""
    return article.text[last : min(sentence.end, last + _TAIL)].lower()


def _asks(parts: Sequence[str], *, last: bool = False) -> bool:
    """Whether all that is said is questions, or the last of it: "Who signed the order?".

    A question that another asks within it is not asked by who tells of it: 'he met people who cried “Why?”'.
    """
    if not any("?" in part for part in parts) or any(_QUOTED_WITHIN.search(part) for part in parts):
        return False
    sentences = [one for part in parts for one in _ENDS.findall(part)][-1 if last else 0 :]
    return bool(sentences) and all(_is_question(one.rstrip("\"'”’») ")) for one in sentences)


def _is_question(sentence: str) -> bool:
    """Whether a sentence asks: not "We won, okay?", which only asks whether one was heard."""
    return sentence.endswith("?") and _HEARD.search(sentence) is None


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
    source, said = before[0].text if before else "", attribution.content[0].text if attribution.content else ""
    if _FEW.match(source) or names_nobody(source):
        lead = f"not {lead}"
    elif not attribution.source and (_FEW.match(said) or _NONE.match(said)):
        lead = "not "
    tail = article.text[last.end : max(last.end, min(end, quote + _OBJECT))]
    return f"{lead}{article.text[first.start : last.end]}\x00{tail}".lower()


PHRASE_PATTERNS = tuple(
    (frozenset(row["begins"].split()), row["words"].replace("NEG", _NEGATION), Stance(row["stance"]))
    for row in load_lexicon("cues")["pattern"]
)
"""Each pattern, not yet compiled, after the beginnings of the words without one of which it finds nothing."""


def beginnings(text: str) -> set[str]:
    """The first four and the first five letters of each word."""
    found = _RUN.findall(text)
    return {word[:4] for word in found} | {word[:5] for word in found}


def _by_phrase(phrase: str, cue: str, obj: str, name: str) -> Stance | None:
    """The stance of the first pattern, barred act or idiom that touches the cue, not only the words after it."""
    phrase, cue = _QUOTES.sub("", phrase), _QUOTES.sub("", cue)
    cue_end = phrase.index("\x00")
    text = phrase.replace("\x00", " ").replace("  ", " ")
    cue_start = max(0, cue_end - len(cue))
    held = beginnings(text)
    for _, pattern, stance in (one for one in PHRASE_PATTERNS if not held.isdisjoint(one[0])):
        match = compiled(pattern).search(text)
        if match and match.start() <= cue_end and match.end() > cue_start:
            return _unless_negated(stance, text[max(0, match.start() - 24) : match.start()])
    outlet, own = _is_press(name), words_of(name.lower())
    finds = outlet or not own or own == ("no", "one") or not words("frames", "list", "finders").isdisjoint(own)
    barred = barred_stance(text, (cue_start, cue_end), checks=outlet, finds=finds)
    if barred and barred is not Stance.SAYS:
        return barred
    composed = composed_stance(text, (cue_start, cue_end), obj, checks=outlet)
    return composed or (barred and (_done_then(cue) or barred))


def _done_then(cue: str) -> Stance | None:
    """What a second verb tells behind one that is barred: "did not dispute and later admitted"."""
    _, then, last = cue.rpartition(" and ")
    found = stances_in(last) if then and not re.search(_NEGATION, last) else []
    return next((one for one in found if one in _DONE), None)


def _is_press(name: str) -> bool:
    """Whether a source is an outlet or its reporter."""
    return is_outlet(name) or not words("frames", "list", "reporters").isdisjoint(name.lower().split()[-1:])


def _unless_negated(stance: Stance, before: str) -> Stance:
    """What words tell, when a negation stands right before them: a claim not taken back is still said."""
    if stance not in _DONE or not re.search(rf"{_NEGATION}\W+(?:\w+ )?$", before):
        return stance
    return Stance.DECLINES if stance is Stance.CONFIRMS else Stance.SAYS


def _by_verb(cue: str, lead: str) -> Stance | None:
    """The stance of the cue's words, `lead` before it; of several the strongest, as `PRIORITY` orders them."""
    found = set(stances_in(cue))
    if found & _DONE and _is_ahead(cue, lead):
        found -= _DONE
    return next((stance for stance in PRIORITY if stance in found), None)


def _is_ahead(cue: str, lead: str) -> bool:
    """Whether what a cue tells is only wanted, asked for or possible: "plans to deny", not "had to admit"."""
    if _POSSIBLE.search(cue):
        return True
    for match in _TO.finditer(cue):
        before = WORD.findall(f"{lead} {cue[: match.start()]}")
        if not before or before[-1] in words("cues", "ahead", "before"):
            return True
        if not words("cues", "ahead", "asking").isdisjoint(before):
            return True
    return False


def _relays(name: str, cue: str, attitude: Attitude) -> bool:
    """Whether an outlet or a document passes on what another says; what an outlet understands, it reports."""
    if _is_press(name):
        return attitude is not Attitude.INTENTION
    head = _OF.split(name.lower(), maxsplit=1)[0].split()
    if head and head[-1] in words("telling", "sources", "hearings") and _HEARS.match(cue):
        return True
    documents = any_words(("roles", "document", "heads"), ("cues", "documents", "heads"))
    if cue.startswith("according to ") and not documents.isdisjoint(
        cue.split()
    ):  # "figures released by | the bureau"
        return True
    known = attitude is Attitude.SPEECH and head and head[-1] in documents
    return bool(known) and not _MOVING & set(cue.split())


def _attitude(cue: str, content: str, stance: Stance) -> Attitude:
    """Whether the words of a cue are of thinking or of wanting; where a verb of saying is among them, neither."""
    if stance not in _OPEN or cue.startswith("according to"):
        return Attitude.SPEECH
    return _attitude_of_idiom(cue) or _attitude_of_words(words_of(cue), content, stance)


@lru_cache(maxsize=4096)  # most cues come again and again
def _attitude_of_idiom(cue: str) -> Attitude | None:
    words_ = " ".join(cue.split())
    idiom = next(find_idioms(words_, ATTITUDE_IDIOMS), None)
    if idiom:
        return Attitude(idiom[2])
    return Attitude.SPEECH if next(find_idioms(words_, STANCE_IDIOMS), None) else None


def _attitude_of_words(tokens: Sequence[str], content: str, stance: Stance) -> Attitude:
    following = [*tokens[1:], *WORD.findall(content[:12])[:1]]
    if any(one in WANTS_BEFORE_TO and after == "to" for one, after in zip(tokens, following, strict=False)):
        return Attitude.INTENTION
    if any(VERB_STANCES.get(token) is Stance.SAYS and token not in ATTITUDES for token in tokens):
        return Attitude.SPEECH
    refusing = VERB_STANCES if stance is Stance.SAYS else {}
    known = (token for token in tokens if refusing.get(token) is not Stance.DECLINES)
    found = [ATTITUDES[token] for token in known if token in ATTITUDES]
    return found[0] if found else Attitude.SPEECH
