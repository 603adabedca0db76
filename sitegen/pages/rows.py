"""Comparisons as a reader sees them: aligned rows, readings that differ, coverage. One column a voice, every cell a
passage with its paragraph or its state in words, never a blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import Cell, Cited, Column, Difference, Label, Row, Side
from sitegen.markdown import Mark
from sitegen.model import Member, Span
from sitegen.pages.frame import Here, Link, doubt, link_label, maybe_link, name_anchor
from sitegen.pages.provenance import (
    ColumnView,
    Excerpt,
    Pointer,
    excerpt,
    excerpt_around,
    number_paragraph,
    point,
    read_plain,
    show_basis,
    show_column,
    write_citation,
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


class DifferenceView(Struct, frozen=True, omit_defaults=True):
    id: str
    kind: str
    """In a word of the reader's: number, fact, word."""
    title: str
    question: str
    href: str = ""
    """Of the topic, meeting or speaker it is about."""
    readings: tuple[ReadingView, ...] = ()
    cells: tuple[CellView, ...] = ()
    """In the order of the page's columns, where it has any."""
    about: str = ""
    """Its topic, where the title does not say it."""
    note: str = ""
    basis: str = ""
    citations: tuple[str, ...] = ()
    doubt: str = ""


class RowView(Struct, frozen=True, omit_defaults=True):
    id: str
    title: str
    named: bool
    """The title is a question or topic; else it is shared words, for the editor to name."""
    standing: str
    """differ, agree or only."""
    standing_text: str
    cells: tuple[CellView, ...]
    found: str
    """ "3 of 5 accounts"."""
    basis: str = ""
    citations: tuple[str, ...] = ()
    href: str = ""
    detail: str = ""
    """Shared words that tell it from the other rows of its topic."""


class Matrix(Struct, frozen=True, omit_defaults=True):
    """Topics and meetings against voices."""

    columns: tuple[ColumnView, ...]
    rows: tuple[MatrixRow, ...]


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


def show_columns(here: Here, columns: Sequence[Column], staged: bool = False) -> tuple[ColumnView, ...]:
    return tuple(show_column(here, column, staged) for column in columns)


# ---------------------------------------------------------------- differences


def show_readings(here: Here, difference: Difference, longest: int = 6) -> tuple[ReadingView, ...]:
    return tuple(_show_side(here, side, range(min(longest, len(side.members)))) for side in difference.sides)


def _show_side(here: Here, side: Side, chosen: Iterable[int]) -> ReadingView:
    """The chosen members, those of one speaker together."""
    groups: dict[Label | None, dict[tuple[str, int], Excerpt]] = {}
    first = None
    for index in chosen:
        cited = side.members[index][1]
        first = first or cited
        paragraphs = groups.setdefault(side.says[index], {})
        paragraphs.setdefault((cited.article, cited.span.block), excerpt_around(here, cited))
    spoken = (SpokenView(tuple(passages.values()), maybe_link(here, says)) for says, passages in groups.items())
    return ReadingView(side.reading.value or _open_words(first), tuple(spoken))


_OPENING = 9
"""Words by which a choice of quotations is told from another."""


def _open_words(cited: Cited | None) -> str:
    text = read_plain(cited).split() if cited else []
    return f"“{' '.join(text[:_OPENING]).rstrip(',.;:”')}{' …' if len(text) > _OPENING else ''}”" if text else ""


def show_difference(
    here: Here,
    difference: Difference,
    columns: Sequence[Column] = (),
    cells: Mapping[tuple[str, str], Cell] | None = None,
) -> DifferenceView:
    """With columns, every column's readings or its state; `cells` is the coverage by target and voice."""
    words = here.words
    about = difference.about
    discrepancy = difference.discrepancy
    title, question = name_difference(difference, words)
    views = show_columns(here, columns)
    firsts = [cited for side in difference.sides for _, cited in side.members[:1]]
    return DifferenceView(
        name_anchor(discrepancy.id),
        look_up(words.discrepancy_kinds, discrepancy.kind),
        title,
        question,
        link_label(here, about).href if about else "",
        () if columns else show_readings(here, difference),
        tuple(
            _difference_cell(here, difference, column, view, cells or {})
            for column, view in zip(columns, views, strict=True)
        ),
        about.name if about and about.name not in (title, question) and discrepancy.kind == "wording" else "",
        discrepancy.note,
        show_basis(discrepancy.basis, "", None, words),
        tuple(write_citation(here, cited) for cited in firsts),
        _doubt(here, title, discrepancy.id),
    )


def name_difference(difference: Difference, words: Words) -> tuple[str, str]:
    """A short title and the question: rival words name themselves, a choice of quotations its speaker."""
    about, kind = difference.about, difference.discrepancy.kind
    if kind == "wording":
        rivals = words.rival_words.join(f"“{side.reading.value}”" for side in difference.sides)
        return rivals, rivals
    name = about.name if about else look_up(words.discrepancy_kinds, kind).capitalize()
    speakers = {label for side in difference.sides for label in side.says}
    if kind == "selection" and len(speakers) == 1 and (speaker := speakers.pop()) is not None and speaker != about:
        return (f"{speaker.name}: {name}",) * 2
    return name, difference.question or name


def _doubt(here: Here, title: str, ident: str) -> str:
    return doubt(here, f"{title} ({here.path}#{name_anchor(ident)})")


def _difference_cell(
    here: Here, difference: Difference, column: Column, view: ColumnView, cells: Mapping[tuple[str, str], Cell]
) -> CellView:
    readings = tuple(
        _show_side(here, side, own)
        for side in difference.sides
        if (own := [i for i, (voice, _) in enumerate(side.members) if voice == column.voice.id])
    )
    if readings:
        return CellView(view, "", "reports", readings)
    about = difference.about
    cell = cells.get((about.id, column.voice.id)) if about else None
    return _absent_cell(here, column, view, cell)


def _absent_cell(here: Here, column: Column, view: ColumnView, cell: Cell | None) -> CellView:
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


# ---------------------------------------------------------------- aligned rows


def show_rows(
    here: Here,
    rows: Sequence[Row],
    columns: Sequence[Column],
    differences: Sequence[Difference],
    cells: Mapping[tuple[str, str], Cell],
) -> tuple[RowView, ...]:
    """Rows in order: differ, agree, only in one; within that by accounts, the rows of a topic together."""
    views = show_columns(here, columns)
    readings = _index_readings(differences)
    disputed = {d.discrepancy.about.removeprefix("passage:") for d in differences}
    disputed_topics = {d.about.id for d in differences if d.about is not None and d.about.kind == "topic"}
    shown = []
    keyed = [set(row.passage.members) for row in rows if row.passage.kind in ("topic", "meeting")]
    sides = [_index_sides(difference) for difference in differences]
    for index, row in enumerate(rows):
        best = {voice: Member(cited.article, cited.span) for voice, cited in reversed(row.members)}
        if row.passage.kind == "fact" and any(known.issuperset(best.values()) for known in keyed):
            continue  # it says nothing that the topic's own row does not
        voices = {voice for voice, _ in row.members}
        if not voices.intersection(view.id for view in views):
            continue
        marks = {(c.article, c.span): _differing(c, readings) for _, c in row.members}
        differs = row.passage.id in disputed or any(_divides(side, row) for side in sides)
        if row.passage.kind == "topic" and row.passage.topic in disputed_topics:
            differs = True  # even where the passages that differ are not the best on the topic
        standing = "only" if len(voices) < 2 else "differ" if differs else "agree"
        order = ("differ", "agree", "only").index(standing)
        group = row.topic.id if row.topic else row.passage.id
        shown.append((order, group, len(voices), index, _show_row(here, row, columns, views, cells, marks, standing)))
    widest: dict[tuple[int, str], int] = {}
    for order, group, voices_count, _, _ in shown:
        widest[order, group] = max(voices_count, widest.get((order, group), 0))
    shown.sort(key=lambda one: (one[0], -widest[one[0], one[1]], one[1], -one[2], one[3]))
    return tuple(one[4] for one in shown)


def _index_readings(differences: Sequence[Difference]) -> dict[tuple[str, int], list[Mark]]:
    """By article and paragraph, the stretches in which accounts differ."""
    index: dict[tuple[str, int], list[Mark]] = {}
    for difference in differences:
        if difference.discrepancy.kind == "selection":
            continue
        for side in difference.sides:
            for _, cited in side.members:
                marks = index.setdefault((cited.article, cited.span.block), [])
                mark = Mark(cited.span.start, cited.span.end, "mark")
                if mark not in marks:
                    marks.append(mark)
    return index


def _index_sides(difference: Difference) -> list[dict[tuple[str, int], list[Span]]]:
    """Of each reading, where it stands, by article and paragraph."""
    indexes = []
    for side in difference.sides:
        index: dict[tuple[str, int], list[Span]] = {}
        for _, cited in side.members:
            index.setdefault((cited.article, cited.span.block), []).append(cited.span)
        indexes.append(index)
    return indexes


def _divides(sides: list[dict[tuple[str, int], list[Span]]], row: Row) -> bool:
    """Do two readings of the difference stand in passages of the row?"""
    present = 0
    for index in sides:
        present += any(
            c.span.start <= span.start and span.end <= c.span.end
            for _, c in row.members
            for span in index.get((c.article, c.span.block), ())
        )
    return present > 1


def _differing(cited: Cited, readings: Mapping[tuple[str, int], list[Mark]]) -> tuple[Mark, ...]:
    """Readings inside the passage; one that fills it would mark everything and so nothing."""
    length = cited.span.end - cited.span.start
    return tuple(
        mark
        for mark in readings.get((cited.article, cited.span.block), ())
        if cited.span.start <= mark.start and mark.end <= cited.span.end and (mark.end - mark.start) * 2 < length
    )


def _show_row(
    here: Here,
    row: Row,
    columns: Sequence[Column],
    views: Sequence[ColumnView],
    cells: Mapping[tuple[str, str], Cell],
    marks: Mapping[tuple[str, Span], tuple[Mark, ...]],
    standing: str,
) -> RowView:
    words = here.words
    shared = " · ".join(dict.fromkeys(text for c in row.label if (text := read_plain(c))))
    title = row.question or (row.topic.name if row.topic else "")
    if row.passage.kind == "meeting":
        title = words.meeting_itself
    made = []
    for column, view in zip(columns, views, strict=True):
        mine = [cited for voice, cited in row.members if voice == column.voice.id]
        mine.sort(key=lambda cited: not marks[cited.article, cited.span])
        own = [excerpt(here, cited, marks[cited.article, cited.span]) for cited in mine]
        if own:
            made.append(CellView(view, "", "reports", (), tuple(own[:1]), tuple(own[1:])))
        else:
            cell = cells.get((row.topic.id, column.voice.id)) if row.topic else None
            made.append(_absent_cell(here, column, view, cell))
    firsts = dict(reversed(row.members))
    return RowView(
        "row-" + name_anchor(row.passage.id),
        title or shared or words.untitled_row,
        bool(title),
        standing,
        {"differ": words.differ, "agree": words.agree, "only": words.only_in}[standing],
        tuple(made),
        words.found_in.format(len(firsts), len(columns)),
        show_basis(row.passage.basis, row.passage.reason, None, words),
        tuple(write_citation(here, firsts[c.voice.id]) for c in columns if c.voice.id in firsts),
        link_label(here, row.topic).href if row.topic else "",
        shared if title and row.passage.kind == "fact" else "",
    )


# ---------------------------------------------------------------- coverage


_CELL_LINKS = 2


def show_matrix(
    here: Here, targets: Sequence[tuple[Link, str]], columns: Sequence[Column], cells: Iterable[Cell]
) -> Matrix:
    """`targets` are the rows: a link and the id it covers."""
    index = index_cells(cells)
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
    )


def show_matrix_cell(here: Here, cell: Cell | None, column: str = "") -> MatrixCell:
    words = here.words
    if cell is None:
        return MatrixCell("–", "none", words.no_passage, (), column)
    state = cell.coverage.state
    numbers: dict[tuple[str, int], Cited] = {}
    for cited in cell.cited:
        numbers.setdefault((cited.article, cited.span.block), cited)
    links = tuple(
        Link(number_paragraph(cited), point(here, cited).href, note=cited.title)
        for cited in list(numbers.values())[:_CELL_LINKS]
    )
    return MatrixCell(
        look_up(words.state_letters, state),
        state,
        look_up(words.states, state),
        links,
        column,
        max(0, len(numbers) - _CELL_LINKS),
    )


def count_differences(number: int, words: Words) -> str:
    return count(number, words.n_differences, words)


def meeting_path(ident: str) -> str:
    return urls.compare_path("meeting", ident)
