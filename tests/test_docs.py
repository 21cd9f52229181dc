"""The documentation names what the code has, and its commands and examples are those of the code."""

import dataclasses
import doctest
import importlib.util
import inspect
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import errors, records
from onrecord.cli import app
from onrecord.publish import views
from onrecord.serialise import reading_to_dict
from onrecord.settings import Settings
from tests.factories import make_article, make_reading

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(page for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md")) if page.parent.name != "changes")
COMMANDS = app.commands


def _classes(module: Any) -> list[str]:
    """The public classes that a module or the modules of a package define."""
    parts = pkgutil.iter_modules(getattr(module, "__path__", ()))
    return [
        name
        for part in (module, *(importlib.import_module(f"{module.__name__}.{part.name}") for part in parts))
        for name, value in inspect.getmembers(part, inspect.isclass)
        if value.__module__ == part.__name__ and not name.startswith("_")
    ]


def _reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference", DOCS / "hooks" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _built(page: str) -> str:
    """A page of the reference as the site shows it."""
    return str(_reference().on_page_markdown((DOCS / "reference" / page).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_reference_names_each_command_with_its_options(name):
    section = _built("commands.md").split(f"\n## {name}\n")[1].split("\n## ")[0]
    for option in COMMANDS[name].params:
        words = option.opts[0] if option.param_type_name == "option" else option.metavar
        assert option.name == "help" or words in section


def test_the_reference_names_each_setting():
    page = _built("settings.md")
    assert [f.name for f in dataclasses.fields(Settings) if f"`{f.name}`" not in page] == []
    assert [f.name for f in dataclasses.fields(Settings) if f"`ONRECORD_{f.name.upper()}`" not in page] == []


@pytest.mark.parametrize(
    ("page", "module"), [("errors.md", errors), ("contexts.md", views), ("records.md", records)]
)
def test_the_reference_names_each_class(page, module):
    text = _built(page)
    assert [name for name in _classes(module) if f"\n## {name}\n" not in text] == []


def test_the_reference_names_what_the_package_exports():
    text = _built("library.md")
    assert [name for name in onrecord.__all__ if f"`{name}`" not in text] == []


def test_the_reference_names_each_field_of_the_output_record():
    page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    record = reading_to_dict(make_reading(make_article()))
    names = set(record)
    for record_type in (records.Claim, records.Figure, records.Link, records.Source):
        names |= {field.name for field in dataclasses.fields(record_type)} - {"span", "kind"}
    assert sorted(name for name in names if not re.search(rf"\b{name}\b", page)) == []


def test_the_concepts_name_each_role_and_stance():
    roles = (DOCS / "concepts" / "left-out.md").read_text(encoding="utf-8")
    assert [role.value for role in records.Role if f"`{role.value}`" not in roles] == []
    stances = (DOCS / "concepts" / "claims.md").read_text(encoding="utf-8")
    assert [stance.value for stance in records.Stance if f"`{stance.value}`" not in stances] == []
    bounds = (DOCS / "concepts" / "bounds.md").read_text(encoding="utf-8")
    assert [bound.value for bound in records.Bound if f"`{bound.value}`" not in bounds] == []


def _shown_commands() -> list[tuple[str, str]]:
    shown = []
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
            shown += [(path.name, line[2:]) for line in block.splitlines() if re.match(r"\$ .*\bonrecord ", line)]
        shown += [(path.name, line) for line in re.findall(r"`(onrecord [a-z][^`]*)`", text)]
    return shown


@pytest.mark.parametrize(("page", "line"), _shown_commands())
def test_a_shown_command_exists_with_the_options_it_is_given(page, line):
    words = shlex.split(re.split(r" [|>] ", line.split("onrecord ", 1)[1])[0])
    assert words[0] in COMMANDS or words[0] in {"COMMAND", "--version"}, line
    if words[0] in COMMANDS:
        options = {name for param in COMMANDS[words[0]].params for name in param.opts} | {"--help"}
        assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize(("page", "line"), _shown_commands())
def test_a_shown_command_names_no_id_that_another_reading_makes_another(page, line):
    assert not re.search(r"\b[acdqy][0-9a-f]{8,16}\b", line), f"{page}: write cCLAIM, qQUESTION, …"


def _shown_programs() -> list[tuple[str, str]]:
    found = []
    for path in PAGES:
        blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        found += [(path.stem, block) for block in blocks]
    return found


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder with what the shown programs read: a page, a ledger and an export of the example story."""
    from click.testing import CliRunner

    folder = tmp_path_factory.mktemp("docs")
    story = ROOT / "src" / "onrecord" / "examples" / "story"
    page = story / "2026-03-18-velmora-post-marant-rejects.html"
    (folder / "page.html").write_bytes(page.read_bytes())
    (folder / "pages").mkdir()
    (folder / "pages" / "page.html").write_bytes(page.read_bytes())
    for arguments in (
        ["add", str(folder / "story.onrecord"), str(folder / "page.html")],
        ["export", str(folder / "story.onrecord"), str(folder / "claims.jsonl")],
        ["export", str(folder / "story.onrecord"), str(folder / "claims.parquet")],
        *(
            ["export", str(folder / "story.onrecord"), str(folder / f"{what}.parquet"), "--what", what]
            for what in ("answers", "articles")
        ),
    ):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize(("page", "program"), _shown_programs())
def test_a_shown_program_runs(workplace, page, program):
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=workplace, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{page}:\n{done.stderr}"


def test_the_examples_of_the_package_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    told = "Mayor Ada Holm said on Monday that at least 14 people were killed. Bo Lind denied that fuel leaked."
    (tmp_path / "pages" / "silo.txt").write_text(told, encoding="utf-8")
    done = doctest.testmod(onrecord)
    assert done.attempted
    assert not done.failed


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_links_to_files_that_exist(path):
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_does_not_call_anything_simple(path):
    assert not re.search(
        r"\b(simply|simple|easy|easily|just works)\b", path.read_text(encoding="utf-8"), re.IGNORECASE
    )


def test_the_changelog_can_be_built():
    done = subprocess.run(
        [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "next", "--dir", str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    fragments = list((DOCS / "changes").glob("+*.md"))
    assert not fragments or "## next" in done.stdout
