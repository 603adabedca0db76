"""What reading and writing share: where things lie, and how the disk's refusals are said."""

from __future__ import annotations

import errno
import os
from pathlib import Path

INPUTS = ("content", "site.yaml", "static", "templates")
"""What of a briefing's folder a build reads."""

Signature = tuple[int, int, int, int]
"""Times of change, size and number of a file: equal for a file that nobody touched."""


class Refused(Exception):  # noqa: N818 - it is no error of ours: the world said no
    """The folder or the disk does not allow what was asked. Its text is one sentence for the user."""


def find_project(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a site.yaml."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / "site.yaml").is_file()), None)


def find_theme() -> Path:
    """The default theme's folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise Refused("the default theme is missing from this installation: install briefing-sitegen again")


def check_output(folder: Path, project: Path) -> None:
    """Raises Refused for an output folder that holds the briefing or lies among its inputs."""
    place, home = folder.resolve(), project.resolve()
    if place == home or place in home.parents:
        raise Refused(f"{folder} holds the briefing itself: choose another output folder")
    if any(place == home / name or home / name in place.parents for name in (*INPUTS, "seeds", ".git")):
        raise Refused(f"{folder} lies among the briefing's own files: choose another output folder")
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file: choose a folder for the output")


def make_hidden(folder: Path) -> None:
    """Makes a working folder that git leaves alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_bytes(b"*\n")
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {describe(error)}") from error


def describe(error: OSError) -> str:
    """What went wrong, in words, without the number and the name."""
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk is read-only",
        errno.EDQUOT: "the quota is used up",
    }
    return words.get(error.errno or 0) or (error.strerror or str(error)).lower()


def sign(status: os.stat_result) -> Signature:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
