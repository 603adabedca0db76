"""Rows against columns as a picture: a square for each pair that has something, the darker the more."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sitegen.markdown import Html
from sitegen.pages.picture import frame_picture, measure, shorten, tag, tell, write_text

GRID = 30
"""Rows and columns that are still legible."""

LEVELS = 5

_SIDE, _TALL = 30, 24
_NAME = 34
"""Letters of a name."""
_SLANT = 0.71


class Square(Struct, frozen=True):
    """What a row has in a column. `level` is from 0 (an outline) to `LEVELS`; below 0 the text stands alone."""

    row: int
    column: int
    text: str
    level: int
    label: str


def grade(number: int, most: int) -> int:
    """A level from 1 on: the most there is has the last.

    >>> grade(1, 9), grade(5, 9), grade(9, 9), grade(1, 1)
    (1, 3, 5, 5)
    """
    return max(1, -(-number * LEVELS // max(most, 1)))


def draw_grid(
    ident: str, name: str, description: str, rows: Sequence[str], columns: Sequence[str], squares: Sequence[Square]
) -> Html:
    heads = [shorten(text, _NAME) for text in columns]
    sides = [shorten(text, _NAME) for text in rows]
    left = max(map(measure, sides), default=0.0) + 14
    top = max(map(measure, heads), default=0.0) * _SLANT + 18
    right = left + len(columns) * _SIDE
    parts = []
    for index, text in enumerate(sides):
        y = top + index * _TALL
        parts.append(tag("line", x1=0, y1=y, x2=right, y2=y, class_="line"))
        parts.append(write_text(text, 0, y + 16, class_="head"))
    for index, text in enumerate(heads):
        x, y = left + index * _SIDE + _SIDE / 2 + 3, top - 6
        parts.append(write_text(text, 0, 0, class_="head", transform=f"translate({x:g} {y:g}) rotate(-45)"))
    for square in squares:
        x, y = left + square.column * _SIDE + 1, top + square.row * _TALL + 1.5
        drawn = tell(square.label)
        if square.level >= 0:
            drawn += tag("rect", x=x, y=y, width=_SIDE - 2, height=_TALL - 3, rx=2, class_=f"sq sq-{square.level}")
        if square.text:
            style = f"on-{square.level} mid" if square.level >= 0 else "soft mid"
            drawn += write_text(square.text, x + _SIDE / 2 - 1, y + 15, class_=style)
        parts.append(tag("g", drawn))
    slanted = max((index * _SIDE + measure(text) * _SLANT for index, text in enumerate(heads)), default=0.0)
    width = max(right, left + slanted + _SIDE) + 8
    return frame_picture(ident, name, description, width, top + len(rows) * _TALL + 4, parts)
