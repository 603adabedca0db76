"""The evidence pack: tables, references and checksums in one ZIP, for whoever wants to check or reuse them. The same
briefing gives the same bytes. It is made of files that are on the site as they are: nothing withheld can be in it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from typing import Any

import msgspec

from sitegen.exports.citations import BIBTEX, CSL
from sitegen.fetched import Content, Fetched, digest_bytes, read, tell_digest
from sitegen.memo import Later, Memo, worth_keeping

SUMS = "SHA256SUMS"
PACKAGE = "data/datapackage.json"

_FIRST_DAY = 0x21
"""1980-01-01, the oldest day that a ZIP can give: a clock's would make each packing another."""
_LEVEL = 1
"""Of compression: a higher one saves a tenth of the size and takes three times as long."""


_PIECE = 64 * 1024
"""Bytes of a file that are compressed, and remembered, apart from the rest."""
_LAST = b"\x03\x00"
"""An empty block that ends a deflated stream."""


def pack_evidence(files: Sequence[tuple[str, Content]], memo: Memo | None = None) -> Fetched:
    """`files` are those of data/. In it are every table as CSV, a data package that describes just these, all
    references, and SHA256SUMS as `sha256sum --check` reads it."""
    memo = memo or Memo()
    wanted = [(path, data) for path, data in files if path.endswith(".csv") or path in (CSL, BIBTEX, PACKAGE)]
    pack = lru_cache(1)(partial(_pack_files, wanted, memo))
    known = Later(pack, of=[(path, tell_digest(data)) for path, data in wanted])
    return Fetched(memo(_name_pack, known), pack)


@worth_keeping
def _name_pack(packed: bytes) -> str:
    return digest_bytes(packed)


def _pack_files(wanted: Sequence[tuple[str, Content]], memo: Memo) -> bytes:
    kept = [(path.removeprefix("data/"), read(data)) for path, data in wanted if path != PACKAGE]
    package: dict[str, Any] = msgspec.json.decode(read(dict(wanted)[PACKAGE]))
    package["resources"] = [one for one in package["resources"] if one["format"] == "csv"]
    kept.append((PACKAGE.removeprefix("data/"), msgspec.json.encode(package) + b"\n"))
    kept.sort()
    sums = "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in kept)
    return _pack([(SUMS, sums.encode()), *kept], memo)


def deflate(piece: bytes) -> bytes:
    """As raw blocks that hold no reference to what is before them and end on a byte: pieces can be put together."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)


def cut_pieces(data: bytes) -> Iterable[bytes]:
    """Pieces that end with a line: what stands some lines after an edit is soon cut as it was before."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        yield data[start:end]
        start = end


def _pack(files: Sequence[tuple[str, bytes]], memo: Memo) -> bytes:
    """A ZIP by PKWARE's description (APPNOTE 6.3): of each file a header and its data, then a directory of all."""
    cut = [list(cut_pieces(data)) for _, data in files]
    deflated = iter(memo.map(deflate, [(piece,) for pieces in cut for piece in pieces]))
    packed: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for (path, data), pieces in zip(files, cut, strict=True):
        name = path.encode()
        body = b"".join([*(next(deflated) for _ in pieces), _LAST])
        flags = 0 if path.isascii() else 0x800
        told = struct.pack(
            "<HHHHHIIIHH", 20, flags, 8, 0, _FIRST_DAY, zlib.crc32(data), len(body), len(data), len(name), 0
        )
        packed += (b"PK\x03\x04", told, name, body)
        placed = struct.pack("<HHHII", 0, 0, 0, 0o644 << 16, at)
        listed.append(b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + told + placed + name)
        at += 30 + len(name) + len(body)
    directory = b"".join(listed)
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), at, 0)
    return b"".join((*packed, directory, b"PK\x05\x06", end))
