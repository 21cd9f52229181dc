"""The rules in the order in which they are applied, each with what it mends and why it stands there.

The tagger and the linker have joined triples by then (`tagging`, `pairing`).  `OUTER` mends and completes them, the
contents are read once more for who speaks inside them (`nesting.reading`), and `WHOLE` ends the work on all that
was found.  Two kinds of rule do most: one `mends` what was found, one `adds` what was left out and therefore looks
only where nothing was found.  So mends stand before adds, and of two adds the one whose form is surer stands first.
"""

from collections.abc import Iterable
from functools import reduce

from onrecord.attribute.draft import Draft, Rule, adds, mends
from onrecord.attribute.nesting.in_turns import take_turns
from onrecord.attribute.nesting.loose import join_loose
from onrecord.attribute.nesting.posts import add_posts
from onrecord.attribute.nesting.wrapping import mend_outer
from onrecord.attribute.rules.announced import find_announced
from onrecord.attribute.rules.answers import find_answers
from onrecord.attribute.rules.beside import join_beside
from onrecord.attribute.rules.continued import add_continued
from onrecord.attribute.rules.disclaimers import find_disclaimers
from onrecord.attribute.rules.empty import without_bare
from onrecord.attribute.rules.formulas import find_formulas
from onrecord.attribute.rules.hearsay import find_hearsay, mend_hearsay
from onrecord.attribute.rules.looking_back import look_back
from onrecord.attribute.rules.parting import part_paragraphs
from onrecord.attribute.rules.passive import mend_passive
from onrecord.attribute.rules.plain_sentences import find_source_first
from onrecord.attribute.rules.repairs import repair
from onrecord.attribute.rules.silence import find_silence
from onrecord.attribute.rules.withdrawn import find_withdrawn, withdraw

OUTER: tuple[Rule, ...] = (
    # "“We object!” Ana Holt cried out": tagged side by side; first, so that all others see the whole of it
    join_beside,
    # "The convoy | reportedly | left": the clause on both sides; here, since repairs look at whole clauses
    mends(mend_hearsay),
    # "The League | is considered | a gang by Velden": gets its source before what has none is looked at
    mends(mend_passive),
    # the edges of each triple, and those dropped that tell nothing: see `rules.repairs.REPAIRS`
    mends(repair),
    # "“We lost," she said." and a paragraph "“It is over."": behind what joins pieces of one paragraph
    mends(part_paragraphs),
    # "the clerk | was nominated": what has no source even now and tells nothing
    mends(without_bare),
    # 'The Herald opened its report this way: "…"': here already, since its words are read inside
    adds(find_announced),
    # "The Gazette said that, according to two aides, A": the outer one of what was found; nesting begins here
    mend_outer,
    # "The governor added:", "…, Marten told the Gazette": tagged and in no triple, whose words may hold others
    join_loose,
    # "The bridge is closed. — Ada Marten (@adamarten) March 12, 2026", "“It is closed.” Ada Marten, The Gazette": a
    # post and a credited quotation, with what was found in them
    add_posts,
    # "MARTEN: The water is rising": what stands in a turn stands in the speaker's words, which are read inside
    take_turns,
)
WHOLE: tuple[Rule, ...] = (
    # "withdrew its | denial | that the dam failed": no denial; behind the reading inside, which finds it too
    withdraw,
    # "“We lost," she said. “It is over"": goes on from the outer triples, so behind all that makes or moves them
    add_continued,
    # "The Gazette could not verify these claims": the sentence of the outlet that matters most, before other adds
    adds(find_disclaimers),
    # "The bridge will close. That is according to the board": before others read the sentence that it points at
    look_back,
    # "The convoy reportedly left the city"
    adds(find_hearsay),
    # "The company did not respond to a request for comment"
    adds(find_silence),
    # "The zoo disputed that, saying the gate was shut"
    adds(find_answers),
    # "It withdrew the figure on Friday"
    adds(find_withdrawn),
    # "The bank | raised | its forecast to 3%": a verb of deeds that no other rule takes for one of saying
    adds(find_formulas),
    # "The company denied that the alarm had been off": last, since it takes a sentence by its beginning alone
    adds(find_source_first),
)


def apply(rules: Iterable[Rule], draft: Draft) -> Draft:
    """The draft after the rules, one after the other."""
    return reduce(lambda done, rule: rule(done), rules, draft)
