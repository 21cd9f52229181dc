"""Small repairs of triples, on sentences of our own."""

import pytest

from onrecord.attribute.rules.repairs import repair
from tests.attribute.made import joined, words_of


def repaired(text, source, cue, *content):
    return [words_of(text, one) for one in repair(text, [joined(text, source, cue, *content)])]


FAR = "The gap was plain when the boat sank and Dorn, the aide, called the search a success."
ROWS = [
    ("“Where were they?” asked the widow.", ("", "asked", "“Where were they?”"),
     [("the widow", "asked", "“Where were they?”")], "behind the cue"),
    ("The song was praised by two critics.", ("", "was praised", "The song"),
     [("two critics", "was praised", "The song")], "by"),
    ("“Where?” asked nobody in particular.", ("", "asked", "“Where?”"), [("", "asked", "“Where?”")], "no name"),
    (FAR, ("Dorn, the aide", "called", "The gap", "the search a success"),
     [("Dorn, the aide", "called", "the search a success")], "far before"),
    ("Dorn, who runs the port and its boats, is rumored to leave.", ("", "is rumored", "Dorn", "to leave"),
     [("", "is rumored", "Dorn | to leave")], "who is talked of"),
    ("Asked about the dam, Dorn said it would hold.", ("Dorn", "said", "Asked about the dam", "it would hold"),
     [("Dorn", "said", "it would hold")], "asked"),
    ("“We wait,” she said, “and hope.”", ("she", "said", "“We wait,”", "“and hope.”"),
     [("she", "said", "“We wait,” | “and hope.”")], "on both sides"),
    ("The Gazette, citing two aides, wrote", ("The Gazette", "citing", "two aides"), [], "who is cited"),
    ("The Gazette, citing the rain, left", ("The Gazette", "citing", "the rain"),
     [("The Gazette", "citing", "the rain")], "what is cited"),
    ("The war has claimed more than 60 lives.", ("The war", "claimed", "more than 60 lives"), [], "lives"),
    ("The flood claimed the lives of 7 people.", ("The flood", "claimed", "the lives of 7 people"), [], "the lives"),
    ("The firm claimed it had saved many lives.", ("The firm", "claimed", "it had saved many lives"),
     [("The firm", "claimed", "it had saved many lives")], "lives that are told of"),
    ("The union claimed that 40 lives were at risk.", ("The union", "claimed", "that 40 lives were at risk"),
     [("The union", "claimed", "that 40 lives were at risk")], "lives in a clause with that"),
    ("The union claimed several lives were at risk.", ("The union", "claimed", "several lives were at risk"),
     [("The union", "claimed", "several lives were at risk")], "lives in a clause"),
    ("The clashes have claimed about 200 lives.", ("The clashes", "have claimed about", "200 lives"), [],
     "lives behind about"),
    ("Halder's claim that it leaks is false.", ("Halder's", "claim", "that it leaks is false"),
     [("Halder's", "claim", "that it leaks")], "a verdict on a claim"),
    ("Her assertion that it leaks was simply wrong.", ("Her", "assertion", "that it leaks was simply wrong"),
     [("Her", "assertion", "that it leaks")], "a verdict on her claim"),
    ("Halder claims that the report is false.", ("Halder", "claims", "that the report is false"),
     [("Halder", "claims", "that the report is false")], "a verdict of the speaker's own"),
    ("The clerk objected twice.", ("The clerk", "objected", "twice"), [], "how often"),
    ("The premier appeared cowed.", ("", "appeared", "The premier", "cowed"), [], "how somebody seemed"),
    ("You would have to ask him.", ("You", "would have to ask", "him"), [], "you would have to"),
    ("According to Burrows, the mayor, it is new.", ("Burrows, the mayor,", "According to", "it is new"),
     [("Burrows, the mayor,", "According to", "it is new")], "an apposition behind according to"),
    ("According to a poll, half oppose it, up three points since May.",
     ("a poll", "According to", "half oppose it"),
     [("a poll", "According to", "half oppose it, up three points since May")], "all of the sentence behind a poll"),
    ("According to a poll, half oppose it, and the mayor is glad.", ("a poll", "According to", "half oppose it"),
     [("a poll", "According to", "half oppose it")], "another clause behind a poll"),
    ("“It leaks,” said Mayor Ada Marten Monday morning.", ("Mayor Ada Marten Monday morning", "said", "“It leaks,”"),
     [("Mayor Ada Marten", "said", "“It leaks,”")], "when it was said"),
    ("A survey released by the port last month found leaks.",
     ("A survey released by the port last month", "found", "leaks"),
     [("A survey released by the port last month", "found", "leaks")], "when a survey was released by somebody"),
    ("A survey released Monday found leaks.", ("A survey released Monday", "found", "leaks"),
     [("A survey released Monday", "found", "leaks")], "when a survey was released"),
    ("Two aides, who were not authorized to speak publicly about it, left.",
     ("who", "were not authorized to speak publicly about", "it"), [], "not authorised"),
    ("The league has voiced support this week for a strike.", ("The league", "has voiced support this week for", "a strike"),
     [("The league", "has voiced", "support this week for a strike")], "a stand that is voiced"),
    ("The league expressed doubts about a strike.", ("The league", "expressed doubts about", "a strike"),
     [("The league", "expressed doubts about", "a strike")], "a doubt"),
    ("The firm rejected a claim by the union that it hid it.",
     ("The firm", "rejected", "a claim", "that it hid it"),
     [("The firm", "rejected", "a claim by the union that it hid it")], "two pieces with a few words between"),
    ("Commenting on the strike, she left.", ("she", "Commenting on", "the strike"), [], "what she spoke of"),
    ("((PC)) Is it safe?", ("((PC)", ")", "Is it safe?"), [], "a bracket"),
    ("What Velmora Hydro said\nIt rained.", ("Velmora Hydro", "said", "What"), [], "a heading"),
    ("What the company said", ("What", "said", "the company"), [], "a question word"),
    ("Two aides, who asked not to be named, left.", ("who", "asked", "not to be named"), [], "not to be named"),
    ("Ada Dorn, asked if the dam was safe, said it would hold.", ("Ada Dorn,", "asked", "if the dam was safe"), [],
     "who was asked, behind a comma"),
    ("“No,” Dorn said when asked if the dam was safe.", ("Dorn", "asked", "if the dam was safe"), [],
     "who was asked, behind when"),
    ("Asked if the dam was safe, Dorn said yes.", ("Dorn", "Asked", "if the dam was safe"), [],
     "who was asked, at the beginning"),
    ("Ada Dorn, a lawmaker, asked if the dam was safe.", ("Ada Dorn, a lawmaker,", "asked", "if the dam was safe"),
     [("Ada Dorn, a lawmaker,", "asked", "if the dam was safe")], "who asks, behind an apposition"),
    ("Ada Dorn asked if the dam was safe.", ("Ada Dorn", "asked", "if the dam was safe"),
     [("Ada Dorn", "asked", "if the dam was safe")], "who asks"),
    ("“Is it safe?” asked Dorn.", ("Dorn", "asked", "“Is it safe?”"), [("Dorn", "asked", "“Is it safe?”")],
     "who asks, behind the question"),
    ("The mayor has not ruled out talks with the union.", ("The mayor", "has not ruled out", "talks with the union"),
     [("The mayor", "", "has not ruled out talks with the union")], "what is left open"),
    ("The mayor has not ruled it out.", ("The mayor", "has not ruled", "it out"),
     [("The mayor", "", "has not ruled it out")], "what is left open, between the words of the verb"),
    ("The mayor has ruled out talks.", ("The mayor", "has ruled out", "talks"),
     [("The mayor", "has ruled out", "talks")], "what is ruled out"),
    ("The judge has not ruled that it was legal.", ("The judge", "has not ruled", "that it was legal"),
     [("The judge", "has not ruled", "that it was legal")], "what no judge ruled"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "expected"), [row[:3] for row in ROWS], ids=[row[3] for row in ROWS])
def test_a_triple_is_repaired(text, found, expected):
    assert repaired(text, *found) == expected
