"""Contexts become HTML: the templates, their settings, and one function that renders.

Everything is escaped; a name that a context lacks is an error, not an empty place.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.publish.views import Context

_SURROGATE = re.compile("[\ud800-\udfff]")


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
    """The page of a context. Halves of surrogate pairs, which UTF-8 cannot hold, are shown as U+FFFD."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return _SURROGATE.sub("\ufffd", environment().get_template(context.template).render(values))
