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
    """Items by block and start; laid out when first asked for, since many an article asks for none."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items: Iterable[tuple[Span, T]] = items
        self._rows: dict[int, list[tuple[int, int, T]]] | None = None

    def _lay_out(self) -> dict[int, list[tuple[int, int, T]]]:
        rows: dict[int, list[tuple[int, int, T]]] = {}
        for span, item in self._items:
            block = span.block
            entry = span.start, span.end, item
            if block in rows:
                rows[block].append(entry)
            else:
                rows[block] = [entry]
        for row in rows.values():
            if len(row) > 1:
                row.sort(key=_START)
        self._rows = rows
        self._items = ()
        return rows

    def between(self, block: int, first: int, last: int) -> list[tuple[int, int, T]]:
        """Start, end and item of those that begin from `first` up to before `last`."""
        rows = self._rows
        row = (self._lay_out() if rows is None else rows).get(block)
        if row is None:
            return []
        # A tuple of the start alone sorts before all tuples that begin with it.
        return row[bisect_left(row, (first,)) : bisect_left(row, (last,))]

    def over(self, span: Span) -> list[tuple[int, int, T]]:
        """Those that share a code point with `span`."""
        start = span.start
        near = self.between(span.block, start - REACH, span.end)
        return [entry for entry in near if entry[1] > start] if near else near
