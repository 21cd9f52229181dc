"""The import rules hold, and a planted violation of each is caught."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PLANTED = [
    ("read/planted.py", "import onrecord.attribute", "Stages are siblings"),
    ("link/planted.py", "from onrecord.normalise.times import find_times", "Stages are siblings"),
    ("attribute/planted.py", "import onrecord.ledger", "Stages know nothing of the ledger"),
    ("collect/planted.py", "from onrecord.update import update_feeds", "Stages know nothing of the ledger"),
    ("link/planted.py", "import onrecord.resuming", "Stages know nothing of the ledger"),
    ("normalise/planted.py", "import sqlalchemy", "SQL stands in the ledger"),
    ("collect/planted.py", "import starlette.requests", "The web framework stands in publish"),
    ("cli/planted.py", "import mcp.server", "The web framework stands in publish"),
    ("publish/web/planted.py", "import sqlite3", "SQL stands in the ledger"),
    ("serialise/planted.py", "import sqlalchemy", "SQL stands in the ledger"),
    ("update.py", "import sqlalchemy", "SQL stands in the ledger"),
    ("resuming.py", "import onnxruntime", "Only attribute and link run a model"),
    ("publish/planted.py", "import onnxruntime", "Only attribute and link run a model"),
    ("attribute/rules/planted.py", "import onrecord.attribute.nesting.inner", "An article is tagged, paired"),
    ("read/facts/planted.py", "import onrecord.read.roles.label", "A page becomes lines, facts"),
    ("normalise/phrases/planted.py", "import onrecord.normalise.who.book", "Claims are made of who"),
    ("ledger/store/planted.py", "import onrecord.ledger.finding.search", "A ledger is asked and written"),
    ("publish/parts/planted.py", "import onrecord.publish.story.page", "Pages are made of parts"),
    ("link/figures/planted.py", "import onrecord.link.across.ties", "Links are found in an article"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(
        ROOT / "src" / "onrecord", tmp_path / "src" / "onrecord", ignore=shutil.ignore_patterns("*.onnx")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_import_rules_hold(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("module", "line", "rule"), PLANTED, ids=[row[0] + " " + row[1] for row in PLANTED])
def test_planted_import_is_caught(copy, module, line, rule):
    (copy / "src" / "onrecord" / module).write_text(f'"""Planted."""\n\n{line}\n')
    result = lint(copy)
    assert result.returncode != 0
    assert any(rule in row and "BROKEN" in row for row in result.stdout.splitlines()), result.stdout
