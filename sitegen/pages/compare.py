"""The comparison's own pages: the index with the coverage of all, every difference, and for each meeting and topic all
of its passages side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Briefing, Cell, Column, Difference, LinkedMeeting, LinkedTopic, Row
from sitegen.pages.alone import VOICES_SHOWN, AloneView, show_alone
from sitegen.pages.cells import COLUMNS, index_cells, say_cut, show_columns
from sitegen.pages.cells import DIFFERENCES as ON_A_PAGE
from sitegen.pages.coverage import MATRIX_ROWS, Matrix, choose_most_covered, show_matrix
from sitegen.pages.differences import DifferenceView, show_difference
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, Turn, frame, reach, split_pages, turn_page
from sitegen.pages.picture import Picture
from sitegen.pages.pictures import draw_coverage
from sitegen.pages.printings import PrintingView
from sitegen.pages.provenance import ColumnView
from sitegen.pages.rows import RowView, put_rows, show_rows
from sitegen.pages.utterances import show_first_printings
from sitegen.pages.words import count, write_number

_ROWS_SHOWN = 120
_SHARED_SHOWN = 20


class CompareIndex(Struct, frozen=True, omit_defaults=True):
    base: Base
    topics: Matrix
    meetings: Matrix
    differences: tuple[DifferenceView, ...]
    all_differences: Link
    pages: tuple[Link, ...]
    accounts: str
    columns: tuple[ColumnView, ...] = ()
    rows: tuple[RowView, ...] = ()
    """Passages that no topic and no meeting gathers."""
    cut: str = ""
    rest: int = 0
    topics_drawn: Picture | None = None
    meetings_drawn: Picture | None = None
    printings: tuple[PrintingView, ...] = ()
    all_printings: Link | None = None
    alone: tuple[AloneView, ...] = ()
    alone_cut: str = ""


class ComparePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    subject: Link
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    accounts: str
    lead: str
    rest: int = 0
    cut: str = ""


class DifferencesPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    lead: str
    differences: tuple[DifferenceView, ...]
    turn: Turn = Turn()


_TOP = 10


def make_compare_index(briefing: Briefing, site: Site) -> PageOut:
    here = Here(site, "compare/index.html")
    words = site.words
    topics, meetings = (
        choose_most_covered(matrix, words, _link_coverage(here, name, len(matrix.rows)))
        for name, matrix in zip(_COVERED, make_matrices(here, briefing), strict=True)
    )
    total = len(briefing.differences)
    columns = briefing.columns[:COLUMNS]
    loose = [row for row in briefing.rows if row.passage.kind in ("fact", "statement") and not row.passage.topic]
    shared = [row for row in show_rows(here, loose, columns, briefing.differences, {}) if row.standing != "only"]
    return PageOut(
        here.path,
        "compare-index.html",
        CompareIndex(
            frame(here, "compare", words.compare, "compare", words.coverage_note, wide=True),
            topics,
            meetings,
            show_first(here, briefing, _TOP),
            Link(
                words.all_n.format(count(total, words.n_differences, words)),
                reach(here, urls.list_path(urls.DIFFERENCES, 0)),
            ),
            (
                *(
                    _link_comparison(here, "meeting", m.meeting.id, m.meeting.name, len(m.rows))
                    for m in _order(briefing)
                ),
                *(_link_comparison(here, "topic", t.topic.id, t.topic.name, len(t.rows)) for t in briefing.topics),
            ),
            count(len(briefing.columns), words.n_sources, words),
            show_columns(here, columns),
            put_rows(shared[:_SHARED_SHOWN]),
            say_cut(len(columns), len(briefing.columns), words),
            max(0, len(shared) - _SHARED_SHOWN),
            draw_coverage(here, "topics-drawn", f"{words.coverage}: {words.topics}", topics),
            draw_coverage(here, "meetings-drawn", f"{words.coverage}: {words.meetings}", meetings),
            *show_first_printings(here, briefing),
            show_alone(here, briefing.alone),
            say_cut(VOICES_SHOWN, len(briefing.alone), words),
        ),
    )


def _order(briefing: Briefing) -> list[LinkedMeeting]:
    return sorted(briefing.meetings, key=lambda m: (m.meeting.start, m.meeting.id))


def show_first(here: Here, briefing: Briefing, number: int) -> tuple[DifferenceView, ...]:
    """The first differences of all, each with the way to its row on the page of its topic or meeting, where that page
    has it among the first of its own."""
    first = briefing.differences[:number]
    rows = {
        (f"{kind}:{ident}", difference.discrepancy.id)
        for kind, ident, own in (
            *(("topic", one.topic.id, one.differences) for one in briefing.topics),
            *(("meeting", one.meeting.id, one.differences) for one in briefing.meetings),
        )
        for difference in own[:ON_A_PAGE]
    }
    return tuple(
        replace(view, href=f"{view.href}#{view.id}")
        if d.about is not None and (f"{d.about.kind}:{d.about.id}", d.discrepancy.id) in rows
        else view
        for d, view in ((d, show_difference(here, d)) for d in first)
    )


_COVERED = ("topics", "meetings")
_COVERAGE_ROWS = 60
"""On one page: each has a cell for every column."""


class CoveragePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    head: str
    """Of the column of what is covered."""
    lead: str
    matrix: Matrix
    turn: Turn = Turn()


def _link_coverage(here: Here, name: str, rows: int) -> Link:
    return Link(here.words.all_n.format(write_number(rows, here.words)), reach(here, f"compare/coverage-{name}.html"))


def make_coverage_lists(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    """All rows of the coverage, in pages, where the index of the comparison has only some."""
    words = site.words
    for at, (name, records, head, forms) in enumerate(
        (
            ("topics", briefing.topics, words.topic, words.n_topics),
            ("meetings", briefing.meetings, words.meeting, words.n_meetings),
        )
    ):
        if len(records) <= MATRIX_ROWS:
            continue
        pages = split_pages(len(records), f"compare/coverage-{name}", _COVERAGE_ROWS)
        title = f"{words.coverage}: {getattr(words, name)}"
        lead = count(len(records), forms, words)
        for index, (path, start, end) in enumerate(pages):
            here = Here(site, path)
            targets, cells = _list_targets(here, briefing)[at]
            base = frame(here, "compare", title, "compare", f"{title}, {lead}", wide=True)
            shown = show_matrix(here, targets[start:end], briefing.columns, cells)
            page = CoveragePage(base, title, head, lead, shown, turn_page(here, pages, index))
            yield PageOut(path, "coverage.html", page)


def _link_comparison(here: Here, kind: str, ident: str, name: str, rows: int) -> Link:
    return Link(name, reach(here, urls.compare_path(kind, ident)), count(rows, here.words.n_passages, here.words))


def make_matrices(here: Here, briefing: Briefing) -> Iterable[Matrix]:
    """Topics, then meetings, against every voice."""
    for targets, cells in _list_targets(here, briefing):
        yield show_matrix(here, targets, briefing.columns, cells)


_Targets = tuple[list[tuple[Link, str]], list[Cell]]
"""Rows of a matrix, a link and the id it covers, and its cells."""


def _list_targets(here: Here, briefing: Briefing) -> tuple[_Targets, _Targets]:
    """Of topics and of meetings."""
    topics = [
        (Link(t.topic.name, reach(here, urls.page_path("topic", t.topic.id))), t.topic.id) for t in briefing.topics
    ]
    meetings = [
        (Link(m.meeting.name, reach(here, urls.page_path("meeting", m.meeting.id))), m.meeting.id)
        for m in _order(briefing)
    ]
    by_kind = {kind: [c for c in briefing.cells if c.coverage.kind == kind] for kind in ("topic", "meeting")}
    return (topics, by_kind["topic"]), (meetings, by_kind["meeting"])


class DifferenceList(Struct, frozen=True, tag=True):
    """What one page of the list of differences is made from."""

    total: int
    """Differences in all."""
    index: int
    """Of the page, from 0."""
    differences: tuple[Difference, ...]


def cut_differences(differences: Sequence[Difference]) -> Iterable[DifferenceList]:
    for index, (_, start, end) in enumerate(split_pages(len(differences), urls.DIFFERENCES)):
        yield DifferenceList(len(differences), index, tuple(differences[start:end]))


def make_difference_list(cut: DifferenceList, site: Site) -> PageOut:
    words = site.words
    pages = split_pages(cut.total, urls.DIFFERENCES)
    here = Here(site, pages[cut.index][0])
    lead = count(cut.total, words.n_differences, words)
    return PageOut(
        here.path,
        "differences.html",
        DifferencesPage(
            frame(here, "differences", words.differences, "compare", f"{site.title}: {lead}"),
            lead,
            tuple(show_difference(here, d) for d in cut.differences),
            turn_page(here, pages, cut.index),
        ),
    )


def make_meeting_comparison(linked: LinkedMeeting, site: Site) -> PageOut:
    meeting = linked.meeting
    here = Here(site, urls.compare_path("meeting", meeting.id))
    subject = Link(meeting.name, reach(here, urls.page_path("meeting", meeting.id)), note=here.words.meeting)
    cells = (*linked.cells, *linked.topic_cells)
    return _make_comparison(here, subject, linked.columns, linked.rows, linked.differences, cells, staged=True)


def make_topic_comparison(linked: LinkedTopic, site: Site) -> PageOut:
    topic = linked.topic
    here = Here(site, urls.compare_path("topic", topic.id))
    subject = Link(topic.name, reach(here, urls.page_path("topic", topic.id)), note=here.words.topic)
    return _make_comparison(here, subject, linked.columns, linked.rows, linked.differences, linked.cells)


def _make_comparison(
    here: Here,
    subject: Link,
    columns: Sequence[Column],
    rows: Sequence[Row],
    differences: Sequence[Difference],
    cells: Sequence[Cell],
    staged: bool = False,
) -> PageOut:
    words = here.words
    having = {voice for row in rows for voice, _ in row.members} | {cell.coverage.source for cell in cells}
    every = [column for column in columns if column.voice.id in having]
    used = every[:COLUMNS]
    shown = show_rows(here, rows, used, differences, index_cells(cells))
    accounts = count(len(every), words.n_sources, words)
    title = f"{words.side_by_side}: {subject.text}"
    return PageOut(
        here.path,
        "compare.html",
        ComparePage(
            frame(here, "comparison", title, "compare", f"{title}, {accounts}", wide=True),
            title,
            subject,
            show_columns(here, used, staged),
            put_rows(shown[:_ROWS_SHOWN]),
            words.accounts_compared.format(accounts),
            count(len(shown), words.n_passages, words),
            max(0, len(shown) - _ROWS_SHOWN),
            say_cut(len(used), len(every), words),
        ),
    )
