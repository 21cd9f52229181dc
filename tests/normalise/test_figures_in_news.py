"""Figures as news tells them: rows of a sentence and its figures, each as bounds, unit and what it counts."""

import datetime as dt

import pytest

from onrecord.normalise.figures import find_figures, telling_figures
from onrecord.normalise.times import find_times
from onrecord.records import Figure

ROWS = """
A 7.8 magnitude earthquake ravaged the coast.|7.8 exact magnitude
They fled after the 6.1 magnitude quake.|6.1 exact magnitude
He could be held for up to roughly 30 days.|..30 at_most day
The road stays shut for up to an estimated 40 days.|..40 at_most day
At least some 300 homes burned.|300.. at_least - homes
It was a short meeting, five minutes tops.|..5 at_most minute
Exemptions add up to more than $1 billion a year.|1000000000.. more_than USD per year
The office revised its forecast up to 4.8 percent.|4.8 exact percent
The club raised up to $300.|..300 at_most USD
Thousands attended funerals in Orlen.|1000..9999 vague
A dozen armed men came.|12 exact - armed men
It will hold as many as a half dozen similar events.|..6 at_most - similar events
At least a half-dozen homes burned.|6.. at_least - homes
It began in roughly 1880.|
They praised the spirit of 1776.|
At least 1700 were killed.|1700.. at_least - people
It dates back to at least 1850.|
The floods of 1953 were worse.|
The blast killed 1650 and injured 1812.|1650 exact - people;1812 exact - people
He died 1776 in Tarn.|
It drew a crowd of 1650.|1650 exact - crowd
They cancelled four Sunday services.|4 exact - Sunday services
Near half of the voters stayed home.|0.5 about - voters
Five first- and second-year pupils were hurt.|5 exact - first- and second-year pupils
The parents of 43 missing pupils marched.|43 exact - missing pupils
A father of two children was hurt.|
She has 48 percent of support and Mr. Sanders has 45 percent.|48 exact percent support;45 exact percent
They pulled four of Warren's ads Monday.|4 exact - Warren's ads
In baseball, three strikes means out.|3 exact - strikes
He spoke to a crowd of some 6,000 outside Las Vegas.|6000 about - crowd
They polled two outside experts.|2 exact - outside experts
They lost the lower half of the ticket.|
Complaints rose to 802 in 2012 from 146 six years earlier.|802 exact;146 exact
A mother of three was killed in the blast.|
It made landfall as a category one hurricane.|
The rate fell from 12 percent to 7 percent.|12 exact percent;7 exact percent
It sold in roughly 1,880 shops.|1880 about - shops
The costs add up to 40 million euros.|40000000 exact EUR
It took over two years to build.|2.. more_than year
They handed over 22 sailors.|22 exact - sailors
They met over two separate sessions.|2 exact - separate sessions
Check out the 15+ miles of pipe.|15.. at_least mile pipe
Some thirty plus tunnels were found.|30.. at_least - tunnels
It was maybe $3 trillion.|3000000000000 about USD
She is four foot eleven inches tall.|4.9167 exact foot
The film lasts three hours and 30 minutes.|3.5 exact hour
He earned more than half the votes.|0.5.. more_than - votes
It ripped the roof from one woman's house.|1 exact - woman
The fact that no one responsible was caught rankles.|0 exact
The judge upheld 37 of the initial death sentences.|37 exact - initial death sentences
They looked into three earlier purported leaks.|3 exact - purported leaks
It lacks as many as 1,900 primary and specialty care doctors.|..1900 at_most - primary and specialty care doctors
They spend millions trying to win.|1000000..9999999 vague
Scores of people came.|20..99 vague - people
Only 2 percent of the drivers were under 30.|2 exact percent drivers
In Alba, 61 percent of voters backed Orr, and 30 percent opposed him.|61 exact percent voters;30 exact percent voters
Ninety percent of the hurt were men; 78 percent were married.|90 exact percent hurt;78 exact percent hurt
A meager 9% of Albans believe it. Only 14% think so.|9 exact percent Albans;14 exact percent Albans
About half of Albans agree, while a third say cooks never do.|0.5 about - Albans;0.3333 exact - Albans
53 percent of the public thinks so, while 32 percent say it never works.|53 exact percent public;32 exact percent public
Nearly half of farmers, 46 percent, think this is rare.|0.5 nearly - farmers;46 exact percent farmers
Estimates were nearly 17 percent below 2006 levels.|17 nearly percent
It revived what faded after the failed 2014 rallies.|
Either (1) the town pays or (2) it does not.|
They closed shops in Alba (20) and Bern (17).|20 exact;17 exact
They published a map[3] of the coast.|
The alarm rings all night [1], even on Sundays [2].|
The fair runs from 6-9 p.m. at the hall.|
The fair runs from 6 to 9 p.m. at the hall.|
The Gang of Eight met. Episode four was better.|
It gave 11 million migrants hope because no one is held.|11000000 exact - migrants;0 exact
It is one-third of what it was.|0.3333 exact
One minority student aren't able to come.|1 exact - minority student
Some 36% of its doctor network statewide left.|36 about percent doctor network
The fee is $63 per covered life.|63 exact USD per covered life
Particles under 2.5 micrometers are fine.|..2.5 less_than µm
It will raise fees by 1.9 to 2.3 percent.|1.9..2.3 range percent
At 26, Roth was seven years older.|7 exact year
At 6-foot-3, he was imposing.|6.25 exact foot
The magnitude of the quake was 6.6.|6.6 exact magnitude
Police suspect two men.|2 exact - men
They hoped to zero in on whoever did it.|
A third of all towns have two banks. Another 26 percent are served by three.|0.3333 exact - towns;2 exact - banks;26 exact percent towns;3 exact
It leaves 19 million receiving subsidies.|19000000 exact
It was introduced on March 4 and 5 respectively.|
They form a 501(c)(4) group.|
The millions-strong march passed.|1000000..9999999 vague - march
It prompted three leading party hopefuls to leave.|3 exact - leading party hopefuls
He named seven predominately Coastal countries.|7 exact - predominately Coastal countries
More than a third of this area was seized.|0.3333.. more_than - area
It would cut one seat altogether.|1 exact - seat
It is the moment when every one of us must choose.|
Some 76 percent of Albans like him. Just 12 percent have doubts.|76 about percent Albans;12 exact percent Albans
They were two Albans, one from Corr.|2 exact - Albans;1 exact - Albans
He was approved 97 to 0 by the Senate.|
For each 10 percentage-point rise the rate grew.|10 exact percentage point
He broke codes 2.5 and 2.6 of the guild.|
See sections 3 and 4 of the pact.|
The toll is 555 crowns.|555 exact crowns
It recalls the crooks of the 70's and 80's.|
It was left with a four-four split.|
He spoke of the upcoming 2020 elections.|
It must turn over eight years' worth of records.|
It sells at $473.60 per metric ton.|473.6 exact USD per metric ton
It uses 37 billion U.S. gallons.|37000000000 exact gallon
The bridge cost $1.07 billion.|1070000000 exact USD
The loan rose to €1.1tn.|1100000000000 exact EUR
Ferries carried 2.01 million passengers.|2010000 exact - passengers
Between 1.07 and 2.5 billion people saw it.|1070000000..2500000000 range - people
It would be world war three.|
They rated them 33 or below.|..33 at_most
It felt like 20 or 30 shells.|20..30 range - shells
Some 20 percent of the public considered themselves poor.|20 about percent public
Two G.R.U. units did it.|2 exact
1) it is false 2) he knows it 3) this is odd.|
The reading and math scores of pupils rose.|
About 19 out of 20 patients recover.|0.95 about - patients
It began at 10 Tuesday morning.|
It is legal up to week 22 of a pregnancy.|
It ran at about 18 mph (8 m/s).|18 about mile per hour;8 about m per second
It bought four more weeks.|4 exact week
One registered nurse who was there left.|1 exact - registered nurse
Hundreds of massive shelling occasions were seen.|100..999 vague - massive shelling occasions
Refunds have ranged from $117 billion to $136 billion.|117000000000..136000000000 range USD
He mocked the 2020 challengers and other 2030 scenarios.|
Some 2000 candidates came.|2000 about - candidates
He faces up to a $26,000 fine.|..26000 at_most USD
He is among 20 state attorneys general who sued.|20 exact - state attorneys general
It has a 12 MP camera.|12 exact megapixel
Richard Roth Jr., 33, was shot.|
The film scores slightly better with critics.|
They augment their Q-scores and settle old scores.|
His claims about 2016 are untrue.|
He told 60 Minutes that it was so.|
Twenty-First Century Ferries sold its boats.|
It began on 8chan and spread.|
It ignores the failure of a decade or two.|
The novel was called One Valley.|
See https://news.example.com/item?id=34673581 for more.|
A 5.6 magnitude tremor shook the island.|5.6 exact magnitude
The visa lasts for up to about 90 days.|..90 at_most day
No more than roughly 40 seats are left.|..40 at_most - seats
Small gifts add up to $4 million.|4000000 exact USD
Small gifts added up to nearly 300 tons.|300 nearly ton
The trial ran over three rounds.|3 exact - rounds
They turned over nine boats.|9 exact - boats
The Corva 11 Pro Max is fast. The battery of the 11 Pro Max is good.|
The Note 10 Plus is well designed.|
Some 10 plus people came.|10.. at_least - people
10 Pro Athletes Sue.|10 exact - Pro Athletes
Two of Mrs. Holt's aides left.|2 exact - Mrs. Holt's aides
Orr led by 12 points, 53%-41%.|12 exact point;53 exact percent;41 exact percent
Rates will be 3%-4%.|3..4 range percent
It broke its zero deforestation policy.|
It is aware one cannot rebuild it.|
One out of every 78 jobs was lost.|0.0128 exact - jobs
Guards kill 31 out of every 10 million people.|31 exact - people
The state imprisons 716 people out of 100,000.|716 exact - people
It paid for choice for K–12 students.|
In 2015 a total of 1682 were let in.|1682 exact
More came than the total of 2016.|
The state let in 20 Shi'a Muslims.|20 exact - Shi'a Muslims
Some 30 Shi’ite fighters came.|30 about - Shi’ite fighters
Of every 1,000 children three died.|3 exact - people
Only 120 out of 1,000 applicants were taken.|120 exact - applicants;1000 exact - applicants
She has 20+ years of practice.|20.. at_least year practice
Fifty plus homes burned.|50.. at_least - homes
Perhaps 40 farmers came.|40 about - farmers
He is six feet two inches tall.|6.1667 exact foot
She was jailed for two hours and 15 minutes.|
Half the town fled.|0.5 exact - town
It took the word of one farmer's wife.|1 exact - farmer
Two of the last ferries sank.|2 exact - ferries
It upheld nine of the death penalties.|9 exact - death penalties
It hired 40 rural and island school teachers.|40 exact - rural and island school teachers
He spent billions building a dam.|1000000000..9999999999 vague
Scores were hurt.|20..99 vague - people
Just 3 percent of the members were over 60.|3 exact percent members
Some 40 percent of adults back it, but 52 percent disapprove.|40 about percent adults;52 exact percent adults
Sixty percent of nurses like it. Just 12 percent want more.|60 exact percent nurses;12 exact percent nurses
64 percent of the public believes it, and 20 percent do not.|64 exact percent public;20 exact percent public
A third of pilots, 34 percent, feel tired.|0.3333 exact - pilots;34 exact percent pilots
The song scores high.|
Rumours around 2012 persist.|
She spoke to 60 Minutes.|
It was posted on 4chan last week.|
He stayed for a month or two.|
They saw the play Two Brothers.|
Visit https://shop.example.org/list?page=12&item=4400 today.|
Three Dead and Five Wounded in Ellin Blast|3 exact - people;5 exact - people
Leaves four dead and Twelve Hurt|4 exact - people;12 exact - people
Workers Strike for 48 Hours|48 exact hour
Court Sentences Man to 12 Years|12 exact year
Norland to Hire 20 Partners this year.|20 exact - Partners
Up to 300 Industries Jobs|..300 at_most - Industries Jobs
Miners Trapped for 72 Hours Near Tolm|72 exact hour
The firm will shed 40 Partners in May.|40 exact - Partners
The show 60 Minutes told of it.|
He told the Five Eyes that it was so.|
He met the Five Eyes in Marn.|
She met One Direction in Marn.|
The dead came from Ellin (5), Marn (6) and Tolm (7).|5 exact;6 exact;7 exact
They won 20 seats (up from 15) and lost some (down from 6).|20 exact - seats;15 exact - seats;6 exact - seats
Ellin (11), Marn (12)|11 exact;12 exact
The boats came from Ellin (1), Marn (2) and Tolm (3).|1 exact;2 exact;3 exact
Ellin (1) and Marn (2) lost boats.|1 exact;2 exact
They won (up from 1) and lost (down from 2) again.|1 exact;2 exact
Why (1) Norland paid and (2) Marn did not is open.|
In the wake of the 60 Minutes interview he left.|
He must (1) pay the town, (2) leave it and (3) say so.|
The magnitude of the loss was 300.|300 exact
A 6.1 quake shook the island.|6.1 exact magnitude
A quake measuring 6.1 on the Richter scale shook it.|6.1 exact magnitude
A 6.1 degree earthquake razed the town.|6.1 exact magnitude
A magnitude-6.1 earthquake razed the town.|6.1 exact magnitude
It gets a euro110 billion loan.|110000000000 exact EUR
The dam cost 12 mln dlrs, the bridge 3 bln dlrs.|12000000 exact USD;3000000000 exact USD
They freed more than 200 abducted Norlandian schoolgirls.|200.. more_than - abducted Norlandian schoolgirls
They felt 12 quakes.|12 exact - quakes
It struck at 1353 local time (1023 GMT).|
They sent 500 pounds (225 kg) of flour.|500 exact lb;225 exact kg
They sent 500 pounds (600 euros).|500 exact GBP;600 exact EUR
They told of one attack on Sunday that left eight dead.|1 exact - attack;8 exact - people
At least 74, including eight Kordians, were killed, and 1,640 were hurt.|74.. at_least;8 exact - Kordians;1640 exact - people
The magnitude of the change was 6.|6 exact
They spoke of the magnitude of 6 failures.|6 exact - failures
The magnitude of the tremor in Tolm was 4.2 on Sunday.|4.2 exact magnitude
They lost 300 to 200 jobs.|300 exact;200 exact - jobs
The firm carried 400 to 300 passengers a day.|400 exact;300 exact - passengers
The bill failed 51 to 49.|
The index lost 300 to 200 by noon.|300 exact;200 exact
He passed 90 to 40 boats a day.|90 exact;40 exact - boats
The motion was rejected 60 to 40 votes.|
Their team beat them 5 to 2 on Sunday.|
He spent 3 days, 4 hours a day, in jail.|3 exact day;4 exact hour
He got one year, 6 months later he was free.|1 exact year;6 exact month
They work 5 days and 8 hours a week.|5 exact day;8 exact hour
She finished in 3 hours, 4 minutes.|3.0667 exact hour
At 26, Norland had the most deaths of all provinces.|26 exact
At 80, Brent crude is cheap.|80 exact
At 14, Marn has the fewest ferries.|14 exact
At 45, Maria Holt leads the port.|
At 71, she runs the port.|
He saved scores from drowning.|20..99 vague
Tens joined the march.|10..99 vague
Scores attended the vigil.|20..99 vague
Scores dropped in reading.|
The blast wounded scores in Marn.|20..99 vague - people
Unemployment stood at 6 Tuesday.|6 exact
Prices closed at 7 Wednesday.|7 exact
They held over 500 Friday in Marn.|500.. more_than
Polls closed at 7 Tuesday.|
The meeting began at 9 Friday.|
It cited Articles 5 and 40 people signed.|40 exact - people
Sections 7 and 12 boats were named.|12 exact - boats
See pages 7 and 12.|
A truck ran over two soldiers.|2 exact - soldiers
They ran over 200 miles.|200.. more_than mile
They voted on H.R. 40 and 12 bills.|12 exact - bills
She has a lead over two rivals.|2 exact - rivals
He died on Monday at 103 years of age.|
From roughly 1848 to 1851 she was the editor.|
They said that one wore a red hat.|
Bail was set at 100,000 Georgian lari.|100000 exact GEL
A row over two islands broke out.|2 exact - islands
The dispute over $12 million is settled.|12000000.. more_than USD
There will be a stay of one to four months.|1..4 range month
They won by one to four.|4 exact
A gain of anywhere from four to eight seats is likely.|4..8 range - seats
There were 40 such attacks.|40 exact - attacks
Firms with 50 or more “full-time equivalent” employees pay.|50.. at_least - employees
Dozens of "illegal" workers were held.|12..99 vague - workers
They let arms through in 67 out of 70 tests.|67 exact - tests;70 exact - tests
The number of people infected may exceed 900.|900.. more_than - people
Police seek the two men who killed three in the attack.|3 exact - people
They missed the 14 men before their bombs killed three and hurt 16.|14 exact - men;3 exact - people;16 exact - people
"""
FIRST = dt.date(2025, 2, 7)


def _shown(figure: Figure) -> str:
    low, high = ("" if n is None else f"{round(n, 4)}" for n in (figure.low, figure.high))
    value = low if low == high else f"{low}..{high}"
    return " ".join([value, figure.bound.value, figure.unit or "-", figure.counts or ""]).rstrip(" -")


@pytest.mark.parametrize("row", [row for row in ROWS.splitlines() if row])
def test_figures_are_read_as_news_tells_them(row: str) -> None:
    sentence, expected = row.rsplit("|", 1)
    times = find_times(sentence, FIRST)
    found = find_figures(sentence, times=times)
    told = telling_figures(sentence, found, times)
    assert ";".join(_shown(figure) for at, figure in enumerate(found) if at in told) == expected


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("The appeal gathered over 8,000 views.", [None]),
        ("About 300 people gathered in the square.", ["protested"]),
        ("The combined death toll has exceeded 11,000 - with more to come.", ["killed"]),
        ("Some death tolls, given by officials, passed 100.", ["killed"]),
        ("They credit it with saving thousands of lives.", ["rescued"]),
        ("The plan improved the lives of millions of people.", [None]),
        ("The flood claimed the lives of 12 people.", ["killed"]),
        ("The plan changed 400 lives.", [None]),
        ("They are seen beheading 12 captives.", ["killed"]),
        ("Hal Guy, who has published over 300 papers in Lorn, died on Monday.", [None]),
        ("The 40 sailors, who led the march, were killed.", ["killed"]),
        ("It helps 42 states while hurting it in the remaining 8.", [None, None]),
        ("Police name two bombers, 26-year-old Tam Dole, who died there, and his brother.", [None, None]),
        ("They broke a deal struck with the mayor and five other towns.", [None]),
        ("In 36 states most of the people who died were old.", [None]),
        ("Two brothers who were captured on video left.", [None]),
        ("It had heard from two other suitors.", [None]),
        ("Two of the divers have not been heard from.", ["missing"]),
        ("In all, 33 were held with five seriously injured.", [None, "wounded"]),
        ("Blast in Orlen kills 12, traps dozens.", ["killed", None]),
        ("At least 15 people are reported to have died.", ["killed"]),
        ("Those killed included 82 Iranians and 57 Danes.", ["killed", "killed"]),
        ("Fire kills 3, injures 14.", ["killed", "wounded"]),
        ("Two people who had been vaccinated died.", ["killed"]),
        ("At least 25 protesters and 11 officers were hurt.", ["wounded"] * 2),
        ("Half of the 6,500 people in the shelters have returned home.", [None, None]),
        ("The judge upheld 37 of the death sentences.", [None]),
        ("The toll had reached 322, including 54 children, 82 women and 9 guards.", ["killed"] * 4),
    ],
)
def test_what_happened_is_what_the_words_say(sentence: str, events: list[str | None]) -> None:
    assert [figure.event for figure in find_figures(sentence)] == events


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote is three weeks from Tuesday.",
        "It falls two days before the Jan. 3 deadline.",
        "It had lasted for three to five years.",
        "At one point he was imprisoned by the town.",
    ],
)
def test_a_length_that_counts_to_a_time_is_an_aside(sentence: str) -> None:
    times = find_times(sentence, FIRST)
    found = find_figures(sentence, times=times)
    assert found
    assert not telling_figures(sentence, found, times)
