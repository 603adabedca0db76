"""Days as a reader sees them. A date without time stays a date, an inferred one says so, nothing is made more exact
than the record has it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from msgspec import Struct

from sitegen.model import When
from sitegen.pages.words import Words


class Day(Struct, frozen=True, omit_defaults=True):
    """A day, moment or stretch, written out."""

    text: str
    iso: str = ""
    """For `<time datetime>`; empty for a stretch, which that cannot say."""
    inferred: bool = False


def show_when(when: When | None, words: Words, weekday: bool = False) -> Day | None:
    """The words of a record's date; None where there is none."""
    return None if when is None else _show(when, words, weekday)


@lru_cache(maxsize=4096)
def _show(when: When, words: Words, weekday: bool) -> Day:
    text = _write_stretch(when.first, when.last, words, weekday)
    iso = when.first if when.first == when.last else ""
    if not iso and _is_month(when.first, when.last):
        iso = when.first[:7]
    if when.time:
        text = words.day_at_time.format(text, write_clock(when))
        iso = f"{when.first}T{when.time}{when.zone}" if when.zone else iso
    if when.uncertain:
        text = f"{text}, {words.inferred}"
    return Day(text, iso, when.uncertain)


def write_clock(when: When) -> str:
    """The hour as the record has it, with its zone where it names one."""
    return f"{when.time} {_write_zone(when.zone)}".strip()


def _write_zone(zone: str) -> str:
    """
    >>> _write_zone("Z"), _write_zone("+01:00"), _write_zone("-03:30")
    ('UTC', 'UTC+1', 'UTC−3:30')
    """
    if not zone:
        return ""
    hours, _, minutes = zone.strip("Z").partition(":")
    if not hours or (int(hours) == 0 and minutes in ("", "00")):
        return "UTC"
    sign = "−" if hours.startswith("-") else "+"
    return f"UTC{sign}{abs(int(hours))}{'' if minutes in ('', '00') else ':' + minutes}"


@lru_cache(maxsize=4096)
def show_iso(iso: str, words: Words, weekday: bool = False) -> Day | None:
    """The words of an ISO date or interval `A/B`; None for an empty one."""
    if not iso:
        return None
    first, _, last = iso.partition("/")
    return Day(_write_stretch(first, last or first, words, weekday), iso if not last else "")


def _write_stretch(first: str, last: str, words: Words, weekday: bool) -> str:
    one = _read(first)
    other = _read(last)
    if one is None or other is None:
        return first if first == last else words.between.format(first, last)
    if one == other:
        return _write_day(one, words, weekday)
    if (one.month, one.day, other.month, other.day) == (1, 1, 12, 31):
        return str(one.year) if one.year == other.year else words.between.format(one.year, other.year)
    if _is_month(first, last):
        return f"{(words.months_alone or words.months)[one.month - 1]} {one.year}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day}–{_write_day(other, words, False)}"
    if one.year == other.year:
        return f"{one.day} {words.months[one.month - 1]} – {_write_day(other, words, False)}"
    return f"{_write_day(one, words, False)} – {_write_day(other, words, False)}"


def _write_day(day: date, words: Words, weekday: bool) -> str:
    text = f"{day.day} {words.months[day.month - 1]} {day.year}"
    return words.weekday_day.format(words.weekdays[day.weekday()], text) if weekday else text


@lru_cache(maxsize=4096)
def _read(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _is_month(first: str, last: str) -> bool:
    one, other = _read(first), _read(last)
    return (
        one is not None
        and other is not None
        and (one.year, one.month, one.day) == (other.year, other.month, 1)
        and other.day == monthrange(other.year, other.month)[1]
    )
