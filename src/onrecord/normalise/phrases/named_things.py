"""Names of what is no person in a phrase: storms, ships, operations, mountains, laws, prizes.

The capitalised words of a name come in. They begin or end with a word that says what they name: "Hurricane Ada",
"USS Tarn", "Fort Ansel", "Harbour Act". Storms and ships bear people's names, so that without these words
"she" or "Ada" would mean one of them.
"""

from collections.abc import Sequence

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import words
from onrecord.normalise.phrases.named_bodies import INNER
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.titles import role_after, strip_article
from onrecord.normalise.tokens import BODY_HEADS, is_address, is_given, is_role, plain
from onrecord.records import SourceKind


def read_thing(core: str, tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A storm, a ship, a law or an operation, where no apposition tells that somebody bears the name."""
    name = tokens[1:] if tokens and tokens[0].lower() in ("the", "a", "an") else tokens
    if role_after(after) or not all(token[:1].isupper() or token in INNER for token in name):
        return None
    bare = strip_article(core)
    if names_thing(name):
        content = frozenset(plain(token) for token in name)
        return Phrase(bare, SourceKind.UNNAMED, head=plain(name[-1]), words=content)
    undertaking = names_undertaking(name) and not is_outlet(bare)
    return Phrase(bare, SourceKind.ORGANISATION, proper=True) if undertaking else None


def names_undertaking(name: Sequence[str]) -> bool:
    """Whether words name an operation, a project or a place, under whose name a body may speak."""
    return len(name) > 1 and name[0].lower() in words("things", "first", "undertakings") and not _names_more(name)


def names_thing(name: Sequence[str]) -> bool:
    """Whether words name a storm, a ship, a law or the like, which nobody speaks for."""
    if len(name) < 2:
        return False
    if name[0].isupper() and name[0].lower() in words("things", "first", "ships"):
        return not any(is_address(word) or is_role(word) for word in name[2:])
    if _is_storm(name):
        return not _names_more(name)
    lawful = plain(name[-1]) in words("things", "last", "words") and name[-1][:1].isupper()
    titled = len(name) == 2 or any(is_address(word) or is_role(word) for word in name[:-2])
    return lawful and not (titled and is_given(name[-2]))  # "Gov. Nathan Deal"


def _is_storm(name: Sequence[str]) -> bool:
    at = 1 if name[0].lower() in words("things", "first", "weather") else 0
    return at + 1 < len(name) and plain(name[at]) in words("things", "first", "storms")


def _names_more(name: Sequence[str]) -> bool:
    """Whether more is named behind it, a body or a person: "Storm Agency", "Camp Tarn Commander Ada Lee"."""
    titled = any(is_address(word) or is_role(word) for word in name[1:])
    return titled or plain(name[-1]) in BODY_HEADS or any(is_given(word) for word in name[2:-1])
