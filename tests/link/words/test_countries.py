"""Countries of places and peoples."""

from onrecord.link.words.countries import countries_of, is_place, land_of, people_of


def test_places_are_of_their_countries():
    assert countries_of(frozenset(["lyon", "ministry"])) == {"FR"}
    assert countries_of(frozenset(["italy", "lyon"])) == {"FR", "IT"}
    assert countries_of(frozenset(["eastvale"])) == frozenset()
    assert (
        countries_of(frozenset(["new", "mexico"]))
        == countries_of(frozenset(["new", "orleans"]))
        == countries_of(frozenset(["louisiana"]))
        == {"US"}
    )
    assert countries_of(frozenset(["northern", "ireland", "lyon"])) == {"GB", "FR"}
    assert countries_of(frozenset(["south", "sudan"])) == {"SS"}
    assert is_place("lyon")
    assert not is_place("monday")


def test_a_country_and_its_people_give_one_word():
    assert people_of("Italy") == people_of("Italian") == people_of("Italians") == "Italian"
    assert people_of("The") is None
    assert land_of("italian") == land_of("italians") == land_of("italy") == "italy"
    assert land_of("lyon") == "lyon"
