"""The evidence pack: tables, references and checksums in one ZIP, for whoever wants to check or reuse them. The same
briefing gives the same bytes. It is made of files that are on the site as they are: nothing withheld can be in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

from sitegen.exports.citations import BIBTEX, CSL

SUMS = "SHA256SUMS"
PACKAGE = "data/datapackage.json"

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP can give: a clock's would make each packing another."""
_LEVEL = 1
"""Of compression: a higher one saves a tenth of the size and takes three times as long."""


def pack_evidence(files: Sequence[tuple[str, bytes]]) -> bytes:
    """`files` are those of data/. In it are every table as CSV, a data package that describes just these, all
    references, and SHA256SUMS as `sha256sum --check` reads it."""
    wanted = [(path, data) for path, data in files if path.endswith(".csv") or path in (CSL, BIBTEX)]
    kept = [(path.removeprefix("data/"), data) for path, data in wanted]
    package: dict[str, Any] = msgspec.json.decode(dict(files)[PACKAGE])
    package["resources"] = [one for one in package["resources"] if one["format"] == "csv"]
    kept.append((PACKAGE.removeprefix("data/"), msgspec.json.encode(package) + b"\n"))
    kept.sort()
    sums = "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in kept)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in ((SUMS, sums.encode()), *kept):
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, _LEVEL)
    return packed.getvalue()
