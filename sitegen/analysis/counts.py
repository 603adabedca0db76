"""Tells whether a bare number counts something, or is a name, a day, a year, an address or a mere word."""

from __future__ import annotations

import re

from sitegen.analysis.counted import is_plural
from sitegen.analysis.figure_guards import is_calendar_day, is_name_number, is_street_number
from sitegen.analysis.neighbours import Line, opens_sentence, word_after
from sitegen.analysis.numerals import Numeral
from sitegen.analysis.years import is_year

_LETTER = re.compile(r"\d[bBkKmM]$")
_VERSION = re.compile(r"\d\.0$")
_LONGEST = 7
"""Longer runs without a group mark are keys."""
_HARM = frozenset({"arrested", "arresting", "injured", "injuring", "killed", "killing", "wounded", "wounding"})


def is_count(
    line: Line, first: Numeral, ranged: bool, previous: str, about: tuple[int, int] | None, hedged: bool
) -> bool:
    """`about` is the thing counted, `ranged` says that the number is the lower end of a range."""
    plural = about is not None and any(is_plural(word, line.words) for word in line.text[slice(*about)].split())
    judge = _is_digit_count if first.digits else _is_word_count
    return judge(line, first, ranged, previous, about, hedged, plural)


def _is_digit_count(
    line: Line,
    first: Numeral,
    ranged: bool,
    previous: str,
    about: tuple[int, int] | None,
    hedged: bool,
    plural: bool,
) -> bool:
    text, start, end = line.text, first.start, first.end
    written = text[start:end]
    if _LETTER.search(written) and not plural:
        # "5m" is metres or millions: only a thing counted tells.
        return False
    if "," in written or first.scale > 1:
        return True
    if _VERSION.search(written):
        return False
    if not first.grouped:
        if is_calendar_day(line, start) or len(written) > _LONGEST or (len(written) > 1 and written[0] == "0"):
            return False
        if len(written) == 4 and not ranged:
            if is_year(first.value, previous, word_after(text, end), hedged, plural):
                return False
        elif is_street_number(text, end):
            return False
        if len(written) < 3 and opens_sentence(text, start) and text[end : end + 2] in {". ", ") "}:
            return False
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and about is None:
            return False
    return not is_name_number(line, start, previous, line.titled) or (line.titled and plural)


def _is_word_count(
    line: Line,
    first: Numeral,
    ranged: bool,
    previous: str,
    about: tuple[int, int] | None,
    hedged: bool,
    plural: bool,
) -> bool:
    text, words = line.text, line.words
    word = text[first.start : first.end]
    if (word.lower() in words.pronouns or first.value == 0) and not ranged:
        return first.value == 0 and plural
    if word[:1].isupper() and not line.titled and not opens_sentence(text, first.start):
        return False
    if is_name_number(line, first.start, previous, line.titled and not plural):
        return False
    if first.scale > 1 or hedged:
        return True
    if about is None:
        return previous.lower() in _HARM
    if plural or not words.articles:
        return True
    return not text[slice(*about)].split()[0].endswith(("ed", "ing"))
