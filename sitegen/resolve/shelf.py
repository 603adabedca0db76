"""Spans with what they hold, laid out so that those of a stretch are found without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from sitegen.model import Span

T = TypeVar("T")

_START = itemgetter(0)

REACH = 160
"""No span laid here that matters is longer, in code points."""


class Shelf(Generic[T]):
    """Items by block and start."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        rows: dict[int, list[tuple[int, int, T]]] = {}
        for span, item in items:
            rows.setdefault(span.block, []).append((span.start, span.end, item))
        for row in rows.values():
            row.sort(key=_START)
        self._rows = rows

    def between(self, block: int, first: int, last: int) -> list[tuple[int, int, T]]:
        """Start, end and item of those that begin from `first` up to before `last`."""
        row = self._rows.get(block)
        if row is None:
            return []
        # A tuple of the start alone sorts before all tuples that begin with it.
        return row[bisect_left(row, (first,)) : bisect_left(row, (last,))]

    def over(self, span: Span) -> list[tuple[int, int, T]]:
        """Those that share a code point with `span`."""
        near = self.between(span.block, span.start - REACH, span.end)
        return [entry for entry in near if entry[1] > span.start]
