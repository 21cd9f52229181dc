"""How `--help` tells of commands: their arguments as well as their options, and all of them in sections."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import click


class Argument(click.Argument):
    """An argument with a help text, as options have one; click's own have it from 8.5 on."""

    def __init__(self, declarations: Sequence[str], **attributes: Any) -> None:
        words: str = attributes.pop("help")
        super().__init__(declarations, **attributes)
        self.help = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Its name as the usage line has it, and what it is."""
        del ctx
        return self.human_readable_name, self.help or ""


class Command(click.Command):
    """A command whose help has its arguments above its options."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it does, up to the first semicolon and never cut: the list of commands has whole sentences."""
        del limit
        first = (self.help or "").partition("\n\n")[0].partition(";")[0]
        return f"{' '.join(first.split()).rstrip('.')}."

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing more: a click that has this method calls the next one too, which writes the arguments."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, then the options."""
        for title, kind in (("Arguments", click.Argument), ("Options", click.Option)):
            records = [one.get_help_record(ctx) for one in self.get_params(ctx) if isinstance(one, kind)]
            if rows := [row for row in records if row]:
                with formatter.section(title):
                    formatter.write_dl(rows)


argument = partial(click.argument, cls=Argument)
command = partial(click.command, cls=Command)


class Commands(click.Group):
    """The commands in sections, each under its heading; a command has the place where its section has it."""

    def __init__(self, *, sections: Mapping[str, Sequence[click.Command]], **attributes: Any) -> None:
        super().__init__(**attributes)
        self.sections = sections
        for commands in sections.values():
            for command in commands:
                self.add_command(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, the sections one below the other in the same columns."""
        del ctx
        width = max(map(len, self.commands))
        for title, commands in self.sections.items():
            with formatter.section(title):
                formatter.write_dl([(f"{one.name:{width}}", one.get_short_help_str()) for one in commands])
