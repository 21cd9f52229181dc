"""Time expressions: rows of a sentence, the day of publication, and what is found."""

import datetime as dt
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.times import find_times
from onrecord.normalise.times.numbers import digits_value
from onrecord.records import Anchor, Range, TimeKind
from tests.timing import assert_linear

FRIDAY = dt.date(2025, 2, 7)

DAYS = [
    # a written day
    ("The bridge fell on Aug. 6, 2024.", "Aug. 6, 2024", "2024-08-06", "2024-08-06", "2024-08-07"),
    ("The bridge fell on 6 August 2024.", "6 August 2024", "2024-08-06", "2024-08-06", "2024-08-07"),
    ("It began on Aug. 6 on 2024, he said.", "Aug. 6 on 2024", "2024-08-06", "2024-08-06", "2024-08-07"),
    ("The log ends at 2024-08-06.", "2024-08-06", "2024-08-06", "2024-08-06", "2024-08-07"),
    ("They met on Friday, 31 January 2025.", "Friday, 31 January 2025", "2025-01-31", "2025-01-31", "2025-02-01"),
    ("The fair ran Aug. 6-8, 2024.", "Aug. 6-8, 2024", "2024-08-06", "2024-08-06", "2024-08-09"),
    ("It sailed from July 13 to 17, 2022.", "July 13", "2022-07-13", "2022-07-13", "2022-07-14"),
    ("It sailed from July 13 to 17 of last year.", "July 13", "2024-07-13", "2024-07-13", "2024-07-14"),
    ("It sailed from July 13 to 17 of last year.", "17 of last year", "2024-07-17", "2024-07-17", "2024-07-18"),
    ("It sailed from 13 to 17 July last year.", "13", "2024-07-13", "2024-07-13", "2024-07-14"),
    # the year is the one that makes the day the latest up to publication
    ("The mayor resigned on Aug. 6.", "Aug. 6", "2024-08-06", "2024-08-06", "2024-08-07"),
    ("The mayor spoke on Feb. 7.", "Feb. 7", "2025-02-07", "2025-02-07", "2025-02-08"),
    ("The vote will be held on March 9.", "March 9", "2025-03-09", "2025-03-09", "2025-03-10"),
    ("The dividend is payable March 9.", "March 9", "2025-03-09", "2025-03-09", "2025-03-10"),
    ("The festival runs through March 9.", "March 9", "2025-03-09", "2025-03-09", "2025-03-10"),
    # deictic words
    ("He resigned yesterday.", "yesterday", "2025-02-06", "2025-02-06", "2025-02-07"),
    ("The council meets tomorrow.", "tomorrow", "2025-02-08", "2025-02-08", "2025-02-09"),
    ("Two ships sank last night.", "last night", "2025-02-06TNI", "2025-02-06", "2025-02-07"),
    ("She spoke early Thursday.", "early Thursday", "2025-02-06", "2025-02-06", "2025-02-07"),
    # weekdays
    ("Guards fired on Wednesday, he said.", "Wednesday", "2025-02-05", "2025-02-05", "2025-02-06"),
    ("The court ruled on Friday.", "Friday", "2025-02-07", "2025-02-07", "2025-02-08"),
    ("The court will rule on Monday.", "Monday", "2025-02-10", "2025-02-10", "2025-02-11"),
    ("The court rules next Tuesday.", "next Tuesday", "2025-02-11", "2025-02-11", "2025-02-12"),
    ("A storm hit on Sunday night.", "Sunday night", "2025-02-02TNI", "2025-02-02", "2025-02-03"),
    # weeks, months, years
    ("It rained last week.", "last week", "2025-W05", "2025-01-27", "2025-02-03"),
    ("It rained this week.", "this week", "2025-W06", "2025-02-03", "2025-02-08"),
    ("Rain will fall this week.", "this week", "2025-W06", "2025-02-03", "2025-02-10"),
    ("It rained for days in the past week.", "the past week", "2025-W05", "2025-01-31", "2025-02-08"),
    ("They met this weekend.", "this weekend", "2025-W05-WE", "2025-02-01", "2025-02-03"),
    ("The mayor said the fair would open on Monday.", "Monday", "2025-02-10", "2025-02-10", "2025-02-11"),
    ("The plant closed last month.", "last month", "2025-01", "2025-01-01", "2025-02-01"),
    ("The plant will close next year.", "next year", "2026", "2026-01-01", "2027-01-01"),
    ("The tax rose in January.", "January", "2025-01", "2025-01-01", "2025-02-01"),
    ("The tax rose in November.", "November", "2024-11", "2024-11-01", "2024-12-01"),
    ("It was below the 280 million it forecast in November.", "November", "2024-11", "2024-11-01", "2024-12-01"),
    ("Snow is forecast in November.", "November", "2025-11", "2025-11-01", "2025-12-01"),
    ("The tax rose in March 2019.", "March 2019", "2019-03", "2019-03-01", "2019-04-01"),
    ("The dam was built in 1964.", "1964", "1964", "1964-01-01", "1965-01-01"),
    # parts of a month
    ("About 90 were there as of early February.", "early February", "2025-02", "2025-02-01", "2025-02-11"),
    ("The agency said so in mid-January.", "mid-January", "2025-01", "2025-01-11", "2025-01-21"),
    ("The agency said so in late January.", "late January", "2025-01", "2025-01-21", "2025-02-01"),
    # seasons, quarters, decades, centuries
    ("Troops arrived last fall.", "last fall", "2024-FA", "2024-09-01", "2024-12-01"),
    (
        "Prices fell in the third quarter of 2024.",
        "the third quarter of 2024",
        "2024-Q3",
        "2024-07-01",
        "2024-10-01",
    ),
    ("Prices fell in Q3 2024.", "Q3 2024", "2024-Q3", "2024-07-01", "2024-10-01"),
    ("The mill stood in the early 1990s.", "the early 1990s", "199", "1990-01-01", "1995-01-01"),
    ("It dates from the 19th century.", "the 19th century", "18", "1800-01-01", "1900-01-01"),
    # so long ago
    ("It began six months ago.", "six months ago", "2024-08", "2024-08-01", "2024-09-01"),
    ("It began two weeks ago.", "two weeks ago", "2025-W04", "2025-01-20", "2025-01-27"),
    ("It began 10 days ago.", "10 days ago", "2025-01-28", "2025-01-28", "2025-01-29"),
    ("It began a decade ago.", "a decade ago", "2015", "2015-01-01", "2016-01-01"),
    ("It began half a century ago.", "half a century ago", "1975", "1975-01-01", "1976-01-01"),
    ("It began a century and a half ago.", "a century and a half ago", "1875", "1875-01-01", "1876-01-01"),
    ("It costs more over the next decade.", "the next decade", "P10Y", "2025-02-07", "2035-02-07"),
    (
        "In this Sunday, March 15, 2020, photo he smiles.",
        "Sunday, March 15, 2020",
        "2020-03-15",
        "2020-03-15",
        "2020-03-16",
    ),
]


@pytest.mark.parametrize(("sentence", "words", "value", "first", "until"), DAYS, ids=[row[0][:40] for row in DAYS])
def test_an_expression_names_its_days(sentence: str, words: str, value: str, first: str, until: str) -> None:
    found = {time.span.text: time for time in find_times(sentence, FRIDAY)}
    assert words in found, list(found)
    time = found[words]
    assert (time.value, str(time.first), str(time.until)) == (value, first, until)


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "value"),
    [
        ("They held out for three weeks.", "three weeks", TimeKind.DURATION, "P3W"),
        ("The talks took nearly two years.", "nearly two years", TimeKind.DURATION, "P2Y"),
        ("It lasted two and a half hours.", "two and a half hours", TimeKind.DURATION, "PT2H30M"),
        ("They waited for several days.", "several days", TimeKind.DURATION, "PXD"),
        ("He got an eight-year sentence.", "eight-year", TimeKind.DURATION, "P8Y"),
        ("Boats leave every Monday.", "every Monday", TimeKind.SET, "XXXX-WXX-1"),
        ("The paper appears daily.", "daily", TimeKind.SET, "P1D"),
        ("They meet twice a week.", "twice a week", TimeKind.SET, "P1W"),
        ("She is now abroad.", "now", TimeKind.DATE, "PRESENT_REF"),
        ("The siren went at 10:35 a.m. EST.", "10:35 a.m. EST", TimeKind.TIME, "2025-02-07T10:35"),
        ("It closes at 9 a.m. on Monday, as it will each week.", "9 a.m. on Monday", TimeKind.TIME, None),
    ],
)
def test_durations_sets_and_clock_times(sentence: str, words: str, kind: TimeKind, value: str | None) -> None:
    found = {time.span.text: time for time in find_times(sentence, FRIDAY)}
    assert words in found, list(found)
    assert found[words].kind is kind
    assert value is None or found[words].value == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("He resigned on Aug. 6.", "XXXX-08-06"),
        ("He resigned on Wednesday.", "XXXX-WXX-3"),
        ("He resigned yesterday.", "XXXX-XX-XX"),
        ("He resigned last week.", "XXXX-WXX"),
        ("He resigned last month.", "XXXX-XX"),
        ("He resigned six months ago.", "XXXX-XX"),
    ],
)
def test_nothing_is_forced_without_a_day_of_publication(sentence: str, value: str) -> None:
    (time,) = find_times(sentence, None)
    assert (time.value, time.first, time.until) == (value, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march on the capital.",
        "About 2000 troops crossed.",
        "The set costs $1999.",
        "Prices fall in the second half.",
        "The team won 3-2.",
        "The log ends at 2024-02-30.",
        "0000-00-00",
        "Jan Kavan spoke.",
        "She wed in haste; the sun set.",
        "It is half a mile to room 1914.",
        "He told USA TODAY so.",
        "It costs more to join Mar-a-Lago.",
        "AD\n\nAD\n\nThe army and 600 to 800 guards came.",
    ],
)
def test_words_that_are_no_times_are_left_alone(sentence: str) -> None:
    assert find_times(sentence, FRIDAY) == ()


def test_the_next_day_counts_from_the_mention_before() -> None:
    text = "On Jan. 10 the river rose. The next day the bridge fell, and a week later it was closed."
    times = find_times(text, FRIDAY)
    assert [str(time.first) for time in times[:2]] == ["2025-01-10", "2025-01-11"]
    assert times[1].anchor is Anchor.MENTION


def test_a_year_earlier_after_a_quarter_is_that_quarter() -> None:
    text = "Third-quarter profit rose to $2 million from $1 million a year earlier."
    assert [time.value for time in find_times(text, FRIDAY)] == ["2024-Q3", "2023-Q3"]


def test_a_year_earlier_after_a_longer_period_is_that_year() -> None:
    text = (
        "Third-quarter profit rose. In the first nine months it was $2 million, up from $1 million a year earlier."
    )
    assert [time.value for time in find_times(text, FRIDAY)][-1] == "2023"


def test_ranges_keep_captions_and_teasers_out() -> None:
    text = "Caption of Aug. 18, 2024.\nThe mayor spoke on Feb. 7.\nTeaser of July 28."
    (time,) = find_times(text, FRIDAY, ranges=[Range(26, 53)])
    assert time.span.text == "Feb. 7"
    assert text[time.span.start : time.span.end] == time.span.text


def test_a_narrative_dates_its_days_by_the_year_last_named() -> None:
    text = (
        "In 1861 the war began. On April 12, 1861 guns opened fire. Richmond was chosen in 1861. "
        "By 1862 armies were large. In September 1862 they met. On September 17 thousands fell."
    )
    times = find_times(text, dt.date(2009, 12, 19))
    assert times[-1].value == "1862-09-17"
    assert times[-1].anchor is Anchor.MENTION


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        # the verb nearest to the weekday tells; names in -ed and participles before a noun do not
        ("She would fly to the United Islands Saturday with her staff.", "2025-02-08"),
        ("They agreed to meet at the harbour Wednesday.", "2025-02-12"),
        ("The two ministers meet Monday with the envoy.", "2025-02-10"),
        ("The first order of business when the Senate returns on Monday is bread.", "2025-02-10"),
        ("On Tuesday, the Union of Ferry Pilots plans to strike.", "2025-02-11"),
        ("The licence had been due to expire Monday.", "2025-02-03"),
        ("They said they would appeal Wednesday's ruling.", "2025-02-05"),
        ("The march planned for Thursday was called off.", "2025-02-06"),
        ("The march will be on Thursday.", "2025-02-13"),
        ("The barge sank last January.", "2024-01-01"),
        ("The barge sank last December.", "2024-12-01"),
        ("They backed the bill by 77 votes on Thursday.", "2025-02-06"),
        ("They said they would not postpone Wednesday's vote.", "2025-02-12"),
        ("Until Thursday, police had named nobody.", "2025-02-06"),
        ("Her first stop Saturday morning is a mill.", "2025-02-08"),
        ("The council's ruling Tuesday will raise rents.", "2025-02-04"),
        ("The mayor plans a first vote Tuesday toward new benefits.", "2025-02-11"),
        ("Monday will bring rain.", "2025-02-10"),
        ("It rose after the Sept. 11 attacks.", "2001-09-11"),
        ("On 19 September 11 people left.", "2024-09-19"),
        ("It will wait until after the June midterm elections.", "2025-06-01"),
        ("It was planned by the gang that lashed out Tuesday.", "2025-02-04"),
        # a month or a day of no year
        ("A pay rise starting in March broke the strike.", "2025-03-01"),
        ("He feared a crushing defeat in March on the big stage.", "2025-03-01"),
        ("The mill opened in March.", "2024-03-01"),
        ("A quake hit the town of Tarn in April, killing nine.", "2024-04-01"),
        ("Debate goes on once the council reconvenes on Monday.", "2025-02-10"),
        ("The plan is to hit the mark in April.", "2025-04-01"),
        ("Payrolls were expected to have grown in January.", "2025-01-01"),
        ("The deal to avoid a strike in December held.", "2024-12-01"),
        ("A big turnout in May could cost her the seat, he said.", "2025-05-01"),
        ("The firm has a deal to buy the mill in April.", "2025-04-01"),
        ("It would be paid on a still unspecified date in March.", "2025-03-01"),
        ("Under a June accord, both sides left.", "2024-06-01"),
        ("In March, both sides left.", "2024-03-01"),
        ("They fear voters staying home in March, which could hurt him.", "2025-03-01"),
        ("The judge has set a trial for June in the case.", "2025-06-01"),
        ("They pay rivals in May's local elections.", "2025-05-01"),
        ("He can shut it for the summer.", "2025-06-01"),
        ("Over the weekend, the mayor offered to extend the term.", "2025-02-01"),
        ("He summoned the clerk to a hearing on March 10.", "2025-03-10"),
        ("The index stood near the record set on June 6.", "2024-06-06"),
        ("I go to Lumo in April, Varn in June, Ostra in August and Ledding in September.", "2025-09-01"),
    ],
)
def test_the_tense_around_a_day_tells_its_direction(sentence: str, first: str) -> None:
    assert [str(time.first) for time in find_times(sentence, FRIDAY)][-1] == first


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The league (499-493 BC) fell. In April 480 BC fleets met. The following year it ended.",
         ["BC0499", "BC0493", "BC0480-04", "BC0479"]),
        ("They fought from 264 to 241 B.C. over the island.", ["BC0264", "BC0241"]),
        ("Throughout the 470s BC they traded; by 12 BC they had not stopped.", ["BC047", "BC0012"]),
        ("Abbot Orso (c. 314 – 368) led the house. In 348 the founder died; later that year it split.",
         ["0314", "0368", "0348", "0348"]),
        ("She wrote much (1892 – 94) and rested in 1995-96.", ["1892", "1894", "1995", "1996"]),
        ("Life in the port improved in 2007-08.", ["2007", "2008"]),
        ("The team won 101-98 in 1999.", ["1999"]),
    ],
)  # fmt: skip
def test_old_years_and_ranges_of_years(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, dt.date(2009, 12, 19))] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The reports of March 16, 17 and 18 were wrong.", ["2026-03-16", "2026-03-17", "2026-03-18"]),
        ("On March 16, 17 people were saved.", ["2026-03-16"]),
        ("The reports of March 16, 2025 and 17 others were wrong.", ["2025-03-16"]),
    ],
)
def test_days_of_a_list_share_the_month_and_counts_do_not(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, dt.date(2026, 3, 20))] == values


def test_news_counts_last_week_from_its_day_however_many_years_it_names() -> None:
    text = (
        "In 2002 the dam was built. In 2004 it leaked, in 2006 again, and in 2008 it broke. The mayor spoke last week. "
        "On Jan. 12 he had said last year was dry. The dam of 2019 will last until 2035, 2045 or 2055."
    )
    found = {time.span.text: time.value for time in find_times(text, FRIDAY)}
    assert (found["last week"], found["last year"], found["Jan. 12"]) == ("2025-W05", "2024", "2025-01-12")


def test_the_same_day_after_a_year_alone_is_no_day() -> None:
    times = find_times("They tried to sway the 2016 election. She left on the same day.", FRIDAY)
    assert times[-1].first is None


def test_a_story_does_not_follow_a_year_that_it_names_in_passing() -> None:
    text = (
        "In 1861 the war began. In May 1861 guns opened fire. In 1865 a court looked back. On June 3 they marched. "
        "On July 21, 1861 they met. In September 1861 it rained."
    )
    found = {time.span.text: time.value for time in find_times(text, dt.date(2009, 12, 19))}
    assert found["June 3"] == "1861-06-03"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what ended on a day
        ("In the year ended March 31, sales rose.",
         [("the year", "P1Y", "2023-04-01", "2024-04-01"), ("March 31", "2024-03-31", "2024-03-31", "2024-04-01")]),
        ("Profit fell in the quarter ended Sept. 29.", [("the quarter", "2024-Q3", "2024-07-01", "2024-10-01")]),
        ("Profit fell in the six months ended Aug. 12, 2024.",
         [("the six months", "P6M", "2024-02-13", "2024-08-13")]),
        ("Its fourth quarter ended Aug. 31. A year earlier it lost.",
         [("fourth quarter", "2024-Q4", "2024-06-01", "2024-09-01")]),
        ("Third-quarter sales rose from the 2022 period.",
         [("Third-quarter", "2024-Q3", "2024-07-01", "2024-10-01"),
          ("the 2022 period", "2022-Q3", "2022-07-01", "2022-10-01")]),
        ("Prices fell in the last half of 2024.", [("the last half of 2024", "2024-H2", "2024-07-01", "2025-01-01")]),
        ("It should close by year-end.", [("year-end", "2025", "2025-12-31", "2026-01-01")]),
        # days inside a month
        ("They met on the first Monday of June 2024.",
         [("the first Monday of June 2024", "2024-06-03", "2024-06-03", "2024-06-04")]),
        ("They met on the last Friday in May 2024.",
         [("the last Friday in May 2024", "2024-05-31", "2024-05-31", "2024-06-01")]),
        ("It rained in the last week of January.",
         [("the last week of January", "2025-01", "2025-01-25", "2025-02-01")]),
        ("It rained in the week of Jan. 20.", [("the week of Jan. 20", "2025-W04", "2025-01-20", "2025-01-27")]),
        ("They met on the last day of February 2024.",
         [("the last day of February 2024", "2024-02-29", "2024-02-29", "2024-03-01")]),
        # days with a name
        ("The docks will shut on Good Friday.", [("Good Friday", "2025-04-18", "2025-04-18", "2025-04-19")]),
        ("The docks shut on Easter Monday 2024.",
         [("Easter Monday 2024", "2024-04-01", "2024-04-01", "2024-04-02")]),
        ("The shops open on Black Friday 2024.",
         [("Black Friday 2024", "2024-11-29", "2024-11-29", "2024-11-30")]),
        ("It won on Super Tuesday and kept the Good Friday Agreement.", []),
        ("It aired in the two weeks ending Jan. 23.", [("the two weeks", "P2W", "2025-01-10", "2025-01-24")]),
        ("At the time she was 20-years-old.", []),
        ("Deaths could reach 3,000 by March.", [("March", "2025-03", "2025-03-01", "2025-04-01")]),
        ("The docks shut last Labor Day.", [("Labor Day", "2024-09-02", "2024-09-02", "2024-09-03")]),
        ("It beat the 2023 Black Friday.",
         [("2023", "2023", "2023-01-01", "2024-01-01"), ("Black Friday", "2023-11-24", "2023-11-24", "2023-11-25")]),
        ("They will march on next year's Labor Day.",
         [("next year", "2026", "2026-01-01", "2027-01-01"), ("Labor Day", "2026-09-07", "2026-09-07", "2026-09-08")]),
        ("Nine were held during May Day clashes.", [("May Day", "2024-05-01", "2024-05-01", "2024-05-02")]),
        # two that share what is written once
        ("The fair ran from 3 to 8 June 2024.",
         [("3", "2024-06-03", "2024-06-03", "2024-06-04"), ("8 June 2024", "2024-06-08", "2024-06-08", "2024-06-09")]),
        ("Guns fired on June 4 and 5, officials said.",
         [("June 4", "2024-06-04", "2024-06-04", "2024-06-05"), ("5", "2024-06-05", "2024-06-05", "2024-06-06")]),
        ("He was there between June and July 1981.",
         [("June", "1981-06", "1981-06-01", "1981-07-01"), ("July 1981", "1981-07", "1981-07-01", "1981-08-01")]),
        ("It fell in 1955 and rose in July of that year.",
         [("1955", "1955", "1955-01-01", "1956-01-01"),
          ("July of that year", "1955-07", "1955-07-01", "1955-08-01")]),
        ("The pact of July 25 last year holds.",
         [("July 25 last year", "2024-07-25", "2024-07-25", "2024-07-26")]),
        # clock times
        ("It blew up at 10:35 a.m. (0735 GMT) Thursday.",
         [("10:35 a.m.", "2025-02-06T10:35", "2025-02-06", "2025-02-07"),
          ("0735 GMT", "2025-02-06T07:35", "2025-02-06", "2025-02-07")]),
        ("It left at half past nine on Thursday.",
         [("half past nine on Thursday", "2025-02-06T09:30", "2025-02-06", "2025-02-07")]),
        ("It left at a quarter to six.", [("a quarter to six", "2025-02-07T05:45", "2025-02-07", "2025-02-08")]),
        ("It leaves at 4 in the morning.", [("4 in the morning", "2025-02-07T04:00", "2025-02-07", "2025-02-08")]),
        ("Early in the morning of 29 April 2024 it left.",
         [("Early in the morning of 29 April 2024", "2024-04-29TMO", "2024-04-29", "2024-04-30")]),
        ("Guns fired on Wednesday. In the morning the port fell.",
         [("Wednesday", "2025-02-05", "2025-02-05", "2025-02-06"),
          ("the morning", "2025-02-05TMO", "2025-02-05", "2025-02-06")]),
        # words beside a unit
        ("He left the day before yesterday.",
         [("the day before yesterday", "2025-02-05", "2025-02-05", "2025-02-06")]),
        ("The index fell on Monday, against the previous Monday.",
         [("Monday", "2025-02-03", "2025-02-03", "2025-02-04"),
          ("the previous Monday", "2025-01-27", "2025-01-27", "2025-01-28")]),
        ("Later in 2024 it fell.", [("Later in 2024", "2024", "2024-01-01", "2025-01-01")]),
        ("By the year two thousand it was dry.",
         [("the year two thousand", "2000", "2000-01-01", "2001-01-01")]),
        ("It began several years ago.", [("several years ago", "PAST_REF", "None", "2025-02-08")]),
        ("It ended a decades-long feud.", [("decades-long", "PXY", "None", "None")]),
        ("In the past it was dry.", [("the past", "PAST_REF", "None", "None")]),
        ("It rose by two to six percent.", []),
    ],
)  # fmt: skip
def test_forms_of_the_news(text: str, rows: list[tuple[str, str, str, str]]) -> None:
    found = [(t.span.text, t.value, str(t.first), str(t.until)) for t in find_times(text, FRIDAY)]
    assert found[: len(rows)] == rows
    assert rows or not found


_WORDS = (
    "last next this past the of in on ago later early mid - late end a an and half two three million 31 7 2024 1999 0 "
    "February Aug. May Monday week weeks month years day days quarter first third century 1990s ' , . : / am p.m. noon "
    "yesterday today tonight morning every daily fall winter Christmas Eve year-end \n hundred dozens BC c to from until "
    "ended ending period Easter Good Friday previous same before after back GMT long old - 94 348 will had been more percent past through over 24 hours next planned"
).split(" ")


@given(
    st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates(),
)
def test_spans_check_out_and_days_are_in_order(text: str, published: dt.date | None) -> None:
    at = 0
    for time in find_times(text, published):
        assert text[time.span.start : time.span.end] == time.span.text != ""
        assert time.span.start >= at
        assert time.first is None or time.until is not None
        assert time.first is None or time.until is None or time.first < time.until
        at = time.span.end


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        *[(piece, 250_000) for piece in ("7", "0", "said ")],
        *[(piece, 25_000) for piece in ("7 ", "1,", "10:", "\n ", "five ", "the ")],
        *[
            (piece, 25_000)
            for piece in ("0000-00-00 ", "99999999999 years ago ", "February 30 ", "Aug. 6 ", "the last ")
        ],
        *[
            (piece, 25_000)
            for piece in (
                "two months to ",
                "the 9 months through June ",
                "480 BC ",
                "in c. 314 ",
                "May and ",
                "1998 - 94 ",
                "first Monday of ",
                "until ",
            )
        ],
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str, size: int) -> None:
    text = piece * (4 * size // len(piece))
    assert_linear(lambda length: partial(find_times, text[:length], FRIDAY), size, 4 * size)


@pytest.mark.parametrize(
    ("day", "words", "first", "until", "value"),
    [
        (9, "last week", 2, 9, "2025-02-02/2025-02-08"),
        (9, "earlier last week", 2, 9, "2025-02-02/2025-02-08"),
        (9, "late last week", 7, 9, "2025-02-02/2025-02-08"),
        (9, "in the past week", 2, 10, "2025-02-02/2025-02-09"),
        (10, "last week", 3, 10, "2025-W06"),
    ],
)
def test_last_week_of_a_sunday_is_the_seven_days_before_it(
    day: int, words: str, first: int, until: int, value: str
) -> None:
    (found,) = find_times(f"The ferry sank {words}.", dt.date(2025, 2, day))
    assert (found.first, found.until) == (dt.date(2025, 2, first), dt.date(2025, 2, until))
    assert found.value == value


@pytest.mark.parametrize(
    ("published", "first", "until"),
    [
        (dt.date(2028, 2, 10), "2026-03-01", "2027-03-01"),
        (dt.date(2028, 3, 1), "2027-03-01", "2028-03-01"),
        (dt.date(2029, 2, 10), "2027-03-01", "2028-03-01"),
    ],
)
def test_a_year_that_ended_in_february_does_so_beside_leap_years_too(
    published: dt.date, first: str, until: str
) -> None:
    found = find_times("Profit in the year ended February rose.", published)[0]
    assert (str(found.first), str(found.until)) == (first, until)


@pytest.mark.parametrize(
    "text",
    [
        "0" * 1_000_000,
        "1" + "0" * 400 + " years ago",
        "99999999999 years ago, 99999999999 years later, the 99999999999th century",
        "February 30, 2024. 31 April. 0000-00-00. 2024-13-45. 32/32/2024. 25:61 a.m. 0000 GMT. 9999 GMT",
        "on 31 December 9999 and a week later; the week of Dec. 31, 9999; the day after; Easter 9999; year-end",
        "the year ended Feb. 29; the quarter ended Feb. 30; the nine million months ended March 31",
        "the first Monday of Feb. 9999, the fifth Friday of June 2024, 0 BC, 0000 BC, 9999 BC, c. 000",
        "3 and 2 June 2024; June 30 and 31; 1999-98; 1999-1; quarter to 13; sixty minutes past nine",
    ],
)
def test_times_that_cannot_be_raise_nothing(text: str) -> None:
    for published in (None, FRIDAY, dt.date.min, dt.date.max):
        for time in find_times(text, published):
            assert text[time.span.start : time.span.end] == time.span.text
            assert time.first is None or (time.until is not None and time.first < time.until)


def test_a_word_that_only_begins_with_digits_is_no_number():
    assert [digits_value(word) for word in ("18th", "2nd", "1.2.3", "1,200", "1.5")] == [
        None,
        None,
        None,
        1200,
        1.5,
    ]
