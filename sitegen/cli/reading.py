"""Commands that need no briefing: analyse, schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.cli.group import main
from sitegen.cli.telling import say, shorten

_KINDS_OF_RECORD = ("actor", "article", "meeting", "page", "settings", "source", "topic")


@main.command()
@click.argument("kind", metavar="[KIND]", required=False, type=click.Choice(_KINDS_OF_RECORD))
@click.option(
    "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Write one file a kind there."
)
@click.option("--reference", is_flag=True, help="Print the reference of all kinds, in Markdown.")
def schema(kind: str | None, output: Path | None, reference: bool) -> None:
    """Print the JSON Schema of a KIND of record, or of site.yaml (settings).

    Editors complete and check front matter by it.
    """
    from sitegen import files
    from sitegen.parse.schema import encode_schema, write_reference

    if (kind is not None) + (output is not None) + reference != 1:
        raise click.UsageError(f"say which: one of {', '.join(_KINDS_OF_RECORD)}, --output DIR or --reference")
    if kind is not None:
        click.echo(encode_schema(kind), nl=False)
    elif output is not None:
        made = [(f"{each}.schema.json", encode_schema(each).encode()) for each in _KINDS_OF_RECORD]
        files.write_records(output, made)
        for name, _ in made:
            click.echo(shorten(output / name))
    else:
        click.echo(write_reference(), nl=False)


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def analyse(paths: tuple[Path, ...]) -> None:
    """Print what the rules find in plain texts.

    One JSON line a file. Folders are searched for .txt files; offsets count code points of the file's text.
    """
    import msgspec

    from sitegen import files
    from sitegen.analysis.output import analyse_text

    encode = msgspec.json.Encoder(order="deterministic").encode
    out = sys.stdout.buffer
    troubled = False
    for path in paths:
        folder, texts = path.is_dir(), 0
        tree = files.Reader(path).read() if folder else files.Reader(path.parent, (path.name,)).read()
        root = path if folder else path.parent
        for trouble in tree.troubles:
            troubled = True
            say(f"{root / trouble.path}: error: {trouble.message}")
        for name, data in tree.files:
            if folder and not name.lower().endswith(".txt"):
                continue
            text = data.decode("utf-8", "replace")
            if "\ufffd" in text and "\ufffd".encode() not in data:
                say(f"{root / name}: warning: is not UTF-8: what could not be read stands as \ufffd")
            out.write(encode(analyse_text(_strip_suffix(name), text)) + b"\n")
            texts += 1
        if folder and not texts:
            say(f"{path}: no .txt file in this folder")
    out.flush()
    if troubled:
        sys.exit(1)


def _strip_suffix(name: str) -> str:
    above, slash, last = name.rpartition("/")
    return above + slash + (last.rpartition(".")[0] or last)
