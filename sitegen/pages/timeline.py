"""All that happened, day by day: meetings held, words spoken, articles published. An ordered list; what is inferred or
takes several days says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen import urls
from sitegen.link import Brief, Briefing, Said
from sitegen.model import Meeting, When
from sitegen.pages.days import Day, show_iso, show_when, write_clock
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    Turn,
    frame,
    reach,
    split_pages,
    tell_tongue,
    turn_page,
)
from sitegen.pages.picture import Picture
from sitegen.pages.picture_days import Happening
from sitegen.pages.pictures import draw_happenings, happen_meeting, happen_said, happen_when
from sitegen.pages.provenance import OriginView, SaidView, show_origin, show_said
from sitegen.pages.quotations import mark_said
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
    retracted: bool = False


class TimelineDay(Struct, frozen=True, omit_defaults=True):
    id: str
    events: tuple[Event, ...]
    day: Day | None = None


class TimelinePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    days: tuple[TimelineDay, ...]
    turn: Turn = Turn()
    picture: Picture | None = None


_UNDATED = "9999"


class Item(Struct, frozen=True):
    """One of three: a meeting held, a statement in its printings, an article that appeared."""

    day: str
    meeting: Meeting | None = None
    said: tuple[Said, ...] = ()
    article: Brief | None = None


class TimelinePart(Struct, frozen=True, tag=True):
    """What one page of the timeline is made from."""

    total: int
    """Items in all."""
    index: int
    """Of the page, from 0."""
    items: tuple[Item, ...]
    mark: bytes = b""
    """Equal for equal values."""


def cut_timeline(briefing: Briefing, marks: Mapping[str, bytes]) -> Iterable[TimelinePart]:
    """`marks` are of the texts, by article."""
    items = _list_items(briefing)
    for index, (_, start, end) in enumerate(split_pages(len(items), "timeline")):
        some = tuple(items[start:end])
        rest = (len(items), index, [(i.day, i.meeting, i.article, len(i.said)) for i in some])
        yield TimelinePart(len(items), index, some, mark_said(rest, [s for i in some for s in i.said], marks))


def make_timeline_part(part: TimelinePart, site: Site) -> PageOut:
    words = site.words
    pages = split_pages(part.total, "timeline")
    here = Here(site, pages[part.index][0])
    days: dict[str, list[Event]] = {}
    for item in part.items:
        days.setdefault(item.day, []).append(_show_event(here, item))
    return PageOut(
        here.path,
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
            turn_page(here, pages, part.index),
            draw_happenings(here, (h for item in part.items for h in _happen(item, words)), words.timeline),
        ),
    )


def _happen(item: Item, words: Words) -> Iterable[Happening]:
    if item.meeting is not None:
        yield happen_meeting(item.meeting, words)
    elif item.article is not None and item.article.published is not None:
        label = f"{show_origin(item.article.origin, words).full}: {item.article.title}"
        yield happen_when(2, item.article.published, label, words)
    yield from happen_said(item.said, words)


def _list_items(briefing: Briefing) -> list[Item]:
    """On each day its meetings, then what was said, then what was published. A statement stands once."""
    items: list[tuple[tuple[str, int, str], Item]] = []
    for linked in briefing.meetings:
        meeting = linked.meeting
        start = meeting.start
        place = (start.first, 0, f"{start.time or '99'} {meeting.id}")
        items.append((place, Item(start.first, meeting)))
    statements: dict[str, list[Said]] = {}
    for said in briefing.said:
        if said.quotation.found.form == "direct" and said.speaker is not None and said.quotation.said_on:
            statements.setdefault(said.statement or said.quotation.id, []).append(said)
    for ident, printings in statements.items():
        day = printings[0].quotation.said_on.partition("/")[0]
        items.append(((day, 1, ident), Item(day, said=tuple(printings))))
    for brief in briefing.briefs:
        day = brief.published.first if brief.published else _UNDATED
        items.append(((day, 2, brief.id), Item(day, article=brief)))
    return [item for _, item in sorted(items, key=lambda one: one[0])]


def _show_event(here: Here, item: Item) -> Event:
    words = here.words
    if item.meeting is not None:
        meeting = item.meeting
        when = meeting.start
        note = meeting.place
        if meeting.status != "held":
            note = f"{note} ({look_up(words.meeting_states, meeting.status)})".strip()
        link = Link(meeting.name, reach(here, urls.page_path("meeting", meeting.id)))
        return Event("meeting", words.happened, link, _qualify(when, words), note)
    if item.article is not None:
        article = item.article
        tongue = tell_tongue(article.language, here.site)
        link = Link(article.title, reach(here, urls.page_path("article", article.id)), language=tongue)
        origin = show_origin(article.origin, words)
        day = _qualify(article.published, words)
        status = look_up(words.statuses, article.status) if article.status else ""
        retracted = article.status == "retracted"
        return Event("article", words.appeared, link, day, status, origin, retracted=retracted)
    said = item.said
    more = count(len(said), words.n_printings, words) if len(said) > 1 else ""
    said_on = said[0].quotation.said_on
    shown = show_iso(said_on, words) if said_on != item.day else None
    return Event("said", words.spoken, day=shown, said=show_said(here, said[0]), more=more)


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
