"""Names of a package that are loaded from their modules when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any


def load_name(package: str, where: Mapping[str, str], name: str) -> Any:
    """A name of a package, from the module under it that holds it.

    Args:
        package: the package's full name.
        where: the module of each name, as the package calls it.
        name: the name that was asked for.

    Raises:
        AttributeError: the package has no such name.
    """
    if name not in where:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    return getattr(import_module(f"{package}.{where[name]}"), name)
