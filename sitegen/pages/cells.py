"""One voice in one row: its readings, its passages, or why it has none, in words; never a blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen.link import Cell, Column
from sitegen.pages.frame import Here, Link, Tongue
from sitegen.pages.provenance import (
    ColumnView,
    Excerpt,
    Pointer,
    point,
    show_column,
)
from sitegen.pages.words import Words, count, look_up


class SpokenView(Struct, frozen=True, omit_defaults=True):
    """Passages that give a reading as one speaker's."""

    passages: tuple[Excerpt, ...]
    says: Link | None = None
    """None where the passages name nobody: the source's own voice, as far as the rules can tell."""


class ReadingView(Struct, frozen=True, omit_defaults=True):
    """One side of a difference."""

    value: str
    groups: tuple[SpokenView, ...] = ()
    language: Tongue | None = None
    """Of the value, which is in its account's words."""


class CellView(Struct, frozen=True, omit_defaults=True):
    """What one voice has in one row."""

    column: ColumnView
    state: str = ""
    """In words; empty where it has a passage."""
    kind: str = ""
    """The state's key, for its looks."""
    readings: tuple[ReadingView, ...] = ()
    passages: tuple[Excerpt, ...] = ()
    further: tuple[Excerpt, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    """Where the voice has the topic, though not this row."""


COLUMNS = 12
"""Columns of a table that holds passages, and"""


DIFFERENCES = 30
"""Rows of a table of differences on the page of one meeting or topic."""


MATRIX_COLUMNS = 30
"""of one that holds letters."""


def say_cut(shown: int, every: int, words: Words) -> str:
    """That not all columns are shown; empty where they are."""
    return words.first_of.format(shown, count(every, words.n_sources, words)) if every > shown else ""


def show_columns(here: Here, columns: Sequence[Column], staged: bool = False) -> tuple[ColumnView, ...]:
    return tuple(show_column(here, column, staged) for column in columns)


def absent_cell(here: Here, column: Column, view: ColumnView, cell: Cell | None) -> CellView:
    """Why a voice has nothing in a row: by its coverage of the topic, else by when it was written."""
    words = here.words
    if cell is not None and cell.coverage.state in ("reports", "quotes", "withheld"):
        paragraphs = {(cited.article, cited.span.block): cited for cited in reversed(cell.cited)}
        pointers = tuple(point(here, paragraphs[key]) for key in sorted(paragraphs)[:3])
        return CellView(view, words.elsewhere_on_this if pointers else words.no_passage, "elsewhere", pointers=pointers)
    state: str = cell.coverage.state if cell is not None else ""
    if column.written == "before" and state != "silent":
        state = "not-yet"
    elif column.written == "during" and state != "silent":
        state = "during"
    elif not state:
        state = "none"
    return CellView(view, look_up(words.states, state) if state != "none" else words.no_passage, state)


def index_cells(cells: Iterable[Cell]) -> dict[tuple[str, str], Cell]:
    return {(cell.coverage.target, cell.coverage.source): cell for cell in cells}
