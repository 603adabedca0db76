"""Reads a folder's files in one order everywhere. Never opens what lies outside it, nor what has not changed."""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sitegen.files.disk import Signature, describe, sign

_DROPPINGS = frozenset({".DS_Store", ".git", ".gitkeep", "Thumbs.db", "desktop.ini"})
"""Left by systems and tools; no input even in static/, where hidden files count."""
_FRESH = 2_000_000_000
"""Nanoseconds. Some disks tell times apart only by two seconds: a younger file may change again unnoticed."""


class Trouble(NamedTuple):
    """A file that cannot be an input: its path relative to the folder read, and why, in one sentence."""

    path: str
    message: str


class Tree(NamedTuple):
    """A folder's files, sorted by path; paths with `/`, composed as in NFC, on every system."""

    files: tuple[tuple[str, bytes], ...]
    troubles: tuple[Trouble, ...] = ()


class Reader:
    """Reads one folder again and again, opening only files that may have changed since the last time."""

    def __init__(self, root: Path, names: Sequence[str] = ()) -> None:
        """`names` are the entries of `root` to read; none means all."""
        self.root = root
        self.names = tuple(names)
        self.unsettled = False
        """Some file was changed so shortly before it was read that it may change again unnoticed: read once more."""
        self._known: dict[str, tuple[Signature, bytes]] = {}

    def read(self) -> Tree:
        """Links are followed inside the folder; one that leads out of it, or to nothing, is a trouble."""
        files: dict[str, bytes] = {}
        troubles: list[Trouble] = []
        known, self._known, self.unsettled = self._known, {}, False
        for path, place, status in _walk(self.root, self.names, troubles):
            name = unicodedata.normalize("NFC", path)
            if name in files:
                troubles.append(Trouble(name, "two files have this name, written with different code points"))
                continue
            try:
                data = self._read_one(path, place, status, known)
            except FileNotFoundError:
                continue  # gone between the listing and now: as if it had never been there
            except OSError as error:
                troubles.append(Trouble(name, f"cannot be read: {describe(error)}"))
                continue
            files[name] = data
        return Tree(tuple(sorted(files.items())), tuple(sorted(troubles)))

    def _read_one(
        self, path: str, place: str, status: os.stat_result, known: dict[str, tuple[Signature, bytes]]
    ) -> bytes:
        before = sign(status)
        found = known.get(path)
        if found is None or found[0] != before:
            for _ in range(3):  # a file that is being written while it is read is read again
                data = Path(place).read_bytes()
                after = sign(os.stat(place))
                if after == before:
                    break
                before = after
            found = (before, data)
        age = time.time_ns() - max(before[0], before[1])
        if age >= _FRESH:
            self._known[path] = found
        elif age >= 0:
            self.unsettled = True
        return found[1]


def _walk(root: Path, names: Sequence[str], troubles: list[Trouble]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Path relative to `root`, place and status of every file below it (below its entries `names`), in no set order.
    Places are strings: with ten thousand files, paths as objects would take most of the time."""
    home = os.path.realpath(root)
    stack: list[tuple[str, tuple[str, ...]]] = [(name, (home,)) for name in (names or _list(root))]
    base = os.path.join(root, "")
    while stack:
        path, above = stack.pop()
        if _is_skipped(path):
            continue
        place = base + path
        if not _is_utf8(path):
            shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            troubles.append(Trouble(shown, "the file's name is not UTF-8"))
            continue
        try:
            status = os.lstat(place)
            if stat.S_ISLNK(status.st_mode):
                target = os.path.realpath(place)
                if not target.startswith(os.path.join(home, "")):
                    troubles.append(Trouble(path, "is a link that leads out of its folder: put a copy here instead"))
                    continue
                if target in above:
                    troubles.append(Trouble(path, "is a link to a folder that it lies in"))
                    continue
                status = os.stat(place)
        except FileNotFoundError:
            if os.path.islink(place):
                troubles.append(Trouble(path, "is a link to a file that is not there"))
            continue
        except OSError as error:
            troubles.append(Trouble(path, f"cannot be read: {describe(error)}"))
            continue
        if stat.S_ISREG(status.st_mode):
            yield path, place, status
        elif stat.S_ISDIR(status.st_mode):
            try:
                inside = _list(place)
            except OSError as error:
                troubles.append(Trouble(path, f"cannot be read: {describe(error)}"))
                continue
            here = (*above, os.path.realpath(place))
            stack.extend((f"{path}/{name}", here) for name in inside)
        else:
            troubles.append(Trouble(path, "is neither a file nor a folder"))


def _list(folder: str | Path) -> list[str]:
    with suppress(FileNotFoundError):
        return os.listdir(folder)
    return []


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_skipped(path: str) -> bool:
    """Is it what editors and systems leave behind? Hidden files count in static/ alone (.well-known)."""
    name = path.rpartition("/")[2]
    if name.endswith("~") or name in _DROPPINGS:
        return True
    return name.startswith(".") and not path.startswith("static/")
