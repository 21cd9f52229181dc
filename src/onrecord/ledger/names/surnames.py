"""Bare last names of a story's articles and the one person whom each can mean, as suggestions.

What the articles of each story tell of the people who speak in them comes out of the database, and the joins that
`onrecord.naming.surnames` finds go out. Rows stay as the readings gave them; asked again after the stories have
changed, the answer is that of the stories as they stand.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.views.names import SameName
from onrecord.naming.surnames import Bearer, SurnameJoin, family_names, join_surnames, surname_key

_PEOPLE = """
    SELECT {story}, a.key, a.id, s.name, s.role, s.speaks_for, s.affiliation, s.known_as
    FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1 {joined}
    WHERE s.kind = 'person' {chosen} ORDER BY 1, a.id, s.position"""
_STORIES = """JOIN story_members AS m ON m.article = coalesce(a.head, a.key)
    JOIN stories AS t ON t.key = m.story"""
_OF_NAME = """AND t.key IN (SELECT n.story FROM sources AS o
    JOIN articles AS b ON b.key = o.article AND b.current = 1
    JOIN story_members AS n ON n.article = coalesce(b.head, b.key) WHERE o.kind = 'person' AND o.name = ?)"""


@dataclass(frozen=True, slots=True)
class _Speaker:
    story: str
    key: int
    bearer: Bearer


def suggest_surnames(connection: Connection, name: str | None = None) -> Iterator[SameName]:
    """The last names of stories that can mean one person, each pair once with the stories that tell it.

    With a name, only the pairs that are about it.
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
        because = min(join.because for _, join in found)
        yield SameName(full, lone, "person", f"{told} {because}", sure=False, stories=stories_told)


def _speaker(row: Sequence[Any]) -> _Speaker:
    story, key, id, name, *told = row
    return _Speaker(story, key, bearer_of(id, name, told))


def bearer_of(article_id: str, name: str, told: Sequence[str | None]) -> Bearer:
    """A source as one that may share its name, told of: role, body spoken for, affiliation, name known as."""
    role, speaks_for, affiliation, known_as = told
    bodies = tuple(body for body in (speaks_for, affiliation) if body)
    return Bearer(name, article_id, (role,) if role else (), bodies, known_as)


def _joins(connection: Connection, speakers: Sequence[_Speaker]) -> tuple[SurnameJoin, ...]:
    """The joins among the speakers of one story."""
    bearers = [one.bearer for one in speakers]
    return join_surnames(bearers, family_of(connection, bearers, {one.key for one in speakers}))


def family_of(
    connection: Connection, bearers: Sequence[Bearer], keys: Iterable[int]
) -> Mapping[str, frozenset[str]]:
    """The full names in some articles' texts by the last names that speakers have alone.

    Texts are read only where a last name could be joined: it stands alone, and in a full name too.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for bearer in bearers:
        names[surname_key(bearer.name)].add(bearer.name)
    lone = {name for key, found in names.items() if key and len(found) > 1 for name in found if " " not in name}
    if not lone:
        return {}
    texts = connection.exec_driver_sql(
        "SELECT text FROM articles WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(sorted(keys)),)
    )
    return family_names((row[0] for row in texts), lone)
