"""A ledger's file: refused when it is not ours, made and upgraded when it is, and its connections.

SQLite in WAL mode. Before SQLite 3.51.3 a checkpoint that runs while another connection commits can lose a
transaction, so no connection checkpoints by itself: a writer does, between transactions, and holds the write
lock of the file meanwhile. Readers are `query_only`. The file is never opened but by SQLite, since closing it
would take away the locks that SQLite holds on it in this process. Texts are kept as UTF-8 with lone surrogates
let through, so that any text comes back as it was.
"""

import json
import signal
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from operator import methodcaller
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from onrecord.errors import ForeignLedgerError, LedgerError, MissingLedgerError
from onrecord.ledger.store import migrations
from onrecord.ledger.store.migrations import take_steps, taken_steps

_BUSY_SECONDS = 30.0
_LOG_BYTES = 8_000_000  # how much is written ahead before it is moved into the main file: about 150 articles

_DAMAGED = (UnicodeDecodeError, json.JSONDecodeError, zlib.error)
"""What a file raises in which bytes were overwritten so that SQLite does not notice."""
DATABASE_ERRORS = (SQLAlchemyError, sqlite3.Error, *_DAMAGED)
"""What reading and writing raise, by SQLAlchemy, by lookups past it, and by what does not read what was written."""
_NO_ROOM = ("is full", "disk I/O error")  # the second comes of a limit on the sizes of files, too
_NOT_WRITABLE = ("unable to open database file", "readonly database", "read-only")

_decode = methodcaller("decode", "utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """Where a ledger is kept; `fixed` when nothing can be written there, so that it is only read.

    A fixed file is read without locks: it must not change while it is open. One that is `only_read` may be written
    by others meanwhile, and is opened so that nothing here can write to it.
    """

    path: Path
    fixed: bool = False
    only_read: bool = False


def prepare(where: str | Path, *, create: bool) -> LedgerFile:
    """A ledger's file, ours and of the newest schema; with `create` it is made where there is none.

    Raises:
        MissingLedgerError: there is none, and `create` is False.
        ForeignLedgerError: the file is of another program or of a newer version.
        LedgerError: it cannot be read or made.
    """
    path = _path_of(where)
    name, steps = str(path), migrations.STEPS
    with _plain_errors(path):
        kept = _kept(path)
        if kept is not None and _missing_steps(kept) == 0:
            return kept
        if kept is None and not create:
            raise _none_there(name)
        if kept is None and not path.absolute().parent.is_dir():
            raise LedgerError(f"{name} cannot be made: its folder does not exist. Make it first.", where=name)
        with closing(_connect(path, mode="rwc")) as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            take_steps(connection, name, steps)
            connection.execute("PRAGMA journal_mode = WAL")
    return LedgerFile(path)


def look(where: str | Path) -> LedgerFile:
    """The file of a ledger that is there, ours and of the newest schema, for reading alone.

    Raises:
        MissingLedgerError: there is none.
        ForeignLedgerError: the file is of another program or of a newer version.
        LedgerError: it cannot be read, or must be brought to the newest schema first.
    """
    path = _path_of(where)
    with _plain_errors(path):
        kept = _kept(path)
        if kept is None:
            raise _none_there(str(path))
        if _missing_steps(kept):
            raise outdated(str(path))
    return replace(kept, only_read=True)


def outdated(name: str) -> LedgerError:
    """That a ledger must be written before it can be read, with what to do."""
    return LedgerError(
        f"An older version of Onrecord wrote {name}. `onrecord check {name}` brings it up to date.", where=name
    )


def _none_there(name: str) -> MissingLedgerError:
    return MissingLedgerError(f"There is no ledger at {name}. `onrecord add {name} WHERE…` makes one.", where=name)


def _kept(path: Path) -> LedgerFile | None:
    """The file at a path; None where there is none, or nothing in it."""
    if path.is_dir():
        raise ForeignLedgerError(f"{path} is a folder, not a ledger. Give a file.", where=str(path))
    if not path.exists() or path.stat().st_size == 0:
        return None
    return LedgerFile(path, fixed=_is_fixed(path))


def _missing_steps(file: LedgerFile) -> int:
    """How many steps a ledger has to take to the newest schema."""
    with closing(_connect(file.path, mode="ro", fixed=file.fixed)) as connection:
        return len(migrations.STEPS) - taken_steps(connection, str(file.path), migrations.STEPS)


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """What the database and the disk say of a file as errors of ours, each with what to do."""
    name = str(path)
    try:
        yield
    except (*DATABASE_ERRORS, OSError) as error:
        if "not a database" in str(error):
            raise ForeignLedgerError(f"{name} is not a ledger. Give the path of a ledger.", where=name) from error
        if any(words in str(error) for words in _NOT_WRITABLE):
            # what an older version or a broken-off writer left must be written before it can be read
            raise LedgerError(_left_unread(path), where=name) from error
        raise plain_error(error, name) from error


def _left_unread(path: Path) -> str:
    """That a ledger must be written before it can be read, and is where it cannot be, with what to do."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        return (
            f"The last changes of the ledger {path} stand in {log.name} beside it and cannot be taken over here, "
            f"because the folder cannot be written. Copy both files to one that can be, and use the copy."
        )
    return f"The ledger {path} or its folder cannot be written. Copy it to one that can be, and use it there."


def _is_fixed(path: Path) -> bool:
    """Whether a file is all there is of a ledger and nothing can be kept beside it, as on a read-only disk."""
    try:
        with closing(_connect(path, mode="ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        log = path.with_name(path.name + "-wal")
        if "unable to open database file" not in str(error) or (log.exists() and log.stat().st_size > 0):
            raise
        return True
    return False


def _path_of(where: str | Path) -> Path:
    """The path; the address of a database server is refused."""
    name = str(where)
    if "://" in name:
        raise LedgerError(f"{name} is an address, and a ledger is a file. Give a path.", where=name)
    return Path(where)


def _connect(path: Path, *, mode: str = "rw", fixed: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if fixed else ''}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.text_factory = _decode
    return connection


def writer(path: Path) -> Engine:
    """The one connection that writes; each of its transactions takes the write lock at its start."""

    def connect() -> sqlite3.Connection:
        connection = _connect(path)
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute(
            f"PRAGMA journal_size_limit = {_LOG_BYTES // 2}"
        )  # else the log stays as long as it ever was
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=600
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def checkpoint(path: Path, engine: Engine) -> None:
    """Move what was written into the main file when there is much of it, while nobody can write."""
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size < _LOG_BYTES:
        return
    with engine.begin(), closing(_connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def vacuum(path: Path, engine: Engine) -> None:
    """Write the file anew without what was deleted, and move that into the main file."""
    with closing(_connect(path)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("VACUUM")
    with engine.begin(), closing(_connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """An interruption from the keyboard waits until the block has ended; a second one does not.

    One that comes while SQLite runs a statement leaves that statement, and with it the lock of the file, to whoever
    holds the traceback. What heeds interruptions outside of the block, the command line's own handler too, is told
    of it then; where they are ignored they stay so. A block inside of another one leaves it to the outer one.
    """
    usual = signal.getsignal(signal.SIGINT)
    here = threading.current_thread() is threading.main_thread()
    if not here or not callable(usual) or isinstance(usual, _Waiting):
        yield
        return
    waiting = _Waiting(usual)
    signal.signal(signal.SIGINT, waiting)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if waiting.came:
        usual(signal.SIGINT, None)


class _Waiting:
    """A handler that notes the first interruption, and hands a second one to the usual handler."""

    def __init__(self, usual: Callable[[int, FrameType | None], object]) -> None:
        self.usual, self.came = usual, False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self.came:
            self.usual(number, frame)
        self.came = True


def readers(file: LedgerFile) -> Engine:
    """Connections that only read; each transaction sees the ledger as it was at its first query."""

    def connect() -> sqlite3.Connection:
        connection = _connect(file.path, mode="ro" if file.fixed or file.only_read else "rw", fixed=file.fixed)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=60)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def read_only(where: str) -> LedgerError:
    """That a ledger can be read but not written, with what to do."""
    return LedgerError(
        f"The ledger {where} can be read but not written. Copy it to where it can be, and write to the copy.",
        where=where,
    )


def plain_error(error: Any, where: str) -> LedgerError:
    """What the database said, as an error of ours with one sentence."""
    said = str(getattr(error, "orig", None) or error)
    if "readonly database" in said:
        return read_only(where)
    if "locked" in said or "busy" in said:
        return LedgerError(
            f"Another program has been writing to {where} for {_BUSY_SECONDS:.0f} seconds. Try again.", where=where
        )
    if any(words in said for words in _NO_ROOM):
        return LedgerError(
            f"The ledger {where} cannot be read or written: {said}. Make room where it lies and give the same "
            f"command to go on; what was stored is kept.",
            where=where,
        )
    return LedgerError(f"The ledger {where} cannot be used: {said}. Put a backup of it in its place.", where=where)
