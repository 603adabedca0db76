"""A point or stretch of time as records give it: ISO date, date-time, and a subset of EDTF. Reads the text alone, never
the clock; plain values, so that it stands beside the nouns."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

FORMS = (
    "Write a day (2022-01-10), a day with time and zone (2022-01-10T08:55+01:00), a month (2022-01), a year (2022), "
    "an uncertain one (2022-01-10?) or a stretch (2022-01-10/2022-01-12)."
)


class Stretch(NamedTuple):
    """`first` and `last` are ISO dates, `time` HH:MM, `zone` `Z` or `+01:00`; the last two may be empty."""

    first: str
    last: str
    time: str
    zone: str
    uncertain: bool


_POINT = re.compile(
    r"([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX)"
    r"(?:[Tt ]([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?)?)?)?"
    r"([?~%])?"
)


def read_when(text: str) -> Stretch | None:
    """What the text says of time, or None where it is no date that exists, or a stretch that ends before it starts.

    >>> read_when("2022-01-10T8:55+01:00")
    Stretch(first='2022-01-10', last='2022-01-10', time='08:55', zone='+01:00', uncertain=False)
    >>> read_when("2022-02?")
    Stretch(first='2022-02-01', last='2022-02-28', time='', zone='', uncertain=True)
    >>> read_when("2022-01-10/2022-01-12")
    Stretch(first='2022-01-10', last='2022-01-12', time='', zone='', uncertain=False)
    >>> read_when("2022-02-30")
    """
    one, slash, other = text.strip().partition("/")
    first = _read_point(one.strip())
    if not slash or first is None:
        return first
    last = _read_point(other.strip())
    if last is None or last.last < first.first:
        return None
    return Stretch(first.first, last.last, first.time, first.zone, first.uncertain or last.uncertain)


def _read_point(text: str) -> Stretch | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, zone, doubt = match.groups()
    if year == "0000" or (month == "XX" and day not in (None, "XX")):
        return None
    if month in (None, "XX"):
        first, last = f"{year}-01-01", f"{year}-12-31"
    elif day in (None, "XX"):
        if not 1 <= int(month) <= 12:
            return None
        first, last = f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"
    else:
        first = last = f"{year}-{month}-{day}"
        if not _is_day(first):
            return None
    if hour is None:
        return Stretch(first, last, "", "", doubt is not None)
    if day == "XX" or int(hour) > 23 or int(minute) > 59:
        return None
    offset = _read_zone(zone or "")
    return None if offset is None else Stretch(first, last, f"{hour:0>2}:{minute}", offset, doubt is not None)


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _read_zone(text: str) -> str | None:
    """`Z` or `+01:00`, empty for none given, None for an offset that no place has."""
    if text in ("", "Z", "z"):
        return text.upper()
    hours, minutes = text[1:3], text[3:].removeprefix(":") or "00"
    return f"{text[0]}{hours}:{minutes}" if int(hours) <= 14 and int(minutes) <= 59 else None


def ends_before(start: Stretch, end: Stretch) -> bool:
    """Is `end` certainly over before `start` begins? Clock times count where both have one, and a zone or neither.

    >>> ends_before(read_when("2022-01-10T10:00Z"), read_when("2022-01-10T10:30+01:00"))
    True
    """
    if start.time and end.time and bool(start.zone) == bool(end.zone) and end.first == end.last:
        return _moment(end) < _moment(start)
    return end.last < start.first


def _moment(when: Stretch) -> datetime.datetime:
    """As wide of the calendar's first and last day as any zone is, so that no offset leaves the calendar."""
    local = datetime.datetime.fromisoformat(f"{when.first}T{when.time}:00")
    if when.zone in ("", "Z"):
        return local
    offset = datetime.timedelta(hours=int(when.zone[1:3]), minutes=int(when.zone[4:6]))
    try:
        return local - offset if when.zone[0] == "+" else local + offset
    except OverflowError:
        return local


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LOOSE = (
    re.compile(rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\.? +(?P<m>{_NAME}),? +(?P<y>[0-9]{{4}})"),
    re.compile(rf"(?P<m>{_NAME}) +(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? +(?P<y>[0-9]{{4}})"),
    re.compile(r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})"),
)
"""Dates as people write them that can mean one day only; 1/2/2022 is left out, it can mean two."""


def suggest_when(text: str) -> str:
    """The ISO date that a date in another writing means, or nothing where that is not sure.

    >>> suggest_when("10 January 2022"), suggest_when("Jan. 9, 2022"), suggest_when("1/2/2022")
    ('2022-01-10', '2022-01-09', '')
    """
    folded = " ".join(text.lower().split())
    for form in _LOOSE:
        match = form.fullmatch(folded)
        if match is not None:
            month = match["m"] if match["m"].isdigit() else f"{_MONTHS.index(match['m'][:3]) + 1}"
            day = f"{match['y']}-{month:0>2}-{match['d']:0>2}"
            if match["y"] != "0000" and _is_day(day):
                return day
    return ""
