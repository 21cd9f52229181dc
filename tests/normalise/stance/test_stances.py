"""What a source does with the content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.lexicons import compiled, load_lexicon
from onrecord.normalise.stance.stances import PHRASE_PATTERNS, beginnings, stance_of
from tests.factories import make_article
from tests.normalise.saying import said

# sentence | source | cue | content | stance | attitude
ROWS = """
The mayor said the bridge was safe.|The mayor|said|the bridge was safe|says|speech
The Lakeside Courier reported that the bridge was closed.|The Lakeside Courier|reported|the bridge was closed|reports|speech
A study found that two in five wells were dry.|A study|found|two in five wells were dry|reports|speech
The ministry confirmed that five ships had sunk.|The ministry|confirmed|five ships had sunk|confirms|speech
The minister acknowledged mistakes.|The minister|acknowledged|mistakes|confirms|speech
The minister admitted taking the money.|The minister|admitted|taking the money|confirms|speech
He had sought visas. The papers carried the claims. The port denied them.|The port|denied|them|denies|speech
The claims hurt the bids. The firm denied them on Monday.|The firm|denied|them on Monday|denies|speech
The firm denied both reports on the permits.|The firm|denied|both reports on the permits|denies|speech
The guard denied them.|The guard|denied|them|denies|speech
The spy chief denied these reports.|The spy chief|denied|these reports|denies|speech
The council rejected military action.|The council|rejected|military action|says|speech
The council rejected suggestions that it slept.|The council|rejected suggestions|that it slept|denies|speech
The council rejected claims by the union that it slept.|The council|rejected|that it slept|denies|speech
The mayor said he met men who cried: “Where is it?”|The mayor|said|he met men who cried: “Where is it?”|says|speech
The premier says no.|The premier|says|no|denies|speech
The claim by the army that it is false that it rained was heard.|the army|claim|that it is false that it rained|denies|speech
A claim by the army that the story told in May is a lie was heard.|the army|claim|that the story told in May is a lie|denies|speech
The claim by the army that no plane was up is false, Orso said.|the army|claim|that no plane was up is false|says|speech
The minister said the claims were illogical and fabricated.|The minister|said|the claims were illogical and fabricated|denies|speech
The party denied Orrin a post.|The party|denied|Orrin a post|says|speech
The party denied claims a deal was near.|The party|denied|claims a deal was near|denies|speech
The premier challenged every deputy in the hall to watch the film.|The premier|challenged|every deputy in the hall to watch the film|says|speech
She ended by challenging the council and the town to look at the bills.|She|ended by challenging|the council and the town to look at the bills|says|speech
The envoy challenged Carvia to show its proof.|The envoy|challenged|Carvia to show its proof|says|speech
The union challenged the decision to close the mill.|The union|challenged|the decision to close the mill|disputes|speech
He made the dubious claim that the well was dry.|He|made the dubious claim|that the well was dry|says|speech
The radio repeated the false claim that the well was dry.|The radio|repeated the false claim|that the well was dry|says|speech
The party has spread the debunked story that the well was dry.|The party|has spread the debunked story|that the well was dry|says|speech
Police questioned an injured miner at the clinic.|Police|questioned|an injured miner at the clinic|asks|speech
Police continue to question 19-year-old Anders Kolt.|Police|continue to question|19-year-old Anders Kolt|asks|speech
Police questioned him for two hours.|Police|questioned|him for two hours|asks|speech
The bureau questioned the suspect.|The bureau|questioned|the suspect|asks|speech
The party questioned the minister's plan.|The party|questioned|the minister's plan|disputes|speech
The party questioned the wisdom of the plan.|The party|questioned|the wisdom of the plan|disputes|speech
The mayor answered questions about the dam.|The mayor|answered questions about|the dam|says|speech
The mayor took several questions about the dam.|The mayor|took several questions about|the dam|says|speech
The mayor raised questions about the count.|The mayor|raised questions about|the count|disputes|speech
Deputies are still pushing to roll back the toll law.|Deputies|are still pushing|to roll back the toll law|says|speech
The bishop said the abbot is not angry if he is misunderstood.|The bishop|said|the abbot is not angry if he is misunderstood|says|speech
Parliament rejected using force.|Parliament|rejected|using force|says|speech
The premier flatly rejected meeting the envoy.|The premier|flatly rejected|meeting the envoy|says|speech
The club rejected having known of the loan.|The club|rejected|having known of the loan|denies|speech
The mayor said no such order was given.|The mayor|said|no such order was given|denies|speech
The leader slammed the story as a lie.|The leader|slammed|the story as a lie|denies|speech
The whips sought to quash a bill on tolls.|The whips|sought|to quash a bill on tolls|says|intention
The president shot down a proclamation that barred ships.|The president|shot down|a proclamation that barred ships|says|speech
The premier rebuffed suggestions by the army to send guns to the hills.|The premier|rebuffed|suggestions by the army to send guns to the hills|says|speech
The premier rejected suggestions by the army that he slept.|The premier|rejected|suggestions by the army that he slept|denies|speech
The firm avoided any specific denials of wrongdoing.|The firm|avoided any specific denials of|wrongdoing|declines|speech
The source said the bomb was made up of three cylinders.|The source|said|the bomb was made up of three cylinders|says|speech
The source said the tale was made up.|The source|said|the tale was made up|denies|speech
Clerks say they have never done so much paperwork.|Clerks|say|they have never done so much paperwork|says|speech
She says she never saw her friends again.|She|says|she never saw her friends again|says|speech
She says she never saw the letter.|She|says|she never saw the letter|denies|speech
The study contradicts earlier findings that coffee is harmful.|The study|contradicts|earlier findings that coffee is harmful|disputes|speech
The report has left little doubt which side fired.|The report|has left little doubt|which side fired|confirms|speech
She refused to accept the post without it.|She|refused|to accept the post without it|declines|intention
The general cautioned against going any further.|The general|cautioned against|going any further|says|speech
Kolt said there is no such thing as distance for the brutal.|Kolt|said|there is no such thing as distance for the brutal|says|speech
The checkers gave the claim a “mostly false” rating.|The checkers|gave|the claim a “mostly false” rating|disputes|speech
The paper called the story a whopper.|The paper|called|the story a whopper|denies|speech
Deputies reacted skeptically to the plan.|Deputies|reacted skeptically to|the plan|disputes|speech
The court threw out the merger.|The court|threw out|the merger|says|speech
“Not one word of that is true,” she said.|she|said|Not one word of that is true|denies|speech
The firm had written the claims were false.|The firm|had written the claims|were false|denies|speech
The union said there was no truth in the talk.|The union|said there was no truth in|the talk|denies|speech
Police now say they were wrong to state that he was armed.|Police|say|they were wrong to state that he was armed|retracts|speech
“Who signed it?” demanded the widow.|the widow|demanded|“Who signed it?”|asks|speech
“Who signed it? We did,” said the widow.|the widow|said|“Who signed it? We did,”|says|speech
Sheep have reportedly been stolen.||reportedly|been stolen|reports|speech
It was not clear how many drowned.||was not clear|how many drowned|cannot_verify|speech
No one at the ministry denies that it was late.|No one at the ministry|denies|it was late|declines|speech
The firm admitted no wrongdoing.|The firm|admitted no|wrongdoing|declines|speech
The office said it had “no record” of the complaint.|The office|said|it had “no record” of the complaint|denies|speech
The builder has yet to explain why it fell.|The builder|has yet to explain|why it fell|declines|speech
There was no word from the palace on the date.|the palace|There was no word from|the date|declines|speech
The treasurer back-pedalled from her forecast.|The treasurer|back-pedalled from|her forecast|retracts|speech
Geologists are not convinced that it is stable.|Geologists|are not convinced|it is stable|disputes|thought
The senator condemned the president’s words.|The senator|condemned|the president’s words|disputes|speech
The senator condemned the attack.|The senator|condemned|the attack|says|speech
The mayor said no.|The mayor|said|no|denies|speech
The company has denied wrongdoing.|The company|has denied|wrongdoing|denies|speech
The envoys reached a deal calling for an inventory.|The envoys|reached a deal calling for|an inventory|says|speech
The paper called the inventory false.|The paper|called|the inventory false|denies|speech
The governor denied the reporters access to the dam.|The governor|denied|the reporters access to the dam|says|speech
The embassy denied her a visa.|The embassy|denied|her a visa|says|speech
The judge denied the request.|The judge|denied|the request|says|speech
The ministry denied the request was ever made.|The ministry|denied|the request was ever made|denies|speech
The ministry denied knowledge of the request.|The ministry|denied|knowledge of the request|denies|speech
The mayor denied it.|The mayor|denied|it|denies|speech
The port rejected the claim.|The port|rejected|the claim|denies|speech
The port dismissed the allegations.|The port|dismissed|the allegations|denies|speech
The army called the report false.|The army|called|the report false|denies|speech
The army described the video as fabricated.|The army|described|the video as fabricated|denies|speech
The navy said the claims are baseless.|The navy|said|the claims are baseless|denies|speech
The navy said the report is not true.|The navy|said|the report is not true|denies|speech
The navy said the report was “completely untrue”.|The navy|said|the report was “completely untrue|denies|speech
The navy said the report is true.|The navy|said|the report is true|confirms|speech
The navy said it is not false.|The navy|said|it is not false|says|speech
The union disputed the figure.|The union|disputed|the figure|disputes|speech
The union questioned the count.|The union|questioned|the count|disputes|speech
Engineers cast doubt on the finding.|Engineers|cast doubt on|the finding|disputes|speech
The paper retracted the story.|The paper|retracted|the story|retracts|speech
The paper withdrew its claim.|The paper|withdrew|its claim|retracts|speech
The port withdrew its denial that the crane had failed.|The port|withdrew its denial|that the crane had failed|retracts|speech
The port reversed its denial that the crane had failed.|The port|reversed its denial|that the crane had failed|retracts|speech
The port refused to withdraw its denial.|The port|refused to withdraw|its denial|says|speech
The Lakeside Courier could not verify these claims.|The Lakeside Courier|could not verify|these claims|cannot_verify|speech
The Lakeside Courier could not verify these claims.|The Lakeside Courier|verify|these claims|cannot_verify|speech
Reuters could not independently confirm the account.|Reuters|could not independently confirm|the account|cannot_verify|speech
Reuters was unable to verify the video.|Reuters|was unable to verify|the video|cannot_verify|speech
Reuters has not been able to confirm the toll.|Reuters|confirm|the toll|cannot_verify|speech
She said the images haven't been independently verified.|She|said|the images haven't been independently verified|cannot_verify|speech
She said the reports were unconfirmed.|She|said|the reports were unconfirmed|cannot_verify|speech
She said that if the reports are not confirmed, talks will end.|She|said|if the reports are not confirmed, talks will end|says|speech
The ministry declined to comment on the raid.|The ministry|declined to comment on|the raid|declines|speech
The judges found that the gap in pay had grown.|The judges|found|that the gap in pay had grown|reports|speech
The clerk said the figures might be wrong.|The clerk|said|the figures might be wrong|disputes|speech
Marten said, “We won, okay?”|Marten|said|“We won, okay?”|says|speech
The clerk found gaps in the figures.|The clerk|found|gaps in the figures|disputes|speech
The director described the lack of data as “embarrassing and ridiculous”.|The director|described|the lack of data as “embarrassing and ridiculous”|says|speech
The director called the claim of a rift ridiculous.|The director|called|the claim of a rift ridiculous|denies|speech
“That’s not true,” Lind said.|Lind|said|“That’s not true,”|denies|speech
“That's simply untrue. We never sold it,” Lind said.|Lind|said|“That's simply untrue. We never sold it,”|denies|speech
The ministry declined to comment on the raid.|The ministry|comment on|the raid|declines|speech
The clerk refused to say whether the ship had left.|The clerk|refused to say|whether the ship had left|declines|speech
The ministry neither confirmed nor denied the raid.|The ministry|neither confirmed nor denied|the raid|declines|speech
The agency did not respond to questions about the raid.|The agency|did not respond|questions about the raid|declines|speech
The envoy would not say when talks resume.|The envoy|would not say|when talks resume|declines|speech
The envoy did not deny the meeting.|The envoy|did not deny|the meeting|declines|speech
The envoy did not deny the meeting.|The envoy|deny|the meeting|declines|speech
The envoy never disputed the count.|The envoy|disputed|the count|says|speech
The ministry did not confirm the raid.|The ministry|did not confirm|the raid|declines|speech
Neither bank confirmed the merger.|Neither bank|confirmed|the merger|declines|speech
The media has not reported that the debt went down.|The media|has not reported|that the debt went down|declines|speech
The ministry told him to lie.|The ministry|told|to lie|says|speech
The mayor never said the pool would close.|The mayor|never said|the pool would close|declines|speech
The clerk was evasive, dodging questions about the till.|The clerk|dodging|questions about the till|declines|speech
The mine gave no details of the fall.|The mine|gave no details of|the fall|declines|speech
The envoy said she would not discuss the tapes.|The envoy|said|she would not discuss the tapes|declines|speech
The clerk declined to be named on the record.|The clerk|declined|to be named on the record|declines|speech
The bishop refused to step down.|The bishop|refused to|step down|declines|intention
The chemist refused to retract her paper.|The chemist|refused to retract|her paper|says|speech
Reporters asked whether the bridge was safe.|Reporters|asked|whether the bridge was safe|asks|speech
The envoy asked not to be named in the story.|The envoy|asked|not to be named in the story|says|speech
Analysts believe the dam will hold.|Analysts|believe|the dam will hold|says|thought
The coach expects rain.|The coach|expects|rain|says|thought
The council plans to sell the hall.|The council|plans|to sell the hall|says|intention
The council vowed to fight on.|The council|vowed|to fight on|says|intention
The raid was confirmed by the mayor.|the mayor|was confirmed by|The raid|confirms|speech
The port authority shot the rumour down.|The port authority|shot|the rumour|denies|speech
The envoy knocked down a report of a walkout.|The envoy|knocked down|a report of a walkout|denies|speech
The tanner protested his innocence.|The tanner|protested his innocence|his innocence|denies|speech
The mill said it had nothing to do with the smell.|The mill|said|it had nothing to do with the smell|denies|speech
“The mayor has read it. That report is false,” Marten said.|Marten|said|“The mayor has read it. That report is false,”|denies|speech
“We worked hard. Those allegations are baseless,” she said.|she|said|“We worked hard. Those allegations are baseless,”|denies|speech
“You saw the news. None of this is true,” Doll said.|Doll|said|“You saw the news. None of this is true,”|denies|speech
“It held for years. It is not true that we left it,” she said.|she|said|“It held for years. It is not true that we left it,”|denies|speech
“I was there. It is false hope that kills,” she said.|she|said|“I was there. It is false hope that kills,”|says|speech
“We checked it. Is that true? I doubt it,” she said.|she|said|“We checked it. Is that true? I doubt it,”|says|speech
“If that report is false, somebody must go,” she said.|she|said|“If that report is false, somebody must go,”|says|speech
The town issued a formal apology for its role in the fire.|The town|issued a formal apology for|its role in the fire|says|speech
The mayor issued an apology for her remarks.|The mayor|issued an apology for|her remarks|retracts|speech
The paper issued an apology for the article.|The paper|issued an apology for|the article|retracts|speech
The mayor refused to accept the finding.|The mayor|refused to accept|the finding|denies|speech
Mothers refused to accept these acts of violence.|Mothers|refused|to accept these acts of violence|declines|intention
“I never made such a bet,” the jockey said.|the jockey|said|I never made such a bet|denies|speech
The mill said reports of poison were a hoax.|The mill|said|reports of poison were a hoax|denies|speech
The premier rejected the offer of talks.|The premier|rejected|the offer of talks|says|speech
The premier dismissed fears of a shortage.|The premier|dismissed|fears of a shortage|disputes|speech
The treasurer poured cold water on the plan.|The treasurer|poured cold water on|the plan|disputes|speech
The auditor found no fault with the books.|The auditor|found no fault with|the books|reports|speech
The widow does not believe the army's account.|The widow|does not believe|the army's account|disputes|thought
Geologists are sceptical that the vent is dead.|Geologists|are sceptical that|the vent is dead|disputes|thought
The senator walked his remark back.|The senator|walked|his remark|retracts|speech
The senator has not walked back his remark.|The senator|walked back|his remark|says|speech
The radio station issued a brief correction to the item.|The radio station|issued a brief correction to|the item|retracts|speech
The coroner said her earlier finding had been wrong.|The coroner|said|her earlier finding had been wrong|retracts|speech
The clerk owned up to the error.|The clerk|owned up to|the error|confirms|speech
The clerk was forced to admit the error.|The clerk|was forced to admit|the error|confirms|speech
No one has been able to verify the tape.|No one|has been able to verify|the tape|cannot_verify|speech
There was no independent confirmation of the raid.||There was no independent confirmation of|the raid|cannot_verify|speech
The monitors said they could not verify the raid.|The monitors|said|they could not verify the raid|cannot_verify|speech
The nurse could not say for certain who fired.|The nurse|could not say for certain|who fired|cannot_verify|speech
Villagers demanded to know why the siren failed.|Villagers|demanded to know|why the siren failed|asks|speech
The panel questioned the clerk about the keys.|The panel|questioned|the keys|asks|speech
Questions from voters about the levy went unanswered.|voters|Questions from|the levy|asks|speech
Neighbours wonder whether the shop will reopen.|Neighbours|wonder whether|the shop will reopen|asks|thought
The envoy was quoted as saying the pass was open.|The envoy|was quoted as saying|the pass was open|says|speech
The envoy was quoted by the Tarn Gazette as saying the pass was open.|The envoy|was quoted by the Tarn Gazette as saying|the pass was open|says|speech
The mayor says she never imagined that the dam would fail.|The mayor|says|she never imagined that the dam would fail|says|speech
The mayor says she never met the dealer.|The mayor|says|she never met the dealer|denies|speech
Some 30 percent of voters say they have never met a deputy.|Some 30 percent of voters|say|they have never met a deputy|says|speech
The council regrets this mistake.|The council|regrets|this mistake|says|speech
The Lakeside Courier regrets the error.|The Lakeside Courier|regrets|the error|retracts|speech
The deputies fought back against claims that the pass was shut.|The deputies|fought back against|claims that the pass was shut|disputes|speech
The Lakeside Courier stood by its story.|The Lakeside Courier|stood by|its story|says|speech
The Lakeside Courier understands that the talks failed.|The Lakeside Courier|understands|the talks failed|reports|speech
The cash was in a freezer, according to court papers.|court papers|according to|The cash was in a freezer|reports|speech
The miller hopes to sell the barn.|The miller|hopes to|sell the barn|says|intention
The miller hopes the barn will sell.|The miller|hopes|the barn will sell|says|thought
The bank has no intention of paying.|The bank|has no intention of|paying|says|intention
The widow is convinced that the will is forged.|The widow|is convinced that|the will is forged|says|thought
The fire chief urged drivers to stay away.|The fire chief|urged|drivers to stay away|says|speech
The dam will burst, according to engineers.|engineers|according to|The dam will burst|says|speech
The mayor refused to deny that the dam leaks.|The mayor|refused to deny|the dam leaks|declines|speech
The mayor did not hesitate to say the dam leaks.|The mayor|did not hesitate to say|the dam leaks|says|speech
The mayor stopped short of confirming the leak.|The mayor|stopped short of confirming|the leak|declines|speech
The ministry is yet to confirm the leak.|The ministry|is yet to confirm|the leak|declines|speech
The Lakeside Courier has yet to confirm the leak.|The Lakeside Courier|has yet to confirm|the leak|cannot_verify|speech
The leak has yet to be confirmed.||has yet to be confirmed|The leak|cannot_verify|speech
The inspectors were in no position to verify the count.|The inspectors|were in no position to verify|the count|cannot_verify|speech
The report did not conclude that the dam leaks.|The report|did not conclude|the dam leaks|declines|speech
No one has disputed the count.|No one|has disputed|the count|says|speech
The mayor has not withdrawn the remark.|The mayor|has not withdrawn|the remark|says|speech
Rare trees were never known for their shade.|Rare trees|were never known for|their shade|says|thought
The mayor is correct that the dam leaks.|The mayor|is correct|the dam leaks|says|speech
The mayor withdrew the guards from the dam.|The mayor|withdrew|the guards from the dam|says|speech
The mayor apologised for the delay.|The mayor|apologised for|the delay|says|speech
The mayor apologised for calling the keeper a thief.|The mayor|apologised for|calling the keeper a thief|retracts|speech
The port shot down the proposal.|The port|shot down|the proposal|says|speech
The port shot down the rumour.|The port|shot down|the rumour|denies|speech
Output is declining in the valley.|Output|is declining|in the valley|says|speech
The mayor plans to deny the charge.|The mayor|plans to deny|the charge|says|intention
The mayor called reporters in to deny the charge.|The mayor|called reporters in to deny|the charge|denies|speech
The mayor found no evidence to support the claim.|The mayor|found no evidence to support|the claim|disputes|speech
The keeper called the report exaggerated.|The keeper|called|the report exaggerated|disputes|speech
The keeper was not calling the report false.|The keeper|was not calling|the report false|says|speech
The keeper said that this was not the case.|The keeper|said|this was not the case|denies|speech
The keeper said he misspoke.|The keeper|said|he misspoke|retracts|speech
The bank said it does not comment on clients.|The bank|said|it does not comment on clients|declines|speech
Engineers do not know who opened the gate.|Engineers|do not know|who opened the gate|cannot_verify|speech
She does not know what she wants.|She|does not know|what she wants|says|thought
Police are investigating whether the gate was forced.|Police|are investigating|whether the gate was forced|asks|speech
Mayor mum on dam costs|Mayor|mum on|dam costs|declines|speech
The mayor kept her cards close to her chest on the date.|The mayor|kept her cards close to her chest on|the date|declines|speech
The plan was met with scepticism by growers.|growers|was met with scepticism by|The plan|disputes|thought
The mayor hung up when asked about the leak.|The mayor|hung up when asked about|the leak|declines|speech
The mayor admitted under questioning that he knew.|The mayor|admitted under questioning|that he knew|confirms|speech
The mayor said nothing when asked whether it leaks.|The mayor|said nothing when asked whether|it leaks|declines|speech
“That is correct,” the mayor said.|the mayor|said|That is correct|confirms|speech
The mayor admitted he was wrong.|The mayor|admitted|he was wrong|retracts|speech
The mayor said she had done nothing wrong.|The mayor|said|she had done nothing wrong|denies|speech
The clerk said the count should be taken with caution.|The clerk|said|the count should be taken with caution|disputes|speech
The inquest was told that the lamp was out.|The inquest|was told|that the lamp was out|reports|speech
A dossier compiled by clerks says the lamp was out.|A dossier compiled by clerks|says|the lamp was out|reports|speech
There was no quick way to verify the count.||was no quick way to verify|the count|cannot_verify|speech
Reports that the mill will close are false.||Reports|that the mill will close|denies|speech
Reports that the mill will close are rare.||Reports|that the mill will close|reports|speech
The mill had no record of the call, reportedly.||reportedly|The mill had no record of the call|reports|speech
The mayor dismissed that as campaign talk.|The mayor|dismissed|that as campaign talk|denies|speech
The suggestion that the bill was inflated came late.||suggestion|that the bill was inflated|says|speech
The mayor maintained that he had not been told.|The mayor|maintained|that he had not been told|denies|speech
The clerk said the figures were wildly inflated.|The clerk|said|the figures were wildly inflated|disputes|speech
The port batted away an offer.|The port|batted away|an offer|says|speech
The port did not dispute and later admitted the leak.|The port|did not dispute and later admitted|the leak|confirms|speech
Engineers have yet to establish who opened the gate.|Engineers|have yet to establish|who opened the gate|cannot_verify|speech
Few growers put much faith in the forecast.|Few growers|put much faith in|the forecast|disputes|speech
The union claims that the hall is lost is wrong.|The union|claims|that the hall is lost|says|speech
There was one simple question: “Who signed it?”||one simple question:|“Who signed it?”|asks|speech
The office requires a label that reads, “not for sale where age cannot be verified.”|The office|requires|a label that reads, “not for sale where age cannot be verified.”|says|speech
The sheriff said he couldn’t confirm the call.|The sheriff|said|he couldn’t confirm the call|cannot_verify|speech
“I have nothing on file to support this claim,” the clerk said.|the clerk|said|I have nothing on file to support this claim|disputes|speech
The bank said reports that the fund could lose 50 million crowns were greatly exaggerated.|The bank|said|reports that the fund could lose 50 million crowns were greatly exaggerated|disputes|speech
The premier argued that such efforts are wrong.|The premier|argued|that such efforts are wrong|says|speech
The premier pushed back against claims that the plan leaks.|The premier|pushed back against|claims that the plan leaks|disputes|speech
The premier took aim at the growers over the dam.|The premier|took aim at|the growers over the dam|says|speech
They are pointing to press reports of requests made prior to the vote.|They|are pointing to|press reports of requests made prior to the vote|says|speech
The brewer is not just talking about wages.|The brewer|is not just talking about|wages|says|speech
These are tools experts say only deepen the rift.|experts|say|only deepen the rift|says|speech
“We categorically deny these allegations,” the bank said.|the bank|said|We categorically deny these allegations|denies|speech
The bank said it denied the request.|The bank|said|it denied the request|says|speech
“I reject that offer,” the miller said.|the miller|said|I reject that offer|says|speech
The miller said she disputed the count.|The miller|said|she disputed the count|disputes|speech
Rudd says he does not agree that the tax is the key.|Rudd|says|he does not agree that the tax is the key|disputes|speech
“This idea that growers think of nothing but rain, day and night, is just not true,” Rudd said.|Rudd|said|This idea that growers think of nothing but rain, day and night, is just not true|denies|speech
The club said in a statement that the team did not know if the tape was cut.|The club|said in a statement|that the team did not know if the tape was cut|cannot_verify|speech
The captain said he did not know if he would stay.|The captain|said|he did not know if he would stay|says|speech
The columnist rejected her argument that the hall is lost.|The columnist|rejected|her argument that the hall is lost|denies|speech
Police had yet to determine what started the fire.|Police|had yet to determine|what started the fire|cannot_verify|speech
Guards accuse the office of understating the count.|Guards|accuse the office of understating|the count|disputes|speech
The navy was categorical: it had not fired on the tug.|The navy|was categorical: it had not|fired on the tug|denies|speech
The miller hung up when reached by phone and asked about the will.|The miller|hung up when reached by phone and asked about|the will|declines|speech
Sales fell, according to figures released by the Grain Office.|the Grain Office|according to figures released by|Sales fell|reports|speech
Schulz called the wealth tax “ridiculous”.|Schulz|called|the wealth tax “ridiculous”|says|speech
Schulz called that absurd.|Schulz|called|that absurd|denies|speech
Schulz said that number was false.|Schulz|said|that number was false|denies|speech
Schulz said the ministry’s figure was a joke.|Schulz|said|the ministry’s figure was a joke|denies|speech
Schulz said the strike was a joke.|Schulz|said|the strike was a joke|says|speech
Schulz called the claim “ridiculous”.|Schulz|called|the claim “ridiculous”|denies|speech
The army denied an easement for the line.|The army|denied|an easement for the line|says|speech
The skipper repeated that unverified claim.|The skipper|repeated|that unverified claim|says|speech
They are treated with suspicion, Rudd said.|Rudd|said|They are treated with suspicion|says|speech
They should be treated with caution, Rudd said.|Rudd|said|They should be treated with caution|disputes|speech
Patients are treated with care, Rudd said.|Rudd|said|Patients are treated with care|says|speech
The growers said prices were too low.|The growers|said|prices were too low|says|speech
The growers said the estimate was too low.|The growers|said|the estimate was too low|disputes|speech
The weaver is not widely known outside Pell.|The weaver|is not widely known|outside Pell|says|thought
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|", 1)[0] + " " + row.split("|")[2])
def test_the_cue_and_the_words_around_it_give_the_stance(row):
    text, source, cue, content, stance, attitude = row.split("|")
    article = make_article(text)
    found = stance_of(said(article, 1, source, cue, content), article)
    assert (found[0].value, found[1].value) == (stance, attitude)


def test_without_a_cue_a_quotation_says():
    article = make_article("“We won.”")
    assert [value.value for value in stance_of(said(article, 1, "", "", "We won"), article)] == ["says", "speech"]


def test_a_turn_of_questions_asks():
    for text, stance in (
        ("Good morning. Where were you?", "asks"),
        ("Where? I was at home.", "says"),
        ("That's not true. I was at home.", "denies"),
        ("That was not my idea. I was at home.", "says"),
    ):
        article = make_article(text)
        assert stance_of(said(article, 1, "", "", text), article)[0].value == stance


@pytest.mark.parametrize(
    "at", range(len(PHRASE_PATTERNS)), ids=lambda at: load_lexicon("cues")["pattern"][at]["finds"]
)
def test_a_pattern_finds_the_words_beside_it(at):
    begins, pattern, _ = PHRASE_PATTERNS[at]
    finds = load_lexicon("cues")["pattern"][at]["finds"]
    assert compiled(pattern).search(finds)
    assert not begins.isdisjoint(beginnings(finds))


def test_a_negation_of_the_sentence_before_does_not_count():
    article = make_article("It was not safe. The mayor confirmed five deaths.")
    assert stance_of(said(article, 1, "The mayor", "confirmed", "five deaths"), article)[0].value == "confirms"


@given(st.data())
def test_a_pattern_finds_nothing_without_a_word_that_it_begins_with(data):
    begins, pattern, _ = data.draw(st.sampled_from(PHRASE_PATTERNS))
    found = data.draw(st.from_regex(compiled(pattern), alphabet="abcdefghijklmnopqrstuvwxyz '’,.-"))
    assert not begins.isdisjoint(beginnings(found))
