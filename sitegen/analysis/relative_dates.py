"""Reads what counts from another day: "today", "last week", "three days ago", "a day earlier"."""

from __future__ import annotations

import re
from datetime import date

from sitegen.analysis import days
from sitegen.analysis.date_line import AGO_WORDS, DateLine, Expression
from sitegen.analysis.neighbours import opens_sentence, word_at, word_before
from sitegen.analysis.tenses import read_tense

_AGO = re.compile(r"\b(\d{1,2}|[A-Za-z]+) (day|week|month|year)s? $")
_EVENTS = r"(?:conference|consultations|discussions?|hearing|meetings?|negotiations?|session|summit|talks|vote)"
_EVENT_BEFORE = re.compile(rf"\b{_EVENTS} (?:in [\w ]{{1,30}} )?$", re.IGNORECASE)
_EVENT_AFTER = re.compile(rf"['’]s (?:[a-z-]+ ){{0,2}}{_EVENTS}\b")
_NOWADAYS = frozenset({"even", "of", "still", "until"})
_GENERIC = frozenset({"the", "a", "over", "past"})


def read_ago(line: DateLine, start: int) -> Expression | None:
    """ "three days ago", "two days later"."""
    text = line.text
    match = _AGO.search(text, max(0, start - 30), start)
    if match is None:
        return None
    count, unit = match.groups()
    low = count.lower()
    number = int(count) if count.isdigit() else 1 if low in line.numbers.articles else line.numbers.small.get(low)
    word = word_at(text, start)
    if number is None:
        return None
    end = start + len(word)
    if word == "ago":
        return Expression(match.start(), end, _away(line, unit, -number), "relative")
    if unit != "day" or word not in AGO_WORDS or line.last is None:
        return None
    day = days.shift(line.last, number if word == "later" else -number)
    return Expression(match.start(), end, day.isoformat() if day else "", "relative")


def read_phrase(line: DateLine, match: re.Match[str], start: int) -> Expression | None:
    text, end = line.text, match.end()
    phrase = match.group().lower()
    what, away = line.words.phrases[phrase]
    previous = word_before(text, start).lower().lstrip("'’")
    if _is_title(line, match.group(), start) or (phrase.startswith(("last", "next")) and previous in _GENERIC):
        return None
    if phrase in {"the day after", "the day before"} and text[end : end + 1].isspace():
        return None
    if (
        what == "day"
        and away == 0
        and (text[end : end + 2] in {"'s", "’s"} or previous in _NOWADAYS or text.startswith(" still", end))
    ):
        return None
    return Expression(start, end, _resolve_phrase(line, what, away, phrase, start, end), "relative")


def _is_title(line: DateLine, phrase: str, start: int) -> bool:
    """ "This Week", "USA Today": capitals that no sentence or headline asks for."""
    if line.titled:
        return False
    if " " in phrase:
        return phrase.split()[1][0].isupper()
    return phrase[0].isupper() and not opens_sentence(line.text, start)


def _resolve_phrase(line: DateLine, what: str, away: int, phrase: str, start: int, end: int) -> str:
    anchor = line.anchor
    if what == "from":
        day = days.shift(line.last, away) if line.last else None
        return day.isoformat() if day else ""
    if anchor is None:
        return ""
    if what == "day":
        if line.is_quoted(start):
            # Said on a day that the text may not give.
            return ""
        day = days.shift(anchor, away)
        return day.isoformat() if day else ""
    monday = days.shift(anchor, -anchor.weekday())
    sunday = days.shift(anchor, 6 - anchor.weekday())
    if what == "rest":
        # On a Sunday nothing is left of the week: the days ahead are meant.
        return days.interval(days.shift(anchor, 1), sunday if anchor.weekday() < 6 else days.shift(anchor, 7))
    if what == "start":
        return days.interval(monday, days.shift(anchor, -1) if anchor.weekday() else anchor)
    if what == "weekend":
        return _weekend(line, anchor, away, phrase, start, end)
    if what == "week" and away == 0 and anchor.weekday() == 6:
        return _week_of_sunday(line, anchor, start, end)
    return _away(line, what, away)


def _week_of_sunday(line: DateLine, anchor: date, start: int, end: int) -> str:
    """ "this week" on a Sunday is the week that begins on the morrow or the one that ends, as the clause tells."""
    tense, sure = read_tense(line.text, start, end, line.words)
    if tense == "past" and sure:
        return days.week_of(anchor)
    event = _EVENT_BEFORE.search(line.text, max(0, start - 50), start) or _EVENT_AFTER.match(line.text, end)
    return days.week_of(anchor, 1) if tense == "coming" or event else ""


def _weekend(line: DateLine, anchor: date, away: int, phrase: str, start: int, end: int) -> str:
    if away == 1:
        return ""
    if away == -1:
        return days.weekend_of(anchor, -1)
    if anchor.weekday() >= 5:
        return days.weekend_of(anchor)
    tense, _ = read_tense(line.text, start, end, line.words)
    if tense == "past":
        return days.weekend_of(anchor, -1)
    late = phrase.startswith("this") and anchor.weekday() > 2
    return days.weekend_of(anchor) if tense == "coming" or late else ""


def _away(line: DateLine, unit: str, away: int) -> str:
    anchor = line.anchor
    if anchor is None:
        return ""
    if unit == "day":
        day = days.shift(anchor, away)
        return day.isoformat() if day else ""
    if unit == "week":
        return days.week_of(anchor, away)
    if unit == "month":
        return days.month_away(anchor, away)
    return days.years_of(anchor.year + away, anchor.year + away)
