"""Step 1: articles with their versions, one row a statement, and the words to search.

Children of an article stand under its key, ordered by their position in the reading, so that a reading comes
back exactly. The search tables keep no text of their own: what is taken out of them must be given as it was
put in, so the writer takes words out before it changes what they were made from. Of an article only the title
and the body are indexed, not the furniture of its page. The long columns of an article come last, so that lists
of articles do not read their texts.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE revision (number INTEGER NOT NULL)",
    "INSERT INTO revision VALUES (0)",
    """CREATE TABLE articles (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        address TEXT NOT NULL,
        current INTEGER NOT NULL CHECK (current IN (0, 1)),
        published_utc TEXT NOT NULL, modified_utc TEXT NOT NULL,
        sources_count INTEGER NOT NULL, claims_count INTEGER NOT NULL, figures_count INTEGER NOT NULL,
        links_count INTEGER NOT NULL, denials_count INTEGER NOT NULL, not_verified_count INTEGER NOT NULL,
        repeats_count INTEGER NOT NULL,
        body INTEGER REFERENCES bodies (key),
        head INTEGER REFERENCES articles (key),
        copy_rule TEXT,
        url TEXT, outlet TEXT, title TEXT, language TEXT, read_minutes INTEGER, image TEXT, fetched_at TEXT,
        published TEXT, published_from TEXT, modified TEXT, modified_from TEXT, text_sha256 TEXT NOT NULL,
        authors TEXT NOT NULL, code_versions TEXT NOT NULL, problems TEXT NOT NULL, page_problems TEXT NOT NULL,
        blocks TEXT NOT NULL, sentences TEXT NOT NULL, text TEXT NOT NULL,
        UNIQUE (id, version))""",
    "CREATE INDEX articles_by_address ON articles (address)",
    "CREATE INDEX articles_by_body ON articles (body)",
    "CREATE INDEX articles_by_head ON articles (head) WHERE head IS NOT NULL",
    "CREATE INDEX articles_feed ON articles (published_utc, id) WHERE current = 1 AND head IS NULL",
    "CREATE INDEX articles_by_outlet ON articles (outlet, published_utc, id, claims_count) WHERE current = 1",
    """CREATE INDEX articles_totals ON articles (claims_count, figures_count, links_count)
        WHERE current = 1""",
    """CREATE TABLE times (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        listed INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL,
        kind TEXT NOT NULL, value TEXT NOT NULL, first TEXT, until TEXT, mod TEXT, anchor TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE figures (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL,
        low REAL, high REAL, bound TEXT NOT NULL, counts TEXT, event TEXT, unit TEXT, change TEXT,
        mode TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE sources (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT, speaks_for TEXT,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE mentions (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE attributions (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        id TEXT NOT NULL, inside TEXT, score REAL NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE spans (
        article INTEGER NOT NULL REFERENCES articles (key), attribution INTEGER NOT NULL,
        part TEXT NOT NULL CHECK (part IN ('source', 'cue', 'content', 'quoted', 'said_to', 'occasion')),
        position INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (article, attribution, part, position)) WITHOUT ROWID""",
    """CREATE TABLE claims (
        key INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        id TEXT NOT NULL, attribution TEXT,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, evidence TEXT NOT NULL, content TEXT NOT NULL,
        source TEXT, who TEXT, chain TEXT NOT NULL, via TEXT NOT NULL,
        stance TEXT NOT NULL, attitude TEXT NOT NULL, wording TEXT NOT NULL,
        said_when INTEGER, as_of INTEGER,
        score REAL NOT NULL, found_by TEXT NOT NULL, question TEXT,
        UNIQUE (article, position))""",
    "CREATE INDEX claims_by_id ON claims (id)",
    """CREATE TABLE claim_figures (
        claim INTEGER NOT NULL REFERENCES claims (key), position INTEGER NOT NULL, figure INTEGER NOT NULL,
        PRIMARY KEY (claim, position)) WITHOUT ROWID""",
    """CREATE TABLE links (
        article INTEGER NOT NULL REFERENCES articles (key), position INTEGER NOT NULL,
        later TEXT NOT NULL, earlier TEXT NOT NULL, relation TEXT NOT NULL, score REAL NOT NULL,
        because TEXT NOT NULL, judged_by TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    "CREATE INDEX links_by_later ON links (later)",
    "CREATE INDEX links_by_earlier ON links (earlier)",
    "CREATE TABLE bodies (key INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, runs BLOB NOT NULL)",
    """CREATE TABLE fingerprints (
        run INTEGER NOT NULL, lead INTEGER NOT NULL, body INTEGER NOT NULL REFERENCES bodies (key),
        PRIMARY KEY (run, lead, body)) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE articles_words USING fts5 (
        title, body, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE claims_words USING fts5 (
        evidence, content, who, via, content = 'claims', content_rowid = 'key',
        tokenize = 'unicode61 remove_diacritics 2')""",
)
