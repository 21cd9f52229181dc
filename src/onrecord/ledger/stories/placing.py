"""Articles find their stories: compared with a bounded number of others, then what they touch is grouped anew.

An article is looked up by its heaviest terms among those of ten days before and after, newest first, so the work
does not grow with the ledger. Then the stories around it are grouped anew, all of them or none, by a rule that
knows nothing of the order in which they came. A story has its id from its first article, in any order of arrival;
the id leads to the story that this article is in, so every article has one from the start. Undated
articles meet undated ones alone.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from sqlalchemy import Connection

from onrecord.identity import digest
from onrecord.ledger.store.rebuilding import load_article
from onrecord.ledger.store.spelling import spelled
from onrecord.ledger.stories.moving import Moves, load_moves
from onrecord.link.stories.grouping import group_articles
from onrecord.link.stories.likeness import PAIR, alike, because
from onrecord.link.stories.profiles import WINDOW_DAYS, Profile, profile_of, unpack

NEWEST = 64
"""Rows of a term that are taken at most; of those of one day, the last by their ids."""
MOST = 48
"""Articles that one is compared with at most."""
_NEAR = 0.2  # likeness from which two articles' stories are looked at together
_TOGETHER = 400  # articles that are grouped anew at once; stories beyond stay as they are
_BATCH = 200

_LOOKUP = f"""SELECT t.article, a.id FROM story_terms AS t JOIN articles AS a ON a.key = t.article
    WHERE t.term = ? AND t.day BETWEEN ? AND ? AND t.article <> ?
    ORDER BY t.day DESC, a.id DESC LIMIT {NEWEST}"""


def place_articles(connection: Connection) -> bool:
    """Place the articles that came or changed, some at a time; whether there were any."""
    run = connection.exec_driver_sql
    waiting = run(
        """SELECT u.article, a.current = 1 AND a.head IS NULL, a.id FROM unplaced AS u
            JOIN articles AS a ON a.key = u.article ORDER BY a.published_utc, a.id, a.version LIMIT ?""",
        (_BATCH,),
    ).all()
    _keep_names(connection, [(key, id) for key, _, id in waiting])
    touched: set[int] = set()
    for key, stands, _ in waiting:
        story = _take_out(connection, key)
        touched |= {row[0] for row in run("SELECT article FROM story_members WHERE story = ?", (story,))}
        if stands and _put_in(connection, key, story):
            touched.add(key)
        run("DELETE FROM unplaced WHERE article = ?", (key,))
    regroup(connection, touched)
    return bool(waiting)


def _put_in(connection: Connection, key: int, story: int | None) -> bool:
    """Keep an article's profile, its postings and whom it is like, for now in the story it was in.

    Returns:
        Whether it has any words.
    """
    run = connection.exec_driver_sql
    packed = profile_of(load_article(connection, key)).pack()
    profile = unpack(packed)  # as others will meet it, so that whichever comes first sees the same
    terms = {_term(term): profile.lead[term] ** 2 for term in profile.heaviest()}
    if not terms:
        return False
    day = 0 if profile.day is None else int(profile.day)
    reach = 0 if profile.day is None else WINDOW_DAYS
    shared: defaultdict[tuple[int, str], float] = defaultdict(float)
    for term, weight in terms.items():
        for other, id in run(_LOOKUP, (term, day - reach, day + reach, key)):
            shared[other, id] += weight
    best = sorted(shared, key=lambda one: (-shared[one], one[1]))[:MOST]
    pairs = _compare(connection, key, profile, [other for other, _ in best])
    if pairs:
        run("INSERT OR REPLACE INTO story_pairs (article, other, score) VALUES (?, ?, ?)", pairs)
    run("INSERT INTO story_terms (term, day, article) VALUES (?, ?, ?)", [(term, day, key) for term in terms])
    row = (key, story, day, packed)
    run("INSERT INTO story_members (article, story, day, profile) VALUES (?, ?, ?, ?)", row)
    return True


def _term(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def _compare(
    connection: Connection, key: int, profile: Profile, others: Iterable[int]
) -> list[tuple[int, int, float]]:
    """The pairs worth keeping of an article, in both directions."""
    rows = connection.exec_driver_sql(
        "SELECT article, profile FROM story_members WHERE article IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(others)),),
    )
    pairs = []
    for other, packed in rows:
        score = alike(profile, unpack(packed))
        if score >= PAIR:
            pairs += [(key, other, score), (other, key, score)]
    return pairs


def _take_out(connection: Connection, key: int) -> int | None:
    """Forget an article's profile and pairs; the key of the story it was in."""
    run = connection.exec_driver_sql
    row = run("SELECT story, day, profile FROM story_members WHERE article = ?", (key,)).first()
    if row is None:
        return None
    story, day, packed = row
    run(
        "DELETE FROM story_terms WHERE term = ? AND day = ? AND article = ?",
        [(_term(term), day, key) for term in unpack(packed).heaviest()],
    )
    others = run("SELECT other FROM story_pairs WHERE article = ?", (key,)).all()
    if others:
        run(
            "DELETE FROM story_pairs WHERE article = ? AND other = ?",
            [pair for (other,) in others for pair in ((key, other), (other, key))],
        )
    run("DELETE FROM story_members WHERE article = ?", (key,))
    return None if story is None else int(story)


def regroup(connection: Connection, articles: Iterable[int]) -> None:
    """Group these articles and the stories around them anew."""
    moves, fresh = load_moves(connection), frozenset(articles)
    waiting = set(fresh)
    while waiting:
        start = min(waiting)
        around = _around(connection, start, moves)
        waiting -= around | {start}
        if start in around:
            _write_stories(connection, around, moves, fresh)


def _around(connection: Connection, start: int, moves: Moves) -> set[int]:
    """An article, what is like it through however many others, and all of the stories that these are in."""
    run = connection.exec_driver_sql
    found: set[int] = set()
    queue = [start]
    while queue and len(found) < _TOGETHER:
        key = queue.pop(0)
        if key in found:
            continue
        row = run("SELECT story FROM story_members WHERE article = ?", (key,)).first()
        if row is None:
            continue
        story = run("SELECT article FROM story_members WHERE story = ?", (row[0],))
        whole = {key, *(one for (one,) in story)} - found
        if found and len(found) + len(whole) > _TOGETHER:
            continue
        found |= whole
        near = run(
            """SELECT other, max(score) FROM story_pairs
                WHERE article IN (SELECT value FROM json_each(?)) AND score >= ?
                GROUP BY other ORDER BY max(score) DESC, other""",
            (json.dumps(sorted(whole)), _NEAR),
        )
        queue[:0] = [other for one in sorted(whole) for other in moves.beside(one)]
        queue += [other for other, _ in near if other not in found]
    return found


def _write_stories(connection: Connection, articles: set[int], moves: Moves, fresh: Set[int]) -> None:
    """Group articles anew; the reasons of a group are written where it changed or one of it was placed anew."""
    run = connection.exec_driver_sql
    pairs = _pairs_among(connection, articles)
    rows = run(
        "SELECT article, story FROM story_members WHERE article IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    before: dict[int, int | None] = {row[0]: row[1] for row in rows}
    groups = _grouped(connection, articles, pairs, moves)
    stories = _name_stories(connection, [group[0] for group in groups])
    changed = [
        (story, key) for group, story in zip(groups, stories, strict=True) for key in group if before[key] != story
    ]
    if changed:
        run("UPDATE story_members SET story = ? WHERE article = ?", changed)
    anew = fresh | {key for _, key in changed}
    left = {before[key] for _, key in changed}
    for group, story in zip(groups, stories, strict=True):
        if story in left or not anew.isdisjoint(group):
            _write_reasons(connection, group, pairs)


def _pairs_among(connection: Connection, articles: set[int]) -> dict[tuple[int, int], float]:
    """How alike two of some articles are, by their keys, the lower first."""
    rows = connection.exec_driver_sql(
        """SELECT article, other, score FROM story_pairs WHERE article < other
            AND article IN (SELECT value FROM json_each(?1)) AND other IN (SELECT value FROM json_each(?1))""",
        (json.dumps(sorted(articles)),),
    )
    return {(one, other): score for one, other, score in rows}


def _grouped(
    connection: Connection, articles: set[int], pairs: Mapping[tuple[int, int], float], moves: Moves
) -> list[tuple[int, ...]]:
    """The groups of some articles, each in the order of publication, the first article's group first.

    They are counted in that order, too: sums of floating point and pairs that are just as alike hang on it.
    """
    rows = connection.exec_driver_sql(
        """SELECT key FROM articles WHERE key IN (SELECT value FROM json_each(?))
            ORDER BY published_utc = '', published_utc, id""",
        (json.dumps(sorted(articles)),),
    )
    keys = [int(row[0]) for row in rows]
    place = {key: at for at, key in enumerate(keys)}

    def placed(several: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(place[one], place[other]) for one, other in several if one in place and other in place]

    ranked = {
        (min(place[one], place[other]), max(place[one], place[other])): score
        for (one, other), score in pairs.items()
    }
    groups = group_articles(range(len(keys)), ranked, together=placed(moves.together), apart=placed(moves.apart))
    return [tuple(keys[at] for at in group) for group in groups]


def named_after(article_id: str) -> str:
    """The id of the story whose first article this is."""
    return digest("y", article_id, 0)


def _name_stories(connection: Connection, firsts: Sequence[int]) -> list[int]:
    """The stories of which these articles are the first."""
    run = connection.exec_driver_sql
    rows = run("SELECT key, id FROM articles WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(firsts),))
    names = {int(key): id for key, id in rows}
    _keep_names(connection, names.items())  # a ledger of before has articles that wait for theirs
    asked = [(named_after(names[first]),) for first in firsts]
    return [int(run("SELECT key FROM stories WHERE id = ?", one).scalar_one()) for one in asked]


def _keep_names(connection: Connection, articles: Iterable[tuple[int, str]]) -> None:
    """Keep for articles, by their keys and ids, the stories that are named after them."""
    names = [(named_after(id), key) for key, id in articles]
    if names:
        connection.exec_driver_sql(
            """INSERT INTO stories (id, first) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET first = excluded.first WHERE first IS NULL""",
            names,
        )


def _write_reasons(connection: Connection, group: tuple[int, ...], pairs: Mapping[tuple[int, int], float]) -> None:
    """Why each article stands in its story: what it shares with the member that it is most like."""
    best: dict[int, tuple[float, int]] = {}
    for at, one in enumerate(group):
        for later in range(at + 1, len(group)):
            other = group[later]
            score = pairs.get((min(one, other), max(one, other)), 0.0)
            best[one] = max(best.get(one, (0.0, 0)), (score, -later))
            best[other] = max(best.get(other, (0.0, 0)), (score, -at))
    rows = connection.exec_driver_sql(
        """SELECT m.article, m.profile, a.title FROM story_members AS m JOIN articles AS a ON a.key = m.article
            WHERE m.article IN (SELECT value FROM json_each(?))""",
        (json.dumps(group),),
    )
    known = {article: (unpack(packed), title) for article, packed, title in rows}
    reasons: list[tuple[float | None, str | None, int]] = []
    for one in group:
        score, at = best.get(one, (0.0, 0))
        if score:
            profile, title = known[group[-at]]
            reasons.append((score, because(known[one][0], profile, title), one))
        else:
            reasons.append((None, None, one))
    sql, rows_spelled = spelled("UPDATE story_members SET score = ?, because = ? WHERE article = ?", reasons)
    connection.exec_driver_sql(sql, list(rows_spelled))
