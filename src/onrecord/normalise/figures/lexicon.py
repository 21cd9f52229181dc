"""The word lists of figures, made ready for looking up: built once, on first use."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load_lexicon
from onrecord.records import Bound, Mode

HYPHENS = frozenset("-‐‑")


class Words(NamedTuple):
    """The tables of lexicon/en/figures.toml; phrases are tuples of tokens."""

    before: dict[tuple[str, ...], Bound]
    after: dict[tuple[str, ...], Bound]
    events: dict[str, str]
    event_phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    event_phrases_by_end: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    no_events: dict[str, frozenset[str]]
    modes: dict[str, Mode]
    units: dict[str, str]
    glued: dict[str, str]
    signs: dict[str, str]
    sign_prefixes: dict[str, str]
    codes: dict[str, str]
    currencies: dict[str, str]
    nations: dict[str, str]
    shared_currencies: dict[str, dict[str, frozenset[str]]]
    home_currencies: dict[str, str]
    durations: dict[str, str]
    changes: frozenset[str]
    change_links: frozenset[str]
    revised: frozenset[str]
    additional: frozenset[str]
    more: frozenset[str]
    totals: tuple[tuple[str, ...], ...]
    stop: frozenset[str]
    heads: frozenset[str]
    not_plural: frozenset[str]


@cache
def load_words() -> Words:
    """The tables of the figure lexicon."""
    raw = load_lexicon("figures")
    change, stop = raw["change"], raw["stop"]
    return Words(
        before={tuple(k.split()): Bound(v) for k, v in raw["before"].items()},
        after={tuple(k.split()): Bound(v) for k, v in raw["after"].items()},
        events={form: event for event, forms in raw["events"].items() for form in forms.split()},
        event_phrases=_by_word(raw["event_phrases"], 0),
        event_phrases_by_end=_by_word(raw["event_phrases"], -1),
        no_events={event: frozenset(nouns.split()) for event, nouns in raw["event_nouns_not"].items()},
        modes={form: Mode(mode) for mode, forms in raw["modes"].items() for form in forms.split()},
        units=raw["measures"],
        glued=raw["glued"],
        signs=raw["currency_signs"],
        sign_prefixes=raw["sign_prefixes"],
        codes=raw["currency_codes"],
        currencies=raw["currency_words"],
        nations=raw["currency_nations"],
        shared_currencies={
            name: {code: frozenset(words.split()) for code, words in countries.items()}
            for name, countries in raw["shared_currencies"].items()
        },
        home_currencies=raw["home_currencies"],
        durations=raw["durations"],
        changes=frozenset(change["up"].split()) | frozenset(change["down"].split()),
        change_links=frozenset(change["links"].split()),
        revised=frozenset(change["revised"].split()),
        additional=frozenset(raw["additional"]["words"]),
        more=frozenset(raw["additional"]["after"]),
        totals=tuple(tuple(words.split()) for words in raw["total"]["words"]),
        stop=frozenset(stop["words"].split()),
        heads=frozenset(stop["heads"].split()),
        not_plural=frozenset(stop["singular_s"].split()),
    )


def _by_word(table: dict[str, str], place: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a table as tokens, the longest first, under their word at a place."""
    phrases = sorted(((tuple(words.split()), event) for words, event in table.items()), key=lambda p: -len(p[0]))
    keys = {words[place] for words, _ in phrases}
    return {key: tuple(p for p in phrases if p[0][place] == key) for key in keys}
