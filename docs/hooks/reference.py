"""Reference pages made from the code, so that they cannot fall behind it.

A page holds a line `<!-- made from the code: NAME -->`; what `SECTIONS[NAME]` returns stands in its place when
the site is built. Everything comes from docstrings, annotations and defaults.
"""

import ast
import dataclasses
import enum
import importlib
import inspect
import pkgutil
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

MARK = re.compile(r"^<!-- made from the code: (\w+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """The page with each mark replaced by its section; called by MkDocs for every page."""
    return MARK.sub(lambda mark: SECTIONS[mark.group(1)](), markdown)


def commands() -> str:
    """Every command with its arguments and options."""
    from onrecord.cli import app

    return "\n\n".join(_command(name, command) for name, command in app.commands.items())


def _command(name: str, command: Any) -> str:
    arguments = [part for part in command.params if part.param_type_name == "argument"]
    options = [part for part in command.params if part.param_type_name == "option"]
    usage = " ".join(["onrecord", name, *(part.human_readable_name for part in arguments)])
    rows = [(f"`{part.human_readable_name}`", part.help) for part in arguments]
    rows += [(f"`{', '.join(part.opts)}`", _with_default(part)) for part in options if part.name != "help"]
    table = _table(("argument or option", "what it is"), rows) if rows else ""
    told = inspect.cleandoc(command.help.replace("\b\n", ""))
    return f"## {name}\n\n```console\n$ {usage}\n```\n\n{told}\n\n{table}".rstrip()


def _with_default(option: Any) -> str:
    if option.is_flag or not isinstance(option.default, str | int):
        return str(option.help)
    return f"{option.help} Default: `{option.default}`."


def settings() -> str:
    """Every setting with its variable, type and default."""
    from onrecord.settings import Settings

    says = _words_under_fields(Settings)
    rows = [
        (
            f"`{field.name}`",
            f"`ONRECORD_{field.name.upper()}`",
            f"`{field.type}`",
            f"`{field.default!r}`",
            says[field.name],
        )
        for field in dataclasses.fields(Settings)
    ]
    return _table(("in onrecord.toml", "variable", "type", "default", "what it sets"), rows)


def _words_under_fields(record: type) -> dict[str, str]:
    """The string that stands under each field in the source of a record."""
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    if not isinstance(body, ast.ClassDef):
        return {}
    pairs = zip(body.body, body.body[1:], strict=False)
    return {
        field.target.id: _line(str(words.value.value))
        for field, words in pairs
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
    }


def errors() -> str:
    """The tree of errors, each with its attributes."""
    from onrecord import errors as module

    tree = inspect.getdoc(module) or ""
    parts = [f"```text\n{_indented_part(tree)}\n```"]
    for error in _classes(module):
        base = error.__mro__[1]
        above = f"Below `{base.__name__}`. " if base is not Exception else ""
        parts.append(f"## {error.__name__}\n\n{above}{_doc(error)}")
    return "\n\n".join(parts)


def _indented_part(words: str) -> str:
    return "\n".join(line[4:] for line in words.splitlines() if line.startswith("    "))


def records() -> str:
    """The records and their enums."""
    from onrecord import records as module

    return "\n\n".join(_record(record) for record in _classes(module))


def contexts() -> str:
    """The page contexts and the small records in them."""
    from onrecord.publish import views

    return "\n\n".join(_record(record) for record in _classes(views))


def _record(record: type) -> str:
    head = f"## {record.__name__}\n\n{_doc(record)}"
    if issubclass(record, enum.Enum):
        return f"{head}\n\n{', '.join(f'`{member.value}`' for member in record)}"
    template = getattr(record, "template", None)
    if isinstance(template, str):
        head += f"\n\nShown by `{template}`."
    names = [(name, kind) for name, kind in inspect.get_annotations(record).items() if name != "template"]
    return f"{head}\n\n{_table(('field', 'type'), [(f'`{name}`', f'`{kind}`') for name, kind in names])}"


def _classes(module: ModuleType) -> Iterator[type]:
    """The public classes that a module or the modules of a package define, in the order of its source."""
    for name, value in vars(module).items():
        if inspect.isclass(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield value
    for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield from _classes(importlib.import_module(f"{module.__name__}.{part.name}"))


def public_names() -> str:
    """The names that `onrecord` exports, with the first line of each."""
    import onrecord

    rows = []
    for name in onrecord.__all__:
        value = getattr(onrecord, name)
        rows.append((f"`{name}`", f"`{value.__module__}`", _line(_doc(value).split("\n\n")[0])))
    return _table(("name", "from", "what it is"), rows)


def methods() -> str:
    """The methods of the reader and the ledger, and the functions beside them."""
    import onrecord

    parts = []
    for name in ("collect_pages", "Reader", "read_pages", "open_ledger", "export_ledger", "Ledger"):
        value = getattr(onrecord, name)
        parts.append(f"## {name}\n\n{_signature(name, value)}\n\n{_doc(value)}")
        if inspect.isclass(value):
            parts += [
                f"### {name}.{method}\n\n{_signature(method, function)}\n\n{_doc(function)}"
                for method, function in _methods(value)
            ]
    return "\n\n".join(parts)


def _methods(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods of a class and of the classes that it is made of, in the order of the source."""
    for part in kind.__mro__:
        for name, value in vars(part).items():
            if inspect.isfunction(value) and not name.startswith("_"):
                yield name, value


def _signature(name: str, value: Any) -> str:
    return f"```python\n{name}{inspect.signature(value)}\n```"


def _doc(value: Any) -> str:
    """A docstring as Markdown: the sections of Google style become lists."""
    parts = []
    for part in (inspect.getdoc(value) or "").split("\n\n"):
        head, _, rest = part.partition("\n")
        if head in ("Args:", "Attributes:", "Raises:"):
            items = re.sub(r"\n\s{8,}", " ", "\n" + rest)
            lines = [re.sub(r"^([\w.]+):", r"`\1`:", line.strip()) for line in items.strip().splitlines()]
            parts.append(f"{head}\n\n" + "\n".join(f"- {line}" for line in lines))
        else:
            parts.append(part)
    return "\n\n".join(parts)


def _line(words: str) -> str:
    return " ".join(words.split())


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(_line(cell).replace("|", "\\|") for cell in row) + " |" for row in lines)


SECTIONS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "settings": settings,
    "errors": errors,
    "records": records,
    "contexts": contexts,
    "public_names": public_names,
    "methods": methods,
}

if __name__ == "__main__":
    sys.stdout.write(SECTIONS[sys.argv[1]]())
