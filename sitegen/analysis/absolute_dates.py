"""Reads dates that name themselves: "10 January 2022", "Jan. 10", "2014", "in December". Leaves "10/01/2022" open."""

from __future__ import annotations

import re
from datetime import date

from sitegen.analysis import days
from sitegen.analysis.counted import is_plural
from sitegen.analysis.date_line import DateLine, Expression, read_time_after, read_time_before
from sitegen.analysis.neighbours import opens_sentence, word_after, word_before
from sitegen.analysis.numerals import DIGITS
from sitegen.analysis.tenses import read_tense
from sitegen.analysis.units import read_sign, read_unit
from sitegen.analysis.years import is_year

_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d\d?)(?![\d/])")
_SHORT_RANGE = re.compile(r"(\d{4})[-–](\d\d)(?![\d-])")
_YEAR_RANGE = re.compile(r"(\d{4})(?: ?[-–—] ?| (?:to|and|through|until|по|до) )(\d{4})(?!\d)")
_HEDGES = frozenset("about almost around least nearly over some than около почти примерно свыше".split())
_EVENTS = re.compile(r" (?:terror|attack|hijack|massacre|bombing)")
_YEAR_PREFIXES = ("mid-", "late-", "early-", "pre-", "post-", "since-")
_GROUP_AFTER = re.compile(r"\d{4}(?:[,.]| \d{3}(?!\d))")
_NO_YEAR_AFTER = re.compile(r"[\d\w%€£₽°]|[,.]\d|[-‑][^\W_]")
_FAR = 90
"""Days off beyond which the tense outweighs nearness for a day and month without year."""


def read_digits(line: DateLine, start: int) -> Expression | None:
    text = line.text
    if start and text[start - 1] in "/#@=_+*|~<>.,:$€£":
        return None
    end = start + 1
    while text[end : end + 1].isdigit() and end < start + 5:
        end += 1
    if end - start == 3 or end - start > 4:
        return None
    if end - start == 4 and text[end : end + 1] not in "-/.":
        return read_year(line, start)
    if match := line.grammar.day_month.match(text, start):
        first, second, month, year = match.groups()
        if month[0].isupper() or not line.words.short_months:
            return read_day_of_month(line, start, match.end(), month, first, second, year)
    if text[end : end + 1] in {"-", "/", "."} and (match := _NUMERIC.match(text, start)):
        return _numeric(match, start)
    return read_year(line, start) if end - start == 4 else None


def read_day_of_month(
    line: DateLine,
    start: int,
    end: int,
    month: str,
    first: str,
    second: str | None,
    year: str | None,
    weekday: int = -1,
) -> Expression | None:
    number = line.words.months[month.lower()]
    end = _without_stop(line, month, end)
    if not 1 <= int(first) <= 31:
        return None
    if year:
        day = days.make_day(int(year), number, int(first))
    else:
        day = _year_for(line, start, end, number, int(first), weekday)
    last = days.make_day(day.year, number, int(second)) if day and second else day
    resolved = days.interval(day, last)
    if _EVENTS.match(line.text, end) and not year:
        resolved = ""
    time, end = read_time_after(line, end)
    return Expression(start, end, resolved, "absolute", time or read_time_before(line, start))


def _without_stop(line: DateLine, month: str, end: int) -> int:
    """The stop after a month in full ends the sentence, not the abbreviation."""
    stopped = line.text[end - 1] == "." and month.lower() not in line.words.short_months
    return end - 1 if stopped and line.text[end - 2] == month[-1] else end


def _year_for(line: DateLine, start: int, end: int, month: int, day: int, weekday: int) -> date | None:
    if line.anchor is None:
        return None
    nearest = days.nearest_year(line.anchor, month, day, weekday)
    if nearest is None or abs((nearest - line.anchor).days) <= _FAR or weekday >= 0:
        return nearest
    tense, _ = read_tense(line.text, start, end, line.words)
    if tense == "past" and nearest > line.anchor:
        return days.make_day(nearest.year - 1, month, day)
    if tense == "coming" and nearest < line.anchor:
        return days.make_day(nearest.year + 1, month, day)
    return nearest


def _numeric(match: re.Match[str], start: int) -> Expression | None:
    first, mark, second, third = match.groups()
    if len(first) == 4:
        day = days.make_day(int(first), int(second), int(third)) if int(first) >= 1000 else None
        return Expression(start, match.end(), day.isoformat(), "absolute") if day else None
    if len(first) > 2 or (len(third) != 4 and mark != "/") or len(third) == 1:
        return None
    year = int(third) if len(third) == 4 else 2000 + int(third)
    left, right = int(first), int(second)
    if not (1 <= left <= 31 and 1 <= right <= 31) or min(left, right) > 12:
        return None
    if mark == "." or left > 12 or left == right:
        day = days.make_day(year, right, left)
    else:
        # 10/01 is a day in October or in January: the text does not say.
        day = days.make_day(year, left, right) if right > 12 else None
    return Expression(start, match.end(), day.isoformat() if day else "", "absolute")


def read_year(line: DateLine, start: int) -> Expression | None:
    text = line.text
    digits = DIGITS.match(text, start)
    if digits is None or not text[start : start + 4].isdigit() or len(text[start : start + 4]) < 4:
        return None
    cut_off = text[start - 1 : start] in {"-", "‑", "'", "’"}
    if cut_off and not text[max(0, start - 8) : start].lower().endswith(_YEAR_PREFIXES):
        return None
    first = int(text[start : start + 4])
    between = _YEAR_RANGE.match(text, start)
    previous = word_before(text, start)
    if between and 1500 <= first < int(between.group(2)) <= 2199:
        joint = between.group()[4:-4].strip(" -–—")
        if not joint or previous.lower() in {"from", "between", "с"}:
            return Expression(start, between.end(), days.years_of(first, int(between.group(2))), "absolute")
    short = _SHORT_RANGE.match(text, start)
    if short and 1900 <= first <= 2099 and int(short.group(2)) == (first + 1) % 100:
        return Expression(start, short.end(), days.years_of(first, first + 1), "absolute")
    if digits.end() != start + 4 and not _GROUP_AFTER.match(digits.group()):
        return None
    if _NO_YEAR_AFTER.match(text[start + 4 : start + 6]):
        return None
    end = start + 4
    if read_sign(text, start, previous) or (read_unit(text, end, line.numbers) and line.words.short_months):
        return None
    following = word_after(text, end)
    bare = previous.rstrip(".,;:").lower()
    if bare in line.numbers.designators or _is_title_year(line, start, previous):
        return None
    plural = is_plural(following, line.numbers) if following else False
    if not is_year(first, previous, following, bare in _HEDGES, plural):
        return None
    return Expression(start, end, days.years_of(first, first), "absolute")


def _is_title_year(line: DateLine, start: int, previous: str) -> bool:
    """A year that follows a capital is part of a name ("Expo 2020"), unless the capital opens the sentence."""
    if not previous[:1].isupper() or previous.endswith((",", "'s", "’s", ".", ")", ":", "”", '"')):
        return False
    low = previous.lower()
    if low in line.numbers.functions or low in line.words.months:
        return False
    return line.titled or not opens_sentence(line.text, start - len(previous) - 1)


def read_month(line: DateLine, match: re.Match[str], start: int) -> Expression | None:
    month, first, second, year = match.groups()
    low, end = month.lower(), match.end()
    previous = word_before(line.text, start)
    if first:
        return read_day_of_month(line, start, end, month, first, second, year)
    if year:
        return Expression(start, end, days.month_of(int(year), line.words.months[low]), "absolute")
    bare = previous.lower().rstrip(",")
    if line.text[start - 1 : start] == "-":
        bare = line.text[max(0, start - 4) : start].lower()
    cues = line.words.doubtful_cues if low in line.words.doubtful_months else line.words.month_cues
    if bare not in cues or low in line.words.short_months:
        return None
    end = start + len(month)
    if line.text[start].isupper() and word_after(line.text, end)[:1].isupper() and low in line.words.doubtful_months:
        return None
    return Expression(start, end, _month_near(line, start, end, line.words.months[low], bare), "absolute")


def _month_near(line: DateLine, start: int, end: int, month: int, cue: str) -> str:
    """The month without a year: the last or next one as the words and the tense say."""
    if line.anchor is None:
        return ""
    past = (line.anchor.month - month) % 12
    coming = (month - line.anchor.month) % 12
    if cue == "this":
        return days.month_of(line.anchor.year, month)
    if cue == "last":
        return days.month_away(line.anchor, -(past or 12))
    if cue == "next":
        return days.month_away(line.anchor, coming or 12)
    tense, _ = read_tense(line.text, start, end, line.words)
    if tense == "past" and past > 8:
        # Ten months back would be "last March": the verb is another clause's.
        return ""
    if tense == "past" or cue == "since":
        return days.month_away(line.anchor, -past)
    if tense == "coming":
        return days.month_away(line.anchor, coming) if coming <= 8 else ""
    if min(past, coming) > 4:
        return ""
    return days.month_away(line.anchor, coming if coming < past else -past)
