"""Finds expressions of time and resolves them against the day of publication. Leaves open what the text leaves open."""

from __future__ import annotations

import re
from datetime import date

from sitegen.analysis import days
from sitegen.analysis.absolute_dates import read_digits, read_month
from sitegen.analysis.date_line import AGO_WORDS, DateLine, Expression, Grammar, read_grammar
from sitegen.analysis.neighbours import outside_addresses
from sitegen.analysis.numerals import DIGITS
from sitegen.analysis.relative_dates import read_ago, read_phrase
from sitegen.analysis.tries import find_starts
from sitegen.analysis.weekdays import read_weekday
from sitegen.model import Block, DateFound, Span

_DATE_LINE = re.compile(r"(?:(?:first )?(?:published|updated|posted|date)(?: on| at)?:? )?", re.IGNORECASE)
_LAST_DATELINE = 12
_PHRASE_CAPITALS = frozenset("AELNOTY")
"""Capitals that a relative expression may begin with."""


def find_dates(
    blocks: tuple[Block, ...], language: str = "en", published: str = "", starts: list[list[int]] | None = None
) -> tuple[DateFound, ...]:
    """Every expression of time, in order. `published` is an ISO date, or "", or an interval: the day, and the next one,
    by which the article goes too (that weekday is then this day, not the one six days before). Without a day, the
    article's own date line serves, and without that what counts from today stays open. `starts`, where the caller has
    them, are the places of each block at which an expression may begin."""
    grammar = read_grammar(language)
    if grammar is None:
        return ()
    anchor = days.read_day(published) or _read_date_line(blocks, grammar)
    until = days.read_day(published[11:]) if anchor is not None else None
    read: list[tuple[int, Expression]] = []
    last: date | None = None
    texts = ["" if block.kind in {"code", "rule"} else block.text for block in blocks]
    for index, places in enumerate(find_starts(grammar.trigger, texts) if starts is None else starts):
        if places:
            line = DateLine(texts[index], grammar, anchor, last, until)
            read.extend((index, expression) for expression in _read_line(line, places))
            last = line.last
    return tuple(
        DateFound(Span(index, item.start, item.end), item.date, item.time, item.kind)
        for index, item in _settle(read, anchor)
    )


def _read_date_line(blocks: tuple[Block, ...], grammar: Grammar) -> date | None:
    """The day of a line that holds nothing but a date."""
    for block in blocks[:_LAST_DATELINE]:
        text = block.text
        if len(text) > 60 or not any(letter.isdigit() for letter in text):
            continue
        lead = _DATE_LINE.match(text)
        start = lead.end() if lead else 0
        starts = find_starts(grammar.trigger, [text])[0]
        for item in _read_line(DateLine(text, grammar, None, None), starts):
            rest = text[item.end :].strip(" ,.|-–—")
            if item.start <= start + 1 and item.kind == "absolute" and len(item.date) == 10 and len(rest) <= 24:
                return days.read_day(item.date)
    return None


def _settle(read: list[tuple[int, Expression]], anchor: date | None) -> list[tuple[int, Expression]]:
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
            item = Expression(item.start, item.end, day, item.kind, item.time, item.weekday)
        settled.append((index, item))
    return settled


def _nearest(anchor: date, weekday: int) -> str:
    back, on = days.weekday_back(anchor, weekday), days.weekday_on(anchor, weekday)
    if back is None or on is None:
        return ""
    return (back if anchor - back <= on - anchor else on).isoformat()


def _read_line(line: DateLine, starts: list[int]) -> list[Expression]:
    found: list[Expression] = []
    free = end = 0
    for start in outside_addresses(line.text, starts):
        if start < free:
            continue
        free = start + 1
        if line.text[start].isdigit():
            digits = DIGITS.match(line.text, start)
            free = digits.end() if digits else free
        item = _read_at(line, start)
        if item is not None and item.start >= end:
            found.append(item)
            end = item.end
            free = max(free, end)
            if len(item.date) == 10:
                line.last = days.read_day(item.date)
    return found


def _read_at(line: DateLine, start: int) -> Expression | None:
    text = line.text
    if text[start].isdigit():
        return read_digits(line, start)
    if text[start].islower() or not line.words.short_months or text[start] in _PHRASE_CAPITALS:
        if match := line.grammar.phrase.match(text, start):
            return read_phrase(line, match, start)
        if text.startswith(AGO_WORDS, start):
            return read_ago(line, start)
    if match := line.grammar.month_day.match(text, start):
        return read_month(line, match, start)
    match = line.grammar.weekday.match(text, start)
    return read_weekday(line, match, start) if match else None
