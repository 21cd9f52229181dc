"""Which attributions tell of words, thoughts, wants or a stand, and which of a deed alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.normalise.stance.deeds import tells
from tests.factories import make_article
from tests.normalise.saying import said

TELLS = """
The mayor slammed the budget.|The mayor|slammed|the budget
The mayor opposes the budget.|The mayor|opposes|the budget
The mayor has long been critical of the budget.|The mayor|has long been critical of|the budget
The mayor went on record against the budget.|The mayor|went on record|against the budget
The mayor made it plain that the hall would close.|The mayor|made it plain|that the hall would close
The mayor sent this: The hall is open.|The mayor|sent this:|The hall is open
Survivors wonder how the dam broke.|Survivors|wonder|how the dam broke
The storm is said to be the worst in years.||is said|to be the worst in years
The fire is believed to have begun in the attic.||is believed|to have begun in the attic
The mayor offered to resign.|The mayor|offered|to resign
The auditor put the loss at 12 million.|The auditor|put|the loss at 12 million
A ledger names the clerk.|A ledger|names|the clerk
Questions about how the dam broke remain.||Questions about|how the dam broke
The crew has often been criticized for the delay.||has often been criticized for|the delay
Economists expected growth to slow.|Economists|expected|growth to slow
""".strip().splitlines()

DEEDS = """
The mayor signed an $8 million package.|The mayor|signed|an $8 million package
The mayor abruptly fired the harbour master for the leak.|The mayor|abruptly fired|the harbour master for the leak
Fifty-four nations have ratified the treaty.|Fifty-four nations|have ratified|the treaty
Two deputies hammered out details.|Two deputies|hammered out|details
The economy is forecast to grow by 3 percent.||is forecast|to grow by 3 percent
Two more boats are widely expected to arrive.||are widely expected|to arrive
The hall was ordered to close.||was ordered|to close
A renewed call for boats was heard.||A renewed call for|boats
It is wary of criticizing the mayor.||criticizing|the mayor
There was no claim of responsibility.||was no claim of|responsibility
I suspect the hall leaks.|I|suspect|the hall leaks
The baker offered a plate of figs.|The baker|offered|a plate of figs
The road put distance between them.|The road|put distance between|them
""".strip().splitlines()


def found(row):
    text, source, cue, content = row.split("|")
    article = make_article(text)
    return said(article, 1, source, cue, content, score=0.5)


@pytest.mark.parametrize("row", TELLS)
def test_words_thoughts_and_stands_are_told(row):
    assert tells(found(row))


@pytest.mark.parametrize("row", DEEDS)
def test_a_deed_tells_nothing(row):
    assert not tells(found(row))


def test_an_unknown_cue_is_trusted_when_the_tagger_is_sure():
    assert tells(replace(found(DEEDS[0]), score=0.95))


def test_quoted_words_are_told_whatever_the_cue():
    signed = found(DEEDS[0])
    assert tells(replace(signed, quoted=signed.content))


def test_words_within_those_of_another_are_told_by_i():
    suspects = replace(found("I suspect the hall leaks.|I|suspect|the hall leaks"), inside="a0")
    assert tells(suspects)


def test_what_is_most_probably_wrong_tells_nothing():
    assert not tells(replace(found(TELLS[0]), score=0.1))
