"""Which files are opened as a ledger, and which are refused with one sentence."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from onrecord.collect.following import FollowedFeed
from onrecord.errors import ForeignLedgerError, LedgerError, MissingLedgerError
from onrecord.ledger import open_ledger, read_ledger
from onrecord.ledger.store import migrations, opening
from onrecord.ledger.store.migrations import APPLICATION_ID, STEPS, Step, take_steps
from onrecord.ledger.store.schema import COLUMNS
from onrecord.ledger.views.keeping import Added
from tests.factories import make_article, make_reading, make_story
from tests.ledger.stories.test_stories import FLOOD
from tests.ledger.stories.test_stories import reading as story_reading

ROOT = Path(__file__).parents[3]
DAY = "2031-03-04T00:00:00+00:00"

CHECKSUMS = {
    1: "6362812970b2f7660411390538da91c29aca98cbfd0593a0bd15640d39050eb0",
    2: "4aa708facbde6f7a5be4cbe916bb4e5de09643f8d699b8049355c16cdea09a75",
    3: "3216eed0ca6f674f954a6c0e06495cdca3b05dd304bff90696a39df589891ee5",
    4: "ad000908e19215bf9e7575b606d94ca43936895673d37f3b67f88a71121f3ee1",
    5: "65dab47336fc60f317230b8ebae499e482bb4d5202fa2001a0e27f31436e75e4",
    6: "f7ef2e40fb87aee05ed3a1c02cff4e607be2005ddc906e8ebe75b2e85bca1253",
    7: "fc5d0a897a2186a5f8294c815e4696424c9091f1218b67c7ae4bd8751871fdd9",
    8: "07dc84bcb36f9181505f77d5792f74c52c8afda618e61feba3d7769ec06f5ef8",
    9: "27ecf6e768bcd508268548e23e44672877749919ae13e6554cbdd76115f341f3",
    10: "de315b4a0a5140d5321ea856402ea992b217ff0c65525c757328d7e4752f67ce",
    11: "1fdb9bc0230b31c99159bad6c723a1543d1dc4f56a50e850dd45247f58979086",
    12: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    13: "450adf25c9e3cd34e8cb53e9919a57bc28ca1465d78279294af7f915dd287381",
    14: "24ad96bc6105ab2a48902b1b5cb2f5fa1b858707acd30c5e2e25a39c2dd9c757",
    15: "3609f11b4d82c6ed582f78e1dae535ef273034a082ea687d193f1c1afa8939ea",
    16: "42007e513bd7b8862d5781fe39c25c647f2d4322c204863b67fc9d13be5f14de",
    17: "f4299240cfbbc20ce656f17013abb56f96aafbdebf8b62365c37ab37f19d1f05",
    18: "bde0c3370d7d5fa0c46662b5e356d602abb52f953eae0c8b138fc9ba062c52d1",
    19: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    20: "a614cdb52a1d1356a908252b5ed24e8b244f502b05e1f5e6abba30c99bf776a1",
    21: "c9839e5cd6c221468211a999841412725d43bf353f526397c05bff7989a474dc",
    22: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    23: "7882f5ed142fa922022e6781dc37b56d68f4b6ed4b6d9c3e2ac6ffd9800d3d09",
    24: "e98d0057bd228d8b8afaf666203fb0933c529a2422c1187be14339a82aae9f7b",
    25: "50bac1aa4db3261651af716b0f7f78882de4168d9ac24ac652d2602f6c4ffd39",
    26: "e82b1a8ef78e26115654784a16e2c670e50eab5a86bf0c36f7a634a1081e3fa8",
    27: "e71cc4880364e9b316752e8918acea6eb24d3b827c077ac1a2688d468eb4c733",
    28: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    29: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    30: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    31: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    32: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    33: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    34: "59548b59e4ef6b5ae9faf5cea30345371c708c9c99f24c6fa2cbd0df4d8b4e6d",
    35: "23eb88872333184a17183127127119225f83965051198cd29f25de38cd05354f",
    36: "44c3a6e7072ed6d207e2d1a456e72d91d4a513714fe6e37c4179c2b725942133",
    37: "8acc366111c85c077d9323ce44619183dc0aa5d0a4a248951f3a64cf22be12ee",
    38: "adc4546dd1056906a3d494745a75ce1ca1f162f8cdcd04f303b39799fbf0f43a",
    39: "6ba58be30a1b299df07707178755990525e498a68b246931695f5d3e8f9b27aa",
    40: "1f4c7855d3a71e6a29b01d9cc23bcb792e3d37f5a6dec66c7b65bc25c290e4d2",
    41: "3819e7bc5d48c6505491bb37b7b8abc1780e31dc1d81a488306900631d965c43",
}
"""The steps that ledgers have taken; a step is appended here and never changed."""


def database(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def header(path):
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        }


def test_missing_ledger_is_not_made_by_reading(tmp_path):
    with pytest.raises(MissingLedgerError, match=r"There is no ledger at .*no\.onrecord"):
        open_ledger(tmp_path / "no.onrecord")
    assert not list(tmp_path.iterdir())


def test_new_ledger_says_what_it_is(tmp_path):
    open_ledger(tmp_path / "new.onrecord", create=True).close()
    assert header(tmp_path / "new.onrecord") == {
        "application_id": APPLICATION_ID,
        "user_version": len(STEPS),
        "journal_mode": "wal",
    }


def test_ledger_keeps_what_it_holds_when_it_is_opened_again(tmp_path):
    reading = make_story()
    with open_ledger(str(tmp_path / "kept.onrecord"), create=True) as ledger:
        ledger.add(reading)
    for create in (False, True):
        with open_ledger(tmp_path / "kept.onrecord", create=create) as ledger:
            assert ledger.reading(reading.article.id) == reading


def test_empty_file_becomes_a_ledger_only_when_one_is_to_be_made(tmp_path):
    path = tmp_path / "empty.onrecord"
    path.touch()
    with pytest.raises(MissingLedgerError):
        open_ledger(path)
    open_ledger(path, create=True).close()
    assert header(path)["application_id"] == APPLICATION_ID


def test_text_file_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Not a database.")
    for create in (False, True):
        with pytest.raises(ForeignLedgerError, match=r"notes\.txt is not a ledger"):
            open_ledger(path, create=create)
    assert path.read_text() == "Not a database."


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE bookmarks (url TEXT)"],
        ["CREATE TABLE bookmarks (url TEXT)", "PRAGMA application_id = 77"],
        ["PRAGMA user_version = 3"],
    ],
)
def test_database_of_another_program_is_refused_and_left_alone(tmp_path, statements):
    path = tmp_path / "other.db"
    database(path, *statements)
    before = path.read_bytes()
    with pytest.raises(ForeignLedgerError, match="another program"):
        open_ledger(path, create=True)
    assert path.read_bytes() == before


DAMAGES = [
    ("UPDATE articles SET text = CAST(x'9b31' AS TEXT)", "no text of UTF-8"),
    ("UPDATE articles SET blocks = '[['", "no JSON"),
    ("UPDATE story_members SET profile = x'9b31'", "nothing packed"),
]


@pytest.mark.parametrize("statement", [row[0] for row in DAMAGES], ids=[row[1] for row in DAMAGES])
def test_ledger_that_is_damaged_where_sqlite_does_not_look_is_told_in_one_sentence(tmp_path, statement):
    path, reading = tmp_path / "damaged.onrecord", make_story()
    with open_ledger(path, create=True) as ledger:
        ledger.add(reading)
    database(path, statement)

    def use():
        with open_ledger(path) as ledger:
            ledger.reading(reading.article.id)
            ledger.judge("move", [reading.article.id], who="Ada", why="another")

    with pytest.raises(LedgerError, match=r"cannot be used: .* Put a backup"):
        use()


def test_folder_is_refused(tmp_path):
    with pytest.raises(ForeignLedgerError, match="is a folder"):
        open_ledger(tmp_path)


def test_damaged_database_is_refused(tmp_path):
    path = tmp_path / "damaged.onrecord"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 200)
    with pytest.raises(LedgerError):
        open_ledger(path)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "Make room where it lies and give the same command to go on"),
        ("disk I/O error", "Make room where it lies and give the same command to go on"),
        ("database is locked", "Another program has been writing to x for 30 seconds. Try again."),
        ("attempt to write a readonly database", "Copy it to where it can be"),
        ("database disk image is malformed", "Put a backup of it in its place."),
    ],
)
def test_what_the_database_says_comes_with_what_to_do(said, told):
    assert told in str(opening.plain_error(sqlite3.OperationalError(said), "x"))


def test_ledger_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "new.onrecord"
    open_ledger(path, create=True).close()
    database(path, "PRAGMA user_version = 99")
    with pytest.raises(ForeignLedgerError, match=r"newer version of Onrecord \(schema 99"):
        open_ledger(path)


def test_ledger_with_another_step_is_refused(tmp_path):
    path = tmp_path / "forked.onrecord"
    open_ledger(path, create=True).close()
    database(path, "UPDATE schema_steps SET checksum = 'other'")
    with pytest.raises(ForeignLedgerError, match="another schema step 1"):
        open_ledger(path)


@pytest.mark.parametrize(
    "address", ["postgresql://host/news", "postgresql+psycopg://h/n", "https://news.example/x"]
)
def test_an_address_is_refused(address):
    with pytest.raises(LedgerError, match=r"a ledger is a file\. Give a path"):
        open_ledger(address, create=True)


def test_ledger_in_no_folder_is_refused(tmp_path):
    with pytest.raises(LedgerError, match="its folder does not exist"):
        open_ledger(tmp_path / "no" / "x.onrecord", create=True)


def test_steps_that_ledgers_have_taken_never_change():
    assert {step.number: step.checksum for step in STEPS} == CHECKSUMS


def test_ledger_made_by_the_first_step_is_upgraded(tmp_path, monkeypatch):
    path = tmp_path / "old.onrecord"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        take_steps(connection, "old", STEPS[:1])
    later = Step(len(STEPS) + 1, "planted", ("CREATE TABLE planted (x)",))
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, later))
    reading = make_story()
    with open_ledger(path) as ledger:
        ledger.add(reading)
        assert ledger.reading(reading.article.id) == reading
    assert header(path)["user_version"] == later.number


def test_story_that_an_older_version_named_has_its_id_from_its_first_article(tmp_path):
    path, article = tmp_path / "old.onrecord", make_story().article.id
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_story())
        id = ledger.story(article).story.story_id
    with closing(sqlite3.connect(path)) as connection, connection:
        for column in ("contexts DROP days", "statements DROP days", "answers DROP before", "answers DROP above"):
            connection.execute(f"ALTER TABLE {column}")
        connection.execute("ALTER TABLE pages_read DROP article")
        connection.execute("DROP TABLE removed")
        connection.execute("DELETE FROM schema_steps WHERE number > 34")
        connection.execute("PRAGMA user_version = 34")
        connection.execute("UPDATE stories SET id = 'yolder'")
    with open_ledger(path) as ledger:
        assert (ledger.story(article).story.story_id, ledger.story(id).story.articles) == (id, 1)
        with pytest.raises(LedgerError, match="no story yolder"):
            ledger.story("yolder")


def test_step_that_fails_leaves_the_ledger_as_it_was(tmp_path):
    path = tmp_path / "half.onrecord"
    open_ledger(path, create=True).close()
    broken = Step(len(STEPS) + 1, "broken", ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
        pytest.raises(sqlite3.OperationalError, match="already exists"),
    ):
        take_steps(connection, "half", (*STEPS, broken))
    open_ledger(path).close()
    assert header(path)["user_version"] == len(STEPS)


def test_queries_name_the_columns_that_the_steps_make(ledger):
    with closing(sqlite3.connect(ledger.path)) as connection:
        made = {
            table: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) for table in COLUMNS
        }
    assert {table: set(columns) for table, columns in made.items()} == {
        table: set(columns) for table, columns in COLUMNS.items()
    }


ADD = """
import sys
from onrecord.ledger import open_ledger, read_ledger
from tests.factories import make_article, make_reading, make_story
from tests.ledger.stories.test_stories import FLOOD
from tests.ledger.stories.test_stories import reading as story_reading
name, path = sys.argv[1:]
with open_ledger(path, create=True) as ledger:
    for at in range(20):
        ledger.add(make_story(id=f"{name}{at}"))
"""


def test_processes_make_and_fill_one_ledger_together(tmp_path):
    path = tmp_path / "shared.onrecord"
    command = [sys.executable, "-c", ADD]
    running = [subprocess.Popen([*command, name, str(path)], cwd=ROOT) for name in "abcd"]
    assert [process.wait(120) for process in running] == [0] * 4
    with open_ledger(path) as ledger:
        assert ledger.counts().articles == 80
        assert not list(ledger.check())


def test_what_is_written_ahead_is_moved_into_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_LOG_BYTES", 200_000)
    path = tmp_path / "long.onrecord"
    with open_ledger(path, create=True) as ledger:
        for at in range(60):
            ledger.add(make_story(id=f"a{at}"))
            ledger.feed()
        assert path.with_name("long.onrecord-wal").stat().st_size < 600_000
        assert path.stat().st_size > 200_000
        assert ledger.counts().articles == 60


def test_what_is_written_ahead_is_short_again_after_a_long_transaction(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_LOG_BYTES", 200_000)
    with open_ledger(tmp_path / "long.onrecord", create=True) as ledger:
        ledger.following.follow(
            FollowedFeed(f"https://lagoon.example/{at}/{'x' * 2000}", DAY, DAY) for at in range(300)
        )
        for at in range(3):
            ledger.following.follow([FollowedFeed(f"https://lagoon.example/{at}", DAY, DAY)])
        assert (tmp_path / "long.onrecord-wal").stat().st_size < 200_000
        assert len(ledger.following.feeds()) == 303


def on_a_read_only_disk(monkeypatch):
    """Let a file be opened as SQLite opens it on a disk that cannot be written: alone, or not at all."""
    usual = opening._connect

    def connect(path, *, mode="rw", fixed=False):
        if not fixed:
            raise sqlite3.OperationalError("unable to open database file")
        return usual(path, mode=mode, fixed=fixed)

    monkeypatch.setattr(opening, "_connect", connect)


def test_ledger_on_a_read_only_disk_is_read_and_not_written(tmp_path, monkeypatch):
    path = tmp_path / "kept.onrecord"
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_story(id="one"))
    on_a_read_only_disk(monkeypatch)
    with open_ledger(path) as ledger:
        assert ledger.article_ids() == ["one"]
        assert ledger.search("flooded").items
        for write in (
            lambda: ledger.add(make_story(id="two")),
            lambda: ledger.keep_pages({"x": Added("a", "v", "added", 1)}, "v"),
        ):
            with pytest.raises(LedgerError, match=r"can be read but not written\. Copy it"):
                write()
    assert [one.name for one in tmp_path.iterdir()] == ["kept.onrecord"]


def test_ledger_that_is_only_read_is_never_written_and_sees_what_others_write(tmp_path):
    path = tmp_path / "kept.onrecord"
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_story(id="one"))
    before = path.read_bytes()
    with read_ledger(path) as only_read:
        assert only_read.article_ids() == ["one"]
        with pytest.raises(LedgerError, match="can be read but not written"):
            only_read.add(make_story(id="two"))
        assert path.read_bytes() == before
        with open_ledger(path) as ledger:
            ledger.add(make_story(id="two"))
        assert only_read.article_ids() == ["one", "two"]


@pytest.mark.parametrize("step", ["PRAGMA user_version = 1", "INSERT INTO unlinked SELECT key FROM articles"])
def test_ledger_of_an_older_version_is_refused_where_it_is_only_read(tmp_path, step):
    path = tmp_path / "older.onrecord"
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_story(id="one"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(step)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"An older version of Onrecord wrote .* brings it up to date\."):
        read_ledger(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda path: None, MissingLedgerError, "There is no ledger at"),
        (lambda path: path.touch(), MissingLedgerError, "There is no ledger at"),
        (lambda path: path.mkdir(), ForeignLedgerError, "is a folder"),
        (lambda path: path.write_bytes(b"no database " * 100), ForeignLedgerError, "is not a ledger"),
    ],
    ids=["nothing", "an empty file", "a folder", "another file"],
)
def test_what_is_no_ledger_is_refused_where_it_would_be_only_read(tmp_path, make, error, words):
    path = tmp_path / "x.onrecord"
    make(path)
    with pytest.raises(error, match=words):
        read_ledger(path)


def test_ledger_on_a_read_only_disk_can_be_only_read(tmp_path, monkeypatch):
    path = tmp_path / "kept.onrecord"
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_story(id="one"))
    on_a_read_only_disk(monkeypatch)
    with read_ledger(path) as ledger:
        assert ledger.article_ids() == ["one"]


def test_ledger_that_a_writer_left_on_a_read_only_disk_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "left.onrecord"
    open_ledger(path, create=True).close()
    path.with_name("left.onrecord-wal").write_bytes(b"something")
    on_a_read_only_disk(monkeypatch)
    with pytest.raises(LedgerError, match=r"stand in left.onrecord-wal .*Copy both files"):
        open_ledger(path)


def test_opening_a_ledger_again_leaves_its_locks_in_place(tmp_path):
    path = tmp_path / "held.onrecord"
    alone = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA journal_mode = DELETE')"
    with open_ledger(path, create=True) as ledger:
        ledger.counts()
        open_ledger(path).close()
        other = subprocess.run(
            [sys.executable, "-c", alone, str(path)], capture_output=True, text=True, check=False
        )
    assert "database is locked" in other.stderr


def test_stories_that_an_older_version_told_are_told_anew(tmp_path):
    path = tmp_path / "older.onrecord"
    scores = "SELECT article, other, score FROM story_pairs ORDER BY 1, 2"
    with open_ledger(path, create=True) as ledger:
        list(ledger.add_many(story_reading(*row) for row in FLOOD))
    with closing(sqlite3.connect(path)) as connection, connection:
        told = connection.execute(scores).fetchall()
        connection.execute("UPDATE story_pairs SET score = 0.11")
        connection.execute("DELETE FROM schema_steps WHERE number > 40")
        connection.execute("PRAGMA user_version = 40")
    open_ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert told
        assert connection.execute(scores).fetchall() == told


def test_linking_anew_is_shown_article_by_article(tmp_path):
    path = tmp_path / "older.onrecord"
    with open_ledger(path, create=True) as ledger:
        ledger.add(make_reading(make_article()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO unlinked (article) SELECT key FROM articles")
    shown = []
    open_ledger(path, watch=lambda items, total: (shown.append((one, total)) or one for one in items)).close()
    assert shown == [(0, 1)]
    open_ledger(path, watch=lambda items, total: pytest.fail("nothing waits")).close()


def test_connections_for_reading_cannot_write(tmp_path):
    path = tmp_path / "kept.onrecord"
    open_ledger(path, create=True).close()
    with (
        pytest.raises(OperationalError, match="readonly database"),
        opening.readers(opening.prepare(path, create=False)).connect() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM articles")
