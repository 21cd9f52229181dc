"""More claims than are read under one key: what is linked is the same in whatever order they come."""

import random
import shutil

import pytest

from onrecord.ledger import open_ledger
from onrecord.ledger.linking.postings import NEWEST
from onrecord.records import Bound, Stance
from tests.factories import Saying, make_article, make_reading
from tests.ledger.contents import contents
from tests.ledger.questions.test_questions import ABOUT, LINKED, claim, denial

SPEAKERS = ("Ada Brown", "Lee Marsh", "Nora Pike", "Ida Fenn", "Sol Reed")
PEOPLES = """Albanian Algerian Angolan Armenian Australian Austrian Belgian Bolivian Brazilian Bulgarian Cambodian
    Cameroonian Canadian Chadian Chilean Chinese Colombian Croatian Cuban Cypriot Danish Dutch Egyptian Eritrean
    Estonian Ethiopian Finnish French Gambian Georgian German Ghanaian Greek Guatemalan Guinean Haitian Honduran
    Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican Japanese Jordanian Kazakh
    Kenyan Kuwaiti Latvian Lebanese Liberian Libyan Lithuanian Malaysian Malian Maltese Mexican Moldovan Mongolian
    Moroccan Namibian Nepalese Nigerian Norwegian Omani Pakistani Panamanian Peruvian Polish Portuguese Qatari
    Romanian Russian Rwandan Saudi Senegalese Serbian Slovak""".split()
"""Peoples, since those who are counted of two are never of one question, however alike all else is."""


def toll_of(people, day, number, source, more):
    """An article of the flood, one of several of a people, in which a source gives the toll of its soldiers."""
    words = f"{number} {people} soldiers were killed"
    article = make_article(
        f"{source} said {words}. {ABOUT}",
        outlet=source,
        published=day,
        title="Flood",
        url=f"https://e.example/{people}/{more}",
    )
    figures = {str(number): (float(number), float(number), Bound.EXACT, f"{people} soldiers")}
    return make_reading(article, [Saying(words, source, "said", figures=figures)])


def crowd(alike, peoples, tolls):
    """Readings of a week on one flood: many of one claim, denials among them, and more tolls than lead a question.

    Args:
        alike: how many articles tell one claim.
        peoples: of how many peoples tolls are told.
        tolls: how many are told of one people at most.
    """
    chance = random.Random("crowd")
    days = ("2025-02-03", "2025-02-04", "2025-02-05")
    said = "the dyke alarm was switched off on Friday"
    out = [
        claim(
            chance.choice(days), f"{said} night" if at % 3 else said, source=SPEAKERS[at % 5], outlet=f"Post {at}"
        )
        for at in range(alike)
    ]
    stances = ((Stance.DENIES, "denied"), (Stance.CANNOT_VERIFY, "could not verify"))
    out += [
        denial(day, "that the dyke alarm was switched off", source=who, stance=stance, cue=cue)
        for day, who in zip(days, SPEAKERS, strict=False)
        for stance, cue in stances
    ]
    out.append(denial("2025-02-01", "that the dyke alarm was switched off", source="Una Holt"))
    for at, people in enumerate(PEOPLES[:peoples]):
        for more in range(tolls - at % tolls):
            day = f"2025-02-{chance.randint(3, 9):02}"
            out.append(toll_of(people, day, 20 + at % 7 + 2 * (more % 3), chance.choice(SPEAKERS[:3]), more))
    return out


def linked(path, readings, chance):
    """What is linked in a ledger of some readings, added in batches of any size."""
    left = list(readings)
    with open_ledger(path) as ledger:
        while left:
            size = chance.randint(1, len(left))
            batch, left = left[:size], left[size:]
            list(ledger.add_many(batch))
        found = contents(ledger)
    return {table: found[table] for table in LINKED}


def histories(folder, crowded, count):
    empty, path = folder / "empty.onrecord", folder / "one.onrecord"
    open_ledger(empty, create=True).close()
    for at in range(count):
        chance = random.Random(f"crowd {at}")
        readings = list(crowded)
        chance.shuffle(readings)
        shutil.copy(empty, path)
        yield linked(path, readings, chance)
        path.unlink()


@pytest.mark.parametrize("most", [2, 3, NEWEST])
def test_full_rows_give_the_same_links_in_any_order(tmp_path, read_only, most):
    read_only(most)
    first, *others = histories(tmp_path, crowd(12, 2, 12), 8)
    for at, other in enumerate(others, 1):
        for table in LINKED:
            assert other[table] == first[table], (at, table)


@pytest.mark.slow
def test_crowded_keys_give_the_same_links_in_any_order(tmp_path):
    first, *others = histories(tmp_path, crowd(NEWEST + 4, len(PEOPLES), 3), 3)
    assert len(first["questions"]) > NEWEST
    assert len(first["statements"]) > 2 * NEWEST
    for at, other in enumerate(others, 1):
        for table in LINKED:
            assert other[table] == first[table], (at, table)
