"""The commands as a user meets them: what they print, what they refuse, and how they end."""

import gc
import io
import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import chdir, closing, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from typing import get_args
from unittest.mock import patch

import pytest
from click.testing import CliRunner

from onrecord import __main__, cli
from onrecord.cli.questions import ACTS

ARTICLE = """Harbour chief denies fuel was stored beside grain

HOLMVIK, March 4, 2031 — At least 14 people were killed and about 60 injured when a silo exploded on Monday, Mayor Ada Holm said.

"We do not know yet what burned," she told reporters.

Harbour chief Bo Lind denied reports that fuel was stored beside the grain.

The Lagoon Post could not verify these claims.
"""


def onrecord(*arguments, stdin=b"", cwd="."):
    """What a command prints and how it ends, run in this process: a new one loads everything anew."""
    command = ["onrecord", *map(str, arguments)]
    given, out, err = (io.TextIOWrapper(io.BytesIO(held), encoding="utf-8") for held in (stdin, b"", b""))
    interrupts, cycles = signal.getsignal(signal.SIGINT), gc.get_threshold()
    with patch.multiple(sys, argv=command, stdin=given), redirect_stdout(out), redirect_stderr(err), chdir(cwd):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        finally:
            signal.signal(signal.SIGINT, interrupts)
            gc.set_threshold(*cycles)
    return CompletedProcess(command, code, *(held.flush() or held.buffer.getvalue() for held in (out, err)))


def records(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "article.txt"
    path.write_text(ARTICLE)
    return path


@pytest.fixture(scope="module")
def ledger(article):
    path = article.parent / "news.onrecord"
    result = onrecord("add", path, article)
    assert result.returncode == 0, result.stderr.decode()
    return path


def test_claims_prints_a_table_with_who_and_what(article):
    result = onrecord("claims", article)
    assert result.returncode == 0
    assert "Ada Holm" in result.stdout.decode()
    assert "could not verify" in result.stdout.decode()


def test_claims_json_is_one_record_with_the_text_unchanged(article):
    (record,) = records(onrecord("claims", article, "--json"))
    assert record["text"] == ARTICLE
    assert record["published"] == {"value": "2031-03-04", "from": "text"}
    assert {claim["stance"] for claim in record["claims"]} >= {"says", "denies", "cannot_verify"}


def test_claims_are_the_same_in_several_processes(article):
    one = onrecord("claims", article, article, article, "--json")
    two = onrecord("claims", article, article, article, "--json", "--jobs", "2")
    assert one.stdout == two.stdout


def test_claims_reads_standard_input(article):
    command = [sys.executable, "-m", "onrecord", "claims", "-", "--json"]
    piped = subprocess.run(command, input=ARTICLE.encode(), capture_output=True, check=True)
    (record,), (named,) = records(piped), records(onrecord("claims", article, "--json"))
    assert record["claims"] == named["claims"] != []


def test_read_names_each_part(article):
    result = onrecord("read", article)
    assert result.returncode == 0
    assert "headline" in result.stdout.decode()


def test_adding_again_changes_nothing(ledger, article):
    first = onrecord("export", ledger, article.parent / "before.jsonl")
    again = onrecord("add", ledger, article, "--json")
    onrecord("export", ledger, article.parent / "after.jsonl")
    assert first.returncode == 0
    assert json.loads(again.stdout)["unchanged"] == 1
    assert (article.parent / "before.jsonl").read_bytes() == (article.parent / "after.jsonl").read_bytes()


def test_read_says_what_is_odd_about_a_page(tmp_path):
    page = tmp_path / "page.html"
    head, *rest = filter(None, ARTICLE.split("\n"))
    asks = "<div><h3>Subscribe to continue reading</h3><p>Start your free trial today.</p></div>"
    body = "".join(f"<p>{line}</p>" for line in rest)
    page.write_text(f"<article><h1>{head}</h1>{body}</article>{asks}", encoding="utf-8")
    result = onrecord("read", page)
    assert b"asks its readers to pay or log in" in result.stderr
    assert b"body" in result.stdout


def test_a_sentence_shows_what_a_terminal_would_obey(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("a\x1b[31mred,b\x07\nx,y\n", encoding="utf-8")
    told = onrecord("claims", table).stderr.decode()
    assert "it has a\ufffd[31mred, b\ufffd." in told


def test_json_has_nothing_that_a_terminal_would_obey(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "The mayor of Eastvale said on Monday that \x9b31m \u202e9 houses were flooded.", encoding="utf-8"
    )
    printed = onrecord("claims", page, "--json").stdout
    assert b"\xc2\x9b" not in printed
    assert b"\\u009b31m \\u202e9" in printed
    assert "\x9b31m \u202e9" in json.loads(printed.splitlines()[0])["text"]


def test_a_ledger_is_not_read_as_a_text(ledger):
    result = onrecord("claims", ledger)
    assert result.returncode == 1
    assert b"is a ledger or another database. `onrecord search`" in result.stderr


def test_a_missing_act_is_asked_for_in_one_sentence(ledger):
    assert b"Give merge, split, rename, confirm" in onrecord("judge", ledger).stderr


def test_refresh_reads_again_what_an_older_version_has_read(ledger, tmp_path):
    path = tmp_path / "older.onrecord"
    path.write_bytes(ledger.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("""UPDATE articles SET code_versions = '{"onrecord": "0.0.1", "weights": "en-0"}'""")
        connection.execute("DELETE FROM claim_figures")
    assert exported(path, tmp_path) != exported(ledger, tmp_path)
    assert "1 article read again, 1 with other findings." in onrecord("refresh", path).stdout.decode()
    assert exported(path, tmp_path) == exported(ledger, tmp_path)
    assert "has read every article" in onrecord("refresh", path).stdout.decode()
    (done,) = records(onrecord("refresh", path, "--all", "--json"))
    assert (done["read_again"], done["unchanged"]) == (0, 1)


def exported(path, folder):
    """The claims of a ledger as they are written out."""
    file = folder / f"{path.stem}.jsonl"
    assert onrecord("export", path, file).returncode == 0
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_check_says_that_all_evidence_holds(ledger):
    result = onrecord("check", ledger)
    assert (result.returncode, b"All evidence holds" in result.stdout) == (0, True)


def test_search_finds_the_denial(ledger):
    (hit,) = records(onrecord("search", ledger, "stance:denies", "--json"))
    assert hit["source"] == "Bo Lind"


def test_story_is_named_by_words_of_its_title(ledger, tmp_path):
    (story,) = records(onrecord("story", ledger, "--least", "1", "--json"))
    title = story["title"].split()
    named = records(onrecord("story", ledger, title[-1].lower(), title[0], "--json"))
    assert named[0]["story"]["story_id"] == story["story_id"]
    assert onrecord("story", ledger, *title, "--html", tmp_path / "story.html").returncode == 0
    none = onrecord("story", ledger, "zzyzx")
    assert (none.returncode, none.stdout) == (1, b"")


def test_list_that_is_cut_says_so_beside_the_data(ledger):
    cut = onrecord("search", ledger, "who:Holm", "--json", "--limit", "1")
    assert (len(records(cut)), b"There are more." in cut.stderr) == (1, True)
    assert onrecord("search", ledger, "who:Holm").stderr == b""


@pytest.mark.parametrize("what", ["claims", "figures", "links", "articles", "sources"])
@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_export_writes_every_kind(ledger, tmp_path, what, suffix):
    result = onrecord("export", ledger, tmp_path / f"out{suffix}", "--what", what)
    assert result.returncode == 0, result.stderr.decode()
    assert (tmp_path / f"out{suffix}").stat().st_size > 0


BAD = [
    ("empty file", "empty.txt", b"", "is empty"),
    ("binary", "binary.bin", bytes(range(256)) * 100, "is not text"),
    ("line of 50 MB", "long.txt", b"words " * 8_500_000, "more than the 20,000,000"),
    ("page with no article", "menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "article"),
    ("malformed line 7", "seven.jsonl", b'{"text": "Words."}\n' * 6 + b'{"text": \n', "Line 7"),
]


@pytest.mark.parametrize(("name", "content", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_one_sentence_and_the_rest_is_read(tmp_path, article, name, content, reason):
    (tmp_path / name).write_bytes(content)
    result = onrecord("claims", tmp_path / name, article, "--json")
    errors = result.stderr.decode()
    assert result.returncode == 1
    assert reason in errors
    assert "Traceback" not in errors
    assert len(errors.strip().splitlines()) == 1
    assert records(result)[-1]["text"] == ARTICLE


def test_folder_without_files_and_missing_file_are_told(tmp_path):
    result = onrecord("claims", tmp_path, tmp_path / "none.txt")
    assert result.returncode == 1
    assert len(result.stderr.decode().strip().splitlines()) == 2


def test_a_ledger_that_nothing_was_added_to_is_not_left_behind(tmp_path):
    place = tmp_path / "news.onrecord"
    assert onrecord("add", place, tmp_path / "none.txt").returncode == 1
    assert list(tmp_path.iterdir()) == []


def foreign(path):
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()


BAD_LEDGERS = [
    ("missing", lambda path: None, "There is no"),
    ("another program's", foreign, "not"),
    ("no database", lambda path: path.write_bytes(b"words " * 1000), "not"),
    ("empty", lambda path: path.write_bytes(b""), "There is no"),
]


@pytest.mark.parametrize("command", ["check", "search", "export"])
@pytest.mark.parametrize(("make", "reason"), [row[1:] for row in BAD_LEDGERS], ids=[row[0] for row in BAD_LEDGERS])
def test_ledger_that_is_none_is_refused_and_left_alone(tmp_path, command, make, reason):
    path = tmp_path / "some.file"
    make(path)
    before = path.read_bytes() if path.exists() else None
    more = {"check": [], "search": ["words"], "export": [tmp_path / "out.csv"]}[command]
    result = onrecord(command, path, *more)
    errors = result.stderr.decode()
    assert result.returncode == 1
    assert reason in errors
    assert "Traceback" not in errors
    assert len(errors.strip().splitlines()) == 1
    assert (path.read_bytes() if path.exists() else None) == before


USAGE = [
    [],
    ["claims"],
    ["claims", "x", "--jobs", "0"],
    ["no-such-command"],
    ["export", "x"],
    ["serve", "--port", "99999"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=[" ".join(row) or "nothing" for row in USAGE])
def test_wrong_usage_ends_with_2(arguments):
    assert onrecord(*arguments).returncode == 2


@pytest.mark.parametrize("name", cli.app.commands)
def test_help_names_each_argument_and_each_option_once(name):
    shown = CliRunner().invoke(cli.app, [name, "--help"], terminal_width=80).output
    starts = re.findall(r"^  (\S+)", shown, re.MULTILINE)
    params = cli.app.commands[name].params
    words = [one.opts[0] if one.param_type_name == "option" else one.human_readable_name for one in params]
    assert [word for word in [*words, "-h,"] if starts.count(word) != 1] == []
    assert max(map(len, shown.splitlines())) <= 80


def test_help_says_what_each_act_takes():
    shown = CliRunner().invoke(cli.app, ["judge", "--help"], terminal_width=80).output
    told = re.findall(r"^      ([a-z]+) [A-Z]+", shown, re.MULTILINE)
    assert set(told) == set(ACTS)


def test_help_lists_each_command_once():
    starts = re.findall(r"^  (\S+)", CliRunner().invoke(cli.app, ["--help"]).output, re.MULTILINE)
    assert [name for name in cli.app.commands if starts.count(name) != 1] == []


COMPLETED = [
    ("onrecord cl", "claims"),
    ("onrecord export news.onrecord out.csv --w", "--what"),
    ("onrecord export news.onrecord out.csv --what q", "questions"),
    ("onrecord judge news.onrecord mer", "merge"),
]


@pytest.mark.parametrize(("typed", "given"), COMPLETED)
def test_tab_completes_commands_options_and_their_words(typed, given):
    env = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    assert CliRunner().invoke(cli.app, [], prog_name="onrecord", env=env).output == f"plain,{given}\n"


@pytest.mark.parametrize("typed", ["onrecord claims pa", "onrecord check ne", "onrecord export news.onrecord o"])
def test_tab_completes_files_where_files_are_named(typed):
    env = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    assert CliRunner().invoke(cli.app, [], prog_name="onrecord", env=env).output.startswith("file,")


@pytest.mark.parametrize("file", ["out.doc", "out"])
def test_export_to_an_unknown_suffix_says_what_is_possible(ledger, tmp_path, file):
    result = onrecord("export", ledger, tmp_path / file)
    assert result.returncode == 2
    assert ".jsonl" in result.stderr.decode()


def test_lone_surrogate_is_printed_as_valid_json():
    (record,) = records(
        onrecord("claims", "-", "--json", stdin=b'{"text": "Ada Holm said \\ud800 so.", "kind": "article"}')
    )
    assert record["text"] == "Ada Holm said \ud800 so."


def test_every_command_prints_json():
    options = {
        name: {word for param in command.params for word in param.opts}
        for name, command in cli.app.commands.items()
    }
    assert [name for name, words in options.items() if "--json" not in words] == ["mcp"]  # it speaks JSON anyhow


@pytest.mark.parametrize(
    "more",
    [
        ["export", "LEDGER", "x.xyz"],
        ["export", "LEDGER", "x.csv", "--what", "verdicts"],
        ["export", "LEDGER", "x.opml", "--describe"],
        ["export", "LEDGER", "x.jsonld", "--what", "links"],
        ["export", "LEDGER", "x.atom", "--what", "figures"],
        ["export", "LEDGER", "x.opml", "--what", "claims"],
        ["judge", "LEDGER", "marry", "q1"],
    ],
)
def test_what_no_command_does_is_wrong_usage(ledger, tmp_path, more):
    result = onrecord(*(ledger if one == "LEDGER" else one for one in more), cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr
    assert b"Value error" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_words_of_the_commands_are_those_that_are_understood():
    from onrecord.cli.looking import EXPORTED, SEARCHED
    from onrecord.cli.reviewing import DOUBTED
    from onrecord.ledger.decisions import events
    from onrecord.ledger.views.review import DoubtKind
    from onrecord.ledger.views.search import SearchKind
    from onrecord.publish.export.files import WHAT

    assert EXPORTED == WHAT
    assert (*events.ACTS, "replay") == ACTS
    assert get_args(DoubtKind) == DOUBTED
    assert get_args(SearchKind) == SEARCHED


@pytest.mark.parametrize("command", ["search", "figures", "names"])
def test_that_nothing_is_found_is_said_beside_the_data(ledger, command):
    result = onrecord(command, ledger, "zzyzx")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode().startswith(("Nothing found.", "No figures answer", "No such name."))


def test_export_and_feeds_say_in_json_what_they_did(ledger, tmp_path):
    (done,) = records(onrecord("export", ledger, tmp_path / "x.jsonl", "--json"))
    rows = len((tmp_path / "x.jsonl").read_text().splitlines())
    assert done == {"file": str(tmp_path / "x.jsonl"), "what": "claims", "rows": rows}
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml version="2.0"><body><outline xmlUrl="https://a.example/f" text="A"/></body></opml>')
    result = onrecord("import-opml", tmp_path / "new.onrecord", opml, "--json")
    assert records(result) == [{"listed": 1, "new": 1}]


def test_feeds_that_are_followed_are_listed_until_they_are_followed_no_more(tmp_path):
    opml, book = tmp_path / "feeds.opml", tmp_path / "new.onrecord"
    opml.write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://a.example/of-the-lagoon/feed.xml" text="A"/>'
        '<outline xmlUrl="https://b.example/f" text="B"/></body></opml>'
    )
    onrecord("import-opml", book, opml)
    assert [feed["title"] for feed in records(onrecord("feeds", book, "--json"))] == ["A", "B"]
    assert b"https://a.example/of-the-lagoon/feed.xml" in onrecord("feeds", book).stdout
    done = onrecord("unfollow", book, "https://b.example/f", "https://c.example/f")
    assert (done.returncode, done.stdout) == (1, b"No longer following https://b.example/f.\n")
    assert done.stderr.decode() == f"https://c.example/f is not followed. `onrecord feeds {book}` lists what is.\n"
    assert [feed["title"] for feed in records(onrecord("feeds", book, "--json"))] == ["A"]
    onrecord("unfollow", book, "https://a.example/of-the-lagoon/feed.xml")
    assert onrecord("feeds", book).stderr.startswith(b"No feed is followed.")
    assert records(onrecord("import-opml", book, opml, "--json")) == [{"listed": 2, "new": 2}]


@pytest.mark.parametrize("command", [["claims", "--json"], ["add", "n.onrecord"]], ids=["claims", "add"])
def test_what_is_noted_of_many_articles_alike_is_told_of_the_first_and_counted(tmp_path, command):
    lines = (
        json.dumps({"text": f"Der Damm hielt am {n}. Mai.", "title": f"T{n}", "language": "de"}) for n in range(9)
    )
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    said = onrecord(*command, "x.jsonl", cwd=tmp_path).stderr.decode().splitlines()
    assert [line.partition(": ")[0] for line in said] == ["T0", "T1", "T2", "6 more articles"]
    assert all("claims are found in English only" in line for line in said)


def test_questions_that_are_only_like_the_words_are_said_to_be_so(ledger):
    result = onrecord("figures", ledger, "people", "nowhere")
    assert result.stderr.startswith(b"No question holds all of these words. These are most like them:")
    assert b"Question" in result.stdout


@pytest.mark.parametrize("what", ["articles", "figures", "sources"])
def test_search_finds_other_things_than_claims(ledger, what):
    found = records(onrecord("search", ledger, "has:figure", "--what", what, "--json"))
    shown = onrecord("search", ledger, "has:figure", "--what", what).stdout.decode().splitlines()
    assert found
    assert len(shown) > len(found)


def test_review_lists_what_to_decide_and_judge_decides(ledger, tmp_path):
    copy = tmp_path / "copy.onrecord"
    with closing(sqlite3.connect(ledger)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    asked = records(onrecord("review", copy, "--json"))
    link = next(one["link"] for one in asked if one["kind"] == "link")
    assert b"onrecord judge" in onrecord("review", copy).stdout
    decided = onrecord("judge", copy, "reject", link["later"], link["earlier"], link["relation"], "--json")
    assert records(decided)[0]["after"] == {"status": "rejected"}
    again = onrecord(
        "judge", copy, "confirm", link["later"], link["earlier"], link["relation"], "--who", "Ada Holm"
    )
    assert again.stdout.decode().startswith("Ada Holm said that a link (could not verify) holds.\nKept as d")
    assert link not in [one["link"] for one in records(onrecord("review", copy, "--json"))]


def test_removed_article_stays_out_and_that_is_no_failure(tmp_path):
    book, page = tmp_path / "news.onrecord", tmp_path / "page.txt"
    page.write_text(
        "Flood in Eastvale\n\nMayor Ada Brown said on Monday that 300 houses were flooded.", encoding="utf-8"
    )
    onrecord("add", book, page)
    (article,) = records(onrecord("search", book, "flooded", "--what", "articles", "--json"))
    assert b"Say why (--why, or its field)." in onrecord("judge", book, "remove", article["article_id"]).stderr
    done = onrecord("judge", book, "remove", article["article_id"], "--who", "Ada Holm", "--why", "The wrong file.")
    assert done.stdout.decode().startswith("Ada Holm removed an article (")
    again = onrecord("add", book, page)
    assert (again.returncode, again.stdout.decode()) == (0, f"{book}: 1 left out, as removed before; 0 claims.\n")
    assert "stays out: Ada Holm removed it on" in again.stderr.decode()
    decision = re.search(r"\((d[0-9a-f]+)\)", again.stderr.decode())[1]
    onrecord("judge", book, "undo", decision)
    assert b"1 added" in onrecord("add", book, page).stdout


def test_merging_says_what_stands_under_what_and_whether_they_count_different_things(ledger, tmp_path):
    copy = tmp_path / "copy.onrecord"
    with closing(sqlite3.connect(ledger)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    asked = records(onrecord("figures", copy, "--json"))
    dead, other = next(
        (one, other) for one in asked for other in asked if one["measure"] == "killed" != other["measure"]
    )
    merged = onrecord("judge", copy, "merge", dead["id"], other["id"])
    told = f"“{other['text']}” now stands under “{dead['text']}”. By their words they count different things.\n"
    assert merged.stderr.decode() == told


@pytest.fixture
def main(monkeypatch):
    """The command line around a function of the test's, with this process's signals left as they were."""
    monkeypatch.setattr(cli, "look_rarely_for_cycles", lambda: None)
    before = signal.getsignal(signal.SIGINT)
    yield lambda app: (monkeypatch.setattr(cli, "app", app), cli.main())
    signal.signal(signal.SIGINT, before)


def test_stopping_while_a_compiled_module_loads_is_stopping(main, capsys):
    def load(**_):
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("import numpy failed") from None

    with pytest.raises(SystemExit) as end:
        main(load)
    assert end.value.code == 130
    assert capsys.readouterr().err == "Stopped. What was stored is kept; give the same command to go on.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a device of Linux")
def test_a_full_disk_is_told_in_one_sentence():
    command = [sys.executable, "-m", "onrecord", "--version"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "What is printed cannot be written: No space left on device. Make room, or send it elsewhere.\n"
    )


def test_stopping_while_the_commands_load_is_quiet(monkeypatch, capsys):
    class Stopping:
        @staticmethod
        def find_spec(*_):
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "onrecord.cli")
    monkeypatch.setattr(sys, "meta_path", [Stopping])
    with pytest.raises(SystemExit) as end:
        __main__.main()
    assert (end.value.code, capsys.readouterr().err) == (130, "")


def test_a_module_that_is_missing_is_no_stopping(main):
    def load(**_):
        raise ImportError("No module named 'rain'")

    with pytest.raises(ImportError, match="rain"):
        main(load)


@pytest.fixture
def heeded():
    """A run of tests in the background ignores Ctrl+C, and so would the commands that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_stopping_says_that_what_was_stored_is_kept(tmp_path):
    command = [sys.executable, "-m", "onrecord", "add", str(tmp_path / "news.onrecord"), "-"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **pipes) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("*-wal")) and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGINT)  # a shell says 130 of both
    assert said.decode().strip() == "Stopped. What was stored is kept; give the same command to go on."


def test_ledger_that_was_made_for_nothing_goes_again(tmp_path):
    result = onrecord("follow", "n.onrecord", "no address", cwd=tmp_path)
    assert (result.returncode, list(tmp_path.iterdir())) == (1, [])
    (tmp_path / "feeds.opml").write_text("<opml version='2.0'><body></body></opml>")
    onrecord("import-opml", "n.onrecord", "feeds.opml", cwd=tmp_path)
    assert not (tmp_path / "n.onrecord").exists()
