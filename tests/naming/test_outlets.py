"""One outlet under its names and domains."""

from itertools import permutations

import pytest

from onrecord.naming.outlets import OutletFamilies, OutletSeen
from onrecord.naming.sections import outlet_of_section
from onrecord.naming.sites import named_site, original_address, site_of
from tests.timing import assert_linear

HOME = OutletSeen("The Daily Example", "https://www.dailyexample.test/a", "The Daily Example", articles=3)

FAMILIES = [
    pytest.param([HOME, OutletSeen("Daily Example")], ["The Daily Example"], id="with and without the article"),
    pytest.param([HOME, OutletSeen("DAILY EXAMPLE", "https://x.test/1")], ["The Daily Example"], id="capitals"),
    pytest.param([HOME, OutletSeen("dailyexample.test")], ["The Daily Example"], id="the domain as a name"),
    pytest.param([HOME, OutletSeen("sport.dailyexample.test")], ["The Daily Example"], id="a subdomain as a name"),
    pytest.param(
        [HOME, OutletSeen("Example Sport", "https://sport.dailyexample.test/1", "The Daily Example")],
        ["The Daily Example"],
        id="a part of the paper, by its publisher",
    ),
    pytest.param(
        [HOME, OutletSeen("Example Weekly", "https://weekly.test/1", "The Daily Example")],
        ["The Daily Example"],
        id="a sister domain, by its publisher",
    ),
    pytest.param(
        [OutletSeen("Post", known_as="Q1"), OutletSeen("Evening Post", known_as="Q1")], ["Evening Post"], id="file"
    ),
    pytest.param(
        [HOME, OutletSeen("Agency Nord", "https://dailyexample.test/9", "The Daily Example")],
        ["Agency Nord", "The Daily Example"],
        id="an agency's text on its page",
    ),
    pytest.param(
        [
            OutletSeen("Fell Post", "https://fellpost.test", "Big Group"),
            OutletSeen("Tarn Post", "https://t.test", "Big Group"),
        ],
        ["Fell Post", "Tarn Post"],
        id="a group that owns two papers",
    ),
    pytest.param(
        [
            HOME,
            OutletSeen("Daily Example", "https://other.test", known_as="Q2"),
            OutletSeen("dailyexample.test", known_as="Q1"),
        ],
        ["The Daily Example", "dailyexample.test"],
        id="two entries of the names file are two outlets",
    ),
    pytest.param(
        [OutletSeen("Ana", "https://ana.substack.com/p/1"), OutletSeen("Bo", "https://bo.substack.com/p/1")],
        ["Ana", "Bo"],
        id="two people on one platform",
    ),
    pytest.param([HOME, OutletSeen("Daily Examiner")], ["Daily Examiner", "The Daily Example"], id="likeness only"),
]


@pytest.mark.parametrize(("seen", "names"), FAMILIES)
def test_names_and_domains_of_one_outlet_are_one_family_in_any_order(seen, names):
    for order in permutations(seen):
        assert [family.name for family in OutletFamilies(order).all()] == names


def test_a_family_is_found_by_a_name_or_by_an_address():
    families = OutletFamilies([HOME])
    assert families.of("the daily example") == "The Daily Example"
    assert families.of(None, "https://m.dailyexample.test/b") == "The Daily Example"
    assert families.of("Fell Post", "https://fellpost.test") == "Fell Post"
    assert families.of(None, "https://fellpost.test/1") == "fellpost.test"
    assert families.of(None) is None


def test_what_is_only_alike_is_suggested():
    seen = [OutletSeen("Fell Post"), OutletSeen("fellpost.test", "https://fellpost.test/1")]
    families = OutletFamilies(seen)
    assert len(families.all()) == 2
    (pair,) = families.suggestions()
    assert (pair.one, pair.other, pair.because, pair.sure) == (
        "Fell Post",
        "fellpost.test",
        "the domain of one is the other's name",
        False,
    )


SECTIONS = [
    ("The Daily Example - World", "", "The Daily Example"),
    ("Daily Example (Web News)", "", "Daily Example"),
    ("Daily Example | Top Stories | RSS", "", "Daily Example"),
    ("Example" + " - News" * 1200, "", "Example"),
    ("Example" + " (World)" * 1200, "example", "Example"),
    ("Example - Fell" + " - News" * 1200, "", "Example - Fell"),
    ("Daily Example - World (Web)", "", "Daily Example"),
    ("Daily Example (Fell) News", "", "Daily Example (Fell) News"),
    (" - World", "", " - World"),
    ("Daily Example (Norland)", "", "Daily Example (Norland)"),
    ("Fell - Tarn Post", "", "Fell - Tarn Post"),
    ("News", "", "News"),
    ("Fell World", "", "Fell World"),
    ("Fell World", "fell", "Fell"),
    ("Fell Online News", "fellnews", "Fell News"),
    ("Fell World", "fellnews", "Fell"),
    ("Fell World", "fellworld", "Fell World"),
    ("Daily Example World", "de", "Daily Example"),
    ("Fell Democrat", "fell", "Fell Democrat"),
    ("Online", "online", "Online"),
    ("", "fell", ""),
]


@pytest.mark.parametrize(("name", "label", "outlet"), SECTIONS)
def test_a_section_in_a_feeds_name_is_no_outlet(name, label, outlet):
    assert outlet_of_section(name, label) == outlet


def test_the_sections_of_an_outlet_are_one_family_under_its_own_name():
    seen = [
        OutletSeen("Fell Post - World", "https://fellpost.test/1", articles=5),
        OutletSeen("Fell Post Sport", "https://www.fellpost.test/2", articles=3),
        OutletSeen("Tarn News", "https://tarn.test/1"),
        OutletSeen("www.scar.test", "https://www.scar.test/1"),
    ]
    families = OutletFamilies(seen)
    assert [family.name for family in families.all()] == ["Fell Post", "Tarn News", "scar.test"]
    assert families.of("The Fell Post") == "Fell Post"


def test_a_long_name_of_sections_takes_linear_time():
    assert_linear(lambda count: lambda: outlet_of_section("Fell" + " - world (" * count), 500, 4000)
    assert_linear(lambda count: lambda: outlet_of_section("Fell" + " - world" * count, "fell"), 500, 4000)
    assert_linear(lambda count: lambda: outlet_of_section("Fell" + " world" * count, "fell"), 500, 4000)
    assert_linear(lambda count: lambda: outlet_of_section("Fell (" + " " * count + ")x"), 500, 4000)


SITES = [
    ("https://www.post.test/a", "post.test"),
    ("https://sport.post.co.uk/a", "post.co.uk"),
    ("ana.substack.com", "ana.substack.com"),
]


@pytest.mark.parametrize(("address", "site"), SITES)
def test_a_site_is_what_an_outlet_has_for_itself(address, site):
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("name", "site"), [("post.test", "post.test"), ("The Post", None), ("St. Paul Post", None)]
)
def test_a_name_that_is_a_domain_is_told(name, site):
    assert named_site(name) == site


def test_many_outlets_take_linear_time():
    def suggesting(count):
        seen = [OutletSeen(f"Daily Fell{at}", f"https://fell{at}post.test/1") for at in range(count)]
        return lambda: list(OutletFamilies(seen).suggestions())

    assert_linear(suggesting, 500, 4000)


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("https://web.archive.org/web/20310307101112/https://gazette.example/a", "https://gazette.example/a"),
        ("http://web.archive.org/web/2031id_/http://gazette.example/", "http://gazette.example/"),
        ("https://web.archive.org/about", "https://web.archive.org/about"),
        ("https://gazette.example/a", "https://gazette.example/a"),
    ],
)
def test_the_address_of_a_page_that_an_archive_keeps(address: str, original: str):
    assert original_address(address) == original
