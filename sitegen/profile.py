"""Says where a build's time goes: a memo that reads the clock. Changes no result; used for `--profile` alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from sitegen.memo import Memo, Pool, Store

T = TypeVar("T")


class Spent(NamedTuple):
    """Of one function: seconds in all (digesting its arguments included), calls made, calls remembered."""

    seconds: float
    computed: int
    remembered: int


class ClockedMemo(Memo):
    """Notes seconds and counts of each function since `begin`."""

    def __init__(self, pool: Pool | None = None, store: Store | None = None) -> None:
        super().__init__(pool, store)
        self.spent: dict[str, Spent] = {}
        self._inside = False

    def begin(self) -> None:
        super().begin()
        self.spent = {}

    def __call__(self, function: Callable[..., T], *arguments: object) -> T:
        return self._clock(function, lambda: super(ClockedMemo, self).__call__(function, *arguments))

    def map(self, function: Callable[..., T], calls: Iterable[tuple[object, ...]]) -> list[T]:
        ready = list(calls)
        return self._clock(function, lambda: super(ClockedMemo, self).map(function, ready))

    def _clock(self, function: Callable[..., object], call: Callable[[], T]) -> T:
        if self._inside:
            return call()
        self._inside = True
        before = time.perf_counter(), self.computed, self.remembered
        try:
            return call()
        finally:
            self._inside = False
            old = self.spent.get(function.__name__, Spent(0.0, 0, 0))
            self.spent[function.__name__] = Spent(
                old.seconds + time.perf_counter() - before[0],
                old.computed + self.computed - before[1],
                old.remembered + self.remembered - before[2],
            )
