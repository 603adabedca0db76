"""Runs of items that are remembered together. What is made of ten thousand articles one by one is asked for ten
thousand times by each build; made by the run, a build after one change asks for some hundreds and makes one anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from sitegen.memo.keys import Known

T = TypeVar("T")

_USUAL = 16
"""Items of a run, on average."""
_MOST = 64


def cut_runs(names: Iterable[str]) -> list[slice]:
    """Where each run of the items with these names begins and ends. A run begins with a name that says so, so that an
    item more or less changes the run that it is in and no other.

    >>> ["abcdefghijkl"[run] for run in cut_runs("abcdefghijkl")]
    ['abcde', 'fghijkl']
    """
    starts: list[int] = []
    number = 0
    for number, name in enumerate(names, 1):
        if not starts or crc32(name.encode()) % _USUAL == 0 or number - starts[-1] > _MOST:
            starts.append(number - 1)
    return [slice(start, end) for start, end in pairwise([*starts, number])]


def know_run(some: T, marks: Sequence[tuple[bytes, *tuple[object, ...]]]) -> Known[T]:
    """The items of a run as one argument, known by these marks, one an item, that cost nothing of their words; by
    themselves where the mark of one is empty."""
    return Known(some, of=marks if all(mark for mark, *_ in marks) else None)
