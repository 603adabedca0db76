"""One voice in one row: its readings, its passages, or why it has none, in words; never a blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen.link import Cell, Cited, Column
from sitegen.model import HAVING
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
    retold: bool = False
    """It is a matter of words, and these are the source's own for what was said."""


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
    """Where the voice has the topic, or what stands beside a passage of the row elsewhere, though not this row."""


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


_POINTERS = 3


def absent_cell(here: Here, view: ColumnView, cell: Cell | None, beside: Sequence[Cited] = ()) -> CellView:
    """Why a voice has nothing in a row: by its coverage of the topic or meeting. Where there is none, `beside` is what
    it has in other rows together with a passage of this one. When the voice was written is no reason by itself: of a
    row that no topic names nobody knows when it could first be told."""
    words = here.words
    if cell is not None and cell.coverage.state not in HAVING:
        state = tell_state(cell)
        return CellView(view, look_up(words.states, state), state)
    said = words.elsewhere_on_this if cell is not None and cell.coverage.kind == "topic" else words.elsewhere_on_meeting
    pointers = _point_to(here, cell.cited if cell is not None else beside)
    if not pointers:
        return CellView(view, words.no_passage, "none")
    return CellView(view, words.beside_these if cell is None else said, "elsewhere", pointers=pointers)


def untimely_cell(here: Here, view: ColumnView, state: str, cell: Cell | None) -> CellView:
    """A voice that wrote before, or as, it happened: `state` says which. With what it has on the topic or meeting."""
    words = here.words
    pointers = _point_to(here, cell.cited) if cell is not None else ()
    told = look_up(words.states, state)
    if pointers and cell is not None:
        told += " " + (words.on_the_topic if cell.coverage.kind == "topic" else words.on_the_meeting)
    return CellView(view, told, state, pointers=pointers)


def _point_to(here: Here, cited: Sequence[Cited]) -> tuple[Pointer, ...]:
    paragraphs = {(one.article, one.span.block): one for one in reversed(cited)}
    return tuple(point(here, paragraphs[key]) for key in sorted(paragraphs)[:_POINTERS])


def tell_state(cell: Cell) -> str:
    """Its state, by which its words are looked up."""
    return "during" if cell.began else cell.coverage.state


def index_cells(cells: Iterable[Cell]) -> dict[tuple[str, str], Cell]:
    return {(cell.coverage.target, cell.coverage.source): cell for cell in cells}
