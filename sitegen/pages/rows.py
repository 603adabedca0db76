"""Passages that report the same thing, aligned: one column a voice, what differs first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sitegen.link import Cell, Cited, Column, Difference, Row
from sitegen.markdown import Mark
from sitegen.model import Member, Span
from sitegen.pages.cells import CellView, absent_cell, show_columns
from sitegen.pages.correcting import CorrectionView, correct_row
from sitegen.pages.frame import Here, link_label, name_anchor
from sitegen.pages.provenance import (
    ColumnView,
    excerpt,
    read_plain,
    show_basis,
    write_citation,
)


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
    also: tuple[str, ...] = ()
    """Anchors of further topics' rows that are this one."""
    corrections: tuple[CorrectionView, ...] = ()


class Laid(NamedTuple):
    """A row that has its place and is not put together yet."""

    standing: str
    """As the row's own."""
    show: Callable[[], RowView]


def show_rows(
    here: Here,
    rows: Sequence[Row],
    columns: Sequence[Column],
    differences: Sequence[Difference],
    cells: Mapping[tuple[str, str], Cell],
) -> tuple[Laid, ...]:
    """Rows in order: differ, agree, only in one; within that by accounts, the rows of a topic together. Topics of which
    all accounts tell in the same passages have one row. A page shows the first of many: the others' words are never
    put together."""
    views = show_columns(here, columns)
    readings = _index_readings(differences)
    telling = _index_readings([d for d in differences if d.discrepancy.kind != "wording"])
    facts = _index_facts(differences)
    disputed = {d.discrepancy.about.removeprefix("passage:") for d in differences}
    disputed_topics = {
        label.id for d in differences for label in (d.about, *d.also) if label is not None and label.kind == "topic"
    }
    shown = []
    keyed = [set(row.passage.members) for row in rows if row.passage.kind in ("topic", "meeting")]
    sides = _index_sides(differences)
    twins = _find_twins(rows)
    for index, row in enumerate(rows):
        if row.passage.id in twins and twins[row.passage.id][0] is not row:
            continue
        best = _list_best(row)
        if row.passage.kind == "fact" and any(known.issuperset(best.values()) for known in keyed):
            continue  # it says nothing that the topic's own row does not
        voices = {voice for voice, _ in row.members}
        if not voices.intersection(view.id for view in views):
            continue
        differs = row.passage.id in disputed or _divides(sides, row)
        same = twins.get(row.passage.id, [row])
        if row.passage.kind == "topic" and any(one.passage.topic in disputed_topics for one in same):
            differs = True  # even where the passages that differ are not the best on the topic
        standing = "only" if len(voices) < 2 else "differ" if differs else "agree"
        order = ("differ", "agree", "only").index(standing)
        group = row.topic.id if row.topic else row.passage.id
        put = partial(_show_row, here, columns, views, cells)
        show = partial(_show_laid, here, put, row, same, facts, readings, telling, standing)
        shown.append((order, group, len(voices), index, Laid(standing, show)))
    widest: dict[tuple[int, str], int] = {}
    for order, group, voices_count, _, _ in shown:
        widest[order, group] = max(voices_count, widest.get((order, group), 0))
    shown.sort(key=lambda one: (one[0], -widest[one[0], one[1]], one[1], -one[2], one[3]))
    return tuple(one[4] for one in shown)


def _list_best(row: Row) -> dict[str, Member]:
    """The best passage of each voice."""
    return {voice: Member(cited.article, cited.span) for voice, cited in reversed(row.members)}


def _find_twins(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows of topics that several accounts have in the same passages, by the passage of each."""
    groups: dict[tuple[tuple[str, Member], ...], list[Row]] = {}
    for row in rows:
        if row.passage.kind == "topic":
            groups.setdefault(tuple(sorted(_list_best(row).items())), []).append(row)
    same = [group for best, group in groups.items() if len(best) > 1 and len(group) > 1]
    return {row.passage.id: group for group in same for row in group}


def _name_row(row: Row) -> str:
    return "row-" + name_anchor(row.passage.id)


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


def _index_facts(differences: Sequence[Difference]) -> dict[str, list[tuple[str, Cited]]]:
    """By topic, the passages in which accounts contradict each other in fact: the topic's row must have them."""
    index: dict[str, list[tuple[str, Cited]]] = {}
    for difference in differences:
        if difference.discrepancy.kind == "fact":
            for label in (difference.about, *difference.also):
                if label is not None and label.kind == "topic":
                    index.setdefault(label.id, []).extend(m for side in difference.sides for m in side.members)
    return index


def _place(member: tuple[str, Cited]) -> tuple[str, Span]:
    return member[1].article, member[1].span


def _index_sides(differences: Sequence[Difference]) -> dict[tuple[str, int], list[tuple[Span, int, int]]]:
    """By article and paragraph, where readings stand: each with the numbers of its difference and side."""
    index: dict[tuple[str, int], list[tuple[Span, int, int]]] = {}
    for number, difference in enumerate(differences):
        for side, reading in enumerate(difference.sides):
            for _, cited in reading.members:
                index.setdefault((cited.article, cited.span.block), []).append((cited.span, number, side))
    return index


def _divides(sides: Mapping[tuple[str, int], list[tuple[Span, int, int]]], row: Row) -> bool:
    """Do two readings of a difference stand in passages of the row?"""
    first: dict[int, int] = {}
    for _, cited in row.members:
        for span, number, side in sides.get((cited.article, cited.span.block), ()):
            within = cited.span.start <= span.start and span.end <= cited.span.end
            if within and first.setdefault(number, side) != side:
                return True
    return False


def _differing(cited: Cited, readings: Mapping[tuple[str, int], list[Mark]]) -> tuple[Mark, ...]:
    """Readings inside the passage; one that fills it would mark everything and so nothing."""
    length = cited.span.end - cited.span.start
    return tuple(
        mark
        for mark in readings.get((cited.article, cited.span.block), ())
        if cited.span.start <= mark.start and mark.end <= cited.span.end and (mark.end - mark.start) * 2 < length
    )


def _show_laid(
    here: Here,
    show: Callable[..., RowView],
    row: Row,
    same: Sequence[Row],
    facts: Mapping[str, list[tuple[str, Cited]]],
    readings: Mapping[tuple[str, int], list[Mark]],
    telling: Mapping[tuple[str, int], list[Mark]],
    standing: str,
) -> RowView:
    """With what else a topic's row must have; `same` are the rows that it stands for, itself first."""
    marks = {(c.article, c.span): _differing(c, readings) for _, c in row.members}
    first = {(c.article, c.span) for _, c in row.members if _differing(c, telling)}
    if row.passage.kind == "topic":
        known = {(cited.article, cited.span) for _, cited in row.members}
        told = [one for twin in same for one in facts.get(twin.passage.topic, ())]
        more = dict.fromkeys([*(one for twin in same for one in twin.members), *told])
        row = replace(row, members=(*row.members, *(one for one in more if _place(one) not in known)))
        first.update(_place(one) for one in told)
        marks.update({_place(m): _differing(m[1], readings) for m in more if _place(m) not in marks})
    view = show(row, marks, first, standing)
    if len(same) > 1:
        names = [one.topic.name for one in same if one.topic is not None]
        anchors = tuple(_name_row(one) for one in same[1:])
        view = replace(view, title=here.words.about_both.join(names), also=anchors)
    return view


def _show_row(
    here: Here,
    columns: Sequence[Column],
    views: Sequence[ColumnView],
    cells: Mapping[tuple[str, str], Cell],
    row: Row,
    marks: Mapping[tuple[str, Span], tuple[Mark, ...]],
    first: Set[tuple[str, Span]],
    standing: str,
) -> RowView:
    words = here.words
    label = dict.fromkeys(text for c in row.label if (text := read_plain(c)))
    # A bare number says nothing of what the row is about.
    shared = here.words.about_both.join([text for text in label if not text.isdigit()] or label)
    title = row.question or (row.topic.name if row.topic else "")
    if row.passage.kind == "meeting":
        title = words.meeting_itself
    if not title and row.speaker is not None:
        title = words.words_of.format(row.speaker.name)
    made = []
    for column, view in zip(columns, views, strict=True):
        mine = [cited for voice, cited in row.members if voice == column.voice.id]
        mine.sort(key=lambda cited: (cited.article, cited.span) not in first)
        own = [excerpt(here, cited, marks[cited.article, cited.span]) for cited in mine]
        if own:
            made.append(CellView(view, "", "reports", (), tuple(own[:1]), tuple(own[1:])))
        else:
            cell = cells.get((row.topic.id, column.voice.id)) if row.topic else None
            made.append(absent_cell(here, column, view, cell))
    firsts = dict(reversed(row.members))
    # What words alone tie may be two things: that nothing differs is no promise there.
    agree = words.alike if row.passage.kind == "fact" and row.passage.basis == "rule" else words.agree
    return RowView(
        _name_row(row),
        title or shared or words.untitled_row,
        bool(title),
        standing,
        {"differ": words.differ, "agree": agree, "only": words.only_in}[standing],
        tuple(made),
        words.found_in.format(len(firsts), len(columns)),
        show_basis(row.passage.basis, row.passage.reason, None, words),
        tuple(write_citation(here.site, firsts[c.voice.id]) for c in columns if c.voice.id in firsts),
        link_label(here, row.topic).href if row.topic else "",
        shared if title and row.passage.kind in ("fact", "statement") else "",
        corrections=correct_row(here, row),
    )


_ROWS_SHOWN = 40


class Shown(NamedTuple):
    """The first rows of a page: those of several accounts and those of one, and how many more there are of each."""

    rows: tuple[RowView, ...]
    rows_more: int
    only: tuple[RowView, ...]
    only_more: int


def cut_rows(rows: Sequence[Laid]) -> Shown:
    told = [row for row in rows if row.standing != "only"]
    only = [row for row in rows if row.standing == "only"]
    return Shown(
        tuple(row.show() for row in told[:_ROWS_SHOWN]),
        max(0, len(told) - _ROWS_SHOWN),
        tuple(row.show() for row in only[:_ROWS_SHOWN]),
        max(0, len(only) - _ROWS_SHOWN),
    )
