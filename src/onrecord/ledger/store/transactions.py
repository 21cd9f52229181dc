"""The connections to a ledger's file: any number of readers beside one writer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeVar

from sqlalchemy import Connection

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.store.opening import (
    DATABASE_ERRORS,
    LedgerFile,
    checkpoint,
    plain_error,
    read_only,
    readers,
    uninterrupted,
    vacuum,
    writer,
)

T = TypeVar("T")


class Transactions:
    """What every part of a ledger reads and writes through; `Ledger` has all the parts."""

    def __init__(self, file: LedgerFile) -> None:
        self.path = file.path
        self._identity = _identity(file.path)
        self._unwritable = file.fixed or file.only_read
        self._writer = writer(file.path)
        self._readers = readers(file)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.path}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._readers.dispose()
        self._writer.dispose()

    def place(self) -> Literal["here", "gone", "replaced"]:
        """Whether its path still leads to the file that is open here, to none, or to another one."""
        now = _identity(self.path)
        return "gone" if now is None else "here" if now == self._identity else "replaced"

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is now."""
        try:
            with self._readers.begin() as connection:
                yield connection
        except UnicodeEncodeError as error:
            raise QueryError("The question holds a character that no text can hold (a lone surrogate).") from error
        except DATABASE_ERRORS as error:
            raise plain_error(error, str(self.path)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that alone may write, and that an interruption waits for."""
        if self._unwritable:
            raise read_only(str(self.path))
        place = self.place()
        if place != "here":
            what = "was deleted" if place == "gone" else "was replaced by another one"
            told = f"The file {self.path} {what}, and nothing can be kept in it. Start again."
            raise LedgerError(told, where=str(self.path))
        try:
            with uninterrupted():
                with self._writer.begin() as connection:
                    before = _changes(connection)
                    yield connection
                    if _changes(connection) != before:
                        connection.exec_driver_sql("UPDATE revision SET number = number + 1")
                checkpoint(self.path, self._writer)
        except UnicodeEncodeError as error:
            raise LedgerError(
                "What was given holds a character that no text can hold (a lone surrogate)."
            ) from error
        except DATABASE_ERRORS as error:
            raise plain_error(error, str(self.path)) from error

    def _overwrite(self) -> None:
        """Let nothing of what was deleted stand in the file any more.

        Where others read meanwhile, it stands in the log beside the file until the last of them has closed it.
        """
        try:
            vacuum(self.path, self._writer)
        except DATABASE_ERRORS as error:
            raise LedgerError(
                f"What was removed is out of {self.path}, but its words may still stand in unused parts of it: "
                f"{error}. Make room, or let other programs end, and run `sqlite3 {self.path} VACUUM`.",
                where=str(self.path),
            ) from error

    def revision(self) -> int:
        """A number that grows with every change of the ledger; the same number is the same content."""
        with self._reading() as connection:
            return revision_of(connection)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from every other one; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _changes(connection: Connection) -> int:
    """How many rows this connection has changed since it was opened."""
    return int(connection.connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


def once_a_revision(connection: Connection, load: Callable[[Connection], T]) -> T:
    """What a function reads from the ledger, read anew only where the ledger has changed since.

    A connection that has written keeps nothing: what it wrote may be taken back.

    Args:
        connection: within a transaction; it keeps what was read for the next one.
        load: gives the same for the same ledger, and what it gives is never changed.
    """
    if _changes(connection):
        return load(connection)
    number = revision_of(connection)
    kept: tuple[int, T] | None = connection.info.get(load)
    if kept is None or kept[0] != number:
        kept = connection.info[load] = (number, load(connection))
    return kept[1]


def revision_of(connection: Connection) -> int:
    """The number of the ledger's last change."""
    return int(connection.exec_driver_sql("SELECT number FROM revision").scalar_one())
