"""Writes docs/commands.md from the commands themselves: `python -m tests.commands_page`. A test holds the page to
them."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from sitegen.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Made from the program itself; `sitegen COMMAND --help` says the same. Exit status: 0 done, 1 not done (an error in the
content, or a folder or disk that refuses; the old site stays), 2 wrong usage.
"""


def write_page() -> str:
    parts = [HEAD]
    for name, command in sorted(main.commands.items()):
        arguments = [p.metavar or (p.name or "").upper() for p in command.params if isinstance(p, click.Argument)]
        parts.append(
            f"\n## {name}\n\n`{' '.join(('sitegen', name, *arguments))}`\n\n{inspect.cleandoc(command.help or '')}\n"
        )
        rows = [row(option) for option in command.params if isinstance(option, click.Option)]
        if rows:
            parts.append("\n| option | does |\n|---|---|\n" + "".join(rows))
    return "".join(parts)


def row(option: click.Option) -> str:
    names = ", ".join((*option.opts, *option.secondary_opts))
    takes = "" if option.is_flag else f" {option.metavar or (option.name or '').upper()}"
    usual = f" Default: {option.default}." if option.show_default and not option.is_flag else ""
    return f"| `{names}{takes}` | {option.help or ''}{usual} |\n"


if __name__ == "__main__":
    PAGE.write_text(write_page(), "utf-8")
