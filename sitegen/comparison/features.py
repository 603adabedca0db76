"""The passages of one article, laid away as bytes and read one by one when they are asked for: while a briefing is
edited, most of its passages are never looked at again. It decides nothing."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, overload

import msgspec
from msgspec import Struct

from sitegen.comparison.accounts import Unit, list_features
from sitegen.model import Span


class Recorded(Struct, frozen=True, gc=False):
    """A passage on topics or meetings."""

    number: int
    span: Span
    topics: tuple[str, ...]
    keys: tuple[str, ...]
    """$topic, &meeting."""


class Packed(Struct, frozen=True, gc=False):
    """An article's passages as they are laid away, with what the whole briefing asks of all of them."""

    units: tuple[bytes, ...] = ()
    features: bytes = b""
    """What is counted in the briefing, passage by passage."""
    places: bytes = b""
    """Block, start and end of each passage, four bytes each."""
    recorded: tuple[Recorded, ...] = ()
    names: tuple[str, ...] = ()
    """Names in any of the passages, sorted."""
    often: bytes = b""
    """In how many passages each feature stands that stands in more than one."""


class _Units(Sequence[Unit]):
    """Passages in the order of the text, each read when it is first asked for."""

    __slots__ = ("_packed", "_places", "_read")

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._places: dict[Span, int] | None = None
        self._read: dict[int, Unit] = {}

    def __len__(self) -> int:
        return len(self._packed.units)

    @overload
    def __getitem__(self, number: int) -> Unit: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Unit]: ...
    def __getitem__(self, number: int | slice) -> Unit | Sequence[Unit]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        unit = self._read.get(number)
        if unit is None:
            unit = self._read[number] = _decode(self._packed.units[number])
        return unit

    def __iter__(self) -> Iterator[Unit]:
        return map(self.__getitem__, range(len(self)))

    def rest(self) -> None:
        """Lets go of the passages that were read: they are read again if somebody asks."""
        self._read = {}

    def list_features(self) -> tuple[tuple[str, ...], ...]:
        """What is counted of each passage; no passage is read for it."""
        return _decode_features(self._packed.features) if self._packed.features else ()

    def find(self, span: Span) -> Unit | None:
        """The passage that stands there."""
        if self._places is None:
            numbers = take_up(self._packed.places)
            spans = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
            self._places = {Span(*span): number for number, span in enumerate(spans)}
        number = self._places.get(span)
        return None if number is None else self[number]


class Features:
    """An article's passages, with what decides which other articles they are compared with."""

    __slots__ = ("_often", "article", "packed", "units")

    def __init__(self, article: str, packed: Packed) -> None:
        self.article = article
        self.packed = packed
        self.units = _Units(packed)
        self._often: dict[str, int] | None = None

    def count(self, feature: str) -> int:
        """In how many passages a feature stands that stands in one at least."""
        if self._often is None:
            self._often = _decode_counts(self.packed.often) if self.packed.often else {}
        return self._often.get(feature, 1)

    def __reduce__(self) -> tuple[Any, ...]:
        return Features, (self.article, self.packed)


def pack(units: Sequence[Unit]) -> Packed:
    places: list[int] = []
    recorded: list[Recorded] = []
    named: set[str] = set()
    for number, unit in enumerate(units):
        span = unit.span
        places += (span.block, span.start, span.end)
        named.update(unit.names)
        if unit.topics or unit.meetings:
            keys = tuple([key for key in unit.keys if key[0] in "$&"])
            recorded.append(Recorded(number, span, unit.topics, keys))
    features = [list_features(unit) for unit in units]
    counts = Counter(chain.from_iterable(features))
    return Packed(
        tuple([_encode(unit) for unit in units]),
        _encode(features),
        lay_away(places),
        tuple(recorded),
        tuple(sorted(named)),
        _encode({feature: count for feature, count in counts.items() if count > 1}),
    )


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Unit).decode
_decode_counts = msgspec.msgpack.Decoder(dict[str, int]).decode
_decode_features = msgspec.msgpack.Decoder(tuple[tuple[str, ...], ...]).decode


def lay_away(numbers: Iterable[int]) -> bytes:
    """Numbers below 2**32, as this machine writes them."""
    return array("I", numbers).tobytes()


def take_up(data: bytes) -> array[int]:
    return array("I", data)
