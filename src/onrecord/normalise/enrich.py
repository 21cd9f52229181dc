"""To whom something was said, and on what occasion.

Attributions come in and go out with `said_to` and `occasion` filled where the words around the cue tell
("told the Kyiv Independent", "in his evening address", "at a news conference in the capital"). The words
must lie in the cue's sentence and outside the content.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.lexicons import branches, passive, words
from onrecord.normalise.plain_clauses import find_plain_clauses
from onrecord.normalise.spoken_answers import with_answers
from onrecord.normalise.who.subjects import missing_source, phrase_before
from onrecord.records import Article, Attribution, Range, Span
from onrecord.text import OF_ONE

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w.&'’-]*(?:\s+(?:of\s+)?[A-Z][\w.&-]*){0,5}"
_VERB_IN_CUE = re.compile(r"\b(?:(told|tells?|telling|informed|briefed)\b|\w+(?=\s+(?:to|with)\s))")
_STOP = re.compile(r"[^\W_]{2}\.$")
_LEAST_OCCASION = len("on TV")
_DAYS, _MONTHS = (branches("times", "pattern", name) for name in ("weekdays", "months_begin"))
_IN_A_MONTH = re.compile(rf"^(?:on|in|at)\s+(?:{_MONTHS})")
_GAP = re.compile(
    rf"\s*,?\s*(?:(?:on\s+)?(?:{_DAYS})|yesterday|today|earlier(?:\s+\w+){{0,2}}|late\s+\w+|"
    r"on\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}|in\s+\w+|recently|again|separately)?"
)

_HEARER = (
    rf"(?P<to>{_NAME}|(?:(?:{branches('occasions', 'hearers', 'before')})\s+){{0,3}}"
    rf"(?:[a-z]+\s+){{0,1}}(?:{branches('occasions', 'hearers', 'people')})\b)"
)
_HEARER_AFTER = {True: re.compile(rf"\s*{_HEARER}"), False: re.compile(rf"\s*(?:to|with)\s+{_HEARER}")}
"""A hearer after a verb: right behind one that has it as its object (True), behind "to" or "with" (False)."""
_HEARS = re.compile(passive("hearing"))
"""A cue whose subject hears it: "was told"."""
_NO_NOUN = r"(?!(?:on|in|at|of|to|during|by|via|after|before|outside|last|this|that|about|how|what|when|why)\b)"
_WHOLE = re.compile(
    rf"\s*(?P<to>(?:(?:the|a|an|his|her|its|their|our|my)\s(?:{_NO_NOUN}[a-z][\w’'-]*\s){{0,2}}|(?=[a-z-]{{4,}}s\b))"
    rf"{_NO_NOUN}(?P<head>[a-z][\w’'-]*))"
    r"(?=\s*(?:[.,;:]|$)|\s(?:on|in|at|during|by|via|outside|last|this)\s)"
)
"""All that stands between a verb of telling and what was told, or the end: "told ▸ the inquest | that"."""
_HEARER_BEHIND = re.compile(rf",\s*to\s+{_HEARER}")
"""A hearer behind who speaks: "said Ana Rossi, a clerk, ▸ to Harbour Radio"."""
_KINDS = branches("occasions", "occasions", "kinds")
_OCCASION_AFTER = re.compile(
    r"\s*,?\s*(?P<occasion>(?:in|at|on|during|by|via|through|after|outside|before)\s+"
    rf"(?!(?:{_DAYS})\s)(?:(?:{branches('occasions', 'occasions', 'before')})\s+)?"
    rf"(?:[\w'’-]+\s+){{0,4}}?(?:{_KINDS})\b"
    r"(?:\s+(?:with|to|on|in|at|from|by|for|released|posted|published|issued)\s+"
    rf"(?:(?:the|his|its|her|their|a)\s+)?(?!{_DAYS}|{_MONTHS})"
    r"\w[\w'’&-]*(?:\.\w+)*(?:\s+[A-Z][\w'’&-]+){0,4})?"
    rf"|(?:on|via)\s+(?:{branches('occasions', 'occasions', 'services')}|[A-Z]{{2,5}})\b"
    r"|by\s+(?:phone|telephone|e-?mail|text)\b|outside\s+(?:his|her|the|a)\s+\w+"
    r"|at\s+the\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,2})"
)
"""An occasion: "at a news conference in the capital", "on Telegram", "by phone", "outside her house"."""
_OCCASION_BEFORE = re.compile(
    r"(?:Speaking\s+|Asked\s+)?(?P<occasion>(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring)\s+(?:[\w'’-]+\s+){1,5}?"
    rf"(?:{_KINDS})\b[^,]{{0,60}}),"
)
"""The occasion that opens a sentence: "Speaking at a rally in Tarn, …"."""


def enrich_attributions(article: Article, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with the hearer and the occasion of each where the text names them.

    Plain clauses that put a figure on something or deny what was said are added where no attribution is, and the
    answers of an interview without labels; what stands in one of these is inside it.  An attribution without a
    source gets the phrase right before its cue (after "according to" or "by"), when that is a person, a body, or
    somebody with a role.
    """
    known = (*attributions, *find_plain_clauses(article, attributions))
    return tuple(_enrich(article, attribution) for attribution in with_answers(article, known))


def _enrich(article: Article, attribution: Attribution) -> Attribution:
    if not attribution.cue:
        return attribution
    if not attribution.source:
        source = missing_source(article, attribution)
        attribution = replace(attribution, source=(source,)) if source else attribution
    cue = attribution.cue[-1]
    sentence = article.sentence_at(cue.start) or Range(cue.start, cue.end)
    end = _room(attribution, max(cue.end, *(s.end for s in attribution.source), 0), sentence)
    said_to = attribution.said_to or _hearer(article, attribution, end)
    occasion = attribution.occasion or _occasion(article, attribution, said_to, sentence)
    if said_to is attribution.said_to and occasion is attribution.occasion:
        return attribution
    return replace(attribution, said_to=said_to, occasion=occasion)


def _room(attribution: Attribution, at: int, sentence: Range) -> int:
    """How far the words after `at` may be read: to the content, or to the end of the sentence."""
    return min([span.start for span in attribution.content if span.start >= at], default=sentence.end)


def _hearer(article: Article, attribution: Attribution, end: int) -> Span | None:
    cue = attribution.cue[-1]
    verbs = [word for span in attribution.cue for word in span.text.lower().split()]
    tells = not words("occasions", "hearers", "verbs").isdisjoint(verbs)
    if _HEARS.fullmatch(cue.text):
        return phrase_before(article, cue.start)
    inner = _in_cue(article, attribution)
    if inner:
        return inner
    room = cue.end, max(cue.end, min(end, cue.end + 80))
    match = _HEARER_AFTER[tells].match(article.text, *room) or (tells and _WHOLE.match(article.text, *room))
    behind = attribution.source[-1].end if attribution.source else 0
    if not match and behind > cue.end:
        match = _HEARER_BEHIND.match(article.text, behind, min(end, behind + 80))
        if match and (match["to"].endswith(OF_ONE) or article.text.startswith(OF_ONE, match.end("to"))):
            return None  # "said Ana Rossi, to Tom's regret"
    if match and "head" in match.groupdict() and match["head"] in words("occasions", "hearers", "told"):
        return None
    if not match or _overlaps(match.start("to"), match.end("to"), attribution):
        return None
    return _named_hearer(article, match)


def _in_cue(article: Article, attribution: Attribution) -> Span | None:
    """The hearer where the cue span takes it in: cue "told reporters", cue "confirmed to the paper"."""
    for span in attribution.cue:
        verb = _VERB_IN_CUE.search(span.text)
        if verb:
            match = _HEARER_AFTER[verb.group(1) is not None].match(article.text, span.start + verb.end(), span.end)
            if match:
                return _named_hearer(article, match)
    return None


def _named_hearer(article: Article, match: re.Match[str]) -> Span:
    """The hearer that was found, without the full stop of its sentence: "told ▸ HBC News"."""
    start, end = match.span("to")
    sentence = article.sentence_at(start)
    stops = sentence is not None and end == sentence.end and _STOP.search(match["to"]) is not None
    return article.span(start, end - stops)


def _overlaps(start: int, end: int, attribution: Attribution) -> bool:
    return any(s.start < end and start < s.end for s in (*attribution.content, *attribution.source))


def _occasion(article: Article, attribution: Attribution, said_to: Span | None, sentence: Range) -> Span | None:
    """The occasion after the cue, the source or the hearer, with or without a date between, or opening it."""
    cue = attribution.cue[-1]
    ends = {cue.end, *(s.end for s in attribution.source), *((said_to.end,) if said_to else ())}
    for at in sorted(ends, reverse=True):
        if not sentence.start <= at <= sentence.end:
            continue
        end = max(at, min(_room(attribution, at, sentence), at + 140))
        if end - at < _LEAST_OCCASION:
            continue
        gap = _GAP.match(article.text, at, end)
        for begin in dict.fromkeys((at, gap.end() if gap else at)):
            match = _OCCASION_AFTER.match(article.text, begin, end)
            if match:
                span = article.span(match.start("occasion"), match.end("occasion"))
                if not _IN_A_MONTH.match(span.text) and not _overlaps(span.start, span.end, attribution):
                    return span
    inner = next((m for s in attribution.cue if (m := _OCCASION_AFTER.search(article.text, s.start, s.end))), None)
    if inner and not _IN_A_MONTH.match(inner.group("occasion")):
        return article.span(inner.start("occasion"), inner.end("occasion"))
    return _opening(article, attribution, sentence)


def _opening(article: Article, attribution: Attribution, sentence: Range) -> Span | None:
    """The occasion before the source: “At a news conference in the capital, the governor said …”."""
    first = min((s.start for s in attribution.source), default=sentence.start)
    lead = article.text[sentence.start : min(first, sentence.start + 140)]
    match = _OCCASION_BEFORE.match(lead)
    if not match:
        return None
    start = sentence.start + match.start("occasion")
    end = sentence.start + match.end("occasion")
    return None if _overlaps(start, end, attribution) else article.span(start, end)
