"""An article as stories are told by: its words, names and numbers, each with what it weighs.

An article comes in, a `Profile` goes out; it depends on the article and on the word counts that ship
(`words.rarity`), never on what else a ledger holds. So two articles are alike in the same way whenever they
came. A profile packs into about a kilobyte and a half.
"""

import datetime as dt
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from onrecord.link.words.rarity import says
from onrecord.link.words.terms import stem, stop_words
from onrecord.records import Article, Role

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d[\d.,]*\d|\d")
_OWNER = re.compile(r"[’']s?$")
_LEAD = 100
_MOST = 400  # words of the body that are read; the first `_LEAD` of them tell most
_NO_TITLE = 200
_KEYS = 14  # terms that an article is found by
_SCALE = 10_000
_WINDOW = 10.0

WINDOW_DAYS = int(_WINDOW)
"""Days beyond which two articles are not compared."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by; vectors are of length one, names are words in capitals.

    `day` counts from the first day of the calendar, with its part of a day; None when the article has no date.
    `written` has the commonest form of each term of the lead and of each name that is not written as the term is:
    people are shown "bodies", not "bodi".
    """

    day: float | None
    words: int
    title: Mapping[str, float]
    lead: Mapping[str, float]
    full: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    written: Mapping[str, str] = field(default_factory=dict)

    def heaviest(self) -> tuple[str, ...]:
        """The terms that the article is found by, the heaviest first."""
        return tuple(sorted(self.lead, key=lambda term: (-self.lead[term], term))[:_KEYS])

    def is_plain(self, term: str) -> bool:
        """Whether a term of the lead is a word that the article most often writes small: no name, and no number."""
        return self.written.get(term, term)[0].islower()

    def pack(self) -> bytes:
        """The profile as bytes; `unpack` gives it back."""
        parts = [
            {term: round(weight * _SCALE) for term, weight in sorted(part.items())}
            for part in (self.title, self.lead, self.full)
        ]
        names, numbers, written = sorted(self.names), sorted(self.numbers), dict(sorted(self.written.items()))
        whole = [self.day, self.words, *parts, names, numbers, written]
        return zlib.compress(json.dumps(whole, separators=(",", ":"), ensure_ascii=True).encode(), 6)


def unpack(packed: bytes) -> Profile:
    """The profile that was packed; one of before step 41, which is made anew, may have no written forms."""
    day, words, *rest = json.loads(zlib.decompress(packed))
    title, lead, full = ({term: weight / _SCALE for term, weight in part.items()} for part in rest[:3])
    written = rest[5] if len(rest) > 5 else {}
    return Profile(day, words, title, lead, full, frozenset(rest[3]), frozenset(rest[4]), written)


def terms_of(text: str) -> list[str]:
    """The stems of a text's content words and its numbers, in order."""
    lower = (token[0].lower() for token in _WORD.finditer(text))
    return [stem(word) for word in lower if word not in stop_words() and (len(word) > 1 or word.isdigit())]


def profile_of(article: Article) -> Profile:
    """The profile of an article: its title, and the words of its body up to the four hundredth."""
    body = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY)
    return make_profile(article.title, body, day_of(article))


def make_profile(title: str | None, body: str, day: float | None) -> Profile:
    """The profile of a title and a body; without a title the first sentence stands for it."""
    title = " ".join((title or "").split())
    body = body.removeprefix(title).strip() if title else body.strip()
    words = body.split(None, _MOST)[:_MOST]
    head = title or _first_sentence(" ".join(words))
    in_title = terms_of(head)
    lead, full = terms_of(" ".join(words[:_LEAD])), terms_of(" ".join(words))
    text = f"{head}\n{' '.join(words)}"
    numbers = {token[0].replace(",", "") for token in _WORD.finditer(text) if token[0][0].isdigit()}
    names = _names(text)
    return Profile(
        day,
        len(words),
        _vector(in_title),
        _vector([*in_title, *in_title, *lead]),
        _vector([*in_title, *in_title, *full]),
        names,
        frozenset(number for number in numbers if len(number) > 1),
        _written(text, {*in_title, *lead, *names}),
    )


def _written(text: str, terms: Set[str]) -> dict[str, str]:
    """For each of some terms, the form in which it stands most often in a text, where that is another."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for token in _WORD.finditer(text):
        term = stem(token[0].lower())
        if term in terms:
            forms[term][_OWNER.sub("", token[0])] += 1
    shown = {term: _commonest(counts) for term, counts in forms.items()}
    return {term: form for term, form in shown.items() if form != term}


def _commonest(forms: Counter[str]) -> str:
    """Of two as common, the one in small letters: a name has none, and any word has capitals in a headline."""
    return min(forms, key=lambda form: (-forms[form], form.isupper(), form.swapcase()))


def day_of(article: Article) -> float | None:
    """The day of an article with its part of a day, noon when only the day is known."""
    dated = article.published
    if dated is None:
        return None
    try:
        if len(dated.value) == 10:
            return dt.date.fromisoformat(dated.value).toordinal() + 0.5
        moment = dt.datetime.fromisoformat(dated.value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    try:
        moment = moment.astimezone(dt.UTC)
    except OverflowError:
        return None
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def _first_sentence(text: str) -> str:
    found = re.match(r".{20,200}?[.!?](?=\s|$)", text)
    return found[0] if found else text[:_NO_TITLE]


def _vector(terms: Iterable[str]) -> dict[str, float]:
    counts = Counter(terms)
    weights = {term: (1 + math.log(count)) * says(term) for term, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _names(text: str) -> frozenset[str]:
    """Words in capitals, but for those of no weight."""
    words = (token[0] for token in _WORD.finditer(text))
    kept = (word.lower() for word in words if len(word) > 1 and word[0].isupper())
    return frozenset(stem(word) for word in kept if word not in stop_words())
