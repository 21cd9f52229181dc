"""The linker: which source, cue and contents belong together.

In: the tagged spans of texts with their paragraphs.  Out: for each text its joined triples, in the
order of their cues.  Every content goes to the cue that most probably governs it, every cue takes its
most probable source; a source may serve several cues, a cue may hold several contents (a quotation cut
in two by "she said"), and a content or a cue without a partner that is likely enough is left alone.
Contents of one cue are in order and do not overlap.  Spare spans, less likely than those that the tagger is sure
of, only complete what two sure roles have begun.

Two pair scorers (cue and content, cue and source) are boosted trees over readable features.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from onrecord.attribute.pairing.asides import without_cited
from onrecord.attribute.pairing.pairs import FEATURES, PairRows, Scene
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.errors import WeightsError
from onrecord.trees import Trees, make_trees

_Texts = Sequence[tuple[str, Sequence[tuple[int, int]]]]
_NODES = ("feature", "threshold", "left", "right", "value", "roots")


class Linker:
    """Joins tagged spans; made from the `linker.json` of a folder of weights."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self._scorers: dict[str, Trees] = {
            role: _scorer(stored[role]) for role in ("content", "source") if role in stored
        }
        self._least = {role: float(stored.get(role, {}).get("least", 0.0)) for role in ("content", "source")}

    def link(self, texts: _Texts, spans: Sequence[Sequence[TaggedSpan]]) -> list[tuple[Triple, ...]]:
        """The triples of each text, in the order of their cues."""
        scenes = [
            Scene(text, paragraphs, without_cited(text, own))
            for (text, paragraphs), own in zip(texts, spans, strict=True)
        ]
        rows = PairRows(scenes)
        contents = self._scored(scenes, rows, "content")
        sources = self._scored(scenes, rows, "source")
        return [self._join(*parts) for parts in zip(scenes, contents, sources, strict=True)]

    def _scored(self, scenes: Sequence[Scene], rows: PairRows, role: str) -> list[dict[tuple[int, int], float]]:
        """The probability of every candidate pair of each scene."""
        pairs = [_worth(scene, scene.candidates(role)) for scene in scenes]
        scorer = self._scorers.get(role)
        table = rows.of(pairs)
        values = iter((_probabilities(scorer, table) if scorer else _nearest(table)).tolist())
        return [{pair: next(values) for pair in own} for own in pairs]

    def _join(
        self, scene: Scene, contents: dict[tuple[int, int], float], sources: dict[tuple[int, int], float]
    ) -> tuple[Triple, ...]:
        empty = {content for content in scene.roles["content"] if scene.is_empty(content)}
        told = ((content, cue, score) for (cue, content), score in contents.items() if content not in empty)
        cue_of = _best(told, self._least["content"])
        source_of = _best(((cue, source, score) for (cue, source), score in sources.items()), self._least["source"])
        of_cue: dict[int, list[tuple[int, float]]] = {}
        for content, (score, best) in sorted(cue_of.items()):
            of_cue.setdefault(best, []).append((content, score))
        out = []
        for cue in scene.roles["cue"]:
            own = of_cue.get(cue)
            if not own:
                continue
            score, source = source_of.get(cue, (1.0, -1))
            one = Triple(
                (scene.placed[source].span,) if source >= 0 else (),
                (scene.placed[cue].span,),
                tuple(scene.placed[content].span for content, _ in own),
                min([score if source >= 0 else 1.0, *(one for _, one in own)]),
            )
            if _is_whole(one):
                out.append(_without_spare(one))
        return tuple(out)


def _scorer(stored: dict[str, Any]) -> Trees:
    """The trees of one part of the linker's file.

    Raises:
        WeightsError: a part is missing, a tree has more than 64 leaves, or they were made for other features.
    """
    if tuple(stored.get("features", ())) != FEATURES:
        raise WeightsError("The linker's file was made by another version. Install the package again.")
    try:
        arrays = {part: np.array(stored[part]) for part in _NODES}
        base, labels = np.array([stored["start"]]), np.array(["together"])
        return make_trees({**arrays, "base": base, "features": np.array(FEATURES), "labels": labels})
    except (KeyError, ValueError, IndexError) as error:
        raise WeightsError(f"The linker's file cannot be read: {error}. Install the package again.") from error


def _probabilities(scorer: Trees, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.asarray(1 / (1 + np.exp(-scorer.scores(rows)[:, 0])))


def _best(pairs: Iterable[tuple[int, int, float]], least: float) -> dict[int, tuple[float, int]]:
    """The likeliest partner of each span and its probability; (least, -1) where none is likelier than that."""
    out: dict[int, tuple[float, int]] = {}
    for one, other, score in pairs:
        out[one] = max(out.get(one, (least, -1)), (score, other))
    return out


def _worth(scene: Scene, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of which one at least is sure: two spare spans complete nothing."""
    spare = {at for at, placed in enumerate(scene.placed) if placed.span.spare}
    return [pair for pair in pairs if not spare.issuperset(pair)]


def _is_whole(triple: Triple) -> bool:
    """Whether spare spans at most complete what others have begun: two of its roles are sure of a span."""
    parts = (triple.source, triple.cue, triple.content)
    sure = sum(any(not span.spare for span in part) for part in parts)
    return sure > 1


def _without_spare(triple: Triple) -> Triple:
    """The triple without spare pieces of content, when there are others."""
    content = tuple(span for span in triple.content if not span.spare)
    return replace(triple, content=content) if 0 < len(content) < len(triple.content) else triple


def _nearest(table: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Falling with the distance in paragraphs, sentences and words: the linker without weights."""
    words = np.maximum(table[:, 0], table[:, 1])
    far = 100 * table[:, FEATURES.index("paragraphs apart")] + 10 * table[:, FEATURES.index("sentences apart")]
    return np.asarray(1 / (1 + 0.05 * (far + np.maximum(words, 0))))
