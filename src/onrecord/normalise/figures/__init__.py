"""Figures of a text: numbers with their bound, unit, what they count and what happened to it.

A text comes in; `Figure` records come out in the order of the text, without overlaps. A figure's span takes
in the words of its bound and its unit ("at least 300", "$3 billion"), not what is counted. Numbers inside
dates, ordinals, names and scores are left out. Ages, lengths of time that date something, and "one of" are
figures too, but asides: no claim is made of them.

* `numerals`: where numbers stand and what they are worth;
* `context`, `codes`, `names`: which of them are no figures;
* `ranges`: two numbers that make one figure; `assemble`: from numerals to figures, which are a `draft` till then;
* `bounds`, `changes`, `modes`: what the words beside a number say of its ends, of others, and how sure they are;
* `units`, `currencies`: what they are measured in; `counted`: what is counted;
* `events`, by `event_verbs` and `event_words`: what happened to it;
* `ellipsis`, `earlier`, `gaps`: what figures of a sentence take from each other, from those before them, and when;
* `stands`: what one was before, totals, and parts that add up;
* `asides`, `ages`: numbers that measure but tell no news;
* `lexicon`: the word lists, made ready for looking up.
"""

from collections.abc import Sequence
from heapq import merge

from onrecord.normalise.figures.asides import sort_numerals, telling_figures
from onrecord.normalise.figures.assemble import build_asides, build_figures
from onrecord.normalise.figures.context import is_figure
from onrecord.normalise.figures.currencies import settle_currencies
from onrecord.normalise.figures.numerals import find_numerals
from onrecord.normalise.times.scan import scan_text
from onrecord.records import Figure, Range, TimeRef

__all__ = ["find_figures", "telling_figures"]


def find_figures(
    text: str, *, ranges: Sequence[Range] | None = None, times: Sequence[TimeRef] = ()
) -> tuple[Figure, ...]:
    """The figures of a text, or of some ranges of it, in order.

    Offsets count in the whole text. `times` are its time expressions, in order: numbers inside dates are no
    figures.
    """
    scan = scan_text(text, ranges)
    numerals = [(numeral, is_figure(scan, numeral)) for numeral in find_numerals(scan)]
    told, asides = sort_numerals(scan, numerals, times)
    return _without_overlaps(settle_currencies(scan, build_figures(scan, told)), build_asides(scan, asides))


def _without_overlaps(told: Sequence[Figure], asides: Sequence[Figure]) -> tuple[Figure, ...]:
    """Both in the order of the text; an aside that shares words with a figure that tells is left out."""
    out: list[tuple[Figure, bool]] = []
    both = merge(
        ((figure, True) for figure in told), ((figure, False) for figure in asides), key=lambda f: f[0].span.start
    )
    for figure, tells in both:
        if out and out[-1][0].span.end > figure.span.start:
            if not tells:
                continue
            out.pop()
        out.append((figure, tells))
    return tuple(figure for figure, _ in out)
