"""Small repairs of triples by rule, each where the form of the sentence leaves no doubt.

In: a text and its triples.  Out: the triples, some with other spans, without those that tell nothing.  Each repair
takes a passage and one triple and hands back one triple; `REPAIRS` is the order in which they are applied.

What holds: linear time, and spans stay in their paragraph.
"""

from collections.abc import Callable, Sequence

from onrecord.attribute.rules import contents, sources
from onrecord.attribute.rules.empty import tells_nothing
from onrecord.attribute.rules.quoted import take_quoted
from onrecord.attribute.triples import Passage, Triple

Repair = Callable[[Passage, Triple], Triple]
REPAIRS: tuple[Repair, ...] = (
    # Who says it: first, since what is said is told by where the source stands.
    take_quoted,  # "Marten was quoted | by local media | as saying": she speaks, they only quote her
    sources.drop_passed,  # "according to the mayor, but ships are reported to be near"
    sources.drop_raiser,  # "The port shut, fuelling | claims | that it leaks"
    sources.add_source,  # "was told by Ada Marten", "“It is safe," said Ada Marten"
    sources.take_subject,  # "Marten, who was heard by | the council, | denied it"
    sources.take_object,  # "The paper | gave Marten four marks for | claiming": she claims it
    sources.drop_time,  # "said House Speaker Ada Marten | Monday morning": behind all that finds sources
    # What is said, from its pieces to its edges.
    contents.join_pieces,  # one piece that a few words part: before the beginning and the end are looked at
    contents.drop_hearer,  # "The council | was told | by a builder | that it leaked": it hears
    contents.begin_stand,  # "voiced support for | the strike": she voiced support
    contents.resume,  # "says the league, | which the north calls a gang, should go"
    contents.add_main,  # "said | if it closed | , they would strike", "denied reports | , including one of a fire"
    contents.end_relayed,  # "According to a poll, | half oppose it | , up three points"
    contents.drop_verdict,  # "A post | claiming | that the polls have closed | is FALSE"
    contents.close_quotation,  # "said it was “strange that | nobody saw it. We must ask.”"
    contents.keep_open,  # "The mayor | has not ruled out talks": behind what looks for cues and edges
)


def repair(text: str, triples: Sequence[Triple], *, repairs: Sequence[Repair] = REPAIRS) -> tuple[Triple, ...]:
    """The triples of a text after the repairs, in their order."""
    starts = sorted(span.start for one in triples for span in one.spans)
    passage = Passage(text, starts)
    return tuple(_mended(passage, one, repairs) for one in triples if not tells_nothing(text, one))


def _mended(passage: Passage, triple: Triple, repairs: Sequence[Repair]) -> Triple:
    for mend in repairs:
        triple = mend(passage, triple)
    return triple
