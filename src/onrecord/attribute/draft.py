"""What has been found in one text so far, and the one shape of a rule that goes on with it.

A rule takes a draft and hands back a draft.  Most need less than that, and say so by what they take: `mends` and
`adds` give them the shape of a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps

from onrecord.attribute.quotes import Quote
from onrecord.attribute.triples import Part, TaggedSpan, Triple
from onrecord.attribute.turns import Turn


@dataclass(frozen=True, slots=True)
class Draft:
    """One text with its paragraphs, what its marks tell, what the tagger marked and what has been found so far.

    `inside` holds, by the number of a triple, the number of the one that it stands in.
    """

    text: str
    paragraphs: Sequence[Part] = ()
    quotes: Sequence[Quote] = ()
    turns: Sequence[Turn] = ()
    tagged: Sequence[TaggedSpan] = ()
    triples: tuple[Triple, ...] = ()
    inside: Mapping[int, int] = field(default_factory=dict)

    def without(self, dropped: Container[int]) -> Draft:
        """The draft without some triples, by number; what stood in one of those stands in the next around it."""
        numbers = [at for at in range(len(self.triples)) if at not in dropped]
        new = {at: number for number, at in enumerate(numbers)}
        parent: dict[int, int] = {}
        for at, number in new.items():
            outer = self.inside.get(at)
            while outer is not None and outer in dropped:
                outer = self.inside.get(outer)
            if outer is not None:
                parent[number] = new[outer]
        return replace(self, triples=tuple(self.triples[at] for at in numbers), inside=parent)


Rule = Callable[[Draft], Draft]
"""One step of the reading; what it mends and why it stands where it does is told in `order`."""


def mends(mend: Callable[[str, Sequence[Triple]], Iterable[Triple]]) -> Rule:
    """A rule of what changes or drops triples by the text alone.

    It stands before anything is nested: numbers of triples would not hold behind it.
    """

    @wraps(mend)
    def rule(draft: Draft) -> Draft:
        return replace(draft, triples=tuple(mend(draft.text, draft.triples)))

    return rule


def adds(find: Callable[[str, Sequence[Part], Sequence[Triple]], Iterable[Triple]]) -> Rule:
    """A rule of what finds further triples; they come behind those that there are."""

    @wraps(find)
    def rule(draft: Draft) -> Draft:
        found = find(draft.text, draft.paragraphs, draft.triples)
        return replace(draft, triples=(*draft.triples, *found))

    return rule
