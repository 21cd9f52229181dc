"""Names in the running text of the body, with the titles before them and the appositions after them.

An article comes in, spans go out in the order of the text. They are phrases that `phrases.parse` can take
apart; whether one names a person or a body is decided there. Linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.normalise.lexicons import any_words, branches, forms, load_lexicon, words
from onrecord.normalise.phrases.fields import within
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.tokens import BODY_NOUNS, ZERO_WIDTH, is_given, is_role, plain
from onrecord.normalise.who.bodies import LOOSE
from onrecord.records import Article, Block, Span
from onrecord.text import OF_ONE

_PARTICLE = r"(?:al|el|bin|ibn|ben|da|de|del|della|der|di|do|dos|du|la|le|van|von|of)"
_STOPPED = (
    r"(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Ms|Dr|Lt|Sr|Jr|St))|"
    r"(?<=\b(?:Mrs|Col|Gen|Maj|Sgt|Cpl|Adm|Rep|Sen|Gov|Rev))|(?<=\b(?:Capt|Prof|Brig|Reps|Sens|Govs)))\."
)
_WORD = (
    r"(?:(?:[A-Z]\.){2,}|"
    r"(?:[aA]l|[eE]l|d|O|D)?[-'’]?[A-ZÀ-ÖØ-ÞĀ-Ž]\w{0,30}(?:[-'’/&.]\w{1,30}){0,4}(?:" + _STOPPED + r")?)"
)
_GAP = rf"[{ZERO_WIDTH}]?\s[{ZERO_WIDTH}]?"
_CALLED = rf"{_GAP}[“\"‘'][A-Z][\w’'-]{{1,20}}[”\"’']"
_RUN = re.compile(
    rf"(?<![\w'’-])(?:\d{{1,3}}(?:st|nd|rd|th){_GAP})?{_WORD}(?:(?:{_GAP}{_PARTICLE}|{_CALLED}){{0,2}}{_GAP}{_WORD}){{0,7}}(?:\s\([A-Z][A-Za-z]{{1,9}}\))?"
)
_OF_PLACE = re.compile(r"\sof\s[A-Z]\w+\s(?P<given>[A-Z]\w+)\s[A-Z][\w-]+$")
_MARKED = re.compile(r"[“\"‘]([^“”\"‘’\n]{12,160})[”\"’]")
_PURPOSE = re.compile(rf" (?:for|on)(?: the)? ({_WORD})(?:(?: and| of| of the)? {_WORD}){{0,3}}")
_MOST_PURPOSE = 60
_ONCE = re.compile(r"\b(?:former|acting|outgoing|incoming)\s$")
_LEFT = re.compile(r"((?:[\w.-]+(?:['’]s?)?[ ]){1,4})$")
_AFTER = re.compile(
    r",\s+((?:who is|[a-z]+|[A-Z][\w-]+['’]s)\s"
    r"(?:[^,.;:\"“”()]|(?<=\b[A-Z])\.){2,80}?)(?=[,;]|(?<!\b[A-Z])\.)"
)
_ARTICLES = frozenset(("the", "a", "an", "then"))
_OWN = re.compile(rf" (?:has |had |also )?(?:{forms('roles', 'organisation', 'own')}) its ")
"""What a body does to what is its own: "Corvex ▸ cut its forecast"."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]\w+")
_WORD_BEFORE = re.compile(r"([a-z-]+) $")
_WORD_AFTER = re.compile(r"(?:['’]s)? ([a-z]+)\b")
_SAID_IT = re.compile(
    r" (?:has |had |also |later )?(?:said|says|announced|denied|confirmed|insisted|argued)"
    r"(?: today| yesterday|(?: on)? [A-Z][a-z]{2,7}day)?(?: that)? "
    r"it (?:would|will|had|has|did|does|plans|planned|expects|intends)(?:n['’]t| not)? "
    r"(?!be\b|been\b|take\b|make\b|come\b|seem)"
)
"""Only a body says of itself that "it would appeal"."""
_MANY = (
    r"(?=(?:the|an?|its|\d[\d,.]*|(?:[a-z-]+ )?(?!as\b)[a-z]{3,}s)\b)"  # an object: "nine mines", not "no sense"
)
_WHICH = re.compile(
    rf",? which (?:\w+ly )?(?:(?:{branches('roles', 'organisation', 'does')}) {_MANY}"
    rf"|(?:is|was) (?:\w+ly )?(?:{branches('roles', 'organisation', 'done')})\b)"
    rf"|(?: which)? employs (?:\w+ ){{0,2}}?(?:\d|[a-z]{{3,}}s\b)"
)
"""What a clause or a verb says that only a body does, or is done to: "Corvex, ▸ which owns nine mines"."""
_POST_AT = re.compile(rf"\b(?:{branches('roles', 'phrase', 'of_firms')}) (?:of|in|at) $")
_SAID_TO_BE = re.compile(
    r", (?:an?|the|its) (?:[\w’'-]+ ){0,4}?([a-z-]+)(?=[,.;]|"
    r" (?:that|which|whose|of|in|at|for|by|with|behind|used|based|owned|run|known|founded|where)\b)"
)
"""An apposition up to its noun: "Chatter, the messaging ▸ app used by millions"."""
_NEAR = 20
_LONGEST = 160  # the most characters of a line that may be a headline
_PARTS = any_words(("people", "openers", "parts"), ("roles", "unnamed", "plural"))
"""Words that open a sentence before "of" and a name: "Shares of …", "Residents of …"."""
_ROLE_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)|[\w.]+['’]s?)\s"
    r"((?:(?!(?:the|an?|its|his|her|their|that|said|says)\b)[\w.-]+\s){0,4}[\w-]+),\s$"
)
_KIN_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+['’]s)\s(?:[a-z-]+\s)?([a-z]+),?\s$")
_POST_OF = re.compile(r"(?:\b(?:deputy|former|acting) )?\b([a-z]+) of ([a-z]+) $")
_BY_ANOTHER = ("Through ", "Via ")
_NAMED_BEFORE = re.compile(
    r"\b([A-Z][\w.’'-]+)(?:\s[A-Z][\w.’'-]+){0,3}\s(?:[A-Z][\w’'-]+|of\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?),\s$"
)
_VERB_FIRST = frozenset(("Said", "Says", "Asked", "Added", "Wrote"))
_SAYING = frozenset("said says told tells added reported announced wrote confirmed denied claimed".split())


def scan_names(article: Article) -> Iterator[Span]:
    """The name phrases of the body, in the order of the text."""
    for block in article.body():
        if block.end - block.start < _LONGEST and _is_headline(article.text[block.start : block.end]):
            continue
        reached = block.start
        titles = [at for start, end in _titles(article.text, block) for at in (start, end)]
        for match in _RUN.finditer(article.text, block.start, block.end):
            for start, end in _parted(match):
                if start < reached or _is_within(titles, start):
                    continue
                span = _widen(article, start, end, block.start, block.end)
                if span is not None:
                    reached = span.end if span.text[-1].isalnum() and "," not in span.text else reached
                    yield span


def _parted(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run of names, before and behind where somebody's begins: "the Ministry of Ports of Velden ▸ Ada Holt".

    "the" parts such a run: "the Minister of the ▸ Interior of Velden ▸ Ada Holt".
    """
    parted = run.string.endswith(" of the ", 0, run.start())
    behind = _OF_PLACE.search(run[0]) if parted or run[0].count(" of ") > 1 else None
    person = behind is not None and is_given(behind["given"]) and not is_given(run[0].split(" ", 1)[0])
    cut = run.start() + behind.start("given") if behind and person else run.end()
    yield run.start(), cut - (cut < run.end())
    if cut < run.end():
        yield cut, run.end()


def _titles(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks as a headline does: the video “Diver Finds Lost Ring”."""
    for match in _MARKED.finditer(text, block.start, block.end):
        if _is_headline(match[1]):
            yield match.span(1)


def _is_within(edges: Sequence[int], at: int) -> bool:
    """Whether a place stands in one of the stretches whose starts and ends these are, in order."""
    return bisect_right(edges, at) % 2 == 1


def told_bodies(article: Article, spans: Iterable[Span]) -> frozenset[str]:
    """The lone names that the text tells to be bodies': "steel maker Norrvik", "Norrvik shares", "TransNord"."""
    return frozenset(span.text for span in spans if " " not in span.text and _is_told_body(article, span))


def _is_told_body(article: Article, span: Span) -> bool:
    """Whether words beside a lone name tell that it is a body's, or it has a capital within."""
    if _CAMEL.fullmatch(span.text):
        return True
    before = _WORD_BEFORE.search(article.text, max(0, span.start - _NEAR), span.start)
    if before and before[1] in LOOSE:
        return True
    of_itself = _SAID_IT.match(article.text, span.end, span.end + 2 * _NEAR) or _OWN.match(article.text, span.end)
    if of_itself and not is_given(span.text):
        return True
    if _WHICH.match(article.text, span.end) and not is_given(span.text):
        return True
    if _POST_AT.search(article.text, max(0, span.start - _NEAR), span.start):
        return True
    said = _SAID_TO_BE.match(article.text, span.end, span.end + 5 * _NEAR)
    if said and said[1] in BODY_NOUNS:
        return True
    after = _WORD_AFTER.match(article.text, span.end, span.end + _NEAR)
    return after is not None and after[1] in words("roles", "organisation", "have")


def _is_headline(text: str) -> bool:
    """Whether a line has a capital on each longer word, as headlines have, which tells no name from a noun."""
    longer = [word for word in text.split() if len(word) > 3 and word[:1].isalpha()]
    return len(longer) > 4 and all(word[0].isupper() for word in longer)


def _widen(article: Article, start: int, end: int, first: int, last: int) -> Span | None:
    """A run of capitalised words with its title and its role, or None when it is only a sentence's first word."""
    text = article.text
    words_ = text[start:end].split()
    titled = text.startswith(("Mr", "Ms", "Dr"), start)
    while words_ and not titled and _is_opener(words_[0], alone=len(words_) == 1):
        start += len(words_[0]) + 1
        words_ = words_[1:]
        titled = text.startswith(("Mr", "Ms", "Dr"), start)
    if len(words_) > 2 and words_[1] == "of" and words_[0].lower() in _PARTS:
        start = text.index(words_[2], start)
        words_ = words_[2:]
    if len(words_) > 1 and _is_verb(words_[0], text[end : end + 1]):
        start = text.index(words_[1], start)
        words_ = words_[1:]
    if text[end - 2 : end] in OF_ONE:
        end -= 2
    elif text[end : end + 1] == " " and words_ and words_[-1].lower() in words("organisations", "heads", "purpose"):
        end = _with_purpose(text, end, last)
    if not words_ or start >= end:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip(ZERO_WIDTH))
    sentence = article.sentence_at(start)
    behind = text[end : end + 12].partition(" ")[2].split(" ", 1)[0].rstrip(":,")
    least = max(first, start - 60, sentence.start if sentence else 0)
    left = _title_start(text, start, least, speaks=behind in _SAYING)
    before = _ONCE.search(text, max(first, start - _NEAR), start) if left == start else None
    if before and any(map(is_role, words_[:-1])):
        left = before.start()
    if " " not in text[start:end] and left == start:
        return article.span(start, end)
    apposition = _AFTER.match(text, end, min(last, end + 100))
    apposed = text[start - 2 : start] == ", " and left < start
    if apposition and _is_apposition(apposition.group(1), words_, apposed=apposed):
        listed = within(text[end : end + _LONGEST], apposition.end() - end)
        end = end + listed if listed else apposition.end()
    return article.span(left, end)


def _is_opener(word: str, *, alone: bool) -> bool:
    """Whether a word opens a sentence and is no part of a name: "The", "Twenty-eight", and alone "Ninety"."""
    lower = word.lower().rstrip(".")
    if word in load_lexicon("organisations")["abbreviations"]:
        return False  # "WHO"
    return lower in words("people", "openers", "words") or ((alone or "-" in lower) and _is_number(lower))


@lru_cache(maxsize=8192)
def _is_number(word: str) -> bool:
    return number_value(re.split("(-)", word)) is not None


def _with_purpose(text: str, end: int, last: int) -> int:
    """Where a body's name ends that says what it is for: "Tarn Observatory ▸ for Human Rights".

    With a post behind it the name goes on to whoever holds it: "House Committee on Harbours ▸ Chairman Ana Lee".
    """
    purpose = _PURPOSE.match(text, end, min(last, end + _MOST_PURPOSE))
    if purpose is None or purpose[1].lower() in words("people", "openers", "words"):
        return end
    titled = any(map(is_role, purpose.group().split()))
    run = _RUN.match(text, purpose.start(1), last) if titled else None
    return run.end() if run else purpose.end()


def _is_verb(word: str, behind: str) -> bool:
    """Whether a run begins with a verb before the name: "Said Ada Brown: …", "Countering Ada Brown's plan, …"."""
    return word.lower() in words("people", "openers", "participles") or (word in _VERB_FIRST and behind == ":")


def _title_start(text: str, start: int, least: int, *, speaks: bool) -> int:
    """Where the lower-case title before a name begins: "Ukraine's spy chief ▸ Kyrylo Budanov".

    A comma leads to no name of who `speaks` right behind it: "asked about the owner, ▸ Brandt said".
    """
    heads = words("roles", "office", "heads")
    ahead = _ROLE_BEFORE.search(text, least, start) if text[start - 2 : start] == ", " and not speaks else None
    if ahead and ahead.group(1).split()[-1].lower() in heads and not _is_anothers(text, ahead.start()):
        return ahead.start()
    if start == least or text[start - 1] != " ":
        return start
    kin = _KIN_BEFORE.search(text, least, start)
    if kin and kin[1] in words("people", "kin", "family"):
        return kin.start()
    post = _POST_OF.search(text, least, start) if text.find(" of ", least, start) >= 0 else None
    if post and plain(post[1]) in heads and post[2] in words("roles", "office", "ends"):
        return post.start()
    last = text[max(least, start - 25) : start - 1].rsplit(" ", 1)[-1]
    if not last[:1].islower() or plain(last) not in heads:
        return start
    match = _LEFT.search(text, least, start)
    if not match:
        return start
    before = words("roles", "office", "before")
    offset, pieces = match.start(1), match.group(1).split(" ")[:-1]
    keep = len(pieces) - 1
    while keep and (
        (pieces[keep - 1][:1].isupper() and pieces[keep - 1].lower() not in words("people", "openers", "words"))
        or pieces[keep - 1].lower() in before
        or pieces[keep - 1].lower() in heads
    ):
        keep -= 1
    return offset + sum(len(piece) + 1 for piece in pieces[:keep])


def _is_anothers(text: str, start: int) -> bool:
    """Whether a role that begins at `start` is of who is named before it: "Lena Moss, ▸ the mayor, Hale said".

    Nor is it of whoever speaks by another, "Through ▸ a spokesman, Hale said", or to one, "to ▸ a reporter, Hale".
    """
    if text.endswith(_BY_ANOTHER, 0, start):
        return True
    if text.endswith((" to ", " with "), 0, start) and text.startswith(("a ", "an "), start):
        return not text.endswith("according to ", 0, start)
    named = _NAMED_BEFORE.search(text, max(0, start - 60), start)
    return named is not None and named[1].lower() not in words("saying", "clause", "prepositions")


def _is_apposition(phrase: str, run: list[str], *, apposed: bool) -> bool:
    """Whether words after a name say who or what it is, and are not the next clause: "…, a spokesman said.".

    Behind a name that is `apposed` itself a verb may stand: "The president, Ana Lee, ▸ met the mayor".
    """
    tokens = phrase.split()
    if _SAYING & set(tokens) or (apposed and tokens[0] not in _ARTICLES):
        return False
    return (_is_role_phrase(phrase) and _could_be_person(run)) or any(token in BODY_NOUNS for token in tokens[:5])


def _is_role_phrase(phrase: str) -> bool:
    heads = words("roles", "office", "heads")
    return any(plain(word) in heads or plain(word).split("-")[-1] in heads for word in phrase.split()[:7])


def _could_be_person(run: list[str]) -> bool:
    return any(is_given(word) for word in run) or 2 <= len(run) <= 4
