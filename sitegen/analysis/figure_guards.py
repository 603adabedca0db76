"""Tells what looks like a figure and is none: addresses, calendar days, phone numbers, numbers in names."""

from __future__ import annotations

import re

from sitegen.analysis.calendar_words import CalendarWords
from sitegen.analysis.number_words import NumberWords

_NUMERIC_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\d/])|\d+(?:/\d+)+")
_PHONE = re.compile(r"\d{3}[-. ]\d{3}[-. ]\d{4}\b|\d{3}-\d{4}\b|\d+-\d+-\d[\d-]*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_MONTH_BEFORE = re.compile(
    r"([^\W\d_]+)\.?[ \u00a0](?:\d{1,2}(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:to|and|or|through) |, (?:and )?))?$"
)
_MONTH_AFTER = re.compile(
    r"\d{1,2}(?:(?: ?[-–—] ?| (?:to|and|or|и|по) )\d{1,2})?(?:st|nd|rd|th)?,?[ \u00a0](?:of )?([^\W\d_]+)"
)
_WORD_BEFORE = re.compile(r"([^\s\"“”‘«(\[]+)[ \u00a0\n]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:;…—–“\"‘«(\n•])[\s\"“‘'’”»(]*$")
_CALLS = frozenset({"call", "called", "calling", "dial", "dialed", "dialled", "dialing"})


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand."""
    if "://" in text or "www." in text or "@" in text:
        return [match.span() for match in _ADDRESS.finditer(text)]
    return []


def is_title_case(text: str) -> bool:
    """Is most of a short text capitalised, as a headline is? Capitals then say nothing."""
    if len(text) > 200 or text[-1:] == ".":
        return False
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def word_before(text: str, start: int) -> str:
    """The word before `start` with its marks, or "" where a quotation mark or bracket stands between."""
    match = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return match.group(1) if match else ""


def word_after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end)
    return match.group(1) if match else ""


def opens_sentence(text: str, start: int) -> bool:
    """Does the word at `start` begin a sentence, so that its capital says nothing?"""
    return start == 0 or _SENTENCE_OPENS.search(text, max(0, start - 6), start) is not None


def is_numeric_date(text: str, start: int) -> int:
    """The end of a date or telephone number in digits at `start`, else 0."""
    match = _NUMERIC_DATE.match(text, start) or _PHONE.match(text, start)
    return match.end() if match else 0


def is_calendar_day(text: str, start: int, calendar: CalendarWords) -> bool:
    """Is the plain number at `start` the day of a month: "10 January", "Jan. 10", "January 10-13"?"""
    after = _MONTH_AFTER.match(text, start)
    if (
        after
        and after.group(1).lower() in calendar.months
        and (after.group(1)[0].isupper() or after.group(1)[0] >= "а")
    ):
        return True
    before = _MONTH_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and before.group(1)[0].isupper() and before.group(1).lower() in calendar.months


def is_name_number(text: str, start: int, previous: str, words: NumberWords, titled: bool) -> bool:
    """Does the word before make a name or an address of the number: "Nord Stream 2", "Article 5", "page 3"?"""
    bare = previous.rstrip(".").lower()
    if bare in words.designators or (bare in _CALLS and text[start].isdigit()) or bare == "№":
        return True
    if not previous[:1].isupper() or previous.endswith((",", ":", ";", "'s", "’s", "s'", "s’", ")", "”", '"')):
        return False
    if previous.endswith((".", "!", "?")) and len(previous) > 3:
        return False
    if bare in words.functions or bare in words.names_no:
        return False
    if not text[start].isdigit() and text[start].islower():
        return False
    return titled or not opens_sentence(text, start - len(previous) - 1) or not text[start].isdigit()
