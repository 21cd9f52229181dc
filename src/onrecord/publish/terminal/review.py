"""What waits for a decision, in a terminal: the question, the evidence, and the commands that answer it."""

import shlex
from collections.abc import Sequence

from onrecord.ledger.review.keys import targets_of
from onrecord.ledger.views.review import Doubt
from onrecord.publish.review.cards import card_of
from onrecord.publish.terminal.tables import clean_text, make_console


def print_doubts(doubts: Sequence[Doubt], ledger: str) -> None:
    """Print each doubt with why it is one, the sentences that it is about, and how to decide."""
    console = make_console()
    if not doubts:
        console.print("Nothing waits for a decision.")
    for doubt in doubts:
        card = card_of(doubt)
        console.print(clean_text(card.question), style="bold", soft_wrap=True)
        console.print(clean_text(f"{card.because} ({', '.join(card.facts)})"), style="dim", soft_wrap=True)
        for claim in card.claims:
            told = "".join(piece.words for piece in claim.content)
            sentence = " ".join(claim.evidence.split())
            console.print(clean_text(f"  {claim.who} {claim.sign.word}: {told}"), soft_wrap=True)
            console.print(
                clean_text(f"    “{sentence}” — {claim.printed.outlet or claim.printed.headline}"), soft_wrap=True
            )
        act, *others = (press.act for press in card.presses)
        words = shlex.join(targets_of(doubt.key)[1])
        line = f"  onrecord judge {shlex.quote(ledger)} {act} {words}   (or {', '.join(others)})\n"
        console.print(clean_text(line), style="dim", soft_wrap=True, highlight=False)
