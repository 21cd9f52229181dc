"""Where figures count: the place that a figure's own sentence ties it to."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.normalise.figures import find_figures
from onrecord.normalise.places.figures import place_figures
from onrecord.records import Attribution
from tests.factories import make_article
from tests.timing import assert_linear

PLACES = [
    pytest.param("17 people died, five of them in Aleppo.", [None, "Aleppo SY"], id="a part in a place"),
    pytest.param("In Aleppo five died and in Idlib three.", ["Aleppo SY", "Idlib SY"], id="places first"),
    pytest.param("A bomb in Homs killed 12 and hurt 40.", ["Homs SY", "Homs SY"], id="the place of the bomb"),
    pytest.param("Police in Homs said 12 had died.", [None], id="where somebody speaks"),
    pytest.param("12 died in the northern town of Tarn.", ["Tarn -"], id="a town that no table knows"),
    pytest.param("12 died in southern Lebanon on Sunday.", ["southern Lebanon LB"], id="a direction"),
    pytest.param("12 died in Tripoli, Lebanon.", ["Tripoli, Lebanon LB"], id="the country behind"),
    pytest.param("12 died at Camp Orrin in Syria.", ["Camp Orrin SY"], id="the country of an unknown place"),
    pytest.param("12 died in Homs and Hama.", ["Homs and Hama SY"], id="two places"),
    pytest.param(
        "12 died in Kenya, Uganda and South Sudan.", ["Kenya, Uganda and South Sudan -"], id="three countries"
    ),
    pytest.param("12 died in Chad, Mali and the Gambia.", ["Chad, Mali and the Gambia -"], id="the, in a list"),
    pytest.param("12 died in Kenya, Uganda, Sudan said.", ["Kenya, Uganda -"], id="who speaks ends a list"),
    pytest.param("Rebels sent 500 men to Homs.", ["Homs SY"], id="sent there"),
    pytest.param("The road to Homs cost 500 lives.", [None], id="to, without going there"),
    pytest.param("900,000 people fled Sudan.", ["Sudan SD"], id="what they fled"),
    pytest.param("Spain recorded 41 deaths.", ["Spain ES"], id="a place that records"),
    pytest.param("Four were hurt in May.", [None], id="a month"),
    pytest.param("Four spoke in Parliament.", [None], id="a body"),
    pytest.param("The U.S. Embassy in Homs has 40 guards.", ["Homs SY"], id="not a part of a name"),
    pytest.param("The flight from Homs to Lima carried 170 people.", [None], id="a way"),
    pytest.param("They drove 40 miles in Syria.", [None], id="a distance counts nowhere"),
    pytest.param("Homs was shelled. Nine people died.", [None], id="another sentence tells nothing"),
    pytest.param("In Homs two of 40 boats sank.", ["Homs SY", "Homs SY"], id="not an age"),
    pytest.param("Three died in Homs and one in Hama.", ["Homs SY", "Hama SY"], id="one, in a list"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_figures_have_the_place_that_their_sentence_says(text, expected):
    article = make_article(text)
    placed = place_figures(article, find_figures(text))
    found = [f.place and f"{f.place.span.text} {f.place.country or '-'}" for f in placed]
    assert found == expected


def test_a_place_in_a_speakers_name_is_not_where_his_figures_count():
    text = "Medics in Homs counted 12 dead."
    article = make_article(text)
    saying = Attribution(
        id="a",
        source=(article.span(0, 14),),
        cue=(article.span(15, 22),),
        content=(article.span(23, 30),),
    )
    (figure,) = place_figures(article, find_figures(text), (saying,))
    assert figure.place is None


PIECES = ["in ", "Homs ", "Tarn ", "12 ", "of ", "the town of ", "and ", ", ", "died ", ". ", "to ", "Syria ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=200)
def test_any_text_gives_places_that_check_out(text):
    article = make_article(text or ".")
    for figure in place_figures(article, find_figures(article.text)):
        if figure.place is not None:
            figure.place.span.check(article)


@pytest.mark.parametrize("piece", ["in Homs 12 ", "12 in ", "in the town of ", "12, among them ", "Homs and "])
def test_hostile_text_takes_linear_time(piece):
    def placing(size):
        article = make_article(piece * size)
        return partial(place_figures, article, find_figures(article.text))

    assert_linear(placing, 2_000, 8_000)
