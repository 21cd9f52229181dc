"""The lists of `lexicon/en/naming.toml`, read once."""

from functools import cache

from onrecord.lexicon import load_lexicon


@cache
def listed(table: str, entry: str) -> frozenset[str]:
    """The words of one entry."""
    return frozenset(load_lexicon("naming")[table][entry].split())


@cache
def rows_of(table: str, entry: str) -> dict[str, frozenset[int]]:
    """For each word of an entry's rows, the numbers of the rows that it stands in."""
    out: dict[str, frozenset[int]] = {}
    for at, row in enumerate(load_lexicon("naming")[table][entry]):
        for word in row.split():
            out[word] = out.get(word, frozenset()) | {at}
    return out
