"""Finds expressions of time and resolves them against the day of publication. Leaves open what the text leaves open."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from sitegen.analysis import days
from sitegen.analysis.calendar_words import CalendarWords, calendar_words
from sitegen.analysis.counted import is_plural
from sitegen.analysis.neighbours import find_addresses, is_title_case, opens_sentence, word_after, word_before
from sitegen.analysis.number_words import NumberWords, number_words
from sitegen.analysis.numerals import DIGITS
from sitegen.analysis.tenses import read_tense
from sitegen.analysis.tries import find_starts, trie_pattern, trigger_pattern
from sitegen.analysis.units import read_clock, read_sign, read_unit
from sitegen.analysis.years import is_year
from sitegen.model import Block, DateFound, Span

Kind = Literal["absolute", "weekday", "relative"]

_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d\d?)(?![\d/])")
_DIGITS = r"\d{4}(?!\d)|\d\d?(?:(?:st|nd|rd|th)?[ \u00a0][^\W\d_]|[ ]?[-–—/.][ ]?\d)"
"""Digits that can begin a date."""

_SHORT_RANGE = re.compile(r"(\d{4})[-–](\d\d)(?![\d-])")
_YEAR_RANGE = re.compile(r"(\d{4})(?: ?[-–—] ?| (?:to|and|through|until|по|до) )(\d{4})(?!\d)")
_PART_OF_DAY = re.compile(r"[ ](?:morning|afternoon|evening|night|утром|вечером|днем|днём|ночью)\b")
_AT_CLOCK = re.compile(r",? (?:at|в) (?=\d)")
_CLOCK_BEFORE = re.compile(
    r"\b(\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d)(?: [A-Z]{2,4}| local time)?,?(?: on)? $"
)
_AGO = re.compile(r"\b(\d{1,2}|[A-Za-z]+) (day|week|month|year)s? $")
_AGO_WORDS = ("ago", "earlier", "later")
_HEDGES = frozenset("about almost around least nearly over some than около почти примерно свыше".split())
_EVENTS = re.compile(r" (?:terror|attack|hijack|massacre|bombing)")
_DATE_LINE = re.compile(r"(?:(?:first )?(?:published|updated|posted|date)(?: on| at)?:? )?", re.IGNORECASE)
_LAST_DATELINE = 12
_NOWADAYS = frozenset({"even", "of", "still", "until"})
_GENERIC = frozenset({"the", "a", "over", "past"})
_FAR = 90
"""Days off beyond which the tense outweighs nearness for a day and month without year."""


class _Grammar(Struct, frozen=True):
    words: CalendarWords
    numbers: NumberWords
    trigger: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    weekday: re.Pattern[str]
    phrase: re.Pattern[str]


class _Expression(Struct, frozen=True):
    """What was read at one place: a date, or a weekday that only its neighbours can place."""

    start: int
    end: int
    date: str
    kind: Kind
    time: str = ""
    weekday: int = -1
    sure: bool = True


@functools.cache
def _grammar(language: str) -> _Grammar | None:
    words, numbers = calendar_words(language), number_words(language)
    if words is None or numbers is None:
        return None
    inflected = not words.short_months
    months, weekdays = _name_days(words.months, inflected), _name_days(words.weekdays, inflected)
    tails = () if inflected else _AGO_WORDS
    phrases = trie_pattern(words.phrases, capital=True)
    names = [*words.months, *words.weekdays]
    openers = [] if inflected else [form for name in names for form in (name.capitalize(), name.upper())]
    number = r"(\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?[ \u00a0](\d{4})(?!\d)(?:[ \u00a0](?:года?|г\.))?)?"
    until = r"(?:[ ]?[-–—][ ]?|[ ](?:to|through|and|по|до|и)[ ])"
    return _Grammar(
        words,
        numbers,
        trigger_pattern(openers, [*words.phrases, *tails, *(names if inflected else ())], _DIGITS),
        re.compile(rf"{number}(?:{until}{number})?[ \u00a0](?:of[ ])?({months})\b\.?{year}"),
        re.compile(
            rf"({months})\b\.?(?:[ \u00a0]{number}(?!\d|[:.]\d)(?:{until}{number}(?![\d:])(?![ ]?[ap]\.?m))?)?{year}"
        ),
        re.compile(rf"({weekdays})\b"),
        re.compile(rf"(?:{phrases})\b"),
    )


def _name_days(names: Iterable[str], inflected: bool) -> str:
    """Months or weekdays: in English with a capital or in capitals, in Russian in any case."""
    if inflected:
        return trie_pattern(names, capital=True)
    return trie_pattern([form for name in names for form in (name.capitalize(), name.upper())])


def find_dates(blocks: tuple[Block, ...], language: str = "en", published: str = "") -> tuple[DateFound, ...]:
    """Every expression of time, in order. `published` is an ISO date or ""; without it the article's own date line
    serves, and without that what counts from today stays open."""
    grammar = _grammar(language)
    if grammar is None:
        return ()
    anchor = days.read_day(published) or _read_date_line(blocks, grammar)
    read: list[tuple[int, _Expression]] = []
    last: date | None = None
    texts = ["" if block.kind in {"code", "rule"} else block.text for block in blocks]
    for index, starts in enumerate(find_starts(grammar.trigger, texts)):
        if starts:
            reader = _Reader(texts[index], grammar, anchor, last)
            read.extend((index, expression) for expression in reader.read_all(starts))
            last = reader.last
    return tuple(
        DateFound(Span(index, item.start, item.end), item.date, item.time, item.kind)
        for index, item in _settle(read, anchor)
    )


def _read_date_line(blocks: tuple[Block, ...], grammar: _Grammar) -> date | None:
    """The day of a line that holds nothing but a date."""
    for block in blocks[:_LAST_DATELINE]:
        text = block.text
        if len(text) > 60 or not any(letter.isdigit() for letter in text):
            continue
        lead = _DATE_LINE.match(text)
        start = lead.end() if lead else 0
        starts = find_starts(grammar.trigger, [text])[0]
        for item in _Reader(text, grammar, None, None).read_all(starts):
            rest = text[item.end :].strip(" ,.|-–—")
            if item.start <= start + 1 and item.kind == "absolute" and len(item.date) == 10 and len(rest) <= 24:
                return days.read_day(item.date)
    return None


def _settle(read: list[tuple[int, _Expression]], anchor: date | None) -> list[tuple[int, _Expression]]:
    """Weekdays that no verb placed follow the article's other uses of the same weekday, else the nearest."""
    if anchor is None:
        return read
    placed: dict[int, set[str]] = {}
    for _, item in read:
        if item.weekday >= 0 and item.date and item.sure:
            placed.setdefault(item.weekday, set()).add(item.date)
    settled = []
    for index, item in read:
        if item.weekday >= 0 and not item.sure:
            same = placed.get(item.weekday, set())
            day = next(iter(same)) if len(same) == 1 else item.date or _nearest(anchor, item.weekday)
            item = _Expression(item.start, item.end, day, item.kind, item.time, item.weekday)
        settled.append((index, item))
    return settled


def _nearest(anchor: date, weekday: int) -> str:
    back, on = days.weekday_back(anchor, weekday), days.weekday_on(anchor, weekday)
    if back is None or on is None:
        return ""
    return (back if anchor - back <= on - anchor else on).isoformat()


class _Reader:
    """One block read from left to right; keeps the last single day named."""

    def __init__(self, text: str, grammar: _Grammar, anchor: date | None, last: date | None) -> None:
        self.text, self.grammar, self.words = text, grammar, grammar.words
        self.anchor, self.last = anchor, last
        self._titled: bool | None = None
        self._asked, self._straight, self._doubled, self._curly = 0, False, False, False

    @property
    def titled(self) -> bool:
        if self._titled is None:
            self._titled = is_title_case(self.text)
        return self._titled

    def read_all(self, starts: list[int]) -> list[_Expression]:
        found: list[_Expression] = []
        addresses = find_addresses(self.text)
        free = 0
        for start in starts:
            if start < free or any(left <= start < right for left, right in addresses):
                continue
            free = start + 1
            if self.text[start].isdigit():
                digits = DIGITS.match(self.text, start)
                free = digits.end() if digits else free
            item = self.read_at(start)
            if item is not None:
                found.append(item)
                free = max(free, item.end)
                if len(item.date) == 10:
                    self.last = days.read_day(item.date)
        return found

    def read_at(self, start: int) -> _Expression | None:
        text = self.text
        if text[start].isdigit():
            return self.read_digits(start)
        if text[start].islower() or not self.words.short_months or text[start] in _PHRASE_CAPITALS:
            if match := self.grammar.phrase.match(text, start):
                return self.read_phrase(match, start)
            if text.startswith(_AGO_WORDS, start):
                return self.read_ago(start)
        if match := self.grammar.month_day.match(text, start):
            return self.read_month(match, start)
        match = self.grammar.weekday.match(text, start)
        return self.read_weekday(match, start) if match else None

    # ------------------------------------------------------------ absolute

    def read_digits(self, start: int) -> _Expression | None:
        text = self.text
        if start and text[start - 1] in "/#@=_+*|~<>.,:$€£":
            return None
        end = start + 1
        while text[end : end + 1].isdigit() and end < start + 5:
            end += 1
        if end - start == 3 or end - start > 4:
            return None
        if end - start == 4 and text[end : end + 1] not in "-/.":
            return self.read_year(start)
        if match := self.grammar.day_month.match(text, start):
            first, second, month, year = match.groups()
            if month[0].isupper() or not self.words.short_months:
                return self._day_of_month(start, match.end(), month, first, second, year)
        if text[end : end + 1] in {"-", "/", "."} and (match := _NUMERIC.match(text, start)):
            return self._numeric(match, start)
        return self.read_year(start) if end - start == 4 else None

    def _day_of_month(
        self, start: int, end: int, month: str, first: str, second: str | None, year: str | None, weekday: int = -1
    ) -> _Expression | None:
        number = self.words.months[month.lower()]
        end = self._without_stop(month, end)
        if not 1 <= int(first) <= 31:
            return None
        if year:
            day = days.make_day(int(year), number, int(first))
        else:
            day = self._year_for(start, end, number, int(first), weekday)
        last = days.make_day(day.year, number, int(second)) if day and second else day
        resolved = days.interval(day, last)
        if _EVENTS.match(self.text, end) and not year:
            resolved = ""
        time, end = self._time_after(end)
        return _Expression(start, end, resolved, "absolute", time or self._time_before(start))

    def _without_stop(self, month: str, end: int) -> int:
        """The stop after a month in full ends the sentence, not the abbreviation."""
        stopped = self.text[end - 1] == "." and month.lower() not in self.words.short_months
        return end - 1 if stopped and self.text[end - 2] == month[-1] else end

    def _year_for(self, start: int, end: int, month: int, day: int, weekday: int) -> date | None:
        if self.anchor is None:
            return None
        nearest = days.nearest_year(self.anchor, month, day, weekday)
        if nearest is None or abs((nearest - self.anchor).days) <= _FAR or weekday >= 0:
            return nearest
        tense, _ = read_tense(self.text, start, end, self.words)
        if tense == "past" and nearest > self.anchor:
            return days.make_day(nearest.year - 1, month, day)
        if tense == "coming" and nearest < self.anchor:
            return days.make_day(nearest.year + 1, month, day)
        return nearest

    def _numeric(self, match: re.Match[str], start: int) -> _Expression | None:
        first, mark, second, third = match.groups()
        if len(first) == 4:
            day = days.make_day(int(first), int(second), int(third)) if int(first) >= 1000 else None
            return _Expression(start, match.end(), day.isoformat(), "absolute") if day else None
        if len(first) > 2 or (len(third) != 4 and mark != "/") or len(third) == 1:
            return None
        year = int(third) if len(third) == 4 else 2000 + int(third)
        left, right = int(first), int(second)
        if not (1 <= left <= 31 and 1 <= right <= 31) or min(left, right) > 12:
            return None
        if mark == "." or left > 12 or left == right:
            day = days.make_day(year, right, left)
        else:
            # 10/01 is a day in October or in January: the text does not say.
            day = days.make_day(year, left, right) if right > 12 else None
        return _Expression(start, match.end(), day.isoformat() if day else "", "absolute")

    def read_year(self, start: int) -> _Expression | None:
        text = self.text
        digits = DIGITS.match(text, start)
        if digits is None or not text[start : start + 4].isdigit() or len(text[start : start + 4]) < 4:
            return None
        if text[start - 1 : start] in {"-", "‑", "'", "’"} and not text[max(0, start - 8) : start].lower().endswith(_YEAR_PREFIXES):
            return None
        first = int(text[start : start + 4])
        between = _YEAR_RANGE.match(text, start)
        previous = word_before(text, start)
        if between and 1500 <= first < int(between.group(2)) <= 2199:
            joint = between.group()[4:-4].strip(" -–—")
            if not joint or previous.lower() in {"from", "between", "с"}:
                return _Expression(start, between.end(), days.years_of(first, int(between.group(2))), "absolute")
        short = _SHORT_RANGE.match(text, start)
        if short and 1900 <= first <= 2099 and int(short.group(2)) == (first + 1) % 100:
            return _Expression(start, short.end(), days.years_of(first, first + 1), "absolute")
        if digits.end() != start + 4 and not re.match(r"\d{4}(?:[,.]| \d{3}(?!\d))", digits.group()):
            return None
        if re.match(r"[\d\w%€£₽°]|[,.]\d|[-‑][^\W_]", text[start + 4 : start + 6]):
            return None
        end = start + 4
        if read_sign(text, start, previous) or (read_unit(text, end, self.grammar.numbers) and self.words.short_months):
            return None
        following = word_after(text, end)
        bare = previous.rstrip(".,;:").lower()
        if bare in self.grammar.numbers.designators or self._is_title_year(start, previous):
            return None
        plural = is_plural(following, self.grammar.numbers) if following else False
        if not is_year(first, previous, following, bare in _HEDGES, plural):
            return None
        return _Expression(start, end, days.years_of(first, first), "absolute")

    def _is_title_year(self, start: int, previous: str) -> bool:
        """A year that follows a capital is part of a name ("Expo 2020"), unless the capital opens the sentence."""
        if not previous[:1].isupper() or previous.endswith((",", "'s", "’s", ".", ")", ":", "”", '"')):
            return False
        low = previous.lower()
        if low in self.grammar.numbers.functions or low in self.words.months:
            return False
        return self.titled or not opens_sentence(self.text, start - len(previous) - 1)

    def read_month(self, match: re.Match[str], start: int) -> _Expression | None:
        month, first, second, year = match.groups()
        low, end = month.lower(), match.end()
        previous = word_before(self.text, start)
        if first:
            return self._day_of_month(start, end, month, first, second, year)
        if year:
            return _Expression(start, end, days.month_of(int(year), self.words.months[low]), "absolute")
        bare = previous.lower().rstrip(",")
        if self.text[start - 1 : start] == "-":
            bare = self.text[max(0, start - 4) : start].lower()
        cues = self.words.doubtful_cues if low in self.words.doubtful_months else self.words.month_cues
        if bare not in cues or low in self.words.short_months:
            return None
        end = start + len(month)
        if (
            self.text[start].isupper()
            and word_after(self.text, end)[:1].isupper()
            and low in self.words.doubtful_months
        ):
            return None
        return _Expression(start, end, self._month_near(start, end, self.words.months[low], bare), "absolute")

    def _month_near(self, start: int, end: int, month: int, cue: str) -> str:
        """The month without a year: the last or next one as the words and the tense say."""
        if self.anchor is None:
            return ""
        past = (self.anchor.month - month) % 12
        coming = (month - self.anchor.month) % 12
        if cue == "this":
            return days.month_of(self.anchor.year, month)
        if cue == "last":
            return days.month_away(self.anchor, -(past or 12))
        if cue == "next":
            return days.month_away(self.anchor, coming or 12)
        tense, _ = read_tense(self.text, start, end, self.words)
        if tense == "past" and past > 8:
            # Ten months back would be "last March": the verb is another clause's.
            return ""
        if tense == "past" or cue == "since":
            return days.month_away(self.anchor, -past)
        if tense == "coming":
            return days.month_away(self.anchor, coming)
        if min(past, coming) > 4:
            return ""
        return days.month_away(self.anchor, coming if coming < past else -past)

    # ------------------------------------------------------------ weekdays

    def read_weekday(self, match: re.Match[str], start: int) -> _Expression | None:
        text, words = self.text, self.words
        word, end = match.group(1), match.end()
        low = word.lower()
        weekday = words.weekdays[low]
        previous = word_before(text, start)
        if not self._is_weekday(low, start, end, previous):
            return None
        if len(low) < 6 and low not in _FULL and text[end : end + 1] == ".":
            end += 1
        full = re.compile(r",? (?:the )?").match(text, end)
        at = full.end() if full else end
        if date_match := self.grammar.month_day.match(text, at):
            month, first, second, year = date_match.groups()
            if first and text[at].isupper():
                return self._day_of_month(start, date_match.end(), month, first, second, year, weekday)
        if date_match := self.grammar.day_month.match(text, at):
            first, second, month, year = date_match.groups()
            return self._day_of_month(start, date_match.end(), month, first, second, year, weekday)
        part = _PART_OF_DAY.match(text, end)
        span_end = part.end() if part else end
        time, span_end = self._time_after(span_end)
        time = time or self._time_before(start)
        day, sure = self._resolve_weekday(weekday, start, end, previous)
        return _Expression(start, span_end, day, "weekday", time, weekday, sure)

    def _is_weekday(self, low: str, start: int, end: int, previous: str) -> bool:
        text, words = self.text, self.words
        before, after = previous.lower().rstrip(".,"), word_after(text, end)
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
            return False
        if before in words.every or (before in words.names_before and previous[:1].isupper()):
            return False
        if after[:1].isupper() and after.lower() in words.names_after and not self.titled:
            return False
        if text[start - 1 : start] in {"“", '"', "‘", "«"} and text[end : end + 1] in {"”", '"', "’", "»"}:
            return False
        if len(low) <= 5 and low not in _FULL:
            dated = self.grammar.month_day.match(text, end + 2) or self.grammar.month_day.match(text, end + 3)
            return before == "on" or dated is not None
        if low.startswith("сред"):
            return before in {"в", "до", "к", "на", "после", "с", "со", "вечером", "утром"}
        return True

    def _resolve_weekday(self, weekday: int, start: int, end: int, previous: str) -> tuple[str, bool]:
        anchor = self.anchor
        if anchor is None:
            return "", True
        back, on = days.weekday_back(anchor, weekday), days.weekday_on(anchor, weekday)
        if back is None or on is None:
            return "", True
        cue = previous.lower()
        text_before = self.text[max(0, start - 14) : start].lower()
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
        tense, sure = read_tense(self.text, start, end, self.words)
        if not tense:
            return "", False
        return (back if tense == "past" else on).isoformat(), sure

    def _time_after(self, end: int) -> tuple[str, int]:
        at = _AT_CLOCK.match(self.text, end)
        clock = read_clock(self.text, at.end(), "at", self.grammar.numbers) if at else None
        if clock is None:
            return "", end
        return f"{int(clock[0]) // 60:02d}:{int(clock[0]) % 60:02d}", clock[2]

    def _time_before(self, start: int) -> str:
        before = _CLOCK_BEFORE.search(self.text, max(0, start - 24), start)
        clock = read_clock(self.text, before.start(1), "at", self.grammar.numbers) if before else None
        return f"{int(clock[0]) // 60:02d}:{int(clock[0]) % 60:02d}" if clock else ""

    # ------------------------------------------------------------ relative

    def read_ago(self, start: int) -> _Expression | None:
        """ "three days ago", "two days later"."""
        text = self.text
        match = _AGO.search(text, max(0, start - 30), start)
        if match is None:
            return None
        count, unit = match.groups()
        low = count.lower()
        number = (
            1
            if low in self.grammar.numbers.articles
            else int(count)
            if count.isdigit()
            else self.grammar.numbers.small.get(low)
        )
        word = word_after(" " + text[start : start + 9], 0)
        if number is None:
            return None
        end = start + len(word)
        if word == "ago":
            return _Expression(match.start(), end, self._away(unit, -number), "relative")
        if unit != "day" or word not in _AGO_WORDS or self.last is None:
            return None
        day = days.shift(self.last, number if word == "later" else -number)
        return _Expression(match.start(), end, day.isoformat() if day else "", "relative")

    def read_phrase(self, match: re.Match[str], start: int) -> _Expression | None:
        text, end = self.text, match.end()
        phrase = match.group().lower()
        what, away = self.words.phrases[phrase]
        previous = word_before(text, start).lower().lstrip("'’")
        if self._is_title(match.group(), start) or (phrase.startswith(("last", "next")) and previous in _GENERIC):
            return None
        if phrase in {"the day after", "the day before"} and text[end : end + 1].isspace():
            return None
        if (
            what == "day"
            and away == 0
            and (text[end : end + 2] in {"'s", "’s"} or previous in _NOWADAYS or text.startswith(" still", end))
        ):
            return None
        return _Expression(start, end, self._resolve_phrase(what, away, phrase, start, end), "relative")

    def _is_title(self, phrase: str, start: int) -> bool:
        """ "This Week", "USA Today": capitals that no sentence or headline asks for."""
        if self.titled:
            return False
        if " " in phrase:
            return phrase.split()[1][0].isupper()
        return phrase[0].isupper() and not opens_sentence(self.text, start)

    def _resolve_phrase(self, what: str, away: int, phrase: str, start: int, end: int) -> str:
        anchor = self.anchor
        if what == "from":
            day = days.shift(self.last, away) if self.last else None
            return day.isoformat() if day else ""
        if anchor is None:
            return ""
        if what == "day":
            if self._is_quoted(start):
                # Said on a day that the text may not give.
                return ""
            day = days.shift(anchor, away)
            return day.isoformat() if day else ""
        monday = days.shift(anchor, -anchor.weekday())
        sunday = days.shift(anchor, 6 - anchor.weekday())
        if what == "rest":
            return days.interval(days.shift(anchor, 1) if anchor.weekday() < 6 else anchor, sunday)
        if what == "start":
            return days.interval(monday, days.shift(anchor, -1) if anchor.weekday() else anchor)
        if what == "weekend":
            return self._weekend(anchor, away, phrase, start, end)
        return self._away(what, away)

    def _weekend(self, anchor: date, away: int, phrase: str, start: int, end: int) -> str:
        if away == 1:
            return ""
        if away == -1:
            return days.weekend_of(anchor, -1)
        if anchor.weekday() >= 5:
            return days.weekend_of(anchor)
        tense, _ = read_tense(self.text, start, end, self.words)
        if tense == "past":
            return days.weekend_of(anchor, -1)
        late = phrase.startswith("this") and anchor.weekday() > 2
        return days.weekend_of(anchor) if tense == "coming" or late else ""

    def _away(self, unit: str, away: int) -> str:
        anchor = self.anchor
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

    def _is_quoted(self, start: int) -> bool:
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


_PHRASE_CAPITALS = frozenset("AELNOTY")
_FULL = frozenset({"среда", "среду", "среды", "среде"})
_YEAR_PREFIXES = ("mid-", "late-", "early-", "pre-", "post-", "since-")
