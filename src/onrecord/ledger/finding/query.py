"""The words of a search become a `Search`: what must hold, without a word of SQL.

    search    = (-)term*                 (a minus leaves out what the term alone would find)
    term      = operator value | value
    value     = "words in quotation marks" | word | word*          (a trailing * finds longer words too)
    operator  = who: via:                a name, or a part of one
              | outlet:                  the whole name or domain of an outlet, or its start before a trailing *
              | source:                  a name, and that alone
              | stance:                  one of the stances
              | figure>: figure<: figure:   a number; `figure>50` is `figure>:50`
              | said: asof: published:   2025, 2025-02, 2025-02-07, or two of them with .. between
              | has:                     denial or figure
              | where:                   a country, its two letters, or a first-level region
              | order:                   oldest, so that what was printed first comes first, or newest

All terms must hold of one claim; sources, stances, outlets and places that are named twice are alternatives. A
figure is found by what it could be: "at least 300" could be 1,000, so `figure>:1000` finds it; `figure:300` finds
it by the number that it names, and not what merely leaves room for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.errors import QueryError
from onrecord.normalise.places.table import country_codes, place_words, region_names
from onrecord.records import Stance

_STANCE_WORDS = {stance: stance.value for stance in Stance} | {
    Stance.CANNOT_VERIFY: "could not verify",
    Stance.DECLINES: "does not say",
    Stance.OWN_VOICE: "in the outlet's own voice",
}

Days = tuple[str | None, str | None]
"""Half-open days in ISO 8601; None is an open end."""
_MOST = 200  # terms that are a condition of SQL each, which nests no more than a thousand of them
_QUOTES = str.maketrans("“”„«»\x00", '""""" ')
_TERM = re.compile(
    r'\s*(?P<minus>(?<!\S)-(?=[\w"]))?(?:(?P<operator>(?i:figure)[<>]|[^\W\d_]+[<>]?(?=:)):?)?(?:"(?P<exact>[^"]*)"|(?P<word>[^\s"]*))'
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; with `starts` the last of them may go on."""

    words: str
    starts: bool = False

    @property
    def match(self) -> str:
        """The term as a phrase of SQLite's full-text search, whatever its characters are."""
        return '"' + self.words.replace('"', '""') + '"' + ("*" if self.starts else "")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; all that is set must hold."""

    words: tuple[Term, ...] = ()
    who: tuple[Term, ...] = ()
    via: tuple[Term, ...] = ()
    sources: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    outlets: tuple[str, ...] = ()
    at_least: tuple[float, ...] = ()
    at_most: tuple[float, ...] = ()
    naming: tuple[float, ...] = ()
    said: tuple[Days, ...] = ()
    as_of: tuple[Days, ...] = ()
    published: tuple[Days, ...] = ()
    has_denial: bool = False
    has_figure: bool = False
    places: tuple[tuple[str, str | None], ...] = ()
    oldest: bool = False
    without: tuple[Search, ...] = ()
    """What is left out, each a search of one term."""

    def sentence(self) -> str:
        """What the search finds, in words, for the page that shows it."""
        parts = [f"with “{term.words}{'…' if term.starts else ''}”" for term in self.words]
        parts += [f"said by “{term.words}”" for term in self.who]
        parts += [f"that came through “{term.words}”" for term in self.via]
        if self.sources:
            parts.append("of " + " or ".join(f"“{name}”" for name in self.sources))
        if self.stances:
            parts.append("whose stance is " + " or ".join(f"“{_STANCE_WORDS[s]}”" for s in self.stances))
        if self.outlets:
            parts.append("in " + " or ".join(f"“{outlet.replace('*', '…')}”" for outlet in self.outlets))
        parts += [f"with a figure that could be {number:,g} or more" for number in self.at_least]
        parts += [f"with a figure that could be {number:,g} or less" for number in self.at_most]
        parts += [f"with the figure {number:,g}" for number in self.naming]
        parts += [f"said {_in_days(days)}" for days in self.said]
        parts += [f"as of days {_in_days(days)}" for days in self.as_of]
        parts += [f"published {_in_days(days)}" for days in self.published]
        parts += ["that deny or are denied"] * self.has_denial + ["with a figure"] * self.has_figure
        if self.places:
            parts.append("about " + " or ".join(place_words(*place) for place in self.places))
        parts += [f"but not {one.sentence()}" for one in self.without]
        parts += ["the oldest first"] * self.oldest
        return ", ".join(parts)


def _in_days(days: Days) -> str:
    first, until = days
    parts = [f"from {first}" if first else "", f"before {until}" if until else ""]
    return " and ".join(part for part in parts if part)


def parse_search(query: str) -> Search:
    """What a query asks for.

    Raises:
        QueryError: it is empty, an operator is not known or a value is not of its kind; the message says which.
    """
    found = Search()
    terms = [*_terms_in(query)]
    if sum(bool(term["operator"] or term["minus"]) for term in terms) > _MOST:
        raise QueryError(f"A search takes at most {_MOST} terms with an operator or a minus. Leave some out.")
    for match in terms:
        value = match["word"] if match["exact"] is None else match["exact"]
        to = Search() if match["minus"] else found
        term = _with_term(to, match["operator"], value.strip(), exact=match["exact"] is not None)
        found = _leaving_out(found, term, match["operator"]) if match["minus"] else term
    if replace(found, oldest=False) == Search():
        raise QueryError("There is nothing to search for. Give a word, or an operator such as who: or stance:.")
    return found


def turned(query: str) -> str:
    """The same query in the other order: the oldest first, else the newest.

    Raises:
        QueryError: it cannot be understood.
    """
    kept = "".join(term[0] for term in _terms_in(query) if (term["operator"] or "").lower() != "order").strip()
    return kept if parse_search(query).oldest else f"{kept} order:oldest".strip()


def _terms_in(query: str) -> Iterator[re.Match[str]]:
    """The terms of a query, each with the blanks before it."""
    text = query.translate(_QUOTES).encode("utf-8", "replace").decode().strip()
    if text.count('"') % 2:
        raise QueryError("A quotation mark of the search is not closed. Close it or leave it out.")
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or match.end() == at:
            raise QueryError(f"The search cannot be understood at {text[at : at + 20]!r}.")
        at = match.end()
        yield match


def _with_term(found: Search, operator: str | None, value: str, *, exact: bool) -> Search:
    if operator is None:
        return replace(found, words=(*found.words, *_terms(value, exact=exact)))
    name = operator.lower()
    if name not in _OPERATORS:
        raise QueryError(
            f"There is no operator {operator}:. There are {' '.join(f'{known}:' for known in _OPERATORS)}; "
            "put words with a colon in quotation marks."
        )
    if not value:
        raise QueryError(f"Nothing stands after {operator}:. Put the value next to it, without a blank.")
    return _OPERATORS[name](found, value)


def _leaving_out(found: Search, term: Search, operator: str | None) -> Search:
    """A search without what a term finds; a term without a letter finds nothing."""
    if (operator or "").lower() == "order":
        raise QueryError("order: says what comes first, and leaves nothing out. Write it without the minus.")
    return found if term == Search() else replace(found, without=(*found.without, term))


def _terms(value: str, *, exact: bool) -> tuple[Term, ...]:
    """A term of some words, or none where there is not a letter or a digit in them."""
    starts = value.endswith("*") and not exact
    words = value.rstrip("*") if starts else value
    return (Term(words, starts),) if any(ch.isalnum() for ch in words) else ()


def _name(value: str, operator: str) -> tuple[Term, ...]:
    terms = _terms(value, exact=False)
    if not terms:
        raise QueryError(f"{operator}: needs a name, and {value!r} has no letter in it.")
    return terms


def _stance(found: Search, value: str) -> Search:
    known = {stance.value.replace("_", ""): stance for stance in Stance}
    known |= {"couldnotverify": Stance.CANNOT_VERIFY, "declinestocomment": Stance.DECLINES}
    stance = known.get(re.sub(r"[\W_]", "", value).lower())
    if stance is None:
        raise QueryError(f"There is no stance {value!r}. There are {', '.join(Stance)}.")
    return replace(found, stances=(*found.stances, stance))


def _number(value: str) -> float:
    if not re.fullmatch(r"\d[\d,]{0,30}(\.\d{1,10})?", value, re.ASCII):
        raise QueryError(f"{value!r} is not a number. Write it in digits, such as 1,000.")
    return float(value.replace(",", ""))


def _has(found: Search, value: str) -> Search:
    if value.lower() not in ("denial", "figure"):
        raise QueryError(f"has: goes with denial or figure, not with {value!r}.")
    return replace(found, has_denial=True) if value.lower() == "denial" else replace(found, has_figure=True)


def _order(found: Search, value: str) -> Search:
    if value.lower() not in ("oldest", "newest"):
        raise QueryError(f"order: goes with oldest or newest, not with {value!r}.")
    return replace(found, oldest=value.lower() == "oldest")


def _where(found: Search, value: str) -> Search:
    name = value.lower()
    code = country_codes().get(name) or country_codes().get(name.removeprefix("the "))
    places = ((code, None),) if code else region_names().get(name, ())
    if not places:
        raise QueryError(f"There is no place {value!r}. Give a country, its two letters, or a first-level region.")
    return replace(found, places=(*found.places, *places))


def _days(value: str) -> Days:
    """The half-open days of `2025`, `2025-02`, `2025-02-07` or of two of them with `..` between."""
    start, dots, end = value.partition("..")
    first = _period(start)[0] if start else None
    until = _period(end)[1] if end else None
    if not dots:
        return _period(value)
    if first is None and until is None:
        raise QueryError("A range of days needs a day on one side of the two dots.")
    if first and until and until <= first:
        raise QueryError(f"The days {value!r} end before they start. Write the earlier one first.")
    return first, until


def _period(value: str) -> tuple[str, str]:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in match.groups())
        first = dt.date(year, month or 1, day or 1)
        if day:
            until = first + dt.timedelta(days=1)
        elif month:
            until = (first + dt.timedelta(days=31)).replace(day=1)
        else:
            until = dt.date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise QueryError(
            f"{value!r} is not a day. Write 2025, 2025-02 or 2025-02-07, or two of them with .. between."
        ) from None
    return first.isoformat(), until.isoformat()


_OPERATORS: dict[str, Callable[[Search, str], Search]] = {
    "who": lambda found, value: replace(found, who=(*found.who, *_name(value, "who"))),
    "via": lambda found, value: replace(found, via=(*found.via, *_name(value, "via"))),
    "source": lambda found, value: replace(found, sources=(*found.sources, value)),
    "stance": _stance,
    "outlet": lambda found, value: replace(found, outlets=(*found.outlets, value)),
    "figure": lambda found, value: replace(found, naming=(*found.naming, _number(value))),
    "figure>": lambda found, value: replace(found, at_least=(*found.at_least, _number(value))),
    "figure<": lambda found, value: replace(found, at_most=(*found.at_most, _number(value))),
    "said": lambda found, value: replace(found, said=(*found.said, _days(value))),
    "asof": lambda found, value: replace(found, as_of=(*found.as_of, _days(value))),
    "published": lambda found, value: replace(found, published=(*found.published, _days(value))),
    "has": _has,
    "where": _where,
    "order": _order,
}
