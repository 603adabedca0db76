"""The day on which an article without date was written, worked out from its weekdays and from the dated articles that
it stands among. Says nothing where that leaves a choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sitegen.analysis.dates import find_dates
from sitegen.model import Block
from sitegen.text import WORD

_NEAR = 10
"""Days that the dated articles about the same matter may lie apart."""
_SHARED = 6
"""Names in capitals that two articles about one matter share, at least."""


class Dated(NamedTuple):
    """An article as this module sees it; `day` is its ISO date, or empty."""

    blocks: tuple[Block, ...]
    day: str
    names: frozenset[str]
    """Its words with a capital, by which two articles about one matter are known."""


def make_dated(blocks: tuple[Block, ...], day: str) -> Dated:
    return Dated(blocks, day, _names(blocks))


def infer_day(article: Dated, others: Iterable[Dated]) -> str:
    """The article's ISO date, or nothing. `others` are dated."""
    near = sorted(
        ((len(article.names & other.names), other.day[:10]) for other in others if other.day),
        key=lambda pair: (-pair[0], pair[1]),
    )
    alike = [day for shared, day in near if shared >= _SHARED and 2 * shared >= near[0][0]]
    if not alike:
        return ""
    first, last = date.fromisoformat(min(alike)), date.fromisoformat(max(alike))
    if (last - first).days > _NEAR:
        return ""
    weekday = find_weekday(article.blocks)
    if weekday < 0:
        return ""
    middle = date.fromisoformat(sorted(alike)[len(alike) // 2])
    return next(
        (day.isoformat() for step in range(-3, 4) if (day := middle + timedelta(days=step)).weekday() == weekday), ""
    )


def find_weekday(blocks: tuple[Block, ...]) -> int:
    """The weekday (Monday is 0) that the article was written on: the last of those that it tells of as past, with
    those still to come after it. -1 where it tells too little."""
    past: dict[int, int] = {}
    coming: dict[int, int] = {}
    wednesday = date(2003, 1, 1)  # any week serves
    for probe in (wednesday, wednesday + timedelta(days=1)):
        unread = False
        for found in find_dates(blocks, "en", probe.isoformat()):
            if found.kind != "weekday" or len(found.date) != 10:
                continue
            day = date.fromisoformat(found.date)
            if day.weekday() == probe.weekday():
                unread = unread or probe == wednesday  # today, or a week off: asked from the next day
            elif probe == wednesday or day.weekday() == wednesday.weekday():
                counts = past if day < probe else coming
                counts[day.weekday()] = counts.get(day.weekday(), 0) + 1
        if not unread:
            break
    if not past:
        return -1
    # a weekday told of in both ways is what most of its sentences say
    for each in sorted(past.keys() & coming.keys()):
        del (coming if past[each] >= coming[each] else past)[each]
    if not past:
        return -1
    costs = sorted(
        (
            sum(count * ((day - each) % 7) for each, count in past.items())
            + sum(count * (((each - day) % 7) or 7) for each, count in coming.items()),
            day,
        )
        for day in past
    )
    return costs[0][1] if len(costs) < 2 or costs[0][0] < costs[1][0] else -1


def _names(blocks: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(
        word
        for block in blocks
        for match in WORD.finditer(block.text)
        if (word := match.group()) and word[0].isupper() and len(word) > 3
    )
