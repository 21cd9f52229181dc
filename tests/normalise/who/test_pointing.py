"""Whom words without a full name mean: descriptions, last names that are nouns, bodies with names of one word."""

from dataclasses import replace

import pytest

from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Attribution
from tests.factories import make_article
from tests.normalise.saying import said

ROWS = [
    # text, source words (the last one asked for), name
    ("CNN, who told of it first, said so.", "who", "CNN"),
    (
        "Sen. Ana Holt of Norland left. “Ask [Mayor Bo] Hale if it is safe.” So the Norland senator said.",
        "the Norland senator",
        "Ana Holt",
    ),
    ("It met a clerk with a bandage on his head who said no.", "who", "clerk"),
    ("Ana Holt of CNN, who told of it first, said so.", "who", "Ana Holt"),
    ("The residents spoke. 17 said they had been hurt.", "17", "17 residents"),
    ("Sen. Ana Holt came. Holt and Quill said no.", "Holt and Quill", "Ana Holt and Quill"),
    ("The Georgia Legislature met. Delta Air Lines flew. The airline said no.", "The airline", "Delta Air Lines"),
    ("An aide met us. Later a port aide came. The aide said no.", "The aide", "port aide"),
    ("Ana Holt came. Sen. Ana Holt Thursday night said no.", "Sen. Ana Holt Thursday night", "Ana Holt"),
    ("Ana Holt came. Ana J. Holt Thursday said no.", "Ana J. Holt Thursday", "Ana J. Holt"),
    ("Ana Holt Thursday evening left. She said no.", "She", "Ana Holt"),
    ("Tarn Wednesday said no.", "Tarn Wednesday", "Tarn Wednesday"),
    ("Former Gov. Aldo Quill met Gov. Bo Hale. The governor said no.", "The governor", "Bo Hale"),
    ("Gov. Hale met former Gov. Aldo Quill. The governor said no.", "The governor", "Hale"),
    ("Gov. Hale met former Gov. Aldo Quill. The former governor said no.", "The former governor", "Aldo Quill"),
    ("Former Gov. Aldo Quill came. The governor said no.", "The governor", "Aldo Quill"),
    (
        "Mayor Bo Hale met Aldo Quill, the former mayor of Tarn. The mayor said no.",
        "The mayor",
        "Bo Hale",
    ),
    ("President Aldo \u200cQuill came. Quill said no.", "@2:Quill", "Aldo Quill"),
    ("\u200bAna\ufeff Holt, the \u2060mayor, came. Holt said no.", "@2:Holt", "Ana Holt"),
    ("Aldo Quill won in May. He met Bo Hale. He moved north. He said no.", "@3:He", "Aldo Quill"),
    ("Aldo Quill ran. " + "He fell. " * 9 + "He said no.", "@10:He", "Aldo Quill"),
    ("Ana Voss erred, an audit found. By its findings she said no.", "she", "Ana Voss"),
    (
        "Aldo Quill met Bo Hale. Aldo Quill and Bo Hale ran. Quill fell. They rose. Then he said no.",
        "he",
        "Aldo Quill",
    ),
    (
        "Ada Roth, a Republican candidate, met Democratic Sen. Bo Hale. The Lorn Democrat said no.",
        "The Lorn Democrat",
        "Bo Hale",
    ),
    (
        "Tarn Republican Sen. Ada Roth met Bo Hale. The Lorn Republican said no.",
        "The Lorn Republican",
        "Lorn Republican",
    ),
    (
        "Ada Roth, the Republican candidate, won. The Republican familiar with it said no.",
        "The Republican familiar with it",
        "Republican familiar with it",
    ),
    ("President Aldo Quill said yes. He met Bo Hale. Hale erred when he said no.", "he", "Bo Hale"),
    (
        "President Quill came. Lea and Mira Quill came too. Mr. Quill left. Mr. Quill said no.",
        "@2:Mr. Quill",
        "Quill",
    ),
    ("Gov. Quill came. Ana and Aldo Quill ran. Aldo Quill won. Gov. Quill said no.", "@2:Gov. Quill", "Aldo Quill"),
    ("Meet Ms. Quill — a former aide who said no.", "who", "Quill"),
    ("Floods drove out hundreds of residents. Many fled. They said no.", "They", "residents"),
    ("More than 40 miners were trapped. They said no.", "They", "miners"),
    ("The two brothers were found. They said no.", "They", "brothers"),
    ("Nadia Voss won on Sunday. The 28-year-old said it hurt.", "The 28-year-old", "Nadia Voss"),
    ("Nadia Voss won on Sunday. The winner said it hurt.", "The winner", "Nadia Voss"),
    ("Elin Storr's book came out. In it the historian argues that it fell.", "the historian", "Elin Storr"),
    ("Mayor Ana Storr read the book. The historian argues that it fell.", "The historian", "historian"),
    ("A bus hit Ana Voss. The driver said it was dark.", "The driver", "driver"),
    ("Aldo Quill, 34, met Ana Voss, 29. The 34-year-old said no.", "The 34-year-old", "Aldo Quill"),
    ("Aldo Quill met 29-year-old Ana Voss. The 29-year-old said no.", "The 29-year-old", "Ana Voss"),
    ("Aldo Quill met Ana Voss, 17, in May. Aldo Quill left. The teenager said no.", "The teenager", "Ana Voss"),
    ("Aldo Quill, 34, spoke. The 52-year-old said no.", "The 52-year-old", "52-year-old"),
    ("Aldo Quill ran. Ana Voss won.\nThe Norwegian said no.", "The Norwegian", "Ana Voss"),
    ("Aldo Quill won. Norwegian said no.", "Norwegian", "Norwegian"),
    (
        "Ana Voss saved her two sons. Lawyer Ines Hall spoke. The mother of two said no.",
        "The mother of two",
        "Ana Voss",
    ),
    ("Prof Aldo Quill spoke. The Tarn Hill entomologist said no.", "The Tarn Hill entomologist", "Aldo Quill"),
    ("Inspector Aldo Quill spoke. The officer said no.", "The officer", "Aldo Quill"),
    ("Aldo Quill left. An officer wept. The officer said no.", "The officer", "officer"),
    ("Patient Aldo Quill, 77, spoke. The former miner said no.", "The former miner", "Aldo Quill"),
    ("Shop owner Aldo Quill spoke. The jeweller said no.", "The jeweller", "Aldo Quill"),
    ("Gov. Aldo Quill met coach Ana Voss. The Republican said no.", "The Republican", "Aldo Quill"),
    ("Skipper Aldo Quill swore. The captain said no.", "The captain", "Aldo Quill"),
    ("President Ana Voss met chief Aldo Quill. Then the head of state said no.", "the head of state", "Ana Voss"),
    (
        "Dr. Olu Banjo, the county's chief engineer, spoke. The chief engineer said no.",
        "The chief engineer",
        "Olu Banjo",
    ),
    ("Premier Greta Nyland fled. The ousted premier said no.", "The ousted premier", "Greta Nyland"),
    (
        "Norrvik shares fell. Norrvik met us. "
        + "A day went by. " * 20
        + "Ana Lee, who works at Tarn Trust, wept. The toy firm said no.",
        "The toy firm",
        "Norrvik",
    ),
    ("Mayor Don Guardian spoke. Guardian said no.", "Guardian", "Don Guardian"),
    ("Aldo Quill left. Isolated Quill seeks help. Quill said no.", "@3:Quill", "Aldo Quill"),
    ("Aldo Quill left in May. Having Quill back helps. Quill rose. He said no.", "He", "Aldo Quill"),
    ("Anna Bishop spoke. Bishop said no.", "Bishop", "Anna Bishop"),
    ("Writer Mark Singer spoke. Mr. Singer said no.", "Mr. Singer", "Mark Singer"),
    ("Harry Hurt III wrote. Mr. Hurt said no.", "Mr. Hurt", "Harry Hurt III"),
    ("Chairwoman Debbie Varga Schulz spoke. Varga Schulz said no.", "Varga Schulz", "Debbie Varga Schulz"),
    ("Mr. Karl Dorn and his wife ran. Mrs. Dorn said no.", "Mrs. Dorn", "Dorn"),
    ("Steel maker Norrvik lost half. The firm said no.", "The firm", "Norrvik"),
    ("Steel maker Norrvik lost half. The Stockby-based firm said no.", "The Stockby-based firm", "Norrvik"),
    ("VidStream took it down. The platform said no.", "The platform", "VidStream"),
    ("Norrvik shares fell. Norrvik said no. It said so.", "It", "Norrvik"),
    ("Norrvik, which owns nine mines, left. The firm said no.", "The firm", "Norrvik"),
    ("Norrvik employs nine clerks. The firm said no.", "The firm", "Norrvik"),
    ("Norrvik, which was founded in May, left. The firm said no.", "The firm", "Norrvik"),
    ("“No,” said Norrvik, which was odd. The firm said no.", "The firm", "firm"),
    ("Shares in Norrvik fell. The firm said no.", "The firm", "Norrvik"),
    ("Marco Ruben met Ruben customers. Ruben said no.", "@3:Ruben", "Marco Ruben"),
    ("The Tarn Research Center asked. Tarn Research said no.", "@2:Tarn Research", "Tarn Research Center"),
    ("Israel's Strategic Ministry spoke. Later Israel said no.", "@2:Israel", "Israel"),
    (
        "French foreign minister Luc Abel spoke. The foreign minister of Kosovo said no.",
        "The foreign minister of Kosovo",
        "foreign minister of Kosovo",
    ),
    ("Leo Saleh, an opposition spokesman, spoke. The opposition said no.", "The opposition", "opposition"),
    ("Christian Syrians fled. Syrians said no.", "@2:Syrians", "Syrians"),
    (
        "Tarn Observatory for Human Rights counted. The Observatory said no.",
        "The Observatory",
        "Tarn Observatory for Human Rights",
    ),
    ("For investigators it was over. The investigators said no.", "The investigators", "investigators"),
    ("Ana Voss won. The 19-year-old student said no.", "The 19-year-old student", "Ana Voss"),
    ("Ana Lee's top advisers met. The aides said no.", "The aides", "Ana Lee's top advisers"),
    ("A group calling itself the Free Oar said no.", "A group calling itself the Free Oar", "Free Oar"),
    ("It ended there. President Verrin left. The president said no.", "The president", "Verrin"),
    ("Mr. Quill left. Ines Hall won. Later Aldo Quill spoke. Quill said no.", "@2:Quill", "Aldo Quill"),
    ("President Obran met Ana Obran. President Obran said no.", "@2:President Obran", "Obran"),
    (
        "Zambia's President Edo Lang met President Verrin. Zambia's president said no.",
        "Zambia's president",
        "Edo Lang",
    ),
    ("Aldo Quill pleaded not guilty. Ines Hall wept. The defendant said no.", "The defendant", "Aldo Quill"),
    ("Aldo Quill, 58, of Tarn, denies nine counts of fraud. The accused said no.", "The accused", "Aldo Quill"),
    ("Ana Marn, whose twins are eight, paid. The mother of three said no.", "The mother of three", "Ana Marn"),
    ("The mother of the victim said no.", "The mother of the victim", "mother of the victim"),
    ("Chatter, the messaging app used by millions, lied. The company said no.", "The company", "Chatter"),
    ("The Tarn Institute met Hill University. The institute said no.", "The institute", "Tarn Institute"),
    ("It closed. The Dome said no.", "The Dome", "Dome"),
    ("Prince Anurak, the king's brother, was angry: he said no.", "he", "Anurak"),
    ("Defending, Aldo Quill said no.", "Defending, Aldo Quill", "Aldo Quill"),
    ("The Data Commission fined it. The regulator said no.", "The regulator", "Data Commission"),
    ("Pennard Savings closed. The bank said no.", "The bank", "Pennard Savings"),
    ("Snapleaf said it would appeal. The firm said no.", "The firm", "Snapleaf"),
    ("Snapleaf announced on Monday that it had agreed to sell. The firm said no.", "The firm", "Snapleaf"),
    ("Aldo Quill leads the Ferrymen’s Union of Tarn. The firm said no.", "The firm", "firm"),
    ("Twenty-eight miners met. Ninety more came. The firm said no.", "The firm", "firm"),
    ("“No,” she said. Former adviser Fiona Hill left early.", "she", "Fiona Hill"),
    ("Fiona Hill left in May, she told the court.", "she", "Fiona Hill"),
    ("At dusk some senators who said no left.", "who", "senators"),
    ("It pleased a patient from Arizona who said no.", "who", "patient"),
    ("The 60th Tarn Fair opened. 60th Tarn Fair guests said no.", "60th Tarn Fair guests", "60th Tarn Fair guests"),
    ("Hernan Dario Quill said no.", "Hernan Dario Quill", "Hernan Dario Quill"),
    ("The Courier cited a nurse who said no.", "who", "nurse"),
    ("Armed US troops left. The US said no. US won.", "The US", "US"),
    ("Ana Lee's senior advisers met. Aides said no.", "Aides", "aides"),
    ("The House's River Caucus met. The House said no.", "@2:The House", "House"),
    ("It cost dear, teaching millions of villagers who said no.", "who", "villagers"),
    (
        "President Verrin spoke. Treasury chief Edo Lang left. The president wept, because he was tired.",
        "he",
        "Verrin",
    ),
    (
        "A study is out. The report said no. Tuesday's study, conducted by the River School, is new.",
        "The report",
        "River School's report",
    ),
    ("It drew fire from the oil industry, which said no.", "which", "oil industry"),
    ("It drew fire from the Kremlin, which said no.", "which", "Kremlin"),
    ("It drew fire from the Norland Hydro, which said no.", "which", "Norland Hydro"),
    ("They signed the treaty, which said no.", "which", "treaty"),
    ("It drew onlookers. Onlookers said no.", "Onlookers", "onlookers"),
    ("It drew many. Onlookers said no.", "Onlookers", "onlookers"),
    ("It drew many. Onlingers said no.", "Onlingers", "Onlingers"),
    ("Men of the Army left. The Army said no.", "The Army", "Army"),
    (
        "A paper of the Institute on Tides is out. The Institute on Tides said no.",
        "The Institute on Tides",
        "Institute on Tides",
    ),
    ("Police left. Boston police said no.", "Boston police", "Boston police"),
    ("Democrats said no.", "Democrats", "Democrats"),
    ("It hurt Republican candidates who said no.", "who", "Republican candidates"),
    ("It took allies around the world who said no.", "who", "allies"),
    ("Activists calling for more aid to the island, who said no.", "who", "activists"),
    ("He met a family friend, who said no.", "who", "friend"),
    ("It came from the town of Tarn, where the fire began, which said no.", "which", "Tarn"),
    ("It was set off by Ana Voss on Thursday, who said no.", "who", "Ana Voss"),
    ("Would Aldo Quill -- who said no -- go now? No.", "who", "Aldo Quill"),
    ("It quoted a “source close to the show” who said no.", "who", "source"),
    ("It strengthened those who said no.", "who", "those"),
    ("The opposition -- which said no -- left.", "which", "opposition"),
    ("It rests on a 2013 study that said no.", "that", "2013 study"),
    ("It rests on the Tarn Doctrine, set down in 1823, that said no.", "that", "that"),
    ("Take the bus, which said no.", "which", "bus"),
    ("It drew fire from some councillors of both parties, who said no.", "who", "councillors"),
    ("It drew fire from skeptics, who said no.", "who", "skeptics"),
    ("They ran a new ad, “No Way,” that said no.", "that", "new ad"),
    ("It rests on a report in the Tarn Mail that said no.", "that", "report"),
    ("It quotes the chapter by Aldo Quill that said no.", "that", "that"),
    ("It hurt sponsors of the Tarn Bank -- who said no.", "who", "who"),
    ("Aldo Quill is a rebel who said no.", "who", "Aldo Quill"),
    ("It came on Sunday night, which said no.", "which", "which"),
    ("While Tom Voss stayed, Aldo Quill left. There he said no.", "he", "Aldo Quill"),
    ("Norland President Aldo Quill spoke. The Norland leader said no.", "The Norland leader", "Norland leader"),
    ("Syrian President Aldo Quill spoke. The Syrian leader said no.", "The Syrian leader", "Aldo Quill"),
    ("President Aldo Quill spoke. The opposition leader said no.", "The opposition leader", "opposition leader"),
    (
        "A report last year by the Tarn Board said no. The study said no.",
        "A report last year by the Tarn Board",
        "report last year by the Tarn Board",
    ),
    ("He hired the finest lawyers in the country who said no.", "who", "lawyers"),
    ("Senators met. Some senators said no.", "Some senators", "senators"),
    (
        "Ana Obran ran. Don Verrin, the president, won. The vice president said no.",
        "The vice president",
        "vice president",
    ),
    ("Ana Obran ran. The former vice president said no.", "The former vice president", "Ana Obran"),
    ("Ana Obran ran. The nominee said no.", "The nominee", "Ana Obran"),
    ("The Verrin administration fell. Aldo Verrin left. The president said no.", "The president", "Aldo Verrin"),
    ("Aldo Verrin left. The president said no.", "The president", "president"),
    ("The Kremlin met them. The statement added no.", "The statement", "Kremlin"),
    ("The White House statement said no.", "The White House statement", "White House"),
    ("A Facebook post said no.", "A Facebook post", "Facebook post"),
    ("Sulwen Devi left. Ms. Devi said no.", "Ms. Devi", "Sulwen Devi"),
    ("A Bench of Justices Anil Barve and Tom Hale met. Justice Barve said no.", "Justice Barve", "Anil Barve"),
    ("Noa Peled, who led it, left. Peled said no.", "@2:Peled", "Noa Peled"),
    ("Dean Stokes, 41, came. Mrs Stokes was ill. Stokes said no.", "@3:Stokes", "Dean Stokes"),
    ("Dean Stokes, 41, came. Mrs Stokes was ill. Mrs Stokes said no.", "@2:Mrs Stokes", "Stokes"),
    ("Lawmaker Doreen Pang Sau-lan left. Pang said no.", "@2:Pang", "Doreen Pang Sau-lan"),
    ("Clive and Wendy Marlow left. Mr Marlow said no.", "Mr Marlow", "Clive Marlow"),
    ("Clive and Wendy Marlow left. “No,” said Wendy.", "@2:Wendy", "Wendy Marlow"),
    ("Ada Clive and Wendy Marlow left. Clive said no.", "@2:Clive", "Ada Clive"),
    ('Robert "Bob" Hale left. Mr. Hale said no.', "Mr. Hale", "Robert Hale"),
    ("Jo Grubb, 33, has twin boys. The mum-of-two said no.", "The mum-of-two", "Jo Grubb"),
    ("The Minister of the Interior of Tarn Fabio Renzi left. “No”, he said.", "he", "Fabio Renzi"),
    (
        "The lawsuit filed in Tarn by Mr. Quill said no.",
        "The lawsuit filed in Tarn by Mr. Quill",
        "lawsuit filed in Tarn by Mr. Quill",
    ),
    ("BREAKING: VERRIN. On Monday Verrin rose. Later VERRIN said no.", "@2:VERRIN", "Verrin"),
    ("A man known as Red Tom said no.", "A man known as Red Tom", "Red Tom"),
    (
        "A spokesman for a group called Oars said no.",
        "A spokesman for a group called Oars",
        "spokesman for a group called Oars",
    ),
    ("The barge sank. The owner, Karbon, said no.", "The owner, Karbon,", "Karbon"),
    ("The barge sank. The owner, Coast Lines, said no.", "The owner, Coast Lines,", "Coast Lines"),
    (
        "The barge sank. The barge's owners, Red Line Freight, said no.",
        "The barge's owners, Red Line Freight,",
        None,
    ),
    ("It drew throngs of protesters who hit the streets of Boston who said no.", "@2:who", "protesters"),
    ("The Kordian navy has captured 23 pirates who said no.", "who", "23 pirates"),
    ("It angered people with the FCC who said no.", "who", "people"),
    ("Aldo Quill wrote. His son Oliver said no.", "His son Oliver", "Oliver Quill"),
    ("Aldo Lego, president, left. Mr. Lego said no.", "Mr. Lego", "Aldo Lego"),
    ("Four northern senators left. Ana Voss wept. They said no.", "They", "four northern senators"),
    ("“Two senators left.” Norrvik fell. They said no.", "They", "they"),
    ("Dr Ana Voss won. The doctor and her team slept. They said no.", "They", "Ana Voss and her team"),
    ("Dr Ana Voss won. Voss and her colleagues said no.", "Voss and her colleagues", "Ana Voss and her colleagues"),
    ("Ana Lee and her husband, Bob, said no.", "Ana Lee and her husband, Bob", "Ana Lee and her husband"),
    (
        "Aldo Quill took it. Ines Hall, an accountant, spoke. The former miner said no.",
        "The former miner",
        "Aldo Quill",
    ),
    ("Verrin flew home. He said no.", "He", "Verrin"),
    ("It pained Verrin. Verrin lost it all. He said no.", "He", "Verrin"),
    ("Rain comes often. He said no.", "He", "he"),
    ("Marta flew home. He said no.", "He", "he"),
    (
        "Air Chief Marshal Aldo Quill left. The leader of the Red Front said no.",
        "The leader of the Red Front",
        "leader of the Red Front",
    ),
    (
        "Aldo Quill, boss of Red Front, left. The leader of Red Front said no.",
        "The leader of Red Front",
        "Aldo Quill",
    ),
    (
        "Group leader Aldo Quill left. The chief of staff and a senior aide said no.",
        "The chief of staff and a senior aide",
        "chief of staff and a senior aide",
    ),
    ("Ana Voss, director of the FBI, left. The FBI chief said no.", "The FBI chief", "Ana Voss"),
    # a last name that several bear
    ("Aldo Quill won. Pictory Quill fumed. Quill said no.", "@3:Quill", "Aldo Quill"),
    ("Aldo Quill won. Several Quill aides left. Ana Voss wept. Quill said no.", "@3:Quill", "Aldo Quill"),
    ("Aldo Quill won. Quill ran. Ines Quill wept. Quill said no.", "@4:Quill", "Aldo Quill"),
    ("Aldo Quill won. Quill said no. Ines Quill wept.", "@2:Quill", "Aldo Quill"),
    ("Aldo Quill won. Ines Quill wept. Quill said no.", "@3:Quill", "Quill"),
    ("Aldo Quill won. Aldo Quill ran. Quill ate. Ines Quill met us. Quill said no.", "@5:Quill", "Aldo Quill"),
    ("Mayor Quill met Ana Lee. Quill's aides wept. Quill's aides said no.", "@2:Quill's aides", "Quill's aides"),
    ("Aldo Quill met Ana Lee. Quill's aides said no.", "Quill's aides", "Aldo Quill's aides"),
    (
        "Aldo Quill met the Quill administration. The administration said no.",
        "The administration",
        "Quill administration",
    ),
    ("President Aldo Quill won. His administration said no.", "His administration", "Quill administration"),
    (
        "An FBI affidavit used to obtain the warrant met us. The affidavit said no.",
        "The affidavit",
        "FBI affidavit used to obtain the warrant",
    ),
    ("CNN met the press. The network said no.", "The network", "CNN"),
    ("Ana Voss saw it. Alex Storr won. Storr smiled. Later she said no.", "she", "Alex Storr"),
    ("Elin Storr fled. Elin's relatives said no.", "Elin's relatives", "Elin's relatives"),
    ("Tarn Bank sued. Lorn donors have been so upset that they said no.", "they", "Lorn donors"),
    ("The Tarn Department met us. The whole department said no.", "The whole department", "Tarn Department"),
    ("Tarn officials met us. " + "A day went by. " * 40 + "Officials said no.", "Officials", "officials"),
    ("Ana Lee runs a club in Palm Cove Bay. The brand said no.", "The brand", "brand"),
    ("Tarn Bank sued. In the study, researchers met. They said no.", "They", "researchers"),
    ("Quill Marten met Ana Quill. Quill said no.", "@3:Quill", "Ana Quill"),
    ("President Quill met us with first lady Zuzka Quill. Quill said no.", "@3:Quill", "Quill"),
    ("President Emil Quill spoke. The 40-year-old Quill said no.", "The 40-year-old Quill", "Emil Quill"),
    ("The Tarn Navy met the Lorn Navy. The Navy said no.", "The Navy", "Tarn Navy"),
    (
        "The Sarn minority group asked us. The Lark Foundation met us. The group said no.",
        "The group",
        "Lark Foundation",
    ),
    ("A paper on eels came out. The report was published. It said no.", "It", "paper on eels"),
    ("Ana Lee met them. A survey of farmers was released. It said no.", "It", "survey of farmers"),
    ("A report by the Lark Foundation was published. It said no.", "It", "Lark Foundation"),
    ("Olva Reid met us. Reid left. Tom Hale slept. She said no.", "She", "Olva Reid"),
    ("Dr. Moritz led it. She said no.", "She", "Moritz"),
    (
        "Norrvik met us. The medicines agency said no.",
        "The medicines agency",
        "medicines agency",
    ),
    ("They met deputy chief of staff Olva Marn. She said no.", "She", "Olva Marn"),
    ("Top Liberals and union leaders, who said no, met.", "who", "top Liberals and union leaders"),
    ("They met voters and the leaders who said no.", "who", "leaders"),
    ("Republican nominee Ana Lee met them. The GOP nominee said no.", "The GOP nominee", "Ana Lee"),
    ("Republican nominee Ana Lee met them. The Green nominee said no.", "The Green nominee", "Green nominee"),
    ("Whip Ana Lee met them. Through a spokesman, Lee said no.", "@2:Lee", "Ana Lee"),
    ("Senator Emil Lund met us. Then Lund’s (D-Norland) reply said no.", "Lund’s (D-Norland)", "Emil Lund"),
    (
        "Mia Zorin met us. House Committee on Harbour Safety Chairman Mia Holt said no.",
        "House Committee on Harbour Safety Chairman Mia Holt",
        "Mia Holt",
    ),
]
BEFORE = {
    "The toy firm": "@2:Norrvik",
    "The medicines agency": "Norrvik",
    "The aides": "Ana Lee's top advisers",
    "The statement": "The Kremlin",
}
BEFORE |= {"Officials": "Tarn officials"}
BEFORE |= {
    "The aide": "An aide",
    "The affidavit": "An FBI affidavit used to obtain the warrant",
    "The Navy": "The Tarn Navy",
    "The group": "The Lark Foundation",
}


ACCUSED = [
    # text after "Police", cue, name
    ("said two men were arrested on Monday. They deny wrongdoing.", "deny", "two men"),
    ("said the mill was raided. They deny wrongdoing.", "deny", "police"),
    ("have arrested two men. They deny wrongdoing.", "deny", "two men"),
    ("arrested two brothers on Monday. They denied the charges.", "denied", "two brothers"),
    ("charged three men with fraud. They have pleaded not guilty.", "have pleaded", "three men"),
    ("arrested two men. They said it went well.", "said", "police"),
    ("met two men. They deny wrongdoing.", "deny", "police"),
]


@pytest.mark.parametrize(("text", "cue", "name"), ACCUSED)
def test_those_arrested_deny_it_and_not_the_police(text, cue, name):
    article = make_article(f"Police {text}")
    rows = [said(article, 1, "Police", text.split()[0], ""), said(article, 2, "They", cue, "")]
    resolved = resolve_sources(article, rows)
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution["a2"]] == name


@pytest.mark.parametrize(("text", "words", "name"), ROWS)
def test_words_mean_whom_the_text_told_of(text, words, name):
    article = make_article(text, outlet="The Lakeside Courier")
    earlier = BEFORE.get(words)
    rows: list[Attribution] = [said(article, 1, earlier, "met", "")] if earlier else []
    resolved = resolve_sources(article, [*rows, said(article, 2, words, ".", "")])
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution["a2"]] == (name or "Red Line Freight")


@pytest.mark.parametrize(
    ("first", "name"),
    [("The 21-year-old", "21-year-old"), ("A ferryman", "ferryman"), ("The audit", "she"), ("The mood", "she")],
)
def test_only_somebody_can_be_she(first, name):
    article = make_article(f"{first} met them. Later she said no.")
    resolved = resolve_sources(article, [said(article, 1, first, "met", ""), said(article, 2, "she", "said", "")])
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution["a2"]] == name


PHRASES = [
    # words, name, role, affiliation
    ("Senior NATO", "NATO", None, None),
    ("Senior Care Office", "Senior Care Office", None, None),
    ("Senior Dorvan Front official Ana Lee", "Ana Lee", "Senior Dorvan Front official", "Dorvan Front"),
    ("Senior Democrats", "Senior Democrats", None, None),
    (
        "The head of the Tarn regional administration, Ivo Lee,",
        "Ivo Lee",
        "head of the Tarn regional administration",
        "Tarn regional administration",
    ),
    ("Ana Lee of the Tarn police", "Ana Lee", None, "Tarn police"),
    ("Ana Lee, a resident of Tarn village", "Ana Lee", "resident of Tarn village", None),
    ("first lady Zuzka Quill", "Zuzka Quill", "first lady", None),
    ("Shipping magnate Mark Norwegian", "Mark Norwegian", "Shipping magnate", None),
    ("President Quill Saturday", "Quill", "President", None),
    ("Aldo Quill Monday", "Aldo Quill", None, None),
    (
        "Gov. Aldo Quill, the head of one board, and Rep. Ana Voss, the head of another",
        "Aldo Quill and Ana Voss",
        None,
        None,
    ),
    ("American, Norwegian and Danish officials", "American, Norwegian and Danish officials", None, None),
    ("Norway, Danish, and French officials", "Norway, Danish, and French officials", None, None),
    ("the party’s newspaper, the Tarn Star", "Tarn Star", None, None),
    (
        "One of the heads of the club at the College of Lorn, Aldwick",
        "One of the heads of the club at the College of Lorn",
        None,
        None,
    ),
    ("Spokespersons for Norrvik, Halden and Resk", "Spokespersons for Norrvik, Halden and Resk", None, None),
    ("Quill’s White House", "White House", None, None),
    ("news reports from last week", "news reports", None, None),
    ("the liberal theorist Yuval Lindt", "Yuval Lindt", "liberal theorist", None),
    ("the former miner Bob Hale", "Bob Hale", "former miner", None),
    ("the nonpartisan Tarn Voters Center", "Tarn Voters Center", None, None),
    ("the Committee to Protect Ferrymen", "Committee to Protect Ferrymen", None, None),
    ("Ferrymen without Borders", "Ferrymen without Borders", None, None),
    ("His Tarnish counterpart, Sofia Mend", "Sofia Mend", "Tarnish counterpart", None),
    ("One economist, Nuria Salt of Lisse College", "Nuria Salt", "economist", "Lisse College"),
    ("Gen. Aldo Brenn, commander of the Second Army", "Aldo Brenn", "commander of the Second Army", "Second Army"),
    ("Ana Lee, a 41-year-old teacher", "Ana Lee", "teacher", None),
    ("County freeholder Ernest D. Coursey", "Ernest D. Coursey", "County freeholder", None),
    ("Its lead author, glaciologist Ruth Amsel,", "Ruth Amsel", "lead author", None),
    ("Sam Hale, Jr., a plumber", "Sam Hale Jr.", "plumber", None),
    ("only Hale", "Hale", None, None),
    ("Rep. Peter T. King", "Peter T. King", "Rep.", None),
    ("Alveda King", "Alveda King", None, None),
    ("Aldo Luther King III", "Aldo Luther King III", None, None),
    ("Norland Ambassador to the U.N. Ana Power", "Ana Power", "Norland Ambassador to the U.N.", None),
    ("Tarn Secretary of State Kris Kobal", "Kris Kobal", "Tarn Secretary of State", None),
    ("Special Agent in Charge Ana DesLier", "Ana DesLier", "Special Agent in Charge", None),
    ("Saudi King", "Saudi King", None, None),
    ("San Juan, Hale", "Hale", None, None),
    ("Boston, Mass.", "Boston", None, None),
    ("Colonel Tim Alben, head of the Tarn Police", "Tim Alben", "head of the Tarn Police", "Tarn Police"),
    (
        "A Department of Justice official in Tarn",
        "Department of Justice official in Tarn",
        None,
        "Department of Justice",
    ),
    ("an umbrella group for the exiles, the Tarn National Coalition,", "Tarn National Coalition", None, None),
    ("A statement from Norrvik spokeswoman Ana Lee", "Ana Lee", "Norrvik spokeswoman", None),
    ("Another Norrvik spokeswoman, Ana Lee", "Ana Lee", "Norrvik spokeswoman", None),
    ("the aid agency Secours sans Frontieres", "Secours sans Frontieres", None, None),
    ("the U.K.-based Tarn Observatory", "Tarn Observatory", None, None),
    ("Obama Speaks With Putin", "Obama Speaks With Putin", None, None),
    ("One senior official Monday", "senior official", None, None),
    ("a Tarn indictment unsealed on Tuesday", "Tarn indictment", None, None),
    ("a complaint filed Thursday by Judge Ana Lee", "complaint filed Thursday by Judge Ana Lee", None, None),
    ("Goldin's father Simcha", "Simcha", "Goldin's father", None),
    ("The group that runs the port, Norland Haven Trust, or NHT,", "Norland Haven Trust", None, None),
    ("a group that runs the port, which sank", "group", None, None),
    (
        "the tourism minister from the party Yisrael Tarn",
        "tourism minister from the party Yisrael Tarn",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("words", "name", "role", "affiliation"), PHRASES)
def test_an_apposition_tells_who_and_what_somebody_is(words, name, role, affiliation):
    phrase = parse_phrase(words)
    assert (phrase.name, phrase.role, phrase.affiliation) == (name, role, affiliation)


@pytest.mark.parametrize(("words", "pronoun"), [("she’s", "she"), ("I’m", "i"), ("its", "it"), ("their", "they")])
def test_a_pronoun_is_known_in_each_of_its_forms(words, pronoun):
    assert parse_phrase(words).pronoun == pronoun


def test_a_role_goes_on_behind_initials():
    text = "Martin Nesk, spokesman for U.N. Secretary-General Ida Ban, spoke. Nesk said no."
    article = make_article(text, outlet="The Lakeside Courier")
    resolved = resolve_sources(article, [said(article, 1, "@2:Nesk", "said", "no")])
    source = next(s for s in resolved.sources if s.id == resolved.by_attribution["a1"])
    assert (source.role, source.speaks_for) == ("spokesman for U.N. Secretary-General Ida Ban", "Ida Ban")


def test_the_united_nations_are_one_source_however_they_are_written():
    text = "The United Nations said no. The U.N. said more."
    article = make_article(text, outlet="The Lakeside Courier")
    rows = [said(article, 1, "The United Nations", "said", "no"), said(article, 2, "The U.N.", "said", "more")]
    resolved = resolve_sources(article, rows)
    assert resolved.by_attribution["a1"] == resolved.by_attribution["a2"]


def test_a_line_with_capitals_throughout_introduces_no_body():
    text = "Kessland Should Be Very Nervous About Ostmark Talks\n\nThey met. Kessland said no."
    article = make_article(text, outlet="The Lakeside Courier")
    resolved = resolve_sources(article, [said(article, 1, "@2:Kessland", "said", "no")])
    assert [s.name for s in resolved.sources if s.id == resolved.by_attribution["a1"]] == ["Kessland"]


OWNERS = [
    ("A spokesman for Mayor Frank G. Vale of Tarn", "spokesman for Mayor Frank G. Vale of Tarn", "Frank G. Vale"),
    ("a spokeswoman for Vale", "spokeswoman for Vale", "Frank G. Vale"),
    ("the wife of Mayor Frank Vale", "wife of Mayor Frank Vale", None),
]


@pytest.mark.parametrize(("words", "name", "whom"), OWNERS)
def test_somebody_of_a_named_person_is_not_that_person(words, name, whom):
    text = f"Mayor Frank G. Vale met them. It was late, {words} said."
    article = make_article(text, outlet="The Lakeside Courier")
    resolved = resolve_sources(article, [said(article, 1, words, "said", "")])
    source = next(s for s in resolved.sources if s.id == resolved.by_attribution["a1"])
    assert (source.name, source.speaks_for) == (name, whom)


def test_a_spokesperson_can_be_they():
    article = make_article("A spokesperson for Norrvik met us. They said no.", outlet="The Lakeside Courier")
    rows = [said(article, 1, "A spokesperson for Norrvik", "met", ""), said(article, 2, "They", "said", "no")]
    resolved = resolve_sources(article, rows)
    assert resolved.by_attribution["a2"] == resolved.by_attribution["a1"]


def test_a_long_quotation_keeps_nobody_from_being_he():
    text = "Aldo Quill said: “One. Two. Three. Four. Five. Six. Seven. Eight.”\n\nHe said: “Nine.”"
    article = make_article(text, outlet="The Lakeside Courier")
    quoted = said(article, 1, "Aldo Quill", "said:", "One. Two. Three. Four. Five. Six. Seven. Eight.")
    rows = [replace(quoted, quoted=quoted.content), said(article, 2, "He", "@2:said:", "Nine.")]
    resolved = resolve_sources(article, rows)
    assert resolved.by_attribution["a2"] == resolved.by_attribution["a1"]


GROUPS = [
    ("Police and the Tarn Flood Office said so. Police said no.", "Police and the Tarn Flood Office", "police"),
    ("Officials and residents said so. Officials said no.", "Officials and residents", "officials"),
    (
        "Supporters of Ana Lee met. Supporters of Bob Cole said no.",
        "Supporters of Ana Lee",
        "supporters of Bob Cole",
    ),
    ("Ana Lee spoke to Lee supporters. Her supporters said no.", "Lee supporters", "Lee supporters"),
    ("Ana Lee and Bob Cole wrote it. Lee and Cole said no.", "Ana Lee", "Ana Lee and Bob Cole"),
]


@pytest.mark.parametrize(("text", "first", "name"), GROUPS)
def test_a_group_is_the_one_that_its_words_name(text, first, name):
    words = text.split(". ")[1].removesuffix(" said no.")
    article = make_article(text, outlet="The Lakeside Courier")
    resolved = resolve_sources(article, [said(article, 1, first, ".", ""), said(article, 2, words, "said no", "")])
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution["a2"]] == name
