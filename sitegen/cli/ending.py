"""How a process of the command ends: at once. It never loses a word, a status, or what others have still to do."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

from sitegen.cli.group import main


class _Process:
    """This one; in another's, as in a test's, nothing is kept and nothing ends."""

    is_own = False
    status: int | None = None
    kept: tuple[object, ...] = ()


def run() -> NoReturn:
    """The command, in a process of its own, which it ends."""
    _Process.is_own = True
    atexit.register(_leave)  # before the stages are loaded: called when all that they registered is done
    try:
        main(prog_name="sitegen")
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            _Process.status = end.code or 0
        raise
    sys.exit()


def keep(value: object) -> None:
    """Holds on to a briefing until the process is left: to take it apart piece by piece costs a tenth of a build."""
    if _Process.is_own:
        _Process.kept += (value,)


def _leave() -> None:
    """No other thread works any more: what remains is to give back memory, which the system does at once. Where the
    command failed, or its last words cannot be written, Python goes on and ends as it does."""
    if _Process.status is None:
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(_Process.status)
