"""Every frame of `lexicon/en/frames.toml` reads as the stance that it stands under, and as another when it is barred."""

import pytest

from onrecord.lexicon import inflections, load_lexicon
from onrecord.normalise.stance.composing import composed_stance, written_frames
from onrecord.normalise.stance.stances import stance_of
from tests.factories import make_article
from tests.normalise.saying import said

FRAMES = load_lexicon("frames")["frame"]
EXAMPLES = [
    (name, *(part.strip() for part in line.split("|")))
    for name, row in FRAMES.items()
    for line in row.get("example", "").strip().splitlines()
]
OBJECTS = {"statement": "the claim", "said": "the statement", "query": "the question", "information": "the date"}


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row[0]}: {row[1]} {row[2]}")
def test_the_example_of_a_frame_reads_as_its_stance(row):
    name, source, cue, content = row
    article = make_article(f"{source} {cue} {content}.")
    assert stance_of(said(article, 1, source, cue, content), article)[0].value == expected(name)


def expected(name):
    """The stance of a frame, or of one that tells only what it does when it is barred."""
    row = FRAMES[name]
    return row["stance"] or load_lexicon("idioms")["barred"]["not"][row["act"]]


def as_written(idiom):
    """The shortest words that an idiom stands for, its first verb in the past."""
    first, *rest = idiom.split()
    lemma = first.split("/")[0]
    forms = (lemma[1:],) if lemma[0] == "=" else inflections(lemma)
    words = [forms[min(2, len(forms) - 1)] if lemma != "be" else "was"]
    for part in rest:
        one = part.split("/")[0]
        if one[0] in "~!":
            continue
        words.append(inflections(one[1:])[0] if one[0] == "+" else list_word(one))
    return " ".join(words)


def list_word(word):
    return load_lexicon("frames")["list"][word[1:]].split()[0] if word[0] == "%" else word


@pytest.mark.parametrize("name", FRAMES)
def test_every_idiom_of_a_frame_reads_as_its_stance(name):
    wrong = []
    for idiom, key in written_frames():
        if key.split()[0] != name:
            continue
        cue = as_written(idiom)
        obj = OBJECTS[key.partition(" ")[2] or FRAMES[name].get("objects", "statement").split()[0]]
        cue = cue if FRAMES[name]["stance"] else f"not {cue}"
        found = composed_stance(f"{cue} {obj}", (0, len(cue)), obj, checks=False)
        if found != expected(name):
            wrong.append((cue, found and found.value, idiom[:60]))
    assert not wrong


def test_the_frames_are_many():
    assert sum(1 for _ in written_frames()) > 1000


def test_what_something_is_called_is_not_the_object():
    obj = "which as the risk of a conspiracy"
    assert composed_stance("described as the risk of a conspiracy", (0, 9), obj, checks=False) is None
