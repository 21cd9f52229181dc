"""Small repairs of triples, on sentences of our own."""

import pytest

from onrecord.attribute.rules.repairs import repair
from tests.attribute.made import joined, words_of


def repaired(text, source, cue, *content):
    return [words_of(text, one) for one in repair(text, [joined(text, source, cue, *content)])]


FAR = "The gap was plain when the boat sank and Dorn, the aide, called the search a success."
ROWS = [
    ("14:10 — The army has left, the ministry said.", ("the ministry", "said", "14:10 — The army has left"),
     [("the ministry", "said", "The army has left")], "a stamp"),
    ("1.40pm: We need boats, the mayor says.", ("the mayor", "says", "1.40pm: We need boats"),
     [("the mayor", "says", "We need boats")], "a stamp with a full stop"),
    ("At 14:10 the army left, she said.", ("she", "said", "At 14:10 the army left"),
     [("she", "said", "At 14:10 the army left")], "a time of day"),
    ("Four boats, according to the guard, are missing.", ("the guard", "according to", "Four boats"),
     [("the guard", "according to", "Four boats | are missing")], "what goes on behind the source"),
    ("“We wait.” ― Ilse Marten", ("", "― Ilse Marten", "“We wait.”"), [("Ilse Marten", "―", "“We wait.”")],
     "a signature"),
    ("“Where were they?” asked the widow.", ("", "asked", "“Where were they?”"),
     [("the widow", "asked", "“Where were they?”")], "behind the cue"),
    ("The song was praised by two critics.", ("", "was praised", "The song"),
     [("two critics", "was praised", "The song")], "by"),
    ("“Where?” asked nobody in particular.", ("", "asked", "“Where?”"), [("", "asked", "“Where?”")], "no name"),
    (FAR, ("Dorn, the aide", "called", "The gap", "the search a success"),
     [("Dorn, the aide", "called", "the search a success")], "far before"),
    ("Asked about the dam, Dorn said it would hold.", ("Dorn", "said", "Asked about the dam", "it would hold"),
     [("Dorn", "said", "it would hold")], "asked"),
    ("“We wait,” she said, “and hope.”", ("she", "said", "“We wait,”", "“and hope.”"),
     [("she", "said", "“We wait,” | “and hope.”")], "on both sides"),
    ("PORT ANSEL, March 16 (Halyard) — The dam broke, the mayor said.",
     ("the mayor", "said", "PORT ANSEL, March 16 (Halyard) — The dam broke"),
     [("the mayor", "said", "The dam broke")], "a dateline"),
    ("VELDEN — The dam broke, the mayor said.", ("the mayor", "said", "VELDEN — The dam broke"),
     [("the mayor", "said", "The dam broke")], "a dateline of one word"),
    ("Velden (Halyard) - The dam broke, the mayor said.", ("the mayor", "said", "Velden (Halyard) - The dam broke"),
     [("the mayor", "said", "The dam broke")], "an agency in brackets"),
    ("NATO — the alliance of thirty — is ready, she said.", ("she", "said", "NATO — the alliance of thirty — is ready"),
     [("she", "said", "NATO — the alliance of thirty — is ready")], "an aside in dashes"),
    ("Dam had cracks, people who saw the records say", ("", "say", "Dam had cracks", "people who saw the records"),
     [("people who saw the records", "say", "Dam had cracks")], "a headline with who says it behind"),
    ("The Gazette, citing two aides, wrote", ("The Gazette", "citing", "two aides"), [], "who is cited"),
    ("The Gazette, citing the rain, left", ("The Gazette", "citing", "the rain"),
     [("The Gazette", "citing", "the rain")], "what is cited"),
    ("The war has claimed more than 60 lives.", ("The war", "claimed", "more than 60 lives"), [], "lives"),
    ("The flood claimed the lives of 7 people.", ("The flood", "claimed", "the lives of 7 people"), [], "the lives"),
    ("The firm claimed it had saved many lives.", ("The firm", "claimed", "it had saved many lives"),
     [("The firm", "claimed", "it had saved many lives")], "lives that are told of"),
    ("The clerk objected twice.", ("The clerk", "objected", "twice"), [], "how often"),
    ("The premier appeared cowed.", ("", "appeared", "The premier", "cowed"), [], "how somebody seemed"),
    ("You would have to ask him.", ("You", "would have to ask", "him"), [], "you would have to"),
    ("The boats, said Mauer, are new.", ("The boats,", "said", "Mauer, are new"),
     [("Mauer", "said", "The boats | are new")], "who said it in the middle"),
    ("Marten, the mayor, said Velden, the capital, was safe.",
     ("Marten, the mayor,", "said", "Velden, the capital, was safe"),
     [("Marten, the mayor,", "said", "Velden, the capital, was safe")], "an apposition"),
    ("According to the Herald, Burrows said it is new.", ("the Herald", "According to", "it is new"),
     [("the Herald", "According to", "Burrows said it is new")], "what another said"),
    ("According to the Herald, Burrows, the mayor, said it is new.",
     ("the Herald, Burrows, the mayor,", "said", "it is new"),
     [("the Herald", "According to", "Burrows, the mayor, said it is new")], "the two as one who said it"),
    ("Boats sank, aides said. Police put the number at 32.", ("aides", "said", "Boats sank", "Police put the number at 32"),
     [("aides", "said", "Boats sank")], "a figure that others give"),
    ("Boats sank, aides said. The crew left at dawn.", ("aides", "said", "Boats sank", "The crew left at dawn"),
     [("aides", "said", "Boats sank | The crew left at dawn")], "more of what was said"),
    ("According to Burrows, the mayor, it is new.", ("Burrows, the mayor,", "According to", "it is new"),
     [("Burrows, the mayor,", "According to", "it is new")], "an apposition behind according to"),
    ("According to a poll, half oppose it, up three points since May.",
     ("a poll", "According to", "half oppose it"),
     [("a poll", "According to", "half oppose it, up three points since May")], "all of the sentence behind a poll"),
    ("According to a poll, half oppose it, and the mayor is glad.", ("a poll", "According to", "half oppose it"),
     [("a poll", "According to", "half oppose it")], "another clause behind a poll"),
    ("It rained. Ada Marten urged the crew to leave, according to two guests.",
     ("two guests", "according to", "the crew to leave"),
     [("two guests", "according to", "Ada Marten urged the crew to leave")], "who urged it"),
    ("Burrows is quoted as saying by the Herald that it leaks.",
     ("the Herald", "is quoted as saying", "Burrows", "that it leaks"),
     [("Burrows", "is quoted as saying", "that it leaks")], "who is quoted"),
    ("“It leaks,” said Mayor Ada Marten Monday morning.", ("Mayor Ada Marten Monday morning", "said", "“It leaks,”"),
     [("Mayor Ada Marten", "said", "“It leaks,”")], "when it was said"),
    ("A survey released Monday found leaks.", ("A survey released Monday", "found", "leaks"),
     [("A survey released Monday", "found", "leaks")], "when a survey was released"),
    ("Two aides, who were not authorized to speak publicly about it, left.",
     ("who", "were not authorized to speak publicly about", "it"), [], "not authorised"),
    ("The firm rejected a claim by the union that it hid it.",
     ("The firm", "rejected", "a claim", "that it hid it"),
     [("The firm", "rejected", "a claim by the union that it hid it")], "two pieces with a few words between"),
    ("Commenting on the strike, she left.", ("she", "Commenting on", "the strike"), [], "what she spoke of"),
    ("((PC)) Is it safe?", ("((PC)", ")", "Is it safe?"), [], "a bracket"),
    ("What Velmora Hydro said\nIt rained.", ("Velmora Hydro", "said", "What"), [], "a heading"),
    ("What the company said", ("What", "said", "the company"), [], "a question word"),
    ("Two aides, who asked not to be named, left.", ("who", "asked", "not to be named"), [], "not to be named"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "expected"), [row[:3] for row in ROWS], ids=[row[3] for row in ROWS])
def test_a_triple_is_repaired(text, found, expected):
    assert repaired(text, *found) == expected
