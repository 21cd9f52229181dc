"""The words right before a relative pronoun that speaks: "senators ▸ who said", "a study ▸ that found".

An article and the place of the pronoun come in, the span of the people, the body or the document goes out that
stands right before it; `words_before` gives the nearest words of any sort, for what the lists have not.
"""

import re

from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.phrases.nominals import OWNERS
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import BODY_HEADS, plain
from onrecord.records import Article, Range, Span

_BACK = 90
_SET_OFF = re.compile(r"[\s,”\"’')]*(?:\s(?:--|[–—]))?[\s,”\"’')]*$")
"""What may stand between people and their "who"."""
_RUN = re.compile(r"[^,.;:!?“”\"()–—]+$|(?:[^,.;:!?“”\"()–—]|(?<=\b[A-Z])\.)+$")
_TAILS = words("roles", "phrase", "tails")
"""Words that go on behind people before their "who": "a patient ▸ from Lindmark who said"."""
_ADJECTIVE = ("al", "ic", "ive", "ous", "ese", "ary", "ian", "can", "ern")
_MOST_TOKENS = 14
_BODY = re.compile(
    r"(?P<np>(?:[Tt]he\s(?:[\w.-]+\s){0,2})?[a-z]+|(?:[Tt]he\s)?[A-Z][\w.&’'-]*(?:\s(?:(?:of|for|on)\s(?:the\s)?)?[A-Z][\w.&’'-]*){0,6})(?:,|\s--|\s[–—])\s*$"
)
_LEAD_WORDS = "of for from in at on with to by about against between among over like than after before"
_DETERMINER = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother|[Ss]ome|[Aa]ny)|"
    r"\b(?:[Tt]he\s)?(?:[A-Z][\w.-]*\s)*[\w.-]+['’]s?)\s"
    rf"(?=[\w“\"])(?!(?:{_LEAD_WORDS.replace(' ', '|')})\b)"
)
_BOUND = re.compile(
    r"[.;:?!,()]\s|[“”\"]|\b(?:and|but|that|while|because|if|when|as|who|which|said|says|is|are|was|were)\s|"
    r"\b(?:has|have|had)\s\w+(?:ed|ken|ught|und)\s"
)
_LEADS = re.compile(rf"\b(?:{_LEAD_WORDS.removeprefix('of ').replace(' ', '|')})\s")
_COPULA = re.compile(r"\b(?:is|are|was|were|be|being|become|became)\s(?:also\s|now\s)?$")
_TITLED = re.compile(r"[,\s]*[“\"][^“”\"]{1,60}[”\"]$")
_SET_APART = re.compile(r"[\s,(—–-]+$")
_MOST_WORDS = 8
_DAYS = words("roles", "phrase", "days")
_GOING_ON = frozenset("and or but as than".split())
"""Words behind which a relative pronoun is of what stands farther before: "Lee, who ran and ▸ who"."""
_SOME = frozenset("those folks guys crowd".split())
_PUT_OUT = re.compile(
    r"(?P<np>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[\w.-]+['’]s)\s(?:[\w’'-]+\s){0,5}?(?P<head>[a-z]+))"
    r"(?:\s(?:by|from|in|at)\s[^,.;:“”\"]{1,60})?\s$"
)


def people_before(article: Article, end: int) -> Span | None:
    """The words for people right before a relative pronoun, without what else stands there: "some ▸ senators"."""
    sentence = article.sentence_at(end) or Range(end, end)
    start = max(sentence.start, end - _BACK)
    stop = _SET_OFF.search(article.text, start, end)
    run = _RUN.search(article.text, start, stop.start() if stop else end)
    tokens = list(re.finditer(r"\S+", run.group()))[-_MOST_TOKENS:] if run else []
    last = next((at for at in range(len(tokens) - 1, -1, -1) if _are_people([t.group() for t in tokens], at)), None)
    if run is None or last is None:
        return None
    told = [token.group() for token in tokens]
    first = _first_of(told, last)
    whole = _whole_before(told, first)
    if whole is not None:
        first, last = _first_of(told, whole), whole
    joined = _joined_before(told, first)
    first = first if joined is None else _first_of(told, joined)
    return article.span(run.start() + tokens[first].start(), run.start() + tokens[last].end())


def _first_of(tokens: list[str], last: int) -> int:
    """Where the words for people begin whose noun stands at `last`: "the ▸ party activists"."""
    first = last
    while first and modifies(tokens[first - 1]):
        first -= 1
    return first - 1 if first and tokens[first - 1].lower() in ("the", "a", "an") else first


def _whole_before(tokens: list[str], first: int) -> int | None:
    """Where the noun stands for people of whom those at `first` are told: "some ▸ councillors of both parties"."""
    at = next((at for at in (first - 1, first - 2) if at > 0 and tokens[at].lower() == "of"), None)
    plural = at is not None and plain(tokens[at - 1]) in words("roles", "unnamed", "plural")
    return at - 1 if at is not None and plural and _are_people(tokens, at - 1) else None


def _joined_before(tokens: list[str], first: int) -> int | None:
    """Where the noun stands for people who speak with those behind "and": "top ▸ Liberals and union leaders"."""
    at = next((at for at in (first - 1, first - 2) if at > 0 and tokens[at] == "and"), None)
    several = any_words(("roles", "unnamed", "plural"), ("roles", "unnamed", "mass"))
    if at is None or tokens[at + 1].lower() in ("the", "a", "an") or not tokens[at + 1][:1].isalpha():
        return None
    noun = plain(tokens[at - 1])
    one = noun.removesuffix("s")
    return at - 1 if noun in several or (one != noun and one in _people()) else None


def _are_people(tokens: list[str], at: int) -> bool:
    """Whether a word is for people, or a name right at the end, and what stands behind it goes on about them."""
    behind = tokens[at + 1 : at + 2]
    if behind and behind[0].lower() not in _TAILS and not behind[0].endswith("ing"):
        return False
    head = plain(tokens[at])
    if head == "head" and at and tokens[at - 1].lower() in OWNERS:
        return False  # "with a bandage on his head"
    if tokens[at][:1].isupper():
        body = head in BODY_HEADS or (len(head) > 1 and tokens[at].isupper())  # "those at the IRS ▸ who"
        return head in _people() or not (behind or tokens[at] in place_names() or body)
    return bool({head, f"{head}s", head.removesuffix("s")} & _people()) or head.endswith("ists")


def body_before(article: Article, end: int) -> Span | None:
    """The words for a body right before a "which" that is set off: "the oil industry, which argues"."""
    sentence = article.sentence_at(end) or Range(end, end)
    match = _BODY.search(article.text, max(sentence.start, end - _BACK), end)
    if match is None:
        return None
    last = match["np"].rsplit(" ", 1)[-1]
    bodies = any_words(
        ("roles", "organisation", "nominal"), ("roles", "organisation", "company"), ("roles", "unnamed", "mass")
    )
    known = last[:1].isupper() or (match["np"][:1] in "tT" and last in bodies | {"industry"})
    return article.span(match.start("np"), match.end("np")) if known else None


def words_before(article: Article, end: int) -> Span | None:
    """The words right before a relative pronoun, whatever they name: "skeptics ▸ who", "an ad, “Go,” ▸ that".

    They begin with the nearest article or the like, or behind the nearest preposition but "of".
    """
    sentence = article.sentence_at(end) or Range(end, end)
    start = max(sentence.start, end - _BACK)
    text = _TITLED.sub("", _SET_APART.sub("", article.text[start:end]))
    text = _SET_APART.sub("", text)
    cut = max((match.end() for match in _BOUND.finditer(text)), default=0)
    begins = [match.start() for match in _DETERMINER.finditer(text, cut)]
    begins += [match.end() for match in _LEADS.finditer(text, cut)]
    begin = max(begins, default=cut)
    words_ = text[begin:].split()
    whole = begin or start == sentence.start
    if not whole or not 0 < len(words_) <= _MOST_WORDS or plain(words_[0]) in _DAYS:
        return None
    if words_[-1].isdigit() or words_[-1].lower() in _GOING_ON:
        return None
    return article.span(start + begin, start + len(text))


def subject_before(article: Article, begin: int) -> tuple[int, int] | None:
    """Where the subject may stand of which words that begin there say what it is: "Lee is ▸ a rebel"."""
    sentence = article.sentence_at(begin) or Range(begin, begin)
    copula = _COPULA.search(article.text, max(sentence.start, begin - _BACK), begin)
    return (sentence.start, copula.start()) if copula else None


def document_before(article: Article, end: int) -> Span | None:
    """The words for a document right before a "that": "a 2013 study ▸ that found"."""
    sentence = article.sentence_at(end) or Range(end, end)
    start = max(sentence.start, end - _BACK)
    documents = any_words(("roles", "document", "heads"), ("roles", "document", "issued"))
    for determiner in reversed(list(_DETERMINER.finditer(article.text, start, end))):
        match = _PUT_OUT.match(article.text, determiner.start(), end)
        if match and match["head"] in documents:
            return article.span(match.start("np"), match.end("np"))
    return None


def _people() -> frozenset[str]:
    told = any_words(("roles", "unnamed", "plural"), ("roles", "unnamed", "singular"), ("roles", "office", "heads"))
    return told | words("roles", "office", "others") | _SOME


def modifies(word: str) -> bool:
    """Whether a word before one for people can say more of them: "party activists", "U.S. officials"."""
    lower = word.lower()
    if lower in words("people", "openers", "words"):
        return False
    return word[:1].isupper() or lower in words("roles", "office", "before") or lower.endswith(_ADJECTIVE)
