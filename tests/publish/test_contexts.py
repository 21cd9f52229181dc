"""Templates and their contexts hold the same names: none that is missing, none that is never shown."""

import dataclasses
import inspect
import typing

import pytest
from jinja2 import meta, nodes

from onrecord import told
from onrecord.publish.parts.html import environment
from onrecord.publish.views import Context, article, feed, frame, message, question, review, search, source, story
from onrecord.publish.wording import amounts

RECORDS = {
    name: record
    for module in (article, feed, frame, message, question, review, search, source, story, amounts, told)
    for name, record in inspect.getmembers(module, dataclasses.is_dataclass)
    if record.__module__ == module.__name__
}
PAGES = typing.get_args(Context)
FRAGMENTS = {"base.html", "parts.html", "signs.svg"}
OF_JINJA = {"loop", "last", "length", "parts", "caller", "self", "first", "index"}


def tree(name):
    source = environment().loader.get_source(environment(), name)[0]
    return environment().parse(source)


def family(name):
    """A template and all that it extends, includes or imports."""
    found = [name]
    for other in meta.find_referenced_templates(tree(name)):
        found += family(other)
    return found


def names_in(template):
    """What a template must be given: its undeclared names, less the macros that it makes or imports itself."""
    own = {macro.name for macro in tree(template).find_all(nodes.Macro)}
    own |= {node.target for node in tree(template).find_all(nodes.Import)}
    return {name for part in family(template) for name in meta.find_undeclared_variables(tree(part))} - own


def attributes_in(template):
    return {node.attr for node in tree(template).find_all(nodes.Getattr)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_template_uses_the_names_of_its_context_and_no_others(page):
    assert names_in(page.template) == {field.name for field in dataclasses.fields(page)}


def test_every_template_is_a_page_or_a_fragment():
    assert set(environment().list_templates()) == {page.template for page in PAGES} | FRAGMENTS


def test_every_field_of_every_record_is_shown():
    shown = {attr for name in environment().list_templates() for attr in attributes_in(name)}
    fields = {
        f"{name}.{field.name}"
        for name, record in RECORDS.items()
        if record not in PAGES
        for field in dataclasses.fields(record)
    }
    assert not {field for field in fields if field.partition(".")[2] not in shown} - {"Frame.base"}


def test_templates_ask_records_only_for_fields_they_have():
    fields = {field.name for record in RECORDS.values() for field in dataclasses.fields(record)}
    asked = {attr for name in environment().list_templates() for attr in attributes_in(name)}
    macros = {macro.name for macro in tree("parts.html").find_all(nodes.Macro)}
    assert asked <= fields | macros | OF_JINJA


def test_every_context_is_documented():
    assert all(
        inspect.getdoc(record) and not record.__doc__.startswith(f"{name}(") for name, record in RECORDS.items()
    )


def test_missing_name_is_an_error_and_not_an_empty_place():
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="heading"):
        environment().get_template("message.html").render(
            frame=frame.Frame(title="t", base="http://localhost", version="0"), lines=()
        )


def test_templates_trust_no_text():
    for name in environment().list_templates():
        source = environment().loader.get_source(environment(), name)[0]
        assert "autoescape false" not in source
        assert "|safe" not in source.replace(" ", ""), name


def test_counts_in_templates_have_their_thousands_apart():
    assert environment().from_string("{{ count|thousands }}").render(count=1245) == "1,245"
