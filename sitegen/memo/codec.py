"""What a function takes and returns, as bytes and back: typed by its annotations, without pickle."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

import msgspec
import msgspec.inspect

from sitegen.memo.keys import encode

__all__ = ["encode", "find_argument_decoders", "find_decoder"]

Decode = Callable[[bytes], Any]


@cache
def find_decoder(function: Callable[..., Any]) -> Decode | None:
    """None where the annotation does not say enough to make the very value again."""
    return _decode_kind(_read_hints(function).get("return", Any))


@cache
def find_argument_decoders(function: Callable[..., Any]) -> tuple[Decode | None, ...]:
    """One an argument that has a place, in their order; None as above."""
    code = getattr(function, "__code__", None)
    if code is None:
        return ()
    hints = _read_hints(function)
    return tuple(_decode_kind(hints.get(name, Any)) for name in code.co_varnames[: code.co_argcount])


def _read_hints(function: Callable[..., Any]) -> dict[str, Any]:
    try:
        return get_type_hints(function)
    except (NameError, TypeError, AttributeError):
        return {}


def _decode_kind(kind: Any) -> Decode | None:
    try:
        return msgspec.msgpack.Decoder(kind).decode if _is_plain(kind) else None
    except TypeError:
        return None


def _is_plain(kind: Any) -> bool:
    """Is every part of it of a kind that comes back as it went?"""
    seen: set[type] = set()
    stack: list[Any] = [msgspec.inspect.type_info(kind)]
    while stack:
        part = stack.pop()
        if isinstance(part, tuple | list):
            stack.extend(part)
        elif isinstance(part, msgspec.inspect.CustomType | msgspec.inspect.AnyType):
            return False
        elif isinstance(part, msgspec.inspect.Field):
            stack.append(part.type)
        elif isinstance(part, msgspec.inspect.Type):
            cls = getattr(part, "cls", None)
            if cls is not None:
                if cls in seen:
                    continue
                seen.add(cls)
                if issubclass(cls, msgspec.Struct) and cls.__subclasses__():
                    return False  # it would come back as what its annotation says, and not as what it is
            stack += [value for name in part.__struct_fields__ if isinstance(value := getattr(part, name), _PARTS)]
    return True


_PARTS = (tuple, list, msgspec.inspect.Type, msgspec.inspect.Field)
