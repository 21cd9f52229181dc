"""A ledger of a million claims in minutes: the rows that adding unrelated articles would write, without looking up.

Every word that tells what such an article is about stands in it alone, so no other is a copy of it, answers its
questions, says what it says or is of its story; which rows adding it writes follows from the article itself.
`tests/benchmarks/test_link_scale.py` adds the same articles one by one and finds the same rows.
"""

import datetime as dt
import random
import sqlite3
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.made_readings import CLAIMS, DAY, make_reading
from onrecord.ledger.linking.meeting import rows_of, statements_of
from onrecord.ledger.linking.postings import hashed_all, moment_of
from onrecord.ledger.linking.reach import Role
from onrecord.ledger.store.rows import article_values, child_rows, version_of
from onrecord.ledger.store.schema import CHILDREN, COLUMNS, INSERT
from onrecord.ledger.stories.placing import named_after
from onrecord.link.across.headings import question_text
from onrecord.link.across.questions import LIKELY, NEAR, likeness, may_be_one, question_id, question_keys
from onrecord.link.across.statements import Asked
from onrecord.link.origins.copies import body_of
from onrecord.link.stories.profiles import profile_of
from onrecord.records import Reading

_LETTERS = "bkmprtvzaou"
"""Words of these letters have no ending that stems lose, so two of them never meet."""
_LENGTH = 7
_WORDS = 40
_BATCH = 500
_SORTED = ("claim_keys", "question_keys", "fingerprints", "story_terms")
"""Tables whose rows are kept aside and written in order at the end, as their keys are spread over all of them."""


def lone_readings(first: int = 0) -> Iterator[Reading]:
    """Readings without end, the earliest first, each on something of its own; the first so many left out."""
    at = first
    while True:
        chance = random.Random(at)
        words = [_word(at * _WORDS + place) for place in range(_WORDS)]
        day = dt.date(1900, 1, 1) + dt.timedelta(days=at // DAY)
        yield make_reading(_text(chance, words), f"lone{at}", day.isoformat(), f"Outlet {at % 97}")
        at += 1


def _word(number: int) -> str:
    out = []
    for _ in range(_LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        out.append(_LETTERS[letter])
    return "".join(out)


def _text(chance: random.Random, words: list[str]) -> str:
    sentences = []
    for number in range(CLAIMS):
        place, other = chance.sample(words, 2)
        said = " ".join(chance.choices(words, k=10))
        people = chance.randint(3, 900)
        told = f"at least {people} people were killed in {place.title()} {said} {other.title()}"
        sentences.append(f"Mayor {words[number % 5].title()} said that {told}.")
    return " ".join(sentences)


def fill(path: Path, readings: Iterator[Reading], number: int) -> None:
    """Write so many readings of `lone_readings` into a ledger that nobody has open."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -262144")
    for table in _SORTED:
        connection.execute(f"CREATE TEMP TABLE aside_{table} AS SELECT * FROM {table} WHERE 0")
    (article,) = connection.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()
    while number > 0:
        connection.execute("BEGIN")
        rows: defaultdict[str, list[Any]] = defaultdict(list)
        for _ in range(min(_BATCH, number)):
            article += 1
            for table, more in _rows(article, next(readings)).items():
                rows[table] += more
        for table, some in rows.items():
            sql = INSERT.get(table) or _WORDS_SQL[table]
            sql = sql.replace(f"INTO {table} ", f"INTO aside_{table} ") if table in _SORTED else sql
            connection.executemany(sql, some)
        connection.execute("COMMIT")
        number -= _BATCH
    for table in _SORTED:
        order = ", ".join(COLUMNS[table])
        connection.execute(f"INSERT INTO {table} SELECT * FROM aside_{table} ORDER BY {order}")
    connection.execute("DELETE FROM unplaced")
    connection.close()


_WORDS_SQL = {
    "claims_words": "INSERT INTO claims_words (rowid, evidence, content, who, via) VALUES (?, ?, ?, ?, ?)",
    "articles_words": "INSERT INTO articles_words (rowid, title, body) VALUES (?, ?, ?)",
}


def _rows(key: int, reading: Reading) -> dict[str, list[Any]]:
    """All rows of a reading, by table."""
    article = reading.article
    values = article_values(reading) | {"key": key, "version": version_of(article.text), "address": article.id}
    values |= {"current": 1, "body": key, "head": None, "copy_rule": None}
    children = child_rows(key, reading)
    out: dict[str, list[Any]] = {"articles": [tuple(values[name] for name in COLUMNS["articles"])]}
    out |= {name: children[name] for name in (*CHILDREN, "claim_figures", "claim_places")}
    out["addresses"] = [(article.id, key, article.id)]
    out["origins"] = [(key, 1.0, None, None, None)]
    where = {name: at for at, name in enumerate(COLUMNS["claims"])}
    words = ("key", "evidence", "content", "who", "via")
    out["claims_words"] = [tuple(row[where[name]] for name in words) for row in children["claims"]]
    out["articles_words"] = [(key, article.title, article.text)]
    return out | _body_rows(key, reading) | _claim_rows(key, reading) | _story_rows(key, reading)


def _body_rows(key: int, reading: Reading) -> dict[str, list[Any]]:
    body = body_of(reading.article)
    assert body is not None
    lead = set(body.lead)
    return {
        "bodies": [(key, body.sha256, len(body.runs), struct.pack(f"<{len(body.runs)}I", *body.runs))],
        "fingerprints": [(run, int(run in lead), key) for run in body.sample],
    }


def _claim_rows(key: int, reading: Reading) -> dict[str, list[Any]]:
    """The rows of claims, each answer under the one of its article that it is likest."""
    claims = statements_of(key, reading)
    moments = dict(zip(claims, (moment_of(reading.article, claim) for claim in reading.claims), strict=True))
    out = rows_of(key, claims, moments)
    standing: dict[tuple[int, int], tuple[Asked, tuple[int, int], Role]] = {}
    answers, keys, questions = [], [], []
    for row, (claim, asked) in zip(
        out["answers"], [(c, Asked(one, a)) for c, one in claims.items() for a in one.answers], strict=True
    ):
        place = claim, asked.answer.figure
        head, role = _standing(place, asked, standing)
        standing[place] = asked, head, role
        if role is Role.LEADS:
            questions.append((question_id(asked), *place, question_text(asked)))
        answers.append((*row[:-2], *head))
        keys += [(one, role, moments[claim], *place) for one in hashed_all(question_keys(asked))]
    return out | {"answers": answers, "question_keys": keys, "questions": questions}


def _standing(
    place: tuple[int, int], asked: Asked, before: dict[tuple[int, int], tuple[Asked, tuple[int, int], Role]]
) -> tuple[tuple[int, int], Role]:
    """The leader and the role of an answer by those of other claims before it in its article."""
    for wanted, bound, role in ((Role.LEADS, LIKELY, Role.JOINED), (Role.JOINED, NEAR, Role.BESIDE)):
        likely = [
            (likeness(asked, other), head)
            for (claim, _), (other, head, its_role) in before.items()
            if claim != place[0] and its_role is wanted and may_be_one(asked, before[head][0])
        ]
        chance, head = max(likely, key=lambda one: one[0], default=(0.0, place))
        if chance >= bound:
            return head, role
    return place, Role.LEADS


def _story_rows(key: int, reading: Reading) -> dict[str, list[Any]]:
    profile = profile_of(reading.article)
    assert profile.day is not None
    day = int(profile.day)
    return {
        "stories": [(key, named_after(reading.article.id), key)],
        "story_members": [(key, key, None, None, day, profile.pack())],
        "story_terms": [(zlib.crc32(term.encode()), day, key) for term in profile.heaviest()],
    }
