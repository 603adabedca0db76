"""What the records say of time: whether an article came before, during or after a meeting, and the edition's day."""

from __future__ import annotations

from sitegen.link.nouns import Cited
from sitegen.model import Article, Meeting, Records, Written


def tell_written(article: Article, meeting: Meeting) -> Written:
    """Was the article written before, during or after the meeting? Declared, else by the days; "" where the days
    cannot tell (the same day, or no date)."""
    for ref in article.meetings:
        if ref.id == meeting.id and ref.written:
            return ref.written
    if article.published is None:
        return ""
    if article.published.last < meeting.start.first:
        return "before"
    end = meeting.end or meeting.start
    return "after" if article.published.first > end.last else ""


def tell_changed(article: Article) -> str:
    """ISO day on which its record last changed, as far as it tells; empty where it has no date at all."""
    reviewed = article.reviewed.on if article.reviewed is not None else None
    days = [when.last for when in (article.added, reviewed) if when is not None]
    days += [correction.date.last for correction in article.corrections]
    if article.status is not None and article.status.on is not None:
        days.append(article.status.on.last)
    if article.published is not None and article.added is None:
        days.append(article.published.last)
    return max(days, default="")


def stands(cited: Cited) -> bool:
    """Does it count? What its outlet took back is shown as such and counted nowhere."""
    return cited.status != "retracted"


def tell_edition(records: Records) -> str:
    """The edition's day: `as_of`, else the newest day in the records; no clock is read."""
    if records.settings.as_of is not None:
        return records.settings.as_of.last
    days = [a.published.last for a in records.articles if a.published is not None]
    days += [a.added.last for a in records.articles if a.added is not None]
    days += [c.date.last for a in records.articles for c in a.corrections]
    days += [m.start.last for m in records.meetings if not days]
    return max(days, default="")
