"""The linker on hand-made spans, the trees on hand-made trees."""

import re

import pytest

from onrecord.attribute.pairing.linker import Linker
from onrecord.attribute.pairing.pairs import FEATURES, PairRows, Scene
from onrecord.attribute.tagging.weights_folder import load_weights
from onrecord.attribute.triples import TaggedSpan
from onrecord.errors import WeightsError
from onrecord.text import lines

ROLE = {"S": "source", "C": "cue", "T": "content"}


def marked(text):
    """`[S the mayor] [C said] [T it]` as a plain text and its spans; `[t it]` is a spare one."""
    plain, spans, at = "", [], 0
    for match in re.finditer(r"\[([SCTsct]) ([^\]]*)\]", text):
        plain += text[at : match.start()]
        role, spare = ROLE[match[1].upper()], match[1].islower()
        spans.append(TaggedSpan(role, len(plain), len(plain) + len(match[2]), 1.0, 1.0, spare))
        plain += match[2]
        at = match.end()
    return plain + text[at:], spans


def triples(linker, text):
    plain, spans = marked(text)
    (found,) = linker.link([(plain, [tuple(line) for line in lines(plain)])], [spans])

    def words(part):
        return " | ".join(plain[span.start : span.end] for span in part)

    return [(words(one.source), words(one.cue), words(one.content)) for one in found]


@pytest.fixture(scope="module")
def linker():
    return Linker(load_weights().linker)


ROWS = [
    pytest.param(
        "[S The mayor] [C said] [T the bridge was safe].",
        [("The mayor", "said", "the bridge was safe")],
        id="source, cue, content",
    ),
    pytest.param(
        "[S The mayor] [C said] [t the bridge was safe].",
        [("The mayor", "said", "the bridge was safe")],
        id="a spare content completes",
    ),
    pytest.param("[S The mayor] [c said] [t the bridge was safe].", [], id="two spare spans make nothing"),
    pytest.param(
        "[S The mayor] [C said] [T the bridge was safe] [t and old].",
        [("The mayor", "said", "the bridge was safe")],
        id="a spare piece is left out",
    ),
    pytest.param(
        "[T “We lost it,”] [C said] [S Ilse Marten]. [T “It was old.”]",
        [("Ilse Marten", "said", "“We lost it,” | “It was old.”")],
        id="a quotation in two pieces",
    ),
    pytest.param(
        "[S The union] [C said] [T pay had fallen] and [C accused] [T the ministry of lying].",
        [("The union", "said", "pay had fallen"), ("The union", "accused", "the ministry of lying")],
        id="one source, two cues",
    ),
    pytest.param(
        "[S Police] [C said] [T two men fled], but [S a witness] [C told] reporters [T there were three].",
        [("Police", "said", "two men fled"), ("a witness", "told", "there were three")],
        id="two speakers in one sentence",
    ),
    pytest.param(
        "[T At least 12 boats left], [C according to] [S the Harbour Gazette].",
        [("the Harbour Gazette", "according to", "At least 12 boats left")],
        id="according to",
    ),
    pytest.param("It was [C said] [T that the ship was lost].", [("", "said", "that the ship was lost")], id="no source"),
    pytest.param("[S The mayor] [C spoke].", [], id="no content"),
    pytest.param("[S The mayor] [C said] [T that], slowly.", [], id="a conjunction is no content"),
    pytest.param("Nothing is marked.", [], id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_spans_are_joined(linker, text, expected):
    assert triples(linker, text) == expected


def test_without_weights_the_nearest_cue_is_taken():
    assert triples(Linker({}), "[S Police] [C said] [T two men fled].") == [("Police", "said", "two men fled")]


def test_spans_two_paragraphs_apart_are_no_pair():
    text, spans = marked("[S She] [C said] so.\n\nA line.\n\n[T “It was old.”]")
    assert Scene(text, [tuple(line) for line in lines(text)], spans).candidates("content") == []


def test_each_row_has_one_number_a_feature():
    text, spans = marked("[S She] [C said] [T it was old].")
    scene = Scene(text, [tuple(line) for line in lines(text)], spans)
    (pair,) = scene.candidates("content")
    assert PairRows([scene]).of([[pair]]).shape == (1, len(FEATURES))


@pytest.mark.parametrize("broken", [{}, {"features": list(reversed(FEATURES))}])
def test_weights_for_other_features_are_refused(broken):
    with pytest.raises(WeightsError, match="another version"):
        Linker({"content": broken})


def test_weights_without_a_part_are_refused():
    with pytest.raises(WeightsError, match="'feature'"):
        Linker({"source": {"features": FEATURES}})
