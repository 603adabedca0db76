"""Days as a picture: one lane a kind of thing, one column a day on which something happened. Days without anything are
left out, and the axis says so; long stretches are drawn by month or year."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from sitegen.pages.picture import Picture, frame_picture, measure, tag, tell, write_text
from sitegen.pages.words import Words


class Happening(Struct, frozen=True):
    """Something in a lane, from its first day to its last, both ISO dates."""

    lane: int
    first: str
    last: str
    label: str
    uncertain: bool = False
    """The day is worked out or doubted."""
    open: bool = False
    """Planned, or not held after all."""


_COLUMNS = 40
_STEP_LEAST, _STEP_MOST, _WIDTH = 30, 96, 860
_MARK = 13
"""Pixels from mark to mark."""
_ROWS = 6
"""Marks on top of each other before they are counted instead."""
_LABEL = 66
"""Pixels that the name of a month takes."""


def draw_days(
    ident: str, name: str, lanes: Sequence[str], happenings: Sequence[Happening], description: str, words: Words
) -> Picture | None:
    """None where there is nothing to see: fewer than two columns or fewer than three things."""
    size = _choose_unit(happenings)
    columns = sorted({day[:size] for h in happenings for day in (h.first, h.last)})
    if len(columns) < 2 or len(happenings) < 3:
        return None
    step = min(_STEP_MOST, max(_STEP_LEAST, _WIDTH / len(columns)))
    left = max(measure(lane) for lane in lanes) + 24
    places, parts, width = _draw_axis(columns, size, left, step, words)
    used = sorted({h.lane for h in happenings})
    y = 46.0
    for lane in used:
        drawn, height = _draw_lane([h for h in happenings if h.lane == lane], lane, size, places, step, y)
        parts.append(tag("line", x1=0, y1=y, x2=width, y2=y, class_="line"))
        parts.append(write_text(lanes[lane], 0, y + 19, class_="head"))
        parts += drawn
        y += height
    gap = any("⋯" in part for part in parts)
    return Picture(
        frame_picture(ident, name, description, width, y + 2, parts), name, _tell_signs(happenings, gap, words)
    )


_LANES = ("meeting", "statement", "article")


def _tell_signs(happenings: Sequence[Happening], gap: bool, words: Words) -> str:
    """What the signs mean, those that the picture has."""
    signs = {_LANES[min(h.lane, 2)] for h in happenings} | ({"gap"} if gap else set())
    signs |= {"guess" for h in happenings if h.uncertain} | {"open" for h in happenings if h.open}
    signs |= {"stretch" for h in happenings if h.first != h.last}
    return " ".join(text for sign, text in words.days_keys if sign in signs)


def _choose_unit(happenings: Sequence[Happening]) -> int:
    """Characters of an ISO date that a column goes by: of the day, the month or the year."""
    for size in (10, 7):
        if len({day[:size] for h in happenings for day in (h.first, h.last)}) <= _COLUMNS:
            return size
    return 4


def _draw_axis(
    columns: Sequence[str], size: int, left: float, step: float, words: Words
) -> tuple[dict[str, float], list[str], float]:
    """Where each column's middle is, the axis, and the width of all."""
    places: dict[str, float] = {}
    parts = []
    x, named, before = left, -_LABEL, ""
    for column in columns:
        if before:
            x += step
            gap = not _follows(before, column, size)
            head = _head(column, size, words) != _head(before, size, words)
            if head:
                x = max(x, named + _LABEL)
            if gap:
                x += 12
                parts.append(write_text("⋯", (places[before] + x + step / 2) / 2, 32, class_="soft mid"))
        middle = x + step / 2
        places[column] = middle
        if not before or head:
            parts.append(write_text(_head(column, size, words), x + step / 2 - 8, 13, class_="soft"))
            named = int(x)
        parts.append(write_text(_foot(column, size, words), middle, 32, class_="day mid"))
        before = column
    return places, parts, max(x + step, named + _LABEL) + 8


def _head(column: str, size: int, words: Words) -> str:
    """What is said once for several columns: the month's name and year, or the year."""
    if size == 10:
        return f"{_name_month(column, words)} {column[:4]}"
    return column[:4] if size == 7 else ""


def _foot(column: str, size: int, words: Words) -> str:
    if size == 10:
        return str(int(column[8:10]))
    return _name_month(column, words) if size == 7 else column


def _name_month(column: str, words: Words) -> str:
    return (words.months_short_alone or words.months_short)[int(column[5:7]) - 1]


def _follows(before: str, column: str, size: int) -> bool:
    if size == 10:
        return datetime.date.fromisoformat(column).toordinal() - datetime.date.fromisoformat(before).toordinal() == 1
    if size == 7:
        return int(column[:4]) * 12 + int(column[5:7]) - int(before[:4]) * 12 - int(before[5:7]) == 1
    return int(column) - int(before) == 1


def _draw_lane(
    happenings: Sequence[Happening], lane: int, size: int, places: dict[str, float], step: float, top: float
) -> tuple[list[str], float]:
    """Stretches first, each in a row of its own where they overlap; then what has one day."""
    parts: list[str] = []
    ends: list[float] = []
    stacks: defaultdict[str, list[Happening]] = defaultdict(list)
    for one in happenings:
        start, end = places[one.first[:size]], places[one.last[:size]]
        if start == end:
            stacks[one.first[:size]].append(one)
            continue
        row = next((n for n, last in enumerate(ends) if last < start - _MARK), len(ends))
        if row >= _ROWS:
            stacks[one.first[:size]].append(one)
            continue
        ends[row : row + 1] = [end]
        y = top + 15 + row * _MARK
        line = tag("path", tell(one.label), d=f"M{start:g} {y - 4:g}v8m0 -4H{end:g}m0 -4v8", class_=_style(one, lane))
        parts.append(line)
    base = top + 15 + len(ends) * _MARK
    across = max(1, int((step - 8) // _MARK))
    rows = 0
    for column, stack in stacks.items():
        room = across * _ROWS
        shown = stack if len(stack) <= room else stack[: room - across]
        wide = min(across, len(shown))
        for index, one in enumerate(shown):
            x = places[column] + (index % across - (wide - 1) / 2) * _MARK
            parts.append(_draw_mark(one, lane, x, base + index // across * _MARK))
        rows = max(rows, -(-len(stack) // across) if len(stack) <= room else _ROWS)
        if len(stack) > len(shown):
            more = f"+{len(stack) - len(shown)}"
            parts.append(write_text(more, places[column], base + 4 + (_ROWS - 1) * _MARK, class_="soft mid"))
    return parts, max(len(ends) + rows, 1) * _MARK + 17


def _style(one: Happening, lane: int) -> str:
    return f"mark lane-{lane}" + (" guess" if one.uncertain else "") + (" open" if one.open else "")


def _draw_mark(one: Happening, lane: int, x: float, y: float) -> str:
    """A diamond, a disc or a page, so that no colour is needed to tell them apart."""
    style, told = _style(one, lane), tell(one.label)
    if lane == 0:
        return tag("path", told, d=f"M{x:g} {y - 5.5:g}l5.5 5.5-5.5 5.5-5.5-5.5z", class_=style)
    if lane == 1:
        return tag("circle", told, cx=x, cy=y, r=4.5, class_=style)
    return tag("rect", told, x=x - 3.5, y=y - 5, width=7, height=10, class_=style)
