"""The words of all lexicons by what they are: verbs by their lemma, words by the lists that they stand in.

What goes out is built once and shared; words are lower case with straight apostrophes.
"""

from collections.abc import Mapping

from onrecord.lexicon import inflections, load_lexicon
from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.stance.cues import ATTITUDES, NOUN_STANCES, VERB_STANCES

HELPERS = any_words(("saying", "clause", "be"), ("saying", "clause", "modal")) | {"has", "have", "had"}
"""The auxiliaries and modals."""
DOCUMENTS = any_words(
    ("roles", "document", "heads"),
    ("cues", "documents", "heads"),
    ("saying", "nouns", "documents"),
    ("telling", "sources", "written"),
)
"""The words for papers, data and the like, which speak by what they show."""


def _lemmas() -> Mapping[str, str]:
    tables = load_lexicon("cues")
    lists = [
        *load_lexicon("telling")["verbs"].values(),
        *(load_lexicon("saying")["verbs"][name] for name in ("speech", "shows", "mind")),
        *(tables["tells"][name] for name in ("verbs", "deeds")),
        *tables["stance"].values(),
        *(tables["attitude"][name] for name in ("thought", "intention", "to")),
    ]
    out: dict[str, str] = {}
    for lemma in sorted({word for row in lists for word in row.split()}):
        for form in inflections(lemma):
            out.setdefault(form, lemma)
    return {form: lemma for form, lemma in out.items() if form not in HELPERS}


LEMMAS = _lemmas()
"""The lemma of every form of every verb of a lexicon; of a form of two verbs, the first by name."""


def _classes() -> Mapping[str, frozenset[str]]:
    verbs = {name: row.split() for name, row in load_lexicon("telling")["verbs"].items()}
    verbs |= {name: list(words("saying", "verbs", name)) for name in ("speech", "mind", "strong")}
    verbs |= {"voiced": list(words("cues", "tells", "verbs")), "deeds": list(words("cues", "tells", "deeds"))}
    named = {name: {form for lemma in own for form in inflections(lemma)} for name, own in verbs.items()}
    named |= {
        "claims": set(words("saying", "nouns", "claims")),
        "words": set(words("cues", "tells", "words")),
        "nouns of stance": set(NOUN_STANCES),
    }
    for word, attitude in ATTITUDES.items():
        named.setdefault(f"attitude {attitude}", set()).add(word)
    for word, stance in VERB_STANCES.items():
        named.setdefault(f"stance {stance}", set()).add(word)
    out: dict[str, set[str]] = {}
    for name, own in named.items():
        for word in own:
            out.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}


CLASSES = _classes()
"""For every word that a lexicon holds the names of the lists that it stands in."""
