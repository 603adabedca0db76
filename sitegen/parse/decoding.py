"""Bytes of a record to text that every later stage can trust: UTF-8, newlines, NFC, no character that cannot be shown.
Never raises."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from sitegen.model import WITHHELD, WITHHELD_REST, Issue, Place

_UNSHOWN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff{WITHHELD}{WITHHELD_REST}]")
_SPACES = str.maketrans("\x0b\x0c", "  ")
"""Left over from page breaks."""
LARGEST = 20_000_000
"""Bytes of a record; a long book has two million."""


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Issue, ...]]:
    """The text with newlines as line ends, or None, and what was wrong or had to be replaced."""
    if len(data) > LARGEST:
        message = f"The file has {len(data) / 1e6:,.0f} MB; a record has at most {LARGEST / 1e6:,.0f}"
        return None, (_fail(Place(path), message, "Put a long document into static/ and link to it."),)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None, (_fail(Place(path, 1, 1), "The file is UTF-16, not UTF-8", "Save it as UTF-8."),)
    data = data.removeprefix(BOM_UTF8)
    if b"\0" in data:
        place = _find_place(path, data, data.index(b"\0"))
        return None, (_fail(place, "A NUL byte stands here; this is no text", "Save the file as UTF-8 text."),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        byte = data[error.start : error.start + 1]
        meant = byte.decode("cp1252", "ignore")
        hint = "Save the file as UTF-8" + (f'; as Windows-1252 the byte is "{meant}".' if meant else ".")
        place = _find_place(path, data, error.start)
        return None, (_fail(place, f"The byte 0x{byte.hex()} is no UTF-8 text", hint),)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES) if _has_rare(data) else text
    issues: tuple[Issue, ...] = ()
    first = _UNSHOWN.search(text)
    if first is not None:
        line = text.count("\n", 0, first.start()) + 1
        column = first.start() - text.rfind("\n", 0, first.start())
        text, count = _UNSHOWN.subn("\ufffd", text)
        others = f", and for {count - 1} more like it" if count > 1 else ""
        message = f"The character U+{ord(first.group()):04X} cannot be shown; U+FFFD stands for it{others}"
        issues = (Issue(Place(path, line, column), "warning", message, "Delete it."),)
    return unicodedata.normalize("NFC", text), issues


def _has_rare(data: bytes) -> bool:
    return b"\r" in data or b"\x0b" in data or b"\x0c" in data


def _fail(place: Place, message: str, hint: str) -> Issue:
    return Issue(place, "error", message, hint)


def _find_place(path: str, data: bytes, offset: int) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    last = before.rpartition(b"\n")[2].decode(errors="replace")
    return Place(path, before.count(b"\n") + 1, len(last) + 1)
