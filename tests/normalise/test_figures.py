"""Figures: rows of a sentence and the figure that it holds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.figures import find_figures, telling_figures
from onrecord.normalise.times import find_times
from onrecord.records import Bound, Change, Figure, Mode
from tests.timing import cpu_within

FRIDAY = dt.date(2025, 2, 7)


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(text, times=find_times(text, FRIDAY))


BOUNDS = [
    ("He got between two and five years.", "between two and five years", 2, 5, Bound.RANGE),
    ("The flood killed 300 villagers.", "300", 300, 300, Bound.EXACT),
    ("The flood killed at least 300 villagers.", "at least 300", 300, None, Bound.AT_LEAST),
    ("More than 1,200 homes burned.", "More than 1,200", 1200, None, Bound.MORE_THAN),
    ("The toll topped 1,600.", "topped 1,600", 1600, None, Bound.MORE_THAN),
    ("Up to 12,000 troops were sent.", "Up to 12,000", None, 12000, Bound.AT_MOST),
    ("As many as 40 miners are missing.", "As many as 40", None, 40, Bound.AT_MOST),
    ("Fewer than 50 guards stayed.", "Fewer than 50", None, 50, Bound.LESS_THAN),
    ("About 8,000 soldiers are there.", "About 8,000", 8000, 8000, Bound.ABOUT),
    ("An estimated 2,975 people died.", "An estimated 2,975", 2975, 2975, Bound.ABOUT),
    ("Nearly 500 people were hurt.", "Nearly 500", 500, 500, Bound.NEARLY),
    ("Between 5 and 7 boats sank.", "Between 5 and 7", 5, 7, Bound.RANGE),
    ("Some 5-7 boats sank.", "Some 5-7", 5, 7, Bound.RANGE),
    ("From 20 to 30 boats sank.", "From 20 to 30", 20, 30, Bound.RANGE),
    ("A quarter of a million people fled.", "A quarter of a million", 250_000, 250_000, Bound.EXACT),
    (
        "More than a quarter of a million people fled.",
        "More than a quarter of a million",
        250_000,
        None,
        Bound.MORE_THAN,
    ),
    (
        "Three-quarters of a billion people fled.",
        "Three-quarters of a billion",
        750_000_000,
        750_000_000,
        Bound.EXACT,
    ),
    ("A half million people fled.", "A half million", 500_000, 500_000, Bound.EXACT),
    ("A third of a million people fled.", "A third of a million", 333_333, 333_333, Bound.ABOUT),
    ("Three and a half million people fled.", "Three and a half million", 3_500_000, 3_500_000, Bound.EXACT),
    ("Dozens of homes burned.", "Dozens", 12, 99, Bound.VAGUE),
    ("Hundreds of people fled.", "Hundreds", 100, 999, Bound.VAGUE),
    ("Tens of thousands of people fled.", "Tens of thousands", 10_000, 99_999, Bound.VAGUE),
    ("Several hundred people fled.", "Several hundred", 200, 999, Bound.VAGUE),
    ("It cost 40 crowns or more.", "40 crowns or more", 40, None, Bound.AT_LEAST),
    ("Chips of sub-7 nanometers sell.", "sub-7 nanometers", None, 7, Bound.LESS_THAN),
    ("Flats from 450 sq ft up to 900 sq ft sell.", "from 450 sq ft up to 900 sq ft", 450, 900, Bound.RANGE),
    ("Averaging 15.9 degrees, it was cold.", "Averaging 15.9 degrees", 15.9, 15.9, Bound.ABOUT),
    ("A gift cannot exceed $2,700.", "exceed $2,700", None, 2700, Bound.AT_MOST),
    ("A gift that exceeds $2,700 is told.", "exceeds $2,700", 2700, None, Bound.MORE_THAN),
    (
        "The plan costs $2 billion to 4 billion.",
        "$2 billion to 4 billion",
        2_000_000_000,
        4_000_000_000,
        Bound.RANGE,
    ),
    ("It took three and a half hours.", "three and a half hours", 3.5, 3.5, Bound.EXACT),
    ("The error is plus or minus 2 percent.", "2 percent", 2, 2, Bound.EXACT),
]


@pytest.mark.parametrize(("sentence", "words", "low", "high", "bound"), BOUNDS, ids=[row[0][:40] for row in BOUNDS])
def test_a_figure_has_its_bound(sentence: str, words: str, low: float, high: float, bound: Bound) -> None:
    (figure,) = figures(sentence)
    assert (figure.span.text, figure.low, figure.high, figure.bound) == (words, low, high, bound)


VALUES = [
    ("Two dozen eggs broke.", 24),
    ("Twenty-five boats sank.", 25),
    ("Two hundred and fifty boats sank.", 250),
    ("Half a million people marched.", 500_000),
    ("A third of the crops failed.", 1 / 3),
    ("Two-thirds of members agreed.", 2 / 3),
    ("One in five voters stayed home.", 0.2),
    ("Nine out of 10 voters agreed.", 0.9),
    ("It lost 1.5 million sheep.", 1_500_000),
    ("The fund has $3bn.", 3_000_000_000),
    ("The fund has 2.7m members.", 2_700_000),
    ("No one was hurt.", 0),
    ("Zero cases were found.", 0),
    ("The index moved -1.3%.", -1.3),
    ("It is 1/16 of a pint.", 1 / 16),
    ("It moves 2.5×10−8 metres.", 2.5e-8),
    ("It holds 6 x 10^23 atoms.", 6e23),
    ("Some 8 B people live here.", 8e9),
    ("It took four-and-a-half years.", 4.5),
    ("It is 1\u204432 of a pint.", 1 / 32),
    ("Exports fell by almost half.", 0.5),
    ("They fought for 2½ miles.", 2.5),
]


@pytest.mark.parametrize(("sentence", "value"), VALUES, ids=[row[0][:40] for row in VALUES])
def test_words_and_digits_have_their_worth(sentence: str, value: float) -> None:
    (figure,) = figures(sentence)
    assert figure.low == figure.high == pytest.approx(value)


UNITS = [
    ("A 250-pound man fell.", "lb"),
    ("A 250-pound fine was paid.", "GBP"),
    ("Prices rose 22 percent.", "percent"),
    ("Prices rose 22 per cent.", "percent"),
    ("Turnout fell 3 percentage points.", "percentage point"),
    ("It paid $225 million.", "USD"),
    ("It paid €2 million.", "EUR"),
    ("It paid C$3 million.", "CAD"),
    ("It paid 7 million Danish crowns.", "DKK"),
    ("Oil is at $70 a barrel.", "USD per barrel"),
    ("The wind reached 150 miles per hour.", "mile per hour"),
    ("The park covers 30 square miles.", "square mile"),
    ("The drone flew 40 kilometres.", "km"),
    ("He got three years in prison.", "year"),
    ("Profit was $5 million a year earlier.", "USD"),
    ("The firm paid (US $3 million).", "USD"),
    ("The motor gives 300 PS.", "PS"),
    ("The zone is 12 nautical miles wide.", "nautical mile"),
    ("A quake of magnitude 6.1 struck.", "magnitude"),
    ("A 6.1-magnitude quake struck.", "magnitude"),
]


@pytest.mark.parametrize(("sentence", "unit"), UNITS, ids=[row[0][:40] for row in UNITS])
def test_a_measure_has_its_unit(sentence: str, unit: str) -> None:
    (figure,) = figures(sentence)
    assert figure.unit == unit


COUNTED = [
    ("Dozens of jobs-related bills passed.", "jobs-related bills", None),
    ("It got thousands of erroneous sign-up forms.", "erroneous sign-up forms", None),
    ("The 500 largest publicly traded companies met.", "largest publicly traded companies", None),
    ("More than 1,000 F-35s fly.", "F-35s", None),
    ("It helps 16,000 Customs and Border Protection guards.", "Customs and Border Protection guards", None),
    ("He won two-thirds of the Latino vote.", "Latino vote", None),
    ("One palace official further told me so.", "palace official", None),
    ("If one palace official lies to us, tell us.", "palace official", None),
    ("Greetings were sent to a thousand leaders.", "leaders", None),
    ("He won, capturing 54 percent of the vote.", "vote", None),
    ("It was shown to 569 likely Unionist voters.", "likely Unionist voters", None),
    ("The index had 61 new 52-week highs.", None, None),
    ("At least 300 North Korean soldiers have been killed.", "North Korean soldiers", "killed"),
    ("The blast killed 12 people.", "people", "killed"),
    ("The blast left 12 people dead.", "people", "killed"),
    ("Twelve people were wounded in the blast.", "people", "wounded"),
    (
        "Hundreds of Russian and North Korean servicemen were eliminated.",
        "Russian and North Korean servicemen",
        "killed",
    ),
    ("Up to 12,000 foreign troops were deployed last fall.", "foreign troops", "deployed"),
    ("Police arrested 40 protesters.", "protesters", "arrested"),
    ("Some 241,000 residents fled the island.", "residents", "fled"),
    ("Rescuers evacuated 90 villagers.", "villagers", "evacuated"),
    ("About 2,000 families were displaced.", "families", "displaced"),
    ("The army intercepted 549 rockets.", "rockets", "downed"),
    ("The death toll rose to 64.", None, "killed"),
    ("Eight visiting sailors were seriously wounded.", "visiting sailors", "wounded"),
    ("Four members of the local corps have been killed.", "members", "killed"),
    ("The report blamed the murder of the six priests.", "priests", "killed"),
    ("Two guards were among those wounded.", "guards", "wounded"),
    ("Two envoys, who belonged to a small mission, were abducted.", "envoys", "abducted"),
    ("Nine guards (all from the north) were killed.", "guards", "killed"),
    ("Two of the minister's guards died.", "minister's guards", "killed"),
    ("Two storms that hit Tarn passed.", "storms", None),
    ("Some 17 people remain missing.", "people", "missing"),
    ("They handed over 22 captured sailors.", "captured sailors", "released"),
    ("The ship had a crew of 410.", "crew", None),
    ("It is a 110-member house.", "member", None),
    ("Six in ten oppose it.", None, None),
    ("They hired 44 linemen rebuilding the lines.", "linemen", "employed"),
    ("He found two pads that had fallen out.", "pads", None),
    ("The death toll, long in doubt and much disputed abroad, was raised to 90.", None, "killed"),
    ("The number of strikers had tripled to 9,000.", "strikers", None),
    ("The number of deaths rose and that of strikers to 9,000.", "strikers", None),
    ("A landslide killed the mayor and trapped a dozen cars.", "cars", None),
    ("Four U.S. soldiers were wounded.", "U.S. soldiers", "wounded"),
    ("Two men killed the judge.", "men", "killed"),
    ("Two men killed his guard.", "men", None),
    ("Thousands of people fled their homes.", "people", "fled"),
    ("Some 40 centimetres of snow fell.", "snow", None),
    ("The number of 30 was wrong.", None, None),
    ("It was up from the 500 first offered.", None, None),
    ("Of them 31 abstained.", None, None),
    ("Police rounded up 240 people overnight.", "people", "arrested"),
    ("They took 83 marchers into custody.", "marchers", "arrested"),
    ("A shell reduced three blocks to rubble.", "blocks", "destroyed"),
    ("Four others have not been heard from.", "others", "missing"),
    ("Nine miners were pulled alive from the shaft.", "miners", "rescued"),
    ("Burglars made off with 12 paintings.", "paintings", "stolen"),
    ("Some 15,000 people in the capital took to the streets.", "people", "protested"),
    ("The storm knocked out power to 85,000 homes.", "homes", None),
    ("The gunners knocked out nine tanks.", "tanks", "destroyed"),
    ("The keeper saved two penalties.", "penalties", None),
    ("The crews saved 40 lives.", "lives", "rescued"),
    ("Six people are known to have died.", "people", "killed"),
    ("It brings to 29 the number of victims.", "victims", None),
    ("Sales of new cars dropped to 81,300.", "new cars", None),
    ("Some 1,100 spent the night in schools.", None, None),
    ("They reported no new deaths.", "new deaths", "killed"),
    ("Nobody survived.", None, None),
    ("It killed at least one US envoy.", "US envoy", "killed"),
    ("It followed two deadly explosions.", "deadly explosions", None),
    ("They asked the heads of three of the nation's leading agencies.", "nation's leading agencies", None),
    ("They released images of two suspects.", "suspects", None),
    ("They have a list of 57 people killed in the raid.", "people", "killed"),
    ("Inquiries opened into dozens of other cases.", "other cases", None),
    ("The clinic counted 64 cases.", "cases", "infected"),
    ("Six priests -- most of them old -- were murdered.", "priests", "killed"),
    ("Six priests (all of them old) were on leave and were murdered.", "priests", "killed"),
    ("Seventy head of cattle died.", "cattle", "killed"),
    ("Exit polls gave him 87 percent of the vote.", "vote", None),
    ("About 60 percent of the houses were damaged.", "houses", "damaged"),
    ("They ordered the call-up of 400 reservists.", "reservists", "mobilised"),
    ("Rescuers pulled nine miners alive from the shaft.", "miners", "rescued"),
    ("His men had roughly 70 prisoners.", "prisoners", "captured"),
    ("The plane brought home three prisoners.", "prisoners", None),
    ("Two offices are releasing families.", "offices", None),
    ("Some 228 current or former officers died.", "current or former officers", "killed"),
    ("It infected the owners of 600 inns.", "inns", None),
    ("They said a rate of deaths hit 4,000 murders.", "murders", "killed"),
    ("Petitioners gathered 215,000 signatures.", "signatures", None),
    ("Thieves got away with 14 paintings.", "paintings", "stolen"),
    ("It gutted a 12-storey tower.", "storey", None),
    ("All but three of them died.", None, None),
    ("Just 39 percent of those eligible took part.", None, None),
]


@pytest.mark.parametrize(("sentence", "counts", "event"), COUNTED, ids=[row[0][:40] for row in COUNTED])
def test_a_count_names_the_thing_and_what_happened(sentence: str, counts: str | None, event: str) -> None:
    (figure,) = figures(sentence)
    assert (figure.counts, figure.event) == (counts, event)


SHARED = [
    ("Three of the twelve lanes reopened.", ["lanes", "lanes"], [None, None]),
    ("Six people boarded; four died and two were hurt.", ["people"] * 3, [None, "killed", "wounded"]),
    ("A raid killed 23 guards on Friday and five on Sunday.", ["guards", "guards"], ["killed", "killed"]),
    ("One teacher and 16 pupils were infected.", ["teacher", "pupils"], ["infected", "infected"]),
    ("Killing three, the slide injured 54.", ["people", "people"], ["killed", "wounded"]),
    ("Thirteen guests, including four children, died.", ["guests", "children"], ["killed", "killed"]),
    ("Some 40 guests died, bringing the total to 90.", ["guests", None], ["killed", "killed"]),
    ("The virus infected 31 nurses in nine villages.", ["nurses", "villages"], ["infected", None]),
    ("The firm cut 400 jobs and laid off 30 cooks.", ["jobs", "cooks"], ["laid_off", "laid_off"]),
    ("The number had fallen to 14.", [None], [None]),
    ("A third soldier was killed.", ["soldier"], ["killed"]),
    ("Thieves stole $4 million.", [None], ["stolen"]),
    (
        "Some 2,100 soldiers, supported by 40 helicopters, had been sent.",
        ["soldiers", "helicopters"],
        ["deployed", None],
    ),
    ("Fire burned 40 hectares of forest.", ["forest"], ["destroyed"]),
    ("The massacre of six priests and two women shook them.", ["priests", "women"], ["killed", "killed"]),
    ("Eight clerks and nine guards were killed.", ["clerks", "guards"], ["killed", "killed"]),
    ("Six boats left and 12 clerks were hurt.", ["boats", "clerks"], [None, "wounded"]),
    ("They killed the mayor of a small town, as well as two farmers.", ["farmers"], ["killed"]),
    ("They saved 212 migrants from three boats.", ["migrants", "boats"], ["rescued", None]),
    ("The bus held 51 people, 19 of them children.", ["people", "children"], [None, None]),
    ("It shut 130 of the country's 145 schools.", ["schools", "schools"], [None, None]),
    ("Three guards were among the 19 people killed.", ["guards", "people"], ["killed", "killed"]),
    ("Four sailors fell ill and one had died.", ["sailors", "sailors"], ["infected", "killed"]),
    ("It employs 640 people and makes 90 engines.", ["people", "engines"], ["employed", None]),
    ("They charged 16 guards, and five more are being sought.", ["guards", "guards"], ["charged", None]),
    ("Six cooks lost their lives and 40 are in hospital.", ["cooks", "cooks"], ["killed", None]),
    ("The toll stood at 88 on Monday, up from 71.", [None, None], ["killed", "killed"]),
    ("Three clerks were stabbed, one of them fatally.", ["clerks", "clerks"], ["wounded", "killed"]),
    ("The boat held 110 migrants. The navy said 41 had been saved.", ["migrants", "migrants"], [None, "rescued"]),
    ("The quake cut off 70 villages. It measured 6.4.", ["villages", None], [None, None]),
    (
        "It killed 58 people, including two pilots, and injured 14.",
        ["people", "pilots", "people"],
        ["killed"] * 2 + ["wounded"],
    ),
    ("She died at home with her two daughters beside her.", ["daughters"], [None]),
    ("It voted to hold two ministers in contempt.", ["ministers"], [None]),
    ("The chair survived a no-confidence vote by 151 votes to 148.", ["votes", "votes"], ["voted", "voted"]),
    ("It let 300 clerks go and 150 face the same fate.", ["clerks", "clerks"], [None, None]),
    ("Eight people (three guards and five clerks) were wounded.", ["people", "guards", "clerks"], ["wounded"] * 3),
    ("Some 80 percent of schools were open, compared with 55 percent.", ["schools", "schools"], [None, None]),
    ("There were 19 deaths and about 50 wounded.", ["deaths", "people"], ["killed", "wounded"]),
    ("It destroyed 140 houses and left thousands homeless.", ["houses", None], ["destroyed", "displaced"]),
    ("It won 12 seats, 20 fewer than before.", ["seats", "seats"], [None, None]),
    ("A shell on three towns killed 37 clerks.", ["towns", "clerks"], [None, "killed"]),
    ("The bus held 46 pilgrims. Crews pulled out 30 alive.", ["pilgrims", "pilgrims"], [None, "rescued"]),
]


@pytest.mark.parametrize(("sentence", "counts", "events"), SHARED, ids=[row[0] for row in SHARED])
def test_figures_share_the_words_of_their_sentence(sentence: str, counts: list[str], events: list[str]) -> None:
    found = figures(sentence)
    assert ([f.counts for f in found], [f.event for f in found]) == (counts, events)


def test_an_amount_told_twice_has_one_bound() -> None:
    found = figures("The moth flies more than 100 kilometers (60 miles).")
    assert [(f.low, f.bound) for f in found] == [(100, Bound.MORE_THAN), (60, Bound.MORE_THAN)]


@pytest.mark.parametrize(("sentence", "value"), [("Claims grew sixfold.", 6), ("Rents rose by a quarter.", 0.25)])
def test_a_multiple_or_a_part_is_the_size_of_a_change(sentence: str, value: float) -> None:
    assert [f.low for f in figures(sentence)] == [value]


def test_another_figure_adds_to_the_one_before_and_takes_its_noun() -> None:
    first, second = figures("At least 300 border guards have been killed and another 2,700 wounded.")
    assert (first.counts, first.event, first.change) == ("border guards", "killed", None)
    assert (second.counts, second.event, second.change) == ("border guards", "wounded", Change.ADDITIONAL)


def test_a_figure_said_again_takes_the_noun_of_the_first() -> None:
    first, second = figures("A total of 60,000 troops in the north are 60,000 that are missing elsewhere.")
    assert (first.change, first.counts, second.counts) == (Change.TOTAL, "troops", "troops")


def test_a_revised_count_keeps_the_old_figure_apart() -> None:
    old, new = figures("The ministry raised the death toll from 140 to 282.")
    assert (old.low, old.change, new.low, new.change) == (140, Change.REVISED_FROM, 282, None)


def test_a_rise_of_a_measure_is_a_change() -> None:
    (figure,) = figures("Prices rose by 5 percent.")
    assert figure.change is Change.CHANGE


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Some 40 miners are feared dead.", Mode.FEARED),
        ("The group estimated that 40 miners died.", Mode.ESTIMATED),
        ("Sales are expected to reach $3 million.", Mode.EXPECTED),
        ("The state plans to send 300 guards.", Mode.PLANNED),
        ("The Pell plan was 877 crowns dear.", Mode.STATED),
        ("The state sent 300 guards.", Mode.STATED),
    ],
)
def test_a_mode_says_how_sure_the_text_is(sentence: str, mode: Mode) -> None:
    (figure,) = figures(sentence)
    assert figure.mode is mode


@pytest.mark.parametrize(
    "sentence",
    [
        "He was the 22nd mayor.",
        "Flight 370 vanished.",
        "A B-52 landed; the G7 met.",
        "They fell ill with COVID-19.",
        "The mayor resigned on Aug. 6, 2024.",
        "The home side won 3-2.",
        "Version 2.3.1 is out.",
        "See section 4.",
        "Call 555-0199 now.",
        "No one here is the one who knows one another.",
        "Nobody has said sorry.",
        "None of them has ever apologised to her.",
        "No one knows how it began.",
        "The five-year plan failed.",
        "It ended at 22 pm.",
        "He lives at 14 Mill Road.",
        "It has a six-speed gearbox.",
        "The set of “60 Minutes” was empty.",
        "The P5+1 talks went on.",
        "His 401(k) shrank, and a 401k is no pension.",
        "Orders for the 737 MAX stopped.",
        "The Air Force One crew slept.",
        "They set their 2015 rates.",
        "The bill failed in a 193-231 vote.",
        "He led by about 3 to 1, a 2.5-to-1 ratio.",
        "She was at ground zero of it.",
        "It came after a year and a half of talks.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(sentence: str) -> None:
    assert [f for f in figures(sentence) if f.low != 0] == []


ASIDES = [
    ("Ann Miller, 45, resigned.", "45", 45, "year old"),
    ("A 45-year-old man resigned.", "45-year-old", 45, "year old"),
    ("Children under the age of 5 are safe.", "under the age of 5", None, "year old"),
    ("Voters aged 18 to 25 stayed home.", "18 to 25", 18, "year old"),
    ("A six-month-old lamb ran.", "six-month-old", 6, "month old"),
    ("A skull 200,000 to 260,000 years old lay there.", "200,000 to 260,000 years old", 200000, "year old"),
    ("Mr. Roth is 79 and ill.", "79", 79, "year old"),
    ("They asked the two men in.", "two", 2, None),
    ("It grew over three years.", "over three years", 3, "year"),
    ("It began six months ago.", "six months", 6, "month"),
    ("They held out for three weeks.", "three weeks", 3, "week"),
    ("It was one of the best days.", "one", 1, None),
    ("The Post, citing two officials, was first.", "two", 2, None),
    ("The Post cited two former employees.", "two", 2, None),
    ("The town has 5G masts.", "5G", 5, "generation"),
    ("Children under 5 are safe.", "under 5", None, "year old"),
    ("It is sold to women 17 and above.", "17 and above", 17, "year old"),
    ("It is sold to those ages 15 and older.", "15 and older", 15, "year old"),
    ("All were younger than 30.", "younger than 30", None, "year old"),
    ("Her son, who is 21, may own it.", "21", 21, "year old"),
    ("“No,” said Jenna Holt, 40 of Pell.", "40", 40, "year old"),
]


@pytest.mark.parametrize(("sentence", "words", "low", "unit"), ASIDES, ids=[row[0] for row in ASIDES])
def test_ages_and_lengths_that_date_something_are_asides(
    sentence: str, words: str, low: float | None, unit: str | None
) -> None:
    times = find_times(sentence, FRIDAY)
    found = find_figures(sentence, times=times)
    assert [(f.span.text, f.low, f.unit) for f in found] == [(words, low, unit)]
    assert telling_figures(sentence, found, times) == frozenset()


def test_an_aside_takes_nothing_from_a_figure_beside_it() -> None:
    text = "Ana Roth, 45, and her two sons were wounded."
    found = figures(text)
    assert [(f.low, f.unit, f.counts, f.event) for f in found] == [
        (45, "year old", None, None),
        (2, None, "sons", "wounded"),
    ]
    assert telling_figures(text, found, ()) == {1}


def test_two_of_them_is_a_figure() -> None:
    (figure,) = figures("Two of them drowned.")
    assert figure.low == 2


_WORDS = (
    "at least more than up to about nearly 7 300 1,000 0 1.5 two dozen hundreds of thousands million half a third one in "
    "no % $ € per cent percent bn m killed wounded soldiers people were and from to between - / , . another total minus \n "
    "no deaths of them the ( ) ½ ’99 GC7 US fatally including cases new head than fewer compared with 2½ -- — who had"
).split(" ")


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_spans_check_out_and_low_is_not_above_high(text: str) -> None:
    at = 0
    for figure in find_figures(text, times=find_times(text, None)):
        assert text[figure.span.start : figure.span.end] == figure.span.text != ""
        assert figure.span.start >= at
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.low is not None or figure.high is not None
        at = figure.span.end


LONG = [("7", 0), ("0", 0), ("0 ", 20_000), ("1,", 1), ("5-", 0), ("hundreds of ", 1111), ("killed 5 ", 4444)]
LONG += [("$", 0), ("half a ", 0), ("one ", 0)]


@pytest.mark.parametrize(("piece", "count"), LONG)
def test_long_and_odd_texts_stay_quick(piece: str, count: int) -> None:
    with cpu_within(30):
        assert len(find_figures(piece * (40_000 // len(piece)))) == count


STANDS = [
    ("The toll rose to 17 from 12.", [None, Change.REVISED_FROM]),
    ("The toll is now 17, up from 12.", [None, Change.REVISED_FROM]),
    ("He put the dead at 17, not 12 as first reported.", [None, Change.REVISED_FROM]),
    ("The estimate was lowered to 17 from an earlier 30.", [None, Change.REVISED_FROM]),
    ("They sent 17 from Tarn and 12 from Orm.", [None, None]),
    ("The toll has risen to 17.", [None]),
    ("The toll rose by 17.", [Change.CHANGE]),
    ("The plan creates 50 percent more jobs.", [Change.CHANGE]),
    ("Oil dipped just below $20 a barrel.", [None]),
    ("Crime fell 20 percent under the new mayor.", [Change.CHANGE]),
    ("The lead dropped from 12 points to 7 points.", [Change.REVISED_FROM, None]),
    ("The toll rose from 12 people to 17 people.", [Change.REVISED_FROM, None]),
    ("Sales rose over 20 percent.", [Change.CHANGE]),
    ("Sales saw a 21% increase in May.", [Change.CHANGE]),
    ("A 200-point drop scared them.", [Change.CHANGE]),
    ("Fares were $2 higher.", [Change.CHANGE]),
    ("The share rose from 75% in 2018 to 78%.", [Change.REVISED_FROM, None]),
    ("The ferry ran from 40 in May to 60 in June.", [None, None]),
    ("Carts of toys rang up $40 million in sales.", [None]),
    ("The toll is 17 more than the ministry had announced.", [Change.CHANGE]),
    ("The clinic treated 17 fewer people than in May.", [Change.CHANGE]),
    ("It costs 17 crowns more than a year ago.", [Change.CHANGE]),
    ("The toll rose to 60, up by 17 from Monday.", [None, Change.CHANGE]),
    ("The missing were down by 17.", [Change.CHANGE]),
    ("Of the 17 more than thirty boys fled.", [None, None]),
    ("Guns make up $17 million of it.", [None]),
    ("He ran up 17 percent of the vote.", [None]),
    ("That brings the total to 17.", [Change.TOTAL]),
    ("In all, 17 people died.", [Change.TOTAL]),
    ("Some died, 17 people in all.", [Change.TOTAL]),
    ("The total rain was heavy, and 17 people died.", [None]),
]


@pytest.mark.parametrize(("sentence", "changes"), STANDS, ids=[row[0][:40] for row in STANDS])
def test_a_figure_tells_how_it_stands_to_others(sentence: str, changes: list[Change | None]) -> None:
    assert [figure.change for figure in figures(sentence)] == changes


SUMS = [
    ("The blast killed 12: seven soldiers, three guards and two cooks.", ["killed"] * 4),
    ("Of the 17 killed, eight were children and nine were men.", ["killed"] * 3),
    ("Twelve people died: seven in Tarn and five in Orm.", ["killed"] * 3),
    ("The blast killed 12; seven soldiers and four cooks stayed.", ["killed", None, None]),
]


@pytest.mark.parametrize(("sentence", "events"), SUMS, ids=[row[0][:40] for row in SUMS])
def test_parts_that_add_up_to_a_whole_have_its_event(sentence: str, events: list[str | None]) -> None:
    assert [figure.event for figure in figures(sentence)] == events


MONEY = [
    ("The repairs cost 40 crowns.", "crowns"),
    ("The Danish repairs cost 40 crowns.", "DKK"),
    ("A Swedish firm paid a Danish one 40 crowns.", "crowns"),
    ("OSLO (Agency) — It cost 40 crowns.", "NOK"),
    ("It cost 40 pounds.", "GBP"),
    ("In Cairo it cost 40 pounds.", "EGP"),
    ("An Egyptian paid 40 pounds in London.", "GBP"),
    ("Lebanon and Syria paid 40 pounds.", "pounds"),
    ("It cost 40 Egyptian pounds in London.", "EGP"),
    ("Beirut paid 40 lira.", "LBP"),
    ("Icelanders paid 40 kronor.", "ISK"),
]


@pytest.mark.parametrize(("sentence", "unit"), MONEY, ids=[row[0][:40] for row in MONEY])
def test_shared_money_is_of_the_one_country_that_the_text_names(sentence: str, unit: str) -> None:
    assert [figure.unit for figure in figures(sentence)] == [unit]


NONE = [
    ("No homes were damaged.", "No", "homes", "damaged"),
    ("The fire ended and no soldiers were killed.", "no", "soldiers", "killed"),
]


@pytest.mark.parametrize(("sentence", "words", "counts", "event"), NONE, ids=[row[0][:40] for row in NONE])
def test_nothing_that_befell_anybody_is_a_figure(sentence: str, words: str, counts: str, event: str) -> None:
    (figure,) = figures(sentence)
    assert (figure.span.text, figure.low, figure.high, figure.counts, figure.event) == (words, 0, 0, counts, event)


def test_no_and_a_verb_of_another_kind_is_no_figure() -> None:
    assert figures("No plans were made, and no doubt was left.") == ()


def test_a_range_in_words_is_one_figure() -> None:
    (figure,) = figures("Between five and seven people were hurt.")
    assert (figure.low, figure.high, figure.bound) == (5, 7, Bound.RANGE)
