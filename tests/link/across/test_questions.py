"""What a figure measures and what it is of, and which voices are one: rows of sentences and slots."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.link.across.figures import relate_answers
from onrecord.link.across.headings import question_text
from onrecord.link.across.questions import same_question
from onrecord.link.across.statements import Asked, read_statements
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import Frame, frames_meet
from onrecord.link.words.voices import same_voice
from onrecord.pipeline import Reader
from onrecord.records import Bound, Page, SourceKind
from tests.factories import Saying, make_article, make_reading

FRAMES = [
    ("the island is home to 200,000 people", "200,000", "people", "population|||"),
    ("the island has 200,000 residents", "200,000", "residents", "population|||"),
    ("the remains of 12 people were brought down", "12", "people", "killed|||"),
    ("graves may hold the bodies of 43 pupils who went missing", "43", "pupils", "missing||pupil|"),
    ("officers seized 12 other rifles", "12", "other rifles", "||rifl|more"),
    ("the town mourned the death of these 12 people", "12", "people", "killed|||"),
    ("of these 12 people were killed", "12", "people", None),
    ("the number of people killed rose to 38 on Tuesday", "38", None, "killed|||"),
    ("14 bodies and 63 people were in hospital", "63", "people", "treated|||"),
    ("about 9,000 people were driven from their homes", "9,000", "people", "displaced|||"),
    ("the flood drove people out and left about 9,000 without homes", "9,000", "people", "displaced|||"),
    ("8,000 North Korean troops were killed", "8,000", "North Korean troops", "killed||North Korean soldier|"),
    ("8,000 North Korean soldiers were killed", "8,000", "North Korean soldiers", "killed||North Korean soldier|"),
    ("4,500 soldiers were killed and wounded", "4,500", "soldiers", "casualties||soldier|"),
    ("six people were killed overnight", "six", "people", "killed|||rate"),
    ("in 1998, 70 people were killed", "70", "people", "killed|||1998"),
    ("the toll rose by 20 on Friday", "20", None, "killed|||change"),
    ("the number of people killed was up 20 on Friday", "20", None, "killed|||change"),
    ("the rebels hold 12 kidnapped clerks", "12", "kidnapped clerks", "abducted||clerk|"),
    ("12 clerks were abducted in May", "12", "clerks", "abducted||clerk|"),
    ("12 abducted schoolgirls were freed", "12", "abducted schoolgirls", "released||pupil|"),
    ("12 schoolgirls who were abducted will be freed", "12", "schoolgirls", "released||pupil|"),
    ("12 school girls were abducted", "12", "school girls", "abducted||pupil|"),
    ("12 pirates were captured", "12", "pirates", "arrested||pirat|"),
    ("12 rifles were captured", "12", "rifles", "captured||rifl|"),
    ("planes destroyed 12 vehicles", "12", "vehicles", "homes||car|"),
    ("the number of ill babies was put at 91", "91", None, "infected||babi|"),
    ("a fire killed 31 workers", "31", "workers", "killed|||"),
    ("31 North Korean workers were killed", "31", "North Korean workers", "killed||North Korean worker|"),
    ("1,450 refugees were shot dead", "1,450", "refugees", "killed|||"),
    ("since the war began 4,500 civilians have been killed", "4,500", "civilians", "killed||civilian|war"),
    ("14 people were killed and 63 were taken to hospital", "63", "people", "wounded|||"),
    ("5,000 bus and tram drivers walked off the job", "5,000", "bus and tram drivers", "strikers|||"),
    ("a strike by 5,000 drivers was stopped", "5,000", "drivers", "strikers|||"),
    ("310,000 chickens were culled", "310,000", "chickens", "killed||chicken|"),
    ("15 people were killed in a separate attack", "15", "people", "killed|||other"),
    ("five of the gunmen had been killed", "five", "gunmen", "killed||gunmen|"),
    ("67 people were left dead on the Ruvian side", "67", "people", "killed||Ruvian|"),
    ("Italy has now lost 67 people", "67", "people", "killed||Italian|"),
    ("this raises the Italian death toll to 67 people killed", "67", "people", "killed||Italian|"),
    ("the toll among the Italians is 67 people killed", "67", "people", "killed||Italian|"),
    ("the town has lost 67 people", "67", "people", "killed|||"),
    ("12 bombs injured the guards", "12", "bombs", "||bomb|"),
    ("they were treated at 14 hospitals", "14", "hospitals", "||hospital|"),
    ("he faces one count of murder, for the deaths", "one", "count", None),
    ("the 15-member council met", "15", "members", None),
    ("the number of dead children was 16", "16", None, "killed||child|"),
    ("it would cut 1,200 positions", "1,200", "positions", "||job|"),
    ("220,000 homes were without power", "220,000", "homes", "unpowered|||"),
    ("150,000 customers had no electricity", "150,000", "customers", "unpowered|||"),
    ("26 people have not been traced", "26", "people", "missing|||"),
    ("19 souls were still missing", "19", "souls", "missing|||"),
    ("2,300 people were moved to sports halls", "2,300", "people", "displaced|||"),
    ("2,500 people spent the night away from home", "2,500", "people", "displaced|||"),
    ("12,000 people had to leave their homes", "12,000", "people", "displaced|||"),
    ("41 people were being treated for burns", "41", "people", "wounded|||"),
    ("120 operations had been called off", "120", "operations", "cancelled||operation|"),
    ("82 flights were cancelled", "82", "flights", "cancelled||flight|"),
    ("about 8,000 Ruvian troops stand near the town", "8,000", "Ruvian troops", "deployed||Ruvian soldier|"),
    ("12 soldiers fell at the bridge", "12", "soldiers", "killed||soldier|"),
    ("12 supporters were hurt", "12", "supporters", "wounded|||"),
    ("17 people needed treatment", "17", "people", "wounded|||"),
    ("she won by 312 votes", "312", "votes", "margin|||"),
    ("her lead shrank to 271 votes", "271", "votes", "margin|||"),
    ("160 voters have complained", "160", "voters", "complaints|||"),
    ("seven people were under investigation", "seven", "people", "investigated|||"),
    ("9,000 connections were still dead", "9,000", "connections", "unpowered|||"),
    ("650 people had left Orlo", "650", "people", "displaced|||"),
    ("62,000 people are living in tents", "62,000", "people", "displaced|||"),
    ("340,000 people were moved out of its path", "340,000", "people", "displaced|||"),
    ("96 people had been pulled from the water", "96", "people", "rescued|||"),
    ("96 bodies had been pulled from the water", "96", "bodies", "killed|||"),
    ("135 people got out alive", "135", "people", "rescued|||"),
    ("30 residents may be under the slabs", "30", "residents", "trapped|||"),
    ("12,000 people had taken part", "12,000", "people", "crowd|||"),
    ("12,000 people filled the old square", "12,000", "people", "crowd|||"),
    ("divers were searching for 25 people", "25", "people", "missing|||"),
    ("55 people are still being sought", "55", "people", "missing|||"),
    ("180 people had been on the ferry", "180", "people", "aboard|||"),
    ("40 riders tested positive for a banned drug", "40", "riders", "tested|||"),
    ("the bomb hurt 30 people on a bus", "30", "people", "wounded|||"),
    ("the dead, it said, now numbered 29", "29", None, "killed|||"),
    ("the outbreak killed 16 people in a week", "16", "people", "killed|||"),
    ("the strikes kill 16 people a week", "16", "people", "killed|||rate"),
    ("guards kill 31 people out of every 10 million", "31", "people", "killed|||rate"),
    ("the plague killed 31 people out of 100,000", "31", "people", "killed|||rate"),
    ("the death toll went up overnight to 26", "26", None, "killed|||"),
    ("a shell killed 11 people in a nearby village", "11", "people", "killed|||other"),
    ("60 people were injured, seven of whom stayed", "60", "people", "wounded|||"),
    ("17 people suffered critical injuries", "17", "people", "wounded|||condition"),
    ("17 people were seriously hurt", "17", "people", "wounded|||condition"),
    ("34 people were injured and six were in serious condition", "34", "people", "wounded|||"),
    ("15 people were hurt, and 5 people suffered critical injuries", "15", "people", "wounded|||"),
    ("the blast injured 90 people, 17 of them critically", "90", "people", "wounded|||"),
    ("the toll is 2,900 instead of the official figure of 64", "64", None, None),
    ("the ferry was licensed to carry 150 passengers", "150", "passengers", "capacity||passenger|"),
    ("29 people had been held after the march", "29", "people", "arrested|||"),
    ("29 people had been held hostage", "29", "people", "hostages|||"),
    ("12 markets were held", "12", "markets", "||market|"),
    ("it killed 12 people and 14 others were injured", "12", "people", "killed|||"),
    ("2 people were killed and 14 injured", "2", "people", "killed|||"),
    ("all but nine people were freed", "nine", "people", None),
    ("an avalanche buried 12 people", "12", "people", "trapped|||"),
    ("the town buried 12 people", "12", "people", "killed|||"),
    ("a storm buried 12 people", "12", "people", "trapped|||"),
    ("the wall gave way and buried 12 people", "12", "people", "trapped|||"),
    ("a week-long strike left 34 ships outside", "34", "ships", "||ship|"),
    ("1,700 workers had not come to work", "1,700", "workers", "strikers|||"),
    ("doctors recorded 214 suspected cases", "214", "suspected cases", "infected||suspected|"),
    ("402 cases have been confirmed", "402", "cases", "infected||confirmed|"),
    ("214 cases of cholera were recorded", "214", "cases", "infected|||"),
    ("the number of deaths rose and that of suspected cases to 214", "214", None, "infected||suspected|"),
    ("the number of suspected cases rose and of deaths to 52", "52", None, "killed|||"),
    ("the blast traps 40 miners", "40", "miners", "trapped|||"),
    ("it is the worst fire since 1978, when 64 people died", "64", "people", "killed|||1978"),
    ("since 1978 64 people have died", "64", "people", "killed|||"),
]


_WORDS = {"nine": 9.0, "five": 5.0, "six": 6.0, "seven": 7.0, "one": 1.0}


@pytest.mark.parametrize(("content", "number", "counts", "frame"), FRAMES, ids=[row[0] for row in FRAMES])
def test_slots_of_a_figure(content, number, counts, frame):
    article = make_article(f"The office said {content} in Eastvale.")
    value = _WORDS.get(number) or float(number.replace(",", ""))
    saying = Saying(
        content=content,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={number: (value, value, Bound.EXACT, counts)},
    )
    (statement,) = read_statements(make_reading(article, [saying]))
    assert [answer.frame.key for answer in statement.answers] == ([frame] if frame else [])


HEADINGS = [
    ("44 bodies were recovered", "44", "bodies", "People killed"),
    ("6,300 pupils were vaccinated", "6,300", "pupils", "Pupils tested"),
    ("80 votes were cast", "80", "votes", "Votes"),
    ("a crowd of 3,500 marched", "3,500", None, "People in the crowd"),
    ("the flood destroyed 180 houses", "180", "houses", "Houses destroyed or damaged"),
    ("nine workers were killed", "nine", "workers", "People killed"),
    ("there were 40 civilian deaths", "40", "civilian deaths", "Civilian deaths"),
    ("the war cost 6,000 Ruvian lives", "6,000", "Ruvian lives", "Ruvian lives lost"),
    ("400 employees were employed at the mill", "400", "employees", "Employees"),
    ("12 suspects were investigated", "12", "suspects", "Suspects"),
    (
        "it would close 40 clinics in the north, and 12 in the south",
        "40",
        "clinics",
        "Clinics: “it would close … clinics in the north”",
    ),
    ("it had 40 clinics", "40", "clinics", "Clinics"),
    (
        "nine U.N. inspectors would come",
        "nine",
        "U.N. inspectors",
        "U.N. inspectors: “… U.N. inspectors would come”",
    ),
    (
        "jets flew 30 air strikes on the town",
        "30",
        "air strikes",
        "Air strikes: “jets flew … air strikes on the town”",
    ),
    (
        "nine kites crossed the wide field behind the old mill where many merry visiting children sang",
        "nine",
        "kites",
        "Kites",
    ),
    (
        "nine kites crossed the wide field behind the old mill on the road to the harbour in the morning sun",
        "nine",
        "kites",
        "Kites: “… kites crossed the wide field behind the old mill on the road”",
    ),
    (
        "on the road from the harbour to the hall behind the old mill children flew nine kites",
        "nine",
        "kites",
        "Kites",
    ),
    (
        "12 wounded were in critical condition",
        "12",
        "wounded",
        "People injured, in a critical or serious condition",
    ),
    (
        "nurses complained of the noise since the clinic closed 14 wards",
        "14",
        "wards",
        "Wards: “nurses complained of the noise since the clinic closed … wards”",
    ),
    ("300 other reservists were deployed", "300", "other reservists", "Other reservists deployed, in addition"),
]


@pytest.mark.parametrize(("content", "number", "counts", "heading"), HEADINGS, ids=[row[0] for row in HEADINGS])
def test_headings_are_plain(content, number, counts, heading):
    value = _WORDS.get(number) or float(number.replace(",", ""))
    saying = Saying(
        content=content,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={number: (value, value, Bound.EXACT, counts)},
    )
    (statement,) = read_statements(make_reading(make_article(f"The office said {content}."), [saying]))
    (answer,) = statement.answers
    assert question_text(Asked(statement, answer)).split(" · ")[0] == heading


CLAUSES = [
    (
        "The train had been going at 150 km per hour, police said.",
        "150 km per hour",
        "“The train had been going at …”",
    ),
    ("In May, 30 tonnes of grain reached the town,", "30 tonnes", "“… of grain reached the town”"),
    (
        "The quake that killed nine and cut the road was felt just over 11 miles (18 km) from the coast of the",
        "just over 11 miles",
        "“cut the road was felt … from the coast”",
    ),
    ("A reward of two million marks ($74,000) was offered,", "$74,000", "“A reward of two million marks (…)”"),
    ("She said 40 percent were Ruvian and 60 percent Norran.", "40 percent", "“She said … were Ruvian”"),
]


@pytest.mark.parametrize(("evidence", "words", "heading"), CLAUSES, ids=[row[1] for row in CLAUSES])
def test_a_question_that_no_row_names_is_headed_by_its_clause(evidence, words, heading):
    (statement,) = read_statements(make_reading(make_article(evidence), [Saying(content=evidence)]))
    answer = Answer(
        figure=0,
        words=words,
        bound=Bound.EXACT,
        low=1.0,
        high=1.0,
        frame=Frame("", "", "", ""),
        topic=frozenset(),
        places=frozenset(),
        one_day=False,
        running=False,
        label="",
    )
    assert question_text(Asked(statement, answer)).split(" · ")[0] == heading


def test_the_clause_of_a_vague_figure_begins_with_what_is_counted():
    evidence = "Dozens of shots rang out in the hall."
    (statement,) = read_statements(make_reading(make_article(evidence), [Saying(content=evidence)]))
    answer = Answer(0, "Dozens", Bound.VAGUE, 12, 99, Frame("", "", "shot", ""), frozenset(), frozenset(),
                    one_day=False, running=False, label="shots")  # fmt: skip
    assert question_text(Asked(statement, answer)).startswith("Shots: “… shots rang out in the hall”")


def test_a_clause_keeps_the_unit_of_its_figure_and_leaves_out_who_says_so():
    content = "75 percent of the homes that had burned were empty"
    saying = Saying(
        content=content,
        source="The office",
        cue="estimated last week",
        kind=SourceKind.ORGANISATION,
        figures={"75 percent": (75.0, 75.0, Bound.EXACT, None)},
    )
    article = make_article(f"The office estimated last week that {content}.")
    (statement,) = read_statements(make_reading(article, [saying]))
    answer = Answer(0, "75 percent", Bound.EXACT, 75.0, 75.0, Frame("", "percent", "", ""), frozenset(), frozenset(),
                    one_day=False, running=False, label="")  # fmt: skip
    heading = question_text(Asked(statement, answer)).split(" · ")[0]
    assert heading == "“… percent of the homes that had burned were empty”"


def test_a_clause_that_adds_its_unit_alone_is_left_out():
    evidence = "Approval fell to 40 percent."
    (statement,) = read_statements(make_reading(make_article(evidence), [Saying(content=evidence)]))
    answer = Answer(0, "40 percent", Bound.EXACT, 40.0, 40.0, Frame("approval", "percent", "", ""), frozenset(),
                    frozenset(), one_day=False, running=False, label="")  # fmt: skip
    assert (
        question_text(Asked(statement, answer)).split(" · ")[0]
        == "Approval (percent): “Approval fell to … percent”"
    )
    short = replace(statement, content="to 40 percent")
    assert question_text(Asked(short, answer)).split(" · ")[0] == "Approval (percent)"


def told(day, *tolls):
    """The answers of an article of a day that gives some tolls, each as its words with their number."""
    sayings = [
        Saying(
            content=words,
            source="The office",
            cue="said",
            kind=SourceKind.ORGANISATION,
            figures={str(number): (float(number), float(number), Bound.EXACT, "people")},
        )
        for words, number in tolls
    ]
    text = " ".join(f"The office said {words}. That is in Eastvale." for words, _ in tolls)
    statements = read_statements(make_reading(make_article(text, published=day), sayings))
    return [Asked(statement, answer) for statement in statements for answer in statement.answers]


SINCE = ("since March 840 people have been killed", 840)


def test_an_answer_knows_how_many_other_numbers_of_the_like_its_article_gives():
    tolls = [(f"{number} people were killed in an attack", number) for number in (31, 12, 7)]
    beside = ("90 people were hurt", 90)
    answers = [one.answer for one in told("2025-02-03", *tolls, beside)]
    assert [(one.several, one.before, one.above) for one in answers] == [(2, 0, 0), (2, 1, 1), (2, 2, 2), (0, 0, 0)]


def test_a_toll_of_an_earlier_year_stands_above_none():
    tolls = [("31 people were killed", 31), ("In the flood of 2019 90 people were killed", 90)]
    first, past = (one.answer for one in told("2025-02-03", *tolls))
    assert (first.above, past.frame.scope, past.before) == (0, "2019", 1)


COMPARED = [
    ("48 people were arrested, compared with 97 in 2019", 48, ""),
    ("48 people were arrested, fewer than in 2019", 48, ""),
    ("48 people were arrested, against 97 in 2019", 48, ""),
    ("a storm as early as 2019 killed 52 people", 52, "2019"),
    ("52 people were killed and 80 hurt in 2019", 52, "2019"),
]


@pytest.mark.parametrize(("words", "number", "scope"), COMPARED)
def test_what_a_figure_is_compared_with_is_of_another_time(words, number, scope):
    (one,) = told("2025-02-03", (words, number))
    assert one.answer.frame.scope == scope


ALONE = [
    ("its own count of 46 stood", 46, "killed"),
    ("that makes 46", 46, "killed"),
    ("the number was 46", 46, "killed"),
    ("it still held 46", 46, "killed"),
    ("it was a matter of 46 days", 46, None),
    ("the bus had seats for 46", 46, None),
]


@pytest.mark.parametrize(("words", "number", "measure"), ALONE, ids=[row[0] for row in ALONE])
def test_a_bare_count_is_of_what_befell_people_last(words, number, measure):
    saying = Saying(
        content=words,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={str(number): (float(number), float(number), Bound.EXACT, None)},
    )
    toll = Saying(
        content="31 people were killed",
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={"31": (31.0, 31.0, Bound.EXACT, "people")},
    )
    text = f"The office said 31 people were killed. The office said {words}."
    _, second = read_statements(make_reading(make_article(text, published="2025-02-03"), [toll, saying]))
    assert [one.frame.measure for one in second.answers] == ([] if measure is None else [measure])


def test_a_statement_has_the_days_that_its_sentence_and_its_article_name():
    text = "The ferry sank on Sunday, police said.\n\nIt could sail again next month, the mayor said."
    first, second = read_statements(Reader().read(Page(text=text, published="2031-05-06")))
    sunday = frozenset({dt.date(2031, 5, 4)})
    assert (first.days, first.article_days, second.article_days) == (sunday, sunday, sunday)
    assert not first.days & second.days


HAPPENINGS = [
    (
        "one happening, on the next day",
        [("16 people were killed in a school", 16), SINCE],
        "18 people were killed in a school",
        18,
        True,
    ),
    (
        "the same number",
        [("16 people were killed in a school", 16), SINCE],
        "16 people were killed at a market",
        16,
        True,
    ),
    (
        "a toll that rises",
        [("16 people were killed in a school", 16)],
        "30 people were killed at a market",
        30,
        True,
    ),
]


@pytest.mark.parametrize(
    ("first", "words", "number", "same"), [row[1:] for row in HAPPENINGS], ids=[row[0] for row in HAPPENINGS]
)
def test_happenings_beside_a_running_count_are_of_their_day(first, words, number, same):
    (one, *_), (other, *_) = told("2025-02-03", *first), told("2025-02-04", (words, number), *first[1:])
    assert same_question(one, other) is same


TOLD_AGAIN = [
    (
        "a headline and the sentence with its place",
        [("38 people were killed", 38), ("38 people died in Lyon", 38)],
        2,
    ),
    ("two attacks", [("38 people were killed in Homs", 38), ("38 people died in Hama", 38)], 1),
    ("two numbers", [("38 people were killed", 38), ("40 people died in Lyon", 40)], 1),
]


@pytest.mark.parametrize(
    ("tolls", "with_place"), [row[1:] for row in TOLD_AGAIN], ids=[row[0] for row in TOLD_AGAIN]
)
def test_what_is_told_again_takes_the_place_of_the_other_sentence(tolls, with_place):
    answers = [one.answer for one in told("2025-02-03", *tolls)]
    assert [answer.places for answer in answers].count(answers[-1].places) == with_place


PARTS = [
    ("of two countries", [("247 people died in France", 247), ("12 people died in Italy", 12)], ["part", "part"]),
    (
        "of a sum",
        [("259 people died", 259), ("247 people died", 247), ("12 people died", 12)],
        ["", "part", "part"],
    ),
    ("of a list", [("259 died in France and Italy", 259), ("247 died in France", 247)], ["", "part"]),
    ("of one place", [("247 people died in France", 247), ("12 people died", 12)], ["", ""]),
]


@pytest.mark.parametrize(("tolls", "scopes"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_counts_of_one_place_of_several_are_parts(tolls, scopes):
    assert [one.answer.frame.scope for one in told("2025-02-03", *tolls)] == scopes


def test_bodies_beside_a_toll_are_counted_apart():
    beside = told("2025-02-03", ("16 people were killed", 16), ("the remains of 28 people were found", 28))
    alone = told("2025-02-04", ("the remains of 30 people were found", 30))
    assert [one.answer.frame.scope for one in (*beside, *alone)] == ["", "found", ""]


OF_PARTS = [
    ("its own place", "250 people died in France", 250, True),
    ("another place", "250 people died in Italy", 250, False),
    ("both places", "250 people died in France and Italy", 250, False),
    ("no place", "250 people died", 250, False),
    ("no place, the same number", "247 people died", 247, True),
]


@pytest.mark.parametrize(
    ("words", "number", "same"), [row[1:] for row in OF_PARTS], ids=[row[0] for row in OF_PARTS]
)
def test_a_part_meets_counts_of_its_place(words, number, same):
    both = [("247 people died in France", 247), ("12 people died in Italy", 12)]
    (one, _), (other,) = told("2025-02-03", *both), told("2025-02-04", (words, number))
    assert same_question(other, one) is same


OF_PLACES = [
    ("two countries", "38 people were killed in France", "97 people were killed in Italy", False),
    ("a country and its city", "38 people were killed in Lyon", "97 people were killed in France", True),
    ("what was attacked", "97 people were killed in the attack on Italy", "38 people were killed in France", False),
    ("a bank in a town", "38 people were killed in Tarn Savings Bank", "38 people were killed in Lyon", True),
    ("where it happened", "38 people were killed", "97 people were killed", True),
]


@pytest.mark.parametrize(
    ("one", "other", "same"), [row[1:] for row in OF_PLACES], ids=[row[0] for row in OF_PLACES]
)
def test_a_war_s_tolls_in_two_countries_answer_two_questions(one, other, same):
    beside = ("5 people were missing in France and Italy", 5)
    (first, _), (second, _) = (
        told("2025-02-03", (one, number(one)), beside),
        told("2025-02-04", (other, number(other)), beside),
    )
    assert same_question(first, second) is same
    assert (relate_answers(second, first) is not None) is same


def number(words):
    return int(words.split()[0])


def test_a_place_and_its_people_are_one_place():
    (answer,) = told("2025-02-03", ("38 people were killed in the Italian capital and in France", 38))
    assert {"italy", "france"} <= answer.answer.places


RECALLED = [
    ("a month long past", "a quake killed 12 people", "a quake in May killed 90 people", "2024-05", "other"),
    ("the same days", "a quake killed 12 people", "a quake in February killed 90 people", "2025-02", ""),
    ("the same number", "a quake killed 90 people", "the quake in May killed 90 people", "2024-05", ""),
    ("a running count", "a quake killed 12 people", "so far 90 people were killed", "2024-05", ""),
]


@pytest.mark.parametrize(
    ("first", "second", "month", "scope"), [r[1:] for r in RECALLED], ids=[r[0] for r in RECALLED]
)
def test_a_count_of_days_long_past_is_of_another_happening(first, second, month, scope):
    def saying(words, as_of=None):
        number = next(word for word in words.split() if word.isdigit())
        return Saying(
            content=words, source="The office", cue="said", kind=SourceKind.ORGANISATION, as_of=as_of,
            figures={number: (float(number), float(number), Bound.EXACT, "people")},
        )  # fmt: skip

    text = f"The office said {first}. The office said {second}."
    sayings = [saying(first), saying(second, (second, f"{month}-01", f"{month}-28"))]
    statements = read_statements(make_reading(make_article(text, published="2025-03-03"), sayings))
    assert statements[1].answers[0].frame.scope == scope


def told_share(sentence, title="News of the day", words="percent", unit="percent"):
    """The statement of a sentence of an outlet with one figure of a unit."""
    number = next(word for word in sentence.split() if word.isdigit())
    own = Saying(sentence, figures={f"{number} {words}": (float(number), float(number), Bound.EXACT)})
    reading = make_reading(make_article(sentence, title=title), [own])
    (share,) = reading.figures
    (statement,) = read_statements(replace(reading, figures=(replace(share, unit=unit),)))
    return statement


SHARES_TOLD = [
    ("Fully 60 percent of the dockers in a survey by Orlen University said the offer was unfair.", "|percent||"),
    ("In a poll 25 percent said the offer of Brown was not fair.", "|percent||"),
    ("In a poll 45 percent said they would vote for Brown.", "votes|percent|brown|poll"),
    ("The Civic Union led the election with 62 percent of ballots counted.", "tallied|percent||"),
    ("The Civic Union won the election with 48 percent.", "votes|percent|union|"),
    ("Dockers voted on Monday to accept 8 percent.", "|percent||"),
    ("Brown was declared winner of the election with 49 percent of the vote.", "votes|percent|brown|"),
    ("The election result was 44 percent of the vote for Green, said Judge Lima.", "votes|percent|green|"),
    ("ORLO (Orlo Wire) - Brown got 51 percent of the vote.", "votes|percent|brown|"),
    ("The fire is 15 percent contained.", "contained|percent||"),
    ("Of the oil 15 percent leaked into the sea.", "spilled|percent||"),
    ("Shares in the dam company have lost 61 percent.", "|percent||"),
    ("The flood could cost 4 percent of the output.", "cost|percent||"),
]


@pytest.mark.parametrize(("sentence", "frame"), SHARES_TOLD, ids=[row[0] for row in SHARES_TOLD])
def test_a_share_of_those_who_were_asked_or_counted_is_none_of_votes(sentence, frame):
    statement = told_share(sentence)
    measure, unit, counted, scope = statement.answers[0].frame.key.split("|")
    assert "|".join((measure, unit, counted if measure == "votes" else "", scope)) == frame


TERMS = [
    ("The court sentenced him to 8 years in prison.", "term|year||"),
    ("Prosecutors asked for a sentence of 8 years.", "term|year||demanded"),
    ("He was mayor of Orlo for 8 years.", None),
]


@pytest.mark.parametrize(("sentence", "frame"), TERMS, ids=[row[0] for row in TERMS])
def test_years_count_where_somebody_is_sentenced_to_them(sentence, frame):
    statement = told_share(sentence, words="years", unit="year")
    assert [answer.frame.key for answer in statement.answers] == ([] if frame is None else [frame])


BIDS = [
    ("Orra Steel has offered 2000000 crowns for Tarn Tubes.", "bid|crowns|Orra|"),
    ("Orra’s bid of 2000000 crowns was turned down.", "bid|crowns|Orra|"),
    ("The board turned down the bid of 2000000 crowns by Orra Steel.", "bid|crowns|Orra|"),
    ("Orra raised its offer to 2000000 crowns.", "bid|crowns|Orra|"),
    ("Tarn turned down the bid of 2000000 crowns.", "bid|crowns||"),
    ("The owner raised its offer to 500 crowns.", "pay|crowns||offered"),
    ("The union turned down an offer of 2000000 crowns.", "pay|crowns||offered"),
    ("The ministry offered 2000000 crowns in aid for Lorn.", "aid|crowns||"),
    ("The city's bid for the games would cost 2000000 crowns.", "cost|crowns||"),
    ("The club offered 2000000 crowns for the striker Marten.", "|crowns||"),
    ("The bank offered 2000000 crowns for Norland farmers.", "|crowns||"),
]


@pytest.mark.parametrize(("sentence", "frame"), BIDS, ids=[row[0] for row in BIDS])
def test_what_is_offered_for_a_company_is_of_whoever_bids(sentence, frame):
    (answer,) = told_share(sentence, words="crowns", unit="crowns").answers
    assert answer.frame.key == frame


def test_a_bid_is_headed_by_whose_it_is():
    statement = told_share("Orra Steel has offered 2000000 crowns for Tarn Tubes.", words="crowns", unit="crowns")
    assert question_text(Asked(statement, statement.answers[0])).startswith("Bid of Orra (crowns)")


@pytest.mark.parametrize(
    ("title", "measure"), [("Dockers vote to strike over pay", ""), ("Dockers vote in Orlen", "votes")]
)
def test_who_votes_to_do_something_elects_nobody(title, measure):
    statement = told_share("The Union of Dockers wants a rise of 9 percent.", title)
    assert statement.answers[0].frame.measure == measure


def test_a_share_of_votes_is_headed_by_the_whole_name():
    sentence = "The ruling Civic Union won the election with 48 percent of the vote."
    statement = told_share(sentence)
    assert question_text(Asked(statement, statement.answers[0])).startswith("Votes for Civic Union (percent)")


SHARES_OF = [
    ("30 percent of the island has power again", "72 percent of the island lacks power", True),
]


@pytest.mark.parametrize(("one", "other", "same"), SHARES_OF)
def test_shares_of_one_thing_meet_by_what_is_said_of_it(one, other, same):
    def asked(day, source, words):
        number = words.split(" percent")[0].split()[-1]
        saying = Saying(
            content=words,
            source=source,
            cue="said",
            kind=SourceKind.ORGANISATION,
            figures={f"{number} percent": (float(number), float(number), Bound.EXACT, "island")},
        )
        reading = make_reading(
            make_article(f"{source} said {words}. That is in Eastvale.", published=day), [saying]
        )
        figures = tuple(replace(figure, unit="percent") for figure in reading.figures)
        (statement,) = read_statements(replace(reading, figures=figures))
        (answer,) = statement.answers
        return Asked(statement, answer)

    assert same_question(asked("2025-02-03", "The office", one), asked("2025-02-04", "The agency", other)) is same


CALLED = [
    ("23 pirates were arrested", "23 raiders were captured", True),
    ("23 pirates were arrested", "23 people were arrested", True),
    ("23 pirates were arrested", "23 Ruvian pirates were captured", True),
    ("23 Italian pirates were arrested", "23 French pirates were captured", False),
    ("23 pirates were arrested", "12 teachers were arrested", False),
    ("22 police officers were arrested", "22 Brannock officers were arrested", True),
    ("40 girls were abducted", "40 schoolgirls were abducted", True),
    ("12 Ruvians were captured", "12 Ruvian sailors were on board", True),
    ("40 girls were abducted", "40 schoolgirls were released", True),
    ("40 girls were abducted", "52 schoolgirls were released", False),
    ("40 girls were killed", "40 girls were wounded", False),
    ("6 cargo ships were held off Varn", "6 cargo ships were seen off Varn", True),
    ("40 girls were killed", "40 schoolgirls were released", False),
]


@pytest.mark.parametrize(("one", "other", "same"), CALLED, ids=[f"{row[0]}, {row[1]}" for row in CALLED])
def test_what_counted_people_are_called_parts_no_equal_numbers(one, other, same):
    def counts(words):
        return words.split(" ", 1)[1].rsplit(" were", 1)[0]

    first = asked_of(one, "2025-02-03", counts=counts(one))
    second = asked_of(other, "2025-02-04", counts=counts(other))
    assert same_question(first, second) is same
    assert same_question(second, first) is same


BARE = [
    ("militants fired 3,030 rockets", "launched", "3,700 rockets were fired", "launched", True),
    ("militants fired 3,030 rockets", "launched", "the shield stopped 549 rockets", "downed", False),
    ("eight senators back a compromise", None, "nine senators back a compromise", None, True),
    ("the plan cuts 7,000 jobs", None, "9,500 jobs will go", None, True),
    ("thieves took 4,200,000 records", None, "5,000,000 records were sold on", "stolen", True),
]


@pytest.mark.parametrize(
    ("one", "event", "other", "its_event", "same"), BARE, ids=[row[0] + row[2] for row in BARE]
)
def test_counts_of_things_meet_by_what_happened_to_them(one, event, other, its_event, same):
    first, second = asked_of(one, "2025-02-03", event), asked_of(other, "2025-02-05", its_event)
    assert same_question(first, second) is same


def asked_of(words, day, event=None, *, counts=None, bound=Bound.EXACT):
    """The one answer of an article of a day that tells of one figure, the first number of some words."""
    number = next(word for word in words.split() if word[0].isdigit() or word in ("eight", "nine"))
    value = {"eight": 8.0, "nine": 9.0}.get(number) or float(number.replace(",", ""))
    counts = counts or words.split(f"{number} ")[1].split()[0]
    saying = Saying(
        content=words,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={number: (value, value, bound, counts)},
    )
    reading = make_reading(make_article(f"The office said {words}. That is in Eastvale.", published=day), [saying])
    figures = tuple(replace(figure, event=event) for figure in reading.figures)
    (statement,) = read_statements(replace(reading, figures=figures))
    (answer,) = statement.answers
    return Asked(statement, answer)


def test_those_who_disappeared_are_not_the_bodies_told_before():
    missing = asked_of("graves with a number of bodies lie where 43 pupils vanished", "2025-02-03", "missing")
    assert missing.answer.frame.key == "missing||pupil|"


AMONG = [
    ("those arrested, including 22 officers, came late", "officers", ["arrested||officer|"]),
    ("those arrested, including 22 people, came late", "people", []),
    ("those arrested, including 22 workers, came late", "workers", []),
]


@pytest.mark.parametrize(("words", "counts", "frames"), AMONG)
def test_a_part_with_a_name_of_its_own_is_a_count(words, counts, frames):
    saying = Saying(
        content=words,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={"22": (22.0, 22.0, Bound.EXACT, counts)},
    )
    reading = make_reading(make_article(f"The office said {words}."), [saying])
    figures = tuple(replace(figure, event="arrested") for figure in reading.figures)
    (statement,) = read_statements(replace(reading, figures=figures))
    assert [answer.frame.key for answer in statement.answers] == frames


GIVERS = [
    ("An estimated 500 people were killed.", "500", ""),
    ("The coast guard estimated 500 people were killed.", "500", "coast guard"),
    ("The number is put at 500 people who were killed.", "500", ""),
    ("The number has been put at 500 people who were killed.", "500", ""),
    ("The deal gives each of the 500 people who were hurt a month off.", "500", ""),
]


@pytest.mark.parametrize(("sentence", "number", "giver"), GIVERS)
def test_who_gives_a_figure_is_no_article(sentence, number, giver):
    saying = Saying(content=sentence, figures={number: (500.0, 500.0, Bound.EXACT, "people")})
    (statement,) = read_statements(make_reading(make_article(sentence), [saying]))
    assert statement.given_by == giver


def test_a_bare_count_is_headed_by_what_happened():
    heading = question_text(asked_of("militants fired 3,030 rockets", "2025-02-03", "launched"))
    assert heading.startswith("Rockets launched")


def test_a_count_of_one_side_is_not_outgrown_by_the_other_side_s():
    tolls = [("the war has killed 1,050 Ruvians so far", 1050, "Ruvians"), ("it lost 52 soldiers", 52, "soldiers")]
    sayings = [
        Saying(content=words, source="The office", cue="said", kind=SourceKind.ORGANISATION,
               figures={f"{number:,}": (float(number), float(number), Bound.EXACT, counts)})
        for words, number, counts in tolls
    ]  # fmt: skip
    text = " ".join(f"The office said {words}." for words, _, _ in tolls)
    statements = read_statements(make_reading(make_article(text), sayings))
    assert [(a.words, a.one_day) for s in statements for a in s.answers] == [("1,050", False), ("52", False)]


IN_REGIONS = [
    ("38 people were killed in Boston", "15 people were killed in Waco", False),
    ("38 people were killed in Waco", "41 people were killed in Texas", True),
]


@pytest.mark.parametrize(("one", "other", "same"), IN_REGIONS)
def test_tolls_in_two_regions_of_a_country_answer_two_questions(one, other, same):
    beside = ("5 people were missing in Boston, in Waco and in Texas", 5)
    (first, _), (second, _) = (
        told("2025-02-03", (one, number(one)), beside),
        told("2025-02-04", (other, number(other)), beside),
    )
    assert same_question(first, second) is same


def test_where_a_blast_was_stands_before_its_name():
    (answer,) = told("2025-02-03", ("the Lyon market blast left 38 people dead", 38))
    assert "lyon" in answer.answer.places


MEETING = [
    (("killed", "", "", ""), ("killed", "", "", ""), True),
    (("killed", "", "", ""), ("killed", "", "", "war"), False),
    (("killed", "", "", ""), ("wounded", "", "", ""), False),
    (("", "", "breach", ""), ("", "", "safet breach", ""), True),
    (("", "", "safet breach", ""), ("", "", "fire breach", ""), False),
    (("killed", "", "Ruvian soldier", ""), ("killed", "", "Kordian soldier", ""), False),
    (("killed", "", "Ruvian soldier", ""), ("killed", "", "soldier", ""), False),
    (("burned", "hectare", "forest", ""), ("burned", "hectare", "", ""), True),
    (("infected", "", "suspected", ""), ("infected", "", "", ""), True),
    (("infected", "", "cows", ""), ("infected", "", "", ""), False),
    (("infected", "", "Ruvian", ""), ("infected", "", "", ""), False),
    (("cost", "USD", "compensation", ""), ("cost", "USD", "", ""), False),
    (("votes", "percent", "brandt", ""), ("votes", "percent", "", ""), False),
    (("struck", "", "villag", ""), ("homes", "", "villag", ""), True),
    (("killed", "", "", "other"), ("killed", "", "", "2031"), True),
    (("killed", "", "", "2030"), ("killed", "", "", "2031"), False),
    (("killed", "", "", ""), ("killed", "", "", "2031"), False),
]


@pytest.mark.parametrize(("one", "other", "meet"), MEETING)
def test_frames_that_meet(one, other, meet):
    assert frames_meet(Frame(*one), Frame(*other)) is meet
    assert frames_meet(Frame(*other), Frame(*one)) is meet


VOICES = [
    ("disaster national office", "disaster national office", True),
    ("gaza health ministry", "gaza hamas-run health ministry", True),
    ("ministry", "justice ministry", True),
    ("health ministry", "justice ministry", False),
    ("person ada brown", "person brown", True),
    ("person ada brown", "person eva brown", False),
    ("person world table", "table world", True),
    ("person brown", "brown river office", False),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), VOICES)
def test_voices_that_are_one(one, other, same):
    assert same_voice(one, other) is same
    assert same_voice(other, one) is same
