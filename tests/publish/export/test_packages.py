"""An exported file is described beside it: its columns, their types, and what each of them holds."""

import csv
import datetime as dt
import hashlib
import json

import pytest
from pyarrow import parquet

from onrecord.errors import OnrecordError
from onrecord.ledger import open_ledger
from onrecord.publish.export.files import SUFFIXES, WHAT, export_ledger
from onrecord.publish.export.packages import describe_export
from onrecord.records import Stance
from tests.factories import make_story
from tests.ledger.questions.test_questions import added, claim, denial, toll

DYKE = "the Eastvale dyke had been repaired twice since autumn"
CASTS = {
    "integer": int,
    "number": float,
    "boolean": {"True": True, "False": False}.__getitem__,
    "date": dt.date.fromisoformat,
    "string": str,
}
TYPES = {
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "date": str | dt.date,
    "string": str,
    "array": list,
    "object": dict,
}


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A ledger with something of everything that can be exported; it is only read."""
    readings = (
        toll("2025-02-03", 14),
        toll("2025-02-04T09:00:00+02:00", 19),
        toll("2025-02-04", 30, outlet="Marl Radio", source="Ada Brown"),
        claim("2025-02-04", DYKE, source="Mill Board"),
        denial("2025-02-05", DYKE),
        denial("2025-02-06", DYKE, source="Marl Radio", stance=Stance.CANNOT_VERIFY, cue="could not verify that"),
        make_story(id="flood"),
        make_story(id="copy", outlet="Marl Radio", published="2025-02-04"),
    )
    with open_ledger(tmp_path_factory.mktemp("full") / "news.onrecord", create=True) as book:
        added(book, *readings)
        book.judge("rename", [book.questions()[0].question_id], who="Ann", to="Deaths")
        yield book


def described(book, folder, what, suffix):
    path = folder / f"{what}{suffix}"
    place = describe_export(path, what, export_ledger(book, path, what=what))
    told = {one["path"]: one for one in json.loads(place.read_text())["resources"]}
    return path, told[path.name]


def rows_of(path):
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text().splitlines()]
    return parquet.read_table(path).to_pylist()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("what", [one for one in WHAT if one != "versions"])
def test_every_row_is_as_it_is_described(full, tmp_path, what, suffix):
    path, told = described(full, tmp_path, what, suffix)
    rows = rows_of(path)
    assert rows
    assert told["rows"] == len(rows)
    if (what, suffix) == ("articles", ".jsonl"):
        assert "output record" in told["description"].lower()
        return
    fields = {field["name"]: field["type"] for field in told["schema"]["fields"]}
    for row in rows:
        assert set(row) == set(fields)
        for name, value in row.items():
            if suffix == ".csv":
                assert value == "" or CASTS[fields[name]](value) is not None, name
            else:
                assert value is None or isinstance(value, TYPES[fields[name]]), name


@pytest.mark.parametrize("what", WHAT)
def test_every_column_is_told_in_a_sentence(full, tmp_path, what):
    for suffix in SUFFIXES:
        _, told = described(full, tmp_path, what, suffix)
        for field in told.get("schema", {"fields": ()})["fields"]:
            assert field["description"][-1] in ".…"


def test_package_tells_of_every_file_beside_it_once(full, tmp_path):
    for what in ("claims", "figures", "claims"):
        path = tmp_path / f"{what}.csv"
        place = describe_export(path, what, export_ledger(full, path, what=what))
    package = json.loads(place.read_text())
    assert [one["path"] for one in package["resources"]] == ["claims.csv", "figures.csv"]
    for one in package["resources"]:
        content = (tmp_path / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_what_a_person_wrote_into_the_package_stays(full, tmp_path):
    path, _ = described(full, tmp_path, "claims", ".csv")
    place = tmp_path / "datapackage.json"
    package = json.loads(place.read_text())
    licences = [{"name": "CC-BY-4.0"}]
    package |= {"title": "The flood at Eastvale", "contributors": [{"title": "Ada Brown"}]}
    package["resources"][0] |= {"licenses": licences, "rows": 0}
    place.write_text(json.dumps(package))
    described(full, tmp_path, "figures", ".csv")
    _, told = described(full, tmp_path, "claims", ".csv")
    again = json.loads(place.read_text())
    assert {name: again[name] for name in ("title", "contributors")} == {
        "title": "The flood at Eastvale",
        "contributors": [{"title": "Ada Brown"}],
    }
    assert (told["licenses"], told["rows"]) == (licences, len(rows_of(path)))
    assert [one["path"] for one in again["resources"]] == ["claims.csv", "figures.csv"]


def test_description_is_the_same_for_the_same_files(full, tmp_path):
    told = []
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "claims.csv"
        told.append(describe_export(path, "claims", export_ledger(full, path)).read_bytes())
    assert told[0] == told[1]


@pytest.mark.parametrize("other", ["{", "[]", '{"name": "mine", "resources": []}', '{"name": "onrecord-export"}'])
def test_package_of_something_else_is_left_as_it_is(full, tmp_path, other):
    (tmp_path / "datapackage.json").write_text(other)
    path = tmp_path / "claims.csv"
    rows = export_ledger(full, path)
    with pytest.raises(OnrecordError, match=r"is not a data package of an export .*Move it away"):
        describe_export(path, "claims", rows)
    assert (tmp_path / "datapackage.json").read_text() == other


def test_file_without_rows_is_not_described(full, tmp_path):
    with pytest.raises(OnrecordError, match=r"x\.opml has no rows to describe"):
        describe_export(tmp_path / "x.opml", "claims", 0)
