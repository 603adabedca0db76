"""The page of a meeting: the facts and who reports them, where the accounts differ, the accounts side by side, who said
what before, at and after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import LinkedMeeting, Printing, Said
from sitegen.markdown import Html
from sitegen.model import HAVING
from sitegen.pages.actor import NamedIn, SayingDay, cut_named, group_days
from sitegen.pages.cells import COLUMNS, DIFFERENCES, index_cells, say_cut, show_columns
from sitegen.pages.coverage import MatrixCell, show_matrix
from sitegen.pages.days import Day, show_iso, show_when
from sitegen.pages.differences import DifferenceView, show_difference
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    doubt,
    frame,
    link_labels,
    link_references,
    maybe_link,
    reach,
)
from sitegen.pages.picture import Picture
from sitegen.pages.pictures import draw_happenings, happen_columns, happen_meeting, happen_said
from sitegen.pages.printings import PrintingView, is_compared, show_printing
from sitegen.pages.provenance import ColumnView, show_blocks
from sitegen.pages.rows import RowView, cut_rows, show_rows
from sitegen.pages.structured import describe_meeting
from sitegen.pages.words import count, look_up


class Stage(Struct, frozen=True, omit_defaults=True):
    """What was said before, at or after the meeting."""

    title: str
    days: tuple[SayingDay, ...]


class MeetingPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    name: str
    type: str
    status: str
    day: Day | None
    end: Day | None = None
    place: str = ""
    participants: tuple[Link, ...] = ()
    organizer: Link | None = None
    part_of: Link | None = None
    parts: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    notes: str = ""
    body: Html | None = None
    accounts: str = ""
    columns: tuple[ColumnView, ...] = ()
    cut: str = ""
    coverage: tuple[MatrixCell, ...] = ()
    differences: tuple[DifferenceView, ...] = ()
    differences_left: int = 0
    rows: tuple[RowView, ...] = ()
    only: tuple[RowView, ...] = ()
    printings: tuple[PrintingView, ...] = ()
    stages: tuple[Stage, ...] = ()
    named: tuple[NamedIn, ...] = ()
    previous: Link | None = None
    following: Link | None = None
    compare: str = ""
    """The page of all its passages."""
    confirmed: bool = True
    citation: str = ""
    references: tuple[Link, ...] = ()
    doubt: str = ""
    picture: Picture | None = None
    rows_more: int = 0
    only_more: int = 0
    named_more: int = 0
    """Articles beyond those shown."""


def make_meeting(linked: LinkedMeeting, site: Site) -> PageOut:
    meeting = linked.meeting
    here = Here(site, urls.page_path("meeting", meeting.id))
    words = site.words
    columns = linked.columns[:COLUMNS]
    cells = index_cells((*linked.cells, *linked.topic_cells))
    shown = cut_rows(show_rows(here, linked.rows, columns, linked.differences, cells))
    day = show_when(meeting.start, words, weekday=True)
    own = show_matrix(here, ((Link(meeting.name, ""), meeting.id),), columns, linked.cells)
    telling = {c.coverage.source for c in linked.cells if c.coverage.state in HAVING}
    named, named_more = cut_named(here, linked.named)
    accounts = count(len(telling), words.n_sources, words)
    return PageOut(
        here.path,
        "meeting.html",
        MeetingPage(
            frame(
                here,
                "meeting",
                meeting.name,
                "meetings",
                f"{meeting.name}, {day.text if day else words.undated}: {accounts}",
                wide=True,
                about=describe_meeting(linked, site.base_url),
            ),
            meeting.name,
            look_up(words.meeting_types, meeting.type),
            look_up(words.meeting_states, meeting.status),
            day,
            show_when(meeting.end, words, weekday=True),
            meeting.place,
            link_labels(here, linked.participants),
            maybe_link(here, linked.organizer),
            maybe_link(here, linked.part_of),
            link_labels(here, linked.parts),
            link_labels(here, linked.topics),
            meeting.aliases,
            tuple(address for address in meeting.documents if urls.is_safe(address)),
            meeting.notes,
            show_blocks(here, meeting.blocks) if meeting.blocks else None,
            accounts,
            show_columns(here, columns, staged=True),
            say_cut(len(columns), len(linked.columns), words),
            own.rows[0].cells,
            tuple(show_difference(here, d, columns, cells) for d in linked.differences[:DIFFERENCES]),
            max(0, len(linked.differences) - DIFFERENCES),
            shown.rows,
            shown.only,
            tuple(_show_printings(here, linked.printings)),
            tuple(_stage_said(here, linked)),
            named,
            maybe_link(here, linked.previous),
            maybe_link(here, linked.following),
            reach(here, urls.compare_path("meeting", meeting.id)),
            meeting.confirmed,
            _cite(here, meeting.name, day),
            link_references(here, "meeting", meeting.id),
            doubt(here, meeting.name, here.path),
            _draw(here, linked),
            shown.rows_more,
            shown.only_more,
            named_more,
        ),
    )


def _draw(here: Here, linked: LinkedMeeting) -> Picture | None:
    """The meeting, what its accounts quote, and when each account appeared."""
    words = here.words
    said = (*linked.said, *linked.around)
    every = (happen_meeting(linked.meeting, words), *happen_said(said, words), *happen_columns(linked.columns, words))
    return draw_happenings(here, every, linked.meeting.name)


def _cite(here: Here, name: str, day: Day | None) -> str:
    """Our page, as others cite it."""
    words, site = here.words, here.site
    edition = show_iso(site.edition, words)
    line = words.in_edition.format(site.title, edition.text if edition else words.undated)
    named = f"{name}, {day.text}" if day else name
    return " ".join(part for part in (f"{named}.", line, urls.absolute(here.path, site.base_url)) if part)


def _show_printings(here: Here, printings: Sequence[Printing]) -> Iterable[PrintingView]:
    for printing in printings:
        if is_compared(printing):
            yield show_printing(here, printing)


def _stage_said(here: Here, linked: LinkedMeeting) -> Iterable[Stage]:
    """Said at the meeting (its record is the occasion), else by the day spoken against the meeting's days."""
    words = here.words
    meeting = linked.meeting
    stages: dict[str, list[Said]] = {}
    for said in linked.around:
        if said.quotation.found.form == "direct" and (said.speaker is not None or said.quotation.said_on):
            stage = _place_day(said.quotation.said_on, meeting.start.first, (meeting.end or meeting.start).last)
            stages.setdefault(stage, []).append(said)
    stages["at"] = [said for said in linked.said if said.quotation.found.form == "direct"]
    for stage, title in (
        ("before", words.before_meeting),
        ("at", words.at_meeting),
        ("same", words.same_day),
        ("after", words.after_meeting),
        ("", words.day_open),
    ):
        if stages.get(stage):
            yield Stage(title, group_days(here, stages[stage]))


def _place_day(said_on: str, first_day: str, last_day: str) -> str:
    first, _, last = said_on.partition("/")
    if not first:
        return ""
    if (last or first) < first_day:
        return "before"
    if first > last_day:
        return "after"
    return "same" if first >= first_day and (last or first) <= last_day else ""
