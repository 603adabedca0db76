"""All that happened, day by day: meetings held, words spoken, articles published. An ordered list; what is inferred or
takes several days says so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sitegen import urls
from sitegen.link import Briefing, LinkedArticle, LinkedMeeting, Said
from sitegen.model import When
from sitegen.pages.days import Day, show_iso, show_when, write_clock
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, Turn, frame, reach, split_pages, turn_page
from sitegen.pages.provenance import OriginView, SaidView, show_origin, show_said
from sitegen.pages.words import Words, count, look_up


class Event(Struct, frozen=True, omit_defaults=True):
    kind: str
    """meeting, said or article."""
    kind_text: str
    link: Link | None = None
    day: Day | None = None
    """Where it says more than the day it stands under: a time, a stretch, an inferred date."""
    note: str = ""
    origin: OriginView | None = None
    said: SaidView | None = None
    more: str = ""


class TimelineDay(Struct, frozen=True, omit_defaults=True):
    id: str
    events: tuple[Event, ...]
    day: Day | None = None


class TimelinePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    days: tuple[TimelineDay, ...]
    turn: Turn = Turn()


_UNDATED = "9999"
_Item = LinkedMeeting | LinkedArticle | tuple[Said, ...]


def make_timeline(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    words = site.words
    items = _list_items(briefing)
    pages = split_pages(len(items), "timeline")
    for index, (path, start, end) in enumerate(pages):
        here = Here(site, path)
        days: dict[str, list[Event]] = {}
        for (day, _, _), item in items[start:end]:
            days.setdefault(day, []).append(_show_event(here, item, day))
        yield PageOut(
            path,
            "timeline.html",
            TimelinePage(
                frame(here, "timeline", words.timeline, "timeline", f"{site.title}: {words.timeline}"),
                tuple(
                    TimelineDay(
                        "undated" if day == _UNDATED else f"d{day}",
                        tuple(events),
                        None if day == _UNDATED else show_iso(day, words, weekday=True),
                    )
                    for day, events in days.items()
                ),
                turn_page(here, pages, index),
            ),
        )


def _list_items(briefing: Briefing) -> list[tuple[tuple[str, int, str], _Item]]:
    """On each day its meetings, then what was said, then what was published. A statement stands once."""
    items: list[tuple[tuple[str, int, str], _Item]] = []
    for meeting in briefing.meetings:
        start = meeting.meeting.start
        items.append(((start.first, 0, f"{start.time or '99'} {meeting.meeting.id}"), meeting))
    statements: dict[str, list[Said]] = {}
    for said in briefing.said:
        if said.quotation.found.form == "direct" and said.speaker is not None and said.quotation.said_on:
            statements.setdefault(said.statement or said.quotation.id, []).append(said)
    for ident, printings in statements.items():
        items.append(((printings[0].quotation.said_on.partition("/")[0], 1, ident), tuple(printings)))
    for article in briefing.articles:
        when = article.article.published
        items.append(((when.first if when else _UNDATED, 2, article.article.id), article))
    return sorted(items, key=lambda item: item[0])


def _show_event(here: Here, item: _Item, day: str) -> Event:
    words = here.words
    if isinstance(item, LinkedMeeting):
        meeting = item.meeting
        when = meeting.start
        note = meeting.place
        if meeting.status != "held":
            note = f"{note} ({look_up(words.meeting_states, meeting.status)})".strip()
        link = Link(meeting.name, reach(here, urls.page_path("meeting", meeting.id)))
        return Event("meeting", words.happened, link, _qualify(when, words), note)
    if isinstance(item, LinkedArticle):
        article = item.article
        link = Link(article.title, reach(here, urls.page_path("article", article.id)))
        origin = show_origin(item.origin, words)
        return Event("article", words.appeared, link, _qualify(article.published, words), origin=origin)
    more = count(len(item), words.n_printings, words) if len(item) > 1 else ""
    said_on = item[0].quotation.said_on
    shown = show_iso(said_on, words) if said_on != day else None
    return Event("said", words.spoken, day=shown, said=show_said(here, item[0]), more=more)


def _qualify(when: When | None, words: Words) -> Day | None:
    """What a date says beyond the day it stands under: its hour, its stretch, that it is inferred."""
    if when is None:
        return None
    if when.first != when.last:
        return show_when(when, words)
    day = show_when(when, words)
    parts = [write_clock(when)] if when.time else []
    parts += [words.date_inferred] if when.uncertain else []
    return Day(", ".join(parts), day.iso) if day and parts else None
