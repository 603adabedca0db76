"""How calls travel to another process, and what they return back. What several calls share goes once, and by its digest
alone where it is there already. Nothing of this changes a value."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterator, Sequence
from time import perf_counter, thread_time
from typing import Any, NamedTuple

from sitegen.memo.codec import encode, find_argument_decoders, find_decoder
from sitegen.memo.keys import Known

Arguments = tuple[object, ...]

UNSENT = (OSError, pickle.PicklingError, AttributeError, TypeError)
"""What packing or sending raises where arguments cannot be sent."""
_SHARED = 12
"""Large shared values that a process keeps: templates, the lexicon, groups of articles."""


class Answer(NamedTuple):
    values: list[bytes]
    plain: bool
    """Are the values encoded by what the function's annotation says?"""
    seconds: float
    lacking: frozenset[bytes]
    """Digests of shared values that the process does not have; then nothing was made."""


class _Shared(NamedTuple):
    digest: bytes


class _Typed(NamedTuple):
    """An argument as bytes that are read by what the function's annotation says."""

    data: bytes


def pack(function: Callable[..., Any], calls: Sequence[Arguments], sent: Collection[bytes]) -> bytes:
    """For `work`. Values that several calls share go by digest, and whole only where they are among `sent`."""
    seen: dict[bytes, Known[Any]] = {}
    shared: dict[bytes, Known[Any]] = {}
    for arguments in calls:
        for argument in arguments:
            if isinstance(argument, Known):
                if argument.digest in seen or argument.recipe:
                    shared[argument.digest] = argument
                seen[argument.digest] = argument

    def lay(argument: object) -> object:
        if isinstance(argument, Known):
            return _Shared(argument.digest) if argument.digest in shared else argument.value
        return argument

    rows = [[lay(argument) for argument in arguments] for arguments in calls]
    for place in choose_typed(function, calls[0]):
        for row in rows:
            if not isinstance(row[place], _Shared):
                row[place] = _Typed(encode(row[place]))
    whole = {
        mark: _dump((known.recipe[0], known.recipe[1:]) if known.recipe else (_same, (known.value,)))
        for mark, known in shared.items()
        if mark in sent
    }
    return _dump((function, rows, whole))


_typed: dict[Callable[..., Any], list[int]] = {}
"""A memory of what was faster."""


def choose_typed(function: Callable[..., Any], arguments: Arguments) -> list[int]:
    """Which arguments are sent as typed bytes rather than pickled: those that come back from these as they went, and
    are packed faster so. What holds one thing many times is not: pickle sends it once. `arguments` are of one call."""
    if function not in _typed:
        places = _typed[function] = []
        for place, (decode, argument) in enumerate(zip(find_argument_decoders(function), arguments, strict=False)):
            if decode is not None and not (isinstance(argument, Known) and argument.recipe):
                value = argument.value if isinstance(argument, Known) else argument
                started = perf_counter()
                encode(value)
                between = perf_counter()
                _dump(value)
                if (between - started) * 2 < perf_counter() - between:
                    places.append(place)
    return _typed[function]


def _dump(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _same(value: object) -> object:
    return value


def read_answer(data: bytes) -> Answer:
    answer: Answer = read_pickled(data)
    return answer


def read_pickled(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - from our own process


# ---------------------------------------------------------------- in the other process

_kept: dict[bytes, Any] = {}
"""Shared values by digest, the latest last."""


def work(packed: bytes) -> bytes:
    """Makes the calls: what they return, or which shared values are lacking, for `read_answer`."""
    function, rows, whole = read_pickled(packed)
    for mark, data in whole.items():
        make, parts = read_pickled(data)
        _kept[mark] = make(*parts)
    wanted = {a.digest for row in rows for a in row if isinstance(a, _Shared)}
    lacking = frozenset(wanted - _kept.keys())
    if lacking:
        return _dump(Answer([], True, 0.0, lacking))
    for mark in sorted(wanted):
        _kept[mark] = _kept.pop(mark)
    for mark in list(_kept)[: -max(_SHARED, len(wanted))]:
        del _kept[mark]
    started = thread_time()
    values = [function(*row) for row in _unpack(function, rows)]
    seconds = thread_time() - started
    plain = find_decoder(function) is not None
    return _dump(Answer([encode(value) if plain else _dump(value) for value in values], plain, seconds, frozenset()))


def _unpack(function: Callable[..., Any], rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    decoders = find_argument_decoders(function)
    for row in rows:
        arguments: list[Any] = []
        for place, argument in enumerate(row):
            if isinstance(argument, _Typed):
                decode = decoders[place]
                assert decode is not None
                arguments.append(decode(argument.data))
            else:
                arguments.append(_kept[argument.digest] if isinstance(argument, _Shared) else argument)
        yield arguments
