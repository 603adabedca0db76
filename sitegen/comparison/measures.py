"""Figures of several articles that measure one thing, and whether they agree. Equal numbers in other clothes are no
disagreement; where it is not plain that two figures measure one thing, nothing is said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.accounts import Unit, find_unit
from sitegen.comparison.features import Features
from sitegen.comparison.merging import follow
from sitegen.comparison.stems import is_common, list_kin, read_word, stem, tell
from sitegen.comparison.stories import STORY, Stories
from sitegen.comparison.things import (
    BESIDE_HOUR,
    DURATIONS,
    WORDED,
    are_one_amount,
    hedge_hour,
    is_other,
    name_thing,
    name_zone,
)
from sitegen.memo import Later, Memo
from sitegen.model import Block, Figure, FigureFound, Resolved, Span

APPROXIMATE = (
    frozenset("about almost around approximately nearly roughly some close-to an-estimated estimated".split())
    | BESIDE_HOUR
)
BOUNDED_BELOW = frozenset(("more than", "over", "at least", "upwards of", "no fewer than", "above"))
BOUNDED_ABOVE = frozenset(("less than", "fewer than", "up to", "under", "at most", "as many as", "below"))

_SMALL = 12
"""A bare count below this ("two sides"), but for what befell people, is told by the words beside it alone, and so are
amounts, shares, hours of the day and the like, of which the words seldom name the thing:"""
_NEAR = 5
"""telling words on either side of the figure, of which"""
_NEAR_SHARED = 2
"""as many at least stand beside the other too, a name of the passages for one of them; one more without a row."""
_WORDS = 4
"""Shared words, apart from the figures' own, that alone tie two counts."""
_COMPARED = 32
"""Figures of one thing that a further one is compared with, at most: the first of them."""
_ORDER = 4
"""How many times larger the one of two figures may be that still measure one thing."""
_TOLERANCE = 5
"""Percent by which an approximate figure may be off."""


RISING = frozenset(stem(word) for word in ("damage", "loss"))
"""Stems of what is counted for days."""


class Measure(Struct, frozen=True, gc=False):
    """A figure with all that decides what it measures."""

    article: str
    figure: FigureFound
    speaker: str
    thing: str
    """Kin or stem of the thing counted or lasting."""
    passage: int
    """Number of the passage that it stands in; what that is called, and the meetings that it is about, are"""
    key: str
    meetings: tuple[str, ...]
    topics: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    """Stems that are words of the figure itself, of numbers and of the thing it counts: they tell nothing more."""
    near: tuple[str, ...] = ()
    """Stems of the other words beside the figure; none where it is not the only one of its kind in the passage."""
    only: bool = False
    """Is it the article's only figure of its thing?"""
    zone: str = ""
    """Of an hour of the day, where the text names one."""


def read_measures(blocks: tuple[Block, ...], resolved: Resolved, units: tuple[Unit, ...]) -> tuple[Measure, ...]:
    """The figures of an article that could be compared with another's."""
    named: list[tuple[Figure, str, Unit]] = []
    for figure in resolved.figures:
        if is_other(blocks, figure.found):
            continue
        thing = name_thing(blocks, resolved, figure.found)
        if (thing or _is_typed(figure.found)) and (unit := find_unit(units, figure.found.span)) is not None:
            named.append((figure, thing, unit))
    kinds = Counter([(unit.span, figure.found.unit, thing) for figure, thing, unit in named])
    every = Counter([(figure.found.unit, thing) for figure, thing, _ in named])
    found = []
    for figure, thing, unit in named:
        text = blocks[figure.found.span.block].text
        own = _list_own(text, figure.found)
        alone = kinds[unit.span, figure.found.unit, thing] == 1
        near = _list_near(text, figure.found, unit, own) if alone else ()
        if near or not _is_told_beside(figure.found, thing):
            place = units.index(unit), unit.key, unit.meetings, unit.topics
            only = every[figure.found.unit, thing] == 1
            giver = _name_giver(figure, unit)
            zone = name_zone(text, figure.found.unit, figure.found.span)
            hedge = hedge_hour(text, figure.found.unit, figure.found.span, figure.found.hedge)
            own_figure = figure.found if hedge == figure.found.hedge else replace(figure.found, hedge=hedge)
            found.append(Measure(resolved.article, own_figure, giver, thing, *place, own, near, only, zone))
    return tuple(found)


def _is_typed(figure: FigureFound) -> bool:
    """Is it an amount, a share, an hour of the day: told by its unit where its thing has no name?"""
    return figure.unit not in ("", "age", *DURATIONS)


def _is_told_beside(figure: FigureFound, thing: str) -> bool:
    """Do only the words beside it say what it is of?"""
    return not thing or (figure.unit == "" and figure.value < _SMALL and thing[:1] != "!")


def _list_near(text: str, figure: FigureFound, unit: Unit, own: tuple[str, ...]) -> tuple[str, ...]:
    """Stems of the words beside a figure in its passage, but for names and the figure's own."""
    about = figure.about
    after = about.end if about is not None and about.start >= figure.span.end else figure.span.end
    behind = _list_telling(text, unit.span.start, figure.span.start)[-_NEAR:]
    ahead = _list_telling(text, after, unit.span.end)[:_NEAR]
    return tuple(sorted({*behind, *ahead}.difference(own)))


def _list_telling(text: str, start: int, end: int) -> list[str]:
    words = [match.group() for match in WORDED.finditer(text, start, end)]
    return [told[0] for word in words if not word[0].isupper() and (told := tell(read_word(word)))]


def _list_own(text: str, figure: FigureFound) -> tuple[str, ...]:
    spans = [figure.span, *([figure.about] if figure.about is not None else [])]
    words = [match.group() for span in spans for match in WORDED.finditer(text, span.start, span.end)]
    return tuple(sorted({told[0] for word in words if (told := tell(read_word(word)))}))


def _name_giver(figure: Figure, unit: Unit) -> str:
    """Who gives the figure; empty for the source itself, which may add one to another's words."""
    if figure.found.quotation < 0 or figure.found.speaker is None:
        return figure.speaker
    return figure.speaker or unit.speaker


def group_measures(
    measures: tuple[Measure, ...],
    marks: tuple[bytes, ...],
    rows: dict[tuple[str, str], set[str]],
    stories: Stories,
    features: dict[str, Features],
    memo: Memo,
) -> list[list[Measure]]:
    """Sets of measures of one thing, from more than one article. `marks` tell what each measure was made of; `rows`
    says in which rows a passage (article, key) stands."""
    kinds: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, measure in enumerate(measures):
        kinds[measure.figure.unit, "" if _is_typed(measure.figure) else measure.thing].append(number)
    several = [kinds[kind] for kind in sorted(kinds) if len(kinds[kind]) > 1]
    calls = []
    for numbers in several:
        some = [measures[number] for number in numbers]
        held = [tuple(sorted(rows.get((one.article, one.key), ()))) for one in some]
        told = [
            stories.telling[m.article] if rows_of or " " in m.thing else ()
            for m, rows_of in zip(some, held, strict=True)
        ]
        made_of = ([marks[number] for number in numbers], held, told)
        calls.append((Later(partial(_lay_out, some, held, told, features), of=made_of),))
    return [
        [measures[numbers[place]] for place in group]
        for numbers, groups in zip(several, memo.map(group_kind, calls), strict=True)
        for group in groups
    ]


Told = tuple[Measure, Unit, tuple[str, ...], tuple[int, ...]]
"""A measure, its passage, the rows that this stands in, and the telling names of its article."""


def _lay_out(
    some: list[Measure], held: list[tuple[str, ...]], told: list[tuple[int, ...]], features: dict[str, Features]
) -> list[Told]:
    units = [features[one.article].units[one.passage] for one in some]
    return list(zip(some, units, held, told, strict=True))


class _Gauge:
    """A measure made ready to be compared with others of its kind."""

    __slots__ = (
        "beside",
        "days",
        "figure",
        "held",
        "high",
        "kin",
        "low",
        "names",
        "near",
        "only",
        "own",
        "pairs",
        "records",
        "stems",
        "story",
        "term",
        "thing",
    )  # fmt: skip

    def __init__(self, measure: Measure, unit: Unit, held: tuple[str, ...], story: tuple[int, ...]) -> None:
        self.figure = measure.figure
        self.low, self.high = interval(measure.figure)
        self.names = frozenset(unit.names)
        self.days = frozenset(unit.days)
        self.stems = frozenset(unit.stems)
        self.kin = unit.kin
        self.pairs = frozenset(unit.pairs)
        self.own = frozenset(measure.own)
        self.records = frozenset([*["&" + name for name in unit.meetings], *["$" + name for name in measure.topics]])
        self.held = frozenset(held)
        self.story = frozenset(story)
        self.thing = measure.thing
        self.term = " " in measure.thing
        self.near = frozenset(measure.near)
        self.beside = _is_told_beside(measure.figure, measure.thing)
        self.only = measure.only


def group_kind(told: list[Told]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the measures of one thing, for each thing that several articles measure. All are of one unit and one
    kind of thing, each with the rows that its passage stands in and the telling names of its article."""
    bare = told[0][0].figure.unit == ""
    gauges: list[_Gauge] = []
    parts: dict[int, list[int]] = {}
    into: dict[int, int] = {}
    """Part -> the part that it became a piece of."""
    strong: dict[str, set[int]] = {}
    """Parts by what a figure must share with one of theirs."""
    weak: dict[str, list[int]] = defaultdict(list)
    """Measures by words of which a figure must share several."""
    for number, (measure, unit, rows, story) in enumerate(told):
        gauge = _Gauge(measure, unit, rows, story)
        gauges.append(gauge)
        ties, words = _list_ties(measure, unit, rows, story)
        near: set[int] = set()
        for tie in ties:
            if tie in strong:
                # What became a piece of another is followed once.
                strong[tie] = found = {follow(into, part) for part in strong[tie]}
                near |= found
        if bare:
            counts = Counter(chain.from_iterable([weak[word] for word in words if word in weak]))
            near.update([follow(into, part) for part, count in counts.items() if count >= _WORDS])
            for word in words:
                weak[word].append(number)
        merged = [number]
        for name in sorted(near):
            part = parts[name][:_COMPARED]
            if 2 * sum([_comparable(gauge, gauges[other]) for other in part]) >= len(part):
                merged = [*parts.pop(name), *merged]
                into[name] = number
        parts[number] = merged
        for tie in ties:
            strong.setdefault(tie, set()).add(number)
    return tuple([tuple(part) for part in parts.values() if len({told[n][0].article for n in part}) > 1])


def _list_ties(
    measure: Measure, unit: Unit, held: tuple[str, ...], story: tuple[int, ...]
) -> tuple[list[str], list[str]]:
    """What a measure can be comparable by: one of the first, or several of the second."""
    if _is_told_beside(measure.figure, measure.thing):
        return [*unit.names, *["=" + name for name in held]], []
    records = [*["$" + name for name in measure.topics], *["&" + name for name in unit.meetings]]
    told = [f"story {name}" for name in story] if measure.only and measure.thing[:1] == "!" else []
    words = [*unit.stems, *{"~" + name for name, _ in unit.kin}]
    return [*unit.names, *records, *told, *["=" + name for name in held]], words


def _comparable(a: _Gauge, b: _Gauge) -> bool:
    """Do two figures of one kind measure one thing? Names and words beside the figures must say so, not the kind
    alone; where they say little, the articles must tell one story."""
    if a.figure.unit not in DURATIONS and a.days and b.days and a.days.isdisjoint(b.days):
        return False  # what is counted one day is more the next
    if a.figure.unit == "age":
        return a.thing == b.thing and len(a.story & b.story) >= STORY
    names = len(a.names & b.names)
    together = not a.held.isdisjoint(b.held)
    if a.thing == b.thing and a.thing.startswith(("of ", "per ")):
        return (together or names > 0) and len(a.story & b.story) + bool(names) >= STORY
    if a.beside or b.beside or a.thing != b.thing:
        alike = _are_near_alike(a, b, names, together) and _same_order(a, b)
        one_story = len(a.story & b.story) + bool(names) >= STORY
        return alike and one_story and are_one_amount(a.near, b.near)
    one_story = len(a.story & b.story) >= STORY
    if a.thing[:1] == "!" and a.names and b.names and not names:
        return False  # it may have been elsewhere
    once = (a.only and b.only) or (together and _covers(a, b))
    if a.thing[:1] == "!" and one_story and once and _same_order(a, b):
        return True  # each says once what befell how many
    few = a.term and a.figure.unit == "" and min(a.low, b.low) < _SMALL
    if few and not (together and (names or _count_shared(a, b) > 1)):
        return False
    tied = not (a.records.isdisjoint(b.records))
    if a.figure.unit in DURATIONS:
        # Whose term it is is in its name.
        return tied or one_story if a.term else tied or (together and (names >= 1 or one_story))
    if a.figure.value != b.figure.value and not _same_order(a, b):
        return names >= 1 and len(a.pairs & b.pairs) >= 3 and _count_shared(a, b) >= 2
    if tied and names:
        return True
    words = _count_shared(a, b)
    if a.figure.unit:
        return names >= 1 and words >= 2
    if words >= _WORDS or (names >= 2 and words) or (names and words >= 2):
        return True
    return together and one_story


def _are_near_alike(a: _Gauge, b: _Gauge, names: int, together: bool) -> bool:
    """Do the words beside two figures say that they are of one thing?"""
    near = _count_near(a.near, b.near)
    if together and near and _covers(a, b):
        return True
    return near > 0 and near + bool(names) + bool(a.days & b.days) >= _NEAR_SHARED + (not together)


def _covers(a: _Gauge, b: _Gauge) -> bool:
    """Do all the words beside the one stand beside the other too?"""
    return bool(a.near and b.near) and _count_near(a.near, b.near) >= min(len(a.near), len(b.near))


def _count_near(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """Words beside both, kin counted where the words differ; none where all stand in any newspaper."""
    shared = ours & theirs
    kin = [{name for stem in some - shared for name in list_kin(stem)} for some in (ours, theirs)]
    if not kin[0] & kin[1] and all(map(is_common, shared)):
        return 0
    return len(shared) + len(kin[0] & kin[1])


def _count_shared(a: _Gauge, b: _Gauge) -> int:
    """Words that both passages have beside the figures, kin counted where its words differ."""
    stems = {stem for stem in a.stems & b.stems if stem not in a.own and stem not in b.own and not stem.isdigit()}
    kin = [
        {name for name, stem in gauge.kin if stem not in a.own and stem not in b.own and stem not in stems}
        for gauge in (a, b)
    ]
    return len(stems) + len(kin[0] & kin[1])


def _same_order(a: _Gauge, b: _Gauge) -> bool:
    low, high, other_low = a.low, a.high, b.low
    if low > other_low:
        high, other_low = b.high, low
    return high > 0 and other_low / high <= _ORDER


def interval(figure: FigureFound) -> tuple[float, float]:
    """The values that a figure allows."""
    if figure.value_max is not None:
        return figure.value, figure.value_max
    if figure.hedge in BOUNDED_BELOW:
        return figure.value, figure.value * 1.5
    if figure.hedge in BOUNDED_ABOVE:
        return figure.value * 0.5, figure.value
    if figure.hedge in APPROXIMATE:
        off = figure.value * _TOLERANCE / 100
        return figure.value - off, figure.value + off
    return figure.value, figure.value


def disagree(a: FigureFound, b: FigureFound) -> str:
    """`conflict` where no value fits both, `degree` where only the hedge differs, else nothing."""
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if high < other_low or other_high < low:
        return "conflict"
    if a.value == b.value and a.value_max == b.value_max:
        strong = BOUNDED_BELOW | BOUNDED_ABOVE
        return "degree" if (a.hedge in strong) != (b.hedge in strong) else ""
    return ""


def print_value(text: str, figure: FigureFound) -> str:
    """A figure in one form for all: "7 hours", "more than 100,000", "tens of thousands"."""
    if figure.unit == "age" and figure.value_max is None:
        return f"{figure.value:g}"
    if figure.value_max is not None or figure.unit not in ("", *DURATIONS):
        return text if not figure.hedge or text.lower().startswith(figure.hedge) else f"{figure.hedge} {text}"
    number = f"{figure.value:,.0f}" if figure.value == int(figure.value) else f"{figure.value:,g}"
    unit = f" {figure.unit}{'' if figure.value == 1 else 's'}" if figure.unit else ""
    return f"{figure.hedge + ' ' if figure.hedge else ''}{number}{unit}"


_ROUND = re.compile(r"\b(?:dozens?|scores?|couple)\b", re.IGNORECASE)


def keep_words(text: str, figure: FigureFound) -> str:
    """The source's own words for a number that it only rounds to: "nearly two dozen"; empty for any other."""
    if not _ROUND.search(text):
        return ""
    words = text.lower().replace("-", " ")
    return words if not figure.hedge or words.startswith(figure.hedge) else f"{figure.hedge} {words}"


def span_of(figure: FigureFound) -> Span:
    """The figure with the thing it counts, where that follows at once."""
    about = figure.about
    near = about is not None and about.block == figure.span.block and 0 <= about.start - figure.span.end <= 3
    return Span(figure.span.block, figure.span.start, about.end) if near and about is not None else figure.span
