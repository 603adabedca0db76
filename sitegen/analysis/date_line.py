"""One line of text as the date rules see it: its tables, its day of publication, the clock times beside a date."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from sitegen.analysis.calendar_words import CalendarWords, calendar_words
from sitegen.analysis.neighbours import is_title_case
from sitegen.analysis.number_words import NumberWords, number_words
from sitegen.analysis.tries import trie_pattern, trigger_pattern
from sitegen.analysis.units import read_clock

Kind = Literal["absolute", "weekday", "relative"]

AGO_WORDS = ("ago", "earlier", "later")
_DIGITS = r"\d{4}(?!\d)|\d\d?(?:(?:st|nd|rd|th)?[ \u00a0][^\W\d_]|[ ]?[-–—/.][ ]?\d)"
"""Digits that can begin a date."""

_LOST_MARK = r"(?:s(?= (?:[a-z-]+ )?(?:call|conference|discussion|hearing|meeting|session|summit|talks|vote)\b))?"
"""The end of a weekday that lost its apostrophe: "Mondays meeting"."""
_AT_CLOCK = re.compile(r",? (?:at|в) (?=\d)")
_CLOCK_BEFORE = re.compile(
    r"\b(\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d)(?: [A-Z]{2,4}| local time)?,?(?: on)? $"
)


class Grammar(Struct, frozen=True):
    words: CalendarWords
    numbers: NumberWords
    trigger: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    weekday: re.Pattern[str]
    phrase: re.Pattern[str]
    openers: tuple[str, ...]
    """The words that `trigger` finds as they are spelt, and those that may have a capital."""
    folded: tuple[str, ...]


class Expression(Struct, frozen=True, gc=False):
    """What was read at one place: a date, or a weekday that only its neighbours can place."""

    start: int
    end: int
    date: str
    kind: Kind
    time: str = ""
    weekday: int = -1
    sure: bool = True


@functools.cache
def read_grammar(language: str) -> Grammar | None:
    words, numbers = calendar_words(language), number_words(language)
    if words is None or numbers is None:
        return None
    inflected = not words.short_months
    months, weekdays = _name_days(words.months, inflected), _name_days(words.weekdays, inflected)
    tails = () if inflected else AGO_WORDS
    phrases = trie_pattern(words.phrases, capital=True)
    names = [*words.months, *words.weekdays]
    openers = [] if inflected else [form for name in names for form in (name.capitalize(), name.upper())]
    openers += [name.capitalize() + "s" for name in words.weekdays if name.endswith("day")]
    folded = (*words.phrases, *tails, *(names if inflected else ()))
    number = r"(\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?[ \u00a0](\d{4})(?!\d)(?:[ \u00a0](?:года?|г\.))?)?"
    until = r"(?:[ ]?[-–—][ ]?|[ ](?:to|through|and|по|до|и)[ ])"
    return Grammar(
        words,
        numbers,
        trigger_pattern(openers, folded, _DIGITS),
        re.compile(rf"{number}(?:{until}{number})?[ \u00a0](?:of[ ])?({months})\b\.?{year}"),
        re.compile(
            rf"({months})\b\.?(?:[ \u00a0]{number}(?!\d|[:.]\d)(?:{until}{number}(?![\d:])(?![ ]?[ap]\.?m))?)?{year}"
        ),
        re.compile(rf"({weekdays}){_LOST_MARK}\b"),
        re.compile(rf"(?:{phrases})\b"),
        tuple(openers),
        folded,
    )


def _name_days(names: Iterable[str], inflected: bool) -> str:
    """Months or weekdays: in English with a capital or in capitals, in Russian in any case."""
    if inflected:
        return trie_pattern(names, capital=True)
    return trie_pattern([form for name in names for form in (name.capitalize(), name.upper())])


class DateLine:
    """The text of one block, and the last single day named so far."""

    __slots__ = (
        "_asked", "_curly", "_doubled", "_straight", "_titled", "anchor", "grammar", "last", "numbers", "placed",
        "text", "until", "words",
    )  # fmt: skip

    def __init__(
        self, text: str, grammar: Grammar, anchor: date | None, last: date | None, until: date | None = None
    ) -> None:
        self.text, self.grammar, self.words, self.numbers = text, grammar, grammar.words, grammar.numbers
        self.anchor, self.last, self.until = anchor, last, until
        self.placed: tuple[int, bool] = (-1, False)
        """Where the last weekday that a verb placed ends, and whether it is still to come."""
        self._titled: bool | None = None
        self._asked, self._straight, self._doubled, self._curly = 0, False, False, False

    @property
    def titled(self) -> bool:
        if self._titled is None:
            self._titled = is_title_case(self.text)
        return self._titled

    def is_quoted(self, start: int) -> bool:
        """Does a quotation mark stand open before `start`? Reads on from where it was last asked."""
        since, text = self._asked, self.text
        self._straight ^= text.count('"', since, start) % 2 != 0
        self._doubled ^= text.count("''", since, start) % 2 != 0
        opened = max(text.rfind("“", since, start), text.rfind("«", since, start))
        closed = max(text.rfind("”", since, start), text.rfind("»", since, start))
        if opened != closed:
            self._curly = opened > closed
        self._asked = start
        return self._straight or self._doubled or self._curly


def read_time_after(line: DateLine, end: int) -> tuple[str, int]:
    at = _AT_CLOCK.match(line.text, end)
    clock = read_clock(line.text, at.end(), "at", line.numbers) if at else None
    if clock is None:
        return "", end
    return f"{int(clock[0]) // 60:02d}:{int(clock[0]) % 60:02d}", clock[2]


def read_time_before(line: DateLine, start: int) -> str:
    before = _CLOCK_BEFORE.search(line.text, max(0, start - 24), start)
    clock = read_clock(line.text, before.start(1), "at", line.numbers) if before else None
    return f"{int(clock[0]) // 60:02d}:{int(clock[0]) % 60:02d}" if clock else ""
