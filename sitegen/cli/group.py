"""The command itself and the options that its commands share: which briefing, which edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sitegen import __version__


class Commands(click.Group):
    """Says what the world refuses in one sentence, and ends quietly when nobody listens any more."""

    def invoke(self, context: click.Context) -> Any:
        from sitegen.files import Refused

        try:
            return super().invoke(context)
        except Refused as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Turn a folder of news articles into a cross-linked site: who said what, where, and where the accounts differ.

    Run it in the folder that holds site.yaml, or below it.
    """


def open_project(_: click.Context, __: click.Parameter, project: Path | None) -> Path:
    if project is not None:
        if not (project / "site.yaml").is_file():
            raise click.BadParameter(f"{project} is no briefing: it holds no site.yaml")
        return project
    from sitegen.files import find_project

    found = find_project(Path.cwd())
    if found is None:
        raise click.UsageError("no site.yaml here or above: run this in a briefing's folder, or name it: --project DIR")
    return found


project_option = click.option(
    "--project",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=open_project,
    help="The briefing's folder. Default: the one with site.yaml at or above this one.",
)
strict_option = click.option("--strict", is_flag=True, help="Fail on warnings too.")
drafts_option = click.option("--drafts", is_flag=True, help="Include drafts.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say errors and warnings alone.")
base_url_option = click.option(
    "--base-url", metavar="URL", default="", help="Where the site will be, instead of site.yaml's."
)


def check_base_url(address: str) -> str:
    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter(f"{address} does not begin with https:// or http://", param_hint="--base-url")
    return address
