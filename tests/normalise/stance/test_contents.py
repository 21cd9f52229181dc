"""The patterns of `lexicon/en/contents.toml`: what each branch finds, and that nothing stands there unused."""

import re

import pytest

from onrecord.normalise.lexicons import filled, load_lexicon

FOUND = [
    ("refused", "her a visa"),
    ("refused", "the family's latest bid"),
    ("offered", "the latest offer"),
    ("denied", "having met him"),
    ("denied", "the harbour union's claims"),
    ("critical", "the sharp criticism"),
    ("assessed", "the poll"),
    ("denies", "all the reports of a sale were entirely false"),
    ("denies", "this was a malicious invention"),
    ("false_story", "talk of a sale is utter nonsense"),
    ("not_true", "not a word of this is true"),
    ("not_true", "none of that was ever meant"),
    ("not_true", "there is not a grain of truth in it"),
    ("innocent", "he had done nothing wrong"),
    ("innocent", "that i am innocent"),
    ("innocent", "we were not involved"),
    ("no_part", "at no time did she sign it"),
    ("no_part", "ms orrin had nothing to do with it"),
    ("no_part", "the port has no record of a spill"),
    ("no_part", "she's never knowingly misled anybody"),
    ("no_part", "it never happened"),
    ("no_part", "that is not how it was meant"),
    ("no_part", "that simply didn’t happen"),
    ("no_part", "there was no such meeting"),
    ("no_part", "there is nothing in it"),
    ("no_part", "there was nothing in the mayor's claims"),
    ("no_part", "he had said nothing of the kind"),
    ("no_part", "nothing of the sort had happened"),
    ("no_part", "which was not the case"),
    ("no_part", "no such order was given"),
    ("no_part", "it is a lie that she signed"),
    ("insists", "swears under oath that"),
    ("own_denial", "he had never met the dealer"),
    ("own_denial", "he had known nothing of the deal"),
    ("own_denial", "she wasn't driving"),
    ("own_denial", "it was not directly responsible"),
    ("own_denial", "at no point was the gate open"),
    ("own_denial", "nobody at its plant"),
    ("own_denial", "no fish was sold"),
    ("own_denial", "there was no leak"),
    ("own_denial", "there has not been a single case"),
    ("performs", "“we categorically deny this"),
    ("performs", "they reject that"),
    ("performs", "i still dispute it"),
    ("verdict", "it's simply not true that it leaks"),
    ("doubts", "they did not agree with the ministry's figures"),
    ("doubts", "that was pure speculation"),
    ("doubts", "the paper had got this wrong"),
    ("doubts", "the clerk was lying"),
    ("doubts", "the reporter had misheard"),
    ("doubts", "there is nothing to support those claims"),
    ("doubts", "it should be treated with some caution"),
    ("doubts", "the figures simply did not add up"),
    ("doubts", "claims of a sale are exaggerated"),
    ("doubts", "the amount was grossly exaggerated"),
    ("doubts", "the claim did not correspond to the facts"),
    ("doubts", "their word cannot be trusted"),
    ("affirms", "the account is entirely accurate"),
    ("affirms", "it's true."),
    ("affirms", "yes, we did"),
    ("rated", "gave it a mostly false rating"),
    ("verify", "it could not independently verify"),
    ("verify", "had not yet been confirmed"),
    ("verify", "the count remained unverified"),
    ("about", "the claims"),
    ("unknowing", "we do not yet know exactly how the fire began"),
    ("unknowing", "it was still unclear about what caused the fire"),
    ("admitted", "its first figures were too low"),
    ("admitted", "they had been mistaken"),
    ("admitted", "it had printed the wrong name"),
    ("own_error", "mr orrin misspoke"),
    ("own_error", "we got that wrong"),
    ("own_error", "she no longer stood by it"),
    ("own_error", "he regretted his remarks"),
    ("own_error", "its earlier statement about the well was premature"),
    ("own_error", "their first account no longer stands"),
    ("own_error", "they had been wrong to blame the crew"),
    ("own_error", "the statements of may were not correct and we retract them"),
    ("own_error", "his remarks on the port were now withdrawn"),
    ("withheld", "the port wouldn't be making any comment"),
    ("withheld", "we never discuss patients"),
    ("withheld", "it would be wrong to speculate"),
    ("withheld", "there is nothing further to add"),
    ("withheld", "he could not say when"),
]
LEFT = [
    ("refused", "the bid was his"),
    ("innocent", "he was not involved"),
    ("own_denial", "he had never doubted it"),
    ("own_denial", "she was not afraid"),
    ("own_denial", "there was no doubt"),
    ("doubts", "the boy was lying in the road"),
    ("no_part", "there is nothing in the statute that says she must go"),
    ("no_part", "there is nothing in it that worries me"),
    ("no_part", "there is nothing in the fridge"),
    ("no_part", "i want nothing of the kind for my children"),
    ("no_part", "nothing of the sort has been built here since"),
    ("denies", "it was a joke"),
    ("denies", "the hall is so large that it could hold us all"),
    ("unknowing", "he did not know how they fare"),
]
VERDICTS = [
    "no, that report is simply false.",
    "that isn't true.",
    "none of this is true.",
]


@pytest.mark.parametrize(("name", "words"), FOUND)
def test_what_a_pattern_finds(name: str, words: str) -> None:
    assert filled("contents", "pattern", name).search(words)


@pytest.mark.parametrize(("name", "words"), LEFT)
def test_what_a_pattern_leaves(name: str, words: str) -> None:
    assert not filled("contents", "pattern", name).search(words)


@pytest.mark.parametrize("sentence", VERDICTS)
def test_a_verdict_is_a_whole_sentence(sentence: str) -> None:
    verdict = filled("contents", "pattern", "verdict")
    assert verdict.fullmatch(sentence)
    assert not verdict.fullmatch(f"{sentence} the port said it would stay open")


def test_no_list_or_part_stands_there_for_nothing() -> None:
    lexicon = load_lexicon("contents")
    branches = [*lexicon["part"].values(), *(branch for row in lexicon["pattern"].values() for branch in row)]
    used = {name for branch in branches for names in re.findall(r"<([\w|]+)>", branch) for name in names.split("|")}
    asked_for = {"begins", "begins_behind_hearers", "nouns", "scorned"}
    assert used | asked_for == {*lexicon["list"], *lexicon["part"]}
