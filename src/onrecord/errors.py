"""The exceptions that Onrecord raises on purpose.

    OnrecordError
    ├── InputError          what was given cannot be read
    │   ├── EmptyInputError     there is nothing in it
    │   ├── NotTextError        it is binary, or too large
    │   ├── RecordError         a record of a JSON Lines file is malformed
    │   ├── NoArticleError      a page without an article on it
    │   ├── SetAsideError       a page that hung, crashed or overfilled the parser
    │   └── FetchError          an address did not give what was asked for
    │       ├── RefusedAddressError     it leads where nothing is fetched
    │       ├── NoAnswerError           its host does not answer, or not in time
    │       ├── RobotsError             its host's robots.txt does not want it
    │       └── QuietHostError          its host has asked for quiet
    ├── EvidenceError       a stored span no longer says what it said
    ├── LedgerError         the ledger cannot be opened or written
    │   ├── MissingLedgerError
    │   └── ForeignLedgerError  a file of another program or of a newer version
    ├── QueryError          a search that cannot be understood
    └── WeightsError        the model's files are missing, broken or do not match

An error keeps the values it speaks of as attributes; its message says what happened and then what to do.
None of them reaches a user of the command line as a traceback.
"""


class OnrecordError(Exception):
    """Base of every error that Onrecord raises on purpose."""


class InputError(OnrecordError):
    """What was given cannot be read.

    Attributes:
        where: the file, address or "-" that was given.
    """

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.where = where


class EmptyInputError(InputError):
    """There is nothing in the input."""


class NotTextError(InputError):
    """The input is binary, or larger than what is read."""


class RecordError(InputError):
    """A record of a JSON Lines input is malformed.

    Attributes:
        line: its line number, from 1.
    """

    def __init__(self, message: str, *, where: str | None = None, line: int | None = None) -> None:
        super().__init__(message, where=where)
        self.line = line


class NoArticleError(InputError):
    """A page on which no article was found."""


class SetAsideError(InputError):
    """A page that took too long or too much memory to parse, or crashed the parser."""


class FetchError(InputError):
    """An address did not give what was asked for.

    Attributes:
        status: the HTTP status, None without an answer.
        retry_after: seconds after which to try again, where the server said so.
        lasting: trying again is of no use.
        refused: it was not even asked, since it leads where nothing is fetched.
    """

    refused = False

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        status: int | None = None,
        retry_after: float | None = None,
        lasting: bool = False,
    ) -> None:
        super().__init__(message, where=where)
        self.status = status
        self.retry_after = retry_after
        self.lasting = lasting or self.refused


class RefusedAddressError(FetchError):
    """An address leads where nothing is fetched: another scheme, or a special range of the network."""

    refused = True


class NoAnswerError(FetchError):
    """A host gave no answer that can be understood, or none in time."""


class RobotsError(FetchError):
    """The host's robots.txt does not want an address fetched, or cannot be read."""


class QuietHostError(FetchError):
    """The host has asked for quiet, so that it was not asked; `retry_after` says for how long."""


class EvidenceError(OnrecordError):
    """A span does not say what it said when it was made.

    Attributes:
        expected: the words that were kept.
        found: the words that stand there now.
    """

    def __init__(self, message: str, *, expected: str, found: str) -> None:
        super().__init__(message)
        self.expected = expected
        self.found = found


class LedgerError(OnrecordError):
    """The ledger cannot be opened or written.

    Attributes:
        where: the path or address of the ledger.
    """

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.where = where


class MissingLedgerError(LedgerError):
    """There is no ledger at that place."""


class ForeignLedgerError(LedgerError):
    """The file is of another program, or of a newer version of this one."""


class QueryError(OnrecordError):
    """A search that cannot be understood."""


class WeightsError(OnrecordError):
    """The model's files are missing, broken or do not match their manifest."""
