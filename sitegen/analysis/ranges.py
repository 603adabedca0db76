"""Reads the second number of a range, ratio or change: "10 to 12", "between two and four", "one in five"."""

from __future__ import annotations

import functools
import re

from sitegen.analysis.counted import find_counted
from sitegen.analysis.figure_guards import is_calendar_day
from sitegen.analysis.figure_words import Quantity
from sitegen.analysis.neighbours import Line
from sitegen.analysis.numerals import Numeral, read_digits, read_words
from sitegen.analysis.units import read_unit

_STOP = r"(?=[\d$€£]|[^\W\d_])"
_HUNG = re.compile(r"- (?:to|or|и|до) ")
"""The joiner of "six- to seven-hour"."""
_OUT_OF = re.compile(r" (?:in|out of|из)(?: every)? (?=\w)| of (?=every |10\b|100\b|ten\b|a hundred\b)")
_HYPHENS = frozenset("-–—‑")
_AGES = frozenset({"age", "aged", "ages"})


@functools.cache
def _joiners(words: frozenset[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(words))
    return re.compile(rf"[ ]?[-–—‑][ ]?(?=[\d$€£])|-?[ -](?:{listed})[ -]{_STOP}|-(?=[^\W\d_])")


@functools.cache
def _conjunctions(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{'|'.join(sorted(words))})[ ]{_STOP}")


def read_second(line: Line, end: int, digits: bool, previous: str) -> Numeral | None:
    """The upper end of a range whose first part ends at `end`."""
    text, words = line.text, line.words
    mark = text[end : end + 1]
    if mark not in _HYPHENS and not (mark in {" ", "\u00a0"} and text[end + 1 : end + 2] in words.range_letters):
        return None
    joiner = _joiners(words.joiners).match(text, end)
    if joiner is None and previous.lower() in words.between:
        joiner = _conjunctions(words.conjunctions).match(text, end)
    if joiner is None:
        joiner = _HUNG.match(text, end)
        if joiner is None:
            return None
    at = joiner.end()
    if text[at] in "$€£":
        at += 1
    second = read_digits(text, at, words) if text[at : at + 1].isdigit() else read_words(text, at, words)
    if second is None or second.high is not None:
        return None
    if joiner.group() == "-" and second.digits != digits:
        return None
    serial = "-" in joiner.group() and text[second.end : second.end + 1] == "-" and second.digits
    return None if serial and read_unit(text, second.end, words) is None else second


def read_ratio(line: Line, first: Numeral) -> Quantity | None:
    """ "one in five", "eight of 10", as a percentage."""
    if first.scale > 1 or not line.text.startswith((" in ", " o", " из "), first.end):
        return None
    joiner = _OUT_OF.match(line.text, first.end)
    if joiner is None:
        return None
    at = joiner.end() + (6 if line.text.startswith("every ", joiner.end()) else 0)
    second = (read_digits if line.text[at].isdigit() else read_words)(line.text, at, line.words)
    if second is None or second.high is not None or not first.value < second.value or second.value < 3:
        return None
    if second.digits and not second.grouped and 1900 <= second.value <= 2099:
        return None
    if is_calendar_day(line, second.start) or read_unit(line.text, second.end, line.words):
        return None
    if second.value > 10 and second.value % 10 and not joiner.group().startswith(" out"):
        return None
    share = round(first.value * 100 / second.value, 2)
    return Quantity(
        first.start, second.end, share, None, "percent", about=find_counted(line, second.end, compound=False)
    )


def read_range(
    line: Line, first: Numeral, second: Numeral, money: tuple[str, int] | None, start: int, previous: str
) -> tuple[Quantity | None, int]:
    """The figure of two numbers, or the first alone where they are two ends of a change, or None where they are a
    score, a vote or two years; and where to read on."""
    text = line.text
    low = first.value
    if first.scale == 1 < second.scale and low * second.scale <= second.value:
        low *= second.scale
    unit = read_unit(text, second.end, line.words)
    own = read_unit(text, first.end, line.words)
    kind = unit[0] if unit else money[0] if money else ""
    joint = text[own[1] if own else first.end : second.start].strip(" $€£")
    hyphen = joint in _HYPHENS
    if is_year_pair(first, second, kind):
        return None, second.end
    if low >= second.value or _is_change(line, start, previous):
        if hyphen:
            return None, second.end
        kind = own[0] if own else kind
        end = own[1] if own else first.end
        return Quantity(start, end, low if low < second.value else first.value, None, kind), end
    if not kind and (is_calendar_day(line, second.start) or (hyphen and find_counted(line, second.end) is None)):
        return None, second.end
    if previous.lower() in _AGES and kind in {"", "year"}:
        kind = "age"
    end = unit[1] if unit else second.end
    return Quantity(start, end, low, second.value, kind), end


def is_year_pair(first: Numeral, second: Numeral, unit: str) -> bool:
    plain = first.digits and second.digits and not (first.grouped or second.grouped or unit)
    return plain and 1500 <= first.value <= 2099 and (second.value < 100 or 1500 <= second.value <= 2099)


def _is_change(line: Line, start: int, previous: str) -> bool:
    """Does "from" open a change rather than a range: "rose from 5 to 7 percent"?"""
    if previous.lower() not in line.words.spreads:
        return False
    before = line.text[max(0, start - 60) : start].lower().replace(",", " ").split()[-6:-1]
    return any(word in line.words.changes for word in before)
