"""One number read where it stands, in digits or words, with its magnitude. Never looks at what is around it."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.analysis.number_words import FRACTIONS, NumberWords

DIGITS = re.compile(r"\d+(?:[.,’'\u00a0\u202f\u2009]\d+)*(?: \d{3}(?!\d))*")
"""A run of digits with any marks of grouping inside; single spaces before groups of three."""

_LONGEST = 21
"""Longer runs of digits are keys and serials, not quantities."""

_SPACED = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+)(?:[.,](\d+))?")
_QUOTED = re.compile(r"\d{1,3}(?:['’]\d{3})+")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
}
_TENTHS = {",": re.compile(r"\d+,\d{1,2}"), ".": re.compile(r"\d+\.\d{1,2}")}
_WORD = re.compile(r"[ \u00a0-]?([^\W\d_]+)")
_OF_WORD = re.compile(r"( of)?[ \u00a0]([^\W\d_]+)")
_HALF = re.compile(r"(?: and|-and)[ -]a[ -]half\b(?!-)|\sс\sполовиной\b")
_HALF_OPENS = frozenset("aс")
"""The second character of what that may match: a quick look, since nearly never it does."""
_MIXED = re.compile(r"[ \u00a0]?([½⅓⅔¼¾⅛])|[ \u00a0](\d)/(\d)(?![\d/])")


class Numeral(Struct, frozen=True, gc=False):
    """A number as written between two offsets."""

    start: int
    end: int
    value: float
    high: float | None = None
    """The upper end of a vague magnitude."""
    scale: float = 1
    """The magnitude multiplied into the value."""
    digits: bool = False
    grouped: bool = False
    """More than a plain run of digits: never a year, a page or a day."""


def read_digits(text: str, start: int, words: NumberWords) -> Numeral | None:
    """The number in digits at `start`, or None where the marks make no number ("1.2.3")."""
    match = DIGITS.match(text, start)
    if match is None:
        return None
    token = match.group()
    if " " in token and not _SPACED.fullmatch(token):
        token = token.split(" ", 1)[0]
    value = _read_token(token, words.decimal) if len(token) <= _LONGEST else None
    if value is None:
        return None
    end = start + len(token)
    if token.isdigit() and _may_be_mixed(text[end : end + 2]) and (mixed := _MIXED.match(text, end)):
        part = _read_fraction(mixed)
        if part:
            return _scale(text, Numeral(start, mixed.end(), value + part, digits=True, grouped=True), words)
    return _scale(text, Numeral(start, end, value, digits=True, grouped=not token.isdigit()), words)


def _may_be_mixed(after: str) -> bool:
    """A quick look at the two characters after a whole number, to spare the many that no fraction follows."""
    return after != "" and (after[-1].isdigit() or after[0] in FRACTIONS or after[-1] in FRACTIONS)


def _read_fraction(mixed: re.Match[str]) -> float:
    if mixed.group(1):
        return FRACTIONS[mixed.group(1)]
    above, below = int(mixed.group(2)), int(mixed.group(3))
    return above / below if 0 < above < below else 0.0


def _read_token(token: str, decimal: str) -> float | None:
    if token.isdigit():
        return float(token)
    if spaced := _SPACED.fullmatch(token):
        return float("".join(filter(str.isdigit, spaced.group(1))) + "." + (spaced.group(2) or "0"))
    if _QUOTED.fullmatch(token):
        return float("".join(filter(str.isdigit, token)))
    group = "," if decimal == "." else "."
    if token.count(decimal) > 1:
        # A mark that repeats can only group: 1.000.000 in any language.
        return float(token.replace(decimal, "")) if _GROUPED[decimal].fullmatch(token) else None
    whole, _, part = token.partition(decimal)
    if not part.isdigit() and part:
        return None
    if _GROUPED[group].fullmatch(whole):
        return float(f"{whole.replace(group, '')}.{part or 0}")
    if whole.isdigit():
        return float(f"{whole}.{part}")
    # "2,5" in English can only be a decimal comma, "2.5" in Russian a decimal point.
    return float(token.replace(group, ".")) if _TENTHS[group].fullmatch(token) else None


def _scale(text: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """With the half and the magnitude after it: "two and a half", "2.5 million", "20k", "5 hundred thousand"."""
    value, end, scale = numeral.value, numeral.end, 1.0
    if text[end + 1 : end + 2] in _HALF_OPENS and (half := _HALF.match(text, end)):
        value, end = value + 0.5, half.end()
    match = _WORD.match(text, end)
    while match:
        word = match.group(1)
        folded = word.lower()
        size = words.magnitudes.get(folded) or (100 if words.hundreds.get(folded) == 100 and numeral.digits else None)
        letter = folded in words.letters
        if size is None or (scale > 1 and size <= scale) or (letter and not numeral.digits):
            break
        if len(word) == 1 and match.start(1) != end:
            break
        value, scale, end = value * size, scale * size, match.end()
        if text[end + 1 : end + 2] in _HALF_OPENS and (half := _HALF.match(text, end)):
            value, end = value + scale / 2, half.end()
        if letter and text[end : end + 2] == ". " and text[end + 2 : end + 3].islower():
            end += 1
        match = None if letter else _WORD.match(text, end)
    if end == numeral.end:
        return numeral
    return Numeral(numeral.start, end, round(value, 6), None, scale, numeral.digits, numeral.grouped or scale > 1)


def read_words(text: str, start: int, words: NumberWords) -> Numeral | None:
    """The number in words at `start`: "twenty-three", "a hundred and five", "half a million", "tens of thousands"."""
    match = _WORD.match(text, start)
    if match is None or match.start(1) != start:
        return None
    first = match.group(1).lower()
    if first in words.factors:
        factor, skipped = words.factors[first], match.end()
        article = _WORD.match(text, skipped)
        if article and article.group(1).lower() in words.articles:
            skipped = article.end()
        return _read_factor(text, start, skipped, factor, words)
    if first in words.whole:
        return _scale(text, Numeral(start, match.end(), words.whole[first]), words)
    if first in words.articles:
        half = _WORD.match(text, match.end())
        if half and words.factors.get(half.group(1).lower()):
            return _read_factor(text, start, half.end(), words.factors[half.group(1).lower()], words)
        inner = half and read_cardinal(text, half.start(1), words, bare=True)
        return Numeral(start, inner.end, inner.value, scale=inner.scale) if inner else None
    if first in words.vague_of or first in words.vague:
        return _read_vague(text, start, match.end(), first, words)
    return read_cardinal(text, start, words)


def _read_factor(text: str, start: int, end: int, factor: float, words: NumberWords) -> Numeral | None:
    """ "half a million", "half-dozen", "полтора миллиона"."""
    match = _WORD.match(text, end)
    size = _size(match.group(1).lower(), words) if match else None
    return Numeral(start, match.end(), factor * size, scale=size) if match and size else None


def _size(word: str, words: NumberWords) -> int | None:
    if word in words.letters:
        return None
    return words.magnitudes.get(word) or (100 if words.hundreds.get(word) == 100 else None)


def read_cardinal(text: str, start: int, words: NumberWords, bare: bool = False) -> Numeral | None:
    """A number of words that add and multiply; `bare` if it may begin with its magnitude ("a thousand")."""
    total = current = 0.0
    scale, largest, room = 1, 10**15, 1000
    end = at = start
    counted = False
    while match := _WORD.match(text, at):
        word = match.group(1).lower()
        small = words.small.get(word)
        hundred = words.hundreds.get(word)
        size = words.magnitudes.get(word) if word not in words.letters else None
        if small is not None and (not counted or 0 < small < room):
            current += small
            room = 10 if small >= 20 and small % 10 == 0 else 0
        elif hundred == 100 and len(words.hundreds) == 1 and (0 < current < 100 or (bare and not counted)):
            current, room, scale = max(current, 1) * 100, 100, max(scale, 100)
        elif hundred is not None and len(words.hundreds) > 1 and hundred < room:
            current, room = current + hundred, 100
        elif size is not None and size < largest and (current or (bare and not counted)):
            if half := _HALF.match(text, end):
                current, at = current + 0.5, half.end()
            total += max(current, 1) * size
            current, room, largest, scale = 0.0, 1000, size, max(scale, size)
        elif word == "and" and counted and room >= 100 and text[match.start()] == " ":
            at = match.end()
            continue
        else:
            break
        counted = True
        end = at = match.end()
    if not counted:
        return None
    if (half := _HALF.match(text, end)) and scale > 1:
        return Numeral(start, half.end(), total + current + scale / 2, scale=scale)
    numeral = Numeral(start, end, total + current, scale=scale)
    return _scale(text, numeral, words) if scale == 1 else numeral


def _read_vague(text: str, start: int, end: int, first: str, words: NumberWords) -> Numeral | None:
    """ "tens of thousands" (20,000 to 99,999), "several hundred", "dozens"."""
    match = _OF_WORD.match(text, end)
    if match and first in words.vague_of:
        size = words.vague_sizes.get(match.group(2).lower())
        if size and (match.group(1) is not None) == words.vague_needs_of.get(first, False):
            few, many = words.vague_of[first]
            return Numeral(start, match.end(), few * size, (many + 1) * size - 1, scale=size)
    if first not in words.vague:
        return None
    low, high = words.vague[first]
    return Numeral(start, end, low, high, scale=low)
