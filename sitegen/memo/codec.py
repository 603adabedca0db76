"""What a function returns, as bytes and back: typed by its return annotation, without pickle."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

import msgspec
import msgspec.inspect

from sitegen.memo.keys import encode

__all__ = ["encode", "find_decoder"]


@cache
def find_decoder(function: Callable[..., Any]) -> Callable[[bytes], Any] | None:
    """None where the annotation does not say enough to make the very value again."""
    try:
        kind = get_type_hints(function)["return"]
        return msgspec.msgpack.Decoder(kind).decode if _is_plain(kind) else None
    except (KeyError, NameError, TypeError, AttributeError):
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
            stack += [value for name in part.__struct_fields__ if isinstance(value := getattr(part, name), _PARTS)]
    return True


_PARTS = (tuple, list, msgspec.inspect.Type, msgspec.inspect.Field)
