"""Money whose name several countries share: crowns, pesos, francs, pounds.

Figures come in with the word as their unit ("crowns"); they go out with the code of the one country among those
that the text speaks of, its dateline included. Where it speaks of none, or of two, the word stays: no country is
guessed. Pounds, lira and kronor have a home, which they mean where the text speaks of it or of no other country.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.figures.lexicon import HOME_CURRENCIES, SHARED_CURRENCIES
from onrecord.normalise.times.scan import Scan
from onrecord.records import Figure


def settle_currencies(scan: Scan, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures, shared currencies settled by the countries that the text names."""
    names = {_name(figure) for figure in figures} & SHARED_CURRENCIES.keys()
    if not names:
        return figures
    said = set(scan.words)
    codes = {name: [code for code, words in SHARED_CURRENCIES[name].items() if words & said] for name in names}
    settled = {name: found[0] for name, found in codes.items() if len(found) == 1}
    homes = {name: HOME_CURRENCIES[name] for name in names & HOME_CURRENCIES.keys()}
    at_home = {name: home for name, home in homes.items() if not codes[name] or home in codes[name]}
    return [_settled(figure, settled | at_home) for figure in figures]


def _name(figure: Figure) -> str:
    return (figure.unit or "").partition(" per ")[0]


def _settled(figure: Figure, settled: dict[str, str]) -> Figure:
    name, per, rate = (figure.unit or "").partition(" per ")
    return replace(figure, unit=f"{settled[name]}{per}{rate}") if name in settled else figure
