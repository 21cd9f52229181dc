"""The tables of names and places are well made, and what they measure stays where it was."""

from benchmarks.affiliations import measure_affiliations
from benchmarks.figure_places import measure_figure_places
from benchmarks.names import measure_spellings
from benchmarks.places import measure_places
from benchmarks.sources import same_name
from benchmarks.tables import load_table


def test_spellings_meet_and_other_names_do_not():
    (row,) = measure_spellings()
    assert row["numbers"]["all recall"] >= 85
    assert row["numbers"]["false merges"] == 0


def test_no_spelling_stands_in_two_families():
    names = [name for row in load_table("names.jsonl") for name in row["names"]]
    assert len(names) == len(set(names))


def test_countries_of_claims_are_found():
    assert all(row["numbers"]["country right"] >= 88 for row in measure_places())
    rows = load_table("places.jsonl")
    assert len(rows) >= 200
    assert all(
        row["text"][slice(*row["content"])].strip() == row["text"][slice(*row["content"])] for row in rows[:-3]
    )


def test_places_of_figures_are_found_and_not_forced():
    *tuned, unseen = (row["numbers"] for row in measure_figure_places())
    assert all(row["precision"] >= 95 and row["recall"] >= 90 and row["left without"] >= 95 for row in tuned)
    assert unseen["precision"] >= 90
    assert unseen["recall"] >= 80


def test_bodies_that_people_belong_to_are_found():
    assert all(row["numbers"]["precision"] >= 95 for row in measure_affiliations())
    assert all(row["numbers"]["recall"] >= 85 for row in measure_affiliations())


def test_names_match_by_their_last_word():
    assert same_name("Ana Belmonte", "Belmonte")
    assert same_name("the Lantern", "The Lantern")
    assert not same_name("Ana Belmonte", "Ana Reyk")
    assert not same_name("Ana Belmonte", None)


def test_claims_as_of_a_time_are_labelled_with_their_own_times():
    rows = load_table("as_of.jsonl")
    items = [one for row in rows for one in row["items"]]
    assert {row["part"] for row in rows} == {"tune", "more", "check"}
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(items) == 798
    assert all(("content" in one) != ("sentence" in one) and one["as_of"] for one in items)
    assert all(label is None or label[0] < label[1] for one in items for label in one["as_of"])
