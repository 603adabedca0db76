"""Which articles tell one story: those that share several names which few others have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from zlib import crc32

_FEW, _FEW_OF = 6, 20
"""A name is telling that no more articles have than six, or one in twenty."""
STORY = 3
"""Telling names that two articles share which tell one story."""


class Stories:
    """The telling names of each article, as numbers."""

    __slots__ = ("_sets", "telling")

    def __init__(self, names: dict[str, tuple[str, ...]]) -> None:
        counts = Counter(chain.from_iterable(names.values()))
        most = max(_FEW, len(names) // _FEW_OF)
        self.telling = {
            one: tuple(sorted([crc32(name.encode()) for name in some if counts[name] <= most]))
            for one, some in names.items()
        }
        self._sets: dict[str, frozenset[int]] = {}

    def are_one(self, article: str, other: str) -> bool:
        return len(self._read(article) & self._read(other)) >= STORY

    def _read(self, article: str) -> frozenset[int]:
        known = self._sets.get(article)
        if known is None:
            known = self._sets[article] = frozenset(self.telling[article])
        return known

    def find_partners(self, days: dict[str, int], apart: int) -> dict[str, frozenset[str]]:
        """Of each article with a day, those of its story no more than so many days before or after it; articles
        without any are left out."""
        ordered = sorted(days, key=lambda article: (days[article], article))
        numbers = [days[article] for article in ordered]
        holders: dict[int, list[int]] = defaultdict(list)
        for place, article in enumerate(ordered):
            for name in self.telling[article]:
                holders[name].append(place)
        found: dict[str, frozenset[str]] = {}
        for place, article in enumerate(ordered):
            first, last = bisect_left(numbers, days[article] - apart), bisect_right(numbers, days[article] + apart)
            shared = Counter(chain.from_iterable(_cut(holders[name], first, last) for name in self.telling[article]))
            partners = frozenset(
                [ordered[other] for other, count in shared.items() if count >= STORY and other != place]
            )
            if partners:
                found[article] = partners
        return found


def _cut(places: list[int], first: int, last: int) -> Iterable[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]
