"""Which meetings an article may speak of. Knows days and declarations, reads no text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from sitegen.model import Article, Meeting

WINDOW = 21
"""Days before and after publication."""


def meetings_near(article: Article, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """The meetings that the article declares, and those within its window of days; by start, then id."""
    return list_near((article,), meetings)[0]


def list_near(articles: Iterable[Article], meetings: tuple[Meeting, ...]) -> list[tuple[Meeting, ...]]:
    """`meetings_near` of each article, with the meetings laid out by day once. Articles near the same ones share one
    tuple."""
    ordered = sorted(meetings, key=lambda meeting: (meeting.start.first, meeting.start.time, meeting.id))
    place = {meeting.id: at for at, meeting in enumerate(ordered)}
    dated = [
        (start, end, at)
        for at, meeting in enumerate(ordered)
        if (start := _count_day(meeting.start.first)) and (end := _count_day((meeting.end or meeting.start).last))
    ]
    dated.sort()
    starts = [start for start, _, _ in dated]
    ended = list(accumulate((end for _, end, _ in dated), max))
    """The last day of all meetings up to each: it never falls, so that those over long ago can be skipped."""
    near = []
    made: dict[tuple[int, ...], tuple[Meeting, ...]] = {}
    for article in articles:
        found = {place[ref.id] for ref in article.meetings if ref.id in place}
        published = article.published
        if published is not None and (first := _count_day(published.first)) and (last := _count_day(published.last)):
            begun = bisect_right(starts, last + WINDOW)
            going = bisect_left(ended, first - WINDOW)
            found.update([at for _, end, at in dated[going:begun] if end >= first - WINDOW])
        places = tuple(sorted(found))
        if places not in made:
            made[places] = tuple([ordered[at] for at in places])
        near.append(made[places])
    return near


def _count_day(iso: str) -> int:
    """Days since the calendar's first; 0 for what is no day."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return 0
