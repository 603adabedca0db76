"""Figures, dates and ballots that accounts give otherwise for one thing: what one thing is, either the thing's name and
its row say (`measures.py`) or the words right beside (`beside.py`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from sitegen.comparison.beside import Place, group_stated, part_apart
from sitegen.comparison.judged import tell_about
from sitegen.comparison.measures import (
    APPROXIMATE,
    RISING,
    Measure,
    disagree,
    group_measures,
    interval,
    keep_words,
    print_value,
    span_of,
)
from sitegen.comparison.scene import WEIGHT, Scene, are_several, holds, make_discrepancy
from sitegen.comparison.stated import Stated, read_stated
from sitegen.comparison.stories import Stories
from sitegen.memo import cut_runs, know_run
from sitegen.model import Discrepancy, DiscrepancyKind, FigureFound, Member, Reading, Span

_APART = 1
"""Days between two accounts whose words beside a figure are compared, at most."""
_MOMENTS = frozenset(("clock", "date", "years"))


def differ_in_figures(scene: Scene, stories: Stories) -> tuple[list[Discrepancy], list[Discrepancy]]:
    """Those of one thing by its name, and those of one thing by the words beside; some may stand in both."""
    groups = _group_by_thing(scene, stories)
    days = {article: day for article in scene.accounts if (day := _number_day(scene, article))}
    partners = {
        article: others
        for article, some in stories.find_partners(days, _APART).items()
        if (others := frozenset([other for other in some if scene.voice[other] != scene.voice[article]]))
    }
    # What stands around a figure is read only where it can matter.
    stated = _read_sentences(scene, {*partners, *[measure.article for group in groups for measure in group]})
    placed = {(article, one.span): one for article, some in stated.items() for one in some}
    parts = [part for group in groups for part in _part(group, placed)]
    places = _index_members(scene)
    by_thing = [found for part in parts for found in _contest_measures(scene, part, places)]
    by_words = [found for group in group_stated(stated, partners, days) for found in _contest_stated(scene, group)]
    return by_thing, by_words


def _number_day(scene: Scene, article: str) -> int:
    """The number of the day on which a report in English was written; 0 for others."""
    account = scene.accounts[article]
    if account.language not in ("", "en") or account.digest:
        return 0
    day = _read_day(scene, article)
    return date.fromisoformat(day).toordinal() if day else 0


def _read_sentences(scene: Scene, wanted: Iterable[str]) -> dict[str, tuple[Stated, ...]]:
    """What the sentences of some articles say by figures; read by runs of articles."""
    articles = sorted(wanted)
    calls = []
    for run in cut_runs(articles):
        read = tuple([(scene.accounts[one].blocks, scene.accounts[one].resolved) for one in articles[run]])
        calls.append((know_run(read, [(scene.memo.mark(one),) for one in read]),))
    found = [some for several in scene.memo.map(read_stated, calls) for some in several]
    return dict(zip(articles, found, strict=True))


# ---------------------------------------------------------------- one thing by its name


def _group_by_thing(scene: Scene, stories: Stories) -> list[list[Measure]]:
    """Those of which not all say the same."""
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in scene.passages:
        for member in passage.members:
            unit = scene.units.get((member.article, member.span))
            if unit is not None:
                rows[member.article, unit.key].add(passage.id)
    grouped = group_measures(scene.measures, scene.marks, rows, stories, scene.features, scene.memo)
    return [group for group in grouped if _compare_values(scene, group)[1]]


def _contest_measures(
    scene: Scene, group: list[Measure], places: dict[tuple[str, int], list[tuple[int, Member]]]
) -> list[Discrepancy]:
    verdicts, disputed = _compare_values(scene, group)
    values: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    said: dict[str, set[str]] = defaultdict(set)
    for measure in group:
        if _key_of(scene, measure) not in disputed or _rounds_off(scene, measure, group):
            continue
        text = scene.text(Member(measure.article, measure.figure.span))
        value = print_value(text, measure.figure)
        said[value].add(keep_words(text, measure.figure))
        speaker = "" if measure.speaker[:1] == "%" else measure.speaker
        values[value, speaker].append(measure)
    # One value given by an actor and by a source itself are two readings: who says so is half of the matter.
    readings = [
        Reading(min(said[value]) or value, _members(some), speaker) for (value, speaker), some in sorted(values.items())
    ]
    if not are_several(scene, readings):
        return []
    weight = max(WEIGHT["figure" if verdict == "conflict" else verdict] for verdict in verdicts)
    return [make_discrepancy(scene, "figure", _about(scene, group, places), readings, weight)]


def _rounds_off(scene: Scene, measure: Measure, group: list[Measure]) -> bool:
    """Does the voice give the number itself too: "23", and "nearly two dozen" further on?"""
    return measure.figure.hedge in APPROXIMATE and any(
        not other.figure.hedge
        and other.speaker == measure.speaker
        and scene.voice[other.article] == scene.voice[measure.article]
        and not disagree(other.figure, measure.figure)
        for other in group
    )


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
    """What a sentence says by two figures of one kind is two things, and so are hours of two zones."""
    ours, theirs = a.figure, b.figure
    if a.zone != b.zone:
        return True
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
    # What befell people is counted day by day, and rises; so does what it cost, and a person's age.
    rises = measure.thing[:1] == "!" or figure.unit == "age" or not RISING.isdisjoint(measure.near)
    day = _read_day(scene, measure.article) if rises else ""
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


def _read_day(scene: Scene, article: str) -> str:
    """The day on which the article was written, where it is known."""
    when = scene.accounts[article].published
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


# ---------------------------------------------------------------- one thing by the words beside


def _contest_stated(scene: Scene, group: list[Place]) -> list[Discrepancy]:
    """Nothing where a voice gives several, or a later account more."""
    sides: dict[tuple[float, float, float], list[Place]] = defaultdict(list)
    voices: dict[str, set[tuple[float, float, float]]] = defaultdict(set)
    for article, one in group:
        value = (*_span(one), one.other)
        sides[value].append((article, one))
        voices[scene.voice[article]].add(value)
    if len(sides) < 2 or any(len(said) > 1 for said in voices.values()):
        return []
    if any(x[0] <= y[1] and y[0] <= x[1] and x[2] == y[2] for x, y in combinations(sides, 2)):
        return []
    if group[0][1].unit not in _MOMENTS and _has_risen(scene, group):
        return []
    printed = {
        value: min((_print(scene, article, one) for article, one in some), key=lambda words: (len(words), words))
        for value, some in sides.items()
    }
    if len(set(printed.values())) < len(printed):
        return []
    readings = []
    for value in sorted(sides):
        for giver in sorted({one.speaker for _, one in sides[value]}):
            given = {Member(article, _span_of(one)) for article, one in sides[value] if one.speaker == giver}
            readings.append(Reading(printed[value], tuple(sorted(given)), giver))
    if not are_several(scene, readings):
        return []
    kind: DiscrepancyKind = "date" if group[0][1].unit in ("date", "years") else "figure"
    about = tell_about(scene, tuple([(some[0][0], some[0][1].span) for _, some in sorted(sides.items())][:2]))
    return [make_discrepancy(scene, kind, about, readings, WEIGHT[kind])]


def _span_of(one: Stated) -> Span:
    """The figure with the thing it counts, where that follows at once."""
    near = one.end - one.span.end >= 0 and not one.unit
    return Span(one.span.block, one.span.start, one.end) if near else one.span


def _has_risen(scene: Scene, group: list[Place]) -> bool:
    """Does a later account give more? What is counted day by day grows."""
    told = [(when.first, one.low) for article, one in group if (when := scene.accounts[article].published)]
    return any(day < later and low < high for day, low in told for later, high in told)


def _print(scene: Scene, article: str, one: Stated) -> str:
    text = " ".join(scene.text(Member(article, one.span)).split())
    return text if one.unit in (*_MOMENTS, "votes") else print_value(text, _figure(one))


def _figure(one: Stated) -> FigureFound:
    return FigureFound(one.span, one.low, None if one.low == one.high else one.high, one.unit, one.hedge)


def _span(one: Stated) -> tuple[float, float]:
    if one.unit == "clock" and one.hedge in APPROXIMATE:
        return one.low - _MINUTES, one.high + _MINUTES
    return (one.low, one.high) if one.unit in (*_MOMENTS, "votes") else interval(_figure(one))


_MINUTES = 20
"""By which an hour may be off that is only about so."""
