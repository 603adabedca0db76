"""The index of each kind of record: one line a record with what a reader chooses by. Long lists are cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from sitegen import urls
from sitegen.link import Brief, LinkedActor, LinkedMeeting, LinkedSource, LinkedTopic, stands
from sitegen.model import HAVING
from sitegen.pages.days import Day, show_when
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    Tongue,
    Turn,
    frame,
    link_labels,
    reach,
    split_pages,
    tell_tongue,
    turn_page,
)
from sitegen.pages.pictures import Drawn, draw_meetings, draw_quoted
from sitegen.pages.provenance import OriginView, show_origin
from sitegen.pages.words import count, look_up, write_number

R = TypeVar("R")


class ArticleLine(Struct, frozen=True, omit_defaults=True):
    title: str
    href: str
    origin: OriginView
    day: Day | None = None
    summary: str = ""
    digest: bool = False
    quotations: str = ""
    meetings: tuple[Link, ...] = ()
    reviewed: bool = False
    status: str = ""
    retracted: bool = False
    language: Tongue | None = None
    """Of the title and the summary."""


class RecordLine(Struct, frozen=True, omit_defaults=True):
    """Of an actor, a meeting, a source or a topic."""

    name: str
    href: str
    note: str = ""
    day: Day | None = None
    counts: tuple[str, ...] = ()
    group: str = ""
    """Heading that it stands under; lines of one group follow each other."""


class ListPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    lead: str
    heads: tuple[str, ...] = ()
    """Column heads for the counts of a line."""
    lines: tuple[RecordLine, ...] = ()
    articles: tuple[ArticleLine, ...] = ()
    turn: Turn = Turn()
    drawn: Drawn | None = None
    """On the first page of a long list."""


def show_article_line(here: Here, brief: Brief) -> ArticleLine:
    words = here.words
    return ArticleLine(
        brief.title,
        reach(here, urls.page_path("article", brief.id)),
        show_origin(brief.origin, words),
        show_when(brief.published, words),
        brief.summary,
        brief.digest,
        count(brief.quotations, words.n_quotations, words),
        link_labels(here, brief.meetings),
        brief.reviewed,
        look_up(words.statuses, brief.status) if brief.status else "",
        brief.status == "retracted",
        tell_tongue(brief.language, here.site),
    )


class ArticleList(Struct, frozen=True, tag=True):
    """What one page of the list of articles is made from."""

    total: int
    """Articles in all."""
    standing: int
    """Of these, without those that were retracted."""
    index: int
    """Of the page, from 0."""
    briefs: tuple[Brief, ...]


def order_newest(briefs: Sequence[Brief]) -> list[Brief]:
    """Newest first; undated ones last."""
    dated = sorted((b for b in briefs if b.published), key=lambda b: b.id)
    dated.sort(key=lambda b: b.published.first if b.published else "", reverse=True)
    return dated + [b for b in briefs if b.published is None]


def cut_article_lists(briefs: Sequence[Brief]) -> Iterable[ArticleList]:
    ordered = order_newest(briefs)
    standing = sum(1 for brief in ordered if brief.status != "retracted")
    for index, (_, start, end) in enumerate(split_pages(len(ordered), "articles/index")):
        yield ArticleList(len(ordered), standing, index, tuple(ordered[start:end]))


def make_article_list(cut: ArticleList, site: Site) -> PageOut:
    words = site.words
    pages = split_pages(cut.total, "articles/index")
    here = Here(site, pages[cut.index][0])
    lead = count(cut.standing, words.n_articles, words)
    lines = tuple(show_article_line(here, brief) for brief in cut.briefs)
    base = frame(here, "list", words.articles, "articles", f"{site.title}: {words.articles}")
    turn = turn_page(here, pages, cut.index)
    return PageOut(here.path, "list.html", ListPage(base, words.articles, lead, articles=lines, turn=turn))


def make_actor_lists(actors: Sequence[LinkedActor], site: Site) -> Iterable[PageOut]:
    words = site.words
    kinds = [kind for kind, _ in words.actor_kinds]
    ordered = sorted(actors, key=lambda a: (kinds.index(a.actor.kind), -len(a.said), a.actor.name.casefold()))

    def line(here: Here, linked: LinkedActor) -> RecordLine:
        direct = sum(1 for said in linked.said if said.quotation.found.form == "direct" and stands(said.parts[0]))
        role = linked.actor.roles[0].title if linked.actor.roles else ""
        note = ", ".join(part for part in (role, linked.affiliation.name if linked.affiliation else "") if part)
        return RecordLine(
            linked.actor.name,
            reach(here, urls.page_path("actor", linked.actor.id)),
            note,
            None,
            (f"{linked.heard}/{linked.articles}", write_number(direct, words)),
            look_up(words.actor_kinds, linked.actor.kind),
        )

    return _make_record_pages("actors", ordered, site, words.n_actors, (words.articles, words.quotations), line)


def make_meeting_lists(meetings: Sequence[LinkedMeeting], site: Site) -> Iterable[PageOut]:
    words = site.words
    ordered = sorted(meetings, key=lambda m: (m.meeting.start, m.meeting.id))

    def line(here: Here, linked: LinkedMeeting) -> RecordLine:
        meeting = linked.meeting
        note = ", ".join(part for part in (look_up(words.meeting_types, meeting.type), meeting.place) if part)
        if meeting.status != "held":
            note = f"{note} ({look_up(words.meeting_states, meeting.status)})"
        return RecordLine(
            meeting.name,
            reach(here, urls.page_path("meeting", meeting.id)),
            note,
            show_when(meeting.start, words, weekday=True),
            (write_number(count_accounts(linked), words), write_number(len(linked.differences), words)),
        )

    return _make_record_pages(
        "meetings", ordered, site, words.n_meetings, (words.sources, words.differences_counted), line, draw_meetings
    )


def make_topic_lists(topics: Sequence[LinkedTopic], site: Site) -> Iterable[PageOut]:
    words = site.words
    ordered = sorted(topics, key=lambda t: t.topic.name.casefold())

    def line(here: Here, linked: LinkedTopic) -> RecordLine:
        having = sum(1 for cell in linked.cells if cell.coverage.state in HAVING)
        return RecordLine(
            linked.topic.name,
            reach(here, urls.page_path("topic", linked.topic.id)),
            linked.topic.question,
            None,
            (f"{having}/{len(linked.columns)}", write_number(len(linked.differences), words)),
        )

    return _make_record_pages("topics", ordered, site, words.n_topics, (words.sources, words.differences_counted), line)


def make_source_lists(sources: Sequence[LinkedSource], site: Site) -> Iterable[PageOut]:
    words = site.words
    ordered = sorted(sources, key=lambda s: (-len(s.articles), s.source.name.casefold()))

    def line(here: Here, linked: LinkedSource) -> RecordLine:
        source = linked.source
        note = ", ".join(part for part in (source.kind, source.country) if part)
        return RecordLine(
            source.name,
            reach(here, urls.page_path("source", source.id)),
            note,
            None,
            tuple(
                write_number(sum(1 for brief in briefs if brief.status != "retracted"), words)
                for briefs in (linked.articles, linked.carried)
            ),
        )

    return _make_record_pages(
        "sources", ordered, site, words.n_sources, (words.articles, words.carries), line, draw_quoted
    )


def count_accounts(linked: LinkedMeeting) -> int:
    """Voices that report the meeting or announce it."""
    return sum(1 for cell in linked.cells if cell.coverage.state in HAVING)


def _make_record_pages(
    section: str,
    records: Sequence[R],
    site: Site,
    forms: tuple[str, ...],
    heads: tuple[str, ...],
    line: Callable[[Here, R], RecordLine],
    draw: Callable[[Here, Sequence[R]], Drawn | None] | None = None,
) -> Iterable[PageOut]:
    title = getattr(site.words, section)

    def fill(here: Here, base: Base, turn: Turn, start: int, end: int) -> ListPage:
        lines = tuple(line(here, record) for record in records[start:end])
        drawn = draw(here, records) if draw is not None and start == 0 else None
        return ListPage(base, title, count(len(records), forms, site.words), heads, lines, turn=turn, drawn=drawn)

    return _make_pages(section, title, len(records), site, fill)


def _make_pages(
    section: str, title: str, total: int, site: Site, fill: Callable[[Here, Base, Turn, int, int], ListPage]
) -> Iterable[PageOut]:
    pages = split_pages(total, f"{section}/index")
    for index, (path, start, end) in enumerate(pages):
        here = Here(site, path)
        base = frame(here, "list", title, section, f"{site.title}: {title}")
        yield PageOut(path, "list.html", fill(here, base, turn_page(here, pages, index), start, end))
