"""Rules for plain text, and the second look that only lines in doubt get. The people and the places do not exist."""

from functools import partial

import numpy as np
import pytest

from onrecord.read import read_page
from onrecord.read.classifier.context import SEEN
from onrecord.read.classifier.echoes import ECHOES, echo_features
from onrecord.read.classifier.guess import FACTORS, Guess, in_doubt, make_guess
from onrecord.read.classifier.wording import KINDS
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import split_lines
from onrecord.read.roles.label import label_lines
from onrecord.read.roles.repeats import mark_repeats
from onrecord.records import Page, Role
from tests.timing import assert_linear

TITLE = "Dam above Harl breaks after a week of rain"
FIRST = "The dam above the town of Harl broke shortly after midnight, the water authority said."
LAST = "Nobody was killed, but 120 people had to leave their homes, according to the mayor."
DECK = "The water authority had been warned of the broken dam twice since spring"
TEASER = "Singer of the band that opened the last summer festival dies at 70"


def roles_of(
    text: str, likely: float = 0.3, aside: dict[str, str] | None = None, unlike: tuple[str, ...] = ()
) -> dict[str, Role]:
    """The role of each line of a page whose two sentences are the article's and whose other lines are as likely.

    The lines of `unlike` are none of the article's.
    """
    lines = split_lines(text)
    share = dict.fromkeys((FIRST, LAST), 1.0) | dict.fromkeys(unlike, 0.0)
    body = np.array([share.get(line.text, likely) for line in lines], dtype=np.float32)
    title = np.array([line.text == TITLE for line in lines], dtype=np.float32)
    none = np.zeros(len(lines), dtype=bool)
    asides = tuple((aside or {}).get(line.text, "") for line in lines)
    found = label_lines(lines, PageFacts(), None, lambda *_: Guess(body, none, asides, title, none))
    return {line.text: role for line, role in zip(lines, found, strict=True)}


CUT = (
    "The dam above the town of",
    "Ada Holm",
    "broke on Monday, and the",
    "water authority",
    "told the",
    "Gazette",
    "that nobody had warned it.",
)


def told_by_likelihood(texts: tuple[str, ...], unlike: dict[str, float]) -> list[Role]:
    """The roles of a page's lines, each the article's but for those of which the classifier thinks less."""
    lines = split_lines("\n".join(texts))
    body = np.array([unlike.get(line.text, 0.9) for line in lines], dtype=np.float32)
    none = np.zeros(len(lines), dtype=bool)
    asides = tuple("author" if line.text in unlike else "" for line in lines)
    guess = Guess(body, none, asides, np.zeros(len(lines), dtype=np.float32), none)
    return label_lines(lines, PageFacts(), None, lambda *_: guess)


def test_a_name_inside_a_sentence_of_a_cut_up_paragraph_is_the_articles():
    told = told_by_likelihood(CUT, {"Ada Holm": 0.4, "Gazette": 0.1})
    assert told[:5] == [Role.BODY] * 5
    assert told[5] is not Role.BODY


def test_a_name_between_whole_sentences_is_not_the_articles():
    told = told_by_likelihood((FIRST, "Ada Holm", LAST, *CUT[2:]), {"Ada Holm": 0.4})
    assert told[1] is not Role.BODY


STOPS = {
    "a full stop below": ((FIRST, "Ada Holm said", ".", LAST), ".", True),
    "a closing quotation mark below": ((FIRST, "“It fell, and", "nobody came.", "”", LAST), "”", True),
    "a stop and a mark": ((FIRST, "“Nobody came", ".”", LAST), ".”", True),
    "an opening mark above": ((FIRST, "“", "It fell, and nobody came.", LAST), "“", True),
    "below what is not the article's": ((FIRST, LAST, "Share", ".", "Print"), ".", False),
    "a sign between letters": ((FIRST, "::", LAST), "::", False),
}


@pytest.mark.parametrize(("page", "mark", "told"), STOPS.values(), ids=STOPS)
def test_a_mark_on_a_line_of_its_own_is_the_articles_as_its_line_is(page, mark, told):
    roles = told_by_likelihood(page, dict.fromkeys((mark, "Share", "Print"), 0.1))
    assert (roles[page.index(mark)] is Role.BODY) is told


DECKS = {
    "right under the headline": (f"{TITLE}\n\n{DECK}\n\nShare", 0.3, Role.BODY),
    "hardly the article's": (f"{TITLE}\n\n{DECK}\n\nShare", 0.05, Role.RELATED_TITLE),
    "further down": (f"{TITLE}\n\nShare\n\nSave\n\n{DECK}\n\nPrint", 0.3, Role.RELATED_TITLE),
}


@pytest.mark.parametrize(("before", "likely", "role"), DECKS.values(), ids=DECKS)
def test_a_line_right_under_the_headline_is_the_articles_summary(before, likely, role):
    assert roles_of(f"{before}\n\n{FIRST}\n\n{LAST}", likely)[DECK] is role


def test_another_articles_title_under_the_headline_is_no_summary():
    assert roles_of(f"{TITLE}\n\n{TEASER}\n\nShare\n\n{FIRST}\n\n{LAST}")[TEASER] is Role.RELATED_TITLE


SIDES = {
    "who stands left": ("Mayor Ada Holm (left) with Jan Berg of the water authority", Role.CAPTION),
    "who stands far right": ("Ada Holm and (far right) Jan Berg of the water authority", Role.CAPTION),
    "a photographer behind a slash": ("Workers at the dam above Harl on Monday morning / Jan Berg", Role.CAPTION),
    "a credit that ends with a full stop": ("Workers at the dam above Harl. Photo: The Gazette.", Role.CAPTION),
    "an agency behind a sentence": ("Workers look at the dam above the town of Harl. AP Photo", Role.CAPTION),
    "two names in a menu": ("Harl / Jan Berg", Role.FURNITURE),
    "a picture of the archive": ("The dam above Harl (file photo) before the winter storms", Role.CAPTION),
    "a note before a line": ("(Left) Mayor Ada Holm with Jan Berg of the water authority", Role.FURNITURE),
    "a party of the left": ("Ada Holm of the Left (second from the river) leads in Harl", Role.RELATED_TITLE),
}


@pytest.mark.parametrize(("line", "role"), SIDES.values(), ids=SIDES)
def test_a_line_that_tells_who_stands_where_is_a_caption(line, role):
    assert roles_of(f"{TITLE}\n\nShare\n\nSave\n\nPrint\n\n{FIRST}\n\n{LAST}\n\n{line}", likely=0.1)[line] is role


WORKERS = "Workers look at what is left of the dam above the town of Harl on Monday morning."
SHORT = "Workers at the dam above Harl"
UNDER_PICTURES = {
    "a sentence above a photographer in brackets": (WORKERS, "(Ina Voss / Harl Gazette)", 0.6, Role.CAPTION),
    "a sentence above an outlet in brackets": (WORKERS, "(The Harl Gazette)", 0.6, Role.CAPTION),
    "a sentence above an agency in brackets": (WORKERS, "(Getty Images)", 0.6, Role.CAPTION),
    "surely the article's": (WORKERS, "(Ina Voss / Harl Gazette)", 0.9, Role.BODY),
    "a source in brackets": (WORKERS, "(Source: The Harl Gazette)", 0.6, Role.BODY),
    "words of a transcript": (WORKERS, "(SOUNDBITE OF ARCHIVED RECORDING)", 0.6, Role.BODY),
    "a credit without brackets": (WORKERS, "Getty Images", 0.6, Role.BODY),
    "words of nobody's above brackets": (SHORT, "(The Harl Gazette)", 0.01, Role.CAPTION),
    "words of nobody's above an agency": (SHORT, "Getty Images", 0.1, Role.CAPTION),
    "a menu above an agency": (SHORT, "Getty Images", 0.01, Role.FURNITURE),
    "words of nobody's above others": (SHORT, "Tickets and fares", 0.1, Role.FURNITURE),
}


@pytest.mark.parametrize(("line", "below", "likely", "role"), UNDER_PICTURES.values(), ids=UNDER_PICTURES)
def test_what_stands_above_a_credit_is_its_caption(line, below, likely, role):
    page = f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{below}\n\n{LAST}"
    assert roles_of(page, likely, unlike=(TITLE, below))[line] is role


def test_a_sentence_that_goes_on_behind_brackets_is_the_articles():
    page = f"{TITLE}\n\n{FIRST}\n\n{WORKERS}\n\n(The Harl Gazette)\n\nand then it fell.\n\n{LAST}"
    assert roles_of(page, 0.6, unlike=(TITLE, "(The Harl Gazette)"))[WORKERS] is Role.BODY


def test_a_caption_that_is_printed_twice_is_one_both_times():
    lines = split_lines(f"{TITLE}\n\n{WORKERS}\n\nShare\n\n{WORKERS}\n\n{FIRST}\n\n{LAST}")
    body = np.array([line.text in (FIRST, LAST) for line in lines], dtype=np.float32)
    title = np.array([line.text == TITLE for line in lines], dtype=np.float32)
    none, asides = np.zeros(len(lines), dtype=bool), ("", "", "", "caption", "", "")
    roles = label_lines(lines, PageFacts(), None, lambda *_: Guess(body, none, asides, title, none))
    assert [role for line, role in zip(lines, roles, strict=True) if line.text == WORKERS] == [Role.CAPTION] * 2


ONLY = "Only the old mill still stands on the river bank, and its owner lives in the town."
DATED = {
    "a day under them": ("Ferry to Lower Harl runs free", "Feb. 26, 2031", Role.RELATED_TEASER),
    "no day under them": ("Ferry to Lower Harl runs free", "Tickets", Role.BODY),
    "a day above them too": ("Feb. 25, 2031", "Feb. 26, 2031", Role.BODY),
}


@pytest.mark.parametrize(("above", "below", "role"), DATED.values(), ids=DATED)
def test_a_title_a_sentence_and_a_day_are_another_articles_card(above, below, role):
    page = f"{TITLE}\n\n{FIRST}\n\n{above}\n\n{ONLY}\n\n{below}\n\n{LAST}"
    assert roles_of(page, likely=0.9, unlike=(TITLE, above, below))[ONLY] is role


def test_days_that_head_the_parts_of_an_article_make_no_cards():
    days, heads = [f"{day} March 2031" for day in (3, 4, 5)], ("Rain sets in", "The dam gives way", "Boats arrive")
    parts = (FIRST, ONLY, LAST)
    page = "\n\n".join([TITLE, *(line for part in zip(days, heads, parts, strict=True) for line in part)])
    found = roles_of(page, likely=0.9, unlike=(TITLE, *days))
    assert [found[part] for part in parts] == [Role.BODY] * 3


VIDEOS = {
    "under its length": (f"Duration 1:30\n{ONLY}", Role.CAPTION),
    "above its day and length": (f"{ONLY}\n26.10.2031 | 2:43 min", Role.CAPTION),
    "under a time of day": (f"11:30\n{ONLY}", Role.BODY),
}


@pytest.mark.parametrize(("block", "role"), VIDEOS.values(), ids=VIDEOS)
def test_a_sentence_at_a_videos_length_describes_the_video(block, role):
    others = [line for line in block.split("\n") if line != ONLY]
    shown = roles_of(f"{TITLE}\n\n{FIRST}\n\n{block}\n\n{LAST}", likely=0.9, unlike=(TITLE, *others))
    assert shown[ONLY] is role


SLIDES = {
    "counted up": (("1 / 3", "2 / 3", "3 / 3"), Role.CAPTION),
    "counted in words": (("1 of 3", "2 of 3", "3 of 3"), Role.CAPTION),
    "results of matches": (("1 / 3", "2 / 0", "3 / 3"), Role.BODY),
}


@pytest.mark.parametrize(("counts", "role"), SLIDES.values(), ids=SLIDES)
def test_a_sentence_below_each_count_of_a_gallery_is_a_caption(counts, role):
    told = [f"Engineer Ina Voss looks at wall {at} of the dam." for at in range(3)]
    slides = "\n".join(f"{count}\n{words}" for count, words in zip(counts, told, strict=True))
    shown = roles_of(f"{TITLE}\n\n{FIRST}\n\n{LAST}\n\n{slides}", likely=0.9, unlike=(TITLE, *counts))
    assert {shown[words] for words in told} == {role}
    assert shown[FIRST] is Role.BODY


def test_a_sentence_with_a_credit_behind_it_is_a_caption():
    caption = "Firemen at the dam of Harl look down on the flooded town. HANDOUT / AFP"
    assert roles_of(f"{TITLE}\n\n{caption}\n\n{FIRST}\n\n{LAST}", likely=0.1)[caption] is Role.CAPTION


CARDS = {
    "with a job": "Berta Quist\n\nReporter\n\n",
    "without one": "Berta Quist\n\n",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_an_author_card_is_no_part_of_the_article_whatever_its_bio_tells(card):
    bio = "Berta Quist has written for the Gazette since 2009 and lives on the river."
    shown = roles_of(f"{FIRST}\n\n{LAST}\n\nAvatar\n{card}{bio}\n\nRead more", likely=0.6)
    assert (shown["Berta Quist"], shown[bio]) == (Role.AUTHOR_NAME, Role.AUTHOR_BIO)


def test_a_card_above_the_author_card_is_another_articles():
    title, teaser = "Ferry to Lower Harl runs free", "The ferryman said he could not charge people for their loss."
    paragraphs = "\n\n".join(f"Paragraph {number} of the article tells more about the dam." for number in range(5))
    card = f"{title}\n{teaser}\n\nBerta Quist\n\nReporter\n\nBerta Quist has written for the Gazette since 2009."
    shown = roles_of(f"{FIRST}\n\n{paragraphs}\n\n{LAST}\n\n{card}", likely=0.9)
    assert (shown[title], shown[teaser]) == (Role.RELATED_TITLE, Role.RELATED_TEASER)


def test_an_outlet_and_a_photographer_in_a_bracket_are_a_credit():
    caption = "People read the lists at the town hall on Wednesday. (Gazette/Ina Voss)"
    assert roles_of(f"{caption}\n\n{FIRST}\n\n{LAST}", likely=0.6)[caption] is Role.CAPTION
    spoken = "The mayor called it the best plan of both parties (Harl/Ellin)."
    assert roles_of(f"{FIRST}\n\n{spoken}\n\n{LAST}", likely=0.9)[spoken] is Role.BODY


def test_a_credit_that_stands_in_brackets_is_one_however_long_it_is():
    credit = "(Photos by Associated Press; photo illustration by Ina Voss / Harl Gazette)"
    assert roles_of(f"{FIRST}\n\n{credit}\n\n{LAST}", aside={credit: "caption"})[credit] is Role.CREDIT


def test_a_line_of_rights_with_its_year_at_the_end_is_the_sites():
    rights = "Copyright © Harl Gazette 2031"
    assert roles_of(f"{FIRST}\n\n{LAST}\n\n{rights}", aside={rights: "caption"})[rights] is Role.FURNITURE


def test_a_line_under_a_pictures_button_is_its_caption():
    shown = roles_of(f"{FIRST}\n\nOpen this photo in gallery:\n\nWorkers at the dam on Monday.\n\n{LAST}")
    assert shown["Workers at the dam on Monday."] is Role.CAPTION
    assert shown["Open this photo in gallery:"] is Role.FURNITURE


def test_a_word_that_ends_in_a_job_is_no_name():
    text = "Leitende Flussredakteurin"
    assert roles_of(f"{TITLE}\n\n{text}\n\n{FIRST}\n\n{LAST}", aside={text: "author"})[text] is Role.AUTHOR_ROLE


@pytest.mark.parametrize("text", ["https://harl.example/p/17", "26.04.2031, 20:44 Uhr", "Photo:"])
def test_an_address_a_moment_and_a_word_are_no_captions(text):
    assert roles_of(f"{FIRST}\n\n{text}\n\n{LAST}", aside={text: "caption"})[text] is not Role.CAPTION


def shares(**given: float) -> np.ndarray:
    """One row of kinds in the order of KINDS."""
    return np.array([given.get(label, 0.0) for label in KINDS], dtype=np.float32)


def test_a_likely_subhead_between_paragraphs_is_the_articles():
    text, heading = shares(body=1.0), shares(subhead=0.7, other=0.3)
    kinds = np.stack([text, heading, text, heading, shares(other=1.0)])
    body = np.array([0.9, 0.2, 0.9, 0.2, 0.0], dtype=np.float32)
    guess = make_guess(body, kinds, FACTORS["text"])
    assert guess.subhead.tolist() == [False, True, False, True, False]
    assert (guess.body > 0.5).tolist() == [True, True, True, False, False]
    assert (make_guess(body, kinds, FACTORS["html"]).body > 0.5).tolist() == [True, False, True, False, False]


def test_a_paragraph_that_is_hardly_the_articles_is_no_caption():
    kinds = np.stack([shares(body=0.6, caption=0.15, other=0.25), shares(caption=0.45, other=0.55)])
    guess = make_guess(np.array([0.3, 0.1], dtype=np.float32), kinds, FACTORS["text"])
    assert guess.aside == ("", "caption")


def row(**given: float) -> list[float]:
    """One row of a first look, in the order of SEEN."""
    return [given.get(kind, 0.0) for kind in SEEN]


def test_only_lines_in_doubt_are_looked_at_again():
    seen = np.array([row(other=1.0), row(other=0.9, body=0.01), row(other=0.98, body=0.3)], dtype=np.float32)
    assert in_doubt(seen).tolist() == [False, True, True]


def test_captions_echo_the_article_and_copies_know_each_other():
    lines = split_lines(f"{TITLE}\n{FIRST}\nThe broken dam above Harl\nTen cheap recipes for busy people\n{TITLE}")
    seen = np.array(
        [row(title=0.8), row(body=0.9), row(other=1.0), row(other=1.0), row(title=0.2)], dtype=np.float32
    )
    found = echo_features(seen, lines, np.array([True, False, True, True, True]))
    assert found.shape == (4, len(ECHOES))
    title, caption, teaser, copy = (dict(zip(ECHOES, values, strict=True)) for values in found.tolist())
    assert caption["echo"] > teaser["echo"] == 0
    assert caption["title_words"] > teaser["title_words"]
    assert (copy["copy_title"], title["copy_title"], caption["copy_title"]) == pytest.approx((0.8, 0.2, -1.0))
    assert (title["echo_before"], title["from_best"], caption["from_best"]) == (-1, 0, 2)


def test_words_without_a_full_stop_above_the_first_sentence_are_the_headline():
    text = (
        "Harbour chief denies fuel was stored beside grain\n\n"
        "HOLMVIK, March 4, 2031 — At least 14 people were killed when a silo exploded on Monday, Mayor Ada Holm said.\n\n"
        "“We do not know yet what burned,” she told reporters.\n"
    )
    assert [block.role for block in read_page(Page(text=text)).blocks][:2] == [Role.HEADLINE, Role.BODY]


LEAD_ON_TOP = (
    "Holmvik (KNA) - At least 14 people were killed when a silo exploded on Monday, Mayor Ada Holm said.\n"
)
OPENED = [
    ("decks apart", "Harbour chief denies fuel was stored there\n\nThe grain board had asked twice who would pay for it\n\n6 years ago\n\n", "headline"),
    ("points that run on", "Story highlights The harbour chief says that no fuel was ever stored beside the grain\n\nShe had asked twice who would pay for it, she told the board on Friday\n\n", None),
    ("lines of one paragraph", "Harbour chief denies fuel was\nstored beside the grain of\n\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("above", "role"), [row[1:] for row in OPENED], ids=[row[0] for row in OPENED])
def test_the_first_words_of_a_text_are_its_headline_though_decks_stand_below(above: str, role: str | None):
    article = read_page(
        Page(text=above + LEAD_ON_TOP + "\n“We do not know yet what burned,” she told reporters.\n")
    )
    assert (article.title is not None) == (role is not None)
    assert (article.blocks[0].role.value == "headline") == (role is not None)


def test_a_paragraph_behind_a_note_in_brackets_is_the_articles():
    noted = f"[Updated at 4:45 p.m. on Monday] {LEAD_ON_TOP}"
    article = read_page(
        Page(text=f"Silo explodes in Holmvik harbour\n\n{noted}\n“It was loud,” Mayor Ada Holm told reporters.\n")
    )
    assert article.blocks[1].role is Role.BODY


OPENINGS = {
    "a quotation's full stop": (
        'The harbour board said Ada Holm had left as its chief, a step that the board termed "amicable."',
        "Ms. Holm, 52 years old, had led the harbour since 2019 and was to stay until the spring.",
        Role.BODY,
    ),
    "a long sentence with an exclamation": (
        "Ada Holm let go of her temper on Monday over the long row with the harbour board, calling its new chief "
        "Jan Berg a “coward & a thief!”",
        "“Jan Berg wanted my post and did not get it,” Ms. Holm wrote.",
        Role.BODY,
    ),
    "several sentences and a question": (
        "Rebuilding the silo would cost Holmvik a billion crowns. The town could never earn so much with grain. "
        "So why do its councillors want it?",
        "If the province pays a half, Ms. Holm said, the rest is a matter of patience.",
        Role.BODY,
    ),
    "a short question": (
        "Will Holmvik ever get its silo back?",
        "The town cannot pay for a silo alone, Mayor Ada Holm said on Monday.",
        Role.HEADLINE,
    ),
}


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@pytest.mark.parametrize(("first", "below", "role"), OPENINGS.values(), ids=OPENINGS)
def test_a_first_paragraph_is_no_headline_whatever_mark_it_ends_with(first, below, role, apart):
    text = apart.join((first, below, "“There is no other reason,” she told reporters.\n"))
    assert [block.role for block in read_page(Page(text=text)).blocks][:2] == [role, Role.BODY]


MARK = "Article content"
FAR = "The county said on Monday that it would look at every other dam before the winter comes."


@pytest.mark.parametrize(
    ("texts", "role"),
    [
        ((MARK, FIRST, MARK, LAST, MARK, FAR, MARK), Role.BODY),
        ((MARK, FIRST, MARK, LAST, MARK, FAR), Role.UNRELATED_ITEM),
        ((MARK, FIRST, MARK, LAST, MARK, MARK, MARK, FAR, MARK, MARK, "Home", MARK), Role.UNRELATED_ITEM),
    ],
    ids=["between two marks", "below the last mark", "marks that stand mostly elsewhere"],
)
def test_a_sentence_between_the_marks_of_paragraphs_is_the_articles(texts: tuple[str, ...], role: Role):
    assert roles_of("\n".join((TITLE, *texts)), likely=0.1)[FAR] is role


@pytest.mark.parametrize(
    "line",
    [
        "The supreme court hears the appeal of the dam's operator on Monday, March 3, 2031.",
        "The ban takes effect Jan. 1, 2032, and covers all boats longer than ten metres.",
        "Voters across the Harl valley go to the polls Tuesday, March 4, 2031, to choose a mayor.",
    ],
)
def test_what_is_to_come_on_a_day_is_the_articles(line: str):
    assert roles_of(f"{FIRST}\n\n{line}\n\n{LAST}\n", likely=1.0)[line] is Role.BODY


NEAR = "A farmer sits atop a tractor outside the water authority in Harl (KNA)"


def test_captions_far_below_the_article_are_cards_of_others_but_for_a_gallerys():
    words = "\n".join(f"Word number {number} of this page" for number in range(15))
    cards = [f"A diver in the flooded mill number {number} (KNA)" for number in range(3)]
    text = "\n\n".join((TITLE, NEAR, FIRST, LAST, words, *cards, NEAR))
    found = roles_of(text, likely=0.0, aside=dict.fromkeys((*cards, NEAR), "caption"))
    assert [found[card] for card in cards] == [Role.RELATED_TITLE] * 3
    assert found[NEAR] is Role.CAPTION


@pytest.mark.parametrize(("times", "role"), [(3, Role.SUBHEAD), (2, Role.FURNITURE)])
def test_a_question_that_is_put_to_several_people_is_the_articles(times: int, role: Role):
    asked = "What would you do about the dam?"
    text = "\n".join(f"{asked}\n{FIRST[:-1]} {number} times." for number in range(times))
    assert roles_of(f"{FIRST}\n{text}\n{LAST}", likely=0.9, unlike=(asked,))[asked] is role


ROUNDS = "\n".join(
    f"{name}\nHas led the {name.split()[1]} mill since {year}\nWhat would you do about the dam?\n{FIRST[:-1]} {year} times.\nPrint"
    for name, year in (("Ada Holm", 2011), ("Jan Berg", 2012), ("Ina Voss", 2013), ("Per Lund", 2014))
)
LETTERS = "\n".join(
    f"{FIRST[:-1]}, as I told the board {number} times.\n{name}\n::"
    for number, name in enumerate(("Ada Holm, Harl", "Jan Berg, Ellin", "Ina Voss, Sarn", "Per Lund, Harl"), 2)
)


@pytest.mark.parametrize(
    ("text", "line", "role"),
    [
        (f"{FIRST}\n{ROUNDS}\n{LAST}", "Has led the Voss mill since 2013", Role.BODY),
        (f"{FIRST}\n{ROUNDS}\n{LAST}", "Print", Role.FURNITURE),
        (
            f"{LETTERS}\n{LETTERS.replace('board', 'mayor').replace(', ', ' of ')}\n{LAST}",
            "Jan Berg, Ellin",
            Role.BODY,
        ),
        (f"{FIRST}\nAda Holm, Harl\n{LAST}", "Ada Holm, Harl", Role.FURNITURE),
    ],
    ids=["who is asked", "a button of each round", "who wrote a letter", "no rounds"],
)
def test_what_stands_in_each_round_is_the_articles(text: str, line: str, role: Role):
    lines = [part for part in text.split("\n") if part.endswith(".") and part not in (FIRST, LAST)]
    unlike = tuple(part for part in text.split("\n") if part not in lines)
    assert roles_of(text, likely=0.9, unlike=tuple(p for p in unlike if p not in (FIRST, LAST)))[line] is role


HEADED = "Dead and missing in each district as of Monday"
COLUMNS = "District Dead Missing"
ROWS = ("Harl 12 3", "Ellin 4 0", "Upper Sarn 1,204 7", "Sarn 9 –")
DAYS = tuple(
    f"March {day} – {town} town hall" for day, town in ((3, "Harl"), (5, "Ellin"), (9, "Sarn"), (12, "Oskara"))
)


@pytest.mark.parametrize(
    ("texts", "line", "role"),
    [
        ((FIRST, HEADED, COLUMNS, *ROWS, LAST), ROWS[1], Role.BODY),
        ((FIRST, HEADED, COLUMNS, *ROWS, LAST), HEADED, Role.BODY),
        ((FIRST, LAST, HEADED, *DAYS), DAYS[2], Role.BODY),
        ((FIRST, HEADED, *ROWS[:3], LAST), ROWS[1], Role.FURNITURE),
        ((*ROWS, FIRST, LAST), ROWS[1], Role.FURNITURE),
        ((FIRST, LAST, *(f"Button {number}" for number in range(9)), *ROWS), ROWS[1], Role.FURNITURE),
    ],
    ids=["rows", "their title", "days", "too few", "above the article", "far below it"],
)
def test_rows_of_one_form_right_below_the_articles_words_are_its_own(texts: tuple[str, ...], line: str, role: Role):
    assert roles_of("\n".join(texts), likely=0.0)[line] is role


CELLS = "District Dead Missing Harl 12 3 Ellin 4 0 Sarn 9 1 Oskara 0 2".split()
SHARES = "Facebook 12 Email 3 Print 0 Telegram 4".split()
STILL = "The county said that the numbers could still rise."


@pytest.mark.parametrize(
    ("texts", "line", "role"),
    [
        ((FIRST, LAST, *CELLS), "Oskara", Role.BODY),
        ((FIRST, LAST, *CELLS, "Source: county of Harl", STILL), "Source: county of Harl", Role.BODY),
        ((FIRST, LAST, *CELLS, "Source: county of Harl", STILL), STILL, Role.BODY),
        ((FIRST, LAST, *SHARES), "Print", Role.FURNITURE),
    ],
    ids=["a cell a line", "its source", "a sentence below it", "how often a page was shared"],
)
def test_a_table_of_a_cell_a_line_is_the_articles(texts: tuple[str, ...], line: str, role: Role):
    unlike = tuple(text for text in texts if text != STILL)
    assert roles_of("\n".join(texts), likely=0.4, unlike=tuple(set(unlike) - {FIRST, LAST}))[line] is role


@pytest.mark.parametrize(
    ("line", "likely", "role"),
    [
        ("Parliament debates the dam on Monday.", 0.4, Role.BODY),
        ("Parliament debates the dam on Monday.", 0.2, Role.FURNITURE),
        ("Parliament debates the dam on Monday", 0.4, Role.RELATED_TITLE),
        ("Get the latest news from Harl in your inbox.", 0.4, Role.FURNITURE),
    ],
)
def test_a_sentence_right_below_the_article_needs_to_convince_less(line: str, likely: float, role: Role):
    assert roles_of(f"{TITLE}\n\n{FIRST}\n\n{LAST}\n\n{line}\n\nHome\n", likely, unlike=("Home",))[line] is role


def test_titles_in_a_row_that_break_off_are_other_articles():
    cut = (
        "Mayor of Ellin resigns after the la..",
        "Twelve houses on the river to be mov...",
        "Singer of the band that op…",
    )
    found = roles_of("\n\n".join((TITLE, FIRST, *cut, LAST)), likely=0.9)
    assert [found[title] for title in cut] == [Role.RELATED_TITLE] * 3


def test_a_heading_alone_between_the_marks_of_paragraphs_heads_a_part():
    heading = "County says that it had known for two weeks"
    texts = (TITLE, MARK, FIRST, MARK, heading, MARK, LAST, MARK, FAR, MARK)
    assert roles_of("\n".join(texts), likely=0.1)[heading] is Role.SUBHEAD


@pytest.mark.parametrize(
    ("line", "likely", "role"),
    [
        ("The dam above Harl had been leaking for a week, the water authority said.", 0.03, Role.BODY),
        ("The dam above Harl had been leaking for a week, the water authority said.", 0.01, Role.FURNITURE),
        ("A singer whose band opened the last summer festival has died at home.", 0.09, Role.FURNITURE),
    ],
    ids=["about the same", "a line of which next to nothing is thought", "about something else"],
)
def test_a_sentence_right_under_the_headline_need_hardly_convince(line: str, likely: float, role: Role):
    assert roles_of(f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{LAST}\n", likely)[line] is role


def test_a_name_right_under_the_deck_is_the_authors():
    text = f"{TITLE}\n\n{DECK}\n\nInge Falk\n\n{FIRST}\n\n{LAST}\n"
    assert roles_of(text, likely=0.3, unlike=("Inge Falk",))["Inge Falk"] is Role.AUTHOR_NAME


def test_many_quotations_are_looked_for_in_linear_time():
    def marking(count: int):
        quotes = "\n".join(f"“{FIRST[:-1]} {at} times.”\n{LAST[:-1]} {at} times." for at in range(count))
        lines = split_lines(quotes)
        return partial(mark_repeats, lines, [Role.BODY] * len(lines))

    assert_linear(marking, 500, 5_000)


SHORT = "Velm Water declined to comment on the letter."


def test_an_article_that_is_printed_twice_is_told_once():
    told = (FIRST, LAST, SHORT)
    lines = split_lines("\n".join((TITLE, *told, TITLE, *told)))
    roles = [Role.HEADLINE, *[Role.BODY] * 3, Role.HEADLINE_REPEAT, *[Role.BODY] * 3]
    mark_repeats(lines, roles)
    assert roles == [Role.HEADLINE, *[Role.BODY] * 3, Role.HEADLINE_REPEAT, *[Role.FURNITURE] * 3]


@pytest.mark.parametrize(
    "other",
    ["The broken dam above Harl, seen from the air on Wednesday. (Ada Holm/KNA)", "Skip to content Home News"],
)
def test_what_tells_that_it_is_something_else_is_no_headline(other: str):
    lines = split_lines("\n".join((other, FIRST, LAST)))
    body = np.array([0.1, 1.0, 1.0], dtype=np.float32)
    none = np.zeros(3, dtype=bool)
    guess = Guess(body, none, ("", "", ""), np.array([0.9, 0.0, 0.0], dtype=np.float32), none)
    assert label_lines(lines, PageFacts(), None, lambda *_: guess)[0] is not Role.HEADLINE


def test_titles_that_a_list_of_the_most_read_numbers_are_others():
    listed = "\n".join(("Trending", "1 Singer of the festival dies at 70", "2 Twelve houses are to be moved"))
    found = roles_of(f"{TITLE}\n{FIRST}\n{LAST}\n{listed}\n", likely=0.9)
    assert found["2 Twelve houses are to be moved"] is Role.RELATED_TITLE
