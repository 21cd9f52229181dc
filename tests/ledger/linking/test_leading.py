"""Who leads which question, against the rule in plain words: histories of answers that come and go in any order."""

import random
import sqlite3
from collections import Counter
from types import SimpleNamespace

import pytest

from onrecord.ledger.linking import leading, reach
from onrecord.ledger.linking.postings import NEWEST, since
from onrecord.ledger.linking.reach import Role
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.across.questions import LIKELY, NEAR

TABLES = """
    CREATE TABLE answers (claim, figure, moment, head_claim, head_figure, PRIMARY KEY (claim, figure));
    CREATE TABLE question_keys (key, leads, moment, claim, figure,
        PRIMARY KEY (key, leads, moment, claim, figure)) WITHOUT ROWID;
    CREATE TABLE questions (id, claim, figure, text)"""
FIRST_DAY = 740_000


def drawn(*words):
    """A number from 0 to 1 that some words always give."""
    return random.Random(str(words)).random()


class World:
    """Answers by their places, told over 160 days, each with keys; how alike two are is drawn."""

    def __init__(self, seed, size, keys, rarely):
        chance = random.Random(seed)
        self.seed, self.rarely = seed, rarely
        self.moments, self.keys, self.there = {}, {}, set()
        for article in range(size):
            claim = article * CLAIMS_PER_ARTICLE
            seconds = (FIRST_DAY + chance.randrange(5) * 40) * 86_400
            told = seconds.to_bytes(5, "big") if chance.random() < 0.9 else b"\xff" * 5
            self.moments[claim] = told + chance.randbytes(6)
            for figure in range(chance.choice((1, 1, 2))):
                self.keys[claim, figure] = tuple(chance.sample(range(keys), 1 + (keys > 1)))

    def order(self, place):
        return self.moments[place[0]], *place

    def likeness(self, one, other):
        return round(drawn(self.seed, sorted((one, other))) ** self.rarely, 3)

    def may_be_one(self, one, other):
        return drawn(self.seed, "parted", sorted((one, other))) < 0.8

    def asked(self, places):
        return {place: place for place in self.there.intersection(places)}

    def tellers(self, claims):
        return {claim: SimpleNamespace(moment=self.moments[claim], voice="") for claim in claims}

    def standings(self, present, newest):
        """The leader and the role of each answer, as the rule says."""
        out = {}

        def nearest(place, role):
            moment, claim, _ = self.order(place)
            found = set()
            for key in self.keys[place]:
                before = [
                    other
                    for other, (_, its_role) in out.items()
                    if its_role is role and key in self.keys[other] and since(moment, 120) <= self.order(other)[0]
                    if other[0] != claim
                ]
                found |= set(before[-newest:])
            return sorted(found, key=lambda other: (-self.likeness(place, other), self.order(other)))

        for place in sorted(present, key=self.order):
            leader = next(iter(nearest(place, Role.LEADS)), None)
            near = [
                out[other][0]
                for other in nearest(place, Role.JOINED)
                if self.likeness(place, other) >= NEAR and self.may_be_one(place, out[other][0])
            ]
            if leader and self.likeness(place, leader) >= LIKELY:
                out[place] = leader, Role.JOINED
            else:
                out[place] = (near[0], Role.BESIDE) if near else (place, Role.LEADS)
        return out


class NoLinks:
    def resting_on(self, place, voice):
        return []

    def link(self, places):
        pass


class Book:
    """A ledger of nothing but answers."""

    def __init__(self, world):
        self.world = world
        self.driver = sqlite3.connect(":memory:")
        self.driver.executescript(TABLES)
        self.leading = leading.Leading(self.driver, world, NoLinks())

    def come(self, places):
        rows = [(*place, self.world.moments[place[0]]) for place in places]
        self.driver.executemany("INSERT INTO answers VALUES (?, ?, ?, NULL, NULL)", rows)
        self.world.there.update(places)
        self.leading.settle(places)

    def go(self, places):
        loose, _ = self.leading.leave(places[0][0] // CLAIMS_PER_ARTICLE)
        for table in ("answers", "questions"):
            self.driver.execute(f"DELETE FROM {table} WHERE claim = ?", (places[0][0],))
        self.world.there.difference_update(places)
        self.leading.settle(loose)

    def standings(self):
        sql = """SELECT DISTINCT a.claim, a.figure, a.head_claim, a.head_figure, k.leads FROM answers AS a
            JOIN question_keys AS k ON k.claim = a.claim AND k.figure = a.figure"""
        return {(r[0], r[1]): ((r[2], r[3]), Role(r[4])) for r in self.driver.execute(sql)}

    def leaders(self):
        return {tuple(row) for row in self.driver.execute("SELECT claim, figure FROM questions")}


@pytest.mark.parametrize(
    ("seed", "size", "keys", "rarely", "newest"),
    [
        *((seed, 25, 4, 3, NEWEST) for seed in range(12)),
        *((seed, 40, 2, 6, 3) for seed in range(24)),
        ("crowded", 190, 1, 40, NEWEST),
    ],
)
def test_leaders_follow_from_the_answers_alone(seed, size, keys, rarely, newest, monkeypatch, read_only):
    read_only(newest)
    world, chance = World(seed, size, keys, rarely), random.Random(f"{seed} order")
    for name in ("likeness", "may_be_one"):
        monkeypatch.setattr(leading, name, getattr(world, name))
    monkeypatch.setattr(leading, "answer_keys", world.keys.get)
    monkeypatch.setattr(leading, "question_id", str)
    monkeypatch.setattr(leading, "question_text", str)
    for module in (leading, reach):
        monkeypatch.setattr(module, "driver_of", lambda driver: driver)
    book, absent, present = Book(world), list(world.moments), []
    chance.shuffle(absent)
    while absent:
        claim = absent.pop()
        book.come([place for place in world.keys if place[0] == claim])
        present.append(claim)
        if chance.random() < 0.2:
            gone = present.pop(chance.randrange(len(present)))
            book.go([place for place in world.keys if place[0] == gone])
            absent += [gone] if chance.random() < 0.5 else []
    expected = world.standings([place for place in world.keys if place[0] in present], newest)
    assert book.standings() == expected
    assert book.leaders() == {place for place, (_, role) in expected.items() if role is Role.LEADS}
    roles = Counter(role for _, role in expected.values())
    assert size < NEWEST or min(roles[Role.LEADS], roles[Role.JOINED]) > NEWEST < 10 * roles[Role.BESIDE], roles
