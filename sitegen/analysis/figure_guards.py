"""Tells what looks like a figure and is none: calendar days, telephone numbers, addresses, numbers in names."""

from __future__ import annotations

import re

from sitegen.analysis.neighbours import Line, opens_sentence

_NUMERIC_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\d/])|\d+(?:/\d+)+")
_PHONE = re.compile(r"\d{3}[-. ]\d{3}[-. ]\d{4}\b|\d{3}-\d{4}\b|\d+-\d+-\d[\d-]*")
_MONTH_BEFORE = re.compile(
    r"([^\W\d_]+)\.?[ \u00a0](?:\d{1,2}(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:to|and|or|through) |, (?:and )?))?$"
)
_MONTH_AFTER = re.compile(
    r"\d{1,2}(?:(?: ?[-–—] ?| (?:to|and|or|и|по) )\d{1,2})?(?:st|nd|rd|th)?,?[ \u00a0](?:of )?([^\W\d_]+)"
)
_STREET = re.compile(
    r" (?:(?:[A-Z][\w.'’-]*|\d+(?:st|nd|rd|th)) ){1,3}(?:Ave|Avenue|Blvd|Boulevard|Drive|Lane|Place|Rd|Road|Square|St"
    r"|Street)\b"
)
_AGED = re.compile(r"(?:^|[\s(“\"])[^\W\d_a-zа-я][^\W\d_]*(?:[-'’][^\W\d_]+)*, $")
_CALLS = frozenset({"call", "called", "calling", "dial", "dialed", "dialled", "dialing"})
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_CLOSERS = (",", ":", ";", ")", "”", '"', *_POSSESSIVES)


def skip_serial(text: str, start: int, end: int) -> int:
    """The end of a date or telephone number in digits at `start`, else 0; `end` is the end of its first digits."""
    if text[end : end + 1] not in {"-", "/", ".", " "} and "." not in text[start:end]:
        return 0
    match = _NUMERIC_DATE.match(text, start) or _PHONE.match(text, start)
    return match.end() if match else 0


def is_joined(text: str, start: int) -> bool:
    """Is the digit at `start` part of something larger: "F-16", "#10", "H1:7"?"""
    if start == 0 or text[start - 1] in " \u00a0(":
        return False
    mark, further = text[start - 1], text[start - 2] if start > 1 else " "
    if mark in "\"'" and further == "=":
        # The value of an attribute in left-over markup.
        return True
    if mark in "'’":
        # An apostrophe that cuts a year short: '16.
        return text[start + 2 : start + 3] in {"", "s", " ", ",", "."} and not further.isdigit()
    return (
        mark in "/#@=_+*|~<>."
        or (mark in "-‐‑" and not further.isspace())
        or (mark in "–—" and further.isdigit())
        or (mark in ",:;" and further.isalnum())
    )


def is_calendar_day(line: Line, start: int) -> bool:
    """Is the plain number at `start` the day of a month: "10 January", "Jan. 10", "January 10-13"?"""
    text, months = line.text, line.calendar.months
    after = _MONTH_AFTER.match(text, start)
    if after and after.group(1).lower() in months and (after.group(1)[0].isupper() or not line.calendar.short_months):
        return True
    before = _MONTH_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and before.group(1)[0].isupper() and before.group(1).lower() in months


def is_street_number(text: str, end: int) -> bool:
    return _STREET.match(text, end) is not None


def is_age(line: Line, start: int, end: int, value: float, previous: str) -> bool:
    """ "Mila Orlova, 29, said" and "aged 29"."""
    if not 1 <= value <= 110:
        return False
    if previous.lower() in {"age", "aged", "ages"}:
        return True
    text = line.text
    if text[start - 2 : start] != ", " or not text.startswith((",", ".", " ―", " —", ")"), end):
        return False
    name = _AGED.search(text, max(0, start - 40), start)
    word = name.group().strip(' ,(“"').lower() if name else ""
    return bool(word) and word not in line.calendar.months and word not in line.calendar.weekdays


def is_name_number(line: Line, start: int, previous: str, titled: bool) -> bool:
    """Does the word before make a name or an address of the number: "Nord Stream 2", "Article 5", "page 3"?"""
    text, words = line.text, line.words
    bare = previous.rstrip(".").lower()
    if bare in words.designators or bare == "№" or (bare in _CALLS and text[start].isdigit()):
        return True
    if not previous[:1].isupper() or previous.endswith(_CLOSERS) or text[start].islower():
        return False
    if previous.endswith((".", "!", "?")) and len(previous) > 3:
        return False
    if bare in words.functions or bare in line.calendar.weekdays or bare.endswith("ly"):
        return False
    return titled or not opens_sentence(text, start - len(previous) - 1) or not text[start].isdigit()
