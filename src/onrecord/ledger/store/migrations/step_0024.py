"""Step 24: the links that people rejected, so that searches leave them out; made anew after each decision.

Those of older ledgers are taken over: a rejection counts unless a decision in force took it back, or a later one
confirmed the link.
"""

from __future__ import annotations

_NOT_TAKEN_BACK = """NOT EXISTS (SELECT 1 FROM decisions AS u WHERE u.undoes = {0}.id
    AND NOT EXISTS (SELECT 1 FROM decisions AS v WHERE v.undoes = u.id))"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE rejected (later TEXT NOT NULL, earlier TEXT NOT NULL, relation TEXT NOT NULL,
        PRIMARY KEY (later, earlier, relation)) WITHOUT ROWID""",
    f"""INSERT OR IGNORE INTO rejected (later, earlier, relation)
        SELECT json_extract(d.subject, '$.later'), json_extract(d.subject, '$.earlier'),
            json_extract(d.subject, '$.relation')
        FROM decisions AS d WHERE d.act = 'reject' AND {_NOT_TAKEN_BACK.format("d")}
            AND NOT EXISTS (SELECT 1 FROM decisions AS c WHERE c.act = 'confirm' AND c.subject = d.subject
                AND c.made_at > d.made_at AND {_NOT_TAKEN_BACK.format("c")})""",
)
