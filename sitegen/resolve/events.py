"""Meetings that an article speaks of by an event noun with day, place or body: "Monday's talks in Geneva". A bare "the
talks" counts only where the article is clearly about one meeting."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec.structs import replace

from sitegen.model import Article, DateFound, Findings, Meeting, Mention, Quotation, Span
from sitegen.resolve import event_words as tables
from sitegen.resolve.scenes import DAY, ENOUGH, Event, Room, is_same_day
from sitegen.resolve.shelf import Shelf

_CLOSE = 90
"""Code points between a date and the meeting that it dates, at most."""
_SOON = 3
"""Days from an occasion to the article that gives what was said after it, at most."""


def resolve_events(
    article: Article, findings: Findings, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[Mention, ...]:
    """`mentions` and the meetings spoken of by event nouns; mentions by name or alias stand."""
    if not meetings:
        return mentions
    room = Room(findings, mentions, meetings)
    events = room.find_events(article.blocks)
    if not events:
        return mentions
    picked = [_pick_sure(event) for event in events]
    for number, event in enumerate(events):
        picked[number] = picked[number] or _pick_tied(event, events, picked)
    main = _find_main(article, [*picked, *(m.target for m in mentions if m.kind == "meeting")])
    for number in range(1, len(events)):
        if events[number].again and not picked[number] and events[number].sentence == events[number - 1].sentence:
            picked[number] = picked[number - 1]
    named = [(m.span, m.target) for m in mentions if m.kind == "meeting"]
    told = sorted([*named, *((event.span, target) for event, target in zip(events, picked, strict=True) if target)])
    found = []
    for event, target in zip(events, picked, strict=True):
        if not target and not _may_mean_all(article, event, told, main):
            target = _pick_main(event, main)
        found.append((event.span, target))
    return (*mentions, *(Mention(span, "meeting", target) for span, target in found if target))


def _may_mean_all(article: Article, event: Event, told: list[tuple[Span, str]], main: str) -> bool:
    """ "the talks" after two other meetings were named: all of them, as it may be, unless the paragraph has just
    spoken of the main one."""
    if event.day or event.placed or event.span.block == 0:
        return False
    words = article.blocks[event.span.block].text[event.span.start : event.span.end]
    if words.lower() not in tables.BARE:
        return False
    before = [(span, target) for span, target in told if span < event.span]
    if before and before[-1][1] == main and before[-1][0].block == event.span.block:
        return False
    return len({target for _, target in before} - {main}) > 1


def _fitting(event: Event) -> tuple[str, ...]:
    """The meetings that the words around the noun speak for most, where they say enough."""
    if not event.scores:
        return ()
    best = event.scores[0][0]
    if best < ENOUGH or (best < DAY and not (event.certain or event.definite)):
        return ()
    return tuple(target for score, target in event.scores if score == best)


def _pick_sure(event: Event) -> str:
    fitting = _fitting(event)
    return fitting[0] if len(fitting) == 1 else ""


def _pick_tied(event: Event, events: list[Event], picked: list[str]) -> str:
    """Of several that the words allow, the one that the article means for sure elsewhere by the same sign: the same
    day, or a place."""
    fitting = _fitting(event)
    if len(fitting) < 2:
        return ""
    known = {
        target
        for other, target in zip(events, picked, strict=True)
        if target in fitting and ((event.day and other.day == event.day) or (event.placed and other.placed))
    }
    return known.pop() if len(known) == 1 else ""


def _find_main(article: Article, targets: list[str]) -> str:
    """The meeting that the article is clearly about, or "": named twice and twice as often as any other."""
    counts = Counter(target for target in targets if target)
    declared = [ref.id for ref in article.meetings]
    if not counts:
        return declared[0] if len(declared) == 1 else ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if second == 0 or (most > 1 and most >= 2 * second) or (declared == [best] and most > second):
        return best
    return ""


def _pick_main(event: Event, main: str) -> str:
    """The article's own meeting, for a noun that the words around leave open."""
    if not main or not event.scores:
        return ""
    if main in _fitting(event):
        return main
    fits = main in [target for score, target in event.scores if score == event.scores[0][0]]
    return main if fits and event.certain and (event.definite or event.titled or event.lasting) else ""


# ---------------------------------------------------------------- days and occasions


def tie_dates(
    dates: tuple[DateFound, ...], mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[str, ...]:
    """For each date the meeting that it dates: mentioned close by, and held on that day; else ""."""
    known = {meeting.id: meeting for meeting in meetings}
    spoken = Shelf((m.span, m.target) for m in mentions if m.kind == "meeting" and m.target in known)
    tied = []
    for found in dates:
        span = found.span
        near = [
            (max(a - span.end, span.start - b, 0), target)
            for a, b, target in spoken.between(span.block, span.start - 2 * _CLOSE, span.end + _CLOSE)
            if is_same_day(found, "", known[target])
        ]
        gap, target = min(near, default=(_CLOSE, ""))
        tied.append(target if gap < _CLOSE else "")
    return tuple(tied)


def tie_days(
    article: Article,
    dates: tuple[DateFound, ...],
    quotations: tuple[Quotation, ...],
    mentions: tuple[Mention, ...],
    meetings: tuple[Meeting, ...],
) -> tuple[Quotation, ...]:
    """The quotations with the days of those said "after the talks": from the day of what was over to that of the
    article, where the one is soon after the other."""
    if article.published is None or not any(quotation.found.after for quotation in quotations):
        return quotations
    held = {meeting.id: (meeting.end or meeting.start).last for meeting in meetings}
    shelf = Shelf((found.span, found.date) for found in dates)
    spoken = Shelf((m.span, held[m.target]) for m in mentions if m.kind == "meeting" and m.target in held)
    tied = []
    for quotation in quotations:
        said = quotation.found.said
        if said is not None and quotation.found.after:
            days = [day for _, _, day in (*shelf.over(said), *spoken.over(said)) if day]
            quotation = replace(quotation, said_on=_span_days(days[0], article.published.last) if days else "")
        tied.append(quotation)
    return tuple(tied)


def _span_days(day: str, published: str) -> str:
    """From `day` on, up to the publication; "" where that is no narrow stretch."""
    day = day.partition("/")[2] or day
    try:
        gap = (date.fromisoformat(published) - date.fromisoformat(day)).days
    except ValueError:
        return ""
    if not 0 <= gap <= _SOON:
        return ""
    return f"{day}/{published}" if gap else day


def tie_occasions(
    quotations: tuple[Quotation, ...], mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[Quotation, ...]:
    """The quotations with the meeting at which the words were said: named in the venue, or an occasion of the
    speaker's own (an interview, a briefing) that outlet and day single out."""
    if not meetings:
        return quotations
    shelf = Shelf((m.span, m) for m in mentions if m.kind in ("actor", "meeting"))
    return tuple(
        replace(quotation, occasion=occasion)
        if (quotation.found.venue or quotation.found.addressee)
        and (occasion := _find_occasion(quotation, shelf, meetings))
        else quotation
        for quotation in quotations
    )


def _find_occasion(quotation: Quotation, shelf: Shelf[Mention], meetings: tuple[Meeting, ...]) -> str:
    found = quotation.found
    venue = [m for _, _, m in shelf.over(found.venue)] if found.venue is not None else []
    named = sorted({m.target for m in venue if m.kind == "meeting"})
    if len(named) == 1:
        return named[0]
    if not quotation.speaker:
        return ""
    addressed = [m for _, _, m in shelf.over(found.addressee)] if found.addressee is not None else []
    hosts = {m.target for m in (*venue, *addressed) if m.kind == "actor"} - {quotation.speaker}
    fitting = [
        meeting.id
        for meeting in meetings
        if meeting.type in ("interview", "briefing", "call", "statement")
        and quotation.speaker in meeting.participants
        and hosts & {*meeting.participants, meeting.organizer}
        and (not quotation.said_on or meeting.start.first <= quotation.said_on[:10] <= meeting.start.last)
    ]
    return fitting[0] if len(fitting) == 1 else ""
