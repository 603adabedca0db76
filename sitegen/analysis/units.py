"""Reads the unit that closes a figure, the money sign that opens one, and clock times; never the number."""

from __future__ import annotations

import re

from sitegen.analysis.number_words import CODES, PREFIXES, RU_ADJECTIVES, SYMBOLS, NumberWords

_NEXT = re.compile(r"([ \u00a0\u202f\u2009-]?)(%|[€£₽₴](?!\d)|°[CF]\b|U\.S\.|[^\W\d_]+)")
_SECOND = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_OLD = re.compile(r"[- ]olds?\b| of age\b")
_SIGN = re.compile(r"(?:\b([A-Z]{1,2}))?([$£¥€₴₹₺₽])[ \u00a0]?$|\b(?:([A-Z]{3})|Rs\.?)[ \u00a0]?$")
_ZONES = (
    "GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T|MSK|IST|JST|Zulu"
    r"|(?:local|[A-Z][a-z]+|Eastern|Pacific|Central)(?: (?:Standard|Daylight))? [Tt]ime\b"
)
_CLOCK = re.compile(
    rf"""(\d{{1,2}})(?:[:.](\d\d)(?!\d))?[ \u00a0]?([ap])(?:\.[ ]?m\.|m\b\.?(?<!m\.))(?:[ ](?:{_ZONES}))?
    |(\d{{1,2}}):(\d\d)(?![\d:])(?:[ \u00a0]?(?:{_ZONES}))?
    |(\d{{1,2}})[.:]?(\d\d)[ \u00a0]?(?:{_ZONES}|hrs\b)
    |(\d{{1,2}})\ o['’]clock\b
    |(\d{{1,2}})[ \u00a0](?:часов|часа|час)?[ ]?(утра|дня|вечера|ночи)\b""",
    re.VERBOSE,
)
_POINT_CLOCK = re.compile(r"(\d{1,2})\.(\d\d)(?![\d.%])")
_TO_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[ ]?[-–—][ ]?|[ ]to[ ])(?=\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?m)")
_CLOCK_LETTERS = frozenset("aptohlBCEGIJMPUZвднуч-–—")
_CLOCK_MARKS = frozenset(":ap-–—GUZ")
_AT = frozenset({"after", "around", "at", "before", "by", "from", "till", "until", "в", "к", "до", "после", "с"})


def read_unit(text: str, end: int, words: NumberWords) -> tuple[str, int] | None:
    """Unit and its end after a number that ends at `end`: "-hour", " per cent", "km", " years old"."""
    match = _NEXT.match(text, end)
    if match is None:
        return None
    join, word = match.groups()
    low = word.lower()
    at = match.end()
    if word in SYMBOLS:
        return (SYMBOLS[word], at) if join != "-" else None
    if low in words.pairs:
        second = _SECOND.match(text, at)
        if second and (unit := words.pairs[low].get(second.group(1).lower())):
            return unit, second.end()
    if low == "second" and join == "-":
        return "second", at
    if word[0] == "°":
        return "celsius" if word[1] == "C" else "fahrenheit", at
    if join == "-" and "а" <= low[0] <= "я":
        return _read_adjective(low, at)
    unit = "percent" if low == "%" else words.units.get(low)
    if unit is None:
        return None
    if word in CODES:
        return word, at
    if join == "" and len(low) > 4:
        return None
    if text[at : at + 1] == "." and low in {"руб", "мин"}:
        at += 1
    if unit in {"year", "month", "day", "week"} and (old := _OLD.match(text, at)):
        return ("age" if unit == "year" else unit), old.end()
    return unit, at


def _read_adjective(word: str, end: int) -> tuple[str, int] | None:
    for stem, unit in RU_ADJECTIVES.items():
        if word.startswith(stem):
            return ("age" if stem == "летн" else unit), end
    return None


def read_sign(text: str, start: int, previous: str) -> tuple[str, int] | None:
    """Currency and start of the money sign that stands before the number at `start`."""
    if not (
        text[start - 1 : start] in SYMBOLS
        or previous[-1:] in SYMBOLS
        or previous in {"Rs", "Rs."}
        or previous[-3:] in CODES
    ):
        return None
    before = text[max(0, start - 6) : start]
    match = _SIGN.search(before)
    if match is None:
        return None
    letters, symbol, code = match.groups()
    at = start - len(before) + match.start()
    if symbol:
        if letters and symbol == "$" and letters.lower() in PREFIXES:
            return PREFIXES[letters.lower()], at
        return SYMBOLS[symbol], start - len(before) + match.start(2)
    if code:
        return (code, at) if code in CODES else None
    return "INR", at


def may_be_clock(text: str, start: int, end: int) -> bool:
    """A quick look at the digits from `start` to `end`, to spare the many numbers that are no time of day."""
    if end - start > 5:
        return False
    after = text[end : end + 1]
    if after in {" ", "\u00a0"}:
        return text[end + 1 : end + 2] in _CLOCK_LETTERS or "." in text[start:end]
    return after in _CLOCK_MARKS or "." in text[start:end]


def read_clock(text: str, start: int, previous: str, words: NumberWords) -> tuple[float, float | None, int] | None:
    """Minutes after midnight (of both ends where it is a range) and the end of the clock time at `start`."""
    opening = _TO_CLOCK.match(text, start)
    if opening:
        closing = read_clock(text, opening.end(), previous, words)
        if closing is None:
            return None
        half = 720 if closing[0] >= 720 else 0
        first = int(opening.group(1)) % 12 * 60 + int(opening.group(2) or 0) + half
        first = first if first < closing[0] else first - 720
        return (first, closing[0], closing[2]) if first >= 0 else None
    match = _CLOCK.match(text, start)
    if match is None:
        match = _POINT_CLOCK.match(text, start) if previous.lower() in {"at", "в"} else None
        if match is None or _is_measured(text, match.end(), words):
            return None
        return _minutes(match.group(1), match.group(2), match.end())
    h12, m12, half_day, h24, m24, hz, mz, oclock, ru_hour, ru_part = match.groups()
    if half_day:
        if not 1 <= int(h12) <= 12:
            return None
        return _minutes(str(int(h12) % 12 + (12 if half_day == "p" else 0)), m12, match.end())
    if ru_hour:
        late = ru_part in {"вечера", "дня"} and int(ru_hour) < 12
        if ru_part == "дня" and previous.lower() not in _AT:
            return None
        return _minutes(str(int(ru_hour) + 12 if late else int(ru_hour)), None, match.end())
    if h24 and previous[:1].isupper() and previous.lower() not in _AT and not text[match.end(5) : match.end()].strip():
        # Chapter and verse, not a clock: "John 3:16".
        return None
    return _minutes(h24 or hz or oclock, m24 or mz, match.end())


def _is_measured(text: str, end: int, words: NumberWords) -> bool:
    """Does a unit or magnitude follow, so that 14.30 is a number?"""
    second = _SECOND.match(text, end)
    return read_unit(text, end, words) is not None or (
        second is not None and second.group(1).lower() in words.magnitudes.keys() | words.hundreds.keys()
    )


def _minutes(hour: str, minute: str | None, end: int) -> tuple[float, None, int] | None:
    hours, minutes = int(hour), int(minute or 0)
    return (hours * 60 + minutes, None, end) if hours < 24 and minutes < 60 else None
