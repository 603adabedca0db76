"""Time zones by name, from the tzdata package alone: a system's own table is of another year on each machine. What the
clocks of a zone showed is looked up, never what they show now."""

from __future__ import annotations

import datetime
import io
import pkgutil
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

import tzdata
from msgspec.structs import replace

from sitegen.model import Article, Meeting, When

Timed = TypeVar("Timed", Article, Meeting)


@lru_cache(maxsize=1)
def list_zones() -> tuple[str, ...]:
    """All names, sorted."""
    return tuple(sorted((pkgutil.get_data(tzdata.__name__, "zones") or b"").decode("ascii").split()))


@lru_cache(maxsize=4)
def _open_zone(name: str) -> ZoneInfo:
    return ZoneInfo.from_file(io.BytesIO(pkgutil.get_data(tzdata.__name__, f"zoneinfo/{name}") or b""), name)


def find_offset(name: str, day: str, time: str) -> str:
    """What a clock of the zone is ahead of UTC, as records write it. An hour that comes twice is its first.

    >>> find_offset("Europe/Zurich", "2031-01-10", "08:55"), find_offset("Europe/Zurich", "2031-07-10", "08:55")
    ('+01:00', '+02:00')
    >>> find_offset("America/St_Johns", "2031-01-10", "08:55"), find_offset("UTC", "2031-01-10", "08:55")
    ('-03:30', 'Z')
    """
    offset = _open_zone(name).utcoffset(datetime.datetime.fromisoformat(f"{day}T{time}:00"))
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def wants_zone(record: object) -> bool:
    """Has it an hour that names no zone?"""
    whens: tuple[When | None, ...] = ()
    if isinstance(record, Article):
        whens = (record.published,)
    elif isinstance(record, Meeting):
        whens = (record.start, record.end)
    return any(when is not None and when.time and not when.zone for when in whens)


def settle_zone(record: Timed, name: str) -> Timed:
    """With the site's zone for each hour that names none: when an article appeared, a meeting began and ended."""
    if isinstance(record, Article):
        return replace(record, published=_settle(record.published, name))
    return replace(record, start=_settle(record.start, name), end=_settle(record.end, name))


def _settle(when: When | None, name: str) -> When | None:
    if when is None or not when.time or when.zone:
        return when
    return replace(when, zone=find_offset(name, when.first, when.time))
