"""The quality gate: floors that go down only with a reason."""

import json

import pytest

from benchmarks import gate


def results(value=90.0, sha="aa", **more):
    row = {"name": "Ledgers", "kind": "ledger", "sha256": sha, "numbers": {"stance": value, "leaked": 0, **more}}
    return {"quality": [row]}


@pytest.fixture
def run(tmp_path, capsys):
    """Runs the gate on results and floors in a folder; gives the status, what was printed, and the floors."""

    def go(measured, *argv):
        (tmp_path / "results.json").write_text(json.dumps(measured), encoding="utf-8")
        floors = tmp_path / "floors.json"
        status = gate.main(argv, results_at=tmp_path / "results.json", floors_at=floors)
        kept = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else None
        return status, capsys.readouterr().out, kept

    return go


def test_raising_sets_floors_a_little_below_what_was_measured(run):
    status, said, floors = run(results(90.0), "--raise")
    assert (status, said) == (0, "2 floors hold.\n")
    assert floors["sets"]["Ledgers"] == {"sha256": "aa", "floors": {"stance": 89.7, "leaked": 0}}


def test_a_figure_below_its_floor_is_one_sentence_and_fails(run):
    run(results(90.0), "--raise")
    status, said, _ = run(results(88.0))
    assert (status, said) == (1, "Ledgers: stance is 88.0, below its floor of 89.7.\n")


def test_a_figure_within_the_slack_holds(run):
    run(results(90.0), "--raise")
    assert run(results(89.7))[0] == 0


def test_a_count_of_errors_has_a_ceiling(run):
    run(results(), "--raise")
    status, said, _ = run(results(leaked=2))
    assert (status, said) == (1, "Ledgers: leaked is 2, above its ceiling of 0.\n")


def test_raising_never_lowers(run):
    run(results(90.0), "--raise")
    status, _, floors = run(results(80.0, leaked=3), "--raise")
    assert status == 1
    assert floors["sets"]["Ledgers"]["floors"] == {"stance": 89.7, "leaked": 0}


def test_changed_gold_data_fails_and_is_not_taken_over_by_raising(run):
    run(results(90.0), "--raise")
    status, said, floors = run(results(99.0, sha="bb"), "--raise")
    assert status == 1
    assert "the gold data changed" in said
    assert floors["sets"]["Ledgers"] == {"sha256": "aa", "floors": {"stance": 89.7, "leaked": 0}}


def test_a_set_is_started_anew_with_a_reason_that_is_kept(run):
    run(results(90.0), "--raise")
    status, _, floors = run(results(70.0, sha="bb"), "--renew", "Ledgers", "--because", "two more ledgers")
    assert status == 0
    assert floors["sets"]["Ledgers"] == {"sha256": "bb", "floors": {"stance": 69.7, "leaked": 0}}
    assert floors["lowered"][0]["because"] == "two more ledgers"


def test_lowering_is_recorded_with_its_reason(run):
    run(results(90.0), "--raise")
    status, _, floors = run(results(80.0), "--lower", "Ledgers", "stance", "--because", "the gold was wrong")
    assert status == 0
    assert floors["lowered"] == [
        {"set": "Ledgers", "measure": "stance", "from": 89.7, "to": 79.7, "because": "the gold was wrong"}
    ]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--lower", "Ledgers", "stance"), "only with a reason"),
        (("--lower", "Ledgers", "stance", "--because", "  "), "only with a reason"),
        (("--lower", "Ledgers", "beauty", "--because", "x"), "no floor for 'beauty'"),
        (("--lower", "Nothing", "stance", "--because", "x"), "no floor for 'stance' of 'Nothing'"),
        (("--renew", "Ledgers"), "only with a reason"),
        (("--renew", "Nothing", "--because", "x"), "'Nothing' was not measured"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(run, capsys, argv, message):
    _, _, before = run(results(90.0), "--raise")
    with pytest.raises(SystemExit) as stop:
        run(results(80.0), *argv)
    assert stop.value.code == 2
    assert message in capsys.readouterr().err
    assert run(results(90.0))[2] == before


def test_a_set_or_a_measure_that_is_gone_fails(run):
    run(results(90.0, f1=80.0), "--raise")
    assert run(results(90.0))[1] == "Ledgers: f1 is no longer measured; its floor is 79.7.\n"
    assert run({})[1].startswith("Ledgers: not among the results")


def test_numbers_in_tables_of_their_own_are_named_by_their_path(run):
    _, _, floors = run(results(event={"f1": 50.0, "recall": None}), "--raise")
    assert floors["sets"]["Ledgers"]["floors"]["event: f1"] == 49.7
