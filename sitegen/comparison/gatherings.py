"""How much a passage tells of a meeting itself: that it was opened or held, how long, by whom, when and where, and what
came of it. A passage that only says "after the talks" tells of something else; it never decides what happened."""

from __future__ import annotations

import re

from sitegen.comparison.accounts import Account, Unit
from sitegen.model import Meeting, Span
from sitegen.text import WORD, fold

_HELD = frozenset(("talks-held", "talks-length"))
_OUTCOME = frozenset(("deadlock", "next-round"))
_HOLDING = 3
"""Points for saying that it was opened, held or how long it took."""
_CAME_OF_IT = 2
_PRESENT = 2
"""Participants that count, at most: one for each that is named where the meeting is said to be held."""
_ASIDE = 2
"""Points off where the meeting is only the time of something else."""
_ASIDE_OF = re.compile(
    r"\b(?:after|following|before|ahead of|since|amid|during|until)\s+(?:[\w.'’-]+\s+){0,3}$", re.IGNORECASE
)


def rate_telling(unit: Unit, account: Account, meeting: Meeting) -> int:
    """Points, from 0: the more, the sooner a reader should see the passage."""
    held = not _HELD.isdisjoint(unit.frames)
    outcome = not held and not _OUTCOME.isdisjoint(unit.frames)
    points = _HOLDING * held + _CAME_OF_IT * outcome
    if held or outcome:
        # Who speaks is named for that, and elsewhere a country is named for what it wants.
        sat = {"%" + actor for actor in meeting.participants}.intersection(unit.names) - {"%" + unit.speaker}
        points += min(_PRESENT, len(sat))
    first, last = meeting.start.first, (meeting.end or meeting.start).last
    points += any(first <= day <= last for day in unit.days)
    place = WORD.findall(meeting.place.rpartition(",")[2])
    points += bool(place) and "%" + fold(place[-1]) in unit.names
    points += held and any(
        figure.found.unit == "clock" and _is_in(figure.found.span, unit.span) for figure in account.resolved.figures
    )
    points -= bool(unit.speaker) and "talks-length" not in unit.frames
    points -= len(unit.meetings) - 1
    if not outcome and "talks-length" not in unit.frames and _stands_aside(unit, account, meeting):
        points -= _ASIDE
    return max(0, points)


def _is_in(span: Span, whole: Span) -> bool:
    return span.block == whole.block and whole.start <= span.start and span.end <= whole.end


def _stands_aside(unit: Unit, account: Account, meeting: Meeting) -> bool:
    """Is the meeting named in the passage only for the time of something else: "ahead of Monday's talks"?"""
    text = account.blocks[unit.span.block].text
    named = [
        mention.span
        for mention in account.resolved.mentions
        if mention.kind == "meeting" and mention.target == meeting.id and _is_in(mention.span, unit.span)
    ]
    return bool(named) and all(_ASIDE_OF.search(text, unit.span.start, span.start) for span in named)
