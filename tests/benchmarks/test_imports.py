"""Every measurement can be started: what it imports of the product is there."""

import importlib
import pkgutil

import pytest

import benchmarks


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__)))
def test_a_measurement_can_be_started(name: str):
    assert importlib.import_module(f"benchmarks.{name}").__doc__
