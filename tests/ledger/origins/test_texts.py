"""Where texts are from: passages, quotations, credits, and what later texts change."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.ledger import open_ledger
from onrecord.ledger.store.migrations import STEPS, take_steps
from onrecord.records import Dated, Reading, SourceKind, Stance
from onrecord.stated import Found, Stated
from tests.factories import Saying, make_article, make_reading
from tests.ledger.contents import contents
from tests.ledger.origins.test_copies import LONG, prose, reading

TOLD = (
    "Rescue teams searched the river bank near Eastvale through the night. "
    "The mayor said that {figure} houses had been flooded since Monday morning. "
    "Schools will stay closed until the water has gone down again."
)


def told(figure, **article):
    return Reading(make_article(TOLD.format(figure=figure), **article))


def kinds(ledger):
    return {row.article_id: (row.kind, row.like or row.origin) for row in ledger.origins()}


def test_passages_make_a_derived_text_and_quotations_shared_ones(ledger):
    quoted = " ".join(prose("said", 60))
    ledger.add(reading([*LONG, f"“{quoted}”"], id="a", published="2025-02-01"))
    ledger.add(reading([*LONG[:130], *prose("own", 270)], id="b", published="2025-02-02"))
    ledger.add(reading([*prose("other", 300), f"“{quoted}”"], id="c", published="2025-02-03"))
    ledger.add(reading(prose("alone", 300), id="d", published="2025-02-04"))
    assert kinds(ledger) == {
        "a": ("first", "a"),
        "b": ("derived", "a"),
        "c": ("shares_quote", "a"),
        "d": ("first", "d"),
    }


CANONICAL = {
    "url": "https://post.example/1",
    "stated": Stated(canonical=Found("https://www.gazette.example/river", "meta")),
}

CREDITS = [
    ("dateline", "EASTVALE, Feb 3 (Reuters) — The river rose.", {}, "Reuters"),
    ("unknown agency in a dateline", "EASTVALE (Norwire) — The river rose.", {}, "Norwire"),
    ("byline", "[byline] By Jo Reed, Associated Press\nThe river rose.", {}, "Associated Press"),
    ("source line", "[credit] Source: AFP\nThe river rose.", {}, "AFP"),
    ("author", "The river rose.", {"authors": ["Reuters"]}, "Reuters"),
    ("last words", "The river rose again on Monday. — dpa", {}, "dpa"),
    ("its own site", "The river rose.", {"outlet": "Reuters"}, "Reuters"),
    ("through a service", "[byline] By Jo Reed via the Norland Press\nThe river rose.", {}, "Norland Press"),
    ("feed's source", "The river rose.", {"taken_from": "The Harbour Gazette"}, "The Harbour Gazette"),
    ("feed's source is itself", "The river rose.", {"taken_from": "the eastvale post"}, None),
    ("canonical page elsewhere", "The river rose.", CANONICAL, "gazette.example"),
    ("reported by first", "The leak was first reported by the Harbour Gazette.", {}, "Harbour Gazette"),
    ("who reported first", "The Harbour Gazette first reported the leak.", {}, "Harbour Gazette"),
    ("police reported first", "Police first reported the leak on Monday.", {}, None),
    ("brackets in running text", "The mayor (a former nurse) spoke. The river rose.", {}, None),
    ("an agency that is only named", "The mayor told Reuters that the river rose.", {}, None),
    ("no credit", "The river rose.", {}, None),
]


@pytest.mark.parametrize(("text", "more", "agency"), [row[1:] for row in CREDITS], ids=[row[0] for row in CREDITS])
def test_credit_is_read_where_texts_give_it(ledger, text, more, agency):
    ledger.add(Reading(make_article(text, id="a", **more)))
    found = ledger.origin("a")
    assert found.credit == agency
    if found.credit_start is not None:
        words = ledger.reading("a").article.text[found.credit_start : found.credit_end]
        assert words in text


def test_agency_heads_the_copies_of_its_text(ledger):
    start = ["EASTVALE", "(Reuters)", "—"]
    ledger.add(reading([*start, *LONG], id="a", published="2025-02-01", outlet="The Eastvale Post"))
    ledger.add(reading([*start, *LONG], id="b", published="2025-02-02", outlet="Reuters"))
    assert kinds(ledger) == {"a": ("copy", "b"), "b": ("first", "b")}


def test_copy_with_another_figure_is_a_change(ledger):
    ledger.add(told("300", id="a", published="2025-02-03"))
    ledger.add(told("300", id="b", published="2025-02-04"))
    ledger.add(told("320", id="c", published="2025-02-05"))
    (change,) = ledger.changes()
    assert (change.article_id, change.earlier_article, change.how) == ("c", "a", "copy")
    assert (change.kind, change.earlier_words, change.words) == ("figure_changed", "300", "320")
    assert change.because == "“300” is “320” in a sentence that is otherwise alike."


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_version_that_is_no_longer_current_is_no_copy(ledger, order):
    later = Dated("2025-02-06", "meta")
    both = [
        told("300", id="a", published="2025-02-03"),
        told("320", id="b", published="2025-02-05"),
        Reading(make_article("The page was withdrawn.", id="b", published="2025-02-05", modified=later)),
    ]
    list(map(ledger.add, (both[at] for at in order)))
    assert [change.how for change in ledger.changes()] == []
    assert {row for row in contents(ledger)["origins"] if ", 1.0, " not in row} == set()


@pytest.mark.parametrize("id", ["a\ud800", "z\udfff"])
def test_origin_of_any_id_is_told(ledger, id):
    ledger.add(told("300", id="b", published="2025-02-03"))
    ledger.add(Reading(make_article(" ".join([*LONG[:90], *prose("own", 300)]), id=id, published="2025-02-03")))
    assert {row.article_id for row in ledger.origins()} == {"b", id}
    assert list(ledger.origins([id, "nowhere"])) == [ledger.origin(id)]


def speaking(id, body):
    """Ada Brown, who speaks for a body or for none, and the town hall."""
    article = make_article(f"Ada Brown said the river rose. The town hall said boats came. It was day {id}.", id=id)
    office = Saying("boats came", "The town hall", "said", name="the town hall", kind=SourceKind.ORGANISATION)
    made = make_reading(article, [Saying("the river rose", "Ada Brown", "said"), office])
    return replace(made, sources=(replace(made.sources[0], speaks_for=body), *made.sources[1:]))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_whom_a_source_speaks_for_is_told_by_its_first_article(ledger, order):
    both = speaking("a", "the town hall"), speaking("b", None)
    list(map(ledger.add, (both[at] for at in order)))
    counted = ledger.origins_of(["a", "b"])
    assert (counted.least, counted.most) == (1, 2)


VERSIONS = [
    ("a figure", "Officials counted 12 boats in the harbour of Eastvale.", "Officials counted 14 boats in the harbour of Eastvale.", "figure_changed"),
    ("a number word", "Officials counted twelve boats in the harbour.", "Officials counted 13 boats in the harbour.", "figure_changed"),
    ("the same in digits", "Officials counted twelve boats in the harbour.", "Officials counted 12 boats in the harbour.", None),
    ("another sentence", "Officials counted 12 boats in the harbour.", "A storm of 40 knots is expected on the coast tomorrow.", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind"), [row[1:] for row in VERSIONS], ids=[row[0] for row in VERSIONS])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_version_is_compared_with_the_one_before(ledger, old, new, kind, order):
    url = "https://post.example/1"
    both = [
        Reading(make_article(old, url=url, id="x")),
        Reading(make_article(new, url=url, id="x", modified=Dated("2025-02-06", "meta"))),
    ]
    list(ledger.add_many(both[at] for at in order))
    assert [change.kind for change in ledger.changes()] == ([kind] if kind else [])


def test_version_that_drops_its_source_and_adds_a_denial(ledger):
    url, rose = "https://post.example/1", "the river had risen by two metres since Monday"
    old = make_article(f"Mayor Ada Brown said {rose}.", url=url, id="x")
    new = make_article(
        f"It is clear that {rose}.\nLee Marsh denied that the dam was broken.",
        url=url,
        id="x",
        modified=Dated("2025-02-06", "meta"),
    )
    ledger.add(make_reading(old, [Saying(rose, source="Mayor Ada Brown", cue="said", name="Ada Brown")]))
    denial = Saying("the dam was broken", source="Lee Marsh", cue="denied", stance=Stance.DENIES)
    ledger.add(make_reading(new, [denial]))
    dropped, denied = ledger.changes()
    assert (dropped.kind, denied.kind) == ("attribution_dropped", "denial_added")
    assert dropped.because == "What Ada Brown said stands without a source in the later text."
    assert denied.words == "Lee Marsh denied that the dam was broken."


def test_ledger_of_the_first_schema_is_linked_when_it_is_opened(ledger, tmp_path):
    readings = [
        told("300", id="a"),
        told("320", id="b", published="2025-02-05"),
        reading(LONG, id="c", url="https://post.example/1"),
        reading([*LONG, "x"], id="c", url="https://post.example/1", modified=Dated("2025-02-06", "meta")),
    ]
    list(ledger.add_many(readings))
    path = tmp_path / "old.onrecord"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        take_steps(old, "old", STEPS[:1])
        old.execute("ATTACH ? AS new", (str(ledger.path),))
        for (name,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if not name.startswith(("schema", "bodies", "fingerprints", "articles_words", "claims_words")):
                columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({name})").fetchall())
                old.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM new.{name}")
        old.execute("DETACH new")
    with open_ledger(path) as opened:
        assert contents(opened) == contents(ledger)
