"""`sitegen pack`: a site as one file to hand to people without sitegen. The same site gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from sitegen import files

_OPEN = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=site/index.html">
<title>{title}</title>
<p><a href="site/index.html">{title}</a></p>
</html>
"""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP can give: a file's own would make each packing another."""


def pack_site(made: Sequence[tuple[str, bytes]], title: str, language: str) -> bytes:
    """OPEN-ME.html, and the site below it in site/. A reader unpacks it and opens that page from disk."""
    opener = _OPEN.format(language=escape(language), title=escape(title)).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in (("OPEN-ME.html", opener), *((f"site/{path}", data) for path, data in sorted(made))):
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def write_pack(path: Path, data: bytes) -> None:
    """Writes over an older pack, and over nothing else."""
    if path.exists() and not (path.is_file() and zipfile.is_zipfile(path)):
        raise files.Refused(f"{path} is there already and is no pack: choose another name with --output")
    files.write_records(path.parent, [(path.name, data)])
