"""Whom pronouns and posts mean where people answer, lead in and are told of in turn."""

from dataclasses import replace

import pytest

from onrecord.normalise.enrich import enrich_attributions
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.sources import resolve_sources
from tests.factories import make_article
from tests.normalise.saying import heard, said
from tests.timing import assert_linear

# What is said in a text, and who says the last of it.
ANSWERS = [
    (
        "Dr. Amir Doss left. <Senator Bo Hale> |asked| «why he had left». <He> |answered| «that he was ill».",
        "Amir Doss",
    ),
    (
        "<Hugh Dent> |asked| «if the prime minister would go». <She> |replied| «that she had won». "
        "Carol Finch, an MP, left.",
        "prime minister",
    ),
    (
        "Ana Pike left. Ana Pike was |asked by| <Dr Stella Quay> «if it was so». <She> |answered| «that it was».",
        "Ana Pike",
    ),
    (
        "<A witness>, who identified himself only as Terry, |said| «it was so». <He> |added| «that he left».",
        "Terry",
    ),
    (
        "<Bo Hale> |asked| «for time». <He> |replied| «that he was ill».",
        "Bo Hale",
    ),
    (
        "Ann Rowe spoke. <Dent, who leads the league,> |accused| «her of bias». <She> |rejected| «it».",
        "Ann Rowe",
    ),
    (
        "«“I was scared,”» <she> |said|. Maria Tolan, 34, lost her home.",
        "Maria Tolan",
    ),
    (
        "<Hugh Dent> |said| «no». «“I was scared,”» <she> |added|. Maria Tolan, 34, lost her home.",
        "she",
    ),
]
LED_IN = [
    # the sentences before “No,” she said, and who is meant
    ("Gus Reller said so. Reller’s neighbour was blunter.", "Reller’s neighbour"),
    ("Gus Reller said so. A woman holding a sign stood by.", "woman"),
    ("Gus Reller said so. His neighbour, Ada Moss, was blunter.", "Ada Moss"),
    ("Alan Moss said so. His mother was in tears.", "Alan Moss's mother"),
    ("Eva Reller said so. Ada Moss disagreed.", "Ada Moss"),
    ("Eva Reller said so. A friend rang her on Sunday.", "Eva Reller"),
    ("Eva Reller said so. A reporter asked about Ada Moss.", "Eva Reller"),
    ("Eva Reller said so. Lena’s office was shut.", "Eva Reller"),
    ("Eva Reller said so. Fisk herself was modest.", "Fisk"),
]
SINCE = [
    # text, source words (the last place is asked for), name
    (
        "A spokesman for the council said so. The spokesman said no. A port spokesman, Bo Hale, came.",
        ["A spokesman for the council", "The spokesman"],
        "spokesman for the council",
    ),
    (
        "A port spokesman, Bo Hale, said so. A spokesman for the council said yes. The spokesman said no.",
        ["A port spokesman, Bo Hale,", "A spokesman for the council", "The spokesman"],
        "spokesman for the council",
    ),
    (
        "A spokesman for the council said so. A port spokesman, Bo Hale, said yes. The spokesman said no.",
        ["A spokesman for the council", "A port spokesman, Bo Hale,", "The spokesman"],
        "Bo Hale",
    ),
    (
        "Bo Pahl was held. His lawyer, Tess Quill, said so. Prosecutor Jan Dubar came. His lawyer said no.",
        ["His lawyer, Tess Quill,", "@2:His lawyer"],
        "Tess Quill",
    ),
    (
        "Eva Pahl was held. Her lawyer, Tessa Quill, said so. Prosecutor Jan Dubar came. His lawyer said no.",
        ["Her lawyer, Tessa Quill,", "His lawyer"],
        "Jan Dubar's lawyer",
    ),
    (
        "France’s president, Ivo Denk, met Spain’s president, Carla Ruste. The Spanish president said no.",
        ["The Spanish president"],
        "Carla Ruste",
    ),
    ("Carla Ruste, Spain’s president, met Ivo Denk. The Spanish president said no.", ["The Spanish president"], "Carla Ruste"),
    ("Joined by her husband Mark, Lucy Farr came. He said no.", ["He"], "Mark"),
    ("Lucy Farr and her husband, Mark, came. Farr met her son Tom. She said no.", ["She"], "Lucy Farr"),
    ("Northline cut its forecast. The company said no.", ["The company"], "Northline"),
    ("Bo Hale, chief executive of Northline, left. Northline said so. The firm said no.", ["Northline", "The firm"], "Northline"),
    ("Anna Fell said so.\nFurther on, Fell’s son Tim swept. He said no.", ["Anna Fell", "He"], "Tim"),
    ("Denk’s office said so. “No,” a statement said.", ["Denk’s office", "a statement"], "Denk’s office"),
    ("Bo Denk said so. “No,” a statement said.", ["Bo Denk", "a statement"], "statement"),
    ("Norland’s foreign ministry summoned an envoy over what it saw.", ["it"], "Norland’s foreign ministry"),
    ("The Fed met. The central bank said no.", ["The central bank"], "Federal Reserve"),
    ("The Bank of Harland met. The central bank said no.", ["The central bank"], "Bank of Harland"),
    ("The Fed met. So did the Bank of America. The central bank said no.", ["The central bank"], "Federal Reserve"),
    ("In a joint statement, two ministers said so. It said no.", ["two ministers", "It"], "two ministers"),
    ("Asked about the owner, Brandt said no. Brandt left.", ["Brandt"], "Brandt"),
    ("Harland United have lost. The club said no.", ["The club"], "Harland United"),
    ("An eyewitness said so. “No,” the source added.", ["An eyewitness", "the source"], "eyewitness"),
    ("Cpl. Dale Noor said so. She said no.", ["Cpl. Dale Noor", "She"], "Dale Noor"),
    ("Mr Dale Noor said so. She said no.", ["Mr Dale Noor", "She"], "she"),
    ("Aides said so. Dale Noor was hurt. She said no.", ["Aides", "She"], "she"),
    ("Former captain Bo Hale, now on the radio, went on: “No.”\n\nOne rival scout, who left, said no.", ["Former captain Bo Hale, now on the radio,", "who"], "rival scout"),
]  # fmt: skip


def name_of_last(article, attributions):
    resolved = resolve_sources(article, attributions)
    names = {source.id: source.name for source in resolved.sources}
    return names[resolved.by_attribution[attributions[-1].id]]


@pytest.mark.parametrize(("marked", "name"), ANSWERS)
def test_who_answers_is_not_who_asked(marked, name):
    assert name_of_last(*heard(marked, outlet="The Lakeside Courier")) == name


@pytest.mark.parametrize(("before", "name"), LED_IN)
def test_a_quotation_is_by_whom_the_sentence_before_is_about(before, name):
    article = make_article(f"{before} “No,” she said.", outlet="The Lakeside Courier")
    first = before.split(" said so.", 1)[0]
    quoted = said(article, 1, "she", "@2:said", "No")
    rows = [said(article, 0, first, "said", "so"), replace(quoted, quoted=quoted.content)]
    resolved = resolve_sources(article, rows)
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution["a1"]] == name


@pytest.mark.parametrize(("text", "sources", "name"), SINCE)
def test_a_post_or_a_pronoun_means_whom_the_text_told_of_last(text, sources, name):
    article = make_article(text, outlet="The Lakeside Courier")
    assert name_of_last(article, [said(article, at, words, ".", "") for at, words in enumerate(sources)]) == name


INTERVIEW = "{} \n\nQ: Is it safe?\n\nA: It is.\n\nQ: For whom?\n\nA: For all of us."
PLURAL = [
    ("Millers", "say", "millers", "group"),
    ("Ramos", "says", "Ramos", "person"),
    ("Adams", "said", "Adams", "person"),
]


@pytest.mark.parametrize(("source", "verb", "name", "kind"), PLURAL)
def test_the_verb_tells_that_a_lone_word_is_of_several(source, verb, name, kind):
    article = make_article(f"{source} {verb} no.", outlet="The Lakeside Courier")
    resolved = resolve_sources(article, [said(article, 1, source, verb, "no")])
    one = next(one for one in resolved.sources if one.id == resolved.by_attribution["a1"])
    assert (one.name, one.kind.value) == (name, kind)


LABELS = [
    ("Maya Trent, who runs the port, spoke to the Herald.", "Maya Trent"),
    ("We spoke to Maya Trent of the port.", "Maya Trent"),
    ("The port is closed.", "interviewee"),
]


@pytest.mark.parametrize(("opening", "name"), LABELS)
def test_labels_of_an_interview_mean_who_asks_and_who_answers(opening, name):
    article = make_article(INTERVIEW.format(opening), outlet="The Lakeside Courier")
    rows = [said(article, 1, "Q", "", "Is it safe?"), said(article, 2, "A", "", "It is")]
    resolved = resolve_sources(article, [rows[0], replace(rows[1], source=(article.span(*at_label(article)),))])
    names = {source.id: source.name for source in resolved.sources}
    assert [names[resolved.by_attribution[key]] for key in ("a1", "a2")] == ["The Lakeside Courier", name]


def at_label(article):
    at = article.text.index("A: ")
    return at, at + 1


def test_a_message_is_by_who_told_of_it_right_before():
    text = "Mayor Bo Hale told of it on Monday. “It burnt. Two are hurt,” the message reads."
    article = make_article(text, outlet="The Lakeside Courier")
    message = said(article, 1, "the message", "reads", "It burnt. Two are hurt,")
    rows = [said(article, 0, "Mayor Bo Hale", "told", "of it"), replace(message, quoted=message.content)]
    resolved = resolve_sources(article, rows)
    assert resolved.by_attribution["a1"] == resolved.by_attribution["a0"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [("“No,” Ana Lee told HBC News. It left.", "HBC News"), ("Ana Lee told the U.N. no.", "the U.N.")],
)
def test_who_heard_it_is_named_without_the_full_stop(text, heard):
    article = make_article(text, outlet="The Lakeside Courier")
    (one,) = enrich_attributions(article, [said(article, 1, "Ana Lee", "told", "No" if "No" in text else "no")])
    assert one.said_to is not None
    assert one.said_to.text == heard


@pytest.mark.parametrize(
    ("words", "name", "kind", "role"),
    [
        ("Health Minister Dr. Selma Auer", "Selma Auer", "person", "Health Minister"),
        ("broadcaster TV Nord", "TV Nord", "outlet", None),
        ("state police Capt. Bo Hale", "Bo Hale", "person", "state police Capt."),
        ("club President Bo Hale", "Bo Hale", "person", "club President"),
        ("Another opposition leader, Omar Hale", "Omar Hale", "person", "opposition leader"),
        ("the spokesman, Lt. Hal Burr", "Hal Burr", "person", "spokesman"),
        ("Lawyers for Vance", "Lawyers for Vance", "group", None),
        ("the army General Staff", "General Staff", "organisation", None),
    ],
)
def test_a_word_for_a_body_before_a_name_tells_what_it_is(words, name, kind, role):
    phrase = parse_phrase(words)
    assert (phrase.name, phrase.kind.value, phrase.role) == (name, kind, role)


def test_a_long_run_of_capitals_behind_a_rank_takes_little_time():
    assert_linear(lambda size: lambda: parse_phrase(f"Senior {'A' * size}!"), 2_000, 20_000)
