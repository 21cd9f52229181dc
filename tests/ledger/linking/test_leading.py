"""Who leads which question, against the rule in plain words: answers come in any order, and some go again."""

import random
import sqlite3
from types import SimpleNamespace

import pytest

from onrecord.ledger.linking import leading
from onrecord.ledger.linking.postings import NEWEST, since
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link import LIKELY

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

    def places_of(self, claim):
        return [place for place in self.keys if place[0] == claim]

    def order(self, place):
        return self.moments[place[0]], *place

    def likeness(self, one, other):
        return round(drawn(self.seed, sorted((one, other))) ** self.rarely, 3)

    def asked(self, places):
        return {place: place for place in self.there.intersection(places)}

    def tellers(self, claims):
        return {claim: SimpleNamespace(moment=self.moments[claim], voice="") for claim in claims}

    def leaders(self, present):
        """The leader of each answer, as the rule says."""
        out = {}
        for place in sorted(present, key=self.order):
            moment, claim, _ = self.order(place)
            found = set()
            for key in self.keys[place]:
                before = [
                    other
                    for other, leader in out.items()
                    if other == leader and key in self.keys[other] and since(moment, 120) <= self.order(other)[0]
                    if other[0] != claim
                ]
                found |= set(before[-NEWEST:])
            likely = [other for other in found if self.likeness(place, other) >= LIKELY]
            out[place] = min(
                likely, key=lambda other: (-self.likeness(place, other), self.order(other)), default=place
            )
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

    def leaders(self):
        sql = "SELECT claim, figure, head_claim, head_figure FROM answers"
        return {(r[0], r[1]): (r[2], r[3]) for r in self.driver.execute(sql)}

    def questions(self):
        return {tuple(row) for row in self.driver.execute("SELECT claim, figure FROM questions")}

    def found(self):
        """The answers that stand under a key, and those of them that lead there."""
        rows = self.driver.execute("SELECT claim, figure, leads FROM question_keys").fetchall()
        return {(r[0], r[1]) for r in rows}, {(r[0], r[1]) for r in rows if r[2]}


@pytest.mark.parametrize(
    ("seed", "size", "keys", "rarely"),
    [*((seed, 25, 4, 3) for seed in range(12)), *((seed, 150, 1, 80) for seed in range(3))],
)
def test_leaders_follow_from_the_answers_alone(seed, size, keys, rarely, monkeypatch):
    world, chance = World(f"c{seed}", size, keys, rarely), random.Random(seed)
    monkeypatch.setattr(leading, "likeness", world.likeness)
    monkeypatch.setattr(leading, "answer_keys", world.keys.get)
    monkeypatch.setattr(leading, "question_id", str)
    monkeypatch.setattr(leading, "question_text", str)
    monkeypatch.setattr(leading, "driver_of", lambda driver: driver)
    book, claims = Book(world), list(world.moments)
    chance.shuffle(claims)
    for claim in claims:
        book.come(world.places_of(claim))
    for claim in claims[: size // 3]:
        book.go(world.places_of(claim))
    present = claims[size // 3 :]
    expected = world.leaders([place for place in world.keys if place[0] in present])
    leaders = {place for place, leader in expected.items() if place == leader}
    assert book.leaders() == expected
    assert book.questions() == leaders
    assert book.found() == (set(expected), leaders)
    assert size < NEWEST or len(leaders) > NEWEST
