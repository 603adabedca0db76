"""`sitegen import`: raw files from disk to records. One bad file never stops the others."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen import files
from sitegen.desk.folder import Folder
from sitegen.ingest import SUFFIXES, Plan, Raw, Shelf, plan_import
from sitegen.ingest.decoding import LARGEST

_ASKED_FOR = (
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".epub",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".zip",
    ".eml",
)
"""Suffixes of files in a folder that somebody may have meant as articles: refused with a sentence. Others are passed
over."""


class Imported(NamedTuple):
    plan: Plan
    troubles: tuple[tuple[str, str], ...]
    """Name of a file that was not even opened, and why."""
    passed: tuple[str, ...]
    """Files of folders that are no articles by their suffix."""


def import_paths(folder: Folder, paths: Sequence[Path], force: bool = False, update: str = "") -> Imported:
    """Reads, plans and writes. `update` is today's ISO date, or empty."""
    raws: list[Raw] = []
    troubles: list[tuple[str, str]] = []
    passed: list[str] = []
    home = os.path.join(os.path.realpath(folder.project), "")
    for path in paths:
        found, bad = files.list_raw(path)
        base = path if path.is_dir() else path.parent
        troubles += [(str(base / t.path), t.message) for t in bad]
        for one in found:
            name = str(base / one.path)
            suffix = Path(one.path).suffix.lower()
            if path.is_dir() and suffix not in SUFFIXES:
                if suffix in _ASKED_FOR:
                    data = files.read_bytes(one.place) if one.size <= LARGEST else b"\0"
                    raws.append(Raw(name, _name_seed(one.path), data if isinstance(data, bytes) else b"\0"))
                else:
                    passed.append(name)
                continue
            if one.size > LARGEST:
                words = (
                    f"has {one.size:,} bytes, more than any article ({LARGEST:,} at most). Split it into its articles."
                )
                troubles.append((name, words))
                continue
            read = files.read_bytes(one.place)
            if isinstance(read, files.Trouble):
                troubles.append((name, read.message))
                continue
            place = os.path.realpath(one.place)
            inside = place.removeprefix(home).replace(os.sep, "/") if place.startswith(home) else ""
            seed = inside if inside.startswith("seeds/") and inside == _clean(inside) else _name_seed(one.path)
            raws.append(Raw(name, seed, read))
    shelf = Shelf(folder.articles, folder.sources, folder.texts, _list_seeds(folder.project, raws))
    plan = plan_import(raws, shelf, force, update)
    files.write_records(folder.project, plan.writes)
    return Imported(plan, tuple(troubles), tuple(passed))


def _list_seeds(project: Path, raws: list[Raw]) -> tuple[str, ...]:
    """Paths taken below seeds/, but for those whose bytes are just what would be written there."""
    found, _ = files.list_raw(project / "seeds") if (project / "seeds").is_dir() else ((), ())
    wanted = {raw.seed: raw.data for raw in raws}
    taken = []
    for one in found:
        path = f"seeds/{unicodedata.normalize('NFC', one.path)}"
        data = wanted.get(path)
        if data is None or one.size != len(data) or files.read_bytes(one.place) != data:
            taken.append(path)
    return tuple(taken)


def _name_seed(path: str) -> str:
    return "seeds/" + _clean(path)


def _clean(path: str) -> str:
    """A path that any system can hold and a record can name."""
    steps = unicodedata.normalize("NFC", path).split("/")
    clean = [re.sub(r"[\x00-\x1f\x7f\\:*?\"<>|]+|\s+$|^\s+", "-", step).strip(". ") or "raw" for step in steps]
    return "/".join(step[-120:] for step in clean)
