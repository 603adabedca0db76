"""What stood in an output folder when sitegen left it: digests by the files' times and sizes, so that the next process
reads again only what somebody touched. Damaged or gone, it costs time alone."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.files.disk import Signature, sign

Standing = dict[str, tuple[Signature, str]]
"""Signature and digest of each file by its path."""

_FINE, _COARSE = 50_000_000, 2_000_000_000
"""Nanoseconds within which two changes may bear one time: on usual disks, and where times are whole milliseconds."""


class _Noted(msgspec.Struct, frozen=True):
    files: Standing


def read_standing(place: Path) -> Standing:
    try:
        return msgspec.json.decode(place.read_bytes(), type=_Noted).files
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def note_standing(place: Path, folder: Path, digests: Mapping[str, str]) -> None:
    """Writes down how the files of `folder` stand. One that may change again unnoticed is left out."""
    now = time.time_ns()
    base = os.path.join(folder, "")
    found: Standing = {}
    for path, digest in sorted(digests.items()):
        with suppress(OSError):
            signature = sign(os.lstat(base + path))
            latest = max(signature[0], signature[1])
            if now - latest >= (_FINE if latest % 1_000_000 else _COARSE):
                found[path] = (signature, digest)
    with suppress(OSError):
        scratch = place.with_name(f"{place.name}.writing")
        scratch.write_bytes(msgspec.json.encode(_Noted(found)))
        scratch.replace(place)
