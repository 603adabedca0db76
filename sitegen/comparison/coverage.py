"""What each voice has on each topic and meeting. Silence is said only of a voice that wrote when there was something
to say; what cannot be decided is said to be undecided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from sitegen.comparison.accounts import Account, Unit
from sitegen.model import (
    Coverage,
    CoverageState,
    Meeting,
    MeetingRef,
    Member,
    Resolved,
    Span,
    Topic,
    Voice,
    When,
    Written,
)

Stage = Literal["before", "during", "after", "unknown"]


def stage_of(account: Account, meeting: Meeting) -> Stage:
    """When the article was written, as the editor declares it, else by the dates; `unknown` where the day is one and
    the hours are not known."""
    declared: Written = next((ref.written for ref in account.meetings if ref.id == meeting.id), "")
    if declared:
        return declared
    return compare_times(account.published, meeting)


def compare_times(published: When | None, meeting: Meeting) -> Stage:
    if published is None:
        return "unknown"
    last = (meeting.end or meeting.start).last
    if published.last < meeting.start.first:
        return "before"
    if published.first > last:
        return "after"
    if meeting.start.first == meeting.start.last == published.first == published.last:
        zone = published.zone == meeting.start.zone
        if published.time and meeting.start.time and zone and published.time < meeting.start.time:
            return "before"
        ended = meeting.end
        if published.time and ended and ended.time and zone and ended.first == published.first:
            return "after" if published.time > ended.time else "during"
    return "unknown"


class Report(Struct, frozen=True, gc=False):
    """What an article has on one topic or meeting."""

    kind: Literal["topic", "meeting"]
    target: str
    members: tuple[Member, ...]
    quotes: bool


def list_reports(passages: Iterable[Unit], resolved: Resolved) -> tuple[Report, ...]:
    """One for each topic and meeting that the article has a passage on, or names in its title or a heading. A topic is
    quoted where a speaker's own words raise it: what stands beside them is the article's."""
    found: dict[tuple[Literal["topic", "meeting"], str], list[Member]] = {}
    quoting: set[tuple[str, str]] = set()
    units: dict[int, list[Span]] = defaultdict(list)
    for unit in passages:
        units[unit.span.block].append(unit.span)
        if unit.topics or unit.meetings:
            member = Member(resolved.article, unit.span)
            for topic in unit.topics:
                found.setdefault(("topic", topic), []).append(member)
            for meeting in unit.meetings:
                found.setdefault(("meeting", meeting), []).append(member)
            if unit.direct and unit.speaker:
                quoting.update([("meeting", meeting) for meeting in unit.meetings])
    said: dict[int, list[Span]] = defaultdict(list)
    for quotation in resolved.quotations:
        if quotation.found.form == "direct" and (quotation.speaker or quotation.found.speaker is not None):
            for part in quotation.found.parts:
                said[part.block].append(part)
    for mention in resolved.mentions:
        if mention.kind != "topic" and mention.kind != "meeting":
            continue
        span, key = mention.span, (mention.kind, mention.target)
        quoted = span.block > 0 and any(part.start <= span.start and span.end <= part.end for part in said[span.block])
        if quoted and mention.kind == "topic":
            quoting.add(key)
        if key not in found:
            found[key] = [Member(resolved.article, span)]
        elif quoted and not any(unit.start <= span.start and span.end <= unit.end for unit in units[span.block]):
            found[key].append(Member(resolved.article, span))  # in a sentence too short to be a passage
    return tuple([Report(*key, tuple(sorted(members)), key in quoting) for key, members in found.items()])


class _Press:
    """Who has what, by topic and meeting."""

    def __init__(self, accounts: tuple[Account, ...], reports: tuple[tuple[Report, ...], ...]) -> None:
        self.accounts = {account.id: account for account in accounts}
        self.reports = dict(zip(self.accounts, reports, strict=True))
        self.on: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        """Articles with something on a topic or meeting."""
        self.declared: dict[str, set[str]] = defaultdict(set)
        """Articles tied to a meeting by the editor."""
        for account in accounts:
            for report in self.reports[account.id]:
                self.on[report.kind, report.target][account.id] = None
            for ref in account.meetings:
                self.declared[ref.id].add(account.id)


def cover(
    accounts: tuple[Account, ...],
    reported: tuple[tuple[Report, ...], ...],
    topics: tuple[Topic, ...],
    meetings: tuple[Meeting, ...],
    voices: tuple[Voice, ...],
) -> tuple[Coverage, ...]:
    """One row for each topic or meeting and each voice, sorted; `reported` is what each article has."""
    press = _Press(accounts, reported)
    about: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for topic in meeting.about:
            about[topic].append(meeting)
    reporting = {topic.id: [press.accounts[name] for name in press.on.get(("topic", topic.id), ())] for topic in topics}
    decisive = {
        topic.id: next((m for m in about[topic.id] if _is_after(reporting[topic.id], m)), None) for topic in topics
    }
    found = []
    for voice in voices:
        own = _Own(voice, tuple([press.accounts[article] for article in voice.articles]))
        has: dict[tuple[str, str], list[Report]] = defaultdict(list)
        for article in voice.articles:
            for report in press.reports[article]:
                has[report.kind, report.target].append(report)
        for topic_record in topics:
            name = topic_record.id
            reports = has.get(("topic", name), [])
            state = _state(reports)
            raised = decisive[name]
            if state is None and raised is not None:
                state = _absent_meeting(own, raised, press)
            state = state or _absent_topic(own, reporting[name], about[name], press)
            found.append(_row("topic", name, voice, state, reports))
        for meeting in meetings:
            reports = has.get(("meeting", meeting.id), [])
            found.append(
                _row("meeting", meeting.id, voice, _state(reports) or _absent_meeting(own, meeting, press), reports)
            )
    return tuple(sorted(found, key=lambda row: (row.kind, row.target, row.source)))


class _Own:
    """A voice's articles, and the days between which they lie."""

    def __init__(self, voice: Voice, accounts: tuple[Account, ...]) -> None:
        self.articles = frozenset(voice.articles)
        self.accounts = accounts
        written = [account.published for account in accounts if account.published]
        self.dated = len(written) == len(accounts)
        self.latest = max((when.last for when in written), default="")
        self.newest = max(
            (account for account in accounts if account.published),
            key=lambda account: (account.published.first if account.published else "", account.id),
            default=None,
        )


def _state(reports: list[Report]) -> CoverageState | None:
    if not reports:
        return None
    return "quotes" if any(report.quotes for report in reports) else "reports"


def _is_after(reporting: list[Account], meeting: Meeting) -> bool:
    """Were all that report a topic written after the meeting that raised it?"""
    return bool(reporting) and meeting.status == "held" and all(stage_of(one, meeting) == "after" for one in reporting)


def _absent_meeting(own: _Own, meeting: Meeting, press: _Press) -> CoverageState:
    declared = press.declared.get(meeting.id, set())
    if own.newest is not None and own.newest.id not in declared and stage_of(own.newest, meeting) == "after":
        return "silent"
    if own.dated and own.latest < meeting.start.first and own.articles.isdisjoint(declared):
        return "not-yet"
    stages = {stage_of(account, meeting) for account in own.accounts}
    if "after" in stages:
        return "silent"
    return "undecided" if "unknown" in stages else "not-yet"


def _absent_topic(own: _Own, reporting: list[Account], about: list[Meeting], press: _Press) -> CoverageState:
    """Silence on a topic that no meeting decides: by the first article that reports it."""
    first = min((a.published.first for a in reporting if a.published), default="")
    if not first or not own.dated:
        return "undecided"
    if own.latest > first:
        return "silent"
    # An article on a meeting whose agenda has the topic could have raised it, on the first day too.
    if own.latest == first:
        on_agenda = any(
            account.id in press.on.get(("meeting", meeting.id), ()) or _declares(account.meetings, meeting.id)
            for meeting in about
            for account in own.accounts
        )
        return "silent" if on_agenda else "undecided"
    return "not-yet"


def _declares(refs: tuple[MeetingRef, ...], meeting: str) -> bool:
    return any(ref.id == meeting for ref in refs)


def _row(
    kind: Literal["topic", "meeting"], target: str, voice: Voice, state: CoverageState, reports: list[Report]
) -> Coverage:
    members = tuple([member for report in reports for member in report.members])
    articles = tuple(dict.fromkeys([report.members[0].article for report in reports])) or voice.articles
    return Coverage(kind, target, voice.id, state, articles, members)
