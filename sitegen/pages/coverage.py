"""Topics and meetings against voices: a letter, the paragraphs, or a state in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.link import Cell, Cited, Column
from sitegen.model import HAVING
from sitegen.pages.cells import MATRIX_COLUMNS, index_cells, say_cut, show_columns, tell_state
from sitegen.pages.frame import Here, Link, reach
from sitegen.pages.provenance import (
    ColumnView,
    mark_paragraph,
    point,
)
from sitegen.pages.words import Words, look_up, write_number


class Matrix(Struct, frozen=True, omit_defaults=True):
    """Topics and meetings against voices."""

    columns: tuple[ColumnView, ...]
    rows: tuple[MatrixRow, ...]
    cut: str = ""
    """Says that not all columns are shown."""
    data: str = ""
    """Where all of them are."""
    chosen: str = ""
    """Says that not all rows are shown."""
    every: Link | None = None
    """To the pages that have all rows."""


class MatrixRow(Struct, frozen=True, omit_defaults=True):
    head: Link
    cells: tuple[MatrixCell, ...]


class MatrixCell(Struct, frozen=True, omit_defaults=True):
    letter: str
    state: str
    text: str
    """The state in words."""
    links: tuple[Link, ...] = ()
    column: str = ""
    more: int = 0


_CELL_LINKS = 2
MATRIX_ROWS = 30
"""Rows among others of a page."""


def choose_most_covered(matrix: Matrix, words: Words, every: Link) -> Matrix:
    """Of a matrix too long to be seen at once the rows that most voices have, in their order."""
    if len(matrix.rows) <= MATRIX_ROWS:
        return matrix

    def rank(index: int) -> tuple[int, int]:
        return -sum(1 for cell in matrix.rows[index].cells if cell.state in HAVING), index

    kept = sorted(sorted(range(len(matrix.rows)), key=rank)[:MATRIX_ROWS])
    chosen = words.most_covered.format(MATRIX_ROWS, write_number(len(matrix.rows), words))
    return replace(matrix, rows=tuple(matrix.rows[index] for index in kept), chosen=chosen, every=every)


def show_matrix(
    here: Here, targets: Sequence[tuple[Link, str]], columns: Sequence[Column], cells: Iterable[Cell]
) -> Matrix:
    """`targets` are the rows: a link and the id it covers."""
    index = index_cells(cells)
    every = len(columns)
    columns = columns[:MATRIX_COLUMNS]
    views = show_columns(here, columns)
    return Matrix(
        views,
        tuple(
            MatrixRow(
                head,
                tuple(
                    show_matrix_cell(here, index.get((target, column.voice.id)), view.full)
                    for column, view in zip(columns, views, strict=True)
                ),
            )
            for head, target in targets
        ),
        say_cut(len(columns), every, here.words),
        reach(here, "data/coverage.csv") if every > len(columns) else "",
    )


def show_matrix_cell(here: Here, cell: Cell | None, column: str = "") -> MatrixCell:
    words = here.words
    if cell is None:
        return MatrixCell("–", "none", words.no_passage, (), column)
    state = cell.coverage.state
    numbers: dict[tuple[str, str], Cited] = {}
    for cited in cell.cited:
        numbers.setdefault((cited.article, mark_paragraph(cited, words, False)), cited)
    links = tuple(
        Link(number, point(here, cited).href, note=cited.title)
        for (_, number), cited in list(numbers.items())[:_CELL_LINKS]
    )
    return MatrixCell(
        look_up(words.state_letters, tell_state(cell)),
        state,
        look_up(words.states, tell_state(cell)),
        links,
        column,
        max(0, len(numbers) - _CELL_LINKS),
    )
