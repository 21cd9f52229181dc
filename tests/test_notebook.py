"""What a notebook and a console show of a reading and of a ledger."""

from onrecord import open_ledger
from onrecord.records import Stance
from tests.factories import Saying, make_article, make_reading, make_story


def test_reading_is_one_line():
    line = repr(make_story(id="story"))
    assert line == ("<Reading of Houses flooded in Eastvale · The Eastvale Post: 3 claims, 4 sources, 2 figures>")
    assert repr(make_article("A\nb.", id="a", title=None)) == "<Article a: untitled, 4 characters>"


def test_ledger_is_named_by_its_file(tmp_path):
    with open_ledger(tmp_path / "news.onrecord", create=True) as ledger:
        assert repr(ledger) == f"<Ledger {tmp_path / 'news.onrecord'}>"


def test_reading_is_a_table_of_its_claims():
    html = make_story()._repr_html_()
    assert html.count("<tr>") == 4
    assert "<td>The river office</td><td>denies</td><td>The river office denied the report.</td>" in html


def test_hostile_words_are_only_shown():
    text = "<script>alert(1)</script> said <b>no</b>."
    saying = Saying("<b>no</b>", source="<script>alert(1)</script>", cue="said", stance=Stance.DENIES)
    html = make_reading(make_article(text, title="<img src=x>"), [saying])._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>no" not in html


def test_long_reading_is_cut():
    text = " ".join(f"Ada said {number} fell." for number in range(60))
    sayings = [Saying(f"{number} fell", source="Ada", cue="said") for number in range(60)]
    assert "… and 10 more" in make_reading(make_article(text), sayings)._repr_html_()


def test_empty_reading_has_no_table():
    assert "<table" not in make_reading(make_article("Rain."))._repr_html_()
