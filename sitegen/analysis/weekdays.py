"""Reads weekdays and places them by the tense of their clause. Leaves "last Tuesday" open where it may be two days."""

from __future__ import annotations

import re

from sitegen.analysis import days
from sitegen.analysis.absolute_dates import read_day_of_month
from sitegen.analysis.date_line import DateLine, Expression, read_time_after, read_time_before
from sitegen.analysis.neighbours import word_after, word_before
from sitegen.analysis.tenses import follows_on, read_tense

_PART_OF_DAY = re.compile(r"[ ](?:morning|afternoon|evening|night|утром|вечером|днем|днём|ночью)\b")
_COMMA = re.compile(r",? (?:the )?")
_FULL = frozenset({"среда", "среду", "среды", "среде"})


def read_weekday(line: DateLine, match: re.Match[str], start: int) -> Expression | None:
    text, words = line.text, line.words
    word, end = match.group(1), match.end()
    low = word.lower()
    weekday = words.weekdays[low]
    previous = word_before(text, start)
    if not _is_weekday(line, low, start, end, previous):
        return None
    if len(low) < 6 and low not in _FULL and text[end : end + 1] == ".":
        end += 1
    full = _COMMA.match(text, end)
    at = full.end() if full else end
    if date_match := line.grammar.month_day.match(text, at):
        month, first, second, year = date_match.groups()
        if first and text[at].isupper():
            return read_day_of_month(line, start, date_match.end(), month, first, second, year, weekday)
    if date_match := line.grammar.day_month.match(text, at):
        first, second, month, year = date_match.groups()
        return read_day_of_month(line, start, date_match.end(), month, first, second, year, weekday)
    part = _PART_OF_DAY.match(text, end)
    span_end = part.end() if part else end
    time, span_end = read_time_after(line, span_end)
    time = time or read_time_before(line, start)
    day, sure = _resolve_weekday(line, weekday, start, end, previous)
    return Expression(start, span_end, day, "weekday", time, weekday, sure)


def _is_weekday(line: DateLine, low: str, start: int, end: int, previous: str) -> bool:
    text, words = line.text, line.words
    before, after = previous.lower().rstrip(".,"), word_after(text, end)
    if text[end - 1] == "s" and not low.endswith("s") and before == "on":
        # "on Mondays": every one of them.
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return False
    if before in words.every or (before in words.names_before and previous[:1].isupper()):
        return False
    if after[:1].isupper() and after.lower() in words.names_after and not line.titled:
        return False
    if text[start - 1 : start] in {"“", '"', "‘", "«"} and text[end : end + 1] in {"”", '"', "’", "»"}:
        return False
    if len(low) <= 5 and low not in _FULL:
        dated = line.grammar.month_day.match(text, end + 2) or line.grammar.month_day.match(text, end + 3)
        return before == "on" or dated is not None
    if low.startswith("сред"):
        return before in {"в", "до", "к", "на", "после", "с", "со", "вечером", "утром"}
    return True


def _resolve_weekday(line: DateLine, weekday: int, start: int, end: int, previous: str) -> tuple[str, bool]:
    anchor = line.anchor
    if anchor is None:
        return "", True
    back, on = days.weekday_back(anchor, weekday), days.weekday_on(anchor, weekday)
    if back is None or on is None:
        return "", True
    cue = previous.lower()
    text_before = line.text[max(0, start - 14) : start].lower()
    monday = days.shift(anchor, -anchor.weekday())
    if cue in {"last", "прошлый", "прошлую", "прошлое"}:
        # "last Friday" said on a Sunday may be this week's or the one before: left open.
        before = back if back != anchor else days.shift(anchor, -7)
        return (before.isoformat() if before and monday and before < monday else ""), True
    if cue in {"next", "следующий", "следующую", "следующее"}:
        after = on if on != anchor else days.shift(anchor, 7)
        this_week = after is not None and monday is not None and (after - monday).days < 7
        return ("" if after is None or this_week else after.isoformat()), True
    if cue == "this" and monday:
        day = days.shift(monday, weekday)
        return (day.isoformat() if day else ""), True
    if cue == "coming":
        return on.isoformat(), True
    if cue == "past":
        return back.isoformat(), True
    if cue in {"following", "previous"} and text_before.endswith(f"the {cue} "):
        return "", True
    if back == on:
        return anchor.isoformat(), True
    if line.until is not None and line.until.weekday() == weekday:
        return line.until.isoformat(), True
    tense, sure = read_tense(line.text, start, end, line.words)
    if not tense and sure and follows_on(line.text, *line.placed, start):
        tense = "coming"
    if not tense:
        return "", False
    if sure:
        line.placed = end, tense == "coming"
    return (back if tense == "past" else on).isoformat(), sure
