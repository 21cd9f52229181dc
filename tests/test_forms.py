"""Forms that news comes in, read by the whole pipeline: capitals, marks of every kind, transcripts, live blogs.

Each row is a small text of our own with the lines of the ledger that an editor expects of it: who, stance, words.
Long and hostile texts are read in time that grows with their length.
"""

import pytest

from onrecord.pipeline import Reader
from onrecord.records import Page
from tests.timing import assert_linear

CAPITALS = """GOVERNOR SAYS DAM IS SAFE

PORT ANSEL, MARCH 16 (HALYARD) - GOVERNOR ILSE MARTEN SAID ON MONDAY THAT THE DAM WAS SAFE.

"NOBODY IS IN DANGER," MARTEN SAID.

HE SAID NO MORE."""
MARKS = """“We have checked every wall,” said governor Ilse Marten. ‘Nobody is in danger,’ she added.

«We will not leave,» the mayor said.

‘It’s the farmers’ fault,’ said Aron Belt, the miller. ‘They didn’t listen.’

She called the report "a joke" and the engineers "clowns"."""
UNBALANCED = """"The water took the shed," Marten said. "It took the barn.

Marten said "the wall is fine and went home."""
TRANSCRIPT = """TRANSCRIPT: THE MORNING HOUR

ILSE MARTEN, HOST: Good morning. Governor, is the dam safe?

TOBIN ACHTER, GOVERNOR: The dam is safe. Aron Belt told me that he had not seen the wall.

MARTEN: Are they wrong?

(CROSSTALK)

ACHTER: They are."""
INTERVIEW = """Ines Calloway took over in May.

Q: Do you fear a strike?

A: No. The union said it would wait.

Q: Why did the old master leave?

A: You would have to ask him."""
LIVE = """14:32 — Governor Ilse Marten says 41 people have died.

14.10 GMT

The army has sent 300 soldiers, the defence ministry says in a statement. The statement says they will build a bridge.

13:05

The Gazette could not verify the report."""

FORMS = [
    (
        "capitals",
        CAPITALS,
        [
            "Ilse Marten says DAM IS SAFE",
            "Ilse Marten says THAT THE DAM WAS SAFE",
            'Ilse Marten says "NOBODY IS IN DANGER,"',
        ],
    ),
    (
        "marks of every kind",
        MARKS,
        [
            "Ilse Marten says “We have checked every wall,”",
            "Ilse Marten says ‘Nobody is in danger,’",
            "mayor says «We will not leave,»",
            "Aron Belt says ‘It’s the farmers’ fault,’ | ‘They didn’t listen.’",
        ],
    ),
    ("marks that are not closed", UNBALANCED, ['Marten says "The water took the shed," | "It took the barn']),
    (
        "a transcript",
        TRANSCRIPT,
        [
            "Ilse Marten asks Good morning. Governor, is the dam safe?",
            "Tobin Achter says The dam is safe. Aron Belt told me that he had not seen the wall.",
            "Aron Belt says that he had not seen the wall",
            "Ilse Marten asks Are they wrong?",
            "Tobin Achter says They are.",
        ],
    ),
    (
        "questions and answers",
        INTERVIEW,
        [
            "Sarn Gazette asks Do you fear a strike?",
            "union says it would wait",
            "Sarn Gazette asks Why did the old master leave?",
        ],
    ),
    (
        "a live blog",
        LIVE,
        [
            "Ilse Marten says 41 people have died",
            "defence ministry says The army has sent 300 soldiers",
            "defence ministry reports they will build a bridge",
            "Sarn Gazette cannot_verify the report",
        ],
    ),
]


@pytest.fixture(scope="module")
def reader():
    return Reader()


def read(reader, text):
    return reader.read(Page(id="x", text=text, outlet="Sarn Gazette", kind="article", language="en"))


def ledger(reading):
    names = {source.id: source.name for source in reading.sources}
    found = {one.id: one for one in reading.attributions}
    return [
        f"{names.get(claim.source, 'nobody')} {claim.stance.value} "
        + " | ".join(span.text for span in found[claim.attribution].content)
        for claim in reading.claims
        if claim.attribution
    ]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_an_editor_finds_these_lines(reader, text, expected):
    lines = ledger(read(reader, text))
    assert [line for line in expected if line not in lines] == [], lines


def test_nobody_speaks_with_a_label_or_a_stamp(reader):
    lines = ledger(read(reader, TRANSCRIPT)) + ledger(read(reader, LIVE)) + ledger(read(reader, INTERVIEW))
    assert not [one for one in lines if one.startswith(("TRANSCRIPT", "You ", "No.")) or "14:32" in one]


STORY = """The dam failed on Monday, killing at least 41 people, Governor Ilse Marten said. "We have checked every wall," \
Marten said. "Nobody is in danger now." The union denied that. Its chairman, Aron Belt, said three cracks had been \
found. According to two officials, a plan was dropped. The Gazette could not verify these claims. """
LONG = [
    pytest.param(STORY, id="no paragraphs"),
    pytest.param(STORY.replace(". ", ".\n\n"), id="many paragraphs"),
    pytest.param(STORY.upper(), id="capitals"),
    pytest.param("He said, she said, ", id="one sentence"),
    pytest.param('“ a " said ', id="marks"),
    pytest.param("MARTEN: It rose.\n\nDORN: It fell?\n\n", id="turns"),
]


@pytest.mark.parametrize("unit", LONG)
def test_a_hundred_thousand_letters_take_four_times_as_long_as_a_quarter(reader, unit):
    def reading(letters):
        text = (unit * (letters // len(unit) + 1))[:letters]
        return lambda: read(reader, text)

    assert_linear(reading, 25_000, 100_000)
