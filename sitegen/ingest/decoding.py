"""Bytes of a raw document to text: the only door to charset-normalizer and ftfy. Repairs what decoding, entities and
white space broke; never touches the words."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from html import unescape

LARGEST = 5_000_000
"""Bytes of one document; the longest article of a newspaper has a fiftieth of this."""

_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "is a PDF", "Open it, copy the article's text into a .txt file and import that."),
    (b"PK\x03\x04", "is a ZIP archive or an office document", "Unpack it, or save the article as plain text."),
    (b"\x1f\x8b", "is a compressed file", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "is an office document", "Save the article as plain text."),
    (b"{\\rtf", "is a rich-text document", "Save the article as plain text."),
    (b"\x89PNG", "is an image", "Type or copy the article's text into a .txt file and import that."),
    (b"\xff\xd8\xff", "is an image", "Type or copy the article's text into a .txt file and import that."),
    (b"GIF8", "is an image", "Type or copy the article's text into a .txt file and import that."),
    (b"RIFF", "is an image or a recording", "Type or copy the article's text into a .txt file and import that."),
    (b"MZ", "is a program", ""),
    (b"\x7fELF", "is a program", ""),
)
"""First bytes, what such a file is, what to do."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
    (BOM_UTF8, "utf-8-sig"),
)
"""Byte order marks, the longer before those they begin with."""

_MOJIBAKE = re.compile("[ÂÃÐÑ][\x80-\u00bf\u0152-\u0178\u2013-\u2122]|â[\x80-\x9f€‚„†‡ˆ‰‹]|ï»¿|â\u20ac")
"""What UTF-8 read as Windows-1252 looks like; only then ftfy is asked."""

_BROKEN_ENTITY = re.compile(
    r"\[&\](#?\w{2,8};)|&amp;(?=(?:quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5});)"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ue000\ue001]"
)
BROKEN = "\u2063"
"""Stands, until lines are read, where a broken entity was."""


def explain_binary(data: bytes) -> tuple[str, str] | None:
    """Why the bytes are no text that can be imported, and what to do; None where they may be."""
    if not data.strip():
        return "is empty", ""
    if len(data) > LARGEST:
        return f"has {len(data):,} bytes, more than any article ({LARGEST:,} at most)", "Split it into its articles."
    for first, what, hint in _BINARY:
        if data.startswith(first):
            return what, hint
    if not data.startswith(tuple(mark for mark, _ in _MARKS)) and b"\0" in data:
        return "holds NUL bytes: it is no text", "Save the article as UTF-8 text."
    return None


def decode(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The text with newlines as line ends, and the repairs made; None for bytes in no known encoding."""
    text, repairs = _read_bytes(data)
    if text is None:
        return None, ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() and _MOJIBAKE.search(text):
        import ftfy

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text = mended
            repairs.append("characters that a wrong decoding had broken")
    text = text.replace("\x0b", " ").replace("\x0c", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text, count = _UNSEEN.subn("", text)
    if count:
        repairs.append(f"{count} invisible character{'s' if count > 1 else ''} removed")
    return unicodedata.normalize("NFC", text), tuple(repairs)


def mend_entities(text: str) -> tuple[str, int]:
    """HTML entities that stand in plain text become their characters; one that was broken leaves `BROKEN` before its
    own. Gives the number mended."""
    if "&" not in text:
        return text, 0
    text, broken = _BROKEN_ENTITY.subn(lambda m: f"{BROKEN}&{m[1]}" if m[1] else "&", text)
    text, plain = _ENTITY.subn(lambda m: unescape(m[0]), text)
    return text, max(broken, plain)


def _read_bytes(data: bytes) -> tuple[str | None, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).lstrip("\ufeff"), [f"read as {encoding.removesuffix('-sig').upper()}"] * (
                    encoding != "utf-8-sig"
                )
            except UnicodeDecodeError:
                return None, []
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=["utf_16", "utf_32"]).best()
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and (best is None or sum(c.isalpha() and c.isascii() for c in western) > 0.8 * len(western.split()) * 3):
        return western, ["read as Windows-1252"]
    if best is None:
        return None, []
    return str(best), [f"read as {best.encoding.replace('_', '-')}"]
