"""The words of a text in order, each with all that is known of it whatever it stands beside."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from msgspec import Struct

from sitegen.comparison.frames import fill
from sitegen.comparison.stems import PHRASE_HEADS, read_word, spell, tell
from sitegen.comparison.thesaurus import TITLES
from sitegen.text import WORD


class Seen(Struct, frozen=True, gc=False):
    """A word as it stands in a text, with all that is known of it: of a kind whose fields are read fast."""

    word: str
    """Folded."""
    told: tuple[str, ...]
    stem: str
    """The first of these; empty where it tells nothing."""
    kin: tuple[tuple[str, str], ...]
    """Class of kin, and the stem that brings it."""
    fills: int
    """What of frames it fills."""
    capital: bool
    title: bool
    """It stands before names and is no part of them."""
    head: bool
    """Two words that mean one may begin with it."""
    live: bool
    """It tells something, or may with the next."""
    odd: bool
    """It is live, and may be a name or the first of two words that mean one."""
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
    capital = raw[0].isupper()
    head = word in PHRASE_HEADS
    live = bool(told) or head
    return Seen(
        word,
        told,
        told[0] if told else "",
        tuple((name, told[0]) for name in told[1:]),
        fill(told),
        capital,
        word in TITLES,
        head,
        live,
        live and (capital or head),
        not crc32(word.encode()) % SAMPLED,
        spell(word.replace("'", "")),
    )


class Line(NamedTuple):
    """The words of a text in order: where each begins and ends, its folded form, what is known of it."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    seen: list[Seen]


def read_line(text: str) -> Line:
    starts: list[int] = []
    ends: list[int] = []
    seen: list[Seen] = []
    at, taken = 0, _PIECES
    # No word goes on beyond a space, and what stands between two spaces stands there again and again.
    for piece in text.split(" "):
        for start, end, one in taken[piece]:
            starts.append(at + start)
            ends.append(at + end)
            seen.append(one)
        at += len(piece) + 1
    return Line(starts, ends, [one.word for one in seen], seen)


class _Pieces(dict[str, tuple[tuple[int, int, Seen], ...]]):
    """Start, end and all that is known of each word in a text without spaces: looked up faster than a function's
    remembered values. It begins anew where it has grown large."""

    def __missing__(self, piece: str) -> tuple[tuple[int, int, Seen], ...]:
        if len(self) >= _MOST:
            self.clear()
        found = self[piece] = tuple([(*match.span(), see(match.group())) for match in WORD.finditer(piece)])
        return found


_MOST = 1 << 17
_PIECES = _Pieces()
