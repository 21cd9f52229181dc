"""What a document of its own denies is led to the likeliest claim of others, in whatever order articles come."""

import random
from dataclasses import replace
from hashlib import sha256

import pytest

from onrecord.ledger import open_ledger
from onrecord.link.answering.judging import WEIGHED_BY
from onrecord.link.answering.network import Chances
from onrecord.records import SourceKind, Stance
from tests.factories import Saying, make_article, make_reading
from tests.ledger.linking.test_crowded import linked
from tests.ledger.questions.test_questions import ABOUT, LINKED, claim
from tests.weighing import network_says

ISSUER = "Marl Dyke Board"
DAYS = ("2025-02-03", "2025-02-04", "2025-02-05")


def document(day, sentence):
    """A statement of the board, one sentence of which denies something."""
    text = f"{ISSUER}: {ABOUT} {sentence}"
    article = make_article(text, outlet=ISSUER, published=day, title="Statement", url=f"https://b.example/{day}")
    saying = Saying(sentence, ISSUER, kind=SourceKind.ORGANISATION, stance=Stance.DENIES)
    made = make_reading(article, [saying])
    return replace(made, attributions=(), claims=(replace(made.claims[0], attribution=None),))


def readings():
    said = (
        "the pumps of the board stood still",
        "the board rang no bell",
        "the board let a gate rust",
        "it rained",
    )
    speakers = ("Ada Brown", "Nora Pike", "Ida Fenn")
    out = [
        claim(day, said[(at + more) % 4], source=speakers[more], outlet=f"Post {at}{more}")
        for at, day in enumerate(DAYS)
        for more in range(3)
    ]
    return [*out, *(document(day, "Our machines ran all night and at no time did one stop.") for day in DAYS)]


def chances(answer, other):
    """Chances that differ for each pair, and are the same each time."""
    share = sha256(f"{answer.evidence}|{other.evidence}".encode()).digest()[0] / 255
    return Chances(1.0 - share, share, 0.0, 0.0)


@pytest.mark.parametrize("most", [2, 5, 64])
def test_documents_are_linked_the_same_in_any_order(tmp_path, read_only, most):
    read_only(most)
    histories = []
    with network_says(chances):
        for at in range(8):
            chance = random.Random(at)
            come = readings()
            chance.shuffle(come)
            path = tmp_path / f"{at}.onrecord"
            open_ledger(path, create=True).close()
            histories.append(linked(path, come, chance))
    assert any(WEIGHED_BY in row for row in histories[0]["ties"])
    for other in histories[1:]:
        for table in LINKED:
            assert other[table] == histories[0][table], table


def test_a_document_is_linked_anew_when_another_version_lacks_what_it_denies(tmp_path):
    first, second = (
        claim(DAYS[0], "the Dyke Board stopped its pumps"),
        claim(DAYS[0], "the Dyke Board let the wall leak", source="Una Holt"),
    )
    chance = {"pumps": 0.9, "wall": 0.3}

    def says(_, other):
        share = next((share for word, share in chance.items() if word in other.evidence), 0.0)
        return Chances(1.0 - share, share, 0.0, 0.0)

    with network_says(says), open_ledger(tmp_path / "x.onrecord", create=True) as ledger:
        list(ledger.add_many([first, second, document(DAYS[1], "At no time did our machines stop.")]))
        assert denied(ledger) == [first.claims[0].id]
        list(ledger.add_many([claim(DAYS[0], "the Dyke Board opened the gate")]))
        assert denied(ledger) == [second.claims[0].id]


def denied(ledger):
    return [link.earlier for link in ledger.links() if link.relation == "denies"]
