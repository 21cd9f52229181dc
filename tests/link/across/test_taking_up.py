"""How a later claim stands to an earlier one by its words, whose deed is denied, and who gives or corrects a figure."""

import datetime as dt
import math
import re
from dataclasses import replace

import pytest

from onrecord.link.across.figures import clash_holds, relate_answers
from onrecord.link.across.found_by import statement_keys
from onrecord.link.across.statements import Asked, Statement, read_statements
from onrecord.link.across.taking_up import relate_statements
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import Frame
from onrecord.link.words.voices import read_voices
from onrecord.records import Bound, Relation, Source, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading

CONTEXT = ("orlen", "bridg", "harbour", "ferr")


def statement(content, *, voice, stance=Stance.SAYS, evidence=None, day="2031-05-02", answers=(), own_voice=False):
    return Statement(
        claim=content,
        voice=voice,
        who=voice,
        stance=stance,
        cue="denied" if stance is Stance.DENIES else "said",
        content=content,
        evidence=evidence or content,
        start=0,
        stop=len(content),
        as_of=None,
        said=None,
        published=dt.date.fromisoformat(day),
        context=CONTEXT,
        answers=answers,
        own_voice=own_voice,
    )


DENIED = [
    ("attacking a power station in Lom", "ruvia", "Ruvian drones attacked a power station in Lom", True),
    ("attacking a power station in Lom", "ruvia", "Kordian drones attacked a power station in Lom", False),
    ("attacking a power station in Lom", "army ruvian", "A power station in Lom was attacked", True),
    ("attacking a power station in Lom", "ruvia", "A power station in Lom was attacked by Kordia", False),
    (
        "that Kordia had attacked the power station",
        "person ada brown",
        "Ruvia had attacked the power station",
        False,
    ),
    ("that the alarm had been switched off", "company", "the alarm on the platform had been switched off", True),
    ("having known of the cuts since spring", "norvik", "the company had known of the cuts since spring", True),
    ("that the alarm had failed", "company", "the pump had failed in May", False),
    ("that bridges had been missed", "ministry", "Five people were missing", False),
    ("that the strike had cost 28 million", "union", "the strike had cost the town 28 million", True),
    ("that the strike had cost 28 million", "union", "the strike costs 2 million a day", False),
    ("that we will close the bridge", "company", "the company was preparing to shut the Orlen bridge", True),
    ("reports that the bridge was attacked at dusk are false", "", "a rocket hit the Orlen bridge", False),
    ("the claim that the bridge was shelled is false", "", "Ruvia had shelled the Orlen bridge", True),
    ("that the bridge was shelled", "ruvia", "Ruvia sent bread to the Orlen bridge", False),
    ("that there was no danger to people", "company", "there was no danger to people", True),
    ("using gas at the Orlen bridge", "ruvia", "terrorists used gas at the Orlen bridge", False),
    ("using gas at the Orlen bridge", "ruvia", "gas was used at the Orlen bridge", True),
    ("using gas at the Orlen bridge", "ruvia", "whoever gives orders for the use of gas must be punished", False),
    ("that the gate had been left open", "company", "the gate of the Orlen bridge was left open", True),
    ("using gas at the Orlen bridge in Iran", "ruvia", "Iraq had used gas at the Orlen bridge", False),
    ("using gas at the Orlen bridge", "ruvia", "Ruvia had used gas at the Orlen bridge in Iraq", True),
    ("that it plans to invade Orlen", "ruvia", "Ruvia could launch an invasion of Orlen in May", True),
    ("that it plans to invade Orlen", "ruvia", "Ruvia will not invade Orlen", False),
]


@pytest.mark.parametrize(("denied", "voice", "told", "linked"), DENIED, ids=[row[0] + row[2] for row in DENIED])
def test_a_denial_is_of_the_same_deed_by_the_same_doer(denied, voice, told, linked):
    later = statement(denied, voice=voice, stance=Stance.DENIES)
    tie = relate_statements(later, statement(told, voice="person bo lind"))
    assert (tie is not None and tie.relation is Relation.DENIES) is linked


OCCASIONS = [
    # denied, when it was said for an article of 2 May, is meant
    ("attacking a power station in Lom", ("2031-04-28", "2031-04-29"), True),
    ("attacking a power station in Lom", ("2030-12-01", "2031-01-01"), False),
    ("attacking a power station in Lom", ("2031-01-01", "2031-05-02"), False),
    ("ever attacking a power station in Lom", ("2030-12-01", "2031-01-01"), True),
]


@pytest.mark.parametrize(("denied", "days", "linked"), OCCASIONS)
def test_a_denial_is_of_the_occasion_that_is_in_the_news(denied, days, linked):
    later = statement(denied, voice="ruvia", stance=Stance.DENIES)
    earlier = statement("Ruvian drones attacked a power station in Lom", voice="person bo lind")
    said = tuple(map(dt.date.fromisoformat, days))
    assert (relate_statements(later, replace(earlier, said=said)) is not None) is linked


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ("Ruvia attacked the power station in Lom", True),
        ("Ruvia attacked the power station in Lom in the past four days", True),
        ("Ruvia attacked the power station in Lom in the past", False),
        ("Ruvia had previously attacked the power station in Lom", False),
        ("Ruvian plans used to attack the power station in Lom", False),
    ],
)
def test_a_denial_is_of_no_earlier_occasion_that_a_claim_names(told, linked):
    later = statement("attacking the power station in Lom", voice="ruvia", stance=Stance.DENIES)
    assert (relate_statements(later, statement(told, voice="person bo lind")) is not None) is linked


def test_a_deed_of_the_denier_and_one_word_more_are_meant_in_articles_of_other_words():
    def in_words(one, *words):
        return replace(one, context=("orlen", "bridg", *(f"{word}{at}" for word in words for at in range(22))))

    later = in_words(statement("shelling the mill at Orlen", voice="ruvia", stance=Stance.DENIES), "lake")
    for told, linked in (("Ruvia shelled the mill at Orlen", True), ("Ruvia shelled Orlen", False)):
        earlier = in_words(statement(told, voice="person bo lind"), "wood")
        assert (relate_statements(later, earlier) is not None) is linked


def test_who_turns_down_an_idea_denies_no_deed():
    earlier = statement("Ruvia shelled the Orlen bridge", voice="person bo lind")
    for noun, linked in (("the charge", True), ("the idea", False)):
        later = statement(noun, voice="ruvia", stance=Stance.DENIES)
        assert (relate_statements(later, earlier) is not None) is linked


def test_criticism_of_a_statement_denies_no_statement_of_its_story():
    later = replace(statement("the statement", voice="ruvia", stance=Stance.DISPUTES), cue="criticised")
    earlier = statement("Ruvia shelled the Orlen bridge", voice="person bo lind")
    assert relate_statements(later, earlier) is None
    assert relate_statements(later, replace(earlier, content="Ruvia ratified the statement")) is None
    assert relate_statements(replace(later, cue="disputed"), earlier) is not None


def test_articles_of_one_story_meet_by_what_they_are_known_by():
    later = statement("that crates were moved", voice="ruvia", stance=Stance.DENIES)
    earlier = statement("six boxes were carried off", voice="reuters")
    assert set(statement_keys(later)) & set(statement_keys(earlier)) >= {"o|orlen", "o|bridg", "o|harbour"}


def test_a_bare_denial_is_looked_up_by_its_article():
    later = statement("the accusations", voice="ruvia", stance=Stance.DENIES)
    earlier = statement("Ruvia shelled the Orlen bridge", voice="person bo lind")
    assert set(statement_keys(later)) & set(statement_keys(earlier))
    assert relate_statements(later, earlier) is not None
    apart = replace(later, context=("orlen", "bridg", *(f"word{at}" for at in range(20))))
    other = replace(earlier, context=("orlen", "bridg", *(f"else{at}" for at in range(20))))
    assert relate_statements(apart, other) is None


def test_what_is_denied_in_the_same_article_is_denied_of_others_too():
    told = "Norvik had sold the Orlen bridge at noon"
    later = statement("the accusation", voice="norvik", stance=Stance.DENIES)
    earlier = statement("the Orlen bridge was sold by Norvik", voice="person bo lind")
    assert relate_statements(later, earlier) is None
    tie = relate_statements(replace(later, about=(told,)), earlier)
    assert tie is not None
    assert tie.relation is Relation.DENIES
    assert told in tie.because
    assert "in the same article" in tie.because
    assert set(statement_keys(replace(later, about=(told,)))) & set(statement_keys(earlier))


def test_what_nobody_says_is_not_denied():
    later = statement("attacking a power station in Lom", voice="ruvia", stance=Stance.DENIES)
    told = "Ruvian drones attacked a power station in Lom"
    assert relate_statements(later, statement(told, voice="officer")) is not None
    assert relate_statements(later, replace(statement(told, voice="officer"), who="no officer")) is None


CONFIRMED = [
    ("the regime had used gas at the Orlen bridge", Relation.CONFIRMS),
    ("it was the regime that broke the truce, by using gas at the Orlen bridge", Relation.CONFIRMS),
    ("whoever used gas at the Orlen bridge must answer for it", None),
    ("a shot hit a car used by the team that looks for gas at the Orlen bridge", None),
    ("a report on gas use at the Orlen bridge is due on Monday", None),
]


@pytest.mark.parametrize(("told", "relation"), CONFIRMED, ids=[row[0] for row in CONFIRMED])
def test_a_confirmation_is_of_the_deed_as_done(told, relation):
    later = replace(statement("that gas was used at the Orlen bridge", voice="office"), stance=Stance.CONFIRMS)
    tie = relate_statements(replace(later, cue="confirmed"), statement(told, voice="person bo lind"))
    assert (tie.relation if tie else None) is relation


def test_what_somebody_may_confirm_is_not_confirmed_yet():
    later = replace(statement("that gas was used at the Orlen bridge", voice="office"), stance=Stance.CONFIRMS)
    told = "gas was used at the Orlen bridge"
    asked = statement(told, voice="team", evidence=f"If the team confirmed {told}, all would change.")
    assert relate_statements(replace(later, cue="confirmed"), replace(asked, cue="confirmed")) is None


AGAIN = [
    ("no comment", "no comment", None),
    ("it was him", "it was him", None),
    ("the gunmen had fired first", "that the gunmen had fired first", Relation.SAME_STATEMENT),
]


@pytest.mark.parametrize(("words", "earlier", "relation"), AGAIN, ids=[row[0] for row in AGAIN])
def test_a_few_words_are_not_the_same_statement(words, earlier, relation):
    tie = relate_statements(statement(words, voice="person lind"), statement(earlier, voice="person lind"))
    assert (tie.relation if tie else None) is relation


def test_the_company_takes_back_what_it_said_by_name():
    later = statement("that its milk powder was safe", voice="company", stance=Stance.RETRACTS)
    tie = relate_statements(later, statement("its milk powder was safe", voice="dairygold"))
    assert tie is not None
    assert tie.relation is Relation.RETRACTS


OF_ITS_OWN = [
    ("union", "person rolf anders", "Union chief Rolf Anders said {}.", Stance.SAYS, True),
    ("harbour board", "person kim oster", "Board director Kim Oster said {}.", Stance.SAYS, True),
    ("union", "person rolf anders", "Mayor Rolf Anders said {}.", Stance.SAYS, False),
    ("army", "group of parents", "A group of parents disputed {}.", Stance.DISPUTES, False),
]


@pytest.mark.parametrize(("voice", "earlier", "sentence", "stance", "linked"), OF_ITS_OWN)
def test_a_body_takes_back_what_one_of_its_own_has_said(voice, earlier, sentence, stance, linked):
    words = "the crew had known of the leak since spring"
    later = statement(words, voice=voice, stance=Stance.RETRACTS)
    told = statement(words, voice=earlier, stance=stance, evidence=sentence.format(words))
    assert (relate_statements(later, told) is not None) is linked


@pytest.mark.parametrize(("stance", "linked"), [(Stance.DENIES, True), (Stance.SAYS, False)])
def test_a_denial_that_is_taken_back_is_the_denial_and_not_what_it_is_of(stance, linked):
    words = "that the crane had failed in spring"
    later = replace(statement(words, voice="port", stance=Stance.RETRACTS), cue="withdrew its denial")
    tie = relate_statements(later, statement(words, voice="port", stance=stance))
    assert (tie.relation if tie else None) is (Relation.RETRACTS if linked else None)


def test_a_figure_that_is_taken_back_answers_nothing_and_leads_to_its_like():
    own = Saying("its figure of 40 dead", "The port", "withdrew", figures={"40": (40, 40, Bound.EXACT)})
    article = make_article("The port withdrew its figure of 40 dead.")
    reading = make_reading(article, [replace(own, stance=Stance.RETRACTS)])
    assert [one.answers for one in read_statements(make_reading(article, [own]))] != [()]
    assert [one.answers for one in read_statements(reading)] == [()]
    later = statement("its figure of 40 dead", voice="port", stance=Stance.RETRACTS)
    earlier = statement("40 people had died", voice="port", answers=(answer(40, evidence="40").answer,))
    tie = relate_statements(later, earlier)
    assert tie is not None
    assert tie.relation is Relation.RETRACTS


@pytest.mark.parametrize(
    ("sentence", "stance", "figures"),
    [
        ("An earlier version of this article said 58 people had died.", Stance.RETRACTS, {"58": 58}),
        ("The number of dead was 61, not 58.", Stance.SAYS, {"61": 61, "58": 58}),
        ("The number of dead is 61 and not the 58 first given.", Stance.SAYS, {"61": 61, "58": 58}),
    ],
)
def test_a_wrong_figure_in_a_note_of_a_correction_is_given_by_nobody(sentence, stance, figures):
    article = make_article(sentence)
    given = {word: (value, value, Bound.EXACT) for word, value in figures.items()}
    own = Saying(sentence, figures=given, stance=stance)
    (one,) = read_statements(make_reading(article, [own]))
    assert "58" not in [answer.words for answer in one.answers]


def test_a_spokesman_of_the_army_is_the_voice_of_the_army():
    spokesman = Source("s1", "Ivo Marek", SourceKind.PERSON, role="army spokesman", speaks_for="army")
    army = Source("s2", "army", SourceKind.ORGANISATION)
    assert read_voices([spokesman, army]) == {"s1": "army", "s2": "army"}


def test_name_without_a_word_is_no_voice():
    marks = Source(id="s1", name="“”", kind=SourceKind.PERSON)
    assert read_voices([marks]) == {"s1": ""}


def answer(value, *, evidence, measure="killed", day="2031-05-02"):
    instead = frozenset(map(float, re.findall(r"(?:from|not|figure of) (\d+)", evidence)))
    one = Answer(0, str(value), Bound.EXACT, value, value, Frame(measure, "", "", ""), frozenset(), frozenset(),
                 one_day=False, running=True, label="people", instead=instead)  # fmt: skip
    return Asked(statement(evidence, voice="health ministry", day=day, answers=(one,)), one)


CORRECTED = [
    ("The ministry corrected its figure to 9.", 9, 12, "killed", Relation.CORRECTS),
    ("The toll was revised down to 9.", 9, 12, "killed", Relation.CORRECTS),
    ("The toll was revised upward to 15.", 15, 12, "killed", Relation.UPDATES),
    ("Twelve was given in error: the toll is 15.", 15, 12, "killed", Relation.CORRECTS),
    ("The institute revised the magnitude to 6.", 6, 5, "magnitude", Relation.CORRECTS),
    ("The toll rose to 15.", 15, 12, "killed", Relation.UPDATES),
    ("It said that 15 and not 12 had died.", 15, 12, "killed", Relation.CORRECTS),
    ("The ministry corrected its figure of 14 to 9.", 9, 12, "killed", Relation.UPDATES),
]


@pytest.mark.parametrize(
    ("words", "now", "before", "measure", "relation"), CORRECTED, ids=[r[0] for r in CORRECTED]
)
def test_a_figure_is_corrected_or_newer(words, now, before, measure, relation):
    later = answer(now, evidence=words, measure=measure, day="2031-05-04")
    tie = relate_answers(later, answer(before, evidence=f"The ministry said {before}.", measure=measure))
    assert (tie and tie.relation) is relation


OF_OTHERS = [
    ("The office lowered the toll to 16.", 16, 17, "killed", None),
    ("The office said one man had been counted twice; 16 died.", 16, 17, "killed", None),
    ("It lowered the toll to 16: one was counted twice (not 17).", 16, 17, "killed", Relation.CORRECTS),
    ("The office lowered the health ministry's toll to 16.", 16, 17, "killed", Relation.CORRECTS),
    ("The office lowered the toll to 16 from 17.", 16, 17, "killed", Relation.CORRECTS),
    ("The office lowered the toll to 16 from 18.", 16, 17, "killed", None),
    ("The office said that 9 and not 17 had died.", 9, 17, "killed", Relation.CORRECTS),
    ("The office said 16 people died.", 16, 17, "killed", None),
    ("The office put the magnitude at 6.", 6, 5, "magnitude", Relation.CONFLICTS),
]


@pytest.mark.parametrize(
    ("words", "now", "before", "measure", "relation"), OF_OTHERS, ids=[r[0] for r in OF_OTHERS]
)
def test_another_voice_lowers_a_toll_or_contradicts_what_does_not_move(words, now, before, measure, relation):
    later = answer(now, evidence=words, measure=measure, day="2031-05-04")
    later = replace(later, statement=replace(later.statement, voice="river office"))
    tie = relate_answers(later, answer(before, evidence=f"The ministry said {before}.", measure=measure))
    assert (tie and tie.relation) is relation


def test_an_older_figure_that_a_newer_text_recalls_raises_nothing():
    gone, fewer = "On Wednesday it had said that 71 people were missing.", "No more than 20 people are missing."
    fewer = answer(20, evidence=fewer, measure="missing", day="2031-05-04")
    recalled = answer(71, evidence=gone, measure="missing", day="2031-05-03")
    assert relate_answers(recalled, fewer) is None
    tie = relate_answers(fewer, recalled)
    assert tie is not None
    assert tie.relation is Relation.UPDATES


def test_an_outlet_that_has_heard_of_fewer_so_far_disputes_nothing():
    later = answer(27, evidence="The fire brigade put the number at 27.")
    heard = answer(23, evidence="Twenty-three people were injured.")
    earlier = replace(heard, statement=replace(heard.statement, own_voice=True, who="The Post", voice="post"))
    assert relate_answers(later, earlier) is None


def count(at, value, *places, low=None, measure="killed", unit=""):
    frame = Frame(measure, unit, "", "")
    return Answer(at, str(value), Bound.EXACT, value if low is None else low, value, frame, frozenset(),
                  frozenset(places), one_day=False, running=False, label="")  # fmt: skip


SEVEN, FORTY = count(0, 7), count(0, 40)
CLASHES = [
    (SEVEN, (), FORTY, (), True, "two numbers"),
    (SEVEN, (count(1, 40),), FORTY, (), False, "one knows both"),
    (SEVEN, (count(1, math.inf, low=33),), FORTY, (), False, "one tells of two parts"),
    (SEVEN, (count(1, 50),), FORTY, (), True, "another number beside"),
    (count(0, 7, "lom"), (count(1, 9, "tarn"),), FORTY, (), False, "one tells place by place"),
    (count(0, 7, "lom"), (count(1, 9, "tarn"),), count(0, 40, "lom"), (), True, "of one place all the same"),
    (count(0, 7, unit="USD"), (count(1, 40, measure="cost", unit="USD"),), count(0, 40, unit="USD"), (), False,
     "money told as something else"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "beside", "other", "near", "holds"), [row[:5] for row in CLASHES], ids=[row[5] for row in CLASHES]
)
def test_figures_that_one_article_tells_both_of_do_not_conflict(one, beside, other, near, holds):
    sides = [Asked(statement("they died", voice=who), told) for who, told in (("police", one), ("union", other))]
    assert clash_holds(*sides, (one, *beside), (other, *near)) is holds
    assert clash_holds(*reversed(sides), (other, *near), (one, *beside)) is holds


GIVEN = [
    ("The coast guard put the number of drowned at 61.", "coast guard"),
    ("Isle Lines corrected the number aboard to 61.", "Isle Lines"),
    ("The coast guard raised the toll to 61.", "coast guard"),
    ("It put the number of drowned at 61.", "Harbour Office"),
    ("The storm sank 61 boats.", ""),
]


@pytest.mark.parametrize(("sentence", "who"), GIVEN, ids=[row[0] for row in GIVEN])
def test_a_sentence_of_the_outlet_says_whose_figure_it_gives(sentence, who):
    before = "The Harbour Office said the ferry sank."
    article = make_article(f"{before} {sentence}")
    sayings = [
        Saying(content="the ferry sank", source="The Harbour Office", cue="said", kind=SourceKind.ORGANISATION),
        Saying(content=sentence, source=None, cue=None, figures={"61": (61.0, 61.0, Bound.EXACT, "people")}),
    ]
    *_, last = read_statements(make_reading(article, sayings))
    assert last.given_by.removeprefix("The ") == who
    assert last.own_voice is (not who)


def test_it_gives_the_figure_of_who_acts_in_the_sentence_before():
    sentence = "It corrected the number of boats to 61."
    article = make_article(f"The harbour office ordered a count. {sentence} The office said no more.")
    sayings = [
        Saying(content=sentence, source=None, cue=None, figures={"61": (61.0, 61.0, Bound.EXACT)}),
        Saying(content="no more", source="The office", cue="said", name="office", kind=SourceKind.ORGANISATION),
    ]
    first, _ = read_statements(make_reading(article, sayings))
    assert (first.given_by, first.own_voice) == ("office", False)


NEWER = [
    ("about 120,000", 108_000, 132_000, Bound.ABOUT, "120,000", 120_000, 120_000, Bound.EXACT, Relation.AGREES),
    ("about 900", 810, 990, Bound.ABOUT, "870", 870, 870, Bound.EXACT, Relation.AGREES),
    ("nearly 3,700", 3330, 3700, Bound.NEARLY, "about 3,500", 3150, 3850, Bound.ABOUT, Relation.AGREES),
    ("60", 60, 60, Bound.EXACT, "41", 41, 41, Bound.EXACT, Relation.CONFLICTS),
    ("more than 950", 950, math.inf, Bound.MORE_THAN, "fewer than 950", -math.inf, 950, Bound.LESS_THAN, None),
    ("1,400", 1400, 1400, Bound.EXACT, "355", 355, 355, Bound.EXACT, Relation.CONFLICTS),
    ("1,100", 1100, 1100, Bound.EXACT, "three", 3, 3, Bound.EXACT, None),
]


@pytest.mark.parametrize("row", NEWER, ids=[f"{row[0]} after {row[4]}" for row in NEWER])
def test_two_voices_on_one_day_s_count(row):
    tie = relate_answers(bounded(*row[:4], day="2031-05-06", voice="union"), bounded(*row[4:8], day="2031-05-02"))
    assert (tie.relation if tie else None) is row[8]
    assert tie is None or ("same number" in tie.because) is (row[0] == "about 120,000")


OWN = [
    ("about 100,000", 90_000, 110_000, Bound.ABOUT, "100,000", 100_000, 100_000, Bound.EXACT, None),
    ("more than 1,400", 1400, math.inf, Bound.MORE_THAN, "1,429", 1429, 1429, Bound.EXACT, None),
    ("thousands", 1000, math.inf, Bound.VAGUE, "2,300", 2300, 2300, Bound.EXACT, None),
    ("10", 10, 10, Bound.EXACT, "52", 52, 52, Bound.EXACT, None),
    ("50", 50, 50, Bound.EXACT, "52", 52, 52, Bound.EXACT, Relation.UPDATES),
    ("at least 60", 60, math.inf, Bound.AT_LEAST, "52", 52, 52, Bound.EXACT, Relation.UPDATES),
    ("at least 45", 45, math.inf, Bound.AT_LEAST, "up to 45", -math.inf, 45, Bound.AT_MOST, Relation.UPDATES),
    ("200 to 300", 200, 300, Bound.RANGE, "100 to 150", 100, 150, Bound.RANGE, Relation.UPDATES),
]


@pytest.mark.parametrize("row", OWN, ids=[f"{row[0]} after {row[4]}" for row in OWN])
def test_a_voice_s_newer_figure_says_something_new(row):
    tie = relate_answers(bounded(*row[:4], day="2031-05-06"), bounded(*row[4:8], day="2031-05-02"))
    assert (tie.relation if tie else None) is row[8]


@pytest.mark.parametrize("frame", [Frame("", "km", "", ""), Frame("aid", "USD", "", "more")])
def test_another_distance_or_addition_is_no_newer_one(frame):
    later = bounded("60", 60, 60, Bound.EXACT, day="2031-05-06")
    earlier = bounded("52", 52, 52, Bound.EXACT, day="2031-05-02")
    sides = [replace(one, answer=replace(one.answer, frame=frame)) for one in (later, earlier)]
    assert relate_answers(*sides) is None


def test_a_toll_with_the_killer_is_no_dispute():
    later = bounded("nine people, including the gunman", 9, 9, Bound.EXACT, day="2031-05-02", voice="union")
    assert relate_answers(later, bounded("eight", 8, 8, Bound.EXACT, day="2031-05-02")) is None


NO_DISPUTE = [
    ("of an outlet alone", {"own_voice": True}, {}, {}),
    ("one of four counts of the like", {}, {"several": 3}, {}),
    ("of nothing that is named", {}, {}, {"measure": ""}),
]


@pytest.mark.parametrize(
    ("told", "counted", "slots"), [row[1:] for row in NO_DISPUTE], ids=[r[0] for r in NO_DISPUTE]
)
def test_what_is_hardly_known_to_be_of_one_thing_is_no_dispute(told, counted, slots):
    later = bounded("60", 60, 60, Bound.EXACT, day="2031-05-02", voice="union")
    earlier = bounded("52", 52, 52, Bound.EXACT, day="2031-05-02")
    assert relate_answers(later, earlier).relation is Relation.CONFLICTS
    both = (
        replace(one, answer=replace(one.answer, frame=replace(one.answer.frame, **slots)))
        for one in (later, earlier)
    )
    later, earlier = both
    later = Asked(replace(later.statement, **told), replace(later.answer, **counted))
    assert relate_answers(later, earlier) is None


def test_what_has_been_confirmed_is_not_confirmed_again():
    confirmed = statement("that a rocket damaged the Orlen bridge", voice="ruvia", stance=Stance.CONFIRMS)
    reported = replace(confirmed, stance=Stance.SAYS)
    later = replace(confirmed, voice="kordia", who="kordia", cue="confirmed")
    assert relate_statements(later, confirmed) is None
    assert relate_statements(later, reported) is not None


COUNTED_ON = [("wounded", None), ("killed", Relation.CONFLICTS), ("arrested", Relation.CONFLICTS)]


@pytest.mark.parametrize(("measure", "relation"), COUNTED_ON)
def test_the_hurt_are_counted_on_and_the_dead_are_disputed(measure, relation):
    later = bounded("60", 60, 60, Bound.EXACT, day="2031-05-06", voice="union", measure=measure)
    tie = relate_answers(later, bounded("52", 52, 52, Bound.EXACT, day="2031-05-02", measure=measure))
    assert (tie.relation if tie else None) is relation


def test_the_arrests_of_one_day_are_counted_on():
    later = bounded("135", 135, 135, Bound.EXACT, day="2031-05-03", measure="arrested")
    tie = relate_answers(later, bounded("120", 120, 120, Bound.EXACT, day="2031-05-02", measure="arrested"))
    assert tie is not None
    assert tie.relation is Relation.UPDATES


def bounded(words, low, high, bound, *, day, voice="health ministry", measure="killed"):
    """An answer on people to whom something happened in one blast, of a day."""
    one = Answer(0, words, bound, float(low), float(high), Frame(measure, "", "", ""), frozenset(), frozenset(),
                 one_day=False, running=False, label="people")  # fmt: skip
    told = statement(f"The blast at the harbour killed {words}", voice=voice, day=day, answers=(one,))
    return Asked(replace(told, as_of=(dt.date(2031, 5, 1), dt.date(2031, 5, 2))), one)


def test_an_arabic_article_makes_no_other_voice():
    one, other = Source("s1", "Omar al-Tarif", SourceKind.PERSON), Source("s1", "Omar Tarif", SourceKind.PERSON)
    assert read_voices([one]) == read_voices([other])
