"""The language of short and long texts."""

import pytest

from onrecord.read.facts.languages import stated_language
from onrecord.read.language import guess_language

ROWS = [
    ("The ferry sank off Holmvik and twelve people were rescued.", "en"),
    ("Shares of Velt Shipping fell 4 percent.", None),
    ("Ferry sinks", None),
    ("Der Minister sagte am Montag in Holmvik, es gebe vierzig Verletzte und drei Tote nach dem Unfall.", "de"),
    ("La ministre a déclaré lundi que quarante personnes étaient blessées après l'accident du ferry.", "fr"),
]


@pytest.mark.parametrize(("text", "language"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_language_is_guessed(text, language):
    found = guess_language(text)
    assert found == language if language else found in (None, "en")


STATED = [
    ("en-GB", "en"),
    ("EN_us", "en"),
    ("eng", "en"),
    ("de", "de"),
    ("English", None),
    ("und", None),
    ("utf-8", None),
    (None, None),
]


@pytest.mark.parametrize(("said", "code"), STATED, ids=[str(row[0]) for row in STATED])
def test_language_that_is_stated_is_a_code_or_left_to_the_text(said, code):
    assert stated_language(said) == code
