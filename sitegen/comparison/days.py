"""Where two accounts give another day for one gathering: a body that meets in one place, named with its day by both. A
weekday says only which day of the week it is; where more than one day could be meant, nothing is said."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from sitegen.comparison.accounts import Account
from sitegen.comparison.scene import WEIGHT, Gathered, Scene, are_several, make_discrepancy
from sitegen.model import Block, Date, Discrepancy, Member, Mention, Reading, Resolved

_OF = re.compile(
    r"\b(?:meeting|session|summit|conference|assembly|gathering|congress) (?:of|at) (?:the )?$", re.IGNORECASE
)
"""A gathering, before the body that it is of."""
_HELD = re.compile(
    r"(?: \([^()]*\))?(?P<held>(?: (?:will|is|are|was|were|to|due|set|expected|scheduled|be|being|held|take|takes|took|"
    r"place|meet|meets|met|convene|convenes|convened|gather|gathers|gathered))*)"
    r" (?:in|at) (?:the )?(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) on (?:the )?$"
)
"""From the body to the day: "of the council will meet in Ostholm on"."""
_GATHERS = re.compile(r"\b(?:place|meets?|met|convene[sd]?|gather(?:s|ed)?|held)$")
_AHEAD_OF = re.compile(r"\b(?:will|to|due|set|expected|scheduled|planned|meets?|convenes?)\b")
_OVER = re.compile(r"\b(?:was|were|took|met|convened|gathered|after|following)\b")
_BEHIND = 40
_AHEAD = 90
_APART = 6
"""Days that two accounts may be apart, and the meeting from them."""

Told = tuple[Account, Date, int]
"""Who gives the day, and the day itself as a number."""


def differ_in_days(scene: Scene) -> list[Discrepancy]:
    told: dict[tuple[str, str, str], dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for name, gathered in sorted(scene.gathered.items()):
        account = scene.accounts[name]
        if account.published is None or account.published.first != account.published.last:
            continue
        for actor, place, tense, number, day in gathered:
            told[actor, place, tense][scene.voice[account.id]].append((account, account.resolved.dates[number], day))
    found = []
    for (actor, _, _), voices in sorted(told.items()):
        givers = [one for voice in sorted(voices) for one in voices[voice]]
        weekdays = [{day % 7 for _, _, day in voices[voice]} for voice in sorted(voices)]
        written = [_number(account.published.first) for account, _, _ in givers if account.published]
        # A body may meet every week, and one account may speak of two meetings.
        if any(len(some) > 1 for some in weekdays) or len(set.union(*weekdays)) < 2:
            continue
        if max(written) - min(written) > _APART:
            continue
        about = _find_meeting(scene, actor, givers)
        readings = _read_days(givers)
        if about and are_several(scene, readings):
            found.append(make_discrepancy(scene, "date", f"meeting:{about}", readings, WEIGHT["date"]))
    return found


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def list_gatherings(blocks: tuple[Block, ...], resolved: Resolved) -> tuple[Gathered, ...]:
    """The bodies that gather on days the article gives."""
    return tuple(
        [
            (*named, number, date.fromisoformat(given.found.date).toordinal())
            for number, given in enumerate(resolved.dates)
            if len(given.found.date) == len("2024-03-04") and given.found.kind != "relative"
            for named in _name_gatherings(blocks, resolved, given)
        ]
    )


def _name_gatherings(blocks: tuple[Block, ...], resolved: Resolved, given: Date) -> list[tuple[str, str, str]]:
    """The bodies that gather on the day, each with the place and the tense; none where the tense is not plain."""
    span = given.found.span
    text = blocks[span.block].text
    found = []
    for mention in resolved.mentions:
        ahead = span.start - mention.span.end
        if mention.kind != "actor" or mention.span.block != span.block or not 0 < ahead < _AHEAD:
            continue
        held = _HELD.fullmatch(text, mention.span.end, span.start)
        if held is None or not _is_of(text, mention, held):
            continue
        clause = re.split(r"[.;!?]\s", text[: span.start])[-1]
        future, past = bool(_AHEAD_OF.search(clause)), bool(_OVER.search(clause))
        if future != past:
            found.append((mention.target, held["place"], "future" if future else "past"))
    return found


def _is_of(text: str, mention: Mention, held: re.Match[str]) -> bool:
    start = mention.span.start
    return bool(_OF.search(text[max(0, start - _BEHIND) : start]) or _GATHERS.search(held["held"]))


def _find_meeting(scene: Scene, actor: str, givers: list[Told]) -> str:
    """The meeting of the records that one of the accounts has the day of."""
    tied = {given.meeting for _, given, _ in givers if given.meeting}
    if tied:
        return tied.pop() if len(tied) == 1 else ""
    weekdays = {day % 7 for _, _, day in givers}
    fitting = [
        meeting.id
        for meeting in scene.meetings
        if actor in (meeting.organizer, *meeting.participants)
        and meeting.start.first == meeting.start.last
        and (day := _number(meeting.start.first)) % 7 in weekdays
        and all(abs(day - _number(a.published.first)) <= _APART for a, _, _ in givers if a.published)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _read_days(givers: list[Told]) -> list[Reading]:
    """One reading a day of the week, in the words of an account: a weekday alone says no date."""
    sides: dict[int, list[Told]] = defaultdict(list)
    for one in givers:
        sides[one[2] % 7].append(one)
    readings = []
    for _, some in sorted(sides.items()):
        members = sorted({Member(account.id, given.found.span) for account, given, _ in some})
        words = {
            account.blocks[g.found.span.block].text[g.found.span.start : g.found.span.end] for account, g, _ in some
        }
        readings.append(Reading(min(words, key=lambda one: (len(one), one)), tuple(members)))
    return readings
