"""The memo: what is remembered in memory, asked of the disk, and computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from time import thread_time
from typing import Any, NamedTuple, TypeVar, cast

from sitegen.memo.codec import encode, find_decoder
from sitegen.memo.keys import Digests, Known, is_code, is_worth_keeping, may_stay, must_stay_here, seal_of
from sitegen.memo.pool import Pool
from sitegen.memo.store import Store

_TOGETHER = 256
"""Calls made at once of those whose arguments are made for them and let go again."""

T = TypeVar("T")
Arguments = tuple[object, ...]


class Overtaken(Exception):  # noqa: N818 - no error, a reason
    """The edition under way is not wanted any more: its inputs have changed."""


class _Held(NamedTuple):
    arguments: Arguments
    """Held on to, so that no other object can take the place in memory by which they are known."""
    key: bytes
    value: Any


class Memo:
    """Remembers pure calls between editions: in memory, and in `store` between processes. Computes in `pool` what is
    worth it. Neither changes any value.

    `begin` starts an edition, `end` closes it and forgets every value that it did not ask for, so that memory
    follows the briefing and not its history. A function is known by its module and name, its arguments by digest.
    """

    def __init__(self, pool: Pool | None = None, store: Store | None = None, own: Store | None = None) -> None:
        """`own` is the user's own store, for what is run as code. Nothing is told of it: it saves a moment, no more."""
        self.pool = pool
        self.store = store
        self.own = own
        self._values: dict[bytes, Any] = {}
        self._asked: set[bytes] = set()
        self._digests = Digests()
        self._quick: dict[tuple[object, ...], _Held] = {}
        """Values by the very objects that were the arguments: what stays untouched is found without a digest."""
        self._used: dict[tuple[object, ...], _Held] = {}
        self._deferring: set[Callable[..., object]] = set()
        """Functions whose values are taken from the disk when they are wanted, and not held in memory."""
        self._on_disk: set[bytes] = set()
        """Calls of these whose values the disk has."""
        self.overtaken: Callable[[], bool] | None = None
        """Asked between the calls of an edition; where it says yes, Overtaken is raised. What is computed stays."""
        self.again = True
        """Will there be another edition in this process? Else nothing is held for it."""
        self._under_way = False
        self.computed = 0
        """Calls that had to be made since `begin`."""
        self.remembered = 0
        """Calls that were answered from memory since `begin`."""

    def take_notices(self) -> list[str]:
        """What the user should know of the pool and the disk, a sentence each; none of it changes the site."""
        found: list[str] = []
        for one in (self.pool, self.store):
            if one is not None:
                found += one.notices
                one.notices.clear()
        return found

    def begin(self) -> None:
        self._asked = set()
        self._used = {}
        self._under_way = True
        self.computed = self.remembered = 0

    def end(self, whole: bool = True) -> None:
        """`whole`: did the edition ask for all that it needs? One that stopped at an error forgets nothing."""
        self._under_way = False
        if whole:
            self._values = {key: self._values[key] for key in self._asked if key in self._values}
            self._quick = self._used
            self._digests.turn()
        else:
            self._quick |= self._used
        self._used = {}

    def settle(self) -> None:
        """Writes to the disk what is waiting, when nobody is."""
        for store in (self.store, self.own):
            if store is not None:
                store.flush()

    def close(self) -> None:
        """Ends the processes and lets go of the disk."""
        if self.pool is not None:
            self.pool.close()
        for store in (self.store, self.own):
            if store is not None:
                store.close()

    def key(self, function: Callable[..., object], arguments: Arguments) -> bytes:
        digests = self._digests
        name = f"{function.__module__}.{function.__qualname__}".encode()
        parts = [a.digest if isinstance(a, Known) else digests(a) for a in arguments]
        return blake2b(name + b"".join(parts), digest_size=16).digest()

    def mark(self, values: Iterable[object]) -> bytes:
        """Digest of many values in a row, each digested once as long as it stays."""
        digests = self._digests
        return blake2b(b"".join([digests(value) for value in values]), digest_size=16).digest()

    def __call__(self, function: Callable[..., T], *arguments: object) -> T:
        """What `function(*arguments)` returns, each Known argument taken out of its wrapping."""
        return self.map(function, [arguments])[0]

    def map(self, function: Callable[..., T], calls: Iterable[Arguments]) -> list[T]:
        """One result a call, in the order of the calls. The one seam for work in parallel."""
        self._give_way()
        ready = calls if isinstance(calls, list) else list(calls)
        results: list[Any] = [None] * len(ready)
        spots: dict[int, tuple[object, ...]] = {}
        missing: dict[bytes, list[int]] = {}
        quick, used, asked = self._quick, self._used, self._asked
        unheld = function in self._deferring or not self.again
        for number, arguments in enumerate(ready):
            spot = None if unheld else _spot(function, arguments)
            if spot is not None:
                held = used.get(spot) or quick.get(spot)
                if held is not None:
                    results[number] = held.value
                    used[spot] = held
                    asked.add(held.key)
                    continue
                spots[number] = spot
            key = self.key(function, arguments)
            asked.add(key)
            if key in self._values:
                results[number] = self._values[key]
                if spot is not None:
                    used[spot] = _Held(_hold(arguments), key, results[number])
            else:
                missing.setdefault(key, []).append(number)
        self.remembered += len(ready) - len(missing)
        for key, value in self._fill(function, ready, missing):
            self._values[key] = value
            for number in missing[key]:
                results[number] = value
                if number in spots:
                    used[spots[number]] = _Held(_hold(ready[number]), key, value)
        return cast(list[T], results)

    def defer(self, function: Callable[..., T], calls: Iterable[Arguments]) -> list[Known[T]]:
        """One value a call, each made or remembered when somebody asks for it, and known by its call until then: what
        is only an argument of remembered calls is never looked up. A function that takes one depends on the call, not
        on its value: use it where an equal value of another call is rare."""
        self._deferring.add(function)
        deferred: list[Known[T]] = []
        for arguments in calls:
            key = self.key(function, arguments)
            self._asked.add(key)
            deferred.append(_Deferred(self, function, arguments, key))
        return deferred

    def take(self, deferred: _Deferred) -> Any:
        """Its value, held by it unless the disk has it."""
        value = self(deferred.function, *deferred.arguments)
        if deferred.digest in self._on_disk:
            self._values.pop(deferred.digest, None)
        else:
            deferred.made.append(value)
        return value

    def take_all(self, deferred: Sequence[Known[T]]) -> list[T]:
        """The values of many, looked up together."""
        made = self._make_ready([(one,) for one in deferred])
        values = [one.value for one in deferred]
        self._let_go(made)
        return values

    def _make_ready(self, calls: Iterable[Arguments]) -> list[_Deferred]:
        """Makes what was deferred and is now wanted, all that is of one function together."""
        wanted: dict[Callable[..., object], list[_Deferred]] = {}
        for arguments in calls:
            for argument in arguments:
                if isinstance(argument, _Deferred) and not argument.made:
                    wanted.setdefault(argument.function, []).append(argument)
        for function, some in wanted.items():
            for one, value in zip(some, self.map(function, [one.arguments for one in some]), strict=True):
                one.made.append(value)
        return [one for some in wanted.values() for one in some]

    def _let_go(self, made: Iterable[_Deferred]) -> None:
        for one in made:
            if one.digest in self._on_disk:
                one.made.clear()
                self._values.pop(one.digest, None)

    def _fill(
        self, function: Callable[..., object], ready: list[Arguments], missing: dict[bytes, list[int]]
    ) -> Iterator[tuple[bytes, Any]]:
        """Key and value of each call that memory does not hold: from the disk, else computed."""
        if not missing:
            return
        name = f"{function.__module__}.{function.__qualname__}"
        wanted = list(missing)
        light = function in self._deferring and not is_code(function)
        store = self.own if is_code(function) else self.store
        decode = None if store is None or must_stay_here(function) else find_decoder(function)
        if store is not None and decode is not None:
            found = set()
            for key, value, seal in store.find(name, wanted, decode):
                found.add(key)
                self._note(key, value, seal, light)
                self.remembered += 1
                yield key, value
            wanted = [key for key in wanted if key not in found] if found else wanted
        self.computed += len(wanted)
        keeping = None
        if store is not None and decode is not None:
            keeping = store.shelf(name, always=is_worth_keeping(function))
        several = any(isinstance(a, _Deferred) for key in wanted[:1] for a in ready[missing[key][0]])
        for first in range(0, len(wanted), _TOGETHER if several else max(1, len(wanted))):
            some = wanted[first : first + _TOGETHER] if several else wanted
            calls = [ready[missing[key][0]] for key in some]
            made = self._make_ready(calls) if several else []
            for number, value, data, spent in self._compute(function, calls):
                if keeping is not None and keeping.is_worth(spent):
                    data = encode(value) if data is None else data
                    seal = seal_of(data)
                    if keeping.add(some[number], seal, data):
                        self._note(some[number], value, seal, light)
                yield some[number], value
                self._give_way()
            self._let_go(made)

    def _note(self, key: bytes, value: object, seal: bytes, light: bool) -> None:
        """Of a value that the disk has: its digest, as long as it is held."""
        if light:
            self._on_disk.add(key)
        else:
            self._digests.hold(value, seal)

    def _give_way(self) -> None:
        if self._under_way and self.overtaken is not None and self.overtaken():
            raise Overtaken

    def _compute(
        self, function: Callable[..., object], calls: list[Arguments]
    ) -> Iterator[tuple[int, Any, bytes | None, float]]:
        """Number, value, its bytes where they are known, and seconds of each call, in no set order."""
        if self.pool is not None and len(calls) > 1 and not must_stay_here(function):
            yield from self.pool.run(function, calls)
            return
        for number, arguments in enumerate(calls):
            started = thread_time()
            value = function(*[a.value if isinstance(a, Known) else a for a in arguments])
            yield number, value, None, thread_time() - started


class _Deferred(Known[Any]):
    """What a call returns, made when somebody asks."""

    __slots__ = ("_memo", "arguments", "function", "made")

    def __init__(self, memo: Memo, function: Callable[..., Any], arguments: Arguments, key: bytes) -> None:
        self.digest = key
        self.recipe = ()
        self._memo = memo
        self.function = function
        self.arguments = arguments
        self.made: list[Any] = []

    @property
    def value(self) -> Any:
        return self.made[0] if self.made else self._memo.take(self)


def _hold(arguments: Arguments) -> Arguments:
    """What the spot names by its place in memory: a Known is named by its digest, and would hold much more."""
    return tuple([a for a in arguments if not isinstance(a, Known)])


def _spot(function: Callable[..., object], arguments: Arguments) -> tuple[object, ...] | None:
    """What the call is known by as long as its arguments stay the same objects; None where one of them may change."""
    spot: list[object] = [function]
    for argument in arguments:
        if isinstance(argument, Known):
            spot.append(argument.digest)
        elif argument is None or type(argument) is str:
            spot.append(argument)
        elif type(argument) is int or type(argument) is bool:
            spot.append((type(argument), argument))
        elif may_stay(argument):
            spot.append(id(argument))
        else:
            return None
    return tuple(spot)
