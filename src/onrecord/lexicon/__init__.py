"""The word lists of a language, read once each when something asks for them, and the forms of its verbs."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_DOUBLING = re.compile(r"[^aeiou]+[aeiou][bdgmnpt]")
_BE = ("be", "is", "are", "was", "were", "been", "being", "remains", "remain", "remained")


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicon/en/<name>.toml`."""
    path = resources.files("onrecord") / "lexicon" / "en" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicon/en/<name>.tsv`, without its comments."""
    text = (resources.files("onrecord") / "lexicon" / "en" / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#"))


@cache
def inflections(lemma: str) -> tuple[str, ...]:
    """A verb's forms: the listed ones, else the regular ones."""
    if lemma == "be":
        return _BE
    irregular = load_lexicon("cues")["irregular"].get(lemma)
    if irregular:
        return (lemma, *irregular)
    if lemma.endswith("e"):
        return (lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    stems = tuple(dict.fromkeys(_stems(lemma)))
    return (lemma, f"{lemma}{s}", *(f"{stem}{end}" for stem in stems for end in ("ed", "ing")))


def _stems(lemma: str) -> tuple[str, ...]:
    """What a regular verb has before "ed" and "ing": one or two spellings."""
    doubling, doubled = load_lexicon("cues")["doubling"], lemma + lemma[-1]
    if lemma in doubling["sometimes"].split():
        return (doubled, lemma)
    return (doubled,) if _DOUBLING.fullmatch(lemma) or lemma in doubling["always"].split() else (lemma,)
