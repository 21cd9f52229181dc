"""Step 23: what people decided on claims, as it is in force, so that searches and lists can ask for it.

Made from `decisions` after each new one; nothing stands here that is not there.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE judged (
        claim TEXT PRIMARY KEY, standing TEXT NOT NULL, stance TEXT, speaker TEXT, told TEXT NOT NULL)
        WITHOUT ROWID""",
    "CREATE INDEX judged_speakers ON judged (speaker) WHERE speaker IS NOT NULL",
)
