"""What a package says of its modules is true: every module that its map names is there."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"
PACKAGES = [
    SOURCE / name for name in ("collect", "read", "attribute", "normalise", "link", "naming", "ledger", "publish")
]
PARTS = {
    "read": "parsing facts classifier roles shapes",
    "normalise": "phrases who when stance",
    "link": "inside across answering figures denials origins stories words",
    "ledger": "book review stories writing questions finding origins names linking decisions store",
    "publish": "web mcp terminal export review lists story article parts wording",
}
GUIDE = Path(__file__).parent.parent / "docs" / "concepts" / "inside.md"
SORTED = [SOURCE / whole / part for whole, parts in PARTS.items() for part in parts.split()]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_modules_of_a_map_are_there(package):
    named, found = names_of(package)
    assert len(named) >= 7
    assert named <= found


@pytest.mark.parametrize("package", SORTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_part_names_every_module_it_has(package):
    named, found = names_of(package)
    assert named == found


@pytest.mark.parametrize("part", ["figures", "times", "places"])
def test_modules_of_a_part_are_there(part):
    named, found = names_of(SOURCE / "normalise" / part)
    assert len(named) >= 5
    assert named <= found


def test_where_to_look_names_modules_that_are_there():
    _, _, told = GUIDE.read_text(encoding="utf-8").partition("## Where to look")
    places = re.findall(r"`(\w+(?:\.\w+)+)`", told.partition("\n## ")[0])
    assert len(places) > 30
    assert [
        one for one in places if not list((SOURCE / Path(*one.split(".")[:-1])).glob(one.split(".")[-1] + "*"))
    ] == []


def names_of(package):
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8")))
    rows = re.findall(r"^\* .*(?:\n  .*)*", told, flags=re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    found = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    return named, found - {"__init__", "__pycache__"}
