"""Which meetings an article may speak of. Knows days and declarations, reads no text."""

from __future__ import annotations

from datetime import date

from sitegen.model import Article, Meeting

WINDOW = 21
"""Days before and after publication."""


def meetings_near(article: Article, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """The meetings that the article declares, and those within its window of days; by start, then id."""
    declared = {ref.id for ref in article.meetings}
    published = article.published
    near = [
        meeting
        for meeting in meetings
        if meeting.id in declared
        or (published is not None and _days_between(published.first, published.last, meeting) <= WINDOW)
    ]
    return tuple(sorted(near, key=lambda meeting: (meeting.start.first, meeting.start.time, meeting.id)))


def _days_between(first: str, last: str, meeting: Meeting) -> int:
    """Days between a stretch and a meeting; 0 where they touch. Both in ISO dates."""
    end = meeting.end.last if meeting.end is not None else meeting.start.last
    try:
        before = (date.fromisoformat(meeting.start.first) - date.fromisoformat(last)).days
        after = (date.fromisoformat(first) - date.fromisoformat(end)).days
    except ValueError:
        return WINDOW + 1
    return max(before, after, 0)
