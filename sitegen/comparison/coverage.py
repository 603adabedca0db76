"""What each voice has on each topic and meeting. Silence is said only of a voice that wrote when there was something
to say; what cannot be decided is said to be undecided."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from sitegen.comparison.accounts import Account, Features, Unit
from sitegen.model import Coverage, CoverageState, Meeting, MeetingRef, Member, Span, Topic, Voice, When, Written

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


def cover(
    accounts: tuple[Account, ...],
    features: tuple[Features, ...],
    topics: tuple[Topic, ...],
    meetings: tuple[Meeting, ...],
    voices: tuple[Voice, ...],
) -> tuple[Coverage, ...]:
    """One row for each topic or meeting and each voice, sorted."""
    by_id = {account.id: account for account in accounts}
    passages: dict[tuple[str, str, str], list[tuple[Unit, str]]] = defaultdict(list)
    for one in features:
        for unit in one.units:
            for topic in unit.topics:
                passages["topic", topic, one.article].append((unit, one.article))
            for meeting in unit.meetings:
                passages["meeting", meeting, one.article].append((unit, one.article))
    _add_titles(accounts, passages)
    about: dict[str, list[Meeting]] = defaultdict(list)
    for meeting_record in meetings:
        for topic in meeting_record.about:
            about[topic].append(meeting_record)
    found = []
    for voice in voices:
        own = tuple(by_id[article] for article in voice.articles)
        for topic_record in topics:
            members = [m for account in own for m in passages.get(("topic", topic_record.id, account.id), [])]
            state = _state(members) or _absent_topic(own, topic_record.id, about[topic_record.id], accounts, passages)
            found.append(_row("topic", topic_record.id, voice, state, members))
        for meeting_record in meetings:
            members = [m for account in own for m in passages.get(("meeting", meeting_record.id, account.id), [])]
            state = _state(members) or _absent_meeting(own, meeting_record)
            found.append(_row("meeting", meeting_record.id, voice, state, members))
    return tuple(sorted(found, key=lambda row: (row.kind, row.target, row.source)))


def _add_titles(accounts: tuple[Account, ...], passages: dict[tuple[str, str, str], list[tuple[Unit, str]]]) -> None:
    """What only a heading or the title names is reported too."""
    for account in accounts:
        for mention in account.resolved.mentions:
            if mention.kind in ("topic", "meeting"):
                key = (mention.kind, mention.target, account.id)
                if not passages.get(key):
                    passages[key].append((_bare(mention.span), account.id))


def _bare(span: Span) -> Unit:
    return Unit(span, "", (), (), (), (), (), (), (), (), ())


def _state(members: list[tuple[Unit, str]]) -> CoverageState | None:
    if not members:
        return None
    return "quotes" if any(unit.direct and unit.speaker for unit, _ in members) else "reports"


def _absent_meeting(own: tuple[Account, ...], meeting: Meeting) -> CoverageState:
    stages = {stage_of(account, meeting) for account in own}
    if meeting.status in ("planned", "postponed", "cancelled"):
        return "silent" if "after" in stages else "undecided" if "unknown" in stages else "not-yet"
    if "after" in stages:
        return "silent"
    return "undecided" if "unknown" in stages else "not-yet"


def _absent_topic(
    own: tuple[Account, ...],
    topic: str,
    about: list[Meeting],
    accounts: tuple[Account, ...],
    passages: dict[tuple[str, str, str], list[tuple[Unit, str]]],
) -> CoverageState:
    """Silence on a topic: by the meeting that raised it where all that report it wrote after that meeting, else by
    the first article that reports it."""
    reporting = [account for account in accounts if passages.get(("topic", topic, account.id))]
    if not reporting:
        return "undecided"
    for meeting in about:
        if meeting.status == "held" and all(stage_of(account, meeting) in ("after",) for account in reporting):
            return _absent_meeting(own, meeting)
    first = min((a.published.first for a in reporting if a.published), default="")
    days = [a.published.last for a in own if a.published]
    if not first or len(days) < len(own):
        return "undecided"
    if max(days) > first:
        return "silent"
    # An article on a meeting whose agenda has the topic could have raised it, on the first day too.
    if max(days) == first:
        on_agenda = any(
            passages.get(("meeting", meeting.id, account.id)) or _declares(account.meetings, meeting.id)
            for meeting in about
            for account in own
        )
        return "silent" if on_agenda else "undecided"
    return "not-yet"


def _declares(refs: tuple[MeetingRef, ...], meeting: str) -> bool:
    return any(ref.id == meeting for ref in refs)


def _row(
    kind: Literal["topic", "meeting"], target: str, voice: Voice, state: CoverageState, members: list[tuple[Unit, str]]
) -> Coverage:
    return Coverage(
        kind,
        target,
        voice.id,
        state,
        tuple(dict.fromkeys(article for _, article in members)) or voice.articles,
        tuple(Member(article, unit.span) for unit, article in members),
    )
