"""Contexts become HTML: the templates, their settings, and one function that renders.

Everything is escaped; a name that a context lacks is an error, not an empty place.
"""

import re
from dataclasses import fields
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.publish.views import Context
from onrecord.publish.wording import safe

_NO_HTML = re.compile(f"[{safe.CONTROLS}\ud800-\udfff]")
"""What no HTML may hold, and no UTF-8: who copies a quotation into a terminal would give it an escape to obey."""


@cache
def environment() -> Environment:
    """The templates' environment, made once; `thousands` writes a count as the words around it do: 1,245."""
    made = Environment(
        loader=PackageLoader("onrecord.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["thousands"] = "{:,}".format
    return made


def render(context: Context) -> str:
    """The page of a context. Characters of control and halves of surrogate pairs are shown as U+FFFD."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return _NO_HTML.sub("\ufffd", environment().get_template(context.template).render(values))
