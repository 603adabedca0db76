"""Parts that become pieces of others, as more and more of them turn out to be of one thing."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def follow(into: dict[T, T], part: T) -> T:
    """The part that it is a piece of now; `into` says of what each became a piece, and the way there is cut short for
    the next who asks."""
    last = part
    while last in into:
        last = into[last]
    while part != last:
        into[part], part = last, into[part]
    return last
