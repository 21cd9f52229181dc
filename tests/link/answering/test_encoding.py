"""A pair of claims as numbers: kinds in step, sides cut around their content, each side as it is alone."""

import pytest

from onrecord.link.answering.encoding import LONGEST, Side, encode
from onrecord.wordpiece import WordPiece
from tests.timing import cpu_within

WORDS = """The mill was shut on Monday , Pavo Rusk said : It never , miners ' leader Vail Coal denied it before then
 a b c d e f g h i j""".lower().split()
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(WORDS)]
VOCABULARY = WordPiece(PIECES)
LONG = " ".join("abcdefghij"[at % 10] for at in range(300))


def side(evidence, content, **other):
    start = evidence.index(content)
    return Side(evidence, ((start, start + len(content)),), **other)


def shown(pair):
    return [f"{PIECES[piece]} {kind}" for piece, kind in zip(pair.ids, pair.kinds, strict=True)]


def half(one, *, of="answer"):
    """The pieces of one side with their kinds, in one line."""
    other = Side("then", ())
    pair = shown(encode(one, other, VOCABULARY) if of == "answer" else encode(other, one, VOCABULARY))
    middle = pair.index("[SEP] 0")
    return " ".join(pair[1:middle] if of == "answer" else pair[middle + 1 : -1])


@pytest.mark.parametrize(
    ("one", "of", "expected"),
    [
        pytest.param(side("Rusk said it", "it"), "answer", "rusk 0 said 0 it 1", id="an answer"),
        pytest.param(side("Rusk said it", "it"), "claim", "rusk 2 said 2 it 3", id="a claim"),
        pytest.param(
            side("It was shut", "It was shut", name="Pavo Rusk", role="miners' leader"),
            "answer",
            "pavo 0 rusk 0 , 0 miners 0 ' 0 leader 0 : 0 it 1 was 1 shut 1",
            id="who speaks, where the sentence does not say",
        ),
        pytest.param(
            side("Rusk said it", "it", name="Pavo Rusk", role="leader"),
            "claim",
            "leader 2 : 2 rusk 2 said 2 it 3",
            id="the role alone, where the sentence names him",
        ),
        pytest.param(
            side("Leader Rusk said it", "it", name="Rusk", role="leader"),
            "claim",
            "leader 2 rusk 2 said 2 it 3",
            id="nothing, where the sentence says it all",
        ),
        pytest.param(
            side("Vail denied it", "it", before="The mill was shut"),
            "answer",
            "the 4 mill 4 was 4 shut 4 vail 0 denied 0 it 1",
            id="the sentence before an answer",
        ),
        pytest.param(
            side("Vail denied it", "it", before="The mill"),
            "claim",
            "the 5 mill 5 vail 2 denied 2 it 3",
            id="the sentence before a claim",
        ),
        pytest.param(
            Side("It was , Vail said , shut", ((0, 6), (20, 24))),
            "claim",
            "it 3 was 3 , 2 vail 2 said 2 , 2 shut 3",
            id="a content in two parts",
        ),
        pytest.param(Side("", ()), "claim", "", id="nothing"),
    ],
)
def test_a_side(one, of, expected):
    assert half(one, of=of) == expected


def test_a_pair_begins_and_is_parted_by_marks():
    pair = encode(side("Vail denied it", "it"), side("The mill was shut", "mill"), VOCABULARY)
    expected = "[CLS] 0|vail 0|denied 0|it 1|[SEP] 0|the 2|mill 3|was 2|shut 2|[SEP] 0"
    assert "|".join(shown(pair)) == expected


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(f"{LONG} Vail denied it then {LONG}", id="words on both sides"),
        pytest.param(f"{LONG} denied it", id="words before"),
        pytest.param(f"denied it {LONG}", id="words behind"),
    ],
)
def test_a_long_side_is_cut_around_its_content(evidence):
    one = side(evidence, "denied it", name="Pavo Rusk", before=LONG)
    pair = encode(one, one, VOCABULARY)
    assert len(pair.ids) <= LONGEST
    assert {"denied 1", "it 1", "denied 3", "it 3"} <= set(shown(pair))


def test_of_a_long_content_the_beginning_is_kept_with_words_before_it():
    kept = half(side(f"Vail said {LONG}", LONG))
    assert kept.startswith("vail 0 said 0 a 1 b 1")


def test_the_sentence_before_is_cut_first():
    kept = half(side(f"Vail said {LONG[:120]}", LONG[:120], before=LONG))
    assert kept.count(" 1") == 60
    assert kept.count(" 4") == LONGEST // 2 - 2 - 62


def test_a_side_is_the_same_beside_any_other():
    one = side("Vail denied it", "it", before=LONG)
    beside = [encode(one, other, VOCABULARY) for other in (side("The mill", "mill"), side(LONG, "b c d"))]
    first, second = (pair.ids[: pair.ids.index(VOCABULARY.separate)] for pair in beside)
    assert first == second


def test_a_pair_is_made_in_linear_time():
    long = "a b " * 500_000
    with cpu_within(1):
        pair = encode(
            Side(long, ((1_000_000, 2_000_000),), before=long), Side(long, ((0, 9),) * 100_000), VOCABULARY
        )
    assert len(pair.ids) == len(pair.kinds) == LONGEST - 1
