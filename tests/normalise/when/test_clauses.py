"""Which of the times in what is said tells when its main statement holds: rows of what is said and the day, or none.

The day of publication is Friday, February 7, 2025.
"""

import datetime as dt

import pytest

from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from tests.factories import make_article
from tests.normalise.saying import said
from tests.normalise.test_claims import claims_of

ROWS = """
the ferry sank on Monday|2025-02-03
the ferry sank on Monday after it struck a rock|2025-02-03
on Monday the ferry struck a rock and sank|2025-02-03
a storm that began on Sunday had closed the port|
the men who fled on Monday were armed|
the clerk who was hurt on Sunday has gone home|
the driver was charged after the crash that happened on Sunday|
the union thanked the nurses who had stayed on Sunday|
the court upheld the law that the town passed in 2019|
the court backed the law the mayor signed in 2019|
it regretted the remarks Orr made on Monday|
the town stands by the promise it made in 2021|
the gifts he took in 2021 were small|
the bridge Orr opened in 2014 is safe|
the bridge Orr will open on Monday is safe|
the deal reached last week is dead|
the deal reached last week collapsed|
it welcomed the deal reached last week|
it had read the letter written by the clerk in 2019|
it is looking for a woman seen near the mill on Sunday|
the guard attacked near the mill on Sunday has died|
two letters sent in January were forged|2025-01-01
a guard and a driver were attacked near the mill on Sunday|2025-02-02
the guard was attacked near the mill on Sunday|2025-02-02
the guard had been attacked by two men on Sunday|2025-02-02
the mill closed on Sunday|2025-02-02
the mill closed for repairs on Sunday|2025-02-02
the armed men left on Sunday|2025-02-02
it closed the road because a wall had fallen on Sunday|
it closed the road so that the march could pass on Sunday|
it closed the road on Sunday because a wall had fallen|2025-02-02
although the road was closed on Sunday, the market is open|
the road is safe if it is mended on Sunday|
it will mend the road if it rains on Sunday|
the talks had failed and they would meet again on March 3|
the talks failed on Sunday and they would meet again soon|2025-02-02
the bail was paid, and his lawyer will speak on February 10|
Orr, Voll, and the clerk were hurt on Sunday|2025-02-02
the clerk is the man who fell on Monday|
the clerk was the man who fell on Monday|2025-02-03
these are the people who voted for him in 2019|
it has proof of what was bought in 1999|
it is proud of what was done in 2019|
there is no trace of the boat lost on Monday|
the port is closed as of Monday|2025-02-03
the port is to open on Monday|2025-02-10
the port is expected to open on Monday|2025-02-10
the mayor is believed to have left on Monday|2025-02-03
the mayor may have left on Monday|2025-02-03
the mayor is meeting the union today|2025-02-07
the union has met the mayor this week|2025-02-03
the town can do better than it did in 2019|
the rebels must leave by Friday|
the work should be done by the end of March|
the army had left by Monday|2025-02-03
the rebels had been disarmed by 2019|2019-01-01
the strike goes on through Sunday|
the strike will last three days|
it cut 400 jobs by the end of January|2025-01-21
it will appeal Monday's ruling|
it has studied Monday's ruling|
Monday's ruling was unjust|2025-02-03
today's ruling brings the case to an end|2025-02-07
he was hurt in Monday's crash|2025-02-03
it spoke of his arrest in 2019|
it thanked the town for its help in 2019|
it admitted to the killing on Monday of a guard|
the guards arrested on Monday two men|2025-02-03
the fabled 11th century bridge fell|
it broke rule 14/2019 of the port|
sales fell compared with a year earlier|
costs are high compared with those of 2019|
sales fell to 40 crates from a high of nearly 90 crates in 2019|
in January sales fell to 40 crates, down from 90 in December|2025-01-01
the January-March quarter was dull|2025-01-01
profit in the July-September quarter rose to $3 million|2024-07-01
the year ended March 31 was a poor one|2023-04-01
the quake struck at noon on Monday (1100 GMT)|2025-02-03
he will leave next month, on March 3 at noon|2025-03-03
at about 5 p.m. on Monday he left his home, shortly before 6 p.m. he called|2025-02-03
also in May 2023 it told the union of the gap in the books of 2021|2023-05-01
built in 1974, the dam is unsafe|
as the storm came in on Monday, the port was closed|2025-02-03
over the course of the past week it has seen more ships|2025-01-31
the loss grew in each of the past three years|2022-02-07
the ferry, which has two decks, ran aground on Monday|2025-02-03
the clerk, who is a widow, was robbed on Sunday|2025-02-02
a guard who is an engineer was hurt on Monday|2025-02-03
a barge that has no engine drifted out on Monday|2025-02-03
a farm that has a well is one of those lost on Monday|
the singer Mira Voll died on Monday|2025-02-03
the finance minister Ana Reyk stepped down on Monday|2025-02-03
their old captain Tomas Orr returned on Sunday|2025-02-02
following threats the clerk resigned on Monday|2025-02-03
because of deep snow the pass closed on Monday|2025-02-03
the school Orr founded in 2014 was shut|
the school Orr founded in 2014 serves the poor|
the singer Mira Voll died on Monday days after a fall|2025-02-03
the driver died of her burns on Sunday|2025-02-02
sailors swam for their lives on Monday|2025-02-03
the miners walked out of their pit on Monday|2025-02-03
it was praised for its role in 2019|
it was blamed for its speech in 2019|
a court acquitted Voll on Monday of the fraud|2025-02-03
the clerk was found guilty on Monday of the arson|2025-02-03
the pilot was stripped on Sunday of his rank|2025-02-02
it was shocked by the murder on Monday of a clerk|
dozens of injured sailors walked into the town on Monday|2025-02-03
hooded thieves attacked at noon on Monday|2025-02-03
a heavily loaded barge capsized on Sunday|2025-02-02
two trapped divers climbed out on Monday|2025-02-03
retired captain Mira Voll died on Sunday|2025-02-02
it welcomed plans announced on Monday|
"""


@pytest.mark.parametrize("row", [row for row in ROWS.splitlines() if row])
def test_a_claim_holds_when_its_main_statement_does(row: str) -> None:
    content, holds = row.split("|")
    text = f"The mayor said {content}."
    article = make_article(text, published="2025-02-07")
    times = find_times(text, dt.date(2025, 2, 7))
    figures = find_figures(text, times=times)
    claims, _ = claims_of(article, [said(article, 1, "The mayor", "said", content)], times=times, figures=figures)
    time = claims["a1"].as_of
    assert (str(time.first) if time else "") == holds


def test_what_somebody_said_inside_a_claim_dates_it() -> None:
    text = "The Lantern said Ada Brown announced on Monday that the mill would close."
    article = make_article(text, published="2025-02-07")
    attributions = [
        said(article, 1, "The Lantern", "said", "Ada Brown announced on Monday that the mill would close"),
        said(article, 2, "Ada Brown", "announced", "the mill would close", inside="a1"),
    ]
    claims, _ = claims_of(article, attributions, times=find_times(text, dt.date(2025, 2, 7)))
    outer, inner = claims["a1"], claims["a2"]
    assert outer.as_of is not None
    assert str(outer.as_of.first) == "2025-02-03"
    assert inner.said_when == outer.as_of
    assert inner.as_of is None
