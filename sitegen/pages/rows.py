"""Passages that report the same thing, aligned: one column a voice, what differs first."""

from __future__ import annotations

from collections import Counter
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
    widen,
    write_citation,
)
from sitegen.pages.words import look_up
from sitegen.rights import is_wholly_withheld


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
    places: str = ""
    """Where its passages stand, of one that shares its name with others of the page."""
    also: tuple[str, ...] = ()
    """Anchors of further topics' rows that are this one."""
    corrections: tuple[CorrectionView, ...] = ()
    kinds: tuple[str, ...] = ()
    """Of the differences between its passages."""


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
    """Rows in order: differ, agree, only in one; within that by accounts, the rows of a topic together, and last those
    of which no word may be shown. Topics of which all accounts tell in the same passages have one row. A page shows the
    first of many: the others' words are never put together."""
    views = show_columns(here, columns)
    sides = _index_sides(differences)
    disputes = _index_disputes(differences)
    kinds = [difference.discrepancy.kind for difference in differences]
    shown = []
    keyed = [set(row.passage.members) for row in rows if row.passage.kind in ("topic", "meeting")]
    twins = _find_twins(rows)
    holders = _index_holders(rows)
    for index, row in enumerate(rows):
        if row.passage.id in twins and twins[row.passage.id][0] is not row:
            continue
        best = _list_best(row)
        if row.passage.kind == "fact" and any(known.issuperset(best.values()) for known in keyed):
            continue  # it says nothing that the topic's own row does not
        same = twins.get(row.passage.id, [row])
        whole = _gather(row, same, disputes, sides) if row.passage.kind == "topic" else row
        voices = {voice for voice, _ in whole.members}
        if not voices.intersection(view.id for view in views):
            continue
        contested = _find_contested(sides, whole)
        standing = "only" if len(voices) < 2 else "differ" if contested else "agree"
        order = 2 * ("differ", "agree", "only").index(standing) + _is_hidden(whole)
        group = row.topic.id if row.topic else row.passage.id
        put = partial(_show_row, here, columns, views, cells, holders)
        show = partial(_show_laid, here, put, whole, same, contested, kinds, standing)
        shown.append((order, group, len(voices), index, Laid(standing, show)))
    widest: dict[tuple[int, str], int] = {}
    for order, group, voices_count, _, _ in shown:
        widest[order, group] = max(voices_count, widest.get((order, group), 0))
    shown.sort(key=lambda one: (one[0], -widest[one[0], one[1]], one[1], -one[2], one[3]))
    return tuple(one[4] for one in shown)


def _is_hidden(row: Row) -> bool:
    """Is it tied by words alone, and not one of them shown?"""
    return row.passage.kind == "fact" and all(
        is_wholly_withheld(cited.block.text[cited.span.start : cited.span.end]) for _, cited in row.members
    )


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


class _Given(NamedTuple):
    """A reading in its place."""

    span: Span
    difference: int
    """Its number."""
    value: str


_Sides = dict[tuple[str, int], list[_Given]]
"""By article and paragraph, the readings that stand there."""


def _index_sides(differences: Sequence[Difference]) -> _Sides:
    """Who quotes what contradicts nobody."""
    index: _Sides = {}
    for number, difference in enumerate(differences):
        if difference.discrepancy.kind == "selection":
            continue
        for side, reading in enumerate(difference.sides):
            for _, cited in reading.members:
                given = _Given(cited.span, number, reading.reading.value or str(side))
                index.setdefault((cited.article, cited.span.block), []).append(given)
    return index


def _index_disputes(differences: Sequence[Difference]) -> dict[str, list[tuple[int, Difference]]]:
    """By topic, the differences in which accounts contradict each other on it, with their numbers."""
    index: dict[str, list[tuple[int, Difference]]] = {}
    for number, difference in enumerate(differences):
        for label in (difference.about, *difference.also) if difference.discrepancy.kind != "selection" else ():
            if label is not None and label.kind == "topic":
                index.setdefault(label.id, []).append((number, difference))
    return index


def _index_holders(rows: Sequence[Row]) -> dict[tuple[str, Span], list[Row]]:
    """The rows that a passage stands in, but for those of topics and meetings: they hold much that is not alike."""
    index: dict[tuple[str, Span], list[Row]] = {}
    for row in rows:
        for _, cited in row.members if row.passage.kind not in ("topic", "meeting") else ():
            index.setdefault((cited.article, cited.span), []).append(row)
    return index


def _gather(row: Row, same: Sequence[Row], disputes: Mapping[str, list[tuple[int, Difference]]], sides: _Sides) -> Row:
    """A topic's row with what the rows have that it stands for (`same`, itself first), and with a sentence of each side
    of what is disputed on the topic, though other passages tell more of it. A choice of words is added only where the
    row does not show it yet, and only of who has a part in the row."""
    members = dict.fromkeys(member for one in same for member in one.members)
    whole = replace(row, members=tuple(members))
    voices = {voice for voice, _ in members}
    seen = {given.difference for told in _find_contested(sides, whole).values() for given in told}
    disputed = dict(one for twin in same for one in disputes.get(twin.passage.topic, ()))
    for number, difference in disputed.items():
        worded = difference.discrepancy.kind == "wording"
        if worded and number in seen:
            continue
        for side in difference.sides:
            for voice, cited in dict(reversed(side.members)).items():
                if not (worded and voice not in voices) and not any(_holds(known, cited) for _, known in members):
                    start, end = widen(cited.block.text, cited.span.start, cited.span.end)
                    members[voice, replace(cited, span=Span(cited.span.block, start, end))] = None
    return replace(row, members=tuple(members))


def _holds(passage: Cited, cited: Cited) -> bool:
    return passage.article == cited.article and _reaches(passage.span, cited.span)


def _reaches(passage: Span, reading: Span) -> bool:
    """Does the reading stand in the passage, or is it more than the passage?"""
    within = passage.start <= reading.start and reading.end <= passage.end
    return passage.block == reading.block and (
        within or (reading.start <= passage.start and passage.end <= reading.end)
    )


def _find_contested(sides: _Sides, row: Row) -> dict[tuple[str, Span], list[_Given]]:
    """By passage, the readings of differences of which the row itself holds two, of two voices: the others have nothing
    in it that they could be compared with."""
    values: dict[int, set[str]] = {}
    voices: dict[int, set[str]] = {}
    found: dict[tuple[str, Span], list[_Given]] = {}
    for voice, cited in row.members:
        for given in sides.get((cited.article, cited.span.block), ()):
            if _reaches(cited.span, given.span):
                values.setdefault(given.difference, set()).add(given.value)
                voices.setdefault(given.difference, set()).add(voice)
                found.setdefault((cited.article, cited.span), []).append(given)
    divided = {number for number in values if len(values[number]) > 1 and len(voices[number]) > 1}
    kept = {place: [g for g in given if g.difference in divided] for place, given in found.items()}
    return {place: given for place, given in kept.items() if given}


def _mark(span: Span, given: Sequence[_Given]) -> tuple[Mark, ...]:
    """One that fills the passage would mark everything and so nothing."""
    told = dict.fromkeys((g.span.start, g.span.end) for g in given)
    length = span.end - span.start
    return tuple(
        Mark(start, end, "mark")
        for start, end in told
        if span.start <= start and end <= span.end and (end - start) * 2 < length
    )


def _show_laid(
    here: Here,
    show: Callable[..., RowView],
    row: Row,
    same: Sequence[Row],
    contested: Mapping[tuple[str, Span], Sequence[_Given]],
    kinds: Sequence[str],
    standing: str,
) -> RowView:
    """`same` are the rows that it stands for, itself first; `kinds` those of the differences by number."""
    marks = {place: _mark(place[1], given) for place, given in contested.items()}
    first = {place for place, given in contested.items() if any(kinds[g.difference] != "wording" for g in given)}
    view = show(row, marks, first, standing)
    told = dict.fromkeys(kinds[number] for number in sorted({g.difference for one in contested.values() for g in one}))
    if standing == "differ":
        view = replace(view, kinds=tuple(look_up(here.words.discrepancy_kinds, kind) for kind in told))
    if len(same) > 1:
        questions = [one.question for one in same]
        names = here.words.about_both.join([one.topic.name for one in same if one.topic is not None])
        anchors = tuple(_name_row(one) for one in same[1:])
        view = replace(view, title=" ".join(questions) if all(questions) else names, also=anchors)
    return view


def _show_row(
    here: Here,
    columns: Sequence[Column],
    views: Sequence[ColumnView],
    cells: Mapping[tuple[str, str], Cell],
    holders: Mapping[tuple[str, Span], Sequence[Row]],
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
    # What words alone tie may be two things: that nothing differs, or that all tell of it, is no promise there.
    loose = row.passage.kind == "fact" and row.passage.basis == "rule"
    made = []
    target = row.passage.topic or (row.passage.meeting if row.passage.kind == "meeting" else "")
    firsts: dict[str, Cited] = {}
    for column, view in zip(columns, views, strict=True):
        mine = [cited for voice, cited in row.members if voice == column.voice.id]
        mine.sort(key=lambda cited: (cited.article, cited.span) not in first)
        own = [excerpt(here, cited, marks.get((cited.article, cited.span), ()), sure=not loose) for cited in mine]
        if own:
            firsts[column.voice.id] = mine[0]
            made.append(CellView(view, "", "reports", (), tuple(own[:1]), tuple(own[1:])))
        else:
            cell = cells.get((target, column.voice.id)) if target else None
            beside = _find_beside(row, column.voice.id, holders) if not target else ()
            made.append(absent_cell(here, view, cell, beside))
    agree = words.alike if loose else words.agree
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


def _find_beside(row: Row, voice: str, holders: Mapping[tuple[str, Span], Sequence[Row]]) -> list[Cited]:
    """What a voice has in other rows together with a passage of this one: the first of it in each."""
    rows = {one.passage.id: one for _, cited in row.members for one in holders.get((cited.article, cited.span), ())}
    found = (next((cited for giver, cited in one.members if giver == voice), None) for one in rows.values())
    return [cited for cited in found if cited is not None]


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
        put_rows(told[:_ROWS_SHOWN]),
        max(0, len(told) - _ROWS_SHOWN),
        put_rows(only[:_ROWS_SHOWN]),
        max(0, len(only) - _ROWS_SHOWN),
    )


def put_rows(laid: Sequence[Laid]) -> tuple[RowView, ...]:
    """The rows put together. Those of one name, as where their shared words are withheld, say where they stand."""
    rows = [row.show() for row in laid]
    names = Counter((row.title, row.detail) for row in rows)
    shown = []
    for row in rows:
        if names[row.title, row.detail] > 1:
            places = (cell.passages[0].pointer for cell in row.cells if cell.passages)
            row = replace(row, places=", ".join(f"{place.source} {place.mark}" for place in places))
        shown.append(row)
    return tuple(shown)
