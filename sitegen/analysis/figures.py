"""Finds figures: a number with its unit, hedge and the thing counted. Takes no name, date or ordinal for one."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from sitegen.analysis.calendar_words import CalendarWords, calendar_words
from sitegen.analysis.counted import find_counted, find_measured
from sitegen.analysis.counts import is_count
from sitegen.analysis.figure_guards import is_age, is_joined, skip_serial
from sitegen.analysis.figure_words import Quantity, read_part, read_special
from sitegen.analysis.hedges import LASTING, read_hedge_after, read_hedge_before
from sitegen.analysis.neighbours import Line, outside_addresses, word_after, word_at, word_before
from sitegen.analysis.number_words import PARTS, SYMBOLS, TIMES, NumberWords, number_words
from sitegen.analysis.numerals import DIGITS, Numeral, read_cardinal, read_digits, read_words
from sitegen.analysis.ranges import read_range, read_ratio, read_second
from sitegen.analysis.tries import find_starts, trigger_pattern
from sitegen.analysis.units import may_be_clock, read_clock, read_sign, read_unit
from sitegen.analysis.years import is_year_word
from sitegen.model import Block, FigureFound, Span

_MINUTES_TOO = re.compile(r",? (?:and )?(\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:minutes?|mins?)\b")
_POINTING = frozenset({"after", "ago", "before", "earlier", "later", "of"})
_AFTER_ONE = frozenset({"and", "in", "of", "out", "из"})
_AGES = frozenset({"age", "aged", "ages"})


class Grammar(Struct, frozen=True):
    words: NumberWords
    calendar: CalendarWords
    trigger: re.Pattern[str]
    openers: tuple[str, ...]
    """The words that `trigger` finds."""


@functools.cache
def read_grammar(language: str) -> Grammar | None:
    words, calendar = number_words(language), calendar_words(language)
    if words is None or calendar is None:
        return None
    openers = {*words.small, *words.vague, *words.whole, *words.extras, *words.clock}
    if len(words.hundreds) > 1:
        openers |= set(words.hundreds)
    tails = {*words.hundreds, *words.magnitudes, *words.article_units} - words.letters
    openers |= {f"{article} {tail}" for article in words.articles for tail in [*tails, *words.factors]}
    for first in words.vague_of:
        of = "of " if words.vague_needs_of.get(first) else ""
        openers |= {f"{first} {of}{size}" for size in words.vague_sizes}
    openers |= set(words.factors)
    return Grammar(words, calendar, trigger_pattern((), sorted(openers)), tuple(sorted(openers)))


def find_figures(
    blocks: tuple[Block, ...], language: str = "en", starts: list[list[int]] | None = None
) -> tuple[FigureFound, ...]:
    """Every figure of the blocks, in order. A count's span is its number alone, any other span carries its unit; the
    speaker is left open. A language without a table has no figures. `starts`, where the caller has them, are the
    places of each block at which a figure may begin."""
    grammar = read_grammar(language)
    if grammar is None:
        return ()
    found: list[FigureFound] = []
    texts = ["" if block.kind in {"code", "rule"} else block.text for block in blocks]
    for index, places in enumerate(find_starts(grammar.trigger, texts) if starts is None else starts):
        if places:
            _read_block(index, texts[index], places, grammar, found)
    return tuple(found)


def _read_block(index: int, text: str, starts: list[int], grammar: Grammar, found: list[FigureFound]) -> None:
    line = Line(text, grammar.words, grammar.calendar)
    free = 0
    for start in outside_addresses(text, starts):
        if start < free:
            continue
        quantity, end = _read_digits(line, start) if text[start].isdigit() else _read_words(line, start)
        if quantity is not None and quantity.start >= free:
            found.append(_finish(index, line, quantity))
        free = max(end, start + 1)


def _read_digits(line: Line, start: int) -> tuple[Quantity | None, int]:
    """The figure whose digits begin at `start`, and where to read on."""
    text = line.text
    digits = DIGITS.match(text, start)
    end = digits.end() if digits else start
    if _is_plain_year(line, start, end):
        return None, end
    serial = skip_serial(text, start, end)
    if serial:
        return None, max(serial, end)
    previous = word_before(text, start)
    clock = read_clock(text, start, previous, line.words) if may_be_clock(text, start, end) else None
    if clock is not None:
        return Quantity(start, clock[2], clock[0], clock[1], "clock"), max(clock[2], end)
    first = None if is_joined(text, start) else read_digits(text, start, line.words)
    if first is None:
        return None, end
    quantity, read = _read_quantity(line, first, previous)
    return quantity, max(read, first.end)


def _is_plain_year(line: Line, start: int, end: int) -> bool:
    """A quick look at what is nearly always a year, to spare it the rest: "in 2014," and "in 2014 the"."""
    text = line.text
    if end - start != 4 or not "1899" < text[start:end] < "2100" or text[start - 1 : start] not in {" ", "("}:
        return False
    if text[end : end + 1] in {",", ".", ";", ")"}:
        return word_before(text, start)[-1:] not in SYMBOLS and not text[end + 1 : end + 2].isdigit()
    following = word_after(text, end).lower()
    words = line.words
    return following in words.functions and following not in words.joiners and following not in words.conjunctions


def _read_words(line: Line, start: int) -> tuple[Quantity | None, int]:
    previous = word_before(line.text, start)
    special = read_special(line, start, previous)
    if isinstance(special, Quantity):
        return special, special.end
    if not special or (
        (word := word_at(line.text, start).lower()) in line.words.pronouns
        and not _may_count_one(line, start + len(word))
    ):
        return None, start
    first = read_words(line.text, start, line.words)
    return _read_quantity(line, first, previous) if first else (None, start)


def _may_count_one(line: Line, end: int) -> bool:
    """Can the word after "one" make it a figure?"""
    text = line.text
    if text[end : end + 1] not in {" ", "-", "\u00a0"}:
        return False
    word = word_at(text, end + 1).lower()
    words = line.words
    return (
        word in words.units
        or word in words.magnitudes
        or word in words.hundreds
        or word in words.pairs
        or word in words.joiners
        or word in words.attributive
        or word in _AFTER_ONE
        or word.rstrip("s") in PARTS
    )


def _read_quantity(line: Line, first: Numeral, previous: str) -> tuple[Quantity | None, int]:
    """A number with what follows it: a second number, a unit, the thing counted."""
    start = first.start
    money = read_sign(line.text, start, previous) if first.digits else None
    if money is not None:
        start = money[1]
        previous = word_before(line.text, start)
    unit = read_unit(line.text, first.end, line.words)
    if unit is not None and _is_title(line, first, unit):
        return None, unit[1]
    if unit is None and line.text[first.end : first.end + 1] in {"-", "+"}:
        hedge, end = read_hedge_after(line, first.end)
        unit = read_unit(line.text, end, line.words) if hedge else None
        if unit is not None:
            return Quantity(start, unit[1], first.value, first.high, unit[0], hedge), unit[1]
    second = read_second(line, first.end, first.digits, previous)
    if second is None and unit is not None:
        second = read_second(line, unit[1], first.digits, previous)
        again = read_unit(line.text, second.end, line.words) if second else None
        second = second if again and again[0] == unit[0] else None
    if second is not None:
        quantity, end = read_range(line, first, second, money, start, previous)
        if quantity is None or quantity.unit:
            return quantity, end
        return _read_count(line, first, quantity, previous)
    if money is not None and (unit is None or unit[0] != money[0]):
        return Quantity(start, first.end, first.value, first.high, money[0]), first.end
    if unit is not None:
        return _read_measure(line, first, unit, start, previous)
    if ratio := read_ratio(line, first):
        return ratio, ratio.end
    if not first.digits and first.value < 10 and (part := read_part(line, start, first.end, first.value)):
        return part, part.end
    return _read_count(line, first, Quantity(start, first.end, first.value, first.high), previous)


def _is_title(line: Line, first: Numeral, unit: tuple[str, int]) -> bool:
    """Is it a title by the capital of its word of time ("60 Minutes"), or a year («1997 года»)?"""
    if unit[0] not in TIMES:
        return False
    word = line.text[first.end : unit[1]].strip(" -\u00a0")
    if unit[0] == "year" and first.digits and not first.grouped and is_year_word(first.value, word):
        return True
    return word[:1].isupper() and not word.isupper() and not line.titled


def _read_measure(
    line: Line, first: Numeral, unit: tuple[str, int], start: int, previous: str
) -> tuple[Quantity | None, int]:
    kind, end = unit
    text, value, before = line.text, first.value, previous.lower()
    if _is_some_day(line, first, kind, end, before):
        return None, end
    if kind == "hour" and first.digits and before in line.words.clock_at and value < 25:
        return Quantity(start, end, value * 60, None, "clock"), end
    if kind == "hour" and (more := _MINUTES_TOO.match(text, end)):
        minutes = float(more.group(1)) if more.group(1).isdigit() else _read_small(line, more.group(1))
        if minutes < 60:
            value, end = value + minutes / 60, more.end()
    if kind == "year" and before in _AGES:
        kind = "age"
    return Quantity(start, end, round(value, 4), first.high, kind), end


def _is_some_day(line: Line, first: Numeral, unit: str, end: int, before: str) -> bool:
    """ "one day" in the sense of "some day"."""
    if first.value != 1 or first.digits or unit not in {"day", "minute", "second"} or line.text[first.end] == "-":
        return False
    if before in LASTING or read_hedge_before(line, first.start, unit, 1.0):
        return False
    return word_after(line.text, end).lower() not in _POINTING


def _read_small(line: Line, word: str) -> float:
    numeral = read_cardinal(word, 0, line.words)
    return numeral.value if numeral and numeral.end == len(word) else 60.0


def _read_count(line: Line, first: Numeral, read: Quantity, previous: str) -> tuple[Quantity | None, int]:
    """A bare number, where nothing says that it counts nothing."""
    text, end = line.text, read.end
    mark = text[end : end + 1]
    if mark in {"-", "‑"}:
        word = word_at(text, end + 1)
        if word.lower() not in line.words.attributive:
            return None, end
        about = None if "-" + word.lower() in line.words.after else (end + 1, end + 1 + len(word))
    elif mark.isalnum() or (first.digits and text[end : end + 2] in {"'s", "’s"}):
        return None, end
    else:
        about = find_counted(line, end)
    if first.digits and is_age(line, read.start, end, read.value, previous):
        return Quantity(read.start, end, read.value, read.high, "age"), end
    hedge = read_hedge_before(line, read.start, "", read.value)
    if not is_count(line, first, read.end > first.end, previous, about, bool(hedge)):
        return None, end
    return Quantity(read.start, end, read.value, read.high, "", hedge, about), end


def _finish(index: int, line: Line, read: Quantity) -> FigureFound:
    """With its hedge and the thing counted."""
    hedge = read.hedge if read.hedge is not None else read_hedge_before(line, read.start, read.unit, read.value)
    about = read.about
    after, end = ("", read.end) if hedge else read_hedge_after(line, read.end)
    if about is None and read.unit and read.unit != "clock":
        about = find_measured(line, read.start, end, read.unit, word_before(line.text, read.start))
    elif after and not read.unit:
        about = find_counted(line, end)
    return FigureFound(
        Span(index, read.start, read.end),
        float(read.value),
        None if read.high is None else float(read.high),
        read.unit,
        hedge or after,
        Span(index, *about) if about else None,
    )
