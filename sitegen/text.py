"""Sentences, words and folded forms of plain text. Knows strings and offsets only, never records or spans."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
"""A word with its inner apostrophes and hyphens: "don’t", "seven-hour"."""

PLAIN_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
"""The same in a text without underscores, which nearly all are; twice as fast."""

_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": None, "\u00ad": None, "…": "...",
    }
)  # fmt: skip

_ABBREVIATIONS = frozenset(
    "adm apr aug ave capt cf cmdr co col corp dec dept dr etc feb fig fri gen gov hon inc jan jr jul jun lt ltd maj "
    "mar messrs mme mon mr mrs ms mt no nov oct op pfc ph prof pvt rep reps rev sat sen sens sept sep sgt sr st sun "
    "supt thu thur thurs tue tues v vs wed".split()
)
"""Lower case, without the point that ends them and no sentence."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_STOP = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s|$))")
"""Stops with the marks that they stand in, or ends of lines. What it begins with is one set of letters: so the engine
runs to the next of them at once, four times as fast as where it tries two alternatives at each letter."""


def fold(text: str) -> str:
    """One spelling of marks, dashes and spaces, lower case, no accents: for comparing, never for showing."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_fold_run, text)
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def _fold_run(match: re.Match[str]) -> str:
    return match.group().translate(_FOLD)


def words(text: str) -> list[tuple[int, int]]:
    """Start and end of every word, in code points.

    >>> [("We don’t know.")[a:b] for a, b in words("We don’t know.")]
    ['We', 'don’t', 'know']
    """
    return [match.span() for match in _word_in(text).finditer(text)]


def count_words(text: str) -> int:
    """How many `words` there are. They are told from what lies between them byte by byte: five times as fast as to look
    for each.

    >>> count_words("“Don’t,” he wrote - twice, on a half-torn page."), count_words("Д’Артаньян -- seven-hour")
    (8, 2)
    """
    plain = text if text.isascii() else _straighten(text)
    if not plain.isascii():
        if 8 * len(plain.encode("ascii", "ignore")) < 7 * len(plain):
            return len(_word_in(text).findall(text))  # in another script
        plain = _BEYOND_ASCII.sub(_simplify, plain)
    marked = b" " + plain.encode().translate(_LETTERS)
    return len(marked.replace(b"--", b"  ").replace(b" -", b" ").split())


_LETTERS = bytes(c if chr(c).isalnum() and c < 128 else ord("-") if chr(c) in "-'" else ord(" ") for c in range(256))
"""Of each byte whether it is of a word: itself, a hyphen for what joins two words in one, else a space."""


def _straighten(text: str) -> str:
    for mark in "“”–—…":
        text = text.replace(mark, " ")
    return text.replace("’", "'")


def _simplify(match: re.Match[str]) -> str:
    run = match.group()
    return "x" if run.isalnum() else "".join(["x" if c.isalnum() else " " for c in run])


def _word_in(text: str) -> re.Pattern[str]:
    return WORD if "_" in text else PLAIN_WORD


def sentences(text: str, until: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every sentence, in code points, without the white space around it. Abbreviations and
    initials end no sentence; a stop inside marks ends one only where the marks close. Nothing is looked for beyond the
    first sentence that ends after `until`.

    >>> text = "Mr. Lee of the U.S. Army spoke. “We wait.” She left."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. Lee of the U.S. Army spoke.', '“We wait.”', 'She left.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        stop, end = match.span()
        rest = text[end : end + 40].lstrip()
        if rest:
            if rest[0].islower() and "\n" not in match.group():
                continue
            if text[stop] == "." and not _ends(text, start, stop, rest):
                continue
        _add(found, text, start, end)
        start = end
        if until is not None and end > until:
            return found
    if start < len(text):
        _add(found, text, start, len(text))
    return found


_WHOLE = 1 + max(map(len, _ABBREVIATIONS))
"""Letters in a row that are no abbreviation."""


def _ends(text: str, start: int, dot: int, rest: str) -> bool:
    """Does the point at `dot` end the sentence that began at `start`, where `rest` comes after?"""
    if dot - start > _WHOLE and text[dot - _WHOLE : dot].isalpha():
        return True
    at = dot
    while at > start and not text[at - 1].isspace():
        at -= 1
    token = text[at:dot].lstrip("\"'“‘«([")
    if token.lower() in _ABBREVIATIONS:
        return False
    if len(token) == 1 and token.isalpha() and token.isupper():
        return False
    return "." not in token or not (re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", token) and not _opens_sentence(rest))


_OPENERS = frozenset(
    "the a an he she it they we i but and in on at this that there his her its their mr ms mrs".split()
)


def _opens_sentence(rest: str) -> bool:
    first = WORD.search(rest)
    return first is not None and first.group().lower() in _OPENERS and rest[:1] != first.group().lower()[:1]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def slug(text: str) -> str:
    """A file name for a title: Unicode letters and digits kept, NFC, lower case, hyphens between.

    >>> slug("U.S., Russia Hold Talks")
    'u-s-russia-hold-talks'
    """
    return "-".join(unicodedata.normalize("NFC", part.casefold()) for part in re.findall(r"[^\W_]+", text))


def fingerprint(text: str) -> str:
    """Ten hexadecimal digits of the folded words: the same for any typography, another for other words."""
    folded = fold(text)
    joined = " ".join(_split_plain(folded) or _word_in(folded).findall(folded))
    return hashlib.blake2b(joined.encode(), digest_size=5).hexdigest()


def _split_plain(folded: str) -> list[str]:
    """The words of a text in ASCII whose words no hyphen or apostrophe joins, told from what lies between them; of any
    other text none."""
    if not folded.isascii():
        return []
    marked = folded.encode().translate(_LETTERS)
    return [] if b"-" in marked else marked.decode().split()


def digest_text(paragraphs: Iterable[str]) -> str:
    """SHA-256 in hexadecimal of an article's paragraphs, title first, joined by newlines: what `reviewed` confirms."""
    return hashlib.sha256("\n".join(paragraphs).encode("utf-8", "surrogatepass")).hexdigest()
