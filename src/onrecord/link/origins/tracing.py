"""From statements with what is known of their articles to chains of provenance, and to the count of their origins.

A claim's chain is its own, followed from the outlet inwards: a paper that says that another reported what somebody
said has it from that paper, which has it from them. A copy has what the first of its group has. What
an article says in its own voice is from the agency or the outlet that it credits, from the text that it has
passages of, else from its outlet. Outlets that state nothing here but what they have from each other make a
circle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.origins.credits import agency_of
from onrecord.link.origins.roots import Edge, EdgeKind, End, Node, OriginCount, count_origins
from onrecord.naming.fold import without_article
from onrecord.records import SourceKind

_OUTLETS = frozenset({SourceKind.OUTLET})
_FROM_OTHERS = frozenset({EdgeKind.CITES, EdgeKind.CREDITS})
_NAMED = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Teller:
    """One source of a claim's chain."""

    name: str
    kind: SourceKind
    speaks_for: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """An article with what is known of where its text is from."""

    article_id: str
    outlet: str | None
    head: str | None
    rule: str
    like: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an article: its chain from the nearest to the claim outwards, and the words it stands on."""

    claim_id: str
    article_id: str
    chain: tuple[Teller, ...]
    words: str


def trace_origins(texts: Iterable[Text], told: Iterable[Told]) -> OriginCount:
    """At least and at most how many independent origins some claims have, with the evidence for each.

    Articles without a claim count by their texts alone. Where a copy's head is missing, the copy stands for it.
    """
    return _Tracer(list(texts), list(told)).count()


class _Tracer:
    """Collects nodes and edges; keys start with what they are."""

    def __init__(self, texts: Sequence[Text], told: Sequence[Told]) -> None:
        self.texts = {text.article_id: text for text in texts}
        self.told = told
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.first: dict[str, Edge] = {}

    def count(self) -> OriginCount:
        leaves = []
        speaking = {claim.article_id for claim in self.told}
        for text in self.texts.values():
            self._text(text)
            if self._copied(text.article_id) is not None or text.article_id not in speaking:
                leaves.append(f"article {text.article_id}")
        leaves += [self._claim(claim) for claim in self.told if self._copied(claim.article_id) is None]
        self._whole_outlets()
        return count_origins(leaves, self.edges, self.nodes)

    def _copied(self, article_id: str) -> str | None:
        """The first article of a copy's text, when it is among these."""
        head = self.texts[article_id].head
        return head if head in self.texts else None

    def _text(self, text: Text) -> None:
        node = self._node(f"article {text.article_id}", text.outlet or text.article_id, End.OUTLET)
        head = self._copied(text.article_id)
        if head is not None:
            told = [f"claim {claim.claim_id}" for claim in self.told if claim.article_id == head]
            for origin in told or [f"article {head}"]:
                self._edge(node, origin, EdgeKind.COPY_OF, text.rule)
        elif text.credit is not None and agency_of(text.outlet) != text.credit:
            because = f"{text.outlet or 'The article'} credits its text to {text.credit}."
            self._edge(node, self._outlet(text.credit), EdgeKind.CREDITS, because)
        elif text.like is not None:
            like = self._node(f"article {text.like}", text.like, End.OUTLET)
            self._edge(node, like, EdgeKind.DERIVED_FROM, text.rule)
        elif text.outlet:
            because = f"{text.outlet} names no other origin of its text."
            self._edge(node, self._outlet(text.outlet), EdgeKind.STATES, because)

    def _claim(self, claim: Told) -> str:
        leaf = self._node(f"claim {claim.claim_id}", claim.words, End.OUTLET)
        if not claim.chain:
            self._edge(leaf, f"article {claim.article_id}", EdgeKind.STATES, f"In its own voice: “{claim.words}”")
            return leaf
        key, heard_by = leaf, claim.article_id
        for link in reversed(claim.chain):
            step = self._source(link, heard_by)
            if link.kind in _OUTLETS and link is not claim.chain[-1]:
                heard_by = self._outlet(link.name)  # its "two aides" are the same whoever cites it
            if link is not claim.chain[0]:
                step = self._node(f"{step} of {claim.claim_id}", link.name, End.OUTLET)
            if step != key:
                kind = EdgeKind.CITES if link.kind in _OUTLETS else EdgeKind.HEARD_FROM
                self._edge(key, step, kind, f"{link.name}: “{claim.words}”")
            key = step
        return leaf

    def _source(self, link: Teller, heard_by: str) -> str:
        """The node of a source; who has no name is told apart by the article or the outlet that heard them."""
        if link.kind in _OUTLETS or agency_of(link.name) is not None:
            return self._outlet(link.name)
        if link.kind not in _NAMED:
            return self._node(f"unnamed {heard_by} {without_article(link.name)}", link.name, End.UNNAMED)
        body = without_article(link.speaks_for or link.name)
        return self._node(f"source {without_article(link.name)}", link.name, End.NAMED, body)

    def _outlet(self, name: str) -> str:
        name = agency_of(name) or name
        return self._node(f"outlet {without_article(name)}", name, End.OUTLET)

    def _whole_outlets(self) -> None:
        """An outlet that has all it says here from other outlets, by claims or credits, has it from these."""
        cited: dict[str, list[Edge]] = {}
        for id, step in self._first_steps():
            cited.setdefault(self._outlet(self.texts[id].outlet or id), []).append(step)
        for outlet, found in cited.items():
            if all(step.kind in _FROM_OTHERS and step.origin != outlet for step in found):
                for step in found:
                    self._edge(outlet, step.origin, step.kind, step.because)

    def _first_steps(self) -> Iterator[tuple[str, Edge]]:
        """Where each claim of an outlet is from, by its article; what it says itself is from where the text is."""
        speaking = {claim.article_id for claim in self.told}
        leaves = [(claim.article_id, f"claim {claim.claim_id}") for claim in self.told]
        leaves += [(id, f"article {id}") for id in self.texts if id not in speaking]
        for id, leaf in leaves:
            step = self.first.get(leaf)
            if step is not None and step.kind is EdgeKind.STATES:
                step = self.first.get(f"article {id}", step)
            if step is not None and self.texts[id].outlet and self._copied(id) is None:
                yield id, step

    def _node(self, key: str, name: str, end: End, body: str | None = None) -> str:
        known = self.nodes.get(key)
        if known is None or (known.name != name and key == f"article {known.name}"):
            self.nodes[key] = Node(key, name, end, body)
        return key

    def _edge(self, node: str, origin: str, kind: EdgeKind, because: str) -> None:
        edge = Edge(node, origin, kind, because)
        self.first.setdefault(node, edge)
        self.edges.append(edge)
