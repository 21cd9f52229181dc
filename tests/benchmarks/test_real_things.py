"""Figures of real things hold offsets and no text, and are counted by the questions that they stand on."""

import gzip
import json

import pytest

from benchmarks.real_things import (
    PARTS,
    SETS,
    Marked,
    b_cubed,
    count,
    errors,
    join_tokens,
    judge_links,
    load_articles,
    why_apart,
)
from benchmarks.tables import TABLES, load_table
from onrecord.ledger import LinkRow
from onrecord.records import Bound, SourceKind
from tests.factories import Saying, make_article, make_reading

FIELDS = {"part", "story", "set", "article", "figures"}
TABLES_OF = [f"real_things_{part}.jsonl" for part in PARTS if (TABLES / f"real_things_{part}.jsonl").exists()]


@pytest.mark.parametrize("name", TABLES_OF)
def test_rows_hold_no_text_but_the_figures_and_each_article_once(name):
    rows = load_table(name)
    assert all(row.keys() - {"published"} == FIELDS and row["set"] in SETS for row in rows)
    assert len({(row["set"], row["article"]) for row in rows}) == len(rows)
    for row in rows:
        starts = [figure["start"] for figure in row["figures"]]
        assert starts == sorted(set(starts))
        assert all(f.keys() == {"start", "end", "value", "thing"} and len(f["value"]) < 32 for f in row["figures"])


def test_parts_share_no_article():
    articles = [(row["set"], row["article"]) for name in TABLES_OF for row in load_table(name)]
    assert len(articles) == len(set(articles))


def test_fresh_articles_have_no_links_that_were_judged():
    judged = {row[side] for row in load_table("real_links.jsonl") for side in ("later", "earlier")}
    assert judged.isdisjoint(row["article"] for row in load_table("real_things_fresh.jsonl"))


def _marked(thing, article, *questions, found=True):
    return Marked(thing, article, found, frozenset(questions))


def test_figures_of_one_thing_belong_on_one_question():
    marked = [
        _marked("flood dead", "a", "q1"),
        _marked("flood dead", "b", "q1"),
        _marked("flood dead", "c", "q2"),
        _marked("flood dead", "d", found=False),
        _marked("flood hurt", "a", "q1"),
        _marked("fire cost", "e"),
    ]
    lines, numbers = count(marked)
    assert numbers == {
        "figures found": 83.33,  # five of six
        "pairs: precision": 50.0,  # the dead of a and b; the hurt of a with the dead of b
        "pairs: recall": 33.33,  # of three pairs of found dead
        "B-cubed: F1": 66.67,
        "kept together": 50.0,  # of the dead, the one thing of two articles
    }
    assert lines[-1].endswith("(2 of 4 figures, 1 things)")


def test_figure_alone_is_on_its_own_in_b_cubed():
    precision, recall = b_cubed([_marked("dead", "a"), _marked("dead", "b"), _marked("hurt", "b", "q")])
    assert (precision, recall) == (1.0, 2 / 3)
    assert b_cubed([]) == (0.0, 0.0)


def test_errors_name_what_is_torn_and_what_is_mixed():
    marked = [_marked("flood dead", "a", "q1"), _marked("flood dead", "b", "q2"), _marked("flood hurt", "b", "q2")]
    assert list(errors(marked, {"q1": "killed", "q2": "people"})) == [
        "flood dead: 2 figures, 0 not found; 1 on killed (q1); 1 on people (q2)",
        "people (q2): 1 flood dead; 1 flood hurt",
    ]


def test_tokens_are_joined_as_they_were_written():
    joined = join_tokens(
        'The 5 . 9 - magnitude quake killed 1 , 200 , the U. S. said ; " It \'s over , " he told us .'
    )
    assert joined == 'The 5.9-magnitude quake killed 1,200, the U.S. said; "It\'s over," he told us.'


def test_text_that_was_not_annotated_is_refused(tmp_path):
    place = tmp_path / "data" / SETS["fnc1"]
    row = {"set": "fnc1", "article": "7", "published": "2031-05-02"}
    row["figures"] = [{"start": 0, "end": 2, "value": "12", "thing": "dead"}]
    assert load_articles([row], tmp_path) is None
    place.parent.mkdir(parents=True)
    place.write_text('{"body_id": 7, "text": "12 died in Tarn."}\n')
    article = {"id": "7", "text": "12 died in Tarn.", "outlet": "7", "title": None, "published": "2031-05-02"}
    assert load_articles([row], tmp_path) == [article]
    place.write_text('{"body_id": 7, "text": "In Tarn 12 died."}\n')
    with pytest.raises(ValueError, match="7 has another text"):
        load_articles([row], tmp_path)


def test_article_of_a_packed_set_keeps_its_outlet_and_its_day(tmp_path):
    place = tmp_path / "data" / SETS["maria"]
    place.parent.mkdir(parents=True)
    article = {
        "id": "m:1",
        "text": "12 died in Tarn.",
        "outlet": "Tarn Post",
        "title": "Storm",
        "published": "2031-05-02",
    }
    place.write_bytes(gzip.compress(json.dumps({**article, "author": None}).encode()))
    row = {"set": "maria", "article": "m:1", "figures": [{"start": 0, "end": 2, "value": "12", "thing": "dead"}]}
    assert load_articles([row], tmp_path) == [article]


def _link(relation, later, earlier):
    return LinkRow(later, earlier, relation, 0.9, "…", "rule", f"of {later}", f"of {earlier}")


def test_links_are_right_between_figures_of_one_thing():
    things = {
        ("of a", "a"): {"flood dead"},
        ("of b", "b"): {"flood dead", "flood hurt"},
        ("of c", "c"): {"flood hurt"},
    }
    links = [
        _link("agrees", "b", "a"),
        _link("updates", "c", "a"),
        _link("updates", "b", "unmarked"),
        _link("denies", "b", "a"),
    ]
    assert judge_links(links, things) == {("agrees", True): 1, ("updates", False): 1}


def test_what_keeps_figures_of_one_thing_apart_is_counted():
    def read(id, words, number):
        figures = {str(number): (float(number), float(number), Bound.EXACT, "people")}
        saying = Saying(
            content=words, source="The office", cue="said", kind=SourceKind.ORGANISATION, figures=figures
        )
        return make_reading(make_article(f"The office said {words} in Eastvale.", id=id), [saying])

    told = {
        "a": ("12 people were killed", 12),
        "b": ("12 people were hurt", 12),
        "c": ("900 people were killed", 900),
    }
    readings = {id: read(id, *words) for id, words in told.items()}
    table, marked = [], []
    for id in (*readings, "d"):
        text = readings[id].article.text if id in readings else "12"
        start = text.index(str(told.get(id, ("", 12))[1]))
        table.append({"article": id, "figures": [{"start": start, "end": start + 2, "thing": "dead"}]})
        marked.append(_marked("flood dead", id, found=id in readings))
    assert why_apart(table, readings, marked) == {"not read": 3, "fate": 2, "size": 1}
