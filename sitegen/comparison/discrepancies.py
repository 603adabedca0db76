"""Where the accounts differ: figures, dates, facts, negations, wording, attribution, selection. A difference that an
editor would call none costs more than one that is missed, so each rule asks for a plain case."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from sitegen.comparison.choices import differ_in_rivals, differ_in_variants
from sitegen.comparison.contests import differ_in_deeds
from sitegen.comparison.days import differ_in_days
from sitegen.comparison.disputed import differ_in_stated, part_apart
from sitegen.comparison.facts import differ_in_facts, differ_in_negation
from sitegen.comparison.measures import (
    RISING,
    Measure,
    disagree,
    group_measures,
    keep_words,
    print_value,
    span_of,
    tell_stories,
)
from sitegen.comparison.printings import differ_in_printing
from sitegen.comparison.scene import WEIGHT, Scene, are_several, holds, make_discrepancy
from sitegen.comparison.selection import differ_in_attribution, differ_in_selection
from sitegen.comparison.stated import Stated
from sitegen.model import Discrepancy, FigureFound, Member, Reading, Span

__all__ = ["Scene", "find_discrepancies"]


def find_discrepancies(scene: Scene) -> tuple[Discrepancy, ...]:
    """Heaviest first; ties by id."""
    stories = tell_stories({article: one.packed.names for article, one in scene.features.items()})
    found = [
        *differ_in_figures(scene, stories),
        *differ_in_days(scene),
        *differ_in_facts(scene),
        *differ_in_negation(scene),
        *differ_in_variants(scene),
        *differ_in_rivals(scene),
        *differ_in_printing(scene),
        *differ_in_attribution(scene),
        *differ_in_selection(scene),
    ]
    found += _leave_new(differ_in_deeds(scene, stories), found)
    stated = differ_in_stated(scene, stories)
    # A ballot's two counts are told by the ballot.
    found = [one for one in found if not (one.kind == "figure" and any(_lie_within(one, other) for other in stated))]
    found += _leave_new(stated, found)
    unique: dict[str, Discrepancy] = {}
    for discrepancy in sorted(found, key=lambda d: (-d.weight, d.id)):
        unique.setdefault(discrepancy.id, discrepancy)
    return tuple(unique.values())


def _leave_new(further: list[Discrepancy], known: list[Discrepancy]) -> list[Discrepancy]:
    """Those that no known difference tells: whose sides do not stand in the sides of one."""
    told = [d for d in known if d.kind in ("date", "fact", "figure", "negation")]
    return [one for one in further if not any(_meet_sides(one, other) for other in told)]


def _meet_sides(one: Discrepancy, other: Discrepancy) -> bool:
    theirs = [member for reading in other.readings for member in reading.members]
    return all(any(_meet(m, n) for m in reading.members for n in theirs) for reading in one.readings)


def _lie_within(one: Discrepancy, other: Discrepancy) -> bool:
    """Are all the words of one a part of what the other stands on?"""
    theirs = [member for reading in other.readings for member in reading.members]
    return all(
        any(m.span != n.span and holds(n, m.article, m.span) for n in theirs)
        for reading in one.readings
        for m in reading.members
    )


def _meet(a: Member, b: Member) -> bool:
    return (
        a.article == b.article
        and a.span.block == b.span.block
        and a.span.start < b.span.end
        and b.span.start < a.span.end
    )


def differ_in_figures(scene: Scene, stories: dict[str, tuple[int, ...]]) -> list[Discrepancy]:
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in scene.passages:
        for member in passage.members:
            unit = scene.units.get((member.article, member.span))
            if unit is not None:
                rows[member.article, unit.key].add(passage.id)
    found = []
    places = _index_members(scene)
    stated = {(article, one.span): one for article, some in scene.stated.items() for one in some}
    grouped = group_measures(scene.measures, scene.marks, rows, stories, scene.features, scene.memo)
    for group in [part for one in grouped for part in _part(one, stated)]:
        verdicts, disputed = _compare_values(scene, group)
        values: dict[tuple[str, str], list[Measure]] = defaultdict(list)
        said: dict[str, set[str]] = defaultdict(set)
        for measure in group:
            if _key_of(scene, measure) not in disputed:
                continue
            blocks = scene.accounts[measure.article].blocks
            span = measure.figure.span
            text = blocks[span.block].text[span.start : span.end]
            value = print_value(text, measure.figure)
            said[value].add(keep_words(text, measure.figure))
            speaker = "" if measure.speaker[:1] == "%" else measure.speaker
            values[value, speaker].append(measure)
        # One value given by an actor and by a source itself are two readings: who says so is half of the matter.
        readings = [
            Reading(min(said[value]) or value, _members(some), speaker)
            for (value, speaker), some in sorted(values.items())
        ]
        if are_several(scene, readings):
            weight = max(WEIGHT["figure" if verdict == "conflict" else verdict] for verdict in verdicts)
            found.append(make_discrepancy(scene, "figure", _about(scene, group, places), readings, weight))
    return found


def _part(group: list[Measure], stated: dict[tuple[str, Span], Stated]) -> list[list[Measure]]:
    """Without those that their sentences tell apart, each of which is a group of its own."""
    parts: list[list[Measure]] = []
    for measure in group:
        fitting = [part for part in parts if not any(_stand_apart(measure, other, stated) for other in part)]
        if fitting:
            max(fitting, key=lambda part: any(_share_verb(measure, other, stated) for other in part)).append(measure)
        else:
            parts.append([measure])
    return [part for part in parts if len({measure.article for measure in part}) > 1]


_NEAR = 160
"""Code points between two figures of one sentence, at most."""


def _stand_apart(a: Measure, b: Measure, stated: dict[tuple[str, Span], Stated]) -> bool:
    """What a sentence says by two figures of one kind is two things."""
    ours, theirs = a.figure, b.figure
    if a.article == b.article and ours.value != theirs.value and ours.span.block == theirs.span.block:
        return abs(ours.span.start - theirs.span.start) < _NEAR and a.key == b.key
    one, other = stated.get((a.article, ours.span)), stated.get((b.article, theirs.span))
    return one is not None and other is not None and part_apart(one, other)


def _share_verb(a: Measure, b: Measure, stated: dict[tuple[str, Span], Stated]) -> bool:
    one, other = stated.get((a.article, a.figure.span)), stated.get((b.article, b.figure.span))
    return one is not None and other is not None and not {*one.before}.isdisjoint(other.before)


Value = tuple[float, float | None, str, str]
"""A figure's value, upper end and hedge, and the day on which it was given, where that matters."""


def _key_of(scene: Scene, measure: Measure) -> Value:
    figure = measure.figure
    # What befell people is counted day by day, and rises; so does what it cost.
    day = _read_day(scene, measure) if measure.thing[:1] == "!" or not RISING.isdisjoint(measure.near) else ""
    return figure.value, figure.value_max, figure.hedge, day


def _compare_values(scene: Scene, group: list[Measure]) -> tuple[set[str], set[Value]]:
    """How figures of two voices disagree, and which do; each two values are compared once, whoever gives them."""
    givers: dict[Value, tuple[FigureFound, set[str]]] = {}
    for measure in group:
        given = givers.setdefault(_key_of(scene, measure), (measure.figure, set()))
        given[1].add(scene.voice[measure.article])
    verdicts: set[str] = set()
    disputed: set[Value] = set()
    for (key, (a, ours)), (other, (b, theirs)) in combinations(givers.items(), 2):
        day, another = key[3], other[3]
        if len(ours | theirs) < 2 or (day < another and a.value < b.value) or (another < day and b.value < a.value):
            continue
        verdict = disagree(a, b)
        if verdict and not (verdict == "degree" and day):  # a toll is "at least" so many as long as it is counted
            verdicts.add("vague" if verdict == "conflict" and a.value_max != b.value_max else verdict)
            disputed.update((key, other))
    return verdicts, disputed


def _read_day(scene: Scene, measure: Measure) -> str:
    """The day on which the article was written, where it is known."""
    when = scene.accounts[measure.article].published
    return when.first if when is not None and when.first == when.last else ""


def _members(measures: list[Measure]) -> tuple[Member, ...]:
    return tuple(sorted({Member(m.article, span_of(m.figure)) for m in measures}))


def _index_members(scene: Scene) -> dict[tuple[str, int], list[tuple[int, Member]]]:
    """By article and paragraph, what stands there in rows, and the number of the row."""
    places: dict[tuple[str, int], list[tuple[int, Member]]] = defaultdict(list)
    for number, passage in enumerate(scene.passages):
        for member in passage.members:
            places[member.article, member.span.block].append((number, member))
    return places


def _about(scene: Scene, group: list[Measure], places: dict[tuple[str, int], list[tuple[int, Member]]]) -> str:
    topics: dict[str, int] = defaultdict(int)
    meetings: dict[str, int] = defaultdict(int)
    for measure in group:
        for topic in measure.topics:
            topics[topic] += 1
        for meeting in measure.meetings:
            meetings[meeting] += 1
    for kind, counts in (("topic", topics), ("meeting", meetings)):
        if counts:
            best = max(sorted(counts), key=lambda name: counts[name])
            if counts[best] * 2 >= len(group):
                return f"{kind}:{best}"
    # The row that holds most of them: another may begin with one by chance.
    rows = Counter(
        number
        for measure in group
        for number in {
            number
            for number, member in places.get((measure.article, measure.figure.span.block), ())
            if holds(member, measure.article, measure.figure.span)
        }
    )
    passage = scene.passages[min(rows, key=lambda number: (-rows[number], number))].id if rows else ""
    return f"passage:{scene.kept.get(passage, passage)}"
