"""A word's forms for comparing: one house spelling, its stem, the classes of kin it belongs to. Pure tables and
string work; never looks at a text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from sitegen.comparison import thesaurus
from sitegen.comparison.thesaurus import COMMON, FUNCTION, HOUSE, KIN, RIVALS
from sitegen.text import PLAIN_WORD, WORD, fold

_SPELLINGS = dict(pair.split("=") for pair in (thesaurus.IRREGULAR + HOUSE).split())

_ENDINGS = (
    ("izations", "iz"), ("isations", "iz"), ("ization", "iz"), ("isation", "iz"), ("iveness", "iv"),
    ("fulness", "ful"), ("ousness", "ous"), ("ations", ""), ("ation", ""), ("itions", "it"), ("ition", "it"),
    ("ators", ""), ("ator", ""), ("ities", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""),
    ("ingly", ""), ("edly", ""), ("ically", "ic"), ("nesses", ""), ("ness", ""), ("ising", "iz"), ("izing", "iz"),
    ("ised", "iz"), ("ized", "iz"), ("ises", "iz"), ("izes", "iz"), ("ise", "iz"), ("ize", "iz"),
    ("ating", ""), ("ated", ""), ("ates", ""), ("ate", ""), ("sions", "s"), ("sion", "s"), ("tions", "t"),
    ("tion", "t"), ("ies", "y"), ("ied", "y"), ("ity", ""), ("ing", ""), ("ers", ""), ("ally", "al"), ("ly", ""),
    ("ed", ""), ("er", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""Tried in this order; an ending is cut only where three letters with a vowel among them stay, of "er" five."""

_BY_LAST = {
    last: tuple((e, rest, 5 if e in ("er", "ers") else 3) for e, rest in _ENDINGS if e[-1] == last)
    for last in sorted({ending[-1] for ending, _ in _ENDINGS})
}
"""Endings by their last letter, each with what stands for it and the letters that must stay."""
_has_vowel = re.compile("[aeiouy]").search

PHRASES = {
    (pair.split()[0], pair.split()[1]): means
    for pair, means in (line.split("=") for line in thesaurus.PHRASES.strip().splitlines())
}
"""Two folded words, and the word they mean."""
PHRASE_HEADS = frozenset(first for first, _ in PHRASES)


@lru_cache(maxsize=1 << 17)
def read_word(word: str) -> str:
    """A word as it stands in a text, folded."""
    return word.lower() if word.isascii() else fold(word)


def spell(folded: str) -> str:
    """The one spelling that stands for all house spellings of a folded word, without its possessive."""
    if folded.endswith("'s"):
        folded = folded[:-2]
    elif folded.endswith("s'"):
        folded = folded[:-1]
    return _SPELLINGS.get(folded, folded)


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """The stem of a folded word; the same for its grammatical forms in most cases, and for house spellings.

    >>> [stem(word) for word in ("negotiators", "negotiation", "troops", "defence", "defenses")]
    ['negoti', 'negoti', 'troop', 'defens', 'defens']
    """
    word = spell(folded)
    if len(word) < 4 or not word.isascii() or word.endswith(("ss", "us", "is")):
        return word
    for ending, rest, least in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending):
            kept = word[: -len(ending)]
            if len(kept) < least or _has_vowel(kept) is None:
                continue
            word = kept + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def _classes(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in table.strip().splitlines():
        members = line.split()
        for word in dict.fromkeys(stem(member) for member in members):
            if len(members) > 1:
                found.setdefault(word, []).append(members[0])
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}


_KIN = _classes(KIN)
_COMMON = frozenset(stem(word) for word in COMMON)
_RIVALS = _classes(RIVALS)


@lru_cache(maxsize=1 << 17)
def tell(folded: str) -> tuple[str, ...]:
    """Stem and classes of kin of a folded word that tells something; nothing for one that does not."""
    bare = folded[:-2] if folded.endswith("'s") else folded
    if bare in FUNCTION or (len(bare) < 3 and not bare.isdigit()) or not bare.strip("0"):
        return ()
    word = stem(folded)
    return (word, *("~" + name for name in _KIN.get(word, ())))


def list_kin(stemmed: str) -> tuple[str, ...]:
    """The classes of kin that a stem belongs to."""
    return _KIN.get(stemmed, ())


def rivals(stemmed: str) -> tuple[str, ...]:
    """The sets of rival words that a stem belongs to."""
    return _RIVALS.get(stemmed, ())


def is_common(stemmed: str) -> bool:
    """Does the word of this stem stand in any newspaper on any day?"""
    return stemmed in _COMMON


class Seen(NamedTuple):
    """A word as it stands in a text, with all that is known of it."""

    word: str
    """Folded."""
    told: tuple[str, ...]
    kin: tuple[tuple[str, str], ...]
    """Class of kin, and the stem that brings it."""
    capital: bool
    title: bool
    """It stands before names and is no part of them."""
    head: bool
    """Two words that mean one may begin with it."""
    live: bool
    """It tells something, or may with the next."""
    sampled: bool
    """Sequences of words that begin with it are kept to recognise copies by."""
    printed: str
    """Folded, without apostrophes, in the one spelling that stands for all: for comparing printings."""


SAMPLED = 8
"""One word in so many is one that sampled sequences begin with, chosen by its digest."""


@lru_cache(maxsize=1 << 17)
def see(raw: str) -> Seen:
    word = read_word(raw)
    told = tell(word)
    kin = tuple((name, told[0]) for name in told[1:])
    head = word in PHRASE_HEADS
    sampled = not crc32(word.encode()) % SAMPLED
    printed = spell(word.replace("'", ""))
    return Seen(
        word, told, kin, raw[0].isupper(), word in thesaurus.TITLES, head, bool(told) or head, sampled, printed
    )  # fmt: skip


class Line(NamedTuple):
    """The words of a text in order: where each begins and ends, its folded form, what is known of it."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    seen: list[Seen]


_SPLIT = re.compile(f"({WORD.pattern})")
_SPLIT_PLAIN = re.compile(f"({PLAIN_WORD.pattern})")
_word = itemgetter(0)


def read_line(text: str) -> Line:
    # The parts between matches and the matches take turns; their lengths add up to the offsets.
    parts = (_SPLIT if "_" in text else _SPLIT_PLAIN).split(text)
    offsets = list(accumulate(map(len, parts)))
    seen = list(map(see, parts[1::2]))
    return Line(offsets[:-1:2], offsets[1::2], list(map(_word, seen)), seen)
