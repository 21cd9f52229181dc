"""Exports: whole files, in a fixed order, that come back as they were."""

import codecs
import csv
import datetime as dt
import io
import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.errors import OnrecordError
from onrecord.ledger import open_ledger
from onrecord.publish.export.files import WHAT, export_ledger
from onrecord.publish.export.parquet import write_parquet
from onrecord.publish.export.rows import CLAIM_COLUMNS
from onrecord.publish.export.spreadsheets import protected
from onrecord.publish.wording.safe import without_controls
from onrecord.records import Bound
from onrecord.serialise import reading_from_dict
from tests.factories import Saying, make_article, make_reading, make_story
from tests.ledger.questions.test_questions import added, toll


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "test.onrecord", create=True) as opened:
        opened.add(make_story(id="b", url="https://post.example/1"))
        opened.add(make_story(id="a"))
        yield opened


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_articles_as_lines_are_the_readings(ledger, tmp_path):
    assert export_ledger(ledger, tmp_path / "x.jsonl", what="articles") == 2
    assert [reading_from_dict(record) for record in lines(tmp_path / "x.jsonl")] == list(ledger.readings())


def test_claim_line_holds_who_when_and_how_many(ledger, tmp_path):
    assert export_ledger(ledger, tmp_path / "x.jsonl") == 6
    claim = lines(tmp_path / "x.jsonl")[0]
    assert (claim["article"], claim["stance"]) == ("a", "says")
    assert claim["source"] == {
        "name": "Ada Brown",
        "kind": "person",
        "role": "Mayor",
        "speaks_for": None,
        "affiliation": None,
    }
    assert claim["said_when"] == {"text": "Monday", "first": "2025-02-03", "until": "2025-02-04"}
    assert claim["figures"][0]["low"] == 300
    assert claim["evidence"]["text"].startswith("Mayor Ada Brown said on Monday")


def test_claim_row_is_flat(ledger, tmp_path):
    export_ledger(ledger, tmp_path / "x.csv")
    rows = table(tmp_path / "x.csv")
    assert list(rows[0]) == CLAIM_COLUMNS
    third = rows[2]
    assert (third["article"], third["source"], third["source_role"]) == ("a", "Lee Marsh", "spokesman")
    assert third["chain"] == "Lee Marsh ← The Eastvale Post"
    assert (third["figure_low"], third["figure_high"], third["figure_bound"]) == ("120", "120", "exact")
    assert (third["start"], third["end"]) == ("118", "168")
    assert (rows[0]["figure_low"], rows[0]["figure_high"], rows[0]["said_first"]) == ("300", "", "2025-02-03")


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8(ledger, tmp_path):
    export_ledger(ledger, tmp_path / "x.csv")
    written = (tmp_path / "x.csv").read_bytes()
    assert (written.startswith(codecs.BOM_UTF8 + b"claim,"), written.count(codecs.BOM_UTF8)) == (True, 1)


def test_claims_of_a_copy_have_the_first_article_as_their_origin(ledger, tmp_path):
    first, copy = toll("2025-02-03", 14), toll("2025-02-03", 14, outlet="Sarn Post")
    for reading in (first, copy):
        ledger.add(reading)
    export_ledger(ledger, tmp_path / "x.csv")
    origins = {row["article"]: row["origin"] for row in table(tmp_path / "x.csv")}
    assert origins[first.article.id] == origins[copy.article.id] == first.article.id
    assert origins["a"] == origins["b"]
    export_ledger(ledger, tmp_path / "y.csv", what="answers")
    assert {row["origin"] for row in table(tmp_path / "y.csv") if row["words"] == "14"} == {first.article.id}


def test_several_figures_stand_in_one_cell(ledger, tmp_path):
    article = make_article("From 3 to 5 boats and at most 9 rafts sank.", id="c")
    figures = {"3 to 5 boats": (3.0, 5.0, Bound.RANGE), "at most 9 rafts": (None, 9.5, Bound.AT_MOST)}
    ledger.add(make_reading(article, [Saying("boats", figures=figures)]))
    export_ledger(ledger, tmp_path / "x.csv")
    last = table(tmp_path / "x.csv")[-1]
    assert (last["figure_low"], last["figure_high"]) == ("3 | ", "5 | 9.5")
    assert last["figure_bound"] == "range | at_most"


def test_articles_as_a_table_join_claims_with_their_texts_and_can_be_added_again(ledger, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    from onrecord import collect_pages

    export_ledger(ledger, tmp_path / "articles.parquet", what="articles")
    table = {row["id"]: row for row in parquet.read_table(tmp_path / "articles.parquet").to_pylist()}
    readings = {reading.article.id: reading for reading in ledger.readings()}
    assert {id: row["text"] for id, row in table.items()} == {id: r.article.text for id, r in readings.items()}
    for claim in ledger.claims():
        assert table[claim.article_id]["text"][claim.start : claim.end] == claim.evidence
    assert all(row["found_by"].startswith("onrecord ") for row in table.values())
    again = {page.id: page for page in collect_pages(tmp_path / "articles.parquet")}
    assert {id: (page.text, page.outlet) for id, page in again.items()} == {
        id: (row["text"], row["outlet"]) for id, row in table.items()
    }
    export_ledger(ledger, tmp_path / "articles.csv", what="articles")
    head = (tmp_path / "articles.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.endswith(",found_by,text_sha256")


def test_links_name_the_articles_of_both_claims(ledger, tmp_path):
    assert export_ledger(ledger, tmp_path / "x.jsonl", what="links") == len(list(ledger.links()))
    link, *_ = lines(tmp_path / "x.jsonl")
    assert (link["relation"], link["later_article"], link["earlier_article"]) == ("denies", "a", "a")


def test_figures_and_sources_are_counted(ledger, tmp_path):
    assert export_ledger(ledger, tmp_path / "x.csv", what="figures") == 4
    assert [row["text"] for row in table(tmp_path / "x.csv")][:2] == ["at least 300 houses", "120 houses"]
    assert export_ledger(ledger, tmp_path / "y.csv", what="sources") == 4
    assert table(tmp_path / "y.csv")[0] == {
        "name": "Ada Brown",
        "kind": "person",
        "role": "Mayor",
        "speaks_for": "",
        "claims": "2",
        "articles": "2",
        "affiliation": "",
    }


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".CSV", ".parquet"])
def test_order_of_adding_does_not_show(ledger, tmp_path, what, suffix):
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        other.add(make_story(id="a"))
        other.add(make_story(id="b", url="https://post.example/1"))
        export_ledger(other, tmp_path / f"other{suffix}", what=what)
    export_ledger(ledger, tmp_path / f"one{suffix}", what=what)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"other{suffix}").read_bytes()


@pytest.mark.parametrize("name", ["x.xlsx", "x", "x.jsonl.gz", "csv"])
def test_unknown_format_names_those_there_are(ledger, tmp_path, name):
    with pytest.raises(OnrecordError, match=r"ending in \.jsonl, \.csv or \.parquet"):
        export_ledger(ledger, tmp_path / name)


def test_unknown_rows_name_those_there_are(ledger, tmp_path):
    with pytest.raises(
        OnrecordError,
        match=r"Choose claims, figures, .* questions, answers, decisions or sources",
    ):
        export_ledger(ledger, tmp_path / "x.csv", what="people")


@pytest.mark.parametrize("what", WHAT)
def test_parquet_has_the_rows_of_csv_with_their_types(ledger, tmp_path, what):
    count = export_ledger(ledger, tmp_path / "x.parquet", what=what)
    export_ledger(ledger, tmp_path / "x.csv", what=what)
    read = parquet.read_table(tmp_path / "x.parquet")
    assert read.num_rows == count == len(table(tmp_path / "x.csv"))
    for name in ("start", "end", "low", "high", "score"):
        if name in read.column_names:
            assert str(read.schema.field(name).type) in ("int64", "double"), name


def test_claim_in_parquet_keeps_its_figures_apart_and_open_ends_null(ledger, tmp_path):
    export_ledger(ledger, tmp_path / "x.parquet")
    claims = parquet.read_table(tmp_path / "x.parquet").to_pylist()
    figures = [figure for claim in claims for figure in claim["figures"]]
    assert {(f["text"], f["low"], f["high"], f["bound"]) for f in figures} == {
        (f.figure.text, f.figure.low, f.figure.high, f.figure.bound) for f in ledger.figures() if f.claim_id
    }
    assert all(isinstance(claim["chain"], list) for claim in claims)
    assert {type(claim["said_first"]) for claim in claims} <= {dt.date, type(None)}


def test_answers_are_every_figure_of_every_question(ledger, tmp_path):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-04", 19), toll("2025-02-04", 30, outlet="Marl Radio"))
    count = export_ledger(ledger, tmp_path / "x.jsonl", what="answers")
    asked = [ledger.question(question.question_id) for question in ledger.questions()]
    assert [line["words"] for line in lines(tmp_path / "x.jsonl")] == [
        answer.figure.text for page in asked for answer in page.answers
    ]
    assert count == sum(len(page.answers) for page in asked) > 0
    assert export_ledger(ledger, tmp_path / "x.parquet", what="answers") == count


def test_half_a_surrogate_pair_does_not_stop_parquet(tmp_path):
    assert (
        write_parquet(
            tmp_path / "x.parquet", "questions", ["id", "places"], [{"id": "a\ud800", "places": ["b\udfff"]}]
        )
        == 1
    )
    assert parquet.read_table(tmp_path / "x.parquet").to_pylist() == [{"id": "a\\ud800", "places": ["b\\udfff"]}]


def test_parquet_without_pyarrow_says_what_to_install(ledger, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"install onrecord\[corpus\]"):
        export_ledger(ledger, tmp_path / "x.parquet")
    assert list(tmp_path.glob("*x.parquet*")) == []


def test_failed_export_leaves_the_old_file(ledger, tmp_path, monkeypatch):
    path = tmp_path / "x.jsonl"
    path.write_text("old\n")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("onrecord.publish.export.files.rows.json_line", lambda record: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_ledger(ledger, path)
    assert path.read_text() == "old\n"
    assert sorted(tmp_path.iterdir()) == before


def test_folder_that_is_not_there_is_named(ledger, tmp_path):
    with pytest.raises(OnrecordError, match=r"x\.csv cannot be written: No such file"):
        export_ledger(ledger, tmp_path / "no" / "x.csv")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\uff1d1", "\uff20x", "\n", "'quoted", "''"])
def test_formula_is_disarmed(text):
    assert protected(text) == "'" + text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1", "a;'=1"),
        ('a;""@x', 'a;""\'@x'),
        ("a\n+1", "a\n'+1"),
        ("\t=1", "'\t'=1"),
        ("a;'=1", "a;''=1"),
        ("five; -2", "five; -2"),
        ("a=b", "a=b"),
    ],
)
def test_formula_behind_a_semicolon_is_disarmed(text, safe):
    assert protected(text) == safe


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\x9b31m", "a\ufffd31m"),
        ("a\x1b]0;b\x07", "a\ufffd]0;b\ufffd"),
        ("\x7f\x85", "\ufffd\ufffd"),
        ("\x1b=1", "\ufffd=1"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_characters_of_control_are_shown_in_cells(text, cell):
    assert protected(text) == cell


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_cell_comes_back(text):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([protected(text), "end"])
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert re.sub(r"(?:^|(?<=[;\t\r\n]))(\"*)'", r"\1", row[0]) == without_controls(text)


def test_numbers_stay_numbers():
    assert protected(-5) == -5


def test_odd_characters_are_written(tmp_path):
    with open_ledger(tmp_path / "odd.onrecord", create=True) as ledger:
        ledger.add(make_story(id="a", outlet="\ud800 =x\n\u2028"))
        for suffix in (".csv", ".jsonl"):
            export_ledger(ledger, tmp_path / f"x{suffix}")
    assert json.loads((tmp_path / "x.jsonl").read_text().split("\n")[0])["outlet"] == "\ud800 =x\n\u2028"
    assert table(tmp_path / "x.csv")[0]["outlet"] == "\\ud800 =x\n\u2028"
