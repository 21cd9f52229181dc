"""Who says "I" or "we": the one in whose words it stands, who answers, who is quoted beside, or who writes.

An article's attributions come in with who they are by as far as that is known, and one whose source is a first
person; the entity that speaks there goes out, or None.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.normalise.phrases.nominals import PRONOUNS, Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.normalise.who.interviews import find_interviewee, is_question
from onrecord.records import Attribution, Block, SourceKind

_NOBODY = PRONOUNS | {"your", "this", "that"}
_NEAR = 40  # how many contents are looked at for the one that holds an "I"


def is_first_person(attribution: Attribution) -> bool:
    """Whether a source is "I" or "we"."""
    return _pronoun(attribution) in ("i", "we")


def _pronoun(attribution: Attribution) -> str | None:
    return parse_phrase(attribution.source[0].text).pronoun


class FirstPersons:
    """Those who can say "I" in an article, of which all attributions come in."""

    def __init__(self, book: Book, attributions: Sequence[Attribution]) -> None:
        self._book = book
        self._attributions = attributions

    @cached_property
    def _contents(self) -> list[tuple[int, int, str]]:
        return sorted((s.start, s.end, a.id) for a in self._attributions for s in a.content)

    @cached_property
    def _answering(self) -> Phrase | None:
        return find_interviewee(self._book.article)

    def speaker(self, attribution: Attribution, known: Mapping[str, Entity]) -> Entity | None:
        """Who says "I" or "we" as the source of an attribution; `known` has who the others are by, by their ids."""
        at = attribution.source[0].start
        block = next((b for b in self._book.article.blocks if b.start <= at < b.end), None)
        holding, beside = self._around(attribution, block, known)
        return (
            _can_say(known.get(attribution.inside or "") or holding, attribution)
            or self._interviewee(at, block)
            or _can_say(beside, attribution)
            or self._writer(attribution)
        )

    def _around(
        self, attribution: Attribution, block: Block | None, known: Mapping[str, Entity]
    ) -> tuple[Entity | None, Entity | None]:
        """The one in whose words a first person stands, and who is quoted nearest in the same paragraph."""
        at, contents = attribution.source[0].start, self._contents
        index = bisect_right(contents, (at, len(self._book.article.text), ""))
        near = contents[max(0, index - _NEAR) : index + _NEAR]
        near = [c for c in near if c[2] != attribution.id and c[2] in known]
        holding = [c for c in near if c[0] <= at < c[1]]
        beside = [c for c in near if block and block.start <= c[0] < block.end]
        return (
            known[min(holding, key=lambda c: c[1] - c[0])[2]] if holding else None,
            known[min(beside, key=lambda c: (abs(c[0] - at), c))[2]] if beside else None,
        )

    def _interviewee(self, at: int, block: Block | None) -> Entity | None:
        """Who answers in an interview of questions and answers, when a place stands in an answer."""
        if self._answering is None or block is None or is_question(self._book.article, block.start, block.end):
            return None
        return self._book.named(self._answering, at, new=True)

    def _writer(self, attribution: Attribution) -> Entity | None:
        """The one author of an article, who says "I" in it outside of what others say."""
        names = [author.name for author in self._book.article.authors]
        phrase = parse_phrase(names[0]) if len(names) == 1 and " " in names[0] else None
        if phrase is None or not phrase.proper or phrase.kind is not SourceKind.PERSON:
            return None
        says_i = _pronoun(attribution) == "i"
        return self._book.named(phrase, attribution.source[0].start, new=True) if says_i else None


def _can_say(speaker: Entity | None, attribution: Attribution) -> Entity | None:
    """The speaker, unless that is nobody, or several who are said to say "I"."""
    if speaker and (speaker.name.lower() in _NOBODY or (speaker.plural and _pronoun(attribution) == "i")):
        return None
    return speaker
