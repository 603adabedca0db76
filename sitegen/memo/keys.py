"""Digests of values: equal for equal values, on every machine. A value that stays is digested once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])

encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(value: object) -> bytes:
    """Sixteen bytes that differ where the value differs. `value` is of Structs, tuples, strings, bytes and numbers.

    Raises TypeError for a value that cannot be encoded: it could not be told apart from another.
    """
    return seal_of(encode(value))


def seal_of(encoded: bytes) -> bytes:
    return blake2b(encoded, digest_size=16).digest()


_HERE: set[object] = set()


def stays_here(function: F) -> F:
    """Marks a function whose values hold one thing many times, as a citation holds its paragraph: shared in memory they
    are small, written out they grow with the square of the text. They are made and remembered in this process alone."""
    _HERE.add(function)
    return function


def must_stay_here(function: object) -> bool:
    return function in _HERE


_WORTH: set[object] = set()


def worth_keeping(function: F) -> F:
    """Marks a function whose values are kept on disk however quickly it is done: they spare its arguments."""
    _WORTH.add(function)
    return function


def is_worth_keeping(function: object) -> bool:
    return function in _WORTH


_CODE: set[object] = set()


def makes_code(function: F) -> F:
    """Marks a function whose values are run as code. They are kept in the user's own store, never in a briefing's: who
    gives a briefing away could give code with it that runs unseen."""
    _CODE.add(function)
    return function


def is_code(function: object) -> bool:
    return function in _CODE


class Known(Generic[T]):
    """A large value that many calls share, digested once. Pass it where the function takes the value itself.

    `of` is what the value was made from, where the value itself cannot be encoded (an automaton, say). `recipe` are a
    function and its arguments that make the value again in another process, where it cannot be sent.
    """

    __slots__ = ("digest", "recipe", "value")

    def __init__(self, value: T, of: object = None, recipe: tuple[Any, ...] = ()) -> None:
        self.value = value
        self.digest = digest(value if of is None else of)
        self.recipe = recipe


class Later(Known[T]):
    """A value that is made when somebody asks for it: where the result is remembered, nobody does."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], T], of: object) -> None:
        self.digest = digest(of)
        self.recipe = ()
        self._make = make

    @property
    def value(self) -> T:  # type: ignore[override]
        return self._make()


class Digests:
    """Digests of the values in use, found by what object they are: nothing that stays is encoded twice.

    It holds on to the values, so that no other can take their place in memory, and lets go of those that were not
    asked for between two calls of `turn`.
    """

    def __init__(self) -> None:
        self._new: dict[int, tuple[object, bytes]] = {}
        self._old: dict[int, tuple[object, bytes]] = {}

    def __call__(self, value: object) -> bytes:
        if not may_stay(value):
            return digest(value)
        place = id(value)
        held = self._new.get(place)
        if held is None:
            held = self._old.get(place) or (value, digest(value))
            self._new[place] = held
        return held[1]

    def hold(self, value: object, found: bytes) -> None:
        """`found` is the value's digest."""
        if may_stay(value):
            self._new[id(value)] = (value, found)

    def turn(self) -> None:
        self._old, self._new = self._new, {}


def may_stay(value: object) -> bool:
    """Can the value never change? Then the same object is the same value: frozen Structs, tuples and bytes."""
    kind = type(value)
    known = _STAYING.get(kind)
    if known is None:
        known = isinstance(value, msgspec.Struct) and value.__struct_config__.frozen
        _STAYING[kind] = known
    return known


_STAYING: dict[type, bool] = {bytes: True, tuple: True}
"""Kinds of values met so far: a memory of a pure function."""
