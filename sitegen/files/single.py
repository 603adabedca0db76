"""Single files in and out: raw documents that the user names, and records that a command writes for them. Never leaves
half a file, never follows a link out of the folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sitegen.files.disk import Refused, describe
from sitegen.files.reading import Trouble, _walk


class Found(NamedTuple):
    """A file: its path relative to the folder named, where it lies, and its size in bytes."""

    path: str
    place: Path
    size: int


def list_raw(path: Path) -> tuple[tuple[Found, ...], tuple[Trouble, ...]]:
    """A file, or all files of a folder, sorted; nothing is opened."""
    troubles: list[Trouble] = []
    if path.is_dir():
        places = [(name, Path(place)) for name, place, _ in _walk(path, (), troubles)]
    elif path.is_file():
        places = [(path.name, path)]
    else:
        return (), (Trouble(path.name, "is neither a file nor a folder"),)
    found = []
    for name, place in sorted(places):
        try:
            found.append(Found(name, place, place.stat().st_size))
        except OSError as error:
            troubles.append(Trouble(name, f"cannot be read: {describe(error)}"))
    return tuple(found), tuple(sorted(troubles))


def read_bytes(place: Path) -> bytes | Trouble:
    try:
        return place.read_bytes()
    except OSError as error:
        return Trouble(place.name, f"cannot be read: {describe(error)}")


def write_records(project: Path, writes: Sequence[tuple[str, bytes]], removed: Sequence[str] = ()) -> None:
    """Writes each file by its path below `project`, whole or not at all, then removes `removed`."""
    home = Path(os.path.realpath(project))
    for path, data in writes:
        place = home / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if not os.path.realpath(place).startswith(os.path.join(home, "")):
                raise Refused(f"{path} would lie outside the briefing")
            scratch = place.with_name(f".{place.name[:80]}.writing")
            scratch.write_bytes(data)
            scratch.replace(place)
        except OSError as error:
            raise Refused(f"{place} cannot be written: {describe(error)}") from error
    for path in removed:
        with suppress(FileNotFoundError):
            (home / path).unlink()
