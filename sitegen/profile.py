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

    def __init__(self, pool: Pool | None = None, store: Store | None = None, own: Store | None = None) -> None:
        super().__init__(pool, store, own)
        self.spent: dict[str, Spent] = {}
        self._clocked: list[_Open] = []

    def begin(self) -> None:
        super().begin()
        self.spent = {}

    def __call__(self, function: Callable[..., T], *arguments: object) -> T:
        return self._clock(function, lambda: super(ClockedMemo, self).__call__(function, *arguments))

    def map(self, function: Callable[..., T], calls: Iterable[tuple[object, ...]]) -> list[T]:
        ready = list(calls)
        return self._clock(function, lambda: super(ClockedMemo, self).map(function, ready))

    def _clock(self, function: Callable[..., object], call: Callable[[], T]) -> T:
        if self._clocked and self._clocked[-1].function is function:
            return call()
        before = time.perf_counter(), self.computed, self.remembered
        self._clocked.append(_Open(function))
        try:
            return call()
        finally:
            within = self._clocked.pop().within
            started, computed, remembered = before
            spent = Spent(time.perf_counter() - started, self.computed - computed, self.remembered - remembered)
            if self._clocked:
                self._clocked[-1].within.append(spent)
            old = self.spent.get(function.__name__, Spent(0.0, 0, 0))
            # What a call had others make for it is theirs.
            self.spent[function.__name__] = Spent(
                old.seconds + spent.seconds - sum(one.seconds for one in within),
                old.computed + spent.computed - sum(one.computed for one in within),
                old.remembered + spent.remembered - sum(one.remembered for one in within),
            )


class _Open:
    """A function whose calls are under way, and what was spent on others meanwhile."""

    __slots__ = ("function", "within")

    def __init__(self, function: Callable[..., object]) -> None:
        self.function = function
        self.within: list[Spent] = []
