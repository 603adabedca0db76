"""The user's own folder for what sitegen may forget. It is nowhere where anybody else could have put a file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path


def find_cache() -> Path | None:
    """The folder, made where it was missing. None where there is no home, or others can write there: nothing is kept
    then."""
    try:
        above = _find_above()
        if above is None or not above.is_absolute():
            return None
        above.mkdir(mode=0o700, exist_ok=True)
        folder = above / "sitegen"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder if _is_private(folder) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _find_above() -> Path | None:
    """Where programs keep such folders, each system in its own place. The home itself is never made."""
    if sys.platform == "win32":
        return Path(named) if (named := os.environ.get("LOCALAPPDATA")) else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if named.startswith("/") else Path.home() / ".cache"


def _is_private(folder: Path) -> bool:
    """On Windows what lies in a user's own folder is his alone; elsewhere the folder says so."""
    if sys.platform == "win32":
        return True
    found = os.lstat(folder)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
