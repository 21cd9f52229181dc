"""Step 3: claims across articles: what each is found by, the questions they answer, and their links.

A row of `statements` stands for each claim of a current article. `claim_keys` are postings of all of them,
`question_keys` of the answers that lead a question; keys are 64-bit digests, and rows of one key lie in the order
of their moments, so that the newest before a moment are read in one go. A link is not storable without its reason
and the place of its evidence on both sides. Articles that were here wait in `unlinked` until they are linked.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE contexts (
        article INTEGER PRIMARY KEY REFERENCES articles (key), words TEXT NOT NULL, names TEXT NOT NULL)""",
    """CREATE TABLE statements (
        claim INTEGER PRIMARY KEY REFERENCES claims (key), moment TEXT NOT NULL, voice TEXT NOT NULL,
        cue TEXT NOT NULL, own_voice INTEGER NOT NULL,
        as_of_first TEXT, as_of_until TEXT, said_first TEXT, said_until TEXT)""",
    """CREATE TABLE answers (
        claim INTEGER NOT NULL REFERENCES claims (key), figure INTEGER NOT NULL, moment TEXT NOT NULL,
        frame TEXT NOT NULL, low REAL, high REAL, bound TEXT NOT NULL, words TEXT NOT NULL, label TEXT NOT NULL,
        topic TEXT NOT NULL, places TEXT NOT NULL, one_day INTEGER NOT NULL, running INTEGER NOT NULL,
        head_claim INTEGER, head_figure INTEGER,
        PRIMARY KEY (claim, figure)) WITHOUT ROWID""",
    """CREATE INDEX answers_by_head ON answers (head_claim, head_figure, moment)
        WHERE head_claim IS NOT NULL""",
    """CREATE TABLE claim_keys (
        key INTEGER NOT NULL, moment TEXT NOT NULL, claim INTEGER NOT NULL, figure INTEGER NOT NULL,
        PRIMARY KEY (key, moment, claim, figure)) WITHOUT ROWID""",
    """CREATE TABLE question_keys (
        key INTEGER NOT NULL, moment TEXT NOT NULL, claim INTEGER NOT NULL, figure INTEGER NOT NULL,
        PRIMARY KEY (key, moment, claim, figure)) WITHOUT ROWID""",
    """CREATE TABLE questions (
        id TEXT PRIMARY KEY, claim INTEGER NOT NULL, figure INTEGER NOT NULL, text TEXT NOT NULL,
        UNIQUE (claim, figure)) WITHOUT ROWID""",
    """CREATE TABLE ties (
        later INTEGER NOT NULL REFERENCES claims (key), later_figure INTEGER NOT NULL,
        earlier INTEGER NOT NULL REFERENCES claims (key), earlier_figure INTEGER NOT NULL,
        relation TEXT NOT NULL, score REAL NOT NULL,
        because TEXT NOT NULL CHECK (length(because) > 0),
        later_start INTEGER NOT NULL, later_stop INTEGER NOT NULL CHECK (later_stop > later_start),
        earlier_start INTEGER NOT NULL, earlier_stop INTEGER NOT NULL CHECK (earlier_stop > earlier_start),
        judged_by TEXT NOT NULL,
        PRIMARY KEY (later, later_figure, earlier, earlier_figure, relation)) WITHOUT ROWID""",
    "CREATE INDEX ties_by_earlier ON ties (earlier)",
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
