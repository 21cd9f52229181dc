"""The labels of news: what stands inside what, and which sentences of a content are read again."""

import json

import pytest

from training.news.articles import LABELS, PARTS, ROLES, contents, outermost, part_of

ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS[::40], ids=lambda row: row["article"])
def test_every_attribution_has_words_and_stands_inside_one_that_is_there(row):
    own = row["attributions"]
    for at, one in enumerate(own):
        assert one["cue"] or one["content"]
        assert all(0 <= start < end for role in ROLES for start, end in one[role])
        assert one["inside"] is None or (one["inside"] != at and 0 <= one["inside"] < len(own))


def test_an_article_is_of_one_part_by_its_id():
    parts = [part_of(row["article"]) for row in ROWS]
    assert set(parts) == set(PARTS)
    assert 0.1 < parts.count("check") / len(parts) < 0.3


def test_a_content_is_a_text_of_its_own_with_what_is_said_in_it():
    text = "Marten said the union had warned that the dam may break."
    spans = {part: [[text.index(part), text.index(part) + len(part)]] for part in ("Marten", "said", "the union")}
    spans |= {part: [[text.index(part), text.index(part) + len(part)]] for part in ("had warned",)}
    whole, inner = [[12, len(text) - 1]], [[text.index("that"), len(text) - 1]]
    article = {
        "id": "one",
        "text": text,
        "attributions": [
            {"source": spans["Marten"], "cue": spans["said"], "content": whole, "inside": None},
            {"source": spans["the union"], "cue": spans["had warned"], "content": inner, "inside": 0},
        ],
    }
    assert [one["cue"] for one in outermost(article)["attributions"]] == [spans["said"]]
    (read,) = contents(article)
    (one,) = read["attributions"]
    words = {role: [read["text"][start:end] for start, end in one[role]] for role in ROLES}
    assert words == {"source": ["the union"], "cue": ["had warned"], "content": ["that the dam may break"]}
