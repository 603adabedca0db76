"""The arithmetic of the calendar: days to ISO dates and intervals. Never looks at a clock."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def read_day(published: str) -> date | None:
    """The day of an ISO date or date-time, or None."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def interval(first: date | None, last: date | None) -> str:
    """ISO date of one day, ISO interval of several, "" where the calendar has no such days."""
    if first is None or last is None or last < first:
        return ""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date, weeks: int = 0) -> str:
    """Monday to Sunday of the week `weeks` away."""
    monday = shift(day, weeks * 7 - day.weekday())
    return interval(monday, shift(monday, 6)) if monday else ""


def month_of(year: int, month: int) -> str:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return ""
    return interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def month_away(day: date, months: int) -> str:
    index = day.year * 12 + day.month - 1 + months
    return month_of(index // 12, index % 12 + 1)


def years_of(first: int, last: int) -> str:
    if not 1 <= first <= last <= 9999:
        return ""
    return interval(date(first, 1, 1), date(last, 12, 31))


def weekend_of(day: date, weeks: int = 0) -> str:
    """Saturday and Sunday of the week `weeks` away."""
    saturday = shift(day, weeks * 7 + 5 - day.weekday())
    return interval(saturday, shift(saturday, 1)) if saturday else ""


def weekday_back(day: date, weekday: int) -> date | None:
    """The newest such weekday up to the day itself."""
    return shift(day, -((day.weekday() - weekday) % 7))


def weekday_on(day: date, weekday: int) -> date | None:
    """The next such weekday from the day itself."""
    return shift(day, (weekday - day.weekday()) % 7)


def nearest_year(anchor: date, month: int, day: int, weekday: int = -1) -> date | None:
    """The day and month in the year that brings it nearest to `anchor`; on that weekday where one is given."""
    options = [make_day(anchor.year + years, month, day) for years in (-1, 0, 1)]
    fitting = [option for option in options if option and weekday in {-1, option.weekday()}]
    return min(fitting, key=lambda option: abs((option - anchor).days), default=None)
