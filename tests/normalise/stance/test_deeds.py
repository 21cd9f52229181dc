"""Which attributions tell of words, thoughts, wants or a stand, and which of a deed alone."""

from dataclasses import replace

import pytest

from onrecord.normalise.stance.deeds import how_telling
from onrecord.normalise.stance.stances import stance_of
from tests.factories import make_article
from tests.normalise.saying import said

TELLS = """
The mayor slammed the budget.|The mayor|slammed|the budget
The mayor opposes the budget.|The mayor|opposes|the budget
The mayor went on record against the budget.|The mayor|went on record|against the budget
The mayor made it plain that the hall would close.|The mayor|made it plain|that the hall would close
The mayor sent this: The hall is open.|The mayor|sent this:|The hall is open
Survivors wonder how the dam broke.|Survivors|wonder|how the dam broke
The storm is said to be the worst in years.||is said|to be the worst in years
The fire is believed to have begun in the attic.||is believed|to have begun in the attic
Economists expect that growth will slow.|Economists|expect|that growth will slow
Velden is considered a haven by the league.|the league|is considered|a haven
The baker declined to comment on the fire.|The baker|declined|to comment on the fire
Mr. Brandt pleaded not guilty to the charges.|Mr. Brandt|pleaded|not guilty to the charges
The palace neither confirmed nor denied the visit.|The palace|neither confirmed nor denied|the visit
The vet ruled out an infection.|The vet|ruled out|an infection
We could not verify the report.|We|could not verify|the report
The log bore out the pilot's account.|The log|bore out|the pilot's account
The clerk shrugged off reports of a rift.|The clerk|shrugged off|reports of a rift
The port withdrew its denial.|The port|withdrew|its denial
The town also issued an apology for its role in the fire.|The town|also issued an apology for|its role in the fire
The firm offered an apology for the delay.|The firm|offered|an apology for the delay
The clerk stood by her account.|The clerk|stood by|her account
The league claimed responsibility.|The league|claimed|responsibility
The bridge was billed as the safest yet.||was billed as|the safest yet
The report describes the harbour as a ruin.|The report|describes|the harbour as a ruin
The envoy insisted that the harvest was safe.|The envoy|insisted|that the harvest was safe
A survey shows that half of them leave.|A survey|shows|that half of them leave
The auditor put the loss at 12 million.|The auditor|put|the loss at 12 million
She referred to the tax as a theft.|She|referred to|the tax as a theft
The weather service contradicted her.|The weather service|contradicted|her
The school dismissed the complaint.|The school|dismissed|the complaint
Managers dispute this.|Managers|dispute|this
The army put the number at nine.|The army|put|the number at nine
The board put the loss at about four thousand.|The board|put|the loss at about four thousand
The roster lists one name for Friday.|The roster|lists|one name for Friday
The company expects growth of 3 percent.|The company|expects|growth of 3 percent
The mayor refused to give details of the plan.|The mayor|refused|to give details of the plan
Brown resigned after the court confirmed that she lied.|the court|confirmed|that she lied
Even if Brown denied the report, it is true.|Brown|denied|the report
Once officials confirmed the deaths, the search ended.|officials|confirmed|the deaths
No agency could verify the toll.|No agency|could verify|the toll
No one at the port would say why it shut.|No one at the port|would say|why it shut
No fewer than three deputies said that it leaked.|No fewer than three deputies|said|that it leaked
No Labels said that it would not run.|No Labels|said|that it would not run
Neither the port nor the harbour police said who came.|Neither the port nor the harbour police|said|who came
Marten has not responded to the Gazette's request for comment.|Marten|has not responded|to the Gazette's request for comment
The port granted that its pilots had slept.|The port|granted|that its pilots had slept
The pilot had slept, an inquest has heard.|an inquest|has heard|The pilot had slept
The pilot had slept, MPs heard.|MPs|heard|The pilot had slept
The parish council heard that the pilot had slept.|The parish council|heard|that the pilot had slept
The inquest heard that the pilot had slept.|The inquest|heard|that the pilot had slept
The clerk brushed aside worries about the roof.|The clerk|brushed aside worries about|the roof
The clerk brushed off the criticism.|The clerk|brushed off|the criticism
There was no immediate comment from the port.|the port|There was|no immediate comment
The port has not commented on the fire.|The port|has not commented on|the fire
Police are treating the fire as arson.|Police|are treating|the fire as arson
The firm guided for sales of 3 billion.|The firm|guided for|sales of 3 billion
The port did not provide any immediate comment.|The port|did not provide|any immediate comment
The port did not respond to a request for comment.|The port|did not respond to|a request for comment
The clerk took back what she had said.|The clerk|took back|what she had said
The mayor pushed for a ferry ban.|The mayor|pushed for|a ferry ban
The mayor promised to be more open.|The mayor|promised|to be more open
Economists had expected 2 percent.|Economists|had expected|2 percent
""".strip().splitlines()

DEEDS = """
The clerk pleaded guilty to fraud.|The clerk|pleaded guilty to|fraud
The mayor signed an $8 million package.|The mayor|signed|an $8 million package
The mayor abruptly fired the harbour master for the leak.|The mayor|abruptly fired|the harbour master for the leak
Fifty-four nations have ratified the treaty.|Fifty-four nations|have ratified|the treaty
Two deputies hammered out details.|Two deputies|hammered out|details
The economy is forecast to grow by 3 percent.||is forecast|to grow by 3 percent
Two more boats are widely expected to arrive.||are widely expected|to arrive
The hall was ordered to close.||was ordered|to close
No police said that the road was shut.|No police|said|that the road was shut
No group has claimed responsibility for it.|No group|has claimed|responsibility for it
None of the deputies reported a leak.|None of the deputies|reported|a leak
No Democrats said that the hall leaks.|No Democrats|said|that the hall leaks
Not a single deputy told us that it leaked.|Not a single deputy|told|that it leaked
No one believes that the hall leaks.|No one|believes|that the hall leaks
The mayor refused to give up.|The mayor|refused|to give up
Brown is refusing to give up her seat.|Brown|is refusing|to give up her seat
The clerks refuse to give in to the port.|The clerks|refuse|to give in to the port
The hall will shut if inspectors confirm that it leaks.|inspectors|confirm|that it leaks
Unless the port confirms that wages rise, they strike.|the port|confirms|that wages rise
They strike if the port denies that it cut wages.|the port|denies|that it cut wages
They leave once the ministry confirms their names.|the ministry|confirms|their names
There was no claim of responsibility.||was no claim of|responsibility
Unconfirmed claims: the port is shut.|Unconfirmed|claims:|the port is shut
One wonders what the clerk knows.|One|wonders|what the clerk knows
What the clerk meant: Go home.|the clerk|meant:|Go home
Act so that the port does not conclude that it may shut.|the port|does not conclude|that it may shut
The court's denial of bail stood.|The court's|denial of|bail
We do not know who came.|We|do not know|who came
I suspect the hall leaks.|I|suspect|the hall leaks
The mayor offered to resign.|The mayor|offered|to resign
The two ports have agreed to share the dredger.|The two ports|have agreed|to share the dredger
The mayor plans to sell the ferry.|The mayor|plans|to sell the ferry
The council is seeking to ban boats from the canal.|The council|is seeking|to ban boats from the canal
Nobody knows how many boats sank.|Nobody|knows|how many boats sank
The baker offered a plate of figs.|The baker|offered|a plate of figs
The road put distance between them.|The road|put distance between|them
“They lie,” she said, referring to the two clerks.|she|referring to|the two clerks
The mayor should say a good word for the clerks.|The mayor|should say|a good word for the clerks
The mayor agreed to a 12-hour truce.|The mayor|agreed|to a 12-hour truce
The harbour could be seen as a burden by a judge.|a judge|could be seen|as a burden
The envoy talked about the harvest.|The envoy|talked about|the harvest
The clerk was considering new tolls.|The clerk|was considering|new tolls
The mayor commented on the fire.|The mayor|commented on|the fire
The clerk showed a photograph of the hall.|The clerk|showed|a photograph of the hall
The harbour master refused to open the gate.|The harbour master|refused|to open the gate
The union rejected the offer.|The union|rejected|the offer
It promised to be a busy day.|It|promised|to be a busy day
The match promises to be close.|The match|promises|to be close
""".strip().splitlines()


def found(row, score=0.85):
    text, source, cue, content = row.split("|")
    article = make_article(text)
    return said(article, 1, source, cue, content, score=score), article


def weighed(attribution, article):
    return how_telling(attribution, article.text, stance_of(attribution, article))


@pytest.mark.parametrize("row", TELLS)
def test_words_thoughts_and_stands_are_told(row):
    assert weighed(*found(row)) > 0


@pytest.mark.parametrize("row", DEEDS)
def test_a_deed_tells_nothing(row):
    assert weighed(*found(row)) == 0


def test_who_claims_responsibility_says_so_however_sure_the_tagger_is():
    row = "The league {} responsibility for it.|The league|{}|responsibility for it"
    assert weighed(*found(row.replace("{}", "claimed"), score=0.2)) == 1
    assert weighed(*found(row.replace("{}", "has not claimed"), score=0.2)) < 1


def test_quoted_words_without_a_cue_are_told():
    signed, article = found(DEEDS[0])
    assert weighed(replace(signed, cue=(), quoted=signed.content), article) == 1


def test_words_within_those_of_another_are_told_by_i():
    suspects, article = found("I suspect that the hall leaks.|I|suspect|that the hall leaks")
    assert weighed(suspects, article) == 0
    assert weighed(replace(suspects, inside="a0"), article) > 0


def test_what_the_tagger_doubts_is_told_less_surely():
    sure, doubted = (weighed(*found(TELLS[0], score=score)) for score in (0.9, 0.5))
    assert sure > doubted


def test_a_statement_before_the_verb_is_weighed_as_others_are():
    row = "It rose from 64, a number discounted as low by the town.|the town|discounted|a number"
    assert weighed(*found(row, score=0.17)) == 0
