"""Which time a claim holds for, and which was the time of saying: rows of a sentence, its parts and both days."""

import datetime as dt

import pytest

from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from tests.factories import make_article
from tests.normalise.saying import said
from tests.normalise.test_claims import claims_of

ROWS = """
The clerk said his April 2 deadline still stands.|The clerk|said|his April 2 deadline still stands||
The paper says that the 2008 case no longer counts.|The paper|says|that the 2008 case no longer counts||
The clerk said the 2008 case was lost.|The clerk|said|the 2008 case was lost||2008-01-01
The judge cited a rule in the 2008 case.|The judge|cited|a rule in the 2008 case||2008-01-01
He is likely to join the race for the 2028 Reform nomination, the paper said.|the paper|said|He is likely to join the race for the 2028 Reform nomination||
The union blamed the firm for its Jan. 24 lockout and the strike.|The union|blamed|the firm for its Jan. 24 lockout and the strike||
The firm reported a 2024 loss of $40 million.|The firm|reported|a 2024 loss of $40 million||2024-01-01
The judge told them to act on the 2014 report.|The judge|told|to act on the 2014 report||
It tells of 21st century policing, he said.|he|said|It tells of 21st century policing||
The ministry said the waiver, which expired on Sunday, will not return.|The ministry|said|the waiver, which expired on Sunday, will not return||
The ministry wants a rule like the law that will go into effect next month.|The ministry|wants|a rule like the law that will go into effect next month||
The mayor said they were the ones who left on Monday.|The mayor|said|they were the ones who left on Monday||2025-02-03
The mayor said the bus, which carried 40 people on Monday, was old.|The mayor|said|the bus, which carried 40 people on Monday, was old||2025-02-03
The mayor said the flood has killed 12 people after a dam broke on Monday.|The mayor|said|the flood has killed 12 people after a dam broke on Monday||
The mayor said 12 people died after a dam broke on Monday.|The mayor|said|12 people died after a dam broke on Monday||2025-02-03
The firm said it will go on pumping ahead of storms forecast for Wednesday.|The firm|said|it will go on pumping ahead of storms forecast for Wednesday||
The mayor said the last time an alert like Sunday's came was long ago.|The mayor|said|the last time an alert like Sunday's came was long ago||
The aide knows that lawmakers facing voters next year will likely agree.|The aide|knows|that lawmakers facing voters next year will likely agree||
The aide said members in towns Orr won in November are split.|The aide|said|members in towns Orr won in November are split||
The bank said it will cost $40 million from 2014-2023.|The bank|said|it will cost $40 million from 2014-2023||2014-01-01
The bank expects it to cost $40 million over the next decade.|The bank|expects|it to cost $40 million over the next decade||2025-02-07
The paper said the bid for October elections failed.|The paper|said|the bid for October elections failed||
The town said it was seized in a war that began in 2014.|The town|said|it was seized in a war that began in 2014||
The paper said new rulers — Orr came in July — may do so.|The paper|said|new rulers — Orr came in July — may do so||
One of the heads of the 2014 Grain Movement writes it is over.|One of the heads of the 2014 Grain Movement|writes|it is over||
The mayor tells of the crooks of the 1970s.|The mayor|tells|of the crooks of the 1970s||
The clerk said it met on the anniversary of the landing on Jan. 24.|The clerk|said|it met on the anniversary of the landing on Jan. 24||
The paper says a 1961 ruling prevents it.|The paper|says|a 1961 ruling prevents it||
The aide listed the states Orr picked up in 2016.|The aide|listed|the states Orr picked up in 2016||
The mayor said it was calm. Then came the wind on Monday.|The mayor|said|it was calm. Then came the wind on Monday||
The mayor said it was calm. Then 12 trees fell on Monday.|The mayor|said|it was calm. Then 12 trees fell on Monday||2025-02-03
The clerk said the bill of this year's Water Report is high.|The clerk|said|the bill of this year's Water Report is high||
The clerk said the charges in today's indictment are clear.|The clerk|said|the charges in today's indictment are clear||
The source said the notes stretched back to July.|The source|said|the notes stretched back to July||
He named Floyd — who died a week ago — in his talk.|He|named|Floyd||
He had been set to speak on Tuesday but, in letters, said others would.|He|said|others would||
The firm said its sales booked in 2012 for three towns were false.|The firm|said|its sales booked in 2012 for three towns were false||2012-01-01
He calls the firm, despite its gains in 2011, weak.|He|calls|the firm, despite its gains in 2011, weak||
The mayor criticized the firm on Wednesday for closing its mill.|The mayor|criticized|the firm on Wednesday for closing its mill|2025-02-05|
A reporter asked her about that last week.|A reporter|asked|that last week|2025-01-27|
The minister accused the bank on Tuesday of hiding its losses.|The minister|accused|the bank on Tuesday of hiding its losses|2025-02-04|
A clerk asked him about it on Monday.|A clerk|asked|it on Monday|2025-02-03|
The firm is invited to appear on Thursday, but the ministry said it would not.|the ministry|said|it would not||
The firm lost its case this year — which, as the paper noted, has come before.|the paper|noted|has come before||
A poll of states that voted in January found it so.|A poll of states that voted in January|found|it so||
To end crises like the strike last year, Holt proposed a new board.|Holt|proposed|a new board||
With the vote due on Monday, Holt said he would stay.|Holt|said|he would stay||
Holt put the dock on his list this year, and in her address Orr said it was late.|Orr|said|it was late||
Ada Holt, seen here in Newton, N.J., in October 2016, said it was late.|Ada Holt|said|it was late||
Ada Holt, interviewed on Monday, said it was late.|Ada Holt|said|it was late|2025-02-03|
On Monday, and again on Tuesday, Holt said it was late.|Holt|said|it was late|2025-02-04|
A study of the use of force in 2015 found no link.|A study of the use of force in 2015|found|no link||
Katie Valentine said it was late.|Katie Valentine|said|it was late||
The mayor said her May 5 offer is gone.|The mayor|said|her May 5 offer is gone||
The judge warned that the 2019 ruling binds him.|The judge|warned|that the 2019 ruling binds him||
The clerk told them the 2019 ruling was wrong.|The clerk|told|the 2019 ruling was wrong||2019-01-01
She hopes to run for the 2027 mayoral seat.|She|hopes|to run for the 2027 mayoral seat||
The firm said it paid a 2023 fine of $2 million.|The firm|said|it paid a 2023 fine of $2 million||2023-01-01
Critics say it would repeal the 2016 pact.|Critics|say|it would repeal the 2016 pact||
The port said the ferry, which sank on Monday, was old.|The port|said|the ferry, which sank on Monday, was old||
The town backs a tax that would start next year.|The town|backs|a tax that would start next year||
The police said he was the man who fell on Monday.|The police|said|he was the man who fell on Monday||2025-02-03
The police said the van, which hit nine people on Monday, was stolen.|The police|said|the van, which hit nine people on Monday, was stolen||2025-02-03
The army said 12 towns remain cut off after the flood on Monday.|The army|said|12 towns remain cut off after the flood on Monday||
The army said 12 towns were cut off after the flood on Monday.|The army|said|12 towns were cut off after the flood on Monday||2025-02-03
She praised the crew, despite the loss in 2022, for its work.|She|praised|the crew, despite the loss in 2022, for its work||
The ferry sinks in a storm on Tuesday, and the port said it had known.|the port|said|it had known||
Rents rose again last year — which, the union noted, hurts nurses.|the union|noted|hurts nurses||
A study of towns that flooded in 2023 found so.|A study of towns that flooded in 2023|found|so||
"""


@pytest.mark.parametrize("row", [row for row in ROWS.splitlines() if row])
def test_a_time_that_names_a_thing_or_tells_of_one_beside_dates_no_claim(row: str) -> None:
    text, source, cue, content, when, holds = row.split("|")
    article = make_article(text, published="2025-02-07")
    times = find_times(text, dt.date(2025, 2, 7))
    figures = find_figures(text, times=times)
    claims, _ = claims_of(article, [said(article, 1, source, cue, content)], times=times, figures=figures)
    claim = claims["a1"]
    got = [str(time.first) if time else "" for time in (claim.said_when, claim.as_of)]
    assert got == [when, holds]
