"""Step 15: postings of a third of the size, in the order of publication whatever came when.

What an article is ordered by stands in eleven bytes (`onrecord.ledger.linking.postings`); `claim_keys` are the
postings of words, `question_keys` those of answers, in which `leads` tells those that lead their question. All that
is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "DROP TABLE claim_keys",
    "DROP TABLE question_keys",
    "DROP TABLE answers",
    "DROP TABLE statements",
    "DELETE FROM contexts",
    "DELETE FROM questions",
    "DELETE FROM ties",
    """CREATE TABLE statements (
        claim INTEGER PRIMARY KEY REFERENCES claims (key), moment BLOB NOT NULL, voice TEXT NOT NULL,
        stance TEXT NOT NULL, cue TEXT NOT NULL, own_voice INTEGER NOT NULL,
        as_of_first TEXT, as_of_until TEXT, said_first TEXT, said_until TEXT)""",
    """CREATE TABLE answers (
        claim INTEGER NOT NULL REFERENCES claims (key), figure INTEGER NOT NULL, moment BLOB NOT NULL,
        frame TEXT NOT NULL, low REAL, high REAL, bound TEXT NOT NULL, words TEXT NOT NULL, label TEXT NOT NULL,
        topic TEXT NOT NULL, places TEXT NOT NULL, one_day INTEGER NOT NULL, running INTEGER NOT NULL,
        head_claim INTEGER, head_figure INTEGER,
        PRIMARY KEY (claim, figure)) WITHOUT ROWID""",
    """CREATE INDEX answers_by_head ON answers (head_claim, head_figure, moment, claim, figure)
        WHERE head_claim IS NOT NULL""",
    """CREATE TABLE claim_keys (
        key INTEGER NOT NULL, moment BLOB NOT NULL, claim INTEGER NOT NULL,
        PRIMARY KEY (key, moment, claim)) WITHOUT ROWID""",
    """CREATE TABLE question_keys (
        key INTEGER NOT NULL, leads INTEGER NOT NULL, moment BLOB NOT NULL, claim INTEGER NOT NULL,
        figure INTEGER NOT NULL,
        PRIMARY KEY (key, leads, moment, claim, figure)) WITHOUT ROWID""",
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
