"""The front page: the state of play, where the accounts differ, the meetings, the latest words, what each source
covers. It is the briefing on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Brief, Briefing, LinkedArticle, Said, stands
from sitegen.markdown import Html
from sitegen.model import Issue, Span
from sitegen.pages.compare import make_matrices, show_first
from sitegen.pages.coverage import Matrix
from sitegen.pages.days import Day, show_when
from sitegen.pages.differences import DifferenceView
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, reach
from sitegen.pages.lists import ArticleLine, count_accounts, show_article_line
from sitegen.pages.provenance import IssueView, SaidView, show_blocks, show_issue, show_said, widen
from sitegen.pages.words import Words, choose_form, count, look_up, write_number


class Size(Struct, frozen=True, omit_defaults=True):
    number: str
    noun: str


class MeetingLine(Struct, frozen=True, omit_defaults=True):
    meeting: Link
    day: Day | None
    place: str
    accounts: str
    differences: str = ""


class Need(Struct, frozen=True):
    """What is for the editor to see to, of one kind."""

    name: str
    total: str
    issues: tuple[IssueView, ...]
    more: int


class FrontPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    lead: str
    sizes: tuple[Size, ...]
    period: str
    reviewed: str
    state: Html | None = None
    state_title: str = ""
    differences: tuple[DifferenceView, ...] = ()
    all_differences: Link | None = None
    meetings: tuple[MeetingLine, ...] = ()
    """The last ones, in order."""
    latest: tuple[SaidView, ...] = ()
    articles: tuple[ArticleLine, ...] = ()
    """The newest, where there is neither a text of the editor nor a meeting."""
    topics: Matrix | None = None
    compare: str = ""
    needs: tuple[Need, ...] = ()
    all_meetings: Link | None = None


_DIFFERENCES_SHOWN = 7
_MEETINGS_SHOWN = 8
_LATEST_SHOWN = 6
_NEWEST_SHOWN = 8
_NEEDS_SHOWN = 30
_TOPICS_SHOWN = 20


def make_front(briefing: Briefing, site: Site, needs: Sequence[tuple[str, Issue]] = ()) -> PageOut:
    """`needs` are issues with their kind, for the editor's preview: every other edition has none of them."""
    here = Here(site, "index.html")
    words = site.words
    front = next((page for page in briefing.pages if page.id == "index"), None)
    total, held = len(briefing.differences), len(briefing.meetings)
    topics = next(iter(make_matrices(here, _trim(briefing))))
    return PageOut(
        here.path,
        "index.html",
        FrontPage(
            frame(here, "front", site.title, "", site.description),
            site.title,
            site.description,
            _count_all(briefing, words),
            _tell_period(briefing, words),
            words.reviewed_of.format(
                write_number(sum(1 for a in briefing.articles if a.article.reviewed is not None), words),
                write_number(len(briefing.articles), words),
            ),
            show_blocks(here, front.blocks) if front else None,
            front.title if front else words.state_of_play,
            show_first(here, briefing, _DIFFERENCES_SHOWN),
            Link(words.all_n.format(write_number(total, words)), reach(here, urls.list_path(urls.DIFFERENCES, 0)))
            if total > _DIFFERENCES_SHOWN
            else None,
            tuple(_show_meetings(here, briefing)),
            tuple(_choose_latest(here, briefing)),
            () if front or briefing.meetings else tuple(_show_newest(here, briefing)),
            topics,
            reach(here, "compare/index.html"),
            tuple(_show_needs(here, needs)) if site.preview else (),
            Link(words.all_n.format(write_number(held, words)), reach(here, "meetings/index.html"))
            if held > _MEETINGS_SHOWN
            else None,
        ),
    )


def _show_needs(here: Here, needs: Sequence[tuple[str, Issue]]) -> Iterable[Need]:
    """In the order of the words' table; what has no kind there comes first."""
    groups: dict[str, list[Issue]] = {}
    for kind, issue in needs:
        if issue.severity != "error":
            groups.setdefault(kind, []).append(issue)
    known = [kind for kind, _ in here.words.needs]
    for kind in sorted(groups, key=lambda k: (known.index(k) if k in known else -1, k)):
        issues = groups[kind]
        shown = tuple(show_issue(issue, here.words) for issue in issues[:_NEEDS_SHOWN])
        total = write_number(len(issues), here.words)
        yield Need(look_up(here.words.needs, kind), total, shown, len(issues) - len(shown))


def _trim(briefing: Briefing) -> Briefing:
    return replace(briefing, topics=briefing.topics[:_TOPICS_SHOWN])


def _count_all(briefing: Briefing, words: Words) -> tuple[Size, ...]:
    numbers = (
        (sum(1 for brief in briefing.briefs if brief.status != "retracted"), words.n_articles),
        (len(briefing.columns), words.n_origins),
        (len(briefing.meetings), words.n_meetings),
        (
            sum(1 for s in briefing.said if s.quotation.found.form == "direct" and stands(s.parts[0])),
            words.n_quotations,
        ),
    )
    return tuple(Size(write_number(n, words), choose_form(n, forms, words)) for n, forms in numbers if n)


def _tell_period(briefing: Briefing, words: Words) -> str:
    dates = [a.article.published for a in briefing.articles if a.article.published is not None]
    if not dates:
        return ""
    first, last = min(dates, key=lambda w: w.first), max(dates, key=lambda w: w.last)
    whole = show_when(type(first)(first.first, last.last), words)
    return whole.text if whole else ""


def _show_meetings(here: Here, briefing: Briefing) -> Iterable[MeetingLine]:
    words = here.words
    for linked in sorted(briefing.meetings, key=lambda m: (m.meeting.start, m.meeting.id))[-_MEETINGS_SHOWN:]:
        meeting = linked.meeting
        differences = len(linked.differences)
        yield MeetingLine(
            Link(meeting.name, reach(here, urls.page_path("meeting", meeting.id))),
            show_when(meeting.start, words, weekday=True),
            meeting.place,
            count(count_accounts(linked), words.n_sources, words),
            count(differences, words.n_differences, words) if differences else "",
        )


def _show_newest(here: Here, briefing: Briefing) -> Iterable[ArticleLine]:
    def day(brief: Brief) -> str:
        return brief.published.first if brief.published else ""

    for brief in sorted(briefing.briefs, key=day, reverse=True)[:_NEWEST_SHOWN]:
        yield show_article_line(here, brief)


def _choose_latest(here: Here, briefing: Briefing) -> Iterable[SaidView]:
    """One quotation of each speaker, the longest of the newest day. Words of long ago are nobody's latest, however new
    the article that tells of them."""
    newest: dict[str, Said] = {}
    articles = {linked.article.id: linked for linked in briefing.articles}
    direct = [
        (_rank(one), one)
        for one in briefing.said
        if one.speaker is not None and one.quotation.found.form == "direct" and stands(one.parts[0])
    ]
    last = None
    for rank, one in sorted(direct, key=itemgetter(0), reverse=True):
        if len(newest) >= _LATEST_SHOWN and rank != last:
            break
        if one.quotation.speaker not in newest and not _is_old(one, articles[one.parts[0].article]):
            newest[one.quotation.speaker] = one
            last = rank
    ordered = sorted(newest.values(), key=lambda s: (s.speaker.name if s.speaker else "", s.quotation.id))
    ordered.sort(key=_rank, reverse=True)
    return (show_said(here, one) for one in ordered[:_LATEST_SHOWN])


_OLD = 30
"""Days before its article by which a saying is no news of that article."""


def _is_old(said: Said, linked: LinkedArticle) -> bool:
    """Was it said long before its article? Without a day of its own it is taken for old where a day or year of long ago
    stands in a sentence that quotes the same speaker, in its paragraph or the one before."""
    published = linked.article.published
    if published is None or published.first <= f"{date.min + timedelta(_OLD)}":
        return False
    start = f"{date.fromisoformat(published.first) - timedelta(_OLD)}"
    if said.quotation.said_on:
        return said.quotation.said_on.rpartition("/")[2] < start
    first = said.parts[0].span.block
    own = (quotation for quotation in linked.resolved.quotations if quotation.speaker == said.quotation.speaker)
    words = [part for quotation in own for part in quotation.found.parts if part.block in (first - 1, first)]
    around = [Span(w.block, *widen(linked.article.blocks[w.block].text, w.start, w.end)) for w in words]
    old = (one.found.span for one in linked.resolved.dates if "" < one.found.date.rpartition("/")[2] < start)
    return any(_holds(around, day) and not _holds(words, day) for day in old)


def _holds(spans: Sequence[Span], one: Span) -> bool:
    return any(span.block == one.block and span.start <= one.start < span.end for span in spans)


def _rank(said: Said) -> tuple[str, bool, bool, int]:
    """By the day spoken, where that is one day, else by the day of the article that tells it as news."""
    first = said.parts[0]
    printed = first.published.first if first.published else ""
    day = said.quotation.said_on if "/" not in said.quotation.said_on else ""
    return (day or printed, bool(day), first.origin.copy.kind != "altered", said.quotation.words)
