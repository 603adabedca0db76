"""A word's forms for comparing: one house spelling, its stem, the classes of kin it belongs to. Pure tables and
string work; never looks at a text."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.comparison import thesaurus
from sitegen.comparison.thesaurus import COMMON, FUNCTION, HOUSE, KIN, RIVALS
from sitegen.text import fold

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
