"""Which articles are copies, of which one, and why."""

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger import open_ledger
from onrecord.ledger.origins.copies import SAME_WORDS
from onrecord.link.origins.copies import COPY, LEAD_SHARED, LEAD_SHARED_SHORT, QUORUM, SHORT, body_of
from onrecord.records import Dated, Reading
from tests.factories import make_article
from tests.ledger.contents import contents


def prose(seed, words=400):
    """Words of nowhere, the same for the same seed."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(2, 8))) for _ in range(300)]
    return [chance.choice(vocabulary) for _ in range(words)]


LONG = prose("wire")


def reading(words, published="2025-02-03", **article):
    return Reading(make_article(" ".join(words), published=published, **article))


def groups(ledger):
    return {item.article_id: [copy.article_id for copy in item.copies] for item in ledger.feed(limit=100).items}


def rule_of(ledger, *readings):
    list(ledger.add_many(readings))
    return [copy.rule for item in ledger.feed().items for copy in item.copies]


def edited(words, every):
    return [f"x{at}" if at % every == every - 1 else word for at, word in enumerate(words)]


PAIRS = [
    ("the same text", LONG, LONG, True),
    ("case and marks differ", ["River", "rose,"], ["“River", "ROSE”"], True),
    ("cut to a third", LONG, LONG[:130], True),
    (
        "half of a short text, two of whose runs there are looked up",
        LONG,
        [*LONG[216:244], *prose("short", 25)],
        True,
    ),
    ("a paragraph of its own added", LONG, [*prose("own", 80), *LONG], True),
    ("one word in four hundred changed", LONG, edited(LONG, 400), True),
    ("one word in sixty changed", LONG, edited(LONG, 60), True),
    ("one word in twenty changed", LONG, edited(LONG, 20), True),
    ("one word in nine changed", LONG, edited(LONG, 9), True),
    ("one word in seven changed", LONG, edited(LONG, 7), False),
    ("a third of it is the other's", [*LONG[:130], *prose("one", 270)], [*LONG[:130], *prose("two", 270)], False),
    ("a quotation shared", [*LONG, *prose("q", 30)], [*prose("other", 400), *prose("q", 30)], False),
    ("two short texts that differ", ["River", "rose"], ["River", "rose", "again"], False),
    ("no words at all", ["—"], ["…"], False),
]


@pytest.mark.parametrize(("first", "second", "copies"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_copy_is_told_by_its_words(ledger, first, second, copies):
    rules = rule_of(ledger, reading(first, id="a"), reading(second, id="b", published="2025-02-04"))
    assert bool(rules) is copies


def test_rule_says_what_was_found(ledger):
    assert rule_of(ledger, reading(LONG, id="a"), reading([*LONG, "—"], id="b")) == [SAME_WORDS]
    (rule,) = rule_of(ledger, reading(LONG[:200], id="c"))[1:]
    assert rule == ("All of the shorter text stands word for word in the other (197 of 197 groups of four words).")


def test_furniture_of_the_page_does_not_count(ledger):
    text = " ".join(LONG)
    a = make_article(f"[byline] By Jo Reed\n{text}\n[related_teaser] {' '.join(prose('teaser', 200))}", id="a")
    b = make_article(f"[caption] A river.\n{text}", id="b")
    assert rule_of(ledger, Reading(a), Reading(b)) == [SAME_WORDS]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_head_is_the_earliest_then_the_lowest_id(ledger, order):
    readings = [
        reading(LONG, id="b", published="2025-02-02"),
        reading(LONG, id="a", published="2025-02-03"),
        reading(LONG, id="c", published="2025-02-02T04:00:00+09:00"),
    ]
    list(ledger.add_many(readings[at] for at in order))
    assert groups(ledger) == {"c": ["b", "a"]}


def test_article_without_a_date_is_no_head(ledger):
    list(ledger.add_many([reading(LONG, id="a", published=None), reading(LONG, id="b")]))
    assert groups(ledger) == {"b": ["a"]}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_nobody_joins_through_a_third(ledger, order):
    own, other = prose("own", 400), prose("third", 400)
    readings = [
        reading(own, id="first", published="2025-02-01"),
        reading([*own, *other], id="both", published="2025-02-02"),
        reading(other, id="last", published="2025-02-03"),
    ]
    list(ledger.add_many(readings[at] for at in order))
    assert groups(ledger) == {"first": ["both"], "last": []}


def test_old_version_is_no_copy_of_the_new_one(ledger):
    url = "https://post.example/1"
    list(
        ledger.add_many(
            [
                reading(LONG, url=url),
                reading([*LONG, "more"], url=url, id="new", modified=Dated("2025-02-05", "meta")),
            ]
        )
    )
    assert groups(ledger) == {"new": []}


def test_body_that_was_read_otherwise_is_forgotten(ledger):
    ledger.add(reading(LONG[:200], id="c", published="2025-02-06"))
    text = " ".join(LONG) + "\n" + " ".join(prose("teaser", 300))
    whole = make_article(text, id="a")
    body, teaser = whole.blocks
    ledger.add(Reading(whole))
    ledger.add(reading(LONG, id="b", published="2025-02-04"))
    assert groups(ledger) == {"a": ["b", "c"]}
    ledger.add(Reading(replace(whole, blocks=(teaser,))))
    assert groups(ledger) == {"b": ["c"], "a": []}
    ledger.add(Reading(replace(whole, blocks=(body,))))
    assert groups(ledger) == {"a": ["b", "c"]}
    with open_ledger(ledger.path.with_name("fresh"), create=True) as fresh:
        fresh.add(reading(LONG, id="b", published="2025-02-04"))
        fresh.add(reading(LONG[:200], id="c", published="2025-02-06"))
        fresh.add(Reading(replace(whole, blocks=(body,))))
        assert contents(fresh) == contents(ledger)


def test_copies_of_a_replaced_head_find_a_new_one(ledger):
    url = "https://post.example/1"
    list(
        ledger.add_many(
            [
                reading(LONG, id="old", url=url, published="2025-02-01"),
                reading(LONG, id="b", published="2025-02-02"),
                reading(LONG, id="c", published="2025-02-03"),
                reading(prose("rewritten"), id="new", url=url, published="2025-02-04"),
            ]
        )
    )
    assert groups(ledger) == {"new": [], "b": ["c"]}


CUTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 150), st.integers(40, 300), st.integers(1, 9), st.booleans()),
    max_size=10,
)


@settings(max_examples=30)
@given(CUTS, st.randoms())
def test_groups_are_those_that_comparing_all_makes(cuts, chance):
    readings = [
        reading(
            prose(text, 400)[start : start + size],
            id=f"a{at}",
            published=f"2025-02-0{day}",
            url=f"https://post.example/{at % 3}" if versioned else None,
        )
        for at, (text, start, size, day, versioned) in enumerate(cuts)
    ]
    shuffled = list(readings)
    chance.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        list(ledger.add_many(shuffled))
        current = set(ledger.article_ids())
        shown = [one for one in readings if one.article.id in current]
        shown.sort(key=lambda one: (one.article.published.value, one.article.id))
        assert groups(ledger) == by_comparing_all(shown)


def by_comparing_all(readings):
    """The groups by the definition: from the fullest text down, each under the fullest that holds most of it.

    What the index overlooks, since a lead and a sample have too little in common, is no copy.
    """
    bodies = {body_of(one.article).sha256: body_of(one.article) for one in readings}
    fullest, joined = {}, {}
    for sha, body in sorted(bodies.items(), key=lambda item: (-len(item[1].runs), item[0])):
        most, best = max(
            (
                (shared(body, bodies[text]), text)
                for text, members in joined.items()
                if meet(body, bodies[text])
                and sum(shared(body, bodies[other]) for other in members[1:]) >= QUORUM * (len(members) - 1)
            ),
            key=lambda found: found[0],
            default=(0, None),
        )
        fullest[sha] = best if most >= COPY else sha
        joined.setdefault(fullest[sha], []).append(sha)
    groups = {}
    for one in readings:
        groups.setdefault(fullest[body_of(one.article).sha256], []).append(one.article.id)
    return {first: rest for first, *rest in groups.values()}


def meet(body, other):
    """Whether the index brings two bodies together."""
    pairs = ((body, other), (other, body))
    least = LEAD_SHARED_SHORT if min(len(body.runs), len(other.runs)) < SHORT else LEAD_SHARED
    return any(len(set(one.lead) & set(two.sample)) >= least for one, two in pairs)


def shared(body, other):
    """The part of the shorter body's runs that stands in the other."""
    small = min(len(body.runs), len(other.runs))
    return len(set(body.runs) & set(other.runs)) / small if small else 0
