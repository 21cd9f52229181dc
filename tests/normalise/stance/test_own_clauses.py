"""What a source says of its own knowledge and its own words, on sentences of our own."""

import pytest

from onrecord.normalise.stance.own_clauses import own_clause
from onrecord.normalise.stance.stances import stance_of
from tests.factories import make_article
from tests.normalise.saying import said
from tests.timing import cpu_within

# Who speaks, the cue, the content and the stance, parted by bars.
ROWS = """
The mission|said|it had no means of checking the count|cannot_verify
The mission|said|it had no information about a wreck|cannot_verify
The mission|said|it wasn’t in a position to say who had fired|cannot_verify
The embassy|said|it was not aware of any such visit|cannot_verify
The baker|said|he had no idea how the flour got wet|cannot_verify
The baker|said|that he could not recall signing the bill|cannot_verify
The baker|said|I can't say who came|declines
The vet|said|she could not tell from the scan what had killed the seal|cannot_verify
The clinic|said|it had seen no samples and could not say what they held|cannot_verify
The clinic|said|his office could not vouch for the letter|cannot_verify
The inspector|said|it was too early to say what had caused the leak|cannot_verify
The lab|said|it had not completed its tests|cannot_verify
The insurer|said|it had yet to see the contract|cannot_verify
The insurer|said|it had not seen the letters|cannot_verify
The mayor|said|she had no recollection of such a warning|cannot_verify
The mayor|said|she did not know what had caused the flood|cannot_verify
The club|said|it would not talk about money|declines
The club|said|it had no view on the fee|declines
The club|said|it couldn’t comment on a player|declines
The club|said|it was a matter for the police|declines
The pilot|said|he had been wrong about the height|retracts
The pilot|said|she took back what she had said in July|retracts
The pilot|said|he stood corrected on the number|retracts
The pilot|said|he withdrew his remark|retracts
The pilot|said|"The statements of May and June were not correct and we retract them,"|retracts
The pilot|said|her own figures were guesses, and so she took them back|retracts
The pilot|said|the claims were settled and it withdrew its planes|says
The pilot|said|he was withdrawing his earlier denial that the wing had iced|retracts
The pilot|said|he had mixed up the two flights|retracts
The pilot|said|he was new to the route and regretted his words|retracts
The pilot|said|he no longer believed the story about the goose|retracts
The pilot|admitted|he should never have said it|retracts
The pilot|admitted|his statement about the weather had been misleading|retracts
The premier's office|said|the premier misspoke|retracts
The grocer|said|she did not believe a word of it|disputes
The grocer|said|the clerk was mistaken about the date|disputes
The grocer|said|the tally was simply wrong|denies
The grocer|said|that was untrue|denies
The grocer|said|that was an insult and a lie|denies
The grocer|said|it wasn’t true that the cellar was damp|denies
The grocer|said|it was not so that the cellar was damp|denies
The grocer|dismissed|that as gossip|denies
The grocer|rejected|that description|denies
The grocer|said|Not so|denies
The grocer|said|“Absolutely not,”|denies
The grocer|said|Ms Doll had nothing whatever to do with it|denies
The grocer|said|it was not at all cold|says
The grocer|rejected|the council's forecast|disputes
The grocer|called|that an insult to the trade|disputes
The mason|said|his wife knew nothing of the plan|says
The mason|said|they had been misinformed about the wall|says
The mason|said|that the wall was wet|says
The mason|said|it was not so bad|says
The mason|said|it was not so that he could win votes|says
The mason|said|it was not so that firms might pay less|says
The mason|said|the fee was not so that she would stay|says
The mason|said|it was too early to say goodbye to masks|says
The mason|said|it was too soon to say sorry|says
The mason|said|it was not possible to say thanks to all|says
The mason|said|something was wrong|says
The mason|said|he did not tell the clerk|says
The mason|said|he withdrew the ladder|says
The mason|said|he had not seen the eclipse|says
The mason|said|the flood came fast and nobody could sleep|says
The mason|said|that morning was cold|says
The mason|said|he could not sleep|says
The mason|rejected|the offer|says
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_a_content_tells_what_a_source_knows_or_takes_back(row):
    source, cue, content, stance = row.split("|")
    article = make_article(f"{source} {cue} {content}.")
    assert stance_of(said(article, 1, source, cue, content), article)[0].value == stance


@pytest.mark.parametrize(
    ("clause", "stance"),
    [("it was wet and ", None), ("it had no key and ", None), ("would not comment, and ", "declines")],
)
def test_many_clauses_take_linear_time(clause, stance):
    with cpu_within(8):
        told = own_clause("it was there " + clause * 4_000)
    assert told == stance
