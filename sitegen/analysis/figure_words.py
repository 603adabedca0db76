"""Figures of words that are no plain number: "noon", "both sides", "half of", "a week of talks", "two-thirds"."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.analysis.hedges import read_hedge_before
from sitegen.analysis.neighbours import Line, opens_sentence, word_at
from sitegen.analysis.number_words import PARTS
from sitegen.analysis.units import read_unit

_TIME = r"(?:minute|hour|day|week|fortnight|month|year|decade|century)"
_LONG = re.compile(rf"(?:an?[ -])?({_TIME})-?long\b", re.IGNORECASE)
_ONE_UNIT = re.compile(
    rf"(half an?|half|an?)[ -]({_TIME}|mile|kilomet(?:re|er))\b(?!-old)( and a half\b)?", re.IGNORECASE
)
_PART = re.compile(r"[- ](third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b(?! (?:time|term|year|day))")
_A_PART = re.compile(r"an? (third|quarter|fifth|sixth|eighth|tenth)(?= of\b)", re.IGNORECASE)
_PART_OF_MANY = re.compile(r"a (quarter|third|tenth) of an? (million|billion|trillion)\b", re.IGNORECASE)
_HALF_PERCENT = re.compile(r"half (?:of )?(?:a|1|one) (?:percent|per cent)\b(?! point)", re.IGNORECASE)
_HALF_OF = re.compile(r"half(?= (?:of|the|its|their|his|her|our|all|those|these)\b)(?! of (?:the )?\d)", re.IGNORECASE)
_GROUPS = re.compile(
    r" (camps|capitals|chambers|countries|delegations|governments|leaders|men|ministers|nations|parties|presidents"
    r"|sides|states|teams|women)\b"
)
_MEASURING = frozenset({"for", "last", "lasted", "lasting", "lasts", "took"})
_NOT_HALF = frozenset({"first", "latter", "other", "second"})
_RATES = frozenset({"every", "once", "per", "times", "twice"})


class Quantity(Struct, frozen=True, gc=False):
    """A figure as read, before what surrounds it: offsets, value, unit."""

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    hedge: str | None = None
    """None: still to be read."""
    about: tuple[int, int] | None = None
    """The thing counted, where it is known already."""


def read_special(line: Line, start: int, previous: str) -> Quantity | bool:
    """The figure at `start`; True where a plain number may stand there, False where nothing may."""
    text = line.text
    word = word_at(text, start).lower()
    if word in line.words.clock:
        if previous.lower() == "high" or (text[start].isupper() and not opens_sentence(text, start)):
            return False
        return Quantity(start, start + len(word), line.words.clock[word], None, "clock")
    if not line.words.articles:
        return True
    if word == "both":
        groups = _GROUPS.match(text, start + 4)
        return Quantity(start, start + 4, 2.0, about=groups.span(1)) if groups else False
    if match := _LONG.match(text, start):
        return Quantity(start, match.end(), 1.0, None, match.group(1).lower())
    if word == "half":
        if match := _HALF_PERCENT.match(text, start):
            return Quantity(start, match.end(), 0.5, None, "percent")
        if match := _HALF_OF.match(text, start):
            return previous.lower() not in _NOT_HALF and Quantity(start, match.end(), 50.0, None, "percent")
    elif word in line.words.articles:
        if match := _PART_OF_MANY.match(text, start):
            size = line.words.magnitudes[match.group(2).lower()] / PARTS[match.group(1).lower()]
            unit, end = read_unit(text, match.end(), line.words) or ("", match.end())
            return Quantity(start, end, round(size, 2), None, unit)
        if match := _A_PART.match(text, start):
            share = round(100 / PARTS[match.group(1).lower()], 2)
            return Quantity(start, match.end(), share, None, "percent")
    else:
        return True
    match = _ONE_UNIT.match(text, start)
    return _read_one_unit(line, match, previous) if match else True


def _read_one_unit(line: Line, match: re.Match[str], previous: str) -> Quantity | bool:
    """ "half an hour", "an hour and a half", and "a week" only where it measures: "a week of", "nearly a year"."""
    text = line.text
    first, unit = match.group(1).lower(), match.group(2).lower()
    start, end = match.span()
    unit = "kilometre" if unit == "kilometer" else unit
    if first.startswith("half"):
        return previous.lower() not in _NOT_HALF and Quantity(start, end, 0.5, None, unit)
    if match.group(3):
        return Quantity(start, end, 1.5, None, unit)
    hedge = read_hedge_before(line, start, unit, 1.0)
    measured = hedge or previous.lower() in _MEASURING
    of = text.startswith(" of ", end) and previous.lower() not in _RATES
    if not (measured or of) or (text[end : end + 1] == "-" and not hedge):
        return False
    return Quantity(start, end, 1.0, None, unit, hedge)


def read_part(line: Line, start: int, end: int, value: float) -> Quantity | None:
    """ "two-thirds", "three quarters of": after the number from `start` to `end`, as a percentage."""
    part = _PART.match(line.text, end)
    if part is None or not (line.text[end] == "-" or line.text.startswith(" of ", part.end())):
        return None
    return Quantity(start, part.end(), round(value * 100 / PARTS[part.group(1)], 2), None, "percent")
