"""`import onrecord` is cheap, and its public names are the ones that are promised."""

import subprocess
import sys

import onrecord

HEAVY = (
    "sqlalchemy",
    "starlette",
    "uvicorn",
    "jinja2",
    "numpy",
    "onnxruntime",
    "lxml",
    "click",
    "rich",
    "mcp",
    "pydantic",
)

PUBLIC = [
    "Article",
    "Attribution",
    "Claim",
    "Figure",
    "Ledger",
    "Link",
    "OnrecordError",
    "Page",
    "Problem",
    "Reader",
    "Reading",
    "Settings",
    "Source",
    "Span",
    "TimeRef",
    "collect_pages",
    "export_ledger",
    "open_ledger",
    "read_pages",
]


def test_import_loads_nothing_heavy():
    code = f"import sys, onrecord; print([name for name in {HEAVY} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_command_line_help_loads_nothing_heavy():
    heavy = tuple(name for name in HEAVY if name != "click")
    code = f"import sys, onrecord.cli; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_printing_claims_loads_no_ledger(tmp_path):
    (tmp_path / "article.txt").write_text(
        "The mayor said on Monday that the dam at Velden holds.\n", encoding="utf-8"
    )
    code = (
        "import sys; from onrecord.cli.reading import claims; "
        f"claims.main([{str(tmp_path / 'article.txt')!r}], standalone_mode=False); "
        "print([name for name in ('sqlalchemy', 'starlette', 'jinja2') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
    assert "mayor" in result.stdout


def test_public_names_are_pinned():
    assert onrecord.__all__ == PUBLIC


def test_every_public_name_can_be_had():
    assert all(getattr(onrecord, name) is not None for name in PUBLIC)


def test_unknown_name_is_refused():
    assert not hasattr(onrecord, "no_such_name")
