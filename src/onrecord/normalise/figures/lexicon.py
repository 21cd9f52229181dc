"""The tables of `lexicon/en/figures.toml`, made ready for looking up; phrases are tuples of tokens."""

from onrecord.lexicon import load_lexicon
from onrecord.records import Bound, Mode

HYPHENS = frozenset("-‐‑")
_RAW = load_lexicon("figures")
BEFORE = {tuple(k.split()): Bound(v) for k, v in _RAW["before"].items()}
AFTER = {tuple(k.split()): Bound(v) for k, v in _RAW["after"].items()}
EVENTS = {form: event for event, forms in _RAW["events"].items() for form in forms.split()}
NO_EVENTS = {event: frozenset(nouns.split()) for event, nouns in _RAW["event_nouns_not"].items()}
MODES = {form: Mode(mode) for mode, forms in _RAW["modes"].items() for form in forms.split()}
UNITS: dict[str, str] = _RAW["measures"]
UNIT_PAIRS: dict[tuple[str, ...], str] = {tuple(k.split()): unit for k, unit in _RAW["unit_pairs"].items()}
UNIT_PARTS: dict[tuple[str, ...], int] = {tuple(k.split()): many for k, many in _RAW["unit_parts"].items()}
GLUED: dict[str, str] = _RAW["glued"]
SIGNS: dict[str, str] = _RAW["currency_signs"]
SIGN_PREFIXES: dict[str, str] = _RAW["sign_prefixes"]
CODES: dict[str, str] = _RAW["currency_codes"]
CURRENCIES: dict[str, str] = _RAW["currency_words"]
NATIONS: dict[str, str] = _RAW["currency_nations"]
SHARED_CURRENCIES = {
    name: {code: frozenset(words.split()) for code, words in countries.items()}
    for name, countries in _RAW["shared_currencies"].items()
}
HOME_CURRENCIES: dict[str, str] = _RAW["home_currencies"]
DURATIONS: dict[str, str] = _RAW["durations"]
CHANGES = frozenset(_RAW["change"]["up"].split()) | frozenset(_RAW["change"]["down"].split())
CHANGE_LINKS = frozenset(_RAW["change"]["links"].split())
REVISED = frozenset(_RAW["change"]["revised"].split())
ADDITIONAL = frozenset(_RAW["additional"]["words"])
MORE = frozenset(_RAW["additional"]["after"])
TOTALS = tuple(tuple(words.split()) for words in _RAW["total"]["words"])
STOP = frozenset(_RAW["stop"]["words"].split())
HEADS = frozenset(_RAW["stop"]["heads"].split())
NOT_PLURAL = frozenset(_RAW["stop"]["singular_s"].split())


def _by_word(table: dict[str, str], place: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a table as tokens, the longest first, under their word at a place."""
    phrases = sorted(((tuple(words.split()), event) for words, event in table.items()), key=lambda p: -len(p[0]))
    keys = {words[place] for words, _ in phrases}
    return {key: tuple(p for p in phrases if p[0][place] == key) for key in keys}


EVENT_PHRASES = _by_word(_RAW["event_phrases"], 0)
EVENT_PHRASES_BY_END = _by_word(_RAW["event_phrases"], -1)
