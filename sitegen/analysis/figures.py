"""Finds figures: a number with its unit, hedge and the thing counted. Never takes a name, a date or an ordinal for one."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from sitegen.analysis.calendar_words import CalendarWords, calendar_words
from sitegen.analysis.counted import find_counted, is_plural
from sitegen.analysis.figure_guards import (
    find_addresses,
    is_calendar_day,
    is_name_number,
    is_numeric_date,
    is_title_case,
    opens_sentence,
    word_after,
    word_before,
)
from sitegen.analysis.number_words import MONEY, TIMES, NumberWords, number_words
from sitegen.analysis.numerals import DIGITS, Numeral, read_cardinal, read_digits, read_words
from sitegen.analysis.tries import OPENERS, both_cases, trie_pattern
from sitegen.analysis.units import read_clock, read_sign, read_unit
from sitegen.analysis.years import is_year
from sitegen.model import Block, FigureFound, Span

_TIME = r"(?:minute|hour|day|week|fortnight|month|year|decade|century)"
_LONG = re.compile(rf"(?:(?:an?|one)[ -])?({_TIME})-?long\b", re.IGNORECASE)
_ONE_UNIT = re.compile(
    rf"(half an?|half|an?)[ -]({_TIME}|mile|kilomet(?:re|er))\b(?!-old)( and a half\b)?", re.IGNORECASE
)
_PART = re.compile(r"[- ](third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b(?! (?:time|term|year|day))")
_A_PART = re.compile(r"an? (third|quarter|fifth|sixth|eighth|tenth)(?= of\b)", re.IGNORECASE)
_HALF_OF = re.compile(r"half(?= (?:of|the|its|their|his|her|our|all|those|these)\b)", re.IGNORECASE)
_PARTS = dict(third=3, quarter=4, fifth=5, sixth=6, seventh=7, eighth=8, ninth=9, tenth=10)
_BOTH = re.compile(
    r"both(?= (?:camps|capitals|chambers|countries|delegations|governments|leaders|men|ministers|nations|parties"
    r"|presidents|sides|states|teams|women)\b)",
    re.IGNORECASE,
)
_MINUTES_TOO = re.compile(r",? (?:and )?(\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:minutes?|mins?)\b")
_AGED = re.compile(r"[^\W\d_a-z][\w'’-]+ (?:[\w'’.-]+ )?[A-Z][\w'’-]+, $")
_HARM = frozenset({"killed", "killing", "wounded", "wounding", "injured", "injuring", "arrested", "arresting"})
_LASTING = frozenset(
    "after for just last lasted lasting lasts spending spent take takes took waited well within".split()
)
_LOOSE_HEDGES = frozenset({"above", "around", "below", "over", "under"})
_NOT_HALF = frozenset({"first", "latter", "other", "second"})
_LETTERS = re.compile(r"\d(?:[bBkKmM])$")
_VERSION = re.compile(r"\d\.0$")


class _Grammar(Struct, frozen=True):
    words: NumberWords
    calendar: CalendarWords
    trigger: re.Pattern[str]
    joiner: re.Pattern[str]
    joiner_and: re.Pattern[str]


@functools.cache
def _grammar(language: str) -> _Grammar | None:
    words, calendar = number_words(language), calendar_words(language)
    if words is None or calendar is None:
        return None
    numbers = set(words.small) | set(words.vague) | set(words.vague_of) | set(words.factors) | set(words.whole)
    if len(words.hundreds) > 1:
        numbers |= set(words.hundreds) | {"миллион", "миллиард", "тысяча", "тысячу"}
    forms = both_cases(numbers | words.extras)
    if words.articles:
        tails = [*words.hundreds, *(w for w in words.magnitudes if w not in words.letters), *words.factors]
        tails += ["hour", "minute", "day", "week", "month", "year", "decade", "century", "fortnight", "mile"]
        tails += ["kilometre", "kilometer", "third", "quarter", "fifth", "tenth"]
        forms |= both_cases(f"{article} {tail}" for article in words.articles for tail in tails)
    joiners = "|".join(sorted(words.joiners))
    stop = r"(?=[\d$€£]|[^\W\d_])"
    return _Grammar(
        words,
        calendar,
        re.compile(rf"{OPENERS}(?=\d|(?:{trie_pattern(forms)})(?:\b|(?=long)))"),
        re.compile(rf"[ ]?[-–—‑][ ]?(?=[\d$€£])|-?[ -](?:{joiners})[ -]{stop}|-(?=[^\W\d_])"),
        re.compile(rf"[ ](?:and|и)[ ]{stop}"),
    )


def find_figures(blocks: tuple[Block, ...], language: str = "en") -> tuple[FigureFound, ...]:
    """Every figure of the blocks, in order. A count's span is its number alone, any other span carries its unit; the
    speaker is left open. A language without a table has no figures."""
    grammar = _grammar(language)
    if grammar is None:
        return ()
    found: list[FigureFound] = []
    for index, block in enumerate(blocks):
        if block.kind not in {"code", "rule"}:
            _Reader(index, block.text, grammar).read_all(found)
    return tuple(found)


class _Reader:
    """One block read from left to right; holds what every step needs."""

    def __init__(self, block: int, text: str, grammar: _Grammar) -> None:
        self.block, self.text, self.grammar, self.words = block, text, grammar, grammar.words
        self.titled = is_title_case(text)

    def read_all(self, found: list[FigureFound]) -> None:
        addresses = find_addresses(self.text)
        free = 0
        for match in self.grammar.trigger.finditer(" " + self.text):
            start = match.start()
            if start < free:
                continue
            if any(left <= start < right for left, right in addresses):
                continue
            free = start + 1
            if self.text[start].isdigit():
                digits = DIGITS.match(self.text, start)
                free = digits.end() if digits else free
            figures, end = self.read_at(start)
            found.extend(figures)
            free = max(free, end)

    def read_at(self, start: int) -> tuple[list[FigureFound], int]:
        """The figures that begin at `start`, and where to read on."""
        text = self.text
        previous = word_before(text, start)
        if text[start].isdigit():
            if is_numeric_date(text, start):
                return [], is_numeric_date(text, start)
            if clock := read_clock(text, start, previous):
                low, high, end = clock
                return [self.figure(start, end, low, high, "clock", previous)], end
            if self._is_joined(start):
                return [], start
            first = read_digits(text, start, self.words)
        else:
            special = self.read_special(start, previous)
            if special is not None:
                return special, special[-1].span.end if special else start
            first = read_words(text, start, self.words)
        return self.read_quantity(first, previous) if first else ([], start)

    def _is_joined(self, start: int) -> bool:
        """Is the digit part of something larger: "F-16", "#10", "and/7"?"""
        before = self.text[max(0, start - 2) : start]
        if not before:
            return False
        mark, further = before[-1], before[0] if len(before) > 1 else " "
        return (
            mark in "/#@=_+*|~<>."
            or (mark in "-‐‑" and not further.isspace())
            or (mark in "–—" and further.isdigit())
            or (mark in ",:;" and further.isalnum())
            or (
                mark in "'’"
                and self.text[start : start + 3].rstrip().isalnum()
                and self.text[start + 2 : start + 3] in "s ,"
            )
        )

    def read_special(self, start: int, previous: str) -> list[FigureFound] | None:
        """Figures of words that are no plain number: "noon", "both sides", "a week of", "half of". None: read on."""
        text = self.text
        word = word_after(" " + text[start : start + 30], 0).lower()
        if word in self.words.clock:
            if previous.lower() == "high" or (text[start].isupper() and not opens_sentence(text, start)):
                return []
            minutes = self.words.clock[word]
            return [self.figure(start, start + len(word), minutes, None, "clock", previous)]
        if not self.words.articles:
            return None
        if both := _BOTH.match(text, start):
            return [self.count(start, start + 4, 2.0, None, "", (both.end() + 1, len(word_after(text, both.end()))))]
        if match := _LONG.match(text, start):
            return [self.figure(start, match.end(), 1.0, None, match.group(1).lower(), previous)]
        if match := _A_PART.match(text, start):
            share = round(100 / _PARTS[match.group(1).lower()], 2)
            return [self.figure(start, match.end(), share, None, "percent", previous)]
        if match := _HALF_OF.match(text, start):
            return (
                []
                if previous.lower() in _NOT_HALF
                else [self.figure(start, match.end(), 50.0, None, "percent", previous)]
            )
        if match := _ONE_UNIT.match(text, start):
            return self._read_one_unit(match, previous)
        return None

    def _read_one_unit(self, match: re.Match[str], previous: str) -> list[FigureFound]:
        """ "half an hour", "an hour and a half", and "a week" only where it measures: "a week of", "nearly a year"."""
        first, unit = match.group(1).lower(), match.group(2).lower()
        start, end = match.span()
        unit = "kilometre" if unit == "kilometer" else unit
        if first.startswith("half"):
            return [] if previous.lower() in _NOT_HALF else [self.figure(start, end, 0.5, None, unit, previous)]
        if match.group(3):
            return [self.figure(start, end, 1.5, None, unit, previous)]
        hedge, _ = self.hedge_before(start, unit, 1.0, False)
        measured = hedge or previous.lower() in {"for", "last", "lasted", "lasting", "lasts", "took"}
        of = self.text.startswith(" of ", end) and previous.lower() not in {"times", "twice", "once", "every"}
        if not (measured or of) or (self.text[end : end + 1] == "-" and not hedge):
            return []
        return [self.figure(start, end, 1.0, None, unit, previous)]

    def read_quantity(self, first: Numeral, previous: str) -> tuple[list[FigureFound], int]:
        """A number with what follows it: a range, a unit, the thing counted."""
        text, words = self.text, self.words
        start, end = first.start, first.end
        money = read_sign(text, start) if first.digits else None
        if money:
            start = money[1]
            previous = word_before(text, start)
        second = self.read_second(first, previous)
        unit = self.unit_after(first, previous)
        if second is None and unit is not None:
            second = self._read_same_unit(first, unit, previous)
        if second is not None:
            return self.read_range(first, second, money, start, previous)
        if unit is not None:
            return self.read_measure(first, unit, money, start, previous)
        if money:
            return [self.figure(start, end, first.value, first.high, money[0], previous)], end
        return self.read_count(first, first.high, previous)

    def unit_after(self, first: Numeral, previous: str) -> tuple[str, int] | None:
        """The unit, unless the capital of its word makes it a title ("60 Minutes")."""
        unit = read_unit(self.text, first.end, self.words)
        if unit is None or self.titled:
            return unit
        word = self.text[first.end : unit[1]].strip(" -\u00a0")
        named = word[:1].isupper() and word[1:].islower() and word.lower() not in self.words.pairs
        return None if named or (previous.lower() == "the" and word[:1].isupper() and unit[0] in TIMES) else unit

    def read_measure(
        self, first: Numeral, unit: tuple[str, int], money: tuple[str, int] | None, start: int, previous: str
    ) -> tuple[list[FigureFound], int]:
        kind, end = unit
        text, value = self.text, first.value
        if money and kind != money[0]:
            return [self.figure(start, first.end, value, first.high, money[0], previous)], first.end
        if self._is_some_day(first, kind, end, previous) or is_name_number_of_unit(previous, first, kind):
            return [], end
        if kind == "hour" and (more := _MINUTES_TOO.match(text, end)):
            minutes = self._small(more.group(1))
            if minutes is not None and minutes < 60:
                value, end = value + minutes / 60, more.end()
        if kind == "hour" and previous.lower() in self.words.clock_at and first.digits and value < 25:
            return [self.figure(start, end, value * 60, None, "clock", previous)], end
        if kind == "year" and previous.lower() in {"age", "aged", "ages"}:
            kind = "age"
        return [self.figure(start, end, round(value, 4), first.high, kind, previous)], end

    def _is_some_day(self, first: Numeral, unit: str, end: int, previous: str) -> bool:
        """ "one day" in the sense of "some day", and "one year" and the like where they only point."""
        text = self.text
        if first.value != 1 or first.digits or text[first.end] == "-" or unit not in {"day", "minute", "second"}:
            return False
        if self.hedge_before(first.start, unit, 1.0, False)[0] or previous.lower() in _LASTING:
            return False
        return word_after(text, end).lower() not in {"after", "ago", "before", "earlier", "later", "of"}

    def _small(self, word: str) -> float | None:
        if word.isdigit():
            return float(word)
        numeral = read_cardinal(word, 0, self.words)
        return numeral.value if numeral and numeral.end == len(word) else None

    def read_second(self, first: Numeral, previous: str) -> Numeral | None:
        """The upper end of a range after `first`: "10 to 12", "30-40", "between two and four", "$5-$10"."""
        text = self.text
        joiner = self.grammar.joiner.match(text, first.end)
        if joiner is None and previous.lower() in self.words.between:
            joiner = self.grammar.joiner_and.match(text, first.end)
        if joiner is None:
            # "six- to seven-hour", "five-to-six-hour".
            joiner = re.compile(r"- (?:to|or) ").match(text, first.end)
        if joiner is None:
            return None
        at = joiner.end()
        if text[at] in "$€£":
            at += 1
        second = read_digits(text, at, self.words) if text[at : at + 1].isdigit() else read_words(text, at, self.words)
        if second is None or second.high is not None or (joiner.group() == "-" and second.digits != first.digits):
            return None
        return (
            second
            if "-" not in joiner.group()
            or text[second.end : second.end + 1] != "-"
            or not second.digits
            or (read_unit(text, second.end, self.words) is not None)
            else None
        )

    def _read_same_unit(self, first: Numeral, unit: tuple[str, int], previous: str) -> Numeral | None:
        """ "10 percent to 12 percent": the upper end after a unit that is said twice."""
        shifted = Numeral(first.start, unit[1], first.value, None, first.scale, first.digits, first.grouped)
        second = self.read_second(shifted, previous)
        if second is None:
            return None
        again = read_unit(self.text, second.end, self.words)
        return second if again is not None and again[0] == unit[0] else None

    def read_range(
        self, first: Numeral, second: Numeral, money: tuple[str, int] | None, start: int, previous: str
    ) -> tuple[list[FigureFound], int]:
        text = self.text
        low = first.value
        if first.scale == 1 < second.scale and low * second.scale <= second.value:
            low *= second.scale
        unit = read_unit(text, second.end, self.words)
        end = unit[1] if unit else second.end
        kind = unit[0] if unit else money[0] if money else ""
        hyphen = text[first.end : second.start].strip(" $€£") in "-–—‑"
        if self._is_year_range(first, second, kind):
            return [], second.end
        if low >= second.value or self._is_change(start, previous):
            if hyphen:
                return [], second.end
            own = read_unit(text, first.end, self.words)
            kind = own[0] if own else kind
            earlier = self.figure(
                start, own[1] if own else first.end, low if low < second.value else first.value, None, kind, previous
            )
            return [earlier], first.end
        if hyphen and not kind and self.counted(second.end, False) is None:
            return [], second.end
        if not kind:
            if is_calendar_day(text, second.start, self.grammar.calendar):
                return [], second.end
            return self.read_count(first, second.value, previous, low, second.end)
        if previous.lower() in {"age", "aged", "ages"} and kind == "year":
            kind = "age"
        return [self.figure(start, end, low, second.value, kind, previous)], end

    def _is_year_range(self, first: Numeral, second: Numeral, kind: str) -> bool:
        plain = first.digits and second.digits and not (first.grouped or second.grouped or kind)
        return plain and 1500 <= first.value <= 2099 and (second.value < 100 or 1500 <= second.value <= 2099)

    def _is_change(self, start: int, previous: str) -> bool:
        """Does "from" open a change rather than a range: "rose from 5 to 7 percent"?"""
        if previous.lower() not in self.words.spreads:
            return False
        before = self.text[max(0, start - 60) : start].lower().replace(",", " ").split()[-6:-1]
        return any(word in self.words.changes for word in before)

    def read_count(
        self, first: Numeral, high: float | None, previous: str, low: float | None = None, end: int = 0
    ) -> tuple[list[FigureFound], int]:
        """A bare count, where nothing says that the number is a name, a day, a year or a mere word."""
        text, words = self.text, self.words
        start, end = first.start, end or first.end
        value = first.value if low is None else low
        share = _PART.match(text, first.end) if not first.digits and first.value < 10 else None
        if share and (text[share.start()] == "-" or text.startswith(" of ", share.end())):
            percent = round(first.value * 100 / _PARTS[share.group(1)], 2)
            return [self.figure(start, share.end(), percent, None, "percent", previous)], share.end()
        if not text[end : end + 1].isalnum() and text[end : end + 1] not in {"-", "‑"}:
            counted = self.counted(end, False)
        elif text[end : end + 1] in {"-", "‑"} and self._is_attribute(end):
            counted = (end + 1, end + 1 + len(word_after(" " + text[end + 1 : end + 40], 0)))
        else:
            return [], end
        following = word_after(text, end)
        plural = counted is not None and any(is_plural(word, words) for word in text[slice(*counted)].split())
        hedge, _ = self.hedge_before(start, "", value, first.grouped)
        if first.digits:
            if not self._is_digit_count(first, high, previous, following, bool(hedge), plural):
                return [], end
        elif not self._is_word_count(first, high, previous, counted, bool(hedge), plural):
            return [], end
        if counted is None and self._is_age(first, previous):
            return [self.figure(start, end, value, None, "age", previous)], end
        return [self.count(start, end, value, high, previous, counted and (counted[0], counted[1] - counted[0]))], end

    def _is_attribute(self, end: int) -> bool:
        return word_after(" " + self.text[end + 1 : end + 40], 0).split("-")[0].lower() in self.words.attributive | {
            "odd",
            "plus",
        }

    def _is_age(self, first: Numeral, previous: str) -> bool:
        """ "Mila Orlova, 29, said" and "aged 29"."""
        if not first.digits or not 1 <= first.value <= 110:
            return False
        if previous.lower() in {"age", "aged", "ages"}:
            return True
        text = self.text
        return text[first.end : first.end + 1] in {",", "."} and bool(
            _AGED.search(text, max(0, first.start - 60), first.start)
        )

    def _is_digit_count(
        self, first: Numeral, high: float | None, previous: str, following: str, hedged: bool, plural: bool
    ) -> bool:
        text, end = self.text, first.end
        written = text[first.start : end]
        if _LETTERS.search(written) and not plural:
            return False
        if "," in written or first.scale > 1:
            return True
        if _VERSION.search(written):
            return False
        if not first.grouped:
            if is_calendar_day(text, first.start, self.grammar.calendar):
                return False
            if len(written) == 4 and high is None and is_year(first.value, previous, following, hedged, plural):
                return False
            if len(written) > 1 and written[0] == "0":
                return False
            if opens_sentence(text, first.start) and text[end : end + 2] in {". ", ") "} and len(written) < 3:
                return False
            if text[first.start - 1 : first.start] == "(" and text[end : end + 1] == ")":
                return False
        if self._is_age(first, previous):
            return True
        return not is_name_number(text, first.start, previous, self.words, self.titled) or (self.titled and plural)

    def _is_word_count(
        self,
        first: Numeral,
        high: float | None,
        previous: str,
        counted: tuple[int, int] | None,
        hedged: bool,
        plural: bool,
    ) -> bool:
        text, words = self.text, self.words
        word = text[first.start : first.end]
        if word.lower() in words.pronouns and high is None:
            return False
        if word[:1].isupper() and not self.titled and not opens_sentence(text, first.start):
            return False
        if is_name_number(text, first.start, previous, words, self.titled and not plural):
            return False
        if first.scale > 1 or hedged:
            return True
        if counted is None:
            return previous.lower() in _HARM
        return plural or high is not None or first.value > 1

    def counted(self, end: int, loose: bool) -> tuple[int, int] | None:
        return find_counted(self.text, end, self.words, loose)

    def hedge_before(self, start: int, unit: str, value: float, sure: bool) -> tuple[str, int]:
        """The folded hedge before the figure, and where it begins."""
        words = self.text[max(0, start - 40) : start].lower().replace("\u00a0", " ").split(" ")
        if len(words) < 2 or words[-1]:
            return "", start
        words = [word.strip(",;:.!?()[]\"“”'‘’«»—–") for word in words[:-1]][-4:]
        if words[-1] in self.words.skipped:
            words.pop()
        for length in (3, 2, 1):
            if len(words) < length:
                continue
            said = " ".join(words[-length:])
            hedge = self.words.before.get(said)
            if hedge is None:
                continue
            if length == 1 and said == "about" and len(words) > 1 and words[-2] in self.words.talk:
                return "", start
            if said in _LOOSE_HEDGES and not self._is_loose_hedge(said, words, unit, value, sure):
                return "", start
            return hedge, start - len(said) - 1
        return "", start

    def _is_loose_hedge(self, said: str, words: list[str], unit: str, value: float, sure: bool) -> bool:
        """ "over 20 members" but not "over two days of talks" nor "under two presidents"."""
        if said == "over" and unit in TIMES:
            return len(words) > 1 and words[-2] in _LASTING
        return bool(unit) or sure or value >= 10

    def hedge_after(self, end: int) -> tuple[str, int]:
        """The folded hedge after the figure ("or so", "-odd"), and where it ends."""
        text = self.text
        if text[end : end + 1] == "+":
            return self.words.after.get("+", ""), end + 1
        if text[end : end + 1] == "-":
            tail = "-" + word_after(" " + text[end + 1 : end + 20], 0).lower()
            return (self.words.after[tail], end + len(tail)) if tail in self.words.after else ("", end)
        if not text.startswith((" or ", " and more"), end):
            return "", end
        said = " ".join(text[end : end + 24].split()[:2]).strip(".,;:!?)").lower()
        hedge = self.words.after.get(said, "")
        return (hedge, end + 1 + len(said)) if hedge else ("", end)

    def figure(
        self,
        start: int,
        end: int,
        value: float,
        high: float | None,
        unit: str,
        previous: str,
        counted: tuple[int, int] | None = None,
    ) -> FigureFound:
        hedge, _ = self.hedge_before(start, unit, value, True)
        after, tail = self.hedge_after(end) if not hedge else ("", end)
        if counted is None and unit != "clock":
            counted = self.counted(tail, unit in MONEY or unit in {"percent", "percentage point"})
        return self.found(start, end, value, high, unit, hedge or after, counted)

    def count(
        self, start: int, end: int, value: float, high: float | None, previous: str, counted: tuple[int, int] | None
    ) -> FigureFound:
        """`counted` is start and length."""
        hedge, _ = self.hedge_before(start, "", value, True)
        after, tail = self.hedge_after(end) if not hedge else ("", end)
        about = (counted[0], sum(counted)) if counted else None
        if after:
            about = self.counted(tail, False)
        return self.found(start, end, value, high, "", hedge or after, about)

    def found(
        self,
        start: int,
        end: int,
        value: float,
        high: float | None,
        unit: str,
        hedge: str,
        about: tuple[int, int] | None,
    ) -> FigureFound:
        return FigureFound(
            Span(self.block, start, end), value, high, unit, hedge, Span(self.block, *about) if about else None
        )


def is_name_number_of_unit(previous: str, first: Numeral, unit: str) -> bool:
    """A unit does not save what a designator names: "version 2 years", never a quantity of years."""
    return not first.digits and first.value == 1 and previous.lower() in {"day", "this", "that"} and unit in TIMES
