"""Bare last names of a story's articles and the one person whom each can mean, as suggestions.

What the articles of each story tell of the people who speak in them comes out of the database, and the joins that
`onrecord.naming.surnames` finds go out. Rows stay as the readings gave them; asked again after the stories have
changed, the answer is that of the stories as they stand.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.views.names import SameName
from onrecord.naming.surnames import Bearer, SurnameJoin, family_names, join_surnames, surname_key

_PEOPLE = """
    SELECT {story}, a.key, a.id, s.name, s.role, s.speaks_for, s.affiliation, s.known_as
    FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1 {joined}
    WHERE s.kind = 'person' {chosen} ORDER BY 1, a.id, s.position"""


@dataclass(frozen=True, slots=True)
class _Speaker:
    story: str
    key: int
    bearer: Bearer


_STORIES = """JOIN story_members AS m ON m.article = coalesce(a.head, a.key)
    JOIN stories AS t ON t.key = m.story"""
_OF_NAME = """AND t.key IN (SELECT n.story FROM sources AS o
    JOIN articles AS b ON b.key = o.article AND b.current = 1
    JOIN story_members AS n ON n.article = coalesce(b.head, b.key) WHERE o.kind = 'person' AND o.name = ?)"""


def suggest_surnames(connection: Connection, name: str | None = None) -> Iterator[SameName]:
    """The last names of stories that can mean one person, each pair once with the stories that tell it.

    Args:
        connection: the ledger's.
        name: the name that the pairs are about; None for the pairs of all stories.
    """
    chosen, values = (_OF_NAME, (name,)) if name else ("", ())
    rows = connection.exec_driver_sql(_PEOPLE.format(story="t.id", joined=_STORIES, chosen=chosen), values)
    stories: dict[str, list[_Speaker]] = defaultdict(list)
    for speaker in map(_speaker, rows):
        stories[speaker.story].append(speaker)
    pairs: dict[tuple[str, str], list[tuple[str, SurnameJoin]]] = defaultdict(list)
    for story, speakers in sorted(stories.items()):
        for join in _joins(connection, speakers):
            pairs[join.full, join.lone].append((story, join))
    for (full, lone), found in sorted(pairs.items()):
        if name not in (None, full, lone):
            continue
        told = f"in {len(found)} stories" if len(found) > 1 else "in one story"
        stories_told = tuple(story for story, _ in found)
        yield SameName(full, lone, "person", f"{told} {found[0][1].because}", sure=False, stories=stories_told)


def surnames_among(connection: Connection, keys: Sequence[int]) -> tuple[SameName, ...]:
    """The last names that can mean one person within some articles, by their keys in the database."""
    chosen = "AND a.key IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(
        _PEOPLE.format(story="''", joined="", chosen=chosen), (json.dumps(list(keys)),)
    )
    joins = _joins(connection, list(map(_speaker, rows)))
    return tuple(SameName(join.full, join.lone, "person", join.because, sure=False) for join in joins)


def _speaker(row: Sequence[Any]) -> _Speaker:
    story, key, id, name, role, speaks_for, affiliation, known_as = row
    bodies = tuple(body for body in (speaks_for, affiliation) if body)
    return _Speaker(story, key, Bearer(name, id, (role,) if role else (), bodies, known_as))


def _joins(connection: Connection, speakers: Sequence[_Speaker]) -> tuple[SurnameJoin, ...]:
    """The joins among the speakers of one story; texts are read only where a last name could be joined."""
    names: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        names[surname_key(speaker.bearer.name)].add(speaker.bearer.name)
    shared = {key for key, found in names.items() if key and len(found) > 1}
    bearers = [one.bearer for one in speakers if surname_key(one.bearer.name) in shared]
    lone = {one.name for one in bearers if " " not in one.name}
    if not lone:
        return ()
    keys = json.dumps(sorted({one.key for one in speakers}))
    texts = connection.exec_driver_sql(
        "SELECT text FROM articles WHERE key IN (SELECT value FROM json_each(?))", (keys,)
    )
    return join_surnames(bearers, family_names((row[0] for row in texts), lone))
