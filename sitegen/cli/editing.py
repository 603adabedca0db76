"""Commands that change records: import, suggest, init, new, rename, merge. The work is done by the desk."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli.group import main, project_option
from sitegen.cli.telling import progress, say, say_edited, say_imported, say_suggested, shorten

_MADE = (
    "actor", "article", "country", "meeting", "organization", "outlet", "page", "person", "place", "source", "topic",
)  # fmt: skip
"""Kinds that `new` makes: of records, and of actors."""


@main.command("import")
@project_option
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--update", is_flag=True, help="Take over the new text of articles that changed; the old one is kept.")
@click.option("--force", is_flag=True, help="Write records anew that are there already. Edits in them are lost.")
@click.option("--verbose", "-v", is_flag=True, help="List every line left out, however many files there are.")
def import_(project: Path, paths: tuple[Path, ...], update: bool, force: bool, verbose: bool) -> None:
    """Make article records of raw articles.

    Takes .txt, .md and .html files, and folders of them. Says what it left out and why; the raw files are copied to
    seeds/. A record that is there already is left alone. Exit status 1 if a file was refused.
    """
    from sitegen.desk.folder import read_folder
    from sitegen.desk.importing import import_paths

    with progress("Importing"):
        imported = import_paths(read_folder(project), paths, force, today() if update else "")
    if not say_imported(imported, verbose):
        sys.exit(1)


@main.command()
@project_option
@click.option("--write", is_flag=True, help="Write the sure ones as records, marked as found by rule.")
def suggest(project: Path, write: bool) -> None:
    """List actors and meetings that the articles name and the records lack.

    With --write the sure ones become records with `confirmed: false`. Records that are there are never touched; a
    record that you delete is not proposed again (content/suggested.yaml).
    """
    from sitegen.desk.folder import read_folder
    from sitegen.desk.suggesting import suggest_records

    with progress("Reading"):
        suggested = suggest_records(read_folder(project), write)
    say_suggested(suggested, write)


@main.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from",
    "source",
    metavar="FOLDER",
    type=click.Path(exists=True, path_type=Path),
    help="Import the raw articles of this folder, and write the records that they suggest.",
)
def init(folder: Path, source: Path | None) -> None:
    """Start a briefing in DIR (default: here)."""
    from sitegen.desk.folder import read_folder
    from sitegen.desk.importing import import_paths
    from sitegen.desk.starting import start_briefing
    from sitegen.desk.suggesting import suggest_records

    for path in start_briefing(folder):
        click.echo(f"{shorten(folder / path)}")
    done = True
    if source is not None:
        with progress("Importing"):
            imported = import_paths(read_folder(folder), (source,))
        done = say_imported(imported, verbose=False)
        with progress("Reading"):
            suggested = suggest_records(read_folder(folder), write=True, tie=True)
        say_suggested(suggested, write=True, brief=True)
    where = "" if folder.resolve() == Path.cwd().resolve() else f" --project {shorten(folder)}"
    click.echo(f"Next: sitegen watch{where}    (sitegen build{where} makes the public site)")
    if not done:
        sys.exit(1)


@main.command()
@project_option
@click.argument("kind", type=click.Choice(_MADE))
@click.argument("name")
@click.option("--start", default="", metavar="DAY", help="Of a meeting: when it began, such as 2031-05-07.")
def new(project: Path, kind: str, name: str, start: str) -> None:
    """Make a record of a KIND with a NAME."""
    from sitegen.desk.editing import make_record
    from sitegen.desk.folder import read_folder

    if start and kind != "meeting":
        raise click.UsageError("--start is of a meeting alone")
    click.echo(shorten(project / make_record(read_folder(project), kind, name, today(), start).path))
    if kind == "meeting" and not start:
        say("Its start is a guess, with a ?: set the day (--start gives it at once).")


@main.command()
@project_option
@click.argument("old")
@click.argument("new")
def rename(project: Path, old: str, new: str) -> None:
    """Give the record OLD the id NEW, wherever it is named.

    OLD is an id, or KIND/ID where several records have it (actors/afp). Its old address leads to the new one.
    """
    from sitegen.desk.editing import rename_record
    from sitegen.desk.folder import read_folder

    say_edited(project, rename_record(read_folder(project), old, new))


@main.command()
@project_option
@click.argument("away")
@click.argument("into")
def merge(project: Path, away: str, into: str) -> None:
    """Make the record AWAY one with the record INTO.

    Its names become other names of INTO, and whatever named it names INTO. The old file is kept in content/versions/.
    """
    from sitegen.desk.editing import merge_records
    from sitegen.desk.folder import read_folder

    say_edited(project, merge_records(read_folder(project), away, into))


def today() -> str:
    import datetime

    return datetime.datetime.now().astimezone().date().isoformat()
