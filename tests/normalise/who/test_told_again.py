"""Whom words mean for somebody told of before: two at once, a post that nobody was given, what speaks as "it"."""

import re

import pytest

from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Attribution, Span
from tests.factories import make_article

_PARTS = re.compile(r"\[(.+?)\] \[(.+?)\] \[(.+?)\]")


def names_in(marked: str) -> list[str]:
    """The names of the sources of a text in which each source, cue and content stands in brackets, in that order."""
    article = make_article(re.sub(r"[\[\]]", "", marked), outlet="The Lakeside Courier")
    at, found = 0, []
    for number, match in enumerate(_PARTS.finditer(marked), 1):
        spans = []
        for words in match.groups():
            start = article.text.index(words, at)
            at = start + len(words)
            spans.append((Span(start, at, words),))
        found.append(Attribution(f"a{number}", *spans))
    resolved = resolve_sources(article, found)
    by_id = {source.id: source.name for source in resolved.sources}
    return [by_id[resolved.by_attribution[one.id]] for one in found]


TWO = [
    (
        "The mayor, Ada Marten, and the governor, Olva Reid, met. [The two] [said] [they agreed].",
        "Ada Marten and Olva Reid",
    ),
    ("Mayor Ada Marten met Governor Olva Reid. [Both] [said] [they agreed].", "Ada Marten and Olva Reid"),
    ("Mayor Ada Marten and Governor Olva Reid met. [They] [said] [they agreed].", "Ada Marten and Olva Reid"),
    (
        "Ada Marten and her husband, Karl Quill, bought a mill. [The couple] [said] [it was old].",
        "Ada Marten and Karl Quill",
    ),
    (
        "Halden Oil and Norrvik Energy are in talks. [Both companies] [said] [a deal was close].",
        "Halden Oil and Norrvik Energy",
    ),
    ("Ada Marten and Karl Quill wrote a letter. [The letter] [said] [it was late].", "Ada Marten and Karl Quill"),
    ("Karl Benz met Ada Marten and Anna Reid. [The two] [said] [they agreed].", "two"),
    ("Ada Marten met Karl Quill. Anna Reid came late, [both] [said] [the mayors].", "both"),
    ("Director Karl Benz, Ada Marten and Olva Reid signed it. [They] [said] [it was late].", "they"),
]
POSTS = [
    ("[Leo Brandt] [said] [no]. [The Norwegian president] [added] [it was late].", "Leo Brandt"),
    ("[Leo Brandt] [said] [no]. [The Norrvik CEO] [added] [it was late].", "Leo Brandt"),
    ("[Leo Brandt, 42,] [said] [no]. [The Norwegian president] [added] [it was late].", "Norwegian president"),
    ("[Leo Brandt, a baker,] [said] [no]. [The Norrvik CEO] [added] [it was late].", "Norrvik CEO"),
    ("[Mayor Leo Brandt] [said] [no]. [The Norwegian president] [added] [it was late].", "Norwegian president"),
    ("President Leo Brandt left. [The president of Norland] [said] [it was late].", "president of Norland"),
    ("President Leo Brandt left Norland. [The president of Norland] [said] [it was late].", "Leo Brandt"),
    ("President Leo Brandt left. [The president of the United States] [said] [it was late].", "Leo Brandt"),
    ("Pope Leo came. [The head of the Catholic Church] [said] [it was late].", "Leo"),
    ("Pope Leo came. [The Italian pontiff] [said] [it was late].", "Leo"),
    (
        "American Secretary of State Leo Brandt left. [The US secretary of state] [said] [it was late].",
        "Leo Brandt",
    ),
    ("NATO Secretary General Leo Brandt left. [The NATO chief] [said] [it was late].", "Leo Brandt"),
    ("Gov. Leo Brandt left. [The two-term governor] [said] [it was late].", "Leo Brandt"),
    (
        "Attorney Karl Benz is for Olva Reid. Ada Marten fell. [Her attorney] [said] [she was hurt].",
        "Ada Marten's attorney",
    ),
    ("Attorney Karl Benz is for Ada Marten. Marten fell. [Her attorney] [said] [she was hurt].", "Karl Benz"),
]
OTHERS = [
    (
        "Karl Benz left. Leo Brandt fell. [Karl Benz] [said] [no]. According to [his agent] [,] [Brandt slept].",
        "Leo Brandt's agent",
    ),
    ("The ambassador to the United States Ada Marten left. [Marten] [said] [no].", "Ada Marten"),
    ("[The governor of Lorn] [said] [it was late]. Governor Leo Brandt left.", "Leo Brandt"),
    ("The factory on Mill Lane has closed. [It] [said] [orders had fallen].", "factory on Mill Lane"),
    ("Norrvik Energy closed a factory. The factory was old. [It] [said] [orders had fallen].", "Norrvik Energy"),
    ("The bell rang. [It] [said] [orders had fallen].", "it"),
    ("It was late, according to [CNN] [who] [reported].", "CNN"),
    ("A plan was published, [which] [says] [it is late].", "plan"),
    ("They thanked Ada Marten, President of the Harbour Board [who, on Monday,] [said] [no].", "Ada Marten"),
    ("[The Saudis] [said] [no]. [They] [added] [it was late].", "Saudis"),
    (
        "President Leo Brandt sent a letter. [The letter signed by the port workers on Friday] [said] [no].",
        "port workers",
    ),
    ("[Ms. Ernst] [asked] [why]. Mr. Vilsen left. [She] [said] [it was late].", "Ernst"),
    (
        "President Leo Brandt left. [The president's son-in-law] [said] [that] [he] [would] [go].",
        "president's son-in-law",
    ),
]


@pytest.mark.parametrize(("marked", "name"), [*TWO, *POSTS, *OTHERS])
def test_who_is_told_of_again_is_known_again(marked: str, name: str) -> None:
    assert names_in(marked)[-1] == name
