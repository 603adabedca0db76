"""Remembers what pure functions returned, by a digest of their arguments. Nothing else in sitegen knows that a build
can be incremental; nothing here knows what is being built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, Generic, TypeVar, TypeVarTuple, cast

import msgspec

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Known(Generic[T]):
    """A large value that many calls share, digested once. Pass it where the function takes the value itself.

    `of` is what the value was made from, where the value itself cannot be encoded (an automaton, say).
    """

    __slots__ = ("digest", "value")

    def __init__(self, value: T, of: object = None) -> None:
        self.value = value
        self.digest = digest(value if of is None else of)


def digest(value: object) -> bytes:
    """Sixteen bytes that differ where the value differs. `value` is of Structs, tuples, strings, bytes and numbers.

    Raises TypeError for a value that cannot be encoded: it could not be told apart from another.
    """
    return blake2b(_encode(value), digest_size=16).digest()


class Memo:
    """Remembers pure calls between editions, in memory.

    `begin` starts an edition, `end` closes it and forgets every value that it did not ask for, so that memory
    follows the briefing and not its history. A function is known by its module and name, its arguments by digest.
    """

    def __init__(self) -> None:
        self._values: dict[bytes, Any] = {}
        self._asked: set[bytes] = set()
        self.computed = 0
        """Calls that had to be made since `begin`."""
        self.remembered = 0
        """Calls that were answered from memory since `begin`."""

    def begin(self) -> None:
        self._asked = set()
        self.computed = self.remembered = 0

    def end(self) -> None:
        self._values = {key: value for key, value in self._values.items() if key in self._asked}

    def key(self, function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
        hashed = blake2b(f"{function.__module__}.{function.__qualname__}".encode(), digest_size=16)
        for argument in arguments:
            hashed.update(argument.digest if isinstance(argument, Known) else digest(argument))
        return hashed.digest()

    def __call__(self, function: Callable[..., T], *arguments: object) -> T:
        """What `function(*arguments)` returns, each Known argument taken out of its wrapping."""
        key = self.key(function, arguments)
        self._asked.add(key)
        if key in self._values:
            self.remembered += 1
            return cast(T, self._values[key])
        self.computed += 1
        value = function(*(a.value if isinstance(a, Known) else a for a in arguments))
        self._values[key] = value
        return value

    def map(self, function: Callable[..., T], calls: Iterable[tuple[object, ...]]) -> list[T]:
        """One result a call, in the order of the calls. The one seam for work in parallel."""
        return [self(function, *arguments) for arguments in calls]
