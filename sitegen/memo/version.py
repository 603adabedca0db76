"""What makes a value besides its arguments, as one digest: sitegen's source, and the packages and Python under it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b

_NEEDED = ("ahocorasick-rs", "jinja2", "markdown-it-py", "markupsafe", "msgspec", "pyyaml", "rapidfuzz")
"""Packages whose version can change a value."""


@cache
def read_version(schema: str) -> bytes:
    """The same wherever this source runs on these packages. `schema` names the form in which values are kept."""
    hashed = blake2b(f"{schema} {sys.version} {sys.byteorder}".encode(), digest_size=32)
    installed = _list_installed()
    for name in _NEEDED:
        hashed.update(f"{name} {installed.get(name) or _ask_version(name)}\n".encode())
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for place in _list_source(package):
        with open(place, "rb") as file:
            hashed.update(blake2b(place[len(package) :].encode() + b"\0" + file.read()).digest())
    return hashed.digest()


def _list_installed() -> dict[str, str]:
    """Versions by the names of folders, as Python would find them: to ask it costs as much as all else here."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):
                name, dash, version = entry.removesuffix(".dist-info").partition("-")
                if dash and entry.endswith(".dist-info"):
                    found.setdefault(name.lower().replace("_", "-"), version)
    return found


def _ask_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _list_source(package: str) -> Iterator[str]:
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(folder, name)
