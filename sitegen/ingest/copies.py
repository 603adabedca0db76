"""Which articles are the same or nearly so, by the stretches of words that they share. Never merges any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from sitegen.text import WORD

_STRETCH = 6
_SAMPLE = 4
"""One in so many stretches is looked at: which, is decided by the stretch itself."""
_SHARE = 50
"""Per cent of the shorter article's stretches."""
_COMMON = 40
"""Articles; a stretch that more have is a site's own furniture."""


class Pair(NamedTuple):
    one: int
    other: int
    share: int
    """Per cent of the shorter one."""


def find_copies(texts: Sequence[str]) -> tuple[Pair, ...]:
    """Pairs of articles, by position, that share half of their words' stretches or more."""
    samples = [_sample(text) for text in texts]
    having: dict[int, list[int]] = defaultdict(list)
    for at, sample in enumerate(samples):
        for mark in sample:
            having[mark].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for articles in having.values():
        if 1 < len(articles) <= _COMMON:
            for n, one in enumerate(articles):
                for other in articles[n + 1 :]:
                    shared[one, other] += 1
    found = []
    for (one, other), count in shared.items():
        smaller = min(len(samples[one]), len(samples[other]))
        share = 100 * count // smaller if smaller else 0
        if share >= _SHARE and smaller >= 5:
            found.append(Pair(one, other, share))
    return tuple(sorted(found))


def _sample(text: str) -> frozenset[int]:
    words = [match.group() for match in WORD.finditer(text.lower())]
    marks = (crc32(" ".join(words[at : at + _STRETCH]).encode()) for at in range(len(words) - _STRETCH + 1))
    return frozenset(mark for mark in marks if mark % _SAMPLE == 0)
