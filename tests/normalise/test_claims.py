"""One line of the ledger for every attribution, and for every figure in the outlet's own voice."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.claims import make_claims
from onrecord.normalise.enrich import enrich_attributions
from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Anchor, Attribution, Bound, Figure, Stance, TimeKind, TimeRef, Wording
from tests.factories import find, make_article
from tests.normalise.saying import said
from tests.timing import assert_linear


def claims_of(article, attributions, *, times=(), figures=()):
    attributions = enrich_attributions(article, attributions)
    resolved = resolve_sources(article, attributions)
    claims = make_claims(article, attributions, resolved, times, figures, found_by="test")
    return {claim.attribution: claim for claim in claims}, resolved


def day(article, words, value="2025-02-07"):
    first = dt.date.fromisoformat(value)
    return TimeRef(find(article, words), TimeKind.DATE, value, first, first + dt.timedelta(1), Anchor.PUBLISHED)


def figure(article, words, value):
    return Figure(find(article, words), value, value, Bound.EXACT)


@pytest.mark.parametrize(
    ("source", "told"), [("No poll", set()), ("None of the polls", set()), ("No fewer than two polls", {1})]
)
def test_figure_that_nobody_gives_is_in_no_claim(source, told):
    article = make_article(f"{source} showed a lead of 15 points.")
    attributions = [said(article, 1, source, "showed", "a lead of 15 points")]
    found = claims_of(
        article, attributions, figures=[figure(article, source.split()[0], 0), figure(article, "15", 15)]
    )
    assert {index for claim in found[0].values() for index in claim.figures} == told


OCCASIONS = """
President Ana Belmonte said in her evening address on Feb. 7 that the harbour would open.|President Ana Belmonte|said|the harbour would open||in her evening address
A Coast Guard spokesperson confirmed to the Lakeside Courier that the mines were gone.|A Coast Guard spokesperson|confirmed|the mines were gone|the Lakeside Courier|
A Coast Guard spokesperson confirmed to the Lakeside Courier that the mines were gone.|A Coast Guard spokesperson|confirmed to the Lakeside Courier|the mines were gone|the Lakeside Courier|
The mayor told reporters outside the hall that she would stay.|The mayor|told|she would stay|reporters|outside the hall
The mayor told Harbour Radio in an interview on Monday that she would stay.|The mayor|told|she would stay|Harbour Radio|in an interview
“We stay,” he said in a text message from his office.|he|said|We stay||in a text message from his office
“We stay,” he said yesterday at the White Tower.|he|said|We stay||at the White Tower
The brigade said by e-mail that it had left.|The brigade|said|it had left||by e-mail
The brigade said by e-mail that it had left.|The brigade|said by e-mail|it had left||by e-mail
“We stay,” the office said in a statement on its website.|the office|said|We stay||in a statement on its website
Speaking at a news conference in the capital, Rossi said his office agreed.|Rossi|said|his office agreed||at a news conference in the capital
The mayor said the hall was safe.|The mayor|said|the hall was safe||
The mayor assured the harbour board the hall was safe.|The mayor|assured|the hall was safe|the harbour board|
The mayor reminded members that the hall was safe.|The mayor|reminded|that the hall was safe|members|
“We stay,” he told the inquest on Monday.|he|told|We stay|the inquest|
The mayor warned the hall was unsafe.|The mayor|warned|the hall was unsafe||
Residents were told that the hall was safe.||were told|that the hall was safe|Residents|
The mayor told staff that the hall was safe.|The mayor|told|that the hall was safe|staff|
The mayor told lies: the hall was safe.|The mayor|told|the hall was safe||
“We stay,” said Ana Rossi, a clerk, to Harbour Radio.|Ana Rossi, a clerk|said|We stay|Harbour Radio|
“We stay,” said Ana Rossi, to Harbour Radio’s surprise.|Ana Rossi|said|We stay||
“We stay,” said Ana Rossi, to Tom’s regret.|Ana Rossi|said|We stay||
The mayor on Saturday also called the book late and said it was long.|The mayor|said|it was long||
The mayor said in Saturday's speech it was long.|The mayor|said|it was long||in Saturday's speech
The mayor said in March the hall was safe.|The mayor|said|the hall was safe||
""".strip().splitlines()


@pytest.mark.parametrize("row", OCCASIONS)
def test_hearer_and_occasion_are_read_next_to_the_cue(row):
    text, source, cue, content, said_to, occasion = row.split("|")
    article = make_article(text)
    found = enrich_attributions(article, [said(article, 1, source, cue, content)])[0]
    assert (found.said_to.text if found.said_to else "", found.occasion.text if found.occasion else "") == (
        said_to,
        occasion,
    )


WHEN = """
The mayor said on Feb. 7 that the hall was safe.|The mayor|said|that the hall was safe|on Feb. 7|Feb. 7|
The mayor said in her address on Feb. 7 that the hall was safe.|The mayor|said|that the hall was safe|on Feb. 7|Feb. 7|
On Feb. 7, the mayor said the hall was safe.|the mayor|said|the hall was safe|Feb. 7|Feb. 7|
The hall was safe, the mayor claimed in mid-January.|the mayor|claimed|The hall was safe|mid-January|mid-January|
As of early February, five ships were in port, according to Reyk.|Reyk|according to|As of early February, five ships were in port|early February||early February
Five ships sank last fall, according to Reyk.|Reyk|according to|Five ships sank last fall|last fall||last fall
The mayor, in office since May, said the hall was safe.|The mayor, in office since May|said|the hall was safe|May||
Asked why the May 1 rule stands, the mayor said it was fair.|the mayor|said|it was fair|May 1||
Asked on Monday why the rule stands, the mayor said it was fair.|the mayor|said|it was fair|Monday|Monday|
“Nothing was done,” she said, referring to talks Sunday.|she|said|Nothing was done|Sunday||
The judge said the terms would run on and she set March 6 for the rest.|The judge|said|the terms would run on|March 6||
In a talk on Monday (days before the vote) the mayor said it was fair.|the mayor|said|it was fair|Monday|Monday|
With the fourth-quarter season near, analysts expect a fall.|analysts|expect|a fall|fourth-quarter||
In the 2016 primaries rivals called him soft.|rivals|called|him soft|2016|2016|
""".strip().splitlines()


ELSEWHERE = """
Sova is up for election in 2016 and has said he will stay.|Sova|has said|he will stay
Shares rose on Monday, days after the inn said it would close.|the inn|said|it would close
While the inn issues letters every now and then, claiming a profit, guests leave.|the inn|claiming|a profit
The inn will require masks starting next year, and suggest guests buy them.|The inn|suggest|guests buy them
Given that the two dined last week, one aide says it was planned.|one aide|says|it was planned
“I am done,” she said in a video in which she named no other 2020 hopeful.|she|said|I am done
He later denied in an interview with TVN’s Today that he lied.|He|denied|that he lied
A riot broke out, officials say, ending the Monday night vigil.|officials|say|A riot broke out
On the walls it is silent; on the 1960s it praises the strikes.|it|praises|the strikes
She has called on the board to act and recently hired an aide.|She|has called on|the board to act
Four members who voted for the bridge in 2014 said it was safe.|Four members who voted for the bridge in 2014|said|it was safe
Sova, whose party shut the port last month as a protest, said it was safe.|Sova|said|it was safe
“It is safe,” says Ana Sova, author of “Docks,” which is out today.|Ana Sova, author of “Docks,” which is out|says|It is safe
Oats traded at 79 on Monday, and a Courier poll showed that they would rise.|a Courier poll|showed|that they would rise
The party’s 2008 nominee might be the first to speak about the spill.|nominee|to speak about|the spill
“It is over,” said Holt’s 2004 campaign manager Ana Sova.|Holt’s 2004 campaign manager Ana Sova|said|It is over
“I was for it,” Sova said when asked why he voted for the bridge in 2014.|Sova|said|I was for it
In the 2012 race most rivals waited long before declaring their plans.|most rivals|declaring|their plans
""".strip().splitlines()


@pytest.mark.parametrize("row", ELSEWHERE)
def test_a_time_of_another_clause_or_thing_is_no_time_of_saying(row):
    text, source, cue, content = row.split("|")
    article = make_article(text, published="2025-02-07")
    times = find_times(text, dt.date(2025, 2, 7))
    claims, _ = claims_of(article, [said(article, 1, source, cue, content)], times=times)
    assert claims["a1"].said_when is None


@pytest.mark.parametrize("row", WHEN)
def test_when_it_was_said_and_as_of_when_it_holds_are_two_things(row):
    text, source, cue, content, words, when, as_of = row.split("|")
    article = make_article(text, published="2025-02-07")
    claims, _ = claims_of(article, [said(article, 1, source, cue, content)], times=[day(article, words)])
    claim = claims["a1"]
    got = (claim.said_when is not None, claim.as_of is not None)
    assert got == (bool(when), bool(as_of))


@pytest.mark.parametrize(
    ("content", "holds"),
    [("it tried to sway the 2016 election", False), ("the 2016 election was fair", True)],
)
def test_a_year_that_names_an_event_elsewhere_is_no_time_of_what_is_said(content, holds):
    article = make_article(f"The firm said {content}.")
    times = find_times(article.text, dt.date(2025, 2, 7))
    claims, _ = claims_of(article, [said(article, 1, "The firm", "said", content)], times=times)
    assert (claims["a1"].as_of is not None) == holds


CLOCKS = """
A quake hit the valley on Jan. 3. Two days after the quake, the mayor said help was near.|the mayor|said|help was near|2025-01-05|
A siege began on Jan. 3. It was bad a week into the siege when the mayor called it a trap.|the mayor|called|it a trap|2025-01-10|
The mayor spoke on Jan. 3. Two days after the quake, the clerk said help was near.|the clerk|said|help was near||
The inn said on Monday that it would close, a day after the mayor urged it to stay.|the mayor|urged|it to stay|2025-02-02|
The roof was raised on Monday to 40 feet, based on a plan.|a plan|based on|The roof was raised on Monday to 40 feet||2025-02-03
An inn burned down on Monday. The mayor said at the time that it was unsafe.|The mayor|said|that it was unsafe|2025-02-03|
The clerk, in office since 2019, said on Monday that 12 barns burned on Sunday.|The clerk|said|that 12 barns burned on Sunday|2025-02-03|2025-02-02
The firm, founded in 1998, said it lost 40 carts in January.|The firm|said|it lost 40 carts in January||2025-01-01
As of Tuesday evening, 31 guests were ill, according to the inn.|the inn|according to|31 guests were ill||2025-02-04
The clerk condemned the killing on Monday of a guard.|The clerk|condemned|the killing on Monday of a guard||2025-02-03
The clerk condemned the firm on Monday for the fire.|The clerk|condemned|the firm on Monday for the fire|2025-02-03|
The inn said 40 guests fell ill since May.|The inn|said|40 guests fell ill since May||
The inn said turnout was 60, up from 45 in 2020.|The inn|said|turnout was 60, up from 45 in 2020||
The inn counted 90 guests between Feb. 1 and Feb. 4.|The inn|counted|90 guests between Feb. 1 and Feb. 4||2025-02-01
Shortly after 9 a.m. Monday, the inn said 12 guests fell ill.|the inn|said|12 guests fell ill|2025-02-03|
The inn said in its report of Jan. 20 that 12 guests fell ill.|The inn|said|that 12 guests fell ill|2025-01-20|
The inn said over the weekend that 12 guests fell ill.|The inn|said|12 guests fell ill|2025-02-01|
The inn said at the weekend that 12 guests fell ill.|The inn|said|12 guests fell ill|2025-02-01|
In a letter dated 4 May, the inn wrote that 12 guests fell ill.|the inn|wrote|12 guests fell ill|2024-05-04|
The inn said Friday's fire had burned 12 barns.|The inn|said|Friday's fire had burned 12 barns||2025-02-07
The inn said 40 guests came in the three months to January.|The inn|said|40 guests came in the three months to January||2024-11-01
The inn said it would mend 52 vans built between 2019 and 2022.|The inn|said|it would mend 52 vans built between 2019 and 2022||
The inn said 12 guests left before dawn on Tuesday.|The inn|said|12 guests left before dawn on Tuesday||2025-02-04
The inn said 12 guests fell ill over the past 24 hours.|The inn|said|12 guests fell ill over the past 24 hours||2025-02-06
The inn said it had 60 guests, 4 percent more than a year ago.|The inn|said|it had 60 guests, 4 percent more than a year ago||
The inn said it had 12 guests, its highest toll this year.|The inn|said|it had 12 guests, its highest toll this year||
The inn said it had 60 guests, twice as many as in 2022.|The inn|said|it had 60 guests, twice as many as in 2022||
The inn said 12 guests had come this week.|The inn|said|12 guests had come this week||2025-02-03
""".strip().splitlines()


def test_two_clauses_of_one_source_were_said_at_one_time():
    text = "The harbour board said on Tuesday that the quay was shut and added that two ships had sunk."
    article = make_article(text, published="2025-02-07")
    given = [
        said(article, 1, "The harbour board", "said", "that the quay was shut"),
        said(article, 2, "The harbour board", "added", "that two ships had sunk"),
    ]
    claims, _ = claims_of(article, given, times=find_times(text, dt.date(2025, 2, 7)))
    assert [str(claims[key].said_when.first) for key in ("a1", "a2")] == ["2025-02-04", "2025-02-04"]


DAYS_OF_ONE = [
    (
        "The inn, which said in January that it would close, said it would stay.",
        [("The inn", "said", "that it would close"), ("The inn", "@2:said", "it would stay")],
        ["2025-01-01", None],
    ),
    (
        "The inn put the number of guests at 47, while the mayor said on Sunday that it was lower.",
        [("The inn", "put", "the number of guests at 47"), ("the mayor", "said", "that it was lower")],
        [None, "2025-02-02"],
    ),
    (
        "Talks might free senators facing a vote next year to support the cuts.",
        [("senators facing a vote next year", "support", "the cuts")],
        [None],
    ),
]


@pytest.mark.parametrize(("text", "rows", "days"), DAYS_OF_ONE, ids=["an aside", "another source", "what is ahead"])
def test_a_day_beside_one_cue_is_no_day_of_another(text, rows, days):
    article = make_article(text, published="2025-02-07")
    given = [said(article, n, *row) for n, row in enumerate(rows, 1)]
    claims, _ = claims_of(article, given, times=find_times(text, dt.date(2025, 2, 7)))
    found = [claims[one.id].said_when for one in given]
    assert [when and str(when.first) for when in found] == days


def test_earlier_at_the_head_of_a_sentence_is_before_publication():
    text = "Earlier, the inn said that it would stay."
    article = make_article(text, published="2025-02-07")
    claims, _ = claims_of(article, [said(article, 1, "the inn", "said", "that it would stay")])
    when = claims["a1"].said_when
    assert when is not None
    assert (when.span.text, when.first, str(when.until)) == ("Earlier", None, "2025-02-07")


def test_at_the_time_right_behind_the_cue_is_no_part_of_what_was_said():
    text = "It was the worst raid since May 2024, with the coastguard reporting at the time 40 boats lost."
    article = make_article(text, published="2025-02-07")
    given = [said(article, 1, "the coastguard", "reporting", "at the time 40 boats lost")]
    claims, _ = claims_of(article, given, times=find_times(text, dt.date(2025, 2, 7)))
    assert claims["a1"].said_when is not None
    assert str(claims["a1"].said_when.first) == "2024-05-01"


def test_what_goes_on_while_another_speaks_has_the_time_of_that():
    text = "On Monday, the Courier said that guests were claiming that the inn was unsafe."
    article = make_article(text, published="2025-02-07")
    outer = said(article, 1, "the Courier", "said", "that guests were claiming that the inn was unsafe")
    inner = replace(said(article, 2, "guests", "were claiming", "that the inn was unsafe"), inside="a1")
    claims, _ = claims_of(article, [outer, inner], times=find_times(text, dt.date(2025, 2, 7)))
    assert claims["a1"].said_when == claims["a2"].said_when
    assert claims["a2"].said_when is not None


@pytest.mark.parametrize("row", CLOCKS)
def test_each_date_goes_to_the_clock_that_it_belongs_to(row):
    text, source, cue, content, when, as_of = row.split("|")
    article = make_article(text, published="2025-02-07")
    times = find_times(text, dt.date(2025, 2, 7))
    figures = find_figures(text, times=times)
    claims, _ = claims_of(article, [said(article, 1, source, cue, content)], times=times, figures=figures)
    claim = claims["a1"]
    got = [str(time.first) if time else "" for time in (claim.said_when, claim.as_of)]
    assert got == [when, as_of]


def test_a_figure_in_a_clause_of_its_own_is_the_outlets():
    article = make_article("Two days after a fire killed 12 guests, the mayor said the inn would reopen.")
    claims, _ = claims_of(
        article,
        [said(article, 1, "the mayor", "said", "the inn would reopen")],
        figures=[figure(article, "12", 12)],
    )
    assert (claims["a1"].figures, claims[None].figures) == ((), (0,))


def test_a_person_with_an_outlets_name_says_and_does_not_report():
    article = make_article("Former President Vicente Fox spoke. Fox warned that it was a trap.")
    claims, _ = claims_of(article, [said(article, 1, "@2:Fox", "warned", "that it was a trap")])
    assert claims["a1"].stance is Stance.SAYS


def test_evidence_is_the_sentences_of_source_cue_and_content():
    article = make_article("First. “We won. It was close,” the coach said. Last.")
    claims, _ = claims_of(article, [said(article, 1, "the coach", "said", "We won. It was close")])
    assert claims["a1"].evidence.text == "“We won. It was close,” the coach said."


def test_the_chain_runs_from_the_nearest_source_to_the_outlet():
    article = make_article(
        "The Daily Lantern reported that officials said the dam was safe.", outlet="The Lakeside Courier"
    )
    outer = said(article, 1, "The Daily Lantern", "reported", "officials said the dam was safe")
    inner = said(article, 2, "officials", "said", "the dam was safe", inside="a1")
    claims, resolved = claims_of(article, [outer, inner])
    names = {source.id: source.name for source in resolved.sources}
    assert [names[source] for source in claims["a2"].chain] == [
        "officials",
        "The Daily Lantern",
        "The Lakeside Courier",
    ]
    assert [names[source] for source in claims["a1"].chain] == ["The Daily Lantern", "The Lakeside Courier"]


def test_figures_go_to_the_innermost_claim_that_says_them():
    article = make_article("Reuters reported that officials said 12 died.")
    outer = said(article, 1, "Reuters", "reported", "officials said 12 died")
    inner = said(article, 2, "officials", "said", "12 died", inside="a1")
    claims, _ = claims_of(article, [outer, inner], figures=[figure(article, "12", 12)])
    assert claims["a2"].figures == (0,)


def test_a_figure_beside_the_only_claim_of_a_sentence_is_its():
    article = make_article("Some 12 ships, the mayor said, had left.")
    claims, _ = claims_of(
        article, [said(article, 1, "the mayor", "said", "had left")], figures=[figure(article, "12", 12)]
    )
    assert claims["a1"].figures == (0,)


def test_the_share_of_people_who_hold_a_view_is_told_with_it():
    article = make_article("Some 72% of voters say it is old. Two clerks say it is new.")
    rows = [
        said(article, 1, "Some 72% of voters", "say", "it is old"),
        said(article, 2, "Two clerks", "say", "it is new"),
    ]
    share = replace(figure(article, "72%", 72), unit="percent")
    claims, _ = claims_of(article, rows, figures=[share, figure(article, "Two", 2)])
    assert (claims["a1"].figures, claims["a2"].figures, None in claims) == ((0,), (), False)


def test_a_share_in_an_aside_on_who_speaks_is_no_share_of_them():
    article = make_article("The rebels, who hold about 25% of the hills, said it was over.")
    rows = [said(article, 1, "The rebels, who hold about 25% of the hills,", "said", "it was over")]
    share = replace(figure(article, "25%", 25), unit="percent")
    claims, _ = claims_of(article, rows, figures=[share])
    assert claims["a1"].figures == ()


def test_a_figure_before_an_aside_is_the_outlets_own():
    article = make_article("The office corrected the number to 12, blaming a slip.")
    claims, _ = claims_of(
        article, [said(article, 1, "The office", "blaming", "a slip")], figures=[figure(article, "12", 12)]
    )
    assert (claims["a1"].figures, claims[None].figures) == ((), (0,))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The house held 12 ministers in contempt, citing their silence.", "The house", "citing", "their silence"),
        ("Sales fell to 12 and analysts said it would rain.", "analysts", "said", "it would rain"),
        ("Sales rose to 12, beating analysts' estimates of ten.", "analysts'", "estimates of", "ten"),
        ("The court fined it 12 crowns over what it called a lie.", "@2:it", "called", "what"),
    ],
)
def test_a_figure_before_words_within_the_sentence_is_the_outlets_own(text, source, cue, content):
    article = make_article(text)
    claims, _ = claims_of(article, [said(article, 1, source, cue, content)], figures=[figure(article, "12", 12)])
    assert (claims["a1"].figures, claims[None].figures) == ((), (0,))


def test_a_sentence_with_a_figure_and_no_speaker_is_the_outlets_own():
    article = make_article("Up to 12,000 troops came last fall. The mayor said nothing changed.")
    claims, resolved = claims_of(
        article,
        [said(article, 1, "The mayor", "said", "nothing changed")],
        figures=[figure(article, "12,000", 12000)],
    )
    own = claims[None]
    assert (own.stance, own.wording, own.source, own.chain) == (
        Stance.OWN_VOICE,
        Wording.OWN_VOICE,
        None,
        (resolved.outlet,),
    )
    assert own.evidence.text == "Up to 12,000 troops came last fall."


def test_the_outlets_own_figure_holds_for_the_time_of_its_clause():
    article = make_article(
        "Up to 12,000 troops came last fall to counter a raid launched six months ago, on Aug. 6."
    )
    times = [day(article, "last fall", "2024-09-01"), day(article, "six months ago"), day(article, "Aug. 6")]
    claims, _ = claims_of(article, [], times=times, figures=[figure(article, "12,000", 12000)])
    assert claims[None].as_of.span.text == "last fall"


def test_captions_and_teasers_make_no_claims():
    article = make_article(
        "The fair opens.\n[caption] Mayor Stone said 12 came.\n[related_teaser] The port lost 40 ships."
    )
    claims, _ = claims_of(
        article,
        [said(article, 1, "Mayor Stone", "said", "12 came")],
        figures=[figure(article, "12", 12), figure(article, "40", 40)],
    )
    assert not claims


def test_an_unresolved_pronoun_lowers_the_score():
    article = make_article("He said no. Mayor Ann Stone said yes.")
    claims, _ = claims_of(
        article, [said(article, 1, "He", "said", "no"), said(article, 2, "Mayor Ann Stone", "@2:said", "yes")]
    )
    assert claims["a1"].score < 0.8 * claims["a2"].score


def test_ids_are_the_same_in_any_order_and_differ_by_place():
    article = make_article("Ann Stone said yes. Ann Stone said yes.")
    one = said(article, 1, "Ann Stone", "said", "yes")
    two = said(article, 2, "@2:Ann Stone", "@2:said", "@2:yes")
    first, _ = claims_of(article, [one, two])
    second, _ = claims_of(article, [two, one])
    assert first == second
    assert first["a1"].id != first["a2"].id


@given(st.text(max_size=200), st.data())
@settings(max_examples=60)
def test_any_text_gives_claims_whose_words_are_there(text, data):
    article = make_article(text)
    if not text.strip():
        return
    cut = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda pair: article.span(pair[0], min(len(text), sum(pair)))
    )
    spans = st.lists(cut, max_size=2).map(tuple)
    attributions = [Attribution(f"a{i}", data.draw(spans), data.draw(spans), (data.draw(cut),)) for i in range(3)]
    claims, _ = claims_of(article, attributions)
    for claim in claims.values():
        claim.evidence.check(article)


def test_thousands_of_quotations_stay_linear():
    def telling(n):
        article = make_article(
            "\n".join(f"“Boat {i} sank,” Ann Stone told reporters in a statement. It was {i}." for i in range(n))
        )
        attributions, at = [], 0
        for i in range(n):
            at = article.text.index("“Boat", at) + 1
            end = article.text.index(",”", at)
            start = end + 3
            attributions.append(
                Attribution(
                    f"a{i}",
                    (article.span(start, start + 9),),
                    (article.span(start + 10, start + 14),),
                    (article.span(at, end),),
                )
            )
        figures = [Figure(article.span(s.end - 2, s.end - 1), 1, 1, Bound.EXACT) for s in article.sentences[1::2]]
        return lambda: claims_of(article, attributions, figures=figures)

    assert_linear(telling, 400, 1600)


def test_thousands_of_figures_in_one_sentence_stay_linear():
    def telling(n):
        article = make_article("72% of voters, " * n + "say no.")
        given = [Attribution("a1", (), (find(article, "say"),), (find(article, "no"),))]
        figures = [Figure(article.span(15 * at, 15 * at + 3), 72, 72, Bound.EXACT) for at in range(n)]
        return lambda: claims_of(article, given, figures=figures)

    assert_linear(telling, 1000, 4000)


BESIDE = """
The fleet left, and a Coast Guard spokesperson confirmed it had sailed.|confirmed|it had sailed|a Coast Guard spokesperson
The news follows claims by port officials that the gate held.|follows claims|the gate held|
South Norland's Harbour Service (NHS) claimed five ships sank.|claimed|five ships sank|South Norland's Harbour Service (NHS)
Tobin Achter, the interior minister, denied a second report.|denied|a second report|Tobin Achter, the interior minister
It was known that five ships sank.|was known|five ships sank|
In March said ships sank.|said|ships sank|
""".strip().splitlines()


@pytest.mark.parametrize("row", BESIDE)
def test_the_words_beside_a_cue_are_its_source_when_it_has_none(row):
    text, cue, content, source = row.split("|")
    article = make_article(text)
    found = enrich_attributions(article, [said(article, 1, "", cue, content)])[0]
    assert "".join(span.text for span in found.source) == source


STATED = """
Police put the crowd at 3,500; the organisers spoke of 8,000.|Police/put/the crowd at 3,500;the organisers/spoke of/8,000
The finance ministry had spoken of 250 million to 300 million.|The finance ministry/had spoken of/250 million to 300 million
Mayor Anton Grell put the number of houses destroyed at between 180 and 220.|Mayor Anton Grell/put/the number of houses destroyed at between 180 and 220
The governor's office denied that.|The governor's office/denied/that
Hanne Vesk, who runs the office, rejected that.|Hanne Vesk, who runs the office,/rejected/that
The clerk, who on Monday had put the number of dead at nine, left.|who/had put/the number of dead at nine
The harbour is shut, says the union, which puts the number of docks at 64.|which/puts/the number of docks at 64
The union, which puts the number at 64, is angry.|which/puts/the number at 64
Lea Marant, who keeps goats, put the herd at 40.|Lea Marant, who keeps goats,/put/the herd at 40
The gate, which cost 40 crowns and puts the ferry at risk, is shut.|
The dam holds 40 million cubic metres of water.|
The river denied that boat its passage.|
The crew put the boat in the water at 9.|
""".strip().splitlines()


@pytest.mark.parametrize("row", STATED)
def test_plain_clauses_with_a_figure_or_an_answer_are_attributions(row):
    text, _, expected = row.partition("|")
    article = make_article(text)
    found = enrich_attributions(article, [])
    got = ";".join(f"{a.source[0].text}/{a.cue[0].text}/{a.content[0].text}" for a in found)
    assert got == expected


def test_a_clause_that_has_an_attribution_is_left_alone():
    article = make_article("Police put the crowd at 3,500.")
    known = said(article, 1, "Police", "put", "the crowd at 3,500")
    assert [a.id for a in enrich_attributions(article, [known])] == ["a1"]


CITED = [
    # text, source, cue, content, chain before the outlet
    ("The Times said, citing two aides, that it left.", "The Times", "said", "that it left", ["two aides", "The Times"]),
    ("The Times, citing two aides, said it left.", "The Times", "said", "it left", ["two aides", "The Times"]),
    ("The Times, which cited the union, said it left.", "The Times", "said", "it left", ["union", "The Times"]),
    ("Citing police, the Times said it left.", "the Times", "said", "it left", ["police", "The Times"]),
    ("It left, the Times said on Monday, citing Mayor Ada Holt.", "the Times", "said", "It left", ["Ada Holt", "The Times"]),
    ("It left, according to the Times, citing a former foreman.", "the Times", "according to", "It left", ["former foreman", "The Times"]),
    ("It left, the Times said, quoting an internal email.", "the Times", "said", "It left", ["internal email", "The Times"]),
    ("The mayor said, citing high costs, that it left.", "The mayor", "said", "that it left", ["mayor"]),
    ("The board left, citing aides, and said it was over.", "The board", "said", "it was over", ["board"]),
    ("The Times said it left. The board met, citing aides.", "The Times", "said", "it left", ["The Times"]),
    ("The Times reported, quoting aides as saying it rained, that it left.", "The Times", "reported", "that it left", ["The Times"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "chain"), CITED)
def test_whom_a_source_cites_stands_before_it_in_the_chain(text, source, cue, content, chain):
    article = make_article(text, outlet="The Lakeside Courier")
    claims, resolved = claims_of(article, [said(article, 1, source, cue, content)])
    names = {one.id: one.name for one in resolved.sources}
    assert [names[id] for id in claims["a1"].chain] == [*chain, "The Lakeside Courier"]
    assert names[claims["a1"].source] == chain[-1]
