"""What is read of a ledger once, until it changes."""

from contextlib import suppress

from onrecord.ledger.store.transactions import once_a_revision
from tests.factories import make_story


def test_what_is_read_once_a_revision_is_read_anew_after_a_change(ledger):
    def load(connection):
        return [row[0] for row in connection.exec_driver_sql("SELECT id FROM articles")]

    with ledger._reading() as connection:
        assert once_a_revision(connection, load) is once_a_revision(connection, load)
    ledger.add(make_story(id="flood"))
    with ledger._reading() as connection:
        assert once_a_revision(connection, load) == ["flood"]
    with ledger._writing() as connection:
        assert once_a_revision(connection, load) == ["flood"]
        connection.exec_driver_sql("UPDATE articles SET id = 'dyke'")
        assert once_a_revision(connection, load) == ["dyke"]


def test_what_was_read_of_a_transaction_that_was_taken_back_is_not_kept(ledger):
    def load(connection):
        return [row[0] for row in connection.exec_driver_sql("SELECT id FROM articles")]

    ledger.add(make_story(id="flood"))
    with suppress(ZeroDivisionError), ledger._writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET id = 'dyke'")
        assert once_a_revision(connection, load) == ["dyke"]
        raise ZeroDivisionError
    with ledger._writing() as connection:
        assert once_a_revision(connection, load) == ["flood"]
